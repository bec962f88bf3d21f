"""De maatstaven van een uitvraag over een rij waarden: kwartielen, gemiddelden en uitschieters, exact uitgerekend.

Kwartielen met lineaire interpolatie tussen de geordende waarden, zoals KWARTIEL.INC in Excel en type 7 van Hyndman en Fan
(Sample Quantiles in Statistical Packages, The American Statistician 50, 1996): het kwartiel k ligt op plek
1 + k × (n − 1) ÷ 4. Uitschieters volgens Tukey (Exploratory Data Analysis, 1977): verder dan anderhalf keer de afstand
tussen Q1 en Q3 buiten een van beide.

De tussenstappen zijn breuken: de volgorde van de waarden doet er niet toe, ook niet in het laatste cijfer.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TUKEY = Fraction(3, 2)


def kwartielen(waarden: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal]:
    """Q1, mediaan en Q3 van ten minste één waarde."""
    q1, midden, q3 = _kwartielen(waarden)
    return _als_decimaal(q1), _als_decimaal(midden), _als_decimaal(q3)


def gemiddelde(waarden: Sequence[Decimal]) -> Decimal:
    """Het gemiddelde van ten minste één waarde."""
    return _als_decimaal(sum(map(Fraction, waarden), Fraction()) / len(waarden))


def gewogen_gemiddelde(paren: Sequence[tuple[Decimal, Decimal]]) -> Decimal:
    """Het gemiddelde van (waarde, gewicht); de gewichten zijn samen boven nul."""
    gewicht = sum((Fraction(gewicht) for _, gewicht in paren), Fraction())
    som = sum((Fraction(waarde) * Fraction(gewicht) for waarde, gewicht in paren), Fraction())
    return _als_decimaal(som / gewicht)


def grenzen(waarden: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Q1 − 1,5 × (Q3 − Q1) en Q3 + 1,5 × (Q3 − Q1): wat daarbuiten ligt, is een uitschieter."""
    q1, _, q3 = _kwartielen(waarden)
    afstand = TUKEY * (q3 - q1)
    return _als_decimaal(q1 - afstand), _als_decimaal(q3 + afstand)


def _kwartielen(waarden: Sequence[Decimal]) -> tuple[Fraction, Fraction, Fraction]:
    op_volgorde = sorted(map(Fraction, waarden))
    return _kwartiel(op_volgorde, 1), _kwartiel(op_volgorde, 2), _kwartiel(op_volgorde, 3)


def _kwartiel(op_volgorde: Sequence[Fraction], welk: int) -> Fraction:
    plek, rest = divmod(welk * (len(op_volgorde) - 1), 4)
    onder, boven = op_volgorde[plek], op_volgorde[plek + (rest > 0)]
    return onder + (boven - onder) * Fraction(rest, 4)


def _als_decimaal(breuk: Fraction) -> Decimal:
    return Decimal(breuk.numerator) / Decimal(breuk.denominator)
