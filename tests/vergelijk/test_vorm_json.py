"""``vergelijk`` als json: versie, getallen als tekst, oorzaken, kenmerken en beide kanten."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest

from reeletarief.analyse.vergelijk.vergelijking import vergelijk
from reeletarief.weergave.vergelijk.json import vergelijking_als_json
from reeletarief.weergave.vergelijk.tabellen import kenmerkentabel
from tests.gedeeld.kloon import KAART
from tests.vergelijk.proefvergelijking import (
    BESTANDEN,
    GELIJK,
    GEWIJZIGD,
    HOGER,
    TABEL,
    kant,
    met_naam,
    over,
    vergeleken,
)


def test_json_heeft_een_versie_en_getallen_als_tekst() -> None:
    inhoud = json.loads(vergelijking_als_json(GEWIJZIGD, over(GEWIJZIGD)), parse_float=pytest.fail)
    assert list(inhoud) == [
        "versie",
        "kop",
        "oud",
        "nieuw",
        "producten",
        "gevolgen",
        "overschrijdingen",
        "niet_te_vergelijken",
    ]
    assert inhoud["versie"] == 1
    assert inhoud["oud"]["bewijs"]["sha256"] != inhoud["nieuw"]["bewijs"]["sha256"]
    (grens,) = inhoud["overschrijdingen"]
    assert (grens["product"], grens["richting"], grens["grens"], grens["soort"]) == (
        "45A48",
        "stijging",
        "0.01",
        "fractie",
    )


def test_json_telt_tot_de_laatste_decimaal_op() -> None:
    """Oorzaken, wijzigingen en elementen zijn elk samen precies het verschil."""
    (product,) = json.loads(vergelijking_als_json(GEWIJZIGD, ()))["producten"]
    verschil = Decimal(product["verschil"])
    assert verschil == Decimal(product["nieuw"]["tarief"]) - Decimal(product["oud"]["tarief"])
    assert sum(Decimal(oorzaak["bedrag"]) for oorzaak in product["oorzaken"]) == verschil
    assert sum(Decimal(element["verschil"]) for element in product["elementen"].values()) == verschil
    cao = next(oorzaak for oorzaak in product["oorzaken"] if oorzaak["groep"] == "cao")
    (wijziging,) = cao["wijzigingen"]
    assert wijziging == {
        "naam": "maandbedrag schaal 9 trede 2, tabel 2026-01-01",
        "bestand": TABEL,
        "regel": 14,
        "vindplaats_in": "nieuw",
        "oud": "3500",
        "nieuw": "3850",
        "eenheid": "euro per maand",
        "bedrag": cao["bedrag"],
    }


def test_een_bedrag_in_json_heeft_ten_minste_centen_en_geen_overbodige_nullen() -> None:
    (product,) = json.loads(vergelijking_als_json(GEWIJZIGD, ()))["producten"]
    assert product["oud"] == {"tarief": "51.86", "eenheid": "uur"}
    assert product["nieuw"] == {"tarief": "55.07", "eenheid": "uur"}
    assert product["verschil"] == "3.21"
    assert product["elementen"]["b"] == {"oud": "2.00", "nieuw": "2.00", "verschil": "0.00"}
    bedragen = [oorzaak["bedrag"] for oorzaak in product["oorzaken"]]
    assert all(re.fullmatch(r"-?\d+\.(\d\d|\d+[1-9])", bedrag) for bedrag in bedragen), bedragen


def test_json_noemt_het_gevolg_per_product() -> None:
    (gevolg,) = json.loads(vergelijking_als_json(GEWIJZIGD, ()))["gevolgen"]
    assert (gevolg["groep"], gevolg["bestand"], gevolg["regel"]) == ("cao", TABEL, 14)
    assert list(gevolg["bedragen"]) == ["45A48"]


def test_json_noemt_kenmerken_en_wat_niet_te_vergelijken_is() -> None:
    kapot = HOGER | {"productkaarten/x.yaml": BESTANDEN[KAART].replace("45A48", "X").replace("max-1", '"8"')}
    inhoud = json.loads(vergelijking_als_json(vergeleken(met_naam("Anders", kapot)), ()))
    (kenmerk,) = inhoud["producten"][0]["kenmerken"]
    assert kenmerk == {"naam": "naam", "oud": "Proefproduct", "nieuw": "Anders", "bestand": KAART, "regel": 2}
    (weg,) = inhoud["niet_te_vergelijken"]
    assert (weg["product"], weg["kant"], weg["redenen"][0]["code"]) == ("X", "nieuw", "RT406")


@pytest.mark.parametrize(
    ("toen", "nu", "oud", "nieuw", "regel"),
    [
        ("doel: Oefenen\n", "", "Oefenen", "", 1),
        ("", "doel: Oefenen\n", "", "Oefenen", 3),
        ("kwaliteitseisen: [Een, Twee]\n", "kwaliteitseisen: [Een]\n", "Een; Twee", "Een", 1),
    ],
    ids=["vervallen", "erbij", "lijst"],
)
def test_een_kenmerk_dat_zelf_nergens_meer_staat_wijst_naar_het_product(
    toen: str, nu: str, oud: str, nieuw: str, regel: int
) -> None:
    """Een tekst heeft een eigen regel; een lijst heeft er geen, en wat verviel ook niet meer."""
    naam = "naam: Proefproduct\n"
    kaarten = (BESTANDEN | {KAART: BESTANDEN[KAART].replace(naam, f"{naam}{een}")} for een in (toen, nu))
    (product,) = json.loads(vergelijking_als_json(vergelijk(*map(kant, ("toen", "nu"), kaarten)), ()))["producten"]
    (kenmerk,) = product["kenmerken"]
    assert (kenmerk["oud"], kenmerk["nieuw"], kenmerk["bestand"], kenmerk["regel"]) == (oud, nieuw, KAART, regel)


@pytest.mark.parametrize(
    ("toen", "nu", "verwacht"),
    [
        ("[Een, Twee, Drie]", "[Een, Drie, Vier]", "vervallen: Twee; erbij: Vier"),
        ("[Een, Twee]", "[Twee, Een]", "in een andere volgorde"),
        ("[Een, Twee]", "[Een, Twee, Een]", "erbij: Een"),
        ("[Een, Twee, Een]", "[Twee, Een]", "vervallen: Een"),
        ("[Een]", "[Twee]", "Een → Twee"),
        ("[Een]", "[Een, Twee]", "erbij: Twee"),
        ("[]", "[Een]", "– → Een"),
        ("[Een]", "[]", "Een → –"),
    ],
)
def test_van_een_lijst_staat_er_alleen_wat_verviel_en_wat_erbij_kwam(toen: str, nu: str, verwacht: str) -> None:
    """Kwaliteitseisen zijn zinnen; twee hele lijsten naast elkaar laten de lezer zoeken."""
    naam = "naam: Proefproduct\n"
    kaarten = (
        BESTANDEN | {KAART: BESTANDEN[KAART].replace(naam, f"{naam}kwaliteitseisen: {een}\n")} for een in (toen, nu)
    )
    [(_, _, tekst)] = kenmerkentabel(vergelijk(*map(kant, ("toen", "nu"), kaarten))).rijen
    assert tekst == verwacht


@pytest.mark.parametrize(("regel", "waar"), [("prijssoort: ondergrens\n", ("opslagen.yaml", 1)), ("", (None, None))])
def test_een_andere_prijssoort_staat_in_de_opslagen_en_niet_op_de_kaart(
    regel: str, waar: tuple[str | None, int | None]
) -> None:
    """Vervalt zij, dan staat zij nergens meer."""
    oud, nieuw = (
        BESTANDEN | {"opslagen.yaml": een + BESTANDEN["opslagen.yaml"]} for een in ("prijssoort: vaste_prijs\n", regel)
    )
    (product,) = json.loads(vergelijking_als_json(vergeleken(nieuw, oud), ()))["producten"]
    (kenmerk,) = product["kenmerken"]
    assert (kenmerk["naam"], kenmerk["oud"], kenmerk["nieuw"]) == (
        "prijssoort",
        "vaste_prijs",
        "ondergrens" if regel else "",
    )
    assert (kenmerk["bestand"], kenmerk["regel"]) == waar


def test_json_noemt_van_elke_kant_de_regio_het_jaar_en_de_status() -> None:
    inhoud = json.loads(vergelijking_als_json(GEWIJZIGD, ()))
    for kant_, naam in (("oud", "toen"), ("nieuw", "nu")):
        assert inhoud[kant_] | {"bewijs": None} == {
            "naam": naam,
            "regio": "Proefregio",
            "tariefjaar": 2026,
            "peildatum": None,
            "status": "concept",
            "bewijs": None,
        }


def test_geen_wijziging_in_json() -> None:
    inhoud = json.loads(vergelijking_als_json(GELIJK, ()))
    assert inhoud["kop"] == "Geen wijziging: het ene tarief is gelijk."
    assert inhoud["producten"][0]["oorzaken"] == []
