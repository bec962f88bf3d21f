"""Bestanden van schijf: nooit via een koppeling van buiten een grens, en met wat nodig is om te merken dat ze wijzigden.

De grens is de werkmap, of de map die de gebruiker aanwees. Wie een map van een ander krijgt, krijgt ook diens koppelingen; wat
erachter ligt, hoort niet in een melding of een uitkomst.
"""

from __future__ import annotations

import os
import stat
from enum import Enum, auto
from pathlib import Path
from typing import BinaryIO, NamedTuple

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.bezwaren import MAXIMALE_BYTES, onleesbaar, te_groot, toonbaar


class Stempel(NamedTuple):
    """Waaraan te zien is dat een bestand nog hetzelfde is: welk bestand het is, hoe groot, en wanneer gewijzigd (ns)."""

    schijf: int
    nummer: int
    grootte: int
    gewijzigd: int


class Gehaald(NamedTuple):
    """De inhoud van een bestand, met zijn stempel op dat moment."""

    inhoud: bytes
    stempel: Stempel


class Reden(Enum):
    """Waarom een bestand niet gelezen is."""

    BUITEN = auto()
    ONTBREEKT = auto()
    GEEN_NAAM = auto()
    GEEN_BESTAND = auto()
    GEWEIGERD = auto()
    TE_GROOT = auto()


class Belet(NamedTuple):
    """De reden dat een bestand niet gelezen is; ``fout`` is die van het systeem als dat het weigerde."""

    reden: Reden
    fout: OSError | None = None


def haal_begrensd(pad: Path, hoogstens: int, grens: Path | None = None) -> Gehaald | Belet:
    """Een gewoon bestand van ten hoogste zoveel bytes, of waarom het er niet is. Elk bestand dat in zijn geheel gelezen wordt, gaat hierlangs.

    Met een ``grens`` wordt een koppeling die buiten die map uitkomt, niet gevolgd. Wat het de gebruiker zegt, is aan de aanroeper.
    """
    if grens is not None and buiten(grens, pad):
        return Belet(Reden.BUITEN)
    bestand = open_bestand(pad)
    if isinstance(bestand, Belet):
        return bestand
    try:
        with bestand:
            stempel = _als_stempel(os.fstat(bestand.fileno()))
            inhoud = bestand.read(hoogstens + 1)
    except OSError as fout:
        return Belet(Reden.GEWEIGERD, fout)
    return Belet(Reden.TE_GROOT) if len(inhoud) > hoogstens else Gehaald(inhoud, stempel)


def open_bestand(pad: Path) -> BinaryIO | Belet:
    """Een gewoon bestand, open om te lezen. Lezen uit een pijp of apparaat houdt nooit op; die gaan niet open."""
    try:
        return pad.open("rb") if stat.S_ISREG(pad.stat().st_mode) else Belet(Reden.GEEN_BESTAND)
    except FileNotFoundError:
        return Belet(Reden.ONTBREEKT)
    except OSError as fout:
        return Belet(Reden.GEWEIGERD, fout)
    except ValueError:
        return Belet(Reden.GEEN_NAAM)


def haal_bestand(pad: Path, naam: str, grens: Path | None) -> Gehaald | Bevinding:
    """Een bestand van een regio, zoals :func:`haal_begrensd`, of de bevinding; ``naam`` is hoe die het bestand noemt."""
    gehaald = haal_begrensd(pad, MAXIMALE_BYTES, grens)
    if isinstance(gehaald, Gehaald):
        return gehaald
    if gehaald.reden is Reden.BUITEN:
        return buiten_werkmap(naam)
    return te_groot(naam) if gehaald.reden is Reden.TE_GROOT else onleesbaar(naam, gehaald.fout or OSError())


def is_gewijzigd(volledig: Path, gelezen: Gehaald) -> bool:
    """Of er op deze plek nu iets anders staat dan wat gelezen is.

    Een bestand dat aangeraakt of met dezelfde inhoud opgeslagen is, is niet gewijzigd.
    """
    stempel = stempel_van(volledig)
    if stempel is None or stempel == gelezen.stempel:
        return stempel is None
    nu = haal_begrensd(volledig, MAXIMALE_BYTES)
    return isinstance(nu, Belet) or nu.inhoud != gelezen.inhoud


def stempel_van(pad: Path) -> Stempel | None:
    """Waaraan later te zien is of hier nog hetzelfde bestand staat; niets als er nu geen staat."""
    try:
        return _als_stempel(pad.stat())
    except OSError:
        return None


def is_map(pad: Path) -> bool:
    """Of hier een map is. Ook zonder rechten een antwoord: ``Path.is_dir`` geeft dan een fout, tot en met Python 3.13."""
    return os.path.isdir(pad)  # noqa: PTH112


def is_koppeling(pad: Path) -> bool:
    """Of hier een koppeling staat; zie :func:`is_map`."""
    return os.path.islink(pad)  # noqa: PTH114


def buiten(grens: Path, volledig: Path) -> bool:
    """Of een pad, na het volgen van koppelingen, buiten een map uitkomt; een kring komt nergens uit.

    Van een kring geeft ``Path.resolve`` tot en met Python 3.12 een fout en daarna niet meer; ``realpath`` laat altijd de koppeling staan.
    """
    echt = Path(os.path.realpath(volledig))
    return any(map(is_koppeling, (echt, *echt.parents))) or not echt.is_relative_to(os.path.realpath(grens))


def buiten_werkmap(pad: str) -> Bevinding:
    """De bevinding bij een koppeling naar buiten."""
    return Bevinding(
        "RT102",
        "Dit is een koppeling die buiten de werkmap uitkomt; die wordt niet gevolgd.",
        "Zet het bestand of de map zelf in de werkmap.",
        Plaats(toonbaar(pad), 1),
    )


def _als_stempel(stand: os.stat_result) -> Stempel:
    return Stempel(stand.st_dev, stand.st_ino, stand.st_size, stand.st_mtime_ns)
