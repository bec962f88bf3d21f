"""De pagina zelf: één bestand, niets van elders, elke koppeling komt uit, tekst is tekst, en zonder script is alles er."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest

from reeletarief.api import bereken, lees_werkmap
from reeletarief.weergave.rapport.ankers import veilig
from reeletarief.weergave.rapport.gegevens import maak_rapport
from reeletarief.weergave.rapport.html import rapport_als_html
from reeletarief.weergave.rapport.md import rapport_als_md
from tests.conftest import op_een_regel, schrijf_werkmap
from tests.gedeeld.streek import Streek
from tests.gedeeld.voorbeeld import voorbeeld
from tests.rapport.pagina import gelezen, html, lees, rapport

MET_EINDTAG = (
    "ul",
    "ol",
    "dl",
    "table",
    "details",
    "summary",
    "section",
    "div",
    "figure",
    "a",
    "b",
    "i",
    "small",
    "h[1-6]",
)


def test_elke_id_is_uniek_en_is_zonder_aanhalingstekens_te_schrijven() -> None:
    ids = gelezen().ids
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]+", een) for een in ids)


def test_elke_koppeling_op_de_pagina_komt_ergens_uit() -> None:
    doelen = {k["href"][1:] for k in gelezen().van("a") if k["href"].startswith("#")}
    ids = set(gelezen().ids)
    assert doelen - ids == set()
    genoemd = {naam for element in gelezen().elementen for naam in element.kenmerken.get("aria-labelledby", "").split()}
    assert genoemd - ids == set()


def test_elk_product_en_elke_post_heeft_een_eigen_plek_en_elke_regel_van_het_tarief_heet_naar_zijn_sleutel() -> None:
    ids = set(gelezen().ids)
    for een in rapport().producten:
        assert f"product-{een.code}" in ids
        ankers = {regel.anker for regel in een.boom}
        assert len(ankers) == len(een.boom)
        assert ankers <= ids
        assert all(anker.startswith(f"{een.code}.") for anker in ankers)
        if not voorbeeld().tarief(een.code).onderdelen:
            regels = {veilig(regel.sleutel) for regel in voorbeeld().tarief(een.code).regels}
            assert {f"{een.code}.{sleutel}" for sleutel in regels} <= ankers


def test_niets_op_de_pagina_komt_van_elders() -> None:
    for element in gelezen().elementen:
        assert element.naam not in {"link", "img", "iframe", "object", "embed", "base", "audio", "video"}
        assert not {"src", "srcset", "action", "background", "poster", "ping"} & element.kenmerken.keys()
        assert not any(kenmerk.startswith("on") or kenmerk == "style" for kenmerk in element.kenmerken)
    assert "url(" not in html()
    assert "@import" not in html()


def test_alleen_het_eigen_script_mag_draaien() -> None:
    scripts = re.findall(r"<script>(.*?)</script>", html(), re.DOTALL)
    assert len(scripts) == 1
    som = base64.b64encode(hashlib.sha256(scripts[0].encode()).digest()).decode()
    beleid = next(k["content"] for k in gelezen().van("meta") if k.get("http-equiv") == "Content-Security-Policy")
    assert f"script-src 'sha256-{som}'" in beleid
    assert beleid.startswith("default-src 'none';")


def test_elke_tag_die_een_einde_moet_hebben_heeft_het_op_zijn_plek() -> None:
    """Een browser herstelt een eindtag te veel of te weinig zonder iets te zeggen; een ander programma misschien niet."""
    open_: list[str] = []
    for einde, naam in re.findall(rf"<(/?)({'|'.join(MET_EINDTAG)})\b", html()):
        if einde:
            assert open_.pop() == naam
        else:
            open_.append(naam)
    assert open_ == []


def test_taal_koppen_en_tabellen_zijn_voor_een_schermlezer_te_volgen() -> None:
    assert gelezen().van("html") == [{"lang": "nl"}]
    niveaus = [int(element.naam[1]) for element in gelezen().elementen if re.fullmatch(r"h[1-6]", element.naam)]
    assert niveaus[0] == 1
    assert niveaus.count(1) == 1
    assert all(later <= eerder + 1 for eerder, later in pairwise(niveaus))
    assert all("scope" in kenmerken for kenmerken in gelezen().van("th"))
    assert all(
        "tabindex" in k and ("aria-label" in k or "aria-labelledby" in k)
        for k in gelezen().van("div")
        if k.get("class") == "vak"
    )


def test_een_begrip_staat_in_zijn_lijst_maar_een_keer_ook_bij_een_product_op_twee_caos() -> None:
    """Zo wil html het (de beschrijvingen volgen elkaar), en zo leest een schermlezer het voor."""
    lijsten = re.findall(r"<dl>.*?</dl>", html(), re.DOTALL)
    begrippen = [re.findall(r"<dt>([^<]*)", lijst) for lijst in lijsten]
    assert all(len(namen) == len(set(namen)) for namen in begrippen)
    assert any(re.search(r"<dt>cao<dd>[^<]*<dd>", lijst) for lijst in lijsten)


def test_zonder_script_staat_alles_er_en_is_er_niets_dat_alleen_met_script_werkt() -> None:
    zonder = re.sub(r"<script>.*?</script>", "", html(), flags=re.DOTALL)
    pagina = lees(zonder)
    teksten = {tekst.strip() for tekst in pagina.teksten}
    teksten |= {
        tekst.removeprefix(f"{een.code} ")
        for een in rapport().producten
        for tekst in teksten
        if tekst.startswith(een.code)
    }
    for een in rapport().producten:
        for tekst in (een.naam, een.tarief, *een.eisen, *(regel.bedrag for regel in een.boom)):
            assert tekst in teksten, (een.code, tekst)
    verborgen = [element for element in pagina.elementen if "hidden" in element.kenmerken]
    assert [element.kenmerken["id"] for element in verborgen] == ["zoekbalk"]
    assert not pagina.van("button")


def _vijandig(map_: Path, naam: str) -> Path:
    kaart = Streek()._kaart().replace("naam: P\n", f"naam: '{naam}'\ndoel: '{naam}'\nkwaliteitseisen: ['{naam}']\n")
    bestanden = {pad: inhoud.decode() for pad, inhoud in Streek().bestanden().items()}
    return schrijf_werkmap(map_, {**bestanden, "productkaarten/p.yaml": kaart})


@pytest.mark.parametrize(
    "naam",
    [
        "<script>alert(1)</script>",
        "</style></title><img src=x onerror=alert(1)>",
        '"><a href="javascript:alert(1)">x</a>',
        "{{ 7 * 7 }} {% raw %}",
        "https://voorbeeld.nl/x' onclick='a",
        "lang " * 2000,
    ],
)
def test_vijandige_tekst_verschijnt_als_tekst(naam: str, tmp_path: Path) -> None:
    uit = maak_rapport(bereken(lees_werkmap(_vijandig(tmp_path, naam.replace("'", "''")))))
    pagina = lees(rapport_als_html(uit).decode())
    assert op_een_regel(naam) in op_een_regel(pagina.tekst)
    assert len(pagina.van("script")) == 1
    assert not pagina.van("img")
    assert all(k["href"].startswith("#") for k in pagina.van("a"))
    assert "<script>" not in rapport_als_md(uit)


def test_tekens_die_de_leesrichting_omdraaien_worden_zichtbaar_vervangen() -> None:
    uit = rapport_als_html(rapport()._replace(regio="abc\u202edef")).decode()
    assert "\u202e" not in uit
    assert "abc\ufffddef" in uit


LASTIGE_CODES = ("A", "A.1", "A.opslag", "product-A", "A-f", "A.5", "A B", "A_B", "A/B", "a", "uren", "b1")
"""Codes die op elkaar lijken, of op hoe de pagina haar eigen plekken noemt."""


def _lastige_regio() -> dict[str, str]:
    """Met een opslag die heet zoals de laatste regels van een tarief, en een traject van de codes die op elkaar lijken."""
    inhoud = {pad: tekst.decode() for pad, tekst in Streek().bestanden().items()}
    inhoud["opslagen.yaml"] = inhoud["opslagen.yaml"].replace("sleutel: overhead,", "sleutel: tarief_onafgerond,")
    kaart = inhoud.pop("productkaarten/p.yaml")
    for nummer, code in enumerate(LASTIGE_CODES):
        inhoud[f"productkaarten/{nummer}.yaml"] = kaart.replace('"P"', f'"{code}"')
    delen = ", ".join(f'{{product: "{code}", aantal: 2}}' for code in ("A", "A.1", "A B", "A_B", "A/B"))
    inhoud["productkaarten/t.yaml"] = (
        'product: "T"\nnaam: T\nsegment: s\neenheid: stuks\nsamenstelling:\n  klasse: open\n  bron: b\n  populaties:\n'
        f"    - {{naam: alle, gewicht: 100%, onderdelen: [{delen}]}}\n"
    )
    return inhoud


def test_codes_die_op_elkaar_lijken_krijgen_elk_hun_eigen_plekken(tmp_path: Path) -> None:
    inlezing = lees_werkmap(schrijf_werkmap(tmp_path, _lastige_regio()))
    assert not inlezing.bevindingen
    ids = lees(rapport_als_html(maak_rapport(bereken(inlezing))).decode()).ids
    assert len(ids) == len(set(ids))


def test_een_traject_verwijst_naar_het_onderdeel_zelf_en_niet_naar_een_met_het_begin_van_zijn_code(
    tmp_path: Path,
) -> None:
    inlezing = lees_werkmap(schrijf_werkmap(tmp_path, _lastige_regio()))
    traject = next(een for een in maak_rapport(bereken(inlezing)).producten if een.code == "T")
    per_regel = {regel.naam: [plek.tekst for plek in regel.verder] for regel in traject.boom}
    assert per_regel["A P"] == ["tarief van A"]
    assert per_regel["A.1 P"] == ["tarief van A.1"]


def test_een_element_van_de_wet_mag_over_zoveel_rijen_gaan_als_er_zijn() -> None:
    """Wie kostenelementen toevoegt, maakt de groepen in de elemententabel langer."""
    een = rapport().producten[0]
    eerste = een.lijsten.rijen[0]
    lang = een.lijsten._replace(rijen=(eerste._replace(hoogten=(9, 1, 12)), *een.lijsten.rijen[1:]))
    pagina = rapport_als_html(rapport()._replace(producten=(een._replace(lijsten=lang),))).decode()
    assert f"<td rowspan=9>{eerste.jeugdwet}<td>{eerste.norm}<td rowspan=12>{eerste.wmo}" in pagina


def test_een_bedrag_in_een_notitie_breekt_niet_af_na_het_euroteken() -> None:
    """Op een telefoon stond het euroteken aan het eind van een regel en het bedrag op de volgende."""
    zinnen = re.findall(r'<p class="?zacht"?>([^<]*÷ 60[^<]*)', html())
    assert zinnen
    assert all("€&nbsp;" in zin and "€ " not in zin for zin in zinnen)


def test_een_naam_van_rechts_naar_links_krijgt_een_eigen_richting_en_een_gewone_pagina_geen_byte_meer() -> None:
    assert "<bdi>" not in html()
    een = rapport().producten[0]._replace(naam="אבג 12 & <b> עזרה")
    anders = rapport()._replace(titel="Onderbouwing tarieven 2026, منطقة", producten=(een, *rapport().producten[1:]))
    pagina = rapport_als_html(anders).decode()
    assert f"<h3>{een.code} <bdi>אבג</bdi> 12 &amp; &lt;b&gt; <bdi>עזרה</bdi></h3>" in pagina
    assert "<h1>Onderbouwing tarieven 2026, <bdi>منطقة</bdi></h1>" in pagina
    assert "<title>Onderbouwing tarieven 2026, منطقة</title>" in pagina
