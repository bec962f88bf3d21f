"""Wat iemand aan ``verifieer`` geeft en geen werkboek is, maar waar wel een weg voor is: een besluit, of een webpagina."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import NoReturn

from reeletarief.cli.afloop import stop_met
from reeletarief.fouten import Bevinding, Plaats

_PAGINA = {".html": "een webpagina", ".htm": "een webpagina", ".md": "een pagina in Markdown", ".docx": "een tekst"}
_JAAR = re.compile(r"[0-9]{4}")


def eis_werkboek(pad: str) -> None:
    """Is dit een besluit of een pagina, dan stopt het met code 2, en met wat er wel na te gaan is."""
    soort = Path(pad).suffix.lower()
    if soort == ".json" or (_JAAR.fullmatch(pad) and not os.path.lexists(pad)):
        _weiger(pad, "een besluit", f"Een besluit gaat u na met: reeletarief verifieer --vastgesteld {pad}")
    if soort in _PAGINA and os.path.lexists(pad):
        remedie = (
            "Vraag om het werkboek (.xlsx) of het besluitbestand (.json). De vingerafdruk onder Bewijs op de pagina hoort die te zijn die "
            "'reeletarief verifieer --vastgesteld JAAR' onderaan noemt."
        )
        _weiger(pad, f"{_PAGINA[soort]}, en die is niet na te rekenen", remedie)


def _weiger(pad: str, wat: str, remedie: str) -> NoReturn:
    stop_met([Bevinding("RT802", f"Dit is geen werkboek maar {wat}.", remedie, Plaats(pad, 1))])
