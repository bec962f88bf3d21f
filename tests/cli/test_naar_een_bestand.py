"""``--uitvoer``: de vorm volgt de extensie, invoer wordt nooit overschreven, en bij een mislukking blijft het oude bestand staan."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.conftest import Draai


def test_uitvoer_naar_bestand_volgt_de_extensie(draai: Draai, tmp_path: Path) -> None:
    for naam, formaat in (("t.json", "json"), ("t.csv", "csv"), ("t.txt", "tabel")):
        uitkomst = draai("bereken", "-o", str(tmp_path / naam))
        assert (uitkomst.code, uitkomst.stdout) == (0, "")
        assert f"Geschreven: {tmp_path / naam}" in uitkomst.stderr
        assert (tmp_path / naam).read_text(encoding="utf-8") == draai("bereken", "--formaat", formaat).stdout


def test_mislukt_schrijven_laat_het_oude_bestand_staan(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("bereken", "-o", str(tmp_path / "weg" / "t.json"))
    assert uitkomst.code == 2
    assert "niet te schrijven" in uitkomst.stderr
    (tmp_path / "t.json").mkdir()
    assert draai("bereken", "-o", str(tmp_path / "t.json")).code == 2
    assert [pad.name for pad in tmp_path.iterdir()] == ["t.json"]


def test_uitvoer_overschrijft_nooit_de_regio_zelf(draai: Draai, werkmap: Path) -> None:
    voor = (werkmap / "opslagen.yaml").read_bytes()
    uitkomst = draai("bereken", "-f", "json", "-o", str(werkmap / "opslagen.yaml"), map_=werkmap)
    assert uitkomst.code == 2
    assert "[RT503]" in uitkomst.stderr
    assert (werkmap / "opslagen.yaml").read_bytes() == voor


@pytest.mark.parametrize(
    "doel",
    [
        "productkaarten/kapot.yaml",
        "productkaarten/nieuw.csv",
        "cao/proef/2027-01-01.yaml",
        "vastgesteld/2026.json",
        "reacties/R01.yaml",
    ],
)
def test_uitvoer_komt_nooit_tussen_de_invoer(doel: str, draai: Draai, kopie: Path) -> None:
    """Ook niet over een kaart die niet te lezen was: die zou anders weg zijn."""
    (kopie / "productkaarten/kapot.yaml").write_bytes(b"naam: caf\xe9")
    uitkomst = draai("bereken", "-f", "csv", "-o", str(kopie / doel), map_=kopie)
    assert uitkomst.code == 2
    assert "hoort bij de bestanden van de regio zelf" in uitkomst.stderr
    assert (kopie / "productkaarten/kapot.yaml").read_bytes() == b"naam: caf\xe9"


def test_zonder_uitkomst_blijft_het_oude_bestand_staan(draai: Draai, tmp_path: Path) -> None:
    oud = tmp_path / "t.csv"
    oud.write_text("goed", encoding="utf-8")
    uitkomst = draai("bereken", "--tariefjaar", "2035", "-o", str(oud))
    assert uitkomst.code == 2
    assert "[RT505]" in uitkomst.stderr
    assert oud.read_text(encoding="utf-8") == "goed"


def test_koppeling_naar_zichzelf_geeft_een_melding(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "kring.csv").symlink_to(tmp_path / "kring.csv")
    uitkomst = draai("bereken", "-o", str(tmp_path / "kring.csv"))
    assert uitkomst.code == 2
    assert "verwijst naar zichzelf" in uitkomst.stderr


def test_uitvoer_volgt_een_koppeling_en_weigert_een_apparaat(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "echt.json").write_text("oud", encoding="utf-8")
    (tmp_path / "koppeling.json").symlink_to("echt.json")
    assert draai("bereken", "-o", str(tmp_path / "koppeling.json")).code == 0
    assert (tmp_path / "koppeling.json").is_symlink()
    assert json.loads((tmp_path / "echt.json").read_text(encoding="utf-8"))["versie"] == 1
    os.mkfifo(tmp_path / "pijp.json")
    uitkomst = draai("bereken", "-o", str(tmp_path / "pijp.json"))
    assert uitkomst.code == 2
    assert "geen gewoon bestand" in uitkomst.stderr
    assert (tmp_path / "pijp.json").is_fifo()
