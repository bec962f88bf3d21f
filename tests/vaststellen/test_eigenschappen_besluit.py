"""Beloften: vaststellen en dan nagaan is altijd gelijk, en een besluit op een kaart verandert verder geen byte."""

from __future__ import annotations

import datetime
import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from reeletarief.analyse.besluit.nagerekend import oordeel_over
from reeletarief.analyse.besluit.vaststelling import stel_vast
from reeletarief.api import bereken, lees_regio
from reeletarief.invoer.besluit.bestand import lees_besluit
from reeletarief.invoer.besluit.gegevens import Besluitgegevens, lees_besluitgegevens
from reeletarief.invoer.besluit.model import Besluit
from reeletarief.invoer.kaart.besluitblok import als_invoer, met_blok, met_regeleinde, zonder_blok
from reeletarief.invoer.kaart.op_product import kaarten_op_product
from reeletarief.weergave.besluit.json import besluit_als_json
from reeletarief.weergave.besluit.kaart import regels_voor_kaart
from tests.gedeeld.streek import Streek, streken

DAG = datetime.date(2026, 1, 15)
REGELS = st.lists(
    st.sampled_from(
        ["naam: x", "  vastgesteld: nee", "# vastgesteld:", "lijst:", "  - a", "", "toelichting: >-", "  tekst"]
    )
)


@settings(max_examples=40, deadline=None)
@given(streken(), st.integers(min_value=1, max_value=99_999), st.text(max_size=40))
def test_vaststellen_en_dan_nagaan_is_altijd_gelijk(streek: Streek, centen: int, reden: str) -> None:
    bestanden = {pad: als_invoer(pad, inhoud) for pad, inhoud in streek.bestanden().items()}
    inlezing = lees_regio(bestanden)
    resultaat = bereken(inlezing)
    product = resultaat.tarieven[0].kaart.product
    tekst = (
        f'tarieven: [{{product: "{product}", vastgesteld: {centen // 100}.{centen % 100:02}, reden: afgesproken}}]\n'
    )
    gelezen = lees_besluitgegevens(tekst.encode(), "besluit.yaml")
    assert not gelezen.bevindingen
    besluit = stel_vast(resultaat, gelezen.gegevens, inlezing.bestanden, DAG, "vastgesteld")
    anders = besluit._replace(regels=tuple(regel._replace(reden=_leesbaar(reden)) for regel in besluit.regels))
    vastgelegd = besluit_als_json(anders, bestanden).encode()
    vingerafdruk = hashlib.sha256(vastgelegd).hexdigest()
    straks = {
        **bestanden,
        **{
            (pad := regel.tarief.kaart.product.plaats.bestand): met_blok(
                bestanden[pad], regels_voor_kaart(anders, regel, vingerafdruk)
            )
            for regel in anders.regels
        },
    }
    terug = lees_besluit(vastgelegd, "vastgesteld/2026.json")
    assert isinstance(terug, Besluit)
    oordeel = oordeel_over(terug, straks, kaarten_op_product(straks), {})
    assert oordeel.in_orde
    assert oordeel.sindsdien == ((), (), {})
    na = bereken(lees_regio(straks))
    assert (na.status, na.vastgesteld_op) == ("vastgesteld", DAG)
    assert na.bewijs == resultaat.bewijs._replace(bestanden=na.bewijs.bestanden)
    assert [tarief.tarief for tarief in na.tarieven] == [tarief.tarief for tarief in resultaat.tarieven]


def _leesbaar(reden: str) -> str:
    """Een reden die een bestand kan bevatten: geen stuurtekens, en niet leeg."""
    return "".join(teken for teken in reden if teken.isprintable()).strip() or "afgesproken"


def test_zonder_gegevens_gelden_de_tarieven_het_hele_jaar() -> None:
    inlezing = lees_regio(Streek().bestanden())
    besluit = stel_vast(bereken(inlezing), Besluitgegevens(), inlezing.bestanden, DAG, "concept")
    jaar = besluit.resultaat.tariefjaar
    assert (besluit.ingangsdatum, besluit.geldig_tot) == (datetime.date(jaar, 1, 1), datetime.date(jaar, 12, 31))


@given(REGELS, st.sampled_from(["\n", "\r\n"]), st.lists(st.sampled_from(["tarief: 1.00", "reden: x"]), min_size=1))
def test_een_blok_erop_en_eraf_laat_elke_byte_staan(regels: list[str], einde: str, blok: list[str]) -> None:
    kaart = einde.join(["product: x", *regels]).encode()
    assert zonder_blok(met_blok(kaart, blok)) == met_regeleinde(kaart)
    assert met_blok(met_blok(kaart, blok), ["tarief: 2.00"]) == met_blok(kaart, ["tarief: 2.00"])
