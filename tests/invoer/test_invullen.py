"""Wat er volgens het merk INVULLEN moet komen, met wat er van de yaml achter staat eraf."""

from __future__ import annotations

import pytest

from reeletarief.invoer.invullen import merk_op


@pytest.mark.parametrize(
    ("regel", "tekst"),
    [
        ("feestdagen: # INVULLEN: een lijst zoals [nieuwjaar, …], of []", "een lijst zoals [nieuwjaar, …], of []"),
        ("    over: # INVULLEN: [jaarsalaris] of [jaarsalaris, toeslag]", "[jaarsalaris] of [jaarsalaris, toeslag]"),
        ("# INVULLEN: schrijf {element: x, reden: y}", "schrijf {element: x, reden: y}"),
        ("kwaliteitseisen: [INVULLEN: de eisen]", "de eisen"),
        ("- {element: reiskosten, reden: INVULLEN}", ""),
        ('  zonder: [{element: reiskosten, reden: "INVULLEN: waarom"}]', "waarom"),
        ("  zonder: [{element: reiskosten, reden: INVULLEN: waarom}]", "waarom"),
    ],
)
def test_een_haak_hoort_bij_de_tekst_als_hij_daar_opent(regel: str, tekst: str) -> None:
    merk = merk_op(regel)
    assert merk is not None
    assert merk.tekst == tekst
