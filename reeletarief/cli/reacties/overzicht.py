"""``reeletarief reacties``: het overzicht van het register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.afloop import BEVINDING, GOED, meld
from reeletarief.cli.besluiten import reacties_zonder_product
from reeletarief.cli.opties import Kleurkeuze, Map, lees_kleur
from reeletarief.cli.reacties.gedeeld import Register, register_of_stop, schrijf_uit
from reeletarief.cli.vormkeuze import formaatoptie, in_vorm, kies_vorm, uitvoeroptie

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.reacties.parameterwoord import Parameterwoorden
    from reeletarief.analyse.reacties.toepassen import Doorgerekend
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.reacties.register import Reactie

VORMEN = {
    "tabel": "reacties.overzicht:overzicht",
    "json": "reacties.overzicht:overzicht_als_json",
    "csv": "reacties.overzicht:overzicht_als_csv",
    "md": "reacties.overzicht:overzicht",
}

FormaatOptie = Annotated[str | None, formaatoptie(VORMEN)]
Uitvoer = Annotated[str | None, uitvoeroptie(VORMEN)]


def reacties_opdracht(
    ctx: typer.Context,
    register: Register = None,
    map_: Map = None,
    formaat: FormaatOptie = None,
    uitvoer: Uitvoer = None,
    kleur: Kleurkeuze = None,
) -> None:
    """Toon het register van reacties, en wat er nog aan openstaat.

    \b
    Voorbeelden:
      reeletarief reacties                      elke reactie met oordeel en motief
      reeletarief reacties -o reacties.csv
      reeletarief reacties effect               wat de overgenomen reacties met de tarieven doen
      reeletarief reacties nota -o nota.docx    de nota van beantwoording

    Een reactie is een .yaml in de map reacties/ van de regio (of --register).

    \b
    Code 0: in orde. 1: een reactie zonder oordeel, een oordeel zonder motief, of een product dat er niet is; dat houdt vaststellen tegen.
    2: een bestand of opdracht klopt niet, of er is geen enkele reactie.
    """
    if ctx.invoked_subcommand is None:
        _toon(map_, register, formaat, uitvoer, kleur)
    elif any((register, map_, formaat, uitvoer, kleur)):
        raise typer.BadParameter(f"zet opties achter '{ctx.invoked_subcommand}'.", param_hint="reacties")


def _toon(map_: str | None, register: str | None, formaat: str | None, uitvoer: str | None, kleur: str | None) -> None:
    """Toon het register, meld wat vaststellen tegenhoudt, en stop met code 1 als er iets is."""
    vorm = kies_vorm(formaat, uitvoer, VORMEN)
    wanneer = lees_kleur(kleur)
    gegeven = register_of_stop(map_, register)
    from reeletarief.invoer.reacties.register import onafgedaan

    reacties, werkmap = gegeven.register.reacties, Path(map_ or ".")
    stand = _stand(werkmap)
    open_ = (*onafgedaan(reacties), *_zonder_product(werkmap, reacties, stand))
    woorden = _woorden(stand)
    inhoud = in_vorm(VORMEN, vorm, wanneer, uitvoer, reacties=reacties, woorden=woorden, onafgedaan=open_)
    schrijf_uit(inhoud, uitvoer, map_, gegeven.paden)
    meld(open_, gegeven.register.bestanden)
    raise typer.Exit(BEVINDING if open_ else GOED)


def _stand(werkmap: Path) -> Doorgerekend | None:
    """De werkmap zoals zij nu is; is zij niet te lezen, dan blijft het register zoals het is."""
    from reeletarief.analyse.reacties.toepassen import Doorgerekend, reken_door
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.werkmap import haal_werkmap

    opgehaald = haal_werkmap(werkmap)
    stand = None if opgehaald.bevindingen else reken_door(opgehaald.inhoud, Tijdkeuze())
    return stand if isinstance(stand, Doorgerekend) else None


def _woorden(stand: Doorgerekend | None) -> Parameterwoorden:
    """Hoe de parameters heten en waarin hun waarde staat."""
    from reeletarief.analyse.reacties.parameterwoord import ZONDER_WOORDEN, woorden_van

    return ZONDER_WOORDEN if stand is None else woorden_van(stand)


def _zonder_product(werkmap: Path, reacties: Sequence[Reactie], stand: Doorgerekend | None) -> tuple[Bevinding, ...]:
    """De reacties over een product dat er niet is en niet was; van een kaart met een fout is dat niet te zeggen."""
    from reeletarief.invoer.reacties.register import van_jaar

    if stand is None or stand.inlezing.bevindingen:
        return ()
    return reacties_zonder_product(werkmap, van_jaar(reacties, stand.resultaat.tariefjaar), stand)
