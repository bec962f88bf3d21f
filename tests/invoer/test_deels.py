"""Van een kaart waar iets aan mist, wordt alles getoetst wat te lezen is, en niets gemeld dat alleen daaruit volgt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reeletarief.invoer.kaart.productkaart import Productkaart
from reeletarief.invoer.los_bestand import lees_los
from reeletarief.invoer.yaml_plek import vervang
from reeletarief.invoer.yaml_strikt import Blok, Lijst, Tekst, lees_yaml
from tests.conftest import VOORBEELDREGIO

KAARTEN = sorted((VOORBEELDREGIO / "productkaarten").glob("*.yaml"))
MIX_VAN_95 = b"""\
product: "45A48"
naam: Proefproduct
segment: ambulant
eenheid: uur
cao: proef
functiemix:
  - {functie: Begeleider, niveau: mbo, schaal: "7", trede: max, aandeel: 40%}
  - {functie: Hulpverlener, niveau: hbo, schaal: "9", trede: max, aandeel: 55%}
opslagset: proef
"""


def waarden(knoop: Any) -> Iterator[Tekst]:
    """Elke losse waarde in een gelezen bestand."""
    if isinstance(knoop, Tekst):
        yield knoop
    for deel in knoop.values() if isinstance(knoop, Blok) else knoop if isinstance(knoop, Lijst) else ():
        yield from waarden(deel)


def zonder_waarde(inhoud: bytes) -> Iterator[tuple[Tekst, bytes]]:
    """Hetzelfde bestand met telkens een andere waarde leeg: een fout die overal te maken is."""
    wortel, _ = lees_yaml(inhoud.decode(), "k.yaml")
    for waarde in waarden(wortel):
        yield waarde, vervang(inhoud, {waarde.plaats: '""'})


def sleutels(knoop: Any) -> Iterator[Tekst]:
    """Elke sleutel in een gelezen bestand."""
    delen = knoop.items() if isinstance(knoop, Blok) else [(None, deel) for deel in knoop if isinstance(knoop, Lijst)]
    for sleutel, deel in delen:
        if sleutel is not None:
            yield sleutel
        yield from sleutels(deel)


def met_verschreven_sleutel(inhoud: bytes) -> Iterator[tuple[Tekst, bytes]]:
    """Hetzelfde bestand met telkens in een andere sleutel een letter te veel."""
    wortel, _ = lees_yaml(inhoud.decode(), "k.yaml")
    for sleutel in sleutels(wortel):
        yield sleutel, vervang(inhoud, {sleutel.plaats: f"{sleutel}x"})


def codes(inhoud: bytes) -> list[str]:
    return [bevinding.code for bevinding in lees_los(inhoud, "k.yaml", Productkaart).bevindingen]


def test_een_mix_die_niet_uitkomt_blijkt_welke_andere_waarde_er_ook_mist() -> None:
    for waarde, kapot in zonder_waarde(MIX_VAN_95):
        assert codes(kapot).count("RT302") == (0 if waarde.endswith("%") else 1), waarde


@pytest.mark.parametrize("pad", KAARTEN, ids=lambda pad: pad.stem)
def test_een_lege_waarde_op_een_goede_kaart_geeft_een_melding_en_niet_meer(pad: Path) -> None:
    for waarde, kapot in zonder_waarde(pad.read_bytes()):
        assert len(codes(kapot)) == 1, waarde.plaats


@pytest.mark.parametrize("pad", KAARTEN, ids=lambda pad: pad.stem)
def test_een_verschreven_sleutel_op_een_goede_kaart_geeft_een_melding_en_niet_meer(pad: Path) -> None:
    for sleutel, kapot in met_verschreven_sleutel(pad.read_bytes()):
        assert len(codes(kapot)) == 1, sleutel.plaats
