"""``reacties effect`` voor programma's: csv met een regel per product en reactie, en json."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reeletarief.analyse.reacties.effect import omvang
from reeletarief.weergave.csv import als_csv, veilig
from reeletarief.weergave.getal import machine, machine_procent
from reeletarief.weergave.json import als_tekst, bewijs, omslag, vindplaats
from reeletarief.weergave.reacties.effect import bewogen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from reeletarief.analyse.reacties.effect import Effecten, Productverschil, Reactiegevolg, Samenregel
    from reeletarief.analyse.reacties.toepassen import Zet
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.weergave.reacties.tekst import Basis

_KOP = ("product", "naam", "eenheid", "tariefjaar", "soort", "reactie", "basis", "nieuw", "verschil", "procent")


def effecten_als_csv(effecten: Effecten) -> str:
    """Een regel per product en soort: elke reactie ``alleen``, hun ``som``, de ``wisselwerking`` en alles ``samen``."""
    jaar = str(effecten.basis.resultaat.tariefjaar)
    return als_csv(_KOP, _rijen(effecten, jaar))


def _rijen(effecten: Effecten, jaar: str) -> Iterator[list[str]]:
    for effect in effecten.per_reactie:
        for een in effect.verschillen:
            yield _rij(een, jaar, "alleen", str(effect.reactie.nummer), een.verschil)
    for regel in effecten.samen:
        for soort, euro in _slot(regel):
            yield _rij(regel.verschil, jaar, soort, "", euro)


def _slot(regel: Samenregel) -> list[tuple[str, Decimal]]:
    return [("som", regel.som), ("wisselwerking", regel.wisselwerking), ("samen", regel.verschil.verschil)]


def _rij(een: Productverschil, jaar: str, soort: str, reactie: str, euro: Decimal) -> list[str]:
    nieuw = machine(een.nieuw, 2) if soort in {"alleen", "samen"} else ""
    procent = machine_procent(euro / een.oud) if een.oud else ""
    tekst = [veilig(een.product), veilig(een.naam), een.eenheid, jaar, soort, veilig(reactie)]
    return [*tekst, machine(een.oud, 2), nieuw, machine(euro, 2), procent]


def effecten_als_json(effecten: Effecten, basis: Basis, register: Iterable[Bestand]) -> str:
    """De effecten met de basis, elke wijziging met haar plaats, en het bewijs van voor en na en van het register."""
    inhoud = {
        **omslag(effecten.basis.resultaat),
        "basis": {
            "omschrijving": basis.omschrijving,
            "is_concept": basis.is_concept,
            "opmerkingen": list(basis.opmerkingen),
        },
        "register": [{"pad": bestand.pad, "sha256": bestand.sha256} for bestand in register],
        "reacties": [_reactie(effect) for effect in effecten.per_reactie],
        "samen": {
            **_omvang(bewogen(effecten)),
            "tarieven": [_samen(regel) for regel in effecten.samen],
            "bewijs": bewijs(effecten.na.resultaat.bewijs),
        },
    }
    return als_tekst(inhoud)


def _reactie(effect: Reactiegevolg) -> dict[str, Any]:
    reactie = effect.reactie
    return {
        "nummer": str(reactie.nummer),
        "aanbieder": str(reactie.aanbieder),
        "oordeel": reactie.oordeel,
        "wijzigingen": [_zet(zet) for zet in effect.zetten],
        **_omvang(effect.verschillen),
        "tarieven": [_tarief(een) for een in effect.verschillen],
    }


def _zet(zet: Zet) -> dict[str, Any]:
    return {
        "parameter": zet.plek.parameter,
        **vindplaats(zet.plek.plaats),
        "oud": zet.oud or None,
        "nieuw": zet.nieuw,
        "als_afwijking": zet.plek.kaart is not None,
    }


def _omvang(verschillen: Sequence[Productverschil]) -> dict[str, Any]:
    geheel = omvang(verschillen)
    return {
        "aantal": geheel.aantal,
        "gemiddeld_procent": machine_procent(geheel.gemiddeld),
        "grootste": geheel.grootste.product if geheel.grootste else None,
    }


def _tarief(een: Productverschil) -> dict[str, Any]:
    return {
        "product": een.product,
        "eenheid": een.eenheid,
        "basis": machine(een.oud, 2),
        "nieuw": machine(een.nieuw, 2),
        "verschil": machine(een.verschil, 2),
        "procent": machine_procent(een.fractie),
    }


def _samen(regel: Samenregel) -> dict[str, Any]:
    return {
        **_tarief(regel.verschil),
        "alleen": {nummer: machine(euro, 2) for nummer, euro in regel.alleen.items()},
        "som": machine(regel.som, 2),
        "wisselwerking": machine(regel.wisselwerking, 2),
    }
