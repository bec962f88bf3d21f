"""``docs/werkboek.md`` zegt wat het programma doet: het voorbeeld van ``verifieer`` is de uitvoer zelf."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from tests.conftest import WORTEL, Uitkomst
from tests.werkboek.calc import met_invoer
from tests.werkboek.evaluator import Sleutel, lees_boek

PAGINA = (WORTEL / "docs" / "werkboek.md").read_text(encoding="utf-8")
[(OPDRACHT, GETOOND)] = re.findall(r"```console\n\$ reeletarief (.*)\n((?:.*\n)*?)```", PAGINA)
[VOORSTEL] = re.findall(r"```yaml\n((?:.*\n)*?)```", PAGINA)


def met_reistijd(inhoud: bytes, fractie: Decimal) -> bytes:
    """Het werkboek met een andere reistijd, herrekend zoals een rekenblad dat doet."""
    boek = lees_boek(inhoud)
    rij = next(
        cel[1][1:]
        for cel, gegeven in boek.cellen.items()
        if cel[0] == "Uitgangspunten" and gegeven.waarde == "opslagen.yaml#uren.reistijd.percentage"
    )
    invoer: Sleutel = ("Uitgangspunten", f"C{rij}")
    uitkomsten = boek.bereken({invoer: fractie})
    getallen = {cel: waarde for cel, waarde in uitkomsten.items() if isinstance(waarde, Decimal)}
    return met_invoer(inhoud, {**getallen, invoer: fractie})


def test_het_voorbeeld_van_verifieer_komt_uit_het_programma(
    tmp_path: Path, draai: Callable[..., Uitkomst], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    draai("bereken", "-o", "besluit.xlsx")
    Path("terug.xlsx").write_bytes(met_reistijd(Path("besluit.xlsx").read_bytes(), Decimal("0.12")))
    uitkomst = draai(*shlex.split(OPDRACHT))
    assert uitkomst.code == 1
    regels = [" ".join(regel.split()) for regel in uitkomst.stdout.splitlines()]
    for regel in GETOOND.splitlines():
        if regel.strip() not in {"", "…"}:
            assert " ".join(regel.split()) in regels, regel
    assert VOORSTEL in Path("voorstel.yaml").read_text(encoding="utf-8")


def test_elk_blad_staat_op_de_pagina(draai: Callable[..., Uitkomst], tmp_path: Path) -> None:
    draai("bereken", "45A48", "-o", str(tmp_path / "b.xlsx"))
    for blad in lees_boek((tmp_path / "b.xlsx").read_bytes()).bladen:
        assert f"| *{blad}* |" in PAGINA
