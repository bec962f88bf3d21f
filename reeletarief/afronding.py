"""De ene plek waar een getal afgerond wordt: op de cent, op een stap of op het raster; een halve gaat van nul af.

Alles rekent in één context van honderd cijfers, ruim meer dan een tarief nodig heeft. Zo hangt geen uitkomst af van de
instelling van ``decimal`` in het programma eromheen.
"""

from __future__ import annotations

from decimal import (
    ROUND_CEILING,
    ROUND_FLOOR,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)

RUIM = Context(prec=100, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow])
DECIMALEN = 18
"""Zo fijn is het raster waarop elke uitkomst van de berekening ligt."""
NUL, EEN = Decimal(0), Decimal(1)
CENT = Decimal("0.01")
_RASTER = EEN.scaleb(-DECIMALEN)
_NUL_OP_RASTER = NUL.scaleb(-DECIMALEN)


def op_decimalen(getal: Decimal, decimalen: int) -> Decimal:
    """Het getal op dit aantal decimalen, zonder min voor de nul."""
    return RUIM.plus(getal.quantize(EEN.scaleb(-decimalen), context=RUIM))


def op_cent(bedrag: Decimal) -> Decimal:
    """Het bedrag op hele centen, zonder min voor de nul."""
    return RUIM.plus(bedrag.quantize(CENT, context=RUIM))


def op_stap(bedrag: Decimal, stap: Decimal) -> Decimal:
    """Het dichtstbijzijnde veelvoud van de stap."""
    return RUIM.multiply(RUIM.divide(bedrag, stap).quantize(EEN, context=RUIM), stap)


def op_raster(bedrag: Decimal) -> Decimal:
    """Het bedrag op 18 decimalen, zonder min voor de nul."""
    gerasterd = RUIM.quantize(bedrag, _RASTER)
    return gerasterd if gerasterd else _NUL_OP_RASTER


def omlaag(getal: Decimal, decimalen: int) -> Decimal:
    """Het grootste getal op dit aantal decimalen dat niet boven dit getal ligt."""
    return getal.quantize(EEN.scaleb(-decimalen), ROUND_FLOOR, RUIM)


def omhoog(getal: Decimal, decimalen: int) -> Decimal:
    """Het kleinste getal op dit aantal decimalen dat niet onder dit getal ligt."""
    return getal.quantize(EEN.scaleb(-decimalen), ROUND_CEILING, RUIM)
