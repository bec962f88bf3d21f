"""Wat een cao in een jaar zegt: elke maand de tabel die dan geldt, de inschaling en de uren.

Verwachte getallen zijn hier uitgerekend uit de regel zelf (docs/handboek/02-de-methode.md), niet overgenomen uit het programma.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tests.gedeeld.zeker import aanwezig
from tests.kostprijs.kern.proef import bedrag
from tests.kostprijs.proefregio import AFGELEIDE_TABEL, CAO, KAART, OPSLAGEN, TWEEDE_TABEL, met, reken, tarief


class TestAfgeleideTabel:
    """2% erbij, ten minste 60 en hoogstens 65 per maand, op hele euro's: 2900 wordt 2960 en 3500 wordt 3565."""

    def test_maandbedragen(self) -> None:
        uitkomst = reken(met() | {"cao/proef/2026-07-01.yaml": AFGELEIDE_TABEL}).tarief("45A48")
        assert bedrag(uitkomst, "loon.proef.schaal_7.max-1.jaarsalaris") == 6 * 2900 + 6 * 2960
        assert bedrag(uitkomst, "loon.proef.schaal_9.max.jaarsalaris") == 6 * 3500 + 6 * 3565
        assert "cao.proef.2026-07-01" in uitkomst.aannames

    def test_bij_jaarbedragen_tellen_minimum_en_maximum_twaalf_keer(self) -> None:
        per_jaar = [(CAO, "salaris:", "salaris_per_jaar:")]
        per_jaar += [(CAO, f"{maand}.00", f"{12 * maand}.00") for maand in (2900, 3500)]
        uitkomst = reken(met(*per_jaar) | {"cao/proef/2026-07-01.yaml": AFGELEIDE_TABEL}).tarief("45A48")
        assert bedrag(uitkomst, "loon.proef.schaal_7.max-1.jaarsalaris") == 6 * 2900 + 6 * 2960
        assert bedrag(uitkomst, "loon.proef.schaal_9.max.jaarsalaris") == 6 * 3500 + 6 * 3565


class TestTwaalfMaanden:
    def test_elke_maand_telt_met_de_tabel_die_dan_geldt(self) -> None:
        uitkomst = reken(met() | TWEEDE_TABEL).tarief("45A48")
        assert bedrag(uitkomst, "loon.proef.schaal_7.max-1.jaarsalaris") == 4 * 2900 + 8 * 2987

    def test_een_jaarminimum_telt_naar_rato_van_de_maanden(self) -> None:
        inhoud = {
            pad: tekst.replace("minimum_per_maand: 200.00", "minimum_per_jaar: 3000.00")
            for pad, tekst in (met() | TWEEDE_TABEL).items()
        }
        uitkomst = reken(inhoud).tarief("45A48")
        # 8% van 4 × 2900 = 928, onder 4/12 van 3000; 8% van 8 × 2987 = 1911,68, onder 8/12 van 3000
        assert bedrag(uitkomst, "loon.proef.schaal_7.max-1.vakantietoeslag") == 3000

    def test_een_jaarbedrag_telt_naar_rato_van_de_maanden(self) -> None:
        toeslag = "  - {sleutel: balansbudget, bedrag_per_jaar: 600.00}\nverlof:"
        inhoud = {pad: tekst.replace("verlof:", toeslag) for pad, tekst in (met() | TWEEDE_TABEL).items()}
        inhoud["cao/proef/2026-05-01.yaml"] = inhoud["cao/proef/2026-05-01.yaml"].replace("600.00", "900.00")
        assert bedrag(reken(inhoud).tarief("45A48"), "loon.proef.schaal_7.max-1.balansbudget") == 200 + 600

    def test_uren_die_tussen_tabellen_verschillen_wegen_naar_maanden(self) -> None:
        inhoud = met() | {pad: tekst.replace("1872", "1878") for pad, tekst in TWEEDE_TABEL.items()}
        assert bedrag(reken(inhoud).tarief("45A48"), "uren.contracturen") == Fraction(4 * 1872 + 8 * 1878, 12)

    def test_elke_feestdag_telt_met_de_tabel_van_die_dag(self) -> None:
        """Nieuwjaar (do) en Koningsdag (ma) vallen onder de eerste tabel; Hemelvaart alleen in de tweede lijst."""
        tweede = {
            pad: t.replace("[nieuwjaar, koningsdag]", "[nieuwjaar, hemelvaart]") for pad, t in TWEEDE_TABEL.items()
        }
        assert bedrag(reken(met() | tweede).tarief("45A48"), "uren.feestdagen") == 3 * Fraction("7.2")
        korter = {pad: t.replace("uren_per_week: 36", "uren_per_week: 40") for pad, t in tweede.items()}
        assert bedrag(reken(met() | korter).tarief("45A48"), "uren.feestdagen") == 2 * Fraction("7.2") + 8

    def test_extra_verlof_telt_alleen_in_de_maanden_van_zijn_tabel(self) -> None:
        extra = "bovenwettelijk: 56, extra: [{sleutel: balansverlof, naam: Balansverlof, uren: 36}]"
        tweede = {pad: tekst.replace("bovenwettelijk: 56", extra) for pad, tekst in TWEEDE_TABEL.items()}
        uitkomst = reken(met() | tweede).tarief("45A48")
        assert bedrag(uitkomst, "uren.verlof_balansverlof") == 8 * 3
        zonder = bedrag(reken(met() | TWEEDE_TABEL).tarief("45A48"), "uren.beschikbare_uren")
        assert bedrag(uitkomst, "uren.beschikbare_uren") == zonder - 24

    def test_een_minimum_over_een_cel_volgt_die_cel_per_tabel(self) -> None:
        """8% over schaal 7 trede 2: vier maanden 3000 en acht maanden 3090; meer dan 8% over de eigen trede 1."""
        inhoud = {
            pad: tekst.replace("minimum_per_maand: 200.00", 'minimum_over: {schaal: "7", trede: "2"}')
            for pad, tekst in (met() | TWEEDE_TABEL).items()
        }
        verwacht = Fraction("0.08") * (4 * 3000 + 8 * 3090)
        assert bedrag(reken(inhoud).tarief("45A48"), "loon.proef.schaal_7.max-1.vakantietoeslag") == verwacht

    def test_een_onbevestigd_gat_tussen_twee_tabellen_wordt_gemeld(self) -> None:
        inhoud = met((CAO, "bevestigd_tot: 2026-12-31", "bevestigd_tot: 2026-02-28")) | TWEEDE_TABEL
        assert [bevinding.code for bevinding in reken(inhoud).waarschuwingen] == ["RT012"]
        assert (
            reken(met((CAO, "bevestigd_tot: 2026-12-31", "bevestigd_tot: 2026-04-30")) | TWEEDE_TABEL).waarschuwingen
            == ()
        )

    def test_een_peildatum_neemt_een_tabel_en_meldt_dat_die_niet_het_hele_jaar_bevestigd_is(self) -> None:
        inhoud = met((CAO, "bevestigd_tot: 2026-12-31", "bevestigd_tot: 2026-04-30")) | TWEEDE_TABEL
        resultaat = reken(inhoud, peildatum=date(2026, 1, 1))
        assert bedrag(resultaat.tarief("45A48"), "loon.proef.schaal_7.max-1.jaarsalaris") == 12 * 2900
        assert [bevinding.code for bevinding in resultaat.waarschuwingen] == ["RT012"]

    def test_lonen_van_een_nieuwe_tabel_worden_niet_nog_eens_geindexeerd(self) -> None:
        """Ook niet als de oude tabel in de eerste maanden doorliep: tot de nieuwe ingaat, gold die gewoon."""
        oud = CAO.replace("2026", "2025")
        inhoud = met()
        inhoud[oud] = inhoud[CAO].replace("ingangsdatum: 2026-01-01", "ingangsdatum: 2025-01-01")
        inhoud[oud] = inhoud[oud].replace("bevestigd_tot: 2026-12-31", "bevestigd_tot: 2025-12-31")
        inhoud[CAO.replace("01-01", "02-01")] = inhoud.pop(CAO).replace("2026-01-01", "2026-02-01")
        uitkomst = reken(inhoud)
        assert aanwezig(uitkomst.tarief("45A48").cao).loonpeil == 2026
        assert bedrag(uitkomst.tarief("45A48"), "jeugdwet.d") == 0
        assert [bevinding.code for bevinding in uitkomst.waarschuwingen] == ["RT012"]

    @pytest.mark.parametrize("peildatum", [date(2025, 1, 1), date(2025, 6, 1), date(2026, 6, 1)])
    def test_dezelfde_tabel_heeft_bij_elke_peildatum_hetzelfde_loonpeil(self, peildatum: date) -> None:
        inhoud = met((CAO, "ingangsdatum: 2026-01-01", "ingangsdatum: 2025-01-01"))
        inhoud[CAO.replace("2026", "2025")] = inhoud.pop(CAO)
        assert aanwezig(reken(inhoud, peildatum=peildatum).tarief("45A48").cao).loonpeil == 2026

    def test_een_tabel_die_vervangen_is_heeft_het_peil_van_zijn_laatste_jaar(self) -> None:
        inhoud = met()
        inhoud[CAO.replace("2026", "2025")] = inhoud[CAO].replace("ingangsdatum: 2026", "ingangsdatum: 2025")
        assert aanwezig(reken(inhoud, peildatum=date(2025, 6, 1)).tarief("45A48").cao).loonpeil == 2025

    def test_een_peildatum_voorbij_de_bevestiging_waarschuwt(self) -> None:
        assert [bevinding.code for bevinding in reken(met(), peildatum=date(2031, 1, 1)).waarschuwingen] == ["RT012"]

    def test_een_peildatum_na_het_tariefjaar_wordt_een_keer_gemeld(self) -> None:
        resultaat = reken(met((OPSLAGEN, "prijspeil: 2026", "prijspeil: 2025")), 2025, date(2026, 3, 1))
        assert [bevinding.code for bevinding in resultaat.waarschuwingen] == ["RT013"]
        assert aanwezig(resultaat.tarief("45A48").cao).loonpeil == 2026


class TestInschaling:
    @pytest.mark.parametrize(
        ("trede", "maandbedrag"),
        [
            ("0", "2800"),
            ("max", "3000"),
            ("max-1", "2900"),
            ("max-2", "2800"),
            ("extra1", "3100"),
            ("gemiddelde", "2900"),
        ],
    )
    def test_trede(self, trede: str, maandbedrag: str) -> None:
        """``max`` en ``gemiddelde`` gaan over de genummerde treden; extra1 telt daarin niet mee."""
        uitkomst = tarief((KAART, "trede: max-1", f"trede: {trede}"))
        assert bedrag(uitkomst, f"loon.proef.schaal_7.{trede}.jaarsalaris") == 12 * Fraction(maandbedrag)

    def test_treden_staan_op_nummer_en_niet_op_alfabet(self) -> None:
        treden = ", ".join(f'"{nummer}": {2000 + nummer}.00' for nummer in range(12))
        uitkomst = tarief(
            (CAO, '"0": 2800.00, "1": 2900.00, "2": 3000.00, extra1: 3100.00', treden), (KAART, "max-1", "max")
        )
        assert bedrag(uitkomst, "loon.proef.schaal_7.max.jaarsalaris") == 12 * 2011


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("uren_per_jaar: 1872", "uren_per_jaar: 1864"),
        ("uren_per_week: 36", "uren_per_week: 38"),
        ("wettelijk: 144", "wettelijk: 152"),
        ("bovenwettelijk: ", "bovenwettelijk: 1"),
        ("feestdagen: [nieuwjaar, koningsdag]", "feestdagen: [nieuwjaar]"),
    ],
)
def test_elke_urenvoorwaarde_van_de_cao_beweegt_het_tarief(oud: str, nieuw: str) -> None:
    assert tarief((CAO, oud, nieuw)).onafgerond.bedrag != tarief().onafgerond.bedrag
