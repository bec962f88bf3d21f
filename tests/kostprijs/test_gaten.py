"""Een tariefjaar waarvoor nog cijfers ontbreken: ze komen allemaal tegelijk, en wie ze aanvult, heeft een tarief."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from reeletarief.berekening.bereken import bereken
from reeletarief.invoer.opslagen.reeks import Reeks
from reeletarief.invoer.regio import Inlezing
from reeletarief.invoer.waarden import Waarde
from reeletarief.invoer.werkmap import lees_werkmap
from tests.conftest import VOORBEELDREGIO

JAAR = 2027
_GAT = re.compile(r"De reeks '(\w+)' \(.*\) heeft geen waarde voor (\d{4})")


@pytest.fixture(scope="module")
def inlezing() -> Inlezing:
    gelezen = lees_werkmap(VOORBEELDREGIO)
    assert gelezen.regio is not None
    return gelezen


def gaten(inlezing: Inlezing, product: str) -> set[tuple[str, int]]:
    """De reeksen met het jaar die een product volgens de meldingen mist; elke melding is een gat."""
    (weg,) = bereken(inlezing, [product], JAAR).overgeslagen
    gevonden = [_GAT.match(reden.wat) for reden in weg.redenen]
    assert all(gevonden)
    return {(gat[1], int(gat[2])) for gat in gevonden if gat}


def aangevuld(inlezing: Inlezing, ontbreekt: set[tuple[str, int]]) -> Inlezing:
    """Dezelfde regio, waarin elke reeks die iets mist haar laatste waarde ook voor dat jaar heeft."""
    opslagen = inlezing.regio.opslagen
    reeksen: dict[str, Reeks] = dict(opslagen.reeksen)
    for naam, jaar in sorted(ontbreekt):
        laatste = replace(reeksen[naam].waarden[-1], jaar=jaar, vanaf=None, tot_en_met=None)
        reeksen[naam] = replace(reeksen[naam], waarden=(*reeksen[naam].waarden, laatste))
    return inlezing._replace(regio=inlezing.regio._replace(opslagen=replace(opslagen, reeksen=reeksen)))


@pytest.mark.parametrize("product", ["45A48", "43A09", "43A07-AF", "P1-PER", "42A03"])
def test_wie_aanvult_wat_er_gemeld_is_heeft_een_tarief(inlezing: Inlezing, product: str) -> None:
    """Elk gat in één ronde: daarna ontbreekt er niets meer."""
    compleet = bereken(aangevuld(inlezing, gaten(inlezing, product)), [product], JAAR)
    assert [str(tarief.kaart.product) for tarief in compleet.tarieven] == [product]


def test_wat_er_ontbrak_blijft_staan_als_er_daarna_iets_anders_mis_is(inlezing: Inlezing) -> None:
    """Met 99% reistijd blijven er geen uren over; dat blijkt pas als de premies en het verzuim er zijn."""
    opslagen = inlezing.regio.opslagen
    regels = tuple(
        replace(regel, percentage=regel.percentage._replace(getal=Decimal("0.99")))
        if regel.sleutel == "reistijd" and isinstance(regel.percentage, Waarde)
        else regel
        for regel in opslagen.uren.regels
    )
    anders = replace(opslagen, uren=replace(opslagen.uren, regels=regels))
    zonder_uren = inlezing._replace(regio=inlezing.regio._replace(opslagen=anders))
    (weg,) = bereken(zonder_uren, ["45A48"], 2026).overgeslagen
    assert [reden.code for reden in weg.redenen] == ["RT407"]
    assert len(gaten(zonder_uren, "45A48")) > 1


def test_er_wordt_niets_gemeld_wat_het_product_niet_gebruikt(inlezing: Inlezing) -> None:
    """Ook niet wat een ander product in dezelfde berekening mist."""
    alle = {weg.product: weg.redenen for weg in bereken(inlezing, tariefjaar=JAAR).overgeslagen}
    alleen = {product: bereken(inlezing, [product], JAAR).overgeslagen[0].redenen for product in ("42A03", "43A07")}
    assert {product: alle[product] for product in alleen} == alleen
