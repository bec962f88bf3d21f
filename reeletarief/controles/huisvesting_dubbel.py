"""Huisvesting of verzorging telt twee keer: als eigen element en binnen de overhead, of op de kaart en in de opslagset.

Huisvesting zit óf in de overhead óf is een eigen element (NvO §8.3; art. 2.3 lid 1, onder c, Besluit Jeugdwet). Staat ze in
allebei, dan betaalt de regio dezelfde vierkante meters twee keer. Een overheadregel is huisvesting als haar
``onderdeel`` dat zegt, of als haar sleutel of naam huisvesting, NHC of NIC noemt. Hetzelfde geldt voor een eigen bedrag van
een kaart voor huisvesting of verzorging als haar opslagset er ook een heeft, tenzij
de kaart die met een afwijking op nul zet.

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

from reeletarief.controles.gedeeld.regels import regels_uit_de_set, telt_mee
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.herken import HUISVESTING, PLEEGVERGOEDING, gaat_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.regel import Opslagregel

CODE = "RT601"
ERNST = Ernst.WAARSCHUWING
NAAM = "huisvesting of verzorging dubbel"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke overheadregel over huisvesting in een set die ook het element huisvesting heeft."""
    for naam, set_ in dossier.opslagsets.items():
        regels = tuple(filter(telt_mee, set_.regels))
        eigen = next((regel for regel in regels if regel.element == "huisvesting"), None)
        for regel in regels:
            if eigen is not None and _is_huisvesting_in_overhead(regel):
                yield Bevinding(
                    CODE,
                    f"In opslagset '{naam}' zit huisvesting in de overhead ('{regel.sleutel}') en ook als eigen element "
                    f"('{eigen.sleutel}').",
                    "Houd een van beide, of neem uit de ene wat al in de andere zit en noem hem daarnaar.",
                    regel.sleutel.plaats,
                    ERNST,
                )
    for kaart in dossier.regio.kaarten:
        yield from _op_kaart_en_in_set(kaart, tuple(filter(telt_mee, regels_uit_de_set(dossier, kaart))))


def _op_kaart_en_in_set(kaart: Productkaart, regels: tuple[Opslagregel, ...]) -> Iterator[Bevinding]:
    """Elk eigen bedrag van een kaart dat een van de regels uit haar opslagset ook al vergoedt."""
    for bedrag in filter(telt_mee, kaart.bedragen):
        zelfde = [r for r in regels if r.element == bedrag.element and r.element in {"huisvesting", "verzorging"}]
        if bedrag.element == "huisvesting":
            zelfde += [regel for regel in regels if _is_huisvesting_in_overhead(regel)]
        if zelfde and (kaart.vorm != "etmaal" or not _is_vergoeding(bedrag)):
            yield Bevinding(
                CODE,
                f"De kaart van {kaart.product} heeft een eigen bedrag voor {bedrag.element} ('{bedrag.sleutel}'), en opslagset "
                f"'{kaart.opslagset}' vergoedt het ook ('{zelfde[0].sleutel}').",
                "Houd een van beide, of noem ze naar wat ze elk vergoeden en motiveer het verschil in verantwoording.yaml.",
                bedrag.sleutel.plaats,
                ERNST,
            )


def _is_vergoeding(bedrag: Opslagregel) -> bool:
    """Of een bedrag een pleegvergoeding is; die staat naast de andere kosten van verzorging."""
    return gaat_over(bedrag, PLEEGVERGOEDING)


def _is_huisvesting_in_overhead(regel: Opslagregel) -> bool:
    return regel.element == "overhead" and (regel.onderdeel == "huisvesting" or gaat_over(regel, HUISVESTING))
