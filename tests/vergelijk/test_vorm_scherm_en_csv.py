"""``vergelijk`` op het scherm en als csv: geen bedrag en geen code valt weg."""

from __future__ import annotations

import io
import re
from decimal import Decimal

import pytest

from reeletarief.analyse.vergelijk.vergelijking import Vergelijking
from reeletarief.weergave.console import maak_console
from reeletarief.weergave.vergelijk.csv import vergelijking_als_csv
from reeletarief.weergave.vergelijk.md import vergelijking_als_md
from reeletarief.weergave.vergelijk.scherm import toon_vergelijking
from reeletarief.weergave.vergelijk.tekst import kanten
from tests.conftest import als_rijen, op_een_regel
from tests.gedeeld.kloon import KAART
from tests.vergelijk.proefvergelijking import BESTANDEN, GELIJK, GEWIJZIGD, HOGER, STANDEN, met_naam, over, vergeleken


@pytest.mark.parametrize("breedte", [30, 60, 80, 110, 125, 160])
def test_op_een_smal_scherm_valt_geen_bedrag_en_geen_code_weg(breedte: int) -> None:
    """Passen de elementen er niet bij, dan blijven zij weg en staat er hoe breed het venster moet zijn."""
    uit = io.StringIO()
    console = maak_console(bestand=uit)
    console.width = breedte
    toon_vergelijking(GEWIJZIGD, (), ("gewijzigd",), console)
    tekst = uit.getvalue()
    assert "45A48" in tekst
    if breedte == 30:
        assert "oud → nieuw € 51,86 → € 55,07 verschil +3,21 · +6,19%" in op_een_regel(tekst)
    else:
        assert "€ 51,86 → € 55,07      +3,21   +6,19%" in tekst
    assert ("a niet-cl." in tekst, "Maak het" in tekst) == (breedte == 160, breedte < 160)


def csv_rijen(vergelijking: Vergelijking) -> list[dict[str, str]]:
    tekst = vergelijking_als_csv(vergelijking, over(vergelijking))
    return als_rijen(tekst)


def op_scherm(vergelijking: Vergelijking) -> str:
    uit = io.StringIO()
    console = maak_console(bestand=uit)
    console.width = 150
    toon_vergelijking(vergelijking, (), STANDEN, console)
    return uit.getvalue()


OPSLAGEN = "opslagen.yaml"
IETS_MEER_SCHOLING = {OPSLAGEN: BESTANDEN[OPSLAGEN].replace("uren_per_jaar: 40,", "uren_per_jaar: 40.0001,")}
"""Dat scheelt minder dan een halve cent."""


def test_met_een_enkele_oorzaak_zegt_het_scherm_niets_over_andere() -> None:
    scherm = op_scherm(GEWIJZIGD)
    assert re.search(r"€ 3\.500,00 → € 3\.850,00 +cao/proef/2026-01-01\.yaml:14 +1 product, de hele oorzaak", scherm)
    assert "kleinere wijziging" not in scherm
    assert "niet per wijziging te zeggen" not in scherm
    assert "Bijgesteld" not in scherm


def test_een_oorzaak_van_minder_dan_een_halve_cent_wordt_alleen_geteld() -> None:
    vergelijking = vergeleken(HOGER | IETS_MEER_SCHOLING)
    assert len(vergelijking.gevolgen) == 2
    scherm, md = op_scherm(vergelijking), vergelijking_als_md(vergelijking, (), STANDEN)
    for tekst in (scherm, md):
        assert "En nog 1 kleinere wijziging; --formaat json geeft ze alle." in op_een_regel(tekst)
    assert "40,0001" not in scherm
    assert "45A48 (+3,21)" in scherm


def test_csv_heeft_per_product_een_regel() -> None:
    (rij,) = csv_rijen(GEWIJZIGD)
    assert (rij["product"], rij["stand"], rij["eenheid"]) == ("45A48", "gewijzigd", "uur")
    assert Decimal(rij["nieuw"]) - Decimal(rij["oud"]) == Decimal(rij["verschil"])
    oorzaken = [Decimal(waarde) for kolom, waarde in rij.items() if kolom.startswith("oorzaak_") and waarde]
    assert sum(oorzaken) == Decimal(rij["verschil"])
    assert rij["grens"].startswith("45A48 stijgt ")
    (gelijk,) = csv_rijen(GELIJK)
    assert (gelijk["stand"], gelijk["verschil"]) == ("gelijk", "0.00")


def test_csv_zegt_welke_standen_er_naast_elkaar_liggen_en_wat_er_wijzigde() -> None:
    """Zoals het scherm, met het deel van het verschil; de kolommen van voorheen staan vooraan."""
    (rij,) = csv_rijen(GEWIJZIGD)
    assert list(rij)[-6:-4] == ["grens", "bijgesteld"]
    assert rij["standen"] == kanten(GEWIJZIGD)
    assert rij["wijzigingen"] == (
        "maandbedrag schaal 9 trede 2, tabel 2026-01-01: € 3.500,00 → € 3.850,00, +3,2095 (cao/proef/2026-01-01.yaml:14)"
    )
    (anders,) = csv_rijen(vergeleken(met_naam("Andere naam")))
    assert anders["kenmerken"].endswith(" → Andere naam")
    (gelijk,) = csv_rijen(GELIJK)
    assert (gelijk["wijzigingen"], gelijk["kenmerken"]) == ("", "")


def test_csv_heeft_ook_wat_nieuw_vervallen_of_niet_te_rekenen_is() -> None:
    nieuw = {pad: tekst for pad, tekst in HOGER.items() if pad != KAART}
    nieuw |= {f"productkaarten/{code}.yaml": HOGER[KAART].replace("45A48", code) for code in ("N", "K")}
    nieuw["productkaarten/K.yaml"] = nieuw["productkaarten/K.yaml"].replace("max-1", '"8"')
    rijen = {rij["product"]: rij for rij in csv_rijen(vergeleken(nieuw))}
    assert {product: rij["stand"] for product, rij in rijen.items()} == {
        "N": "nieuw",
        "45A48": "vervallen",
        "K": "niet_te_rekenen",
    }
    assert (rijen["N"]["oud"], rijen["45A48"]["nieuw"], rijen["K"]["nieuw"]) == ("", "", "")
    assert (rijen["N"]["reden"], rijen["K"]["reden"][:12]) == ("", "nu: [RT406] ")
    assert len({rij["standen"] for rij in rijen.values()}) == 1


def test_csv_wordt_nooit_een_formule() -> None:
    (rij,) = csv_rijen(vergeleken(met_naam("=HYPERLINK(1;2)")))
    assert rij["naam"] == "'=HYPERLINK(1;2)"
