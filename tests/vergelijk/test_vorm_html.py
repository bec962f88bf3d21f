"""``vergelijk`` als webpagina: een pagina op zichzelf, goed genest, met koppen en tabelkoppen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reeletarief.weergave.document.html import als_html
from reeletarief.weergave.html import element
from reeletarief.weergave.meldingen import afdrukbaar
from reeletarief.weergave.vergelijk.document import vergelijkingsdocument
from tests.gedeeld.kloon import KAART
from tests.vergelijk.proefvergelijking import (
    BESTANDEN,
    GELIJK,
    GEMEEN,
    GEWIJZIGD,
    HOGER,
    STANDEN,
    als_html_pagina,
    gelezen,
    met_naam,
    over,
    vergeleken,
)


def test_html_is_een_pagina_op_zichzelf_met_koppen_en_tabelkoppen() -> None:
    tekst = als_html_pagina(GEWIJZIGD, over(GEWIJZIGD), STANDEN)
    lezer = gelezen(tekst)
    assert tekst.startswith('<!doctype html>\n<html lang="nl">')
    namen = [naam for naam, _ in lezer.elementen]
    assert namen.count("h1") == namen.count("main") == namen.count("title") == 1
    assert not {"script", "link", "img", "iframe", "a"} & set(namen)
    assert "http" not in tekst.replace("http-equiv", "")
    assert all(kenmerken.get("scope") in {"col", "row"} for naam, kenmerken in lezer.elementen if naam == "th")
    for stuk in ("prefers-color-scheme: dark", "@media print", "color-scheme: light dark"):
        assert stuk in tekst


def test_html_zegt_van_welk_product_een_rij_is_en_vouwt_gelijke_tarieven_niet_dubbel_uit() -> None:
    """Wie een rij hoort voorlezen, hoort eerst de productcode; met ``--alles`` staat een gelijk tarief al boven."""
    twee = HOGER | {"productkaarten/p.yaml": BESTANDEN[KAART].replace('"45A48"', '"P"').replace('"9"', '"7"')}
    oud = BESTANDEN | {"productkaarten/p.yaml": twee["productkaarten/p.yaml"]}
    vergelijking = vergeleken(twee, oud)
    zonder, met = (
        als_html(vergelijkingsdocument(vergelijking, (), standen)) for standen in (STANDEN, (*STANDEN, "gelijk"))
    )
    assert '<th scope="row">45A48</th><td>Proefproduct</td>' in zonder
    assert "Gelijke tarieven" in zonder
    assert "Gelijke tarieven" not in met
    assert '<th scope="row">P</th><td>Proefproduct</td>' in met


def test_html_geeft_elke_tabel_een_naam_die_bestaat() -> None:
    lezer = gelezen(als_html_pagina(GEWIJZIGD, (), STANDEN))
    koppen = {kenmerken["id"] for _, kenmerken in lezer.elementen if "id" in kenmerken}
    tabellen = [kenmerken["aria-labelledby"] for naam, kenmerken in lezer.elementen if naam == "table"]
    assert tabellen
    assert set(tabellen) <= koppen


def test_html_toont_een_naam_als_tekst() -> None:
    lezer = gelezen(als_html_pagina(vergeleken(met_naam(GEMEEN)), (), STANDEN))
    assert GEMEEN in lezer.teksten
    assert "script" not in [naam for naam, _ in lezer.elementen]


def test_html_zonder_wijziging() -> None:
    tekst = als_html_pagina(GELIJK, (), STANDEN)
    assert " · Geen wijziging: het ene tarief is gelijk.</h1>" in tekst
    assert "Waardoor" not in tekst


@given(st.text())
def test_willekeurige_tekst_wordt_geen_html(tekst: str) -> None:
    lezer = gelezen(element("td", tekst, title=tekst).tekst)
    assert [naam for naam, _ in lezer.elementen] == ["td"]
    assert "".join(lezer.teksten) == afdrukbaar(tekst)
