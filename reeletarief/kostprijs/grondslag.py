"""De grondslag van een percentage: de som van de regels die ``over:`` noemt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs import post as posten

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.kostprijs.post import Eenheid, Post


def grondslag(sleutel: str, regels: Mapping[str, Post], over: Sequence[str], eenheid: Eenheid, naam: str) -> Post:
    """De som van de genoemde regels; bij één regel is dat die regel zelf.

    Dat de namen bestaan en eerder staan, is bij het inlezen gecontroleerd (:mod:`reeletarief.invoer.opslagen.over`).
    """
    delen = [regels[str(genoemd)] for genoemd in over]
    if len(delen) == 1:
        return delen[0]
    return posten.som(f"{sleutel}.grondslag", f"grondslag {naam}", eenheid, *delen)
