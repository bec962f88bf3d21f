"""``reeletarief cao toon``: één tabel met alles wat erbij hoort."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.cao.gedeeld import (
    Cao,
    DatumKeuze,
    FormaatOptie,
    druk_af,
    kies_cao,
    kies_tabel,
    lees_caos,
    lees_datum,
    lees_vorm,
    sluit,
)
from reeletarief.cli.gedeeld import stop
from reeletarief.cli.opties import Kleurkeuze, Map, lees_kleur

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.invoer.cao.tabel import CaoTabel

Schalen = Annotated[
    list[str] | None, typer.Option("--schaal", "-s", metavar="SCHAAL", help="Alleen deze schaal; mag vaker.")
]


def toon_opdracht(
    cao: Cao,
    datum: DatumKeuze = None,
    schaal: Schalen = None,
    map_: Map = None,
    formaat: FormaatOptie = None,
    kleur: Kleurkeuze = None,
) -> None:
    """Toon een tabel met bron en voorwaarden.

    \b
    Voorbeelden:
      reeletarief cao toon jeugdzorg
      reeletarief cao toon jeugdzorg 2024-09-15
      reeletarief cao toon jeugdzorg --schaal 9 --schaal 10
      reeletarief cao toon jeugdzorg --formaat csv

    Zonder datum de laatste tabel; met een datum de tabel die op die dag geldt.
    """
    vorm, wanneer, dag = lees_vorm(formaat), lees_kleur(kleur), lees_datum(datum)
    inlezing = lees_caos(map_)
    tabellen = kies_cao(inlezing, cao)
    tabel = kies_tabel(inlezing, tabellen, dag)
    schalen = _kies_schalen(tabel, list(dict.fromkeys(schaal or [])))
    volgende = next((andere for andere in tabellen if andere.dag > tabel.dag), None)
    if vorm == "json":
        from reeletarief.weergave.cao.json import tabel_als_json

        sys.stdout.write(tabel_als_json(tabel, volgende, schalen))
    elif vorm == "csv":
        from reeletarief.weergave.cao.csv import tabel_als_csv

        sys.stdout.write(tabel_als_csv(tabel, schalen))
    else:
        from reeletarief.weergave.cao.toon_scherm import toon_tabel

        druk_af(lambda console: toon_tabel(tabel, volgende, schalen, console), wanneer)
    sluit(inlezing)


def _kies_schalen(tabel: CaoTabel, gevraagd: Sequence[str]) -> Sequence[str]:
    onbekend = [schaal for schaal in gevraagd if schaal not in tabel.schalen]
    if onbekend:
        namen = ", ".join(str(schaal) for schaal in tabel.schalen)
        stop(f"De tabel per {tabel.dag} heeft geen schaal '{onbekend[0]}'.", f"De schalen zijn: {namen}.", "RT510")
    return gevraagd
