"""Bestanden die bij elkaar horen: allemaal of geen. Wordt het programma halverwege gedood, dan per map allemaal of geen.

Een map die er nog niet is, wordt onder een verborgen naam gemaakt en dan in één keer hernoemd. In een map die er al is, gaat het
zoals in een werkmap (:mod:`.werkmap`): wie daarna in die map schrijft, zet eerst terug wat half bleef. Gaat een wisseling in een
andere map mis, dan gaan de wisselingen ervoor terug.
"""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reeletarief.schrijven.bestand import (
    TIJDELIJK,
    geef_naam,
    gewone_rechten,
    inhoud_nu,
    klaargezet,
    naast,
    ruim_achtergebleven_map_op,
    ruim_achtergebleven_op,
    schrijf_nieuw,
    vervang,
    voorvoegsel,
)
from reeletarief.schrijven.werkmap import eis_bestand, gewisseld_in_werkmap, herstel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Groepen = dict[Path, dict[str, bytes]]


def schrijf_samen(bestanden: Mapping[Path, bytes]) -> None:
    """Schrijf bestanden; mappen die ontbreken, worden gemaakt. Gaat er iets mis, dan staat alles zoals het was.

    Een ``OSError`` als schrijven niet gaat, en een ``BezetFout`` of ``GewijzigdFout`` als een ander in dezelfde map schrijft.
    """
    _schrijf(bestanden, Path.replace, inhoud_nu)


def schrijf_samen_nieuw(bestanden: Mapping[Path, bytes]) -> None:
    """Als :func:`schrijf_samen`, maar alleen waar nog niets staat.

    Ook wat een ander daar intussen neerzette, blijft: een ``FileExistsError`` of ``GewijzigdFout``.
    """
    _schrijf(bestanden, geef_naam, lambda _pad: None)


def schrijf_in_lege_map(map_: Path, bestanden: Mapping[str, bytes]) -> None:
    """Vul een map die er nog niet is of leeg is, met bestanden op pad daarbinnen: alle of geen, ook die in mappen eronder.

    Fouten als :func:`schrijf_samen_nieuw`.
    """
    if not os.path.lexists(map_):
        schrijf_samen_nieuw({map_ / pad: inhoud for pad, inhoud in bestanden.items()})
        return
    for pad in {map_ / Path(pad).parts[0] for pad in bestanden}:
        ruim_achtergebleven_op(pad)
        ruim_achtergebleven_map_op(pad)
    with _in_bestaande_map(map_, bestanden, lambda _pad: None):
        pass


def _schrijf(
    bestanden: Mapping[Path, bytes], zet_neer: Callable[[Path, Path], object], stond_er: Callable[[Path], bytes | None]
) -> None:
    nieuw, samen, los = _verdeeld(bestanden)
    for map_ in nieuw:
        ruim_achtergebleven_map_op(map_)
    for pad in los:
        ruim_achtergebleven_op(pad)
    with contextlib.ExitStack() as stapel:
        wissels = [stapel.enter_context(_map_klaargezet(map_, inhoud)) for map_, inhoud in nieuw.items()]
        wissels += [stapel.enter_context(_los_klaargezet(pad, inhoud, zet_neer)) for pad, inhoud in los.items()]
        for map_, inhoud in samen.items():
            stapel.enter_context(_in_bestaande_map(map_, inhoud, stond_er))
        for wissel in wissels:
            wissel()


def _verdeeld(bestanden: Mapping[Path, bytes]) -> tuple[Groepen, Groepen, dict[Path, bytes]]:
    """De bestanden per nieuwe map, per map die er al is, en wat alleen in zijn map komt."""
    nieuw: Groepen = {}
    bestaand: Groepen = {}
    for pad, inhoud in bestanden.items():
        volledig = pad.parent.resolve() / pad.name
        boven = [map_ for map_ in volledig.parents if not os.path.lexists(map_)]
        if not boven and not volledig.parent.is_dir():
            raise FileExistsError(errno.EEXIST, "daar staat geen map")
        groep, map_ = (nieuw, boven[-1]) if boven else (bestaand, volledig.parent)
        groep.setdefault(map_, {})[volledig.relative_to(map_).as_posix()] = inhoud
    los = {map_ / naam: inhoud for map_, een in bestaand.items() if len(een) == 1 for naam, inhoud in een.items()}
    return nieuw, {map_: een for map_, een in bestaand.items() if len(een) > 1}, los


@contextlib.contextmanager
def _in_bestaande_map(
    map_: Path, inhoud: Mapping[str, bytes], stond_er: Callable[[Path], bytes | None]
) -> Iterator[None]:
    """Bestanden op hun plek in een map die er al is; gaat het in het blok mis, dan staat die map weer zoals zij was."""
    herstel(map_)
    for naam in inhoud:
        eis_bestand(map_, naam)
    with gewisseld_in_werkmap(map_, inhoud, {naam: stond_er(map_ / naam) for naam in inhoud}):
        yield


@contextlib.contextmanager
def _los_klaargezet(
    pad: Path, inhoud: bytes, zet_neer: Callable[[Path, Path], object]
) -> Iterator[Callable[[], object]]:
    """Als :func:`.bestand.klaargezet`; gaat het daarna in het blok mis, dan staat er weer wat er stond."""
    gewisseld = []
    with klaargezet(pad, inhoud, zet_neer) as wissel:
        oud = inhoud_nu(pad)  # hier is het zeker een gewoon bestand: lezen uit een pijp houdt nooit op
        try:
            yield lambda: gewisseld.append(wissel())
        except BaseException:
            if gewisseld:
                _zet_terug(pad, oud)
            raise


def _zet_terug(pad: Path, oud: bytes | None) -> None:
    if oud is None:
        pad.unlink(missing_ok=True)
    else:
        vervang(pad, oud)


@contextlib.contextmanager
def _map_klaargezet(map_: Path, inhoud: Mapping[str, bytes]) -> Iterator[Callable[[], object]]:
    """Een nieuwe map met alles erin, naast haar doel; wie de gegeven functie aanroept, geeft haar haar naam.

    Gaat het daarna in het blok mis, dan is de map er weer niet.
    """
    with naast(map_, _lege_map) as tijdelijk:
        for naam, bytes_ in inhoud.items():
            (tijdelijk / naam).parent.mkdir(parents=True, exist_ok=True)
            schrijf_nieuw(tijdelijk / naam, bytes_)
        tijdelijk.chmod(gewone_rechten(0o777))
        try:
            yield lambda: tijdelijk.rename(map_)
        except BaseException:
            if not tijdelijk.exists():
                map_.rename(tijdelijk)
            raise


def _lege_map(doel: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=doel.parent, prefix=voorvoegsel(doel), suffix=TIJDELIJK))
