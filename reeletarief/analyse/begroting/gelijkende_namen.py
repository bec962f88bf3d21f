"""Namen die bijna hetzelfde zijn (RT711): in de volumes tellen ze apart, en een plafond of kader met zo'n naam hoort bij niemand."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst, Plaats

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reeletarief.analyse.begroting.rapport import Rapport

LIJKT_OP = "RT711"
_WAARIN = "verschillen alleen in hoofdletters, spaties, accenten of leestekens"
_REMEDIE = "Is het dezelfde? Schrijf de naam dan overal hetzelfde."


def gelijkende_namen(rapport: Rapport) -> Iterator[Bevinding]:
    """De waarschuwingen over de namen in de volumes, en over die in de plafonds en het kader ernaast."""
    gemeenten = [totaal.naam for totaal in rapport.begroting.gemeenten]
    aanbieders = [totaal.naam for totaal in rapport.begroting.aanbieders]
    yield from _in_de_volumes("gemeenten", gemeenten, rapport.volumes)
    yield from _in_de_volumes("aanbieders", aanbieders, rapport.volumes)
    if rapport.plafonds is not None:
        plaats = Plaats(rapport.plafonds.bestand, 1)
        ernaast = dict.fromkeys((regel.aanbieder for regel in rapport.plafonds.regels), plaats)
        yield from _ernaast("plafond", ernaast, aanbieders)
    if rapport.kader is not None:
        van_kader = {een.naam: een.plaats for een in reversed(rapport.kader.totalen)}
        yield from _ernaast("kader", {naam: van_kader[naam] for naam in sorted(van_kader)}, gemeenten)


def _in_de_volumes(soort: str, namen: Iterable[str], bestand: str) -> Iterator[Bevinding]:
    for gelijk in _op_kern(namen).values():
        if len(gelijk) > 1:
            genoemd = " en ".join(f"'{naam}'" for naam in gelijk)
            wat = f"De {soort} {genoemd} {_WAARIN} en tellen apart."
            yield Bevinding(LIJKT_OP, wat, _REMEDIE, Plaats(bestand, 1), Ernst.WAARSCHUWING)


def _ernaast(wat_het_is: str, ernaast: dict[str, Plaats], namen: Iterable[str]) -> Iterator[Bevinding]:
    """Een waarschuwing bij elke naam die niet in de volumes staat, maar wel op een naam lijkt die daar staat."""
    bekend = _op_kern(namen)
    for naam, plaats in ernaast.items():
        gelijk = bekend.get(_kern(naam), [])
        if gelijk and naam not in gelijk:
            genoemd = " en ".join(f"'{een}'" for een in gelijk)
            wat = f"Het {wat_het_is} van '{naam}' hoort bij geen enkele rij; {genoemd} in de volumes en deze naam {_WAARIN}."
            yield Bevinding(LIJKT_OP, wat, _REMEDIE, plaats, Ernst.WAARSCHUWING)


def _op_kern(namen: Iterable[str]) -> dict[str, list[str]]:
    op_kern: dict[str, list[str]] = {}
    for naam in namen:
        op_kern.setdefault(_kern(naam), []).append(naam)
    return op_kern


def _kern(naam: str) -> str:
    """De letters en cijfers van een naam, zonder hoofdletters en accenten; een naam zonder letters of cijfers is zichzelf."""
    los = unicodedata.normalize("NFKD", naam).casefold()
    return "".join(teken for teken in los if teken.isalnum()) or naam
