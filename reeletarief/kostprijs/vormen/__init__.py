"""De vormen van een product, een module per vorm.

:mod:`.uur` (ook een consult), :mod:`.dagdeel`, :mod:`.etmaal`, :mod:`.capaciteit` en :mod:`.bedragen`. Een product dat uit
andere producten bestaat, staat in :mod:`reeletarief.kostprijs.samenstelling`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs.post import TARIEFEENHEDEN
from reeletarief.kostprijs.vormen.bedragen import Bedragenvorm
from reeletarief.kostprijs.vormen.capaciteit import capaciteitsvorm
from reeletarief.kostprijs.vormen.dagdeel import dagdeelvorm
from reeletarief.kostprijs.vormen.etmaal import etmaalvorm
from reeletarief.kostprijs.vormen.uur import uurvorm

if TYPE_CHECKING:
    from collections.abc import Callable

    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.kostprijs.cao_jaar import CaoJaar
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes
    from reeletarief.kostprijs.vorm import Vorm

MET_BEROEPSKRACHTEN: dict[str, Callable[[Productkaart, Jaarkeuzes, CaoJaar], Vorm]] = {
    "uur": uurvorm,
    "consult": uurvorm,
    "dagdeel": dagdeelvorm,
    "etmaal": etmaalvorm,
    "capaciteit": capaciteitsvorm,
}
"""Elke vorm met functies, op naam."""


def vorm_voor(kaart: Productkaart, keuzes: Jaarkeuzes, cao: CaoJaar | None) -> Vorm:
    """De vorm van een kaart, met haar lonen en uren al uitgerekend; zonder cao zijn er geen beroepskrachten.

    Een :class:`RekenFout` als een schaal of trede niet bestaat, een reeks een gat heeft of er geen uren overblijven.
    """
    if cao is None:
        return Bedragenvorm(TARIEFEENHEDEN[kaart.eenheid])
    return MET_BEROEPSKRACHTEN[kaart.vorm](kaart, keuzes, cao)
