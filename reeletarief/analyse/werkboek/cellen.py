"""De cellen die niemand hoort te wijzigen: formules, vaste teksten en getallen, en de namen die formules gebruiken.

Alleen zinvol als het werkboek uit de regio van nu gemaakt is: dan staat in elke cel precies wat het programma nu zou
schrijven. Excel en LibreOffice mogen een formule anders spellen; spaties, dollartekens en hoofdletters tellen niet.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.werkboek.stand import Celtekst, Soort, gelijk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reeletarief.analyse.werkboek.stand import Boek, Celplek, Invoerrij
    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud

_SPELLING = re.compile(r"[\s$]|(?<=[0-9])\.0+(?![0-9])")
_BLADNAAM = re.compile(r"('(?:[^']|'')*')")
_GROOT = {klein: klein - 32 for klein in range(ord("a"), ord("z") + 1)}
"""Alleen gewone letters: Python maakt van de lange s ook een S, en voor een rekenblad is dat een ander blad."""
_FOUTWAARDEN = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}
_SPELING_ABSOLUUT, _SPELING_RELATIEF = Decimal("0.000001"), Decimal("0.000000001")
"""Een rekenblad rekent met doubles; over een lange keten schelen die meer dan het laatste cijfer, maar nooit zoveel."""

_CIJFERS = ".15g"
"""Meer cijfers dan deze laat een rekenblad niet zien; een deling heeft er hier veel meer."""
_LEEG = Celtekst(None, None)


class Celsoort(StrEnum):
    """Wat er met een cel aan de hand is."""

    FORMULE_ANDERS = "andere formule"
    FORMULE_WEG = "formule werd een vaste waarde"
    LEEG = "leeggemaakt"
    VAST_ANDERS = "vaste cel gewijzigd"
    ERBIJ = "getal of formule toegevoegd"
    UITKOMST = "uitkomst hoort niet bij de formule"
    NAAM = "naam wijst ergens anders heen"


class Celverschil(NamedTuple):
    """Een cel (of een naam, dan is ``plek`` leeg) die niet is zoals het programma haar schreef.

    ``werkt_door`` zegt of uitkomsten elders eruit kunnen volgen: bij alles behalve een tekst die een tekst was.
    """

    soort: Celsoort
    plek: Celplek | None
    naam: str
    verwacht: str
    gevonden: str
    werkt_door: bool = True


class Celoordeel(NamedTuple):
    """Alle verschillen, met het aantal vergeleken formules, en wat er alleen aan tekst en bladen bij kwam.

    Van een blad dat er niet is (``bladen_weg``) staan de cellen niet ook nog één voor één bij de verschillen.
    """

    verschillen: tuple[Celverschil, ...]
    formules: int
    teksten_erbij: int
    bladen_erbij: tuple[str, ...]
    bladen_weg: tuple[str, ...]

    @property
    def werkt_door(self) -> bool:
        """Of uitkomsten elders anders kunnen zijn door wat hier anders is."""
        return bool(self.bladen_weg) or any(een.werkt_door for een in self.verschillen)


def kaal(formule: str) -> str:
    """Een formule zonder spelling: geen spaties, dollartekens of aanhalingstekens om een bladnaam, alles in hoofdletters.

    Wat tussen dubbele aanhalingstekens staat, is tekst en blijft zoals het is. Een bladnaam houdt zijn spaties: ``'U ren'``
    is een ander blad dan ``Uren``.
    """
    delen = formule.split('"')
    delen[::2] = [_zonder_spelling(deel) for deel in delen[::2]]
    return '"'.join(delen).removeprefix("=")


def _zonder_spelling(formule: str) -> str:
    delen = _BLADNAAM.split(formule)
    delen[::2] = [_SPELLING.sub("", deel) for deel in delen[::2]]
    delen[1::2] = [deel[1:-1] for deel in delen[1::2]]
    return "".join(delen).translate(_GROOT)


def vergelijk_cellen(boek: Boek, nu: Boek) -> Celoordeel:
    """Vergelijk elke cel met die het programma nu zou schrijven, behalve de waarden op de invoerbladen.

    Van bladen die niet vergeleken worden, horen er in geen van beide cellen te zijn (:meth:`.Boek.zonder`).
    """
    invoer = {rij.plek for rij in nu.rijen if rij.soort is not Soort.BEREKEND}
    bladen, gevonden = _bladen(nu), _bladen(boek)
    weg = tuple(blad for blad in bladen if blad not in gevonden)
    verschillen = [
        _verschil(soort, plek, verwacht, cel)
        for plek, verwacht in nu.cellen.items()
        if plek not in invoer
        and plek[0] not in weg
        and (soort := _soort(verwacht, cel := boek.cellen.get(plek, _LEEG))) is not None
    ]
    erbij = [(plek, cel) for plek, cel in boek.cellen.items() if plek not in nu.cellen and plek[0] in bladen]
    verschillen += [
        Celverschil(Celsoort.ERBIJ, plek, "", "", _als_tekst(cel)) for plek, cel in erbij if not _is_tekst(cel)
    ]
    return Celoordeel(
        verschillen=(*verschillen, *_namen(boek, nu)),
        formules=sum(cel.formule is not None for cel in nu.cellen.values()),
        teksten_erbij=sum(_is_tekst(cel) for _, cel in erbij),
        bladen_erbij=tuple(blad for blad in gevonden if blad not in bladen),
        bladen_weg=weg,
    )


def _bladen(boek: Boek) -> dict[str, None]:
    """De bladen met een cel erop, in hun volgorde."""
    return dict.fromkeys(blad for blad, _, _ in boek.cellen)


def formules_weg(rijen: Iterable[Invoerrij]) -> tuple[Celverschil, ...]:
    """De berekende rijen van een invoerblad waarvan de formule verdwenen is; dat is ook zonder de regio van toen te zien."""
    return tuple(
        Celverschil(Celsoort.FORMULE_WEG, rij.plek, rij.naam, "een formule", _inhoud(rij.waarde))
        for rij in rijen
        if rij.soort is Soort.BEREKEND and rij.formule is None
    )


def _verschil(soort: Celsoort, plek: Celplek, verwacht: Celtekst, cel: Celtekst) -> Celverschil:
    alleen_tekst = _is_tekst(verwacht) and _is_tekst(cel)
    return Celverschil(soort, plek, "", _als_tekst(verwacht), _als_tekst(cel), werkt_door=not alleen_tekst)


def andere_uitkomsten(boek: Boek, nu: Boek) -> tuple[Celverschil, ...]:
    """De ongewijzigde formules waarbij het bestand een andere uitkomst bewaart dan zij hebben.

    Alleen zinvol als er geen invoer gewijzigd is en geen cel die doorwerkt: daar volgen andere uitkomsten uit.
    """
    paren = ((plek, verwacht, boek.cellen.get(plek, _LEEG)) for plek, verwacht in nu.cellen.items())
    return tuple(
        Celverschil(Celsoort.UITKOMST, plek, "", _inhoud(verwacht.inhoud), _inhoud(cel.inhoud))
        for plek, verwacht, cel in paren
        if verwacht.formule is not None
        and _soort(verwacht, cel) is None
        and not _dezelfde_uitkomst(verwacht.inhoud, cel.inhoud)
    )


def _soort(verwacht: Celtekst, cel: Celtekst) -> Celsoort | None:
    """Wat er met een cel aan de hand is, of niets."""
    if cel.formule is None and cel.inhoud is None:
        leeg = verwacht.formule is None and verwacht.inhoud in {None, ""}
        return None if leeg else Celsoort.LEEG
    if verwacht.formule is None:
        gewoon = cel.formule is None and gelijk(verwacht.inhoud, cel.inhoud)
        return None if gewoon else Celsoort.VAST_ANDERS
    if cel.formule is None:
        return Celsoort.FORMULE_WEG
    return None if kaal(verwacht.formule) == kaal(cel.formule) else Celsoort.FORMULE_ANDERS


def _dezelfde_uitkomst(een: Celinhoud, ander: Celinhoud) -> bool:
    """Of een bewaarde uitkomst die van het programma is; een lege uitkomst is er geen en zegt dus niets."""
    if isinstance(een, Decimal) and isinstance(ander, Decimal):
        return abs(een - ander) <= _SPELING_ABSOLUUT + _SPELING_RELATIEF * abs(een)
    return ander is None or gelijk(een, ander)


def _namen(boek: Boek, nu: Boek) -> Iterator[Celverschil]:
    for naam in sorted({*boek.namen, *nu.namen}):
        verwacht, gevonden = nu.namen.get(naam, ""), boek.namen.get(naam, "")
        if kaal(verwacht) != kaal(gevonden):
            yield Celverschil(Celsoort.NAAM, None, naam, verwacht, gevonden)


def _is_tekst(cel: Celtekst) -> bool:
    """Of een toegevoegde cel alleen een aantekening is; die verandert geen uitkomst, een foutwaarde wel."""
    return cel.formule is None and isinstance(cel.inhoud, str | None) and cel.inhoud not in _FOUTWAARDEN


def _als_tekst(cel: Celtekst) -> str:
    return _inhoud(cel.inhoud) if cel.formule is None else f"={cel.formule}"


def _inhoud(inhoud: Celinhoud) -> str:
    if isinstance(inhoud, bool):
        return "WAAR" if inhoud else "ONWAAR"
    if isinstance(inhoud, Decimal):
        return _zonder_nullen(f"{Decimal(format(inhoud, _CIJFERS)):f}")
    return inhoud or ""


def _zonder_nullen(getal: str) -> str:
    """Een bedrag uit de boom heeft achttien decimalen; de nullen erachter zeggen niets."""
    return getal.rstrip("0").rstrip(".") if "." in getal else getal
