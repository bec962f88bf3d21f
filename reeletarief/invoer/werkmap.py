"""De werkmap van een regio: de map met ``opslagen.yaml``, ``cao/`` en ``productkaarten/``.

Haalt de bestanden van schijf, elk één keer en nooit van buiten de werkmap; wat ze betekenen, leest
:mod:`.regio`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.bezwaren import MAXIMALE_BYTES, naamsbezwaar, onleesbaar, te_groot, toonbaar
from reeletarief.invoer.namen import CAO, OPSLAGEN, PRODUCTKAARTEN
from reeletarief.invoer.regio import Inlezing, lees_regio

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reeletarief.invoer.tabelkeuze import Tijdkeuze


def lees_werkmap(map_: Path, tijdkeuze: Tijdkeuze | None = None) -> Inlezing:
    """Lees een werkmap in en geef de regio met alle bevindingen, gesorteerd op bestand en regel.

    Met ``tijdkeuze`` blijven de cao-tabellen die daarvoor niet meetellen ongelezen.
    """
    opgehaald = haal_werkmap(map_)
    return lees_regio(opgehaald.inhoud, opgehaald.bevindingen, opgehaald.onleesbaar, tijdkeuze)


class Opgehaald(NamedTuple):
    """De bestanden van een werkmap als bytes, op pad; wat niet te lezen was, met de reden."""

    inhoud: Mapping[str, bytes]
    bevindingen: tuple[Bevinding, ...]
    onleesbaar: tuple[str, ...]


def haal_werkmap(map_: Path) -> Opgehaald:
    """Haal alle bestanden van een werkmap op, elk één keer; een map zonder ``opslagen.yaml`` is geen werkmap."""
    if not os.path.lexists(map_ / OPSLAGEN):
        return Opgehaald({}, (_geen_werkmap(map_),), ())
    bevindingen: list[Bevinding] = []
    inhoud: dict[str, bytes] = {}
    gemist: list[str] = []
    for pad in _paden(map_, bevindingen, gemist):
        gelezen = _haal(map_, pad, bevindingen)
        if gelezen is None:
            gemist.append(pad)
        else:
            inhoud[pad] = gelezen
    return Opgehaald(inhoud, tuple(bevindingen), tuple(gemist))


def _paden(map_: Path, bevindingen: list[Bevinding], gemist: list[str]) -> Iterator[str]:
    """De bestanden van de werkmap: opslagen.yaml en elke .yaml onder de twee submappen."""
    yield OPSLAGEN
    for submap in (CAO, PRODUCTKAARTEN):
        if _buiten(map_, map_ / submap):
            bevindingen.append(_buiten_werkmap(submap))
        else:
            yield from _yaml_onder(map_, submap, bevindingen, gemist)


def _yaml_onder(map_: Path, submap: str, bevindingen: list[Bevinding], gemist: list[str]) -> Iterator[str]:
    """De YAML-bestanden onder een submap, op naam; verborgen bestanden tellen niet mee.

    Wat niet gelezen wordt maar wel zo bedoeld lijkt (een koppeling naar een map, een map zonder toestemming, een
    bestand op .yml) is een bevinding, en het pad komt bij ``gemist``.
    """

    def dichte_map(fout: OSError) -> None:
        if Path(fout.filename).exists():
            pad = Path(fout.filename).relative_to(map_).as_posix()
            bevindingen.append(onleesbaar(pad, fout))
            gemist.append(pad)

    for huidig, mappen, namen in os.walk(map_ / submap, onerror=dichte_map):
        mappen[:] = sorted(naam for naam in mappen if not naam.startswith("."))
        for naam in sorted([*mappen, *(naam for naam in namen if not naam.startswith("."))]):
            pad = (Path(huidig) / naam).relative_to(map_).as_posix()
            bezwaar = _bezwaar(map_ / pad, pad)
            if bezwaar is not None:
                bevindingen.append(bezwaar)
                gemist.append(toonbaar(pad))
            elif naam.endswith(".yaml"):
                yield pad


def _bezwaar(volledig: Path, pad: str) -> Bevinding | None:
    """Waarom iets onder een submap niet gelezen wordt, als dat de lezer zal verrassen."""
    if toonbaar(pad) == pad and volledig.is_dir():
        return _koppeling_naar_map(pad) if volledig.is_symlink() else None
    return naamsbezwaar(pad)


def _haal(map_: Path, pad: str, bevindingen: list[Bevinding]) -> bytes | None:
    """De inhoud van een bestand, of een bevinding waarom die er niet is."""
    volledig = map_ / pad
    # alleen een koppeling kan naar buiten wijzen: mappen die koppelingen zijn, worden niet gelopen
    if volledig.is_symlink() and _buiten(map_, volledig):
        bevindingen.append(_buiten_werkmap(pad))
        return None
    gehaald = haal_bestand(volledig, pad)
    if isinstance(gehaald, Bevinding):
        bevindingen.append(gehaald)
        return None
    return gehaald


def haal_bestand(volledig: Path, naam: str) -> bytes | Bevinding:
    """De inhoud van een gewoon bestand van redelijke grootte, of waarom die er niet is; ``naam`` is hoe de melding het noemt."""
    try:
        if not volledig.is_file():
            raise FileNotFoundError(naam)
        with volledig.open("rb") as bestand:
            inhoud = bestand.read(MAXIMALE_BYTES + 1)
    except (OSError, RuntimeError, ValueError) as fout:
        return onleesbaar(naam, fout if isinstance(fout, OSError) else OSError())
    return te_groot(naam) if len(inhoud) > MAXIMALE_BYTES else inhoud


def _buiten(map_: Path, volledig: Path) -> bool:
    """Of een pad, na het volgen van koppelingen, buiten de werkmap uitkomt."""
    try:
        return not volledig.resolve().is_relative_to(map_.resolve())
    except (OSError, RuntimeError):
        return True


def _geen_werkmap(map_: Path) -> Bevinding:
    return Bevinding(
        "RT110",
        f"De map {map_} heeft geen {OPSLAGEN} en is dus geen werkmap.",
        "Ga naar de map van de regio of wijs hem aan met --map MAP; een regio beginnen kan met 'reeletarief nieuw regio MAP'.",
    )


def _buiten_werkmap(pad: str) -> Bevinding:
    return Bevinding(
        "RT102",
        "Dit is een koppeling die buiten de werkmap uitkomt; die wordt niet gevolgd.",
        "Zet het bestand of de map zelf in de werkmap.",
        Plaats(toonbaar(pad), 1),
    )


def _koppeling_naar_map(pad: str) -> Bevinding:
    return Bevinding(
        "RT102",
        "Dit is een koppeling naar een map; die wordt niet gevolgd.",
        "Zet de map zelf in de werkmap.",
        Plaats(pad, 1),
    )
