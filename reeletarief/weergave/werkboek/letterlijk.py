"""Of een waarde letterlijk zo in een bestand staat: alleen zulke cellen kan de lezer zinvol wijzigen.

Het aantal feestdagen in een jaar of de uren van een dienst volgen uit een lijst en de kalender; die wijzigt men daar.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.fouten import Plaats
    from reeletarief.kostprijs.post import Post


_STUURT_MEER = re.compile(r"rooster\..+\.duur")
"""De duur van een dienst bepaalt ook welke uren toeslag krijgen; dat volgt een formule niet."""


def staat_er(post: Post, regels: Mapping[str, Sequence[str]]) -> bool:
    """Of op de vindplaats van een gegeven waarde precies dit getal staat, en meer niet bepaalt dan deze post.

    ``regels`` zijn de regels per bestand.
    """
    plaats = post.plaats
    if _STUURT_MEER.fullmatch(post.sleutel):
        return False
    return plaats is not None and _getal_op(plaats, regels.get(plaats.bestand, ())) == post.bedrag


def _getal_op(plaats: Plaats, regels: Sequence[str]) -> Decimal | None:
    if plaats.regel > len(regels):
        return None
    begin = plaats.kolom - 1
    tekst = regels[plaats.regel - 1][begin : begin + plaats.lengte].strip().strip("\"'")
    try:
        getal = Decimal(tekst.removesuffix("%").strip())
    except InvalidOperation:
        return None
    return getal / 100 if tekst.endswith("%") else getal
