"""De hele regio voor een nieuw tariefjaar: reken, stel voor wat ontbreekt, en reken opnieuw tot er niets meer bij komt.

Opnieuw, want een voorstel kan volgen uit een reeks die voor dat jaar zelf nog geen waarde heeft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.tariefjaar.regels import met_regels
from reeletarief.analyse.tariefjaar.voorstel import stel_voor
from reeletarief.berekening.bereken import bereken
from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
from reeletarief.invoer.namen import OPSLAGEN
from reeletarief.invoer.regio import lees_regio

if TYPE_CHECKING:
    from reeletarief.analyse.tariefjaar.voorstel import Reeksvoorstel
    from reeletarief.berekening.gaten import Gat
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.regio import Inlezing
    from reeletarief.invoer.werkmap import Opgehaald


class Jaarvoorstel(NamedTuple):
    """Wat er voor een tariefjaar nog moet komen.

    ``opslagen`` is het bestand met de voorgestelde regels erbij, en ``resultaat`` wat de regio daarmee wordt. Wat dan nog een
    gat is, heeft geen eerdere waarde waar iets uit volgt.
    """

    voorstellen: tuple[Reeksvoorstel, ...]
    opslagen: bytes
    resultaat: Resultaat


def stel_jaar_voor(inlezing: Inlezing, opgehaald: Opgehaald, jaar: int) -> Jaarvoorstel | None:
    """De voorstellen voor een tariefjaar; niets als ``opslagen.yaml`` zo geschreven is dat er geen regel bij kan.

    ``inlezing`` is de regio, voor dit tariefjaar gelezen uit wat er is opgehaald.
    """
    tijdkeuze, inhoud = Tijdkeuze(jaar, None), opgehaald.inhoud
    gevonden: list[Reeksvoorstel] = []
    bekend: set[Gat] = set()
    resultaat = bereken(inlezing, (), jaar)
    while nieuw := [gat for gat in resultaat.gaten if gat not in bekend]:
        bekend |= set(nieuw)
        erbij = [een for gat in nieuw for een in stel_voor(gat, inlezing.regio.opslagen.reeksen)]
        opslagen = met_regels(inhoud[OPSLAGEN], OPSLAGEN, sorted(erbij, key=lambda een: een.tijdvak.begin))
        if opslagen is None:
            return None
        gevonden += erbij
        inhoud = {**inhoud, OPSLAGEN: opslagen}
        opnieuw = lees_regio(inhoud, opgehaald.bevindingen, opgehaald.onleesbaar, tijdkeuze)
        if opnieuw.regio is None:
            return None
        inlezing, resultaat = opnieuw, bereken(opnieuw, (), jaar)
    volgorde = list(inlezing.regio.opslagen.reeksen)
    gevonden.sort(key=lambda een: (volgorde.index(een.sleutel), een.tijdvak.begin))
    return Jaarvoorstel(tuple(gevonden), inhoud[OPSLAGEN], resultaat)
