"""Het documentmodel: gewone tekst blijft in elke vorm gewone tekst."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from itertools import pairwise

import docx
import pytest
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st

from reeletarief.weergave.console import Kleur, maak_console
from reeletarief.weergave.document.docx import als_docx
from reeletarief.weergave.document.html import als_html
from reeletarief.weergave.document.inhoud import Aandacht, Alinea, Document, Kop, Lijst, Tabel
from reeletarief.weergave.document.kolombreedten import kolombreedten
from reeletarief.weergave.document.md import als_md
from reeletarief.weergave.document.scherm import toon_document
from reeletarief.weergave.tabelinhoud import Kolom
from tests.conftest import op_een_regel

TEKST = st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)


def document(tekst: str) -> Document:
    tabel = Tabel((Kolom("naam"), Kolom(tekst, is_getal=True)), ((tekst, "1"), ("samen", tekst)), frozenset({1}))
    return Document(tekst, (Kop(tekst), Alinea(tekst), Alinea(tekst, "Motief"), Lijst((tekst,)), tabel))


@settings(max_examples=15, deadline=None)
@given(TEKST)
def test_elke_tekst_geeft_in_elke_vorm_een_geldig_document(tekst: str) -> None:
    inhoud = document(tekst)
    html = als_html(inhoud)
    assert html.count("<table ") == 1
    assert len(re.findall(r"<t[hd]\b", html)) == 6
    boek = docx.Document(io.BytesIO(als_docx(inhoud)))
    assert [len(rij.cells) for rij in boek.tables[0].rows] == [2, 2, 2]
    regels = als_md(inhoud).splitlines()
    rijen = [regel for regel in regels if regel.startswith("|")]
    assert [len(re.findall(r"(?<!\\)\|", rij)) for rij in rijen] == [3, 3, 3, 3]
    assert als_docx(inhoud) == als_docx(inhoud)


@pytest.mark.parametrize(
    "tekst", ["- a", "+ a", "1. a", "12) a", "===", "--- ", "# a", "> a", "* a", "    a", "| a |", "<b>a</b>"]
)
def test_een_alinea_in_markdown_wordt_geen_opmaak(tekst: str) -> None:
    regel = als_md(Document("t", (Alinea(tekst),))).splitlines()[2]
    assert not re.match(r"([-+*>#=|<]|\d+[.)]| {4})", regel)
    assert unescape(regel.replace("\\", "")) == op_een_regel(tekst)


def test_op_het_scherm_staat_alles_zonder_opmaaktekens() -> None:
    uit = io.StringIO()
    toon_document(document("[rood]x[/rood]"), maak_console(Kleur.NOOIT, uit))
    assert uit.getvalue().count("[rood]x[/rood]") == 8
    assert "Motief: [rood]x[/rood]" in uit.getvalue()


ALLES = Document(
    "Titel",
    (
        Alinea("De rest.", kern="De kern."),
        Aandacht(Kop("Let op"), ("eerst dit",)),
        Kop("Tabel"),
        Tabel((Kolom(""), Kolom("naam")), (("~ anders", "a"),), rijkop=1),
        Tabel((Kolom("zin"), Kolom("waar")), (("b", "c"),), rijkop=None),
    ),
    (Alinea("Het slot."),),
)


def test_wat_de_aandacht_vraagt_en_het_slot_staan_in_elke_vorm() -> None:
    uit = io.StringIO()
    toon_document(ALLES, maak_console(Kleur.NOOIT, uit))
    docx_tekst = "\n".join(alinea.text for alinea in docx.Document(io.BytesIO(als_docx(ALLES))).paragraphs)
    for tekst in (uit.getvalue(), docx_tekst, als_md(ALLES)):
        volgorde = [tekst.index(deel) for deel in ("De kern.", "De rest.", "Let op", "eerst dit", "Het slot.")]
        assert volgorde == sorted(volgorde)
    assert "**De kern.** De rest.\n\n## Let op\n\n- eerst dit\n" in als_md(ALLES)
    assert als_md(ALLES).endswith("\n\n---\n\nHet slot.\n")


def test_html_zegt_waar_een_rij_over_gaat_en_wat_het_slot_is() -> None:
    html = als_html(ALLES)
    assert '<tr><td>~ anders</td><th scope="row">a</th></tr>' in html
    assert "<tr><td>b</td><td>c</td></tr>" in html
    assert '<tr><th scope="col">stand</th><th scope="col">naam</th></tr>' in html
    assert '<section class="grens"><h2>Let op</h2><ul><li>eerst dit</li></ul></section>' in html
    assert "<footer><p>Het slot.</p></footer>" in html


def test_een_tabel_in_html_heet_naar_de_kop_erboven() -> None:
    html = als_html(ALLES)
    (kop,) = re.findall(r'<h2 id="([^"]*)">Tabel</h2>', html)
    assert re.findall(r'<table aria-labelledby="([^"]*)">', html) == [kop, kop]
    zonder_kop = als_html(Document("t", (Tabel((Kolom("a"), Kolom("b")), (("c", "d"),)),)))
    assert '<tr><th scope="row">c</th><td>d</td></tr>' in zonder_kop
    assert '<h1 id="titel">' in zonder_kop
    assert '<table aria-labelledby="titel">' in zonder_kop


def test_een_tabel_in_word_herhaalt_haar_kop_breekt_geen_rij_en_is_zo_breed_als_de_bladzijde() -> None:
    """Staand is er 170 mm tussen de marges; na een tabel volgt een lege regel, anders plakt de volgende eraan."""
    boek = docx.Document(io.BytesIO(als_docx(ALLES)))
    for tabel in boek.tables:
        rijen = [[een.tag.rpartition("}")[2] for een in rij._tr.trPr] for rij in tabel.rows]
        assert rijen == [["cantSplit", "tblHeader"], ["cantSplit"]]
        breedte = sum(kolom.width for kolom in tabel.columns if kolom.width)
        assert abs(Mm(170) - breedte) < Mm(0.05)
    soorten = [deel.tag.rpartition("}")[2] for deel in boek.element.body]
    assert "tbl" in soorten
    assert all(na == "p" for deel, na in pairwise(soorten) if deel == "tbl")


def test_wat_bij_een_alinea_hoort_staat_er_in_word_dicht_onder_en_op_dezelfde_bladzijde() -> None:
    delen = (
        Alinea("Er is iets.", kern="RT608"),
        Alinea("Herstel het.", naam="Wat te doen"),
        Alinea("Er is nog iets.", kern="RT609"),
        Alinea("Laat het.", naam="Wat te doen"),
        Alinea("Los."),
    )
    boek = docx.Document(io.BytesIO(als_docx(Document("Titel", delen))))
    stijl = [alinea.paragraph_format for alinea in boek.paragraphs[1:]]
    assert [een.keep_with_next for een in stijl] == [True, None, True, None, None]
    assert [een.space_after is not None for een in stijl] == [True, False, True, False, False]


# Word zonder het lettertype waarin het document gemaakt is.

DEJAVU_VET = {"wisselwerking": 8009, "eenheid": 4517, "product": 4395, "€\u00a0106,77": 4903, "+4,54%": 4307}
"""De breedte in DejaVu Sans Bold, in duizendsten van de lettergrootte; gemeten met het lettertype zelf."""


def test_geen_lettertype_staat_vast_in_een_stijl() -> None:
    """Elke stijl volgt het thema, en het thema noemt een lettertype waar elk systeem een even breed ander voor heeft."""
    inhoud = als_docx(ALLES)
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pakket:
        thema = pakket.read("word/theme/theme1.xml").decode()
    assert set(re.findall(r'<a:latin typeface="([^"]*)"', thema)) == {"Arial"}
    boek = docx.Document(io.BytesIO(inhoud))
    gebruikt = {alinea.style.name for alinea in boek.paragraphs if alinea.style}
    assert {boek.styles[str(naam)].font.name for naam in gebruikt} == {None}


def test_een_bedrag_in_een_zin_breekt_niet_na_het_euroteken() -> None:
    boek = docx.Document(io.BytesIO(als_docx(Document("t", (Alinea("Het is € 2,00."), Lijst(("€ 3,00",)))))))
    assert [alinea.text for alinea in boek.paragraphs[1:]] == [
        "Het is €\N{NO-BREAK SPACE}2,00.",
        "€\N{NO-BREAK SPACE}3,00",
    ]


def test_geen_woord_of_bedrag_breekt_af_in_een_breder_lettertype() -> None:
    koppen = (
        "product",
        "naam",
        "eenheid",
        "basis",
        "alles samen",
        "verschil",
        "%",
        "som van elk alleen",
        "wisselwerking",
    )
    rij = ("45A48", "Ambulante jeugdhulp regulier, individueel", "uur", *["€ 106,77"] * 3, "+4,54%", *["€ +4,54"] * 2)
    kolommen = tuple(Kolom(kop, is_getal=nummer > 2) for nummer, kop in enumerate(koppen))
    breedten = dict(zip(koppen, kolombreedten(Tabel(kolommen, (rij,)), 200, 9), strict=True))
    assert 199_900 <= sum(breedten.values()) <= 200_000
    for kop, langste in (
        ("product", "product"),
        ("eenheid", "eenheid"),
        ("basis", "€ 106,77"),
        ("%", "+4,54%"),
        ("wisselwerking", "wisselwerking"),
    ):
        tekst = DEJAVU_VET[langste] * 9 * 127 // 360
        assert breedten[kop] >= tekst + 3_800, kop


@pytest.mark.parametrize("ruimte", [10, 170, 257])
@pytest.mark.parametrize("rijen", [(), (("een heel lang stuk tekst dat terugloopt en nog langer is", "€ 1,00", ""),)])
def test_de_kolommen_vullen_de_bladzijde(ruimte: int, rijen: tuple[tuple[str, ...], ...]) -> None:
    """Ook als er te weinig ruimte is of niets te tonen."""
    breedten = kolombreedten(Tabel((Kolom("naam"), Kolom("bedrag", is_getal=True), Kolom("")), rijen), ruimte, 9)
    assert ruimte * 1000 - 3 <= sum(breedten) <= ruimte * 1000
    assert min(breedten) > 0
