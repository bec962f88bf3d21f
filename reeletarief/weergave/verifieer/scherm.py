"""``verifieer`` op het scherm: waar het werkboek uit komt, wat eraan gewijzigd is, de herrekening en de conclusie."""

from __future__ import annotations

from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING

from reeletarief.weergave.bewijsregel import begin_van
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.getal import euro, getekend_procent, opsomming
from reeletarief.weergave.meldingen import afdrukbaar
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuwe_tabel, tekstkolom
from reeletarief.weergave.verifieer.tekst import celnaam, celwaarde, conclusie, herkomst_in_zin, verschilwaarde

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rich.console import Console
    from rich.table import Table

    from reeletarief.analyse.werkboek.cellen import Celoordeel, Celverschil
    from reeletarief.analyse.werkboek.herrekening import Productuitkomst
    from reeletarief.analyse.werkboek.invoer import Verschuiving, Wijziging
    from reeletarief.analyse.werkboek.vergelijking import Oordeel
    from reeletarief.analyse.werkboek.weigering import Weigering
    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud

_HOOGSTENS = 60
"""Zoveel cellen staan er op het scherm; --formaat json geeft ze alle."""
_LANG, _AANLOOP = 60, 20
"""Zoveel tekens van een cel staan er, en zoveel daarvan voor het eerste verschil."""
_CELLEN = 5


def toon_oordeel(oordeel: Oordeel, console: Console) -> None:
    """Druk het oordeel af; wat in orde is, krijgt een regel, wat niet, een tabel."""
    kenmerken = oordeel.kenmerken
    peil = f" · peildatum {voluit(kenmerken.peildatum)}" if kenmerken.peildatum else ""
    _kop(f"{oordeel.bestand} · tarieven {kenmerken.tariefjaar}{peil}", console)
    _zeg(f"Gemaakt met reeletarief {kenmerken.versie}, sha256 {begin_van(kenmerken.sha256)}…", console)
    _zeg(herkomst_in_zin(oordeel), console)
    _toon_wijzigingen(oordeel.wijzigingen, console)
    _toon_weigeringen(oordeel.weigeringen, console)
    _toon_verschuivingen(oordeel.verschuivingen, console)
    _toon_cellen(oordeel, console)
    _toon_uitkomsten(oordeel, console)
    console.print()
    _kop(conclusie(oordeel), console)


def _toon_wijzigingen(wijzigingen: Sequence[Wijziging], console: Console) -> None:
    if not wijzigingen:
        _zeg("Er is geen invoer gewijzigd.", console)
        return
    tabel = _tabel("Gewijzigde invoer", console)
    _kolommen(tabel, _heel, "cel")
    _kolommen(tabel, tekstkolom, "gegeven")
    _kolommen(tabel, getalkolom, "uitgegeven", "in werkboek", "verschil", "relatief")
    _kolommen(tabel, _heel, "vindplaats")
    rijen = [
        (
            *(celnaam(een.rij.plek), f"{een.rij.naam} (nu een formule)" if een.rij.formule else een.rij.naam),
            *(celwaarde(waarde, een.rij.eenheid) for waarde in (een.rij.uitgegeven, een.rij.waarde)),
            verschilwaarde(een.verschil, een.rij.eenheid),
            "" if een.relatief is None else getekend_procent(een.relatief),
            (een.nu or een.rij).vindplaats,
        )
        for een in wijzigingen
    ]
    _druk(tabel, rijen, console)


def _toon_weigeringen(weigeringen: Sequence[Weigering], console: Console) -> None:
    """Wat het programma met deze invoer niet zou doen, met de cel als plaats."""
    if not weigeringen:
        return
    _kop("Invoer die het programma weigert", console)
    for een in weigeringen[:_HOOGSTENS]:
        cellen = opsomming([celnaam(plek) for plek in een.cellen], _CELLEN)
        _zeg(f"{cellen}: [{een.bevinding.code}] {een.bevinding.wat} → {een.bevinding.remedie}", console)
    if len(weigeringen) > _HOOGSTENS:
        _zeg(f"En nog {len(weigeringen) - _HOOGSTENS}; --formaat json geeft ze alle.", console)
    console.print()


def _toon_verschuivingen(verschuivingen: Sequence[Verschuiving], console: Console) -> None:
    if not verschuivingen:
        return
    tabel = _tabel("Sindsdien in de regio gewijzigd", console)
    _kolommen(tabel, _heel, "wat")
    _kolommen(tabel, tekstkolom, "gegeven")
    _kolommen(tabel, getalkolom, "in werkboek uitgegeven", "nu")
    _kolommen(tabel, _heel, "vindplaats")
    rijen = [
        (
            *(str(een.beweging), een.rij.naam),
            *("" if waarde is None else celwaarde(waarde, een.rij.eenheid) for waarde in (een.uitgegeven, een.nu)),
            een.rij.vindplaats,
        )
        for een in verschuivingen
    ]
    _druk(tabel, rijen, console)


def _toon_cellen(oordeel: Oordeel, console: Console) -> None:
    cellen = oordeel.cellen
    if cellen is None:
        _zeg("Formules zijn niet vergeleken: dat kan alleen met de regio waaruit het werkboek gemaakt is.", console)
    elif oordeel.overgeslagen:
        teksten = f", en wat op {oordeel.alleen_formules} geen formule of bedrag is" if oordeel.alleen_formules else ""
        bladen = f"{', '.join(oordeel.overgeslagen)}{teksten}"
        _zeg(f"Niet vergeleken, want daar is --oud voor nodig: {bladen}.", console)
    if oordeel.bladen_weg:
        _zeg(f"Bladen van het programma die er niet zijn: {', '.join(oordeel.bladen_weg)}.", console)
    if cellen is not None and not oordeel.celverschillen:
        _zeg("Alle vergeleken formules en vaste cellen zijn zoals het programma ze schreef.", console)
    _toon_celverschillen(oordeel.celverschillen, console)
    for regel in _erbij(cellen) if cellen else ():
        _zeg(regel, console)


def _toon_celverschillen(verschillen: Sequence[Celverschil], console: Console) -> None:
    if not verschillen:
        return
    tabel = _tabel("Cellen die niet zijn zoals het programma ze schreef", console)
    _kolommen(tabel, _heel, "cel", "wat")
    _kolommen(tabel, tekstkolom, "hoort", "staat er")
    rijen = [
        (celnaam(een.plek) if een.plek else een.naam, str(een.soort), *_rond_het_verschil(een.verwacht, een.gevonden))
        for een in verschillen
    ]
    _druk(tabel, rijen, console)


def _rond_het_verschil(verwacht: str, gevonden: str) -> tuple[str, str]:
    """Twee lange teksten ingekort tot het stuk waarin zij verschillen; het begin is vaak gelijk."""
    gelijk = sum(1 for _ in takewhile(lambda paar: paar[0] == paar[1], zip(verwacht, gevonden, strict=False)))
    begin = max(0, gelijk - _AANLOOP) if max(len(verwacht), len(gevonden)) > _LANG else 0
    return _stuk(verwacht, begin), _stuk(gevonden, begin)


def _stuk(tekst: str, begin: int) -> str:
    stuk = tekst[begin : begin + _LANG]
    return f"{'…' if begin and stuk else ''}{stuk}{'…' if len(tekst) > begin + _LANG else ''}"


def _erbij(cellen: Celoordeel) -> list[str]:
    """Wat erbij kwam en niets aan een uitkomst verandert."""
    bladen = ", ".join(cellen.bladen_erbij)
    regels = [f"Bladen die niet van het programma zijn: {bladen}."] if bladen else []
    if cellen.teksten_erbij:
        regels.append(f"Aantekeningen in lege cellen: {cellen.teksten_erbij}; die veranderen geen uitkomst.")
    return regels


def _toon_uitkomsten(oordeel: Oordeel, console: Console) -> None:
    """De producten die bewegen of niet kloppen; de rest staat in één regel.

    Zijn er in de regio gegevens weg, dan rekent van het werkboek alleen mee wat er nog is.
    """
    uitkomsten = oordeel.uitkomsten
    _zeg(f"Herrekend: {_hoeveel_gelijk(uitkomsten)}.", console)
    bijzonder = [een for een in uitkomsten if not een.gelijk or een.herrekend != een.regio]
    if not bijzonder:
        return
    deel = " die de regio van nu nog heeft" if oordeel.deels_uit_de_regio else ""
    _toon_tarieven(bijzonder, deel, "in besluit" if oordeel.besluit else "regio nu", console)
    if any(een.werkboek is None for een in bijzonder):
        _zeg(
            "Zonder bewaarde uitkomst: open het werkboek in Excel of LibreOffice, sla het op en verifieer opnieuw.",
            console,
        )


def _hoeveel_gelijk(uitkomsten: Sequence[Productuitkomst]) -> str:
    goed = sum(uitkomst.gelijk for uitkomst in uitkomsten)
    if len(uitkomsten) == 1:
        return "het tarief is gelijk" if goed else "het tarief is niet gelijk"
    return f"{goed} van de {len(uitkomsten)} tarieven gelijk"


def _toon_tarieven(uitkomsten: Sequence[Productuitkomst], deel: str, regio: str, console: Console) -> None:
    """Een tabel met elk tarief in de regio, in het werkboek en herrekend; ``deel`` zegt met welk deel van de invoer, ``regio`` welke regio."""
    tabel = _tabel(f"Tarieven met de invoer van het werkboek{deel}", console)
    _kolommen(tabel, _heel, "product")
    _kolommen(tabel, tekstkolom, "naam")
    _kolommen(tabel, getalkolom, regio, "in werkboek", "herrekend")
    _kolommen(tabel, tekstkolom, "oordeel")
    rijen = [
        (
            *(een.product, een.naam),
            *(_tarief(waarde) for waarde in (een.regio, een.werkboek, een.herrekend)),
            "gelijk" if een.gelijk else f"ongelijk: {een.reden}" if een.reden else "ongelijk",
        )
        for een in uitkomsten
    ]
    _druk(tabel, rijen, console)


def _tarief(waarde: Celinhoud) -> str:
    if isinstance(waarde, Decimal):
        return euro(waarde)
    return "" if waarde is None else celwaarde(waarde, "")


def _kop(tekst: str, console: Console) -> None:
    console.print(afdrukbaar(tekst), style="bold")


def _zeg(tekst: str, console: Console) -> None:
    """Een regel; wat uit het werkboek komt, kan het scherm niet besturen."""
    console.print(afdrukbaar(tekst))


def _tabel(titel: str, console: Console) -> Table:
    console.print()
    _kop(titel, console)
    return nieuwe_tabel()


def _kolommen(tabel: Table, soort: Callable[[Table, str], None], *koppen: str) -> None:
    for kop in koppen:
        soort(tabel, kop)


def _heel(tabel: Table, kop: str) -> None:
    """Een kolom met tekst die nooit afbreekt."""
    tabel.add_column(kop, no_wrap=True)


def _druk(tabel: Table, rijen: Sequence[Iterable[str]], console: Console) -> None:
    """Druk de eerste rijen af en zeg hoeveel er nog zijn."""
    for rij in rijen[:_HOOGSTENS]:
        tabel.add_row(*map(afdrukbaar, rij))
    druk_heel(tabel, console)
    if len(rijen) > _HOOGSTENS:
        console.print(f"En nog {len(rijen) - _HOOGSTENS}; --formaat json geeft ze alle.", style="dim")
    console.print()
