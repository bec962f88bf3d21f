"""De bewaker: wat een invoer mag kosten (twee seconden processortijd, 300 MB) en welke bestanden daarbij geopend mogen worden.

Tijd is processortijd, zodat een drukke machine geen verschil maakt; een klok die afloopt, onderbreekt ook een lus zonder einde.
Geheugen is de piek van dit proces boven wat het al had (Linux; elders wordt geheugen niet gemeten). Bestanden komen van een
audithook, die elke ``open`` ziet, van welke bibliotheek ook.
"""

# ruff: noqa: PTH100, PTH118, PTH119, PTH120
from __future__ import annotations

import gc
import os
import resource
import shutil
import signal
import sys
import sysconfig
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import WORTEL

MEESTE_SECONDEN = 2.0
MEESTE_BYTES = 300_000_000
MEESTE_WACHTTIJD = 120
"""In seconden van de klok: wie op een pijp wacht, kost geen processortijd maar hangt wel. Ruim, want een machine kan druk zijn."""
LOPEND = Path("/proc/self")
_PROGRAMMA = tuple(
    os.path.realpath(pad)
    for pad in (
        WORTEL / "reeletarief",
        WORTEL / "cao",
        WORTEL / "productkaarten",  # in een kloon is de Voorbeeldregio ook de landelijke map
        WORTEL / "opslagen.yaml",
        sys.prefix,
        sys.base_prefix,
        sysconfig.get_path("stdlib"),
        sysconfig.get_path("purelib"),
    )
)
"""Het programma met zijn gegevens, en Python zelf: om te lezen, nooit om te schrijven."""
_SCHRIJFT = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_WIJZIGT = {
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.chmod",
    "os.symlink",
    "os.link",
    "os.truncate",
    "os.utime",
}
_NOOIT = {
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "socket.connect",
    "socket.bind",
    "exec_command",
}


class TeDuurFout(BaseException):
    """De processortijd is op; geen ``Exception``, zodat het programma haar niet opvangt."""


def _onder(mapgreep: int, pad: object) -> str:
    """Een pad dat vanaf een open map telt, als pad dat op zichzelf staat."""
    assert isinstance(pad, str | bytes | os.PathLike)
    return f"/proc/self/fd/{mapgreep}/{os.fsdecode(pad)}"


class _Wacht:
    """Wat er nu in de gaten gehouden wordt; buiten een bewaakt blok niets."""

    def __init__(self) -> None:
        self.binnen: tuple[str, ...] | None = None
        self.overtredingen: list[str] = []
        self.aangesloten = False

    def hoor(self, gebeurtenis: str, argumenten: tuple[object, ...]) -> None:
        if self.binnen is None:
            return
        if gebeurtenis == "open":
            if sys._getframe(1).f_code.co_filename == shutil.__file__:
                return  # rmtree opent een map betrekkelijk aan haar moeder, en gaat zelf na dat het geen koppeling is
            pad, _, vlaggen = argumenten
            schrijft = isinstance(vlaggen, int) and bool(vlaggen & _SCHRIJFT)
            self._toets("geschreven" if schrijft else "gelezen", pad, schrijft=schrijft)
        elif gebeurtenis in {"os.listdir", "os.scandir"}:
            if sys._getframe(1).f_code.co_filename.startswith("<frozen importlib"):
                return  # Python zoekt een module, en kijkt opnieuw in een map van zijn zoekpad die ondertussen veranderde
            self._toets("doorzocht", argumenten[0], schrijft=False)
        elif gebeurtenis in _WIJZIGT:
            paden = argumenten[:2] if gebeurtenis in {"os.rename", "os.symlink", "os.link"} else argumenten[:1]
            mapgreep = argumenten[-1] if isinstance(argumenten[-1], int) and argumenten[-1] > 0 else None
            for pad in paden:
                vol = pad if mapgreep is None or gebeurtenis == "os.chmod" else _onder(mapgreep, pad)
                self._toets(gebeurtenis, vol, schrijft=True, zelf=True)
        elif gebeurtenis in _NOOIT:
            self.overtredingen.append(f"{gebeurtenis} {argumenten!r}")

    def _toets(self, wat: str, pad: object, *, schrijft: bool, zelf: bool = False) -> None:
        """Een overtreding als het pad, met koppelingen gevolgd, buiten de werkmap ligt en niet van het programma is.

        ``zelf``: een handeling op de koppeling zelf, niet op waar zij heen wijst.
        """
        if not isinstance(pad, str | bytes | os.PathLike):
            return
        tekst = os.path.abspath(os.fsdecode(pad))
        echt = (
            os.path.join(os.path.realpath(os.path.dirname(tekst)), os.path.basename(tekst))
            if zelf
            else os.path.realpath(tekst)
        )
        assert self.binnen is not None
        toegestaan = self.binnen if schrijft else (*self.binnen, *_PROGRAMMA)
        if not any(echt == map_ or echt.startswith(map_ + os.sep) for map_ in toegestaan):
            self.overtredingen.append(f"{wat}: {echt}")


_WACHT = _Wacht()


def _tijd_op(*_: object) -> None:
    raise TeDuurFout


def _piek() -> int:
    """Het meeste geheugen van dit proces sinds de laatste :func:`_vergeet_piek`, in bytes."""
    for regel in (LOPEND / "status").read_text(encoding="ascii").splitlines():
        if regel.startswith("VmHWM:"):
            return int(regel.split()[1]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _vergeet_piek() -> None:
    (LOPEND / "clear_refs").write_text("5", encoding="ascii")


@contextmanager
def bewaakt(*binnen: Path) -> Iterator[None]:
    """Draai een blok onder bewaking; alleen onder ``binnen`` mag geschreven worden, en daar en in het programma gelezen.

    Faalt als het blok meer kost dan mag, of een bestand aanraakt dat niet mag. Een programma dat hangt, wordt onderbroken.
    """
    if not _WACHT.aangesloten:
        sys.addaudithook(_WACHT.hoor)
        _WACHT.aangesloten = True
    meet = (LOPEND / "clear_refs").exists()
    if meet:
        _vergeet_piek()
    vooraf, begin = (_piek() if meet else 0), time.process_time()
    vorige = signal.signal(signal.SIGPROF, _tijd_op)
    vorige_wekker = signal.signal(signal.SIGALRM, _tijd_op)
    signal.setitimer(signal.ITIMER_PROF, MEESTE_SECONDEN)
    signal.alarm(MEESTE_WACHTTIJD)
    vorige_cache = sys.dont_write_bytecode
    sys.dont_write_bytecode = True  # een module die hier voor het eerst geladen wordt, is geen overtreding
    ophaler = gc.isenabled()
    gc.disable()  # zoals in het programma zelf (cli.hoofd); anders telt het ophalen van wat de testreeks bewaart mee
    _WACHT.overtredingen = []
    _WACHT.binnen = tuple(os.path.realpath(map_) for map_ in binnen)
    try:
        yield
    except TeDuurFout as fout:
        raise AssertionError(f"meer dan {MEESTE_SECONDEN} s processortijd, of {MEESTE_WACHTTIJD} s gewacht") from fout
    finally:
        _WACHT.binnen = None
        sys.dont_write_bytecode = vorige_cache
        if ophaler:
            gc.enable()
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)
        signal.signal(signal.SIGALRM, vorige_wekker)
        signal.signal(signal.SIGPROF, vorige)
    assert not _WACHT.overtredingen, _WACHT.overtredingen[:5]
    duur = time.process_time() - begin
    assert duur < MEESTE_SECONDEN, f"{duur:.2f} s processortijd"
    if meet:
        erbij = _piek() - vooraf
        assert erbij < MEESTE_BYTES, f"{erbij / 1e6:.0f} MB"
