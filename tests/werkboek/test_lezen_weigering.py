"""Een bestand dat geen bruikbaar werkboek is, wordt geweigerd met de reden: een ander soort, beschadigd, te groot, of met gegevens van elders."""

from __future__ import annotations

import io
import zipfile

import pytest

from reeletarief.invoer.werkboek import pakket as werkboekpakket
from reeletarief.invoer.werkboek import veilige_xml, xlsx_blad, xlsx_lezen
from reeletarief.invoer.werkboek.xlsx_lezen import GelezenWerkboek, lees_werkboek
from tests.werkboek.lezing import gelezen, geweigerd
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


def test_twee_bladen_die_alleen_in_hoofdletters_verschillen() -> None:
    twee = delen() | {
        WERKBOEK: f'<workbook xmlns="{HOOFD}" xmlns:r="{RELATIE}"><sheets><sheet name="Blad" sheetId="1" r:id="rId1"/>'
        '<sheet name="BLAD" sheetId="2" r:id="rId1"/></sheets></workbook>',
    }
    assert "dezelfde naam" in geweigerd(pakket(twee)).wat
