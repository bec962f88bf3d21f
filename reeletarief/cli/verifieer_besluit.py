"""``verifieer --vastgesteld JAAR``: een besluit nagerekend uit de bestanden die het zelf bewaart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.cli.besluiten import besluit_of_stop
from reeletarief.cli.gedeeld import BEVINDING, GOED, KON_NIET, als_scherm, herstel_werkmap, meld, schrijf
from reeletarief.cli.opties import lees_jaar

if TYPE_CHECKING:
    from pathlib import Path

    from reeletarief.analyse.besluit_nagerekend import Besluitoordeel
    from reeletarief.weergave.console import Kleur


def verifieer_besluit(werkmap: Path, tekst: str, vorm: str, kleur: Kleur) -> int:
    """Reken het besluit van een jaar na, toon het oordeel en geef de uitgangscode."""
    from reeletarief.analyse.besluit_nagerekend import oordeel_over
    from reeletarief.invoer.kaarten_op_product import kaarten_op_product
    from reeletarief.invoer.werkmap import haal_werkmap

    jaar = lees_jaar(tekst, "--vastgesteld")
    assert jaar is not None
    herstel_werkmap(werkmap)
    besluit = besluit_of_stop(werkmap, jaar)
    nu = haal_werkmap(werkmap).inhoud
    oordeel = oordeel_over(besluit, nu, kaarten_op_product(nu))
    meld(oordeel.nagerekend.fouten, {})
    schrijf(_weergave(oordeel, vorm, kleur), None, werkmap)
    if oordeel.nagerekend.resultaat is None:
        return KON_NIET
    return GOED if oordeel.in_orde else BEVINDING


def _weergave(oordeel: Besluitoordeel, vorm: str, kleur: Kleur) -> str:
    if vorm == "json":
        from reeletarief.weergave.verifieer_besluit_json import besluitoordeel_als_json

        return besluitoordeel_als_json(oordeel)
    from reeletarief.weergave.verifieer_besluit_scherm import toon_besluitoordeel

    return als_scherm(lambda console: toon_besluitoordeel(oordeel, console), kleur, None)
