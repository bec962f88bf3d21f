"""De pagina zoals zij uit de printer komt: per bladzijde de tekst van het pdf-bestand dat Chromium ervan maakt."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.rapport.browser import Bladzijde

_LEZER = "pdftotext"


def bladen_op_papier(bladzijde: Bladzijde) -> list[str]:
    """De tekst van elk blad papier; overgeslagen waar geen programma staat dat een pdf leest."""
    programma = shutil.which(_LEZER)
    if programma is None:
        pytest.skip(f"{_LEZER} staat niet op deze machine; het papier is hier niet gelezen")
    pdf = bladzijde.blad.pdf(prefer_css_page_size=True)
    tekst = subprocess.run([programma, "-layout", "-", "-"], input=pdf, check=True, capture_output=True).stdout.decode()
    return tekst.split("\f")[:-1]
