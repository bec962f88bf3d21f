"""Welke posten elke rij van de invoerbladen voedt, per product: zo is een gewijzigde cel terug te rekenen in de boom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs.post import Post
from reeletarief.weergave.werkboek.lijstregels import vaste_sleutel
from reeletarief.weergave.werkboek.tabelmodel import Verwijzing

if TYPE_CHECKING:
    from reeletarief.analyse.werkboek.stand import Boek, Celplek
    from reeletarief.weergave.werkboek.ligging import Ligging
    from reeletarief.weergave.werkboek.rekenblad import Buiten

_NERGENS: Celplek = ("", 0, 0)
Invoerposten = dict[str, dict[str, tuple[str, ...]]]
"""Per sleutel van een invoerrij: per product de sleutels van de posten."""


def invoerposten(ligging: Ligging, boek: Boek) -> Invoerposten:
    """Per invoerrij van het werkboek van deze ligging de producten en posten die haar waarde gebruiken.

    In een samengesteld tarief zijn het ook de posten van zijn onderdelen, onder hun sleutel met het product ervoor.
    """
    per_plek = {rij.plek: rij.sleutel for rij in boek.rijen}
    gevonden: dict[str, dict[str, list[str]]] = {}
    for product, plekken in ligging.indeling.plekken.items():
        for post, waar in plekken.items():
            sleutel = vaste_sleutel(waar) if isinstance(waar, Post) else per_plek.get(_plek(ligging, waar) or _NERGENS)
            if sleutel is not None:
                gevonden.setdefault(sleutel, {}).setdefault(product, []).append(post)
    return {
        sleutel: {product: tuple(posten) for product, posten in per_product.items()}
        for sleutel, per_product in gevonden.items()
    }


def _plek(ligging: Ligging, waar: Buiten) -> Celplek | None:
    """De cel op een invoerblad; een plek in een kolom van een rekenblad is geen invoer."""
    cel = ligging.cel(waar) if waar.op_lijst else None
    return (cel.blad, cel.rij, cel.kolom) if isinstance(cel, Verwijzing) else None
