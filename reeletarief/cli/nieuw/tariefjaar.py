"""``reeletarief nieuw tariefjaar``: welke cijfers een volgend jaar nog mist, en een voorstel om er vast mee te rekenen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.afloop import BEVINDING, GOED, meld, stop
from reeletarief.cli.opties import Kleurkeuze, Map, lees_jaar, lees_kleur
from reeletarief.cli.regio import leesbaar_of_stop
from reeletarief.cli.uitvoer import als_scherm, schrijf, schrijf_alle
from reeletarief.cli.voorstelmap import VoorstelOptie, eis_voorstelmap
from reeletarief.cli.werkmap import eis_regiomap, herstel_werkmap
from reeletarief.invoer.namen import OPSLAGEN

if TYPE_CHECKING:
    from reeletarief.analyse.tariefjaar.ronde import Jaarvoorstel

Jaar = Annotated[
    str, typer.Argument(metavar="JAAR", autocompletion=aanvullen.jaren, help="Het tariefjaar dat u begint.")
]


def tariefjaar_opdracht(jaar: Jaar, voorstel: VoorstelOptie = None, kleur: Kleurkeuze = None, map_: Map = None) -> None:
    """Zeg welke cijfers een tariefjaar nog mist, met een voorstel.

    \b
    Voorbeelden:
      reeletarief nieuw tariefjaar 2027
      reeletarief nieuw tariefjaar 2027 --voorstel naar-2027

    Elke reeks zonder waarde staat er, met haar laatste cijfer. Het voorstel is dat cijfer, of de rekenregel van het jaar ervoor:
    een aanname met INVULLEN en de bron van toen erbij. Zo rekent het hele jaar alvast mee, als concept. --voorstel
    schrijft opslagen.yaml met die regels in een nieuwe map; uw eigen bestand blijft zoals het is.

    \b
    Code 0: met het voorstel is elk product te rekenen. 1: dan nog niet elk product; op stderr staat waarom.
    2: een bestand of opdracht klopt niet; dan is er niets geschreven.
    """
    from reeletarief.weergave.nieuw.tariefjaar import toon_jaarvoorstel

    gekozen, wanneer, werkmap = lees_jaar(jaar, "JAAR"), lees_kleur(kleur), Path(map_ or ".")
    assert gekozen is not None
    eis_regiomap(werkmap)
    if voorstel is not None:
        eis_voorstelmap(voorstel, werkmap)
    gemaakt = _stel_voor(werkmap, gekozen)
    inhoud = als_scherm(lambda console: toon_jaarvoorstel(gemaakt, voorstel, map_, console), wanneer, None)
    if voorstel is not None:
        schrijf_alle({Path(voorstel) / OPSLAGEN: gemaakt.opslagen}, werkmap)
    schrijf(inhoud, None, werkmap)
    raise typer.Exit(BEVINDING if gemaakt.resultaat.overgeslagen else GOED)


def _stel_voor(werkmap: Path, jaar: int) -> Jaarvoorstel:
    """Het voorstel; meldt wat er ook daarmee niet te rekenen is."""
    from reeletarief.analyse.tariefjaar.ronde import stel_jaar_voor
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.regio import lees_regio
    from reeletarief.invoer.werkmap import haal_werkmap

    herstel_werkmap(werkmap)
    opgehaald = haal_werkmap(werkmap)
    gelezen = lees_regio(opgehaald.inhoud, opgehaald.bevindingen, opgehaald.onleesbaar, Tijdkeuze(jaar, None))
    inlezing = leesbaar_of_stop(gelezen)
    gemaakt = stel_jaar_voor(inlezing, opgehaald, jaar)
    if gemaakt is None:
        wat = f"In {OPSLAGEN} zijn geen waarden bij te zetten zoals het nu geschreven is. Er is niets geschreven."
        stop(wat, "Zet onder 'reeksen' elke waarde op een eigen regel die met een streepje begint.", "RT525")
    redenen = {reden for weg in gemaakt.resultaat.overgeslagen for reden in weg.redenen if not reden.vervalt}
    meld(sorted(redenen - set(inlezing.bevindingen), key=lambda reden: reden.volgorde), inlezing.bestanden)
    return gemaakt
