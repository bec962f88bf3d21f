"""De grafieken van een product of bouwsteen, klaar voor het sjabloon; leeg zolang er niets te tekenen is."""

from __future__ import annotations

from typing import Any, NamedTuple


class Grafieken(NamedTuple):
    """De waterval van salaris naar tarief en de balk met de uren van een jaar."""

    waterval: Any = None
    urenbalk: Any = None
