"""Eigen waarden van een product voor parameters van de regio, en de velden waarin een regel zijn waarde heeft."""

from dataclasses import fields, replace
from typing import Any, TypeVar

from reeletarief.invoer.model import Herkomstvelden, PercentageOfGetal, TekstVeld, model

WAARDEVELDEN = (
    "percentage",
    "uren_per_jaar",
    "bedrag_per_jaar",
    "bedrag_per_uur",
    "bedrag_per_deelnemeruur",
    "bedrag_per_eenheid",
    "bedrag_per_plaats",
    "bedrag_per_fte",
    "totaal_per_jaar",
)
"""De velden waarin een regel zijn waarde kan hebben; elke regel gebruikt er precies één."""

BEDRAGVELDEN = frozenset(WAARDEVELDEN) - {"percentage", "uren_per_jaar"}
"""De waardevelden die een bedrag in euro zijn."""

GRENSVELDEN = ("franchise", "maximum")
"""De velden die de grondslag van een last begrenzen; een eigen waarde van een kaart vervangt ze niet."""

REGELVELDEN = (*WAARDEVELDEN, *GRENSVELDEN)
"""De velden van een regel waar een bedrag, percentage of aantal staat, of een verwijzing naar een reeks."""


def waardeveld(regel: Herkomstvelden) -> str:
    """Het veld waarin de waarde van een regel staat."""
    return next(veld for veld in WAARDEVELDEN if getattr(regel, veld, None) is not None)


@model
class Afwijking(Herkomstvelden):
    """Een eigen waarde van dit product voor een parameter van de regio, met de motivering.

    Attributes:
        parameter: Naam van de parameter, zoals 'reeletarief gevoeligheid' haar toont.
        waarde: De eigen waarde: een percentage met procentteken, of een aantal of bedrag zoals de parameter zelf.
        motivering: Waarom dit product een andere waarde heeft.
    """

    parameter: TekstVeld
    waarde: PercentageOfGetal
    motivering: TekstVeld


RegelSoort = TypeVar("RegelSoort", bound=Herkomstvelden)


def met_eigen_waarde(regel: RegelSoort, afwijking: Afwijking) -> RegelSoort:
    """De regel met de eigen waarde van een kaart, en met de herkomst en motivering van die afwijking; zonder bandbreedte.

    De regel keurt zichzelf opnieuw, dus een :class:`~reeletarief.invoer.waarden.WaardeFout` zegt wat er aan de eigen waarde
    of haar herkomst niet past.
    """
    velden: dict[str, Any] = {veld.name: getattr(afwijking, veld.name) for veld in fields(Herkomstvelden)}
    velden |= {grens: None for grens in ("laag", "hoog") if hasattr(regel, grens)}
    velden[waardeveld(regel)] = afwijking.waarde
    velden["toelichting"] = " ".join([f"afwijking: {afwijking.motivering}", *_toelichting(afwijking)])
    return replace(regel, **velden)


def _toelichting(afwijking: Afwijking) -> list[str]:
    return [str(afwijking.toelichting)] if afwijking.toelichting else []
