"""Kleine bestanden die groot of eindeloos willen worden: xlsx, ods, csv, YAML en json, elk binnen twee seconden en 300 MB."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from tests.vijandig import bronnen
from tests.vijandig.mutaties import herbouwd
from tests.vijandig.opdrachten import MET_EEN_BESTAND, Speelveld
from tests.vijandig.stand import NACHT

KLEIN = 1_000_000


def paren(bommen: Iterable[str], doelen: Sequence[str]) -> pytest.MarkDecorator:
    """Elke bom op elk bestand; in de gewone stand elke bom op één bestand, om de beurt."""
    alle = [
        (bom, doel) for n, bom in enumerate(bommen) for m, doel in enumerate(doelen) if NACHT or n % len(doelen) == m
    ]
    return pytest.mark.parametrize(("bom", "naam"), alle)


@pytest.fixture(scope="module")
def veld(tmp_path_factory: pytest.TempPathFactory) -> Speelveld:
    veld = Speelveld(tmp_path_factory.mktemp("bommen"))
    veld.schoon()
    bronnen.zet_neer(veld.regio, bronnen.basis())
    for naam, opdrachten in MET_EEN_BESTAND.items():
        bronnen.zet_neer(veld.uit, {"volumes.csv": bronnen.gemaakt()["volumes.csv"], naam: bronnen.gemaakt()[naam]})
        veld.draai(opdrachten[0])
    return veld


def draai(veld: Speelveld, naam: str, inhoud: bytes) -> str:
    """Draai alles wat dit bestand leest."""
    assert len(inhoud) <= KLEIN
    tekst = ""
    for opdracht in MET_EEN_BESTAND[naam]:
        veld.schoon()
        bronnen.zet_neer(veld.regio, bronnen.basis())
        (veld.uit / "volumes.csv").write_bytes(bronnen.gemaakt()["volumes.csv"])
        (veld.uit / naam).write_bytes(inhoud)
        tekst += veld.draai(opdracht)
    return tekst


def _xlsx_blad(rijen: str, blad: str = "sheet") -> Callable[[str, bytes], bytes]:
    """Vervang de rijen van elk blad, of alleen van het genoemde: wat slecht krimpt, moet onder een megabyte blijven."""

    def maak(naam: str, deel: bytes) -> bytes:
        if not naam.startswith(f"xl/worksheets/{blad}"):
            return deel
        voor, _, rest = deel.partition(b"<sheetData>")
        return voor + b"<sheetData>" + rijen.encode() + b"</sheetData>" + rest.partition(b"</sheetData>")[2]

    return maak


def _ods_tabel(rijen: str) -> Callable[[str, bytes], bytes]:
    def maak(naam: str, deel: bytes) -> bytes:
        return deel.replace(b"</table:table>", rijen.encode() + b"</table:table>", 1) if naam == "content.xml" else deel

    return maak


def _in_elk_deel(oud: bytes, nieuw: bytes) -> Callable[[str, bytes], bytes]:
    return lambda _naam, deel: deel.replace(oud, nieuw, 1)


LACH = (
    b'<!DOCTYPE l [<!ENTITY a "lol">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]>"
)
BUITEN = b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
XLSX: dict[str, Callable[[str, bytes], bytes]] = {
    "een miljoen lege rijen": _xlsx_blad("<row/>" * 1_000_000),
    "honderdduizend genummerde rijen": _xlsx_blad("".join(f'<row r="{n}"/>' for n in range(1, 100_001)), "sheet1."),
    "honderdduizend genummerde rijen, tweede blad": _xlsx_blad("".join(f'<row r="{n}"/>' for n in range(1, 100_001)), "sheet2."),
    "een miljoen lege cellen": _xlsx_blad("<row>" + "<c/>" * 1_000_000 + "</row>"),
    "een miljoen cellen met een getal": _xlsx_blad(("<row>" + "<c><v>1</v></c>" * 1000 + "</row>") * 1000),
    "een miljoen gedeelde formules": _xlsx_blad('<row><c r="A1"><f t="shared" si="0" ref="A1:A9">' + "A1+" * 2700 + "1</f></c>" + '<c><f t="shared" si="0"/></c>' * 300_000 + "</row>"),
    "een cel van tien miljoen tekens": _xlsx_blad('<row><c t="inlineStr"><is><t>' + "x" * 10_000_000 + "</t></is></c></row>"),
    "een getal van een miljoen cijfers": _xlsx_blad("<row><c><v>" + "9" * 1_000_000 + "</v></c></row>"),
    "1e999999999": _xlsx_blad("<row><c><v>1e999999999</v></c><c><v>1e-999999999</v></c></row>"),
    "diep genest": _xlsx_blad("<row>" * 200_000 + "</row>" * 200_000),
    "een label dat niet eindigt": _xlsx_blad("<row " + 'a="' + "x" * 5_000_000),
    "twintigduizend kenmerken": _xlsx_blad("<row " + " ".join(f'a{n}="1"' for n in range(20_000)) + "/>"),
    "een cel op de laatste plek": _xlsx_blad('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "een cel voorbij de laatste plek": _xlsx_blad('<row r="999999999999"><c r="ZZZZZZ999999999999"><v>1</v></c></row>'),
    "entiteiten": _in_elk_deel(b"<worksheet", LACH + b"<worksheet"),
    "een entiteit van buiten": _in_elk_deel(b"<worksheet", BUITEN + b"<worksheet"),
    "een koppeling van buiten": _in_elk_deel(b"</Relationships>", b'<Relationship Id="x" Type="http://x/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>'),
    "een blad buiten de zip": _in_elk_deel(b"worksheets/sheet1.xml", b"../../../../../etc/passwd"),
    "een formule naar buiten": _xlsx_blad("<row><c><f>'file:///etc/[passwd]x'!A1</f><v>1</v></c><c><f>WEBSERVICE(\"http://x\")</f><v>1</v></c></row>"),
}  # fmt: skip
ODS: dict[str, Callable[[str, bytes], bytes]] = {
    "een miljard lege rijen": _ods_tabel('<table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"/></table:table-row>'),
    "een miljoen losse lege rijen": _ods_tabel("<table:table-row/>" * 1_000_000),
    "een miljoen losse lege cellen": _ods_tabel("<table:table-row>" + "<table:table-cell/>" * 1_000_000 + "</table:table-row>"),
    "een gevulde cel een miljard keer": _ods_tabel('<table:table-row><table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="1000000000"/></table:table-row>'),
    "een miljard spaties": _ods_tabel('<table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="1000000000"/></text:p></table:table-cell></table:table-row>'),
    "honderdduizend alinea's": _ods_tabel("<table:table-row><table:table-cell office:value-type=\"string\">" + "<text:p>a</text:p>" * 100_000 + "</table:table-cell></table:table-row>"),
    "diep genest": _ods_tabel("<text:p>" * 200_000),
    "een herhaling van duizend cijfers": _ods_tabel(f'<table:table-row table:number-rows-repeated="{"9" * 5000}"/>'),
    "entiteiten": _in_elk_deel(b"<office:document-content", LACH + b"<office:document-content"),
    "een entiteit van buiten": _in_elk_deel(b"<office:document-content", BUITEN + b"<office:document-content"),
}  # fmt: skip


@paren(XLSX, ["besluit.xlsx", "uitvraag-2026-aanbieder-a.xlsx", "opgave.xlsx"])
def test_een_xlsx_die_groot_wil_worden(veld: Speelveld, naam: str, bom: str) -> None:
    draai(veld, naam, herbouwd(bronnen.gemaakt()[naam], XLSX[bom]))


@paren(ODS, ["uitvraag-2026-aanbieder-a.ods", "opgave.ods"])
def test_een_ods_die_groot_wil_worden(veld: Speelveld, naam: str, bom: str) -> None:
    draai(veld, naam, herbouwd(bronnen.gemaakt()[naam], ODS[bom]))


def _zip(*delen: tuple[str, bytes]) -> bytes:
    stroom = io.BytesIO()
    with zipfile.ZipFile(stroom, "w", zipfile.ZIP_DEFLATED) as archief:
        for naam, deel in delen:
            archief.NameToInfo.pop(naam, None)
            archief.writestr(zipfile.ZipInfo(naam), deel, zipfile.ZIP_DEFLATED)
    return stroom.getvalue()


def _met_valse_maat(inhoud: bytes) -> bytes:
    """De maat in de inhoudsopgave van de zip is kleiner dan wat eruit komt."""
    plek = inhoud.rindex(b"PK\x01\x02")
    return inhoud[: plek + 24] + (100).to_bytes(4, "little") + inhoud[plek + 28 :]


ZIPS: dict[str, Callable[[bytes], bytes]] = {
    "een gigabyte nullen": lambda heel: _zip(*_delen(heel), ("xl/nul.bin", bytes(900_000_000))),
    "een deel dat groter is dan het zegt": lambda heel: _met_valse_maat(_zip(*_delen(heel), ("xl/x.xml", bytes(50_000_000)))),
    "tienduizend delen": lambda heel: _zip(*_delen(heel), *((f"d{n}", b"") for n in range(8_000))),
    "elk deel twee keer": lambda heel: _zip(*_delen(heel), *_delen(heel)),
    "een pad naar buiten": lambda heel: _zip(*_delen(heel), ("../../../../tmp/buiten.xml", b"<a/>"), ("/etc/passwd", b"x")),
    "een zip in een zip": lambda heel: _zip(*_delen(heel), ("xl/binnen.zip", heel)),
    "alleen de inhoudsopgave": lambda heel: heel[heel.index(b"PK\x01\x02") :],
    "de helft": lambda heel: heel[: len(heel) // 2],
    "met iets ervoor": lambda heel: b"#!/bin/sh\n" + heel,
    "met iets erachter": lambda heel: heel + b"x" * 70_000,
    "versleuteld": lambda heel: heel.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00"),
    "een onbekende inpakwijze": lambda heel: heel.replace(b"\x08\x00\x00\x00\x21\x00", b"\x63\x00\x00\x00\x21\x00"),
}  # fmt: skip


def _delen(heel: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(heel)) as archief:
        return [(naam, archief.read(naam)) for naam in archief.namelist()]


@paren(ZIPS, ["besluit.xlsx", "opgave.xlsx", "uitvraag-2026-aanbieder-a.ods"])
def test_een_zip_die_liegt(veld: Speelveld, naam: str, bom: str) -> None:
    draai(veld, naam, ZIPS[bom](bronnen.gemaakt()[naam]))


KOPPEN = {"volumes.csv": b"gemeente;product;aanbieder;aantal;jaar\n", "gemeenten.csv": b"code;naam\n", "plafonds.csv": b"aanbieder;jaar;plafond\n", "kader.csv": b"gemeente,product,2026,2027\n", "aanbieders.csv": b"pseudoniem;naam\n", "salaris.csv": b"schaal;trede;maandbedrag_eur\n", "uitvraag-2026-aanbieder-a.csv": b""}  # fmt: skip
CSV = {
    "bijna een miljoen lege regels": b"\n" * 950_000,
    "lege rijen": b";;;;\n" * 150_000,
    "velden zonder einde": b";" * 900_000,
    "een open aanhalingsteken": b'"' + b"x\n" * 400_000,
    "aanhalingstekens": b'"' * 900_000,
    "een lange regel": b"x" * 900_000,
    "alleen wagenterugloop": b"a;b\r" * 200_000,
    "nullen": bytes(900_000),
    "verschillende rijen": b"".join(b"g%d;p%d;a%d;1;2026\n" % (n, n, n) for n in range(35_000)),
    "dezelfde rij": b"Bovenveld;45A48;Aanbieder A;1;2026\n" * 25_000,
    "grote getallen": b"Bovenveld;45A48;A;" + b"9" * 900_000 + b";2026\n",
    "formules": b"=1+1;@x;+1;-1;=cmd|' /C calc'!A0\n" * 20_000,
    "geen utf-8": b"\xff\xfe" * 400_000,
    "regelscheiders van unicode": "a\u2028b\u2029\x85;".encode() * 80_000,
}


@paren(CSV, list(KOPPEN))
def test_een_csv_die_groot_wil_worden(veld: Speelveld, naam: str, bom: str) -> None:
    draai(veld, naam, (KOPPEN[naam] + CSV[bom])[:KLEIN])


LANG = {
    "volumes, gemeenten": ("volumes.csv", "g%d;45A48;a;1;2026", "begroting {uit}/volumes.csv"),
    "volumes, aanbieders": ("volumes.csv", "g;45A48;a%d;1;2026", "begroting {uit}/volumes.csv"),
    "plafonds": ("plafonds.csv", "a%d;2026;1", "begroting {uit}/volumes.csv --plafonds {uit}/plafonds.csv"),
    "kader, producten": ("kader.csv", "g,p%d,1,1", "begroting --kader {uit}/kader.csv"),
    "kader, gemeenten": ("kader.csv", "g%d,p,1,1", "begroting --kader {uit}/kader.csv"),
    "gemeenten": ("gemeenten.csv", "%04d;n", "tarieflijst --als-concept --gemeenten {uit}/gemeenten.csv -f csv"),
    "aanbieders": ("aanbieders.csv", "a%d;n", "uitvraag maak {uit}/u --aanbieders {uit}/aanbieders.csv -f csv"),
    "salaris": (
        "salaris.csv",
        "%d;1;2000.00",
        "nieuw cao-tabel ander 2026-01-01 --salaris {uit}/salaris.csv -o {uit}/t.yaml",
    ),
}
"""Een rij van een bestand dat klopt, met waar zij van de andere verschilt, en de opdracht die het leest."""


@pytest.mark.parametrize("soort", LANG)
def test_een_lang_bestand_zonder_fouten(veld: Speelveld, soort: str) -> None:
    """Twee keer zo lang kost twee keer zoveel: wie elke rij met elke eerdere vergelijkt, is hier niet op tijd."""
    naam, rij, opdracht = LANG[soort]
    veld.schoon()
    bronnen.zet_neer(veld.regio, bronnen.basis())
    (veld.uit / "volumes.csv").write_bytes(bronnen.gemaakt()["volumes.csv"])
    rijen = "".join(f"{rij % nummer}\n" for nummer in range(20_000))
    (veld.uit / naam).write_bytes(KOPPEN[naam] + rijen.encode())
    veld.draai(tuple(opdracht.split()))


YAML = {
    "lachende entiteiten": b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(b"%c: &%c [*%c,*%c,*%c]\n" % (98 + n, 98 + n, 97 + n, 97 + n, 97 + n) for n in range(20)),
    "haken": b"[" * 900_000,
    "accolades": b"{a: " * 200_000,
    "streepjes": b"- " * 400_000,
    "inspringing": b"".join(b" " * n + b"a:\n" for n in range(1200)),
    "vraagtekens": b"? " * 400_000,
    "open aanhalingsteken": b'a: "' + b"x\n" * 400_000,
    "lange sleutel": b"a" * 900_000 + b": 1\n",
    "lange waarde": b"naam: " + b"x" * 900_000,
    "lang getal": b"tariefjaar: " + b"9" * 900_000,
    "lang percentage": b"overhead: 0." + b"9" * 900_000 + b"%",
    "sleutels": b"".join(b"s%d: 1\n" % n for n in range(90_000)),
    "dubbele sleutels": b"a: 1\n" * 190_000,
    "ankers": b"".join(b"- &a%d x\n" % n for n in range(80_000)),
    "tags": b"- !!python/object/apply:os.system ['id']\n" * 20_000,
    "documenten": b"---\n" * 200_000,
    "blokteksten": b"a: |\n" + b"  x\n" * 200_000,
    "gevouwen": b"a: >\n" + b"  x\n\n" * 180_000,
    "commentaar": b"#\n" * 450_000,
    "conflicten": b"<<<<<<< x\n" * 90_000,
    "streepjes met blokken": b"functiemix:\n" + b"  - {functie: x, schaal: \"7\", trede: max, aandeel: 1%}\n" * 16_000,
    "verlengtekens": ("naam: " + "e" + "\u0301" * 400_000).encode(),
    "gelijkende sleutels": b"".join(b"werkgeverslastem%d: 1\n" % n for n in range(40_000)),
    "nullen": bytes(900_000),
    "utf-16": ("naam: x\n" * 50_000).encode("utf-16"),
    "besluitblokken": b"vastgesteld:\n  a: 1\n" * 45_000,
    "json diep": b"[" * 450_000 + b"]" * 450_000,
    "json getallen": b"[" + b"1e999999999," * 75_000 + b"1]",
}  # fmt: skip


@paren(
    YAML,
    [
        "opslagen.yaml",
        "productkaarten/45A48.yaml",
        "cao/proef/2026-01-01.yaml",
        "reacties/r.yaml",
        "verantwoording.yaml",
        "vastgesteld/2026.json",
    ],
)
def test_een_bestand_van_de_werkmap_dat_groot_wil_worden(veld: Speelveld, naam: str, bom: str) -> None:
    opdracht = {
        "reacties/r.yaml": ["reacties"],
        "verantwoording.yaml": ["controleer"],
        "vastgesteld/2026.json": ["verifieer", "--vastgesteld", "2026"],
    }.get(naam, ["bereken"])
    for achter in (False, True):
        veld.schoon()
        regio = dict(bronnen.basis())
        goed = regio.get(naam, b"")
        bronnen.zet_neer(veld.regio, {**regio, naam: ((goed + b"\n" if achter else b"") + YAML[bom])[:KLEIN]})
        veld.draai(opdracht)


@paren(YAML, ["opgave.yaml", "scenarios.yaml", "oud.json", "2026.json"])
def test_een_los_bestand_dat_groot_wil_worden(veld: Speelveld, naam: str, bom: str) -> None:
    draai(veld, naam, YAML[bom][:KLEIN])


@pytest.mark.parametrize(
    "pad", ["../../etc/passwd", "/etc/passwd", "productkaarten/../../x.yaml", "a\0b.yaml", "x" * 100_000]
)
def test_een_besluit_met_een_pad_naar_buiten_leest_daar_niet(veld: Speelveld, pad: str) -> None:
    blok = json.loads(bronnen.gemaakt()["2026.json"])
    blok["invoer"][pad] = "naam: x\n"
    draai(veld, "2026.json", json.dumps(blok).encode())


@pytest.mark.parametrize("aantal", [300, 3000])
def test_veel_bestanden_en_diepe_mappen(veld: Speelveld, aantal: int, tmp_path: Path) -> None:
    """Veel kleine bestanden met een fout: samen minder dan een megabyte."""
    veld.schoon()
    bronnen.zet_neer(veld.regio, bronnen.basis())
    bronnen.zet_neer(veld.regio, {f"productkaarten/{n}.yaml": b'product: "45A48"\nnaam: no\n' for n in range(aantal)})
    diep = veld.regio / "cao"
    for _ in range(100):
        diep /= "d"
    diep.mkdir(parents=True)
    veld.draai(["bereken"])
