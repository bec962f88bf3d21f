"""De Voorbeeldregio: echte tabellen die onderling kloppen, en bij elk getal een bron of het woord voorbeeldwaarde."""

from __future__ import annotations

from decimal import Decimal

import pytest

from reeletarief.api import Inlezing, Regio, bereken, lees_werkmap
from reeletarief.invoer.model import Klasse
from tests.conftest import VOORBEELDREGIO


@pytest.fixture(scope="module")
def inlezing() -> Inlezing:
    return lees_werkmap(VOORBEELDREGIO)


@pytest.fixture(scope="module")
def regio(inlezing: Inlezing) -> Regio:
    assert inlezing.regio is not None
    return inlezing.regio


def test_de_regio_leest_zonder_fouten(inlezing: Inlezing) -> None:
    assert inlezing.bevindingen == ()


def test_open_waarden_heten_voorbeeldwaarde(regio: Regio) -> None:
    opslagen = regio.opslagen
    regels = [*opslagen.uren.regels, *(regel for set_ in opslagen.opslagsets.values() for regel in set_.regels)]
    afwijkingen = [afwijking for kaart in regio.kaarten for afwijking in kaart.afwijkingen]
    for regel in [*regels, *afwijkingen]:
        assert regel.bron
        assert (regel.klasse is Klasse.OPEN) == (regel.bron == "voorbeeldwaarde"), regel
    for kaart in regio.kaarten:
        assert kaart.functiemix_bron is not None
        assert kaart.functiemix_bron.bron == "voorbeeldwaarde"


def test_elke_reekswaarde_heeft_een_bron(regio: Regio) -> None:
    for naam, reeks in regio.opslagen.reeksen.items():
        for waarde in reeks.waarden:
            assert waarde.bron, naam
            assert (waarde.klasse is Klasse.AANNAME) == (waarde.waarde is None), naam


@pytest.mark.parametrize("jaar", [2022, 2023, 2024, 2025, 2026])
def test_elke_kaart_rekent_elk_jaar_waarvoor_er_gegevens_zijn(inlezing: Inlezing, jaar: int) -> None:
    resultaat = bereken(inlezing, tariefjaar=jaar)
    assert len(resultaat.tarieven) == 5
    assert resultaat.overgeslagen == ()


def test_werkgeverspremies_tellen_op_tot_de_gepubliceerde_som(inlezing: Inlezing) -> None:
    """Extern: AWf laag + Aof hoog + Wko + Whk + Zvw = 18,72% in 2025 en 18,49% in 2026 (onder het maximum)."""
    for jaar, som in ((2025, "0.1872"), (2026, "0.1849")):
        loon = bereken(inlezing, ["40A04"], tariefjaar=jaar).tarief("40A04").functies[0].loon
        premies = sum(loon.regels[naam].bedrag for naam in ("awf", "aof", "wko", "whk", "zvw"))
        assert abs(premies / loon.regels["loon_sv"].bedrag - Decimal(som)) < Decimal("1e-15")


def test_franchise_2026_is_die_van_pfzw(inlezing: Inlezing) -> None:
    """Extern: (137.800 − 17.283) × 25,9% = 31.214, de gepubliceerde hoogste jaarpremie van 2026."""
    assert inlezing.regio is not None
    reeksen = inlezing.regio.opslagen.reeksen
    waarde = {naam: reeksen[naam].waarden[-1].waarde for naam in ("pfzw_maximum", "pfzw_franchise", "pfzw_premie")}
    maximum, franchise, premie = (waarde[naam].getal for naam in waarde)  # type: ignore[union-attr]
    assert ((maximum - franchise) * premie).quantize(Decimal(1)) == 31214
