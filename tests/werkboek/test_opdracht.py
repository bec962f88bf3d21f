"""``bereken -o besluit.xlsx`` en ``.ods`` zoals een gebruiker ze draait."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import VOORBEELDREGIO, Draai, bewaak_weigering


@pytest.mark.parametrize("naam", ["besluit.xlsx", "besluit.ods", "BESLUIT.XLSX"])
def test_de_extensie_kiest_het_werkboek(naam: str, tmp_path: Path, draai: Draai) -> None:
    doel = tmp_path / naam
    code, uit, fout = draai("bereken", "45A48", "-o", str(doel))
    assert (code, uit) == (0, "")
    assert f"Geschreven: {doel}" in fout
    assert "1 product: 1 berekend" in fout
    assert zipfile.is_zipfile(doel)


def test_formaat_gaat_voor_de_extensie(tmp_path: Path, draai: Draai) -> None:
    doel = tmp_path / "besluit.csv"
    assert draai("bereken", "45A48", "--formaat", "ods", "-o", str(doel)).code == 0
    with zipfile.ZipFile(doel) as zip_:
        assert zip_.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"


def test_een_werkboek_gaat_nooit_naar_het_scherm(capsys: pytest.CaptureFixture[str]) -> None:
    bewaak_weigering(["bereken", "--formaat", "xlsx"], "een werkboek gaat naar een bestand", capsys)


def test_oude_tarieven_horen_bij_een_werkboek(capsys: pytest.CaptureFixture[str]) -> None:
    bewaak_weigering(["bereken", "--oud", "tarieven.json"], "dit hoort bij een werkboek", capsys)


def test_alleen_bereken_schrijft_een_werkboek(capsys: pytest.CaptureFixture[str]) -> None:
    bewaak_weigering(["matrix", "-o", "matrix.xlsx"], "hoort geen bekende vorm", capsys)


def test_onbruikbare_oude_tarieven_stoppen_voor_er_iets_geschreven_is(tmp_path: Path, draai: Draai) -> None:
    oud, doel = tmp_path / "oud.json", tmp_path / "besluit.xlsx"
    oud.write_text('{"versie": 9}', encoding="utf-8")
    code, uit, fout = draai("bereken", "-o", str(doel), "--oud", str(oud))
    assert (code, uit) == (2, "")
    assert "RT710" in fout
    assert not doel.exists()


def test_de_oude_tarieven_worden_nooit_overschreven(tmp_path: Path, draai: Draai) -> None:
    oud = tmp_path / "oud.json"
    oud.write_text(draai("bereken", "45A48", "--formaat", "json").stdout, encoding="utf-8")
    inhoud = oud.read_bytes()
    code, _, fout = draai("bereken", "45A48", "--formaat", "xlsx", "-o", str(oud), "--oud", str(oud))
    assert code == 2
    assert "is zelf invoer van deze opdracht" in fout
    assert oud.read_bytes() == inhoud


def test_een_werkboek_komt_niet_tussen_de_kaarten(draai: Draai) -> None:
    doel = VOORBEELDREGIO / "productkaarten" / "besluit.xlsx"
    code, _, fout = draai("bereken", "45A48", "-o", str(doel))
    assert code == 2
    assert "hoort bij de bestanden van de regio" in fout
    assert not doel.exists()


@pytest.mark.parametrize("opdracht", [["bereken", "45A48"], ["uitleg", "45A48"], ["matrix"], ["controleer"]])
def test_een_andere_opdracht_laadt_openpyxl_niet(opdracht: list[str]) -> None:
    code = "import sys; from reeletarief.cli import voer_uit; voer_uit(sys.argv[1:]); print('openpyxl' in sys.modules, file=sys.stderr)"
    klaar = subprocess.run(
        [sys.executable, "-c", code, *opdracht, "--map", str(VOORBEELDREGIO)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert klaar.stderr.splitlines()[-1] == "False"


def test_een_ods_heeft_openpyxl_niet_nodig(tmp_path: Path) -> None:
    code = "import sys; from reeletarief.cli import voer_uit; voer_uit(sys.argv[1:]); print('openpyxl' in sys.modules, file=sys.stderr)"
    opdracht = ["bereken", "45A48", "-o", str(tmp_path / "b.ods"), "--map", str(VOORBEELDREGIO)]
    klaar = subprocess.run([sys.executable, "-c", code, *opdracht], capture_output=True, text=True, check=True)
    assert klaar.stderr.splitlines()[-1] == "False"
