"""Waarop het effect van reacties gerekend wordt: het concept waar aanbieders op reageerden, de werkmap van nu, of wat ``--met`` aanwijst."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reeletarief.cli.afloop import KON_NIET, eis_zonder_fouten, meld, stop_met
from reeletarief.cli.besluiten import andere_concepten, besluit_uit_bestand, reactiebasis
from reeletarief.cli.regio import eis_kaarten, lees_of_stop
from reeletarief.cli.werkmap import herstel_werkmap
from reeletarief.invoer.namen import BESLUITEN, OPSLAGEN

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from reeletarief.analyse.reacties.begin import Concept
    from reeletarief.analyse.reacties.toepassen import Doorgerekend
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.weergave.reacties.tekst import Basis

WERKMAP = "werkmap"
_HOOGSTENS = 5

Met = Annotated[
    str | None,
    typer.Option(
        "--met",
        metavar="werkmap|MAP|BESTAND",
        help="Waarop het effect gerekend wordt; anders het concept in vastgesteld/, of de regio van nu (werkmap) als dat er niet is.",
    ),
]


class Uitgangspunt(NamedTuple):
    """De stand waarop het effect gerekend wordt, hoe die heet, en de werkmap van nu.

    Een verandering telt vanaf het ``concept``; zonder beweegt de stand met de werkmap mee.
    """

    basis: Doorgerekend
    naam: Basis
    nu: Doorgerekend
    invoer: tuple[str, ...]
    concept: Concept | None = None


def uitgangspunt_of_stop(
    map_: str | None, jaar: int | None, dag: datetime.date | None, met: str | None
) -> Uitgangspunt:
    """De werkmap van nu, en de stand waarop het effect gerekend wordt: het concept, de werkmap of wat ``--met`` aanwijst."""
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.weergave.reacties.tekst import Basis

    nu = _werkmap(map_, Tijdkeuze(jaar, dag))
    tariefjaar = jaar or nu.inlezing.regio.opslagen.tariefjaar
    if met == WERKMAP or (met is not None and Path(met).resolve() == Path(map_ or ".").resolve()):
        return Uitgangspunt(nu, Basis("de werkmap zoals ze nu is", is_concept=False), nu, ())
    if met is not None and not met.lower().endswith(".json"):
        return _op_map(met, nu, Tijdkeuze(tariefjaar, dag))
    werkmap = Path(map_ or ".")
    besluit = reactiebasis(werkmap, tariefjaar) if met is None else besluit_uit_bestand(met, tariefjaar)
    if besluit is None:
        zonder = f"de werkmap zoals ze nu is; er is geen concept in {BESLUITEN}/{tariefjaar}.json"
        return Uitgangspunt(nu, Basis(zonder, is_concept=False), nu, ())
    bestand = Path(met) if met is not None else werkmap / besluit.bestand.pad
    return _op_besluit(besluit, nu, map_, dag, bestand, gekozen=met is not None)


def _op_map(met: str, nu: Doorgerekend, keuze: Tijdkeuze) -> Uitgangspunt:
    """De stand van een andere map; elke verandering sindsdien telt."""
    import datetime

    from reeletarief.analyse.reacties.begin import Concept
    from reeletarief.weergave.reacties.tekst import Basis

    andere = _werkmap(met, keuze)
    daar = tuple(str(Path(met) / pad) for pad in andere.inhoud)
    concept = Concept(andere, datetime.date.min)
    return Uitgangspunt(andere, Basis(f"de map {met}", is_concept=False), nu, daar, concept)


def _op_besluit(
    besluit: Besluit, nu: Doorgerekend, map_: str | None, dag: datetime.date | None, bestand: Path, *, gekozen: bool
) -> Uitgangspunt:
    """De stand van een besluit; een besluit dat al vaststaat, is geen concept om op te reageren."""
    from reeletarief.analyse.reacties.begin import Concept
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.kaart.besluitblok import CONCEPT
    from reeletarief.weergave.datum import voluit
    from reeletarief.weergave.reacties.tekst import Basis

    naam, is_concept = besluit.bestand.pad, besluit.status == CONCEPT
    if not is_concept and not gekozen:
        al = (
            f"de werkmap zoals ze nu is; {naam} is geen concept meer maar {besluit.status}, en het concept daarvoor is "
            "niet te vinden of niet het enige van die dag"
        )
        return Uitgangspunt(nu, Basis(al, is_concept=False), nu, (str(bestand),))
    if dag is not None and dag != besluit.peildatum:
        reden = f"{naam} is gerekend met peildatum {besluit.peildatum or 'geen'}; laat deze optie weg."
        raise typer.BadParameter(reden, param_hint="--peildatum")
    keuze = Tijdkeuze(besluit.tariefjaar, besluit.peildatum)
    basis = _stand_of_stop(besluit.invoer, keuze, f"{naam}:")
    hetzelfde = keuze.peildatum == nu.tijdkeuze.peildatum
    werkmap = nu if hetzelfde else _werkmap(map_, keuze)
    soort = "het concept" if is_concept else f"het besluit ({besluit.status})"
    kop = f"{soort} van {voluit(besluit.besluitdatum)} ({naam})"
    concept = Concept(basis, besluit.besluitdatum, andere_concepten(Path(map_ or "."), besluit))
    return Uitgangspunt(basis, Basis(kop, is_concept, _opmerkingen(besluit, basis)), werkmap, (str(bestand),), concept)


def _opmerkingen(besluit: Besluit, basis: Doorgerekend) -> tuple[str, ...]:
    """Waar het besluit iets anders zegt dan de herrekening: een ander programma, of een ander voorgesteld tarief."""
    from reeletarief.weergave.getal import geteld, opsomming
    from reeletarief.weergave.reacties.tekst import bedrag

    nu = {een.product: een.tarief.bedrag for een in basis.resultaat.tarieven}
    anders = [
        f"{een.product} {bedrag(nu.get(een.product))} in plaats van {bedrag(een.berekend)}"
        for een in besluit.tarieven
        if nu.get(een.product) != een.berekend
    ]
    zin = (
        f"Dit programma rekent {geteld(len(anders), 'tarief', 'tarieven')} anders uit dan het besluit "
        f"(gemaakt met versie {besluit.versie}): {opsomming(anders, _HOOGSTENS)}."
    )
    uit = [zin] if anders else []
    uit += [
        f"{een.product}: aan de aanbieders is {bedrag(een.voorgesteld)} voorgesteld in plaats van de berekende "
        f"{bedrag(een.berekend)}{f' ({een.reden})' if een.reden else ''}."
        for een in besluit.tarieven
        if een.voorgesteld != een.berekend
    ]
    return tuple(uit)


def _werkmap(map_: str | None, tijdkeuze: Tijdkeuze) -> Doorgerekend:
    """De werkmap van nu, naast haar besluiten; met een fout erin is er niets eerlijks te rekenen en stopt het met code 2."""
    from reeletarief.analyse.reacties.toepassen import naast_besluiten
    from reeletarief.berekening.kaart_en_besluit import over_besluiten
    from reeletarief.invoer.werkmap import besluiten_bij, haal_werkmap

    werkmap = Path(map_ or ".")
    herstel_werkmap(werkmap)
    if not os.path.lexists(werkmap / OPSLAGEN):
        lees_of_stop(map_, *tijdkeuze)
    opgehaald = haal_werkmap(werkmap)
    eis_zonder_fouten(opgehaald.bevindingen)
    gelezen = _stand_of_stop(opgehaald.inhoud, tijdkeuze, "")
    stand = naast_besluiten(gelezen, besluiten_bij(werkmap, gelezen.inlezing.regio, tijdkeuze))
    meld(over_besluiten(stand.resultaat.waarschuwingen), stand.inlezing.bestanden)
    return stand


def _stand_of_stop(inhoud: Mapping[str, bytes], tijdkeuze: Tijdkeuze, voorvoegsel: str) -> Doorgerekend:
    from reeletarief.analyse.reacties.toepassen import Doorgerekend, reken_door
    from reeletarief.fouten import gesorteerd
    from reeletarief.invoer.stand.andere_stand import bestanden_met_voorvoegsel, met_voorvoegsel

    stand = reken_door(inhoud, tijdkeuze)
    if not isinstance(stand, Doorgerekend):
        bestanden = bestanden_met_voorvoegsel(stand.bestanden, voorvoegsel)
        stop_met(met_voorvoegsel(stand.bevindingen, voorvoegsel), bestanden)
    inlezing = stand.inlezing
    weg = [reden for een in stand.resultaat.overgeslagen for reden in een.redenen]
    bestanden = bestanden_met_voorvoegsel(inlezing.bestanden, voorvoegsel)
    meld(met_voorvoegsel(gesorteerd([*inlezing.bevindingen, *weg]), voorvoegsel), bestanden)
    eis_kaarten(inlezing)
    if inlezing.bevindingen or not stand.resultaat.tarieven:
        raise typer.Exit(KON_NIET)
    return stand
