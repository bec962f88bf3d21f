"""Waar geen slot te krijgen is (Windows, een netwerkschijf), doet elke schrijvende opdracht hetzelfde, en laat zij niets liggen.

Windows zelf doen we na, meer niet: zonder ``fcntl``, zonder wat ``os`` daar niet kent, met een schijf waarop een bestand één naam
heeft, en met de regel dat een bestand dat openstaat niet te hernoemen of weg te halen is.
"""

# ruff: noqa: PTH100, PTH115, PTH118
from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reeletarief.cli import voer_uit
from reeletarief.schrijven import slot
from tests.vijandig.test_gedood import GEVALLEN, staat_er, verborgen, zet_op

GREPEN = Path("/proc/self/fd")
NIET_OP_WINDOWS = ("O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_DIRECTORY", "geteuid", "getuid", "fchmod", "fork")


class _Openstaand:
    """Weigert, zoals Windows, een bestand te hernoemen of weg te halen dat openstaat, of een map met zo'n bestand erin."""

    aan = False

    def hoor(self, gebeurtenis: str, argumenten: tuple[object, ...]) -> None:
        if not self.aan or gebeurtenis not in {"os.rename", "os.remove", "os.rmdir"}:
            return
        for pad in self._paden(gebeurtenis, argumenten):
            if any(open_ == pad or open_.startswith(f"{pad}{os.sep}") for open_ in self._nu_open()):
                raise PermissionError(errno.EACCES, "een ander programma gebruikt dit bestand", pad)

    @staticmethod
    def _paden(gebeurtenis: str, argumenten: tuple[Any, ...]) -> list[str]:
        """Waar het om gaat; wie een map opruimt, noemt wat erin staat met een greep op die map."""
        paden = argumenten[:2] if gebeurtenis == "os.rename" else argumenten[:1]
        greep = argumenten[-1]
        boven = os.readlink(GREPEN / str(greep)) if isinstance(greep, int) and greep > 0 else ""
        return [os.path.abspath(os.path.join(boven, os.fsdecode(pad))) for pad in paden]

    @staticmethod
    def _nu_open() -> list[str]:
        """Gewone bestanden; een map houdt Python op Linux zelf open als zij haar opruimt, en op Windows niet."""
        open_ = (os.readlink(greep) for greep in GREPEN.iterdir() if greep.is_symlink() and greep.exists())
        return [pad for pad in open_ if os.path.isfile(pad)]  # noqa: PTH113


_OPENSTAAND = _Openstaand()


def _windows(monkeypatch: pytest.MonkeyPatch) -> None:
    if not _OPENSTAAND.aan:
        sys.addaudithook(_OPENSTAAND.hoor)
    monkeypatch.setattr(slot, "fcntl", None)
    for naam in NIET_OP_WINDOWS:
        monkeypatch.delattr(os, naam, raising=False)
    monkeypatch.setattr("shutil._use_fd_functions", False)  # daar ruimt Python een map op pad op, en niet op greep
    _een_naam(monkeypatch, errno.EINVAL)
    monkeypatch.setattr(_OPENSTAAND, "aan", True)


def _netwerkschijf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fcntl.flock", _weigert(errno.ENOTSUP))
    _een_naam(monkeypatch, errno.EOPNOTSUPP)


def _nfs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Een slot op een bestand dat alleen om te lezen openstaat, weigert NFS."""
    monkeypatch.setattr("fcntl.flock", _weigert(errno.EBADF))


def _een_naam(monkeypatch: pytest.MonkeyPatch, nummer: int) -> None:
    monkeypatch.setattr("os.link", _weigert(nummer))


def _weigert(nummer: int) -> Callable[..., None]:
    def weiger(*_: object, **__: object) -> None:
        raise OSError(nummer, os.strerror(nummer))

    return weiger


@pytest.mark.parametrize("doe_na", [_windows, _netwerkschijf, _nfs])
@pytest.mark.parametrize("naam", GEVALLEN)
def test_een_schrijvende_opdracht_doet_hetzelfde_en_laat_niets_liggen(
    naam: str,
    doe_na: Callable[[pytest.MonkeyPatch], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    uitkomsten = []
    for hier in (lambda _: None, doe_na):
        with monkeypatch.context() as blok:
            zet_op(tmp_path / "werk", GEVALLEN[naam])
            hier(blok)
            codes = [voer_uit(list(een)) for een in (*GEVALLEN[naam].eerst, GEVALLEN[naam].opdracht)]
        uitkomsten.append((codes, staat_er(tmp_path / "werk"), capsys.readouterr().err))
        assert verborgen(tmp_path / "werk") == []
    assert uitkomsten[0] == uitkomsten[1]
