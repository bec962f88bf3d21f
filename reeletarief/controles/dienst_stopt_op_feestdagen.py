"""Een dienst die elke dag van de week draait, valt op feestdagen weg zonder dat een andere dienst die uren overneemt.

Noemt een dienst in het rooster ``feestdag``, dan draaien op de feestdagen van de cao alleen de diensten met ``feestdag``. Wie dat bij de
dagdiensten wel opschrijft en bij de nachtdienst vergeet, rekent op die dagen met een nacht zonder begeleider. Alleen een dienst van
maandag tot en met zondag is een vraag, en alleen als diensten met ``feestdag`` minder dan de helft van haar uren op de klok overnemen.

Goed:

    diensten:
      - {naam: Dag, soort: dag, dagen: [ma, di, wo, do, vr, za, zo, feestdag], van: 7, tot: 23, functie: Groepsleider, begeleiders: 1}
      - {naam: Nacht, soort: wakende_nacht, dagen: [ma, di, wo, do, vr, za, zo, feestdag], van: 23, tot: 7, functie: Groepsleider, begeleiders: 1}

Fout:

    diensten:
      - {naam: Dag, soort: dag, dagen: [ma, di, wo, do, vr, za, zo, feestdag], van: 7, tot: 23, functie: Groepsleider, begeleiders: 1}
      - {naam: Nacht, soort: wakende_nacht, dagen: [ma, di, wo, do, vr, za, zo], van: 23, tot: 7, functie: Groepsleider, begeleiders: 1}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.kaart.rooster import UREN_PER_ETMAAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.kaart.rooster import Dienst, Rooster

CODE = "RT697"
ERNST = Ernst.WAARSCHUWING
NAAM = "dienst valt weg op feestdagen"
FEESTDAG = "feestdag"
_WEEK = frozenset(("ma", "di", "wo", "do", "vr", "za", "zo"))
_KWARTIEREN = UREN_PER_ETMAAL * 4


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke dienst van elke dag die op een feestdag door niemand wordt overgenomen."""
    for kaart in dossier.regio.kaarten:
        if kaart.rooster is not None:
            yield from _in(kaart, kaart.rooster)


def _in(kaart: Productkaart, rooster: Rooster) -> Iterator[Bevinding]:
    op_feestdagen = [dienst for dienst in rooster.diensten if FEESTDAG in dienst.dagen]
    overgenomen = {kwartier for dienst in op_feestdagen for kwartier in _klok(dienst)}
    for dienst in rooster.diensten if op_feestdagen else ():
        klok = _klok(dienst)
        if set(dienst.dagen) == _WEEK and 2 * len(klok & overgenomen) < len(klok):
            yield Bevinding(
                CODE,
                f"'{dienst.naam}' van {kaart.product} draait elke dag van de week maar niet op feestdagen: andere diensten noemen 'feestdag' en deze niet.",
                "Zet 'feestdag' bij de dagen van deze dienst, of geef de feestdagen een eigen dienst op deze uren.",
                dienst.naam.plaats,
                ERNST,
            )


def _klok(dienst: Dienst) -> set[int]:
    """De kwartieren van de klok waarop een dienst draait, welke dag ook."""
    return {kwartier % _KWARTIEREN for kwartier in dienst.kwartieren}
