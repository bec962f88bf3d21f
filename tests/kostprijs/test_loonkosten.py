"""De werkgeverslasten en inhoudingen: grenzen, jaren en reeksen, en hun namen.

Verwachte getallen zijn hier uitgerekend uit de regel zelf (docs/handboek/02-de-methode.md), niet overgenomen uit het programma.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from reeletarief.api import lees_regio, loop
from tests.kostprijs.kern.proef import bedrag, bijna
from tests.kostprijs.proefregio import CAO, KAART, OPSLAGEN, bestanden, met, reken, tarief


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

    def test_een_keuze_voor_een_reeks_houdt_haar_zekerheid(self) -> None:
        """Zij viel weg: ``zekerheid`` stond in het bestand en nergens in de uitkomst."""
        regel = "over: [bruto_loon]\n    klasse: suggestie\n    bron: keuze\n    zekerheid: C"
        [keuze] = {
            post.herkomst
            for post in loop(tarief((OPSLAGEN, "over: [bruto_loon]", regel)).tarief)
            if post.herkomst and post.herkomst.bron == "keuze"
        }
        assert keuze.zekerheid == "C"

    def test_een_reeks_die_halverwege_verandert_weegt_naar_maanden(self) -> None:
        waarden = (
            "{vanaf: 2026-01-01, tot_en_met: 2026-03-31, waarde: 4%, klasse: vaststaand, bron: x}\n"
            "      - {vanaf: 2026-04-01, tot_en_met: 2026-12-31, waarde: 8%, klasse: vaststaand, bron: x}"
        )
        uitkomst = tarief((OPSLAGEN, "{jaar: 2026, waarde: 7.5%, klasse: vaststaand, bron: proef}", waarden))
        bruto = bedrag(uitkomst, "loon.proef.schaal_7.max-1.bruto_loon")
        assert bijna(bedrag(uitkomst, "loon.proef.schaal_7.max-1.premie"), Fraction(3 * 4 + 9 * 8, 1200) * bruto)


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
