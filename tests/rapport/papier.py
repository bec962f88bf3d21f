"""De pagina zoals zij uit de printer komt: per bladzijde de tekst van het pdf-bestand dat Chromium ervan maakt."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from tests.rapport.browser import EIST_CHROMIUM, Bladzijde

_LEZER = "pdftotext"
_ZONDER = f"{_LEZER} staat niet op deze machine; het papier is hier niet gelezen"


def bladen_op_papier(bladzijde: Bladzijde) -> list[str]:
    """De tekst van elk blad papier; overgeslagen waar geen programma staat dat een pdf leest, behalve waar de browser geëist wordt."""
    programma = shutil.which(_LEZER)
    if programma is None and os.environ.get(EIST_CHROMIUM):
        pytest.fail(_ZONDER)
    if programma is None:
        pytest.skip(_ZONDER)
    pdf = bladzijde.blad.pdf(prefer_css_page_size=True)
    tekst = subprocess.run([programma, "-layout", "-", "-"], input=pdf, check=True, capture_output=True).stdout.decode()
    return tekst.split("\f")[:-1]
