"""Het programma in een echte terminal van een gegeven breedte, zoals een analist het ziet."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from pathlib import Path

from rich.cells import cell_len

_OPMAAK = re.compile(r"\x1b\[[\d;]*m")
_STREEP = re.compile("─+")
_STUK = re.compile(r"\s+|(?<=/)")


def in_terminal(breedte: int, map_: Path, *argumenten: str) -> str:
    """Wat een terminal van deze breedte laat zien, stdout en stderr door elkaar."""
    meester, slaaf = pty.openpty()
    fcntl.ioctl(slaaf, termios.TIOCSWINSZ, struct.pack("HHHH", 50, breedte, 0, 0))
    omgeving = {naam: waarde for naam, waarde in os.environ.items() if naam not in {"COLUMNS", "LINES", "NO_COLOR"}}
    with subprocess.Popen(
        [sys.executable, "-m", "reeletarief", *argumenten],
        cwd=map_,
        env={**omgeving, "TERM": "xterm-256color"},
        stdin=slaaf,
        stdout=slaaf,
        stderr=slaaf,
    ):
        os.close(slaaf)
        gezien = b"".join(iter(lambda: _lees(meester), b""))
    os.close(meester)
    return gezien.decode().replace("\r\n", "\n")


def _lees(meester: int) -> bytes:
    try:
        return os.read(meester, 65536)
    except OSError:  # Linux zegt zo dat aan de andere kant niemand meer is
        return b""


def zonder_kleur(scherm: str) -> str:
    """Wat er staat, zonder de tekens voor kleur en vet."""
    return _OPMAAK.sub("", scherm)


def te_breed(scherm: str, breedte: int) -> list[str]:
    """De regels die een venster van deze breedte zelf zou breken."""
    return [regel for regel in scherm.splitlines() if cell_len(regel.rstrip()) > breedte]


def stukken(scherm: str) -> list[str]:
    """De woorden van een scherm, een pad per map: wat bij het afbreken heel hoort te blijven."""
    return [stuk for stuk in _STUK.split(scherm) if stuk and not _STREEP.fullmatch(stuk)]
