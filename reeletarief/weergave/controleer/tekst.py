"""``controleer`` op het scherm: elke bevinding in drie delen, gelijke bij elkaar, en aan het eind de telling."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from reeletarief.fouten import Ernst
from reeletarief.invoer.namen import VERANTWOORDING
from reeletarief.weergave.console import in_venster
from reeletarief.weergave.getal import geteld
from reeletarief.weergave.meldingen import blijft_staan, met_aantal, uitgeschreven

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.console import Console

    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.verantwoording import Gemotiveerd

STIJLEN = {Ernst.FOUT: "bold red", Ernst.WAARSCHUWING: "bold yellow", Ernst.OPMERKING: "bold cyan"}
SOORTEN = {
    Ernst.FOUT: ("fout", "fouten"),
    Ernst.WAARSCHUWING: ("waarschuwing", "waarschuwingen"),
    Ernst.OPMERKING: ("opmerking", "opmerkingen"),
}


def toon_bevindingen(
    bevindingen: Sequence[Bevinding],
    gemotiveerd: Sequence[Bevinding],
    ander_jaar: Sequence[Gemotiveerd],
    bestanden: Mapping[str, Bestand],
    console: Console,
) -> None:
    """Alle open bevindingen, wat hetzelfde is bij elkaar, en de slotregels; niets als er niets is."""
    for ernst, alinea in uitgeschreven(bevindingen, bestanden):
        tekst = Text(in_venster(alinea, console.file))
        tekst.stylize(STIJLEN[ernst], 0, len(tekst.plain.partition("\n")[0]))
        console.print(tekst, "", sep="\n", soft_wrap=True)
    if bevindingen:
        console.print(telling(bevindingen), soft_wrap=True)
    if ander_jaar:
        console.print(_in_ander_jaar(ander_jaar), soft_wrap=True)
    if gemotiveerd:
        console.print(blijft_staan(gemotiveerd), soft_wrap=True)


def _in_ander_jaar(gemotiveerd: Sequence[Gemotiveerd]) -> str:
    """Wat open staat en voor een ander jaar gemotiveerd is: meestal het vorige, soms een verschreven jaartal."""
    per_jaar = groupby(sorted(gemotiveerd, key=_jaar), key=_jaar)
    jaren = "; ".join(f"{jaar}: {met_aantal([een.bevinding.code for een in groep])}" for jaar, groep in per_jaar)
    hoeveel = geteld(len(gemotiveerd), "open bevinding is", "open bevindingen zijn")
    return f"{hoeveel} voor een ander jaar gemotiveerd ({jaren}); geldt dat ook nu, zet het dan voor dit jaar in {VERANTWOORDING}."


def _jaar(gemotiveerd: Gemotiveerd) -> int:
    return gemotiveerd.tariefjaar


def tellingen(bevindingen: Sequence[Bevinding]) -> dict[Ernst, int]:
    """Hoeveel bevindingen er van elke ernst zijn."""
    return {ernst: sum(bevinding.ernst is ernst for bevinding in bevindingen) for ernst in Ernst}


def telling(bevindingen: Sequence[Bevinding]) -> str:
    """De slotregel, zonder wat alleen uit een andere fout volgt: ``2 fouten, 1 waarschuwing, 3 opmerkingen.``"""
    aantallen = tellingen([bevinding for bevinding in bevindingen if not bevinding.vervalt])
    return ", ".join(geteld(aantal, *SOORTEN[ernst]) for ernst, aantal in aantallen.items()) + "."
