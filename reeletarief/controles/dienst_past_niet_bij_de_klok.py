"""Een dienst overdag of 's avonds loopt door de nacht, of een nacht- of slaapdienst valt daarbuiten.

Ligt ``tot`` niet na ``van``, dan eindigt een dienst de volgende dag. Wie de twee verwisselt, krijgt van 7 tot 15 uur een dienst van 16 uur, met
de toeslag van de nacht. Een slaapdienst overdag telt maar voor een deel van zijn uren mee, en zonder toeslag. De controle kijkt
naar drie uur 's nachts: dan is een nacht- of slaapdienst aan de gang, en een dag- of avonddienst niet. Een weekenddienst mag allebei, en
een nacht die om middernacht in twee diensten van dezelfde soort is geknipt, telt als één. Dit is een vraag, geen norm.

Goed:

    - {naam: Dagdienst, soort: dag, dagen: [ma, di], van: 7, tot: 15, functie: Groepsleider, begeleiders: 1}

Fout:

    - {naam: Dagdienst, soort: dag, dagen: [ma, di], van: 15, tot: 7, functie: Groepsleider, begeleiders: 1}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import gegeven

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.rooster import Dienst

CODE = "RT696"
ERNST = Ernst.WAARSCHUWING
NAAM = "dienst past niet bij de klok"
S_NACHTS = {"dag": False, "avond": False, "wakende_nacht": True, "slaapdienst": True}
"""Per soort dienst of zij om drie uur 's nachts aan de gang is; van een weekenddienst is dat niet te zeggen."""
_WOORDEN = {"dag": "dagdienst", "avond": "avonddienst", "wakende_nacht": "wakende nacht", "slaapdienst": "slaapdienst"}
DRIE_UUR = (3 * 4, 27 * 4)
"""Drie uur 's nachts in kwartieren: op de dag van de dienst, en op de dag erna."""


MIDDERNACHT = 24 * 4


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke dienst waarvan de soort en de tijden elkaar tegenspreken."""
    for kaart in dossier.regio.kaarten:
        for dienst in kaart.diensten:
            hoort, door_de_nacht = S_NACHTS.get(dienst.soort), any(uur in dienst.kwartieren for uur in DRIE_UUR)
            if hoort is not None and hoort != (door_de_nacht or (hoort and _gaat_door(dienst, kaart.diensten))):
                yield Bevinding(
                    CODE,
                    f"'{dienst.naam}' van {kaart.product} is een {_WOORDEN[dienst.soort]} en duurt van {gegeven(dienst.van)} tot "
                    f"{gegeven(dienst.tot)} uur{' de volgende dag' if door_de_nacht else ''}.",
                    "Ga na of 'van' en 'tot' verwisseld zijn, of kies de soort die bij deze tijden hoort.",
                    dienst.van.plaats,
                    ERNST,
                )


def _gaat_door(dienst: Dienst, diensten: Sequence[Dienst]) -> bool:
    """Of een dienst die om middernacht eindigt, doorgaat in een andere van dezelfde soort."""
    verder = any(ander.soort == dienst.soort and ander.kwartieren.start == 0 for ander in diensten)
    return verder and dienst.kwartieren.stop == MIDDERNACHT
