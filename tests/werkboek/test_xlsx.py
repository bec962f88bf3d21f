"""Het werkboek als xlsx: formules mét uitkomst, tekst die nooit een formule wordt, en dezelfde bytes bij dezelfde invoer."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from reeletarief.invoer.werkboek.celplek import kolomletters, kolomnummer
from reeletarief.weergave.werkboek.tabelmodel import (
    Bereik,
    Blad,
    Cel,
    Formule,
    Functie,
    Naam,
    Opmaak,
    Rekenteken,
    Rol,
    Stijl,
    Verwijzing,
)
from reeletarief.weergave.werkboek.xlsx import als_xlsx
from reeletarief.weergave.werkboek.xlsx_cellen import getal
from reeletarief.weergave.werkboek.xlsx_formule import als_tekst
from reeletarief.weergave.werkboek.xlsx_pakket import met_alternatief, met_cellen
from reeletarief.weergave.werkboek.xlsx_stijlen import GETALFORMAAT
from reeletarief.weergave.werkboek.xlsx_tekst import CELGRENS
from tests.gedeeld.zeker import aanwezig
from tests.werkboek.proefboek import bereik, cel, met_teksten, plek, proefboek

A, B, C = (plek(1, kolom) for kolom in (1, 2, 3))
WORTEL = Path(__file__).parents[2]
HOOFD = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
VOLGORDE = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetProtection", "autoFilter"),
    *("conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup"),
    *("headerFooter", "ignoredErrors", "drawing"),
)
"""CT_Worksheet: Excel weigert een blad met een andere volgorde."""


@pytest.fixture(scope="module")
def bestand() -> bytes:
    return als_xlsx(proefboek())


@pytest.fixture(scope="module")
def boek(bestand: bytes) -> Workbook:
    return load_workbook(BytesIO(bestand))


def onderdeel(bestand: bytes, naam: str) -> str:
    with ZipFile(BytesIO(bestand)) as pakket:
        return pakket.read(naam).decode()


def gelezen(*teksten: str) -> list[object]:
    """De cellen van kolom A zoals openpyxl ze leest; het soort moet overal tekst zijn."""
    werkblad = load_workbook(BytesIO(als_xlsx(met_teksten(*teksten)))).worksheets[0]
    cellen = [werkblad.cell(rij, 1) for rij in range(1, len(teksten) + 1)]
    assert {cel.data_type for cel in cellen} == {"s"}
    return [cel.value for cel in cellen]


@pytest.mark.parametrize(
    ("formule", "tekst"),
    [
        (plek(5, 4), "D5"),
        (Verwijzing("", 5, 4, vast=True), "$D$5"),
        (plek(5, 28, "Uren"), "Uren!AB5"),
        (Verwijzing("Bij 't blad", 5, 4, vast=True), "'Bij ''t blad'!$D$5"),
        (plek(1, 1, "A1"), "'A1'!A1"),
        (plek(1, 1, "RC"), "'RC'!A1"),
        (plek(1, 1, "Reële"), "'Reële'!A1"),
        (bereik(5, 4, 9, 4), "D5:D9"),
        (Bereik(plek(5, 4, "Uren"), plek(9, 4)), "Uren!D5:D9"),
        (Naam("afrondingsstap"), "afrondingsstap"),
        (Rekenteken("*", (A, B, C)), "A1*B1*C1"),
        (Rekenteken("-", (A, Rekenteken("-", (B, C)))), "A1-(B1-C1)"),
        (Rekenteken("*", (Rekenteken("+", (A, B)), C)), "(A1+B1)*C1"),
        (Rekenteken("=", (A, Functie("ROUND", (B, C)))), "A1=ROUND(B1,C1)"),
        (Functie("AND", (Rekenteken("=", (A, B)), A, Functie("MIN", (B, C)))), "AND(A1=B1,A1,MIN(B1,C1))"),
    ],
)
def test_een_formule_heeft_engelse_namen_en_kommas(formule: Formule, tekst: str) -> None:
    assert als_tekst(formule) == tekst


def test_kolomletters_lopen_door_na_z() -> None:
    assert [kolomletters(kolom) for kolom in (1, 26, 27, 52, 53, 702, 703)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]
    assert all(kolomnummer(kolomletters(kolom)) == kolom for kolom in range(1, 2000))


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        ("0.10", "0.10"),
        ("1E+3", "1000"),
        ("1E-9", "0.000000001"),
        ("123456789012345678901234.5", "123456789012345680000000"),
        ("0.33333333333333333333", "0.33333333333333333"),
    ],
)
def test_een_getal_heeft_hooguit_zeventien_cijfers_en_geen_exponent(waarde: str, tekst: str) -> None:
    assert getal(Decimal(waarde)) == tekst


def test_een_formule_draagt_haar_uitkomst(bestand: bytes, boek: Workbook) -> None:
    uitkomsten = load_workbook(BytesIO(bestand), data_only=True)["Berekening"]
    formules = boek["Berekening"]
    assert [cel.value for cel in formules[2]] == ["45A48", "='De invoer'!B5", 10, "=SUM(B2:C2)", "=D2=(B2+C2)"]
    assert [cel.value for cel in uitkomsten[2]] == ["45A48", 40.5, 10, 50.5, True]


def test_de_uitkomst_mag_tekst_of_leeg_zijn() -> None:
    rij = tuple(Cel(inhoud, Stijl(Rol.BEREKENING), A) for inhoud in ("a < b", None, False))
    werkblad = load_workbook(BytesIO(als_xlsx(proefboek(Blad("Blad", (rij,), (9,))))), data_only=True).worksheets[0]
    assert [cel.value for cel in werkblad[1]] == ["a < b", None, False]


def test_ook_wie_alleen_leest_kan_elk_blad_lezen(bestand: bytes) -> None:
    boek = load_workbook(BytesIO(bestand), read_only=True, data_only=True)
    assert [(blad.title, blad.calculate_dimension()) for blad in boek] == [
        ("Over", "A1:A4"),
        ("De invoer", "A1:C6"),
        ("Berekening", "A1:E2"),
    ]


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r"])
def test_tekst_die_op_een_formule_lijkt_blijft_tekst(begin: str) -> None:
    werkblad = load_workbook(BytesIO(als_xlsx(met_teksten(f"{begin}SUM(1)")))).worksheets[0]
    assert werkblad["A1"].data_type == "s"
    assert werkblad["A1"].quotePrefix
    assert werkblad["A1"].value == f"{begin}SUM(1)".replace("\r", "\n")


def test_gewone_tekst_krijgt_geen_aanhalingsteken() -> None:
    werkblad = load_workbook(BytesIO(als_xlsx(met_teksten("a=b")))).worksheets[0]
    assert not werkblad["A1"].quotePrefix


def test_vijandige_tekst_komt_ongeschonden_aan() -> None:
    teksten = ["<script>alert('x')</script>", "a & b &amp; c", "😀 €", "  ruimte  ", "twee\nregels", "]]>"]
    assert gelezen(*teksten) == teksten


def test_wat_xml_niet_kent_wordt_een_vraagteken() -> None:
    assert gelezen("a\x0bb", "a\ud800b", "a\r\nb\rc") == ["a\ufffdb", "a\ufffdb", "a\nb\nc"]


def test_tekst_die_op_een_xml_code_lijkt_wordt_geen_teken() -> None:
    """Excel leest ``_x0041_`` als de letter A, tenzij het onderstrepingsteken zelf als code is geschreven."""
    assert "_x005F_x0041_" in onderdeel(als_xlsx(met_teksten("_x0041_")), "xl/worksheets/sheet1.xml")


def test_te_lange_tekst_wordt_afgekapt_met_beletselteken() -> None:
    lang, breed, precies = gelezen("x" * 40_000, "😀" * 40_000, "x" * CELGRENS)
    assert lang == "x" * (CELGRENS - 1) + "…"
    assert isinstance(breed, str)
    assert len(breed.encode("utf-16-le")) // 2 <= CELGRENS
    assert breed.endswith("😀…")
    assert precies == "x" * CELGRENS


def test_dezelfde_invoer_geeft_dezelfde_bytes(bestand: bytes) -> None:
    code = (
        "import sys; from tests.werkboek.proefboek import proefboek; "
        "from reeletarief.weergave.werkboek.xlsx import als_xlsx; sys.stdout.buffer.write(als_xlsx(proefboek()))"
    )
    omgeving = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    opdracht = [sys.executable, "-c", code]
    anders = subprocess.run(opdracht, capture_output=True, check=True, env=omgeving, cwd=WORTEL)
    assert anders.stdout == bestand


def test_het_pakket_noemt_geen_tijd_en_begint_met_de_inhoud(bestand: bytes) -> None:
    with ZipFile(BytesIO(bestand)) as pakket:
        assert pakket.testzip() is None
        assert pakket.namelist()[0] == "[Content_Types].xml"
        assert {onderdeel.date_time for onderdeel in pakket.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("nummer", [1, 2, 3])
def test_de_elementen_van_een_blad_staan_in_de_volgorde_van_de_norm(bestand: bytes, nummer: int) -> None:
    wortel = ET.fromstring(onderdeel(bestand, f"xl/worksheets/sheet{nummer}.xml"))
    namen = [element.tag.removeprefix(HOOFD) for element in wortel]
    assert namen == sorted(namen, key=VOLGORDE.index)
    assert all(cel.get("r") for cel in wortel.iter(f"{HOOFD}c"))


def test_elk_blad_is_beveiligd_zonder_wachtwoord(boek: Workbook) -> None:
    for werkblad in boek:
        beveiliging = werkblad.protection
        assert beveiliging.sheet
        assert not beveiliging.password
        assert not beveiliging.hashValue
        verboden = (beveiliging.selectLockedCells, beveiliging.autoFilter, beveiliging.formatColumns)
        assert not any(verboden)


def test_alleen_invoer_is_vrij(boek: Workbook) -> None:
    vrij = [
        (werkblad.title, cel.coordinate)
        for werkblad in boek
        for rij in werkblad
        for cel in rij
        if not cel.protection.locked
    ]
    assert vrij == [("De invoer", "B5"), ("De invoer", "B6")]


def test_er_zijn_geen_samengevoegde_cellen(boek: Workbook) -> None:
    assert not any(werkblad.merged_cells.ranges for werkblad in boek)


def test_invoer_wordt_gekeurd_met_uitleg_die_past(boek: Workbook) -> None:
    (keuring,) = boek["De invoer"].data_validations.dataValidation
    assert (keuring.type, keuring.operator, keuring.formula1, keuring.formula2) == ("decimal", "between", "0", "1")
    assert str(keuring.sqref) == "B5:B6"
    assert len(keuring.promptTitle) == len(keuring.errorTitle) == 32
    assert (len(keuring.prompt), len(keuring.error)) == (255, 225)
    assert keuring.showInputMessage
    assert keuring.showErrorMessage


def test_nadruk_geeft_kleur_en_vet(boek: Workbook) -> None:
    regels = {
        str(gebied.sqref): regel
        for naam in ("De invoer", "Berekening")
        for gebied in boek[naam].conditional_formatting
        for regel in gebied.rules
    }
    assert {waar: regel.formula for waar, regel in regels.items()} == {
        "B5:B6": ["B5<>C5"],
        "E2": ["AND(NOT(ISBLANK(E2)),E2=FALSE())"],
    }
    assert all(regel.dxf.font.b and regel.dxf.fill.bgColor.rgb for regel in regels.values())


def test_afdruk_past_op_a4_met_koppen_op_elke_bladzijde(boek: Workbook) -> None:
    werkblad = boek["De invoer"]
    instelling = werkblad.page_setup
    assert (instelling.paperSize, instelling.orientation) == (9, "landscape")
    assert (instelling.fitToWidth, instelling.fitToHeight) == (1, 0)
    assert aanwezig(werkblad.sheet_properties.pageSetUpPr).fitToPage
    assert (werkblad.print_title_rows, werkblad.print_title_cols) == ("$4:$4", "$A:$A")
    assert werkblad.print_area == "'De invoer'!$A$1:$C$6"
    assert boek["Over"].page_setup.orientation == "portrait"


def test_het_afdrukbereik_omvat_de_grafieken(boek: Workbook) -> None:
    assert boek["Berekening"].print_area == "'Berekening'!$A$1:$G$46"


def test_de_voet_noemt_het_boek_het_blad_en_de_bladzijde(bestand: bytes) -> None:
    voet = ET.fromstring(onderdeel(bestand, "xl/worksheets/sheet1.xml")).findtext(
        f"{HOOFD}headerFooter/{HOOFD}oddFooter"
    )
    assert voet == "&L&8 Voorbeeldregio && co&C&8 &A&R&8 Bladzijde &P van &N"


@pytest.mark.parametrize("voet", ["x" * 500, "&" * 500, "a & b\n" * 99])
def test_een_lange_voet_past_in_wat_excel_toelaat(voet: str) -> None:
    inhoud = onderdeel(als_xlsx(proefboek(voet=voet)), "xl/worksheets/sheet1.xml")
    tekst = ET.fromstring(inhoud).findtext(f"{HOOFD}headerFooter/{HOOFD}oddFooter")
    assert tekst is not None
    assert 250 < len(tekst) <= 255
    assert tekst.endswith("…&C&8 &A&R&8 Bladzijde &P van &N")


def test_titelblokkering_filter_en_breedte(boek: Workbook) -> None:
    werkblad = boek["De invoer"]
    assert werkblad.freeze_panes == "B5"
    assert werkblad.auto_filter.ref == "A4:C6"
    assert werkblad.column_dimensions["A"].width == 20


def test_een_filter_heeft_de_verborgen_naam_die_excel_verwacht(bestand: bytes) -> None:
    naam = '<definedName name="_xlnm._FilterDatabase" localSheetId="1" hidden="1">'
    assert f"{naam}'De invoer'!$A$4:$C$6<" in onderdeel(bestand, "xl/workbook.xml")


def test_rijhoogte_alleen_waar_het_boek_erom_vraagt_en_bij_een_titel(boek: Workbook) -> None:
    hoogten = boek["Over"].row_dimensions
    assert [hoogten[rij].height for rij in (1, 2, 3)] == [24, None, 30]


def test_uitleg_op_een_regel_loopt_over_de_lege_cellen_ernaast_heen(boek: Workbook) -> None:
    assert not boek["Over"]["A2"].alignment.wrap_text
    assert boek["Over"]["A3"].alignment.wrap_text


def test_een_koppeling_gaat_naar_een_cel(boek: Workbook) -> None:
    werkblad = boek["Over"]
    assert werkblad["A4"].hyperlink.location == "'De invoer'!A1"
    assert werkblad["A4"].value == "Invoer"


def test_eigenschappen_zijn_nederlands_en_zonder_klok(boek: Workbook) -> None:
    eigenschappen = boek.properties
    assert (eigenschappen.title, eigenschappen.subject) == ("Tarieven 2026", "Rekenboek")
    assert (eigenschappen.creator, eigenschappen.language) == ("Voorbeeldregio", "nl-NL")
    assert str(eigenschappen.created) == str(eigenschappen.modified) == "2000-01-01 00:00:00"
    assert boek.calculation.fullCalcOnLoad
    gelezen_ = getattr(boek, "custom_doc_props")  # noqa: B009 - ontbreekt in de typen van openpyxl
    eigen = {eigenschap.name: eigenschap.value for eigenschap in gelezen_}
    assert eigen == {"reeletarief-versie": "1", "reeletarief-sha256": "abc"}


def test_namen_gelden_voor_het_hele_boek(boek: Workbook) -> None:
    assert boek.defined_names["afrondingsstap"].attr_text == "'De invoer'!$B$6"


def test_elke_grafiek_heeft_tekst_voor_wie_haar_niet_ziet(bestand: bytes) -> None:
    wortel = ET.fromstring(onderdeel(bestand, "xl/drawings/drawing1.xml"))
    namen = [(deel.get("name"), deel.get("descr")) for deel in wortel.iter() if deel.tag.endswith("}cNvPr")]
    assert namen == [("Grafiek 1", "Twee <delen> & een staaf"), ("Grafiek 2", "De tweede")]


def test_een_openpyxl_die_iets_anders_schrijft_valt_op(bestand: bytes) -> None:
    tekening = onderdeel(bestand, "xl/drawings/drawing1.xml").encode()
    with pytest.raises(AssertionError, match=r"schreef 0 keer .*Chart.* verwacht was 2 keer"):
        met_alternatief(tekening, proefboek().bladen[2].grafieken)
    werkblad = onderdeel(bestand, "xl/worksheets/sheet3.xml").replace("<sheetData", "<gegevens").encode()
    with pytest.raises(AssertionError, match=r"schreef 0 keer .*sheetData.* verwacht was 1 keer"):
        met_cellen(werkblad, proefboek().bladen[2], "")


def test_een_grafiek_draagt_haar_waarden(bestand: bytes) -> None:
    wortel = ET.fromstring(onderdeel(bestand, "xl/charts/chart1.xml"))
    grafiek = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    teksten = [deel.text for deel in wortel.iter(f"{grafiek}v")]
    assert teksten == ["loon", "45A48", "40.5", "overhead", "45A48", "10"]
    assert [deel.text for deel in wortel.iter(f"{grafiek}f")][:3] == [
        "Berekening!$B$1",
        "Berekening!$A$2",
        "Berekening!$B$2",
    ]
    titels = [deel.text for deel in wortel.iter() if deel.tag.endswith("}t") and deel.text]
    assert titels == ["Opbouw", "product", "Aandeel in het geheel"]


def test_elke_rol_heeft_een_celstijl_die_haar_noemt(boek: Workbook) -> None:
    assert boek["De invoer"]["B5"].style == "Invoer (te wijzigen)"
    assert boek["Berekening"]["B2"].style == "Verwijzing (ander blad)"


def test_getalformaten_zijn_onafhankelijk_van_de_taal(boek: Workbook) -> None:
    assert set(GETALFORMAAT) == set(Opmaak)
    assert boek["De invoer"]["B5"].number_format == "0.0%"
    assert not any("0,0" in formaat for formaat in GETALFORMAAT.values())


def test_een_formule_krijgt_nooit_tekstopmaak() -> None:
    """Anders wordt ze tekst zodra iemand haar opent."""
    stijl = Stijl(Rol.VERWIJZING, Opmaak.CODE)
    blad = Blad("Blad", ((cel("007", opmaak=Opmaak.CODE), Cel("007", stijl, A)),), (9,))
    werkblad = load_workbook(BytesIO(als_xlsx(proefboek(blad)))).worksheets[0]
    assert [cel.number_format for cel in werkblad[1]] == ["@", "General"]
