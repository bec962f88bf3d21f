"""De ene plek die bestanden schrijft: elk heel of helemaal niet, en wat bij elkaar hoort allemaal of geen."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def schrijf_bestand(pad: Path, inhoud: bytes) -> None:
    """Schrijf eerst een tijdelijk bestand ernaast en wissel dan om; een ``OSError`` laat het oude staan.

    Een koppeling wordt gevolgd; wat geen gewoon bestand is (een apparaat, een pijp, een map) wordt geweigerd.
    """
    pad = _doel(pad)
    tijdelijk = _klaargezet(pad, inhoud)
    try:
        tijdelijk.replace(pad)
    except BaseException:
        tijdelijk.unlink(missing_ok=True)
        raise


def schrijf_samen(bestanden: Mapping[Path, bytes]) -> None:
    """Schrijf meer bestanden: eerst allemaal ernaast, dan pas omwisselen. Gaat er iets mis, dan staat alles weer zoals het was.

    Mappen die ontbreken, worden gemaakt.
    """
    doelen = {_doel(pad): inhoud for pad, inhoud in bestanden.items()}
    gemaakt: list[Path] = []
    klaar: dict[Path, Path] = {}
    oud: dict[Path, bytes | None] = {}
    try:
        for doel, inhoud in doelen.items():
            gemaakt += _maak_mappen(doel.parent)
            klaar[doel] = _klaargezet(doel, inhoud)
        for doel, tijdelijk in klaar.items():
            oud[doel] = doel.read_bytes() if doel.exists() else None
            tijdelijk.replace(doel)
    except BaseException:
        _terug(oud, klaar, gemaakt)
        raise


def _terug(oud: Mapping[Path, bytes | None], klaar: Mapping[Path, Path], gemaakt: list[Path]) -> None:
    for doel, inhoud in oud.items():
        if inhoud is None:
            doel.unlink(missing_ok=True)
        else:
            schrijf_bestand(doel, inhoud)
    for tijdelijk in klaar.values():
        tijdelijk.unlink(missing_ok=True)
    for map_ in reversed(gemaakt):
        map_.rmdir()


def _maak_mappen(map_: Path) -> list[Path]:
    """Maak een map met wat er boven ontbreekt; geeft wat er nieuw is, van buiten naar binnen."""
    nieuw = [boven for boven in (map_, *map_.parents) if not boven.exists()]
    map_.mkdir(parents=True, exist_ok=True)
    return nieuw[::-1]


def _doel(pad: Path) -> Path:
    pad = pad.resolve()
    if pad.exists() and not pad.is_file():
        raise OSError(errno.EINVAL, "geen gewoon bestand")
    return pad


def _klaargezet(pad: Path, inhoud: bytes) -> Path:
    """De inhoud in een tijdelijk bestand naast zijn doel, helemaal op schijf."""
    greep, naam = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name}.", suffix=".tmp")
    tijdelijk = Path(naam)
    try:
        with os.fdopen(greep, "wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        tijdelijk.chmod(_rechten(pad))
    except BaseException:
        tijdelijk.unlink(missing_ok=True)
        raise
    return tijdelijk


def _rechten(pad: Path) -> int:
    """De rechten van het bestand dat er stond, of anders de gewone rechten van een nieuw bestand."""
    if pad.exists():
        return pad.stat().st_mode & 0o777
    masker = os.umask(0)
    os.umask(masker)
    return 0o666 & ~masker
