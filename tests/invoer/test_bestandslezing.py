"""Een bestand dat gelijk bleef, wordt één keer gelezen; wat eruit komt, hangt niet af van wat er eerder gelezen is."""

from __future__ import annotations

from reeletarief.api import lees_regio
from reeletarief.invoer.bestandslezing import lees_bestand
from reeletarief.invoer.kaart.productkaart import Productkaart
from tests.conftest import BASIS

KAART = "productkaarten/45A48.yaml"


def bestanden() -> dict[str, bytes]:
    return {pad.relative_to(BASIS).as_posix(): pad.read_bytes() for pad in BASIS.rglob("*.yaml")}


def test_wat_gelijk_bleef_wordt_niet_opnieuw_gelezen() -> None:
    """Zo lezen de twee standen van ``vergelijk`` alleen wat er verschilt."""
    oud = bestanden()
    nieuw = oud | {KAART: oud[KAART].replace(b"Proefproduct", b"Ander product")}
    eerst, daarna = lees_regio(oud).regio, lees_regio(nieuw).regio
    assert eerst is not None
    assert daarna is not None
    assert daarna.opslagen is eerst.opslagen
    assert daarna.caos["proef"][0] is eerst.caos["proef"][0]
    assert [str(kaart.naam) for kaart in (*eerst.kaarten, *daarna.kaarten)] == ["Proefproduct", "Ander product"]


def test_een_fout_komt_elke_keer_terug() -> None:
    stuk = bestanden() | {KAART: b"product: 45A48\n"}
    eerst, daarna = lees_regio(stuk), lees_regio(stuk)
    assert eerst.bevindingen
    assert eerst.bevindingen == daarna.bevindingen


def test_een_goed_bestand_na_een_kapot_is_goed() -> None:
    goed = bestanden()
    lees_regio(goed | {KAART: b"product: 45A48\n"})
    assert lees_regio(goed).bevindingen == ()


def test_onder_een_ander_pad_staat_alles_op_een_andere_plaats() -> None:
    """Een kopie van een kaart wijst naar de kopie, niet naar het origineel."""
    inhoud = bestanden()[KAART]
    kaarten = [lees_bestand(pad, inhoud, Productkaart).model for pad in (KAART, "productkaarten/kopie.yaml")]
    assert [kaart and kaart.product.plaats.bestand for kaart in kaarten] == [KAART, "productkaarten/kopie.yaml"]
