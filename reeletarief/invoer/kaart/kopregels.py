"""Product, naam, eenheid en cao van een kaart uit haar tekst, zonder de kaart te keuren.

De strenge lezer (:mod:`reeletarief.invoer.yaml_strikt`) geeft niets bij een kaart met fouten, en is te duur voor Tab. Deze lezer is
voor wie alleen wil weten om welk product het gaat. Hij herkent de sleutels in de eerste kolom, of in een kaart tussen accolades, met
of zonder aanhalingstekens; staat een sleutel er vaker, dan telt de eerste. Reken er niet mee.
"""

from __future__ import annotations

import re

_SLEUTEL = r"""["']?(product|naam|eenheid|cao)["']?[ \t]*:[ \t]*"""
_AANGEHAALD = r""""((?:[^"\\\n]|\\.)*)"|'((?:[^'\n]|'')*)'"""
_PER_REGEL = rf"(?m)^{_SLEUTEL}(?:{_AANGEHAALD}|([^\n]*))"
_IN_ACCOLADES = rf"[{{,]\s*{_SLEUTEL}(?:{_AANGEHAALD}|([^,}}\n]*))"
_TUSSEN_ACCOLADES = r"(?:\s|(?:#|---)[^\n]*\n)*\{"
_COMMENTAAR = r"(?:^|\s)#.*"
# tekst en geen re.compile: wie deze module laadt maar geen kaart leest (elke berekening), betaalt er niet voor


def kopregels(tekst: str) -> dict[str, str]:
    """De waarde per sleutel (product, naam, eenheid, cao), voor zover zij er staat."""
    patroon = _IN_ACCOLADES if re.match(_TUSSEN_ACCOLADES, tekst) else _PER_REGEL
    velden: dict[str, str] = {}
    for sleutel, dubbel, enkel, kaal in re.findall(patroon, tekst):
        waarde = (
            dubbel.replace('\\"', '"') or enkel.replace("''", "'") or re.sub(_COMMENTAAR, "", kaal).strip(" \t\r\"'")
        )
        velden.setdefault(sleutel, waarde)
    return velden
