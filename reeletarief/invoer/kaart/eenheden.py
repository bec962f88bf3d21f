"""De eenheden waarin een product wordt ingekocht: hun code in de iJw-berichten, hun woord in een zin, en hoe fijn een bedrag erin te lezen is."""

from __future__ import annotations

from typing import Literal

Eenheidnaam = Literal["uur", "minuut", "dagdeel", "etmaal", "stuks", "stuk", "jaar"]

EENHEIDCODES: dict[str, str] = {
    "uur": "04",
    "minuut": "01",
    "dagdeel": "16",
    "etmaal": "14",
    "stuks": "82",
    "stuk": "84",
    "jaar": "",
}
"""De eenheden met hun code in de iJw-berichten; een bedrag per jaar gaat buiten de berichten om."""


def met_code(eenheid: str) -> str:
    """De eenheid met haar code in de iJw-berichten erachter; een bedrag per jaar heeft er geen."""
    code = EENHEIDCODES[eenheid]
    return f"{eenheid} ({code})" if code else eenheid


def per(eenheid: str) -> str:
    """De eenheid zoals zij na *per* in een zin staat: 'per stuks' zegt niemand."""
    return "traject" if eenheid == "stuks" else eenheid


def decimalen_van(eenheid: str) -> int:
    """Op hoeveel decimalen een bedrag in euro van deze eenheid te lezen is: per minuut vier, anders de cent."""
    return 4 if eenheid == "minuut" else 2
