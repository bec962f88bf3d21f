"""De ene tabelvorm op het scherm: een lijn onder de koppen, getallen rechts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.cells import cell_len
from rich.table import Table

from reeletarief.weergave.afbreken import BreekbareTekst, langste_stuk
from reeletarief.weergave.getal import meervoud, telling
from reeletarief.weergave.meldingen import afdrukbaar

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from rich.console import Console
    from rich.table import Column

    from reeletarief.weergave.tabelinhoud import Kolom


_SMALSTE_TEKST = 12
"""Zoveel tekens heeft een kolom met tekst ten minste: een productcode blijft heel, en een naam is te lezen."""
_TUSSENRUIMTE = 3
"""Wat een tabel in de huisstijl tussen twee kolommen openlaat."""
_LEESBAAR = 24
"""Heeft tekst minder ruimte dan dit, en heeft zij die nodig, dan komt er liever een kolom onder de rij."""
_INSPRINGEN = 4
"""Zoveel springt in wat onder een rij staat: meer dan een niveau van een boom."""
_MEESTE_RIJEN = 2_000
"""Zoveel rijen komen er op een scherm; meer leest niemand daar, en tienduizenden rijen opmaken kost seconden."""


def nieuwe_tabel(*kolommen: Column) -> Table:
    """Een tabel in de huisstijl, nog zonder rijen."""
    return Table(*kolommen, box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)


def nieuw_raster() -> Table:
    """Twee kolommen zonder lijnen en koppen: een naam, en tekst die daarnaast blijft als hij afbreekt."""
    raster = Table(box=None, show_header=False, pad_edge=False, show_edge=False)
    raster.add_column(no_wrap=True)
    raster.add_column(overflow="fold")
    return raster


def rasterrij(raster: Table, naam: str, tekst: str) -> None:
    """Een regel in een raster; een te lang pad of adres breekt na een schuine streep."""
    raster.add_row(naam, BreekbareTekst(tekst))


def tekstkolom(tabel: Table, kop: str, breedte: int | None = None, minstens: int | None = None) -> None:
    """Een kolom met tekst die afbreekt in plaats van wordt afgekapt.

    ``breedte`` is een verhouding; smaller dan ``minstens`` tekens wordt zij niet.
    """
    tabel.add_column(kop, overflow="fold", ratio=breedte, min_width=minstens)


def getalkolom(tabel: Table, kop: str) -> None:
    """Een rechts uitgelijnde kolom die nooit afbreekt."""
    tabel.add_column(kop, justify="right", no_wrap=True)


def schermtabel(kolommen: Sequence[Kolom], rijen: Iterable[Sequence[str]], vet: Container[int] = frozenset()) -> Table:
    """Een tabel met deze kolommen en rijen; de rijen in ``vet`` (op volgnummer) vallen op."""
    tabel = nieuwe_tabel()
    regels = [[afdrukbaar(tekst) for tekst in rij] for rij in rijen]
    for plek, kolom in enumerate(kolommen):
        if kolom.is_getal:
            getalkolom(tabel, kolom.naam)
        else:
            langste = max(cell_len(tekst) for tekst in (kolom.naam, *(regel[plek] for regel in regels)))
            tekstkolom(tabel, kolom.naam, kolom.breedte, min(langste, _SMALSTE_TEKST))
    for nummer, regel in enumerate(regels):
        tabel.add_row(*regel, style="bold" if nummer in vet else None)
    return tabel


def zet_breedten(tabel: Table, ruimte: int) -> None:
    """Geef de kolommen die nooit afbreken hun breedte, als de tabel in de ruimte past; rich meet anders elke cel nog eens.

    Past zij niet, dan beslist rich wat er smaller wordt.
    """
    breedten = [_breedste(kolom) if kolom.no_wrap else kolom.min_width or 1 for kolom in tabel.columns]
    if _samen(breedten) <= ruimte:
        for kolom, breedte in zip(tabel.columns, breedten, strict=True):
            if kolom.no_wrap:
                kolom.width = breedte


def nodige_breedte(tabel: Table, *eronder: Mapping[str, str | None]) -> int:
    """Hoe breed een venster moet zijn om geen bedrag of woord te breken, in tekens; met de kolommen van ``eronder`` onder hun rij."""
    weg = {kop for stap in eronder for kop in stap}
    return _samen(_smalste(kolom) for kolom in tabel.columns if _kop(kolom) not in weg)


def druk_heel(tabel: Table, console: Console, *eronder: Mapping[str, str | None]) -> None:
    """Druk een tabel af zonder een bedrag of woord te breken; van een heel lange alleen het begin en de laatste rij.

    Past zij niet, dan komen kolommen onder hun rij: die van de eerste ``eronder`` (hun kop, en wat er voor de tekst komt; zonder
    tekst, ``None``, vervalt de kolom), en als dat niet genoeg is ook die van de volgende. Past het dan nog niet, dan volgen ook de
    andere kolommen, van rechts naar links met hun kop ervoor, tot alleen de eerste over is.
    """
    te_veel = len(tabel.rows) - _MEESTE_RIJEN
    _druk(_ingekort(tabel) if te_veel > 0 else tabel, console, eronder)
    if te_veel > 0:
        console.print(
            f"Niet getoond: {telling(te_veel)} {meervoud(te_veel, 'rij', 'rijen')} voor de laatste. Bestanden en andere vormen (--formaat) hebben ze wel."
        )


def _ingekort(tabel: Table) -> Table:
    """De eerste rijen van een lange tabel, en de laatste: dat is vaak het totaal."""
    kort = nieuwe_tabel(*(kolom.copy() for kolom in tabel.columns))
    rijen = [*zip(tabel.rows, zip(*(kolom.cells for kolom in tabel.columns), strict=True), strict=True)]
    for rij, cellen in (*rijen[: _MEESTE_RIJEN - 1], rijen[-1]):
        kort.add_row(*cellen, style=rij.style)
    return kort


def _druk(tabel: Table, console: Console, eronder: Sequence[Mapping[str, str | None]]) -> None:
    """Druk een tabel af die op een scherm past, of zet kolommen onder hun rij."""
    if _samen(map(_breedste, tabel.columns)) <= console.width:
        console.print(tabel)
        return
    weg = _die_eronder_komen(tabel, eronder, console.width)
    smal = _met_kolommen(tabel, [kolom for kolom in tabel.columns if _kop(kolom) not in weg])
    if weg or _knelt(smal, console.width):
        _zet_alle_breedten(smal, max(console.width, nodige_breedte(smal)))
    if weg:
        _druk_met_onderregels(smal, _onderregels(tabel, weg), console)
    else:
        console.print(smal, crop=False)


def _die_eronder_komen(tabel: Table, eronder: Sequence[Mapping[str, str | None]], ruimte: int) -> dict[str, str | None]:
    """Zo weinig kolommen als nodig is om de andere naast elkaar te kunnen lezen."""
    weg: dict[str, str | None] = {}
    for stap in eronder:
        if _samen(_leesbare(kolom) for kolom in tabel.columns if _kop(kolom) not in weg) > ruimte:
            weg |= stap
    ernaast = [kolom for kolom in tabel.columns[1:] if _kop(kolom) not in weg]
    while ernaast and nodige_breedte(tabel, weg) > ruimte:
        kolom = ernaast.pop()
        weg[_kop(kolom)] = _ervoor(kolom)
    return weg


def _ervoor(kolom: Column) -> str:
    """Wat er voor een cel komt die onder haar rij staat: haar kop, of niets als die alleen een teken is (``%``)."""
    kop = _kop(kolom)
    if not any(map(str.isalnum, kop)):
        return ""
    return f"{kop} " if kolom.justify == "right" else f"{kop}: "


def _onderregels(tabel: Table, weg: Mapping[str, str | None]) -> list[list[str]]:
    """Per rij de tekst van deze kolommen, met ervoor wat er hoort."""
    kolommen = [
        [f"{ervoor}{' '.join(str(cel).split())}" if str(cel).strip() else "" for cel in kolom.cells]
        for kolom in tabel.columns
        if (ervoor := weg.get(_kop(kolom))) is not None
    ]
    return [[kolom[rij] for kolom in kolommen if kolom[rij]] for rij in range(len(tabel.rows))]


def _druk_met_onderregels(tabel: Table, onderregels: Sequence[Sequence[str]], console: Console) -> None:
    """De rijen van een tabel met onder elke rij haar onderregels."""
    for nummer, (rij, delen, *cellen) in enumerate(
        zip(tabel.rows, onderregels, *(kolom.cells for kolom in tabel.columns), strict=True)
    ):
        een = nieuwe_tabel(*(kolom.copy() for kolom in tabel.columns))
        een.width, een.show_header = tabel.width, nummer == 0
        een.add_row(*cellen, style=rij.style)
        console.print(een, crop=False)
        links = _wit(str(cellen[0])) + _INSPRINGEN
        for regel in _in_regels(delen, console.width - links):
            console.print(BreekbareTekst(regel, links, verder=2), style="dim")


def _met_kolommen(tabel: Table, kolommen: Sequence[Column]) -> Table:
    """De tabel met alleen deze kolommen; tekst breekt alleen waar dat mag."""
    smal = nieuwe_tabel(*(kolom.copy() for kolom in kolommen))
    cellen = [
        [cel if kolom.no_wrap or isinstance(cel, BreekbareTekst) else BreekbareTekst(str(cel)) for cel in kolom.cells]
        for kolom in kolommen
    ]
    for rij, inhoud in zip(tabel.rows, zip(*cellen, strict=True), strict=True):
        smal.add_row(*inhoud, style=rij.style)
    return smal


def _zet_alle_breedten(tabel: Table, ruimte: int) -> None:
    """Geef elke kolom een vaste breedte, niet smaller dan haar langste woord; met het wit ervoor, als dat past."""
    past = _samen(map(_smalste_met_wit, tabel.columns)) <= ruimte
    grenzen = [(_smalste_met_wit(kolom) if past else _smalste(kolom), _breedste(kolom)) for kolom in tabel.columns]
    breedten = _verdeeld(grenzen, ruimte)
    tabel.width = _samen(breedten)
    for kolom, breedte in zip(tabel.columns, breedten, strict=True):
        kolom.width, kolom.ratio = breedte, None


def _knelt(tabel: Table, ruimte: int) -> bool:
    """Of rich een woord zou breken: het maakt de breedste kolommen even smal, ook als er een dan te smal is."""
    grenzen = [(_breedste(kolom) if kolom.no_wrap else 1, _breedste(kolom)) for kolom in tabel.columns]
    breedten = zip(tabel.columns, _verdeeld(grenzen, ruimte), strict=True)
    return any(breedte <= _smalste_met_wit(kolom) and breedte < _breedste(kolom) for kolom, breedte in breedten)


def _verdeeld(grenzen: Sequence[tuple[int, int]], ruimte: int) -> list[int]:
    """De breedte van elke kolom tussen haar grenzen: de breedste worden smaller tot het past."""
    breedten = [smalste for smalste, _ in grenzen]
    for hoogstens in range(ruimte, 0, -1):
        breedten = [max(smalste, min(breedste, hoogstens)) for smalste, breedste in grenzen]
        if _samen(breedten) <= ruimte:
            break
    for plek, (_, breedste) in enumerate(grenzen):
        if _samen(breedten) < ruimte and breedten[plek] < breedste:
            breedten[plek] += 1
    return breedten


def _in_regels(delen: Sequence[str], ruimte: int) -> list[str]:
    """De delen achter elkaar, elk deel op een nieuwe regel als het niet meer past."""
    regels: list[str] = []
    for deel in delen:
        if regels and cell_len(samen := f"{regels[-1]} · {deel}") <= ruimte:
            regels[-1] = samen
        else:
            regels.append(deel)
    return regels


def _samen(breedten: Iterable[int]) -> int:
    """Hoe breed een tabel met kolommen van deze breedten is."""
    alle = [*breedten]
    return sum(alle) + _TUSSENRUIMTE * (len(alle) - 1)


def _langste_stuk(cel: object) -> int:
    """Hoe breed het langste stuk van een cel is dat bij elkaar blijft."""
    return cel.langste_stuk() if isinstance(cel, BreekbareTekst) else langste_stuk(str(cel))


def _smalste(kolom: Column) -> int:
    """Hoe smal een kolom kan zijn zonder een woord te breken."""
    if kolom.no_wrap:
        return _breedste(kolom)
    return max(kolom.min_width or 1, *map(_langste_stuk, (kolom.header, *kolom.cells)))


def _smalste_met_wit(kolom: Column) -> int:
    """Hoe smal een kolom kan zijn als ook het wit voor elk woord blijft."""
    cellen = (kolom.header, *kolom.cells)
    return max(_smalste(kolom), *(_wit(str(cel)) + _langste_stuk(cel) for cel in cellen))


def _leesbare(kolom: Column) -> int:
    """Hoe breed een kolom is als naast het wit genoeg ruimte is om te lezen."""
    breedten = (_wit(tekst) + min(len(tekst.strip()), _LEESBAAR) for tekst in _teksten(kolom))
    return max(_smalste(kolom), *breedten)


def _breedste(kolom: Column) -> int:
    """Hoe breed een kolom is als niets erin afbreekt."""
    regels = (cell_len(regel) for tekst in _teksten(kolom) for regel in tekst.split("\n"))
    return max(kolom.min_width or 1, *regels)


def _teksten(kolom: Column) -> list[str]:
    return [str(cel) for cel in (kolom.header, *kolom.cells)]


def _kop(kolom: Column) -> str:
    """De kop van een kolom, op één regel."""
    return " ".join(str(kolom.header).split())


def _wit(tekst: str) -> int:
    """Hoeveel een tekst inspringt."""
    return len(tekst) - len(tekst.lstrip(" "))
