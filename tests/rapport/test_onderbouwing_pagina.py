"""De onderbouwing in een browser: zoeken, sorteren en koppelen met het toetsenbord, en alles te lezen zonder script."""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from reeletarief.weergave.getal import nederlands
from tests.conftest import Draai
from tests.rapport.browser import BREED, SMAL, SMALST, Bladzijde, Lezer
from tests.rapport.conftest import PRODUCTEN, Bladen
from tests.rapport.kijk import verborgen, zichtbaar

PAGINA = "onderbouwing"
SEGMENT = "ambulant"
OPEN = "() => [...document.querySelectorAll('details')].map((deel) => deel.open)"
BEDIENING = ".springen, nav *, .terug *, .product > p:last-child *, form *"
"""Wat alleen op een scherm zin heeft."""
RIJEN = "#tarieven tbody tr"
IN_BEELD = """(anker) => { const e = document.getElementById(anker), v = e.getBoundingClientRect();
  return e.checkVisibility({ contentVisibilityAuto: false }) && v.height > 0 && v.bottom > 0 && v.top < innerHeight; }"""
DIEPST = """() => { const diep = (e) => e ? 1 + diep(e.parentElement.closest('details')) : 0;
  return [...document.querySelectorAll('.product li[id]')].map((e) => [diep(e.parentElement.closest('details')), e.id])
    .reduce((a, b) => b[0] > a[0] ? b : a); }"""
"""Het anker dat het diepst in dichte delen zit, met hoe diep."""


def codes(bladzijde: Bladzijde) -> list[str]:
    """De codes die in het overzicht te zien zijn, van boven naar onder."""
    return [tekst.split()[0] for tekst in bladzijde.blad.locator(RIJEN).filter(visible=True).all_inner_texts()]


def kolom(bladzijde: Bladzijde, nummer: int) -> list[str]:
    return bladzijde.blad.locator(f"{RIJEN} > *:nth-child({nummer})").all_inner_texts()


def bedrag(tekst: str) -> float:
    return float(tekst.replace("€", "").replace(".", "").replace(",", "."))


@pytest.fixture
def tarieven(draai: Draai) -> list[dict[str, Any]]:
    """De producten op de pagina, zoals de json ze noemt."""
    return list(json.loads(draai("bereken", *PRODUCTEN, "--formaat", "json").stdout)["tarieven"])


def test_zonder_script_staat_alles_er(chromium: Lezer, blad: Bladen, tarieven: list[dict[str, Any]]) -> None:
    """Elk product met zijn tarief, elke tekst van de pagina met script, en geen knop die niets doet."""
    with chromium.open(blad(PAGINA)) as met_script:
        alles = zichtbaar(met_script)
    with chromium.open(blad(PAGINA), script=False) as bladzijde:
        assert codes(bladzijde) == [tarief["product"] for tarief in tarieven]
        for tarief, getoond in zip(tarieven, kolom(bladzijde, 5), strict=True):
            assert nederlands(Decimal(tarief["tarief"]), 2) in getoond
        assert bladzijde.blad.locator("button, input, select").filter(visible=True).count() == 0
        assert set(alles.split()) - set(zichtbaar(bladzijde).split()) <= {"van", str(len(tarieven)), "tarieven"}
        assert verborgen(bladzijde) == []


@pytest.mark.parametrize("breedte", [BREED, SMAL])
def test_met_de_overslaan_koppeling_ben_je_bij_de_inhoud(breedte: int, chromium: Lezer, blad: Bladen) -> None:
    """De eerste Tab komt op een koppeling die dan te zien is; daarna gaat Tab verder in de inhoud."""
    with chromium.open(blad(PAGINA), breedte) as bladzijde:
        bladzijde.blad.keyboard.press("Tab")
        assert bladzijde.vraag("() => document.activeElement.innerText") == "Naar de inhoud"
        assert bladzijde.vraag("() => document.activeElement.getBoundingClientRect().left >= 0")
        bladzijde.blad.keyboard.press("Enter")
        assert bladzijde.vraag("() => document.activeElement.matches('main')")
        bladzijde.blad.keyboard.press("Tab")
        assert bladzijde.vraag("() => document.activeElement.closest('main') !== null")


def test_een_berekening_gaat_open_en_dicht_met_enter_en_spatie(chromium: Lezer, blad: Bladen) -> None:
    with chromium.open(blad(PAGINA)) as bladzijde:
        deel = bladzijde.blad.locator(".boom details").first
        deel.locator("summary").first.focus()
        for toets, open_ in (("Enter", True), ("Space", False), ("Enter", True)):
            bladzijde.blad.keyboard.press(toets)
            assert (deel.get_attribute("open") is not None) is open_


def test_sorteren_zegt_hoe_en_zet_de_rijen_om(chromium: Lezer, blad: Bladen) -> None:
    """Getallen als getal en tekst als tekst; de knop blijft aan de beurt, en één kolom tegelijk heeft een richting."""
    with chromium.open(blad(PAGINA)) as bladzijde:
        knop = bladzijde.blad.get_by_role("button", name="tarief", exact=True)
        kop = bladzijde.blad.locator("#tarieven th").filter(has=knop)
        knop.focus()
        for richting, volgorde in (("ascending", 1), ("descending", -1)):
            bladzijde.blad.keyboard.press("Enter")
            assert kop.get_attribute("aria-sort") == richting
            assert bladzijde.vraag("() => document.activeElement.textContent") == "tarief"
            bedragen = [volgorde * bedrag(tekst) for tekst in kolom(bladzijde, 5)]
            assert all(eerst <= dan for eerst, dan in pairwise(bedragen))
        bladzijde.blad.get_by_role("button", name="naam", exact=True).press("Enter")
        assert bladzijde.blad.locator("#tarieven th[aria-sort]").count() == 1
        namen = [naam.lower() for naam in kolom(bladzijde, 2)]
        assert namen == sorted(namen)


def test_zoeken_en_filteren_zeggen_hoeveel_er_overblijft(chromium: Lezer, blad: Bladen) -> None:
    with chromium.open(blad(PAGINA)) as bladzijde:
        melding = bladzijde.blad.get_by_role("status")
        alle = codes(bladzijde)
        zoek = bladzijde.blad.get_by_role("searchbox")
        zoek.fill("45a4")
        gevonden = codes(bladzijde)
        assert gevonden == [code for code in alle if code.startswith("45A4")]
        assert melding.inner_text() == f"{len(gevonden)} van {len(alle)} tarieven"
        zoek.fill("bestaat niet")
        assert (codes(bladzijde), melding.inner_text()) == ([], f"0 van {len(alle)} tarieven")
        zoek.fill("")
        bladzijde.blad.get_by_role("combobox").select_option(SEGMENT)
        assert 0 < len(codes(bladzijde)) < len(alle)
        assert set(bladzijde.blad.locator(f"{RIJEN} > *:nth-child(3)").filter(visible=True).all_inner_texts()) == {
            SEGMENT
        }
        zoek.press("Enter")
        assert bladzijde.blad.url.startswith("file:")


@pytest.mark.parametrize("breedte", [BREED, SMAL])
def test_een_diepe_koppeling_brengt_de_post_in_beeld(breedte: int, chromium: Lezer, blad: Bladen) -> None:
    """Ook als hij meer dichte delen diep zit; en ook zonder script, in een browser die dat kan."""
    with chromium.open(blad(PAGINA), breedte) as bladzijde:
        diepte, anker = bladzijde.vraag(DIEPST)
    assert diepte >= 3
    for script in (True, False):
        with chromium.open(blad(PAGINA), breedte, script=script, anker=anker) as bladzijde:
            bladzijde.blad.wait_for_function(IN_BEELD, arg=anker)


def test_elke_koppeling_op_de_pagina_komt_ergens_aan(chromium: Lezer, blad: Bladen) -> None:
    """Een koppeling naar iets wat dicht is, maakt het open; een anker komt één keer voor."""
    with chromium.open(blad(PAGINA)) as bladzijde:
        doelen = set(
            bladzijde.vraag("() => [...document.querySelectorAll('a[href^=\"#\"]')].map((a) => a.hash.slice(1))")
        )
        ankers = bladzijde.vraag("() => [...document.querySelectorAll('[id]')].map((e) => e.id)")
        assert doelen - set(ankers) == set()
        assert len(ankers) == len(set(ankers))
        assert all(f"product-{code}" in ankers for code in codes(bladzijde))
        [bouwsteen] = bladzijde.vraag(
            "() => [...document.querySelectorAll('.m a[href^=\"#\"]')].slice(0, 1).map((a) => a.hash.slice(1))"
        )
        bladzijde.blad.locator(f".m a[href='#{bouwsteen}']").first.click()
        bladzijde.blad.wait_for_function(IN_BEELD, arg=bouwsteen)


def test_een_vreemd_anker_breekt_niets(chromium: Lezer, blad: Bladen) -> None:
    """Zoeken werkt ook als iemand een kapotte koppeling volgde."""
    for anker in ("%", "bestaat-niet", "\"'><", "%00"):
        with chromium.open(blad(PAGINA), anker=anker) as bladzijde:
            assert bladzijde.blad.get_by_role("searchbox").is_visible()
            assert bladzijde.klachten == []


@pytest.mark.parametrize("script", [True, False], ids=["met script", "zonder script"])
def test_op_papier_staat_elke_berekening_open(script: bool, chromium: Lezer, blad: Bladen) -> None:
    """Geen bediening en geen dichte delen; en daarna is op het scherm weer dicht wat dicht was."""
    with chromium.open(blad(PAGINA), 680, script=script) as bladzijde:
        open_op_scherm = bladzijde.vraag(OPEN)
        bladzijde.blad.emulate_media(media="print")
        bladzijde.vraag("() => dispatchEvent(new Event('beforeprint'))")
        assert bladzijde.blad.locator("input, select, nav").filter(visible=True).count() == 0
        assert verborgen(bladzijde, behalve=BEDIENING, dicht=True) == []
        bladzijde.vraag("() => dispatchEvent(new Event('afterprint'))")
        bladzijde.blad.emulate_media(media="screen")
        assert bladzijde.vraag(OPEN) == open_op_scherm


def test_zelfde_invoer_zelfde_bytes(draai: Draai, blad: Bladen) -> None:
    opnieuw = draai("bereken", *PRODUCTEN, "--formaat", "html").stdout
    assert (blad(PAGINA).read_text("utf-8") == opnieuw) is True


@pytest.mark.parametrize("breedte", [SMALST, SMAL])
def test_op_een_telefoon_staat_het_tarief_naast_het_product(breedte: int, chromium: Lezer, blad: Bladen) -> None:
    """Het blijft rechts in beeld staan terwijl de andere kolommen eronder schuiven."""
    with chromium.open(blad(PAGINA), breedte) as bladzijde:
        vak = bladzijde.blad.locator("#tarieven [role=group]")
        rij = bladzijde.blad.locator(RIJEN).first
        rij.scroll_into_view_if_needed()
        for plek in (0, 60):
            vak.evaluate("(e, plek) => { e.scrollLeft = plek; }", plek)
            tarief = rij.locator("td:nth-child(5)").bounding_box()
            assert tarief is not None
            assert 0 < tarief["x"] < tarief["x"] + tarief["width"] <= breedte
        assert rij.locator("td:nth-child(5)").inner_text().startswith("€")


def test_op_een_telefoon_is_te_zien_dat_een_tabel_verder_gaat(chromium: Lezer, blad: Bladen) -> None:
    """Een rand van kleur waar nog kolommen volgen; zonder meer kolommen dekt het wit haar af."""
    with chromium.open(blad(PAGINA), SMAL) as bladzijde:
        vak = bladzijde.blad.locator("#product-43A07 [role=group]").first
        assert vak.evaluate("(e) => e.scrollWidth > e.clientWidth")
        assert vak.evaluate("(e) => getComputedStyle(e).backgroundAttachment") == "local, scroll"
