"""Een tweede rekenaar, los van het programma: rekent de posten uit ``uitleg --formaat json`` na.

Werkt met breuken en gebruikt van het programma niets dan de JSON. Zo toetst hij ook de bewering dat elke
post uit zijn operanden volgt, op 18 decimalen half omhoog.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor, prod
from typing import Any


def reken_na(uitleg: dict[str, Any]) -> dict[str, Fraction]:
    """De herberekende waarde van elke post, op sleutel. Een operand moet vóór zijn gebruiker staan."""
    uitkomst: dict[str, Fraction] = {}
    for post in uitleg["posten"]:
        assert post["sleutel"] not in uitkomst, f"sleutel {post['sleutel']} komt twee keer voor"
        operanden = [uitkomst[sleutel] for sleutel in post["operanden"]]
        uitkomst[post["sleutel"]] = _op_raster(_bewerk(post, operanden), uitleg["decimalen"])
    return uitkomst


def _bewerk(post: dict[str, Any], operanden: list[Fraction]) -> Fraction:
    match post["bewerking"]:
        case "waarde":
            assert not operanden
            return Fraction(post["bedrag"])
        case "som":
            return sum(operanden, Fraction(0))
        case "verschil":
            return operanden[0] - sum(operanden[1:], Fraction(0))
        case "product":
            return prod(operanden, start=Fraction(1))
        case "quotient":
            teller, noemer = operanden
            return teller / noemer
        case "minimum":
            return min(operanden)
        case "maximum":
            return max(operanden)
        case "afronding":
            waarde, stap = operanden
            return _half_omhoog(waarde / stap) * stap
    raise AssertionError(post["bewerking"])


def _half_omhoog(waarde: Fraction) -> Fraction:
    """Op een heel getal, een half van nul af."""
    teken = -1 if waarde < 0 else 1
    return Fraction(teken * floor(abs(waarde) + Fraction(1, 2)))


def _op_raster(waarde: Fraction, decimalen: int) -> Fraction:
    schaal = Fraction(10) ** decimalen
    return _half_omhoog(waarde * schaal) / schaal
