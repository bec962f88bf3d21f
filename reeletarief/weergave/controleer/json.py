"""``controleer --formaat json``: alle bevindingen met hun telling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.controleer.tekst import SOORTEN, tellingen
from reeletarief.weergave.json import als_tekst, bevinding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.fouten import Bevinding

VERSIE = 1


def bevindingen_als_json(regio: str | None, tariefjaar: int | None, bevindingen: Sequence[Bevinding]) -> str:
    """De bevindingen als JSON-tekst; regio en tariefjaar zijn leeg als opslagen.yaml niet te lezen was."""
    inhoud = {
        "versie": VERSIE,
        "regio": regio,
        "tariefjaar": tariefjaar,
        "tellingen": {SOORTEN[ernst][1]: aantal for ernst, aantal in tellingen(bevindingen).items()},
        "bevindingen": [
            {
                **bevinding(gevonden),
                "kolom": gevonden.plaats.kolom if gevonden.plaats else None,
                "ernst": gevonden.ernst,
            }
            for gevonden in bevindingen
        ],
    }
    return als_tekst(inhoud)
