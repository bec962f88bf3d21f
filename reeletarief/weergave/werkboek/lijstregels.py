"""De rijen van de invoerbladen: van elke gegeven waarde de sleutel, de soort, de herkomst en wie haar gebruikt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.werkboek.stand import Soort
from reeletarief.invoer.namen import CAO
from reeletarief.kostprijs.kop import Kop, beginnen_met
from reeletarief.weergave.getal import opsomming
from reeletarief.weergave.werkboek.indeling import kale_sleutel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reeletarief.kostprijs.post import Post
    from reeletarief.weergave.werkboek.indeling import Indeling, Lijstpost

_CAO, _OPSLAGEN = beginnen_met(Kop.CAO, Kop.OPSLAGEN)
_HOOGSTENS = 6
_ZONDER_BESTAND = "rekenregel"
"""Staat in een sleutel waar anders het bestand staat."""


class Lijstregel(NamedTuple):
    """Eén rij van een invoerblad. ``sleutel`` is uniek in het werkboek en overleeft een verschuiving van regels in een bestand."""

    sleutel: str
    soort: Soort
    onderdeel: str
    rij: Lijstpost
    grondslag: str
    gebruikt_door: str


def lijstregels(rijen: Sequence[Lijstpost], indeling: Indeling) -> list[Lijstregel]:
    """De rijen van een lijst met alles wat de lezer erbij wil weten."""
    kaarten = {
        str(tarief.kaart.product.plaats.bestand): f"{tarief.product} {tarief.kaart.naam}"
        for tarief in reversed(indeling.producten)
        if tarief.afwezigheid is None
    }
    sets = {tarief.product: str(tarief.kaart.opslagset or "") for tarief in indeling.producten}
    aantal = len(indeling.producten)
    return [
        Lijstregel(
            sleutel,
            _soort(rij),
            _onderdeel(rij, kaarten, sets),
            rij,
            opsomming(rij.grondslag, 3, "; "),
            "alle producten" if len(rij.producten) == aantal > 1 else opsomming(rij.producten, _HOOGSTENS),
        )
        for sleutel, rij in zip(sleutels(rijen), rijen, strict=True)
    ]


def sleutels(rijen: Iterable[Lijstpost]) -> list[str]:
    """Per rij ``bestand#sleutel``, met ``~2`` als dezelfde sleutel vaker in een bestand staat."""
    uit: list[str] = []
    gezien: dict[str, int] = {}
    for rij in rijen:
        plaats = rij.post.plaats
        naam = _rijsleutel(plaats.bestand if plaats else _ZONDER_BESTAND, kale_sleutel(rij.post.sleutel))
        gezien[naam] = gezien.get(naam, 0) + 1
        uit.append(naam if gezien[naam] == 1 else f"{naam}~{gezien[naam]}")
    return uit


def vaste_sleutel(post: Post) -> str:
    """De sleutel van de rij van een vast getal."""
    return _rijsleutel(_ZONDER_BESTAND, post.sleutel)


def _rijsleutel(bestand: str, sleutel: str) -> str:
    return f"{bestand}#{sleutel}"


def _soort(rij: Lijstpost) -> Soort:
    """Invoer is wat letterlijk zo in een bestand staat; wat uit de kalender of een keuze volgt, is vast."""
    if not rij.is_gegeven:
        return Soort.BEREKEND
    return Soort.INVOER if rij.letterlijk else Soort.VAST


def _onderdeel(rij: Lijstpost, kaarten: Mapping[str, str], sets: Mapping[str, str]) -> str:
    sleutel, plaats = rij.post.sleutel, rij.post.plaats
    bestand = plaats.bestand if plaats else ""
    if sleutel.startswith(_CAO):
        _, cao, dag = sleutel.split(".")[:3]
        return f"cao {cao}, tabel {dag}"
    if bestand.startswith(CAO):
        return "cao " + bestand.removeprefix(CAO).removesuffix(".yaml").replace("/", ", tabel ")
    if bestand in kaarten:
        return kaarten[bestand]
    if sleutel.startswith(_OPSLAGEN):
        namen = dict.fromkeys(sets[product] for product in rij.producten if sets.get(product))
        return f"opslagset {opsomming(namen, 3)}"
    namen_van: dict[str, str] = {
        Kop.UREN: "uren per jaar",
        Kop.LOON: "werkgeverslasten",
        Kop.REEKSEN: "reeks",
        Kop.INDEX: "indexering",
    }
    begin = sleutel.partition(".")[0]
    return namen_van.get(begin, begin)
