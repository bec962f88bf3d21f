"""Bestanden van schijf: nooit via een koppeling van buiten een grens, en met wat nodig is om te merken dat ze wijzigden.

De grens is de werkmap, of de map die de gebruiker aanwees. Wie een map van een ander krijgt, krijgt ook diens koppelingen; wat
erachter ligt, hoort niet in een melding of een uitkomst.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.bezwaren import MAXIMALE_BYTES, onleesbaar, te_groot, toonbaar

if TYPE_CHECKING:
    from pathlib import Path


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


def haal_met_stempel(volledig: Path, naam: str) -> Gehaald | Bevinding:
    """Een gewoon bestand van redelijke grootte, of waarom het er niet is; ``naam`` is hoe de melding het noemt."""
    try:
        if not is_bestand(volledig):
            raise FileNotFoundError(naam)
        with volledig.open("rb") as bestand:
            stempel = _als_stempel(os.fstat(bestand.fileno()))
            inhoud = bestand.read(MAXIMALE_BYTES + 1)
    except (OSError, RuntimeError, ValueError) as fout:
        return onleesbaar(naam, fout if isinstance(fout, OSError) else OSError())
    return te_groot(naam) if len(inhoud) > MAXIMALE_BYTES else Gehaald(inhoud, stempel)


def haal_bestand(volledig: Path, naam: str, grens: Path | None = None) -> bytes | Bevinding:
    """De inhoud van een gewoon bestand, of waarom die er niet is; met een ``grens`` ook als het daarbuiten uitkomt."""
    if grens is not None and buiten(grens, volledig):
        return buiten_werkmap(naam)
    gehaald = haal_met_stempel(volledig, naam)
    return gehaald if isinstance(gehaald, Bevinding) else gehaald.inhoud


def is_gewijzigd(volledig: Path, gelezen: Gehaald) -> bool:
    """Of er op deze plek nu iets anders staat dan wat gelezen is.

    Een bestand dat aangeraakt of met dezelfde inhoud opgeslagen is, is niet gewijzigd.
    """
    try:
        if _als_stempel(volledig.stat()) == gelezen.stempel:
            return False
    except OSError:
        return True
    nu = haal_met_stempel(volledig, volledig.name)
    return isinstance(nu, Bevinding) or nu.inhoud != gelezen.inhoud


def is_map(pad: Path) -> bool:
    """Of hier een map is. Ook zonder rechten een antwoord: ``Path.is_dir`` geeft dan een fout, tot en met Python 3.13."""
    return os.path.isdir(pad)  # noqa: PTH112


def is_bestand(pad: Path) -> bool:
    """Of hier een gewoon bestand is; zie :func:`is_map`."""
    return os.path.isfile(pad)  # noqa: PTH113


def is_koppeling(pad: Path) -> bool:
    """Of hier een koppeling staat; zie :func:`is_map`."""
    return os.path.islink(pad)  # noqa: PTH114


def buiten(grens: Path, volledig: Path) -> bool:
    """Of een pad, na het volgen van koppelingen, buiten een map uitkomt; een kring komt nergens uit."""
    try:
        return not volledig.resolve().is_relative_to(grens.resolve())
    except (OSError, RuntimeError):
        return True


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
