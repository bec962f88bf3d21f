"""``reeletarief vaststellen``: het besluit op de kaarten, en een vastgelegd bestand om het later na te rekenen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from reeletarief.cli.afloop import BEVINDING, eis_zonder_fouten, meld, stop, zeg
from reeletarief.cli.besluiten import voorgangers
from reeletarief.cli.bijlagen import haal
from reeletarief.cli.opties import (
    Kleurkeuze,
    Map,
    Peildatum,
    Tariefjaar,
    lees_dag,
    lees_jaar,
    lees_kleur,
    lees_peildatum,
)
from reeletarief.cli.uitvoer import als_scherm
from reeletarief.cli.vaststellen.stappen import (
    Gelezen,
    Opdracht,
    lees_en_reken,
    leg_vast,
    maak_klaar,
    open_punten,
    register_van_jaar,
    vanaf_dit_concept,
)
from reeletarief.cli.werkmap import herstel_werkmap

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from reeletarief.cli.vaststellen.stappen import Klaar
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.besluit.gegevens import Besluitgegevens
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.weergave.console import Kleur

Besluitdatum = Annotated[
    str | None, typer.Option("--besluitdatum", metavar="DATUM", help="De dag van het besluit (jjjj-mm-dd).")
]
BesluitgegevensOptie = Annotated[
    str | None,
    typer.Option(
        "--besluit",
        metavar="BESTAND.yaml",
        help="De besluitgegevens: datum, zaaknummer, andere tarieven en uitzonderingen.",
    ),
]
AlsConcept = Annotated[
    bool,
    typer.Option(
        "--als-concept", help="Leg vast als concept, ook als er nog iets openstaat; elk product moet te rekenen zijn."
    ),
]
Herziening = Annotated[
    str | None,
    typer.Option("--herziening", metavar="REDEN", help="Vervang een eerder besluit van dit jaar; dat blijft bewaard."),
]
Proef = Annotated[bool, typer.Option("--proef", help="Toon het besluit, maar schrijf niets.")]


def vaststellen_opdracht(
    besluitdatum: Besluitdatum = None,
    besluit: BesluitgegevensOptie = None,
    als_concept: AlsConcept = False,
    herziening: Herziening = None,
    proef: Proef = False,
    tariefjaar: Tariefjaar = None,
    peildatum: Peildatum = None,
    map_: Map = None,
    kleur: Kleurkeuze = None,
) -> None:
    """Leg de tarieven vast: op de productkaarten en in vastgesteld/JAAR.json.

    \b
    Voorbeelden:
      reeletarief vaststellen --als-concept --besluitdatum 2026-10-01
      reeletarief vaststellen --besluit besluit.yaml --proef
      reeletarief vaststellen --besluit besluit.yaml
      reeletarief vaststellen --besluit besluit.yaml --herziening "uitspraak van de rechtbank"

    Vaststellen kan als er niets meer openstaat: elke open waarde of aanname heeft een bron van de regio zelf, nergens staat nog
    INVULLEN, elke reactie heeft een oordeel met motief en is doorgevoerd, geen controle faalt, en elke cao is voor het jaar bevestigd of
    de uitzondering is gemotiveerd.
    Anders zegt de opdracht wat er openstaat, en wordt er niets geschreven. Het concept om aan aanbieders voor te leggen,
    legt u vast met --als-concept. Met --proef ziet u het besluit en de waarschuwingen erbij zonder dat er iets wordt geschreven.
    Alles wordt geschreven of niets.

    \b
    Code 0: vastgelegd, of met --proef: vast te leggen. 1: er staat nog iets open, of er ligt al een besluit.
    2: een bestand of de opdracht klopt niet.
    """
    from reeletarief.analyse.besluit.aansluiting import aansluiting
    from reeletarief.analyse.besluit.bouwsteen import niet_meebewogen
    from reeletarief.analyse.besluit.jaargemiddelde import gemiddeld_met_ervoor
    from reeletarief.analyse.besluit.vaststelling import kanttekeningen
    from reeletarief.analyse.besluit.wegvallend import wegvallend

    jaar, dag, wanneer = lees_jaar(tariefjaar), lees_peildatum(peildatum), lees_kleur(kleur)
    besluitdag = lees_dag("--besluitdatum", besluitdatum) if besluitdatum else None
    _eis_reden(herziening)
    werkmap = Path(map_ or ".")
    herstel_werkmap(werkmap)
    gegevens, bestanden = _gegevens_of_stop(besluit)
    opdracht = Opdracht(werkmap, jaar, dag, gegevens, _besluitdag(gegevens, besluitdag), als_concept, herziening)
    gelezen = lees_en_reken(opdracht)
    _eis_passende_gegevens(opdracht, gelezen, bestanden)
    register = register_van_jaar(opdracht, gelezen)
    open_ = open_punten(opdracht, gelezen, register, bestanden.values())
    if open_ and not als_concept:
        _nog_niet(open_, {**gelezen.inlezing.bestanden, **bestanden})
    klaar = maak_klaar(opdracht, gelezen, open_)
    ervoor = voorgangers(werkmap, gelezen.resultaat.tariefjaar).besluiten
    let_op = (
        *kanttekeningen(klaar.vaststelling),
        *aansluiting(klaar.vaststelling, ervoor),
        *wegvallend(klaar.vaststelling, ervoor),
        *niet_meebewogen(klaar.vaststelling),
        *gemiddeld_met_ervoor(klaar.vaststelling, ervoor),
        *vanaf_dit_concept(opdracht, gelezen, register),
    )
    if not proef:
        leg_vast(opdracht, gelezen, klaar)
    meld(let_op, gelezen.inlezing.bestanden)
    _toon(klaar, wanneer, proef=proef)
    zeg(_slot(klaar, proef=proef))


def _eis_reden(herziening: str | None) -> None:
    """Weiger een herziening zonder reden, of met tekens die niet te zien zijn; de reden komt in het besluit."""
    from reeletarief.invoer.woorden import zichtbaar

    if herziening is not None and not (zichtbaar(herziening) and herziening.isprintable()):
        raise typer.BadParameter("geef de reden in gewone tekst, op één regel.", param_hint="--herziening")


def _gegevens_of_stop(besluit: str | None) -> tuple[Besluitgegevens, dict[str, Bestand]]:
    """De besluitgegevens, als die er zijn, met de tekst voor meldingen; zijn ze niet te lezen, dan stopt het met code 2."""
    from reeletarief.invoer.besluit.gegevens import Besluitgegevens, lees_besluitgegevens

    if besluit is None:
        return Besluitgegevens(), {}
    gelezen = lees_besluitgegevens(haal(besluit, "RT101"), besluit)
    bestanden = {besluit: gelezen.bestand}
    eis_zonder_fouten(gelezen.bevindingen, bestanden)
    return gelezen.gegevens, bestanden


def _besluitdag(gegevens: Besluitgegevens, gegeven: datetime.date | None) -> datetime.date | None:
    """De dag van het besluit; staat ze op twee plekken anders, dan stopt het."""
    in_bestand = gegevens.besluitdatum.dag if gegevens.besluitdatum else None
    if gegeven and in_bestand and gegeven != in_bestand:
        stop(
            f"In de besluitgegevens staat {in_bestand}, en --besluitdatum zegt {gegeven}.",
            "Laat --besluitdatum weg, of verbeter het bestand.",
            "RT995",
        )
    return gegeven or in_bestand


def _eis_passende_gegevens(opdracht: Opdracht, gelezen: Gelezen, bestanden: Mapping[str, Bestand]) -> None:
    """Is er in de besluitgegevens iets dat niet bij de berekening past, dan stopt het met code 2."""
    from reeletarief.analyse.besluit.vaststelling import bezwaren_tegen

    eis_zonder_fouten(bezwaren_tegen(opdracht.gegevens, gelezen.resultaat, opdracht.besluitdatum), bestanden)


def _nog_niet(open_: tuple[Bevinding, ...], bestanden: Mapping[str, Bestand]) -> NoReturn:
    """Zeg hoeveel er openstaat, en dan wat; stop met code 1, en er is niets geschreven."""
    from collections import Counter

    from reeletarief.weergave.meldingen import openstaand

    aantal = len(open_)
    per_code = ", ".join(f"{keer} keer {code}" for code, keer in sorted(Counter(een.code for een in open_).items()))
    zeg(
        f"Nog niet vast te stellen: {aantal} {'punt staat' if aantal == 1 else 'punten staan'} open ({per_code}). Er is niets geschreven.\n"
        "Een concept om voor te leggen: reeletarief vaststellen --als-concept --besluitdatum DATUM\n\n"
        f"{openstaand(open_, bestanden)}"
    )
    raise typer.Exit(BEVINDING)


def _toon(klaar: Klaar, kleur: Kleur, *, proef: bool) -> None:
    from reeletarief.weergave.besluit.scherm import nagaan, toon_vaststelling

    if proef:
        typer.echo("Proef: er is nog niets vastgesteld.\n")
    typer.echo(als_scherm(lambda console: toon_vaststelling(klaar.vaststelling, console), kleur, None), nl=False)
    if not proef:
        typer.echo(nagaan(klaar.vaststelling))


def _slot(klaar: Klaar, *, proef: bool) -> str:
    """Wat er geschreven is, of zou worden, en wat er niet verandert."""
    from reeletarief.weergave.getal import geteld

    vaststelling, kaarten = klaar.vaststelling, klaar.kaarten
    andere = len(vaststelling.regels) - kaarten
    wat = f"vastgesteld/{vaststelling.resultaat.tariefjaar}.json en {geteld(kaarten, 'productkaart', 'productkaarten')}"
    regels = [f"Proef: er is niets geschreven. Zonder --proef: {wat}" if proef else f"Geschreven: {wat}"]
    if andere:
        houdt = geteld(andere, "kaart houdt", "kaarten houden")
        regels.append(f"{houdt} het besluit van een ander jaar; dit concept staat alleen in het bestand.")
    if vaststelling.herziening:
        regels.append("Het vervangen besluit blijft bewaard in vastgesteld/, onder zijn eigen datum.")
    return "\n".join(regels)
