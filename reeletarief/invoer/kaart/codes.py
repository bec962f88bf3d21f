"""Een paar sleutels van de kaarten die bij een besluit bewaard zijn, en niet de hele kaart.

Zo blijft een besluit van een eerder jaar leesbaar als de vorm van een kaart verandert.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.namen import PRODUCTKAARTEN
from reeletarief.invoer.yaml_strikt import lees_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def standaardcodes_op_kaarten(invoer: Mapping[str, bytes]) -> dict[str, str]:
    """Per product met een eigen code de ``standaardcode`` van zijn kaart; ``invoer`` is de inhoud van bestanden op pad."""
    kaarten = (pad for pad in sorted(invoer) if pad.startswith(PRODUCTKAARTEN))
    codes = (teksten_op_kaart(pad, invoer[pad], "product", "standaardcode") for pad in kaarten)
    return {product: code for product, code in codes if product and code}


def teksten_op_kaart(pad: str, inhoud: bytes, *sleutels: str) -> Iterator[str]:
    """Wat een kaart bij elk van deze sleutels zegt; leeg als het er niet staat of geen tekst is."""
    wortel, _ = lees_yaml(inhoud.decode("utf-8-sig", "replace"), pad)
    waarden = (wortel.get(sleutel) if isinstance(wortel, dict) else None for sleutel in sleutels)
    return (str(waarde) if isinstance(waarde, str) else "" for waarde in waarden)
