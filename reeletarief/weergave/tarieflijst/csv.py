"""``tarieflijst`` als csv: één regel per gemeente en product, codes met hun voorloopnullen, bedragen met een punt."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.weergave.csv import als_csv, veilig
from reeletarief.weergave.getal import machine
from reeletarief.weergave.tarieflijst.velden import VELDEN, rijen
from reeletarief.weergave.werkboek.schone_tekst import schoon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.tarieflijst import Tarieflijst
    from reeletarief.invoer.gemeenten import Gemeente


def lijst_als_csv(lijst: Tarieflijst, gemeenten: Sequence[Gemeente]) -> str:
    """De lijst als csv-tekst met kopregel."""
    namen = [veld.naam for veld in VELDEN]
    return als_csv(namen, ([_tekst(rij[naam]) for naam in namen] for rij in rijen(lijst, gemeenten)))


def _tekst(waarde: str | int | Decimal | None) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, Decimal):
        return machine(waarde, 2)
    return veilig(schoon(waarde)) if isinstance(waarde, str) else str(waarde)
