"""Product, naam, eenheid en cao van een kaart uit haar tekst, zonder de kaart te keuren.

De strenge lezer (:mod:`reeletarief.invoer.yaml_strikt`) geeft niets bij een kaart met fouten, en is te duur voor Tab. Deze lezer is
voor wie alleen wil weten om welk product het gaat. Hij herkent de sleutels in de eerste kolom, of in een kaart tussen accolades, met
of zonder aanhalingstekens; staat een sleutel er vaker, dan telt de eerste. Reken er niet mee. Zo is ook te zeggen of een product
onbekend is, of een kaart heeft die wegviel.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reeletarief.invoer.regio import Inlezing

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


def kern_van_code(code: str) -> str:
    """Een code zonder wat bij overtypen het eerst anders wordt: spaties, hoofdletters en aanhalingstekens."""
    return re.sub(r"[\s\"'“”„‘’]", "", code).upper()


def kaart_met_fout(code: str, inlezing: Inlezing) -> str | None:
    """Het pad van de kaart van dit product, als zij door een fout niet te gebruiken was: zo'n product is niet onbekend."""
    return next((pad for pad in inlezing.gemist if _noemt_product(inlezing, pad, code)), None)


def _noemt_product(inlezing: Inlezing, pad: str, code: str) -> bool:
    """Of een kaart die niet te gebruiken was, de kaart van dit product is; zegt zij dat niet, dan telt de naam van het bestand."""
    regels = inlezing.bestanden[pad].regels if pad in inlezing.bestanden else ()
    genoemd = kopregels("\n".join(regels)).get("product")
    if genoemd:
        return kern_van_code(genoemd) == kern_van_code(code)
    return f"{pad.rpartition('/')[2].rpartition('.')[0]}-".startswith(f"{code.replace(' ', '-')}-")
