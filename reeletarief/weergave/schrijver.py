"""De ene plek die een bestand schrijft: heel of helemaal niet."""

from __future__ import annotations

import errno
import os
import tempfile
from pathlib import Path


def schrijf_bestand(pad: Path, inhoud: bytes) -> None:
    """Schrijf eerst een tijdelijk bestand ernaast en wissel dan om; een ``OSError`` laat het oude staan.

    Een koppeling wordt gevolgd; wat geen gewoon bestand is (een apparaat, een pijp, een map) wordt geweigerd.
    """
    pad = pad.resolve()
    if pad.exists() and not pad.is_file():
        raise OSError(errno.EINVAL, "geen gewoon bestand")
    greep, tijdelijk = tempfile.mkstemp(dir=pad.parent, prefix=f".{pad.name}.", suffix=".tmp")
    try:
        with os.fdopen(greep, "wb") as bestand:
            bestand.write(inhoud)
            bestand.flush()
            os.fsync(bestand.fileno())
        Path(tijdelijk).chmod(_rechten(pad))
        Path(tijdelijk).replace(pad)
    except BaseException:
        Path(tijdelijk).unlink(missing_ok=True)
        raise


def _rechten(pad: Path) -> int:
    """De rechten van het bestand dat er stond, of anders de gewone rechten van een nieuw bestand."""
    if pad.exists():
        return pad.stat().st_mode & 0o777
    masker = os.umask(0)
    os.umask(masker)
    return 0o666 & ~masker
