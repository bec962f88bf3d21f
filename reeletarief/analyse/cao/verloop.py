"""Welke cao-tabellen binnenkort niet meer bevestigd zijn, of dat al zijn."""

from __future__ import annotations

import calendar
import datetime
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.cao.gebruik import kaarten_op, kaarten_via
from reeletarief.invoer.waarden import EEN_DAG

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reeletarief.analyse.cao.gebruik import Kaartvia
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.kaart.productkaart import Productkaart


class Verlopend(NamedTuple):
    """Een tabel die in het venster geldt zonder dat partijen haar dan nog bevestigd hebben.

    ``sinds`` is de eerste onbevestigde dag. Een afgeleide tabel is nooit bevestigd, en is dat dus vanaf haar ingang niet.
    """

    tabel: CaoTabel
    sinds: datetime.date
    kaarten: tuple[Productkaart, ...]
    kaarten_via: tuple[Kaartvia, ...]

    def al_op(self, dag: datetime.date) -> bool:
        """Of de tabel op deze dag al niet meer bevestigd is."""
        return self.sinds <= dag


def verlopende(
    caos: Mapping[str, Sequence[CaoTabel]], kaarten: Iterable[Productkaart], dag: datetime.date, maanden: int
) -> tuple[Verlopend, ...]:
    """De tabellen die tussen een dag en zoveel maanden later gelden en daarin niet (meer) bevestigd zijn.

    Een tabel telt alleen mee voor de tijd dat ze geldt: van haar ingang tot de volgende tabel van die cao ingaat.
    """
    alle, einde = list(kaarten), maanden_later(dag, maanden)
    return tuple(
        Verlopend(tabel, sinds, kaarten_op(cao, alle), kaarten_via(cao, alle))
        for cao, tabellen in sorted(caos.items())
        for tabel, volgende in zip(tabellen, [*tabellen[1:], None], strict=True)
        if _speelt(sinds := _sinds(tabel), volgende, dag, einde)
    )


def maanden_later(dag: datetime.date, maanden: int) -> datetime.date:
    """Dezelfde dag zoveel maanden later, of de laatste dag van die maand als die korter is."""
    jaar, maand = divmod(dag.year * 12 + dag.month - 1 + maanden, 12)
    if jaar > datetime.MAXYEAR:
        return datetime.date.max
    return datetime.date(jaar, maand + 1, min(dag.day, calendar.monthrange(jaar, maand + 1)[1]))


def _sinds(tabel: CaoTabel) -> datetime.date:
    if tabel.afleiding is not None:
        return tabel.dag
    return min(tabel.bevestigd_tot.dag, datetime.date.max - EEN_DAG) + EEN_DAG


def _speelt(sinds: datetime.date, volgende: CaoTabel | None, dag: datetime.date, einde: datetime.date) -> bool:
    """Of de onbevestigde tijd van een tabel (tot de volgende ingaat) in het venster valt."""
    return sinds <= einde and (volgende is None or (sinds < volgende.dag and dag < volgende.dag))
