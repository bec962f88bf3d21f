"""``reeletarief cao lijst``: elke tabel met haar omvang, verhoging, soort en vervolg."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cao.proeftabellen import AFGELEID_2027, TABEL_2027, met
from tests.conftest import Draai, als_rijen


def test_lijst_noemt_elke_tabel_met_omvang_verhoging_soort_en_vervolg(draai: Draai, werkmap: Path) -> None:
    scherm = draai("cao", "lijst", map_=met(werkmap, TABEL_2027)).stdout
    regels = [regel.split() for regel in scherm.splitlines() if regel.startswith("202")]
    assert regels == [
        ["2026-01-01", "2026-12-31", "2", "7", "geen", "opgave", "gepubliceerd", "cao/proef/2026-01-01.yaml"],
        ["2027-01-01", "2027-12-31", "3", "8", "+2%,", "min", "60", "gepubliceerd", "cao/proef/2027-01-01.yaml"],
    ]
    assert "Na 31 december 2027: Er wordt onderhandeld." in scherm
    assert "bekend, geen tabel: 3% per 1 januari 2028 (persbericht)" in scherm
    assert "2 tabellen van 1 cao." in scherm


def test_lijst_zet_caos_op_naam_met_het_vervolg_bij_de_laatste_tabel(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027)
    (werkmap / "cao/anders").mkdir()
    eerste = (werkmap / "cao/proef/2026-01-01.yaml").read_text(encoding="utf-8").replace("cao: proef", "cao: anders")
    (werkmap / "cao/anders/2026-01-01.yaml").write_text(eerste, encoding="utf-8")
    rijen = als_rijen(draai("cao", "lijst", "-f", "csv", map_=werkmap).stdout)
    assert [(rij["cao"], rij["ingangsdatum"], bool(rij["vervolg"])) for rij in rijen] == [
        ("anders", "2026-01-01", False),
        ("proef", "2026-01-01", False),
        ("proef", "2027-01-01", True),
    ]
    scherm = draai("cao", "lijst", map_=werkmap).stdout
    assert scherm.index("anders · Proefcao") < scherm.index("proef · Proefcao")
    assert "3 tabellen van 2 cao’s." in scherm


def test_lijst_noemt_een_afgeleide_tabel_een_aanname(draai: Draai, werkmap: Path) -> None:
    met(werkmap, AFGELEID_2027)
    assert "afgeleid van 2026-01-01 (aanname)" in draai("cao", "lijst", map_=werkmap).stdout
    (_, tweede) = json.loads(draai("cao", "lijst", "-f", "json", map_=werkmap).stdout)["caos"][0]["tabellen"]
    assert tweede["soort"] == "afgeleid"
    assert tweede["afgeleid"]["procent"] == "2"
    assert tweede["afgeleid"]["motivering"] == "De tabel is aangekondigd maar nog niet gepubliceerd."
    assert [rij["soort"] for rij in als_rijen(draai("cao", "lijst", "-f", "csv", map_=werkmap).stdout)] == [
        "gepubliceerd",
        "afgeleid",
    ]


def test_tekst_wordt_in_csv_nooit_een_formule(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027.replace("Er wordt onderhandeld.", '"=1+1"'))
    tweede = als_rijen(draai("cao", "lijst", "-f", "csv", map_=werkmap).stdout)[1]
    assert tweede["vervolg"].startswith("'=1+1")
    assert tweede["verhoging"] == "'+2%, min 60"


def test_zonder_kaarten_zijn_er_nog_steeds_tabellen(draai: Draai, werkmap: Path) -> None:
    (werkmap / "productkaarten/45A48.yaml").unlink()
    met(werkmap, TABEL_2027)
    for opdracht in (["lijst"], ["toon", "proef"], ["vergelijk", "proef", "2026-01-01", "2027-01-01"]):
        assert draai("cao", *opdracht, map_=werkmap).code == 0
    assert "Geen enkele kaart hangt van deze tabel af." in draai("cao", "kaarten", "proef", map_=werkmap).stdout
