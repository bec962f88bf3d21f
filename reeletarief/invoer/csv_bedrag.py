"""Een bedrag in een csv: strikt als in de YAML, en ook zoals een Nederlands rekenblad het bewaart.

Daar wordt € 2.345,50 ``2345,5``: een komma, en geen nul achteraan. Met ten hoogste twee cijfers achter de komma is dat maar op
één manier te lezen. Een duizendteken (``3.250`` of ``3.250,00``) blijft een vraag.
"""

from __future__ import annotations

import re

from reeletarief.invoer.getalvraag import bedoelt_getal
from reeletarief.invoer.waarden import Waarde, WaardeFout, lees_bedrag
from reeletarief.invoer.yaml_strikt import Tekst

_UIT_EEN_REKENBLAD = re.compile(r"(-?(?:0|[1-9][0-9]*))[.,]([0-9]{1,2})")
_MET_KOMMA = re.compile(r"[-0-9., ]*,[-0-9., ]*")
_VOORBEELD = "2946.27"


def lees_bedrag_in_cel(tekst: Tekst) -> Waarde:
    """Een bedrag in euro, met de plaats van zijn cel; een :class:`.WaardeFout` als het geen eenduidig bedrag is."""
    gevonden = _UIT_EEN_REKENBLAD.fullmatch(tekst)
    if gevonden is not None:
        euro, decimalen = gevonden.groups()
        return lees_bedrag(Tekst(f"{euro}.{decimalen:0<2}", tekst.plaats))
    try:
        return lees_bedrag(tekst)
    except WaardeFout as fout:
        if not _MET_KOMMA.fullmatch(tekst):
            raise
        raise _andere_komma(tekst, fout.code) from None


def _andere_komma(tekst: Tekst, code: str) -> WaardeFout:
    """De fout bij een komma die niet te lezen is; in YAML mag er geen, en hier wel."""
    wat = f"'{tekst[:40]}' is geen bedrag: achter de komma staan een of twee cijfers, en een duizendteken kan niet."
    remedie = f"{bedoelt_getal(tekst, _VOORBEELD, '')}Schrijf alleen cijfers en een komma of punt, zoals 2946,27."
    return WaardeFout(code, wat, remedie)
