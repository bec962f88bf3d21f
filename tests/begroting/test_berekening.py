"""De berekening van een begroting: tarieven van latere jaren, de korting, en optellen in elke doorsnede."""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from reeletarief.analyse.begroting.berekening import begroot, kortingsfactor
from reeletarief.analyse.begroting.jaartarieven import jaartarieven
from reeletarief.invoer.begroting.volumes import KOLOMMEN, Volumes
from tests.begroting.proefvolumes import AANNAMES, KOP, PRIJZEN, PRODUCTEN, RIJEN, Rij, gelezen


def test_een_tarief_van_een_later_jaar_is_een_keer_afgerond() -> None:
    """Met de hand: 0,49 × 1,03 × 1,025 = 0,51732; tussentijds afronden zou 0,50 × 1,025 = 0,51 geven."""
    assert PRIJZEN["45A49", 2028].tarief == Decimal("0.52")
    assert PRIJZEN["45A48", 2028].tarief == Decimal("107.69")
    half = {"45A48": PRODUCTEN["45A48"]._replace(tarief=Decimal("102.005"))}
    assert jaartarieven({2026: half}, AANNAMES)["45A48", 2026].tarief == Decimal("102.01")


def test_de_efficiencykorting_is_cumulatief() -> None:
    """Met de hand: 1% per jaar laat na twee jaar 0,99 × 0,99 = 0,9801 over."""
    assert [kortingsfactor(jaar, AANNAMES) for jaar in (2026, 2027, 2028)] == [1, Decimal("0.99"), Decimal("0.9801")]
    begroting = begroot(gelezen(KOP + "S;45A48;A;1000;2027\n").telling, PRIJZEN, AANNAMES)
    assert begroting.totaal.samen == (Decimal("105060.00"), Decimal("104009.40"), Decimal("104009.40"))


@given(RIJEN, st.integers(1, 1000))
def test_de_begroting_is_lineair_in_het_volume(rijen: list[Rij], factor: int) -> None:
    klein = [(g, p, a, aantal // 1000, jaar) for g, p, a, aantal, jaar in rijen]
    keer = [(g, p, a, aantal * factor, jaar) for g, p, a, aantal, jaar in klein]
    een = begroot(met_aanhaling(klein).telling, PRIJZEN, AANNAMES).totaal.samen
    meer = begroot(met_aanhaling(keer).telling, PRIJZEN, AANNAMES).totaal.samen
    assert (meer.bruto, meer.netto) == (een.bruto * factor, een.netto * factor)


@given(RIJEN, st.randoms())
def test_de_volgorde_van_rijen_en_kolommen_maakt_niet_uit(rijen: list[Rij], toeval: Random) -> None:
    anders, kolommen = list(rijen), list(KOLOMMEN)
    toeval.shuffle(anders)
    toeval.shuffle(kolommen)
    een, ander = met_aanhaling(rijen).telling, met_aanhaling(anders, kolommen).telling
    assert een._replace(sha256="") == ander._replace(sha256="")
    assert list(een.per_gemeente) == list(ander.per_gemeente)


@given(RIJEN)
def test_elke_doorsnede_telt_op_tot_hetzelfde_bedrag(rijen: list[Rij]) -> None:
    begroting = begroot(met_aanhaling(rijen).telling, PRIJZEN, AANNAMES)
    samen = begroting.totaal.samen
    for totalen in (begroting.gemeenten, begroting.segmenten, begroting.aanbieders):
        bedragen = [totaal.samen for totaal in totalen]
        assert tuple(sum(getattr(een, veld) for een in bedragen) for veld in samen._fields) == samen
    assert sum(regel.bedrag.bruto for regel in begroting.producten) == samen.bruto
    assert sum(begroting.totaal.per_jaar[jaar].netto for jaar in begroting.jaren) == samen.netto
    met_de_hand = sum(aantal * PRIJZEN[p, jaar].tarief for _, p, _, aantal, jaar in rijen)
    assert samen.bruto == met_de_hand
    zonder = (
        regel.bedrag.netto for regel in begroting.producten if (regel.jaar, regel.status) != (2026, "vastgesteld")
    )
    assert samen.niet_vastgesteld == sum(zonder)


def met_aanhaling(rijen: list[Rij], kolommen: list[str] | None = None) -> Volumes:
    """De rijen zoals een rekenblad ze bewaart: aanhalingstekens waar dat nodig is."""
    uit = io.StringIO()
    schrijver = csv.DictWriter(uit, kolommen or KOLOMMEN, delimiter=";", lineterminator="\r\n")
    schrijver.writeheader()
    schrijver.writerows(dict(zip(KOLOMMEN, rij, strict=True)) for rij in rijen)
    return gelezen(uit.getvalue())
