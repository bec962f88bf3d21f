"""Welke fouten een editor al tijdens het typen onderstreept, en waarom hij de andere niet kan zien.

Elke map in ``tests/fouten`` is ingedeeld: een nieuwe fout zonder indeling laat de test zakken.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import WORTEL
from tests.schema.editor import bezwaren, soort_van

FOUTEN = WORTEL / "tests" / "fouten"
MAPPEN = sorted(map_ for map_ in FOUTEN.iterdir() if map_.is_dir() and map_.name != "_basis")

GEVANGEN = frozenset(
    [
        "RT103",
        "RT104",
        "RT105",
        "RT108",
        "RT201",
        "RT202",
        "RT203",
        "RT205",
        "RT206",
        "RT207",
        "RT208",
        "RT209",
        "RT210",
        "RT211",
        "RT212",
        "RT213",
        "RT214",
        "RT215",
        "RT220",
        "RT221",
        "RT222",
        "RT223",
        "RT225",
        "RT226",
        "RT227",
        "RT228",
        "RT230",
        "RT301",
        "RT302",
    ]
)
"""Codes waarvan een schema (of de YAML-lezer van de editor zelf) de fouten vangt, op de mappen in ``GEMIST`` na."""

WEG = "de lezer van de editor heeft het al weggelezen: het schema ziet alleen wat eruit kwam"
SCHRIJFWIJZE = "hangt af van aanhalingstekens, nullen of decimalen; na het lezen zijn die weg"
BREUK = "deelbaarheid van een gebroken getal rekenen editors binair uit, en dus soms fout"
REKENEN = "een som of een vergelijking van twee waarden; een schema rekent niet"
DUBBEL = "dezelfde naam in twee regels; een schema vergelijkt alleen hele regels"
VERWIJST = "verwijst naar een andere regel in het bestand; een schema kan die niet opzoeken"
NUL = "nul is een gewoon percentage; alleen bij een gewicht kan het niet, en het schema kent één soort percentage"
ELDERS = "hangt af van een ander bestand, de naam van het bestand of de uitkomst van de berekening"

GEMIST = {
    "RT104-samenvoegconflict-in-een-tekst": WEG,
    "RT106-anker": WEG,
    "RT106-verwijzing": WEG,
    "RT107": WEG,
    "RT109": WEG,
    "RT203-no-als-tekst": SCHRIJFWIJZE,
    "RT204": "welke tekens onzichtbaar zijn, weet een patroon niet op dezelfde manier in elke editor",
    "RT205-code-zonder-aanhalingstekens": SCHRIJFWIJZE,
    "RT206-trede-met-nul": SCHRIJFWIJZE,
    "RT209-jaar-te-vroeg": REKENEN,
    "RT211-afwijking-onder-nul": ELDERS,
    "RT214-nul-vooraan": SCHRIJFWIJZE,
    "RT214-tijd-niet-op-kwartier": BREUK,
    "RT215-aantal-in-een-opslagset-als-percentage": ELDERS,
    "RT215-afwijking-fijner-dan-een-cent": ELDERS,
    "RT215-afwijking-onder-een-cent": ELDERS,
    "RT215-drie-decimalen": BREUK,
    "RT215-drie-decimalen-onder-een": BREUK,
    "RT215-een-decimaal": SCHRIJFWIJZE,
    "RT215-uren-duizendtal": BREUK,
    "RT220-afwijking-zonder-prijspeil": ELDERS,
    "RT223-functie-zonder-dienst": VERWIJST,
    "RT224": DUBBEL,
    "RT226-afgeleid-bevestigd-voor-de-ingang": REKENEN,
    "RT226-afgeleid-minimum-boven-maximum": REKENEN,
    "RT226-grens-andersom": REKENEN,
    "RT226-hoog-onder-waarde": REKENEN,
    "RT226-laag-boven-waarde": REKENEN,
    "RT226-reeks-andersom": REKENEN,
    "RT226-verhoging-minimum-boven-maximum": REKENEN,
    "RT226-tijdvak-over-middernacht": REKENEN,
    "RT227-functie-in-rooster-met-fte": VERWIJST,
    "RT229-een-waarde-zonder-procentteken": REKENEN,
    "RT229-reeks-overlapt": REKENEN,
    "RT229-tijdvak-overlapt": REKENEN,
    "RT229-tijdvakken-overlappen": REKENEN,
    "RT230-afwijking-zonder-bron": ELDERS,
    "RT302-deelpopulatie-zonder-gewicht": NUL,
    "RT302-deelpopulaties-niet-100": REKENEN,
    "RT302-gewichten-index": REKENEN,
    "RT302-mix-geen-100": REKENEN,
    "RT302-mix-meer-dan-100": REKENEN,
    "RT303": VERWIJST,
    "RT304": VERWIJST,
    "RT305": VERWIJST,
    "RT306": VERWIJST,
    "RT307": ELDERS,
    "RT308": ELDERS,
    "RT309": VERWIJST,
    "RT310": ELDERS,
    "RT312": ELDERS,
    "RT313": ELDERS,
    "RT314": VERWIJST,
    "RT315": ELDERS,
    "RT316": ELDERS,
    "RT401": REKENEN,
    "RT402": REKENEN,
    "RT403": REKENEN,
    "RT404": ELDERS,
    "RT405": ELDERS,
    "RT406": ELDERS,
    "RT407": REKENEN,
    "RT409": REKENEN,
    "RT410": REKENEN,
    "RT411": ELDERS,
    "RT412": ELDERS,
    "RT012": "geen fout in het bestand: een waarschuwing bij de berekening",
    "RT013": "geen fout in het bestand: een waarschuwing bij de berekening",
    "RT014": "geen fout in het bestand: een waarschuwing bij de berekening",
}
"""Wat een schema niet ziet, met de reden: een hele code, of één map van een code die verder wel gevangen wordt."""

TOCH_GEVANGEN = {
    "RT106-samenvoegsleutel",
    "RT224-afgeleid-feestdag-dubbel",
    "RT224-dag-twee-keer-in-dienst",
    "RT229-soort-onbekend",
    "RT308-namen-naast-een-leesfout",
}
"""Mappen van een code die een schema niet vangt, en deze toevallig of gedeeltelijk wel."""


def reden(map_: Path) -> str | None:
    code = map_.name.split("-")[0]
    if map_.name in TOCH_GEVANGEN or (code in GEVANGEN and map_.name not in GEMIST):
        return None
    return (
        GEMIST.get(map_.name)
        or GEMIST.get(code)
        or pytest.fail(f"{map_.name} is niet ingedeeld: kan een schema dit zien (GEVANGEN), of waarom niet (GEMIST)?")
    )


def onderstreept(map_: Path) -> list[str]:
    gevonden: list[str] = []
    for pad in sorted(map_.rglob("*.yaml")):
        soort = soort_van(pad.relative_to(FOUTEN))
        assert soort is not None
        gevonden += bezwaren(soort, pad.read_text(encoding="utf-8", errors="replace"))
    return gevonden


@pytest.mark.parametrize("map_", [map_ for map_ in MAPPEN if reden(map_) is None], ids=lambda map_: map_.name)
def test_een_editor_onderstreept_de_fout(map_: Path) -> None:
    assert onderstreept(map_)


@pytest.mark.parametrize("map_", [map_ for map_ in MAPPEN if reden(map_) is not None], ids=lambda map_: map_.name)
def test_wat_een_schema_niet_ziet_staat_er_met_reden(map_: Path) -> None:
    """Ziet een schema het later wel, dan hoort de map bij ``GEVANGEN``."""
    assert onderstreept(map_) == []


def test_de_basis_is_goed() -> None:
    assert onderstreept(FOUTEN / "_basis") == []


def test_elke_indeling_gaat_over_een_fout_die_er_is() -> None:
    namen = {map_.name for map_ in MAPPEN} | {map_.name.split("-")[0] for map_ in MAPPEN}
    assert {*GEVANGEN, *GEMIST, *TOCH_GEVANGEN} <= namen
