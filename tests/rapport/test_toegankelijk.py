"""Elke pagina is voor iedereen te lezen: WCAG 2.1 A en AA in een echte browser, op scherm, telefoon en papier."""

from __future__ import annotations

import re

import pytest

from tests.rapport.browser import AANBEVOLEN, BREED, SMAL, SMALST, WET, Lezer
from tests.rapport.conftest import OPDRACHTEN, Bladen
from tests.rapport.kijk import (
    OP_PAPIER,
    afgesneden,
    buiten_beeld,
    contrast_in_beeld,
    tabs,
    zonder_focusrand,
)

PAGINAS = tuple(OPDRACHTEN)
PAPIERBREEDTE = 680
"""A4 met marges van 15 mm, in css-pixels."""
A4 = (595.3, 841.9)
KRIMP = 1.25
"""Zoveel mag de browser een brede tabel op papier verkleinen; boven 1,5 snijdt Chromium af."""


@pytest.mark.parametrize("donker", [False, True], ids=["licht", "donker"])
@pytest.mark.parametrize("breedte", [BREED, SMAL])
@pytest.mark.parametrize("naam", PAGINAS)
def test_axe_heeft_niets_aan_te_merken(naam: str, breedte: int, donker: bool, chromium: Lezer, blad: Bladen) -> None:
    """Met alles opengeklapt: wat dicht is, slaat axe-core over."""
    with chromium.open(blad(naam), breedte, donker=donker) as bladzijde:
        bladzijde.klap_open()
        bevindingen = bladzijde.bevindingen((*WET, *AANBEVOLEN))
        assert not bevindingen, "\n".join(map(str, bevindingen))
        assert contrast_in_beeld(bladzijde) == []
        assert bladzijde.klachten == []


@pytest.mark.parametrize("breedte", [SMALST, SMAL, BREED])
@pytest.mark.parametrize("naam", PAGINAS)
def test_de_pagina_schuift_niet_opzij(naam: str, breedte: int, chromium: Lezer, blad: Bladen) -> None:
    """Een brede tabel schuift in haar eigen vak (WCAG 1.4.10)."""
    with chromium.open(blad(naam), breedte) as bladzijde:
        assert not bladzijde.schuift_opzij()
        bladzijde.klap_open()
        assert not bladzijde.schuift_opzij()


@pytest.mark.parametrize("naam", PAGINAS)
def test_geen_tekst_loopt_rechts_uit_beeld(naam: str, chromium: Lezer, blad: Bladen) -> None:
    """Ook het laatste cijfer van een bedrag in de waterval niet (WCAG 1.4.10: 320 breed)."""
    with chromium.open(blad(naam), SMALST) as bladzijde:
        bladzijde.klap_open()
        assert buiten_beeld(bladzijde) == []


@pytest.mark.parametrize("naam", PAGINAS)
def test_met_ruimere_tekst_valt_er_niets_weg(naam: str, chromium: Lezer, blad: Bladen) -> None:
    """De tekstafstanden van WCAG 1.4.12."""
    ruim = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }"
    with chromium.open(blad(naam), SMAL) as bladzijde:
        bladzijde.blad.add_style_tag(content=f"{ruim} p {{ margin-bottom: 2em !important; }}")
        bladzijde.klap_open()
        assert not bladzijde.schuift_opzij()
        assert afgesneden(bladzijde) == []


@pytest.mark.parametrize("naam", PAGINAS)
def test_met_het_toetsenbord_is_alles_te_bereiken(naam: str, chromium: Lezer, blad: Bladen) -> None:
    """Tab komt overal langs, in de volgorde van de pagina, en loopt nergens vast; waar hij is, is te zien."""
    with chromium.open(blad(naam)) as bladzijde:
        bereikt, verwacht = tabs(bladzijde)
        assert bereikt == verwacht
        assert zonder_focusrand(bladzijde) == []


@pytest.mark.parametrize("naam", PAGINAS)
def test_er_wordt_niets_opgehaald(naam: str, chromium: Lezer, blad: Bladen) -> None:
    """Eén bestand, dat van schijf en uit de mail te openen is."""
    pad = blad(naam)
    with chromium.open(pad) as bladzijde:
        bladzijde.klap_open()
        bladzijde.blad.wait_for_load_state("networkidle")
        assert bladzijde.verzoeken == [pad.as_uri()]
        assert bladzijde.klachten == []


@pytest.mark.parametrize("naam", PAGINAS)
def test_op_papier_is_het_a4_en_past_elke_tabel(naam: str, chromium: Lezer, blad: Bladen) -> None:
    """Ook van een donker scherm komt wit papier."""
    with chromium.open(blad(naam), PAPIERBREEDTE, donker=True) as bladzijde:
        bladzijde.blad.emulate_media(media="print")
        assert bladzijde.vraag("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert bladzijde.vraag(OP_PAPIER) <= PAPIERBREEDTE * KRIMP
        assert afgesneden(bladzijde) == []
        pdf = bladzijde.blad.pdf(prefer_css_page_size=True)
    maten = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf))
    assert maten
    for breed, hoog in maten:
        assert (float(breed), float(hoog)) == pytest.approx(A4, abs=1)
