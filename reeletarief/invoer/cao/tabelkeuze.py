"""Welke cao-tabellen een berekening nodig heeft, zodat de andere niet gelezen hoeven te worden.

Een tabel telt mee als hij in het tariefjaar of op de peildatum geldt. De eerste tabel daarna hoort erbij, want die
zegt tot wanneer de laatste gold. De keuze gaat op bestandsnaam en op de regels ``cao:`` en ``ingangsdatum:``; wie
daarin iets anders zegt dan in de naam, wordt altijd gelezen en loopt dan tegen zijn fout op. ``controleer`` leest alles.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_PAD = re.compile(r"cao/([^/]+)/(\d{4}-\d\d-\d\d)\.yaml")
_KOP = re.compile(rb"^(cao|ingangsdatum): *([\w-]+)", re.MULTILINE)


class Tijdkeuze(NamedTuple):
    """Voor welk tariefjaar (zonder opgave dat van de regio) en welke peildatum er gelezen is."""

    tariefjaar: int | None = None
    peildatum: datetime.date | None = None


def nodige_tabellen(
    inhoud: Mapping[str, bytes], caos: Collection[str], jaar: int, peildatum: datetime.date | None
) -> set[str]:
    """De paden van de tabellen die gelezen moeten worden voor kaarten op deze cao's."""
    per_cao: dict[str, dict[datetime.date, str]] = {}
    nodig: set[str] = set()
    for pad, bytes_ in inhoud.items():
        naam = _naam(pad, bytes_)
        if naam is None:
            nodig.add(pad)
        elif naam[0] in caos:
            per_cao.setdefault(naam[0], {})[naam[1]] = pad
    dagen = [peildatum] if peildatum else [datetime.date(jaar, maand, 1) for maand in range(1, 13)]
    for tabellen in per_cao.values():
        nodig |= {tabellen[dag] for dag in _geldend(sorted(tabellen), dagen)}
    return nodig


def pad_van(cao: str, dag: datetime.date) -> str:
    """Het pad waar de tabel van een cao met deze ingangsdatum hoort te staan."""
    return f"cao/{cao}/{dag}.yaml"


def _naam(pad: str, inhoud: bytes) -> tuple[str, datetime.date] | None:
    """De cao en ingangsdatum van een bestand, als naam en inhoud hetzelfde zeggen."""
    gevonden = _PAD.fullmatch(pad)
    kop = sorted(_KOP.findall(inhoud))
    if gevonden is None or [waarde.decode() for _, waarde in kop] != list(gevonden.groups()):
        return None
    try:
        return gevonden[1], datetime.date.fromisoformat(gevonden[2])
    except ValueError:
        return None


def _geldend(ingangsdata: list[datetime.date], dagen: list[datetime.date]) -> set[datetime.date]:
    """De tabel die op elk van deze dagen geldt, en de eerste die daarna ingaat; beide rijen lopen op."""
    geldend = {max(eerder) for dag in dagen if (eerder := [ingang for ingang in ingangsdata if ingang <= dag])}
    daarna = [ingang for ingang in ingangsdata if ingang > dagen[-1]]
    return {*geldend, *daarna[:1]}
