"""Opslagen en aandelen: over welke regels, uit welke reeks, en op welk prijspeil."""

from __future__ import annotations

from fractions import Fraction

import pytest

from reeletarief.api import loop, zoek
from reeletarief.kostprijs.elementen import redenen_van_nul
from tests.kostprijs.kern.proef import OPSLAGEN, bedrag, reken, weigering


def bijna(een: Fraction, ander: Fraction | int) -> bool:
    return abs(een - ander) < Fraction(1, 10**12)


def test_een_opslag_over_een_regel_van_een_ouder_peil_staat_zelf_op_dat_peil() -> None:
    """Toezicht is 5% van de verzorging; met de verzorging op 2025 wordt ook het toezicht geïndexeerd, en de marge erover."""
    ouder = (OPSLAGEN, "bedrag_per_eenheid: 20.00, prijspeil: 2026", "bedrag_per_eenheid: 20.00, prijspeil: 2025")
    tarief = reken("E", ouder)
    (index,) = zoek("te_indexeren.peil_2025", tarief.tarief)
    assert "opslag.toezicht" in {post.sleutel for post in loop(index)}
    assert not zoek("opslag.toezicht.peil_2025", tarief.tarief)
    meer = bedrag(tarief, "jeugdwet.d") - bedrag(reken("E"), "jeugdwet.d")
    assert bijna(meer, Fraction(21) * Fraction("1.02") * Fraction("0.048"))


def test_aandelen_delen_een_uitkomst_alleen_over_dezelfde_grondslag() -> None:
    """Overhead is 20% van een uitkomst over de hele beroepskracht, huisvesting 4% van een uitkomst over een deel ervan."""
    alleen = (
        OPSLAGEN,
        "over: [beroepskracht_clientgebonden, beroepskracht_niet_clientgebonden]",
        "over: [beroepskracht_clientgebonden]",
    )
    tarief = reken("C", alleen)
    assert bijna(bedrag(tarief, "opslag.overhead"), bedrag(tarief, "beroepskracht") / 80 * 20)
    assert bijna(bedrag(tarief, "opslag.huisvesting"), bedrag(tarief, "beroepskracht_clientgebonden") / 96 * 4)
    samen = reken("C")
    assert bijna(bedrag(samen, "opslag.huisvesting"), bedrag(samen, "beroepskracht") / 76 * 4)


class TestOpslagen:
    RISICO = "percentage: 2%, over: [kostprijs], als: opslag, klasse: open"

    def test_een_percentage_uit_een_reeks(self) -> None:
        tarief = reken("C", (OPSLAGEN, self.RISICO, "percentage: {reeks: verzuim}, over: [kostprijs], als: opslag"))
        assert bijna(bedrag(tarief, "opslag.risico"), bedrag(tarief, "kostprijs") * Fraction("0.06"))

    def test_een_percentage_uit_een_reeks_kan_niet_onder_nul(self) -> None:
        reeks = (
            OPSLAGEN,
            "  heel:",
            "  min: {naam: Min, waarden: [{jaar: 2026, waarde: -1%, klasse: vaststaand, bron: x}]}\n  heel:",
        )
        (reden,) = weigering(
            "C", reeks, (OPSLAGEN, self.RISICO, "percentage: {reeks: min}, over: [kostprijs], als: opslag")
        )
        assert (reden.code, reden.wat) == ("RT410", "'Min 2026' ligt onder nul.")

    @pytest.mark.parametrize(("als", "deel"), [("opslag", Fraction(1, 100)), ("aandeel", Fraction(1, 99))])
    def test_een_opslag_over_twee_regels_van_een_ouder_peil_en_een_van_dit_jaar(self, als: str, deel: Fraction) -> None:
        """Alleen het deel over reizen en telefoon (beide 2025) wordt nog geïndexeerd."""
        tarief = reken(
            "C",
            (OPSLAGEN, "bedrag_per_uur: 1.50, prijspeil: 2024", "bedrag_per_uur: 1.50, prijspeil: 2025"),
            (
                OPSLAGEN,
                "over: [reizen, telefoon, beroepskracht], als: opslag",
                f"over: [reizen, telefoon, beroepskracht], als: {als}",
            ),
        )
        (oud,) = zoek("opslag.eisen.grondslag.peil_2025", tarief.tarief)
        assert (oud.naam, oud.eenheid) == ("grondslag Eisen, prijspeil 2025", "euro per stuk")
        twee = bedrag(tarief, "opslag.reizen") + bedrag(tarief, "opslag.telefoon")
        assert oud.bedrag == twee
        assert bijna(bedrag(tarief, "opslag.eisen.peil_2025"), twee * deel)


def test_een_element_dat_nul_is_heet_zoals_een_lezer_het_noemt() -> None:
    tarief = reken(
        "J", (OPSLAGEN, "zonder:\n", "zonder:\n      - {element: gemeentelijke_eisen, reden: er zijn er geen}\n")
    )
    assert redenen_van_nul("nvo", tarief.zonder)["gemeentelijke_eisen"] == ["gemeentelijke eisen nul: er zijn er geen"]
