"""``bereken --formaat csv``: één regel per product, met puntkomma's zoals Excel in Nederland ze verwacht.

Getallen hebben een punt als decimaalteken. Tekst die een rekenblad als formule zou lezen, krijgt een
enkel aanhalingsteken ervoor.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from reeletarief.invoer.eenheden import EENHEIDCODES
from reeletarief.kostprijs.elementen import JEUGDWET
from reeletarief.weergave.getal import machine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from reeletarief.api import Resultaat
    from reeletarief.kostprijs.tarief import Tarief

_GEVAARLIJK = ("=", "+", "-", "@")


def resultaat_als_csv(resultaat: Resultaat) -> str:
    """Het resultaat als csv-tekst met kopregel: product, tarief en de elementen van de Jeugdwet."""
    kop = ["product", "naam", "segment", "eenheid", "eenheidcode", "tariefjaar", "status", "tarief"]
    kop += [*JEUGDWET, "aannames", "waarschuwingen"]
    return als_csv(kop, (_rij(tarief, resultaat) for tarief in resultaat.tarieven))


def als_csv(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    """Een kopregel en rijen als csv-tekst; vrije tekst is al :func:`veilig`."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\n")
    schrijver.writerow(kop)
    schrijver.writerows(rijen)
    return uit.getvalue()


def _rij(tarief: Tarief, resultaat: Resultaat) -> list[str]:
    kaart = tarief.kaart
    tekst = [kaart.product, kaart.naam, kaart.segment, kaart.eenheid, EENHEIDCODES[kaart.eenheid]]
    return [
        *(veilig(str(veld)) for veld in tekst),
        str(resultaat.tariefjaar),
        resultaat.status,
        machine(tarief.tarief.bedrag, 2),
        *(machine(tarief.jeugdwet[naam].bedrag, 2) for naam in JEUGDWET),
        veilig(" ".join(tarief.aannames)),
        veilig(" ".join(sorted({bevinding.code for bevinding in tarief.waarschuwingen}))),
    ]


def bedrag_of_leeg(bedrag: Decimal | None) -> str:
    """Een bedrag met ten minste de centen; leeg als het er niet is."""
    return "" if bedrag is None else machine(bedrag, 2)


def veilig(tekst: str) -> str:
    """Tekst die in geen rekenblad een formule wordt."""
    return f"'{tekst}" if tekst.startswith(("\t", "\r")) or tekst.lstrip().startswith(_GEVAARLIJK) else tekst
