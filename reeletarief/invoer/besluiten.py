"""De besluiten van een werkmap: de bestanden ``vastgesteld/<jaar>.json``, elk één keer gelezen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.besluit import CODE, Besluit, lees_besluit
from reeletarief.invoer.namen import BESLUITEN

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MAXIMALE_BYTES = 100_000_000
"""Een besluit bewaart alle gelezen bestanden; bij tienduizend kaarten is dat enkele tientallen megabytes."""
_JAARBESTAND = re.compile(r"([0-9]{4})\.json")


class Besluiten(NamedTuple):
    """De besluiten op tariefjaar, en per jaar waarom een besluit niet te lezen is. ``inhoud`` is op pad wat er staat."""

    op_jaar: Mapping[int, Besluit]
    onleesbaar: Mapping[int, Bevinding]
    inhoud: Mapping[str, bytes]


def lees_besluiten(werkmap: Path) -> Besluiten:
    """Lees alle besluiten; een werkmap zonder besluiten geeft er geen."""
    op_jaar: dict[int, Besluit] = {}
    onleesbaar: dict[int, Bevinding] = {}
    inhoud: dict[str, bytes] = {}
    for jaar, pad in _paden(werkmap).items():
        naam = f"{BESLUITEN}/{pad.name}"
        gelezen = _lees(pad, naam, jaar, inhoud)
        if isinstance(gelezen, Bevinding):
            onleesbaar[jaar] = gelezen
        else:
            op_jaar[jaar] = gelezen
    return Besluiten(op_jaar, onleesbaar, inhoud)


def _paden(werkmap: Path) -> dict[int, Path]:
    try:
        paden = sorted((werkmap / BESLUITEN).iterdir())
    except OSError:
        return {}
    return {int(treffer[1]): pad for pad in paden if (treffer := _JAARBESTAND.fullmatch(pad.name))}


def _lees(pad: Path, naam: str, jaar: int, inhoud: dict[str, bytes]) -> Besluit | Bevinding:
    try:
        if not pad.is_file():
            raise OSError
        with pad.open("rb") as bestand:
            inhoud[naam] = bestand.read(MAXIMALE_BYTES + 1)
    except OSError:
        remedie = "Controleer of het een gewoon bestand is en of u het mag lezen."
        return Bevinding(CODE, "Dit besluit is niet te lezen.", remedie, Plaats(naam, 1))
    besluit = lees_besluit(inhoud[naam], naam)
    if isinstance(besluit, Besluit) and besluit.tariefjaar != jaar:
        return Bevinding(
            CODE,
            f"Dit bestand heet naar {jaar}, maar het besluit erin is van tariefjaar {besluit.tariefjaar}.",
            "Zet het goede besluit terug, of hernoem het bestand naar zijn jaar.",
            Plaats(naam, 1),
        )
    return besluit
