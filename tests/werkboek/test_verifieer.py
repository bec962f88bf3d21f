"""``verifieer``: welke invoer gewijzigd is in een werkboek dat terugkomt, en of de tarieven kloppen met wat erin staat."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from reeletarief.api import bereken, lees_regio
from reeletarief.cli import voer_uit
from reeletarief.weergave.werkboek.boek import maak_werkboek
from reeletarief.weergave.werkboek.tabelmodel import Functie, Inhoud, Verwijzing
from reeletarief.weergave.werkboek.xlsx import als_xlsx
from tests.conftest import VOORBEELDREGIO, Draai, op_een_regel
from tests.gedeeld.streek import anders, resultaat
from tests.werkboek.calc import Calc
from tests.werkboek.veranderd import (
    OVERHEAD,
    REISKOSTEN,
    STREEK,
    TARIEF,
    boek_van,
    cel_op,
    met,
    met_cellen,
    met_invoer,
    oordeel,
    rij_van,
)


def test_een_ongewijzigd_werkboek_is_in_orde(verifieer: Draai, regio: Path) -> None:
    uitkomst = verifieer(boek_van(regio))
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    assert "Het is gemaakt uit de regio zoals zij nu is." in uitkomst.stdout
    assert "Er is geen invoer gewijzigd." in uitkomst.stdout
    assert "Tarieven met de invoer van het werkboek" not in uitkomst.stdout
    slot = uitkomst.stdout.rstrip().splitlines()[-1]
    assert re.match(r"Dit werkboek is ongewijzigd: de invoer, [1-9][0-9]* formules en het tarief zijn die van ", slot)


def test_het_werkboek_van_bereken_voor_de_voorbeeldregio(draai: Draai, tmp_path: Path) -> None:
    pad = tmp_path / "besluit.xlsx"
    assert draai("bereken", "-o", str(pad)).code == 0
    uitkomst = draai("verifieer", str(pad))
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    assert "alle 46 tarieven zijn die van de regio zoals zij nu is." in uitkomst.stdout


def test_een_deel_van_de_producten_met_jaar_en_peildatum(draai: Draai, tmp_path: Path) -> None:
    """Tariefjaar, peildatum en producten komen uit het werkboek zelf."""
    pad = tmp_path / "deel.xlsx"
    assert draai("bereken", "45A53", "45A48", "-j", "2025", "--peildatum", "2025-03-01", "-o", str(pad)).code == 0
    gevonden = oordeel(draai("verifieer", str(pad), "-f", "json"))
    assert gevonden["in_orde"] is True
    assert gevonden["werkboek"]["producten"] == ["45A53", "45A48"]
    assert (gevonden["werkboek"]["tariefjaar"], gevonden["werkboek"]["peildatum"]) == (2025, "2025-03-01")


def test_gewijzigde_invoer_met_oud_nieuw_verschil_en_vindplaats(verifieer: Draai, regio: Path) -> None:
    nieuw = resultaat(anders(STREEK, overhead=2500, reiskosten=260))
    boek = boek_van(regio)
    uitkomst = verifieer(met_invoer(boek, nieuw))
    assert uitkomst.code == 1
    regels = [op_een_regel(regel) for regel in uitkomst.stdout.splitlines()]
    plek = rij_van(boek, OVERHEAD)
    assert f"Uitgangspunten!C{plek[1]} Overhead, percentage 20% 25% +5 %-punt +25,00% opslagen.yaml:20" in regels
    assert any("€ 2,00 € 2,60 € +0,60 +30,00% opslagen.yaml:19" in regel for regel in regels)
    assert any(regel.startswith("P P €") and regel.endswith("gelijk") for regel in regels)
    assert (
        "Dit werkboek wijkt af: 2 invoercellen zijn gewijzigd, en elk tarief is wat het programma met deze invoer"
        in " ".join(regels)
    )


@pytest.mark.parametrize(
    ("veld", "waarde"),
    [
        ("salarissen", {"7": [280000, 310000], "9": [350000, 400000]}),
        ("vakantietoeslag", 900),
        ("minimum_per_maand", 60000),
        ("inhouding", 100),
        ("franchise", 2700000),
        ("maximum", 2000000),
        ("premie", 1),
        ("ziekte", 900),
        ("scholing", 80),
        ("reistijd", 2500),
        ("overhead", 4500),
        ("risico", 777),
        ("index", 900),
        ("stap", "1.00"),
    ],
)
def test_met_gewijzigde_invoer_berekent_het_programma_wat_de_gewijzigde_regio_geeft(
    verifieer: Draai, regio: Path, veld: str, waarde: object
) -> None:
    nieuw = resultaat(anders(STREEK, **{veld: waarde}))
    gevonden = oordeel(verifieer(met_invoer(boek_van(regio), nieuw), "-f", "json"))
    assert gevonden["wijzigingen"]
    tarief = gevonden["tarieven"][0]
    assert Decimal(tarief["herrekend"]) == nieuw.tarief("P").tarief.bedrag
    assert Decimal(tarief["herrekend"]) != Decimal(tarief["regio"])
    assert tarief["gelijk"] is True
    assert gevonden["cellen"] == []


def test_een_onderdeel_van_een_traject_beweegt_het_traject(verifieer: Draai) -> None:
    """Op de voorbeeldregio, met reeksen en een rooster: de tarieven zoals de gewijzigde regio ze geeft."""
    mappen = ("cao", "productkaarten")
    paden = [
        VOORBEELDREGIO / "opslagen.yaml",
        *(pad for map_ in mappen for pad in (VOORBEELDREGIO / map_).rglob("*.yaml")),
    ]
    bestanden = {pad.relative_to(VOORBEELDREGIO).as_posix(): pad.read_bytes() for pad in paden}
    producten = ["P1-PER", "43A07", "45A48"]
    nu = bereken(lees_regio(bestanden), producten)
    opslagen = bestanden["opslagen.yaml"]
    regel = next(regel for regel in opslagen.splitlines() if b"sleutel: reistijd" in regel)
    met_meer_reistijd = opslagen.replace(regel, regel.replace(b"10%", b"15%"))
    nieuw = bereken(lees_regio(bestanden | {"opslagen.yaml": met_meer_reistijd}), producten)
    uitkomst = verifieer(met_invoer(maak_werkboek(nu), nieuw), "-f", "json", map_=VOORBEELDREGIO)
    gevonden = json.loads(uitkomst.stdout)
    herrekend = {een["product"]: Decimal(een["herrekend"]) for een in gevonden["tarieven"]}
    assert herrekend == {str(tarief.kaart.product): tarief.tarief.bedrag for tarief in nieuw.tarieven}
    assert any(een["herrekend"] != een["regio"] for een in gevonden["tarieven"] if een["product"].startswith("P1-"))
    assert all(een["gelijk"] for een in gevonden["tarieven"])
    assert gevonden["cellen"] == []


def test_een_werkboek_dat_niet_herrekend_is_klopt_niet(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    uitkomst = verifieer(met(boek, {rij_van(boek, OVERHEAD): Decimal("0.3")}))
    assert uitkomst.code == 1
    assert "Herrekend: het tarief is niet gelijk." in uitkomst.stdout
    assert uitkomst.stdout.rstrip().endswith("en het tarief is niet wat het programma berekent.")


@pytest.mark.parametrize(("inhoud", "getoond"), [("veel", "'veel'"), (True, "WAAR")])
def test_een_uitkomst_die_geen_bedrag_is_staat_er_zoals_zij_is(
    verifieer: Draai, regio: Path, inhoud: Inhoud, getoond: str
) -> None:
    uitkomst = verifieer(met(boek_van(regio), {TARIEF: inhoud}))
    assert uitkomst.code == 1
    (regel,) = (regel for regel in map(op_een_regel, uitkomst.stdout.splitlines()) if regel.startswith("P P €"))
    assert f" {getoond} € " in regel
    assert "ongelijk" in regel


def test_een_wijziging_zegt_in_json_in_welk_bestand_en_op_welke_regel(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    gevonden = oordeel(verifieer(met(boek, {rij_van(boek, OVERHEAD): Decimal("0.3")}), "-f", "json"))
    assert [(een["bestand"], een["regel"]) for een in gevonden["wijzigingen"]] == [("opslagen.yaml", 20)]


def test_zonder_bewaarde_uitkomst_staat_erbij_wat_te_doen(verifieer: Draai, regio: Path) -> None:
    uitkomst = verifieer(met(boek_van(regio), {TARIEF: None}))
    assert uitkomst.code == 1
    assert "in het werkboek staat geen uitkomst" in uitkomst.stdout
    assert "open het werkboek in Excel of LibreOffice, sla het op en verifieer opnieuw" in uitkomst.stdout
    assert "Dit werkboek wijkt af: en " not in uitkomst.stdout
    slot = uitkomst.stdout.rstrip()
    assert slot.endswith("van het tarief staat er geen uitkomst in.")
    assert "wat het programma" not in slot.splitlines()[-1]


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        ("veel", "is geen getal"),
        (None, "is geen getal"),
        (Decimal("1e30"), "loopt uit de hand"),
        (True, "is geen getal"),
    ],
)
def test_invoer_waar_niet_mee_te_rekenen_is(verifieer: Draai, regio: Path, inhoud: Inhoud, reden: str) -> None:
    boek = boek_van(regio)
    gevonden = oordeel(verifieer(met(boek, {rij_van(boek, REISKOSTEN): inhoud}), "-f", "json"))
    assert len(gevonden["wijzigingen"]) == 1
    assert reden in gevonden["tarieven"][0]["reden"]


def test_delen_door_nul_noemt_de_post(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    gevonden = oordeel(verifieer(met(boek, {rij_van(boek, "opslagen.yaml#afronding.stap"): Decimal(0)}), "-f", "json"))
    assert gevonden["tarieven"][0]["herrekend"] is None
    assert "'Tarief' niet te berekenen: er wordt door nul gedeeld" in gevonden["tarieven"][0]["reden"]


def test_een_formule_in_een_invoercel_is_een_wijziging(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    plek = rij_van(boek, OVERHEAD)
    formule = Functie("SUM", (Verwijzing("", plek[1], 5),))
    uitkomst = verifieer(met_cellen(boek, {plek: cel_op(boek, plek)._replace(formule=formule)}))
    assert uitkomst.code == 1
    assert "Overhead, percentage (nu een formule)" in uitkomst.stdout


def test_een_werkboek_dat_calc_opsloeg(verifieer: Draai, regio: Path, calc: Calc) -> None:
    """LibreOffice spelt en bewaart anders (waar is 1), maar er is niets gewijzigd; met andere invoer herrekent het mee."""
    boek = boek_van(regio)
    anders_ = met(boek, {rij_van(boek, OVERHEAD): Decimal("0.25"), rij_van(boek, REISKOSTEN): Decimal("2.6")})
    terug = calc.alle_herrekend({"gelijk.xlsx": als_xlsx(boek), "anders.xlsx": als_xlsx(anders_)})
    assert verifieer(terug["gelijk.xlsx"]).code == 0
    gevonden = oordeel(verifieer(terug["anders.xlsx"], "-f", "json"))
    assert [(een["uitgegeven"], een["waarde"]) for een in gevonden["wijzigingen"]] == [("2", "2.6"), ("0.2", "0.25")]
    assert gevonden["cellen"] == []
    assert gevonden["tarieven"][0]["gelijk"] is True
    nieuw = resultaat(anders(STREEK, overhead=2500, reiskosten=260)).tarief("P").tarief.bedrag
    assert Decimal(gevonden["tarieven"][0]["werkboek"]) == nieuw


def test_hulp_en_een_ontbrekend_argument(capsys: pytest.CaptureFixture[str]) -> None:
    assert voer_uit(["verifieer", "--help"]) == 0
    hulp = capsys.readouterr().out
    assert hulp.index("Voorbeelden:") < hulp.index("Opties:")
    assert voer_uit(["verifieer"]) == 2
    assert "Fout: Geef een werkboek, of een jaar met --vastgesteld" in capsys.readouterr().err
