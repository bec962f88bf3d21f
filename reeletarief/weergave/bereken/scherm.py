"""``bereken`` op het scherm: een tabel met per product de elementen, en een slotregel met de stand."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from reeletarief.berekening.besluitstand import bijstelling_van, geldend_bedrag
from reeletarief.berekening.stand import DEELS, niet_vastgesteld
from reeletarief.fouten import eerste_namen
from reeletarief.invoer.kaart.eenheden import decimalen_van, met_code
from reeletarief.weergave.aannames import aannamezin, vindplaats
from reeletarief.weergave.bereken.slot import slotregel
from reeletarief.weergave.besluit.bijstelling import berekend_en_stap
from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.elementwoorden import LETTERS
from reeletarief.weergave.getal import euro, geteld, nederlands
from reeletarief.weergave.meldingen import afdrukbaar
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuwe_tabel, zet_breedten

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import Console
    from rich.table import Table

    from reeletarief.berekening.resultaat import Overgeslagen, Resultaat
    from reeletarief.kostprijs.tarief import Tarief

_ELEMENTEN = {
    "a_clientgebonden": "a cliëntgeb.",
    "a_niet_clientgebonden": "a niet-cl.geb.",
    "b": "b",
    "c": "c",
    "marge": "marge",
    "d": "d index",
    "afronding": "afr.",
}
BREED = 140
_TOELICHTING = (
    f"Bedragen in euro per eenheid. {LETTERS} Elk element is hier apart afgerond; "
    "onafgerond (--formaat json) tellen ze precies op tot het tarief."
)
_REDENEN = 2
"""Zoveel redenen staan er bij een product dat overgeslagen is."""
_TE_SMAL = f"Maak het venster {BREED} tekens breed voor de elementen per product, of gebruik --formaat csv."


def toon_resultaat(resultaat: Resultaat, console: Console) -> None:
    """Druk de tarieven af als tabel, met eronder wat is berekend, overgeslagen en aangenomen."""
    peil = f" · cao-tabel op peildatum {voluit(resultaat.peildatum)}" if resultaat.peildatum else ""
    console.print(f"{resultaat.regio} · tarieven {resultaat.tariefjaar} · {resultaat.stand}{peil}", style="bold")
    if resultaat.tarieven:
        breed = console.width >= BREED
        for groep in _groepen(resultaat.tarieven):
            tabel = _tabel(groep, breed=breed)
            zet_breedten(tabel, console.width)
            druk_heel(tabel, console, {"naam": ""})
        for regel in _bijstellingen(resultaat.tarieven):
            console.print(regel)
        if regel := _nog_niet_vastgesteld(resultaat):
            console.print(regel)
        console.print(_TOELICHTING if breed else _TE_SMAL, style="dim")
    console.print(slotregel(resultaat))
    for regel in _kanttekeningen(resultaat):
        console.print(regel)


def _groepen(tarieven: Sequence[Tarief]) -> list[list[Tarief]]:
    """De bedragen per jaar in een eigen tabel: naast uren en etmalen maken ze elke kolom twee keer zo breed."""
    per_jaar = [tarief for tarief in tarieven if tarief.kaart.eenheid == "jaar"]
    andere = [tarief for tarief in tarieven if tarief.kaart.eenheid != "jaar"]
    return [groep for groep in (andere, per_jaar) if groep]


def _tabel(tarieven: Iterable[Tarief], *, breed: bool) -> Table:
    """Een regel per product; op een smal scherm blijft alleen het tarief over."""
    elementen = _ELEMENTEN if breed else {}
    tabel = nieuwe_tabel()
    tabel.add_column("product", no_wrap=True)
    tabel.add_column("naam", overflow="fold", min_width=20 if breed else 10)
    tabel.add_column("eenheid", no_wrap=True)
    tabel.add_column("tarief", justify="right", no_wrap=True, style="bold")
    for kop in elementen.values():
        getalkolom(tabel, kop)
    getalkolom(tabel, "aannames")
    for tarief in tarieven:
        tabel.add_row(*_rij(tarief, elementen))
    return tabel


def _rij(tarief: Tarief, elementen: Mapping[str, str]) -> list[str]:
    kaart = tarief.kaart
    return [
        kaart.code,
        str(kaart.naam),
        met_code(kaart.eenheid) if elementen else kaart.eenheid,
        _bedrag(tarief),
        *(nederlands(tarief.jeugdwet[naam].bedrag, decimalen_van(kaart.eenheid)) for naam in elementen),
        str(len(tarief.aannames)),
    ]


def _bedrag(tarief: Tarief) -> str:
    """Het tarief; is er iets anders vastgesteld dan berekend, dan met een sterretje ervoor."""
    return f"{'* ' if bijstelling_van(tarief) else ''}{euro(geldend_bedrag(tarief))}"


def _bijstellingen(tarieven: Iterable[Tarief]) -> Iterator[str]:
    """Per tarief met een sterretje wat er berekend is, en waarom er iets anders is vastgesteld."""
    for tarief in tarieven:
        if bijstelling := bijstelling_van(tarief):
            regel = (
                f"* {tarief.product} is vastgesteld op {euro(bijstelling.vastgesteld)}; {berekend_en_stap(bijstelling)}"
            )
            yield f"{afdrukbaar(regel)} De elementen zijn die van het berekende bedrag."


def _nog_niet_vastgesteld(resultaat: Resultaat) -> str:
    """Welke tarieven een concept zijn, als een deel is vastgesteld; anders leeg."""
    concepten = niet_vastgesteld(resultaat.tarieven) if resultaat.stand == DEELS else []
    return f"Niet vastgesteld, maar berekend: {eerste_namen(concepten)}." if concepten else ""


def _waarom(weg: Overgeslagen) -> str:
    """De eerste redenen, elk één keer; de meldingen en de json geven ze allemaal."""
    redenen = list(dict.fromkeys(reden.wat for reden in weg.redenen))
    rest = len(redenen) - _REDENEN
    meer = [f"En nog {geteld(rest, 'reden', 'redenen')}."] if rest > 0 else []
    return " ".join([*redenen[:_REDENEN], *meer])


def _kanttekeningen(resultaat: Resultaat) -> list[str]:
    regels = [f"Overgeslagen {weg.product}: {_waarom(weg)}" for weg in resultaat.overgeslagen]
    if resultaat.aannames:
        regels += [aannamezin(resultaat.aannames), vindplaats()]
    if resultaat.tarieven:
        regels.append(bewijsregel(resultaat.bewijs))
        regels.append(f"Verder: reeletarief uitleg {shlex.quote(resultaat.tarieven[0].product)}")
    return regels
