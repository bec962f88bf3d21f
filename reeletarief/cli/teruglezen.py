"""Een bestand dat het programma zelf maakt, gelezen tussen de andere bestanden van de regio voordat het op schijf komt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.regio import Inlezing, Onleesbaar


class Teruggelezen(NamedTuple):
    """De regio met het nieuwe bestand erbij, en wat er aan dat bestand zelf schort."""

    inlezing: Inlezing | Onleesbaar
    fouten: tuple[Bevinding, ...]


def lees_terug(tekst: str, pad: str, inlezing: Inlezing | Onleesbaar) -> Teruggelezen:
    """Lees de regio nog eens, met deze tekst op dit pad binnen de werkmap."""
    from reeletarief.invoer.regio import lees_regio

    anderen = {naam: "\n".join(bestand.regels).encode() for naam, bestand in inlezing.bestanden.items()}
    nieuw = lees_regio({**anderen, pad: tekst.encode("utf-8", "replace")})
    hier = (een for een in nieuw.bevindingen if een.bestand == pad)
    return Teruggelezen(nieuw, tuple(een for een in hier if not een.vervalt))
