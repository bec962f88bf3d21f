"""Het bewijs bij een tarief gaat over elk bestand waar het uit volgt, en over geen ander."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Draai

JEUGDZORG = "cao/jeugdzorg/2025-03-01.yaml"
KAARTEN = "productkaarten/"


@pytest.mark.parametrize(
    ("product", "bestanden"),
    [
        ("45A48", [JEUGDZORG, f"{KAARTEN}45A48-ambulant-individueel.yaml"]),
        (
            "43A07-AF",
            [
                JEUGDZORG,
                f"{KAARTEN}43A07-AF-afwezigheidsdag.yaml",
                f"{KAARTEN}43A07-verblijf-behandelgroep.yaml",
            ],
        ),
        (
            "45A04",
            [
                JEUGDZORG,
                "cao/sociaal-werk-primair/2025-01-01.yaml",
                f"{KAARTEN}45A04-ambulant-regulier.yaml",
                f"{KAARTEN}45A48-ambulant-individueel.yaml",
                f"{KAARTEN}45A51-ambulant-gezin.yaml",
            ],
        ),
    ],
    ids=["uur", "afwezigheidsdag met de kaart van haar etmaal", "gewogen met de kaarten van de onderdelen"],
)
def test_het_bewijs_noemt_de_kaarten_de_tabellen_en_de_opslagen(
    draai: Draai, product: str, bestanden: list[str]
) -> None:
    bewijs = json.loads(draai("uitleg", product, "-f", "json").stdout)["bewijs"]
    assert [een["pad"] for een in bewijs["bestanden"]] == sorted([*bestanden, "opslagen.yaml"])
