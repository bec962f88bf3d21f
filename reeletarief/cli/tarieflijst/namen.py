"""Hoe een lijst in een map heet, en welke lijsten er al liggen van gemeenten die nu niet meedoen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from reeletarief.analyse.tarieflijst import Herkomst
    from reeletarief.invoer.gemeenten import Gemeente

ACHTERGEBLEVEN = "RT729"
CONCEPT = "concept"
_MEESTE = 10


def naam_van_lijst(herkomst: Herkomst, gemeente: Gemeente | None, vorm: str) -> str:
    """De naam van een lijst; geldt zij niet vanaf 1 januari, dan zegt hij vanaf wanneer, zodat de lijst van ervoor blijft staan."""
    hele_jaar = (herkomst.van.month, herkomst.van.day) == (1, 1)
    delen = ["tarieflijst", str(herkomst.tariefjaar), gemeente.code if gemeente else ""]
    delen.append("" if hele_jaar else f"vanaf-{herkomst.van:%m-%d}")
    delen.append(CONCEPT if herkomst.status == CONCEPT else "")
    return f"{'-'.join(filter(None, delen))}.{vorm}"


def achtergebleven(map_: Path, herkomst: Herkomst, gemeenten: Sequence[Gemeente], pad: str) -> list[Bevinding]:
    """De waarschuwing als er in de map lijsten van dit jaar liggen van gemeenten die niet in ``pad`` staan; wissen doet het programma niet."""
    nu = {gemeente.code for gemeente in gemeenten}
    namen = sorted(naam for naam in _namen_in(map_) if (code := _gemeente_in(naam, herkomst)) and code not in nu)
    if not namen:
        return []
    meer = f" en nog {len(namen) - _MEESTE}" if len(namen) > _MEESTE else ""
    wat = (
        f"In {map_} liggen lijsten van {herkomst.tariefjaar} van gemeenten die niet in {pad} staan; zij zijn niet bijgewerkt: "
        f"{', '.join(namen[:_MEESTE])}{meer}."
    )
    remedie = "Haal ze weg als die gemeenten niet meedoen, en bewaar wat voor een eerder tijdvak gold ergens anders. Doen zij wel mee, zet ze dan in het bestand."
    return [Bevinding(ACHTERGEBLEVEN, wat, remedie, ernst=Ernst.WAARSCHUWING)]


def _namen_in(map_: Path) -> list[str]:
    """Wat er in de map ligt; is zij er nog niet of niet te lezen, dan niets."""
    try:
        return [een.name for een in map_.iterdir()]
    except OSError:
        return []


def _gemeente_in(naam: str, herkomst: Herkomst) -> str | None:
    """De gemeentecode in de naam van een lijst met dit jaar en deze status, in welke vorm en vanaf welke dag ook."""
    status = f"-{CONCEPT}" if herkomst.status == CONCEPT else ""
    patroon = (
        rf"tarieflijst-{herkomst.tariefjaar}-([0-9]{{4}})(?:-vanaf-[0-9]{{2}}-[0-9]{{2}})?{status}\.(?:csv|xlsx|ods)"
    )
    past = re.fullmatch(patroon, naam)
    return past[1] if past else None
