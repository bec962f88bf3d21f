"""Of het bedrag waarmee een begroting een heel jaar rekent, ook het hele jaar geldt (RT020).

Een herziening per 1 juli geldt een half jaar. Ervoor gold een ander besluit: dat zij verving, of dat van het jaar ervoor als het doorliep. Was
het bedrag daar hetzelfde, dan klopt het totaal en is er niets te melden.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from reeletarief.berekening.besluitstand import besluit_van_dit_jaar
from reeletarief.berekening.kaart_en_besluit import is_weersproken
from reeletarief.fouten import Bevinding, Ernst, Plaats, euro_in_zin
from reeletarief.invoer.besluit.als_regio import als_blok
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.kaart.besluitblok import Vastgesteld
    from reeletarief.kostprijs.tarief import Tarief

DEEL_VAN_HET_JAAR = "RT020"
_REMEDIE = "Maak per tijdvak een begroting met de aantallen van dat tijdvak, of lees het totaal met dat voorbehoud."
_DAG = datetime.timedelta(days=1)


def deel_van_het_jaar(tarieven: Iterable[Tarief], eerdere: Sequence[Besluit]) -> Iterator[Bevinding]:
    """De waarschuwing bij elk tarief dat later begint of eerder ophoudt dan het jaar, en bij elk dat pas na een doorlopend besluit kan ingaan.

    ``eerdere`` zijn de besluiten die voor dat van dit jaar golden.
    """
    op_volgorde = _laatste_eerst(eerdere)
    ervoor: dict[datetime.date, tuple[Besluit | None, ...]] = {}
    for tarief in tarieven:
        blok = besluit_van_dit_jaar(tarief)
        if blok is None:
            yield from _nog_een_jaar_ervoor(tarief)
        elif not is_weersproken(tarief):
            eerste = blok.ingangsdatum.dag
            if eerste not in ervoor:
                ervoor[eerste] = _golden(datetime.date(tarief.jaar, 1, 1), eerste, op_volgorde)
            yield from _korter_dan_het_jaar(str(tarief.kaart.product), tarief.jaar, blok, ervoor[eerste])


def deel_van_zijn_jaar(besluit: Besluit, producten: Collection[str], eerdere: Sequence[Besluit]) -> Iterator[Bevinding]:
    """Dezelfde waarschuwing bij deze producten van een besluit, zonder naar hun kaarten te kijken; ``eerdere`` zijn de besluiten die ervoor golden."""
    jaar = besluit.tariefjaar
    ervoor = _golden(datetime.date(jaar, 1, 1), besluit.ingangsdatum, _laatste_eerst(eerdere))
    for tarief in besluit.tarieven:
        if tarief.product in producten:
            yield from _korter_dan_het_jaar(tarief.product, jaar, als_blok(besluit, tarief), ervoor)


def loopt_door_in(jaar: int, besluit: Besluit) -> Iterator[Bevinding]:
    """De waarschuwing als over dit jaar niet is besloten, en het besluit van het jaar ervoor dan nog geldt: de begroting rekent met een index."""
    if besluit.geldig_tot.year >= jaar:
        yield Bevinding(
            DEEL_VAN_HET_JAAR,
            f"De tarieven van {besluit.tariefjaar} lopen door tot er over {jaar} besloten is, uiterlijk tot en met {besluit.geldig_tot} "
            f"({besluit.bestand.pad}); de begroting rekent heel {jaar} met de index.",
            _REMEDIE,
            Plaats(besluit.bestand.pad, 1),
            Ernst.WAARSCHUWING,
        )


def _laatste_eerst(besluiten: Iterable[Besluit]) -> list[Besluit]:
    return sorted(besluiten, key=lambda een: (een.besluitdatum, een.ingangsdatum), reverse=True)


def _golden(van: datetime.date, tot: datetime.date, besluiten: Sequence[Besluit]) -> tuple[Besluit | None, ...]:
    """De besluiten die van de ene tot de andere dag golden; ``None`` als er een dag zonder is. Van twee gaat het laatst genomene voor."""
    dagen = (van + nummer * _DAG for nummer in range((tot - van).days))
    golden = (next((een for een in besluiten if een.ingangsdatum <= dag <= een.geldig_tot), None) for dag in dagen)
    return tuple({een.bestand.pad if een else "": een for een in golden}.values())


def _korter_dan_het_jaar(
    product: str, jaar: int, blok: Vastgesteld, ervoor: Sequence[Besluit | None]
) -> Iterator[Bevinding]:
    te_vroeg_af = blok.geldig_tot.dag < datetime.date(jaar, 12, 31)
    if te_vroeg_af or not all(een and _zelfde_bedrag(een, blok, product) for een in ervoor):
        yield Bevinding(
            DEEL_VAN_HET_JAAR,
            f"{product} is vastgesteld van {blok.ingangsdatum.dag} tot en met {blok.geldig_tot.dag}; de begroting rekent "
            f"heel {jaar} met {euro_in_zin(blok.tarief.getal)}.",
            _REMEDIE,
            (blok.ingangsdatum if ervoor else blok.geldig_tot).plaats,
            Ernst.WAARSCHUWING,
        )


def _zelfde_bedrag(besluit: Besluit, blok: Vastgesteld, product: str) -> bool:
    toen = next((een for een in besluit.tarieven if een.product == product), None)
    return toen is not None and (toen.vastgesteld, toen.eenheid) == (blok.tarief.getal, blok.eenheid)


def _nog_een_jaar_ervoor(tarief: Tarief) -> Iterator[Bevinding]:
    """Is er over dit jaar nog niets besloten en loopt het tarief van het jaar ervoor door, dan geldt eerst dat."""
    blok, jaar = tarief.kaart.vastgesteld, tarief.jaar
    if blok is None or blok.status != VASTGESTELD or blok.tariefjaar != jaar - 1 or blok.geldig_tot.dag.year < jaar:
        return
    if (blok.tarief.getal, blok.eenheid) != (tarief.tarief.bedrag, tarief.kaart.eenheid):
        yield Bevinding(
            DEEL_VAN_HET_JAAR,
            f"{tarief.kaart.product} is over {jaar} nog niet vastgesteld, en de begroting rekent heel {jaar} met {euro_in_zin(tarief.tarief.bedrag)}; "
            f"tot er een besluit is, uiterlijk tot en met {blok.geldig_tot.dag}, geldt {euro_in_zin(blok.tarief.getal)} per {blok.eenheid}.",
            _REMEDIE,
            blok.geldig_tot.plaats,
            Ernst.WAARSCHUWING,
        )
