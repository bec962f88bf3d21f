"""Of het bedrag waarmee een begroting een heel jaar rekent, ook het hele jaar geldt (RT020), en of de eenheid dat doet (RT027).

Een herziening per 1 juli geldt een half jaar. Ervoor gold een ander besluit: dat zij verving, of dat van het jaar ervoor als het doorliep. Was
het bedrag daar hetzelfde, dan klopt het totaal en is er niets te melden.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.besluit.aansluiting import geldend_op
from reeletarief.berekening.besluitstand import besluit_van_dit_jaar
from reeletarief.berekening.kaart_en_besluit import is_weersproken
from reeletarief.fouten import Bevinding, Ernst, Plaats, eerste_namen, euro_in_zin
from reeletarief.invoer.besluit.als_regio import als_blok
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.invoer.waarden import EEN_DAG

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from reeletarief.invoer.besluit.model import Besluit, Besluittarief
    from reeletarief.invoer.kaart.besluitblok import Vastgesteld
    from reeletarief.kostprijs.tarief import Tarief

DEEL_VAN_HET_JAAR, ANDERE_EENHEID = "RT020", "RT027"
_REMEDIE = "Maak per tijdvak een begroting met de aantallen van dat tijdvak, of lees het totaal met dat voorbehoud."


class Besloten(NamedTuple):
    """Een product met wat er over het jaar is besloten, zoals het op zijn kaart of in het besluitbestand staat."""

    product: str
    blok: Vastgesteld


def op_kaarten(tarieven: Iterable[Tarief]) -> Iterator[Besloten]:
    """Wat de kaarten over dit jaar zeggen; een kaart die het besluit tegenspreekt, telt niet mee."""
    for tarief in tarieven:
        blok = besluit_van_dit_jaar(tarief)
        if blok is not None and not is_weersproken(tarief):
            yield Besloten(tarief.product, blok)


def in_besluit(besluit: Besluit, producten: Collection[str]) -> Iterator[Besloten]:
    """Wat het besluit over deze producten zegt, zonder naar hun kaarten te kijken."""
    return (Besloten(een.product, als_blok(besluit, een)) for een in besluit.tarieven if een.product in producten)


def deel_van_het_jaar(besloten: Iterable[Besloten], eerdere: Sequence[Besluit]) -> Iterator[Bevinding]:
    """De waarschuwing bij de tarieven die later beginnen of eerder ophouden dan het jaar: één voor alle producten met dezelfde dagen.

    Ook een bij elk product dat ervoor per een andere eenheid ging. ``eerdere`` zijn de besluiten die voor dat van dit jaar golden.
    """
    per_tijdvak: dict[tuple[datetime.date, datetime.date], list[Besloten]] = {}
    for een in besloten:
        per_tijdvak.setdefault((een.blok.ingangsdatum.dag, een.blok.geldig_tot.dag), []).append(een)
    for (van, tot), samen in per_tijdvak.items():
        jaar = samen[0].blok.tariefjaar
        ervoor = _golden(datetime.date(jaar, 1, 1), van, eerdere)
        tarieven = [besluit.op_product if besluit else {} for besluit in ervoor]
        te_vroeg_af = tot < datetime.date(jaar, 12, 31)
        if korter := [een for een in samen if te_vroeg_af or not _gold_al(een, tarieven)]:
            yield _korter_dan_het_jaar(korter, ervoor)
        per_besluit = [(besluit, toen) for besluit, toen in zip(ervoor, tarieven, strict=True) if besluit]
        yield from (melding for een in samen for melding in _andere_eenheid(een, per_besluit))


def nog_een_jaar_ervoor(tarieven: Iterable[Tarief]) -> Iterator[Bevinding]:
    """Is er over dit jaar nog niets besloten en loopt een ander tarief van het jaar ervoor door, dan geldt eerst dat: één waarschuwing per laatste dag."""
    per_dag: dict[datetime.date, list[tuple[Tarief, Vastgesteld]]] = {}
    for tarief in tarieven:
        blok = tarief.kaart.vastgesteld
        if blok is not None and _loopt_door(blok, tarief):
            per_dag.setdefault(blok.geldig_tot.dag, []).append((tarief, blok))
    yield from (_geldt_eerst(samen) for samen in per_dag.values())


def loopt_door_in(jaar: int, besluit: Besluit) -> Iterator[Bevinding]:
    """De waarschuwing als over dit jaar niet is besloten, en het besluit van het jaar ervoor dan nog geldt: de begroting rekent met een index."""
    if besluit.geldig_tot.year >= jaar:
        yield _waarschuwing(
            f"De tarieven van {besluit.tariefjaar} lopen door tot er over {jaar} besloten is, uiterlijk tot en met {besluit.geldig_tot} "
            f"({besluit.bestand.pad}); de begroting rekent heel {jaar} met de index.",
            Plaats(besluit.bestand.pad, 1),
        )


def _golden(van: datetime.date, tot: datetime.date, besluiten: Sequence[Besluit]) -> tuple[Besluit | None, ...]:
    """De besluiten die van de ene tot de andere dag golden; ``None`` als er een dag zonder is."""
    dagen = (van + nummer * EEN_DAG for nummer in range((tot - van).days))
    golden = (geldend_op(dag, besluiten) for dag in dagen)
    return tuple({een.bestand.pad if een else "": een for een in golden}.values())


def _gold_al(een: Besloten, tarieven: Iterable[Mapping[str, Besluittarief]]) -> bool:
    """Of op elke dag ervoor hetzelfde bedrag gold."""
    return all(_is_hetzelfde(een.blok, toen.get(een.product)) for toen in tarieven)


def _is_hetzelfde(blok: Vastgesteld, toen: Besluittarief | None) -> bool:
    return toen is not None and (toen.vastgesteld, toen.eenheid) == (blok.tarief.getal, blok.eenheid)


def _andere_eenheid(
    een: Besloten, ervoor: Iterable[tuple[Besluit, Mapping[str, Besluittarief]]]
) -> Iterator[Bevinding]:
    blok = een.blok
    jaar, van, nu = blok.tariefjaar, blok.ingangsdatum, blok.eenheid
    for besluit, tarieven in ervoor:
        toen = tarieven.get(een.product)
        if toen and toen.eenheid != nu:
            yield Bevinding(
                ANDERE_EENHEID,
                f"{een.product} ging voor {van.dag} per {per(toen.eenheid)} ({besluit.bestand.pad}) en gaat vanaf dan per {per(nu)}; de begroting telt elk aantal van {jaar} per {per(nu)}.",
                f"Begroot de dagen ervoor apart, of controleer of alle aantallen van {jaar} per {per(nu)} zijn; de begroting rekent ze niet om.",
                van.plaats,
                Ernst.WAARSCHUWING,
            )


def _korter_dan_het_jaar(samen: Sequence[Besloten], ervoor: Iterable[Besluit | None]) -> Bevinding:
    blok = samen[0].blok
    jaar, van = blok.tariefjaar, blok.ingangsdatum
    wie, werkwoord, waarmee = samen[0].product, "is", euro_in_zin(blok.tarief.getal)
    if len(samen) > 1:
        wie, werkwoord, waarmee = _genoemd([een.product for een in samen]), "zijn", "die tarieven"
    return _waarschuwing(
        f"{wie} {werkwoord} vastgesteld van {van.dag} tot en met {blok.geldig_tot.dag}; de begroting rekent heel {jaar} met {waarmee}.",
        (blok.geldig_tot if (van.dag.month, van.dag.day) == (1, 1) else van).plaats,
        "".join(_waarmee_ervoor(besluit, blok) for besluit in ervoor if besluit and _noemt(besluit, samen)),
    )


def _noemt(besluit: Besluit, samen: Iterable[Besloten]) -> bool:
    """Of een van deze producten in het besluit staat."""
    return not besluit.op_product.keys().isdisjoint(een.product for een in samen)


def _waarmee_ervoor(besluit: Besluit, blok: Vastgesteld) -> str:
    """Met welk bestand de dagen voor dit besluit te begroten zijn; een besluit over een eerder jaar telt met een index van nul."""
    index = f" en --index {blok.tariefjaar}=0%" if besluit.tariefjaar < blok.tariefjaar else ""
    return f" Voor {blok.ingangsdatum.dag} gold {besluit.bestand.pad}: die dagen begroot u met dat bestand als --map{index}."


def _loopt_door(blok: Vastgesteld, tarief: Tarief) -> bool:
    """Of een besluit over het jaar ervoor in dit jaar nog geldt, met een ander bedrag dan er berekend is."""
    geldt_nog = (
        blok.status == VASTGESTELD and blok.tariefjaar == tarief.jaar - 1 and blok.geldig_tot.dag.year >= tarief.jaar
    )
    return geldt_nog and (blok.tarief.getal, blok.eenheid) != (tarief.tarief.bedrag, tarief.kaart.eenheid)


def _geldt_eerst(samen: Sequence[tuple[Tarief, Vastgesteld]]) -> Bevinding:
    (tarief, blok), jaar = samen[0], samen[0][0].jaar
    wie, werkwoord, waarmee = tarief.product, "is", euro_in_zin(tarief.tarief.bedrag)
    eerst = f"geldt {euro_in_zin(blok.tarief.getal)} per {per(blok.eenheid)}"
    if len(samen) > 1:
        wie, werkwoord = _genoemd([een.product for een, _ in samen]), "zijn"
        waarmee, eerst = "wat er berekend is", f"gelden de tarieven van {blok.tariefjaar}"
    return _waarschuwing(
        f"{wie} {werkwoord} over {jaar} nog niet vastgesteld, en de begroting rekent heel {jaar} met {waarmee}; "
        f"tot er een besluit is, uiterlijk tot en met {blok.geldig_tot.dag}, {eerst}.",
        blok.geldig_tot.plaats,
    )


def _genoemd(producten: Sequence[str]) -> str:
    return f"{len(producten)} producten ({eerste_namen(producten)})"


def _waarschuwing(wat: str, plaats: Plaats, hoe: str = "") -> Bevinding:
    return Bevinding(DEEL_VAN_HET_JAAR, wat, f"{_REMEDIE}{hoe}", plaats, Ernst.WAARSCHUWING)
