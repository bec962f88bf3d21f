"""Tel een lang volumebestand snel op, of helemaal niet.

Het gewone geval is een bestand waarin alles klopt. Dat gaat per stuk tekst van enkele duizenden rijen: de kolommen
worden er in één keer uitgesneden, elke waarde is een opzoeking, en per (gemeente, aanbieder, product, jaar) is er één vak. Er is
geen geheugen nodig per rij, alleen per vak dat de regio heeft. Zodra er iets niet klopt (een onbekende waarde, een
dubbele rij, een ander aantal velden) is het antwoord ``None`` en leest :mod:`.volumes` het bestand rij voor rij.
"""

from __future__ import annotations

import csv
import hashlib
from itertools import zip_longest
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, TypeVar

from reeletarief.invoer.begroting.aantal import is_aantal
from reeletarief.invoer.csv_cellen import bezwaar_tegen_naam, is_voor_excel, scheidingsteken

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

LANGSTE_REGEL = 20_000

_STUK = 1 << 15
_MEESTE_VAKKEN = 1 << 25
_MEESTE_AANBIEDERS = 1 << 19
_MEESTE_AANTALLEN = 100_000
_TELLER = 50
_RIJ = 1 << _TELLER
"""Een gevuld vak is het aantal plus dit: zo telt een som van vakken meteen de rijen, en is nul ook een aantal."""

Inhoud = TypeVar("Inhoud")


class NietGewoonFout(Exception):
    """Een waarde of regel die alleen rij voor rij te beoordelen is."""


class Vak(NamedTuple):
    """Een gemeente of aanbieder, met een product en een jaar."""

    naam: str
    product: str
    jaar: int


class Telling(NamedTuple):
    """De aantallen van een bestand: opgeteld over aanbieders en over gemeenten, op naam, product en jaar."""

    sha256: str
    rijen: int
    per_gemeente: Mapping[Vak, int]
    per_aanbieder: Mapping[Vak, int]


class Namen(dict[str, Inhoud]):
    """Per naam zoals die in het bestand staat, wat erbij hoort; spaties eromheen tellen niet."""

    def __init__(self, maak: Callable[[int], Inhoud]) -> None:
        super().__init__()
        self.kaal: dict[str, Inhoud] = {}
        self._maak = maak

    def __missing__(self, tekst: str) -> Inhoud:
        naam = tekst.strip()
        if bezwaar_tegen_naam(naam, "") is not None:
            raise NietGewoonFout
        if naam not in self.kaal:
            self.kaal[naam] = self._maak(len(self.kaal))
        self[tekst] = self.kaal[naam]
        return self[tekst]


class Combinaties(dict[tuple[str, str], int]):
    """Het nummer van elk product met elk jaar waarin het een prijs heeft; een ander product of jaar is niet gewoon."""

    def __init__(self, prijzen: Iterable[tuple[str, int]]) -> None:
        self.namen = sorted(prijzen)
        super().__init__({(product, str(jaar)): nummer for nummer, (product, jaar) in enumerate(self.namen)})

    def __missing__(self, sleutel: tuple[str, str]) -> int:
        kaal = (sleutel[0].strip(), sleutel[1].strip())
        if kaal == sleutel or kaal not in self:
            raise NietGewoonFout
        return self[kaal]


class Aantallen(dict[str, int]):
    """Het getal bij elke tekst die een geheel aantal is, met ``_RIJ`` erbij."""

    def __missing__(self, tekst: str) -> int:
        kaal = tekst.strip()
        if not is_aantal(kaal):
            raise NietGewoonFout
        aantal = _RIJ + int(kaal)
        if len(self) < _MEESTE_AANTALLEN:
            self[tekst] = aantal
        return aantal


class _Vakken:
    """Per gemeente een rij vakken, op aanbieder en daarbinnen op product en jaar."""

    def __init__(self, combinaties: Combinaties) -> None:
        self.combinaties = combinaties
        self.breedte = breedte = len(combinaties.namen)
        self.gemeenten: Namen[list[int]] = Namen(lambda _nummer: [])
        self.aanbieders: Namen[int] = Namen(lambda nummer: nummer * breedte)
        self.aantallen = Aantallen()
        self.vrij = _MEESTE_VAKKEN

    def tel(self, kolommen: Sequence[Sequence[str]]) -> None:
        """Zet de aantallen van deze rijen in hun vakken; kolommen op de volgorde van het volumebestand."""
        gemeenten, producten, aanbieders, aantallen, jaren = kolommen
        for rij, begin, plek, aantal in zip(
            map(self.gemeenten.__getitem__, gemeenten),
            map(self.aanbieders.__getitem__, aanbieders),
            map(self.combinaties.__getitem__, zip(producten, jaren, strict=True)),
            map(self.aantallen.__getitem__, aantallen),
            strict=True,
        ):
            try:
                rij[begin + plek] = aantal
            except IndexError:
                self._verleng(rij, begin + self.breedte)
                rij[begin + plek] = aantal

    def _verleng(self, rij: list[int], lengte: int) -> None:
        self.vrij -= lengte - len(rij)
        if self.vrij < 0 or len(self.aanbieders.kaal) > _MEESTE_AANBIEDERS:
            raise NietGewoonFout
        rij.extend([0] * (lengte - len(rij)))

    def per_gemeente(self) -> dict[str, list[int]]:
        return {
            naam: [sum(rij[plek :: self.breedte]) for plek in range(self.breedte)]
            for naam, rij in self.gemeenten.kaal.items()
        }

    def per_aanbieder(self) -> dict[str, list[int]]:
        rijen = self.gemeenten.kaal.values()
        samen = list(map(sum, zip_longest(*rijen, fillvalue=0)))
        return {naam: samen[begin : begin + self.breedte] for naam, begin in self.aanbieders.kaal.items()}


def tel_snel(
    bron: BinaryIO, kolommen: Sequence[str], combinaties: Combinaties, voortgang: Callable[[int], None]
) -> Telling | None:
    """De aantallen van een bestand waarin alles klopt, en anders ``None``."""
    vakken = _Vakken(combinaties)
    som = hashlib.sha256()
    rijen = 0
    try:
        kop = _kopregel(bron, som)
        snijder = _Snijder(kop, kolommen)
        while tekst := _stuk(bron, som, voortgang):
            delen = snijder.snijd(tekst)
            rijen += len(delen[0])
            vakken.tel(delen)
    except (NietGewoonFout, UnicodeDecodeError, csv.Error):
        return None
    per_gemeente = vakken.per_gemeente()
    geteld = sum(vak >> _TELLER for rij in per_gemeente.values() for vak in rij)
    if not rijen or geteld != rijen:
        return None
    namen = combinaties.namen
    return Telling(som.hexdigest(), rijen, _op_vak(per_gemeente, namen), _op_vak(vakken.per_aanbieder(), namen))


def _op_vak(totalen: Mapping[str, Sequence[int]], namen: Sequence[tuple[str, int]]) -> dict[Vak, int]:
    """De gevulde vakken op naam, product en jaar, zonder de telling van de rijen."""
    return {
        Vak(naam, product, jaar): totaal & (_RIJ - 1)
        for naam in sorted(totalen)
        for (product, jaar), totaal in zip(namen, totalen[naam], strict=True)
        if totaal
    }


def _kopregel(bron: BinaryIO, som: hashlib._Hash) -> str:
    eerste = _regel(bron, som)
    return _regel(bron, som) if is_voor_excel(1, eerste) else eerste


def _regel(bron: BinaryIO, som: hashlib._Hash) -> str:
    regel = bron.readline(LANGSTE_REGEL)
    som.update(regel)
    return regel.decode("utf-8-sig").rstrip("\r\n")


def _stuk(bron: BinaryIO, som: hashlib._Hash, voortgang: Callable[[int], None]) -> str:
    """Het volgende stuk van het bestand, tot het eind van een regel, altijd met ``\\n`` als regeleinde."""
    inhoud = bron.read(_STUK)
    if inhoud and not inhoud.endswith(b"\n"):
        inhoud += (rest := bron.readline(LANGSTE_REGEL))
        if len(rest) == LANGSTE_REGEL:
            raise NietGewoonFout
    som.update(inhoud)
    voortgang(len(inhoud))
    tekst = inhoud.decode("utf-8")
    if "\r" in tekst:
        tekst = tekst.replace("\r\n", "\n")
    return tekst if not tekst or tekst.endswith("\n") else f"{tekst}\n"


class _Snijder:
    """Snijdt een stuk tekst in kolommen, in de volgorde die het programma gebruikt."""

    def __init__(self, kop: str, kolommen: Sequence[str]) -> None:
        self.teken = scheidingsteken(kop)
        self.velden = len(kolommen)
        namen = [naam.strip() for naam in next(csv.reader([kop], delimiter=self.teken, strict=True), [])]
        if sorted(namen) != sorted(kolommen):
            raise NietGewoonFout
        self.volgorde = [namen.index(naam) for naam in kolommen]

    def snijd(self, tekst: str) -> Sequence[Sequence[str]]:
        delen = self._met_aanhaling(tekst) if '"' in tekst else self._kaal(tekst)
        return [delen[plek] for plek in self.volgorde]

    def _kaal(self, tekst: str) -> Sequence[Sequence[str]]:
        """Elk regeleinde wordt een eigen veld: staat dat overal op zijn plek, dan heeft elke rij evenveel velden."""
        stap = self.velden + 1
        rijen = tekst.count("\n")
        velden = tekst.replace("\n", f"{self.teken}\n{self.teken}").split(self.teken)
        if len(velden) != stap * rijen + 1 or velden[self.velden :: stap].count("\n") != rijen:
            raise NietGewoonFout
        return [velden[plek : stap * rijen : stap] for plek in range(self.velden)]

    def _met_aanhaling(self, tekst: str) -> Sequence[Sequence[str]]:
        regels = tekst.split("\n")[:-1]
        rijen = list(csv.reader(regels, delimiter=self.teken, strict=True))
        if len(rijen) != len(regels) or any(len(rij) != self.velden for rij in rijen):
            raise NietGewoonFout
        return list(zip(*rijen, strict=True))
