"""De rekenregels een voor een, op kleine regio's waarvan de uitkomst met de hand te volgen is.

Verwachte getallen zijn hier uitgerekend uit de regel zelf (docs/handboek/02-de-methode.md), niet overgenomen uit het programma.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from reeletarief.api import Inlezing, Resultaat, Tarief, Tijdkeuze, bereken, lees_regio, loop
from reeletarief.kostprijs.elementen import PLEKKEN
from reeletarief.kostprijs.jaarkeuzes import jaarkeuzes
from reeletarief.kostprijs.keten import bereken_tarief
from reeletarief.kostprijs.tarief import Onderdeelgeheugen, Rekenbasis
from tests.kostprijs.kern.proef import bedrag, bijna

BASIS = Path(__file__).parent.parent / "fouten" / "_basis"
KAART = "productkaarten/45A48.yaml"
CAO = "cao/proef/2026-01-01.yaml"
OPSLAGEN = "opslagen.yaml"


def bestanden() -> dict[str, str]:
    return {str(pad.relative_to(BASIS)): pad.read_text(encoding="utf-8") for pad in BASIS.rglob("*.yaml")}


def met(*wijzigingen: tuple[str, str, str], **nieuw: str) -> dict[str, str]:
    """De basisregio met vervangen tekst; elke vervanging moet raak zijn."""
    inhoud = bestanden()
    for pad, oud, tekst in wijzigingen:
        assert oud in inhoud[pad], oud
        inhoud[pad] = inhoud[pad].replace(oud, tekst, 1)
    return inhoud | nieuw


def lees(inhoud: dict[str, str]) -> Inlezing:
    inlezing = lees_regio({pad: tekst.encode() for pad, tekst in inhoud.items()})
    assert inlezing.bevindingen == (), inlezing.bevindingen
    return inlezing


def reken(inhoud: dict[str, str], jaar: int = 2026, peildatum: date | None = None) -> Resultaat:
    resultaat = bereken(lees(inhoud), tariefjaar=jaar, peildatum=peildatum)
    assert resultaat.overgeslagen == (), resultaat.overgeslagen
    return resultaat


def tarief(*wijzigingen: tuple[str, str, str]) -> Tarief:
    return reken(met(*wijzigingen)).tarief("45A48")


TWEEDE_TABEL = {
    "cao/proef/2026-05-01.yaml": bestanden()[CAO]
    .replace("ingangsdatum: 2026-01-01", "ingangsdatum: 2026-05-01")
    .replace("2800.00", "2884.00")
    .replace("2900.00", "2987.00")
    .replace("3000.00", "3090.00")
}


AFGELEIDE_TABEL = """
cao: proef
naam: Proefcao
ingangsdatum: 2026-07-01
bevestigd_tot: 2026-12-31
afgeleid: {van: 2026-01-01, percentage: 2%, minimum_per_maand: 60, maximum_per_maand: 65, afronding: 1.00,
  klasse: aanname, motivering: Aangekondigd., bron: persbericht}
"""


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


class TestTijdkeuze:
    """Met een tijdkeuze blijven tabellen ongelezen; dat verandert geen tarief en geen waarschuwing."""

    @staticmethod
    def regio() -> dict[str, bytes]:
        """Vijf tabellen, de laatste afgeleid, met een premie in elk jaar."""
        inhoud = met(
            (OPSLAGEN, "{jaar: 2025, waarde: 7%", "{jaar: 2024, waarde: 7%"),
            (OPSLAGEN, "- {jaar: 2026, waarde", "- {vanaf: 2025-01-01, tot_en_met: 2028-12-31, waarde"),
        )
        for dag, trede in (("2024-01-01", 2700), ("2025-03-01", 2800), ("2026-01-01", 2900), ("2026-05-01", 2950)):
            tekst = bestanden()[CAO].replace("ingangsdatum: 2026-01-01", f"ingangsdatum: {dag}")
            inhoud[f"cao/proef/{dag}.yaml"] = tekst.replace("2900.00", f"{trede}.00")
        afgeleid = AFGELEIDE_TABEL.replace("ingangsdatum: 2026-07-01", "ingangsdatum: 2027-07-01")
        inhoud["cao/proef/2027-07-01.yaml"] = afgeleid.replace("2026-12-31", "2028-12-31").replace(
            "van: 2026-01-01", "van: 2026-05-01"
        )
        return {pad: tekst.encode() for pad, tekst in inhoud.items()}

    @pytest.mark.parametrize(
        ("jaar", "peildatum", "ongelezen"),
        [
            (2024, None, {"2026-01-01", "2026-05-01", "2027-07-01"}),
            (2025, None, {"2026-05-01", "2027-07-01"}),
            (2026, None, {"2024-01-01", "2025-03-01"}),
            (2027, None, {"2024-01-01", "2025-03-01", "2026-01-01"}),
            (2028, date(2028, 1, 1), {"2024-01-01", "2025-03-01", "2026-01-01"}),
            (2026, date(2025, 2, 1), {"2026-01-01", "2026-05-01", "2027-07-01"}),
        ],
    )
    def test_dezelfde_uitkomst_als_met_alle_tabellen(
        self, jaar: int, peildatum: date | None, ongelezen: set[str]
    ) -> None:
        alle = lees_regio(self.regio())
        enkele = lees_regio(self.regio(), tijdkeuze=Tijdkeuze(jaar, peildatum))
        assert alle.bevindingen == enkele.bevindingen == ()
        assert set(alle.bestanden) - set(enkele.bestanden) == {f"cao/proef/{dag}.yaml" for dag in ongelezen}
        verwacht, uitkomst = (bereken(gelezen, tariefjaar=jaar, peildatum=peildatum) for gelezen in (alle, enkele))
        assert uitkomst.tarieven
        assert uitkomst.waarschuwingen == verwacht.waarschuwingen
        assert list(loop(*uitkomst.tarief("45A48").wortels)) == list(loop(*verwacht.tarief("45A48").wortels))

    def test_een_andere_keuze_vraagt_een_andere_lezing(self) -> None:
        with pytest.raises(ValueError, match="ander tariefjaar"):
            bereken(lees_regio(self.regio(), tijdkeuze=Tijdkeuze(2024)), tariefjaar=2026)

    def test_een_bestand_dat_iets_anders_zegt_dan_zijn_naam_wordt_altijd_gelezen(self) -> None:
        inhoud = self.regio()
        inhoud["cao/proef/2024-01-01.yaml"] = inhoud["cao/proef/2024-01-01.yaml"].replace(b"2024-01-01", b"2023-01-01")
        gelezen = lees_regio(inhoud, tijdkeuze=Tijdkeuze(2027))
        assert [bevinding.code for bevinding in gelezen.bevindingen if not bevinding.vervalt] == ["RT307"]


def test_elke_cao_rekent_met_haar_eigen_reeks() -> None:
    andere = {
        "cao/ander/2026-01-01.yaml": bestanden()[CAO].replace("cao: proef", "cao: ander"),
        "productkaarten/45A49.yaml": bestanden()[KAART].replace("45A48", "45A49").replace("cao: proef", "cao: ander"),
    }
    hoger = "  premie_ander:\n    naam: Anders\n    waarden: [{jaar: 2026, waarde: 9%, klasse: open, bron: x}]\n"
    inhoud = met((OPSLAGEN, "{reeks: premie}", "{reeks_per_cao: {proef: premie, ander: premie_ander}}")) | andere
    inhoud[OPSLAGEN] += hoger
    uitkomst = reken(inhoud)
    for product, cao, premie in (("45A48", "proef", "0.075"), ("45A49", "ander", "0.09")):
        loon = f"loon.{cao}.schaal_7.max-1"
        bruto = bedrag(uitkomst.tarief(product), f"{loon}.bruto_loon")
        assert bedrag(uitkomst.tarief(product), f"{loon}.premie") == Fraction(premie) * bruto


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
        assert uitkomst.tarief("45A48").cao.loonpeil == 2026
        assert bedrag(uitkomst.tarief("45A48"), "jeugdwet.d") == 0
        assert [bevinding.code for bevinding in uitkomst.waarschuwingen] == ["RT012"]

    @pytest.mark.parametrize("peildatum", [date(2025, 1, 1), date(2025, 6, 1), date(2026, 6, 1)])
    def test_dezelfde_tabel_heeft_bij_elke_peildatum_hetzelfde_loonpeil(self, peildatum: date) -> None:
        inhoud = met((CAO, "ingangsdatum: 2026-01-01", "ingangsdatum: 2025-01-01"))
        inhoud[CAO.replace("2026", "2025")] = inhoud.pop(CAO)
        assert reken(inhoud, peildatum=peildatum).tarief("45A48").cao.loonpeil == 2026

    def test_een_tabel_die_vervangen_is_heeft_het_peil_van_zijn_laatste_jaar(self) -> None:
        inhoud = met()
        inhoud[CAO.replace("2026", "2025")] = inhoud[CAO].replace("ingangsdatum: 2026", "ingangsdatum: 2025")
        assert reken(inhoud, peildatum=date(2025, 6, 1)).tarief("45A48").cao.loonpeil == 2025

    def test_een_peildatum_voorbij_de_bevestiging_waarschuwt(self) -> None:
        assert [bevinding.code for bevinding in reken(met(), peildatum=date(2031, 1, 1)).waarschuwingen] == ["RT012"]

    def test_een_peildatum_na_het_tariefjaar_wordt_een_keer_gemeld(self) -> None:
        resultaat = reken(met((OPSLAGEN, "prijspeil: 2026", "prijspeil: 2025")), 2025, date(2026, 3, 1))
        assert [bevinding.code for bevinding in resultaat.waarschuwingen] == ["RT013"]
        assert resultaat.tarief("45A48").cao.loonpeil == 2026


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


class TestWerkgeverslasten:
    def test_eerst_het_maximum_dan_de_franchise(self) -> None:
        regel = "over: [jaarsalaris, vakantietoeslag]\n    maximum: 30000\n    franchise: 10000"
        uitkomst = tarief((OPSLAGEN, "over: [jaarsalaris, vakantietoeslag]", regel))
        assert bedrag(uitkomst, "loon.proef.schaal_7.max-1.pensioen") == Fraction("0.10") * (30000 - 10000)

    def test_onder_de_franchise_is_de_premie_nul(self) -> None:
        uitkomst = tarief(
            (OPSLAGEN, "over: [jaarsalaris, vakantietoeslag]", "over: [jaarsalaris]\n    franchise: 90000")
        )
        assert bedrag(uitkomst, "loon.proef.schaal_7.max-1.pensioen") == 0

    def test_loon_sv_is_bruto_min_het_werknemersdeel(self) -> None:
        inhouding = "inhoudingen:\n  - {sleutel: werknemer, naam: W, percentage: 5%, over: [jaarsalaris], klasse: open}\nwerkgeverslasten:"
        uitkomst = tarief(
            (OPSLAGEN, "werkgeverslasten:", inhouding), (OPSLAGEN, "over: [bruto_loon]", "over: [loon_sv]")
        )
        bruto = bedrag(uitkomst, "loon.proef.schaal_7.max-1.bruto_loon")
        assert bedrag(uitkomst, "loon.proef.schaal_7.max-1.premie") == Fraction("0.075") * (
            bruto - Fraction("0.05") * 34800
        )

    @pytest.mark.parametrize(
        ("geldig", "geldt"), [("tot_en_met: 2025", False), ("vanaf: 2026", True), ("vanaf: 2027", False)]
    )
    def test_buiten_zijn_jaren_is_een_last_nul_met_de_reden(self, geldig: str, geldt: bool) -> None:
        regel = f"over: [bruto_loon]\n    geldig: {{{geldig}, reden: proef van de reden}}"
        uitkomst = tarief((OPSLAGEN, "over: [bruto_loon]", regel))
        assert (bedrag(uitkomst, "loon.proef.schaal_7.max-1.premie") > 0) is geldt
        redenen = {post.herkomst.bron for post in loop(uitkomst.tarief) if post.herkomst}
        assert ("proef van de reden" in redenen) is not geldt

    def test_een_keuze_voor_een_reeks_telt_als_aanname(self) -> None:
        regel = "over: [bruto_loon]\n    klasse: open\n    bron: keuze"
        assert "werkgeverslasten.premie" in tarief((OPSLAGEN, "over: [bruto_loon]", regel)).aannames
        assert "werkgeverslasten.premie" not in tarief().aannames

    def test_een_reeks_die_halverwege_verandert_weegt_naar_maanden(self) -> None:
        waarden = (
            "{vanaf: 2026-01-01, tot_en_met: 2026-03-31, waarde: 4%, klasse: vaststaand, bron: x}\n"
            "      - {vanaf: 2026-04-01, tot_en_met: 2026-12-31, waarde: 8%, klasse: vaststaand, bron: x}"
        )
        uitkomst = tarief((OPSLAGEN, "{jaar: 2026, waarde: 7.5%, klasse: vaststaand, bron: proef}", waarden))
        bruto = bedrag(uitkomst, "loon.proef.schaal_7.max-1.bruto_loon")
        assert bijna(bedrag(uitkomst, "loon.proef.schaal_7.max-1.premie"), Fraction(3 * 4 + 9 * 8, 1200) * bruto)


GROEP = (KAART, "opslagset: proef", "opslagset: proef\ninzet: {begeleiders: 2, deelnemers: 8, bezettingsgraad: 80%}")
REISKOSTEN = "bedrag_per_uur: 2.00, prijspeil: 2026"


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


class TestAannames:
    def test_een_functiemix_zonder_bron_is_een_aanname(self) -> None:
        assert "functiemix" in tarief().aannames
        met_bron = "opslagset: proef\nfunctiemix_bron: {klasse: suggestie, bron: uitvraag}"
        assert "functiemix" not in tarief((KAART, "opslagset: proef", met_bron)).aannames

    def test_inzet_zonder_klasse_is_een_aanname(self) -> None:
        assert {"inzet.begeleiders", "inzet.deelnemers", "inzet.bezettingsgraad"} <= set(tarief(GROEP).aannames)


AFWIJKEND = (
    bestanden()[KAART]
    .replace('"45A48"', '"45A49"')
    .replace(
        "opslagset: proef",
        "opslagset: proef\nafwijkingen:\n  - {parameter: werkgeverslasten.pensioen, waarde: 20%, klasse: open, motivering: proef}",
    )
)


class TestSamen:
    def test_een_afwijking_raakt_alleen_haar_eigen_kaart(self) -> None:
        samen = reken(met() | {"productkaarten/45A49.yaml": AFWIJKEND})
        assert samen.tarief("45A48").onafgerond.bedrag == tarief().onafgerond.bedrag
        alleen = met() | {KAART: AFWIJKEND}
        assert samen.tarief("45A49").onafgerond.bedrag == reken(alleen).tarief("45A49").onafgerond.bedrag
        assert samen.tarief("45A49").onafgerond.bedrag > samen.tarief("45A48").onafgerond.bedrag

    def test_de_eigen_waarde_draagt_haar_motivering(self) -> None:
        uitkomst = reken(met() | {KAART: AFWIJKEND}).tarief("45A49")
        (waarde,) = (p for p in loop(uitkomst.tarief) if p.sleutel == "werkgeverslasten.pensioen.percentage")
        assert waarde.bedrag == Decimal("0.2")
        assert waarde.herkomst is not None
        assert waarde.herkomst.toelichting == "afwijking: proef"

    @pytest.mark.parametrize(("eigen", "zekerheid"), [("", None), ("zekerheid: C, ", "C")], ids=["zonder", "met"])
    def test_de_eigen_waarde_heeft_niet_de_zekerheid_van_de_regio(self, eigen: str, zekerheid: str | None) -> None:
        """De waarde van de regio is van een officiële bron (A); een eigen, open waarde was dat dan ook."""
        inhoud = met(
            (
                OPSLAGEN,
                "over: [jaarsalaris, vakantietoeslag]\n",
                "over: [jaarsalaris, vakantietoeslag]\n    zekerheid: A\n",
            )
        )
        uitkomst = reken(inhoud | {KAART: AFWIJKEND.replace("motivering", f"{eigen}motivering")})
        (waarde,) = (
            p for p in loop(uitkomst.tarief("45A49").tarief) if p.sleutel == "werkgeverslasten.pensioen.percentage"
        )
        assert waarde.herkomst is not None
        assert waarde.herkomst.zekerheid == zekerheid

    def test_twee_caos_met_dezelfde_schalen_blijven_uit_elkaar(self) -> None:
        ander = bestanden()[CAO].replace("cao: proef", "cao: ander").replace("2900.00", "5900.00")
        kaart = bestanden()[KAART].replace('"45A48"', '"45A49"').replace("cao: proef", "cao: ander")
        samen = reken(met() | {"cao/ander/2026-01-01.yaml": ander, "productkaarten/45A49.yaml": kaart})
        assert samen.tarief("45A48").onafgerond.bedrag == tarief().onafgerond.bedrag
        assert samen.tarief("45A49").onafgerond.bedrag > samen.tarief("45A48").onafgerond.bedrag

    def test_wat_onthouden_is_lekt_niet_naar_een_andere_peildatum(self) -> None:
        """Wie dezelfde keuzes hergebruikt, krijgt hetzelfde als wie opnieuw begint."""
        regio = lees(met() | TWEEDE_TABEL).regio
        assert regio is not None
        (kaart,) = regio.kaarten
        gedeeld = jaarkeuzes(regio.opslagen, 2026)
        for peildatum in (None, date(2026, 1, 1), date(2026, 6, 1), None):
            vers = jaarkeuzes(regio.opslagen, 2026)
            uitkomsten = [
                bereken_tarief(
                    kaart, Rekenbasis(keuzes, regio.caos, {}, peildatum, Onderdeelgeheugen([kaart]))
                ).onafgerond.bedrag
                for keuzes in (gedeeld, vers)
            ]
            assert uitkomsten[0] == uitkomsten[1]

    def test_functies_met_bijna_dezelfde_naam_houden_elk_hun_post(self) -> None:
        mix = "".join(
            f'  - {{functie: "{naam}", niveau: hbo, schaal: "9", trede: {trede}, aandeel: {deel}%}}\n'
            for naam, trede, deel in (("A!", 0, 30), ("A?", 1, 30), ("A 2", 2, 40))
        )
        begin, _, _rest = bestanden()[KAART].partition("functiemix:\n")
        inhoud = met() | {KAART: f"{begin}functiemix:\n{mix}opslagset: proef\n"}
        uitkomst = reken(inhoud).tarief("45A48")
        assert len({deel.sleutel for deel in uitkomst.functies}) == 3
        som = sum(Fraction(d.inzet.bedrag) * Fraction(d.eenheidskosten.bedrag) for d in uitkomst.functies)
        assert bijna(bedrag(uitkomst, "beroepskracht"), som)


def test_te_grote_getallen_geven_een_reden_en_geen_traceback() -> None:
    reeks = (
        "reeksen:\n"
        + "".join(
            f"  r{n}:\n    naam: R{n}\n    waarden:\n      - {{jaar: 2025, waarde: 100000000000, klasse: vaststaand, bron: x}}\n"
            f"      - {{jaar: 2026, afleiding: {{quotient: [r{n - 1}, klein]}}, klasse: aanname, bron: x, motivering: x}}\n"
            for n in range(1, 6)
        )
        + "  klein:\n    naam: K\n    waarden: [{jaar: 2026, waarde: 0.000001%, klasse: vaststaand, bron: x}]\n"
        + "  r0:\n    naam: R0\n    waarden: [{jaar: 2026, waarde: 100000000000, klasse: vaststaand, bron: x}]\n"
    )
    inhoud = met((OPSLAGEN, REISKOSTEN, "bedrag_per_uur: {reeks: r5}"), (OPSLAGEN, "reeksen:\n", reeks))
    (weg,) = bereken(lees(inhoud)).overgeslagen
    assert [reden.code for reden in weg.redenen] == ["RT408"]


def test_een_lange_keten_van_afleidingen_geeft_een_reden() -> None:
    reeks = "reeksen:\n" + "".join(
        f"  r{n}:\n    naam: R{n}\n    waarden:\n      - {{jaar: 2025, waarde: 1%, klasse: vaststaand, bron: x}}\n"
        f"      - {{jaar: 2026, afleiding: {{gelijk: [r{n + 1}]}}, klasse: aanname, bron: x, motivering: x}}\n"
        for n in range(300)
    )
    reeks += "  r300:\n    naam: R\n    waarden: [{jaar: 2026, waarde: 1%, klasse: vaststaand, bron: x}]\n"
    inhoud = met((OPSLAGEN, "{reeks: premie}", "{reeks: r0}"), (OPSLAGEN, "reeksen:\n", reeks))
    (weg,) = bereken(lees(inhoud)).overgeslagen
    assert [reden.code for reden in weg.redenen] == ["RT306"]


@pytest.mark.parametrize(
    "sleutel",
    ["jaarsalaris", "bruto_loon", "loon_sv", "loonkosten", "uurkosten", "vakantietoeslag"],
)
def test_een_last_kan_niet_heten_zoals_een_bestaande_loonregel(sleutel: str) -> None:
    inhoud = met((OPSLAGEN, "sleutel: premie", f"sleutel: {sleutel}"))
    inlezing = lees_regio({pad: tekst.encode() for pad, tekst in inhoud.items()})
    assert {bevinding.code for bevinding in inlezing.bevindingen if not bevinding.vervalt} == {"RT224"}


def test_een_inhouding_en_een_last_kunnen_niet_hetzelfde_heten() -> None:
    inhouding = "inhoudingen:\n  - {sleutel: pensioen, naam: W, percentage: 5%, over: [jaarsalaris], klasse: open}\nwerkgeverslasten:"
    inhoud = met((OPSLAGEN, "werkgeverslasten:", inhouding))
    inlezing = lees_regio({pad: tekst.encode() for pad, tekst in inhoud.items()})
    assert {bevinding.code for bevinding in inlezing.bevindingen if not bevinding.vervalt} == {"RT224"}


def test_een_reeks_mag_tot_het_einde_van_de_kalender_lopen() -> None:
    eind = "{vanaf: 2026-01-01, tot_en_met: 9999-12-31, waarde: 7.5%,"
    assert tarief((OPSLAGEN, "{jaar: 2026, waarde: 7.5%,", eind)).tarief.bedrag == tarief().tarief.bedrag


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
