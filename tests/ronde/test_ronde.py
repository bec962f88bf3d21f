"""De ronde van de Oefenregio draait zoals haar README haar vertelt, en het besluit klopt daarna."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from reeletarief.invoer.bestand import vingerafdruk
from tests.conftest import WORTEL, Draai, op_een_regel

RONDE = WORTEL / "examples" / "ronde"
VERHAAL = (RONDE / "README.md").read_text(encoding="utf-8")


class Gedraaid(NamedTuple):
    map_: Path
    stdout: str
    stderr: str


@pytest.fixture(scope="module")
def gedraaid(tmp_path_factory: pytest.TempPathFactory) -> Gedraaid:
    """Het script, één keer, in een kopie van de map."""
    map_ = Path(shutil.copytree(RONDE, tmp_path_factory.mktemp("ronde") / "mijn-ronde"))
    omgeving = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "160",
    }
    proces = subprocess.run(["bash", "ronde.sh"], cwd=map_, env=omgeving, capture_output=True, check=False)
    stdout, stderr = proces.stdout.decode(), proces.stderr.decode()
    assert proces.returncode == 0, stderr
    return Gedraaid(map_, stdout, stderr)


def opdrachten(tekst: str) -> list[str]:
    """De opdrachten, zonder hoe het script een uitgangscode opvangt."""
    return [regel.partition(" || ")[0] for regel in tekst.splitlines() if regel.startswith(("reeletarief ", "cp -R"))]


def test_het_verhaal_en_het_script_doen_hetzelfde() -> None:
    in_verhaal = opdrachten("\n".join(re.findall(r"```sh\n(.*?)```", VERHAAL, re.DOTALL)))
    assert in_verhaal[0] == "cp -R examples/ronde mijn-ronde"
    assert in_verhaal[1:] == opdrachten((RONDE / "ronde.sh").read_text(encoding="utf-8"))


def test_een_kaart_vergelijkt_zich_alleen_met_producten_van_de_regio() -> None:
    """Wie leest dat een tarief lager is dan een ander, moet dat andere kunnen opzoeken."""
    kaarten = sorted((RONDE / "productkaarten").glob("*.yaml"))
    tekst = "\n".join(kaart.read_text(encoding="utf-8") for kaart in kaarten)
    genoemd = set(re.findall(r"\b\d\d[A-Z]\d\d\b", tekst))
    assert genoemd == {kaart.name[:5] for kaart in kaarten}
    assert "dagbehandeling," not in tekst


def test_een_vervangen_waarde_noemt_in_het_besluit_de_reactie_als_bron(gedraaid: Gedraaid) -> None:
    """Wie een cent naloopt, mag niet uitkomen bij een uitvraag van voor de reactie."""
    besluit = json.loads((gedraaid.map_ / "vastgesteld" / "2026.json").read_text(encoding="utf-8"))
    opslagen = str(besluit["invoer"]["opslagen.yaml"]).splitlines()
    for sleutel, waarde, reactie in (("reiskosten", "2.34", "R02"), ("intervisie", "40", "R08")):
        (regel,) = [regel for regel in opslagen if f"sleutel: {sleutel}," in regel]
        assert waarde in regel
        assert f'bron: "reactie {reactie} van ' in regel


def test_de_reden_van_de_uitzondering_noemt_de_index_waarmee_gerekend_is(gedraaid: Gedraaid) -> None:
    besluit = json.loads((gedraaid.map_ / "vastgesteld" / "2026.json").read_text(encoding="utf-8"))
    (uitzondering,) = besluit["besluit"]["uitzonderingen"]
    opslagen = str(besluit["invoer"]["opslagen.yaml"])
    gewichten = re.findall(r"gewicht_(?:ova|ppc): (\d+%)", opslagen)
    assert gewichten == re.findall(r"\d+%", uitzondering["reden"])


def test_wat_het_verhaal_laat_zien_komt_uit_het_programma(gedraaid: Gedraaid) -> None:
    regels = {op_een_regel(regel) for regel in (gedraaid.stdout + gedraaid.stderr).splitlines()}
    getoond = [regel for blok in re.findall(r"```text\n(.*?)```", VERHAAL, re.DOTALL) for regel in blok.splitlines()]
    assert len(getoond) >= 9
    for regel in getoond:
        assert op_een_regel(regel) in regels, regel


def test_alleen_de_kaarten_en_opslagen_zijn_gewijzigd(gedraaid: Gedraaid) -> None:
    for pad in sorted(RONDE.rglob("*")):
        naam = pad.relative_to(RONDE).as_posix()
        if pad.is_file() and not naam.startswith("productkaarten/") and naam != "opslagen.yaml":
            assert (gedraaid.map_ / naam).read_bytes() == pad.read_bytes(), naam
    assert (
        b"# Productkaart van de Oefenregio."
        in (gedraaid.map_ / "productkaarten/45A48-ambulant-individueel.yaml").read_bytes()
    )


def test_het_besluit_is_het_concept_met_de_overgenomen_reacties(gedraaid: Gedraaid) -> None:
    """De nota vindt geen andere wijzigingen: concept + reacties = berekend."""
    bijlage = (gedraaid.map_ / "nota.md").read_text(encoding="utf-8").partition("## Bijlage")[2]
    besluit = json.loads((gedraaid.map_ / "vastgesteld/2026.json").read_text(encoding="utf-8"))
    for tarief in besluit["tarieven"]:
        rij = next(regel for regel in bijlage.splitlines() if regel.startswith(f"| {tarief['product']} |"))
        assert f"€ {tarief['tarief'].replace('.', ',')}" in rij
        assert rij.endswith("| € 0,00 |")
    assert besluit["status"] == "vastgesteld"


def test_na_het_besluit_toont_de_nota_wat_er_is_vastgesteld(gedraaid: Gedraaid, draai: Draai) -> None:
    """In stap 6 was er nog niets besloten, en zei zij dat."""
    eerst = (gedraaid.map_ / "nota.md").read_text(encoding="utf-8")
    assert "De tarieven zijn nog niet vastgesteld." in eerst
    assert "€ 84,00" not in eerst
    daarna = draai("reacties", "nota", map_=gedraaid.map_).stdout
    assert (
        "**Vastgesteld:** € 84,00 per dagdeel, op 9 december 2025; berekend: € 83,17; vastgesteld bedrag wijkt af"
        in daarna
    )


def test_de_nota_noemt_de_vingerafdruk_van_elke_reactie_en_van_het_besluit(gedraaid: Gedraaid, draai: Draai) -> None:
    """Het besluit bewaart de reacties niet; wie later een motief wijzigt, maakt een nota die van de gepubliceerde verschilt."""
    nota = draai("reacties", "nota", map_=gedraaid.map_).stdout
    paden = [f"reacties/{pad.name}" for pad in sorted((RONDE / "reacties").glob("*.yaml"))]
    assert len(paden) == 3
    for pad in (*paden, "vastgesteld/2026.json"):
        assert f"{pad}, sha256 {vingerafdruk((gedraaid.map_ / pad).read_bytes())}." in nota
    assert "vastgesteld/2026.json, sha256" not in (gedraaid.map_ / "nota.md").read_text(encoding="utf-8")


def test_elke_kaart_draagt_het_besluit_en_het_concept_is_bewaard(gedraaid: Gedraaid) -> None:
    kaarten = sorted((gedraaid.map_ / "productkaarten").glob("*.yaml"))
    assert len(kaarten) == 3
    assert all(b"\n  status: vastgesteld\n" in kaart.read_bytes() for kaart in kaarten)
    assert [pad.name[:23] for pad in (gedraaid.map_ / "vastgesteld").glob("2026-*")] == ["2026-concept-2025-10-01"]


def test_de_lijst_per_gemeente_noemt_het_vastgestelde_tarief(gedraaid: Gedraaid) -> None:
    lijsten = sorted((gedraaid.map_ / "lijsten").glob("*.csv"))
    assert [pad.name for pad in lijsten] == [f"tarieflijst-2026-{code}.csv" for code in (9911, 9912, 9913)]
    tekst = lijsten[0].read_text(encoding="utf-8-sig")
    rijen = list(csv.DictReader(tekst.splitlines(), delimiter=";" if ";" in tekst.splitlines()[0] else ","))
    assert {rij["product"]: rij["tarief"] for rij in rijen}["41A18"] == "84.00"


def test_twee_keer_dezelfde_ronde_geeft_dezelfde_bestanden(gedraaid: Gedraaid, tmp_path: Path) -> None:
    """Zelfde invoer, zelfde bytes: ook de werkboeken, de nota's en het besluit."""
    map_ = Path(shutil.copytree(RONDE, tmp_path / "elders"))
    omgeving = {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "TZ": "Asia/Tokyo",
        "PYTHONHASHSEED": "7",
        "COLUMNS": "160",
    }
    subprocess.run(["bash", "ronde.sh"], cwd=map_, env=omgeving, capture_output=True, check=True)
    eerst = {pad.relative_to(gedraaid.map_): pad.read_bytes() for pad in gedraaid.map_.rglob("*") if pad.is_file()}
    daarna = {pad.relative_to(map_): pad.read_bytes() for pad in map_.rglob("*") if pad.is_file()}
    assert {str(pad) for pad in eerst if eerst[pad] != daarna.get(pad)} == set()
    assert eerst.keys() == daarna.keys()
