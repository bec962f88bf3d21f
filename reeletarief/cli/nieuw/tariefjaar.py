"""``reeletarief nieuw tariefjaar``: welke cijfers een volgend jaar nog mist, en een voorstel om er vast mee te rekenen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.afloop import BEVINDING, GOED, meld, stop_met
from reeletarief.cli.opties import Kleurkeuze, Map, lees_jaar, lees_kleur
from reeletarief.cli.regio import leesbaar_of_stop, nog_niet_gemeld
from reeletarief.cli.uitvoer import als_scherm, schrijf, schrijf_alle
from reeletarief.cli.voorstelmap import VoorstelOptie, eis_voorstelmap
from reeletarief.cli.werkmap import herstel_werkmap
from reeletarief.invoer.namen import OPSLAGEN

if TYPE_CHECKING:
    from reeletarief.analyse.tariefjaar.ronde import Jaarvoorstel
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.regio import Inlezing

Jaar = Annotated[
    str, typer.Argument(metavar="JAAR", autocompletion=aanvullen.jaren, help="Het tariefjaar dat u begint.")
]


def tariefjaar_opdracht(jaar: Jaar, voorstel: VoorstelOptie = None, kleur: Kleurkeuze = None, map_: Map = None) -> None:
    """Zeg welke cijfers een tariefjaar nog mist, met een voorstel.

    \b
    Voorbeelden:
      reeletarief nieuw tariefjaar 2027
      reeletarief nieuw tariefjaar 2027 --voorstel naar-2027

    Elke reeks die een product nodig heeft en die geen waarde heeft, staat er met haar laatste cijfer. Het voorstel is dat cijfer,
    of de rekenregel van het jaar ervoor, met INVULLEN en de bron van toen erbij. Zo rekent het hele jaar alvast mee, als concept.
    --voorstel schrijft opslagen.yaml met die regels in een nieuwe map; uw eigen bestand blijft zoals het is.

    \b
    Code 0: met het voorstel is elk product te rekenen. 1: dan nog niet elk product; op stderr staat waarom.
    2: opslagen.yaml of de opdracht klopt niet; dan is er niets geschreven.
    """
    from reeletarief.weergave.nieuw.tariefjaar import toon_jaarvoorstel

    gekozen, wanneer, werkmap = lees_jaar(jaar, "JAAR"), lees_kleur(kleur), Path(map_ or ".")
    assert gekozen is not None
    if voorstel is not None:
        eis_voorstelmap(voorstel, werkmap)
    pad = None if voorstel is None else Path(voorstel) / OPSLAGEN
    gemaakt = _stel_voor(werkmap, gekozen, str(pad or f"{OPSLAGEN} (met dit voorstel)"))
    doel = pad if gemaakt.voorstellen else None
    inhoud = als_scherm(lambda console: toon_jaarvoorstel(gemaakt, doel, map_, console), wanneer, None)
    if doel is not None:
        schrijf_alle({doel: gemaakt.opslagen}, werkmap)
    schrijf(inhoud, None, werkmap)
    raise typer.Exit(BEVINDING if gemaakt.resultaat.overgeslagen else GOED)


def _stel_voor(werkmap: Path, jaar: int, pad: str) -> Jaarvoorstel:
    """Het voorstel; meldt wat er ook daarmee niet te rekenen is, met de regels van het bestand dat op ``pad`` komt."""
    from reeletarief.analyse.tariefjaar.ronde import PastNietFout, stel_jaar_voor
    from reeletarief.fouten import gesorteerd
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.regio import lees_regio
    from reeletarief.invoer.werkmap import haal_werkmap

    herstel_werkmap(werkmap)
    opgehaald = haal_werkmap(werkmap)
    gelezen = lees_regio(opgehaald.inhoud, opgehaald.bevindingen, opgehaald.onleesbaar, Tijdkeuze(jaar, None))
    inlezing = leesbaar_of_stop(gelezen)
    try:
        gemaakt = stel_jaar_voor(inlezing, opgehaald, jaar)
    except PastNietFout as fout:
        stop_met([_past_niet(fout.sleutel, inlezing)], inlezing.bestanden)
    bestanden = gemaakt.inlezing.bestanden
    redenen = gesorteerd(nog_niet_gemeld(gemaakt.resultaat, inlezing))
    meld([_op_pad(reden, pad) for reden in redenen], {**bestanden, pad: bestanden[OPSLAGEN]})
    return gemaakt


def _op_pad(reden: Bevinding, pad: str) -> Bevinding:
    """Dezelfde bevinding; wat over ``opslagen.yaml`` gaat, wijst in het voorstel aan, want daar staan er regels tussen."""
    if reden.plaats is None or reden.plaats.bestand != OPSLAGEN:
        return reden
    return reden._replace(plaats=reden.plaats._replace(bestand=pad))


def _past_niet(sleutel: str, inlezing: Inlezing) -> Bevinding:
    from reeletarief.fouten import Bevinding

    reeks = inlezing.regio.opslagen.reeksen[sleutel]
    return Bevinding(
        "RT525",
        f"Onder de reeks '{sleutel}' is geen waarde bij te zetten zoals zij nu geschreven is. Er is niets geschreven.",
        "Zet elke waarde van deze reeks op een eigen regel die met een streepje begint: '- {jaar: 2026, waarde: …}'.",
        reeks.naam.plaats,
    )
