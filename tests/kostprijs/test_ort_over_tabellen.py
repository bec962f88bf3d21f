"""De onregelmatigheidstoeslag als er in een jaar meer tabellen gelden, of tijdvakken eerder ophouden dan hun tabel.

De verwachte getallen zijn uitgerekend uit de regel zelf (docs/vormen.md), niet overgenomen uit het programma.
"""

from __future__ import annotations

from fractions import Fraction

from reeletarief.api import Tarief, bereken
from tests.kostprijs.kern.proef import bedrag, bijna
from tests.kostprijs.proefkaarten import CAO, CLIENTGEBONDEN, VERBLIJF, functie, kaart, lees, mix, rooster, tarief


class TestOrtOverTabellen:
    """Twee tabellen in een jaar, elk met eigen tijdvakken, en tijdvakken die eerder ophouden dan hun tabel."""

    TWEEDE = (
        CAO.replace("ingangsdatum: 2026-01-01", "ingangsdatum: 2026-07-01")
        .replace("vindplaats: proef\n  schalen", "vindplaats: proef\n  uren_per_maand: 150\n  schalen")
        .replace("[za, zo], van: 0, tot: 24, percentage: 50%", "[za, zo], van: 0, tot: 24, percentage: 80%")
    )
    DIENST = "naam: Nacht, soort: wakende_nacht, dagen: [za], van: 22, tot: 8, functie: F8, begeleiders: 1"

    def tarief(self, eerste: str) -> Tarief:
        tweede = {"cao/proef/2026-01-01.yaml": eerste, "cao/proef/2026-07-01.yaml": self.TWEEDE}
        return tarief("E", tweede, kaart("E", "etmaal", mix(functie("8")) + VERBLIJF + rooster(self.DIENST)))

    @staticmethod
    def half_jaar(weekend: Fraction, deler: int) -> Fraction:
        """Percentage × deel × een half jaarsalaris; elke zaterdagnacht ligt helemaal in het weekend."""
        return weekend * (CLIENTGEBONDEN / deler) * 6 * 3000

    def test_elke_periode_met_haar_eigen_tijdvakken_en_uurloon(self) -> None:
        """Twee keer 26 zaterdagen; in juli tot en met december is een uurloon 1/150 van het maandsalaris (twaalf keer 150)."""
        toeslag_ = bedrag(self.tarief(CAO), "loon.proef.schaal_8.0.f8.onregelmatigheidstoeslag")
        eerste = self.half_jaar(Fraction(1, 2), 1872)
        tweede = self.half_jaar(Fraction(4, 5), 1800)
        assert bijna(toeslag_, eerste + tweede)

    def test_opgehouden_tijdvakken_maken_plaats_voor_die_van_de_volgende_tabel(self) -> None:
        oud = CAO.replace("vindplaats: proef\n  schalen", "vindplaats: proef\n  tot_en_met: 2025-12-31\n  schalen")
        toeslag_ = bedrag(self.tarief(oud), "loon.proef.schaal_8.0.f8.onregelmatigheidstoeslag")
        assert bijna(toeslag_, 2 * self.half_jaar(Fraction(4, 5), 1800))

    def test_zonder_volgende_tabel_is_het_een_gat(self) -> None:
        oud = CAO.replace("vindplaats: proef\n  schalen", "vindplaats: proef\n  tot_en_met: 2025-12-31\n  schalen")
        kaart_ = kaart("E", "etmaal", mix(functie("8")) + VERBLIJF + rooster(self.DIENST))
        resultaat = bereken(lees({"cao/proef/2026-01-01.yaml": oud}, kaart_))
        assert [reden.code for weg in resultaat.overgeslagen for reden in weg.redenen] == ["RT412"]

    def test_toeslag_op_feestdagen_die_geen_vrije_dag_zijn(self) -> None:
        """Eerste paasdag (5 april 2026) heeft toeslag als feestdag, maar er draait geen andere dienst."""
        pasen = CAO.replace(
            "vindplaats: proef\n  schalen", "vindplaats: proef\n  feestdagen: [eerste_paasdag]\n  schalen"
        )
        dienst = "naam: Dag, soort: weekend, dagen: [zo], van: 8, tot: 18, functie: F8, begeleiders: 1"
        kaart_ = kaart("E", "etmaal", mix(functie("8")) + VERBLIJF + rooster(dienst))
        uitkomst = tarief("E", {"cao/proef/2026-01-01.yaml": pasen}, kaart_)
        assert bijna(bedrag(uitkomst, "functie.f8.ort"), (51 * Fraction(1, 2) + 1) / 52)
