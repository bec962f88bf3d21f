"""Wat elke csv deelt: puntkomma's zoals Excel in Nederland ze verwacht, en tekst die geen formule wordt.

Getallen hebben een punt als decimaalteken. Tekst die een rekenblad als formule zou lezen, krijgt een
enkel aanhalingsteken ervoor.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reeletarief.weergave.getal import machine, machine_procent

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

_GEVAARLIJK = tuple(
    "=+-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
"""Ook in hun brede vorm, die een Aziatisch rekenblad net zo leest."""


def als_csv(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    """Een kopregel en rijen als csv-tekst; vrije tekst is al :func:`veilig`."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
    schrijver.writerow(kop)
    schrijver.writerows(rijen)
    return uit.getvalue()


def bedrag_of_leeg(bedrag: Decimal | None) -> str:
    """Een bedrag met ten minste de centen; leeg als het er niet is."""
    return "" if bedrag is None else machine(bedrag, 2)


def procent_of_leeg(fractie: Decimal | None) -> str:
    """Een fractie als percentage; leeg als zij er niet is."""
    return "" if fractie is None else machine_procent(fractie)


def rijtje(delen: Iterable[str]) -> str:
    """Meer teksten in één cel, die samen geen formule worden."""
    return veilig(" | ".join(delen))


def veilig(tekst: str) -> str:
    """Tekst die in geen rekenblad een formule wordt."""
    return f"'{tekst}" if tekst.startswith(("\t", "\r")) or tekst.lstrip().startswith(_GEVAARLIJK) else tekst
