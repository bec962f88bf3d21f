"""Een document voor mensen: koppen, alinea's en tabellen, los van de vorm waarin het verschijnt.

Wie iets te vertellen heeft, maakt één :class:`Document`; de schrijvers (:mod:`.scherm`, :mod:`.md`, :mod:`.html`,
:mod:`.docx`) maken er hun vorm van. Elke tekst hierin is gewone tekst: de schrijvers zorgen dat hij zo verschijnt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reeletarief.weergave.tabelinhoud import Kolom


class Kop(NamedTuple):
    """Een kop; niveau 1 is die van een hoofdstuk, de titel van het document staat daarboven."""

    tekst: str
    niveau: int = 1


class Alinea(NamedTuple):
    """Een alinea, als het er een met een naam is met die naam vet ervoor (``Motief: …``)."""

    tekst: str
    naam: str = ""


class Lijst(NamedTuple):
    """Punten onder elkaar."""

    punten: tuple[str, ...]


class Tabel(NamedTuple):
    """Een tabel met haar kolommen; elke rij heeft voor elke kolom een tekst. Een rij in ``vet`` (op volgnummer) is een slotregel."""

    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[str, ...], ...]
    vet: frozenset[int] = frozenset()


Deel = Kop | Alinea | Lijst | Tabel


class Document(NamedTuple):
    """Een titel met wat eronder staat."""

    titel: str
    delen: tuple[Deel, ...]
