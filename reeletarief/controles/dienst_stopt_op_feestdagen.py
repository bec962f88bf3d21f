"""Een dienst op uren waarop elke dag van de week iemand werkt, valt op feestdagen weg zonder dat een andere dienst die uren overneemt.

Noemt een dienst in het rooster ``feestdag``, dan draaien op de feestdagen van de cao alleen de diensten met ``feestdag``. Wie dat bij de
dagdiensten wel opschrijft en bij de nachtdienst vergeet, rekent op die dagen met een nacht zonder begeleider. Alleen uren waarop elke
dag van de week iemand werkt, in één dienst of in een van door de week en een van het weekend, zijn een vraag, en alleen als diensten
met ``feestdag`` minder dan de helft van een dienst op de klok overnemen.

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
    altijd = set.intersection(*(_bezet(rooster, dag) for dag in _WEEK))
    weg = [
        dienst
        for dienst in rooster.diensten
        if op_feestdagen and 2 * len(_klok(dienst) & altijd - overgenomen) > len(_klok(dienst))
    ]
    elke_dag = [dienst for dienst in weg if set(dienst.dagen) >= _WEEK]
    for dienst in elke_dag:
        yield _bevinding(
            dienst,
            f"'{dienst.naam}' van {kaart.product} draait elke dag van de week maar niet op feestdagen: andere diensten noemen 'feestdag' en deze niet.",
            "Zet 'feestdag' bij de dagen van deze dienst, of geef de feestdagen een eigen dienst op deze uren.",
        )
    if weg and not elke_dag:
        yield _bevinding(
            weg[0],
            f"Op de uren van '{weg[0].naam}' is er bij {kaart.product} op elke dag van de week iemand, maar niet op feestdagen: geen van de diensten op "
            "die uren noemt 'feestdag', en andere wel.",
            "Zet 'feestdag' bij de dagen van de dienst die dan draait, zoals die van het weekend.",
        )


def _bevinding(dienst: Dienst, wat: str, remedie: str) -> Bevinding:
    return Bevinding(CODE, wat, remedie, dienst.naam.plaats, ERNST)


def _bezet(rooster: Rooster, dag: str) -> set[int]:
    """De kwartieren van de klok waarop een van de diensten van een dag van de week draait."""
    return {kwartier for dienst in rooster.diensten if dag in dienst.dagen for kwartier in _klok(dienst)}


def _klok(dienst: Dienst) -> set[int]:
    """De kwartieren van de klok waarop een dienst draait, welke dag ook."""
    return {kwartier % _KWARTIEREN for kwartier in dienst.kwartieren}
