"""``vergelijk``: elke stand om mee te vergelijken: een commit, een map, bewaarde tarieven, een besluit, een ander jaar of een andere dag."""

from __future__ import annotations

import json
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from tests.conftest import BASIS, Draai, wijzig
from tests.gedeeld.kloon import KAART, git, leg_vast, schone_git, vervang
from tests.vergelijk.proefregio import HIER, TABEL, als_json, hoger_loon, standen, tweede_product

__all__ = ["schone_git"]


def test_met_een_commit(draai: Draai, regio: Path) -> None:
    hoger_loon(regio)
    uitkomst = draai("vergelijk", "--met", "HEAD", map_=HIER)
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    commit = git(regio, "rev-parse", "HEAD")[:7]
    assert uitkomst.stdout.startswith("1 van 1 tarief verandert: 45A48 stijgt € 3,21 (+6,19%).")
    assert f"git HEAD ({commit}), tarieven 2026 → deze map, tarieven 2026" in uitkomst.stdout
    assert "maandbedrag schaal 9 trede 2, tabel 2026-01-01: € 3.500,00 → € 3.850,00" in uitkomst.stdout
    assert f"{TABEL}:14" in uitkomst.stdout
    assert "1 product, de hele oorzaak" in uitkomst.stdout


def test_met_een_map(draai: Draai, regio: Path, tmp_path: Path) -> None:
    shutil.copytree(BASIS, tmp_path / "oud")
    hoger_loon(regio)
    inhoud = als_json(draai, "--met", "../oud")
    assert inhoud["oud"]["naam"] == "map ../oud"
    assert standen(inhoud) == {"45A48": "gewijzigd"}


def test_een_fout_in_de_andere_map_staat_er_een_keer(draai: Draai, regio: Path, tmp_path: Path) -> None:
    """Bij het lezen gemeld, en niet nog eens bij het rekenen."""
    oud = Path(shutil.copytree(BASIS, tmp_path / "oud"))
    wijzig(oud / KAART, "eenheid: uur", "eenheid: uurtje")
    tweede_product(oud)
    uitkomst = draai("vergelijk", "--met", "../oud", map_=HIER)
    assert uitkomst.stderr.count(f"../oud/{KAART}") == 1, uitkomst.stderr


def test_tarieven_staan_in_json_op_de_cent_en_een_webpagina_heeft_geen_lege_alinea(draai: Draai, regio: Path) -> None:
    """Een rond bedrag houdt zijn twee decimalen; er komt er geen bij."""
    draai("bereken", "-o", "../oud.json", map_=HIER)
    wijzig(
        Path("../oud.json"), json.loads(Path("../oud.json").read_text(encoding="utf-8"))["tarieven"][0]["tarief"], "50"
    )
    (product,) = als_json(draai, "--met", "../oud.json")["producten"]
    assert product["oud"]["tarief"] == "50.00"
    assert re.fullmatch(r"[0-9]+\.[0-9]{2}", product["nieuw"]["tarief"])
    leg_vast(regio)
    hoger_loon(regio)
    assert "<p></p>" not in draai("vergelijk", "--met", "HEAD", "-f", "html", map_=HIER).stdout


def test_met_bewaarde_tarieven_zijn_er_bedragen_en_geen_oorzaken(draai: Draai, regio: Path) -> None:
    draai("bereken", "-o", "../oud.json", map_=HIER)
    hoger_loon(regio)
    uitkomst = draai("vergelijk", "--met", "../oud.json", map_=HIER)
    assert uitkomst.code == 0
    assert "Waardoor is niet te zeggen: bewaarde tarieven hebben alleen bedragen." in uitkomst.stdout
    inhoud = als_json(draai, "--met", "../oud.json")
    assert inhoud["oud"]["bewijs"] is None
    (product,) = inhoud["producten"]
    assert product["oorzaken"] is None
    assert product["elementen"]["b"]["verschil"] == "0.00"


def test_een_tarief_dat_nul_was_telt_niet_mee_in_de_gemiddelde_stijging(draai: Draai, regio: Path) -> None:
    """Van nul is er geen percentage; het tarief stijgt wel."""
    tweede_product(regio)
    draai("bereken", "-o", "../oud.json", map_=HIER)
    bewaard = json.loads(Path("../oud.json").read_text(encoding="utf-8"))
    bewaard["tarieven"][1]["tarief"] = "0.00"
    Path("../oud.json").write_text(json.dumps(bewaard), encoding="utf-8")
    hoger_loon(regio)
    uitkomst = draai("vergelijk", "--met", "../oud.json", map_=HIER)
    assert uitkomst.code == 0, uitkomst.stderr
    assert "2 van 2 tarieven veranderen: 2 stijgen, gemiddeld +" in uitkomst.stdout
    assert "het meest 45A48 (+" in uitkomst.stdout.splitlines()[0]


def test_een_stijging_en_een_daling_van_minder_dan_een_euro_tellen_elk_voor_wat_zij_zijn(
    draai: Draai, regio: Path
) -> None:
    tweede_product(regio)
    draai("bereken", "-o", "../oud.json", map_=HIER)
    bewaard = json.loads(Path("../oud.json").read_text(encoding="utf-8"))
    for regel, verschil in zip(bewaard["tarieven"], ("-0.50", "0.25"), strict=True):
        regel["tarief"] = str(Decimal(regel["tarief"]) + Decimal(verschil))
    Path("../oud.json").write_text(json.dumps(bewaard), encoding="utf-8")
    kop = draai("vergelijk", "--met", "../oud.json", map_=HIER).stdout.splitlines()[0]
    assert kop.startswith("2 van 2 tarieven veranderen: 1 stijgt en 1 daalt, gemiddeld +")


def test_een_product_dat_sinds_de_bewaarde_tarieven_verviel_heeft_een_code_en_een_bedrag(
    draai: Draai, regio: Path
) -> None:
    """Bewaarde tarieven hebben geen namen en geen kaarten; over oorzaken is dan niets te zeggen."""
    tweede_product(regio)
    draai("bereken", "-o", "../oud.json", map_=HIER)
    (regio / KAART).unlink()
    gelijk, vervallen = als_json(draai, "--met", "../oud.json")["producten"]
    assert (gelijk["product"], gelijk["naam"], gelijk["stand"]) == ("45A49", "Proefproduct", "gelijk")
    assert (vervallen["product"], vervallen["naam"], vervallen["stand"]) == ("45A48", "", "vervallen")
    assert vervallen["oud"]["tarief"] == gelijk["oud"]["tarief"]
    assert (vervallen["nieuw"], vervallen["oorzaken"], vervallen["kenmerken"]) == (None, None, [])


def test_met_het_vastgestelde_besluit(draai: Draai, regio: Path) -> None:
    draai("bereken", "-o", "../oud.json", map_=HIER)
    Path("vastgesteld").mkdir()
    Path("../oud.json").rename("vastgesteld/2026.json")
    uitkomst = draai("vergelijk", "--met", "vastgesteld", map_=HIER)
    assert uitkomst.code == 0
    assert uitkomst.stdout.startswith("Geen wijziging: het ene tarief is gelijk.")
    assert "vastgesteld/2026.json, tarieven 2026 (concept) → deze map" in uitkomst.stdout


def test_vastgesteld_zonder_jaar_is_het_besluit_van_het_tariefjaar(draai: Draai, regio: Path) -> None:
    """Een concept voor een later jaar komt daar niet voor in de plaats; met een jaar erbij is het te kiezen."""
    draai("bereken", "-o", "../oud.json", map_=HIER)
    Path("vastgesteld").mkdir()
    tekst = Path("../oud.json").read_text(encoding="utf-8")
    for jaar in (2025, 2026, 2027):
        anders = tekst.replace('"tariefjaar": 2026', f'"tariefjaar": {jaar}')
        Path(f"vastgesteld/{jaar}.json").write_text(anders, encoding="utf-8")
    assert als_json(draai, "--met", "vastgesteld")["oud"]["tariefjaar"] == 2026
    assert als_json(draai, "--met", "vastgesteld", "--met-tariefjaar", "2027")["oud"]["tariefjaar"] == 2027
    Path("vastgesteld/2026.json").unlink()
    assert als_json(draai, "--met", "vastgesteld")["oud"]["tariefjaar"] == 2025


def test_wat_er_over_een_bedrag_van_de_andere_stand_te_zeggen_valt_staat_erbij(
    draai: Draai, kopie: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Zonder die kanttekening lijkt een bedrag van later dan het tariefjaar een stijging van nul."""
    monkeypatch.chdir(kopie)
    los = draai("bereken", "41A03", "--tariefjaar", "2024", map_=HIER).stderr
    samen = draai("vergelijk", "41A03", "--met-tariefjaar", "2024", map_=HIER).stderr
    meldingen = [alinea for alinea in los.split("\n\n") if "[RT013]" in alinea]
    assert meldingen
    assert all(melding in samen for melding in meldingen)


def test_uitvoer_komt_nooit_over_de_andere_stand(draai: Draai, regio: Path, tmp_path: Path) -> None:
    """Bewaarde tarieven en de bestanden van een andere regio zijn invoer van deze opdracht."""
    oud, ander = tmp_path / "oud.json", tmp_path / "ander"
    draai("bereken", "-o", str(oud), map_=HIER)
    shutil.copytree(BASIS, ander)
    for met, doel in ((oud, oud), (ander, ander / "opslagen.yaml"), (ander, ander / "cao/nieuw.json")):
        inhoud = doel.read_bytes() if doel.exists() else None
        uitkomst = draai("vergelijk", "--met", str(met), "-f", "json", "-o", str(doel), map_=HIER)
        assert (uitkomst.code, "[RT503]" in uitkomst.stderr) == (2, True)
        assert (doel.read_bytes() if doel.exists() else None) == inhoud


def test_met_een_ander_tariefjaar(draai: Draai, regio: Path) -> None:
    inhoud = als_json(draai, "--met-tariefjaar", "2025", "--met", "HEAD")
    assert (inhoud["oud"]["tariefjaar"], inhoud["nieuw"]["tariefjaar"]) == (2025, 2026)


def test_met_een_ander_jaar_van_deze_map(draai: Draai, regio: Path) -> None:
    """Zonder --met is de andere stand deze map in een ander jaar; 2025 heeft een lagere premie."""
    shutil.copy(regio / TABEL, regio / "cao/proef/2025-01-01.yaml")
    vervang(regio, "ingangsdatum: 2026-01-01", "ingangsdatum: 2025-01-01", "cao/proef/2025-01-01.yaml")
    vervang(regio, "bevestigd_tot: 2026-12-31", "bevestigd_tot: 2025-12-31", "cao/proef/2025-01-01.yaml")
    inhoud = als_json(draai, "--met-tariefjaar", "2025")
    assert inhoud["oud"]["naam"] == "deze map"
    (product,) = inhoud["producten"]
    assert "werkgeverslasten" in [oorzaak["groep"] for oorzaak in product["oorzaken"]]


def test_met_een_andere_peildatum(draai: Draai, regio: Path) -> None:
    shutil.copy(regio / TABEL, regio / "cao/proef/2026-07-01.yaml")
    nieuw = "cao/proef/2026-07-01.yaml"
    vervang(regio, "ingangsdatum: 2026-01-01", "ingangsdatum: 2026-07-01", nieuw)
    vervang(regio, '"2": 3500.00', '"2": 3850.00', nieuw)
    vervang(regio, "bevestigd_tot: 2026-12-31", "bevestigd_tot: 2026-06-30", TABEL)
    opties = ("--peildatum", "2026-07-01", "--met-peildatum", "2026-01-01")
    inhoud = als_json(draai, *opties)
    assert (inhoud["oud"]["peildatum"], inhoud["nieuw"]["peildatum"]) == ("2026-01-01", "2026-07-01")
    assert standen(inhoud) == {"45A48": "gewijzigd"}
    assert "peildatum 1 januari 2026 → deze map" in draai("vergelijk", *opties, map_=HIER).stdout
