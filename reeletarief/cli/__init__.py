"""De opdrachtregel: opties, aanroep, weergave, uitgangscode, en verder niets.

Elke opdracht staat in een eigen module of map, die pas geladen wordt als de opdracht draait (:mod:`.lui`); zo blijft
``--help`` snel. Uitgangscodes: 0 in orde, 1 een bevinding, 2 kon niet draaien, en als ieder ander programma 130 (afgebroken)
en 141 (niemand leest de uitvoer meer).

Wat opdrachten delen: :mod:`.regio` (lezen en rekenen), :mod:`.werkmap` (de map op schijf), :mod:`.bijlagen` (bestanden naast de
regio), :mod:`.uitvoer` (schrijven), :mod:`.teruglezen` (wat het programma zelf maakt), :mod:`.afloop` en :mod:`.systeemfout` (melden
en stoppen), :mod:`.opties` en :mod:`.vormkeuze` (opties lezen), :mod:`.aanvullen` (Tab) en :mod:`.nederlands` (hulp en fouten van
typer). En wat een paar opdrachten delen: :mod:`.besluiten`, :mod:`.reactieregister`, :mod:`.rapport` (de onderbouwing), :mod:`.salariscsv` en
:mod:`.voorstelmap`.
"""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
from typing import Annotated

import typer

from reeletarief import __version__
from reeletarief.cli.aanvullen import VRAAG
from reeletarief.cli.afloop import KON_NIET, zeg
from reeletarief.cli.lui import LateOpdracht, luie_groep
from reeletarief.cli.nederlands import optie_voor_de_opdracht, vertaal_fout
from reeletarief.cli.systeemfout import reden_van

AFGEBROKEN = 130
DICHTE_PIJP = 141
"""De lezer van de uitvoer is weg (``| head``): 128 + SIGPIPE, zoals ``seq`` en ``git`` dan ook eindigen."""

OPDRACHTEN = (
    LateOpdracht(
        "nieuw",
        "nieuw_groep",
        "Begin een regio, een productkaart, een cao-tabel, een tariefjaar of een volgend besluit.",
    ),
    LateOpdracht("bereken", "bereken_opdracht", "Reken de tarieven uit."),
    LateOpdracht("uitleg", "uitleg_opdracht", "Leg uit hoe een tarief is opgebouwd."),
    LateOpdracht("matrix", "matrix_opdracht", "Toon de tarieven per profiel en intensiteit."),
    LateOpdracht(
        "controleer", "controleer_opdracht", "Controleer de regio: bestanden, berekening, cao-data en onderbouwing."
    ),
    LateOpdracht("begroting", "begroting_opdracht", "Reken een begroting uit: aantal × tarief."),
    LateOpdracht("gevoeligheid", "gevoeligheid_opdracht", "Toon wat elke parameter met een tarief doet."),
    LateOpdracht(
        "vaststellen", "vaststellen_opdracht", "Leg de tarieven vast: op de productkaarten en in vastgesteld/JAAR.json."
    ),
    LateOpdracht(
        "toets", "toets_opdracht", "Toets de prijs van een aanbieder aan de reële prijs (pas toe of leg uit)."
    ),
    LateOpdracht(
        "verifieer", "verifieer_opdracht", "Ga na of een werkboek dat terugkomt, of een vastgelegd besluit, nog klopt."
    ),
    LateOpdracht("tarieflijst", "tarieflijst_opdracht", "Maak de tarieflijst voor de berichten."),
    LateOpdracht("vergelijk", "vergelijk_opdracht", "Zeg welke tarieven veranderen, hoeveel, en waardoor."),
    LateOpdracht("schema", "schema_opdracht", "Geef JSON Schema's waarmee een editor helpt bij het invullen."),
    LateOpdracht("cao", "cao_groep", "Bekijk, vergelijk en vul de cao-tabellen van de regio aan."),
    LateOpdracht("reacties", "reacties_groep", "Toon het register van reacties, en wat er nog aan openstaat."),
    LateOpdracht("uitvraag", "uitvraag_groep", "Vraag aanbieders wie het werk doet en hoeveel uren dat kost."),
)
"""Elke opdracht, in de volgorde van de hulp, uit de module met haar naam; een nieuwe opdracht is één regel hier."""

app = typer.Typer(
    name="reeletarief",
    cls=luie_groep(OPDRACHTEN),
    rich_markup_mode=None,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _toon_versie(gevraagd: bool) -> None:
    if gevraagd:
        typer.echo(f"reeletarief {__version__}")
        raise typer.Exit


@app.callback()
def reeletarief(
    versie: Annotated[
        bool, typer.Option("--versie", callback=_toon_versie, is_eager=True, help="Toon de versie.")
    ] = False,
) -> None:
    """Reken reële tarieven voor jeugdhulp uit en leg elke cent uit.

    \b
    Voorbeelden:
      reeletarief nieuw regio mijn-regio              een nieuwe regio, die meteen rekent
      reeletarief bereken                             alle tarieven van de regio in deze map
      reeletarief bereken --tariefjaar 2025           dezelfde tarieven voor 2025
      reeletarief uitleg 45A48                        hoe één tarief is opgebouwd
      reeletarief matrix                              tarieven per profiel en intensiteit
      reeletarief cao lijst                           welke cao-tabellen er zijn
      reeletarief controleer                          wat er nog niet klopt of ontbreekt
      reeletarief begroting volumes.csv               aantallen × tarieven, per gemeente en aanbieder
      reeletarief vergelijk --met HEAD                welke tarieven veranderen, hoeveel en waardoor
      reeletarief gevoeligheid 45A48                  wat elke parameter met een tarief doet
      reeletarief vaststellen --besluit besluit.yaml  de tarieven vastleggen in een besluit
      reeletarief uitvraag --help                     formulieren voor aanbieders, en wat ervan terugkomt
      reeletarief reacties                            reacties van aanbieders, hun effect en de nota
      reeletarief toets opgave.yaml                   de prijs van een aanbieder naast de reële prijs
      reeletarief verifieer besluit.xlsx              of een teruggekomen werkboek nog klopt
      reeletarief tarieflijst -o lijst.xlsx           de tarieven, met de codes voor de berichten
      reeletarief schema -o .schemas                  hulp van uw editor bij het invullen van de bestanden
    """


def hoofd() -> None:
    """Start het programma vanaf de opdrachtregel.

    De afvalophaler van Python gaat uit: een berekening maakt geen kringen en het proces is kort, terwijl
    het ophalen tijdens het inlezen een tiende van de looptijd kost.
    """
    gc.disable()
    for stroom in (sys.stdout, sys.stderr):
        if isinstance(stroom, io.TextIOWrapper):
            stroom.reconfigure(encoding="utf-8", errors="replace")
    code = _met_stromen()
    gc.freeze()  # anders loopt Python bij het afsluiten nog één keer alle objecten na, voor niets
    sys.exit(code)


def _met_stromen() -> int:
    """Voer uit met een stdout die dicht of vol kan zijn; dat is een melding en geen traceback.

    Wie genoeg gelezen heeft en de pijp sluit, krijgt geen melding.
    """
    nergens = io.StringIO()
    if sys.stdout is None:
        sys.stdout = nergens
    if sys.stderr is None:
        sys.stderr = io.StringIO()  # een melding kan dan nergens heen; de uitkomst en de code wel
    try:
        code = voer_uit(sys.argv[1:])
        sys.stdout.flush()
        if nergens.getvalue():
            raise OSError(errno.EBADF, "er is geen uitvoer")
    except BrokenPipeError:
        sys.stdout = sys.stderr = io.StringIO()
        return DICHTE_PIJP
    except OSError as fout:
        sys.stdout = io.StringIO()
        try:
            typer.echo(_systeemfout(fout), err=True)
        except OSError:  # ook stderr is dicht; alleen de code kan het nog zeggen
            sys.stderr = io.StringIO()
        return KON_NIET
    return code


def _systeemfout(fout: OSError) -> str:
    """Wat het systeem weigerde. Een bestand heeft een naam en een stroom niet; en alleen de map waarin iemand staat, kan zonder naam ontbreken."""
    if isinstance(fout.filename, str):
        from reeletarief.invoer.bezwaren import toonbaar

        return f"Fout: {toonbaar(fout.filename)} is niet te lezen of te schrijven ({reden_van(fout)})."
    if fout.errno == errno.ENOENT:
        return "Fout: de map waarin u staat, bestaat niet meer. Ga naar een andere map, of geef --map met het hele pad."
    return f"Fout: de uitvoer is niet te schrijven ({reden_van(fout)})."


def voer_uit(argumenten: list[str]) -> int:
    """Voer één opdracht uit en geef de uitgangscode; een verkeerde opdracht geeft een melding en code 2."""
    try:
        code: int = app(args=argumenten, prog_name="reeletarief", standalone_mode=False) or 0
        if code == AFGEBROKEN:  # zo geeft typer Ctrl-C door
            raise typer.Abort
        return code
    except SystemExit as einde:
        if isinstance(einde.__context__, BrokenPipeError):  # typer maakt er code 1 van, en dat is hier een bevinding
            raise einde.__context__ from None
        raise
    except typer.Abort:
        typer.echo("Afgebroken.", err=True)
        return AFGEBROKEN
    except Exception as fout:
        if os.environ.get(VRAAG, "").startswith("complete"):
            return KON_NIET  # wie op Tab drukt, heeft niets aan een melding
        if not hasattr(fout, "format_message"):
            raise
        _meld_verkeerde_opdracht(fout, fout.format_message())
        return KON_NIET


def _meld_verkeerde_opdracht(fout: Exception, tekst: str) -> None:
    """Eerst wat er mis is, dan hoe verder; zonder opdracht verschijnt gewoon de hulp."""
    context = getattr(fout, "ctx", None)
    if tekst.startswith("Gebruik:"):
        zeg(tekst)
        return
    opdracht = context.command_path if context is not None else "reeletarief"
    te_vroeg = context is not None and optie_voor_de_opdracht(context, tekst)
    zeg(f"Fout: {te_vroeg or vertaal_fout(tekst)}")
    zeg(f"Zie: {opdracht} --help")
