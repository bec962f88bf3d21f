"""Wat de onderbouwing over haar eigen cijfers belooft, nagerekend met wat er staat."""

from __future__ import annotations

import re
from decimal import Decimal

from tests.gedeeld.voorbeeld import voorbeeld
from tests.rapport.pagina import md, rapport


def grenzen(tekst: str) -> tuple[Decimal, Decimal]:
    """Waartussen een getoond getal onafgerond ligt; een percentage is gedeeld door honderd."""
    kaal = tekst.replace(".", "").replace(",", ".").removesuffix("%")
    getal_ = Decimal(kaal)
    half = Decimal(10) ** int(getal_.as_tuple().exponent) / 2
    deler = 100 if tekst.endswith("%") else 1
    return (getal_ - half) / deler, (getal_ + half) / deler


def uitkomsten(delen: list[str], teken: str) -> tuple[Decimal, Decimal]:
    """Waartussen een som, verschil, product of quotiënt van getoonde getallen ligt."""
    laag, hoog = grenzen(delen[0])
    for deel in delen[1:]:
        van, tot = grenzen(deel)
        if teken == "+":
            laag, hoog = laag + van, hoog + tot
        elif teken == "−":
            laag, hoog = laag - tot, hoog - van
        else:
            alle = [a * b if teken == "×" else a / b for a in (laag, hoog) for b in (van, tot)]
            laag, hoog = min(alle), max(alle)
    return laag, hoog


def test_elke_getoonde_rekensom_komt_uit_binnen_de_afronding_van_haar_cijfers() -> None:
    """De belofte onder 'Hoe een tarief ontstaat'. Een getal zonder komma, een percentage of een aantal is even ruim genomen als een bedrag."""
    som = re.compile(r"\| (-?[\d.,]+%?(?: ([+−×÷]) [\d.,]+%?(?: \2 [\d.,]+%?)*)) \| (-?[\d.,]+) \|")
    gevonden = som.findall(md())
    assert len(gevonden) > 2000
    fout = []
    for rekensom, teken, uitkomst in gevonden:
        laag, hoog = uitkomsten(re.split(r" [+−×÷] ", rekensom), teken)
        van, tot = grenzen(uitkomst)
        if hoog < van or laag > tot:
            fout.append((rekensom, uitkomst))
    assert fout == []


def test_het_overzicht_zegt_hoeveel_zijn_elementen_opgeteld_kunnen_schelen() -> None:
    """Enkele centen door zes keer afronden; van een samengesteld tarief is ook de afronding van de onderdelen niet te zien."""
    ver = []
    for een in rapport().producten:
        bron = voorbeeld().tarief(een.code)
        elementen = [post.bedrag for naam, post in bron.jeugdwet.items() if naam != "afronding"]
        getoond = sum((round(bedrag, 2) for bedrag in elementen), Decimal(0))
        if abs(getoond - bron.tarief.bedrag) > Decimal("0.03"):
            ver.append(bool(bron.onderdelen))
    assert ver
    assert all(ver)
    assert "enkele centen schelen, bij een samengesteld tarief (van afgeronde tarieven) meer" in md()
