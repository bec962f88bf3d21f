"""``vergelijk --formaat csv``: één regel per product, met het verschil per element en per groep oorzaken, en wat een besluit bijstelt.

Achteraan staat welke standen naast elkaar liggen, en in woorden wat er wijzigde. Een product dat in één van beide standen niet te
rekenen was, heeft alleen een code, een stand en de reden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.vergelijk.oorzaakgroepen import BESLUIT, GROEPEN
from reeletarief.analyse.vergelijk.oorzaken import OPBOUW
from reeletarief.kostprijs.elementen import JEUGDWET
from reeletarief.weergave.csv import als_csv, bedrag_of_leeg, procent_of_leeg, rijtje, veilig
from reeletarief.weergave.getal import getekend
from reeletarief.weergave.vergelijk.tekst import (
    ander_kenmerk,
    kanten,
    overschrijding,
    vindplaats,
    weggevallen,
    wijziging,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.vergelijk.grenzen import Overschrijding
    from reeletarief.analyse.vergelijk.oorzaken import Wijziging
    from reeletarief.analyse.vergelijk.vergelijking import Productvergelijking, Vergelijking

_GROEPEN = (*(groep for groep in GROEPEN if groep != BESLUIT), OPBOUW)
_KOP = ("product", "naam", "stand", "oude_eenheid", "eenheid", "oud", "nieuw", "verschil", "procent")
_BEDRAGEN = (*JEUGDWET, *(f"oorzaak_{groep}" for groep in _GROEPEN))
_KOLOMMEN = (*_KOP, *_BEDRAGEN, "grens", "bijgesteld", "standen", "wijzigingen", "kenmerken", "reden")
NIET_TE_REKENEN = "niet_te_rekenen"


def vergelijking_als_csv(vergelijking: Vergelijking, over: Sequence[Overschrijding]) -> str:
    """De vergelijking als csv-tekst: alle producten, ook de gelijke."""
    standen = veilig(kanten(vergelijking))
    rijen = [[*_rij(een, over), standen, *_waardoor(een), ""] for een in vergelijking.producten]
    leeg = [""] * (len(_KOLOMMEN) - 7)
    rijen += [
        [veilig(product), "", NIET_TE_REKENEN, *leeg, standen, "", "", _reden(product, vergelijking)]
        for product in vergelijking.weggevallen
    ]
    return als_csv(_KOLOMMEN, rijen)


def _waardoor(een: Productvergelijking) -> list[str]:
    """Elke gewijzigde waarde met haar deel van het verschil en haar plaats, en de kenmerken van de kaart die anders zijn."""
    wijzigingen = (los for oorzaak in een.oorzaken or () for los in oorzaak.wijzigingen)
    return [
        rijtje(f"{wijziging(los)}, {getekend(los.bedrag, 4)}{_waar(los)}" for los in wijzigingen),
        rijtje(f"{kenmerk.naam}: {ander_kenmerk(kenmerk)}" for kenmerk in een.kenmerken),
    ]


def _waar(los: Wijziging) -> str:
    plaats = vindplaats(los)
    return f" ({plaats})" if plaats else ""


def _reden(product: str, vergelijking: Vergelijking) -> str:
    return rijtje(f"{weg.kant.naam}: {weg.waarom}" for weg in weggevallen(vergelijking) if weg.product == product)


def _rij(een: Productvergelijking, over: Sequence[Overschrijding]) -> list[str]:
    verschil = een.verschil
    oud, nieuw = verschil.oud, verschil.nieuw
    groepen = {oorzaak.groep: oorzaak.bedrag for oorzaak in een.oorzaken or ()}
    grenzen = " ".join(overschrijding(grens) for grens in over if grens.product == een.product)
    return [
        veilig(een.product),
        veilig(een.naam),
        een.stand,
        veilig(oud.eenheid) if oud else "",
        str(nieuw.kaart.eenheid) if nieuw else "",
        bedrag_of_leeg(oud and oud.tarief),
        bedrag_of_leeg(verschil.nieuw_tarief),
        bedrag_of_leeg(verschil.bedrag),
        procent_of_leeg(verschil.fractie),
        *(bedrag_of_leeg(verschil.elementen[naam][2] if naam in verschil.elementen else None) for naam in JEUGDWET),
        *(bedrag_of_leeg(groepen.get(groep)) for groep in _GROEPEN),
        veilig(grenzen),
        bedrag_of_leeg(verschil.bijgesteld and verschil.bijgesteld[2]),
    ]
