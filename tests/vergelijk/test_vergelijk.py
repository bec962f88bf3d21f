"""``vergelijk`` als opdracht: elke stand om mee te vergelijken, wat er dan staat, de grenzen en de uitgangscodes."""

from __future__ import annotations

import json
import re
import shutil
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reeletarief.analyse.vergelijk.grenzen import Grens, Overschrijding, overschrijdingen
from reeletarief.analyse.vergelijk.tariefverschil import Tariefverschil
from reeletarief.analyse.vergelijk.vergelijking import Productvergelijking
from reeletarief.weergave.vergelijk.tekst import overschrijding
from tests.conftest import BASIS, Draai, bewaak_weigering, op_een_regel, wijzig
from tests.gedeeld.kloon import KAART, git, leg_vast, schone_git, vervang

__all__ = ["schone_git"]

TABEL = "cao/proef/2026-01-01.yaml"
HIER = Path()


@pytest.fixture
def regio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """De proefregio in de huidige map, in git, met één commit."""
    map_ = Path(shutil.copytree(BASIS, tmp_path / "regio"))
    git(map_, "init", "--quiet")
    leg_vast(map_)
    monkeypatch.chdir(map_)
    return HIER


def tweede_product(regio: Path, code: str = "45A49") -> None:
    tekst = (BASIS / KAART).read_text(encoding="utf-8").replace('"45A48"', f'"{code}"')
    (regio / f"productkaarten/{code}.yaml").write_text(tekst, encoding="utf-8")


def hoger_loon(regio: Path) -> None:
    """Het hoogste bedrag van schaal 9 met een tiende omhoog."""
    vervang(regio, '"2": 3500.00', '"2": 3850.00', TABEL)


def als_json(draai: Draai, *opties: str) -> Any:
    uitkomst = draai("vergelijk", *opties, "-f", "json", map_=HIER)
    assert uitkomst.code in {0, 1}, uitkomst.stderr
    return json.loads(uitkomst.stdout)


def standen(inhoud: Any) -> dict[str, str]:
    return {een["product"]: een["stand"] for een in inhoud["producten"]}


# --- waarmee ---


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


# --- wat niet kan ---


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


# --- wat er veranderde ---


def test_een_nieuw_en_een_vervallen_product(draai: Draai, regio: Path) -> None:
    tweede_product(regio)
    leg_vast(regio)
    (regio / KAART).unlink()
    tweede_product(regio, "45A50")
    inhoud = als_json(draai, "--met", "HEAD")
    assert standen(inhoud) == {"45A49": "gelijk", "45A50": "nieuw", "45A48": "vervallen"}
    assert inhoud["kop"] == "Het ene tarief is gelijk; 1 nieuw product, 1 vervallen product."
    assert [een["oorzaken"] for een in inhoud["producten"]] == [[], [], []]
    assert [een["naam"] for een in inhoud["producten"]] == ["Proefproduct"] * 3
    scherm = draai("vergelijk", "--met", "HEAD", map_=HIER).stdout
    assert "– → € " in scherm
    assert " → –" in scherm
    assert "45A49" not in scherm


def test_een_gevraagd_product_waarvan_de_kaart_hier_weg_is_is_vervallen(draai: Draai, regio: Path) -> None:
    """Alleen of naast een product dat er nog is, en een grens ervoor mag."""
    tweede_product(regio)
    leg_vast(regio)
    (regio / KAART).unlink()
    alleen = draai("vergelijk", "45A48", "--met", "HEAD", "--max-daling", "45A48=2%", map_=HIER)
    assert alleen.code == 0
    assert "1 vervallen product" in alleen.stdout
    assert "(concept)" not in alleen.stdout
    assert "RT501" not in alleen.stderr
    beide = als_json(draai, "45A48", "45A49", "--met", "HEAD")
    assert standen(beide) == {"45A49": "gelijk", "45A48": "vervallen"}
    assert standen(als_json(draai, "45A48", "--met", "HEAD")) == {"45A48": "vervallen"}
    tweede_product(regio, "45A50")
    nieuw = draai("vergelijk", "45A50", "--met", "HEAD", map_=HIER)
    assert "1 nieuw product" in nieuw.stdout
    assert "(concept)" not in nieuw.stdout


def test_een_gevraagd_product_dat_in_geen_van_beide_standen_is_stopt_de_opdracht(draai: Draai, regio: Path) -> None:
    tweede_product(regio)
    leg_vast(regio)
    (regio / KAART).unlink()
    uitkomst = draai("vergelijk", "45A48", "45A94", "--met", "HEAD", map_=HIER)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT501]" in uitkomst.stderr
    assert "'45A94'" in uitkomst.stderr
    assert "'45A48'" not in uitkomst.stderr


def test_een_gevraagd_product_met_een_fout_in_zijn_kaart_is_niet_vervallen(draai: Draai, regio: Path) -> None:
    """De kaart is er nog; zij is alleen niet te lezen."""
    tweede_product(regio)
    leg_vast(regio)
    vervang(regio, "eenheid: uur", "eenheid: uurtje")
    uitkomst = draai("vergelijk", "45A48", "--met", "HEAD", map_=HIER)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "is niet te rekenen" in uitkomst.stderr


def test_een_andere_eenheid_is_niet_te_vergelijken(draai: Draai, regio: Path) -> None:
    vervang(regio, "eenheid: uur", "eenheid: minuut")
    inhoud = als_json(draai, "--met", "HEAD", "--max-daling", "1%")
    assert standen(inhoud) == {"45A48": "andere_eenheid"}
    (product,) = inhoud["producten"]
    assert (product["oud"]["eenheid"], product["nieuw"]["eenheid"], product["verschil"]) == ("uur", "minuut", None)
    assert "1 product met een andere eenheid" in inhoud["kop"]


@pytest.mark.parametrize("bewaard", [False, True])
def test_bij_een_andere_eenheid_staat_per_wat_elk_bedrag_is(bewaard: bool, draai: Draai, regio: Path) -> None:
    """Zonder dat lijkt het tarief gedaald. De bedragen zijn onze eigen uitkomst, op een uur van zestig minuten."""
    draai("bereken", "-o", "../oud.json", map_=HIER)
    vervang(regio, "eenheid: uur", "eenheid: minuut")
    scherm = draai("vergelijk", "--met", "../oud.json" if bewaard else "HEAD", map_=HIER).stdout
    assert "€ 51,86 per uur → € 0,86 per minuut" in scherm


def test_een_bedrag_voor_een_heel_traject_is_per_traject(draai: Draai, regio: Path) -> None:
    """De eenheid heet stuks, maar een bedrag per stuks zegt niemand."""
    draai("bereken", "-o", "../oud.json", map_=HIER)
    wijzig(Path("../oud.json"), '"eenheid": "uur"', '"eenheid": "stuks"')
    assert "€ 51,86 per traject → € 51,86 per uur" in draai("vergelijk", "--met", "../oud.json", map_=HIER).stdout


def test_twee_gelijke_tarieven_zijn_beide_gelijk(draai: Draai, regio: Path) -> None:
    tweede_product(regio)
    leg_vast(regio)
    assert als_json(draai, "--met", "HEAD")["kop"] == "Geen wijziging: beide tarieven zijn gelijk."


def test_een_andere_eenheid_passeert_elke_grens_omdat_zij_niet_te_beoordelen_is(draai: Draai, regio: Path) -> None:
    vervang(regio, "eenheid: uur", "eenheid: minuut")
    uitkomst = draai("vergelijk", "--met", "HEAD", "--max-stijging", "2%", "--max-daling", "2%", map_=HIER)
    assert uitkomst.code == 1
    assert "45A48 heeft een andere eenheid, dus een grens is er niet te beoordelen." in uitkomst.stdout
    assert draai("vergelijk", "--met", "HEAD", map_=HIER).code == 0


def test_alleen_een_andere_naam(draai: Draai, regio: Path) -> None:
    vervang(regio, "Proefproduct", "Ander product")
    uitkomst = draai("vergelijk", "--met", "HEAD", map_=HIER)
    assert uitkomst.code == 0
    assert uitkomst.stdout.startswith("Geen wijziging: het ene tarief is gelijk.")
    assert "45A48 naam: Proefproduct → Ander product" in uitkomst.stdout


def test_alles_toont_ook_wat_gelijk_blijft(draai: Draai, regio: Path) -> None:
    tweede_product(regio)
    leg_vast(regio)
    vervang(regio, "trede: max,", 'trede: "0",')
    assert "45A49" not in draai("vergelijk", "--met", "HEAD", map_=HIER).stdout
    assert "=   45A49" in draai("vergelijk", "--met", "HEAD", "--alles", map_=HIER).stdout


def test_een_deel_van_de_producten(draai: Draai, regio: Path) -> None:
    tweede_product(regio)
    leg_vast(regio)
    hoger_loon(regio)
    assert standen(als_json(draai, "45A49", "--met", "HEAD")) == {"45A49": "gewijzigd"}
    draai("bereken", "-o", "../oud.json", map_=HIER)
    assert standen(als_json(draai, "45A49", "--met", "../oud.json")) == {"45A49": "gelijk"}


def test_een_product_dat_er_eerst_niet_was(draai: Draai, regio: Path) -> None:
    tweede_product(regio)
    assert standen(als_json(draai, "45A49", "--met", "HEAD")) == {"45A49": "nieuw"}


def kapotte_kaart(regio: Path) -> None:
    """De kaart van 45A48 met een aandeel dat er geen is; zij is dan niet te lezen."""
    vervang(regio, "aandeel: 40%", "aandeel: 40")


def niet_te_vergelijken(draai: Draai, *opties: str) -> list[tuple[str, str]]:
    inhoud = json.loads(draai("vergelijk", *opties, "--met", "HEAD", "-f", "json", map_=HIER).stdout)
    return [(een["product"], een["kant"]) for een in inhoud["niet_te_vergelijken"]]


def test_van_een_kaart_die_toen_kapot_was_en_waar_niet_om_gevraagd_is_wordt_niets_gezegd(
    draai: Draai, regio: Path
) -> None:
    tweede_product(regio)
    goed = (regio / KAART).read_text(encoding="utf-8")
    kapotte_kaart(regio)
    leg_vast(regio)
    (regio / KAART).write_text(goed, encoding="utf-8")
    assert niet_te_vergelijken(draai) == [("45A48", "oud")]
    assert niet_te_vergelijken(draai, "45A49") == []


def test_van_een_kaart_die_nu_kapot_is_en_waar_niet_om_gevraagd_is_wordt_niets_gezegd(
    draai: Draai, regio: Path
) -> None:
    """Ook als wat wel gevraagd is hier alleen maar vervallen is."""
    tweede_product(regio)
    leg_vast(regio)
    kapotte_kaart(regio)
    (regio / "productkaarten/45A49.yaml").unlink()
    assert niet_te_vergelijken(draai) == [("45A48", "nieuw")]
    assert niet_te_vergelijken(draai, "45A49") == []


def test_een_onbekend_product(draai: Draai, regio: Path) -> None:
    uitkomst = draai("vergelijk", "45A84", "--met", "HEAD", map_=HIER)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "45A48 (Proefproduct)" in uitkomst.stderr


# --- uitvoer ---


@pytest.mark.parametrize("vorm", ["md", "html", "json", "csv"])
def test_de_vorm_volgt_uit_de_naam_van_het_bestand(vorm: str, draai: Draai, regio: Path, tmp_path: Path) -> None:
    hoger_loon(regio)
    uitkomst = draai("vergelijk", "--met", "HEAD", "-o", f"../verschil.{vorm}", map_=HIER)
    assert (uitkomst.code, uitkomst.stdout) == (0, "")
    assert "1 van 1 tarief verandert" in uitkomst.stderr
    op_scherm = draai("vergelijk", "--met", "HEAD", "-f", vorm, map_=HIER).stdout
    assert (tmp_path / f"verschil.{vorm}").read_text(encoding="utf-8") == op_scherm


def test_de_tabel_naar_een_bestand(draai: Draai, regio: Path, tmp_path: Path) -> None:
    draai("vergelijk", "--met", "HEAD", "-o", "../verschil.txt", "--kleur", "altijd", map_=HIER)
    assert (tmp_path / "verschil.txt").read_text(encoding="utf-8").startswith("Geen wijziging")


@pytest.mark.parametrize("opties", [["-o", "verschil.pdf"], ["-f", "mdd"], ["-o", KAART]])
def test_een_vorm_of_plek_die_niet_kan(opties: list[str], draai: Draai, regio: Path) -> None:
    assert draai("vergelijk", "--met", "HEAD", *opties, map_=HIER).code == 2


# --- grenzen ---


def een_product(oud: str, nieuw: str, product: str = "45A48") -> Productvergelijking:
    verschil = Decimal(nieuw) - Decimal(oud)
    fractie = verschil / Decimal(oud) if Decimal(oud) else None
    return Productvergelijking(product, "", Tariefverschil(product, None, None, verschil, fractie, {}), (), ())


OMHOOG, OMLAAG = 1, -1


@pytest.mark.parametrize(
    ("oud", "nieuw", "grens", "gepasseerd"),
    [
        ("100.00", "102.00", Grens(OMHOOG, Decimal("0.02"), True), False),
        ("100.00", "102.01", Grens(OMHOOG, Decimal("0.02"), True), True),
        ("102.00", "104.04", Grens(OMHOOG, Decimal("0.02"), True), False),
        ("100.00", "90.00", Grens(OMHOOG, Decimal("0.02"), True), False),
        ("100.00", "100.50", Grens(OMHOOG, Decimal("0.50"), False), False),
        ("100.00", "100.51", Grens(OMHOOG, Decimal("0.50"), False), True),
        ("100.00", "98.00", Grens(OMLAAG, Decimal("0.02"), True), False),
        ("100.00", "97.99", Grens(OMLAAG, Decimal("0.02"), True), True),
        ("100.00", "99.50", Grens(OMLAAG, Decimal("0.50"), False), False),
        ("100.00", "99.49", Grens(OMLAAG, Decimal("0.50"), False), True),
        ("100.00", "110.00", Grens(OMLAAG, Decimal("0.50"), False), False),
        ("100.00", "100.00", Grens(OMHOOG, Decimal(0), True), False),
        ("100.00", "100.01", Grens(OMHOOG, Decimal(0), True), True),
        ("0.00", "0.01", Grens(OMHOOG, Decimal("9.99"), True), True),
        ("0.00", "0.00", Grens(OMHOOG, Decimal(0), True), False),
    ],
)
def test_een_grens(oud: str, nieuw: str, grens: Grens, gepasseerd: bool) -> None:
    """Met de hand: precies op de grens is nog goed."""
    assert bool(overschrijdingen([een_product(oud, nieuw)], [grens])) is gepasseerd


def test_een_grens_voor_een_product_gaat_voor_die_voor_alle() -> None:
    producten = [een_product("100.00", "103.00", code) for code in ("45A48", "45A49")]
    alle, eigen = Grens(OMHOOG, Decimal("0.02"), True), Grens(OMHOOG, Decimal("0.05"), True, "45A48")
    in_euro = Grens(OMHOOG, Decimal("2.50"), False)
    assert [een.product for een in overschrijdingen(producten, [alle, eigen])] == ["45A49"]
    assert [een.product for een in overschrijdingen(producten, [eigen])] == []
    assert [(een.product, een.grens) for een in overschrijdingen(producten, [eigen, in_euro])] == [
        ("45A48", in_euro),
        ("45A49", in_euro),
    ]


def test_een_overschrijding_in_woorden() -> None:
    (relatief,) = overschrijdingen([een_product("100.00", "103.00")], [Grens(OMHOOG, Decimal("0.02"), True)])
    assert overschrijding(relatief) == "45A48 stijgt 3,00%; hooguit 2,00% mag."
    (absoluut,) = overschrijdingen([een_product("100.00", "97.00")], [Grens(OMLAAG, Decimal("0.5"), False)])
    assert overschrijding(absoluut) == "45A48 daalt € 3,00; hooguit € 0,50 mag."
    (net,) = overschrijdingen([een_product("333.33", "340.00")], [Grens(OMHOOG, Decimal("0.02"), True)])
    assert overschrijding(net) == "45A48 stijgt 2,0010%; hooguit 2,0000% mag."
    (fijn,) = overschrijdingen([een_product("100.00", "99.87")], [Grens(OMLAAG, Decimal("0.125"), False)])
    assert overschrijding(fijn) == "45A48 daalt € 0,13; hooguit € 0,1250 mag."
    van_nul = Overschrijding("45A48", Grens(OMHOOG, Decimal("0.02"), True), Decimal(3), None)
    assert overschrijding(van_nul) == "45A48 stijgt € 3,00; hooguit 2,00% mag."


@pytest.mark.parametrize(
    ("opties", "code"),
    [
        (["--max-stijging", "3%"], 1),
        (["--max-stijging", "99%"], 0),
        (["--max-stijging", "0.50"], 1),
        (["--max-stijging", "99"], 0),
        (["--max-daling", "0"], 0),
        (["--max-stijging", "3%", "--exitcode-0"], 0),
        (["--max-stijging", "3%", "--max-stijging", "45A48=99%"], 0),
        (["--max-stijging", "99%", "--max-stijging", " 45A48 =3%"], 1),
    ],
)
def test_de_uitgangscode_bij_een_grens(opties: list[str], code: int, draai: Draai, regio: Path) -> None:
    hoger_loon(regio)
    uitkomst = draai("vergelijk", "--met", "HEAD", *opties, map_=HIER)
    assert uitkomst.code == code
    assert ("Grens gepasseerd: 45A48 stijgt " in uitkomst.stdout) is (code == 1 or "--exitcode-0" in opties)


def test_een_daling_passeert_haar_grens(draai: Draai, regio: Path) -> None:
    vervang(regio, '"2": 3500.00', '"2": 3400.00', TABEL)
    uitkomst = draai("vergelijk", "--met", "HEAD", "--max-daling", "45A48=0.01", map_=HIER)
    assert uitkomst.code == 1
    assert "Grens gepasseerd: 45A48 daalt € " in uitkomst.stdout


@pytest.mark.parametrize("grens", ["twee", "2,500%", "-1%", "45A48=", "=2%", "2%%", "1e3"])
def test_een_grens_die_geen_grens_is(grens: str, capsys: pytest.CaptureFixture[str]) -> None:
    bewaak_weigering(["vergelijk", "--met", "HEAD", f"--max-stijging={grens}"], "is geen grens", capsys)


def test_een_grens_voor_een_onbekend_product(draai: Draai, regio: Path) -> None:
    """Zo'n grens zou stil nooit iets tegenhouden."""
    uitkomst = draai("vergelijk", "--met", "HEAD", "--max-stijging", "45a84=2%", map_=HIER)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT932]" in uitkomst.stderr
    assert "Bedoelt u '45A48'?" in uitkomst.stderr
    ver = draai("vergelijk", "--met", "HEAD", "--max-daling", "xyz=2%", map_=HIER).stderr
    assert "Er zijn: 45A48." in ver
    veel = draai("vergelijk", "--met-tariefjaar", "2025", "--max-daling", "xyz=2%").stderr
    assert "43A10, 43A11 …." in op_een_regel(veel)


def test_een_grens_voor_een_vervallen_product_is_bekend(draai: Draai, regio: Path) -> None:
    tweede_product(regio)
    leg_vast(regio)
    (regio / KAART).unlink()
    assert draai("vergelijk", "--met", "HEAD", "--max-stijging", "45A48=2%", map_=HIER).code == 0
