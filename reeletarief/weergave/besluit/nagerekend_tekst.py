"""Het oordeel over een vastgelegd besluit in woorden, voor het scherm en voor json."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief import __version__
from reeletarief.weergave.getal import geteld

if TYPE_CHECKING:
    from reeletarief.analyse.besluit.nagerekend import Besluitoordeel

ZONDER_REGIO = "Er is geen regio naast gelegd: dit zijn alleen de bestanden die het besluit zelf bewaart."


def conclusie(oordeel: Besluitoordeel) -> str:
    """Eén zin: klopt het besluit, en zo niet, wat er niet klopt."""
    nagerekend = oordeel.nagerekend
    if nagerekend.resultaat is None:
        return "Het besluit is niet na te rekenen: de bestanden die het bewaart, zijn niet te lezen."
    if oordeel.in_orde:
        return "Het besluit klopt: elk tarief volgt tot op de laatste decimaal uit de bestanden die het bewaart."
    fouten = []
    if nagerekend.verschillen:
        aantal = len({verschil.product for verschil in nagerekend.verschillen})
        fouten.append(f"{geteld(aantal, 'product komt', 'producten komen')} anders uit")
    if not nagerekend.vingerafdruk_klopt:
        fouten.append("de vingerafdruk is niet die van de bewaarde bestanden")
    if oordeel.kaarten:
        aantal = len(oordeel.kaarten)
        fouten.append(f"{geteld(aantal, 'kaart draagt', 'kaarten dragen')} het besluit niet")
    return f"Het besluit klopt niet: {', en '.join(fouten)}."


def andere_versie(oordeel: Besluitoordeel) -> str:
    """Wat het betekent dat het besluit met een andere versie van het programma is gemaakt; leeg als dat niet zo is."""
    toen = oordeel.besluit.versie
    if toen == __version__:
        return ""
    anders = (
        " Rekent het anders, installeer dan die versie om het besluit na te gaan."
        if oordeel.nagerekend.verschillen
        else ""
    )
    return f"Het besluit is gemaakt met reeletarief {toen}; nagerekend met {__version__}.{anders}"
