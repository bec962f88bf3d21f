"""Calc voor de toetsen van het werkboek (overgeslagen waar het ontbreekt, tenzij het er hoort te zijn), en een regio om een werkboek tegen te verifiëren."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reeletarief.weergave.werkboek.tabelmodel import Werkboek
from reeletarief.weergave.werkboek.xlsx import als_xlsx
from tests.conftest import Draai, Uitkomst
from tests.werkboek.calc import Calc, calc_aanwezig
from tests.werkboek.veranderd import STREEK, zet_regio

EIST_CALC = "REELETARIEF_EIST_CALC"
ZONDER_CALC = "LibreOffice Calc (soffice) staat niet op deze machine; het werkboek is hier niet in Calc nagerekend"


def start_calc(tmp_path_factory: pytest.TempPathFactory) -> Calc:
    """LibreOffice Calc met een eigen profiel; waar ``REELETARIEF_EIST_CALC`` staat, mag het niet ontbreken."""
    if calc_aanwezig():
        return Calc(tmp_path_factory.mktemp("calc"))
    if os.environ.get(EIST_CALC):
        pytest.fail(ZONDER_CALC)
    pytest.skip(ZONDER_CALC)


@pytest.fixture(scope="session")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Calc:
    """Eén Calc voor alle toetsen: opstarten met een nieuw profiel kost het meest."""
    return start_calc(tmp_path_factory)


@pytest.fixture
def regio(tmp_path: Path) -> Path:
    return zet_regio(tmp_path, STREEK)


@pytest.fixture
def verifieer(draai: Draai, tmp_path: Path, regio: Path) -> Draai:
    """Schrijf een werkboek als xlsx en verifieer het tegen de regio."""

    def _verifieer(boek: Werkboek | bytes, *argumenten: str, map_: Path = regio) -> Uitkomst:
        pad = tmp_path / "besluit.xlsx"
        pad.write_bytes(boek if isinstance(boek, bytes) else als_xlsx(boek))
        return draai("verifieer", str(pad), *argumenten, map_=map_)

    return _verifieer
