"""Een traject: een product zo vaak als het voorkomt, gemiddeld over de deelpopulaties.

De verwachte getallen zijn uitgerekend uit de regel zelf (docs/vormen.md), niet overgenomen uit het programma.
"""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from reeletarief.api import bereken, loop
from tests.kostprijs.kern.proef import bedrag, bijna
from tests.kostprijs.proefkaarten import UUR, functie, kaart, lees, mix, tarief, traject


class TestTraject:
    @given(st.integers(1, 400))
    def test_een_product_keer_n_is_n_keer_dat_product(self, aantal: int) -> None:
        resultaat = bereken(lees(UUR, traject("T", (100, {"U": str(aantal)}))))
        assert resultaat.tarief("T").tarief.bedrag == aantal * resultaat.tarief("U").tarief.bedrag

    def test_gemiddeld_over_de_deelpopulaties(self) -> None:
        resultaat = bereken(lees(UUR, traject("T", (75, {"U": "10"}), (25, {"U": "40"}))))
        assert bijna(
            Fraction(resultaat.tarief("T").onafgerond.bedrag),
            Fraction(35, 2) * Fraction(resultaat.tarief("U").tarief.bedrag),
        )

    def test_een_traject_kan_een_ander_traject_bevatten(self) -> None:
        resultaat = bereken(lees(UUR, traject("T", (100, {"U": "10"})), traject("Z", (100, {"T": "2", "U": "1"}))))
        assert resultaat.tarief("Z").tarief.bedrag == 21 * resultaat.tarief("U").tarief.bedrag

    def test_een_onderdeel_met_een_fout_neemt_het_traject_mee(self) -> None:
        kapot = kaart("U", "uur", mix(functie("99", "aandeel: 100%")), "vol")
        resultaat = bereken(lees(kapot, traject("T", (100, {"U": "10"}))))
        assert {weg.product for weg in resultaat.overgeslagen} == {"U", "T"}
        assert {reden.code for weg in resultaat.overgeslagen for reden in weg.redenen} == {"RT405"}

    def test_wat_in_elk_onderdeel_nul_is_heeft_hun_redenen(self) -> None:
        """Huisvesting heeft het etmaal wel, reiskosten het uur; de eisen geen van beide."""
        etmaal = kaart(
            "E",
            "etmaal",
            mix(functie("8", "fte: 2")) + "verblijf: {plaatsen: 4, uren_per_fte: inzetbare_uren}\n",
            "wonen",
        )
        uitkomst = tarief("T", UUR, etmaal, traject("T", (100, {"U": "10", "E": "2"})))
        gegeven = {een.element: str(een.reden) for een in uitkomst.zonder}
        assert gegeven == {"gemeentelijke_eisen": "niets gevraagd; zit in de overhead"}
        alleen = tarief("T", UUR, traject("T", (100, {"U": "10"})))
        assert [str(een.reden) for een in alleen.zonder] == ["geen verblijf", "niets gevraagd"]

    def test_de_sleutels_van_twee_onderdelen_lopen_niet_door_elkaar(self) -> None:
        """Twee producten hebben allebei een post 'beroepskracht'; in het traject zijn dat er twee."""
        ander = kaart("V", "uur", mix(functie("10", "aandeel: 100%")), "vol")
        uitkomst = tarief("T", UUR, ander, traject("T", (100, {"U": "10", "V": "5"})))
        sleutels = [post.sleutel for post in loop(*uitkomst.wortels)]
        assert len(sleutels) == len(set(sleutels))
        assert bedrag(uitkomst, "product.U.beroepskracht") != bedrag(uitkomst, "product.V.beroepskracht")
