"""Een bedrag in een csv: strikt als in de YAML, en ook zoals een Nederlands rekenblad het bewaart.

Daar wordt € 2.345,50 ``2345,5``: een komma, en geen nul achteraan. Met ten hoogste twee cijfers achter de komma is dat maar op
één manier te lezen. Een duizendteken (``3.250`` of ``3.250,00``) blijft een vraag.
"""

from __future__ import annotations

import re

from reeletarief.invoer.waarden import Waarde, lees_bedrag
from reeletarief.invoer.yaml_strikt import Tekst

_UIT_EEN_REKENBLAD = re.compile(r"(-?[0-9]+)[.,]([0-9]{1,2})")


def lees_bedrag_in_cel(tekst: Tekst) -> Waarde:
    """Een bedrag in euro, met de plaats van zijn cel; een :class:`.WaardeFout` als het geen eenduidig bedrag is."""
    gevonden = _UIT_EEN_REKENBLAD.fullmatch(tekst)
    if gevonden is None:
        return lees_bedrag(tekst)
    euro, decimalen = gevonden.groups()
    return lees_bedrag(Tekst(f"{euro}.{decimalen:0<2}", tekst.plaats))
