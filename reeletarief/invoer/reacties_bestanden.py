"""Het register van reacties van schijf: elk .yaml-bestand van een map, of één bestand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.bezwaren import MAXIMALE_BYTES, naamsbezwaar, onleesbaar, te_groot, toonbaar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Registerbestanden(NamedTuple):
    """De bestanden van een register als bytes, op de naam waarmee meldingen ze noemen, en waar ze staan."""

    inhoud: Mapping[str, bytes]
    paden: tuple[str, ...]
    bevindingen: tuple[Bevinding, ...]


def haal_register(register: Path, naam: str) -> Registerbestanden:
    """Haal een register op; ``naam`` is hoe meldingen de map of het bestand noemen.

    Submappen en verborgen bestanden tellen niet mee. Een map of bestand dat er niet is, is een bevinding.
    """
    if not register.is_dir():
        return _gelezen({naam: register})
    try:
        namen = sorted(pad.name for pad in register.iterdir() if not pad.name.startswith("."))
    except OSError as fout:
        return Registerbestanden({}, (), (onleesbaar(naam, fout),))
    bezwaren = [bezwaar for een in namen if (bezwaar := naamsbezwaar(een))]
    paden = {f"{naam.rstrip('/')}/{een}": register / een for een in namen if een.endswith(".yaml")}
    met_map = [een._replace(plaats=Plaats(f"{naam}/{een.plaats.bestand}", 1)) for een in bezwaren if een.plaats]
    gelezen = _gelezen(paden)
    return gelezen._replace(bevindingen=(*met_map, *gelezen.bevindingen))


def _gelezen(paden: Mapping[str, Path]) -> Registerbestanden:
    inhoud: dict[str, bytes] = {}
    fouten: list[Bevinding] = []
    for naam, pad in paden.items():
        try:
            if not pad.is_file():
                raise FileNotFoundError(pad)
            with pad.open("rb") as bestand:
                inhoud[naam] = bestand.read(MAXIMALE_BYTES + 1)
        except (OSError, RuntimeError, ValueError) as fout:
            fouten.append(onleesbaar(toonbaar(naam), fout if isinstance(fout, OSError) else OSError()))
            continue
        if len(inhoud[naam]) > MAXIMALE_BYTES:
            fouten.append(te_groot(naam))
    return Registerbestanden(inhoud, tuple(str(pad) for pad in paden.values()), tuple(fouten))
