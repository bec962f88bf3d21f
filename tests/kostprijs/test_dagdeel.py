"""Een product per dagdeel: de groep, de duur, no-show en indirecte tijd.

De verwachte getallen zijn uitgerekend uit de regel zelf (docs/vormen.md), niet overgenomen uit het programma.
"""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from reeletarief.api import Tarief
from tests.kostprijs.kern.proef import bedrag, bijna
from tests.kostprijs.proefkaarten import DIRECT, PER_FTE, functie, kaart, mix, tarief


def dagdeel(groep: str, opslagset: str = "kaal") -> Tarief:
    tekst = mix(functie("7", "begeleiders: 1.5"), functie("8", "begeleiders: 0.5")) + f"groep: {groep}\n"
    return tarief("D", kaart("D", "dagdeel", tekst, opslagset))


GROEP_PER_UUR = (Fraction(3, 2) * PER_FTE["7"] + Fraction(1, 2) * PER_FTE["8"]) / DIRECT


class TestDagdeel:
    def test_vier_uur_gedeeld_door_deelnemers(self) -> None:
        uitkomst = dagdeel("{deelnemers: 8, indirecte_tijd: in_tarief}")
        assert bijna(bedrag(uitkomst, "beroepskracht"), 4 * GROEP_PER_UUR / 8)

    def test_een_andere_duur_alleen_met_een_eigen_veld(self) -> None:
        uitkomst = dagdeel("{deelnemers: 8, uren_per_dagdeel: 3.5, indirecte_tijd: in_tarief}")
        assert bijna(bedrag(uitkomst, "beroepskracht"), Fraction(7, 2) * GROEP_PER_UUR / 8)

    def test_no_show_is_een_bezettingsgraad(self) -> None:
        een = dagdeel("{deelnemers: 8, indirecte_tijd: in_tarief, no_show: 10%}")
        ander = dagdeel("{deelnemers: 8, indirecte_tijd: in_tarief, bezettingsgraad: 90%}")
        assert een.tarief.bedrag == ander.tarief.bedrag
        assert bijna(bedrag(een, "beroepskracht"), 4 * GROEP_PER_UUR / 8 / Fraction(9, 10))

    def test_indirecte_tijd_apart_maakt_het_uur_goedkoper(self) -> None:
        """Verslaglegging kost hier een vijfde van de cliëntgebonden uren; apart gedeclareerd zit die er niet in."""
        uitkomst = dagdeel("{deelnemers: 8, indirecte_tijd: apart}")
        assert bijna(bedrag(uitkomst, "beroepskracht"), 4 * GROEP_PER_UUR / 8 * Fraction(4, 5))

    def test_bedragen_per_soort(self) -> None:
        """Reizen per medewerkeruur gaat mee met de groep, verzorging is per dagdeel."""
        uitkomst = dagdeel("{deelnemers: 8, indirecte_tijd: in_tarief}", "vol")
        assert bijna(bedrag(uitkomst, "opslag.reizen"), 4 * 2 * Fraction(3, 2) / 8)
        assert bijna(bedrag(uitkomst, "opslag.telefoon"), 4 * 2 * 1200 / DIRECT / 8)
        assert bedrag(uitkomst, "opslag.verzorging") == 20

    @given(st.integers(1, 40), st.integers(1, 100))
    def test_twee_keer_zoveel_deelnemers_halveert_de_arbeid(self, deelnemers: int, bezetting: int) -> None:
        vast = f"indirecte_tijd: in_tarief, bezettingsgraad: {bezetting}%"
        een = dagdeel(f"{{deelnemers: {deelnemers}, {vast}}}")
        dubbel = dagdeel(f"{{deelnemers: {2 * deelnemers}, {vast}}}")
        assert bijna(bedrag(een, "beroepskracht"), 2 * bedrag(dubbel, "beroepskracht"))

    @given(st.integers(1, 100))
    def test_volledige_bezetting_is_de_ondergrens(self, bezetting: int) -> None:
        vol = dagdeel("{deelnemers: 8, indirecte_tijd: in_tarief, bezettingsgraad: 100%}", "vol")
        deels = dagdeel(f"{{deelnemers: 8, indirecte_tijd: in_tarief, bezettingsgraad: {bezetting}%}}", "vol")
        assert deels.onafgerond.bedrag >= vol.onafgerond.bedrag
