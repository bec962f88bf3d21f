"""Het documentmodel: gewone tekst blijft in elke vorm gewone tekst."""

from __future__ import annotations

import io
import re
from html import unescape

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reeletarief.weergave.console import Kleur, maak_console
from reeletarief.weergave.document.docx import als_docx
from reeletarief.weergave.document.html import als_html
from reeletarief.weergave.document.inhoud import Aandacht, Alinea, Document, Kop, Lijst, Tabel
from reeletarief.weergave.document.md import als_md
from reeletarief.weergave.document.scherm import toon_document
from reeletarief.weergave.tabelinhoud import Kolom

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
    assert unescape(regel.replace("\\", "")) == " ".join(tekst.split())


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
    assert '<th scope="col">stand</th>' in html
    assert '<section class="grens"><h2>Let op</h2><ul><li>eerst dit</li></ul></section>' in html
    assert "<footer><p>Het slot.</p></footer>" in html


def test_een_tabel_in_html_heet_naar_de_kop_erboven() -> None:
    html = als_html(ALLES)
    (kop,) = re.findall(r'<h2 id="([^"]*)">Tabel</h2>', html)
    assert re.findall(r'<table aria-labelledby="([^"]*)">', html) == [kop, kop]
    zonder_kop = als_html(Document("t", (Tabel((Kolom("a"),), ()),)))
    assert '<h1 id="titel">' in zonder_kop
    assert '<table aria-labelledby="titel">' in zonder_kop
