"""``vergelijk`` met een stand die er niet is, niet te lezen is of nergens van verschilt."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Draai, op_een_regel, wijzig
from tests.gedeeld.kloon import KAART, leg_vast, schone_git, vervang
from tests.vergelijk.proefregio import HIER, als_json, tweede_product

__all__ = ["schone_git"]


def test_zonder_iets_om_mee_te_vergelijken(draai: Draai, regio: Path) -> None:
    for opties in ([], ["--met-tariefjaar", "2025", "--tariefjaar", "2025"]):
        uitkomst = draai("vergelijk", *opties, map_=HIER)
        assert uitkomst.code == 2
        assert "Fout: Zeg waarmee: --met STAND" in uitkomst.stderr


def test_het_eigen_jaar_is_niets_om_mee_te_vergelijken(draai: Draai, regio: Path) -> None:
    """Ook zonder ``--tariefjaar``: er kwam *Geen wijziging*, alsof er iets was nagegaan."""
    for opties in ([], ["--met", "."], ["--peildatum", "2026-02-01", "--met-peildatum", "2026-02-01"]):
        uitkomst = draai("vergelijk", "--met-tariefjaar", "2026", *opties, map_=HIER)
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        assert "met zichzelf" in op_een_regel(uitkomst.stderr)


def test_deze_map_met_een_ander_jaar_of_een_andere_dag_is_een_andere_stand(draai: Draai, regio: Path) -> None:
    for opties in (["--met-tariefjaar", "2025"], ["--met-peildatum", "2026-02-01"]):
        zonder, met = (draai("vergelijk", *opties, *erbij, map_=HIER) for erbij in ([], ["--met", "."]))
        assert met == zonder
        assert met.code == 0


@pytest.mark.parametrize(
    ("met", "code"), [("mian", "RT905"), ("weg.json", "RT908"), (".", "RT908"), ("vastgesteld", "RT909")]
)
def test_een_stand_die_er_niet_is(met: str, code: str, draai: Draai, regio: Path) -> None:
    uitkomst = draai("vergelijk", "--met", met, map_=HIER)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert f"[{code}]" in uitkomst.stderr


def test_zonder_git(draai: Draai, regio: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shutil.rmtree(".git")
    assert "[RT902]" in draai("vergelijk", "--met", "HEAD", map_=HIER).stderr
    monkeypatch.setenv("PATH", str(tmp_path))
    uitkomst = draai("vergelijk", "--met", "HEAD", map_=HIER)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT901]" in uitkomst.stderr


def test_een_stand_waarvan_opslagen_niet_te_lezen_is(draai: Draai, regio: Path) -> None:
    goed = (regio / "opslagen.yaml").read_text(encoding="utf-8")
    (regio / "opslagen.yaml").write_text("regio: [\n", encoding="utf-8")
    leg_vast(regio)
    (regio / "opslagen.yaml").write_text(goed, encoding="utf-8")
    uitkomst = draai("vergelijk", "--met", "HEAD", map_=HIER)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "Fout HEAD:opslagen.yaml:" in uitkomst.stderr
    assert "[RT931]" in uitkomst.stderr


def test_een_kaart_die_toen_niet_te_lezen_was_is_geen_nieuw_product(draai: Draai, regio: Path) -> None:
    goed = (regio / KAART).read_text(encoding="utf-8")
    tweede_product(regio)
    vervang(regio, "aandeel: 40%", "aandeel: 40")
    leg_vast(regio)
    (regio / KAART).write_text(goed, encoding="utf-8")
    for opties in ((), ("45A48",)):
        uitkomst = draai("vergelijk", *opties, "--met", "HEAD", map_=HIER)
        assert uitkomst.code == 0
        assert f"Fout HEAD:{KAART}:7:76: [RT210]" in uitkomst.stderr
        assert "1 niet te vergelijken" in uitkomst.stdout
        assert "Niet te vergelijken: 45A48 is in git HEAD (" in uitkomst.stdout
        assert "nieuw product" not in uitkomst.stdout
    assert als_json(draai, "--met", "HEAD")["niet_te_vergelijken"][0]["kant"] == "oud"


def test_een_kaart_die_nu_niet_te_lezen_is_is_niet_vervallen(draai: Draai, regio: Path) -> None:
    tweede_product(regio)
    leg_vast(regio)
    vervang(regio, "aandeel: 40%", "aandeel: 40")
    uitkomst = draai("vergelijk", "--met", "HEAD", map_=HIER)
    assert uitkomst.code == 2
    assert "Niet te vergelijken: 45A48 is in deze map niet te rekenen." in uitkomst.stdout
    assert "vervallen product" not in uitkomst.stdout


def test_een_product_dat_hier_niet_te_rekenen_is_geeft_code_1(draai: Draai, regio: Path) -> None:
    tweede_product(regio)
    leg_vast(regio)
    vervang(regio, "trede: max-1", 'trede: "8"')
    uitkomst = draai("vergelijk", "--met", "HEAD", map_=HIER)
    assert uitkomst.code == 1
    assert "Niet te vergelijken: 45A48 is in deze map niet te rekenen." in uitkomst.stdout
    assert draai("vergelijk", "--met", "HEAD", "--exitcode-0", map_=HIER).code == 0


def test_bewaarde_tarieven_van_een_andere_versie(draai: Draai, regio: Path) -> None:
    Path("../oud.json").write_text('{"versie": 2}', encoding="utf-8")
    uitkomst = draai("vergelijk", "--met", "../oud.json", map_=HIER)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "het bestand heeft versie 2, en dit programma leest versie 1" in uitkomst.stderr


@pytest.mark.parametrize("opties", [["--met-tariefjaar", "2025"], ["--met-peildatum", "2026-01-01"]])
def test_bewaarde_tarieven_zijn_van_een_jaar(opties: list[str], draai: Draai, regio: Path) -> None:
    draai("bereken", "-o", "../oud.json", map_=HIER)
    uitkomst = draai("vergelijk", "--met", "../oud.json", *opties, map_=HIER)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT930]" in uitkomst.stderr


def test_de_peildatum_van_hier_mag_naast_bewaarde_tarieven(draai: Draai, regio: Path) -> None:
    draai("bereken", "-o", "../oud.json", map_=HIER)
    uitkomst = draai("vergelijk", "--met", "../oud.json", "--peildatum", "2026-01-01", map_=HIER)
    assert uitkomst.code == 0, uitkomst.stderr
    assert "tarieven 2026 (concept) → deze map, tarieven 2026, peildatum 1 januari 2026" in uitkomst.stdout


def test_bewaarde_tarieven_naast_een_ander_jaar(draai: Draai, regio: Path) -> None:
    """Wie -j 2026 geeft, zegt ook met welk jaar hij vergelijkt; de melding zegt hoe."""
    draai("bereken", "-o", "../oud.json", map_=HIER)
    wijzig(Path("../oud.json"), '"tariefjaar": 2026', '"tariefjaar": 2025')
    geweigerd = draai("vergelijk", "-j", "2026", "--met", "../oud.json", map_=HIER)
    assert geweigerd.code == 2
    assert "Geef --met-tariefjaar 2025" in geweigerd.stderr
    gelukt = draai("vergelijk", "-j", "2026", "--met", "../oud.json", "--met-tariefjaar", "2025", map_=HIER)
    assert gelukt.code == 0
    assert "tarieven 2025" in gelukt.stdout
