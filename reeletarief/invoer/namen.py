"""Hoe de bestanden en mappen van een werkmap heten."""

OPSLAGEN = "opslagen.yaml"
CAO = "cao/"
PRODUCTKAARTEN = "productkaarten/"
VASTGESTELD = "vastgesteld"
