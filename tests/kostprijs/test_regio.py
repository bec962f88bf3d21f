"""De Voorbeeldregio: echte tabellen die onderling kloppen, en bij elk getal een bron of het woord voorbeeldwaarde."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest

from reeletarief.api import Inlezing, Regio, bereken, lees_werkmap
from reeletarief.invoer.kaart.afwijking import waardeveld
from reeletarief.invoer.kaart.eenheden import EENHEIDCODES
from reeletarief.invoer.kaart.productvorm import VORMEN
from reeletarief.invoer.model import Klasse
from reeletarief.invoer.opslagen.reeks import Afleiding
from reeletarief.invoer.waarden import Waarde
from tests.conftest import VOORBEELDREGIO
from tests.gedeeld.zeker import rekenbaar


@pytest.fixture(scope="module")
def inlezing() -> Inlezing:
    return rekenbaar(lees_werkmap(VOORBEELDREGIO))


@pytest.fixture(scope="module")
def regio(inlezing: Inlezing) -> Regio:
    assert inlezing.regio is not None
    return inlezing.regio


def test_de_regio_leest_zonder_fouten(inlezing: Inlezing) -> None:
    assert inlezing.bevindingen == ()


GRENZEN = ("wijziging_per_jaar", "overhead_in_kostprijs", "declarabel_van_contract", "marge_in_kostprijs")


def test_open_waarden_heten_voorbeeldwaarde(regio: Regio) -> None:
    opslagen = regio.opslagen
    regels = [*opslagen.uren.regels, *(regel for set_ in opslagen.opslagsets.values() for regel in set_.regels)]
    afwijkingen = [afwijking for kaart in regio.kaarten for afwijking in kaart.eigen_waarden]
    eigen = [regel for regel in regels if isinstance(getattr(regel, waardeveld(regel)), Waarde)]
    grenzen = [grens for naam in GRENZEN if (grens := getattr(opslagen.grenzen, naam)) is not None]
    for regel in [*eigen, *afwijkingen, *grenzen]:
        assert regel.bron
        assert (regel.klasse is Klasse.OPEN) == (regel.bron == "voorbeeldwaarde"), regel.bron
    for reeks in opslagen.reeksen.values():
        for waarde in reeks.waarden:
            assert (waarde.klasse is Klasse.OPEN) == (waarde.bron == "voorbeeldwaarde"), reeks.naam
    for kaart in regio.kaarten:
        blokken = [kaart.functiemix_bron, kaart.inzet, kaart.groep, kaart.verblijf, kaart.rooster, kaart.capaciteit]
        assert {str(blok.bron) for blok in [*blokken, kaart.samenstelling] if blok is not None} <= {"voorbeeldwaarde"}
        assert bool(kaart.functiemix) == (kaart.functiemix_bron is not None)
        assert all("voorbeeldwaarde" in str(regel.bron) for regel in kaart.bedragen)


def _genoemd(afleiding: Afleiding) -> Iterator[str]:
    for deel in afleiding.operanden:
        if isinstance(deel, Afleiding):
            yield from _genoemd(deel)
        else:
            yield str(deel).partition("@")[0]


def test_een_cijfer_van_een_cao_volgt_niet_uit_dat_van_een_andere_cao(regio: Regio) -> None:
    """Anders staat bij een tarief onder de ene cao een bron uit de andere."""
    reeksen = regio.opslagen.reeksen
    cao_van = {naam: str(reeks.naam).partition(", cao ")[2] for naam, reeks in reeksen.items()}
    assert len(set(cao_van.values())) > 4
    for naam, reeks in reeksen.items():
        for waarde in reeks.waarden:
            uit = {cao_van[een] for een in _genoemd(waarde.afleiding)} if waarde.afleiding else set()
            assert not cao_van[naam] or uit <= {"", cao_van[naam]}, (naam, uit)


def test_elke_rij_van_de_productvormen_heeft_een_kaart(regio: Regio) -> None:
    """Uur, minuut, dagdeel, etmaal, stuks, jaar en stuk; en daarbinnen elke vorm die het programma kent."""
    assert {kaart.eenheid for kaart in regio.kaarten} == set(EENHEIDCODES)
    assert {kaart.vorm for kaart in regio.kaarten} == {vorm.naam for vorm in VORMEN}


def test_elke_gepubliceerde_reekswaarde_zegt_hoe_hard_ze_is(regio: Regio) -> None:
    for naam, reeks in regio.opslagen.reeksen.items():
        for waarde in reeks.waarden:
            assert waarde.zekerheid or waarde.klasse in {Klasse.OPEN, Klasse.AANNAME}, naam


def test_elke_reekswaarde_heeft_een_bron(regio: Regio) -> None:
    for naam, reeks in regio.opslagen.reeksen.items():
        for waarde in reeks.waarden:
            assert waarde.bron, naam
            assert waarde.waarde is not None or waarde.motivering, naam
            assert waarde.waarde is None or waarde.klasse is not Klasse.AANNAME, naam


GATEN = {2022: {"40A03": "RT404", "40A11": "RT404", "43A09": "RT402"}}
"""De eerste VVT-tabel gaat in op 2022-03-01; de pleegvergoeding van 2022 is niet gevonden."""


@pytest.mark.parametrize("jaar", [2022, 2023, 2024, 2025, 2026])
def test_elke_kaart_rekent_elk_jaar_waarvoor_er_gegevens_zijn(inlezing: Inlezing, jaar: int) -> None:
    resultaat = bereken(inlezing, tariefjaar=jaar)
    overgeslagen = {product.product: product.redenen[0].code for product in resultaat.overgeslagen}
    assert overgeslagen == GATEN.get(jaar, {})
    berekend = {str(tarief.kaart.product) for tarief in resultaat.tarieven}
    assert inlezing.regio is not None
    assert berekend | set(overgeslagen) == {str(kaart.product) for kaart in inlezing.regio.kaarten}


def test_2025_en_2026_zijn_compleet_voor_elke_cao(inlezing: Inlezing) -> None:
    """Elke cao met tabellen heeft een kaart die in beide jaren een tarief krijgt."""
    assert inlezing.regio is not None
    for jaar in (2025, 2026):
        caos = {str(tarief.kaart.cao) for tarief in bereken(inlezing, tariefjaar=jaar).tarieven if tarief.kaart.cao}
        assert caos == set(inlezing.regio.caos), jaar


def test_de_kaarten_dekken_de_segmenten_van_de_bronteksten(inlezing: Inlezing) -> None:
    assert inlezing.regio is not None
    segmenten = {str(kaart.segment) for kaart in inlezing.regio.kaarten}
    assert segmenten == {
        "ambulant",
        "specialistisch_ggz",
        "dagbehandeling",
        "wonen",
        "behandeling_met_verblijf",
        "onderwijs",
        "crisis",
        "vervoer",
        "profielen",
    }


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
    waarden = [reeksen[naam].waarden[-1].waarde for naam in ("pfzw_maximum", "pfzw_franchise", "pfzw_premie")]
    maximum, franchise, premie = (een.getal for een in waarden if isinstance(een, Waarde))
    assert ((maximum - franchise) * premie).quantize(Decimal(1)) == 31214
