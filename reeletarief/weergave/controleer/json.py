"""``controleer --formaat json``: alle bevindingen met hun telling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reeletarief.weergave.controleer.tekst import SOORTEN, tellingen
from reeletarief.weergave.json import VERSIE, als_tekst, bevinding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.verantwoording import Gemotiveerd


def bevindingen_als_json(
    regio: str | None,
    tariefjaar: int | None,
    bevindingen: Sequence[Bevinding],
    gemotiveerd: Sequence[Bevinding] = (),
    ander_jaar: Sequence[Gemotiveerd] = (),
) -> str:
    """De bevindingen als JSON-tekst; regio en tariefjaar zijn leeg als opslagen.yaml niet te lezen was.

    ``tellingen`` en ``bevindingen`` gaan over wat open staat; wat gemotiveerd blijft staan, heeft zijn eigen lijst. Wat open staat
    en voor een ander jaar gemotiveerd is, staat ook onder ``gemotiveerd_in_ander_jaar``.
    """
    inhoud = {
        "versie": VERSIE,
        "regio": regio,
        "tariefjaar": tariefjaar,
        "tellingen": {SOORTEN[ernst][1]: aantal for ernst, aantal in tellingen(bevindingen).items()},
        "bevindingen": [_bevinding(gevonden) for gevonden in bevindingen],
        "gemotiveerd": [_bevinding(een) for een in gemotiveerd],
        "gemotiveerd_in_ander_jaar": [
            {**_bevinding(een.bevinding), "motivering": een.motivering, "tariefjaar": een.tariefjaar}
            for een in ander_jaar
        ],
    }
    return als_tekst(inhoud)


def _bevinding(gevonden: Bevinding) -> dict[str, Any]:
    kolom = gevonden.plaats.kolom if gevonden.plaats else None
    return {**bevinding(gevonden), "kolom": kolom, "ernst": gevonden.ernst}
