"""Meldt aan het eind hoeveel vijandige invoer er gedraaid is, en met welk zaad."""

from __future__ import annotations

import pytest

from tests.vijandig.stand import GETELD, NACHT, ZAAD


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if NACHT and GETELD:
        terminalreporter.write_line(f"Vijandige invoer: {sum(GETELD.values())}, met REELETARIEF_ZAAD={ZAAD}.")
        for test, aantal in sorted(GETELD.items()):
            terminalreporter.write_line(f"  {aantal:7} {test}")
