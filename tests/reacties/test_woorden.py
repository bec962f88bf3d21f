"""Een parameter heet overal in de ronde zoals de regio haar noemt, en haar waarde heeft haar eenheid."""

from __future__ import annotations

from pathlib import Path

import pytest

from reeletarief.analyse.reacties.parameterwoord import woorden_van
from reeletarief.weergave.reacties.tekst import cijfer
from tests.conftest import Draai
from tests.reacties.hulp import reactie, regio, schrijf, stand

VRAGEN = {
    "opslagen.reiskosten": ("2.5", "Reiskosten", "€ 2,50"),
    "opslagen.s.reiskosten": ("1.75", "Reiskosten", "€ 1,75"),
    "opslagen.risico.percentage": ("5%", "Risico", "5%"),
    "opslagen.risico.hoog": ("5.5%", "hoogste waarde van Risico", "5,5%"),
    "uren.scholing": ("44", "Scholing", "44 uur"),
    "uren.reistijd": ("+1.5 %-punt", "Reistijd", "+1,5 %-punt"),
    "functie.f0.trede": ("max-1", "trede van F0", "max-1"),
    "functie.f0.aandeel": ("40%", "aandeel F0", "40%"),
    "cao.proef.2025-01-01.contracturen": ("1878", "contracturen, cao proef", "1.878 uur"),
    "cao.proef.contracturen": ("1.75", "cao.proef.contracturen", "1,75"),
    "niets.hiervan": ("1.75", "niets.hiervan", "1,75"),
    "niets.vrij": ("1.75 per uur (art. 8.7).", "niets.vrij", "1,75 per uur (art. 8.7)."),
}


@pytest.mark.parametrize("parameter", VRAGEN)
def test_naam_en_eenheid_van_elke_soort_parameter(parameter: str) -> None:
    tekst, naam, getoond = VRAGEN[parameter]
    woord = woorden_van(stand(regio())).van(parameter, None)
    assert woord.naam == naam
    assert cijfer(tekst, woord.eenheid) == getoond


def met_tweede_set(oud: str, nieuw: str) -> dict[str, bytes]:
    """De regio met achter set s een set t, die er in één ding van verschilt."""
    tekst = regio()["opslagen.yaml"].decode()
    set_s = tekst.split("  s:\n")[1].partition("indexering:")[0]
    assert oud in set_s
    return {
        **regio(),
        "opslagen.yaml": tekst.replace("indexering:", f"  t:\n{set_s.replace(oud, nieuw)}indexering:").encode(),
    }


def test_een_eenheid_die_per_kaart_verschilt_is_niet_bekend() -> None:
    woorden = woorden_van(
        stand(
            met_tweede_set(
                "bedrag_per_uur: 2.00, prijspeil: 2025", "percentage: 2%, over: [beroepskracht], als: opslag"
            )
        )
    )
    assert woorden.van("opslagen.reiskosten", None).eenheid is None
    assert cijfer("2.5", woorden.van("opslagen.reiskosten", None).eenheid) == "2,5"
    assert cijfer("2.5", woorden.van("opslagen.s.reiskosten", None).eenheid) == "€ 2,50"
    assert cijfer("2.5", woorden.van("opslagen.reiskosten", "P").eenheid) == "€ 2,50"


def test_een_regel_heet_zoals_in_de_set_van_het_product() -> None:
    woorden = woorden_van(stand(met_tweede_set("naam: Reiskosten", "naam: Reizen met de bus")))
    assert woorden.van("opslagen.reiskosten", "P").naam == "Reiskosten"
    assert woorden.van("opslagen.reiskosten.bedrag_per_uur", "P").naam == "Reiskosten"
    assert woorden.van("opslagen.t.reiskosten", "P").naam == "Reizen met de bus"
    assert woorden.van("opslagen.reiskosten", None).naam == "opslagen.reiskosten"


@pytest.mark.parametrize(
    "opdracht", [("reacties",), ("reacties", "effect"), ("reacties", "nota"), ("bereken", "-f", "md")]
)
def test_elke_opdracht_noemt_de_regel_van_het_product(draai: Draai, tmp_path: Path, opdracht: tuple[str, ...]) -> None:
    inhoud = met_tweede_set("naam: Reiskosten", "naam: Reizen met de bus")
    vraag = reactie("R01", product='"P"', parameter="opslagen.reiskosten", eigen_cijfer='"2.50"')
    uit = draai(*opdracht, map_=schrijf(tmp_path, inhoud, vraag)).stdout
    assert "Reiskosten" in uit
    assert "bus" not in uit


@pytest.mark.parametrize(
    "opdracht", [("reacties",), ("reacties", "effect"), ("reacties", "nota"), ("bereken", "-f", "md")]
)
def test_elke_opdracht_noemt_naam_en_eenheid(draai: Draai, tmp_path: Path, opdracht: tuple[str, ...]) -> None:
    vraag = reactie("R01", parameter="uren.scholing", eigen_cijfer='"44"')
    uit = draai(*opdracht, map_=schrijf(tmp_path, regio(), vraag)).stdout
    assert "Scholing" in uit
    assert "44 uur" in uit


def test_zonder_leesbare_regio_toont_het_register_de_sleutels(draai: Draai, tmp_path: Path) -> None:
    vraag = reactie("R01", parameter="uren.scholing", eigen_cijfer='"44"')
    for inhoud in ({}, {**regio(), "opslagen.yaml": b"["}):
        uit = draai("reacties", map_=schrijf(tmp_path / str(len(inhoud)), inhoud, vraag))
        assert (uit.code, uit.stderr) == (0, "")
        assert "uren.scholing" in uit.stdout
