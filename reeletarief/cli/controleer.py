"""``reeletarief controleer``: alles wat er over een regio te melden valt."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.afloop import BEVINDING, GOED, stop, stop_met
from reeletarief.cli.meegeleverd import landelijke_regio_of_stop
from reeletarief.cli.opties import Kleurkeuze, Map, Tariefjaar, lees_jaar, lees_kleur
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.vormkeuze import eis_bestand, formaatoptie, in_vorm, kies_vorm, uitvoeroptie
from reeletarief.cli.werkmap import lees_hersteld, voorvoegsel_van

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.controles.samen.verantwoord import Verantwoord
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.regio import Inlezing, Onleesbaar
    from reeletarief.invoer.verantwoording import GelezenVerantwoording
    from reeletarief.weergave.controleer.document import Nagekeken

VORMEN = {
    "tabel": "controleer.tekst:toon_bevindingen",
    "json": "controleer.json:bevindingen_als_json",
    "md": "controleer.document:controleverslag",
    "html": "controleer.document:controleverslag",
    "docx": "controleer.document:controleverslag",
    "github": "controleer.github:bevindingen_voor_github",
    "gitlab": "controleer.gitlab:bevindingen_voor_gitlab",
}
GEEN_WERKMAP = "RT110"

StrengOptie = Annotated[bool, typer.Option("--streng", help="Een waarschuwing telt als een fout (code 1).")]
FormaatOptie = Annotated[str | None, formaatoptie(VORMEN)]
Uitvoer = Annotated[str | None, uitvoeroptie(VORMEN, ("docx",))]
UitlegOptie = Annotated[
    str | None,
    typer.Option(
        "--uitleg",
        metavar="CODE",
        autocompletion=aanvullen.foutcodes,
        help="Leg uit wat een code betekent, met voorbeelden.",
    ),
]


def controleer_opdracht(
    tariefjaar: Tariefjaar = None,
    map_: Map = None,
    streng: StrengOptie = False,
    formaat: FormaatOptie = None,
    uitvoer: Uitvoer = None,
    uitleg: UitlegOptie = None,
    kleur: Kleurkeuze = None,
) -> None:
    """Controleer de regio: bestanden, berekening, cao-data en onderbouwing.

    \b
    Voorbeelden:
      reeletarief controleer
      reeletarief controleer --streng
      reeletarief controleer --tariefjaar 2025
      reeletarief controleer -o controle.docx
      reeletarief controleer --formaat github
      reeletarief controleer --uitleg RT012

    \b
    De bevindingen staan op stdout; is alles in orde, dan is het stil. Waarom een waarschuwing of opmerking
    mag blijven, schrijft u in verantwoording.yaml; zij telt dan niet meer mee.
    Als docx, html of md is het een verslag voor het dossier: ook met wat er gemotiveerd blijft staan, en met elke
    controle die niets vond.
    Code 0: in orde, of alleen waarschuwingen en opmerkingen. 1: een fout, of een waarschuwing met --streng.
    2: er kon niet gecontroleerd worden, of de opdracht klopt niet.
    """
    from reeletarief.berekening.bewijs import maak_bewijs
    from reeletarief.controles.samen.loop import eerste_per_controle

    vorm = kies_vorm(formaat, uitvoer, VORMEN)
    eis_bestand(vorm, uitvoer, "controle")
    wanneer, jaar = lees_kleur(kleur), lees_jaar(tariefjaar)
    if uitleg is not None:
        _leg_uit(uitleg.upper())
    werkmap = Path(map_ or ".")
    inlezing = lees_hersteld(werkmap)
    if any(bevinding.code == GEEN_WERKMAP for bevinding in inlezing.bevindingen):
        stop_met(inlezing.bevindingen, inlezing.bestanden)
    opslagen = inlezing.regio.opslagen if inlezing.regio else None
    jaar = jaar or (opslagen.tariefjaar if opslagen else None)
    verantwoording = inlezing.verantwoording or _zonder_verantwoording()
    nagekeken = (*_nagekeken(inlezing, jaar, werkmap), *verantwoording.bevindingen)
    oordeel = _verantwoord(nagekeken, verantwoording, jaar)
    bestanden = _bestanden(inlezing, verantwoording)
    inhoud = in_vorm(
        VORMEN,
        vorm,
        wanneer,
        uitvoer,
        bevindingen=eerste_per_controle(oordeel.open),
        gemotiveerd=oordeel.gemotiveerd,
        ander_jaar=oordeel.ander_jaar,
        controles=_controles(oordeel) if inlezing.regio else (),
        kaarten=len(inlezing.regio.kaarten) if inlezing.regio else 0,
        bewijs=maak_bewijs(bestanden, bestanden, jaar, None) if inlezing.regio and jaar else None,
        bestanden=bestanden,
        voorvoegsel=voorvoegsel_van(werkmap),
        regio=str(opslagen.regio) if opslagen else None,
        tariefjaar=jaar,
    )
    schrijf(inhoud, uitvoer, werkmap)
    if inlezing.regio is None:
        stop(
            "Er is niet gecontroleerd: opslagen.yaml is niet te gebruiken.", "Herstel eerst de fouten hierin.", "RT513"
        )
    raise typer.Exit(_uitgangscode(oordeel.open, streng=streng))


def _leg_uit(code: str) -> NoReturn:
    """Toon de uitleg bij een code en stop; een onbekende code stopt met de naaste die wel bestaan."""
    from reeletarief.controles.samen.uitleg import codes, uitleg_bij
    from reeletarief.fouten import suggestie

    tekst = uitleg_bij(code)
    if tekst is None:
        voluit = re.sub(r"^RT0*(\d{1,3})$", lambda gevonden: f"RT{gevonden[1]:0>3}", code)
        hint = suggestie(voluit, codes(), "Een code staat tussen haken in elke melding, zoals RT012.")
        stop(f"De code '{code[:40]}' bestaat niet.", hint, "RT512")
    schrijf(tekst, None, Path())
    raise typer.Exit(GOED)


def _nagekeken(inlezing: Inlezing | Onleesbaar, jaar: int | None, werkmap: Path) -> tuple[Bevinding, ...]:
    from reeletarief.controles.samen.loop import nagekeken
    from reeletarief.invoer.landelijk import standaardcodes

    landelijk = landelijke_regio_of_stop(werkmap) if inlezing.regio is not None else None
    return nagekeken(inlezing, jaar, landelijk, standaardcodes())


def _zonder_verantwoording() -> GelezenVerantwoording:
    from reeletarief.invoer.verantwoording import GelezenVerantwoording

    return GelezenVerantwoording()


def _verantwoord(
    bevindingen: Sequence[Bevinding], verantwoording: GelezenVerantwoording, jaar: int | None
) -> Verantwoord:
    from reeletarief.controles.samen.verantwoord import verantwoord

    return verantwoord(bevindingen, verantwoording.motiveringen, jaar)


def _controles(oordeel: Verantwoord) -> tuple[Nagekeken, ...]:
    """Elke controle, en hoe vaak zij iets vond dat open staat."""
    from reeletarief.controles import CONTROLES
    from reeletarief.weergave.controleer.document import Nagekeken

    open_ = Counter(een.code for een in oordeel.open)
    return tuple(Nagekeken(een.CODE, een.NAAM, open_[een.CODE]) for een in sorted(CONTROLES, key=lambda een: een.CODE))


def _bestanden(inlezing: Inlezing | Onleesbaar, verantwoording: GelezenVerantwoording) -> Mapping[str, Bestand]:
    """Alle bestanden waar een bevinding uit kan citeren."""
    eigen = verantwoording.bestand
    return {**inlezing.bestanden, eigen.pad: eigen} if eigen else inlezing.bestanden


def _uitgangscode(bevindingen: Sequence[Bevinding], *, streng: bool) -> int:
    from reeletarief.fouten import Ernst

    telt = {Ernst.FOUT, Ernst.WAARSCHUWING} if streng else {Ernst.FOUT}
    return BEVINDING if any(bevinding.ernst in telt for bevinding in bevindingen) else GOED
