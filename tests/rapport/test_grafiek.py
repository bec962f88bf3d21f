"""De figuren van het rapport: maten die kloppen met de bedragen, en een verhaal zonder plaatje of kleur."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from types import SimpleNamespace
from typing import cast
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, PackageLoader, StrictUndefined

from reeletarief.analyse.urenverdeling import urenverdeling_van
from reeletarief.analyse.waterval import SALDI, Soort, Stap, waterval_van
from reeletarief.api import Eenheid, Tarief
from reeletarief.kostprijs.post import REKENREGEL, waarde
from reeletarief.weergave.rapport.figuur import BREEDTE
from reeletarief.weergave.rapport.sjabloonlader import bedragen_heel, gecodeerd, met_richting
from reeletarief.weergave.rapport.urenbalk import Urenbalk, urenbalk_van
from reeletarief.weergave.rapport.waterval import Waterval, waterval_in_beeld
from tests.gedeeld.streek import Streek, streken, tarief
from tests.gedeeld.voorbeeld import voorbeeld
from tests.rapport.pagina import rapport

SJABLONEN = Environment(
    loader=PackageLoader("reeletarief", "weergave/rapport/sjablonen"), autoescape=True, undefined=StrictUndefined
)
SJABLONEN.filters |= {"gecodeerd": gecodeerd, "met_richting": met_richting, "bedragen_heel": bedragen_heel}
SUBPAD = re.compile(r"M(\d+(?:\.\d)?) (\d+)([hv])(\d+(?:\.\d)?)")
GROND = {"licht": "#ffffff", "donker": "#161616"}


def waterval(code: str) -> Waterval:
    uitkomst = voorbeeld().tarief(code)
    return waterval_in_beeld(uitkomst, waterval_van(uitkomst))


def uren(code: str) -> Urenbalk:
    return urenbalk_van(urenverdeling_van(voorbeeld().tarief(code)), f"product-{code}")


def html(grafiek: Urenbalk | Waterval, macro: str = "waterval") -> str:
    return str(getattr(SJABLONEN.get_template("grafiek.html.j2").module, macro)(grafiek))


def svg(grafiek: Urenbalk) -> ElementTree.Element:
    tekst = html(grafiek, "urenbalk")
    return ElementTree.fromstring(tekst[tekst.index("<svg") : tekst.rindex("</svg>") + len("</svg>")])


def stroken(grafiek: Waterval) -> list[tuple[int, int, str]]:
    """Van elke stap de staaf: links, rechts en soort."""
    paden = [(re.fullmatch(r"M(\d+),0h(\d+)", rij.pad), rij.klasse) for rij in grafiek.rijen]
    return [(int(pad[1]), int(pad[1]) + int(pad[2]), klasse) for pad, klasse in paden if pad is not None]


def staven(grafiek: Urenbalk) -> dict[int, tuple[Decimal, Decimal, str]]:
    """Per hoogte de staaf: links, rechts en soort."""
    return {
        int(y): (Decimal(x), Decimal(x) + Decimal(breed), deel.klasse)
        for deel in grafiek.staven
        for x, y, richting, breed in SUBPAD.findall(deel.pad)
        if richting == "h"
    }


def stap(bedrag: str | int, soort: Soort, naam: str = "Stap") -> Stap:
    return Stap(naam, waarde(f"s.{naam}", naam, Decimal(bedrag), Eenheid.EURO_PER_UUR, REKENREGEL), soort)


def getal(tekst: str) -> Decimal:
    return Decimal(tekst.replace(".", "").replace(",", ".").replace("\N{MINUS SIGN}", "-"))


def losse_waterval(*bedragen: str | int, naam: str = "Stap") -> Waterval:
    """Een waterval van losse bedragen, met hun som als tarief."""
    stappen = [stap(bedrag, Soort.ERAF if Decimal(bedrag) < 0 else Soort.ERBIJ, naam) for bedrag in bedragen]
    totaal = stap(str(sum(map(Decimal, bedragen))), Soort.TOTAAL, "Tarief")
    uitkomst = SimpleNamespace(
        kaart=SimpleNamespace(product="P", eenheid="uur", vastgesteld=None),
        functies=(),
        onderdelen=(),
        tarief=totaal.post,
    )
    return waterval_in_beeld(cast("Tarief", uitkomst), [*stappen, totaal])


def test_elke_staaf_begint_waar_de_vorige_eindigt() -> None:
    grafiek = waterval("45A48")
    op_volgorde = stroken(grafiek)
    assert len(op_volgorde) == len(grafiek.rijen)
    for (_, eind, soort), (begin, volgend_eind, volgende) in pairwise(op_volgorde):
        assert begin == (0 if volgende == "t" else eind)
        assert soort != "t" or begin == eind
        assert volgende != "t" or volgend_eind == eind


def test_de_breedte_van_een_staaf_is_haar_deel_van_het_tarief() -> None:
    uitkomst = voorbeeld().tarief("45A48")
    zichtbaar = [een for een in waterval_van(uitkomst) if een.post.bedrag and een.naam != "Afronding"]
    for een, (links, rechts, _soort) in zip(zichtbaar, stroken(waterval("45A48")), strict=True):
        assert abs((rechts - links) - een.post.bedrag * BREEDTE / uitkomst.tarief.bedrag) <= 1


@settings(deadline=None)
@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=12))
def test_elke_waterval_blijft_binnen_haar_vak(bedragen: list[Decimal]) -> None:
    """Ook als de stand onder nul zakt of alles nul is."""
    grafiek = losse_waterval(*map(str, bedragen))
    assert len(stroken(grafiek)) == len(grafiek.rijen)
    for links, rechts, _ in stroken(grafiek):
        assert 0 <= links <= rechts <= BREEDTE + 5


def test_wat_eraf_gaat_heeft_een_minteken_en_een_gestreepte_staaf() -> None:
    grafiek = losse_waterval(100, "-20.50")
    assert [rij.bedrag for rij in grafiek.rijen] == ["+100,0000", "\N{MINUS SIGN}20,5000", "79,5000"]
    assert [soort for _, _, soort in stroken(grafiek)] == ["p", "m", "t"]
    assert "<tr class=m>" in html(grafiek)
    css = SJABLONEN.get_template("grafiek.css.j2").render()
    assert re.search(r"\.w \.m path \{[^}]*stroke-dasharray", css)
    assert re.search(r"\.um \{[^}]*stroke-dasharray", css)


def test_een_stap_van_nul_staat_alleen_bij_de_elementen() -> None:
    uitkomst = voorbeeld().tarief("45A48")
    getekend = {rij.naam for rij in waterval("45A48").rijen}
    assert {een.naam for een in waterval_van(uitkomst)} - getekend == {
        "Huisvesting en verblijf",
        "Verzorging",
        "Afronding",
    }


@pytest.mark.parametrize("code", [str(een.kaart.product) for een in voorbeeld().tarieven])
def test_de_getoonde_stappen_zijn_samen_het_tarief(code: str) -> None:
    """Wie de waterval optelt zoals zij er staat, komt uit, op een half van het laatste cijfer per stap na; ook de afronding staat er."""
    rijen = waterval(code).rijen
    stappen = [getal(rij.bedrag) for rij in rijen if rij.klasse != "t"]
    totaal = getal(rijen[-1].bedrag)
    decimalen = min(Decimal(str(een.as_tuple().exponent)) for een in stappen)
    assert abs(sum(stappen) - totaal) <= (len(stappen)) * Decimal(10) ** decimalen / 2


def test_de_waterval_in_woorden() -> None:
    assert waterval("45A48").verhaal == (
        "Van € 28,81 salaris naar € 102,00 per uur. De grootste stap is niet-productieve uren (+ € 33,09)."
    )
    assert waterval("42A03").verhaal == (
        "In 7 stappen naar € 18,32 per stuk. De grootste stap is bedrag per rit (€ 9,50)."
    )
    assert waterval("P1-PER").verhaal.startswith("In 3 stappen naar € 2.092,39 per traject.")


def test_een_tarief_van_een_enkel_bedrag_is_een_stap() -> None:
    assert losse_waterval(100).verhaal.startswith("In 1 stap naar")


def test_een_klein_tarief_houdt_vier_decimalen() -> None:
    assert waterval("45A49").verhaal.startswith("Van € 0,1557 salaris")


def test_de_uren_in_woorden_en_op_hun_plek() -> None:
    grafiek = uren("45A48")
    assert grafiek.beschrijving == (
        "Van 1.872 betaalde uren zijn er 1.056 (56,4%) declarabele uren. Eraf gaan algemeen (verlof, ziekte) (353 uur), "
        "beroepsgebonden (130 uur) en cliëntgebonden, indirect (333 uur)."
    )
    op_volgorde = [staaf for _, staaf in sorted(staven(grafiek).items())]
    assert [soort for *_, soort in op_volgorde[1:]] == ["m", "m", "m", "t"]
    assert op_volgorde[1][1] == BREEDTE
    for (links, *_), (_, rechts, _soort) in pairwise(op_volgorde[1:]):
        assert links == rechts


def test_uren_die_niet_afgaan_staan_onder_het_eind() -> None:
    regels = [(regel.naam, regel.bedrag) for regel in uren("BES01").regels]
    assert regels[-3:] == [
        ("Inzetbare uren", "1.519,4 · 81,2%"),
        ("waarvan beroepsgebonden", "130,0 · 6,9%"),
        ("waarvan indirect", "333,5 · 17,8%"),
    ]


def test_de_waterval_is_een_tabel_met_een_staaf_per_rij() -> None:
    for uitkomst in voorbeeld().tarieven:
        grafiek, stappen = waterval(str(uitkomst.kaart.product)), waterval_van(uitkomst)
        namen = [een.naam for een in stappen]
        assert [rij.naam for rij in grafiek.rijen if not rij.naam.endswith("…") and rij.naam not in namen] == []
        assert [rij.naam for rij in grafiek.rijen if rij.klasse == "t"] == [
            een.naam for een in stappen if een.soort in SALDI
        ]
    tekst = html(waterval("45A48"))
    assert tekst.count("<svg>") == tekst.count('scope="row"') == len(waterval("45A48").rijen)
    verhaal = waterval("45A48").verhaal.replace("+ €", "+&nbsp;€").replace("€ ", "€&nbsp;")
    assert f"<caption>{verhaal}</caption>" in tekst  # een bedrag breekt niet af na zijn teken


def test_de_urenbalk_is_een_plaatje_met_een_naam() -> None:
    plaatje = svg(uren("45A48"))
    assert plaatje.get("role") == "img"
    titel = plaatje[0]
    assert titel.tag == "title"
    assert plaatje.get("aria-labelledby") == titel.get("id")
    assert uren("45A48").beschrijving in (titel.text or "")


def test_namen_binnen_de_pagina_zijn_uniek() -> None:
    pagina = "".join(html(uren(str(een.kaart.product)), "urenbalk") for een in voorbeeld().tarieven if een.uren)
    namen = re.findall(r'\bid="([^"]+)"', pagina)
    assert len(namen) == len(set(namen)) > 50


@pytest.mark.parametrize("naam", ["<script>alert(1)</script>", '"><svg onload=x>', "\u202eomgekeerd", "W" * 10_000])
def test_vijandige_namen_blijven_tekst_en_passen_op_een_paar_regels(naam: str) -> None:
    grafiek = losse_waterval(1, naam=naam)
    tekst = html(grafiek)
    assert "<script>" not in tekst
    assert "<svg onload" not in tekst
    assert "\u202e" not in tekst
    assert len(grafiek.rijen[0].naam) <= 4 * 40
    assert len(grafiek.verhaal) < 300


def test_de_figuren_zijn_klein() -> None:
    maten = [len(html(waterval(str(een.kaart.product))).encode()) for een in voorbeeld().tarieven]
    maten += [len(html(uren(str(een.kaart.product)), "urenbalk").encode()) for een in voorbeeld().tarieven if een.uren]
    assert sum(maten) / len(maten) < 2500
    assert max(maten) < 3500


@given(streken())
@settings(deadline=None)
def test_zelfde_tarief_zelfde_figuur_in_hele_maten(streek: Streek) -> None:
    uitkomst = tarief(streek)
    een, ander = (waterval_in_beeld(uitkomst, waterval_van(uitkomst)) for _ in range(2))
    assert een == ander
    assert not re.search(r"\.|E", "".join(rij.pad for rij in een.rijen))


@pytest.mark.parametrize("stand", ["licht", "donker"])
def test_kleuren_steken_af_tegen_de_grond(stand: str) -> None:
    css = SJABLONEN.get_template("grafiek.css.j2").render()
    licht, donker = re.findall(r":root \{([^}]*)\}", css)[:2]
    kleuren = re.findall(r"--(\w+): (#\w{6})", licht if stand == "licht" else donker)
    assert [naam for naam, _ in kleuren] == ["erbij", "eraf", "totaal"]
    for naam, kleur in kleuren:
        assert contrast(kleur, GROND[stand]) >= 3, naam


def contrast(een: str, ander: str) -> float:
    """De verhouding van WCAG 2.1 tussen twee kleuren."""
    hoog, laag = sorted((_helderheid(een), _helderheid(ander)), reverse=True)
    return (hoog + 0.05) / (laag + 0.05)


def _helderheid(kleur: str) -> float:
    delen = [int(kleur[plek : plek + 2], 16) / 255 for plek in (1, 3, 5)]
    rood, groen, blauw = (deel / 12.92 if deel <= 0.03928 else ((deel + 0.055) / 1.055) ** 2.4 for deel in delen)
    return 0.2126 * rood + 0.7152 * groen + 0.0722 * blauw


@pytest.mark.parametrize(
    ("code", "titel", "eenheid"),
    [
        ("45A48", "Van salaris naar tarief", "euro per uur"),
        ("EED", "Van onderdelen naar tarief", "euro per traject"),
        ("42A03", "Van kosten naar tarief", "euro per stuk"),
    ],
)
def test_de_waterval_heet_naar_haar_begin_en_heeft_het_woord_van_de_prijs(code: str, titel: str, eenheid: str) -> None:
    een = next(een for een in rapport().producten if een.code == code)
    assert (een.waterval.titel, een.waterval.eenheid) == (titel, eenheid)
    assert eenheid == f"euro per {een.per}"
    assert not any("…" in rij.naam for rij in een.waterval.rijen)
