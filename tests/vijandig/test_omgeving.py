"""Wat de omgeving doet en niet de invoer: Ctrl-C op elk moment, een dichte stderr, te weinig geheugen, een schijf die uitvalt."""

from __future__ import annotations

import errno
import shlex
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from reeletarief.cli import voer_uit
from tests.conftest import BASIS

WORTEL = Path(__file__).parents[2]
BEREKEN = ("bereken", "--map", str(BASIS), "--formaat", "json")
BIJ_HET_LADEN = """
import os, sys
module = sys.argv.pop(1)
class Wacht:
    def find_spec(self, naam, *_):
        if naam == module:
            {doe}
sys.meta_path.insert(0, Wacht())
from reeletarief.__main__ import start
{vooraf}
start()
"""
CTRL_C = "os.kill(os.getpid(), 2)"
ERNA = """
import os, signal, sys
from reeletarief import __main__, cli
def hoofd():
    try:
        echt()
    finally:
        import atexit
        atexit.register(os.kill, os.getpid(), signal.SIGINT)
echt, cli.hoofd = cli.hoofd, hoofd
__main__.start()
"""


@pytest.fixture(autouse=True)
def _onderbreekbaar() -> Iterator[None]:
    """Ook wie de tests op de achtergrond start, meet wat Ctrl-C doet: een shell laat Ctrl-C daar negeren, en elk programma erft dat."""
    was = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, was)


def _draai(*opdracht: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *opdracht], capture_output=True, text=True, check=False, timeout=60)


def _bij(module: str, doe: str, vooraf: str = "") -> subprocess.CompletedProcess[str]:
    return _draai("-c", BIJ_HET_LADEN.format(doe=doe, vooraf=vooraf), module, *BEREKEN)


@pytest.mark.parametrize(
    "module",
    ["signal", "reeletarief.cli", "typer", "reeletarief.cli.lui", "reeletarief.cli.bereken", "pydantic_core", "yaml"],
)
def test_ctrl_c_terwijl_het_programma_nog_laadt(module: str) -> None:
    afloop = _bij(module, CTRL_C)
    assert (afloop.returncode, afloop.stdout, afloop.stderr) == (130, "", "Afgebroken.\n")


def test_ctrl_c_waar_een_ander_er_een_fout_van_maakt() -> None:
    """Zo doet pydantic: wie haar bij het bouwen van een model onderbreekt, krijgt een SchemaError."""
    doe = f"""
            try:
                {CTRL_C}
                pass
            except KeyboardInterrupt as fout:
                raise ValueError from fout
    """
    afloop = _bij("yaml", doe)
    assert (afloop.returncode, afloop.stdout, afloop.stderr) == (130, "", "Afgebroken.\n")


def test_ctrl_c_waar_een_uitzondering_nergens_heen_kan() -> None:
    doe = f"""
            class Weg:
                def __del__(self):
                    {CTRL_C}
                    pass
            Weg()
    """
    afloop = _bij("yaml", doe)
    assert (afloop.returncode, afloop.stdout, afloop.stderr) == (130, "", "Afgebroken.\n")


def test_ctrl_c_als_de_opdracht_klaar_is_verandert_niets() -> None:
    gewoon, afloop = _draai("-m", "reeletarief", *BEREKEN), _draai("-c", ERNA, *BEREKEN)
    assert (afloop.returncode, afloop.stdout, afloop.stderr) == (gewoon.returncode, gewoon.stdout, gewoon.stderr)
    assert afloop.returncode == 0


def test_op_de_achtergrond_telt_ctrl_c_niet() -> None:
    """Wie een opdracht met ``nohup`` of ``&`` start, heeft Ctrl-C voor haar uitgezet."""
    afloop = _bij("yaml", CTRL_C, "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)")
    assert afloop.returncode == 0
    assert "Afgebroken" not in afloop.stderr


@pytest.mark.parametrize("module", ["typer", "yaml"])
def test_te_weinig_geheugen_is_een_melding(module: str) -> None:
    afloop = _bij(module, "raise MemoryError")
    assert (afloop.returncode, afloop.stdout) == (2, "")
    assert afloop.stderr.startswith("Fout: er is te weinig geheugen.")
    assert "Traceback" not in afloop.stderr


@pytest.mark.parametrize("dicht", ["2>&-", "<&- 2>&-"])
def test_zonder_stderr_komt_de_uitkomst_er_gewoon(dicht: str) -> None:
    """Een dienst of een geplande taak kan zonder stderr starten."""
    rekenen = shlex.join([sys.executable, "-m", "reeletarief", *BEREKEN])
    met, zonder = (
        subprocess.run(["bash", "-c", f"{rekenen} {naar}"], capture_output=True, check=False)
        for naar in ("2>/dev/null", dicht)
    )
    assert (zonder.returncode, zonder.stdout) == (0, met.stdout)


def test_de_opdracht_start_binnen_de_wacht() -> None:
    """Wat geïnstalleerd wordt, mag niets laden voor er op Ctrl-C gelet wordt."""
    plek = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["project"]["scripts"]["reeletarief"]
    module, _, naam = plek.partition(":")
    assert callable(getattr(import_module(module), naam))
    geladen = _draai("-c", f"import sys, {module}; print(*sys.modules)").stdout.split()
    assert not {"typer", "reeletarief.cli", "signal", "enum"} & set(geladen)


def test_in_een_map_die_intussen_weg_is(tmp_path: Path) -> None:
    weg = tmp_path / "weg"
    weg.mkdir()
    rekenen = shlex.join([sys.executable, "-m", "reeletarief", "bereken"])
    opdracht = f"cd {shlex.quote(str(weg))} && rmdir {shlex.quote(str(weg))} && {rekenen}"
    afloop = subprocess.run(["bash", "-c", opdracht], capture_output=True, text=True, check=False)
    assert (afloop.returncode, afloop.stdout) == (2, "")
    assert afloop.stderr.startswith("Fout: de map waarin u staat, bestaat niet meer. Ga naar een andere map")


def _valt_uit(monkeypatch: pytest.MonkeyPatch, nummer: int) -> None:
    """Elke productkaart geeft bij het lezen deze fout, zoals op een schijf die wegvalt."""
    echt = Path.open

    def open_(pad: Path, *args: Any, **kw: Any) -> Any:
        if pad.parent.name == "productkaarten":
            raise OSError(nummer, "weg", str(pad))
        return echt(pad, *args, **kw)

    monkeypatch.setattr(Path, "open", open_)


@pytest.mark.parametrize("nummer", [errno.EIO, errno.ESTALE, errno.ENXIO, errno.ETIMEDOUT, errno.EMFILE])
def test_een_schijf_die_uitvalt_heet_geen_verkeerd_bestand(
    nummer: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(BASIS, tmp_path / "werk")
    _valt_uit(monkeypatch, nummer)
    assert voer_uit(["bereken", "--map", str(tmp_path / "werk")]) == 2
    gezegd = capsys.readouterr().err
    assert "Dit bestand is niet te lezen (de schijf geeft een fout)." in gezegd
    assert "de verbinding met de netwerkschijf" in gezegd


@pytest.mark.parametrize(
    ("nummer", "reden"),
    [
        (errno.ESTALE, "de verbinding met de netwerkschijf is weg"),
        (errno.EDQUOT, "uw ruimte op de schijf is vol"),
        (errno.EMFILE, "er staan te veel bestanden open"),
        (errno.ENOMEM, "er is te weinig geheugen"),
        (errno.EBUSY, "een ander programma gebruikt het"),
    ],
)
def test_een_schijf_die_niet_schrijft_laat_het_oude_staan(
    nummer: int, reden: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    doel = tmp_path / "b.json"
    doel.write_text("oud", encoding="utf-8")

    def weigert(_: int) -> None:
        raise OSError(nummer, "niet")

    monkeypatch.setattr("os.fsync", weigert)
    assert voer_uit(["bereken", "--map", str(BASIS), "-o", str(doel)]) == 2
    assert f"({reden})" in capsys.readouterr().err
    assert [pad.name for pad in tmp_path.iterdir()] == ["b.json"]
    assert doel.read_text(encoding="utf-8") == "oud"
