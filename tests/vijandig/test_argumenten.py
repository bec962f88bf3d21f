"""Wat iemand op de opdrachtregel kan typen: een getal van vijfduizend cijfers, een dag aan de rand van de kalender, halve tekens."""

from __future__ import annotations

import pytest

from tests.vijandig import bronnen
from tests.vijandig.mutaties import GEVAARLIJK
from tests.vijandig.opdrachten import Speelveld
from tests.vijandig.stand import NACHT

VREEMD = ("9" * 5000, "0001-01-01", "\udcff") + (
    tuple(g.decode("utf-8", "replace") for g in GEVAARLIJK) if NACHT else ()
)
IMPORTEER = (
    "cao importeer {uit}/salaris.csv --cao proef --ingangsdatum 2027-01-01 --bevestigd-tot 2027-12-31 --bron-titel x"
)
OPDRACHTEN = (
    "bereken X",
    "bereken --tariefjaar X",
    "bereken --peildatum X",
    "bereken --formaat X",
    "uitleg X",
    "uitleg 45A48 --diepte X",
    "uitleg 45A48 --post X",
    "gevoeligheid 45A48 --parameter X",
    "gevoeligheid 45A48 -p overhead --van X --tot 30%",
    "gevoeligheid 45A48 -p overhead --van 5% --tot 30% --stappen X",
    "gevoeligheid 45A48 -p overhead --doel X",
    "begroting {uit}/volumes.csv --index X",
    "begroting {uit}/volumes.csv --efficiencykorting X",
    "vergelijk --met-tariefjaar X",
    "vergelijk --met-peildatum X",
    "vergelijk --met-tariefjaar 2025 --max-stijging X",
    "vaststellen --als-concept --besluitdatum X",
    "vaststellen --als-concept --besluitdatum 2025-10-01 --herziening X",
    "toets {uit}/opgave.yaml --drempel X",
    "toets --formulier X",
    "verifieer --vastgesteld X",
    "controleer --uitleg X",
    "cao toon X",
    "cao toon proef X",
    "cao toon proef --schaal X",
    "cao verloopt --maanden X",
    "cao verloopt --op X",
    "cao vergelijk proef X 2026-01-01",
    *(
        f"{IMPORTEER} {optie} X"
        for optie in (
            "--cao",
            "--bron-titel",
            "--bron-url",
            "--bron-jaar",
            "--percentage",
            "--ingangsdatum",
            "--bevestigd-tot",
        )
    ),
    f"{IMPORTEER} --percentage 2% --minimum X",
    "uitvraag maak {uit}/u -a X",
    "uitvraag maak {uit}/u -a A --terug-voor X",
    "uitvraag verwerk {uit} --minstens X",
)


@pytest.fixture(scope="module")
def veld(tmp_path_factory: pytest.TempPathFactory) -> Speelveld:
    return Speelveld(tmp_path_factory.mktemp("argumenten"))


@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_een_vreemd_argument_geeft_een_melding(veld: Speelveld, opdracht: str) -> None:
    for vreemd in VREEMD:
        veld.schoon()
        bronnen.zet_neer(veld.regio, bronnen.basis())
        bronnen.zet_neer(veld.uit, bronnen.gemaakt())
        letterlijk = vreemd.replace("{", "{{").replace("}", "}}")
        veld.draai([letterlijk if deel == "X" else deel for deel in opdracht.split()])
