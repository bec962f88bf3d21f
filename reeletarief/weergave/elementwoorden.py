"""Wat de letters boven een tabel met elementen betekenen, voor wie art. 2.3 Besluit Jeugdwet niet uit het hoofd kent."""

from __future__ import annotations

LETTERS = (
    "a: beroepskrachten, b: cliëntgebonden kosten anders dan beroepskrachten, c: overhead, d: indexering (art. 2.3 Besluit Jeugdwet); "
    "afr.: afronding."
)
