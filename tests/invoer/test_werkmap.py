"""De werkmap op schijf: alleen gewone UTF-8-bestanden van redelijke grootte binnen de map, anders een nette melding."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import BASIS, VOORBEELDREGIO, Draai, Uitkomst, kopieer_voorbeeldregio, wijzig

KAART = "productkaarten/45A48.yaml"


def verwacht_fout(uitkomst: Uitkomst, code: str, *stukken: str) -> None:
    assert uitkomst.code == 2
    assert f"[{code}]" in uitkomst.stderr
    for stuk in ("→ ", *stukken):
        assert stuk in uitkomst.stderr
    assert "Traceback" not in uitkomst.stderr


def test_geen_werkmap(draai: Draai, tmp_path: Path) -> None:
    verwacht_fout(draai("bereken", map_=tmp_path), "RT110", "opslagen.yaml", "--map")


def test_een_bestand_in_plaats_van_de_map(draai: Draai, werkmap: Path) -> None:
    bestand = werkmap / "opslagen.yaml"
    uitkomst = draai("bereken", map_=bestand)
    verwacht_fout(uitkomst, "RT110", f"{bestand} is een bestand en geen map.")
    assert f"--map {werkmap}." in uitkomst.stderr


@pytest.mark.parametrize("bestand", ["opslagen.yaml", "vastgesteld/2026.json"])
def test_wie_al_in_de_map_staat_hoort_niet_dat_de_map_erboven_de_regio_is(
    draai: Draai, werkmap: Path, monkeypatch: pytest.MonkeyPatch, bestand: str
) -> None:
    (werkmap / "vastgesteld").mkdir()
    (werkmap / "vastgesteld/2026.json").touch()
    monkeypatch.chdir(werkmap)
    uitkomst = draai("controleer", map_=Path(bestand))
    verwacht_fout(uitkomst, "RT110", "Laat --map weg: u staat al in de map")
    assert "--map ." not in uitkomst.stderr


def test_werkmap_die_niet_bestaat(draai: Draai, tmp_path: Path) -> None:
    verwacht_fout(draai("bereken", map_=tmp_path / "weg"), "RT110", "bestaat niet")


def test_wie_een_map_te_hoog_staat_hoort_waar_de_regio_is(tmp_path: Path, draai: Draai) -> None:
    shutil.copytree(BASIS, tmp_path / "mijn-regio")
    verwacht_fout(draai("bereken", map_=tmp_path), "RT110", f"--map {tmp_path / 'mijn-regio'}.")
    shutil.copytree(BASIS, tmp_path / "nog-een")
    verwacht_fout(draai("bereken", map_=tmp_path), "RT110", "nieuw regio MAP")


def test_wie_in_een_submap_van_de_regio_staat_hoort_waar_zij_is(
    draai: Draai, werkmap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    diep = werkmap / "cao" / "diep"
    diep.mkdir()
    monkeypatch.chdir(werkmap / "productkaarten")
    uitkomst = draai("bereken", map_=None)
    verwacht_fout(uitkomst, "RT110", "→ Met --map .. rekent u met de regio erboven; erheen gaan kan ook.")
    assert "nieuw regio" not in uitkomst.stderr
    monkeypatch.chdir(diep)
    verwacht_fout(draai("bereken", map_=None), "RT110", f"→ Met --map {Path('..') / '..'} rekent")


def test_geen_utf8(draai: Draai, werkmap: Path) -> None:
    kaart = werkmap / KAART
    kaart.write_bytes(kaart.read_bytes().replace(b"Proefproduct", b"Cli\xebnt"))
    verwacht_fout(draai("bereken", map_=werkmap), "RT103", f"{KAART}:2:10", "0xEB")


def test_utf16(draai: Draai, werkmap: Path) -> None:
    kaart = werkmap / KAART
    kaart.write_text(kaart.read_text(encoding="utf-8"), encoding="utf-16")
    verwacht_fout(draai("bereken", map_=werkmap), "RT103", KAART)


def test_bom_en_windows_regeleinden_mogen(draai: Draai, werkmap: Path) -> None:
    kaart = werkmap / KAART
    kaart.write_bytes(b"\xef\xbb\xbf" + kaart.read_bytes().replace(b"\n", b"\r\n"))
    assert draai("bereken", map_=werkmap).code == 0


def test_te_groot_bestand(draai: Draai, werkmap: Path) -> None:
    with (werkmap / KAART).open("ab") as kaart:
        kaart.write(b"#" * 5_000_001)
    verwacht_fout(draai("bereken", map_=werkmap), "RT101", "5 MB")


def test_map_in_plaats_van_bestand(draai: Draai, werkmap: Path) -> None:
    (werkmap / "productkaarten" / "map.yaml").mkdir()
    (werkmap / "opslagen.yaml").unlink()
    (werkmap / "opslagen.yaml").mkdir()
    verwacht_fout(draai("bereken", map_=werkmap), "RT101", "opslagen.yaml")


def test_pijp_in_plaats_van_bestand_hangt_niet(draai: Draai, werkmap: Path) -> None:
    os.mkfifo(werkmap / "productkaarten" / "pijp.yaml")
    verwacht_fout(draai("bereken", map_=werkmap), "RT101", "pijp.yaml")


def test_yml_wordt_niet_stil_overgeslagen(draai: Draai, werkmap: Path) -> None:
    (werkmap / KAART).rename(werkmap / "productkaarten" / "45A48.yml")
    verwacht_fout(draai("bereken", map_=werkmap), "RT101", "45A48.yml", ".yaml")


def test_koppeling_naar_buiten(draai: Draai, werkmap: Path, tmp_path: Path) -> None:
    geheim = tmp_path / "geheim.yaml"
    geheim.write_text("wachtwoord: geheim", encoding="utf-8")
    (werkmap / "productkaarten" / "lek.yaml").symlink_to(geheim)
    uitkomst = draai("bereken", map_=werkmap)
    verwacht_fout(uitkomst, "RT102", "lek.yaml")
    assert "wachtwoord" not in uitkomst.stderr


def test_map_als_koppeling_naar_buiten(draai: Draai, werkmap: Path, tmp_path: Path) -> None:
    shutil.move(werkmap / "cao", tmp_path / "cao")
    (werkmap / "cao").symlink_to(tmp_path / "cao")
    verwacht_fout(draai("bereken", map_=werkmap), "RT102", "cao")


def test_koppeling_in_een_kring(draai: Draai, werkmap: Path) -> None:
    (werkmap / "productkaarten" / "kring.yaml").symlink_to("kring.yaml")
    uitkomst = draai("bereken", map_=werkmap)
    assert uitkomst.code == 2
    assert "kring.yaml" in uitkomst.stderr


def test_koppeling_binnen_de_werkmap_mag(draai: Draai, werkmap: Path) -> None:
    shutil.move(werkmap / "opslagen.yaml", werkmap / "echt.txt")
    (werkmap / "opslagen.yaml").symlink_to("echt.txt")
    assert draai("bereken", map_=werkmap).code == 0


def test_verborgen_bestanden_tellen_niet(draai: Draai, werkmap: Path) -> None:
    (werkmap / "productkaarten" / ".45A48.yaml.swp.yaml").write_text("[", encoding="utf-8")
    assert draai("bereken", map_=werkmap).code == 0


def test_een_kapotte_kaart_houdt_de_andere_niet_op(draai: Draai, werkmap: Path) -> None:
    (werkmap / "productkaarten" / "stuk.yaml").write_text('product: "X"\n', encoding="utf-8")
    uitkomst = draai("bereken", map_=werkmap)
    assert uitkomst.code == 2
    assert "2 producten: 1 berekend, 1 overgeslagen" in uitkomst.stdout
    assert "productkaarten/stuk.yaml" in uitkomst.stdout


def test_een_kapotte_cao_tabel_laat_geen_oudere_tabel_stil_doorlopen(draai: Draai, werkmap: Path) -> None:
    """Zou de tabel van juli wegvallen en die van januari het hele jaar gelden, dan was het tarief stil te laag."""
    januari = (werkmap / "cao/proef/2026-01-01.yaml").read_text(encoding="utf-8")
    juli = januari.replace("ingangsdatum: 2026-01-01", "ingangsdatum: 2026-07-01").replace("2800.00", "2.800")
    (werkmap / "cao/proef/2026-07-01.yaml").write_text(juli, encoding="utf-8")
    uitkomst = draai("bereken", map_=werkmap)
    verwacht_fout(uitkomst, "RT215", "2026-07-01.yaml")
    assert "0 berekend, 1 overgeslagen" in uitkomst.stdout


def test_stuurtekens_uit_een_bestand_bereiken_het_scherm_niet(draai: Draai, werkmap: Path) -> None:
    kaart = werkmap / KAART
    wijzig(kaart, "Proefproduct", '"\\e[31mrood"')
    uitkomst = draai("bereken", map_=werkmap)
    verwacht_fout(uitkomst, "RT204")
    assert "\x1b" not in uitkomst.stderr + uitkomst.stdout


@pytest.mark.parametrize("diep", ["[" * 200_000, "- " * 100_000, "{a: " * 50_000, "? " * 50_000])
def test_diepe_nesting_antwoordt_meteen(draai: Draai, werkmap: Path, diep: str) -> None:
    (werkmap / KAART).write_text(diep, encoding="utf-8")
    uitkomst = draai("bereken", map_=werkmap)
    assert uitkomst.code == 2
    assert KAART in uitkomst.stderr


def test_koppeling_naar_een_map_wordt_gemeld_en_niet_gevolgd(draai: Draai, werkmap: Path) -> None:
    (werkmap / "elders").mkdir()
    shutil.copy(werkmap / KAART, werkmap / "elders" / "kaart.yaml")
    (werkmap / "productkaarten" / "extra").symlink_to(werkmap / "elders")
    verwacht_fout(draai("bereken", map_=werkmap), "RT102", "productkaarten/extra", "koppeling naar een map")


def test_een_tabel_in_de_verkeerde_map_houdt_de_cao_tegen(draai: Draai, werkmap: Path) -> None:
    """Anders rekende de kaart stil met alleen de oudere tabel."""
    tabel = (werkmap / "cao/proef/2026-01-01.yaml").read_text(encoding="utf-8")
    (werkmap / "cao/proeff").mkdir()
    (werkmap / "cao/proeff/2026-07-01.yaml").write_text(
        tabel.replace("ingangsdatum: 2026-01-01", "ingangsdatum: 2026-07-01")
    )
    uitkomst = draai("bereken", map_=werkmap)
    verwacht_fout(uitkomst, "RT307")
    assert "0 berekend, 1 overgeslagen" in uitkomst.stdout
    assert "het bestand heet cao/proeff/2026-07-01.yaml" in uitkomst.stderr
    assert "45A48 rekent met cao proef, en tabel cao/proeff/2026-07-01.yaml daarvan heeft fouten." in uitkomst.stdout


def test_een_tabel_met_een_andere_extensie_houdt_de_cao_tegen(draai: Draai, werkmap: Path) -> None:
    shutil.copy(werkmap / "cao/proef/2026-01-01.yaml", werkmap / "cao/proef/2026-07-01.yml")
    uitkomst = draai("bereken", map_=werkmap)
    verwacht_fout(uitkomst, "RT101", "2026-07-01.yml")
    assert "0 berekend, 1 overgeslagen" in uitkomst.stdout


def test_zonder_kaarten_zegt_het_programma_dat(draai: Draai, werkmap: Path) -> None:
    (werkmap / KAART).unlink()
    verwacht_fout(draai("bereken", map_=werkmap), "RT504", "productkaarten/")


def test_een_bestandsnaam_die_geen_tekst_is(draai: Draai, werkmap: Path) -> None:
    (werkmap / KAART).rename(werkmap / "productkaarten" / os.fsdecode(b"k\xff.yaml"))
    verwacht_fout(draai("bereken", map_=werkmap), "RT101")


def test_elk_samenvoegconflict_wordt_gemeld(draai: Draai, werkmap: Path) -> None:
    conflict = '<<<<<<< HEAD\nnaam: "a"\n||||||| basis\nnaam: "b"\n=======\nnaam: "c"\n>>>>>>> ander\n'
    kaart = werkmap / KAART
    tekst = kaart.read_text(encoding="utf-8")
    kaart.write_text(tekst + conflict * 2, encoding="utf-8", newline="\r\n")
    uitkomst = draai("bereken", map_=werkmap)
    verwacht_fout(uitkomst, "RT104", f"{KAART}:10:1", f"{KAART}:17:1", "2 fouten")
    for rest in ("=======", ">>>>>>> ander"):
        kaart.write_text(f"{tekst}{rest}\n", encoding="utf-8")
        verwacht_fout(draai("bereken", map_=werkmap), "RT104", f"{KAART}:10:1", "conflictmarkering")
    kaart.write_text(f"# ======= kop =======\n{tekst}# <<<<<<< geen conflict\n", encoding="utf-8")
    assert draai("bereken", map_=werkmap).code == 0


def test_een_kaart_wordt_niet_als_haar_eigen_onderdeel_voorgesteld(draai: Draai, tmp_path: Path) -> None:
    """43A07-AF lijkt het meest op 43A07, maar een afwezigheidsdag van zichzelf is een kring."""
    shutil.copytree(VOORBEELDREGIO / "cao", tmp_path / "cao")
    shutil.copy(VOORBEELDREGIO / "opslagen.yaml", tmp_path)
    (tmp_path / "productkaarten").mkdir()
    shutil.copy(VOORBEELDREGIO / "productkaarten/43A07-AF-afwezigheidsdag.yaml", tmp_path / "productkaarten")
    uitkomst = draai("controleer", map_=tmp_path)
    assert "43A07-AF noemt product '43A07', maar daar is geen kaart voor." in uitkomst.stdout
    assert "Bedoelt u" not in uitkomst.stdout


def test_een_afwezigheidsdag_krijgt_geen_rit_voorgesteld(draai: Draai, kopie: Path) -> None:
    """43A07 lijkt op 42A03, maar een afwezigheidsdag hoort bij een etmaal."""
    for pad in (kopie / "productkaarten").glob("*.yaml"):
        if not pad.name.startswith(("43A07-AF", "42A03")):
            pad.unlink()
    uitkomst = draai("bereken", map_=kopie)
    assert "43A07-AF noemt product '43A07', maar daar is geen kaart voor." in uitkomst.stderr
    assert "42A03" not in uitkomst.stderr


def test_na_het_weggooien_van_een_kaart_zegt_elke_kaart_die_haar_noemt_wat_te_doen(
    draai: Draai, tmp_path: Path
) -> None:
    """Een code die erop lijkt is dan geen antwoord: er was geen tikfout. Een afwezigheidsdag kan niet zonder haar etmaal."""
    kopieer_voorbeeldregio(tmp_path)
    (tmp_path / "productkaarten/43A07-verblijf-behandelgroep.yaml").unlink()
    uitkomst = draai("bereken", map_=tmp_path)
    verwacht_fout(uitkomst, "RT316", "noemt product '43A07', maar daar is geen kaart voor.")
    assert "[RT316] 6 keer" in uitkomst.stderr
    assert re.search(r"43A07-AF-afwezigheidsdag.yaml:\d+:\d+: \[RT316\]\n", uitkomst.stderr)
    assert uitkomst.stderr.count("et anders de kaart in productkaarten/, of haal deze kaart weg.") == 1
    assert uitkomst.stderr.count("et anders de kaart in productkaarten/, of haal het product hier weg.") == 1
