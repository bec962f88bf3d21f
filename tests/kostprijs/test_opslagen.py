"""De opslagen en de indexering: waarover, in welk element, en van welk peil naar welk jaar.

Verwachte getallen zijn hier uitgerekend uit de regel zelf (docs/handboek/02-de-methode.md), niet overgenomen uit het programma.
"""

from __future__ import annotations

from fractions import Fraction

from reeletarief.kostprijs.elementen import PLEKKEN
from tests.kostprijs.kern.proef import bedrag, bijna
from tests.kostprijs.proefregio import GROEP, OPSLAGEN, REISKOSTEN, met, reken, tarief


class TestOpslagen:
    def test_twee_aandelen_over_dezelfde_grondslag_delen_een_uitkomst(self) -> None:
        """Overhead 20% en ict 5%, beide als aandeel: uitkomst = beroepskracht ÷ 75%."""
        uitkomst = tarief(
            (OPSLAGEN, "over: [beroepskracht], als: opslag", "over: [beroepskracht], als: aandeel"),
            (OPSLAGEN, "over: [beroepskracht, overhead]", "over: [beroepskracht]"),
        )
        arbeid = bedrag(uitkomst, "beroepskracht")
        assert bijna(bedrag(uitkomst, "opslag.overhead"), arbeid / Fraction("0.75") * Fraction("0.20"))
        assert bijna(bedrag(uitkomst, "opslag.ict"), arbeid / Fraction("0.75") * Fraction("0.05"))

    def test_een_marge_als_aandeel_deelt_dezelfde_uitkomst(self) -> None:
        uitkomst = tarief(
            (OPSLAGEN, "over: [beroepskracht], als: opslag", "over: [beroepskracht], als: aandeel"),
            (
                OPSLAGEN,
                "percentage: 2%, over: [kostprijs], als: opslag",
                "percentage: 10%, over: [beroepskracht], als: aandeel",
            ),
        )
        arbeid = bedrag(uitkomst, "beroepskracht")
        assert bijna(bedrag(uitkomst, "opslag.overhead"), arbeid / Fraction("0.70") * Fraction("0.20"))
        assert bijna(bedrag(uitkomst, "opslag.risico"), arbeid / Fraction("0.70") * Fraction("0.10"))

    def test_een_bedrag_per_medewerkeruur_gaat_mee_met_de_groep(self) -> None:
        assert bijna(bedrag(tarief(GROEP), "opslag.reiskosten"), Fraction(2 * 2, 8) / Fraction("0.8"))

    def test_een_bedrag_per_fte_gaat_door_de_uren_en_mee_met_de_groep(self) -> None:
        uitkomst = tarief(GROEP, (OPSLAGEN, REISKOSTEN, "bedrag_per_fte: 2000.00, prijspeil: 2026"))
        per_uur = 2000 / bedrag(uitkomst, "uren.declarabele_uren")
        assert bijna(bedrag(uitkomst, "opslag.reiskosten"), per_uur * 2 / 8 / Fraction("0.8"))

    def test_een_bedrag_per_deelnemeruur_niet(self) -> None:
        uitkomst = tarief(GROEP, (OPSLAGEN, REISKOSTEN, "bedrag_per_deelnemeruur: 2.00, prijspeil: 2026"))
        assert bedrag(uitkomst, "opslag.reiskosten") == 2

    def test_een_opslag_over_een_loonregel(self) -> None:
        uitkomst = tarief((OPSLAGEN, "over: [beroepskracht], als: opslag", "over: [jaarsalaris], als: opslag"))
        uren = bedrag(uitkomst, "uren.declarabele_uren")
        per_uur = (Fraction("0.4") * 12 * 2900 + Fraction("0.6") * 12 * 3500) / uren
        assert bijna(bedrag(uitkomst, "opslag.overhead"), Fraction("0.20") * per_uur)

    def test_elk_element_heeft_de_plek_uit_de_wet(self) -> None:
        """Extern: NvO §8.3 naast art. 2.3 Besluit Jeugdwet (Stb. 2024, 69)."""
        assert {naam: tuple(plek) for naam, plek in PLEKKEN.items()} == {
            "beroepskracht": ("a_clientgebonden", "beroepskracht"),
            "niet_productief": ("a_niet_clientgebonden", "niet_productief"),
            "opleidingskosten": ("a_niet_clientgebonden", "reis_opleiding"),
            "reiskosten": ("b", "reis_opleiding"),
            "overhead": ("c", "overhead"),
            "gemeentelijke_eisen": ("c", "gemeentelijke_eisen"),
            "huisvesting": ("c", "huisvesting"),
            "verzorging": ("b", "verzorging"),
            "indexatie": ("d", "indexatie"),
            "marge": ("marge", "marge"),
            "afronding": ("afronding", "afronding"),
        }

    def test_niet_clientgebonden_is_dezelfde_arbeid_in_de_andere_uren(self) -> None:
        """De letter a van art. 2.3 Besluit Jeugdwet: niet-cliëntgebonden = cliëntgebonden × (contracturen ÷ declarabel − 1)."""
        uitkomst = tarief()
        client = bedrag(uitkomst, "beroepskracht_clientgebonden")
        factor = Fraction(1872) / bedrag(uitkomst, "uren.declarabele_uren")
        assert bijna(bedrag(uitkomst, "beroepskracht_niet_clientgebonden"), client * (factor - 1))


class TestIndexering:
    def test_twee_jaar_terug_is_rente_op_rente(self) -> None:
        uitkomst = tarief((OPSLAGEN, "prijspeil: 2026", "prijspeil: 2024"))
        groei = Fraction("1.03") ** 2 - 1
        oud = 2 + 2 * Fraction("0.02")  # de reiskosten en de marge erover
        assert bijna(Fraction(uitkomst.jeugdwet["d"].bedrag), oud * groei)

    def test_twee_oude_peilen_worden_elk_met_hun_eigen_index_verhoogd(self) -> None:
        tweede = "klasse: open}\n      - {sleutel: ict_bedrag, naam: I, element: overhead, bedrag_per_uur: 1.00, prijspeil: 2025, klasse: open}"
        uitkomst = tarief((OPSLAGEN, "prijspeil: 2026, klasse: open}", "prijspeil: 2024, " + tweede))
        verwacht = Fraction("1.02") * (2 * (Fraction("1.03") ** 2 - 1) + Fraction("0.03"))
        assert bijna(Fraction(uitkomst.jeugdwet["d"].bedrag), verwacht)

    def test_een_bedrag_uit_een_reeks_staat_op_het_tariefjaar(self) -> None:
        reeks = "reeksen:\n  km:\n    naam: Km\n    waarden: [{vanaf: 2024-01-01, tot_en_met: 2026-12-31, waarde: 2.00, klasse: vaststaand, bron: x}]\n"
        uitkomst = tarief((OPSLAGEN, REISKOSTEN, "bedrag_per_uur: {reeks: km}"), (OPSLAGEN, "reeksen:\n", reeks))
        assert bedrag(uitkomst, "opslag.reiskosten") == 2
        assert uitkomst.jeugdwet["d"].bedrag == 0

    def test_onbevestigde_lonen_worden_met_alles_wat_erop_rust_geindexeerd(self) -> None:
        premie = "{jaar: 2026, waarde: 7.5%, klasse: vaststaand, bron: proef}"
        inhoud = met(
            (OPSLAGEN, premie, f"{premie}\n      - {{jaar: 2027, waarde: 7.5%, klasse: vaststaand, bron: proef}}"),
            (OPSLAGEN, "prijspeil: 2026", "prijspeil: 2027"),
        )
        uitkomst = reken(inhoud, 2027).tarief("45A48")
        voor_index = Fraction(uitkomst.onafgerond.bedrag) - Fraction(uitkomst.jeugdwet["d"].bedrag)
        op_peil = bedrag(uitkomst, "opslag.reiskosten") * Fraction("1.02")  # met de marge erover
        assert bijna(Fraction(uitkomst.jeugdwet["d"].bedrag), (voor_index - op_peil) * Fraction("0.03"))
