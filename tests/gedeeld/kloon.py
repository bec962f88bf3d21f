"""Kleine tijdelijke kloons van git voor de tests, zonder de instellingen van wie de tests draait."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import wijzig

KAART = "productkaarten/45A48.yaml"


@pytest.fixture(autouse=True)
def schone_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Geldt in elke testmodule die haar importeert: geen instellingen van wie de tests draait, en geen omringende hook of kloon."""
    for naam in [naam for naam in os.environ if naam.startswith("GIT_")]:
        monkeypatch.delenv(naam)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


def git(map_: Path, *opdracht: str) -> str:
    instellingen = (
        "user.name=Proef",
        "user.email=proef@example.org",
        "commit.gpgsign=false",
        "init.defaultBranch=main",
    )
    vooraf = [deel for instelling in instellingen for deel in ("-c", instelling)]
    return subprocess.run(
        ["git", *vooraf, "-C", str(map_), *opdracht], capture_output=True, text=True, check=True
    ).stdout.strip()


def leg_vast(map_: Path, boodschap: str = "stand") -> str:
    git(map_, "add", "--all")
    git(map_, "commit", "--quiet", "--allow-empty", "--message", boodschap)
    return git(map_, "rev-parse", "HEAD")


def vervang(map_: Path, oud: str, nieuw: str, pad: str = KAART) -> None:
    wijzig(map_ / pad, oud, nieuw)
