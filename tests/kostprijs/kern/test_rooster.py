"""Het rooster: voor wie, waarover en wanneer de onregelmatigheidstoeslag geldt, en hoe een slaapdienst telt."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from reeletarief.api import loop, zoek
from tests.kostprijs.kern.proef import ENKEL, LATER, NIEUW, OUD, bedrag, bestanden, bijna, reken, weigering

E = "productkaarten/E.yaml"


class TestRooster:
    def test_het_uurloon_als_deel_van_het_maandsalaris(self) -> None:
        """Bij 1/150 staat het salaris voor 12 × 150 uur; de toeslag gaat over de gewerkte uren en het verlof."""
        tarief = reken("E", (ENKEL, "vindplaats: art. 5", "vindplaats: art. 5\n  uren_per_maand: 150"))
        assert tarief.uren is not None
        met_toeslag = Fraction(tarief.uren.declarabel.bedrag) + 144 + 56 + 36
        assert bijna(bedrag(tarief, "rooster.deel_met_toeslag"), met_toeslag / 1800)
        (maand,) = zoek("cao.enkel.2026-01-01.uren_per_maand", tarief.tarief)
        assert maand.herkomst is not None
        assert (maand.naam, maand.eenheid, maand.herkomst[:3]) == (
            "uren waarvan een maandsalaris het loon is",
            "uren",
            ("vaststaand", "Cao Enkel", 2026),
        )
        assert str(maand.herkomst.plaats).startswith(f"{ENKEL}:")
        (jaar,) = zoek("rooster.salarisuren.2026-01-01", tarief.tarief)
        assert (jaar.naam, jaar.eenheid) == ("uren waarvan een jaarsalaris het loon is", "uren per jaar")

    def test_zonder_toeslag_is_er_geen_toeslag(self) -> None:
        keuze = "  ort: uit_cao\n  ort_over: gewerkte_uren_en_verlof\n  toeslagen_over_ort: [vakantietoeslag]"
        tarief = reken("E", (E, keuze, "  ort: geen"))
        assert not [post for post in loop(tarief.tarief) if "onregelmatigheidstoeslag" in post.sleutel]
        assert bedrag(tarief, "functie.groepsleider.roosteruren") == bedrag(
            reken("E"), "functie.groepsleider.roosteruren"
        )

    @pytest.mark.parametrize(
        ("grens", "reden"),
        [
            ('salaris_tot_en_met: {schaal: "9", trede: "1"}', "hoger betaald dan schaal 9 trede 1"),
            ('salaris_tot_en_met: {schaal: "9", trede: "2"}', None),
            ('schalen_tot_en_met: "8"', "boven schaal 8"),
            ('schalen_tot_en_met: "9"', None),
            ('schalen_tot_en_met: "A"', None),
        ],
    )
    def test_voor_wie_de_toeslag_is(self, grens: str, reden: str | None) -> None:
        tarief = reken("E", (ENKEL, 'schalen_tot_en_met: "9"', grens))
        (ort,) = zoek("functie.groepsleider.ort", tarief.tarief)
        assert (ort.bedrag == 0) is (reden is not None)
        if reden is not None:
            assert ort.herkomst is not None
            assert (ort.herkomst.toelichting, ort.herkomst.bron) == (f"geen toeslag: {reden}", "Cao Enkel, art. 5")

    @pytest.mark.parametrize(
        ("tot_en_met", "percentage"),
        [("2026-04-30", "0.45"), ("2025-12-31", "0.5"), ("2026-02-28", None), ("2026-01-01", None)],
    )
    def test_tijdvakken_die_eerder_ophouden_dan_de_tabel(self, tot_en_met: str, percentage: str | None) -> None:
        """Vóór de periode opgehouden: die van de volgende tabel. Erin opgehouden: er valt niet mee te rekenen."""
        eind = (OUD, "ort:\n", f"ort:\n  tot_en_met: {tot_en_met}\n")
        if percentage is None:
            (reden,) = weigering("EE", eind)
            assert reden[:2] == (
                "RT412",
                f"De onregelmatigheidstoeslag in de tabel van cao dubbel per 2025-07-01 geldt tot en met {tot_en_met}; wat er in 2026 daarna geldt, staat er niet.",
            )
            return
        (vak,) = zoek("rooster.week.2025-07-01.toeslag_1.percentage", reken("EE", eind).tarief)
        assert vak.bedrag == Fraction(percentage)

    def test_tijdvakken_die_ophouden_zonder_volgende_tabel(self) -> None:
        (reden,) = weigering("E", (ENKEL, "ort:\n", "ort:\n  tot_en_met: 2025-12-31\n"))
        assert reden.code == "RT412"
        assert (
            reden.remedie
            == "Vul 'ort' aan in cao/enkel/2026-01-01.yaml, of vervang 'ort: uit_cao' in het rooster door bijvoorbeeld 'ort_percentage: 20%'. "
            "Met een peildatum telt alleen deze tabel; zonder geldt de toeslag van de volgende in het jaar, als die er is."
        )
        assert str(reden.plaats) == f"{E}:22:14"

    def test_toeslag_op_feestdagen_zonder_lijst_van_feestdagen(self) -> None:
        diensten = [(E, f", feestdag], van: {van}", f"], van: {van}") for van in ("7, tot: 23", "22.75")]
        (reden,) = weigering(
            "E",
            *diensten,
            (ENKEL, "feestdagen: [nieuwjaar, koningsdag, eerste_kerstdag, tweede_kerstdag]", "feestdagen: []"),
        )
        assert (
            reden.wat
            == "De tabel van cao enkel per 2026-01-01 geeft toeslag op feestdagen, maar noemt niet welke dagen dat zijn."
        )

    def test_een_feestdag_met_toeslag_hoeft_geen_vrije_dag_te_zijn(self) -> None:
        """Met alleen Bevrijdingsdag (een dinsdag) als feestdag met toeslag dragen de uren van die dag 100%."""
        eigen = (ENKEL, "vindplaats: art. 5", "vindplaats: art. 5\n  feestdagen: [bevrijdingsdag]")
        tarief = reken("E", eigen)
        assert (
            bedrag(tarief, "rooster.dag.aantal") == 261 - 3
        )  # nieuwjaar, Koningsdag en Eerste Kerstdag: die blijven vrij
        (vak,) = (
            post
            for post in loop(tarief.tarief)
            if post.sleutel.startswith("rooster.dag.toeslag_") and post.naam == "Dag, feestdag 0-24 uur, uren in 2026"
        )
        assert vak.bedrag == Fraction(17, 2)

    def test_een_dienst_op_feestdagen_die_nergens_staan(self) -> None:
        keuze = "  ort: uit_cao\n  ort_over: gewerkte_uren_en_verlof\n  toeslagen_over_ort: [vakantietoeslag]"
        (reden,) = weigering(
            "E",
            (E, keuze, "  ort: geen"),
            (ENKEL, "feestdagen: [nieuwjaar, koningsdag, eerste_kerstdag, tweede_kerstdag]", "feestdagen: []"),
        )
        assert reden[:3] == (
            "RT412",
            "De dienst 'Weekend' draait op feestdagen, maar de tabel van cao enkel per 2026-01-01 noemt er geen.",
            "Vul in cao/enkel/2026-01-01.yaml de feestdagen in, zoals 'feestdagen: [nieuwjaar, koningsdag]' (onder 'ort' als medewerkers dan niet vrij zijn), of haal 'feestdag' uit de diensten.",
        )
        assert str(reden.plaats) == f"{E}:22:14"

    def test_de_volgende_tabel_kan_zelf_ook_een_einddatum_hebben(self) -> None:
        """Van die tabel telt haar eigen einddatum: in januari geldt zij dus, want zij houdt pas in december op."""
        eind = [
            (pad, "ort:\n", f"ort:\n  tot_en_met: {dag}\n") for pad, dag in ((OUD, "2025-12-31"), (NIEUW, "2026-12-31"))
        ]
        (vak,) = zoek("rooster.week.2025-07-01.toeslag_1.percentage", reken("EE", *eind).tarief)
        assert vak.bedrag == Fraction("0.5")

    def test_de_slaapdienst_volgt_dezelfde_regel(self) -> None:
        telt = "slaapdienst: {telt_als: 50%, "
        eind = [
            (OUD, telt, f"{telt}tot_en_met: 2025-12-31, "),
            (NIEUW, telt, "slaapdienst: {telt_als: 60%, tot_en_met: 2026-12-31, "),
        ]
        (deel,) = zoek("rooster.slaapdienst_telt_als.2025-07-01", reken("EE", *eind).tarief)
        assert deel.bedrag == Fraction("0.6")

    @pytest.mark.parametrize(
        ("opgehouden", "cao"), [("", "Cao van toen"), ("2025-12-31", "Cao van nu")], ids=["eigen", "volgende"]
    )
    def test_de_bron_is_de_tabel_waar_de_voorwaarde_in_staat(self, opgehouden: str, cao: str) -> None:
        """Niet die van het eind van het jaar, en niet die van de periode als de voorwaarde daarin al is opgehouden."""
        namen = [(OUD, "naam: Cao Dubbel", "naam: Cao van toen"), (NIEUW, "naam: Cao Dubbel", "naam: Cao van nu")]
        telt = "slaapdienst: {telt_als: 50%, "
        eind = [
            (OUD, "ort:\n", f"ort:\n  tot_en_met: {opgehouden}\n"),
            (OUD, telt, f"{telt}tot_en_met: {opgehouden}, "),
        ]
        per_maand = [(pad, "  tijdvakken:", "  uren_per_maand: 150\n  tijdvakken:") for pad in (OUD, NIEUW)]
        boom = reken("EE", *namen, *per_maand, *(eind if opgehouden else [])).tarief
        (vak,) = zoek("rooster.week.2025-07-01.toeslag_1.percentage", boom)
        (slaap,) = zoek("rooster.slaapdienst_telt_als.2025-07-01", boom)
        assert [post.herkomst and str(post.herkomst.bron).partition(",")[0] for post in (vak, slaap)] == [cao, cao]
        (deel,) = zoek("rooster.deel_met_toeslag.2025-07-01", boom)
        dag = "2026-05-01" if opgehouden else "2025-07-01"
        assert deel.operanden[1].sleutel == f"rooster.salarisuren.{dag}"

    def test_de_feestdagen_met_toeslag_zijn_die_van_de_geldende_tijdvakken(self) -> None:
        """Vóór mei gelden de tijdvakken van de tabel van mei, met Koningsdag (een maandag) als feestdag met 100%."""
        oud = (OUD, "ort:\n", "ort:\n  tot_en_met: 2025-12-31\n")
        vak = "    - {dagen: [za, zo], van: 0, tot: 24, percentage: 50%}\n"
        nieuw = (NIEUW, vak, f"{vak}    - {{dagen: [feestdag], van: 0, tot: 24, percentage: 100%}}\n")
        dagen = (NIEUW, "ort:\n", "ort:\n  feestdagen: [koningsdag]\n")
        vrij = (OUD, "feestdagen: [nieuwjaar, tweede_paasdag]", "feestdagen: [nieuwjaar]")
        tarief = reken("EE", oud, nieuw, dagen, vrij)
        (uren,) = (post for post in loop(tarief.tarief) if post.sleutel == "rooster.week.2025-07-01.toeslag_2.uren")
        assert (uren.bedrag, uren.naam) == (Decimal(12), "Week, feestdag 0-24 uur, uren in 2026")

    def test_alleen_feestdagen_met_toeslag_zijn_ook_feestdagen(self) -> None:
        """Noemt de cao alleen feestdagen bij de toeslag, dan draaien daar de feestdagdiensten: één dinsdag minder."""
        geen = (ENKEL, "feestdagen: [nieuwjaar, koningsdag, eerste_kerstdag, tweede_kerstdag]", "feestdagen: []")
        eigen = (ENKEL, "vindplaats: art. 5", "vindplaats: art. 5\n  feestdagen: [bevrijdingsdag]")
        assert bedrag(reken("E", geen, eigen), "rooster.dag.aantal") == 261 - 1

    def test_zonder_feestdagen_en_zonder_toeslag_daarop_is_er_niets_te_missen(self) -> None:
        leeg = [
            (OUD, "feestdagen: [nieuwjaar, tweede_paasdag]", "feestdagen: []"),
            (NIEUW, "feestdagen: [nieuwjaar, hemelvaart]", "feestdagen: []"),
        ]
        assert bedrag(reken("EE", *leeg), "rooster.week.2026-10-01.aantal") == 13 + 13  # maandagen en zaterdagen

    def test_een_feestdag_zonder_eigen_toeslag_telt_als_de_dag_van_de_week(self) -> None:
        """Tweede Kerstdag 2026 is een zaterdag: alle dertien zaterdagen van het kwartaal dragen de toeslag van za."""
        tarief = reken("EE", (NIEUW, "feestdagen: [nieuwjaar, hemelvaart]", "feestdagen: [nieuwjaar, tweede_kerstdag]"))
        assert bedrag(tarief, "rooster.week.2026-10-01.toeslag_1.uren") == 13 * 12

    def test_uren_na_middernacht_horen_bij_de_volgende_dag(self) -> None:
        """Van vrijdag 22 tot zaterdag 8 uur: twee uren van vrijdagavond (20%), acht van zaterdag (50%)."""
        tarief = reken(
            "E",
            (E, "dagen: [za], van: 9, tot: 17", "dagen: [vr], van: 22, tot: 8"),
            (E, 'Hoofd, niveau: wo, schaal: "10"', 'Hoofd, niveau: wo, schaal: "9"'),
        )
        uren = {
            post.naam: post.bedrag
            for post in loop(tarief.tarief)
            if post.naam.startswith("Leiding,") and "uren in" in post.naam
        }
        assert uren == {
            "Leiding, ma, di, wo, do, vr 20-24 uur, uren in 2026": 2 * 51,
            "Leiding, za, zo 0-24 uur, uren in 2026": 8 * 51,
        }

    def test_een_functie_zonder_uren_in_een_deel_van_het_jaar(self) -> None:
        """Alleen op feestdagen, en die zijn er na september niet meer: dan is er geen toeslag te middelen."""
        feest = ("productkaarten/EE.yaml", "dagen: [ma, za], van: 8, tot: 20", "dagen: [feestdag], van: 8, tot: 20")
        slaap = (
            "productkaarten/EE.yaml",
            "    - {naam: Nacht, soort: slaapdienst, dagen: [ma, di], van: 22, tot: 7, functie: Groepsleider, begeleiders: 1}\n",
            "",
        )
        tarief = reken("EE", feest, slaap)
        (ort,) = zoek("functie.groepsleider.ort.2026-10-01", tarief.tarief)
        assert ort.herkomst is not None
        assert (ort.bedrag, ort.herkomst.toelichting) == (Decimal(0), "geen toeslag: geen roosteruren")
        assert bedrag(tarief, "functie.groepsleider.roosteruren.2025-07-01") == 2 * 12

    def test_twee_tabellen_in_een_jaar_zijn_samen_de_uren_van_het_jaar(self) -> None:
        tarief = reken("EE", (LATER, bestanden()[LATER], ""))
        delen = [bedrag(tarief, f"functie.groepsleider.roosteruren.{dag}") for dag in ("2025-07-01", "2026-05-01")]
        assert bedrag(tarief, "functie.groepsleider.roosteruren") == sum(delen)
