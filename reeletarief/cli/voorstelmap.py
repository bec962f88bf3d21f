"""Waar ``--voorstel DOELMAP`` schrijft: een nieuwe of lege map, zodat een voorstel nooit iets vervangt."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reeletarief.cli.afloop import stop
from reeletarief.cli.systeemfout import reden_van
from reeletarief.cli.werkmap import herstel_werkmap, is_invoer, is_vrije_map

VoorstelOptie = Annotated[
    str | None,
    typer.Option(
        "--voorstel", metavar="DOELMAP", help="Schrijf de gewijzigde bestanden in deze nieuwe map, om na te lezen."
    ),
]


def eis_voorstelmap(doel: str, werkmap: Path) -> None:
    """Weiger een map tussen de bestanden van de regio, en een waar al iets staat; dan stopt het met code 2."""
    map_ = Path(doel)
    if is_invoer(map_ / "voorstel", werkmap):
        stop(f"{doel} hoort bij de bestanden van de regio zelf.", "Kies voor --voorstel een nieuwe map.")
    herstel_werkmap(map_)
    try:
        vrij = is_vrije_map(map_)
    except (OSError, RuntimeError) as fout:
        stop(f"{doel} is niet te gebruiken ({reden_van(fout)}).", "Kies voor --voorstel een nieuwe map.")
    if not vrij:
        wat = f"{doel} is er al en is geen lege map; een voorstel vervangt niets."
        stop(wat, "Kies voor --voorstel een nieuwe map, lees het voorstel na, en neem het daarna zelf over.")
