"""Een opdracht in een kindproces dat iets overkomt: gedood bij de zoveelste schijfhandeling, zonder rechten, met een volle schijf.

Met ``fork``: alles is al geladen, dus een kind kost niet meer dan zijn opdracht, en het kan rechten opgeven zonder dat het
Python zelf niet meer mag lezen.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from reeletarief.cli import voer_uit

_SCHRIJFT = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_WIJZIGT = frozenset(
    {"os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.symlink", "os.truncate"}
)
ONVERWACHT = 99
"""De code van een kind dat met een uitzondering eindigde."""

Wanneer = Callable[[str, tuple[object, ...]], bool]


class Afloop(NamedTuple):
    """Hoe een kind afliep: de uitgangscode, of ``None`` als het gedood is, en wat het zei."""

    code: int | None
    tekst: str


class Kind:
    """Een lopend kind."""

    def __init__(self, opdracht: Sequence[str], vooraf: Callable[[], None]) -> None:
        self._lees, schrijf = os.pipe()
        self._nummer = os.fork()
        if self._nummer == 0:  # pragma: no cover - draait in het kind
            _draai(opdracht, vooraf, schrijf)
        os.close(schrijf)

    def wacht(self) -> Afloop:
        """Wacht tot het klaar is."""
        with os.fdopen(self._lees, "rb") as stroom:
            tekst = stroom.read().decode("utf-8", "replace")
        _, stand = os.waitpid(self._nummer, 0)
        code = os.waitstatus_to_exitcode(stand)
        assert code in {0, 1, 2, -signal.SIGKILL}, (code, tekst)
        assert "Traceback" not in tekst
        return Afloop(None if code < 0 else code, tekst)


def draai(opdracht: Sequence[str], vooraf: Callable[[], None] = lambda: None) -> Afloop:
    """Draai een opdracht in een kind; ``vooraf`` draait daar eerst. Een uitzondering is een fout van de test."""
    return Kind(opdracht, vooraf).wacht()


def _draai(opdracht: Sequence[str], vooraf: Callable[[], None], uit: int) -> None:  # pragma: no cover
    code = ONVERWACHT
    try:
        sys.stdout = sys.stderr = os.fdopen(uit, "w", encoding="utf-8", errors="replace")
        vooraf()
        code = voer_uit(list(opdracht))
    except BaseException as fout:  # noqa: BLE001
        sys.stderr.write(f"{type(fout).__name__}: {fout}")
        import traceback

        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def schrijft(gebeurtenis: str, argumenten: tuple[object, ...], wortel: Path) -> bool:
    """Of een gebeurtenis van de audithook iets onder ``wortel`` op schijf verandert."""
    if gebeurtenis == "open":
        pad, _, vlaggen = argumenten
        return isinstance(vlaggen, int) and bool(vlaggen & _SCHRIJFT) and str(pad).startswith(str(wortel))
    return gebeurtenis in _WIJZIGT and (str(argumenten[0]).startswith(str(wortel)) or "/" not in str(argumenten[0]))


def tel_handelingen(wortel: Path, uitslag: Path) -> Callable[[], None]:
    """Schrijf na elke handeling hoeveel het er al zijn; om te weten op hoeveel punten een opdracht te doden is."""

    def vooraf() -> None:
        greep = os.open(uitslag, os.O_WRONLY | os.O_CREAT, 0o600)
        teller = 0

        def tel(gebeurtenis: str, argumenten: tuple[object, ...]) -> None:
            nonlocal teller
            if schrijft(gebeurtenis, argumenten, wortel):
                teller += 1
                os.pwrite(greep, b"%06d" % teller, 0)

        sys.addaudithook(tel)

    return vooraf


def dood_bij(punt: int, wortel: Path) -> Callable[[], None]:
    """Dood het kind met SIGKILL vlak voor zijn zoveelste handeling onder ``wortel``."""

    def vooraf() -> None:
        teller = 0

        def dood(gebeurtenis: str, argumenten: tuple[object, ...]) -> None:
            nonlocal teller
            if schrijft(gebeurtenis, argumenten, wortel):
                teller += 1
                if teller == punt:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(dood)

    return vooraf


def bij(wanneer: Wanneer, doe: Callable[[], None]) -> Callable[[], None]:
    """Doe iets, één keer, vlak voor de eerste gebeurtenis die past; alsof een ander programma er net tussen komt."""

    def vooraf() -> None:
        gedaan = False

        def let_op(gebeurtenis: str, argumenten: tuple[object, ...]) -> None:
            nonlocal gedaan
            if not gedaan and wanneer(gebeurtenis, argumenten):
                gedaan = True
                doe()

        sys.addaudithook(let_op)

    return vooraf


def dood_als(wanneer: Wanneer) -> Callable[[], None]:
    """Dood het kind vlak voor de eerste gebeurtenis die past."""
    return bij(wanneer, lambda: os.kill(os.getpid(), signal.SIGKILL))
