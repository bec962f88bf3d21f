"""De waarden in een werkboek: wat er in een cel kan staan, waar zij staat, en hoe ermee gerekend en vergeleken wordt.

Er wordt gerekend in 60 cijfers, met de regels van Excel: een lege cel telt als nul. Waar Excel en Calc het niet eens zijn
(een waarheidswaarde vergeleken met een getal), is de formule een :class:`FormuleFout`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from typing import NamedTuple, TypeVar

T = TypeVar("T")
Sleutel = tuple[str, str]
"""Een cel: de naam van het blad en haar adres, zoals ``("Cao", "D5")``."""
Waarde = Decimal | bool | str | None
Waarden = Mapping[Sleutel, Waarde]
Rekenaar = Callable[[Waarden], Waarde]
NUL = Decimal(0)
REKENEN = Context(prec=60, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow])
GELIJK = Decimal("3.5e-15")
"""Twee getallen zijn ``=`` als ze op de vijftien cijfers van een rekenblad gelijk zijn."""


class FormuleFout(Exception):
    """De formule hoort niet in het werkboek, of heeft geen uitkomst."""


Rijen = tuple[tuple[Sleutel, ...], ...]


class Deel(NamedTuple):
    """Een stuk van een formule: hoe het te berekenen is en, als het een cel of bereik is, welke cellen dat zijn."""

    bereken: Rekenaar
    cellen: Rijen | None = None


def getal(waarde: Waarde) -> Decimal:
    """De waarde als getal: leeg is nul, WAAR is één. Met tekst is niet te rekenen."""
    if isinstance(waarde, Decimal):
        return waarde
    if waarde is None:
        return NUL
    if isinstance(waarde, bool):
        return Decimal(waarde)
    raise FormuleFout(f"met de tekst '{waarde}' is niet te rekenen")


def bewerking(bewerk: Callable[[Waarde, Waarde], Waarde], links: Deel, rechts: Deel) -> Deel:
    a, b = links.bereken, rechts.bereken
    return Deel(lambda waarden: bewerk(a(waarden), b(waarden)))


def _plus(a: Waarde, b: Waarde) -> Decimal:
    return REKENEN.add(getal(a), getal(b))


def _min(a: Waarde, b: Waarde) -> Decimal:
    return REKENEN.subtract(getal(a), getal(b))


def _maal(a: Waarde, b: Waarde) -> Decimal:
    return REKENEN.multiply(getal(a), getal(b))


def _gedeeld(a: Waarde, b: Waarde) -> Decimal:
    if not getal(b):
        raise FormuleFout("er wordt door nul gedeeld")
    return REKENEN.divide(getal(a), getal(b))


def gelijk(a: Waarde, b: Waarde) -> bool:
    a, b = _als_de_ander(a, b), _als_de_ander(b, a)
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return abs(a - b) <= GELIJK * max(abs(a), abs(b))
    if isinstance(a, str) and isinstance(b, str):
        return a.casefold() == b.casefold()
    if {type(a), type(b)} == {Decimal, bool}:
        raise FormuleFout(f"of {a} en {b} gelijk zijn, vinden Excel en Calc niet hetzelfde")
    return type(a) is type(b) and a == b


def _als_de_ander(waarde: Waarde, ander: Waarde) -> Waarde:
    """Een lege cel is gelijk aan nul, aan lege tekst en aan ONWAAR."""
    if waarde is not None or ander is None:
        return waarde
    return type(ander)()


OPTELLEN = {"+": _plus, "-": _min}
VERMENIGVULDIGEN = {"*": _maal, "/": _gedeeld}


def geen_waarde(fout: FormuleFout) -> Rekenaar:
    def weiger(_: Waarden) -> Waarde:
        raise fout

    return weiger


def cellen_van(blad: str, van: str, tot: str) -> Rijen:
    (kolom, rij), (kolom_tot, rij_tot) = plek(van), plek(tot)
    letters = [kolomletters(nummer) for nummer in range(kolom, kolom_tot + 1)]
    return tuple(tuple((blad, f"{letter}{nummer}") for letter in letters) for nummer in range(rij, rij_tot + 1))


def plek(adres: str) -> tuple[int, int]:
    """Kolom en rij van een adres, vanaf 1."""
    letters = adres.rstrip("0123456789")
    kolom = 0
    for letter in letters:
        kolom = kolom * 26 + ord(letter) - ord("A") + 1
    return kolom, int(adres[len(letters) :])


def kolomletters(nummer: int) -> str:
    """De letters van een kolom; de eerste is A."""
    letters = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
