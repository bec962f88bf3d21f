"""De landelijke gegevens die met het programma meekomen: cao-tabellen, reeksen en standaardproductcodes.

In een geïnstalleerd pakket staan ze onder ``gegevens/``. In een kloon zijn de cao-tabellen en reeksen die van de
regio in de wortel: er is één bestand per gegeven, en bij het bouwen gaat het mee. ``controleer`` legt een regio
ernaast; ``nieuw`` (:mod:`.sjablonen`) begint ermee.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.namen import CAO, OPSLAGEN, PRODUCTKAARTEN
from reeletarief.invoer.regio import lees_regio
from reeletarief.invoer.werkmap import haal_werkmap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.invoer.regio import Regio

PAKKET = Path(__file__).parent.parent
GEGEVENS = PAKKET / "gegevens"


class OntbrekendeGegevensFout(Exception):
    """Het programma is niet heel: gegevens die ermee meekomen, ontbreken of zijn niet te lezen."""


class Standaardcode(NamedTuple):
    """Een landelijke productcode jeugdhulp (lijst JZ21): de omschrijving en de uitvoeringsvariant."""

    omschrijving: str
    uitvoeringsvariant: str


def landelijke_map() -> Path | None:
    """De map met de meegeleverde cao-tabellen en ``opslagen.yaml``, of niets als ze er niet zijn."""
    kandidaten = (GEGEVENS / "regio", PAKKET.parent)
    return next((map_ for map_ in kandidaten if (map_ / OPSLAGEN).is_file() and (map_ / CAO).is_dir()), None)


def landelijke_regio(werkmap: Path) -> Regio | None:
    """De meegeleverde regio (zonder kaarten) om ``werkmap`` naast te leggen; niets als die werkmap zelf de landelijke is.

    Is er een bestand van niet te lezen, dan een :class:`OntbrekendeGegevensFout`.
    """
    map_ = landelijke_map()
    if map_ is None or map_.resolve() == werkmap.resolve():
        return None
    bestanden = bestanden_in(map_)
    return lees_regio({pad: inhoud for pad, inhoud in bestanden.items() if not pad.startswith(PRODUCTKAARTEN)}).regio


def bestanden_in(map_: Path) -> Mapping[str, bytes]:
    """De meegeleverde bestanden, op pad; een :class:`OntbrekendeGegevensFout` als er een niet te lezen is.

    Wie met de rest verder ging, begon zonder het te weten met een andere regio, of legde zijn regio ergens anders naast.
    """
    opgehaald = haal_werkmap(map_)
    if opgehaald.bevindingen:
        raise OntbrekendeGegevensFout
    return opgehaald.inhoud


def standaardcodes() -> Mapping[str, Standaardcode]:
    """Alle landelijke productcodes met een letter (JZ21), op code."""
    with (GEGEVENS / "jz21-productcodes.csv").open(encoding="utf-8", newline="") as bestand:
        return {
            rij["productcode"]: Standaardcode(rij["omschrijving"], rij["uitvoeringsvariant"])
            for rij in csv.DictReader(bestand)
        }
