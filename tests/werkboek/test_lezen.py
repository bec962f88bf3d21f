"""Een werkboek dat terugkomt wordt gelezen zoals een rekenblad het ziet."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.workbook.defined_name import DefinedName

from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud
from reeletarief.invoer.werkboek.xlsx_lezen import GelezenCel
from tests.werkboek.lezing import gelezen, geweigerd
from tests.werkboek.pakketten import (
    BLAD,
    HOOFD,
    WERKBOEK,
    blad,
    delen,
    met_blad,
    pakket,
    relatie,
    relaties,
)


def cellen(rijen: str, **anders: str | bytes) -> dict[tuple[int, int], GelezenCel]:
    return dict(gelezen(met_blad(rijen, **anders)).bladen["Blad"].cellen)


def van_openpyxl(boek: openpyxl.Workbook) -> bytes:
    stroom = io.BytesIO()
    boek.save(stroom)
    return stroom.getvalue()


def test_een_werkboek_van_openpyxl() -> None:
    boek = openpyxl.Workbook()
    eigen: CustomPropertyList[Any] = getattr(boek, "custom_doc_props")  # noqa: B009 - ontbreekt in de typen van openpyxl
    eigen.append(StringProperty(name="sleutel", value="a & b\nc"))
    boek.defined_names["stap"] = DefinedName("stap", attr_text="Uren!$B$2")
    uren = boek.worksheets[0]
    uren.title = "Uren"
    uren["A1"], uren["B2"], uren["C3"] = "Zorg & 'welzijn'", 0.12, "=SUM(A1:B2)*stap"
    uren["A2"] = True
    boek.create_chartsheet("Grafiek")
    boek.create_sheet("Leeg")
    uit = gelezen(van_openpyxl(boek))
    assert uit.eigenschappen == {"sleutel": "a & b\nc"}
    assert uit.namen == {"stap": "Uren!$B$2"}
    assert list(uit.bladen) == ["Uren", "Leeg"]
    assert uit.bladen["Uren"].cellen == {
        (1, 1): GelezenCel(None, "Zorg & 'welzijn'"),
        (2, 1): GelezenCel(None, True),
        (2, 2): GelezenCel(None, Decimal("0.12")),
        (3, 3): GelezenCel("SUM(A1:B2)*stap", None),
    }


@pytest.mark.parametrize(
    ("xml", "waarde"),
    [
        ('<c r="A1"><v>7.0000000000000007E-2</v></c>', Decimal("0.07")),
        ('<c r="A1" t="n"><v> 12 </v></c>', Decimal(12)),
        ('<c r="A1"><v>1E400</v></c>', "1E400"),
        ('<c r="A1" t="str"><v>tekst</v></c>', "tekst"),
        ('<c r="A1" t="e"><v>#DIV/0!</v></c>', "#DIV/0!"),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r><rPh><t>nee</t></rPh></is></c>', "inline"),
        ('<c r="A1" t="inlineStr">\n <is>\n  <r><t>in</t>\n </r> <r><t>line</t></r></is>\n</c>', "inline"),
        ('<c t="str"><v>_x0041_ _xD800_ _xDFFF_ _x12_</v></c>', "A _xD800_ _xDFFF_ _x12_"),
        ('<c r="A1" t="s"><v>1</v></c>', "twee delen"),
    ],
)
def test_waarden(xml: str, waarde: Celinhoud) -> None:
    teksten = (
        f'<sst xmlns="{HOOFD}"><si>\n <t>een</t>\n</si>\n<si> <r><t>twee </t>\n</r> <r><t>delen</t></r>'
        "<rPh><t>nee</t></rPh><phoneticPr/></si></sst>"
    )
    gevonden = cellen(f'<row r="1">{xml}</row>', **{"xl/sharedStrings.xml": teksten})
    assert gevonden == {(1, 1): GelezenCel(None, waarde)}


def test_formules_die_excel_over_cellen_deelt() -> None:
    rijen = (
        '<row r="1"><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*Uren!$B$2+SUM(C1:D1)</f><v>2</v></c></row>'
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>4</v></c></row>'
        '<row r="3"><c r="B3"><f t="shared" si="0"/></c><c r="C3"><f t="array" ref="C3">B3*2</f><v>1</v></c>'
        '<c r="D3"><f t="dataTable" ref="D3"/><v>1</v></c></row>'
    )
    gevonden = cellen(rijen)
    assert gevonden[1, 2] == GelezenCel("A1*Uren!$B$2+SUM(C1:D1)", Decimal(2))
    assert gevonden[2, 2] == GelezenCel("A2*Uren!$B$2+SUM(C2:D2)", Decimal(4))
    assert gevonden[3, 2] == GelezenCel("A3*Uren!$B$2+SUM(C3:D3)", None)
    assert gevonden[3, 3].formule == "B3*2"
    assert gevonden[3, 4].formule == "(gegevenstabel)"


def test_cellen_zonder_plek_staan_achter_elkaar_en_lege_vallen_weg() -> None:
    gevonden = cellen(
        '<row><c><v>1</v></c><c s="3"/><c><v>2</v></c></row><row r="7"/><row><c r="AB8"><v>3</v></c></row>'
    )
    assert {plek: cel.waarde for plek, cel in gevonden.items()} == {(1, 1): 1, (1, 3): 2, (8, 28): 3}


def test_de_namen_van_de_naamruimten_maken_niet_uit() -> None:
    """Strikte OOXML heeft andere naamruimten, en sommige programma's zetten er een voorvoegsel voor."""
    anders = '<x:worksheet xmlns:x="urn:strikt"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    assert gelezen(pakket(delen() | {BLAD: anders})).bladen["Blad"].cellen[1, 1].waarde == 5


def test_een_naam_op_een_blad_valt_op_en_een_afdrukbereik_niet() -> None:
    namen = (
        '<definedNames><definedName name="stap" localSheetId="0">Blad!$A$1</definedName>'
        '<definedName name="_xlnm.Print_Area" localSheetId="0">Blad!$A$1</definedName></definedNames></workbook>'
    )
    inhoud = delen()
    inhoud[WERKBOEK] = str(inhoud[WERKBOEK]).replace("</workbook>", namen)
    assert gelezen(pakket(inhoud)).namen == {"0!stap": "Blad!$A$1"}


def test_een_koppeling_om_op_te_klikken_mag() -> None:
    extra: dict[str, str | bytes] = {
        "xl/worksheets/_rels/sheet1.xml.rels": relaties(
            relatie("hyperlink", "https://example.org", 'TargetMode="External"')
        )
    }
    gelezen(pakket(delen() | extra))


def test_een_miljoen_lege_rijen_worden_geen_cellen() -> None:
    rijen = (
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        + "".join(f'<row r="{nummer}"/>' for nummer in range(2, 200_000))
        + '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    )
    assert list(cellen(rijen)) == [(1, 1), (1_048_576, 16_384)]


def test_gedeelde_teksten_komen_uit_het_deel_waar_het_werkboek_naar_wijst() -> None:
    tekst = f'<sst xmlns="{HOOFD}"><si><t>{{}}</t></si></sst>'
    bladrelatie = relatie("worksheet", "worksheets/sheet1.xml")
    verwijzing = relatie("sharedStrings", "teksten.xml", id_="rId2")
    inhoud = delen() | {
        BLAD: blad('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
        "xl/_rels/workbook.xml.rels": relaties(bladrelatie, verwijzing),
        "xl/sharedStrings.xml": tekst.format("schijn"),
        "xl/teksten.xml": tekst.format("echt"),
    }
    assert gelezen(pakket(inhoud)).bladen["Blad"].cellen[1, 1].waarde == "echt"
    dubbel = relaties(bladrelatie, verwijzing, relatie("sharedStrings", "sharedStrings.xml", id_="rId3"))
    assert geweigerd(pakket(inhoud | {"xl/_rels/workbook.xml.rels": dubbel})).code == "RT804"


def test_een_cel_uit_een_andere_naamruimte_bestaat_niet() -> None:
    vreemd = '<row r="1"><z:c xmlns:z="urn:vreemd" r="A1"><z:v>102</z:v></z:c><c r="B1"><v>1</v></c></row>'
    assert gelezen(met_blad(vreemd)).bladen["Blad"].cellen == {(1, 2): GelezenCel(None, Decimal(1))}


def test_een_datum_is_een_getal() -> None:
    cel = gelezen(met_blad('<row r="1"><c r="A1" t="d"><v>2026-01-01T00:00:00Z</v></c></row>')).bladen["Blad"].cellen
    assert cel[1, 1].waarde == Decimal(46023)
    assert geweigerd(met_blad('<row r="1"><c r="A1" t="d"><v>morgen</v></c></row>')).code == "RT804"
