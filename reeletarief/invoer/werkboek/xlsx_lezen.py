"""Een werkboek dat terugkomt: van bytes naar bladen met per cel de formule en de waarde die het bestand ernaast bewaart.

Eigen lezer, en niet ``openpyxl.load_workbook``: die geeft óf de formules óf de waarden, vult lege rijen aan (een miljoen, als
het bestand dat zegt) en eindigt bij een kwaadwillig bestand in willekeurige fouten. Van openpyxl komt wel de vertaling van
formules die Excel over cellen deelt.
"""

from __future__ import annotations

import posixpath
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.werkboek.pakket import (
    MEESTE_BLADEN,
    NietBruikbaarFout,
    Pakket,
    met_reden,
    open_pakket,
    weiger_groot,
    weiger_kapot,
)
from reeletarief.invoer.werkboek.xlsx_blad import (
    GelezenCel,
    KapotBladFout,
    VolBladFout,
    lees_blad,
    lees_gedeelde_teksten,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.werkboek.veilige_xml import Element
    from reeletarief.invoer.werkboek.xlsx_blad import Plek

__all__ = ["GelezenBlad", "GelezenCel", "GelezenWerkboek", "lees_werkboek"]

_WERKBOEK = "xl/workbook.xml"
_RELATIES = "xl/_rels/workbook.xml.rels"
_WORTEL = "_rels/.rels"
_TEKSTEN = "xl/sharedStrings.xml"
_EIGENSCHAPPEN = "docProps/custom.xml"
_INGEBOUWD = "_xlnm."


class GelezenBlad(NamedTuple):
    """Een werkblad: alleen de cellen waar iets in staat."""

    naam: str
    cellen: Mapping[Plek, GelezenCel]


class GelezenWerkboek(NamedTuple):
    """Een werkboek zoals het in het bestand staat: eigenschappen, namen voor cellen, en bladen op hun naam en volgorde.

    Een naam die maar op één blad geldt, heet hier ``3!naam``, met het volgnummer van dat blad. Afdrukbereiken en filters
    zijn geen namen.
    """

    bestand: str
    eigenschappen: Mapping[str, str]
    namen: Mapping[str, str]
    bladen: Mapping[str, GelezenBlad]


def lees_werkboek(inhoud: bytes, naam: str) -> GelezenWerkboek | Bevinding:
    """Lees een .xlsx; wat niet te vertrouwen of te lezen is, geeft een bevinding met de reden en de remedie."""
    try:
        return _lees(open_pakket(inhoud, naam))
    except NietBruikbaarFout as fout:
        return fout.bevinding


def _lees(pakket: Pakket) -> GelezenWerkboek:
    _keur_wortel(pakket)
    boek = pakket.elementen(_WERKBOEK)
    if not boek:
        weiger_kapot(pakket.naam, f"het deel {_WERKBOEK} ontbreekt")
    relaties = [een.attributen for een in pakket.elementen(_RELATIES)]
    teksten = _gedeelde_teksten(pakket, relaties)
    delen = _bladdelen(pakket, boek, {een.get("Id"): een for een in relaties})
    bladen = {naam: GelezenBlad(naam, _cellen(pakket, deel, teksten)) for naam, deel in delen}
    return GelezenWerkboek(pakket.naam, _eigenschappen(pakket), _namen(boek), bladen)


def _keur_wortel(pakket: Pakket) -> None:
    """Een rekenblad opent het werkboek waar het pakket naar wijst; dat moet het werkboek zijn dat hier gelezen wordt."""
    relaties = [een.attributen for een in pakket.elementen(_WORTEL)]
    doelen = [een.get("Target", "") for een in relaties if een.get("Type", "").endswith("/officeDocument")]
    if any(posixpath.normpath(posixpath.join("/", doel)).lower() != f"/{_WERKBOEK}" for doel in doelen):
        weiger_kapot(pakket.naam, f"het pakket wijst een ander werkboek aan dan {_WERKBOEK}")


def _bladdelen(
    pakket: Pakket, boek: Sequence[Element], relaties: Mapping[str | None, Mapping[str, str]]
) -> list[tuple[str, str]]:
    """De werkbladen met het deel waar ze in staan, op volgorde; een blad met alleen een grafiek hoort er niet bij."""
    bladen = [element.attributen for element in boek if element.naam == "sheet"]
    namen = [blad.get("name", "") for blad in bladen]
    if len(bladen) > MEESTE_BLADEN:
        weiger_groot(pakket.naam, f"het heeft meer dan {MEESTE_BLADEN} bladen")
    if len({naam.casefold() for naam in namen}) < len(namen):
        weiger_kapot(pakket.naam, "twee bladen hebben dezelfde naam")
    paren = [(naam, relaties.get(blad.get("id"), {})) for naam, blad in zip(namen, bladen, strict=True)]
    if any("Target" not in relatie for _, relatie in paren):
        weiger_kapot(pakket.naam, "van een blad is niet te vinden waar het staat")
    return [
        (naam, _deel(relatie["Target"])) for naam, relatie in paren if relatie.get("Type", "").endswith("/worksheet")
    ]


def _deel(doel: str) -> str:
    """De naam van een deel waar het werkboek naar wijst: vanaf de wortel met een /, anders vanaf xl/."""
    return posixpath.normpath(posixpath.join("/xl", doel)).lstrip("/")


def _gedeelde_teksten(pakket: Pakket, relaties: Sequence[Mapping[str, str]]) -> list[str]:
    """De gedeelde teksten uit het deel waar het werkboek naar wijst; zonder verwijzing staan ze op hun gewone plek."""
    delen = [_deel(een.get("Target", "")) for een in relaties if een.get("Type", "").endswith("/sharedStrings")]
    if len(delen) > 1:
        weiger_kapot(pakket.naam, "er zijn twee delen met gedeelde teksten")
    deel = delen[0] if delen else _TEKSTEN
    if deel.lower() not in pakket.delen:
        return []
    with met_reden(pakket.naam, deel):
        return lees_gedeelde_teksten(pakket.lees(deel), pakket.tegoed)


def _cellen(pakket: Pakket, deel: str, teksten: Sequence[str]) -> dict[Plek, GelezenCel]:
    try:
        with met_reden(pakket.naam, deel):
            return lees_blad(pakket.lees(deel), teksten, pakket.tegoed)
    except KapotBladFout as fout:
        weiger_kapot(pakket.naam, f"in het deel {deel[:80]} klopt iets niet ({fout})")
    except VolBladFout:
        weiger_groot(pakket.naam, f"het deel {deel[:80]} heeft meer cellen dan enig werkboek van dit programma")


def _eigenschappen(pakket: Pakket) -> dict[str, str]:
    """De eigen documenteigenschappen; de waarde staat in het element dat op de eigenschap volgt."""
    alle = pakket.elementen(_EIGENSCHAPPEN)
    return {
        element.attributen.get("name", ""): volgende.tekst
        for element, volgende in pairwise(alle)
        if element.naam == "property" and volgende.naam != "property"
    }


def _namen(boek: Sequence[Element]) -> dict[str, str]:
    namen = [element for element in boek if element.naam == "definedName"]
    return {
        f"{blad}!{naam}" if (blad := element.attributen.get("localSheetId")) else naam: element.tekst
        for element in namen
        if not (naam := element.attributen.get("name", "")).startswith(_INGEBOUWD)
    }
