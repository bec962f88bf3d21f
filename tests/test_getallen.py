"""Hoe getallen geschreven worden: in een melding, voor een lezer en voor een machine."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reeletarief.fouten import euro_in_zin, in_zin


@pytest.mark.parametrize(
    ("getal", "kaal", "euro"),
    [
        ("100", "100", "€ 100,00"),
        ("1E+3", "1000", "€ 1.000,00"),
        ("-12.50", "-12,5", "€ -12,50"),
        ("0E-18", "0", "€ 0,00"),
        ("0.0375", "0,0375", "€ 0,0375"),
        ("123456789012.123456789012345678", "123456789012,123456789012345678", "€ 123.456.789.012,123456789012345678"),
    ],
)
def test_een_melding_noemt_alle_cijfers(getal: str, kaal: str, euro: str) -> None:
    assert (in_zin(Decimal(getal)), euro_in_zin(Decimal(getal))) == (kaal, euro)
