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
from reeletarief.weergave.document.inhoud import Alinea, Document, Kop, Lijst, Tabel
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
    assert html.count("<table>") == 1
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
