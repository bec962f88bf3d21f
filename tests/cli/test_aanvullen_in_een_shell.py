"""Een code met een spatie is met Tab aan te vullen: op de regel van een echte shell, en als één woord voor het programma."""

from __future__ import annotations

import os
import pty
import select
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_aanvullen import PROGRAMMA, script_van
from tests.test_fouten import FOUTEN

SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], ""),
    "zsh": (["zsh", "-f", "-i"], "autoload -Uz compinit; compinit -u; "),
    "fish": (["fish", "--no-config", "-i"], ""),
}
REGELS = {
    "kaal": "46",
    "met een schuine streep": r"46\ ",
    "tussen enkele aanhalingstekens": "'46",
    "tussen dubbele aanhalingstekens": '"46',
    "na een andere code met een spatie": r"45\ A48 46",
}
EIST_SHELLS = "REELETARIEF_EIST_SHELLS"
"""Waar dit gezet is (in CI), mag er geen shell ontbreken."""
GEDULD = 60
WIE_BENT_U, EEN_TERMINAL = b"\x1b[c", b"\x1b[?62;c"
"""Een nieuwe fish vraagt eerst wat voor terminal dit is, en wacht op het antwoord."""


class Terminal:
    """Een shell achter een toetsenbord."""

    def __init__(self, opdracht: list[str], map_: Path) -> None:
        self.gezien = b""
        self.kind, self.toetsen = pty.fork()
        if self.kind == 0:
            os.chdir(map_)
            pad = f"{PROGRAMMA.parent}{os.pathsep}{os.environ['PATH']}"
            os.execvpe(opdracht[0], opdracht, {**os.environ, "PATH": pad, "TERM": "dumb", "HOME": str(map_)})

    def typ(self, tekst: str, tot: str) -> None:
        """Typ tekst, en wacht tot de terminal daarna dit laat zien."""
        self.gezien = b""
        os.write(self.toetsen, tekst.encode())
        einde = time.monotonic() + GEDULD
        while tot.encode() not in self.gezien:
            assert time.monotonic() < einde, self.gezien.decode(errors="replace")
            if select.select([self.toetsen], [], [], 0.1)[0]:
                nieuw = os.read(self.toetsen, 65536)
                self.gezien += nieuw
                if WIE_BENT_U in nieuw:
                    os.write(self.toetsen, EEN_TERMINAL)

    def sluit(self) -> None:
        os.kill(self.kind, 9)
        os.waitpid(self.kind, 0)
        os.close(self.toetsen)


@pytest.fixture(params=SHELLS)
def terminal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Terminal]:
    """Een shell waarin aanvullen aanstaat, in een regio met de producten 45 A48 en 46 B."""
    opdracht, vooraf = SHELLS[request.param]
    if shutil.which(opdracht[0]) is None:
        zonder = f"geen {request.param} op deze machine"
        if os.environ.get(EIST_SHELLS):
            pytest.fail(zonder)
        pytest.skip(zonder)
    shutil.copytree(FOUTEN / "_basis", tmp_path, dirs_exist_ok=True)
    kaart = tmp_path / "productkaarten" / "45A48.yaml"
    for code in ("45 A48", "46 B"):
        (kaart.parent / f"{code}.yaml").write_text(kaart.read_text(encoding="utf-8").replace("45A48", code), "utf-8")
    (tmp_path / "aanvullen").write_text(script_van(request.param), encoding="utf-8")
    een = Terminal(opdracht, tmp_path)
    een.typ(f"{vooraf}source ./aanvullen; echo klaar-'2'\r", "klaar-2")
    yield een
    een.sluit()


@pytest.mark.parametrize("regel", REGELS.values(), ids=REGELS)
def test_een_code_met_een_spatie_wordt_een_woord(terminal: Terminal, regel: str) -> None:
    terminal.typ(f"reeletarief bereken {regel}\t", "B")
    terminal.typ("\x01printf '<%s>' \r", "<46 B>")
