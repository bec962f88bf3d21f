"""Het programma en het tweede rekenprogramma komen op dezelfde tarieven uit: zo is docs/rekenwijze.md volledig, en doet het programma wat zij zegt."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
from hypothesis import assume
from hypothesis import strategies as st

from reeletarief.api import Resultaat, Tarief, Tijdkeuze, bereken, lees_regio
from tests.rekenwijze.ingrepen import AFGELEIDE_TABEL, LOS, SAMEN, Ingreep
from tests.rekenwijze.tarief import tarief_van
from tests.rekenwijze.waarden import Regio, lees
from tests.vijandig.stand import bestook, porties

WORTEL = Path(__file__).parent.parent.parent
SPELING = Fraction(1, 10**12)
"""Het programma houdt elke uitkomst op 18 decimalen, de tweede rekening rekent met breuken."""


def _bestanden(map_: Path) -> dict[str, bytes]:
    paden = [map_ / "opslagen.yaml", *map_.glob("cao/*/*.yaml"), *map_.glob("productkaarten/*.yaml")]
    return {pad.relative_to(map_).as_posix(): pad.read_bytes() for pad in paden}


VOORBEELDREGIO = _bestanden(WORTEL)
PRODUCTEN = sorted(lees(VOORBEELDREGIO, 2026).kaarten)
VAN_ELKE_VORM = [
    "40A03",
    "41A03",
    "41A18",
    "42A03",
    "43A07-AF",
    "43A09",
    "43A10",
    "43A11",
    "44A06",
    "45A48",
    "45A49",
    "45A53",
    "45A54",
    "BES01",
    "CONSULT",
    "LUM01",
    "EED",
]
"""Van elke vorm en elke cao ten minste één product."""


def _resultaat(
    inhoud: Mapping[str, bytes], jaar: int, producten: Collection[str], peildatum: datetime.date | None = None
) -> Resultaat | None:
    """Wat het programma van deze producten uitrekent; niets als er geen regio of geen van deze kaarten meer te lezen is."""
    inlezing = lees_regio(inhoud, tijdkeuze=Tijdkeuze(jaar, peildatum))
    if inlezing.regio is None:
        return None
    gelezen = [str(kaart.product) for kaart in inlezing.regio.kaarten if kaart.product in producten]
    return bereken(inlezing, gelezen, jaar, peildatum) if gelezen else None


@cache
def _ongewijzigd(jaar: int) -> dict[str, list[Fraction]]:
    resultaat = _resultaat(VOORBEELDREGIO, jaar, PRODUCTEN)
    assert resultaat is not None
    return _bedragen(resultaat)


def _bedragen(resultaat: Resultaat) -> dict[str, list[Fraction]]:
    """Per product het bedrag van elk element."""
    return {
        str(tarief.kaart.product): [Fraction(post.bedrag) for post in tarief.jeugdwet.values()]
        for tarief in resultaat.tarieven
    }


def _verschillen(resultaat: Resultaat, inhoud: Mapping[str, bytes]) -> list[str]:
    """Waarin de tweede rekening van het programma verschilt; leeg als zij gelijk zijn."""
    regio = lees(inhoud, resultaat.tariefjaar, resultaat.peildatum)
    return [anders for tarief in resultaat.tarieven if (anders := _anders(tarief, regio))]


def _anders(tarief: Tarief, regio: Regio) -> str:
    code = str(tarief.kaart.product)
    tweede = tarief_van(regio, code)
    if Fraction(tarief.tarief.bedrag) != tweede.tarief:
        return f"{code}: {tarief.tarief.bedrag} en {float(tweede.tarief):.6f}"
    elementen = {naam: Fraction(post.bedrag) for naam, post in tarief.jeugdwet.items()}
    assert elementen.keys() == tweede.elementen.keys()
    verschil = [naam for naam, bedrag in elementen.items() if abs(bedrag - tweede.elementen[naam]) > SPELING]
    return f"{code}: {', '.join(verschil)}" if verschil else ""


@pytest.mark.parametrize("jaar", [2022, 2023, 2024, 2025, 2026])
def test_elk_product_van_de_voorbeeldregio_in_elk_jaar(jaar: int) -> None:
    resultaat = _resultaat(VOORBEELDREGIO, jaar, PRODUCTEN)
    assert resultaat is not None
    assert len(resultaat.tarieven) >= len(PRODUCTEN) - 3  # in 2022 mist een reeks, en daarmee drie producten
    assert not _verschillen(resultaat, VOORBEELDREGIO)


@pytest.mark.parametrize(("jaar", "peildatum"), [(2026, "2026-05-01"), (2025, "2024-08-15"), (2025, "2026-12-01")])
def test_met_een_peildatum_in_voor_en_na_het_tariefjaar(jaar: int, peildatum: str) -> None:
    resultaat = _resultaat(VOORBEELDREGIO, jaar, PRODUCTEN, datetime.date.fromisoformat(peildatum))
    assert resultaat is not None
    assert len(resultaat.tarieven) == len(PRODUCTEN)
    assert not _verschillen(resultaat, VOORBEELDREGIO)


@pytest.mark.parametrize("ingreep", LOS, ids=lambda een: f"{een.zoek} wordt {een.nieuw or 'weg'}")
def test_met_een_andere_waarde_of_keuze(ingreep: Ingreep) -> None:
    _vergelijk(ingreep.overal(VOORBEELDREGIO))


@pytest.mark.parametrize("naam", SAMEN)
def test_met_een_samengesteld_geval(naam: str) -> None:
    inhoud = dict(VOORBEELDREGIO)
    for ingreep in SAMEN[naam]:
        nieuw = ingreep.overal(inhoud)
        assert nieuw != inhoud
        inhoud = nieuw
    _vergelijk(inhoud)


def test_met_een_afgeleide_tabel() -> None:
    _vergelijk({**VOORBEELDREGIO, **AFGELEIDE_TABEL})


def _vergelijk(inhoud: Mapping[str, bytes]) -> None:
    """Beide rekeningen zijn gelijk, en de ingreep verandert echt een bedrag."""
    resultaat = _resultaat(inhoud, 2026, VAN_ELKE_VORM)
    assert resultaat is not None
    assert _verschillen(resultaat, inhoud) == []
    assert any(_ongewijzigd(2026)[code] != bedragen for code, bedragen in _bedragen(resultaat).items())


@porties(25)
def test_met_ingrepen_door_elkaar(portie: int) -> None:
    def eigenschap(een: tuple[list[tuple[Ingreep, int]], int, set[str]]) -> None:
        wijzigingen, jaar, producten = een
        inhoud: dict[str, bytes] = VOORBEELDREGIO
        for ingreep, plek in wijzigingen:
            inhoud = ingreep.overal(inhoud) if plek % 2 else ingreep.ergens(inhoud, plek)
        resultaat = _resultaat(inhoud, jaar, producten)
        assume(resultaat is not None and resultaat.tarieven)
        assert resultaat is not None
        assert not _verschillen(resultaat, inhoud)

    wijzigingen = st.lists(st.tuples(st.sampled_from(LOS), st.integers(0, 99)), min_size=2, max_size=8)
    producten = st.sets(st.sampled_from(PRODUCTEN), min_size=4, max_size=6)
    bestook(portie, 25, st.tuples(wijzigingen, st.sampled_from([2024, 2025, 2026]), producten), eigenschap)
