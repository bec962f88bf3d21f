"""Verhoudingen in een uitkomst: welk deel van de kostprijs overhead of marge is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.afronding import op_decimalen
from reeletarief.kostprijs.post import deel_van, som
from reeletarief.weergave.getal import kort_procent, procent

if TYPE_CHECKING:
    from decimal import Decimal

    from reeletarief.invoer.opslagen.bestand import Grens
    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

BUITEN_DE_KOSTPRIJS = frozenset({"marge", "indexatie", "afronding"})
_DECIMALEN = 10


def deel_van_kostprijs(tarief: Tarief, element: str) -> Decimal:
    """Het NvO-element als deel van de kostprijs (het tarief zonder marge, index en afronding)."""
    delen = [post for naam, post in tarief.nvo.items() if naam not in BUITEN_DE_KOSTPRIJS]
    kostprijs = som("kostprijs", "kostprijs", tarief.tarief.eenheid, *delen)
    return deel_naast_grens(tarief.nvo[element], kostprijs)


def deel_naast_grens(post: Post, geheel: Post) -> Decimal:
    """Het deel dat een post van een geheel is, om naast een grens te leggen: een deel dat die grens precies is, ligt er niet buiten.

    Bedragen liggen op een raster van achttien decimalen, en daardoor ligt zo'n deel er een fractie onder of boven. Op tien decimalen
    is dat weg.
    """
    return op_decimalen(deel_van(post, geheel), _DECIMALEN)


def buiten(deel: Decimal, grens: Grens) -> bool:
    """Of een deel onder de laagste of boven de hoogste waarde van een grens ligt."""
    te_laag = grens.laagste is not None and deel < grens.laagste.getal
    return te_laag or (grens.hoogste is not None and deel > grens.hoogste.getal)


def deel_in_zin(deel: Decimal) -> str:
    """Een deel met twee decimalen, zodat het verschil met een grens zichtbaar blijft."""
    return procent(deel, 2)


def grens_in_zin(grens: Grens) -> str:
    """De bandbreedte zoals de lezer haar uitspreekt, met haar bron."""
    laagste = kort_procent(grens.laagste.getal) if grens.laagste else None
    hoogste = kort_procent(grens.hoogste.getal) if grens.hoogste else None
    if laagste and hoogste:
        band = f"{laagste} tot {hoogste}"
    else:
        band = f"ten minste {laagste}" if laagste else f"hoogstens {hoogste}"
    bron = ", ".join(str(deel) for deel in (grens.bron, grens.jaar) if deel)
    return f"{band} ({bron})" if bron else band
