"""Een .ods dat niet te lezen of niet te vertrouwen is, wordt geweigerd met de reden, en kost nooit veel tijd of geheugen."""

from __future__ import annotations

import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeletarief.fouten import Bevinding
from reeletarief.invoer.werkboek import ods_blad, xlsx_blad
from reeletarief.invoer.werkboek import pakket as werkboekpakket
from reeletarief.invoer.werkboek.formulierblad import lees_formulier
from reeletarief.weergave.werkboek.ods import als_ods
from tests.werkboek.ods_pakketten import (
    CONTENT,
    MANIFEST,
    SOORT,
    cel,
    content,
    delen,
    getal,
    ingang,
    manifest,
    ods,
    rij,
    tabel,
    tekst,
)
from tests.werkboek.pakketten import delen as xlsx_delen
from tests.werkboek.pakketten import pakket
from tests.werkboek.proefboek import proefboek


def geweigerd(inhoud: bytes, naam: str = "antwoord.ods") -> Bevinding:
    bevinding = lees_formulier(inhoud, naam)
    assert isinstance(bevinding, Bevinding), bevinding
    assert bevinding.wat.endswith(".")
    assert bevinding.remedie.endswith(".")
    assert bevinding.plaats is not None
    assert bevinding.plaats.bestand == naam
    return bevinding


@pytest.mark.parametrize(
    ("inhoud", "soort"),
    [
        (b"", "een leeg bestand"),
        (b"veld;waarde\n", "tekst, zoals .csv"),
        (b"%PDF-1.7\n", "een pdf"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(100), "een oud Office-bestand, zoals .xls"),
        (pakket({"a": "b"}), "een gewoon zip-bestand"),
        (pakket(xlsx_delen()), "een Excel-werkmap (.xlsx) of een ander Office-bestand"),
        (pakket(delen() | {"mimetype": f"{SOORT}-template"}), "een sjabloon voor een rekenblad (.ots)"),
        (pakket(delen() | {"mimetype": SOORT.replace("spreadsheet", "text")}), "een ander OpenDocument-bestand"),
    ],
)
def test_een_ander_soort_bestand(inhoud: bytes, soort: str) -> None:
    bevinding = geweigerd(inhoud)
    assert bevinding.code == "RT802"
    assert bevinding.wat == f"Dit is geen OpenDocument-rekenblad (.ods): het is {soort}."


def test_versleuteld() -> None:
    versleuteld = manifest(ingang(CONTENT, "text/xml", "<manifest:encryption-data/>"))
    assert geweigerd(pakket(delen() | {MANIFEST: versleuteld})).code == "RT803"


HEEL = als_ods(proefboek())


@pytest.mark.parametrize(
    "inhoud",
    [
        HEEL[: len(HEEL) // 2],
        HEEL.replace(b"PK\x01\x02", b"PK\x09\x09"),
        pakket({naam: deel for naam, deel in delen().items() if naam != CONTENT}),
        pakket({naam: deel for naam, deel in delen().items() if naam != MANIFEST}),
        pakket(delen() | {CONTENT: "<office:document-content"}),
        pakket(delen() | {CONTENT: "<tabel/>"}),
        pakket(delen() | {"CONTENT.XML": content("")}),
        ods(tabel(rij(cel('office:value-type="float" office:value="1,5"')))),
        ods(tabel(rij(cel('office:value-type="float"')))),
        ods(tabel(rij(cel('office:value-type="boolean" office:boolean-value="ja"')))),
        ods(tabel(rij(cel('office:value-type="date" office:date-value="morgen"')))),
        ods(tabel(rij(cel('office:value-type="kleur"')))),
        ods(tabel(rij(getal(1))) + tabel(rij(getal(1)), "BLAD")),
        ods(tabel(rij(getal(1)), "")),
        ods(tabel(rij(getal(1)).replace('rows-repeated="1"', 'rows-repeated="0"'))),
        ods(tabel(rij(getal(1)).replace('rows-repeated="1"', 'rows-repeated="veel"'))),
        ods(tabel(rij(cel(keer=16384), getal(1)))),
        ods(tabel(rij(cel(), keer=1_048_576) + rij(getal(1)))),
    ],
)
def test_beschadigd(inhoud: bytes) -> None:
    assert geweigerd(inhoud).code == "RT804"


@pytest.mark.parametrize(
    "extra",
    [
        {"Basic/Standard/Module1.xml": "<x/>"},
        {"Scripts/python/boef.py": "import os"},
        {MANIFEST: manifest(ingang("Object 1", "application/vnd.sun.star.oleobject"))},
        {CONTENT: content(tabel(""), "<office:scripts><office:script/></office:scripts>")},
        {CONTENT: content(tabel("<table:shapes><script:event-listener/></table:shapes>"))},
    ],
)
def test_macros(extra: dict[str, str | bytes]) -> None:
    bevinding = geweigerd(pakket(delen() | extra))
    assert bevinding.code == "RT805"
    assert "(.ods)" in bevinding.remedie


@pytest.mark.parametrize(
    "spreadsheet",
    [
        tabel('<table:table-source xlink:href="file:///geheim.ods"/>'),
        tabel(rij(cel("", '<table:cell-range-source xlink:href="http://x"/>'))),
        f"<table:dde-links><table:dde-link>{tabel('')}</table:dde-link></table:dde-links>",
        tabel(rij(cel("table:formula=\"of:=['file:///x.ods'#$Blad.A1]\""))),
    ],
)
def test_gegevens_van_elders(spreadsheet: str) -> None:
    assert geweigerd(ods(spreadsheet)).code == "RT806"


def test_een_tekst_die_op_een_koppeling_lijkt_mag() -> None:
    assert not isinstance(lees_formulier(ods(tabel(rij(tekst("['a'#b]")))), "a.ods"), Bevinding)


def test_een_documenttype() -> None:
    bom = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]>'
    assert (
        geweigerd(pakket(delen() | {CONTENT: bom + content(tabel(rij(tekst("&c;")))).split("?>")[1]})).code == "RT808"
    )


@pytest.mark.parametrize(
    "spreadsheet",
    [
        tabel(rij(getal(1, keer=10**9))),
        tabel(rij(getal(1), keer=10**9)),
        tabel(rij(getal(1, keer=16_384), keer=1_048_576)),
        tabel(rij(getal(1), keer=9_000) + rij(tekst("x"), keer=9_000) + rij(getal(2), keer=9_000)),
        tabel(rij(cel('table:formula="of:=1"', keer=10**17))),
    ],
)
def test_een_gevulde_cel_met_te_veel_herhalingen(spreadsheet: str) -> None:
    bevinding = geweigerd(ods(spreadsheet))
    assert bevinding.code == "RT814"
    assert "Blad!A" in bevinding.wat


def test_een_miljard_lege_herhalingen_kosten_niets() -> None:
    leeg = rij(cel('table:style-name="ce1"', keer=10**9), keer=10**9)
    inhoud = ods(tabel(rij(getal(1)) + leeg) + "".join(tabel(leeg, f"Blad{nummer}") for nummer in range(40)))
    tracemalloc.start()
    bladen = lees_formulier(inhoud, "a.ods")
    _, hoogst = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert not isinstance(bladen, Bevinding)
    assert dict(bladen["Blad"].cellen) == {(1, 1): 1}
    assert hoogst < 20_000_000


@pytest.mark.parametrize(
    "inhoud",
    [
        pakket(delen() | {"Pictures/nul.png": bytes(30_000_000)}),
        ods(tabel(rij(cel('office:value-type="string"', '<text:p><text:s text:c="999999999999"/></text:p>')))),
        ods("".join(tabel("", f"B{nummer}") for nummer in range(51))),
    ],
)
def test_een_klein_bestand_dat_groot_wordt(inhoud: bytes) -> None:
    assert geweigerd(inhoud).code == "RT807"


def test_de_grenzen_gelden_voor_alle_bladen_samen(monkeypatch: pytest.MonkeyPatch) -> None:
    twee = ods(tabel(rij(getal(1)), "A") + tabel(rij(getal(1)), "B"))
    monkeypatch.setattr(ods_blad, "MEESTE_CELLEN", 3)
    assert geweigerd(twee).code == "RT807"
    monkeypatch.setattr(werkboekpakket, "GROOTSTE_BESTAND", 10)
    assert "groter dan" in geweigerd(twee).wat


def test_een_cel_met_zeer_veel_alineas_blijft_leesbaar() -> None:
    inhoud = ods(tabel(rij(cel("", "<text:p>a</text:p>" * 50_000))))
    bladen = lees_formulier(inhoud, "a.ods")
    assert not isinstance(bladen, Bevinding)
    assert len(bladen["Blad"].cellen) == 1


def eis_bladen_of_remedie(inhoud: bytes) -> None:
    gelezen = lees_formulier(inhoud, "a.ods")
    if isinstance(gelezen, Bevinding):
        assert gelezen.remedie
        assert gelezen.plaats is not None
    else:
        assert all(blad.bestand == "a.ods" and blad.naam == naam for naam, blad in gelezen.items())


@settings(max_examples=150)
@given(st.integers(0, len(HEEL) - 1), st.binary(min_size=1, max_size=8))
def test_een_veranderd_bestand_geeft_bladen_of_een_bevinding(plek: int, stuk: bytes) -> None:
    eis_bladen_of_remedie(HEEL[:plek] + stuk + HEEL[plek + len(stuk) :])


STUKJES = st.sampled_from(
    [
        "<table:table-row>",
        "</table:table-row>",
        "<table:table-cell>",
        "</table:table-cell>",
        "<text:p>",
        "</text:p>",
        "x",
    ]
)


@given(st.lists(STUKJES, max_size=12))
def test_willekeurige_elementen_geven_bladen_of_een_bevinding(stukjes: list[str]) -> None:
    eis_bladen_of_remedie(ods(tabel("".join(stukjes))))


def test_de_lezer_telt_cellen_zoals_die_van_xlsx() -> None:
    assert vars(ods_blad)["MEESTE_CELLEN"] == xlsx_blad.MEESTE_CELLEN
