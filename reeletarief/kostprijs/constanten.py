"""De vaste getallen van de rekenregels, als posten zodat ze in elke rekensom zichtbaar zijn."""

from __future__ import annotations

from decimal import Decimal

from reeletarief.kostprijs.post import REKENREGEL, VAST_GETAL, Eenheid, Post, constante, waarde

VASTE_NUL = constante("nul", 0)
VASTE_EEN = constante("een", 1)
WERKDAGEN_PER_WEEK = constante("werkdagen per week", 5)
MAANDEN_PER_JAAR = constante("maanden per jaar", 12)
MINUTEN_PER_UUR = constante("minuten per uur", 60)
UREN_PER_DAGDEEL = constante("uren per dagdeel", 4)
DAGEN_PER_WEEK = constante("dagen per week", 7)
HONDERDSTE_PROCENT = waarde(
    f"{VAST_GETAL}honderdste_procent", "twee decimalen van een procent", Decimal("0.0001"), Eenheid.FRACTIE, REKENREGEL
)


def aantal_maanden(aantal: int) -> Post:
    """Een aantal maanden van het jaar, 1 tot en met 12, waarover iets geldt."""
    return constante(f"{aantal} maanden", aantal)
