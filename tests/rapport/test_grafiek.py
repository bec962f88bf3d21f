"""De figuren van het rapport: maten die kloppen met de bedragen, en een verhaal zonder plaatje of kleur."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from itertools import pairwise
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, PackageLoader, StrictUndefined

from reeletarief.analyse.urenverdeling import urenverdeling_van
from reeletarief.analyse.waterval import SALDI, Soort, Stap, waterval_van
from reeletarief.api import Eenheid, Resultaat, bereken, lees_werkmap
from reeletarief.kostprijs.post import REKENREGEL, waarde
from reeletarief.weergave.rapport.grafiek import BREEDTE, Grafiek, urengrafiek, watervalgrafiek
from tests.conftest import VOORBEELDREGIO
from tests.streek import streken, tarief

SJABLONEN = Environment(
    loader=PackageLoader("reeletarief", "weergave/rapport/sjablonen"), autoescape=True, undefined=StrictUndefined
)
SUBPAD = re.compile(r"M(\d+(?:\.\d)?) (\d+)([hv])(\d+(?:\.\d)?)")
GROND = {"licht": "#ffffff", "donker": "#161616"}


@cache
def voorbeeld() -> Resultaat:
    return bereken(lees_werkmap(VOORBEELDREGIO))


def waterval(code: str) -> Grafiek:
    uitkomst = voorbeeld().tarief(code)
    return watervalgrafiek(uitkomst, waterval_van(uitkomst), f"product-{code}")


def uren(code: str) -> Grafiek:
    return urengrafiek(urenverdeling_van(voorbeeld().tarief(code)), f"product-{code}")


def html(grafiek: Grafiek, macro: str = "waterval") -> str:
    return str(getattr(SJABLONEN.get_template("grafiek.html.j2").module, macro)(grafiek))


def svg(grafiek: Grafiek) -> ElementTree.Element:
    tekst = html(grafiek)
    return ElementTree.fromstring(tekst[tekst.index("<svg") : tekst.rindex("</svg>") + len("</svg>")])


def staven(grafiek: Grafiek) -> dict[int, tuple[Decimal, Decimal, str]]:
    """Per hoogte de staaf: links, rechts en soort."""
    return {
        int(y): (Decimal(x), Decimal(x) + Decimal(breed), deel.klasse)
        for deel in grafiek.staven
        for x, y, richting, breed in SUBPAD.findall(deel.pad)
        if richting == "h"
    }


def stap(bedrag: str | int, soort: Soort, naam: str = "Stap") -> Stap:
    return Stap(naam, waarde(f"s.{naam}", naam, Decimal(bedrag), Eenheid.EURO_PER_UUR, REKENREGEL), soort)


def losse_waterval(*bedragen: str | int, naam: str = "Stap") -> Grafiek:
    """Een waterval van losse bedragen, met hun som als tarief."""
    stappen = [stap(bedrag, Soort.ERAF if Decimal(bedrag) < 0 else Soort.ERBIJ, naam) for bedrag in bedragen]
    totaal = stap(str(sum(map(Decimal, bedragen))), Soort.TOTAAL, "Tarief")
    uitkomst = SimpleNamespace(kaart=SimpleNamespace(product="P", eenheid="uur"), functies=(), tarief=totaal.post)
    return watervalgrafiek(uitkomst, [*stappen, totaal], "p")  # type: ignore[arg-type]


def test_elke_staaf_begint_waar_de_vorige_eindigt() -> None:
    grafiek = waterval("45A48")
    op_volgorde = [staaf for _, staaf in sorted(staven(grafiek).items())]
    for (_, eind, soort), (begin, volgend_eind, volgende) in pairwise(op_volgorde):
        assert begin == (0 if volgende == "t" else eind)
        assert soort != "t" or begin == eind
        assert volgende != "t" or volgend_eind == eind


def test_de_breedte_van_een_staaf_is_haar_deel_van_het_tarief() -> None:
    uitkomst = voorbeeld().tarief("45A48")
    zichtbaar = [een for een in waterval_van(uitkomst) if een.post.bedrag and een.naam != "Afronding"]
    for een, (_, (links, rechts, _soort)) in zip(zichtbaar, sorted(staven(waterval("45A48")).items()), strict=True):
        assert abs((rechts - links) - een.post.bedrag * BREEDTE / uitkomst.tarief.bedrag) <= Decimal("0.1")


@settings(deadline=None)
@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=12))
def test_elke_waterval_blijft_binnen_haar_vak(bedragen: list[Decimal]) -> None:
    """Ook als de stand onder nul zakt of alles nul is."""
    grafiek = losse_waterval(*map(str, bedragen))
    for links, rechts, _ in staven(grafiek).values():
        assert 0 <= links <= rechts <= BREEDTE + 3
    assert all(0 < hoogte < int(grafiek.hoogte) for hoogte in staven(grafiek))


def test_wat_eraf_gaat_heeft_een_minteken_en_een_gestreepte_staaf() -> None:
    grafiek = losse_waterval(100, "-20.50")
    assert [regel.bedrag for regel in grafiek.regels] == ["+ € 100,00", "− € 20,50", "€ 79,50"]
    assert [soort for _, (_, _, soort) in sorted(staven(grafiek).items())] == ["p", "m", "t"]
    css = SJABLONEN.get_template("grafiek.css.j2").render()
    assert re.search(r"\.m \{[^}]*stroke-dasharray", css)


def test_een_stap_van_nul_staat_alleen_in_de_tabel() -> None:
    grafiek = waterval("45A48")
    getekend, in_tabel = {regel.naam for regel in grafiek.regels}, {rij.naam for rij in grafiek.rijen}
    assert in_tabel - getekend == {"Huisvesting en verblijf", "Verzorging", "Afronding"}
    assert {rij.naam: rij.cellen for rij in grafiek.rijen}["Verzorging"] == ("0,0000", "0,0%")


def test_de_waterval_in_woorden() -> None:
    assert waterval("45A48").beschrijving == (
        "Van € 28,81 salaris naar € 102,00 per uur. De grootste stappen zijn niet-productieve uren (+ € 33,09), "
        "werkgeverslasten (+ € 8,99) en overhead, personeel (+ € 7,59)."
    )
    assert waterval("42A03").beschrijving == (
        "In 6 stappen naar € 18,32 per stuk. De grootste stappen zijn bedrag per rit (€ 9,50), bedrag per kilometer "
        "(+ € 7,44) en risico en marge (+ € 0,36)."
    )
    assert waterval("P1-PER").beschrijving.startswith("In 3 stappen naar € 2.092,39 per traject.")


def test_een_klein_tarief_houdt_vier_decimalen() -> None:
    assert waterval("45A49").regels[0].bedrag == "€ 0,1557"


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


def test_de_tabel_zegt_wat_de_figuur_zegt() -> None:
    for uitkomst in voorbeeld().tarieven:
        grafiek, stappen = waterval(str(uitkomst.kaart.product)), waterval_van(uitkomst)
        assert [rij.naam for rij in grafiek.rijen] == [een.naam for een in stappen]
        assert [rij.naam for rij in grafiek.rijen if rij.vet] == [een.naam for een in stappen if een.soort in SALDI]
        assert {len(rij.cellen) + 1 for rij in grafiek.rijen} == {len(grafiek.kolommen)}


def test_de_figuur_is_een_plaatje_met_een_naam() -> None:
    plaatje = svg(waterval("45A48"))
    assert plaatje.get("role") == "img"
    titel, beschrijving = plaatje[0], plaatje[1]
    assert [titel.tag, beschrijving.tag] == ["title", "desc"]
    assert plaatje.get("aria-labelledby") == f"{titel.get('id')} {beschrijving.get('id')}"
    assert 'scope="row"' in html(waterval("45A48"))
    assert "<caption>Opbouw van het tarief van 45A48</caption>" in html(waterval("45A48"))


def test_namen_binnen_de_pagina_zijn_uniek() -> None:
    pagina = "".join(
        html(waterval(str(een.kaart.product))) + (html(uren(str(een.kaart.product)), "urenbalk") if een.uren else "")
        for een in voorbeeld().tarieven
    )
    namen = re.findall(r'\bid="([^"]+)"', pagina)
    assert len(namen) == len(set(namen)) > 100


@pytest.mark.parametrize("naam", ["<script>alert(1)</script>", '"><svg onload=x>', "\u202eomgekeerd", "W" * 10_000])
def test_vijandige_namen_blijven_tekst_en_passen_op_de_regel(naam: str) -> None:
    grafiek = losse_waterval(1, naam=naam)
    tekst = html(grafiek)
    assert "<script>" not in tekst
    assert "<svg onload" not in tekst
    assert "\u202e" not in tekst
    assert len(grafiek.regels[0].naam) <= 40
    assert len(grafiek.beschrijving) < 300
    assert svg(grafiek) is not None


def test_de_figuren_zijn_klein() -> None:
    maten = [
        len(html(waterval(str(een.kaart.product))).partition("<details")[0].encode())
        + (len(html(uren(str(een.kaart.product))).partition("<details")[0].encode()) if een.uren else 0)
        for een in voorbeeld().tarieven
    ]
    assert sum(maten) / len(maten) < 2500
    assert max(maten) < 3500


@given(streken())
@settings(deadline=None)
def test_zelfde_tarief_zelfde_figuur_met_hooguit_een_decimaal(streek: object) -> None:
    uitkomst = tarief(streek)  # type: ignore[arg-type]
    een, ander = (watervalgrafiek(uitkomst, waterval_van(uitkomst), "p") for _ in range(2))
    assert een == ander
    assert not re.search(r"\.\d\d|E", "".join(deel.pad for deel in een.staven))


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
