"""De namen van plekken op de pagina van het rapport: veilige tekens, en elke naam één keer."""

from __future__ import annotations

import re
from functools import lru_cache

PRODUCT = "product-"
"""Waarmee de plek van een product begint; wat erachter staat, is het begin van alle andere plekken van dat product."""
_ONVEILIG = re.compile(r"[^A-Za-z0-9_.-]")


@lru_cache(maxsize=1 << 14)
def veilig(tekst: str) -> str:
    """Tekst als deel van een anker: letters, cijfers en ``. _ -``, en een laag streepje voor al het andere."""
    return _ONVEILIG.sub("_", tekst)


class Ankers:
    """Namen van plekken op de pagina, elk één keer."""

    def __init__(self) -> None:
        self._bezet: set[str] = set()

    def neem(self, gewenst: str) -> str:
        """De gewenste naam, of met een volgnummer als die al bestaat."""
        anker, nummer = gewenst, 1
        while anker in self._bezet:
            nummer += 1
            anker = f"{gewenst}-{nummer}"
        self._bezet.add(anker)
        return anker

    def neem_product(self, code: str) -> str:
        """De plek van een product: ``product-`` met zijn code.

        Zonder punt, want achter de code en een punt komen de regels van zijn berekening; zo eindigt bij de eerste punt
        elke code, en is ``A.opslag`` nooit een regel van ``A``.
        """
        return self.neem(f"{PRODUCT}{veilig(code).replace('.', '_')}")
