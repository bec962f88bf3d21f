"""``vergelijk`` als opdracht: wat er per product veranderde, en naar welke vorm en plek het gaat."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Draai, wijzig
from tests.gedeeld.kloon import KAART, leg_vast, schone_git, vervang
from tests.vergelijk.proefregio import HIER, als_json, hoger_loon, standen, tweede_product

__all__ = ["schone_git"]


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
