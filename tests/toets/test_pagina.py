"""``docs/toets.md`` toont wat het programma zegt, en noemt wat er te kiezen is."""

from __future__ import annotations

import shlex

import pytest

from reeletarief.analyse.toets.oordeel import Oordeel
from reeletarief.invoer.elementen import ELEMENTEN
from tests.conftest import WORTEL, Draai
from tests.gedeeld.pagina import Toont, blokken, pagina

PAGINA = pagina("docs/toets.md")


@pytest.mark.parametrize(("opdracht", "getoond"), blokken("docs/toets.md"), ids=lambda deel: deel.split("\n")[0][:60])
def test_de_voorbeelden_op_de_pagina_komen_uit_het_programma(
    opdracht: str, getoond: str, draai: Draai, monkeypatch: pytest.MonkeyPatch, toont: Toont
) -> None:
    monkeypatch.chdir(WORTEL)
    toont("docs/toets.md", opdracht, getoond, draai(*shlex.split(opdracht)).stdout)


def test_de_pagina_noemt_elk_oordeel_en_elk_element() -> None:
    assert all(f"| {oordeel} |" in PAGINA for oordeel in Oordeel)
    assert all(f"`{element}`" in PAGINA for element in ELEMENTEN)
