"""De uren: waarover een regel mag gaan, en dat er uren overblijven."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from reeletarief.kostprijs.vormen.etmaal import dagen_van
from tests.kostprijs.kern.proef import OPSLAGEN, bedrag, reken, weigering

ZIEKTE = "percentage: {reeks: verzuim}, over: [beschikbare_uren]"
OVERLEG = "percentage: 2%, over: [feestdagen, scholing]"
NA_FEESTDAGEN = 1872 - 144 - 56 - 36 - 3 * Fraction("7.2")  # Tweede Kerstdag 2026 valt op een zaterdag


def over(uren: str) -> tuple[tuple[str, str, str], ...]:
    """Geen verlies dan scholing, van zoveel uren."""
    return (
        (OPSLAGEN, ZIEKTE, "uren_per_jaar: 0, klasse: open"),
        (OPSLAGEN, "soort: beroepsgebonden, uren_per_jaar: 40", f"soort: beroepsgebonden, uren_per_jaar: {uren}"),
        (
            OPSLAGEN,
            f"{OVERLEG}, klasse: aanname, bron: schatting, laag: 1%, hoog: 3%, jaar: 2025",
            "uren_per_jaar: 0, klasse: open",
        ),
        (OPSLAGEN, "percentage: 10%, over: [clientgebonden_uren]", "percentage: 0%, over: [clientgebonden_uren]"),
    )


@pytest.mark.parametrize(
    ("naam", "uren"),
    [
        ("contracturen", 1872),
        ("verlof_wettelijk", 144),
        ("verlof_bovenwettelijk", 56),
        ("feestdagen", 3 * Fraction("7.2")),
        ("beschikbare_uren", NA_FEESTDAGEN),
    ],
)
def test_een_urenregel_kan_over_elke_stand_gaan(naam: str, uren: Fraction | int) -> None:
    tarief = reken("C", (OPSLAGEN, OVERLEG, f"percentage: 2%, over: [{naam}]"))
    assert bedrag(tarief, "uren.overleg") == Fraction(uren) * Fraction("0.02")


@pytest.mark.parametrize("product", ["C", "DD", "E", "EP"])
def test_alleen_declarabele_uren_zijn_een_eigen_regel(product: str) -> None:
    uren = reken(product).uren
    assert uren is not None
    assert uren.is_declarabel is (uren.declarabel not in uren.subtotalen.values())


def test_een_uur_dat_overblijft_is_genoeg() -> None:
    tarief = reken("C", *over("1613.4"))
    assert bedrag(tarief, "uren.clientgebonden_uren") == 1
    assert bedrag(tarief, "beroepskracht") == bedrag(tarief, "loon.enkel.schaal_10.max.loonkosten") * Fraction("0.75")


@pytest.mark.parametrize("product", ["C", "D", "E", "U"])
def test_zonder_uren_wijst_de_melding_de_kaart_aan(product: str) -> None:
    (reden,) = weigering(product, *over("1614.4"))
    assert reden.wat == "Er blijven geen cliëntgebonden uren over (0 uur per jaar)."
    assert str(reden.plaats) == f"productkaarten/{product}.yaml:1:10"


def test_ook_wie_klaarstaat_moet_uren_over_hebben() -> None:
    (reden,) = weigering("J", (OPSLAGEN, ZIEKTE, "uren_per_jaar: 1700, klasse: open"))
    assert (reden.code, reden.wat) == ("RT407", "Er blijven geen inzetbare uren over (-85,6 uur per jaar).")
    assert str(reden.plaats) == "productkaarten/J.yaml:1:10"


def test_een_percentage_uit_een_reeks_kan_niet_onder_nul() -> None:
    (reden,) = weigering("C", (OPSLAGEN, "{jaar: 2026, waarde: 6%", "{jaar: 2026, waarde: -6%"))
    assert (reden.code, reden.wat) == ("RT410", "'Verzuim 2026' ligt onder nul.")


@pytest.mark.parametrize(("jaar", "dagen"), [(2027, 365), (2028, 366), (2100, 365)])
def test_een_plaats_is_alle_dagen_van_het_jaar_open(jaar: int, dagen: int) -> None:
    verblijf = reken("E").kaart.verblijf
    assert verblijf is not None
    post = dagen_van(verblijf, jaar)
    assert (post.bedrag, post.naam) == (Decimal(dagen), f"dagen in {jaar}")


@pytest.mark.parametrize("product", ["J", "E", "DD"])
def test_een_jaartotaal_gaat_per_fte(product: str) -> None:
    """50.000 over 12,5 fte is 4000 per fte, net als een bedrag per fte van 4000."""
    per_fte = (OPSLAGEN, "bedrag_per_fte: 1200, prijspeil: 2026", "bedrag_per_fte: 4000, prijspeil: 2026")
    totaal = (OPSLAGEN, "bedrag_per_fte: 1200, prijspeil: 2026", "totaal_per_jaar: 50000, fte: 12.5, prijspeil: 2026")
    assert bedrag(reken(product, totaal), "opslag.telefoon") == bedrag(reken(product, per_fte), "opslag.telefoon")
