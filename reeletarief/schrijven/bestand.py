"""De ene plek die een bestand schrijft: heel of helemaal niet. Meer bestanden samen: :mod:`.samen`.

Een bestand komt eerst onder een verborgen naam naast zijn doel. Wordt het programma dan gedood, dan blijft dat liggen; wie
daarna hetzelfde bestand schrijft, ruimt het op. Aan het slot (:mod:`.slot`) is te zien of er nog iemand mee bezig is.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from reeletarief.schrijven.slot import Slot, kent_sloten, neem_slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TIJDELIJK = ".tmp"
_KENT_GEEN_TWEEDE_NAAM = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL})
"""Wat een schijf zegt waarop een bestand maar één naam kan hebben; Windows zegt het laatste."""


def schrijf_bestand(pad: Path, inhoud: bytes) -> None:
    """Schrijf eerst een tijdelijk bestand ernaast en wissel dan om; een ``OSError`` laat het oude staan.

    Een koppeling wordt gevolgd; wat geen gewoon bestand is (een apparaat, een pijp, een map) wordt geweigerd.
    """
    ruim_achtergebleven_op(pad)
    vervang(pad, inhoud)


def vervang(pad: Path, inhoud: bytes) -> None:
    """Als :func:`schrijf_bestand`, zonder op te ruimen: dat doorzoekt de map, en wie duizend bestanden vervangt doet dat liever niet."""
    with klaargezet(pad, inhoud) as wissel:
        wissel()


def schrijf_nieuw(pad: Path, inhoud: bytes) -> None:
    """Schrijf in een map die nog van niemand anders is; wordt dit onderbroken, dan is die hele map een rest."""
    with pad.open("xb") as bestand:
        bestand.write(inhoud)
        bestand.flush()
        os.fsync(bestand.fileno())


def inhoud_nu(pad: Path) -> bytes | None:
    """Wat er nu staat; ``None`` als er niets is."""
    return pad.read_bytes() if pad.exists() else None


def _doel(pad: Path) -> Path:
    """Waar een pad uitkomt; een ``OSError`` als daar geen gewoon bestand kan staan."""
    doel = _gevolgd(pad)
    if doel.is_symlink():
        raise OSError(errno.ELOOP, "een koppeling naar zichzelf")
    if doel.exists() and not doel.is_file():
        raise OSError(errno.EINVAL, "geen gewoon bestand")
    return doel


def _gevolgd(pad: Path) -> Path:
    """Een pad met zijn koppelingen gevolgd; een kring blijft een koppeling. ``Path.resolve`` geeft dan een fout, tot en met Python 3.12."""
    return Path(os.path.realpath(pad))


def geef_naam(tijdelijk: Path, doel: Path) -> None:
    """Geef een klaargezet bestand zijn naam; een ``FileExistsError`` als iemand anders die intussen genomen heeft."""
    try:
        os.link(tijdelijk, doel)
    except OSError as fout:
        if fout.errno not in _KENT_GEEN_TWEEDE_NAAM:
            raise
        doel.open("xb").close()  # deze schijf kent geen tweede naam; de lege houdt een ander dan tegen
        tijdelijk.replace(doel)


@contextlib.contextmanager
def klaargezet(
    pad: Path, inhoud: bytes, zet_neer: Callable[[Path, Path], object] = Path.replace
) -> Iterator[Callable[[], object]]:
    """De inhoud helemaal op schijf naast haar doel; wie de gegeven functie aanroept, zet haar neer. Anders gebeurt er niets.

    Een ``OSError`` laat het oude staan. ``zet_neer`` vervangt wat er staat, of weigert dat (:func:`geef_naam`).
    """
    doel = _doel(pad)
    with naast(doel, _leeg_bestand) as tijdelijk:
        with tijdelijk.open("wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        tijdelijk.chmod(_rechten(doel))
        yield lambda: zet_neer(tijdelijk, doel)


@contextlib.contextmanager
def naast(doel: Path, maak: Callable[[Path], Path]) -> Iterator[Path]:
    """Een tijdelijk bestand of een tijdelijke map naast een doel, met een slot erop; na het blok is het weg of hernoemd."""
    tijdelijk, greep = _met_slot(doel, maak)
    try:
        yield tijdelijk
    finally:
        _haal_weg(tijdelijk)
        if greep is not None:
            os.close(greep)


def voorvoegsel(doel: Path) -> str:
    """Waar een tijdelijke naam naast dit doel mee begint."""
    return f".{doel.name}."


def _leeg_bestand(doel: Path) -> Path:
    greep, naam = tempfile.mkstemp(dir=doel.parent, prefix=voorvoegsel(doel), suffix=TIJDELIJK)
    os.close(greep)
    return Path(naam)


def _met_slot(doel: Path, maak: Callable[[Path], Path]) -> tuple[Path, int | None]:
    """Iets tijdelijks met zijn slot; haalt een ander het weg voor het slot er is, dan opnieuw."""
    while True:
        tijdelijk = maak(doel)
        if not kent_sloten():
            return tijdelijk, None
        with contextlib.suppress(FileNotFoundError):
            greep = os.open(tijdelijk, os.O_RDONLY)
            if neem_slot(greep) is not Slot.BEZET and tijdelijk.exists():
                return tijdelijk, greep
            os.close(greep)


def ruim_achtergebleven_op(pad: Path) -> None:
    """Haal weg wat een gedood programma naast dit bestand liet liggen; waar nog iemand mee bezig is, blijft.

    Een map met zo'n naam, of een bestand van een andere gebruiker, is niet van ons en blijft ook.
    """
    _ruim_op(pad, stat.S_ISREG)


def ruim_achtergebleven_map_op(pad: Path) -> None:
    """Als :func:`ruim_achtergebleven_op`, maar voor de mappen naast een map die nog gemaakt wordt."""
    _ruim_op(pad, stat.S_ISDIR)


def _ruim_op(pad: Path, is_soort: Callable[[int], bool]) -> None:
    doel = _gevolgd(pad)
    if not kent_sloten():
        return
    patroon = re.compile(rf"{re.escape(voorvoegsel(doel))}[a-z0-9_]{{8}}{re.escape(TIJDELIJK)}")
    with contextlib.suppress(OSError):
        for een in [een for een in doel.parent.iterdir() if patroon.fullmatch(een.name)]:
            stand = een.lstat()
            if is_soort(stand.st_mode) and stand.st_uid == os.geteuid():
                _haal_weg_zonder_slot(een)


def _haal_weg_zonder_slot(achtergebleven: Path) -> None:
    greep = os.open(achtergebleven, os.O_RDONLY | os.O_NONBLOCK)
    try:
        if neem_slot(greep) is Slot.GENOMEN:
            _haal_weg(achtergebleven)
    finally:
        os.close(greep)


def _haal_weg(tijdelijk: Path) -> None:
    if tijdelijk.is_dir():
        shutil.rmtree(tijdelijk, ignore_errors=True)
    else:
        tijdelijk.unlink(missing_ok=True)


def _rechten(pad: Path) -> int:
    """De rechten van het bestand dat er stond, of anders de gewone rechten van een nieuw bestand."""
    if pad.exists():
        return pad.stat().st_mode & 0o777
    return gewone_rechten(0o666)


def gewone_rechten(hoogstens: int) -> int:
    """De rechten van wat deze gebruiker nieuw maakt; iets tijdelijks is eerst alleen voor de maker."""
    masker = os.umask(0)
    os.umask(masker)
    return hoogstens & ~masker
