"""Het register van reacties van schijf: elk .yaml-bestand van een map, of één bestand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding
from reeletarief.invoer.bezwaren import naamsbezwaar, onleesbaar, toonbaar
from reeletarief.invoer.schijf import Gehaald, buiten, buiten_werkmap, haal_bestand, is_map

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Registerbestanden(NamedTuple):
    """De bestanden van een register als bytes, op de naam waarmee meldingen ze noemen, en waar ze staan."""

    inhoud: Mapping[str, bytes]
    paden: tuple[str, ...]
    bevindingen: tuple[Bevinding, ...]


def haal_register(register: Path, naam: str, werkmap: Path | None) -> Registerbestanden:
    """Haal een register op; ``naam`` is hoe meldingen de map of het bestand noemen.

    Submappen en verborgen bestanden tellen niet mee. Een map of bestand dat er niet is, is een bevinding. Een koppeling mag
    niet uitkomen buiten de ``werkmap`` waar het register bij hoort, of buiten het register als de gebruiker dat zelf aanwees.
    """
    if werkmap is not None and buiten(werkmap, register):
        return Registerbestanden({}, (), (buiten_werkmap(naam),))
    if not is_map(register):
        return _gelezen({naam: register}, werkmap)
    try:
        namen = sorted(pad.name for pad in register.iterdir() if not pad.name.startswith("."))
    except OSError as fout:
        return Registerbestanden({}, (), (onleesbaar(naam, fout),))
    begin = toonbaar(naam).rstrip("/")
    paden = {f"{begin}/{een}": register / een for een in namen}
    bezwaren = {pad: bezwaar for pad in paden if (bezwaar := naamsbezwaar(pad))}
    te_lezen = {pad: plek for pad, plek in paden.items() if pad.endswith(".yaml") and pad not in bezwaren}
    gelezen = _gelezen(te_lezen, werkmap or register)
    return gelezen._replace(bevindingen=(*bezwaren.values(), *gelezen.bevindingen))


def _gelezen(paden: Mapping[str, Path], grens: Path | None) -> Registerbestanden:
    gehaald = {naam: haal_bestand(pad, naam, grens) for naam, pad in paden.items()}
    inhoud = {naam: een.inhoud for naam, een in gehaald.items() if isinstance(een, Gehaald)}
    fouten = tuple(een for een in gehaald.values() if isinstance(een, Bevinding))
    return Registerbestanden(inhoud, tuple(str(pad) for pad in paden.values()), fouten)
