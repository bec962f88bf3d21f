"""``uitvraag verwerk --formaat csv``: een regel per veld van een product; aandelen als fractie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.csv import als_csv, veilig
from reeletarief.weergave.getal import machine
from reeletarief.weergave.uitvraag.verslag_json import CIJFERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reeletarief.analyse.uitvraag.samenvatting import Cijfers, Productsamenvatting
    from reeletarief.analyse.uitvraag.verslag import Verslag

_WAT = ("product", "naam", "eenheid", "veld", "functie", "kaart", "n")


def uitvraag_als_csv(verslag: Verslag) -> str:
    """De samenvatting als csv-tekst; zonder genoeg antwoorden zijn de cijfers leeg. ``voorstel`` is de nieuwe inzet."""
    rijen = (rij for een in verslag.samenvatting.producten for rij in _rijen(een, verslag))
    return als_csv((*_WAT, *CIJFERS, "uitschieters", "voorstel"), rijen)


def _rijen(een: Productsamenvatting, verslag: Verslag) -> Iterator[list[str]]:
    kaart = verslag.kaarten[een.product]
    for veld in een.velden:
        nieuw = verslag.voorstel.nieuw(veld.vraag) if verslag.voorstel else None
        yield [
            *(
                veilig(str(tekst))
                for tekst in (kaart.product, kaart.naam, kaart.eenheid, veld.vraag.veld, veld.vraag.functie or "")
            ),
            _getal(verslag.nu[veld.vraag]),
            str(veld.n),
            *_cijfers(veld.cijfers),
            _getal(nieuw),
        ]


def _cijfers(cijfers: Cijfers | None) -> list[str]:
    if cijfers is None:
        return [""] * (len(CIJFERS) + 1)
    getallen = [_getal(getattr(cijfers, naam)) for naam in CIJFERS]
    return [*getallen, veilig(", ".join(f"{los.aanbieder} ({los.cel})" for los in cijfers.uitschieters))]


def _getal(getal: Decimal | None) -> str:
    return "" if getal is None else machine(getal)
