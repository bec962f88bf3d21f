"""Een besluit dat met een peildatum is genomen: wie ermee rekent of eraan toetst, hoeft die dag niet te kennen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Draai, Uitkomst, op_een_regel
from tests.vaststellen.conftest import stel_vast

DAG = ("--peildatum", "2026-11-01")
"""Op deze dag geldt een hogere tabel: 41A18 komt dan op € 81,97 in plaats van € 80,29, en is vastgesteld op € 84,00."""


@pytest.fixture
def op_peildatum(draai: Draai, regio: Path) -> Path:
    assert stel_vast(draai, regio, *DAG).code == 0
    return regio


def prijs_op_formulier(draai: Draai, map_: Path, doel: Path) -> tuple[str, Uitkomst]:
    uitkomst = draai("toets", "--formulier", "41A18", "-o", str(doel), map_=map_)
    assert uitkomst.code == 0
    (regel,) = (regel for regel in doel.read_text(encoding="utf-8").splitlines() if regel.strip().startswith("prijs: "))
    return regel, uitkomst


def test_toets_volgt_de_peildatum_van_het_besluit(draai: Draai, op_peildatum: Path, tmp_path: Path) -> None:
    regel, uitkomst = prijs_op_formulier(draai, op_peildatum, tmp_path / "f.yaml")
    assert "reële prijs 81,97. Vastgesteld is € 84,00" in regel
    assert "[RT015]" not in uitkomst.stderr
    assert (
        "Het besluit van 9 december 2025 rekende met --peildatum 2026-11-01; gerekend is met die dag en de bestanden die "
        "vastgesteld/2026.json bewaart."
    ) in op_een_regel(uitkomst.stderr)
    los, _ = prijs_op_formulier(draai, op_peildatum / "vastgesteld/2026.json", tmp_path / "los.yaml")
    assert los == regel


def test_een_concept_bindt_de_toets_niet(draai: Draai, regio: Path, tmp_path: Path) -> None:
    """Een prijs wordt aan de kaarten van nu getoetst zolang er niets is vastgesteld; het concept zelf wijst u aan met --map."""
    opdracht = ("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", *DAG)
    assert draai(*opdracht, map_=regio).code == 0
    regel, _ = prijs_op_formulier(draai, regio, tmp_path / "nu.yaml")
    assert "reële prijs 80,29" in regel
    regel, _ = prijs_op_formulier(draai, regio / "vastgesteld/2026.json", tmp_path / "concept.yaml")
    assert "reële prijs 81,97" in regel


@pytest.mark.parametrize(
    "opdracht",
    [
        ("bereken", "41A18"),
        ("uitleg", "41A18"),
        ("gevoeligheid", "41A18"),
        ("gevoeligheid", "45A48", "--scenarios", "{scenarios}"),
        ("uitvraag", "maak", "{uit}", "--aanbieder", "Aanbieder A"),
        ("vergelijk", "--met", "{regio}"),
    ],
)
def test_met_map_geldt_de_peildatum_van_het_besluit_zonder_hem_op_te_geven(
    draai: Draai, op_peildatum: Path, tmp_path: Path, opdracht: tuple[str, ...]
) -> None:
    scenarios = tmp_path / "scenarios.yaml"
    scenarios.write_text(SCENARIOS, encoding="utf-8")
    namen = {"scenarios": scenarios, "regio": op_peildatum, "uit": tmp_path / "uit"}
    uitkomst = draai(*(deel.format(**namen) for deel in opdracht), map_=op_peildatum / "vastgesteld/2026.json")
    assert uitkomst.code == 0, uitkomst.stderr
    assert "Gerekend met --peildatum 2026-11-01, zoals het besluit." in uitkomst.stderr
    assert "[RT015] 41A18" not in uitkomst.stderr


SCENARIOS = """\
scenarios:
  - naam: minder reizen
    wijzigingen:
      uren.reistijd: 8%
      opslagen.locatie: 1.60
"""


def test_bereken_zegt_hetzelfde_als_met_de_peildatum_erbij(draai: Draai, op_peildatum: Path) -> None:
    besluit = op_peildatum / "vastgesteld/2026.json"
    zonder, met = (draai("bereken", "-f", "json", *dag, map_=besluit) for dag in ((), DAG))
    assert (zonder.code, zonder.stdout) == (0, met.stdout)
    assert json.loads(zonder.stdout)["status"] == "vastgesteld"
    assert "zoals het besluit" not in met.stderr


def test_een_andere_peildatum_heeft_de_tabel_niet_die_het_besluit_bewaart(draai: Draai, op_peildatum: Path) -> None:
    uitkomst = draai("bereken", "41A18", "--peildatum", "2026-05-01", map_=op_peildatum / "vastgesteld/2026.json")
    assert uitkomst.code == 2
    assert "[RT404]" in uitkomst.stderr


def test_wie_met_een_andere_peildatum_rekent_leest_welke_het_besluit_had(draai: Draai, op_peildatum: Path) -> None:
    stderr = op_een_regel(draai("bereken", "41A18", "--peildatum", "2026-05-01", map_=op_peildatum).stderr)
    assert "met --peildatum 2026-11-01, en dit is met --peildatum 2026-05-01 gerekend" in stderr
    assert (
        "Geef --peildatum 2026-11-01 om het naast het besluit te leggen. Wat de peildatum doet, zegt: reeletarief vergelijk "
        "--tariefjaar 2026 --peildatum 2026-11-01 --met-peildatum 2026-05-01."
    ) in stderr
    vergelijk = ("vergelijk", "--tariefjaar", "2026", "--peildatum", "2026-11-01", "--met-peildatum", "2026-05-01")
    assert "41A18 stijgt € 3,48" in draai(*vergelijk, map_=op_peildatum).stdout


def test_de_begroting_zegt_dat_het_aan_de_peildatum_ligt(draai: Draai, op_peildatum: Path, tmp_path: Path) -> None:
    volumes = tmp_path / "volumes.csv"
    volumes.write_text("gemeente,product,aanbieder,aantal,jaar\nOefenstad,41A18,A,100,2026\n", encoding="utf-8")
    uitkomst = draai("begroting", str(volumes), map_=op_peildatum)
    assert (
        "41A18 is zonder de peildatum van het besluit (2026-11-01) nu € 80,29 per dagdeel; de begroting rekent met het besluit: € 84,00"
        in op_een_regel(uitkomst.stderr)
    )
    assert "€ 8.400,00" in uitkomst.stdout
    los = draai("begroting", str(volumes), map_=op_peildatum / "vastgesteld/2026.json")
    assert "[RT022]" not in los.stderr
    assert "€ 8.400,00" in los.stdout


def test_zonder_peildatum_blijft_alles_zoals_het_was(draai: Draai, besloten: Path) -> None:
    assert "zoals het besluit" not in draai("bereken", map_=besloten / "vastgesteld/2026.json").stderr
