"""Wat ``nieuw besluit`` schrijft: besluitgegevens om na te lezen en aan te vullen, en wat het erover zegt."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from reeletarief.fouten import eerste_namen
from reeletarief.invoer.waarden import EEN_DAG
from reeletarief.invoer.yaml_plek import aangehaald
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.getal import euro, geteld, machine, meervoud

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal
    from pathlib import Path

    from reeletarief.analyse.besluit.vervolg import NieuwTarief, Vervolg
    from reeletarief.invoer.besluit.model import Besluit, Besluittarief


def besluitgegevens(vervolg: Vervolg, eerste: str) -> str:
    """De besluitgegevens als YAML, met een opmerking boven elk deel; wat de regio zelf invult, heet INVULLEN.

    ``eerste`` is de regel bovenaan waarmee een editor het schema vindt; leeg als er geen pad naar is.
    """
    return "\n".join(([eerste] if eerste else []) + list(_regels(vervolg))) + "\n"


def _regels(vervolg: Vervolg) -> Iterator[str]:
    eerder = vervolg.eerder
    yield f"# Besluitgegevens over {eerder.tariefjaar}, na het besluit van {voluit(eerder.besluitdatum)}. Wat hier staat, mag u wijzigen."
    yield "# Een product dat hier niet bij staat, wordt vastgesteld op wat er berekend is."
    yield f"# INVULLEN: de dag van het besluit, zoals besluitdatum: {eerder.tariefjaar}-05-20"
    yield f"ingangsdatum: {vervolg.ingangsdatum}"
    yield f"geldig_tot: {vervolg.geldig_tot}"
    yield 'besluit: "INVULLEN: om welk besluit het gaat, zoals een zaaknummer"'
    if vervolg.nieuw or vervolg.houdt:
        yield "tarieven:"
    if vervolg.nieuw:
        yield f"  # Nieuw vanaf {voluit(vervolg.ingangsdatum)}."
        for nieuw in vervolg.nieuw:
            yield from _was_bijgesteld(nieuw.product, eerder)
            yield from _tarief(nieuw.product, nieuw.bedrag, _waarom(nieuw))
    if vervolg.houdt:
        yield f"  # Zoals op {voluit(eerder.besluitdatum)} vastgesteld."
        for houdt in vervolg.houdt:
            yield from _tarief(houdt.product, houdt.vastgesteld, _reden(houdt, vervolg))
    if vervolg.uitzonderingen:
        yield "uitzonderingen:"
        yield from (f"  - {{cao: {cao}, reden: {aangehaald(reden)}}}" for cao, reden in vervolg.uitzonderingen)


def _was_bijgesteld(product: str, eerder: Besluit) -> Iterator[str]:
    """Een bedrag dat met een reden anders was dan berekend, en nu wegvalt."""
    toen = eerder.op_product.get(product)
    if toen is not None and toen.vastgesteld != toen.berekend:
        yield f"  # {product} was {euro(toen.vastgesteld)}, anders dan berekend: {' '.join((toen.reden or 'geen reden gegeven').split())}"


def _tarief(product: str, bedrag: Decimal, reden: str) -> Iterator[str]:
    yield f"  - product: {aangehaald(product)}"
    yield f"    voorgesteld: {machine(bedrag, 2)}"
    yield f"    reden: {aangehaald(reden)}"


def _waarom(nieuw: NieuwTarief) -> str:
    """Uit welke tabellen het bedrag volgt, zo dat wie het leest het narekent."""
    delen = [f"{euro(een.tarief)} met de lonen van {voluit(een.dag)}" for een in nieuw.tijdvakken]
    if len(delen) == 1:
        return f"Het tarief met de lonen van {voluit(nieuw.tijdvakken[0].dag)}."
    maanden = (geteld(een.maanden, "maand", "maanden") for een in nieuw.tijdvakken)
    return f"Gemiddelde van {' en '.join(f'{hoelang} {deel}' for hoelang, deel in zip(maanden, delen, strict=True))}."


def _reden(houdt: Besluittarief, vervolg: Vervolg) -> str:
    return houdt.reden or f"Zoals op {voluit(vervolg.eerder.besluitdatum)} vastgesteld."


def over_besluit(vervolg: Vervolg, doel: Path, map_: str | None) -> str:
    """Wat er in het bestand staat, wat er niet vanzelf goed gaat, en hoe het verder gaat."""
    return "\n".join(_samenvatting(vervolg, doel, map_)) + "\n"


def _samenvatting(vervolg: Vervolg, doel: Path, map_: str | None) -> Iterator[str]:
    eerder = voluit(vervolg.eerder.besluitdatum)
    yield f"Geschreven: {doel}"
    if vervolg.nieuw:
        codes = [een.product for een in vervolg.nieuw]
        yield f"Nieuw tarief vanaf {voluit(vervolg.ingangsdatum)}: {eerste_namen(codes)}."
    if vervolg.berekend:
        yield f"Zoals nu berekend: {eerste_namen(vervolg.berekend)}."
    yield f"Alle andere producten houden wat er op {eerder} is vastgesteld{_waarvan(vervolg)}"
    if vervolg.rust_op:
        bestaan = meervoud(len(vervolg.rust_op), "bestaat", "bestaan")
        yield (
            f"Let op: {eerste_namen(vervolg.rust_op)} {bestaan} uit een product dat een nieuw tarief krijgt. Moet dat mee, noem het dan ook met "
            "--product."
        )
    if vervolg.andere_eenheid:
        aantal = len(vervolg.andere_eenheid)
        gaan, komen = meervoud(aantal, "gaat", "gaan"), meervoud(aantal, "komt", "komen")
        yield (
            f"Let op: {eerste_namen(vervolg.andere_eenheid)} {gaan} nu per een andere eenheid dan in dat besluit, en {komen} op wat er berekend is."
        )
    if vervolg.ingangsdatum < vervolg.eerder.ingangsdatum:
        sinds, tot = voluit(vervolg.eerder.ingangsdatum), vervolg.eerder.ingangsdatum - EEN_DAG
        yield (
            f"Let op: dat besluit geldt pas vanaf {sinds}; met deze ingangsdatum gelden zijn bedragen ook ervoor. Moet er voor die dag iets anders "
            f"gelden, neem daarover dan eerst een eigen besluit, met geldig_tot: {tot}."
        )
    yield "Vul in wat INVULLEN heet, en ga verder met:"
    regio = "" if map_ is None else f" --map {shlex.quote(map_)}"
    yield f'  reeletarief vaststellen --besluit {shlex.quote(str(doel))} --tariefjaar {vervolg.eerder.tariefjaar}{regio} --herziening "waarom" --proef'


def _waarvan(vervolg: Vervolg) -> str:
    aantal = len(vervolg.houdt)
    if not aantal:
        return "; dat is bij elk wat er nu berekend is."
    staat = meervoud(aantal, "staat", "staan")
    codes = eerste_namen([een.product for een in vervolg.houdt])
    return f"; {codes} {staat} daarvoor met een eigen bedrag in het bestand."
