"""Een besluit over een later jaar dan dat van de Oefenregio, en volumes om er een begroting mee te maken."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

Begroot = Callable[..., tuple[dict[str, Any], str]]
KAARTEN = {
    "41A18": "productkaarten/41A18-dagbesteding.yaml",
    "45A48": "productkaarten/45A48-ambulant-individueel.yaml",
    "45A49": "productkaarten/45A49-ambulant-groep.yaml",
}
"""Vastgesteld voor 2026: 41A18 € 84,00 per dagdeel, 45A48 € 102,00 per uur, 45A49 € 0,49 per minuut."""
KOP = "gemeente;product;aanbieder;aantal;jaar\n"


def besluit_over(
    map_: Path,
    jaar: int,
    bedragen: Mapping[str, str],
    zonder: Collection[str] = (),
    per: Mapping[str, str] = {},
    status: str = "vastgesteld",
    dagen: tuple[str, str] | None = None,
) -> None:
    """Een besluit over een later jaar, gemaakt van dat over 2026; de vingerafdruk is van een berekening die er niet is."""
    blok = json.loads((map_ / "vastgesteld/2026.json").read_text(encoding="utf-8"))
    begin, einde = dagen or (f"{jaar}-01-01", f"{jaar}-12-31")
    blok["besluit"] |= {"ingangsdatum": begin, "geldig_tot": einde}
    blok |= {"tariefjaar": jaar, "status": status, "bewijs": {**blok["bewijs"], "sha256": "0" * 64}}
    blok["tarieven"] = [een for een in blok["tarieven"] if een["product"] not in zonder]
    for code in zonder:
        del blok["invoer"][KAARTEN[code]]
    for een in blok["tarieven"]:
        code = een["product"]
        een["vastgesteld"] = bedragen.get(code, een["vastgesteld"])
        nieuw = per.get(code, een["eenheid"])
        kaart = blok["invoer"][KAARTEN[code]]
        blok["invoer"][KAARTEN[code]] = kaart.replace(f"\neenheid: {een['eenheid']}\n", f"\neenheid: {nieuw}\n")
        een["eenheid"] = nieuw
    (map_ / f"vastgesteld/{jaar}.json").write_text(json.dumps(blok), encoding="utf-8")


def schrijf(tmp_path: Path, rijen: str) -> Path:
    """Volumes uit rijen als ``product aantal jaar``, elk in een eigen gemeente."""
    velden = (rij.split() for rij in rijen.split(","))
    tekst = "".join(f"G{nummer};{code};X;{aantal};{jaar}\n" for nummer, (code, aantal, jaar) in enumerate(velden))
    (tmp_path / "volumes.csv").write_text(KOP + tekst, encoding="utf-8")
    return tmp_path / "volumes.csv"
