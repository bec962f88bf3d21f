"""Het werkboek als OpenDocument: dezelfde bladen, formules en uitkomsten, en tekst die tekst blijft."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from reeletarief.weergave.werkboek.ods import als_ods
from reeletarief.weergave.werkboek.ods_formule import bladnaam, formule
from reeletarief.weergave.werkboek.ods_naamruimten import NAAMRUIMTEN
from reeletarief.weergave.werkboek.tabelmodel import (
    Afdruk,
    Afwijking,
    Bereik,
    Blad,
    Cel,
    Functie,
    Grafiek,
    Keuring,
    Naam,
    Onwaar,
    Opmaak,
    Reeks,
    Rekenteken,
    Rol,
    Stijl,
    Verwijzing,
    Werkboek,
)

if TYPE_CHECKING:
    from pathlib import Path

TEKST = Stijl(Rol.TEKST)
KOP = Stijl(Rol.KOP)
INVOER_EURO = Stijl(Rol.INVOER, Opmaak.EURO)
EURO = Stijl(Rol.BEREKENING, Opmaak.EURO)


def cel(rij: int, kolom: int, blad: str = "", vast: bool = False) -> Verwijzing:
    return Verwijzing(blad, rij, kolom, vast)


def boek(*bladen: Blad, namen: dict[str, Verwijzing] | None = None) -> Werkboek:
    return Werkboek(
        titel="Rekenboek <2026>",
        onderwerp="Tarieven & besluit",
        maker="Streek Voorbeeld",
        bladen=bladen,
        namen=namen or {},
        eigenschappen={"reeletarief-sha256": "abc123", "reeletarief-versie": "1"},
        voet="Berekend, nog niet vastgesteld",
    )


def blad(*rijen: tuple[Cel | None, ...], naam: str = "Blad", **rest: Any) -> Blad:
    return Blad(naam, rijen, breedten=(20,) * max(map(len, rijen), default=1), **rest)


def uren(waarde: int = 1400) -> Blad:
    return blad(
        (Cel("Uren per jaar", TEKST), Cel(Decimal(waarde), Stijl(Rol.INVOER, Opmaak.GETAL))),
        naam="Uren en zo",
        keuringen=(
            Keuring((Bereik(cel(1, 2), cel(1, 2)),), Decimal(800), Decimal("1877.5"), "Uren", "Tussen 800 en 1877,5."),
        ),
    )


def rekenblad() -> Blad:
    """Twee producten met loon en overhead, het tarief, een controle en een grafiek."""

    def rij(nummer: int, naam: str, loon: str, overhead: str, tarief: str) -> tuple[Cel | None, ...]:
        som = Rekenteken("*", (Rekenteken("+", (cel(nummer, 2), cel(nummer, 3))), Naam("opslag")))
        return (
            Cel(naam, TEKST),
            Cel(Decimal(loon), INVOER_EURO),
            Cel(Decimal(overhead), INVOER_EURO),
            Cel(Decimal(tarief), EURO, som),
        )

    return blad(
        tuple(Cel(t, KOP) for t in ("Product", "Loon", "Overhead", "Tarief")),
        rij(2, "Ambulant", "100.5", "20", "132.55"),
        rij(3, "Verblijf", "250", "75.25", "357.775"),
        (
            Cel("Totaal", Stijl(Rol.TOTAAL)),
            None,
            None,
            Cel(
                Decimal("490.33"),
                Stijl(Rol.TOTAAL, Opmaak.EURO),
                Functie("ROUND", (Functie("SUM", (Bereik(cel(2, 4), cel(3, 4)),)), cel(2, 2, "Vast"))),
            ),
        ),
        (
            Cel("Klopt", TEKST),
            None,
            None,
            Cel(True, Stijl(Rol.CONTROLE), Rekenteken("=", (cel(4, 4), cel(4, 4)))),
        ),
        naam="Berekening",
        afdruk=Afdruk(liggend=True, kop=(1, 1), kolommen=(1, 1)),
        vast=cel(2, 2),
        filter=Bereik(cel(1, 1), cel(3, 4)),
        nadruk=(Afwijking(Bereik(cel(2, 2), cel(3, 2)), 2), Onwaar(Bereik(cel(5, 4), cel(5, 4)))),
        rijhoogten={1: 30},
        grafieken=(
            Grafiek(
                "Opbouw van het tarief",
                "Van elk tarief is het grootste deel loon.",
                Bereik(cel(2, 1), cel(3, 1)),
                (
                    Reeks(cel(1, 2), Bereik(cel(2, 2), cel(3, 2))),
                    Reeks(cel(1, 3), Bereik(cel(2, 3), cel(3, 3))),
                ),
                cel(7, 1),
                Decimal(16),
                Decimal("7.5"),
            ),
        ),
    )


def vast() -> Blad:
    return blad(
        (Cel("Opslag", TEKST), Cel(Decimal("1.1"), Stijl(Rol.VAST, Opmaak.GETAL_FIJN))),
        (Cel("Decimalen", TEKST), Cel(2, Stijl(Rol.VAST, Opmaak.GEWOON))),
        naam="Vast",
    )


def voorbeeldboek() -> Werkboek:
    return boek(rekenblad(), vast(), uren(), namen={"opslag": cel(1, 2, "Vast", vast=True)})


# Hulp om te lezen wat er geschreven is.


def q(naam: str) -> str:
    voorvoegsel, _, lokaal = naam.partition(":")
    return f"{{{NAAMRUIMTEN[voorvoegsel]}}}{lokaal}"


def deel(ods: bytes, pad: str = "content.xml") -> ET.Element:
    with zipfile.ZipFile(BytesIO(ods)) as pakket:
        return ET.fromstring(pakket.read(pad))


def cellen(werkboek: Werkboek, nummer: int = 0) -> list[list[ET.Element]]:
    tabel = list(deel(als_ods(werkboek)).iter(q("table:table")))[nummer]
    return [list(rij) for rij in tabel.iter(q("table:table-row"))]


def alinea(element: ET.Element) -> str:
    """De tekst van een alinea zoals OpenDocument voorschrijft: witruimte samengevouwen, eigen elementen uitgeschreven."""
    tekst = element.text or ""
    for kind in element:
        if kind.tag == q("text:s"):
            tekst += " " * int(kind.get(q("text:c"), "1"))
        elif kind.tag == q("text:tab"):
            tekst += "\t"
        else:
            tekst += alinea(kind)
        tekst += kind.tail or ""
    return tekst


def tekst(element: ET.Element) -> str:
    return "\n".join(alinea(p) for p in element.findall(q("text:p")))


def een(inhoud: Any, stijl: Stijl = TEKST, **rest: Any) -> ET.Element:
    return cellen(boek(blad((Cel(inhoud, stijl, **rest),))))[0][0]


# Formules.


@pytest.mark.parametrize(
    ("deel_", "verwacht"),
    [
        (cel(5, 4), "[.D5]"),
        (cel(5, 4, vast=True), "[.$D$5]"),
        (cel(5, 4, "Uren"), "[$Uren.D5]"),
        (cel(5, 4, "Uren", vast=True), "[$Uren.$D$5]"),
        (cel(5, 4, "Uren 't"), "[$'Uren ''t'.D5]"),
        (Bereik(cel(5, 4), cel(9, 4)), "[.D5:.D9]"),
        (Bereik(cel(5, 4, "Cao", vast=True), cel(9, 5, "Cao", vast=True)), "[$Cao.$D$5:.$E$9]"),
        (Naam("afrondingsstap"), "afrondingsstap"),
        (Rekenteken("*", (cel(5, 4), cel(5, 4, "Uren", vast=True))), "[.D5]*[$Uren.$D$5]"),
        (Rekenteken("-", (cel(1, 1), Rekenteken("-", (cel(1, 2), cel(1, 3))))), "[.A1]-([.B1]-[.C1])"),
        (Functie("if", (Rekenteken("=", (cel(1, 1), cel(1, 2))), cel(1, 3), cel(1, 4))), "IF([.A1]=[.B1];[.C1];[.D1])"),
    ],
)
def test_een_formule_staat_er_in_openformula(deel_: Any, verwacht: str) -> None:
    assert formule(deel_) == verwacht


def test_een_bladnaam_met_meer_dan_letters_krijgt_aanhalingstekens() -> None:
    assert bladnaam("Uren") == "Uren"
    assert bladnaam("Uren & zo's") == "'Uren & zo''s'"


def test_een_formule_draagt_haar_uitkomst_en_de_tekst_ervan() -> None:
    tarief = cellen(voorbeeldboek())[1][3]
    assert tarief.get(q("table:formula")) == "of:=([.B2]+[.C2])*opslag"
    assert tarief.get(q("office:value-type")) == "currency"
    assert tarief.get(q("office:value")) == "132.55"
    assert tekst(tarief) == "€ 132,55"


def test_een_vergelijking_draagt_waar_of_onwaar() -> None:
    gelijk = een(False, Stijl(Rol.CONTROLE), formule=Rekenteken("=", (cel(2, 1), cel(2, 2))))
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


def test_namen_en_titels_met_vreemde_tekens_breken_niets() -> None:
    vreemd = 'Jan & "Piet" <\'t>\x01'
    raar = rekenblad()._replace(
        naam=vreemd, grafieken=(rekenblad().grafieken[0]._replace(titel=vreemd, alternatief=vreemd),)
    )
    ods = als_ods(boek(raar, vast())._replace(titel=vreemd, voet=vreemd, eigenschappen={vreemd: vreemd}))
    with zipfile.ZipFile(BytesIO(ods)) as pakket:
        for naam in pakket.namelist():
            if naam.endswith(".xml"):
                ET.fromstring(pakket.read(naam))


# Koppelingen.


def test_een_koppeling_wijst_naar_een_cel_of_een_webadres() -> None:
    naar_cel = een("Uren", Stijl(Rol.KOPPELING), koppeling=cel(3, 2, "Uren en zo", vast=True))
    naar_web = een("Cao", Stijl(Rol.KOPPELING), koppeling="https://voorbeeld.nl/?a=1&b=2")
    assert [a.get(q("xlink:href")) for a in naar_cel.iter(q("text:a"))] == ["#'Uren en zo'.B3"]
    assert [a.get(q("xlink:href")) for a in naar_web.iter(q("text:a"))] == ["https://voorbeeld.nl/?a=1&b=2"]
    assert tekst(naar_web) == "Cao"


@pytest.mark.parametrize("doel", ["javascript:alert(1)", "file:///etc/passwd", "vnd.sun.star.script:x", "zie bijlage"])
def test_wat_geen_webadres_is_wordt_geen_koppeling(doel: str) -> None:
    gelezen = een("Bron", Stijl(Rol.KOPPELING), koppeling=doel)
    assert not list(gelezen.iter(q("text:a")))
    assert tekst(gelezen) == "Bron"


# Het pakket.


def test_dezelfde_invoer_geeft_dezelfde_bytes() -> None:
    assert als_ods(voorbeeldboek()) == als_ods(voorbeeldboek())


def test_de_soort_staat_vooraan_en_onverpakt() -> None:
    ods = als_ods(voorbeeldboek())
    assert ods[30:84] == b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(BytesIO(ods)) as pakket:
        eerste = pakket.infolist()[0]
        assert (eerste.filename, eerste.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {deel.date_time for deel in pakket.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_de_inhoudsopgave_noemt_elk_bestand() -> None:
    ods = als_ods(voorbeeldboek())
    manifest = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path"
    genoemd = {ingang.attrib[manifest] for ingang in deel(ods, "META-INF/manifest.xml")}
    with zipfile.ZipFile(BytesIO(ods)) as pakket:
        assert genoemd == {"/", "Object 1/", *pakket.namelist()} - {"mimetype", "META-INF/manifest.xml"}


def test_het_boek_kent_zijn_titel_taal_en_eigenschappen_maar_geen_tijdstip() -> None:
    meta = deel(als_ods(voorbeeldboek()), "meta.xml")
    assert meta.findtext(f".//{q('dc:title')}") == "Rekenboek <2026>"
    assert meta.findtext(f".//{q('dc:subject')}") == "Tarieven & besluit"
    assert meta.findtext(f".//{q('meta:initial-creator')}") == "Streek Voorbeeld"
    assert meta.findtext(f".//{q('dc:language')}") == "nl-NL"
    eigen = {e.get(q("meta:name")): e.text for e in meta.iter(q("meta:user-defined"))}
    assert eigen == {"reeletarief-sha256": "abc123", "reeletarief-versie": "1"}
    assert not list(meta.iter(q("meta:creation-date")))


def test_de_taal_van_de_cellen_is_nederlands() -> None:
    standaard = deel(als_ods(voorbeeldboek()), "styles.xml").find(
        f".//{q('style:default-style')}/{q('style:text-properties')}"
    )
    assert standaard is not None
    assert (standaard.get(q("fo:language")), standaard.get(q("fo:country"))) == ("nl", "NL")


# Stijlen en beveiliging.


def test_elke_rol_heeft_een_nederlandse_stijlnaam() -> None:
    namen = {s.get(q("style:name")) for s in deel(als_ods(voorbeeldboek()), "styles.xml").iter(q("style:style"))}
    assert {"Invoer", "Berekening", "Verwijzing", "Controle", "Titel", "Kop"} <= namen


def test_elke_cel_wijst_naar_een_stijl_die_bestaat() -> None:
    alle = [Cel(Decimal(1), Stijl(rol, opmaak)) for rol in Rol for opmaak in Opmaak]
    alle += [Cel(True, Stijl(rol)) for rol in Rol]
    ods = als_ods(boek(blad(tuple(alle))))
    stijlen = [*deel(ods).iter(q("style:style")), *deel(ods, "styles.xml").iter(q("style:style"))]
    namen = {s.get(q("style:name")) for s in stijlen}
    assert len(namen) == len(stijlen)
    inhoud = deel(ods)
    gebruikt = {e.get(q("table:style-name")) for e in inhoud.iter() if e.get(q("table:style-name"))}
    opmaak = [*inhoud.iter(), *deel(ods, "styles.xml").iter()]
    getallen = {e.get(q("style:name")) for e in opmaak if e.tag.startswith(q("number:"))}
    assert gebruikt <= namen
    assert {s.get(q("style:parent-style-name")) for s in stijlen} - {None} <= namen
    assert {s.get(q("style:data-style-name")) for s in stijlen} - {None} <= getallen


def test_elk_blad_is_beveiligd_en_alleen_invoer_is_vrij() -> None:
    ods = als_ods(voorbeeldboek())
    for tabel in deel(ods).iter(q("table:table")):
        assert tabel.get(q("table:protected")) == "true"
        assert tabel.get(q("table:protection-key")) is None
    vrij = {
        stijl.get(q("style:name"))
        for stijl in deel(ods, "styles.xml").iter(q("style:style"))
        for cel_ in stijl.iter(q("style:table-cell-properties"))
        if cel_.get(q("style:cell-protect")) == "none"
    }
    assert vrij == {"Invoer"}


def test_wie_een_blad_met_filter_leest_mag_filteren() -> None:
    mag = [
        beveiliging.get(q("loext:use-autofilter"))
        for beveiliging in deel(als_ods(voorbeeldboek())).iter(q("loext:table-protection"))
    ]
    assert mag == ["true", None, None]


def test_een_rol_met_opmaak_erft_van_de_rol() -> None:
    stijlen = {s.get(q("style:name")): s for s in deel(als_ods(voorbeeldboek())).iter(q("style:style"))}
    invoer = stijlen["invoer-euro"]
    assert invoer.get(q("style:parent-style-name")) == "Invoer"
    assert invoer.get(q("style:data-style-name")) == "getal-euro"


# Bladen.


def test_een_keuring_zegt_wat_er_mag() -> None:
    keuring = deel(als_ods(voorbeeldboek())).find(f".//{q('table:content-validation')}")
    assert keuring is not None
    assert keuring.get(q("table:condition")) == (
        "of:cell-content-is-decimal-number() and cell-content-is-between(800,1877.5)"
    )
    assert keuring.get(q("table:base-cell-address")) == "'Uren en zo'.B1"
    for soort in ("table:help-message", "table:error-message"):
        bericht = keuring.find(q(soort))
        assert bericht is not None
        assert (bericht.get(q("table:title")), tekst(bericht)) == ("Uren", "Tussen 800 en 1877,5.")
    assert cellen(voorbeeldboek(), 2)[0][1].get(q("table:content-validation-name")) == keuring.get(q("table:name"))


def test_de_kop_komt_op_elke_bladzijde_terug() -> None:
    tabel = deel(als_ods(voorbeeldboek())).find(f".//{q('table:table')}")
    assert tabel is not None
    rijen = tabel.findall(f"{q('table:table-header-rows')}/{q('table:table-row')}")
    assert [tekst(c) for c in rijen[0]] == ["Product", "Loon", "Overhead", "Tarief"]
    assert len(rijen) == 1
    assert len(tabel.findall(f"{q('table:table-header-columns')}/{q('table:table-column')}")) == 1


def test_een_blad_past_op_zijn_papier() -> None:
    staand = vast()._replace(afdruk=Afdruk(liggend=False, breed=1, hoog=1))
    maten = {
        maat.get(q("style:print-orientation")): (maat.get(q("style:scale-to-X")), maat.get(q("style:scale-to-Y")))
        for maat in deel(als_ods(boek(rekenblad(), staand)), "styles.xml").iter(q("style:page-layout-properties"))
    }
    assert maten == {"landscape": ("1", None), "portrait": ("1", "1")}


def test_onder_elke_bladzijde_staan_voet_blad_en_nummer() -> None:
    voet = deel(als_ods(voorbeeldboek()), "styles.xml").find(f".//{q('style:footer')}")
    assert voet is not None
    links, midden, rechts = voet
    assert "".join(links.itertext()) == "Berekend, nog niet vastgesteld"
    assert midden.find(f".//{q('text:sheet-name')}") is not None
    assert "".join(rechts.itertext()) == "Bladzijde 1 van 1"


def test_vaste_rijen_en_kolommen_blijven_staan() -> None:
    instellingen = deel(als_ods(voorbeeldboek()), "settings.xml")
    per_blad = {
        stand.get(q("config:name")): {punt.get(q("config:name")): punt.text for punt in stand}
        for stand in instellingen.findall(f".//{q('config:config-item-map-named')}/*")
    }
    assert per_blad["Berekening"]["HorizontalSplitMode"] == "2"
    assert per_blad["Berekening"]["VerticalSplitPosition"] == "1"
    assert per_blad["Vast"]["HorizontalSplitMode"] == "0"


def test_een_filter_een_naam_en_verborgen_kolommen() -> None:
    ods = als_ods(boek(rekenblad()._replace(verborgen=(3, 6)), vast(), namen={"opslag": cel(1, 2, "Vast")}))
    inhoud = deel(ods)
    filter_ = inhoud.find(f".//{q('table:database-range')}")
    naam = inhoud.find(f".//{q('table:named-range')}")
    assert filter_ is not None
    assert naam is not None
    assert filter_.get(q("table:target-range-address")) == "Berekening.A1:Berekening.D3"
    assert filter_.get(q("table:display-filter-buttons")) == "true"
    assert naam.get(q("table:cell-range-address")) == "$Vast.$B$1"
    kolommen = list(next(inhoud.iter(q("table:table"))).iter(q("table:table-column")))
    assert [k.get(q("table:visibility")) == "collapse" for k in kolommen] == [False, False, True, False, False, True]


def test_nadruk_let_op_verschil_en_op_onwaar() -> None:
    regels = [regel.get(q("calcext:value")) for regel in deel(als_ods(voorbeeldboek())).iter(q("calcext:condition"))]
    assert regels == ["formula-is([.B2]<>[.D2])", "formula-is(AND(NOT(ISBLANK([.D5]));[.D5]=FALSE()))"]


def test_er_zijn_geen_samengevoegde_cellen() -> None:
    inhoud = deel(als_ods(voorbeeldboek()))
    assert not list(inhoud.iter(q("table:covered-table-cell")))


# Grafieken.


def test_een_grafiek_heeft_tekst_voor_wie_haar_niet_ziet() -> None:
    lijst = deel(als_ods(voorbeeldboek())).find(f".//{q('draw:frame')}")
    assert lijst is not None
    assert lijst.findtext(q("svg:title")) == "Opbouw van het tarief"
    assert lijst.findtext(q("svg:desc")) == "Van elk tarief is het grootste deel loon."


def test_een_grafiek_leest_haar_getallen_uit_het_blad() -> None:
    grafiek = deel(als_ods(voorbeeldboek()), "Object 1/content.xml")
    reeksen = list(grafiek.iter(q("chart:series")))
    assert [r.get(q("chart:values-cell-range-address")) for r in reeksen] == [
        "Berekening.B2:Berekening.B3",
        "Berekening.C2:Berekening.C3",
    ]
    assert [r.get(q("chart:label-cell-address")) for r in reeksen] == ["Berekening.B1", "Berekening.C1"]
    assert [tekst(titel) for titel in grafiek.iter(q("chart:title"))] == [
        "Opbouw van het tarief",
        "Product",
        "Aandeel in het geheel",
    ]
    eigen = [[tekst(c) for c in rij] for rij in grafiek.iter(q("table:table-row"))]
    assert eigen == [["", "Loon", "Overhead"], ["Ambulant", "100,50", "20,00"], ["Verblijf", "250,00", "75,25"]]


# De proef op de som.


def zonder_uitkomsten(ods: bytes, nieuw_loon: str) -> bytes:
    """Het boek met een andere invoer en zonder de uitkomsten van het programma, zodat Calc zelf moet rekenen."""
    uit = BytesIO()
    with zipfile.ZipFile(BytesIO(ods)) as bron, zipfile.ZipFile(uit, "w") as doel:
        for naam in bron.namelist():
            xml = bron.read(naam)
            if naam == "content.xml":
                xml = xml.replace(b'office:value="100.5"', f'office:value="{nieuw_loon}"'.encode())
                xml = re.sub(rb'(table:formula="[^"]*")[^>]*>.*?</table:table-cell>', rb"\1/>", xml)
            doel.writestr(naam, xml)
    return uit.getvalue()


def in_calc(ods: bytes, map_: Path) -> list[list[str]]:
    bestand = map_ / "boek.ods"
    bestand.write_bytes(ods)
    opdracht = [
        "soffice",
        f"-env:UserInstallation=file://{map_}/profiel",
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false",
        "--outdir",
        str(map_),
        str(bestand),
    ]
    for _ in range(2):  # een nieuw profiel kan de eerste keer niets schrijven
        subprocess.run(opdracht, capture_output=True, check=False, timeout=120)
        if (map_ / "boek.csv").exists():
            break
    return list(csv.reader((map_ / "boek.csv").read_text(encoding="utf-8").splitlines()))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is niet geïnstalleerd")
def test_calc_rekent_het_boek_na_met_een_andere_invoer(tmp_path: Path) -> None:
    gelezen = in_calc(zonder_uitkomsten(als_ods(voorbeeldboek()), "200"), tmp_path)
    uitkomsten = [rij[3] for rij in gelezen[1:5]]
    assert uitkomsten == ["€ 242,00", "€ 357,78", "€ 599,78", "WAAR"]
