"""Hebben kaarten hetzelfde product, dan telt geen ervan, en zegt één melding welke het zijn (RT224)."""

from __future__ import annotations

import pytest

from reeletarief.api import bereken, lees_regio
from tests.conftest import WORTEL

BASIS = WORTEL / "tests/fouten/_basis"
EERSTE = "productkaarten/45A48.yaml"


@pytest.mark.parametrize(
    ("aantal", "zin"),
    [
        (2, "heeft 2 kaarten: productkaarten/45A48.yaml en productkaarten/b1.yaml; zolang telt geen ervan mee."),
        (
            3,
            f"heeft 3 kaarten: {EERSTE}, productkaarten/b1.yaml en productkaarten/b2.yaml; zolang telt geen ervan mee.",
        ),
        (7, "productkaarten/b3.yaml, productkaarten/b4.yaml en nog 2; zolang telt geen ervan mee."),
    ],
)
def test_bij_elke_kaart_dezelfde_melding_met_alle_kaarten(aantal: int, zin: str) -> None:
    """De zin klopt bij elke kaart: zij noemt nergens alleen de kaart waar zij bij staat."""
    inhoud = {pad.relative_to(BASIS).as_posix(): pad.read_bytes() for pad in BASIS.rglob("*.yaml")}
    erbij = {f"productkaarten/b{nummer}.yaml": inhoud[EERSTE] for nummer in range(1, aantal)}
    inlezing = lees_regio(inhoud | erbij)
    (dubbel,) = inlezing.bevindingen
    assert dubbel.code == "RT224"
    assert dubbel.wat.endswith(zin)
    assert {weg.redenen for weg in bereken(inlezing).overgeslagen} == {(dubbel,)}
    assert len(bereken(inlezing).overgeslagen) == aantal
