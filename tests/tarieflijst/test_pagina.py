"""``docs/tarieflijst.md`` toont wat het programma zegt."""

from __future__ import annotations

import shlex
from collections.abc import Callable

import pytest

from tests.conftest import WORTEL, Uitkomst
from tests.test_readme import BLOK

PAGINA = (WORTEL / "docs" / "tarieflijst.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("opdracht", "getoond"), BLOK.findall(PAGINA), ids=lambda deel: deel.split("\n")[0][:60])
def test_de_voorbeelden_op_de_pagina_komen_uit_het_programma(
    opdracht: str, getoond: str, draai: Callable[..., Uitkomst], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(WORTEL)
    uitkomst = draai(*shlex.split(opdracht))
    assert uitkomst.code == 0
    regels = [" ".join(regel.split()) for regel in uitkomst.stdout.splitlines()]
    for regel in getoond.splitlines():
        if regel.strip() not in {"", "…"}:
            assert " ".join(regel.split()) in regels, regel
