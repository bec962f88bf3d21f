"""``verifieer --oud``: een werkboek met het verschil met eerdere tarieven, met en zonder die tarieven erbij."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Draai
from tests.werkboek.calc import herschreven
from tests.werkboek.veranderd import geweigerd


@pytest.fixture
def met_oud(draai: Draai, regio: Path, tmp_path: Path) -> tuple[Path, Path]:
    oud, pad = tmp_path / "oud.json", tmp_path / "met-oud.xlsx"
    draai("bereken", "-o", str(oud), map_=regio)
    assert draai("bereken", "-o", str(pad), "--oud", str(oud), map_=regio).code == 0
    return pad, oud


def test_met_dezelfde_eerdere_tarieven_wordt_alles_vergeleken(
    draai: Draai, regio: Path, met_oud: tuple[Path, Path]
) -> None:
    pad, oud = met_oud
    uitkomst = draai("verifieer", str(pad), "--oud", str(oud), map_=regio)
    assert uitkomst.code == 0
    assert "Niet vergeleken" not in uitkomst.stdout


def test_dezelfde_eerdere_tarieven_op_een_andere_plek(
    draai: Draai, regio: Path, met_oud: tuple[Path, Path], tmp_path: Path
) -> None:
    """Waar het bestand stond, hoort niet in het werkboek: dezelfde invoer geeft dezelfde bytes."""
    pad, oud = met_oud
    ander, nog_eens = tmp_path / "andere map" / "tarieven.json", tmp_path / "nog-eens.xlsx"
    ander.parent.mkdir()
    ander.write_bytes(oud.read_bytes())
    assert draai("bereken", "-o", str(nog_eens), "--oud", str(ander), map_=regio).code == 0
    assert nog_eens.read_bytes() == pad.read_bytes()
    assert draai("verifieer", str(pad), "--oud", str(ander), map_=regio).code == 0


def test_zonder_de_eerdere_tarieven_blijven_die_bladen_buiten_beschouwing(
    draai: Draai, regio: Path, met_oud: tuple[Path, Path]
) -> None:
    uitkomst = draai("verifieer", str(met_oud[0]), map_=regio)
    assert uitkomst.code == 1
    assert "Dit werkboek is niet helemaal vergeleken; geef ook --oud." in uitkomst.stdout
    assert (
        "Niet vergeleken, want daar is --oud voor nodig: Over, Verschil, en wat op Besluit geen formule of bedrag is."
        in uitkomst.stdout
    )


def test_zonder_de_eerdere_tarieven_valt_een_overschreven_tarief_toch_op(
    draai: Draai, regio: Path, met_oud: tuple[Path, Path]
) -> None:
    """Het tarief op Besluit volgt uit de regio; dat er een vast getal in plaats van de formule staat, is zonder --oud te zien."""
    pad, _ = met_oud
    weg = re.compile(r'(<c r="F5"[^>]*>)<f>[^<]*</f>')
    pad.write_bytes(herschreven(pad.read_bytes(), {"xl/worksheets/sheet1.xml": lambda xml: weg.sub(r"\1", xml)}))
    uitkomst = draai("verifieer", str(pad), map_=regio)
    assert uitkomst.code == 1
    assert "Besluit!F5 " in uitkomst.stdout
    assert "formule werd een vaste waarde" in uitkomst.stdout


def test_andere_eerdere_tarieven_worden_geweigerd(
    draai: Draai, regio: Path, met_oud: tuple[Path, Path], tmp_path: Path
) -> None:
    ander = tmp_path / "ander.json"
    ander.write_text(met_oud[1].read_text(encoding="utf-8") + "\n", encoding="utf-8")
    geweigerd(draai("verifieer", str(met_oud[0]), "--oud", str(ander), map_=regio), "RT813")
