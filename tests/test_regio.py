"""De Voorbeeldregio: echte tabellen die onderling kloppen, en bij elk getal een bron of het woord voorbeeldwaarde."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest

from reeletarief.api import Inlezing, Regio, bereken, lees_werkmap
from reeletarief.invoer.cao import CaoTabel
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


BODEM_2024 = {("4", "0"), ("4", "1"), ("5", "0")}
"""Cao Jeugdzorg 2024: bodem van € 15 per uur, 15 × 156 = 2.340,00."""


@pytest.mark.parametrize(
    ("vorige", "volgende", "verhoging", "uitzonderingen"),
    [  # extern: de afgesproken loonsverhogingen in de cao-teksten
        ("2020-01-01", "2022-01-01", "1.0506", set()),
        ("2022-01-01", "2023-01-01", "1.03", set()),
        ("2023-01-01", "2024-01-01", "1.08", BODEM_2024),
        ("2024-01-01", "2024-07-01", "1.0125", set()),
        ("2024-07-01", "2025-03-01", "1.036", set()),
    ],
)
def test_elke_cel_volgt_uit_de_vorige_tabel_en_de_afgesproken_verhoging(
    regio: Regio, vorige: str, volgende: str, verhoging: str, uitzonderingen: set[tuple[str, str]]
) -> None:
    tabellen = {str(tabel.dag): tabel for tabel in regio.caos["jeugdzorg"]}
    eerder, later = cellen(tabellen[vorige]), cellen(tabellen[volgende])
    afwijkend = {
        cel
        for cel, bedrag in later.items()
        if (eerder[cel] * Decimal(verhoging)).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP) != bedrag
    }
    # een cent verschil is afronding op afronding; meer moet een genoemde uitzondering zijn
    echt = {cel for cel in afwijkend if abs(eerder[cel] * Decimal(verhoging) - later[cel]) > Decimal("0.011")}
    assert echt == uitzonderingen


def cellen(tabel: CaoTabel) -> dict[tuple[str, str], Decimal]:
    return {(str(s), str(t)): cel.getal for s, treden in tabel.schalen.items() for t, cel in treden.items()}


def test_aantal_cellen_per_tabel(regio: Regio) -> None:
    """Extern: 213 cellen tot en met 2023; schalen 1 tot en met 3 zijn per 2024 vervallen, dan 175."""
    aantallen = {str(tabel.dag): len(cellen(tabel)) for tabel in regio.caos["jeugdzorg"]}
    assert aantallen == {
        "2020-01-01": 213,
        "2022-01-01": 213,
        "2023-01-01": 213,
        "2024-01-01": 175,
        "2024-07-01": 175,
        "2025-03-01": 175,
    }


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
