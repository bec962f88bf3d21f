"""Een gewogen tarief: hetzelfde product uit meer kaarten, naar gewicht.

De verwachte getallen zijn uitgerekend uit de regel zelf (docs/vormen.md), niet overgenomen uit het programma.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeletarief.api import bereken
from tests.kostprijs.kern.proef import bijna
from tests.kostprijs.proefkaarten import UUR, functie, kaart, lees, mix, tarief, traject


class TestGewogen:
    """Dezelfde hulp onder twee cao's of van twee soorten aanbieders: één tarief, gewogen naar de uren die zij leveren."""

    @pytest.mark.parametrize("eenheid", ["uur", "minuut"])
    @given(gewicht=st.integers(1, 99))
    def test_het_is_het_gewogen_gemiddelde_van_de_tarieven(self, eenheid: str, gewicht: int) -> None:
        groepen = ((gewicht, {"U": "1"}), (100 - gewicht, {"V": "1"}))
        delen = [kaart("U", eenheid, mix(functie("8", "aandeel: 100%")), "vol")]
        delen.append(kaart("V", eenheid, mix(functie("10", "aandeel: 100%")), "vol"))
        resultaat = bereken(lees(*delen, traject("G", *groepen, eenheid=eenheid)))
        u, v, gewogen = (resultaat.tarief(code) for code in ("U", "V", "G"))
        assert (gewogen.kaart.vorm, gewogen.tarief.eenheid) == ("gewogen", u.tarief.eenheid)
        verwacht = (gewicht * u.tarief.bedrag + (100 - gewicht) * v.tarief.bedrag) / 100
        assert gewogen.onafgerond.bedrag == verwacht
        assert u.tarief.bedrag <= gewogen.tarief.bedrag <= v.tarief.bedrag

    def test_elk_element_is_net_zo_gewogen(self) -> None:
        ander = kaart("V", "uur", mix(functie("10", "aandeel: 100%")), "vol")
        resultaat = bereken(lees(UUR, ander, traject("G", (25, {"U": "1"}), (75, {"V": "1"}), eenheid="uur")))
        u, v, gewogen = (resultaat.tarief(code) for code in ("U", "V", "G"))
        for naam, post in gewogen.jeugdwet.items():
            if naam != "afronding":
                assert bijna(Fraction(post.bedrag), Fraction(u.jeugdwet[naam].bedrag + 3 * v.jeugdwet[naam].bedrag) / 4)
        assert sum(post.bedrag for post in gewogen.jeugdwet.values()) == gewogen.tarief.bedrag

    def test_een_etmaal_uit_twee_kaarten_is_in_acute_hulp_een_etmaal(self) -> None:
        """Groep en behandelaar op dezelfde dag: veertien zulke etmalen duren veertien dagen, geen achtentwintig."""
        blok = "verblijf: {plaatsen: 4, uren_per_fte: inzetbare_uren}\n"
        delen = [kaart(code, "etmaal", mix(functie("8", "fte: 2")) + blok) for code in ("E", "B")]
        samen = traject("G", (100, {"E": "1", "B": "1"}), eenheid="etmaal")
        acuut = 'profiel: {profiel: "1", naam: P, intensiteit: acuut, hoogstens_dagen: 14}\n'
        uitkomst = tarief("T", *delen, samen, traject("T", (100, {"G": "14"}), extra=acuut))
        assert uitkomst.tarief.bedrag == 14 * tarief("G", *delen, samen).tarief.bedrag

    def test_van_een_uur_volgt_ook_de_minuut(self) -> None:
        gewogen = tarief("G", UUR, traject("G", (100, {"U": "1"}), eenheid="uur"))
        assert gewogen.andere_eenheid is not None
        assert bijna(Fraction(gewogen.andere_eenheid.bedrag) * 60, Fraction(gewogen.tarief.bedrag))
