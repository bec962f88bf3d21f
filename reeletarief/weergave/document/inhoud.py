"""Een document voor mensen: koppen, alinea's en tabellen, los van de vorm waarin het verschijnt.

Wie iets te vertellen heeft, maakt één :class:`Document`; de schrijvers (:mod:`.scherm`, :mod:`.md`, :mod:`.html`,
:mod:`.docx`) maken er hun vorm van. Elke tekst hierin is gewone tekst: de schrijvers zorgen dat hij zo verschijnt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reeletarief.weergave.tabelinhoud import Kolom
    from reeletarief.weergave.tabelinhoud import Tabel as Tabelinhoud


class Kop(NamedTuple):
    """Een kop; niveau 1 is die van een hoofdstuk, de titel van het document staat daarboven."""

    tekst: str
    niveau: int = 1


class Alinea(NamedTuple):
    """Een alinea, met wat er vet voor staat: een naam (``Motief: …``), of de kern waar de rest bij hoort."""

    tekst: str
    naam: str = ""
    kern: str = ""

    @property
    def vooraan(self) -> str:
        """Wat er vet voor de tekst staat; leeg als er niets voor staat."""
        return f"{self.naam}:" if self.naam else self.kern


class Lijst(NamedTuple):
    """Punten onder elkaar."""

    punten: tuple[str, ...]


class Aandacht(NamedTuple):
    """Punten onder een kop die de lezer niet mag missen: wat nog moet gebeuren, of wat een grens passeert."""

    kop: Kop
    punten: tuple[str, ...]


class Tabel(NamedTuple):
    """Een tabel met haar kolommen; elke rij heeft voor elke kolom een tekst. Een rij in ``vet`` (op volgnummer) is een slotregel.

    ``rijkop`` is de kolom (op volgnummer) die zegt waar een rij over gaat, als er zo een is.
    """

    kolommen: tuple[Kolom, ...]
    rijen: tuple[tuple[str, ...], ...]
    vet: frozenset[int] = frozenset()
    rijkop: int | None = 0


Deel = Kop | Alinea | Lijst | Aandacht | Tabel


class Document(NamedTuple):
    """Een titel met wat eronder staat; het ``slot`` gaat over alles en niet over het laatste hoofdstuk."""

    titel: str
    delen: tuple[Deel, ...]
    slot: tuple[Alinea, ...] = ()


def onder_kop(tabel: Tabelinhoud, niveau: int = 1, rijkop: int | None = 0) -> tuple[Deel, ...]:
    """Een tabel onder haar titel; zonder rijen niets."""
    if not tabel.rijen:
        return ()
    return (Kop(tabel.titel, niveau), Tabel(tabel.kolommen, tuple(tabel.rijen), rijkop=rijkop))
