"""Huisvesting of verzorging telt twee keer: als eigen element en binnen de overhead, of op de kaart en in de opslagset.

Huisvesting zit óf in de overhead óf is een eigen element (NvO §8.3; art. 2.3 lid 1, onder c, Besluit Jeugdwet). Staat ze in
allebei, dan betaalt de regio dezelfde vierkante meters twee keer. Een overheadregel is huisvesting als haar
``onderdeel`` dat zegt, of als haar sleutel of naam huisvesting, de huur van een kantoor, NHC of NIC noemt. Hetzelfde geldt voor een eigen bedrag van
een kaart voor huisvesting of verzorging als haar opslagset er ook een heeft, en voor een eigen bedrag voor huisvesting in de overhead. Wat
een kaart met een afwijking op nul zet, telt bij haar niet mee.

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

from reeletarief.controles.gedeeld.regels import per_plek, regels_uit_de_set, telt_mee
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
    """Huisvesting in de overhead en als eigen element, in een opslagset of op een kaart, en een eigen bedrag naast dat van de set."""
    per_kaart = [(kaart, tuple(filter(telt_mee, regels_uit_de_set(dossier, kaart)))) for kaart in dossier.regio.kaarten]
    yield from per_plek(bevinding for kaart, regels in per_kaart for bevinding in _in_de_set(kaart, regels))
    for kaart, regels in per_kaart:
        yield from _op_kaart_en_in_set(kaart, regels)
        yield from _in_eigen_overhead(kaart, regels)


def _in_de_set(kaart: Productkaart, regels: tuple[Opslagregel, ...]) -> Iterator[Bevinding]:
    """Elke overheadregel over huisvesting, als de set van deze kaart ook het element huisvesting heeft."""
    eigen = next((regel for regel in regels if regel.element == "huisvesting"), None)
    for regel in filter(_is_huisvesting_in_overhead, regels if eigen is not None else ()):
        yield Bevinding(
            CODE,
            f"In opslagset '{kaart.opslagset}' zit huisvesting in de overhead ('{regel.sleutel}') en ook als eigen element "
            f"('{eigen.sleutel if eigen else ''}').",
            "Houd een van beide, of neem uit de ene wat al in de andere zit en noem hem daarnaar.",
            regel.sleutel.plaats,
            ERNST,
        )


def _in_eigen_overhead(kaart: Productkaart, regels: tuple[Opslagregel, ...]) -> Iterator[Bevinding]:
    """Elk eigen bedrag voor huisvesting in de overhead, als de set of de kaart ook het element huisvesting heeft."""
    eigen = tuple(filter(telt_mee, kaart.bedragen))
    ook = next((regel for regel in (*regels, *eigen) if regel.element == "huisvesting"), None)
    for bedrag in filter(_is_huisvesting_in_overhead, eigen if ook is not None else ()):
        waar = "zij" if ook in eigen else f"opslagset '{kaart.opslagset}'"
        yield Bevinding(
            CODE,
            f"De kaart van {kaart.product} heeft een eigen bedrag voor huisvesting in de overhead ('{bedrag.sleutel}'), en {waar} "
            f"vergoedt het ook ('{ook.sleutel if ook else ''}').",
            "Houd een van beide, of neem uit de ene wat al in de andere zit en noem hem daarnaar.",
            bedrag.sleutel.plaats,
            ERNST,
        )


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
