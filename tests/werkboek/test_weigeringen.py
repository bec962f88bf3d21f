"""``verifieer``: invoer in een werkboek die het programma in een bestand zou weigeren, met dezelfde code en de cel als plaats."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reeletarief.api import bereken, lees_werkmap
from reeletarief.weergave.werkboek.boek import maak_werkboek
from reeletarief.weergave.werkboek.tabelmodel import Werkboek
from tests.conftest import VOORBEELDREGIO, Draai, Uitkomst, op_een_regel
from tests.gedeeld.streek import anders, resultaat
from tests.werkboek.veranderd import (
    OVERHEAD,
    STREEK,
    TARIEF,
    boek_van,
    lees_voorstel,
    met,
    met_invoer,
    oordeel,
    rij_van,
    zet_regio,
)

AANDEEL = "productkaarten/p.yaml#functie.{}.aandeel"
REISTIJD = "opslagen.yaml#uren.reistijd.percentage"
SOM = "De aandelen in de functiemix zijn samen 95%, niet precies 100%."


def cel(boek: Werkboek, sleutel: str) -> str:
    return f"Uitgangspunten!C{rij_van(boek, sleutel)[1]}"


@pytest.mark.parametrize(("functie", "deel"), [("f0", "0.35"), ("f1", "0.55")])
def test_een_functiemix_die_geen_100_procent_is_staat_in_het_oordeel_met_de_gewijzigde_cel(
    verifieer: Draai, regio: Path, functie: str, deel: str
) -> None:
    boek = boek_van(regio)
    sleutel = AANDEEL.format(functie)
    uitkomst = verifieer(met(boek, {rij_van(boek, sleutel): Decimal(deel)}))
    assert uitkomst.code == 1
    zin = op_een_regel(uitkomst.stdout)
    assert f"Invoer die het programma weigert {cel(boek, sleutel)}: [RT302] {SOM} → Er ontbreekt: 5 procentpunt." in zin
    assert "1 invoercel is gewijzigd, het programma weigert deze invoer (RT302), en" in zin
    assert "wat het programma met deze invoer berekent" not in zin


def test_ook_als_de_tarieven_kloppen_met_de_formules(verifieer: Draai, regio: Path) -> None:
    """Een herrekend werkboek: de formules rekenen gewoon door met 95%."""
    boek = boek_van(regio)
    half = met(boek, {rij_van(boek, AANDEEL.format("f1")): Decimal("0.55")})
    (eerst,) = oordeel(verifieer(half, "-f", "json"))["tarieven"]
    uitkomst = verifieer(met(half, {TARIEF: Decimal(eerst["herrekend"])}))
    assert uitkomst.code == 1
    zin = op_een_regel(uitkomst.stdout)
    assert "het programma weigert deze invoer (RT302), en elk tarief is wat de formules met deze invoer geven." in zin


def test_het_voorstel_noemt_het_bij_de_wijziging(verifieer: Draai, regio: Path, tmp_path: Path) -> None:
    boek = boek_van(regio)
    pad = tmp_path / "voorstel.yaml"
    inhoud = {rij_van(boek, AANDEEL.format("f0")): Decimal("0.35"), rij_van(boek, OVERHEAD): Decimal("0.22")}
    verifieer(met(boek, inhoud), "--voorstel", str(pad))
    let_op = {een["sleutel"]: een.get("let_op") for een in lees_voorstel(pad)}
    assert let_op[OVERHEAD] is None
    assert let_op[AANDEEL.format("f0")].startswith(f"Het programma weigert dit (RT302): {SOM}")


def test_als_json_met_code_en_cellen(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    beide = {rij_van(boek, AANDEEL.format(naam)): Decimal(deel) for naam, deel in (("f0", "0.30"), ("f1", "0.65"))}
    (een,) = weigeringen(verifieer(met(boek, beide), "-f", "json"))
    assert (een["code"], een["wat"]) == ("RT302", SOM)
    assert een["cellen"] == [cel(boek, AANDEEL.format("f1"))]


def test_een_fout_op_een_regel_met_meer_gewijzigde_waarden_staat_bij_de_cel_die_haar_maakt(verifieer: Draai) -> None:
    """Het aantal plaatsen ervoor wordt langer en schuift de bezettingsgraad op."""
    boek = maak_werkboek(bereken(lees_werkmap(VOORBEELDREGIO), ["43A07"]))
    pad = next((VOORBEELDREGIO / "productkaarten").glob("43A07-verblijf*")).relative_to(VOORBEELDREGIO).as_posix()
    plaatsen, graad = f"{pad}#verblijf.plaatsen", f"{pad}#verblijf.bezettingsgraad"
    beide = {rij_van(boek, plaatsen): Decimal(12), rij_van(boek, graad): Decimal("1.2")}
    (een,) = weigeringen(verifieer(met(boek, beide), "-f", "json", map_=VOORBEELDREGIO))
    assert (een["code"], een["cellen"]) == ("RT211", [cel(boek, graad)])


@pytest.mark.parametrize(
    ("sleutel", "waarde", "code", "woorden"),
    [
        (REISTIJD, "1.2", "RT211", "100%"),
        (REISTIJD, "-0.1", "RT211", "onder nul"),
        (OVERHEAD, "0.12345678901", "RT215", "decimalen"),
        ("opslagen.yaml#afronding.stap", "0", "RT211", "nul"),
        ("opslagen.yaml#uren.scholing", "1900", "RT407", ""),
    ],
)
def test_elke_regel_van_het_programma_geldt_ook_voor_een_werkboek(
    verifieer: Draai, regio: Path, sleutel: str, waarde: str, code: str, woorden: str
) -> None:
    boek = boek_van(regio)
    (een,) = weigeringen(verifieer(met(boek, {rij_van(boek, sleutel): Decimal(waarde)}), "-f", "json"))
    assert een["code"] == code
    assert woorden in een["wat"]
    assert een["cellen"] == [cel(boek, sleutel)]


def test_wat_het_programma_wel_leest_is_geen_weigering(verifieer: Draai, regio: Path) -> None:
    nieuw = resultaat(anders(STREEK, overhead=2500, reistijd=1200))
    assert weigeringen(verifieer(met_invoer(boek_van(regio), nieuw), "-f", "json")) == []


def test_op_een_regio_die_verder_ging_telt_de_invoer_van_het_werkboek(
    verifieer: Draai, regio: Path, tmp_path: Path
) -> None:
    """In de regio is de mix intussen 30/70; het werkboek zelf heeft een mix van 100%."""
    boek = boek_van(regio)
    beide = {rij_van(boek, AANDEEL.format(naam)): Decimal(deel) for naam, deel in (("f0", "0.35"), ("f1", "0.65"))}
    from tests.gedeeld.streek import Functie

    verder = zet_regio(tmp_path / "later", anders(STREEK, functies=(Functie("7", "max", 30), Functie("9", "max", 70))))
    assert weigeringen(verifieer(met(boek, beide), "-f", "json", map_=verder)) == []


def weigeringen(uitkomst: Uitkomst) -> list[Any]:
    assert uitkomst.code == 1
    gevonden: list[Any] = json.loads(uitkomst.stdout)["weigeringen"]
    return gevonden
