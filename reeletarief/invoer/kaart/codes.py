"""De landelijke productcode op de kaarten die bij een besluit bewaard zijn.

Alleen deze twee sleutels, en niet de hele kaart: een besluit van een eerder jaar blijft zo leesbaar als de vorm van een
kaart verandert.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.namen import PRODUCTKAARTEN
from reeletarief.invoer.yaml_strikt import lees_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping


def standaardcodes_op_kaarten(invoer: Mapping[str, bytes]) -> dict[str, str]:
    """Per product met een eigen code de ``standaardcode`` van zijn kaart; ``invoer`` is de inhoud van bestanden op pad."""
    kaarten = (_kaart(pad, inhoud) for pad, inhoud in sorted(invoer.items()) if pad.startswith(PRODUCTKAARTEN))
    return {product: code for product, code in kaarten if product and code}


def _kaart(pad: str, inhoud: bytes) -> tuple[str, str]:
    wortel, _ = lees_yaml(inhoud.decode("utf-8-sig", "replace"), pad)
    if not isinstance(wortel, dict):
        return "", ""
    product, code = wortel.get("product"), wortel.get("standaardcode")
    return (str(product) if isinstance(product, str) else ""), (str(code) if isinstance(code, str) else "")
