"""``reeletarief gevoeligheid``: wat elke parameter met een tarief doet, en welke waarde bij een tarief hoort."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.afloop import KON_NIET, uitgangscode
from reeletarief.cli.bijlagen import bescherm_invoer
from reeletarief.cli.gevoeligheid.antwoord import (
    VORMEN,
    Antwoord,
    bandbreedte_van,
    doel_van,
    haal_scenarios,
    kies_of_stop,
    lees_bedrag_van,
    lees_waarde,
    overzicht,
    scenarios_van,
    verloop_van,
)
from reeletarief.cli.opties import (
    Kleurkeuze,
    MapOfBesluit,
    Peildatum,
    Streng,
    Tariefjaar,
    lees_geheel,
    lees_jaar,
    lees_kleur,
    lees_peildatum,
)
from reeletarief.cli.regio import bereken_of_stop, lees_of_stop
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.vormkeuze import formaatoptie, in_vorm, kies_vorm, uitvoeroptie

if TYPE_CHECKING:
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.regio import Inlezing

HOOGSTENS = 15
STAPPEN, MEESTE_STAPPEN = 10, 1000

Producten = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PRODUCT",
        autocompletion=aanvullen.producten,
        help="De productcode; met --scenarios mogen het er meer zijn, of geen (dan alle).",
    ),
]
Parameter = Annotated[
    str | None,
    typer.Option(
        "--parameter",
        "-p",
        metavar="NAAM",
        autocompletion=aanvullen.parameters,
        help="Eén parameter; het einde van een naam is genoeg.",
    ),
]
Van = Annotated[str | None, typer.Option("--van", metavar="WAARDE", help="Eerste waarde, zoals 5%, 1.95 of 40.")]
Tot = Annotated[str | None, typer.Option("--tot", metavar="WAARDE", help="Laatste waarde.")]
Stappen = Annotated[
    str | None,
    typer.Option("--stappen", metavar="N", help=f"In hoeveel stappen van --van naar --tot; anders {STAPPEN}."),
]
DoelOptie = Annotated[
    str | None, typer.Option("--doel", metavar="BEDRAG", help="Zoek de waarde van --parameter die dit tarief geeft.")
]
Scenarios = Annotated[
    str | None, typer.Option("--scenarios", metavar="BESTAND", help="Scenario's uit een YAML-bestand naast elkaar.")
]
Band = Annotated[
    bool,
    typer.Option("--bandbreedte", help="Het tarief op de laagste en hoogste waarde (laag, hoog) van elke parameter."),
]
Alles = Annotated[
    bool, typer.Option("--alles", help=f"Alle parameters in plaats van de {HOOGSTENS} met het grootste effect.")
]

FormaatOptie = Annotated[str | None, formaatoptie(VORMEN)]
Uitvoer = Annotated[str | None, uitvoeroptie(VORMEN)]


class Vraag(NamedTuple):
    """Wat er over één parameter gevraagd wordt, zoals het op de opdrachtregel staat."""

    parameter: str | None
    van: str | None
    tot: str | None
    stappen: str | None
    doel: str | None


class Gevraagd(NamedTuple):
    """Welke analyse, over welke producten."""

    producten: tuple[str, ...]
    vraag: Vraag
    scenarios: str | None
    bandbreedte: bool
    hoogstens: int | None


def gevoeligheid_opdracht(
    producten: Producten = None,
    parameter: Parameter = None,
    van: Van = None,
    tot: Tot = None,
    stappen: Stappen = None,
    doel: DoelOptie = None,
    scenarios: Scenarios = None,
    bandbreedte: Band = False,
    alles: Alles = False,
    tariefjaar: Tariefjaar = None,
    peildatum: Peildatum = None,
    map_: MapOfBesluit = None,
    formaat: FormaatOptie = None,
    uitvoer: Uitvoer = None,
    streng: Streng = False,
    kleur: Kleurkeuze = None,
) -> None:
    """Toon wat elke parameter met een tarief doet.

    \b
    Voorbeelden:
      reeletarief gevoeligheid 45A48
      reeletarief gevoeligheid 45A48 --alles -o gevoeligheid.csv
      reeletarief gevoeligheid 45A48 --parameter uren.reistijd --van 5% --tot 15%
      reeletarief gevoeligheid 45A48 --parameter uren.reistijd --doel 100.00
      reeletarief gevoeligheid 45A48 --bandbreedte
      reeletarief gevoeligheid --scenarios scenarios.yaml

    Zonder opties ziet u wat er met het tarief gebeurt als een percentage één procentpunt hoger is, of een bedrag, aantal uren of
    ander aantal 1%; het grootste effect staat boven. Waarden schrijft u zoals in de bestanden.

    \b
    Code 0: in orde. 1: het tarief van --doel is niet te halen, een scenario heeft geen tarief, een product is
    overgeslagen, een kaart die het besluit tegenspreekt, of een waarschuwing met --streng.
    2: een bestand of opdracht klopt niet, of er kon niets gerekend worden.
    """
    vorm = kies_vorm(formaat, uitvoer, VORMEN)
    wanneer, jaar, dag = lees_kleur(kleur), lees_jaar(tariefjaar), lees_peildatum(peildatum)
    gevraagd = Gevraagd(
        tuple(producten or ()),
        Vraag(parameter, van, tot, stappen, doel),
        scenarios,
        bandbreedte,
        None if alles else HOOGSTENS,
    )
    _eis_een_analyse(gevraagd)
    bescherm_invoer(uitvoer, [scenarios])
    inlezing = lees_of_stop(map_, jaar, dag)
    resultaat = bereken_of_stop(inlezing, list(gevraagd.producten), jaar, dag)
    if not resultaat.tarieven:
        raise typer.Exit(KON_NIET)
    antwoord = _antwoord(gevraagd, inlezing, resultaat)
    inhoud = in_vorm(antwoord.vormen, vorm, wanneer, uitvoer, **antwoord.gegevens)
    schrijf(inhoud, uitvoer, Path(map_ or "."))
    raise typer.Exit(max(antwoord.code, uitgangscode(inlezing, resultaat, streng=streng)))


def _eis_een_analyse(gevraagd: Gevraagd) -> None:
    """Weiger opties die niet samengaan, en producten die er te veel of te weinig zijn."""
    genoemd = next((f"--{naam}" for naam, waarde in gevraagd.vraag._asdict().items() if waarde), None)
    if gevraagd.hoogstens is None and (ander := _andere_analyse(gevraagd, genoemd)):
        raise typer.BadParameter(f"dit hoort bij het overzicht; laat {ander} weg, of --alles.", param_hint="--alles")
    if gevraagd.scenarios is not None:
        if genoemd or gevraagd.bandbreedte:
            wat = "--bandbreedte" if gevraagd.bandbreedte else genoemd
            raise typer.BadParameter(f"--scenarios wijzigt zelf; laat {wat} weg.", param_hint="--scenarios")
        return
    if gevraagd.bandbreedte and genoemd:
        raise typer.BadParameter(f"dit gaat over alle parameters; laat {genoemd} weg.", param_hint="--bandbreedte")
    if len(gevraagd.producten) != 1:
        raise typer.BadParameter(
            "geef één productcode; meer producten naast elkaar kan met --scenarios.", param_hint="PRODUCT"
        )
    _eis_een_vraag(gevraagd.vraag)


def _andere_analyse(gevraagd: Gevraagd, genoemd: str | None) -> str | None:
    """De optie die een andere analyse vraagt dan het overzicht van parameters."""
    anders = {"--scenarios": gevraagd.scenarios is not None, "--bandbreedte": gevraagd.bandbreedte}
    return next((optie for optie, gekozen in anders.items() if gekozen), genoemd)


def _eis_een_vraag(vraag: Vraag) -> None:
    """Weiger opties die samen geen vraag zijn."""
    if vraag.parameter is None:
        if any(vraag):
            raise typer.BadParameter("Zeg met --parameter om welke parameter het gaat.")
        return
    if vraag.doel is None and not (vraag.van and vraag.tot):
        raise typer.BadParameter("Geef --van en --tot (zoals --van 5% --tot 15%), of --doel.")
    if vraag.doel is not None and vraag.stappen is not None:
        raise typer.BadParameter("--doel zoekt zelf; laat --stappen weg.", param_hint="--stappen")
    _lees_stappen(vraag.stappen)


def _lees_stappen(tekst: str | None) -> int:
    return STAPPEN if tekst is None else lees_geheel("--stappen", tekst, 1, MEESTE_STAPPEN)


def _antwoord(gevraagd: Gevraagd, inlezing: Inlezing, resultaat: Resultaat) -> Antwoord:
    """De gevraagde analyse."""
    from reeletarief.analyse.gevoeligheid.proef import proef

    if gevraagd.scenarios is not None:
        return scenarios_van(haal_scenarios(gevraagd.scenarios), inlezing, resultaat)
    eigen, vraag = proef(resultaat.tarieven[0]), gevraagd.vraag
    if gevraagd.bandbreedte:
        return bandbreedte_van(eigen, resultaat)
    if vraag.parameter is None:
        return overzicht(eigen, resultaat, gevraagd.hoogstens)
    knop = kies_of_stop(eigen, vraag.parameter, inlezing)
    van, tot = (
        None if tekst is None else lees_waarde(optie, knop, tekst)
        for optie, tekst in (("--van", vraag.van), ("--tot", vraag.tot))
    )
    if vraag.doel is not None:
        return doel_van(eigen, resultaat, knop, (lees_bedrag_van(vraag.doel), van, tot))
    assert van is not None
    assert tot is not None
    return verloop_van(eigen, resultaat, knop, (van, tot, _lees_stappen(vraag.stappen)))
