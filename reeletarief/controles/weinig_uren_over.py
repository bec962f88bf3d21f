"""Van de contracturen van een product blijft minder dan een derde over om mee te rekenen.

Elk betaald uur dat niet declarabel is, zit in het uurtarief. Blijft er minder dan een derde over, dan is dat ruim drie keer het
loon. De bronnen noemen geen norm voor jeugdhulp; de meeste tijd die er ergens afgaat is 35% administratie (Berenschot). Bijna altijd is er
een percentage of aantal uren te groot, of telt dezelfde tijd twee keer. Dit is een vraag, geen norm: met een laagste
waarde onder ``grenzen.declarabel_van_contract`` kiest de regio haar eigen grens (RT609) in plaats van deze.

Goed:

    - {sleutel: reistijd, naam: Reistijd, soort: clientgebonden_indirect, percentage: 10%, over: [clientgebonden_uren], …}

Fout:

    - {sleutel: reistijd, naam: Reistijd, soort: clientgebonden_indirect, percentage: 70%, over: [clientgebonden_uren], …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.uitkomst import deel_in_zin
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.kostprijs.post import deel_van
from reeletarief.weergave.getal import opsomming

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.kostprijs.tarief import Tarief

CODE = "RT678"
ERNST = Ernst.WAARSCHUWING
NAAM = "bijna geen uren over"
DERDE = 3
GENOEMD = 5


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Eén bevinding voor alle producten waarvan hetzelfde, te kleine deel van de contracturen overblijft."""
    per_deel: dict[Decimal, list[Tarief]] = {}
    for tarief in dossier.resultaat.tarieven:
        deel = _deel(dossier, tarief)
        if deel is not None and deel * DERDE < 1:
            per_deel.setdefault(deel, []).append(tarief)
    for deel, tarieven in per_deel.items():
        producten = opsomming((tarief.product for tarief in tarieven), GENOEMD)
        yield Bevinding(
            CODE,
            f"Van de contracturen blijft {deel_in_zin(deel)} over bij {producten}.",
            "Controleer de regels onder 'uren' en het verlof van de cao: een cijfer te veel, of dezelfde tijd twee keer.",
            tarieven[0].kaart.product.plaats,
            ERNST,
        )


def _deel(dossier: Dossier, tarief: Tarief) -> Decimal | None:
    """Het deel van de contracturen dat een voltijder levert; niets als dat niet geldt of de regio er zelf een band voor heeft."""
    uren, grens = tarief.uren, dossier.grenzen.declarabel_van_contract
    if uren is None or (uren.is_declarabel and grens is not None and grens.laagste is not None):
        return None
    return deel_van(uren.declarabel, uren.contracturen)
