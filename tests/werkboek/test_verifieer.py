"""``verifieer``: wat er van een werkboek dat terugkomt gewijzigd is, en of de tarieven kloppen met wat erin staat."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from reeletarief.api import bereken, lees_regio, lees_werkmap
from reeletarief.cli import voer_uit
from reeletarief.invoer.yaml_strikt import lees_yaml
from reeletarief.weergave.werkboek.afspraken import (
    BESLUIT,
    UITGANGSPUNTEN,
    Eigenschap,
    Invoerkolom,
)
from reeletarief.weergave.werkboek.boek import maak_werkboek
from reeletarief.weergave.werkboek.tabelmodel import Cel, Functie, Rekenteken, Verwijzing, Werkboek
from reeletarief.weergave.werkboek.terugkomst import boek_uit_model
from reeletarief.weergave.werkboek.xlsx import als_xlsx
from tests.conftest import VOORBEELDREGIO, Draai, Uitkomst, op_een_regel, wijzig
from tests.gedeeld.streek import anders, resultaat
from tests.werkboek.calc import Calc, herschreven
from tests.werkboek.veranderd import (
    OVERHEAD,
    REISKOSTEN,
    SCHOLING,
    STREEK,
    TARIEF,
    TARIEFKOLOM,
    Plek,
    boek_van,
    cel_op,
    met,
    met_cellen,
    met_invoer,
    oordeel,
    rij_van,
    zet_regio,
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
    verifieer: Draai, regio: Path, inhoud: object, getoond: str
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
def test_invoer_waar_niet_mee_te_rekenen_is(verifieer: Draai, regio: Path, inhoud: object, reden: str) -> None:
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


# De regio is verder gegaan.


def test_een_regio_die_verder_ging(verifieer: Draai, regio: Path, tmp_path: Path) -> None:
    boek = boek_van(regio)
    verder = zet_regio(tmp_path / "later", anders(STREEK, overhead=2200))
    uitkomst = verifieer(boek, map_=verder)
    assert uitkomst.code == 1
    assert "Het is niet gemaakt uit de regio zoals zij nu is (gewijzigd: opslagen.yaml)." in uitkomst.stdout
    assert "Formules zijn niet vergeleken" in uitkomst.stdout
    regels = [op_een_regel(regel) for regel in uitkomst.stdout.splitlines()]
    assert "anders Overhead, percentage 20% 22% opslagen.yaml:20" in regels
    assert "Herrekend: het tarief is gelijk." in regels  # met de invoer van het werkboek zelf
    gevonden = oordeel(verifieer(boek, "-f", "json", map_=verder))
    assert gevonden["regio"] == {
        "zelfde": False,
        "reeletarief": gevonden["werkboek"]["reeletarief"],
        "bestanden": {"anders": ["opslagen.yaml"], "nieuw": [], "weg": []},
    }
    assert [een["wat"] for een in gevonden["verschuivingen"]] == ["anders"]


def test_invoer_die_er_niet_meer_is_of_erbij_kwam(verifieer: Draai, regio: Path, tmp_path: Path) -> None:
    boek = boek_van(regio)
    map_ = zet_regio(tmp_path / "later", STREEK)
    opslagen = map_ / "opslagen.yaml"
    wijzig(opslagen, "sleutel: reiskosten", "sleutel: reizen")
    bewegingen = {
        een["wat"]: een["naam"] for een in oordeel(verifieer(boek, "-f", "json", map_=map_))["verschuivingen"]
    }
    assert bewegingen.keys() == {"weg", "nieuw"}
    scherm = op_een_regel(verifieer(boek, map_=map_).stdout)
    assert scherm.endswith("of een dat daar bewaard is) of een kopie van toen.")
    assert "het programma met deze invoer berekent" not in scherm


def test_een_tarief_dat_deels_met_de_regio_van_nu_is_gerekend_heet_niet_dat_van_het_werkboek(
    verifieer: Draai, regio: Path, tmp_path: Path
) -> None:
    """Een opslag is vervallen: het werkboek zelf klopt, en het programma kan er zonder de regio van toen niets over zeggen."""
    boek = boek_van(regio)
    map_ = zet_regio(tmp_path / "later", STREEK)
    opslagen = map_ / "opslagen.yaml"
    regels = opslagen.read_text().splitlines(keepends=True)
    opslagen.write_text("".join(regel for regel in regels if "sleutel: reiskosten" not in regel))
    scherm = op_een_regel(verifieer(boek, map_=map_).stdout)
    assert "Tarieven met de invoer van het werkboek die de regio van nu nog heeft" in scherm
    assert "en het tarief is niet wat de regio van nu berekent. Of formules en tarieven kloppen" in scherm
    assert verifieer(boek, map_=regio).code == 0


def test_een_formule_die_van_een_invoerblad_verdween_valt_ook_dan_op(verifieer: Draai, draai: Draai) -> None:
    boek = maak_werkboek(bereken(lees_werkmap(VOORBEELDREGIO), ["45A48"]))
    plek = next(rij.plek for rij in boek_uit_model(boek).rijen if rij.soort == "berekend")
    boek = met_cellen(boek, {plek: cel_op(boek, plek)._replace(formule=None)})
    anders_ = boek._replace(eigenschappen={**boek.eigenschappen, Eigenschap.SHA256: "0" * 64})
    gevonden = oordeel(verifieer(anders_, "-f", "json", map_=VOORBEELDREGIO))
    assert gevonden["formules_vergeleken"] is None
    assert [een["wat"] for een in gevonden["cellen"]] == ["formule werd een vaste waarde"]
    assert gevonden["verschuivingen"] == []


def test_een_andere_versie_van_het_programma(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    eigen = {**boek.eigenschappen, Eigenschap.VERSIE: "0.0.9", Eigenschap.SHA256: "0" * 64}
    uitkomst = verifieer(boek._replace(eigenschappen=eigen))
    assert uitkomst.code == 1
    assert "het is gemaakt met reeletarief 0.0.9, nu is het" in uitkomst.stdout


# Wat niemand hoort te wijzigen.


def _formulecel(boek: Werkboek) -> Plek:
    return next(
        (blad.naam, rij, kolom)
        for blad in boek.bladen
        if blad.naam == "Berekening"
        for rij, cellen in enumerate(blad.rijen, 1)
        for kolom, cel in enumerate(cellen, 1)
        if cel is not None and isinstance(cel.formule, Rekenteken)
    )


def _andere_formule(boek: Werkboek) -> Werkboek:
    plek = _formulecel(boek)
    cel = cel_op(boek, plek)
    assert isinstance(cel.formule, Rekenteken)
    return met_cellen(boek, {plek: cel._replace(formule=cel.formule._replace(teken="+"))})


def _formule_weg(boek: Werkboek) -> Werkboek:
    plek = _formulecel(boek)
    return met_cellen(boek, {plek: cel_op(boek, plek)._replace(formule=None)})


def _naam_anders(boek: Werkboek) -> Werkboek:
    naam = next(naam for naam in boek.namen if naam != "vast_nul")
    return boek._replace(namen={**boek.namen, naam: boek.namen[naam]._replace(rij=99)})


def _uitgegeven(boek: Werkboek) -> Plek:
    plek = rij_van(boek, OVERHEAD)
    return (plek[0], plek[1], int(Invoerkolom.UITGEGEVEN))


GEKNOEI: dict[str, Callable[[Werkboek], Werkboek]] = {
    "andere formule": _andere_formule,
    "formule werd een vaste waarde": _formule_weg,
    "naam wijst ergens anders heen": _naam_anders,
    "vaste cel gewijzigd": lambda boek: met(boek, {_uitgegeven(boek): Decimal("0.3")}),
    "leeggemaakt": lambda boek: met(boek, {_uitgegeven(boek): None}),
    "getal of formule toegevoegd": lambda boek: met(boek, {("Berekening", 3, 9): Decimal(1)}),
    "uitkomst hoort niet bij de formule": lambda boek: met(boek, {_formulecel(boek): Decimal("12345")}),
}


@pytest.mark.parametrize("soort", GEKNOEI)
def test_geknoei_valt_op(verifieer: Draai, regio: Path, soort: str) -> None:
    boek = GEKNOEI[soort](boek_van(regio))
    gevonden = oordeel(verifieer(boek, "-f", "json"))
    assert [een["wat"] for een in gevonden["cellen"]] == [soort]
    assert gevonden["in_orde"] is False
    uitkomst = verifieer(boek)
    assert uitkomst.code == 1
    assert soort in uitkomst.stdout
    assert "00000" not in uitkomst.stdout.partition("Cellen die niet zijn")[2].partition("Herrekend")[0]


def test_wat_uit_een_gewijzigde_cel_volgt_is_geen_eigen_verschil(verifieer: Draai, regio: Path) -> None:
    """Een rekenblad rekent door vanaf een overschreven formule; die uitkomsten horen bij hun formules."""
    weg = _formule_weg(boek_van(regio))
    doorgerekend = met(weg, {_formulecel(weg): Decimal("12345")})
    gevonden = oordeel(verifieer(doorgerekend, "-f", "json"))
    (een,) = gevonden["cellen"]
    assert een["wat"] == "formule werd een vaste waarde"
    assert (een["hoort"][:1] == "=", een["staat_er"][:1] == "=") == (True, False)


@pytest.mark.parametrize(("scheelt", "code"), [("0.0000000001", 0), ("0.0001", 1)])
def test_het_laatste_cijfer_van_een_double_is_geen_andere_uitkomst(
    verifieer: Draai, regio: Path, scheelt: str, code: int
) -> None:
    """Een rekenblad rekent met doubles; over een lange keten schelen die meer dan op veertien cijfers te zien is."""
    boek = boek_van(regio)
    echt = cel_op(boek, _formulecel(boek)).inhoud
    assert isinstance(echt, Decimal)
    assert verifieer(met(boek, {_formulecel(boek): echt + Decimal(scheelt)})).code == code


def test_een_overschreven_berekende_rij_op_een_invoerblad_is_een_formule_weg(verifieer: Draai) -> None:
    """Ook als het werkboek uit de regio van nu gemaakt is: zo'n rij is geen invoer, want zij volgt uit andere rijen."""
    boek = maak_werkboek(bereken(lees_werkmap(VOORBEELDREGIO), ["45A48"]))
    plek = next(rij.plek for rij in boek_uit_model(boek).rijen if rij.soort == "berekend")
    weg = met_cellen(boek, {plek: cel_op(boek, plek)._replace(formule=None)})
    gevonden = oordeel(verifieer(weg, "-f", "json", map_=VOORBEELDREGIO))
    assert gevonden["formules_vergeleken"] is not None
    assert [(een["wat"], een["cel"].partition("!")[0]) for een in gevonden["cellen"]] == [
        ("formule werd een vaste waarde", plek[0])
    ]
    assert gevonden["wijzigingen"] == []


def test_een_andere_tekst_verklaart_geen_andere_uitkomst(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    beide = met(boek, {("Berekening", 1, 1): "Rekening", _formulecel(boek): Decimal("12345")})
    gevonden = oordeel(verifieer(beide, "-f", "json"))
    assert [een["wat"] for een in gevonden["cellen"]] == ["vaste cel gewijzigd", "uitkomst hoort niet bij de formule"]


def test_een_uitkomst_staat_er_met_de_cijfers_van_een_rekenblad(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    lang = next(
        (blad.naam, rij, kolom)
        for blad in boek.bladen
        for rij, cellen in enumerate(blad.rijen, 1)
        for kolom, cel in enumerate(cellen, 1)
        if cel is not None and cel.formule is not None and len(str(cel.inhoud)) > 25
    )
    (gevonden,) = oordeel(verifieer(met(boek, {lang: Decimal("12345")}), "-f", "json"))["cellen"]
    echt = cel_op(boek, lang).inhoud
    assert isinstance(echt, Decimal)
    assert len(gevonden["hoort"]) <= len("0,") + 15
    assert abs(Decimal(gevonden["hoort"]) - echt) < Decimal("1e-12")


def test_wie_ook_de_uitgegeven_waarde_aanpast_heeft_nog_steeds_invoer_gewijzigd(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    nieuw = {rij_van(boek, OVERHEAD): Decimal("0.3"), _uitgegeven(boek): Decimal("0.3")}
    gevonden = oordeel(verifieer(met(boek, nieuw), "-f", "json"))
    assert [(een["uitgegeven"], een["waarde"]) for een in gevonden["wijzigingen"]] == [("0.2", "0.3")]
    assert [een["wat"] for een in gevonden["cellen"]] == ["vaste cel gewijzigd"]


def test_een_aantekening_of_een_eigen_blad_verandert_geen_uitkomst(verifieer: Draai, regio: Path) -> None:
    boek = met(boek_van(regio), {("Berekening", 3, 9): "zie mail"})
    eigen = boek.bladen[0]._replace(naam="Kladblok", rijen=((cel_op(boek, ("Over", 1, 1)),),), grafieken=())
    uitkomst = verifieer(boek._replace(bladen=(*boek.bladen, eigen)))
    assert uitkomst.code == 0
    assert "Aantekeningen in lege cellen: 1" in uitkomst.stdout
    assert "Bladen die niet van het programma zijn: Kladblok." in uitkomst.stdout


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("SUM(A1:A3)", "sum( $A$1 : $A$3 )"),
        ("Uren!B2*vast_twaalf", "'Uren'!$B$2*VAST_TWAALF"),
        ("A1=2", "A1=2.0"),
    ],
)
def test_een_rekenblad_mag_een_formule_anders_spellen(een: str, ander: str) -> None:
    from reeletarief.analyse.werkboek.cellen import kaal

    assert kaal(een) == kaal(ander)


@pytest.mark.parametrize(
    ("een", "ander"),
    [
        ("A1+B1", "A1-B1"),
        ('IF(A1="a b",1)', 'IF(A1="ab",1)'),
        ("A1*2.01", "A1*2.1"),
        ("Uren!B2", "'U ren'!B2"),
        ("Uren!B2", "'Uren$'!B2"),
        ("Uren!B2", "'Ur''en'!B2"),
        ("Besluit!B2", "Be\u017fluit!B2"),
    ],
)
def test_een_andere_formule_is_anders(een: str, ander: str) -> None:
    from reeletarief.analyse.werkboek.cellen import kaal

    assert kaal(een) != kaal(ander)


@pytest.mark.parametrize(
    ("een", "ander", "gelijk_"),
    [
        (Decimal("0.1234567890123456"), Decimal("0.123456789012346"), True),
        (Decimal("0.12"), Decimal("0.1200000001"), False),
        (Decimal(0), Decimal("1e-300"), False),
        (True, Decimal(1), True),
        (Decimal(0), False, True),
        (True, Decimal(0), False),
        (None, "", True),
        (None, Decimal(0), False),
        ("een  twee", "een twee ", True),
        ("1", Decimal(1), True),
        (Decimal(1), "1", True),
        (Decimal(1), "een", False),
        (Decimal(1), None, False),
    ],
)
def test_wat_een_rekenblad_als_dezelfde_waarde_bewaart(een: object, ander: object, gelijk_: bool) -> None:
    from reeletarief.analyse.werkboek.stand import gelijk

    assert gelijk(een, ander) is gelijk_


def test_een_formule_naar_een_blad_met_bijna_dezelfde_naam(verifieer: Draai, regio: Path) -> None:
    """Een eigen blad mag; een formule die erheen wijst in plaats van naar het blad van het programma niet."""
    boek = boek_van(regio)
    eigen = boek.bladen[0]._replace(naam="Be rekening", grafieken=())
    plek, cel = next(
        ((blad.naam, rij, kolom), cel)
        for blad in boek.bladen
        if blad.naam == BESLUIT
        for rij, cellen in enumerate(blad.rijen, 1)
        for kolom, cel in enumerate(cellen, 1)
        if cel is not None and isinstance(cel.formule, Verwijzing) and cel.formule.blad == "Berekening"
    )
    anders_ = cel._replace(formule=cel.formule._replace(blad="Be rekening"))
    bladen = tuple(
        blad._replace(
            rijen=tuple(
                tuple(anders_ if (blad.naam, rij, kolom) == plek else een for kolom, een in enumerate(cellen, 1))
                for rij, cellen in enumerate(blad.rijen, 1)
            )
        )
        for blad in boek.bladen
    )
    uitkomst = verifieer(boek._replace(bladen=(*bladen, eigen)))
    assert uitkomst.code == 1
    assert "andere formule" in uitkomst.stdout


@pytest.mark.parametrize("inhoud", ["2.00", "2"])
def test_een_getal_dat_als_tekst_getypt_is_is_gewijzigd(verifieer: Draai, regio: Path, inhoud: str) -> None:
    boek = boek_van(regio)
    gevonden = oordeel(verifieer(met(boek, {rij_van(boek, REISKOSTEN): inhoud}), "-f", "json"))
    assert gevonden["in_orde"] is False
    assert len(gevonden["wijzigingen"]) == 1


def test_een_foutwaarde_in_een_lege_cel_is_geen_aantekening(verifieer: Draai, regio: Path) -> None:
    uitkomst = verifieer(met(boek_van(regio), {("Berekening", 3, 9): "#N/A"}))
    assert uitkomst.code == 1


# Het voorstel.


def test_het_voorstel_is_strikte_yaml_in_de_schrijfwijze_van_de_bestanden(
    verifieer: Draai, regio: Path, tmp_path: Path
) -> None:
    boek = boek_van(regio)
    plek, geld = rij_van(boek, OVERHEAD), rij_van(boek, REISKOSTEN)
    pad = tmp_path / "voorstel.yaml"
    uitkomst = verifieer(met(boek, {plek: Decimal("0.225"), geld: Decimal("2.6")}), "--voorstel", str(pad))
    assert (uitkomst.code, uitkomst.stderr) == (1, f"Geschreven: {pad}\n")
    wortel, fouten = lees_yaml(pad.read_text(encoding="utf-8"), "voorstel.yaml")
    assert not fouten
    assert sorted(wortel, key=lambda een: een["regel"]) == [
        {
            "bestand": "opslagen.yaml",
            "regel": "19",
            "sleutel": REISKOSTEN,
            "naam": "Reiskosten, bedrag per uur",
            "oud": "2.00",
            "nieuw": "2.60",
            "werkboekcel": f"Uitgangspunten!C{geld[1]}",
            "motivering": "",
        },
        {
            "bestand": "opslagen.yaml",
            "regel": "20",
            "sleutel": OVERHEAD,
            "naam": "Overhead, percentage",
            "oud": "20%",
            "nieuw": "22.5%",
            "werkboekcel": f"Uitgangspunten!C{plek[1]}",
            "motivering": "",
        },
    ]
    assert pad.read_text(encoding="utf-8").startswith("# Voorstel uit ")


@pytest.mark.parametrize(
    ("inhoud", "let_op"),
    [
        (Decimal("2.345"), "Zoveel decimalen"),
        ('x"\n- bestand: kwaad\x1b[31m', "Dit is geen getal."),
        (None, "Dit is geen getal."),
    ],
)
def test_wat_niet_zomaar_over_te_nemen_is_staat_bij_het_voorstel(
    verifieer: Draai, regio: Path, tmp_path: Path, inhoud: object, let_op: str
) -> None:
    boek = boek_van(regio)
    pad = tmp_path / "voorstel.yaml"
    verifieer(met(boek, {rij_van(boek, REISKOSTEN): inhoud}), "--voorstel", str(pad))
    wortel, fouten = lees_yaml(pad.read_text(encoding="utf-8"), "voorstel.yaml")
    assert not fouten
    assert len(wortel) == 1
    assert let_op in wortel[0]["let_op"]


@pytest.mark.parametrize(
    ("uren", "nieuw", "let_op"),
    [
        ("40.5", "40.5", ""),
        ("40.125", "40.1250", ""),
        ("40.3333", "40.3333", ""),
        ("40.33333", "40.33333", "Zoveel decimalen leest het programma niet uit een bestand"),
    ],
)
def test_uren_in_een_voorstel_hebben_zoveel_decimalen_als_een_bestand(
    verifieer: Draai, regio: Path, tmp_path: Path, uren: str, nieuw: str, let_op: str
) -> None:
    """Drie decimalen kunnen een duizendtal zijn; met een nul erachter niet meer."""
    boek = boek_van(regio)
    pad = tmp_path / "voorstel.yaml"
    verifieer(met(boek, {rij_van(boek, SCHOLING): Decimal(uren)}), "--voorstel", str(pad))
    wortel, fouten = lees_yaml(pad.read_text(encoding="utf-8"), "voorstel.yaml")
    assert not fouten
    assert (wortel[0]["nieuw"], wortel[0].get("let_op", "").partition(";")[0]) == (nieuw, let_op)


def test_een_voorstel_op_een_regio_die_verder_ging_noemt_wat_er_nu_staat(
    verifieer: Draai, regio: Path, tmp_path: Path
) -> None:
    boek = boek_van(regio)
    pad = tmp_path / "voorstel.yaml"
    verder = zet_regio(tmp_path / "later", anders(STREEK, overhead=2200))
    verifieer(met(boek, {rij_van(boek, OVERHEAD): Decimal("0.3")}), "--voorstel", str(pad), map_=verder)
    assert 'let_op: "In het bestand staat nu 22%."' in pad.read_text(encoding="utf-8")


def test_zonder_wijzigingen_komt_er_geen_voorstel(verifieer: Draai, regio: Path, tmp_path: Path) -> None:
    pad = tmp_path / "voorstel.yaml"
    uitkomst = verifieer(boek_van(regio), "--voorstel", str(pad))
    assert uitkomst.code == 0
    assert uitkomst.stderr == f"Er is geen invoer gewijzigd; {pad} is niet geschreven.\n"
    assert not pad.exists()


def test_een_voorstel_komt_nooit_over_invoer_heen(verifieer: Draai, regio: Path, tmp_path: Path) -> None:
    boek = boek_van(regio)
    verifieer(boek)
    for doel in (tmp_path / "besluit.xlsx", regio / "opslagen.yaml", regio / "productkaarten" / "nieuw.yaml"):
        inhoud = doel.read_bytes() if doel.exists() else None
        uitkomst = verifieer(boek, "--voorstel", str(doel))
        assert uitkomst.code == 2
        assert "[RT503]" in uitkomst.stderr
        assert (doel.read_bytes() if doel.exists() else None) == inhoud


# Wat geen bruikbaar werkboek van deze regio is.


def _geweigerd(uitkomst: Uitkomst, code: str, *woorden: str) -> None:
    assert uitkomst.code == 2
    assert uitkomst.stdout == ""
    assert f"[{code}]" in uitkomst.stderr
    assert "→ " in uitkomst.stderr
    assert all(woord in uitkomst.stderr for woord in woorden), uitkomst.stderr


def test_een_bestand_dat_er_niet_is_of_een_map(draai: Draai, regio: Path) -> None:
    _geweigerd(draai("verifieer", str(regio / "weg.xlsx"), map_=regio), "RT801", "bestaat niet")
    _geweigerd(draai("verifieer", str(regio), map_=regio), "RT801", "geen gewoon bestand")


def test_een_csv_met_een_andere_naam(verifieer: Draai) -> None:
    _geweigerd(verifieer(b"product;tarief\n"), "RT802", "tekst, zoals .csv")


def test_een_werkboek_van_iemand_anders(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    _geweigerd(verifieer(boek._replace(eigenschappen={})), "RT809", "geen werkboek dat dit programma heeft gemaakt")


@pytest.mark.parametrize("versie", ["1", "3"])
def test_een_werkboek_met_andere_afspraken(verifieer: Draai, regio: Path, versie: str) -> None:
    """Versie 1 had op *Besluit* altijd kolommen voor oud en verschil; daar staat het tarief nu niet meer."""
    boek = boek_van(regio)
    eigen = {**boek.eigenschappen, Eigenschap.WERKBOEK: versie}
    _geweigerd(
        verifieer(boek._replace(eigenschappen=eigen)), "RT810", f"(versie {versie}; deze uitgave leest versie 2)"
    )


@pytest.mark.parametrize("eigen", [{Eigenschap.TARIEFJAAR: "x"}, {Eigenschap.PEILDATUM: "2025-02-30"}])
def test_een_werkboek_met_kapotte_eigenschappen(verifieer: Draai, regio: Path, eigen: dict[str, str]) -> None:
    boek = boek_van(regio)
    _geweigerd(
        verifieer(boek._replace(eigenschappen={**boek.eigenschappen, **eigen})), "RT804", "documenteigenschappen"
    )


@pytest.mark.parametrize("blad", ["Uitgangspunten", "Cao", "Besluit"])
def test_een_blad_weg(verifieer: Draai, regio: Path, blad: str) -> None:
    boek = boek_van(regio)
    hernoemd = tuple(een._replace(naam="Weg") if een.naam == blad else een for een in boek.bladen)
    _geweigerd(verifieer(boek._replace(bladen=hernoemd)), "RT811", f"het blad {blad} ontbreekt")


def test_een_blad_waar_niets_uit_volgt_mag_weg_en_staat_er_in_een_regel(verifieer: Draai, regio: Path) -> None:
    """Wie *Bronnen* weggooide, las van elke cel daarop dat zij leeggemaakt was."""
    boek = boek_van(regio)
    zonder = boek._replace(bladen=tuple(een for een in boek.bladen if een.naam != "Bronnen"))
    uitkomst = verifieer(zonder)
    assert uitkomst.code == 1
    assert "Bladen van het programma die er niet zijn: Bronnen." in uitkomst.stdout
    assert "Dit werkboek wijkt af: 1 blad ontbreekt" in op_een_regel(uitkomst.stdout)
    gevonden = json.loads(verifieer(zonder, "-f", "json").stdout)
    assert gevonden["bladen_weg"] == ["Bronnen"]
    assert gevonden["cellen"] == []
    hernoemd = tuple(een._replace(naam="Herkomst") if een.naam == "Bronnen" else een for een in boek.bladen)
    assert "Bladen die niet van het programma zijn: Herkomst." in verifieer(boek._replace(bladen=hernoemd)).stdout


def test_een_sleutel_die_twee_keer_voorkomt_of_een_rij_zonder_soort(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    _, rij, _ = rij_van(boek, OVERHEAD)
    dubbel = met(boek, {(UITGANGSPUNTEN, rij, int(Invoerkolom.SLEUTEL)): REISKOSTEN})
    _geweigerd(verifieer(dubbel), "RT811", "staat ook op rij")
    zonder = met(boek, {(UITGANGSPUNTEN, rij, int(Invoerkolom.SOORT)): "x"})
    _geweigerd(verifieer(zonder), "RT811", f"op rij {rij} van Uitgangspunten staat geen soort")


def test_zonder_sleutels_of_producten(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    leeg = {(*rij.plek[:2], int(Invoerkolom.SLEUTEL)): None for rij in boek_uit_model(boek).rijen}
    _geweigerd(verifieer(met(boek, leeg)), "RT811", "geen enkele sleutel in kolom N")
    _geweigerd(verifieer(met(boek, {(BESLUIT, 5, 1): None})), "RT811", "geen enkel product")


def _voorbeeldboek() -> Werkboek:
    """Een werkboek met meer dan één product."""
    return maak_werkboek(bereken(lees_werkmap(VOORBEELDREGIO), ["45A48", "45A49", "45A53", "46A01", "40A04"]))


@pytest.mark.parametrize(
    ("rijen", "reden"),
    [
        ((7,), "op Besluit ontbreekt de rij van 45A53, of het tarief erin."),
        ((7, 8), "op Besluit ontbreekt de rij van 45A53, 46A01, of het tarief erin."),
        ((9,), "op Besluit ontbreekt de rij van 40A04, of het tarief erin."),
    ],
)
def test_een_rij_van_besluit_die_weg_is_ligt_aan_het_werkboek(
    rijen: tuple[int, ...], reden: str, verifieer: Draai
) -> None:
    """De regio heeft het product gewoon; haar krijgt de schuld niet. Leeggemaakt of verwijderd maakt niet uit."""
    boek = _voorbeeldboek()
    leeg = {(BESLUIT, rij, kolom): None for rij in rijen for kolom in range(1, TARIEFKOLOM)}
    _geweigerd(verifieer(met(boek, leeg), map_=VOORBEELDREGIO), "RT811", reden)
    opgeschoven = tuple(
        blad._replace(rijen=tuple(rij for nummer, rij in enumerate(blad.rijen, 1) if nummer not in rijen))
        if blad.naam == BESLUIT
        else blad
        for blad in boek.bladen
    )
    _geweigerd(verifieer(boek._replace(bladen=opgeschoven), map_=VOORBEELDREGIO), "RT811", reden)


def test_een_lege_rij_op_besluit_of_een_tarief_dat_weg_is(verifieer: Draai) -> None:
    boek = _voorbeeldboek()
    besluit = next(blad for blad in boek.bladen if blad.naam == BESLUIT)
    tussen = besluit._replace(rijen=(*besluit.rijen[:6], (), *besluit.rijen[6:]))
    bladen = tuple(tussen if blad is besluit else blad for blad in boek.bladen)
    reden = "op Besluit staat een lege rij boven 45A53."
    _geweigerd(verifieer(boek._replace(bladen=bladen), map_=VOORBEELDREGIO), "RT811", reden)
    zonder = met_cellen(boek, {(BESLUIT, 8, TARIEFKOLOM): Cel(None, besluit.rijen[7][0].stijl)})  # type: ignore[union-attr]
    reden = "op Besluit ontbreekt de rij van 46A01, of het tarief erin."
    _geweigerd(verifieer(zonder, map_=VOORBEELDREGIO), "RT811", reden)


def test_een_werkboek_van_een_andere_regio(verifieer: Draai, regio: Path) -> None:
    _geweigerd(verifieer(boek_van(regio), map_=VOORBEELDREGIO), "RT812", "Geen van de producten")


def test_een_regio_met_een_fout_geeft_code_2(verifieer: Draai, regio: Path) -> None:
    boek = boek_van(regio)
    (regio / "productkaarten" / "q.yaml").write_text("product: [", encoding="utf-8")
    assert verifieer(boek).code == 2


# Met eerdere tarieven erbij.


@pytest.fixture
def met_oud(draai: Draai, regio: Path, tmp_path: Path) -> tuple[Path, Path]:
    oud, pad = tmp_path / "oud.json", tmp_path / "met-oud.xlsx"
    draai("bereken", "-o", str(oud), map_=regio)
    assert draai("bereken", "-o", str(pad), "--oud", str(oud), map_=regio).code == 0
    return pad, oud


def test_met_dezelfde_eerdere_tarieven_wordt_alles_vergeleken(
    draai: Draai, regio: Path, met_oud: tuple[Path, Path]
) -> None:
    pad, oud = met_oud
    uitkomst = draai("verifieer", str(pad), "--oud", str(oud), map_=regio)
    assert uitkomst.code == 0
    assert "Niet vergeleken" not in uitkomst.stdout


def test_dezelfde_eerdere_tarieven_op_een_andere_plek(
    draai: Draai, regio: Path, met_oud: tuple[Path, Path], tmp_path: Path
) -> None:
    """Waar het bestand stond, hoort niet in het werkboek: dezelfde invoer geeft dezelfde bytes."""
    pad, oud = met_oud
    ander, nog_eens = tmp_path / "andere map" / "tarieven.json", tmp_path / "nog-eens.xlsx"
    ander.parent.mkdir()
    ander.write_bytes(oud.read_bytes())
    assert draai("bereken", "-o", str(nog_eens), "--oud", str(ander), map_=regio).code == 0
    assert nog_eens.read_bytes() == pad.read_bytes()
    assert draai("verifieer", str(pad), "--oud", str(ander), map_=regio).code == 0


def test_zonder_de_eerdere_tarieven_blijven_die_bladen_buiten_beschouwing(
    draai: Draai, regio: Path, met_oud: tuple[Path, Path]
) -> None:
    uitkomst = draai("verifieer", str(met_oud[0]), map_=regio)
    assert uitkomst.code == 1
    assert "Dit werkboek is niet helemaal vergeleken; geef ook --oud." in uitkomst.stdout
    assert (
        "Niet vergeleken, want daar is --oud voor nodig: Over, Verschil, en wat op Besluit geen formule of bedrag is."
        in uitkomst.stdout
    )


def test_zonder_de_eerdere_tarieven_valt_een_overschreven_tarief_toch_op(
    draai: Draai, regio: Path, met_oud: tuple[Path, Path]
) -> None:
    """Het tarief op Besluit volgt uit de regio; dat er een vast getal in plaats van de formule staat, is zonder --oud te zien."""
    pad, _ = met_oud
    weg = re.compile(r'(<c r="F5"[^>]*>)<f>[^<]*</f>')
    pad.write_bytes(herschreven(pad.read_bytes(), {"xl/worksheets/sheet1.xml": lambda xml: weg.sub(r"\1", xml)}))
    uitkomst = draai("verifieer", str(pad), map_=regio)
    assert uitkomst.code == 1
    assert "Besluit!F5 " in uitkomst.stdout
    assert "formule werd een vaste waarde" in uitkomst.stdout


def test_andere_eerdere_tarieven_worden_geweigerd(
    draai: Draai, regio: Path, met_oud: tuple[Path, Path], tmp_path: Path
) -> None:
    ander = tmp_path / "ander.json"
    ander.write_text(met_oud[1].read_text(encoding="utf-8") + "\n", encoding="utf-8")
    _geweigerd(draai("verifieer", str(met_oud[0]), "--oud", str(ander), map_=regio), "RT813")


def test_hulp_en_een_ontbrekend_argument(capsys: pytest.CaptureFixture[str]) -> None:
    assert voer_uit(["verifieer", "--help"]) == 0
    hulp = capsys.readouterr().out
    assert hulp.index("Voorbeelden:") < hulp.index("Opties:")
    assert voer_uit(["verifieer"]) == 2
    assert "Fout: Geef een werkboek, of een jaar met --vastgesteld" in capsys.readouterr().err
