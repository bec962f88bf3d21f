"""De proefregio met iets anders erin, en wat ``controleer`` ervan vindt."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.controles.conftest import GALERIJ


def leg_over(werkmap: Path, *gevallen: str) -> None:
    for geval in gevallen:
        shutil.copytree(GALERIJ / geval, werkmap, dirs_exist_ok=True, ignore=shutil.ignore_patterns("verwacht.txt"))
