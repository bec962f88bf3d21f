"""Een werkboek dat terugkomt wordt gelezen zoals een rekenblad het ziet, en anders geweigerd met de reden."""

from __future__ import annotations

import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.packaging.custom import StringProperty
from openpyxl.workbook.defined_name import DefinedName

from reeletarief.fouten import Bevinding
from reeletarief.invoer.werkboek import pakket as werkboekpakket
from reeletarief.invoer.werkboek import veilige_xml, xlsx_blad, xlsx_lezen
from reeletarief.invoer.werkboek.xlsx_lezen import GelezenCel, GelezenWerkboek, lees_werkboek
from tests.werkboek.pakketten import (
    BLAD,
    HOOFD,
    INHOUD,
    RELATIE,
    WERKBOEK,
    blad,
    delen,
    inhoudsopgave,
    met_blad,
    pakket,
    relatie,
    relaties,
)


def gelezen(inhoud: bytes) -> GelezenWerkboek:
    boek = lees_werkboek(inhoud, "besluit.xlsx")
    assert isinstance(boek, GelezenWerkboek), boek
    return boek


def geweigerd(inhoud: bytes) -> Bevinding:
    bevinding = lees_werkboek(inhoud, "besluit.xlsx")
    assert isinstance(bevinding, Bevinding)
    assert bevinding.wat.endswith(".")
    assert bevinding.remedie.endswith(".")
    assert bevinding.plaats is not None
    assert bevinding.plaats.bestand == "besluit.xlsx"
    return bevinding


def cellen(rijen: str, **anders: str | bytes) -> dict[tuple[int, int], GelezenCel]:
    return dict(gelezen(met_blad(rijen, **anders)).bladen["Blad"].cellen)


def van_openpyxl(boek: openpyxl.Workbook) -> bytes:
    stroom = io.BytesIO()
    boek.save(stroom)
    return stroom.getvalue()


def test_een_werkboek_van_openpyxl() -> None:
    boek = openpyxl.Workbook()
    boek.custom_doc_props.append(StringProperty(name="sleutel", value="a & b\nc"))
    boek.defined_names["stap"] = DefinedName("stap", attr_text="Uren!$B$2")
    boek.active.title = "Uren"
    boek.active["A1"], boek.active["B2"], boek.active["C3"] = "Zorg & 'welzijn'", 0.12, "=SUM(A1:B2)*stap"
    boek.active["A2"] = True
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
def test_waarden(xml: str, waarde: object) -> None:
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
    extra = {
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


# Wat geweigerd wordt.

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(1000)
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    ("inhoud", "soort"),
    [
        (b"", "een leeg bestand"),
        (b"product;tarief\r\n45A48;98,76\r\n", "tekst, zoals .csv"),
        (b"\xef\xbb\xbfproduct;tarief\n", "tekst, zoals .csv"),
        (b"%PDF-1.7\n", "een pdf"),
        (b"{\\rtf1 x}", "een rtf-tekst"),
        (b"<html><table>", "een webpagina"),
        (b"<!doctype HTML><table>", "een webpagina"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "een xml-bestand"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "een onbekend soort bestand"),
        (OLE, "een oud Office-bestand, zoals .xls"),
        (pakket({}), "een leeg zip-bestand"),
        (pakket({"tarieven.csv": "a;b"}), "een gewoon zip-bestand"),
        (pakket({"mimetype": MIMETYPE, "content.xml": "<a/>"}), "een OpenDocument-rekenblad (.ods)"),
        (pakket({"mimetype": MIMETYPE.replace("spreadsheet", "text")}), "een ander OpenDocument-bestand"),
        (pakket(delen() | {INHOUD: inhoudsopgave("application/msword")}), "een ander Office-bestand"),
    ],
    ids=lambda deel: deel if isinstance(deel, str) else "",
)
def test_een_ander_soort_bestand(inhoud: bytes, soort: str) -> None:
    bevinding = geweigerd(inhoud)
    assert bevinding.code == "RT802"
    assert soort in bevinding.wat
    assert ".xlsx" in bevinding.remedie


def test_versleuteld_door_excel() -> None:
    assert geweigerd(OLE + "EncryptedPackage".encode("utf-16-le")).code == "RT803"


def test_een_zip_met_wachtwoord() -> None:
    inhoud = bytearray(pakket(delen()))
    for begin, plek in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        inhoud[inhoud.index(begin) + plek] |= 1
    assert geweigerd(bytes(inhoud)).code == "RT803"


@pytest.mark.parametrize("deel", [0.3, 0.6, 0.9, 0.999])
def test_afgebroken(deel: float) -> None:
    inhoud = pakket(delen())
    assert geweigerd(inhoud[: int(len(inhoud) * deel)]).code == "RT804"


def test_een_veranderde_byte_klopt_niet_met_de_controlesom() -> None:
    inhoud = bytearray(pakket(delen()))
    plek = inhoud.index(BLAD.encode()) + len(BLAD) + 4
    inhoud[plek] ^= 0xFF
    bevinding = geweigerd(bytes(inhoud))
    assert bevinding.code == "RT804"
    assert BLAD in bevinding.wat


def test_elke_willekeurige_byte_geeft_een_werkboek_of_een_reden() -> None:
    goed = pakket(delen())
    for plek in range(0, len(goed), 3):
        inhoud = bytearray(goed)
        inhoud[plek] ^= 0x5A
        uit = lees_werkboek(bytes(inhoud), "besluit.xlsx")
        assert isinstance(uit, GelezenWerkboek) or uit.code.startswith("RT80")


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({WERKBOEK: "<workbook"}, "klopt de XML niet (regel 1)"),
        ({WERKBOEK: b'<?xml version="1.0" encoding="onzin"?><workbook/>'}, "klopt de XML niet"),
        ({BLAD: "geen xml"}, "klopt de XML niet"),
        ({BLAD: blad('<row r="1"><c r="A1"><v>een</v></c></row>')}, "een cel bevat geen getal"),
        ({BLAD: blad('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')}, "een tekst die er niet is"),
        ({BLAD: blad('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>')}, "een nummer is geen getal"),
        ({BLAD: blad('<row r="1"><c r="A2"><v>1</v></c></row>')}, "niet op haar rij"),
        ({BLAD: blad('<row r="1"><c r="a1"><v>1</v></c></row>')}, "niet op haar rij"),
        ({BLAD: blad('<row r="0"/>')}, "een rijnummer bestaat niet"),
        ({BLAD: blad('<row r="9999999"/>')}, "een rijnummer bestaat niet"),
        ({BLAD: blad('<row r="1"><c r="XFE1"><v>1</v></c></row>')}, "buiten het blad"),
        ({BLAD: blad('<c r="A1"><v>1</v></c>')}, "niet op haar rij"),
        ({BLAD: blad('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>')}, "twee keer"),
        ({BLAD: blad('<row r="1"><c r="A1"><f t="shared" si="4"/></c></row>')}, "heeft geen begin"),
        ({"xl/_rels/workbook.xml.rels": relaties()}, "waar het staat"),
        ({"xl/_rels/workbook.xml.rels": relaties(relatie("worksheet", "worksheets/weg.xml"))}, "ontbreekt"),
        ({"XL/WORKBOOK.XML": "<a/>"}, "twee keer"),
    ],
    ids=lambda deel: deel if isinstance(deel, str) else "",
)
def test_beschadigd(anders: dict[str, str | bytes], reden: str) -> None:
    bevinding = geweigerd(pakket(delen() | anders))
    assert bevinding.code == "RT804"
    assert reden in bevinding.wat


def test_zonder_werkboek_of_met_twee_bladen_van_dezelfde_naam() -> None:
    zonder = delen()
    dubbel = delen()
    sheet = '<sheet name="Blad" sheetId="1" r:id="rId1"/>'
    dubbel[WERKBOEK] = str(zonder.pop(WERKBOEK)).replace(sheet, sheet * 2)
    assert "ontbreekt" in geweigerd(pakket(zonder)).wat
    assert "dezelfde naam" in geweigerd(pakket(dubbel)).wat


@pytest.mark.parametrize(
    "extra",
    [
        {"xl/vbaProject.bin": b"\0"},
        {"xl/VBAPROJECT.BIN": b"\0"},
        {"xl/macrosheets/sheet1.xml": "<a/>"},
        {"xl/activeX/activeX1.bin": b"\0"},
        {"xl/embeddings/oleObject1.bin": b"\0"},
        {INHOUD: inhoudsopgave("application/vnd.ms-excel.sheet.macroEnabled.main+xml")},
        {INHOUD: inhoudsopgave("application/vnd.ms-excel.sheet.binary.macroEnabled.main")},
    ],
    ids=lambda extra: next(iter(extra)),
)
def test_macros(extra: dict[str, str | bytes]) -> None:
    assert geweigerd(pakket(delen() | extra)).code == "RT805"


@pytest.mark.parametrize(
    "extra",
    [
        {"xl/externalLinks/externalLink1.xml": "<a/>"},
        {"xl/connections.xml": "<a/>"},
        {"xl/queryTables/queryTable1.xml": "<a/>"},
        {
            "xl/drawings/_rels/drawing1.xml.rels": relaties(
                relatie("image", "https://example.org/x.png", 'TargetMode="External"')
            )
        },
    ],
    ids=lambda extra: next(iter(extra)),
)
def test_gegevens_van_elders(extra: dict[str, str | bytes]) -> None:
    assert geweigerd(pakket(delen() | extra)).code == "RT806"


LACH = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    + "]><worksheet>&a11;</worksheet>"
)


@pytest.mark.parametrize("deel", [BLAD, WERKBOEK, INHOUD, "xl/sharedStrings.xml", "docProps/custom.xml"])
@pytest.mark.parametrize(
    "xml",
    [
        LACH.encode(),
        LACH.replace('version="1.0"', 'version="1.0" encoding="utf-16"').encode("utf-16"),
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
    ],
    ids=["lach", "lach-utf-16", "systeem"],
)
def test_een_documenttype(deel: str, xml: bytes) -> None:
    assert geweigerd(pakket(delen() | {deel: xml})).code == "RT808"


def test_een_zipbom_wordt_niet_uitgepakt() -> None:
    bevinding = geweigerd(pakket(delen() | {"xl/media/vol.bin": bytes(20_000_000)}))
    assert bevinding.code == "RT807"
    assert "300 keer zo groot" in bevinding.wat


def test_een_zipbom_die_over_zijn_maat_liegt_levert_niet_meer_dan_hij_opgaf(monkeypatch: pytest.MonkeyPatch) -> None:
    """De opgegeven maat is de grens bij het uitpakken; daarna klopt de controlesom niet."""
    bom = "<worksheet>" + " " * 20_000_000 + "</worksheet>"
    inhoud = pakket(delen() | {BLAD: bom}).replace(len(bom).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    bevinding = geweigerd(inhoud)
    assert bevinding.code == "RT804"
    assert "niet uit te pakken" in bevinding.wat


@pytest.mark.parametrize(
    ("module", "grens", "waarde", "reden"),
    [
        (werkboekpakket, "GROOTSTE_BESTAND", 100, "het bestand is groter"),
        (werkboekpakket, "MEESTE_DELEN", 3, "meer dan 3 delen"),
        (werkboekpakket, "GROOTSTE_DEEL", 100, "uitgepakt groter"),
        (werkboekpakket, "GROOTSTE_GEHEEL", 100, "uitgepakt is het groter"),
        (werkboekpakket, "GROOTSTE_KLEINE_DEEL", 10, "uitgepakt groter"),
        (xlsx_blad, "MEESTE_CELLEN", 1, "meer cellen"),
        (xlsx_lezen, "MEESTE_BLADEN", 0, "meer dan 0 bladen"),
        (veilige_xml, "MEESTE_ELEMENTEN", 8, "meer inhoud"),
        (veilige_xml, "MEESTE_NAMEN", 2, "meer inhoud"),
    ],
    ids=lambda deel: deel if isinstance(deel, str) and deel.isupper() else "",
)
def test_te_groot(monkeypatch: pytest.MonkeyPatch, module: object, grens: str, waarde: int, reden: str) -> None:
    monkeypatch.setattr(module, grens, waarde)
    bevinding = geweigerd(pakket(delen()))
    assert bevinding.code == "RT807"
    assert reden in bevinding.wat


def test_een_zip_met_een_onbekende_inpakking() -> None:
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w") as archief:
        for naam, deel in delen().items():
            archief.writestr(naam, deel)
    inhoud = bytearray(stroom.getvalue())
    inhoud[inhoud.index(b"PK\x01\x02") + 10] = 97
    assert geweigerd(bytes(inhoud)).code == "RT804"


@pytest.mark.parametrize(
    ("deel", "xml"),
    [
        (WERKBOEK, "<workbook>" + "<a/><b />" * 30_000 + "</workbook>"),
        ("xl/_rels/meer.rels", "<Relationships>" + "<a/><b />" * 30_000 + "</Relationships>"),
        (BLAD, "<worksheet>" + "".join(f"<a{nummer}/>" for nummer in range(1_100)) + "</worksheet>"),
        (BLAD, "<worksheet " + " ".join(f'a{nummer}="{nummer}"' for nummer in range(300_000)) + "/>"),
    ],
    ids=["veel elementen", "veel elementen in relaties", "veel namen", "veel kenmerken"],
)
def test_een_klein_pakket_met_te_veel_xml(deel: str, xml: str) -> None:
    """Een paar MB kan miljoenen elementen of kenmerken bevatten; dat kost seconden en gigabytes."""
    bevinding = geweigerd(pakket(delen() | {deel: xml}))
    assert bevinding.code == "RT807"
    assert deel in bevinding.wat
    assert "meer inhoud" in bevinding.wat


def test_de_grens_voor_cellen_geldt_voor_alle_bladen_samen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_blad, "MEESTE_CELLEN", 3)
    twee = delen() | {
        WERKBOEK: f'<workbook xmlns="{HOOFD}" xmlns:r="{RELATIE}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/>'
        '<sheet name="B" sheetId="2" r:id="rId1"/></sheets></workbook>',
    }
    assert "meer cellen" in geweigerd(pakket(twee)).wat


def _gedeeld(formule: str, *volgers: str) -> bytes:
    eerste = f'<c r="A1"><f t="shared" si="0" ref="A1:A9">{formule}</f><v>1</v></c>'
    return met_blad(f'<row r="1">{eerste}{"".join(volgers)}</row>')


VOLGER = '<c r="B1"><f t="shared" si="0"/><v>1</v></c>'


@pytest.mark.parametrize("formule", ["&quot;((((", "'["])
def test_een_gedeelde_formule_die_geen_formule_is(formule: str) -> None:
    assert geweigerd(_gedeeld(formule, VOLGER)).code == "RT804"


def test_een_lange_gedeelde_formule_wordt_niet_verschoven(monkeypatch: pytest.MonkeyPatch) -> None:
    """Die is nooit van dit programma, en verschuiven kost per cel milliseconden."""
    lang = "+".join(["C1"] * 1000)
    cellen = gelezen(_gedeeld(lang, VOLGER)).bladen["Blad"].cellen
    assert cellen[1, 2].formule == lang
    monkeypatch.setattr(xlsx_blad, "MEESTE_FORMULETEKENS", 1)
    assert geweigerd(_gedeeld("C1+C2", VOLGER)).code == "RT807"


def test_het_pakket_mag_geen_ander_werkboek_aanwijzen() -> None:
    """Een rekenblad opent wat ``_rels/.rels`` aanwijst; anders keurt verifieer een ander boek dan de lezer ziet."""
    goed = delen() | {"_rels/.rels": relaties(relatie("officeDocument", "xl/workbook.xml"))}
    assert list(gelezen(pakket(goed)).bladen) == ["Blad"]
    assert list(gelezen(pakket(goed | {"_rels/.rels": relaties(relatie("officeDocument", "/xl/workbook.xml"))})).bladen)
    ander = goed | {"_rels/.rels": relaties(relatie("officeDocument", "xl/anders.xml"))}
    assert "wijst een ander werkboek aan" in geweigerd(pakket(ander)).wat


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


def test_twee_bladen_die_alleen_in_hoofdletters_verschillen() -> None:
    twee = delen() | {
        WERKBOEK: f'<workbook xmlns="{HOOFD}" xmlns:r="{RELATIE}"><sheets><sheet name="Blad" sheetId="1" r:id="rId1"/>'
        '<sheet name="BLAD" sheetId="2" r:id="rId1"/></sheets></workbook>',
    }
    assert "dezelfde naam" in geweigerd(pakket(twee)).wat
