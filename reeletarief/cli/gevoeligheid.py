"""``reeletarief gevoeligheid``: wat elke parameter met een tarief doet, en welke waarde bij een tarief hoort."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reeletarief.cli.bereken import FORMATEN, FormaatOptie, Uitvoer, vorm_van
from reeletarief.cli.gedeeld import (
    BEVINDING,
    GOED,
    KON_NIET,
    als_scherm,
    bereken_of_stop,
    lees_of_stop,
    meld,
    schrijf,
    uitgangscode,
)
from reeletarief.cli.opties import (
    Kleurkeuze,
    Map,
    Peildatum,
    Streng,
    Tariefjaar,
    lees_jaar,
    lees_keuze,
    lees_kleur,
    lees_peildatum,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from rich.console import Console

    from reeletarief.analyse.gevoeligheid_knoppen import Knop
    from reeletarief.analyse.gevoeligheid_stand import Proef
    from reeletarief.api import Inlezing, Resultaat
    from reeletarief.weergave.console import Kleur

HOOGSTENS = 15
STAPPEN, MEESTE_STAPPEN = 10, 1000

Product = Annotated[str, typer.Argument(metavar="PRODUCT", help="De productcode.")]
Parameter = Annotated[
    str | None,
    typer.Option("--parameter", "-p", metavar="NAAM", help="Eén parameter; het einde van een naam is genoeg."),
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
Alles = Annotated[
    bool, typer.Option("--alles", help=f"Alle parameters in plaats van de {HOOGSTENS} met het grootste effect.")
]


class Antwoord(NamedTuple):
    """Eén uitkomst in elke vorm waarin zij te geven is, met de uitgangscode die erbij hoort."""

    scherm: Callable[[Console], None]
    json: Callable[[], str]
    csv: Callable[[], str]
    code: int = GOED

    def als(self, vorm: str, kleur: Kleur, uitvoer: str | None) -> str:
        """De uitkomst als tekst in de gevraagde vorm."""
        if vorm == "tabel":
            return als_scherm(self.scherm, kleur, uitvoer)
        return self.json() if vorm == "json" else self.csv()


class Vraag(NamedTuple):
    """Wat er over één parameter gevraagd wordt, zoals het op de opdrachtregel staat."""

    parameter: str | None
    van: str | None
    tot: str | None
    stappen: str | None
    doel: str | None


def gevoeligheid_opdracht(
    product: Product,
    parameter: Parameter = None,
    van: Van = None,
    tot: Tot = None,
    stappen: Stappen = None,
    doel: DoelOptie = None,
    alles: Alles = False,
    tariefjaar: Tariefjaar = None,
    peildatum: Peildatum = None,
    map_: Map = None,
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

    Zonder opties: het effect van één procentpunt (van een percentage) of 1% (van een bedrag, uren of aantal), het grootste
    boven. Waarden schrijft u als in de bestanden. Code 1: het tarief van --doel is niet te halen.
    """
    vorm = lees_keuze("--formaat", formaat, FORMATEN) if formaat else vorm_van(uitvoer)
    wanneer, jaar, dag = lees_kleur(kleur), lees_jaar(tariefjaar), lees_peildatum(peildatum)
    vraag = Vraag(parameter, van, tot, stappen, doel)
    _eis_een_vraag(vraag)
    inlezing = lees_of_stop(map_, jaar, dag)
    resultaat = bereken_of_stop(inlezing, [product], jaar, dag)
    if not resultaat.tarieven:
        raise typer.Exit(KON_NIET)
    antwoord = _antwoord(vraag, inlezing, resultaat, None if alles else HOOGSTENS)
    schrijf(antwoord.als(vorm, wanneer, uitvoer), uitvoer, Path(map_ or "."))
    raise typer.Exit(max(antwoord.code, uitgangscode(inlezing, resultaat, streng=streng)))


def _eis_een_vraag(vraag: Vraag) -> None:
    """Weiger opties die samen geen vraag zijn."""
    if vraag.parameter is None:
        if any(vraag):
            raise typer.BadParameter("zeg met --parameter om welke parameter het gaat.", param_hint="--parameter")
        return
    if vraag.doel is None and not (vraag.van and vraag.tot):
        raise typer.BadParameter("geef --van en --tot (zoals --van 5% --tot 15%), of --doel.", param_hint="--van")
    if vraag.doel is not None and vraag.stappen is not None:
        raise typer.BadParameter("--doel zoekt zelf; laat --stappen weg.", param_hint="--stappen")
    _lees_stappen(vraag.stappen)


def _lees_stappen(tekst: str | None) -> int:
    if tekst is None:
        return STAPPEN
    if not tekst.isascii() or not tekst.isdigit() or not 1 <= int(tekst) <= MEESTE_STAPPEN:
        raise typer.BadParameter(f"'{tekst}' is geen getal van 1 tot en met {MEESTE_STAPPEN}.", param_hint="--stappen")
    return int(tekst)


def _antwoord(vraag: Vraag, inlezing: Inlezing, resultaat: Resultaat, hoogstens: int | None) -> Antwoord:
    from reeletarief.analyse.gevoeligheid_stand import proef

    eigen = proef(resultaat.tarieven[0])
    if vraag.parameter is None:
        return _overzicht(eigen, resultaat, hoogstens)
    knop = kies_of_stop(eigen, vraag.parameter, inlezing)
    van, tot = (
        None if tekst is None else lees_waarde(optie, knop, tekst)
        for optie, tekst in (("--van", vraag.van), ("--tot", vraag.tot))
    )
    if vraag.doel is not None:
        return _doel(eigen, resultaat, knop, (_lees_bedrag(vraag.doel), van, tot))
    assert van is not None
    assert tot is not None
    return _verloop(eigen, resultaat, knop, (van, tot, _lees_stappen(vraag.stappen)))


def kies_of_stop(eigen: Proef, naam: str, inlezing: Inlezing) -> Knop:
    """De parameter met deze naam; anders een melding met de keuzes, en code 2."""
    from reeletarief.analyse.gevoeligheid_keuze import kies_knop
    from reeletarief.fouten import RekenFout

    try:
        return kies_knop(eigen, naam)
    except RekenFout as fout:
        meld(fout.bevindingen, inlezing.bestanden)
        raise typer.Exit(KON_NIET) from None


def lees_waarde(optie: str, knop: Knop, tekst: str) -> Decimal:
    """De waarde van een optie, geschreven als in een bestand."""
    from reeletarief.analyse.gevoeligheid_keuze import lees_stand
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.waarden import WaardeFout
    from reeletarief.invoer.yaml_strikt import Tekst

    try:
        return lees_stand(knop, Tekst(tekst, Plaats(optie, 1)))
    except WaardeFout as fout:
        raise typer.BadParameter(f"{fout.wat} {fout.remedie}", param_hint=optie) from None


def _overzicht(eigen: Proef, resultaat: Resultaat, hoogstens: int | None) -> Antwoord:
    from reeletarief.analyse.gevoeligheid_stap import effecten
    from reeletarief.weergave.gevoeligheid_csv import effecten_als_csv
    from reeletarief.weergave.gevoeligheid_json import effecten_als_json
    from reeletarief.weergave.gevoeligheid_scherm import toon_effecten

    alle, tarief = effecten(eigen), eigen.tarief
    return Antwoord(
        lambda console: toon_effecten(alle, hoogstens, tarief, resultaat, console),
        lambda: effecten_als_json(alle, tarief, resultaat),
        lambda: effecten_als_csv(alle, tarief, resultaat),
    )


def _verloop(eigen: Proef, resultaat: Resultaat, knop: Knop, bereik: tuple[Decimal, Decimal, int]) -> Antwoord:
    from reeletarief.analyse.gevoeligheid_verloop import verloop
    from reeletarief.weergave.gevoeligheid_csv import verloop_als_csv
    from reeletarief.weergave.gevoeligheid_json import verloop_als_json
    from reeletarief.weergave.gevoeligheid_verloop_scherm import toon_verloop

    van, tot, stappen = bereik
    rij, tarief = verloop(eigen, knop, van, tot, stappen), eigen.tarief
    return Antwoord(
        lambda console: toon_verloop(rij, tarief, resultaat, console),
        lambda: verloop_als_json(rij, tarief, resultaat),
        lambda: verloop_als_csv(rij, tarief, resultaat),
    )


def _lees_bedrag(tekst: str) -> Decimal:
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.waarden import WaardeFout, lees_bedrag, positief
    from reeletarief.invoer.yaml_strikt import Tekst

    try:
        return positief(lees_bedrag(Tekst(tekst, Plaats("--doel", 1)))).getal
    except WaardeFout as fout:
        raise typer.BadParameter(f"{fout.wat} {fout.remedie}", param_hint="--doel") from None


def _doel(
    eigen: Proef, resultaat: Resultaat, knop: Knop, gevraagd: tuple[Decimal, Decimal | None, Decimal | None]
) -> Antwoord:
    from reeletarief.analyse.gevoeligheid_doel import bereik_van, eis_veelvoud, zoek_doel
    from reeletarief.fouten import RekenFout
    from reeletarief.weergave.gevoeligheid_csv import doel_als_csv
    from reeletarief.weergave.gevoeligheid_doel_scherm import toon_doel
    from reeletarief.weergave.gevoeligheid_json import doel_als_json

    (bedrag, van, tot), tarief = gevraagd, eigen.tarief
    laagst, hoogst = bereik_van(knop, tarief.tarief.bedrag)
    try:
        eis_veelvoud(eigen, bedrag)
        doel = zoek_doel(eigen, knop, bedrag, laagst if van is None else van, hoogst if tot is None else tot)
    except RekenFout as fout:
        meld(fout.bevindingen, {})
        raise typer.Exit(KON_NIET) from None
    return Antwoord(
        lambda console: toon_doel(doel, tarief, resultaat, console),
        lambda: doel_als_json(doel, tarief, resultaat),
        lambda: doel_als_csv(doel, tarief, resultaat),
        GOED if doel.oplossingen else BEVINDING,
    )
