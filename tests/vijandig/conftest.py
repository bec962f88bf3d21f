"""Meldt na een nacht met welk zaad zij draaide, en hoeveel vijandige invoer er was (bij ``-n`` telt elk proces voor zich)."""

from __future__ import annotations

import pytest

from tests.vijandig.stand import GETELD, NACHT, ZAAD


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if NACHT:
        geteld = f", {sum(GETELD.values())} keer vijandige invoer" if GETELD else ""
        terminalreporter.write_line(f"De nacht van REELETARIEF_ZAAD={ZAAD}{geteld}.")
        for test, aantal in sorted(GETELD.items()):
            terminalreporter.write_line(f"  {aantal:7} {test}")
