"""De hele regio voor een nieuw tariefjaar: reken, stel voor wat ontbreekt, en reken opnieuw tot er niets meer bij komt.

Opnieuw, want een voorstel kan volgen uit een reeks die voor dat jaar zelf nog geen waarde heeft.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.tariefjaar.ketens import passend
from reeletarief.analyse.tariefjaar.regels import met_regels
from reeletarief.analyse.tariefjaar.voorstel import stel_voor
from reeletarief.berekening.bereken import bereken
from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
from reeletarief.invoer.namen import OPSLAGEN
from reeletarief.invoer.regio import lees_regio

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.tariefjaar.voorstel import Reeksvoorstel
    from reeletarief.berekening.gaten import Gat
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.regio import Inlezing
    from reeletarief.invoer.werkmap import Opgehaald


class Jaarvoorstel(NamedTuple):
    """Wat er voor een tariefjaar nog moet komen.

    ``opslagen`` is het bestand met de voorgestelde regels erbij, ``inlezing`` de regio die dat bestand leest, en ``resultaat`` wat
    zij daarmee wordt. Wat dan nog een gat is, heeft geen eerdere waarde waar iets uit volgt, of ligt na het tariefjaar.
    """

    voorstellen: tuple[Reeksvoorstel, ...]
    opslagen: bytes
    inlezing: Inlezing
    resultaat: Resultaat


class PastNietFout(Exception):
    """In ``opslagen.yaml`` is bij een reeks geen waarde bij te zetten zoals zij geschreven is."""

    def __init__(self, sleutel: str) -> None:
        super().__init__(sleutel)
        self.sleutel = sleutel


def stel_jaar_voor(inlezing: Inlezing, opgehaald: Opgehaald, jaar: int) -> Jaarvoorstel:
    """De voorstellen voor een tariefjaar; een :class:`PastNietFout` als er bij een reeks geen regel bij kan.

    ``inlezing`` is de regio, voor dit tariefjaar gelezen uit wat er is opgehaald.
    """
    inhoud = opgehaald.inhoud
    gevonden: list[Reeksvoorstel] = []
    bekend: set[Gat] = set()
    resultaat = bereken(inlezing, (), jaar)
    while nieuw := [gat for gat in resultaat.gaten if gat not in bekend]:
        bekend |= set(nieuw)
        reeksen = inlezing.regio.opslagen.reeksen
        erbij = passend([een for gat in nieuw if gat.jaar <= jaar for een in stel_voor(gat, reeksen)], reeksen)
        gevonden += erbij
        inhoud = {**inhoud, OPSLAGEN: _met(inhoud[OPSLAGEN], sorted(erbij, key=lambda een: een.tijdvak.begin))}
        opnieuw = lees_regio(inhoud, opgehaald.bevindingen, opgehaald.onleesbaar, Tijdkeuze(jaar, None))
        assert opnieuw.regio is not None  # er kwamen alleen waarden bij
        inlezing, resultaat = opnieuw, bereken(opnieuw, (), jaar)
    volgorde = {sleutel: plek for plek, sleutel in enumerate(inlezing.regio.opslagen.reeksen)}
    gevonden.sort(key=lambda een: (volgorde[een.sleutel], een.tijdvak.begin))
    return Jaarvoorstel(tuple(gevonden), inhoud[OPSLAGEN], inlezing, resultaat)


def _met(opslagen: bytes, voorstellen: Sequence[Reeksvoorstel]) -> bytes:
    """Het bestand met deze waarden erbij; een :class:`PastNietFout` met de eerste reeks waarbij dat niet kan."""
    nieuw = met_regels(opslagen, OPSLAGEN, voorstellen)
    if nieuw is None:
        lastig = (een for een in voorstellen if met_regels(opslagen, OPSLAGEN, [een]) is None)
        raise PastNietFout(next(lastig, voorstellen[0]).sleutel)
    return nieuw
