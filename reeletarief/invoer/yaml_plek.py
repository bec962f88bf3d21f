"""YAML schrijven: een tekst tussen aanhalingstekens, en een waarde vervangen op haar plaats.

Bij vervangen blijft al het andere (commentaar, indeling, regeleinden) staan.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.fouten import Plaats


def aangehaald(tekst: str) -> str:
    """Tekst tussen dubbele aanhalingstekens, zoals elke YAML-lezer haar woordelijk terugleest."""
    return json.dumps(tekst, ensure_ascii=False)


def vervang(inhoud: bytes, nieuw: Mapping[Plaats, str]) -> bytes:
    """De inhoud met op elke plaats de nieuwe tekst, zoals die in het bestand moet staan (met aanhalingstekens en al).

    De plaatsen zijn die van de strikte lezer, van waarden die op één regel staan; ze overlappen niet.
    """
    regels = inhoud.decode("utf-8").splitlines(keepends=True)
    for plaats in sorted(nieuw, key=lambda plaats: (plaats.regel, plaats.kolom), reverse=True):
        regel = regels[plaats.regel - 1]
        begin = plaats.kolom - 1 + (plaats.regel == 1 and regel.startswith("\ufeff"))
        regels[plaats.regel - 1] = regel[:begin] + nieuw[plaats] + regel[begin + plaats.lengte :]
    return "".join(regels).encode("utf-8")
