"""``vaststellen`` op het scherm: wat er besloten is per product, en hoe het na te gaan is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.besluit.bijstelling import GELIJK
from reeletarief.weergave.besluit.waarom import motiefregels, uitzonderingsregel
from reeletarief.weergave.bewijsregel import begin_van
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.getal import euro, geteld, meervoud
from reeletarief.weergave.meldingen import afdrukbaar
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuwe_tabel, tekstkolom

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from reeletarief.analyse.besluit.vaststelling import Besluitregel, Vaststelling


def toon_vaststelling(vaststelling: Vaststelling, console: Console) -> None:
    """Druk het besluit af, met wat er eventueel nog openstaat."""
    resultaat = vaststelling.resultaat
    console.print(
        f"{resultaat.regio} · tarieven {resultaat.tariefjaar} · {vaststelling.status} op {voluit(vaststelling.besluitdatum)}, "
        f"geldig van {voluit(vaststelling.ingangsdatum)} tot en met {voluit(vaststelling.geldig_tot)}",
        style="bold",
    )
    for regel in motiefregels(vaststelling):
        console.print(regel)
    druk_heel(_tabel(vaststelling), console, {"reden van het verschil": ""}, {"naam": ""}, {"eenheid": "per "})
    for uitzondering in vaststelling.uitzonderingen:
        console.print(uitzonderingsregel(uitzondering))
    for regel in _slot(vaststelling):
        console.print(regel)


def _tabel(vaststelling: Vaststelling) -> Table:
    tabel = nieuwe_tabel()
    tabel.add_column("product", no_wrap=True)
    tekstkolom(tabel, "naam")
    tabel.add_column("eenheid", no_wrap=True)
    for kop in ("berekend", "voorgesteld", vaststelling.status):
        getalkolom(tabel, kop)
    tekstkolom(tabel, "reden van het verschil")
    for regel in vaststelling.regels:
        kaart = regel.tarief.kaart
        tabel.add_row(
            kaart.code,
            str(kaart.naam),
            kaart.eenheid,
            euro(regel.berekend),
            euro(regel.voorgesteld),
            euro(regel.vastgesteld),
            afdrukbaar(_reden(regel)),
        )
    return tabel


def _reden(regel: Besluitregel) -> str:
    """De reden van het verschil; staat er een bij een bedrag dat het berekende is, dan zegt de cel dat eerst."""
    if regel.reden and regel.voorgesteld == regel.vastgesteld == regel.berekend:
        return f"{GELIJK}; {regel.reden}"
    return regel.reden or ""


def _slot(vaststelling: Vaststelling) -> list[str]:
    """Hoeveel producten, en wat er nog openstaat of is aangenomen."""
    resultaat, aantal = vaststelling.resultaat, len(vaststelling.regels)
    producten = geteld(aantal, "product", "producten")
    aannames = geteld(len(resultaat.aannames), "aanname", "aannames")
    vingerafdruk = begin_van(resultaat.bewijs.sha256)
    regels = [f"{producten}; {aannames} in de uitkomst, sha256 {vingerafdruk}…"]
    if vaststelling.open_punten:
        open_ = len(vaststelling.open_punten)
        punten = geteld(open_, "punt houdt", "punten houden")
        waar = meervoud(open_, "het staat", "ze staan")
        regels.append(f"Dit is een concept: {punten} vaststellen nog tegen ({waar} in het bestand).")
    return regels


def nagaan(vaststelling: Vaststelling) -> str:
    """De weg om het geschreven besluit na te gaan."""
    return f"Nagaan: reeletarief verifieer --vastgesteld {vaststelling.resultaat.tariefjaar}"
