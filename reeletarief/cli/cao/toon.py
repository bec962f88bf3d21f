"""``reeletarief cao toon``: één tabel met alles wat erbij hoort."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.afloop import stop
from reeletarief.cli.cao.gedeeld import Cao, DatumKeuze, kies_cao, kies_tabel, lees_caos, lees_datum, sluit, vormoptie
from reeletarief.cli.opties import Kleurkeuze, Map, lees_kleur
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.vormkeuze import in_vorm, kies_vorm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.invoer.cao.tabel import CaoTabel

VORMEN = {
    "tabel": "cao.toon_scherm:toon_tabel",
    "json": "cao.json:tabel_als_json",
    "csv": "cao.csv:tabel_als_csv",
}

FormaatOptie = Annotated[str | None, vormoptie(VORMEN)]
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
    vorm, wanneer, dag = kies_vorm(formaat, None, VORMEN), lees_kleur(kleur), lees_datum(datum)
    inlezing = lees_caos(map_)
    tabellen = kies_cao(inlezing, cao)
    tabel = kies_tabel(inlezing, tabellen, dag)
    schalen = _kies_schalen(tabel, list(dict.fromkeys(schaal or [])))
    volgende = next((andere for andere in tabellen if andere.dag > tabel.dag), None)
    inhoud = in_vorm(VORMEN, vorm, wanneer, None, tabel=tabel, volgende=volgende, schalen=schalen)
    schrijf(inhoud, None, Path(map_ or "."))
    sluit(inlezing)


def _kies_schalen(tabel: CaoTabel, gevraagd: Sequence[str]) -> Sequence[str]:
    onbekend = [schaal for schaal in gevraagd if schaal not in tabel.schalen]
    if onbekend:
        namen = ", ".join(str(schaal) for schaal in tabel.schalen)
        stop(f"De tabel per {tabel.dag} heeft geen schaal '{onbekend[0]}'.", f"De schalen zijn: {namen}.", "RT510")
    return gevraagd
