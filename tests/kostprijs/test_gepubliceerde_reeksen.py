"""De gepubliceerde premies, pensioengegevens en indices, los van ``opslagen.yaml`` overgenomen uit hun bronnen.

Externe cijfers: wie in de Voorbeeldregio een waarde verandert, moet het hier ook kunnen verantwoorden.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from reeletarief.api import Regio, lees_werkmap
from tests.conftest import VOORBEELDREGIO

PREMIES = {  # 2022 tot en met 2026; Regeling SZW en randstad, scheersgroep, vanoers, tekz, schoonebeekkieskamp; Whk: nota's van UWV
    "awf_laag": "2.70 2.64 2.64 2.74 2.74",
    "awf_hoog": "7.70 7.64 7.64 7.74 7.74",
    "aof_laag": "5.49 5.82 6.18 6.28 6.27",
    "aof_hoog": "7.05 7.11 7.54 7.64 7.63",
    "wko": "0.50 0.50 0.50 0.50 0.50",
    "whk_gemiddeld": "1.52 1.53 1.22 1.33 1.52",
    "whk_wga": "0.84 0.87 0.77 0.83 0.96",
    "whk_zw": "0.68 0.66 0.45 0.50 0.56",
    "zvw": "6.75 6.68 6.57 6.51 6.10",
}
BEDRAGEN = {  # jaar: bedrag
    "maximum_premieloon": {2022: 59706, 2023: 66956, 2024: 71628, 2025: 75864, 2026: 79409},
    "pfzw_franchise": {2019: 12426, 2020: 12770, 2021: 13111, 2022: 13343, 2023: 14714, 2024: 15816, 2026: 17283},
    "pfzw_ap_franchise": {2019: 20940, 2020: 21430, 2021: 21835, 2022: 22356, 2023: 25069, 2024: 26819},
    "pfzw_maximum": {2021: 112189, 2022: 114866, 2023: 128810, 2024: 137800, 2025: 137800, 2026: 137800},
    "wnt_maximum": {2022: 216000, 2023: 223000, 2024: 233000, 2025: 246000, 2026: 262000},
}
PERCENTAGES = {  # jaar: percentage
    "pfzw_premie": {
        2019: "23.5",
        2020: "23.5",
        2021: "25",
        2022: "25.8",
        2023: "25.8",
        2024: "25.8",
        2025: "25.8",
        2026: "25.9",
    },
    "pfzw_ap": {2019: "0.6", 2020: "0.5", 2021: "0.5", 2022: "0.5", 2023: "0.5", 2024: "0.5", 2025: "0.5"},
    "pfzw_werkgever_jeugdzorg": {2020: "12.2", 2021: "13"},
    "pfzw_werkgever_sociaal_werk": {2022: "12.9", 2023: "12.9", 2024: "12.9", 2025: "12.9"},
    "pfzw_ap_werkgever_sociaal_werk": {2022: "0.5", 2023: "0.5", 2024: "0.5", 2025: "0.5"},
    "pfzw_wia_excedent": {2026: "3.4"},
    "ova_voorlopig": {2020: "2.52", 2021: "3.24", 2022: "3.87", 2023: "4.74", 2024: "4.94", 2025: "4.18"},
    "ova_definitief": {2023: "6.36", 2024: "6.00"},
    "ppc_voorlopig": {2022: "1.83", 2023: "4.87", 2024: "2.51", 2025: "1.82"},
    "ppc_definitief": {2022: "9.25", 2023: "7.02", 2024: "3.10"},
    "ova_definitief_tot_en_met_2021": {2018: "2.96", 2019: "3.42", 2020: "3.28", 2021: "1.5"},
    "vng_advies": {2024: "6.30", 2025: "4.96"},
    "cpi": {2021: "2.7", 2022: "10.0", 2023: "3.8", 2024: "3.3", 2025: "3.3"},
    "cpi_juli": {2023: "4.6", 2024: "3.7", 2025: "2.9"},
    "verzuim_jeugdzorg": {2019: "6.3"},
    "verzuim_sociaal_werk": {2019: "6.4"},
    "verzuim_ggz": {2022: "6.8", 2023: "6.7"},
    "verzuim_gehandicaptenzorg": {2022: "7.7", 2023: "7.3"},
    "verzuim_vvt": {2022: "8.3", 2023: "8.1"},
    "verzuim_zorg_en_welzijn": {2022: "7.1", 2023: "6.7"},
    "overhead_ggz_kosten": {2017: "22.0"},
    "overhead_gehandicaptenzorg_kosten": {2017: "16.2"},
    "overhead_vvt_kosten": {2017: "17.1"},
    "overhead_ggz_formatie": {2017: "19.8"},
    "overhead_gehandicaptenzorg_formatie": {2017: "12.4"},
    "overhead_vvt_formatie": {2017: "13.5"},
}
PLEEGVERGOEDING = {  # per dag: 2023 (jeugdformaat.nl) en 2024 (Stcrt. 2023, 31554)
    "0_tot_en_met_8": ("22.29", "23.32"),
    "9_tot_en_met_11": ("22.59", "23.63"),
    "12_tot_en_met_15": ("24.60", "25.73"),
    "16_en_17": ("27.16", "28.41"),
    "18_en_ouder": ("27.44", "28.70"),
    "toeslag": ("4.45", "4.65"),  # 2023: sterkhuis.nl
}


@pytest.fixture(scope="module")
def regio() -> Regio:
    gelezen = lees_werkmap(VOORBEELDREGIO).regio
    assert gelezen is not None
    return gelezen


def gepubliceerd(regio: Regio, naam: str) -> dict[int | None, Decimal]:
    """De waarden van een reeks die zelf gepubliceerd zijn, per jaar; percentages als percentage."""
    reeks = regio.opslagen.reeksen[naam]
    schaal = 100 if reeks.is_percentage else 1
    return {waarde.jaar: waarde.waarde.getal * schaal for waarde in reeks.waarden if waarde.waarde is not None}


@pytest.mark.parametrize("naam", PREMIES)
def test_premies_2022_tot_en_met_2026(regio: Regio, naam: str) -> None:
    verwacht = dict(zip(range(2022, 2027), map(Decimal, PREMIES[naam].split()), strict=True))
    assert gepubliceerd(regio, naam) == verwacht


@pytest.mark.parametrize("naam", BEDRAGEN)
def test_grenzen_en_franchises(regio: Regio, naam: str) -> None:
    assert gepubliceerd(regio, naam) == {jaar: Decimal(bedrag) for jaar, bedrag in BEDRAGEN[naam].items()}


@pytest.mark.parametrize("naam", PERCENTAGES)
def test_pensioen_indices_verzuim_en_overhead(regio: Regio, naam: str) -> None:
    assert gepubliceerd(regio, naam) == {jaar: Decimal(waarde) for jaar, waarde in PERCENTAGES[naam].items()}


@pytest.mark.parametrize("leeftijd", PLEEGVERGOEDING)
def test_pleegvergoeding(regio: Regio, leeftijd: str) -> None:
    oud, nieuw = map(Decimal, PLEEGVERGOEDING[leeftijd])
    assert gepubliceerd(regio, f"pleegvergoeding_{leeftijd}") == {2023: oud, 2024: nieuw}


@pytest.mark.parametrize("leeftijd", PLEEGVERGOEDING)
def test_de_pleegvergoeding_stijgt_met_de_cpi_van_juli(regio: Regio, leeftijd: str) -> None:
    """Extern: bijlage 1 onder d van de Regeling Jeugdwet; de bedragen en de CPI komen uit verschillende bronnen."""
    oud, nieuw = map(Decimal, PLEEGVERGOEDING[leeftijd])
    stijging = gepubliceerd(regio, "cpi_juli")[2023] / 100
    assert (oud * (1 + stijging)).quantize(Decimal("0.01")) == nieuw


def test_wga_en_zw_zijn_samen_de_whk(regio: Regio) -> None:
    """Extern: de twee delen komen uit een andere bron dan het totaal, en tellen er in 2022 tot en met 2026 toe op."""
    wga, zw, samen = (gepubliceerd(regio, naam) for naam in ("whk_wga", "whk_zw", "whk_gemiddeld"))
    assert {jaar: wga[jaar] + deel for jaar, deel in zw.items()} == samen


def test_awf_hoog_is_vijf_procentpunt_meer_dan_laag(regio: Regio) -> None:
    """Extern: het verschil tussen hoog en laag is bij wet vijf procentpunt."""
    laag, hoog = gepubliceerd(regio, "awf_laag"), gepubliceerd(regio, "awf_hoog")
    assert {jaar: hoog[jaar] - laag[jaar] for jaar in laag} == dict.fromkeys(laag, Decimal(5))


@pytest.mark.parametrize(
    ("cao", "jaar", "delen"),
    [  # extern: art. 2:10 Gehandicaptenzorg, art. 7.4 VVT en hoofdstuk 3 art. 21 GGZ (50%), art. 7.12 Sociaal Werk (12,9% van 25,8%)
        ("gehandicaptenzorg", 2025, ("12.9", "12.9")),
        ("vvt", 2025, ("12.9", "12.9")),
        ("ggz", 2024, ("12.9", "12.9")),
        ("sociaal-werk", 2025, ("12.9", "12.9")),
    ],
)
def test_de_pensioenpremie_per_cao(regio: Regio, cao: str, jaar: int, delen: tuple[str, str]) -> None:
    from reeletarief.invoer.opslagen.verwijzing import ReeksPerCao
    from reeletarief.kostprijs.jaarkeuzes import jaarkeuzes
    from reeletarief.kostprijs.reeksen import jaarwaarde

    opslagen = regio.opslagen
    regels = (opslagen.werkgeverslasten[0], opslagen.inhoudingen[0])
    keuzes = jaarkeuzes(opslagen, jaar)
    uitkomst = []
    for regel in regels:
        assert isinstance(regel.percentage, ReeksPerCao)
        uitkomst.append(jaarwaarde(keuzes, str(regel.percentage.per_cao[cao]), jaar, regel.sleutel.plaats).bedrag * 100)
    assert tuple(uitkomst) == tuple(map(Decimal, delen))
