"""Inschaling, toeslagen, inhoudingen en lasten, met de hand uitgerekend."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from reeletarief.api import zoek
from tests.kostprijs.kern.proef import ENKEL, OPSLAGEN, bedrag, bijna, reken, weigering


def test_het_gemiddelde_van_een_schaal_met_een_trede_is_die_trede() -> None:
    tarief = reken("C", ("productkaarten/C.yaml", "trede: max", "trede: gemiddelde"))
    assert bedrag(tarief, "loon.enkel.schaal_10.gemiddelde.jaarsalaris") == 12 * 4200


def test_een_bedrag_per_jaar_in_een_tabel_die_het_hele_jaar_geldt() -> None:
    toeslag = (ENKEL, "bedrag_per_maand: 25.00", "bedrag_per_jaar: 250.00")
    (post,) = zoek("loon.enkel.schaal_10.max.werkkosten", reken("C", toeslag).tarief)
    assert (post.bedrag, post.naam, post.eenheid) == (Decimal(250), "werkkosten", "euro per jaar")


def test_een_loon_zegt_van_welke_cao_schaal_en_trede_het_is() -> None:
    loon = reken("C").functies[0].loon
    assert (loon.stam, loon.cao, loon.schaal, loon.trede) == ("loon.enkel.schaal_10.max", "enkel", "10", "max")


class TestLasten:
    LOON = "loon.enkel.schaal_10.max"
    WERKNEMER = (
        "{sleutel: werknemer, naam: Werknemersdeel, percentage: 5%, over: [bruto_loon], franchise: 17000, klasse: open}"
    )

    def test_een_inhouding_kan_uit_een_reeks_komen(self) -> None:
        """De premie is 4% over drie en 5% over negen maanden: 4,75%."""
        inhouding = (
            OPSLAGEN,
            self.WERKNEMER,
            "{sleutel: werknemer, naam: Werknemersdeel, percentage: {reeks: premie}, over: [bruto_loon]}",
        )
        tarief = reken("C", inhouding)
        bruto = bedrag(tarief, f"{self.LOON}.bruto_loon")
        assert bedrag(tarief, f"{self.LOON}.werknemer") == bruto * Fraction("0.0475")
        assert bedrag(tarief, f"{self.LOON}.loon_sv") == bruto * Fraction("0.9525")

    def test_zonder_inhouding_is_het_loon_sv_het_bruto_loon(self) -> None:
        tarief = reken(
            "C", (OPSLAGEN, f"inhoudingen:\n  - {self.WERKNEMER}\n", ""), (OPSLAGEN, ", maximum: 40000.00", "")
        )
        assert bedrag(tarief, f"{self.LOON}.premie") == bedrag(tarief, f"{self.LOON}.bruto_loon") * Fraction("0.0475")

    def test_een_last_kan_over_een_inhouding_of_een_andere_last_gaan(self) -> None:
        tarief = reken(
            "C",
            (
                OPSLAGEN,
                "percentage: 1%, over: [jaarsalaris, vakantietoeslag], maximum: 90000, franchise: 1234.56",
                "percentage: 1%, over: [werknemer, pensioen]",
            ),
        )
        verwacht = (bedrag(tarief, f"{self.LOON}.werknemer") + bedrag(tarief, f"{self.LOON}.pensioen")) / 100
        assert bijna(bedrag(tarief, f"{self.LOON}.excedent"), verwacht)

    def test_een_keuze_zonder_bron_heeft_geen_bron(self) -> None:
        tarief = reken(
            "C", (OPSLAGEN, "klasse: open, bron: keuze, jaar: 2025, toelichting: half om half}", "klasse: open}")
        )
        (pensioen,) = zoek(f"{self.LOON}.pensioen", tarief.tarief)
        assert pensioen.herkomst is not None
        assert (pensioen.herkomst.bron, pensioen.herkomst.toelichting, pensioen.herkomst.parameter) == (
            None,
            None,
            "werkgeverslasten.pensioen",
        )


def test_treden_staan_op_nummer() -> None:
    """Trede 10 komt na 9 en 2, niet ertussen; de hoogste is 10."""
    tarief = reken("C", (ENKEL, '"10": {"0": 4200.00}', '"10": {"9": 4900.00, "10": 5000.00, "2": 4200.00}'))
    assert bedrag(tarief, "loon.enkel.schaal_10.max.jaarsalaris") == 12 * 5000


@pytest.mark.parametrize(
    ("grenzen", "verhoging"),
    [("", 64), (", minimum_per_maand: 65", 65), (", maximum_per_maand: 60", 60), (", minimum_per_maand: 1", 64)],
)
def test_een_verhoging_met_of_zonder_grenzen(grenzen: str, verhoging: int) -> None:
    """2% van 3193 is 63,86, op hele euro's."""
    regel = ("cao/dubbel/2026-10-01.yaml", ", minimum_per_maand: 65, maximum_per_maand: 80", grenzen)
    tarief = reken("UU", regel)
    assert bedrag(tarief, "cao.dubbel.2026-10-01.schaal_8.trede_1") == 3193 + verhoging


def test_een_onleesbare_andere_trede_is_niet_de_reden() -> None:
    gat = (
        ENKEL,
        "salaris:",
        'ontbreekt: [{schalen: ["7"], treden: ["4"], reden: vlek}, {schalen: ["10"], treden: ["5"], reden: vouw}]\nsalaris:',
    )
    (reden,) = weigering("C", gat, ("productkaarten/C.yaml", "trede: max", "trede: 4"))
    assert reden.wat == "Trede 4 staat niet in schaal 10 van cao enkel per 2026-01-01."
    assert reden.remedie == "Mogelijk zijn: 0, max, gemiddelde."
    (reden,) = weigering("C", gat, ("productkaarten/C.yaml", "trede: max", "trede: 5"))
    assert reden.wat == "Trede 5 van schaal 10 is onbekend in de tabel van cao enkel per 2026-01-01: vouw."


def test_een_ander_nummer_is_geen_tikfout() -> None:
    """Trede 10 lijkt als tekst op 0, maar is gewoon een trede die er niet is; een woord met een tikfout krijgt wel een voorstel."""
    (reden,) = weigering("C", ("productkaarten/C.yaml", "trede: max", "trede: 10"))
    assert reden.remedie == "Mogelijk zijn: 0, max, gemiddelde."
    (reden,) = weigering("C", ("productkaarten/C.yaml", "trede: max", "trede: mak"))
    assert reden.remedie == "Bedoelt u max? Mogelijk zijn: 0, max, gemiddelde."


def test_een_trede_te_ver_terug_is_er_niet() -> None:
    (reden,) = weigering("C", ("productkaarten/C.yaml", "trede: max", "trede: max-1"))
    assert reden.wat == "Trede max-1 staat niet in schaal 10 van cao enkel per 2026-01-01."


def test_zonder_genummerde_treden_is_er_geen_gemiddelde() -> None:
    alleen = (ENKEL, '"10": {"0": 4200.00}', '"10": {extra1: 4200.00}')
    (reden,) = weigering("C", alleen, ("productkaarten/C.yaml", "trede: max", "trede: gemiddelde"))
    assert reden.wat == "Trede gemiddelde staat niet in schaal 10 van cao enkel per 2026-01-01."
    assert reden.remedie == "Mogelijk zijn: extra1."


def test_elke_verkeerde_schaal_wordt_gemeld_ook_na_een_goede() -> None:
    kaart = "productkaarten/E.yaml"
    redenen = weigering(
        "E",
        *(
            (kaart, f'{naam}, niveau: mbo, schaal: "7"', f'{naam}, niveau: mbo, schaal: "77"')
            for naam in ("Nachtwacht", "Slaapwacht")
        ),
    )
    assert [(reden.code, str(reden.plaats)) for reden in redenen] == [
        ("RT405", f"{kaart}:8:48"),
        ("RT405", f"{kaart}:9:48"),
    ]
