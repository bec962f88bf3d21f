"""De bladzijde met de rekenwijze toont wat het programma zegt."""

from __future__ import annotations

import shlex

import pytest
from typer.testing import CliRunner

from reeletarief.cli import app
from tests.conftest import VOORBEELDREGIO
from tests.gedeeld.pagina import Toont, blokken


@pytest.mark.parametrize(("opdracht", "getoond"), blokken("docs/rekenwijze.md"))
def test_de_uitvoer_op_de_bladzijde_klopt(
    opdracht: str, getoond: str, toont: Toont, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(VOORBEELDREGIO)
    uitkomst = CliRunner().invoke(app, shlex.split(opdracht))
    toont("docs/rekenwijze.md", opdracht, getoond, uitkomst.stdout)
