"""De meegeleverde cao-tabellen en de cijfers om ze mee te vergelijken, los van het model van het programma.

De bedragen komen uit ``tests/cao/*.csv``: overgenomen uit de aangemelde cao-teksten, met de bron op de eerste regel.
"""

from __future__ import annotations

import itertools
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
import yaml

from tests.conftest import WORTEL

CAO_MAP = WORTEL / "cao"
TABELLEN = sorted((pad.parent.name, pad.stem) for pad in CAO_MAP.rglob("*.yaml"))
DATUMS = {cao: [dag for _, dag in groep] for cao, groep in itertools.groupby(TABELLEN, key=lambda tabel: tabel[0])}
elke_tabel = pytest.mark.parametrize(("cao", "dag"), TABELLEN, ids=lambda deel: deel)
Cellen = dict[tuple[str, str], Decimal]


@cache
def lees_tabel(cao: str, dag: str) -> dict[str, Any]:
    """De geleverde tabel als losse teksten, los van het model van het programma."""
    tabel: dict[str, Any] = yaml.load(
        (CAO_MAP / cao / f"{dag}.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    return tabel


@cache
def lees_cellen(cao: str, dag: str) -> Cellen:
    salaris = lees_tabel(cao, dag)["salaris"]
    return {(schaal, trede): Decimal(bedrag) for schaal, treden in salaris.items() for trede, bedrag in treden.items()}
