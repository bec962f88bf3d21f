"""Opslagen en aandelen: over welke regels, uit welke reeks, en op welk prijspeil."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from reeletarief.api import loop, zoek
from reeletarief.kostprijs.elementen import redenen_van_nul
from tests.kostprijs.kern.proef import OPSLAGEN, bedrag, bestanden, bijna, lees, reken, weigering


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


def test_een_tarief_draagt_de_keuzes_van_de_regio() -> None:
    """U heeft eigen waarden op de kaart en een reeks van haar cao; de keuzes van de regio zijn die niet."""
    regio = lees().regio
    assert regio is not None
    assert reken("U").opslagen is regio.opslagen


def test_een_regel_die_vervalt_heeft_haar_percentage_niet_nodig() -> None:
    """Een dag afwezigheid is zonder verzorging: een reeks zonder waarde daarvoor houdt alleen het etmaal zelf tegen."""
    extra = "{sleutel: extra, naam: Extra, element: verzorging, percentage: {reeks: later}, over: [verzorging], als: opslag}"
    set_ = (OPSLAGEN, "      - {sleutel: toezicht,", f"      - {extra}\n      - {{sleutel: toezicht,")
    waarde = "{jaar: 2027, waarde: 5%, klasse: open, bron: x}"
    reeks = (OPSLAGEN, "  heel:", f"  later: {{naam: Later, waarden: [{waarde}]}}\n  heel:")
    assert reken("AF", set_, reeks).tarief.bedrag == reken("AF").tarief.bedrag
    assert [reden.code for reden in weigering("E", set_, reeks)] == ["RT402"]


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


class TestPeil:
    def test_eigen_bedragen_van_een_ouder_peil_worden_met_hun_opslag_geindexeerd(self) -> None:
        """3600 en 600 per jaar op 2025, met 3% bestuur erover; de lonen staan op 2026."""
        auto = ("productkaarten/J.yaml", "jaar: 2026, prijspeil: 2026}", "jaar: 2026, prijspeil: 2025}")
        tarief = reken("J", auto)
        assert bijna(bedrag(tarief, "jeugdwet.d"), Fraction(4200) * Fraction("1.03") * Fraction("0.048"))
        assert not zoek("opslag.bestuur.peil_2025", tarief.tarief)

    def test_lonen_van_een_ouder_peil_worden_geindexeerd(self) -> None:
        """Zonder de afgeleide tabel gelden de lonen van 2025: die gaan met alles wat erop rust naar 2026."""
        later = "cao/jaar/2026-07-01.yaml"
        tarief = reken("M", (later, bestanden()[later], ""))
        assert tarief.cao is not None
        assert tarief.cao.loonpeil == 2025
        (oud,) = zoek("te_indexeren.peil_2025", tarief.tarief)
        assert {"beroepskracht", "opslag.overhead", "opslag.opleiding"} <= {post.sleutel for post in loop(oud)}
        (nu,) = zoek("te_indexeren.peil_2025", reken("M").tarief)
        assert "opslag.overhead" not in {post.sleutel for post in loop(nu)}

    @pytest.mark.parametrize(("bedrag_", "gemeld"), [("20.00", True), ("1.00", True), ("0.00", False)])
    def test_een_bedrag_van_een_later_peil_wordt_gemeld(self, bedrag_: str, *, gemeld: bool) -> None:
        later = (
            OPSLAGEN,
            "bedrag_per_eenheid: 20.00, prijspeil: 2026",
            f"bedrag_per_eenheid: {bedrag_}, prijspeil: 2027",
        )
        meldingen = [melding.wat for melding in reken("E", later).waarschuwingen]
        wat = "'Verzorging, bedrag per eenheid' heeft prijspeil 2027, later dan tariefjaar 2026; het bedrag telt ongewijzigd mee."
        assert meldingen == ([wat] if gemeld else [])


@pytest.mark.parametrize(("bedrag_", "tarief"), [("0.01", None), ("0.30", "0.3")])
def test_een_tarief_ligt_boven_nul(bedrag_: str, tarief: str | None) -> None:
    """Eén cent is op vijf cent afgerond niets; dertig cent is wel een tarief."""
    kaart = "productkaarten/S.yaml"
    klein = (
        (kaart, "bedrag_per_eenheid: 9.50", f"bedrag_per_eenheid: {bedrag_}"),
        (kaart, "bedrag_per_eenheid: 0.62", "bedrag_per_eenheid: 0.00"),
    )
    if tarief is not None:
        assert reken("S", *klein).tarief.bedrag == Decimal(tarief)
        return
    (reden,) = weigering("S", *klein)
    assert reden[:3] == (
        "RT409",
        "Het tarief van S komt uit op € 0,00; een tarief ligt boven nul.",
        "Controleer bedragen met een minteken en de afrondingsstap.",
    )


def test_de_bandbreedte_hoort_bij_de_waarde_en_niet_bij_het_aantal_fte() -> None:
    tarief = reken(
        "C",
        (OPSLAGEN, "totaal_per_jaar: 50000, fte: 12.5", "totaal_per_jaar: 50000, laag: 40000, hoog: 60000, fte: 12.5"),
    )
    grenzen = {naam: zoek(f"opslagen.administratie.{naam}", tarief.tarief)[0].herkomst for naam in ("totaal", "fte")}
    assert grenzen["totaal"] is not None
    assert grenzen["fte"] is not None
    assert (grenzen["totaal"].laag, grenzen["totaal"].hoog) == (Decimal(40000), Decimal(60000))
    assert (grenzen["fte"].laag, grenzen["fte"].hoog) == (None, None)


def test_een_gewogen_percentage_onder_nul_wijst_de_verwijzing_aan() -> None:
    """Een gewogen waarde staat nergens; de melding wijst naar de regel die haar gebruikt."""
    halven = ", ".join(
        f"{{vanaf: 2026-{een}, tot_en_met: 2026-{twee}, waarde: {w}%, klasse: vaststaand, bron: x}}"
        for een, twee, w in (("01-01", "06-30", "-3"), ("07-01", "12-31", "1"))
    )
    reeks = (OPSLAGEN, "  heel:", f"  min: {{naam: Min, waarden: [{halven}]}}\n  heel:")
    (reden,) = weigering(
        "C", reeks, (OPSLAGEN, TestOpslagen.RISICO, "percentage: {reeks: min}, over: [kostprijs], als: opslag")
    )
    assert (reden.code, reden.wat, reden.remedie) == (
        "RT410",
        "'Min, gewogen over het jaar' ligt onder nul.",
        "Controleer het minteken en de afleiding in de reeks.",
    )
    assert reden.plaats is not None
    assert bestanden()[OPSLAGEN].splitlines()[reden.plaats.regel - 1].startswith("      - {sleutel: risico")


def test_een_percentage_van_nul_is_geen_fout() -> None:
    reeks = (
        OPSLAGEN,
        "  heel:",
        "  nul: {naam: Nul, waarden: [{jaar: 2026, waarde: 0%, klasse: vaststaand, bron: x}]}\n  heel:",
    )
    tarief = reken(
        "C", reeks, (OPSLAGEN, TestOpslagen.RISICO, "percentage: {reeks: nul}, over: [kostprijs], als: opslag")
    )
    assert bedrag(tarief, "opslag.risico") == 0


def test_een_reeks_per_cao_kan_overal_staan() -> None:
    """Een inhouding, een urenregel en een opslag, elk met een reeks per cao."""
    per_cao = "{reeks_per_cao: {enkel: pensioen_enkel, dubbel: pensioen_dubbel, jaar: pensioen_enkel}}"
    wijzigingen = (
        (
            OPSLAGEN,
            "percentage: 5%, over: [bruto_loon], franchise: 17000, klasse: open",
            f"percentage: {per_cao}, over: [bruto_loon]",
        ),
        (
            OPSLAGEN,
            "percentage: {reeks: verzuim}, over: [beschikbare_uren]",
            f"percentage: {per_cao}, over: [beschikbare_uren]",
        ),
        (OPSLAGEN, TestOpslagen.RISICO, f"percentage: {per_cao}, over: [kostprijs], als: opslag"),
    )
    for product, loon, deel in (
        ("C", "loon.enkel.schaal_10.max", Fraction("0.12")),
        ("UU", "loon.dubbel.schaal_8.max", Fraction("0.13")),
    ):
        tarief = reken(product, *wijzigingen)
        assert bijna(bedrag(tarief, f"{loon}.werknemer"), bedrag(tarief, f"{loon}.bruto_loon") * deel)
        assert bijna(bedrag(tarief, "uren.ziekte"), bedrag(tarief, "uren.beschikbare_uren") * deel)
        assert bijna(bedrag(tarief, "opslag.risico"), bedrag(tarief, "kostprijs") * deel)


def test_wat_alleen_in_de_splitsing_zit_is_ook_een_aanname() -> None:
    """Een vast aantal fte kost zonder uren hetzelfde; het ziekteverzuim bepaalt dan alleen wat cliëntgebonden is."""
    ziekte = (
        OPSLAGEN,
        "percentage: {reeks: verzuim}, over: [beschikbare_uren]",
        "percentage: 5%, over: [beschikbare_uren], klasse: open",
    )
    assert "uren.ziekte" in reken("J", ziekte).aannames


def test_een_inhouding_kan_op_de_kaart_afwijken() -> None:
    eigen = (
        "productkaarten/U.yaml",
        "afwijkingen:\n",
        "afwijkingen:\n  - {parameter: inhoudingen.werknemer, waarde: 6%, klasse: open, motivering: Eigen regeling.}\n",
    )
    tarief = reken("U", eigen, (OPSLAGEN, ", franchise: 17000, klasse: open}", ", klasse: open}"))
    assert bedrag(tarief, "inhoudingen.werknemer.percentage") == Fraction("0.06")


def test_de_afrondingsstap_is_een_keuze_van_de_regio() -> None:
    tarief = reken("S", (OPSLAGEN, "afronding: {stap: 0.05}", "afronding: {stap: 0.05, toelichting: op een stuiver}"))
    (stap,) = zoek("afronding.stap", tarief.tarief)
    assert stap.herkomst is not None
    assert stap.herkomst.toelichting == "op een stuiver"


def test_een_eenheid_kan_een_eigen_afrondingsstap_hebben() -> None:
    """Een rit op hele euro's; wat geen eigen stap heeft, houdt die van de regio."""
    per_stuk = (OPSLAGEN, "afronding: {stap: 0.05}", "afronding: {stap: 0.05, per_stuk: 1}")
    rit = reken("S", per_stuk)
    assert rit.tarief.bedrag == Fraction(18)
    (stap,) = zoek("afronding.per_stuk", rit.tarief)
    assert (stap.naam, stap.bedrag) == ("afrondingsstap per stuk", Decimal(1))
    assert reken("U", per_stuk).tarief.bedrag == reken("U").tarief.bedrag


def test_een_traject_rondt_op_zijn_eigen_stap_en_telt_de_onderdelen_op_de_hunne() -> None:
    gewoon, anders = (
        reken("T", (OPSLAGEN, "afronding: {stap: 0.05}", f"afronding: {{stap: 0.05{eigen}}}"))
        for eigen in ("", ", per_stuks: 1")
    )
    assert anders.onafgerond.bedrag == gewoon.onafgerond.bedrag
    assert anders.tarief.bedrag == 270 != gewoon.tarief.bedrag
