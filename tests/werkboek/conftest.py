"""Calc voor de toetsen van het werkboek: overgeslagen waar het ontbreekt, tenzij het er hoort te zijn."""

from __future__ import annotations

import os

import pytest

from tests.werkboek.calc import Calc, calc_aanwezig

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
