"""Wat iemand op een kaart schrijft, blijft tekst: niets wordt opmaak, niets wordt uitgevoerd, niets wordt een koppeling."""

from __future__ import annotations

import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from reeletarief.cli import voer_uit
from tests.conftest import op_een_regel, schrijf_werkmap
from tests.rapport.browser import AANBEVOLEN, SMALST, WET, Lezer
from tests.rapport.kijk import zichtbaar
from tests.rapport.vijandig import TEKSTEN, bestanden

OPDRACHTEN = {"nota": ("reacties", "nota"), "onderbouwing": ("bereken",)}
Schrijf = Callable[[str], Path]

_ONVEILIG = """() => [...document.querySelectorAll('*')].flatMap((e) => [...e.attributes].map((k) => [e, k]))
  .filter(([e, k]) => k.name.startsWith('on') || (['href', 'src', 'action', 'xlink:href', 'srcdoc', 'formaction'].includes(k.name)
    && !k.value.startsWith('#') && !/^https?:[/][/]/.test(k.value)))
  .map(([e, k]) => e.outerHTML.slice(0, 160))"""
_NAAR_BUITEN = """() => [...document.querySelectorAll('a[href^=http]')]
  .map((a) => [a.getAttribute('href'), a.relList.contains('noopener') && a.relList.contains('noreferrer')])"""
_DUBBEL = """() => { const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  return ids.filter((id, plek) => ids.indexOf(id) !== plek); }"""


@pytest.fixture(scope="module")
def geschreven(tmp_path_factory: pytest.TempPathFactory) -> Schrijf:
    """Een bestand over de vijandige regio, één keer geschreven; zoals ``nota.html``."""
    map_ = schrijf_werkmap(tmp_path_factory.mktemp("vijandig"), bestanden())

    def schrijf(naam: str) -> Path:
        pad = map_.parent / f"{map_.name}-{naam}"
        if not pad.exists():
            voer_uit([*OPDRACHTEN[pad.stem.rpartition("-")[2]], "-o", str(pad), "--map", str(map_)])
        return pad

    return schrijf


@pytest.mark.parametrize("script", [True, False], ids=["met script", "zonder script"])
@pytest.mark.parametrize("naam", OPDRACHTEN)
def test_elke_tekst_staat_er_letterlijk(naam: str, script: bool, chromium: Lezer, geschreven: Schrijf) -> None:
    with chromium.open(geschreven(f"{naam}.html"), script=script) as bladzijde:
        tekst = zichtbaar(bladzijde)
        assert [soort for soort, gemeen in TEKSTEN.items() if op_een_regel(gemeen) not in tekst] == []


@pytest.mark.parametrize("naam", OPDRACHTEN)
def test_niets_ervan_wordt_uitgevoerd_of_opgehaald(naam: str, chromium: Lezer, geschreven: Schrijf) -> None:
    """Ook niet als iemand er met de muis overheen gaat, alles openklapt en overal op drukt."""
    pad = geschreven(f"{naam}.html")
    with chromium.open(pad) as bladzijde:
        bladzijde.klap_open()
        bladzijde.vraag("""() => document.querySelectorAll('*').forEach((e) => {
            for (const soort of ['mouseover', 'focus', 'error']) e.dispatchEvent(new Event(soort, { bubbles: true }));
            if (!e.matches('a[href^=http]')) e.click?.();
        })""")
        assert bladzijde.vraag("() => window.geraakt ?? null") is None
        assert bladzijde.vraag(_ONVEILIG) == []
        assert bladzijde.vraag(_DUBBEL) == []
        assert {verzoek.partition("#")[0] for verzoek in bladzijde.verzoeken} == {pad.as_uri()}
        assert bladzijde.klachten == []


@pytest.mark.parametrize("naam", OPDRACHTEN)
def test_de_pagina_blijft_heel(naam: str, chromium: Lezer, geschreven: Schrijf) -> None:
    """Tienduizend tekens zonder spatie maken de pagina niet breder; axe-core heeft niets aan te merken."""
    with chromium.open(geschreven(f"{naam}.html"), SMALST) as bladzijde:
        bladzijde.klap_open()
        assert not bladzijde.schuift_opzij()
        bevindingen = bladzijde.bevindingen((*WET, *AANBEVOLEN))
        assert not bevindingen, "\n".join(map(str, bevindingen))


@pytest.mark.parametrize("naam", OPDRACHTEN)
def test_een_koppeling_naar_buiten_is_een_webadres_uit_een_bron(
    naam: str, chromium: Lezer, geschreven: Schrijf
) -> None:
    with chromium.open(geschreven(f"{naam}.html")) as bladzijde:
        for adres, afgeschermd in bladzijde.vraag(_NAAR_BUITEN):
            assert re.fullmatch(r"https?://(voorbeeld|x)\.invalid/[^\s\"'<>|]*", adres), adres
            assert afgeschermd, adres


@pytest.mark.parametrize("naam", OPDRACHTEN)
def test_ook_in_markdown_is_het_tekst(naam: str, geschreven: Schrijf) -> None:
    """Zoals een forge het toont: CommonMark met tabellen, waarin html gewoon html is."""
    lezer = _Tekst()
    lezer.feed(
        MarkdownIt("commonmark", {"html": True}).enable("table").render(geschreven(f"{naam}.md").read_text("utf-8"))
    )
    getoond = op_een_regel("".join(lezer.tekst))
    assert [soort for soort, gemeen in TEKSTEN.items() if op_een_regel(gemeen) not in getoond] == []
    assert lezer.namen & {"script", "img", "style", "iframe"} == set()
    assert not [kenmerk for kenmerk in lezer.kenmerken if kenmerk[0].startswith("on")]
    assert not [
        waarde for naam_, waarde in lezer.kenmerken if naam_ == "href" and "javascript" in (waarde or "").lower()
    ]


class _Tekst(HTMLParser):
    """De tekst, de elementen en de kenmerken van een stuk html."""

    def __init__(self) -> None:
        super().__init__()
        self.tekst: list[str] = []
        self.namen: set[str] = set()
        self.kenmerken: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.namen.add(tag)
        self.kenmerken += attrs

    def handle_data(self, data: str) -> None:
        self.tekst.append(data)
