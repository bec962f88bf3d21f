"""Woorden en rijtjes in een zin, zoals elke weergave ze schrijft."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeletarief.fouten import met_hoofdletter, op_een_rij
from reeletarief.weergave.woorden import aaneengesloten, midden_in_zin


@pytest.mark.parametrize(
    ("tekst", "vooraan", "midden"),
    [
        ("de NvO-norm", "De NvO-norm", "de NvO-norm"),
        ("Salaris", "Salaris", "salaris"),
        ("ORT", "ORT", "ORT"),
        ("", "", ""),
    ],
)
def test_een_hoofdletter_raakt_alleen_de_eerste_letter(tekst: str, vooraan: str, midden: str) -> None:
    assert (met_hoofdletter(tekst), midden_in_zin(tekst)) == (vooraan, midden)


def test_namen_op_een_rij() -> None:
    assert [op_een_rij(namen, "en") for namen in ("a", "ab", "abc")] == ["a", "a en b", "a, b en c"]


@given(st.sets(st.integers(0, 40)).map(sorted))
def test_reeksen_zijn_dezelfde_nummers_en_raken_elkaar_niet(nummers: list[int]) -> None:
    reeksen = aaneengesloten(nummers)
    assert [nummer for van, tot in reeksen for nummer in range(van, tot + 1)] == nummers
    assert all(tot + 1 < volgende for (_, tot), (volgende, _) in pairwise(reeksen))
