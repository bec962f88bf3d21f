"""Welke bevindingen de regio gemotiveerd laat staan, en welke motiveringen nergens (meer) bij horen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.controles.samen.uitleg import codes
from reeletarief.fouten import Bevinding, Ernst, gesorteerd, suggestie
from reeletarief.invoer.verantwoording import Gemotiveerd

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.invoer.verantwoording import Motivering

ZONDER_BEVINDING, NIET_TE_MOTIVEREN = "RT317", "RT318"


class Verantwoord(NamedTuple):
    """De bevindingen waar nog iets mee moet, en die gemotiveerd blijven staan."""

    open: tuple[Bevinding, ...]
    gemotiveerd: tuple[Gemotiveerd, ...] = ()


def verantwoord(
    bevindingen: Sequence[Bevinding], motiveringen: Sequence[Motivering], tariefjaar: int | None
) -> Verantwoord:
    """Verdeel de bevindingen over open en gemotiveerd.

    Een waarschuwing of opmerking is gemotiveerd als een motivering voor dit tariefjaar erbij hoort; een fout nooit. Een
    motivering voor dit jaar die nergens bij hoort, is zelf een bevinding: RT317, of RT318 als haar code een fout is of niet bestaat.
    """
    van_dit_jaar = [een for een in motiveringen if een.tariefjaar == tariefjaar]
    gemotiveerd = [
        Gemotiveerd(bevinding, str(bij.motivering))
        for bevinding in bevindingen
        if bevinding.ernst is not Ernst.FOUT and (bij := _motivering_bij(bevinding, van_dit_jaar))
    ]
    weg = {een.bevinding for een in gemotiveerd}
    ongebruikt = [een for een in van_dit_jaar if not any(een.hoort_bij(bevinding) for bevinding in weg)]
    rest = [bevinding for bevinding in bevindingen if bevinding not in weg]
    return Verantwoord(gesorteerd([*rest, *_bezwaren(ongebruikt, rest)]), tuple(gemotiveerd))


def _motivering_bij(bevinding: Bevinding, motiveringen: Sequence[Motivering]) -> Motivering | None:
    return next((een for een in motiveringen if een.hoort_bij(bevinding)), None)


def _bezwaren(motiveringen: Sequence[Motivering], rest: Sequence[Bevinding]) -> Iterator[Bevinding]:
    bekend = codes()
    for een in motiveringen:
        if een.code not in bekend:
            hint = suggestie(str(een.code), bekend, "De code staat tussen haken in de melding, zoals RT608.")
            yield Bevinding(NIET_TE_MOTIVEREN, f"De code '{een.code}' bestaat niet.", hint, een.code.plaats)
        elif any(een.hoort_bij(bevinding) for bevinding in rest):
            yield Bevinding(
                NIET_TE_MOTIVEREN,
                f"{een.code} bij {een.bestand} is een fout, en die is niet te motiveren.",
                "Herstel de fout en haal deze motivering weg.",
                een.code.plaats,
            )
        else:
            yield _zonder_bevinding(een, rest)


def _zonder_bevinding(motivering: Motivering, rest: Sequence[Bevinding]) -> Bevinding:
    """De motivering hoort nergens bij; is er wel zo'n bevinding, dan zegt de remedie waar zij op afketst."""
    zelfde = [een for een in rest if een.code == motivering.code]
    if any(een.bestand == motivering.bestand for een in zelfde):
        remedie = f"De melding noemt '{motivering.noemt}' niet. Lees haar na en pas 'noemt' en de motivering aan."
    elif zelfde:
        remedie = f"{motivering.code} staat nu bij {zelfde[0].bestand}. Pas 'bestand' aan, of haal de motivering weg."
    else:
        remedie = "Haal haar weg; er valt hier niets meer te motiveren."
    return Bevinding(
        ZONDER_BEVINDING,
        f"Deze motivering hoort bij geen bevinding: {motivering.code} bij {motivering.bestand}.",
        remedie,
        motivering.code.plaats,
        Ernst.WAARSCHUWING,
    )
