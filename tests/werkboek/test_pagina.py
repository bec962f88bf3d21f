"""``docs/werkboek.md`` zegt wat het programma doet: het voorbeeld van ``verifieer`` is de uitvoer zelf."""

from __future__ import annotations

import io
import re
import shlex
import zipfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from tests.conftest import WORTEL, Draai
from tests.gedeeld.pagina import Toont
from tests.werkboek.calc import herschreven
from tests.werkboek.evaluator import bladpaden, lees_boek
from tests.werkboek.formulewaarden import Sleutel

PAGINA = (WORTEL / "docs" / "werkboek.md").read_text(encoding="utf-8")
[(OPDRACHT, GETOOND)] = re.findall(r"```console\n\$ reeletarief (.*)\n((?:.*\n)*?)```", PAGINA)
CEL = re.compile(r'(?P<begin><c r="(?P<adres>[A-Z]+[0-9]+)"[^>]*>(?:<f>[^<]*</f>)?<v>)[^<]*</v>')
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
    return met_uitkomsten(inhoud, {**boek.bereken({invoer: fractie}), invoer: fractie})


def met_uitkomsten(inhoud: bytes, waarden: Mapping[Sleutel, object]) -> bytes:
    """Het werkboek met andere getallen in de cellen; formules blijven staan."""

    def vul(blad: str) -> Callable[[str], str]:
        def een(cel: re.Match[str]) -> str:
            waarde = waarden.get((blad, cel["adres"]))
            return f"{cel['begin']}{waarde:f}</v>" if isinstance(waarde, Decimal) else cel[0]

        return lambda xml: CEL.sub(een, xml)

    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        paden = bladpaden(zip_)
    return herschreven(inhoud, {pad: vul(blad) for blad, pad in paden.items()})


def test_het_voorbeeld_van_verifieer_komt_uit_het_programma(
    tmp_path: Path, draai: Draai, monkeypatch: pytest.MonkeyPatch, toont: Toont
) -> None:
    monkeypatch.chdir(tmp_path)
    draai("bereken", "-o", "besluit.xlsx")
    Path("terug.xlsx").write_bytes(met_reistijd(Path("besluit.xlsx").read_bytes(), Decimal("0.12")))
    uitkomst = draai(*shlex.split(OPDRACHT))
    assert uitkomst.code == 1
    toont("docs/werkboek.md", OPDRACHT, GETOOND, uitkomst.stdout)
    assert VOORSTEL in Path("voorstel.yaml").read_text(encoding="utf-8")


def test_elk_blad_staat_op_de_pagina(draai: Draai, tmp_path: Path) -> None:
    draai("bereken", "45A48", "-o", str(tmp_path / "b.xlsx"))
    for blad in lees_boek((tmp_path / "b.xlsx").read_bytes()).bladen:
        assert f"| *{blad}* |" in PAGINA
