"""De verschillen van alle producten bij elkaar; ook zonder verschillen geladen, dus zonder wat ze berekent (:mod:`.verschillen`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.rapport.model import Verschilrij

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reeletarief.weergave.rapport.model import Product

EN_WAARDOOR = ", en waardoor"
"""Waarop de titel eindigt van een verschil met zijn oorzaken; het overzicht noemt die niet."""


def overzicht_van(producten: Iterable[Product]) -> tuple[tuple[str, tuple[Verschilrij, ...]], ...]:
    """Per eerdere stand het oude en nieuwe tarief van elk product in het overzicht."""
    uit: dict[str, list[Verschilrij]] = {}
    for product in producten:
        for verschil in product.verschillen if product.in_overzicht else ():
            oud, stap = verschil.eerder
            rij = Verschilrij(f"{product.code} {product.naam}", oud, product.tarief, stap)
            uit.setdefault(verschil.titel.removesuffix(EN_WAARDOOR), []).append(rij)
    return tuple((titel, tuple(rijen)) for titel, rijen in uit.items())
