"""``reeletarief reacties effect``: wat de overgenomen reacties met de tarieven doen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.afloop import BEVINDING, GOED, eis_zonder_fouten, meld
from reeletarief.cli.opties import Kleurkeuze, Map, Peildatum, Streng, Tariefjaar, lees_jaar, lees_kleur, lees_peildatum
from reeletarief.cli.reacties.gedeeld import (
    Register,
    effecten_of_stop,
    over_het_concept,
    register_of_stop,
    schrijf_uit,
    voor_dit_jaar,
)
from reeletarief.cli.reacties.uitgangspunt import Met, uitgangspunt_of_stop
from reeletarief.cli.uitvoer import schrijf_alle
from reeletarief.cli.voorstelmap import VoorstelOptie, eis_voorstelmap
from reeletarief.cli.vormkeuze import formaatoptie, in_vorm, kies_vorm, uitvoeroptie

if TYPE_CHECKING:
    from reeletarief.analyse.reacties.effect import Effecten
    from reeletarief.cli.reacties.uitgangspunt import Uitgangspunt
    from reeletarief.invoer.reacties.register import GelezenReacties

HOOGSTENS = 10
VORMEN = {
    "tabel": "reacties.effect:effectdocument",
    "json": "reacties.effect_data:effecten_als_json",
    "csv": "reacties.effect_data:effecten_als_csv",
    "md": "reacties.effect:effectdocument",
}

FormaatOptie = Annotated[str | None, formaatoptie(VORMEN)]
Uitvoer = Annotated[str | None, uitvoeroptie(VORMEN)]

Alles = Annotated[
    bool, typer.Option("--alles", help=f"Per reactie alle tarieven, niet alleen de {HOOGSTENS} die het meest bewegen.")
]


def effect_opdracht(
    met: Met = None,
    voorstel: VoorstelOptie = None,
    alles: Alles = False,
    register: Register = None,
    tariefjaar: Tariefjaar = None,
    peildatum: Peildatum = None,
    map_: Map = None,
    formaat: FormaatOptie = None,
    uitvoer: Uitvoer = None,
    streng: Streng = False,
    kleur: Kleurkeuze = None,
) -> None:
    """Toon wat overgenomen reacties met de tarieven doen.

    \b
    Voorbeelden:
      reeletarief reacties effect
      reeletarief reacties effect --alles -o effect.csv
      reeletarief reacties effect --met werkmap
      reeletarief reacties effect --voorstel voorstel/

    Het effect wordt berekend op het concept (vastgesteld/JAAR.json met status concept, of na het besluit het concept dat bewaard is), of anders op
    de regio zoals zij nu is (werkmap). De waarden worden in de bestanden zelf vervangen en alles wordt opnieuw gelezen: het effect is precies
    wat u krijgt. Met --voorstel komen de bestanden van de regio, met de overgenomen waarden erin, in een nieuwe map, en toont de
    opdracht elke wijziging.

    \b
    Code 0: in orde. 1: een product is overgeslagen, of een waarschuwing met --streng.
    2: een reactie past niet, of een bestand of opdracht klopt niet.
    """
    vorm = kies_vorm(formaat, uitvoer, VORMEN)
    wanneer, jaar, dag = lees_kleur(kleur), lees_jaar(tariefjaar), lees_peildatum(peildatum)
    if voorstel is not None:
        if formaat or uitvoer:
            reden = "het voorstel toont zijn wijzigingen op het scherm; laat --formaat en --uitvoer weg."
            raise typer.BadParameter(reden, param_hint="--voorstel")
        eis_voorstelmap(voorstel, Path(map_ or "."))
    gegeven = register_of_stop(map_, register)
    punt = uitgangspunt_of_stop(map_, jaar, dag, met)
    gegeven = voor_dit_jaar(gegeven, punt)
    effecten = effecten_of_stop(map_, punt, gegeven)
    if voorstel is not None:
        _schrijf_voorstel(effecten, punt, gegeven.register, Path(voorstel), Path(map_ or "."))
    else:
        inhoud = in_vorm(
            VORMEN,
            vorm,
            wanneer,
            uitvoer,
            effecten=effecten,
            reacties=gegeven.register.reacties,
            basis=punt.naam,
            register=gegeven.register.bestanden.values(),
            hoogstens=None if alles or vorm != "tabel" else HOOGSTENS,
        )
        schrijf_uit(inhoud, uitvoer, map_, [*gegeven.paden, *punt.invoer])
    let_op = over_het_concept(punt)
    meld(let_op, {})
    weg = punt.basis.resultaat.overgeslagen
    raise typer.Exit(BEVINDING if weg or (streng and let_op) else GOED)


def _schrijf_voorstel(
    effecten: Effecten, punt: Uitgangspunt, register: GelezenReacties, voorstel: Path, werkmap: Path
) -> None:
    """De bestanden van de werkmap met alle overgenomen waarden erin, alle of geen, en op stdout elke wijziging."""
    from reeletarief.analyse.reacties.begin import zonder_begin
    from reeletarief.analyse.reacties.toepassen import pas_toe, zetten_op
    from reeletarief.invoer.reacties.register import onafgedaan
    from reeletarief.weergave.reacties.voorstel import gewijzigde_bestanden, voorstelregels

    zonder_motief = onafgedaan(tuple(een for een in register.reacties if een.overgenomen))
    onzeker = zonder_begin(effecten.zetten, punt.concept)
    zetten, fouten = zetten_op(punt.nu, effecten.zetten)
    toegepast = pas_toe(punt.nu, zetten)
    eis_zonder_fouten((*zonder_motief, *onzeker, *fouten, *toegepast.bevindingen), register.bestanden)
    bestanden = gewijzigde_bestanden(toegepast, punt.nu)
    schrijf_alle({voorstel / pad: inhoud for pad, inhoud in bestanden.items()}, werkmap)
    for regel in voorstelregels(zetten):
        typer.echo(regel)
