"""Wat er op te merken valt bij de jaren na het tariefjaar: een index die niet meetelt, een product dat niet is besloten, een andere eenheid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.begroting.deel_van_het_jaar import ANDERE_EENHEID, deel_van_het_jaar, in_besluit, loopt_door_in
from reeletarief.fouten import Bevinding, Ernst, Plaats, gesorteerd
from reeletarief.invoer.kaart.eenheden import per

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reeletarief.analyse.begroting.berekening import Productregel
    from reeletarief.analyse.begroting.latere_besluiten import LaterBesluit
    from reeletarief.analyse.begroting.prijzen import Prijzen
    from reeletarief.analyse.begroting.rapport import Rapport
    from reeletarief.invoer.besluit.model import Besluit

INDEX_TELT_NIET, NIET_IN_BESLUIT = "RT025", "RT026"


def bij_latere_jaren(
    rapport: Rapport, prijzen: Prijzen, eerdere: Mapping[int, Sequence[Besluit]]
) -> tuple[Bevinding, ...]:
    """De meldingen bij elk jaar na het tariefjaar, voor zover deze begroting ermee rekent.

    ``eerdere`` geeft op jaar de besluiten die voor dat van dit jaar golden.
    """
    laatste = max(rapport.begroting.jaren, default=prijzen.tariefjaar)
    gevonden: list[Bevinding] = []
    for jaar in range(prijzen.tariefjaar + 1, laatste + 1):
        later = prijzen.latere.besluiten.get(jaar)
        if later is None:
            gevonden += _zonder_besluit(jaar, rapport, prijzen)
        else:
            gevonden += _met_besluit(later, rapport, prijzen, eerdere.get(jaar, ()))
    return gesorteerd(gevonden)


def _zonder_besluit(jaar: int, rapport: Rapport, prijzen: Prijzen) -> Iterator[Bevinding]:
    yield from prijzen.latere.onbekend.get(jaar, ())
    vorig = _besluit_van(jaar - 1, prijzen)
    geindexeerd = (een for een in rapport.begroting.producten if een.jaar == jaar and een.prijsjaar == jaar - 1)
    if vorig is not None and any(een.tarief != een.product.tarief for een in geindexeerd):
        yield from loopt_door_in(jaar, vorig)


def _besluit_van(jaar: int, prijzen: Prijzen) -> Besluit | None:
    if jaar == prijzen.tariefjaar:
        return prijzen.besluit
    later = prijzen.latere.besluiten.get(jaar)
    return later.besluit if later else None


def _met_besluit(
    later: LaterBesluit, rapport: Rapport, prijzen: Prijzen, eerdere: Sequence[Besluit]
) -> Iterator[Bevinding]:
    jaar, regels = later.besluit.tariefjaar, rapport.begroting.producten
    anders = _producten(een for een in regels if een.prijsjaar < jaar <= een.jaar)
    besloten = _producten(een for een in regels if een.prijsjaar == jaar)
    yield from (een for product in {**anders, **besloten} for een in later.bezwaren.get(product, ()))
    if jaar in rapport.begroting.uitgangspunten.indexcijfers and jaar not in rapport.gebruikte_index:
        yield _index_telt_niet(later)
    if niet_besloten := [product for product in anders if product not in later.op_product]:
        yield _niet_in_besluit(later, niet_besloten, eerdere)
    yield from _andere_eenheid(later, besloten, prijzen)
    in_het_jaar = _producten(een for een in regels if een.prijsjaar == een.jaar == jaar)
    yield from deel_van_het_jaar(in_besluit(later.besluit, in_het_jaar), eerdere)


def _producten(regels: Iterable[Productregel]) -> dict[str, None]:
    """De producten van deze regels, elk één keer en op volgorde."""
    return dict.fromkeys(regel.product.product for regel in regels)


def _index_telt_niet(later: LaterBesluit) -> Bevinding:
    jaar, pad = later.besluit.tariefjaar, later.besluit.bestand.pad
    return _waarschuwing(
        INDEX_TELT_NIET,
        f"Over {jaar} is besloten: de begroting rekent {jaar} met {pad}, en de opgegeven index van {jaar} telt nergens in mee.",
        f"Laat --index {jaar}=…% weg. Een index van een later jaar telt vanaf {jaar}.",
        later,
    )


def _niet_in_besluit(later: LaterBesluit, producten: Sequence[str], eerdere: Sequence[Besluit]) -> Bevinding:
    jaar, pad = later.besluit.tariefjaar, later.besluit.bestand.pad
    staan, ze = ("staat", "het") if len(producten) == 1 else ("staan", "ze")
    return _waarschuwing(
        NIET_IN_BESLUIT,
        f"{', '.join(producten)} {staan} niet in {pad}; de begroting rekent {ze} vanaf {jaar} met een eerder tarief en de index: een aanname.",
        f"Is een product in {jaar} vervallen, haal dan zijn rijen van {jaar} en later weg. Komt er nog een besluit over, lees het bedrag dan met "
        f"dat voorbehoud.{''.join(_gold_nog(later, producten, eerdere))}",
        later,
    )


def _gold_nog(later: LaterBesluit, producten: Sequence[str], eerdere: Sequence[Besluit]) -> Iterator[str]:
    """Per besluit dat dit besluit in de loop van het jaar verving: welke van deze producten er wel in staan."""
    jaar, begin = later.besluit.tariefjaar, later.besluit.ingangsdatum
    for eerder in eerdere:
        genoemd = [een.product for een in eerder.tarieven if een.product in producten]
        if genoemd and eerder.tariefjaar == jaar and eerder.ingangsdatum < begin:
            yield f" Voor {begin} gold {', '.join(genoemd)} nog ({eerder.bestand.pad}): begroot die dagen dan apart, met dat besluit."


def _andere_eenheid(later: LaterBesluit, producten: Iterable[str], prijzen: Prijzen) -> Iterator[Bevinding]:
    jaar, pad = later.besluit.tariefjaar, later.besluit.bestand.pad
    ervoor = {
        code: (van, product.eenheid)
        for van, alle in sorted(prijzen.per_jaar.items())
        for code, product in alle.items()
        if van < jaar
    }
    for code in producten:
        nu = later.producten[code].eenheid
        van, toen = ervoor.get(code, (jaar, nu))
        if toen != nu:
            yield _waarschuwing(
                ANDERE_EENHEID,
                f"{code} gaat in {van} per {per(toen)} en in {jaar} per {per(nu)} ({pad}); de aantallen van {jaar} en later tellen per {per(nu)}.",
                f"Controleer of die aantallen per {per(nu)} zijn; de begroting rekent ze niet om.",
                later,
            )


def _waarschuwing(code: str, wat: str, remedie: str, later: LaterBesluit) -> Bevinding:
    return Bevinding(code, wat, remedie, Plaats(later.besluit.bestand.pad, 1), Ernst.WAARSCHUWING)
