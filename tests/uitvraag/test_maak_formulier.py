"""Het formulier zelf: wat er te lezen is, wat er in te vullen is, en een controle die meerekent."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from typing import Literal

import pytest
from openpyxl import Workbook, load_workbook

from reeletarief.invoer.uitvraag.antwoorden import DECLARABELE_UREN
from reeletarief.invoer.uitvraag.vragen import AANDELEN, vragen
from reeletarief.weergave.uitvraag.formulier import maak_formulier
from reeletarief.weergave.uitvraag.teksten import vraagtekst
from reeletarief.weergave.werkboek.ods import als_ods
from tests.gedeeld.zeker import aanwezig
from tests.uitvraag.invullen import (
    AANBIEDER,
    In,
    als_op_de_kaart,
    in_xlsx,
    maak,
    rijen_van,
    streekinlezing,
    uitvraag_van,
    voorbeeldregio,
    xlsx,
)
from tests.werkboek.calc import Calc
from tests.werkboek.conftest import start_calc
from tests.werkboek.evaluator import lees_boek


@pytest.fixture(scope="module")
def boek() -> Workbook:
    return load_workbook(io.BytesIO(xlsx(uitvraag_van("voorbeeld"))))


@pytest.fixture(scope="module")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Calc:
    return start_calc(tmp_path_factory)


def tekst_van(boek: Workbook, blad: str) -> str:
    return "\n".join(
        " | ".join(str(cel.value) for cel in rij if cel.value is not None) for rij in boek[blad].iter_rows()
    )


def test_drie_bladen_en_niets_verstopt(boek: Workbook) -> None:
    assert boek.sheetnames == ["Uitleg", "Antwoorden", "Kaart"]
    for blad in boek:
        assert blad.sheet_state == "visible"
        assert not any(kolom.hidden for kolom in blad.column_dimensions.values())
        assert not any(rij.hidden for rij in blad.row_dimensions.values())


def test_alleen_antwoord_en_toelichting_zijn_vrij_en_er_is_geen_wachtwoord(boek: Workbook) -> None:
    for blad in boek:
        assert blad.protection.sheet
        assert not blad.protection.password
    koppen = [cel.value for cel in boek["Antwoorden"][4]]
    vrij = {
        koppen[aanwezig(cel.column) - 1]
        for rij in boek["Antwoorden"].iter_rows()
        for cel in rij
        if not cel.protection.locked
    }
    assert vrij == {"Uw antwoord", "Toelichting"}
    assert all(cel.protection.locked for naam in ("Uitleg", "Kaart") for rij in boek[naam].iter_rows() for cel in rij)


def test_elke_vraag_van_elke_kaart_staat_er_een_keer_in_met_een_lege_cel(boek: Workbook) -> None:
    rijen = rijen_van(boek["Antwoorden"])
    assert list(rijen) == [vraag for kaart in voorbeeldregio().kaarten for vraag in vragen(kaart)]
    assert all(cellen["Uw antwoord"].value is None and cellen["Toelichting"].value is None for cellen in rijen.values())
    assert all(cellen["Aanbieder"].value == AANBIEDER for cellen in rijen.values())
    assert all(cellen["Wat wij vragen"].value and cellen["Eenheid"].value for cellen in rijen.values())


def test_naast_elke_vraag_staat_wat_de_kaart_nu_heeft(boek: Workbook) -> None:
    rijen = {(v.product, v.veld, v.functie): cellen for v, cellen in rijen_van(boek["Antwoorden"]).items()}

    def kaart(product: str, veld: str, functie: str | None) -> object:
        return rijen[product, veld, functie]["Op de kaart"].value

    assert kaart("45A48", "aandeel", "Jeugdzorgwerker B") == 0.65
    assert kaart("45A48", "andere_functies", None) == 0
    assert round(Decimal(str(kaart("45A48", "declarabele_uren", None))), 4) == Decimal("1055.9738")
    assert kaart("41A18", "begeleiders", "Begeleider") == 1.4
    assert kaart("41A18", "deelnemers", None) == 8
    assert kaart("45A49", "deelnemers", None) == 6
    assert kaart("43A07", "uren_per_week", "Groepsleider") == 5 * (8 + 2 * 8.5) + 2 * 2 * (8 + 8)
    assert kaart("43A07", "uren_per_week", "Nachtwacht") == 7 * 8
    assert kaart("43A07", "plaatsen", None) == 9
    assert kaart("45A48", "volume", None) is None
    cellen = rijen["45A48", "aandeel", "Jeugdzorgwerker B"]
    assert [cellen[kolom].value for kolom in ("Niveau", "Schaal", "Trede")] == ["hbo", "9", "max-2"]
    assert cellen["Uw antwoord"].number_format.endswith("%")
    assert rijen["45A48", "declarabele_uren", None]["Op de kaart"].number_format.endswith("0.00")
    assert not rijen["43A07", "plaatsen", None]["Op de kaart"].number_format.endswith("0.00")


def test_elke_antwoordcel_heeft_een_keuring_en_mag_leeg_zijn(boek: Workbook) -> None:
    blad = boek["Antwoorden"]
    gekeurd = {cel: keuring for keuring in blad.data_validations.dataValidation for cel in _cellen(str(keuring.sqref))}
    rijen = rijen_van(blad)
    assert set(gekeurd) == {cellen["Uw antwoord"].coordinate for cellen in rijen.values()}
    for vraag, cellen in rijen.items():
        keuring = gekeurd[cellen["Uw antwoord"].coordinate]
        assert keuring.allow_blank
        assert keuring.errorStyle == "stop"
        if vraag.veld in AANDELEN:
            assert (keuring.formula1, keuring.formula2) == ("0", "1")


def _cellen(bereiken: str) -> list[str]:
    uit = []
    for bereik in bereiken.split():
        kolom, van, tot = aanwezig(re.fullmatch(r"([A-Z]+)(\d+)(?::[A-Z]+(\d+))?", bereik)).groups()
        uit += [f"{kolom}{rij}" for rij in range(int(van), int(tot or van) + 1)]
    return uit


def test_de_controle_is_een_formule_zonder_getallen_erin() -> None:
    formules = {
        s: f for s, f in lees_boek(xlsx(uitvraag_van("voorbeeld", "45A48"))).formules.items() if s[0] == "Antwoorden"
    }
    assert formules == {
        ("Antwoorden", "K9"): "SUM(H6:H9)",
        (
            "Antwoorden",
            "L9",
        ): "IF(COUNT(H6:H9),IF(ROUND(SUM(H6:H9),controle_decimalen)=controle_geheel,controle_klopt,controle_anders),controle_leeg)",
    }


def test_de_controle_rekent_mee_in_calc(calc: Calc) -> None:
    """Leeg, precies 100% en minder: wat de aanbieder in de kolom Controle ziet."""
    uitvraag = uitvraag_van("voorbeeld", "45A48")
    goed = als_op_de_kaart(uitvraag)
    eerste = next(iter(goed))
    gevallen = {
        "leeg": {},
        "klopt": {vraag: In(waarde) for vraag, waarde in goed.items()},
        "anders": {vraag: In(waarde) for vraag, waarde in {**goed, eerste: Decimal("0.15")}.items()},
    }
    bestanden = {f"{naam}.xlsx": in_xlsx(xlsx(uitvraag), ingetypt) for naam, ingetypt in gevallen.items()}
    bestanden["ods.ods"] = als_ods(maak_formulier(uitvraag, AANBIEDER))
    gelezen = {naam: lees_boek(inhoud).waarden for naam, inhoud in calc.alle_herrekend(bestanden).items()}
    assert {naam: waarden["Antwoorden", "L9"] for naam, waarden in gelezen.items()} == {
        "leeg.xlsx": "nog niet ingevuld",
        "klopt.xlsx": "klopt: samen 100%",
        "anders.xlsx": "samen geen 100%",
        "ods.ods": "nog niet ingevuld",
    }
    assert gelezen["anders.xlsx"]["Antwoorden", "K9"] == Decimal("0.95")


def test_de_uitleg_zegt_wat_er_met_de_antwoorden_gebeurt(boek: Workbook) -> None:
    tekst = tekst_van(boek, "Uitleg")
    for zin in (
        "Wat wij vragen",
        "Waarom",
        "Hoe u invult",
        "Is het antwoord nul, typ dan 0.",
        "een schuilnaam (pseudoniem)",
        "minder dan drie antwoorden? Dan laten wij daarvan geen cijfers zien",
        "Bij drie zijn het laagste, het middelste en het hoogste cijfer wel de antwoorden zelf, zonder naam.",
        "Dit formulier is van | Aanbieder A",
        "Reizen, verslag en overleg tellen niet mee.",
    ):
        assert zin in tekst


def test_de_uitleg_legt_alleen_woorden_uit_die_voorkomen() -> None:
    tekst = tekst_van(load_workbook(io.BytesIO(xlsx(uitvraag_van("voorbeeld", "BES01")))), "Uitleg")
    assert "Het aantal volledige banen." in tekst
    assert "Andere functies" not in tekst
    assert "Typ een aandeel als percentage" not in tekst


@pytest.mark.parametrize(
    ("indirect", "zin"),
    [
        ("in_tarief", "Tel hier reizen, verslag en overleg niet mee."),
        ("apart", "Tel hier reizen, verslag en overleg mee: die worden bij dit product apart betaald."),
    ],
)
def test_bij_een_groep_zegt_de_vraag_welke_uren_tellen(indirect: Literal["in_tarief", "apart"], zin: str) -> None:
    """Met indirecte tijd apart staan op de kaart meer uren dan de uitleg van de regio beschrijft."""
    [kaart] = [een for een in voorbeeldregio().kaarten if een.product == "41A03"]
    assert kaart.groep is not None
    groep = replace(kaart.groep, indirecte_tijd=indirect)
    assert vraagtekst(replace(kaart, groep=groep), DECLARABELE_UREN).endswith(f"volledige baan? {zin}")


def test_de_kaart_staat_er_in_woorden_bij(boek: Workbook) -> None:
    tekst = tekst_van(boek, "Kaart")
    for regel in (
        "43A07  Verblijf met behandeling, behandelgroep (per etmaal)",
        "Rooster | Dagdienst: ma t/m vr, 7.00 tot 15.00 uur, 1 × Groepsleider",
        "Avonddienst: ma t/m vr, 14.30 tot 23.00 uur, 2 × Groepsleider",
        "Weekenddienst laat: za, zo en feestdagen, 15.00 tot 23.00 uur, 2 × Groepsleider",
        "Wakende nacht: ma t/m zo en feestdagen, 23.00 tot 7.00 uur, 1 × Nachtwacht",
        "Verblijf | 9 plaatsen, bezetting 90%, een fte levert de uren na verlof, feestdagen, ziekte, scholing en overleg",
        "Inzet | 2 begeleiders, 6 jeugdigen in een groep, bezetting 90%",
        "Groep | 8 jeugdigen, afwezig 10%",
        "Capaciteit | een bedrag per jaar voor mensen die klaarstaan, al betaald met andere producten: 45%",
        "Kwaliteitseisen | Eén begeleider op vier jeugdigen.",
        "Cao | gehandicaptenzorg",
    ):
        assert regel in tekst, regel


def test_een_rij_om_in_te_schrijven_heeft_twee_regels_en_groeit_mee() -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx(uitvraag_van("voorbeeld", "45A48")))) as zip_:
        blad = zip_.read("xl/worksheets/sheet2.xml").decode()
    rijen = dict(re.findall(r'<row r="(\d+)"([^>]*)>', blad))
    assert rijen["6"] == ' ht="29"'
    assert "customHeight" not in "".join(rijen[str(nummer)] for nummer in range(6, 12))


def test_vijandige_tekst_wordt_in_een_rekenblad_geen_formule() -> None:
    inlezing = streekinlezing(**{"functie: F0": 'functie: "=1+1"', "naam: P": 'naam: "=HYPERLINK(1) </t>"'})
    bladen = lees_boek(xlsx(maak(inlezing)))
    assert bladen.cellen["Antwoorden", "C6"] == (None, "=1+1")
    assert all(formule.startswith(("SUM", "IF(COUNT")) for formule in bladen.formules.values())
    assert bladen.cellen["Kaart", "A4"].waarde == "P  =HYPERLINK(1) </t> (per uur)"
