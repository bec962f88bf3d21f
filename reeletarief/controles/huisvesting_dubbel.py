"""Huisvesting staat twee keer in één opslagset: als eigen element en binnen de overhead.

Huisvesting zit óf in de overhead óf is een eigen element (NvO §8.3; art. 2.3 onder c Besluit Jeugdwet). Staat ze in
allebei, dan betaalt de regio dezelfde vierkante meters twee keer. Een overheadregel is huisvesting als haar
``onderdeel`` dat zegt, of als haar sleutel of naam huisvesting, NHC of NIC noemt.

Goed:

    opslagsets:
      verblijf:
        regels:
          - {sleutel: overhead, naam: Overhead, element: overhead, onderdeel: algemeen, …}
          - {sleutel: nhc, naam: NHC, element: huisvesting, …}

Fout:

    opslagsets:
      verblijf:
        regels:
          - {sleutel: kantoor, naam: Kantoorpanden, element: overhead, onderdeel: huisvesting, …}
          - {sleutel: nhc, naam: NHC, element: huisvesting, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.herken import HUISVESTING, gaat_over
from reeletarief.fouten import Bevinding, Ernst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.stand import Stand
    from reeletarief.invoer.opslagregel import Opslagregel

CODE = "RT601"
ERNST = Ernst.WAARSCHUWING
NAAM = "huisvesting dubbel"


def controleer(stand: Stand) -> Iterator[Bevinding]:
    """Elke overheadregel over huisvesting in een set die ook het element huisvesting heeft."""
    for naam, set_ in stand.opslagsets.items():
        eigen = next((regel for regel in set_.regels if regel.element == "huisvesting"), None)
        for regel in set_.regels:
            if eigen is not None and _is_huisvesting_in_overhead(regel):
                yield Bevinding(
                    CODE,
                    f"In opslagset '{naam}' zit huisvesting in de overhead ('{regel.sleutel}') en ook als eigen element "
                    f"('{eigen.sleutel}').",
                    "Houd een van beide, of neem uit de ene wat al in de andere zit en noem hem daarnaar.",
                    regel.sleutel.plaats,
                    ERNST,
                )


def _is_huisvesting_in_overhead(regel: Opslagregel) -> bool:
    return regel.element == "overhead" and (regel.onderdeel == "huisvesting" or gaat_over(regel, HUISVESTING))
