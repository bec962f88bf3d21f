"""Wat anders is vastgesteld dan berekend: het vastgestelde bedrag is het tarief, het andere heet overal 'berekend'."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from reeletarief.weergave.getal import euro
from tests.conftest import Draai, als_rijen, kopieer_voorbeeldregio, op_een_regel, wijzig
from tests.vaststellen.conftest import besluit_op_kaart, stel_vast
from tests.werkboek.evaluator import lees_boek, vergelijk

ANDERS, GEWOON = "41A18", "45A48"
REDEN = "Naar boven afgerond op hele euro's"


@pytest.fixture
def gewijzigd(besloten: Path) -> Path:
    """Sinds het besluit is de kaart van 41A18 gewijzigd: nu berekend op € 81,03."""
    wijzig(besloten / "productkaarten/41A18-dagbesteding.yaml", "begeleiders: 0.6}", "begeleiders: 0.62}")
    return besloten


def product(blok: dict[str, Any], code: str = ANDERS) -> dict[str, Any]:
    gevonden: dict[str, Any] = next(
        een for een in blok["tarieven" if "tarieven" in blok else "producten"] if een["product"] == code
    )
    return gevonden


def kolommen(boek: Workbook, blad: str) -> dict[str, Any]:
    """De rij van 41A18 op een blad, op de kop van de kolom."""
    rijen = list(boek[blad].iter_rows(values_only=True))
    kop = next(rij for rij in rijen if rij[0] == "Product")
    return dict(zip(map(str, kop), next(rij for rij in rijen if rij[0] == ANDERS), strict=True))


def test_bereken_toont_het_vastgestelde_bedrag_en_noemt_het_berekende(draai: Draai, besloten: Path) -> None:
    uitvoer = op_een_regel(draai("bereken", map_=besloten).stdout)
    assert "dagdeel * € 84,00" in uitvoer.replace("(16) ", "")
    assert (
        f"* 41A18 is vastgesteld op € 84,00; berekend: € 80,29; vastgesteld bedrag wijkt af: € +3,71; reden: {REDEN}"
        in uitvoer
    )
    assert "* 45A48" not in uitvoer


def test_json_en_csv_krijgen_het_vastgestelde_bedrag_naast_het_berekende(draai: Draai, besloten: Path) -> None:
    """De bestaande velden houden hun betekenis: de elementen zijn samen het veld tarief."""
    tarief = product(json.loads(draai("bereken", "-f", "json", map_=besloten).stdout))
    assert (tarief["tarief"], tarief["vastgesteld_tarief"]) == ("80.29", "84.00")
    assert tarief["vastgesteld_reden"].startswith(REDEN)
    assert sum(map(Decimal, tarief["elementen"].values())) == Decimal(tarief["tarief"])
    rijen = {rij["product"]: rij for rij in als_rijen(draai("bereken", "-f", "csv", map_=besloten).stdout)}
    assert [(rijen[code]["tarief"], rijen[code]["vastgesteld_tarief"]) for code in (ANDERS, GEWOON)] == [
        ("80.29", "84.00"),
        ("102.00", "102.00"),
    ]
    assert [rijen[code]["vastgesteld_reden"][: len(REDEN)] for code in (ANDERS, GEWOON)] == [REDEN, ""]


def test_een_rij_in_csv_heeft_de_status_van_haar_eigen_product(draai: Draai, besloten: Path) -> None:
    """Komt een ander product niet meer op het besluit uit, dan is dit nog steeds vastgesteld."""
    wijzig(besloten / "productkaarten/41A18-dagbesteding.yaml", "deelnemers: 8", "deelnemers: 7")
    rijen = als_rijen(draai("bereken", "-f", "csv", map_=besloten).stdout)
    assert {rij["product"]: (rij["status"], bool(rij["vastgesteld_tarief"])) for rij in rijen} == {
        "41A18": ("concept", False),
        "45A48": ("vastgesteld", True),
        "45A49": ("vastgesteld", True),
    }


def test_voor_het_besluit_zegt_geen_enkele_vorm_iets_over_een_vastgesteld_bedrag(draai: Draai, regio: Path) -> None:
    assert "vastgesteld" not in draai("bereken", "-f", "json", map_=regio).stdout
    rijen = als_rijen(draai("bereken", "-f", "csv", map_=regio).stdout)
    assert {rij["vastgesteld_tarief"] for rij in rijen} == {""}
    assert "(berekend: €" not in draai("bereken", "-f", "md", map_=regio).stdout


def test_uitleg_zegt_beide_bedragen(draai: Draai, besloten: Path) -> None:
    regels = draai("uitleg", ANDERS, map_=besloten).stdout
    assert op_een_regel(regels).startswith(
        "41A18 Dagbesteding tarief € 84,00 per dagdeel (eenheidcode 16) berekend € 80,29; vastgesteld bedrag wijkt af: € +3,71"
    )
    assert "\nBerekend tarief " in regels
    _, _, onder_de_elementen = op_een_regel(regels).partition("Berekend is ")
    assert onder_de_elementen.startswith(f"€ 80,29; vastgesteld bedrag wijkt af: € +3,71; reden: {REDEN}")
    assert ". Vastgesteld tarief: € 84,00. Cliëntgebonden is " in onder_de_elementen
    assert "Berekend is" not in draai("uitleg", GEWOON, map_=besloten).stdout
    blok = json.loads(draai("uitleg", ANDERS, "-f", "json", map_=besloten).stdout)
    assert (blok["tarief"], blok["vastgesteld_tarief"]) == ("80.29", "84.00")
    assert "tariefjaar 2026: € 84,00 per dagdeel\nberekend € 80,29" in (
        draai("uitleg", ANDERS, "--post", "overhead", map_=besloten).stdout
    )
    assert "**Berekend:** € 80,29" in draai("uitleg", ANDERS, "-f", "md", map_=besloten).stdout


def test_de_onderbouwing_zet_het_vastgestelde_bedrag_groot_en_het_berekende_ernaast(
    draai: Draai, besloten: Path, tmp_path: Path
) -> None:
    pagina = tmp_path / "o.html"
    assert draai("bereken", "-o", str(pagina), map_=besloten).code == 0
    html = pagina.read_text(encoding="utf-8")
    assert "<td>€ 84,00<br><small>berekend: € 80,29</small>" in html
    assert "<p class=prijs>€ 84,00 " in html
    assert f"Berekend: € 80,29; vastgesteld bedrag wijkt af: € +3,71; reden: {REDEN}" in unescape(html).replace(
        "\xa0", " "
    )
    assert "samen, berekend" in html
    assert "<th scope=row>vastgesteld tarief<td colspan=3>€ 84,00" in html
    assert "<td>vastgesteld<tr>" in html  # kort, zodat de kolom op het scherm past
    assert html.count("berekend: €") == 1
    md = draai("bereken", "-f", "md", map_=besloten).stdout
    assert "| € 84,00 (berekend: € 80,29) |" in md
    assert "**Vastgesteld bedrag wijkt af:** € +3,71" in md


def test_de_pagina_zegt_niets_extra_van_een_product_zonder_ander_bedrag(
    draai: Draai, besloten: Path, tmp_path: Path
) -> None:
    pagina = tmp_path / "o.html"
    assert draai("bereken", GEWOON, "-o", str(pagina), map_=besloten).code == 0
    assert "erekend: €" not in pagina.read_text(encoding="utf-8")


def test_op_besluit_staat_het_vastgestelde_bedrag_en_blijft_het_berekende_een_formule(
    draai: Draai, besloten: Path, tmp_path: Path
) -> None:
    pad = tmp_path / "b.xlsx"
    assert draai("bereken", "-o", str(pad), map_=besloten).code == 0
    formules, waarden = load_workbook(pad), load_workbook(pad, data_only=True)
    assert kolommen(waarden, "Besluit")["Berekend"] == pytest.approx(80.29)
    assert kolommen(waarden, "Besluit")["Nieuw tarief"] == 84
    assert str(kolommen(formules, "Besluit")["Berekend"]).startswith("=Berekening!")
    assert kolommen(formules, "Besluit")["Nieuw tarief"] == 84
    assert "vastgesteld bedrag wijkt af" in kolommen(waarden, "Besluit")["Voorbehoud"]
    assert kolommen(waarden, "Elementen")["Berekend tarief"] == pytest.approx(80.29)
    teksten = [str(cel) for rij in waarden["Besluit"].iter_rows(values_only=True) for cel in rij if cel]
    assert any(tekst.startswith("41A18: berekend: € 80,29; vastgesteld bedrag wijkt af: € +3,71") for tekst in teksten)
    assert draai("verifieer", str(pad), map_=besloten).code == 0


def test_met_het_besluit_als_oud_is_er_geen_verschil(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    pad, oud = tmp_path / "b.xlsx", str(besloten / "vastgesteld/2026.json")
    assert draai("bereken", "-o", str(pad), "--oud", oud, map_=besloten).code == 0
    besluit = kolommen(load_workbook(pad, data_only=True), "Besluit")
    assert (besluit["Oud tarief"], besluit["Nieuw tarief"], besluit["Verschil"]) == (84, 84, 0)
    assert draai("verifieer", str(pad), "--oud", oud, map_=besloten).code == 0
    md = draai("bereken", "-f", "md", "--oud", oud, map_=besloten).stdout
    assert "Het tarief is gelijk gebleven: € 84,00 per dagdeel." in md
    assert "| vastgesteld bedrag week af van het berekende | 3,7100 | 3,7100 | 0,0000 |" in md


def test_een_gewijzigd_vastgesteld_bedrag_in_het_werkboek_valt_op_ook_zonder_oud(
    draai: Draai, besloten: Path, tmp_path: Path
) -> None:
    pad, oud = tmp_path / "b.xlsx", str(besloten / "vastgesteld/2026.json")
    assert draai("bereken", "-o", str(pad), "--oud", oud, map_=besloten).code == 0
    boek = load_workbook(pad)
    (cel,) = (cel for rij in boek["Besluit"].iter_rows() for cel in rij if cel.value == 84)
    cel.value = 85
    boek.save(pad)
    uitkomst = draai("verifieer", str(pad), map_=besloten)
    assert uitkomst.code == 1
    assert f"Besluit!{cel.coordinate}" in uitkomst.stdout


def test_de_formules_van_het_verschil_komen_uit_op_het_vastgestelde_bedrag(
    draai: Draai, besloten: Path, tmp_path: Path
) -> None:
    """Een lezer die alles laat herrekenen, houdt overal dezelfde getallen."""
    pad, oud = tmp_path / "b.xlsx", tmp_path / "oud.json"
    oud.write_text(draai("bereken", "-f", "json", map_=besloten).stdout, encoding="utf-8")
    assert draai("bereken", "-o", str(pad), "--oud", str(oud), map_=besloten).code == 0
    boek = lees_boek(pad.read_bytes())
    assert any(blad == "Verschil" for blad, _ in boek.formules)
    assert vergelijk(boek.waarden, boek.bereken()) == []


def test_oud_is_het_vastgestelde_bedrag_en_de_elementen_verklaren_het_verschil(
    draai: Draai, gewijzigd: Path, tmp_path: Path
) -> None:
    oud = str(gewijzigd / "vastgesteld/2026.json")
    md = draai("bereken", "-f", "md", "--oud", oud, map_=gewijzigd).stdout
    assert "Van € 84,00 naar € 81,03: -2,97 euro" in md
    assert "| vastgesteld bedrag week af van het berekende | 3,7100 | 0,0000 | -3,7100 |" in md
    pad = tmp_path / "b.xlsx"
    draai("bereken", "-o", str(pad), "--oud", oud, map_=gewijzigd)
    assert kolommen(load_workbook(pad, data_only=True), "Besluit")["Verschil"] == pytest.approx(-2.97)


def test_een_concept_als_oud_houdt_het_berekende_bedrag(draai: Draai, regio: Path) -> None:
    """In een concept is nog niets besloten, ook al staat er een ander voorstel in."""
    assert draai("vaststellen", "--als-concept", "--besluit", str(regio / "besluit.yaml"), map_=regio).code == 0
    oud = str(regio / "vastgesteld/2026.json")
    assert (
        "Het tarief is gelijk gebleven: € 80,29 per dagdeel."
        in draai("bereken", "-f", "md", "--oud", oud, map_=regio).stdout
    )


def test_wat_alleen_over_de_berekening_gaat_zegt_wat_er_is_vastgesteld(draai: Draai, besloten: Path) -> None:
    """``gevoeligheid`` rekent met de berekening, niet met een bedrag dat het college daarvoor in de plaats zette."""
    zin = "Vastgesteld is € 84,00; dit gaat over het berekende tarief van € 80,29."
    assert zin in draai("gevoeligheid", "41A18", map_=besloten).stdout
    assert "Vastgesteld is" not in draai("gevoeligheid", "45A48", map_=besloten).stdout


def test_het_formulier_om_een_prijs_op_te_geven_zegt_wat_er_is_vastgesteld(
    draai: Draai, besloten: Path, tmp_path: Path
) -> None:
    """Er staat dat de tarieven zijn vastgesteld, en ernaast het berekende bedrag."""
    zin = "Vastgesteld is € 84,00; dit gaat over het berekende tarief van € 80,29."
    opdracht = ("toets", "--formulier", ANDERS, GEWOON, "-o")
    for naam in ("f.yaml", "f.xlsx"):
        assert draai(*opdracht, str(tmp_path / naam), map_=besloten).code == 0
    tekst = (tmp_path / "f.yaml").read_text(encoding="utf-8")
    assert f"    prijs:  # reële prijs 80,29. {zin}\n" in tekst
    assert tekst.count("Vastgesteld is") == 1
    uitleg = {rij[0]: rij[1] for rij in load_workbook(tmp_path / "f.xlsx")["Uitleg"].iter_rows(values_only=True)}
    assert uitleg[ANDERS] == f"Dagbesteding, per dagdeel. {zin}"
    assert uitleg[GEWOON] == "Ambulante jeugdhulp regulier, individueel, per uur"


def test_vergelijken_met_het_besluit_gaat_van_het_vastgestelde_bedrag_uit(draai: Draai, gewijzigd: Path) -> None:
    uitkomst = draai("vergelijk", "--met", "vastgesteld", map_=gewijzigd).stdout
    assert "€ 84,00 → € 81,03" in uitkomst
    assert "Bijgesteld: vastgesteld bedrag week af van het berekende." in uitkomst
    een = product(json.loads(draai("vergelijk", "--met", "vastgesteld", "-f", "json", map_=gewijzigd).stdout))
    assert (een["oud"]["tarief"], een["nieuw"]["tarief"], een["verschil"]) == ("84.00", "81.03", "-2.97")
    assert een["bijgesteld"] == {"oud": "3.71", "nieuw": "0.00", "verschil": "-3.71"}
    delen = [Decimal(deel["verschil"]) for deel in (*een["elementen"].values(), een["bijgesteld"])]
    assert sum(delen) == Decimal(een["verschil"])


def test_het_besluit_is_een_eigen_oorzaak_en_de_oorzaken_zijn_samen_het_verschil(
    draai: Draai, besloten: Path, tmp_path: Path
) -> None:
    """Tegen een regio met het besluit erin zijn de oorzaken te zeggen."""
    toen = tmp_path / "toen"
    shutil.copytree(besloten, toen)
    wijzig(besloten / "productkaarten/41A18-dagbesteding.yaml", "begeleiders: 0.6}", "begeleiders: 0.62}")
    een = product(json.loads(draai("vergelijk", "--met", str(toen), "-f", "json", map_=besloten).stdout))
    oorzaken = {oorzaak["naam"]: Decimal(oorzaak["bedrag"]) for oorzaak in een["oorzaken"]}
    assert oorzaken["vastgesteld bedrag week af van het berekende"] == Decimal("-3.71")
    assert sum(oorzaken.values()) == Decimal(een["verschil"]) == Decimal("-2.97")
    rij = als_rijen(draai("vergelijk", ANDERS, "--met", str(toen), "-f", "csv", map_=besloten).stdout)[0]
    delen = [
        Decimal(rij[kolom]) for kolom in rij if (kolom.startswith("oorzaak_") or kolom == "bijgesteld") and rij[kolom]
    ]
    assert sum(delen) == Decimal(rij["verschil"])
    assert (
        "vastgesteld bedrag week af van het berekende" in draai("vergelijk", "--met", str(toen), map_=besloten).stdout
    )


def test_het_besluit_zelf_is_een_verschil_met_de_stand_ervoor(draai: Draai, regio: Path, tmp_path: Path) -> None:
    toen = tmp_path / "toen"
    shutil.copytree(regio, toen)
    assert stel_vast(draai, regio).code == 0
    een = product(json.loads(draai("vergelijk", "--met", str(toen), "-f", "json", map_=regio).stdout))
    assert [(oorzaak["groep"], oorzaak["bedrag"]) for oorzaak in een["oorzaken"]] == [("besluit", "3.71")]
    (wijziging,) = een["oorzaken"][0]["wijzigingen"]
    assert (wijziging["naam"], wijziging["bedrag"]) == ("vastgesteld bedrag week af van het berekende", "3.71")
    assert wijziging["bestand"] == "productkaarten/41A18-dagbesteding.yaml"


def test_een_ander_gewijzigd_product_raakt_het_vastgestelde_bedrag_niet(draai: Draai, besloten: Path) -> None:
    """Het besluit over 41A18 geldt nog, ook als een andere kaart sindsdien gewijzigd is."""
    wijzig(besloten / "productkaarten/45A48-ambulant-individueel.yaml", "aandeel: 20%", "aandeel: 15%")
    wijzig(besloten / "productkaarten/45A48-ambulant-individueel.yaml", "aandeel: 65%", "aandeel: 70%")
    blok = json.loads(draai("bereken", "-f", "json", map_=besloten).stdout)
    assert (blok["status"], product(blok)["vastgesteld_tarief"]) == ("concept", "84.00")
    assert "vastgesteld_tarief" not in product(blok, GEWOON)


def test_na_een_wijziging_is_het_tarief_weer_het_berekende_en_zegt_de_waarschuwing_wat_er_is_vastgesteld(
    draai: Draai, gewijzigd: Path
) -> None:
    uitkomst = draai("bereken", map_=gewijzigd)
    assert "€ 81,03" in uitkomst.stdout
    assert "* " not in uitkomst.stdout
    assert "41A18 is op 2025-12-09 vastgesteld op € 84,00, maar de berekening komt nu uit op € 81,03" in uitkomst.stderr


@pytest.fixture
def voorbeeld(tmp_path: Path) -> Path:
    """Een kopie van de Voorbeeldregio: die heeft profielen, en tarieven van een jaar eerder."""
    return kopieer_voorbeeldregio(tmp_path)


def test_de_matrix_toont_het_vastgestelde_bedrag(draai: Draai, voorbeeld: Path) -> None:
    berekend = besluit_op_kaart(draai, voorbeeld, "P1-PER", "2000.00")
    uitvoer = draai("matrix", map_=voorbeeld).stdout
    assert "€ 2.000,00" in uitvoer
    assert f"berekend: {euro(Decimal(berekend))}" in uitvoer
    rij = als_rijen(draai("matrix", "-f", "csv", map_=voorbeeld).stdout)[0]
    assert rij["perspectief"] == "2000.00"
    profiel = json.loads(draai("matrix", "-f", "json", map_=voorbeeld).stdout)["profielen"][0]
    vak = profiel["intensiteiten"]["perspectief"]
    assert (vak["tarief"], vak["vastgesteld_tarief"]) == (berekend, "2000.00")


def test_een_vak_dat_niet_te_rekenen_is_maakt_de_regel_van_de_matrix_deels_vastgesteld(
    draai: Draai, voorbeeld: Path
) -> None:
    besluit_op_kaart(draai, voorbeeld, "P1-PER", "2000.00")
    for kaart in ("P1-ACU-profiel-1-acuut", "P1-DUU-profiel-1-duurzaam"):
        (voorbeeld / f"productkaarten/{kaart}.yaml").unlink()
    intensief = voorbeeld / "productkaarten/P1-INT-profiel-1-intensief.yaml"
    wijzig(next((voorbeeld / "productkaarten").glob("45A53-*.yaml")), 'schaal: "', 'schaal: "9')
    rij = als_rijen(draai("matrix", "-f", "csv", map_=voorbeeld).stdout)[0]
    assert (rij["profiel"], rij["status"], rij["niet_te_rekenen"]) == ("1", "deels vastgesteld", "intensief")
    intensief.unlink()
    rij = als_rijen(draai("matrix", "-f", "csv", map_=voorbeeld).stdout)[0]
    assert (rij["profiel"], rij["status"], rij["niet_te_rekenen"]) == ("1", "vastgesteld", "")


def test_een_bijstelling_zonder_reden_zegt_dat_er_geen_is(draai: Draai, voorbeeld: Path) -> None:
    """Op een kaart van buiten het programma kan de reden ontbreken."""
    besluit_op_kaart(draai, voorbeeld, "45A53", "500.00")
    kaart = next((voorbeeld / "productkaarten").glob("45A53*"))
    wijzig(kaart, "  reden: afgerond\n", "")
    assert "geen reden gegeven" in op_een_regel(draai("uitleg", "45A53", map_=voorbeeld).stdout)


def test_een_traject_rekent_met_het_berekende_tarief_van_een_onderdeel_en_zegt_dat(
    draai: Draai, voorbeeld: Path
) -> None:
    traject = json.loads(draai("uitleg", "P1-PER", "-f", "json", map_=voorbeeld).stdout)
    onderdeel = traject["onderdelen"][0]["product"]
    berekend = besluit_op_kaart(draai, voorbeeld, onderdeel, "500.00")
    uitvoer = op_een_regel(draai("uitleg", "P1-PER", map_=voorbeeld).stdout)
    assert f"{euro(Decimal(berekend))} (berekend) per" in uitvoer
    assert json.loads(draai("uitleg", "P1-PER", "-f", "json", map_=voorbeeld).stdout)["tarief"] == traject["tarief"]


def test_controleer_noemt_het_bedrag_waar_het_naar_kijkt_berekend(draai: Draai, voorbeeld: Path) -> None:
    """Een controle gaat over de berekening; waar iets anders is vastgesteld, zegt zij dat."""
    wijzig(voorbeeld / "opslagen.yaml", "wijziging_per_jaar: {hoogste: 10%", "wijziging_per_jaar: {hoogste: 0.1%")
    berekend = besluit_op_kaart(draai, voorbeeld, "45A53", "500.00")
    uitvoer = op_een_regel(draai("controleer", map_=voorbeeld).stdout)
    assert f"naar {euro(Decimal(berekend))} (berekend) in 2026" in uitvoer
    assert uitvoer.count("(berekend)") == uitvoer.count(f"{euro(Decimal(berekend))} (berekend)")
