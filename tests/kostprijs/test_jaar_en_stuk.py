"""Een product per jaar, per stuk, per rit of met alleen eigen bedragen.

De verwachte getallen zijn uitgerekend uit de regel zelf (docs/vormen.md), niet overgenomen uit het programma.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.kostprijs.kern.proef import bedrag, bijna
from tests.kostprijs.proefkaarten import DIRECT, INZETBAAR, PER_FTE, functie, kaart, mix, tarief


class TestJaar:
    def test_beschikbaarheid_is_fte_maal_loonkosten(self) -> None:
        tekst = mix(functie("8", "fte: 2"), functie("10", "fte: 0.5")) + "capaciteit: {soort: beschikbaarheid}\n"
        uitkomst = tarief("J", kaart("J", "jaar", tekst))
        assert bijna(bedrag(uitkomst, "beroepskracht"), 2 * PER_FTE["8"] + PER_FTE["10"] / 2)
        assert bijna(
            bedrag(uitkomst, "beroepskracht_clientgebonden"), bedrag(uitkomst, "beroepskracht") * INZETBAAR / 1872
        )

    def test_wat_elders_betaald_wordt_gaat_er_een_keer_af(self) -> None:
        tekst = mix(functie("8", "fte: 2")) + "capaciteit: {soort: beschikbaarheid, elders_betaald: 40%}\n"
        uitkomst = tarief("J", kaart("J", "jaar", tekst))
        assert bijna(bedrag(uitkomst, "beroepskracht"), 2 * PER_FTE["8"] * Fraction(3, 5))

    def test_lumpsum_per_fte_volgt_de_mix(self) -> None:
        tekst = (
            mix(functie("8", "aandeel: 80%"), functie("10", "aandeel: 20%")) + "capaciteit: {soort: lumpsum_per_fte}\n"
        )
        uitkomst = tarief("J", kaart("J", "jaar", tekst))
        assert bijna(bedrag(uitkomst, "beroepskracht"), (4 * PER_FTE["8"] + PER_FTE["10"]) / 5)


class TestStukEnBedragen:
    def test_rit_is_een_bedrag_per_rit_en_per_kilometer(self) -> None:
        tekst = "bedragen:\n" + "".join(
            f"  - {{sleutel: {naam}, naam: {naam}, element: reiskosten, bedrag_per_eenheid: {prijs}, {aantal}prijspeil: 2026, klasse: open}}\n"
            for naam, prijs, aantal in (("rit", "8.00", ""), ("km", "0.50", "aantal: 12.5, "))
        )
        uitkomst = tarief("R", kaart("R", "stuk", tekst))
        assert uitkomst.tarief.bedrag == 8 + Fraction(25, 4)
        assert uitkomst.jeugdwet["b"].bedrag == uitkomst.tarief.bedrag

    @pytest.mark.parametrize("eenheid", ["uur", "minuut", "dagdeel", "etmaal"])
    def test_alleen_bedragen_kan_ook_in_een_andere_eenheid(self, eenheid: str) -> None:
        """Zoals alleen de pleegvergoeding van een etmaal: 60% van 25,00 en 40% van 30,00, zonder cao of functiemix."""
        tekst = "bedragen:\n" + "".join(
            f"  - {{sleutel: {naam}, naam: {naam}, element: verzorging, bedrag_per_eenheid: {prijs}, aantal: {aantal}, prijspeil: 2026, klasse: open}}\n"
            for naam, prijs, aantal in (("jong", "25.00", "60%"), ("oud", "30.00", "40%"))
        )
        uitkomst = tarief("B", kaart("B", eenheid, tekst))
        assert (uitkomst.tarief.bedrag, uitkomst.tarief.eenheid) == (Decimal(27), f"euro per {eenheid}")
        assert (uitkomst.nvo["verzorging"].bedrag, uitkomst.uren, uitkomst.functies) == (Decimal(27), None, ())

    def test_consult_is_een_deel_van_een_uur(self) -> None:
        tekst = mix(functie("8", "aandeel: 100%")) + "inzet: {uren_per_stuk: 0.75}\n"
        assert bijna(
            bedrag(tarief("C", kaart("C", "stuk", tekst)), "beroepskracht"), PER_FTE["8"] / DIRECT * Fraction(3, 4)
        )
