"""``docs/reacties.md`` zegt wat het programma doet: elk blok is de uitvoer met het register van de pagina."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import Draai, kopieer_voorbeeldregio, schrijf_werkmap
from tests.gedeeld.pagina import Toont, blokken, pagina

BLOKKEN = blokken("docs/reacties.md")
REGISTER = dict(re.findall(r"```yaml\n# (reacties/\S+)\n(.*?)```", pagina("docs/reacties.md"), re.DOTALL))


@pytest.mark.parametrize(("opdracht", "getoond"), BLOKKEN, ids=lambda deel: deel.split("\n")[0][:40])
def test_elke_getoonde_regel_staat_in_de_uitvoer(
    opdracht: str,
    getoond: str,
    draai: Draai,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    toont: Toont,
) -> None:
    werkmap = schrijf_werkmap(kopieer_voorbeeldregio(tmp_path), REGISTER)
    monkeypatch.chdir(werkmap)
    assert draai("vaststellen", "--als-concept", "--besluitdatum", "2026-09-01", map_=Path()).code == 0
    uitkomst = draai(*shlex.split(opdracht), map_=Path())
    assert uitkomst.code == 0, uitkomst.stderr
    toont("docs/reacties.md", opdracht, getoond, uitkomst.stdout)


def test_de_pagina_toont_het_register_en_elke_opdracht() -> None:
    assert len(REGISTER) == 1
    assert len(BLOKKEN) == 4
