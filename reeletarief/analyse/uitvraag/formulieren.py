"""Welke teruggekomen formulieren meetellen: van elke aanbieder één."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst, Plaats

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reeletarief.invoer.uitvraag.antwoorden import Ingevuld

DUBBEL = "RT961"


def een_per_aanbieder(formulieren: Iterable[Ingevuld]) -> tuple[tuple[Ingevuld, ...], tuple[Bevinding, ...]]:
    """De formulieren die meetellen, op aanbieder, en wat er dubbel is.

    Is hetzelfde bestand er twee keer, dan telt het één keer. Verschillen twee formulieren van een aanbieder, dan telt geen
    van beide: welke geldt, weet alleen de aanbieder. Een formulier dat leeg of niet te gebruiken is, telt niet mee.
    """
    per_aanbieder: dict[str, list[Ingevuld]] = defaultdict(list)
    for formulier in sorted(formulieren, key=_origineel_eerst):
        if formulier.antwoorden or formulier.geweigerd:
            per_aanbieder[_gelijk(formulier.aanbieder)].append(formulier)
    telt: list[Ingevuld] = []
    bevindingen: list[Bevinding] = []
    for eigen in per_aanbieder.values():
        verschillend = len({formulier.sha256 for formulier in eigen}) > 1
        if not verschillend:
            telt.append(eigen[0])
        if len(eigen) > 1:
            bevindingen.append(_verschillend(eigen) if verschillend else _hetzelfde(eigen))
    return tuple(telt), tuple(bevindingen)


def _origineel_eerst(formulier: Ingevuld) -> tuple[str, int, str]:
    """Op aanbieder, en dan de kortste bestandsnaam: een kopie heet langer (``a - kopie.xlsx``)."""
    return formulier.aanbieder, len(formulier.bestand), formulier.bestand


def _gelijk(aanbieder: str) -> str:
    """Een naam zoals twee schrijfwijzen ervan gelijk zijn: zonder verschil in hoofdletters, spaties en onzichtbare tekens.

    Anders telt wie zijn formulier drie keer instuurt, voor drie aanbieders.
    """
    zichtbaar = "".join(teken for teken in aanbieder if unicodedata.category(teken) != "Cf")
    return " ".join(unicodedata.normalize("NFKC", zichtbaar).casefold().split())


def _hetzelfde(eigen: Sequence[Ingevuld]) -> Bevinding:
    wat = f"Het formulier van {eigen[0].aanbieder} is er {len(eigen)} keer, precies gelijk: {_namen(eigen)}. Het telt één keer."
    plaats = Plaats(eigen[1].bestand, 1)
    return Bevinding(DUBBEL, wat, f"Haal {_namen(eigen[1:])} weg.", plaats, Ernst.OPMERKING)


def _verschillend(eigen: Sequence[Ingevuld]) -> Bevinding:
    wat = f"{eigen[0].aanbieder} heeft {len(eigen)} verschillende formulieren: {_namen(eigen)}. Geen ervan telt mee."
    remedie = "Vraag de aanbieder welk formulier geldt, en haal de andere weg."
    return Bevinding(DUBBEL, wat, remedie, Plaats(eigen[0].bestand, 1))


def _namen(eigen: Sequence[Ingevuld]) -> str:
    return " en ".join(formulier.bestand for formulier in eigen)
