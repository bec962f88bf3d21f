"""Een opslagpercentage zegt niet wat het meet, waarvoor het geldt of waar het vandaan komt.

Elk percentage draagt zijn ``definitie`` (wat het meet), ``bron``, ``jaar`` en ``reikwijdte`` (waarvoor de bron geldt);
waarover het gaat staat al in ``over``. Zonder die gegevens is niet te zien of cijfers bij elkaar passen
(RBDHA:2019:11096). Staat het percentage in een reeks, dan staan ze daar.

Goed:

    - sleutel: overhead_ict
      percentage: 4%
      over: [beroepskracht]
      definitie: kosten van ict ÷ loonkosten van beroepskrachten
      reikwijdte: jeugdhulpaanbieders in Nederland
      bron: …
      jaar: 2024

Fout:

    - sleutel: overhead_ict
      percentage: 4%
      over: [beroepskracht]
      bron: …
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.waarden import Waarde

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT622"
ERNST = Ernst.WAARSCHUWING
NAAM = "percentage zonder definitie, jaar, bron of reikwijdte"
NODIG = ("definitie", "jaar", "bron", "reikwijdte")


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke opslagregel met een eigen percentage waarbij een van de vier gegevens ontbreekt."""
    for set_ in dossier.opslagsets.values():
        for regel in set_.regels:
            mist = [veld for veld in NODIG if getattr(regel, veld) is None]
            if mist and isinstance(regel.percentage, Waarde):
                yield Bevinding(
                    CODE,
                    f"Het percentage van '{regel.sleutel}' mist: {', '.join(mist)}.",
                    "Vul dat aan, zodat te zien is wat dit getal meet en waarvoor het geldt.",
                    regel.sleutel.plaats,
                    ERNST,
                )
