"""De kostprijselementen: elke regel op één plek in de lijst van de Jeugdwet en in die van de NvO."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.elementen import ELEMENTNAMEN
from reeletarief.kostprijs import post as posten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.invoer.opslagen.bestand import ZonderElement
    from reeletarief.kostprijs.post import Eenheid, Post


class Plek(NamedTuple):
    """Waar een element thuishoort: de letter van art. 2.3 Besluit Jeugdwet en het element van NvO §8.3."""

    jeugdwet: str
    nvo: str


PLEKKEN = {
    "beroepskracht": Plek("a_clientgebonden", "beroepskracht"),
    "niet_productief": Plek("a_niet_clientgebonden", "niet_productief"),
    "opleidingskosten": Plek("a_niet_clientgebonden", "reis_opleiding"),
    "reiskosten": Plek("b", "reis_opleiding"),
    "verzorging": Plek("b", "verzorging"),
    "overhead": Plek("c", "overhead"),
    "gemeentelijke_eisen": Plek("c", "gemeentelijke_eisen"),
    "huisvesting": Plek("c", "huisvesting"),
    "marge": Plek("marge", "marge"),
    "indexatie": Plek("d", "indexatie"),
    "afronding": Plek("afronding", "afronding"),
}

JEUGDWET = {
    "a_clientgebonden": "a. beroepskrachten, cliëntgebonden",
    "a_niet_clientgebonden": "a. beroepskrachten, niet-cliëntgebonden",
    "b": "b. cliëntgebonden kosten anders dan beroepskrachten",
    "c": "c. overhead",
    "marge": "risico en marge (buiten a tot en met d)",
    "d": "d. indexering",
    "afronding": "afronding",
}

NVO = {**ELEMENTNAMEN, "afronding": "afronding"}

_LIJSTEN = {
    lijst: [(plek, f"{lijst}.{plek}", naam) for plek, naam in namen.items()]
    for lijst, namen in (("jeugdwet", JEUGDWET), ("nvo", NVO))
}
"""Per lijst elk element met de sleutel en de naam van zijn post; elk product deelt die."""

WMO = {
    "a": ("a. kosten van de beroepskracht", ("beroepskracht",)),
    "b": ("b. redelijke overheadkosten", ("overhead", "huisvesting")),
    "c": ("c. niet-productieve uren", ("niet_productief",)),
    "d": ("d. reis- en opleidingskosten", ("reis_opleiding",)),
    "e": ("e. indexatie", ("indexatie",)),
    "f": ("f. overige kosten door gemeentelijke eisen", ("gemeentelijke_eisen",)),
    "verzorging": ("verzorging (niet in de Wmo-lijst)", ("verzorging",)),
    "marge": ("risico en marge (buiten a tot en met f)", ("marge",)),
    "afronding": ("afronding", ("afronding",)),
}
"""De zes elementen van art. 5.4 lid 3 Uitvoeringsbesluit Wmo 2015, elk uit elementen van de NvO; de rest blijft apart."""


def wmo(nvo: Mapping[str, Post], eenheid: Eenheid) -> dict[str, Post]:
    """Dezelfde kosten naar de lijst van de Wmo: elk element van de NvO telt op precies één plek."""
    return {
        letter: posten.som(f"wmo.{letter}", naam, eenheid, *(nvo[deel] for deel in delen))
        for letter, (naam, delen) in WMO.items()
    }


def redenen_van_nul(lijst: str, zonder: Sequence[ZonderElement]) -> dict[str, list[str]]:
    """Per element van een lijst de redenen waarom een deel ervan nul is, zoals de opslagset ze geeft (eis R1 van docs/eisen.md)."""
    redenen: dict[str, list[str]] = {}
    for regel in zonder:
        plek = getattr(PLEKKEN[regel.element], lijst)
        redenen.setdefault(plek, []).append(f"{regel.element.replace('_', ' ')} nul: {regel.reden}")
    return redenen


def reden_van_nul(regel: Post) -> str:
    """Waarom een regel die er staat niets toevoegt, zoals een indexering zonder oudere waarden; leeg als dat nergens staat."""
    return (regel.herkomst.toelichting or "") if regel.bedrag == 0 and regel.herkomst else ""


def samen(elementen: Mapping[str, Post], eenheid: Eenheid) -> Post:
    """De som van alle elementen van een lijst; dat is het tarief."""
    return posten.som("samen", "samen", eenheid, *elementen.values())


def totalen(lijst: str, regels: Sequence[Post], eenheid: Eenheid) -> dict[str, Post]:
    """Per element van een lijst (``jeugdwet`` of ``nvo``) de som van de regels die eronder vallen.

    Elke regel heeft een element en telt op precies één plek, dus de totalen zijn samen het tarief.
    """
    op_plek: dict[str, list[Post]] = {plek: [] for plek, _, _ in _LIJSTEN[lijst]}
    for regel in regels:
        op_plek[getattr(PLEKKEN[regel.element or ""], lijst)].append(regel)
    return {plek: posten.som(sleutel, naam, eenheid, *op_plek[plek]) for plek, sleutel, naam in _LIJSTEN[lijst]}
