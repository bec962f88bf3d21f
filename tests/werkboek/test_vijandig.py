"""Een regio met vijfhonderd producten en kaarten vol vreemde tekst: wat op een kaart staat, blijft tekst, overal."""

from __future__ import annotations

import csv
import io
import re
import shutil
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import WORTEL, Draai
from tests.werkboek.evaluator import lees_boek, vergelijk

KAART = (WORTEL / "productkaarten" / "45A50-ambulant-op-afstand.yaml").read_text(encoding="utf-8")
VREEMD = (
    '=HYPERLINK("http://x.nl";"klik")',
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1:A9)",
    '<script>alert(1)</script> & "co"',
    "Zorg voor 'het' kind [Blad]!A1",
    "Überzorg 🧒🏽 ‘jeugd’ – אבג",
    "Lang " + "woord " * 400,
)
AANTAL = 500


def yaml_tekst(tekst: str) -> str:
    return '"' + tekst.replace("\\", "\\\\").replace('"', '\\"') + '"'


@pytest.fixture(scope="module")
def regio(tmp_path_factory: pytest.TempPathFactory) -> Path:
    map_ = tmp_path_factory.mktemp("vijandig")
    (map_ / "cao").mkdir()
    shutil.copytree(WORTEL / "cao" / "jeugdzorg", map_ / "cao" / "jeugdzorg")
    shutil.copy(WORTEL / "opslagen.yaml", map_)
    (map_ / "productkaarten").mkdir()
    for nummer in range(AANTAL):
        (map_ / "productkaarten" / f"v{nummer:03d}.yaml").write_text(kaart(nummer), encoding="utf-8")
    return map_


def kaart(nummer: int) -> str:
    """Een kaart met een vreemde naam; de eerste acht hebben ook een functie die zo heet."""
    naam = yaml_tekst(VREEMD[nummer % len(VREEMD)])
    uit = re.sub(r"(?m)^product: .*$", f'product: "V/{nummer:03d}+x.y"', KAART)
    uit = re.sub(r"(?m)^standaardcode:.*\n", "", uit)
    uit = re.sub(r"(?m)^naam: .*$", lambda _: f"naam: {naam}", uit)
    return uit.replace("functie: Jeugdzorgwerker D", f"functie: {naam}") if nummer < len(VREEMD) else uit


def test_vijfhonderd_producten_met_vreemde_namen_als_xlsx(regio: Path, tmp_path: Path, draai: Draai) -> None:
    """Elke formule rekent tot de waarde die er staat; geen naam werd een formule, en elke naam staat er letterlijk."""
    doel = tmp_path / "b.xlsx"
    assert draai("bereken", "-o", str(doel), map_=regio).code == 0
    boek = lees_boek(doel.read_bytes())
    uitkomsten = boek.bereken()
    bewaard = {cel: boek.cellen[cel].waarde for cel in boek.formules}
    assert vergelijk(bewaard, {cel: uitkomsten[cel] for cel in boek.formules}) == []
    teksten = {cel.waarde for cel in boek.cellen.values() if isinstance(cel.waarde, str) and not cel.formule}
    assert {naam.strip() for naam in VREEMD} <= {tekst.strip() for tekst in teksten}
    assert max(map(len, boek.formules.values())) <= 120


def test_dezelfde_regio_als_ods_is_goede_xml_zonder_formules_uit_tekst(
    regio: Path, tmp_path: Path, draai: Draai
) -> None:
    doel = tmp_path / "b.ods"
    assert draai("bereken", "-o", str(doel), map_=regio).code == 0
    with zipfile.ZipFile(doel) as zip_:
        inhoud = ElementTree.fromstring(zip_.read("content.xml"))
    formules = [waarde for cel in inhoud.iter() for naam, waarde in cel.attrib.items() if naam.endswith("}formula")]
    assert len(formules) > AANTAL
    assert all(formule.startswith("of:=") for formule in formules)
    assert not any(woord in formule for formule in formules for woord in ("HYPERLINK", "cmd", "script"))


def test_dezelfde_regio_als_csv_heeft_geen_cel_die_een_formule_wordt(regio: Path, draai: Draai) -> None:
    uitkomst = draai("bereken", "--formaat", "csv", map_=regio)
    assert uitkomst.code == 0
    rijen = list(csv.reader(io.StringIO(uitkomst.stdout), delimiter=";"))
    getal = re.compile(r"-?[0-9]+(\.[0-9]+)?")
    velden = [veld for rij in rijen[1:] for veld in rij if veld and not getal.fullmatch(veld)]
    assert not [veld for veld in velden if veld.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(veld == "'-2+3" for veld in velden)
