"""``reeletarief cao importeer``: een opgave, een plek of een vorige tabel die niet kan, en wat er dan niet geschreven wordt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cao.salariscsv import CSV, DOEL, KOP, als_csv, gelezen
from tests.conftest import Draai, als_naam, wijzig


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (["--ingangsdatum", "2027-01-15"], "2027-01-15 is niet de eerste dag van een maand."),
        (["--bevestigd-tot", "2026-12-31"], "2026-12-31 ligt voor de ingangsdatum 2027-01-01."),
        (["--percentage", "2"], "'2' heeft geen procentteken."),
        (["--percentage", "2,500%"], "bevat een komma"),
        (["--percentage", "-2%"], "-2% ligt onder nul; hier hoort nul of meer."),
        (["--minimum", "60"], "geef ook --percentage"),
        (["--percentage", "2%", "--minimum", "3.250"], "3.250 kan 3250.00 betekenen"),
        (
            ["--percentage", "2%", "--minimum", "60", "--maximum", "50"],
            "Het minimum per maand is hoger dan het maximum.",
        ),
        (["--bron-jaar", "26"], "'26' is geen jaartal."),
    ],
    ids=als_naam,
)
def test_een_opgave_die_niet_kan(opties: list[str], melding: str, importeer: Draai) -> None:
    uitkomst = importeer(CSV / "goed.csv", *opties)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert melding in uitkomst.stderr


def test_een_tekst_die_de_strikte_lezer_weigert_wordt_niet_geschreven(
    importeer: Draai, werkmap: Path, tmp_path: Path
) -> None:
    uitkomst = importeer(CSV / "goed.csv", "--bron-titel", "draai \u202e om", "-o", str(tmp_path / "nieuw.yaml"))
    assert uitkomst.code == 2
    assert "[RT204]" in uitkomst.stderr
    assert "[RT511]" in uitkomst.stderr
    assert not (tmp_path / "nieuw.yaml").exists()


def test_een_cel_waar_de_voorwaarden_naar_verwijzen_mag_niet_wegvallen(
    importeer: Draai, werkmap: Path, tmp_path: Path
) -> None:
    vorige = werkmap / "cao/proef/2026-01-01.yaml"
    wijzig(vorige, "minimum_per_maand: 200.00", 'minimum_over: {schaal: "9", trede: "0"}')
    uitkomst = importeer(als_csv(tmp_path, KOP + "7,0,2856.00\n"), "--bron-vindplaats", "b")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert f"Fout {DOEL}:" in uitkomst.stderr


def test_het_voorstel_mag_op_zijn_eigen_plek_en_wordt_nooit_overschreven(
    importeer: Draai, werkmap: Path, draai: Draai
) -> None:
    doel = werkmap / DOEL
    uitkomst = importeer(CSV / "goed.csv", "-o", str(doel))
    assert (uitkomst.code, uitkomst.stdout) == (0, "")
    assert f"Geschreven: {doel}" in uitkomst.stderr
    assert draai("bereken", "--tariefjaar", "2027", map_=werkmap).stdout.count("2027") >= 1
    assert gelezen(doel.read_text(encoding="utf-8")).dag.isoformat() == "2027-01-01"
    inhoud = doel.read_bytes()
    tweede = importeer(CSV / "past-niet.csv", "-o", str(doel))
    assert tweede.code == 2
    assert "[RT509]" in tweede.stderr
    assert doel.read_bytes() == inhoud


def test_een_losse_koppeling_telt_als_bestaand(importeer: Draai, tmp_path: Path) -> None:
    (tmp_path / "los.yaml").symlink_to(tmp_path / "weg.yaml")
    assert "[RT509]" in importeer(CSV / "goed.csv", "-o", str(tmp_path / "los.yaml")).stderr
    assert not (tmp_path / "weg.yaml").exists()


@pytest.mark.parametrize("plek", ["productkaarten/x.yaml", "cao/proef/2027-02-01.yaml", "cao/anders.yaml"])
def test_tussen_de_bestanden_van_de_regio_alleen_op_de_eigen_plek(plek: str, importeer: Draai, werkmap: Path) -> None:
    uitkomst = importeer(CSV / "goed.csv", "-o", str(werkmap / plek))
    assert uitkomst.code == 2
    assert f"Daar hoort deze tabel als {DOEL}." in uitkomst.stderr
    assert not (werkmap / plek).exists()


def test_een_map_die_er_niet_is(importeer: Draai, tmp_path: Path) -> None:
    uitkomst = importeer(CSV / "goed.csv", "-o", str(tmp_path / "weg/nieuw.yaml"))
    assert uitkomst.code == 2
    assert "de map bestaat niet" in uitkomst.stderr


def test_de_eerste_tabel_van_een_cao_begint_met_een_gat_voor_elke_voorwaarde(importeer: Draai) -> None:
    """De melding noemt de opdracht die de bedragen uit dezelfde csv overneemt."""
    for opties, code in ((["--cao", "nieuw"], "RT506"), (["--ingangsdatum", "2026-01-01"], "RT507")):
        uitkomst = importeer(CSV / "goed.csv", *opties)
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        assert f"[{code}]" in uitkomst.stderr
        assert re.search(
            rf"reeletarief nieuw cao-tabel \S+ 2\S+ --salaris {CSV / 'goed.csv'}$", uitkomst.stderr, re.MULTILINE
        )


def test_zonder_vorige_tabel_gaat_het_niet_eerst_over_de_csv(importeer: Draai, tmp_path: Path) -> None:
    """Wie eerst elk bedrag herstelt en dan pas hoort dat het zo niet kan, deed dat voor niets."""
    kapot = tmp_path / "kapot.csv"
    kapot.write_text("schaal;trede;maandbedrag_eur\n5;0;2.680,00\n", encoding="utf-8")
    uitkomst = importeer(kapot, "--cao", "nieuw")
    assert uitkomst.code == 2
    assert "[RT506]" in uitkomst.stderr
    assert "[RT508]" not in uitkomst.stderr


def test_een_vorige_tabel_per_jaar_past_niet_naast_maandbedragen(importeer: Draai, werkmap: Path) -> None:
    vorige = werkmap / "cao/proef/2026-01-01.yaml"
    wijzig(vorige, "salaris:", "salaris_per_jaar:")
    uitkomst = importeer(CSV / "goed.csv")
    assert uitkomst.code == 2
    assert "[RT511]" in uitkomst.stderr


def test_een_vorige_tabel_met_fouten_wordt_niet_overgeslagen(importeer: Draai, werkmap: Path) -> None:
    (werkmap / "cao/proef/2026-07-01.yaml").write_text("kapot", encoding="utf-8")
    uitkomst = importeer(CSV / "goed.csv")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "cao/proef/2026-07-01.yaml heeft fouten" in uitkomst.stderr


def test_fouten_elders_in_de_regio_geven_code_2_maar_wel_het_voorstel(importeer: Draai, werkmap: Path) -> None:
    goed = importeer(CSV / "goed.csv")
    assert goed.code == 0
    (werkmap / "productkaarten/45A48.yaml").write_text("kapot", encoding="utf-8")
    uitkomst = importeer(CSV / "goed.csv")
    assert uitkomst.code == 2
    assert uitkomst.stdout == goed.stdout
    assert gelezen(uitkomst.stdout).bestand == DOEL
