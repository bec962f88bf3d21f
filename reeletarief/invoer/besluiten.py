"""De besluiten van een werkmap: de bestanden ``vastgesteld/<jaar>.json``, elk één keer gelezen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.besluit import CODE, Besluit, lees_besluit
from reeletarief.invoer.namen import VASTGESTELD

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

MAXIMALE_BYTES = 100_000_000
"""Een besluit bewaart alle gelezen bestanden; bij tienduizend kaarten is dat enkele tientallen megabytes."""
_JAARBESTAND = re.compile(r"([0-9]{4})\.json")
_VERVANGEN_CONCEPT = re.compile(r"([0-9]{4})-concept-([0-9]{4}-[0-9]{2}-[0-9]{2})-[0-9a-f]{8}\.json")


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
        naam = f"{VASTGESTELD}/{pad.name}"
        gelezen = _lees(pad, naam, jaar, inhoud)
        if isinstance(gelezen, Bevinding):
            onleesbaar[jaar] = gelezen
        else:
            op_jaar[jaar] = gelezen
    return Besluiten(op_jaar, onleesbaar, inhoud)


def laatste_concept(werkmap: Path, jaar: int) -> Besluit | Bevinding | None:
    """Het concept dat het besluit van een jaar verving: dat is waar de aanbieders op reageerden.

    Niets als het er niet is, of als er van de laatste dag meer dan een is: welk het was, is dan niet te zien.
    """
    op_dag: dict[str, list[Path]] = {}
    for pad in _alle_paden(werkmap):
        treffer = _VERVANGEN_CONCEPT.fullmatch(pad.name)
        if treffer and int(treffer[1]) == jaar:
            op_dag.setdefault(treffer[2], []).append(pad)
    laatste = op_dag[max(op_dag)] if op_dag else []
    return _lees(laatste[0], f"{VASTGESTELD}/{laatste[0].name}", jaar, {}) if len(laatste) == 1 else None


def _paden(werkmap: Path) -> dict[int, Path]:
    return {int(treffer[1]): pad for pad in _alle_paden(werkmap) if (treffer := _JAARBESTAND.fullmatch(pad.name))}


def _alle_paden(werkmap: Path) -> list[Path]:
    try:
        return sorted((werkmap / VASTGESTELD).iterdir())
    except OSError:
        return []


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
