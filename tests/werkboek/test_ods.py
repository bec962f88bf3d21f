"""Het werkboek als OpenDocument: dezelfde formules en uitkomsten, en tekst die tekst blijft."""

from __future__ import annotations

import zipfile
from decimal import Decimal
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from reeletarief.weergave.werkboek.ods import als_ods
from reeletarief.weergave.werkboek.ods_formule import bladnaam, formule
from reeletarief.weergave.werkboek.tabelmodel import (
    Bereik,
    Functie,
    Naam,
    Rekenteken,
    Rol,
    Stijl,
)
from tests.werkboek.ods_lezen import cellen, deel, een, q, tekst
from tests.werkboek.proefboek import EURO, boek_met, plek, rekenblad, rekenboek, vaste_getallen

# Formules.


@pytest.mark.parametrize(
    ("deel_", "verwacht"),
    [
        (plek(5, 4), "[.D5]"),
        (plek(5, 4, vast=True), "[.$D$5]"),
        (plek(5, 4, "Uren"), "[$Uren.D5]"),
        (plek(5, 4, "Uren", vast=True), "[$Uren.$D$5]"),
        (plek(5, 4, "Uren 't"), "[$'Uren ''t'.D5]"),
        (Bereik(plek(5, 4), plek(9, 4)), "[.D5:.D9]"),
        (Bereik(plek(5, 4, "Cao", vast=True), plek(9, 5, "Cao", vast=True)), "[$Cao.$D$5:.$E$9]"),
        (Naam("afrondingsstap"), "afrondingsstap"),
        (Rekenteken("*", (plek(5, 4), plek(5, 4, "Uren", vast=True))), "[.D5]*[$Uren.$D$5]"),
        (Rekenteken("-", (plek(1, 1), Rekenteken("-", (plek(1, 2), plek(1, 3))))), "[.A1]-([.B1]-[.C1])"),
        (
            Functie("AND", (Rekenteken("=", (plek(1, 1), plek(1, 2))), plek(1, 3), plek(1, 4))),
            "AND([.A1]=[.B1];[.C1];[.D1])",
        ),
    ],
)
def test_een_formule_staat_er_in_openformula(deel_: Any, verwacht: str) -> None:
    assert formule(deel_) == verwacht


def test_een_bladnaam_met_meer_dan_letters_krijgt_aanhalingstekens() -> None:
    assert bladnaam("Uren") == "Uren"
    assert bladnaam("Uren & zo's") == "'Uren & zo''s'"


def test_een_formule_draagt_haar_uitkomst_en_de_tekst_ervan() -> None:
    tarief = cellen(rekenboek())[1][3]
    assert tarief.get(q("table:formula")) == "of:=([.B2]+[.C2])*opslag"
    assert tarief.get(q("office:value-type")) == "currency"
    assert tarief.get(q("office:value")) == "132.55"
    assert tekst(tarief) == "€ 132,55"


def test_een_vergelijking_draagt_waar_of_onwaar() -> None:
    gelijk = een(False, Stijl(Rol.CONTROLE), formule=Rekenteken("=", (plek(2, 1), plek(2, 2))))
    assert gelijk.get(q("office:value-type")) == "boolean"
    assert gelijk.get(q("office:boolean-value")) == "false"
    assert tekst(gelijk) == "ONWAAR"


def test_een_getal_houdt_al_zijn_cijfers() -> None:
    assert een(Decimal("0.123456789012345678900"), EURO).get(q("office:value")) == "0.1234567890123456789"
    assert een(Decimal("1E+3"), EURO).get(q("office:value")) == "1000"


# Tekst.

VIJANDIG = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "of:=1+1",
    "'=1",
    "<b>&amp;</b>",
    '"',
    "]]>",
    "  a  b ",
    "a\tb",
    "\ta",
    "a\n\nb\n",
]


@pytest.mark.parametrize("vreemd", [*VIJANDIG, "€ — ﬁ 😀", "x" * 100_000, "", " "])
def test_tekst_blijft_letterlijk_tekst(vreemd: str) -> None:
    gelezen = een(vreemd)
    assert gelezen.get(q("office:value-type")) == "string"
    assert gelezen.get(q("table:formula")) is None
    assert tekst(gelezen) == vreemd


def test_witruimte_staat_er_zo_dat_opendocument_haar_niet_samenvouwt() -> None:
    for vreemd in VIJANDIG:
        for p in een(vreemd).findall(q("text:p")):
            rauw = "".join(p.itertext())
            assert "  " not in rauw
            assert rauw == rauw.strip()
            assert "\t" not in rauw


@pytest.mark.parametrize("teken", ["\x00", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_een_teken_dat_xml_niet_kent_wordt_het_vervangteken(teken: str) -> None:
    assert tekst(een(f"a{teken}b")) == "a\ufffdb"


def test_tekst_met_een_tab_staat_ook_als_waarde_in_de_cel_omdat_calc_de_tab_anders_laat_vallen() -> None:
    assert een("a\tb\nc").get(q("office:string-value")) == "a\tb\nc"
    assert een("a b").get(q("office:string-value")) is None


def test_namen_en_titels_met_vreemde_tekens_blijven_leesbare_xml() -> None:
    vreemd = 'Jan & "Piet" <\'t>\x01'
    raar = rekenblad()._replace(
        naam=vreemd, grafieken=(rekenblad().grafieken[0]._replace(titel=vreemd, alternatief=vreemd),)
    )
    ods = als_ods(boek_met(raar, vaste_getallen())._replace(titel=vreemd, voet=vreemd, eigenschappen={vreemd: vreemd}))
    with zipfile.ZipFile(BytesIO(ods)) as pakket:
        delen = {naam: ET.fromstring(pakket.read(naam)) for naam in pakket.namelist() if naam.endswith(".xml")}
    gelezen = vreemd.replace("\x01", "\ufffd")
    assert gelezen in [tabel.get(q("table:name")) for tabel in delen["content.xml"].iter(q("table:table"))]
    assert gelezen in "".join(delen["meta.xml"].itertext())


# Koppelingen.


def test_een_koppeling_wijst_naar_een_cel() -> None:
    naar_cel = een("Uren", Stijl(Rol.KOPPELING), koppeling=plek(3, 2, "Uren en zo", vast=True))
    assert [a.get(q("xlink:href")) for a in naar_cel.iter(q("text:a"))] == ["#'Uren en zo'.B3"]
    assert tekst(naar_cel) == "Uren"


# Het pakket.


def test_dezelfde_invoer_geeft_dezelfde_bytes() -> None:
    assert als_ods(rekenboek()) == als_ods(rekenboek())


def test_de_soort_staat_vooraan_en_onverpakt() -> None:
    ods = als_ods(rekenboek())
    assert ods[30:84] == b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(BytesIO(ods)) as pakket:
        eerste = pakket.infolist()[0]
        assert (eerste.filename, eerste.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {deel.date_time for deel in pakket.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_de_inhoudsopgave_noemt_elk_bestand() -> None:
    ods = als_ods(rekenboek())
    manifest = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path"
    genoemd = {ingang.attrib[manifest] for ingang in deel(ods, "META-INF/manifest.xml")}
    with zipfile.ZipFile(BytesIO(ods)) as pakket:
        assert genoemd == {"/", "Object 1/", *pakket.namelist()} - {"mimetype", "META-INF/manifest.xml"}


def test_het_boek_kent_zijn_titel_taal_en_eigenschappen_maar_geen_tijdstip() -> None:
    meta = deel(als_ods(rekenboek()), "meta.xml")
    assert meta.findtext(f".//{q('dc:title')}") == "Rekenboek <2026>"
    assert meta.findtext(f".//{q('dc:subject')}") == "Tarieven & besluit"
    assert meta.findtext(f".//{q('meta:initial-creator')}") == "Streek Voorbeeld"
    assert meta.findtext(f".//{q('dc:language')}") == "nl-NL"
    eigen = {e.get(q("meta:name")): e.text for e in meta.iter(q("meta:user-defined"))}
    assert eigen == {"reeletarief-sha256": "abc123", "reeletarief-versie": "1"}
    assert not list(meta.iter(q("meta:creation-date")))


def test_de_taal_van_de_cellen_is_nederlands() -> None:
    standaard = deel(als_ods(rekenboek()), "styles.xml").find(
        f".//{q('style:default-style')}/{q('style:text-properties')}"
    )
    assert standaard is not None
    assert (standaard.get(q("fo:language")), standaard.get(q("fo:country"))) == ("nl", "NL")
