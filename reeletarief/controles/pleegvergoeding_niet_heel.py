"""De leeftijden van de pleegvergoeding op een kaart zijn samen niet precies alle jeugdigen.

De pleegvergoeding hangt van de leeftijd af, dus een kaart noemt per leeftijdsgroep een bedrag en het deel van de jeugdigen
waarvoor het telt (``aantal``). Die delen zijn samen 100%: bij 90% krijgt een op de tien pleegouders niets, en een vergeten
procentteken maakt van 40% veertig keer het bedrag. Een toeslag op de vergoeding en bijzondere kosten zijn geen leeftijdsgroep en
tellen niet mee, en een percentage of een bedrag per uur of fte evenmin. Staan zij in de opslagset, dan tellen die, samen met wat de
kaart zelf heeft; een groep van € 0 telt mee, en een die de kaart op nul zet niet.

Goed:

    bedragen:
      - {sleutel: pleegvergoeding_jong, …, aantal: 60%}
      - {sleutel: pleegvergoeding_oud, …, aantal: 40%}

Fout:

    bedragen:
      - {sleutel: pleegvergoeding_jong, …, aantal: 60%}
      - {sleutel: pleegvergoeding_oud, …, aantal: 30%}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.afronding import EEN, NUL
from reeletarief.controles.gedeeld.regels import per_plek, regels_uit_de_set
from reeletarief.fouten import Bevinding, Ernst, in_zin
from reeletarief.invoer.herken import PLEEGVERGOEDING, TOESLAG, gaat_over, vergoedt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.regel import Opslagregel

CODE = "RT615"
ERNST = Ernst.FOUT
NAAM = "leeftijden van de pleegvergoeding niet samen 100%"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart waarvan de delen van de pleegvergoeding niet samen precies 100% zijn."""
    yield from per_plek(bevinding for kaart in dossier.regio.kaarten for bevinding in _op(dossier, kaart))


def _is_leeftijdsgroep(regel: Opslagregel) -> bool:
    """Een bedrag per eenheid of plaats dat de pleegvergoeding zelf is; alleen dat telt voor een deel van de jeugdigen."""
    telt_voor_een_deel = regel.bedrag_per_eenheid is not None or regel.bedrag_per_plaats is not None
    is_de_vergoeding = vergoedt(regel.sleutel, regel.naam, PLEEGVERGOEDING) and not gaat_over(regel, TOESLAG)
    return telt_voor_een_deel and is_de_vergoeding


def _op(dossier: Dossier, kaart: Productkaart) -> Iterator[Bevinding]:
    weg = {str(een.parameter) for een in kaart.eigen_waarden if een.waarde.getal == 0}
    uit_de_set = (regel for regel in regels_uit_de_set(dossier, kaart) if f"opslagen.{regel.sleutel}" not in weg)
    delen = list(filter(_is_leeftijdsgroep, (*uit_de_set, *kaart.bedragen)))
    som = sum((regel.aantal.getal if regel.aantal else EEN for regel in delen), NUL)
    if delen and som != 1:
        yield Bevinding(
            CODE,
            f"De leeftijden van de pleegvergoeding van {kaart.product} zijn samen {in_zin(som * 100)}% van de jeugdigen.",
            "Maak de delen samen 100%, elk met een procentteken.",
            delen[-1].sleutel.plaats,
            ERNST,
        )
