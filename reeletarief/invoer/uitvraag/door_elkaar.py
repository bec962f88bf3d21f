"""Een formulier dat als csv terugkomt met een ander scheidingsteken, of met twee door elkaar.

Wat dan in de cellen staat, lijkt op een rij uit een andere uitvraag of zonder vraag. Hier blijkt of zij wel klopt als ook het
andere teken scheidt; alleen dan is dat wat er te zeggen valt.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Plaats, eerste_namen
from reeletarief.invoer.scheidingstekens import DOOR_ELKAAR, TEKENNAMEN, teken_tussen_namen

if TYPE_CHECKING:
    from collections.abc import Set

    from reeletarief.invoer.werkboek.formulierblad import Formulierblad

CODE = "RT953"
_JAAR = re.compile(r"(19|20|21)[0-9]{2}")
_TEKEN = re.compile(f"[{''.join(TEKENNAMEN)}]")
_REMEDIE = (
    "Zet tussen alle velden een puntkomma, met een veld waar een komma in hoort tussen aanhalingstekens; of vraag de aanbieder het "
    "formulier opnieuw te bewaren als 'CSV UTF-8'."
)


def ander_teken_in_kop(blad: Formulierblad, namen: Set[str], minstens: int) -> Bevinding | None:
    """De eerste cel van de kopregel waarin namen nog aan elkaar staan, met een ander teken ertussen.

    ``namen`` zijn de kolomnamen in kleine letters, en ``minstens`` hoeveel ervan een rij tot kopregel maken.
    """
    for rij, velden in _rijen(blad).items():
        delen = [deel.strip().casefold() for veld in velden.values() for deel in _TEKEN.split(veld)]
        if sum(deel in namen for deel in delen) < minstens:
            continue
        elders = namen - {veld.casefold() for veld in velden.values()}
        for kolom, veld in velden.items():
            if teken := teken_tussen_namen(veld.casefold(), elders):
                wat = "staat tussen de kolomnamen een" if len(velden) == 1 else f"{DOOR_ELKAAR}; hier is het een"
                return Bevinding(CODE, f"In rij {rij} {wat} {TEKENNAMEN[teken]}.", _REMEDIE, blad.plaats((rij, kolom)))
    return None


def ander_teken_in_rijen(blad: Formulierblad, kop: int, jaarkolom: int) -> Bevinding | None:
    """De rijen onder de kop zonder tariefjaar in zijn kolom, die er wel mee eindigen en te kort zijn doordat een ander teken scheidt."""
    fout = [
        rij
        for rij, velden in _rijen(blad).items()
        if rij > kop and jaarkolom not in velden and _past_anders(velden, jaarkolom)
    ]
    if not fout:
        return None
    waar = f"rij {fout[0]}" if len(fout) == 1 else f"de rijen {eerste_namen([str(rij) for rij in fout])}"
    wat = f"In dit formulier {DOOR_ELKAAR}: {waar} {'heeft' if len(fout) == 1 else 'hebben'} een ander dan de kopregel."
    return Bevinding(CODE, wat, _REMEDIE, Plaats(blad.bestand, fout[0]))


def _rijen(blad: Formulierblad) -> dict[int, dict[int, str]]:
    """Per rij de gevulde velden, op kolom."""
    rijen: dict[int, dict[int, str]] = {}
    for (rij, kolom), inhoud in sorted(blad.cellen.items()):
        rijen.setdefault(rij, {})[kolom] = str(inhoud)
    return rijen


def _past_anders(velden: dict[int, str], jaarkolom: int) -> bool:
    """Of de rij met een jaar eindigt, en met een ander scheidingsteken ook lang genoeg is."""
    laatste = max(velden)
    for teken in TEKENNAMEN:
        keer = sum(veld.count(teken) for veld in velden.values())
        if keer and laatste + keer >= jaarkolom and _JAAR.fullmatch(velden[laatste].split(teken)[-1].strip()):
            return True
    return False
