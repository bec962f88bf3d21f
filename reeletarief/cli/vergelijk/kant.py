"""De twee standen van een vergelijking, berekend voor zover dat kan: de regio hier, en een commit, een map, bewaarde tarieven of deze map in een ander jaar."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reeletarief.cli.afloop import meld, stop, stop_met, zeg
from reeletarief.cli.besluiten import besluit_uit_bestand, meld_vervangen
from reeletarief.cli.regio import bereken_of_stop
from reeletarief.cli.werkmap import is_besluitbestand, regio_om
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD
from reeletarief.invoer.namen import BESLUITEN

if TYPE_CHECKING:
    import datetime
    from collections.abc import Collection, Mapping

    from reeletarief.analyse.vergelijk.vergelijking import Kant
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.opslagen.bestand import Opslagen
    from reeletarief.invoer.regio import Inlezing, Onleesbaar
    from reeletarief.invoer.stand.andere_stand import AndereStand
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven
    from reeletarief.kostprijs.tarief import Tarief


_OVER_HET_BEDRAG = {"RT013", "RT015", "RT017", "RT018"}
"""Kanttekeningen die zeggen dat een bedrag van de andere stand niet is wat een lezer denkt: van later, of niet het vastgestelde."""


def andere_kant(
    met: str | None,
    werkmap: Path,
    producten: list[str],
    keuze: Tijdkeuze,
    jaar_hier: int,
    dag_hier: datetime.date | None,
) -> Kant:
    """De stand die ``--met`` noemt, gerekend voor dit jaar of deze peildatum; is er niets mee te beginnen, dan stopt het met code 2.

    ``jaar_hier`` is het tariefjaar waarmee vergeleken wordt: dat zegt welk besluit *vastgesteld* is. ``dag_hier`` is de peildatum
    daarvan; naast bewaarde tarieven geldt die alleen hier.
    """
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.stand.andere_stand import lees_andere_stand
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven

    if met is None:
        return kant_van_jaar(werkmap, producten, keuze)
    regio = _regio_met_besluiten(werkmap) if met == VASTGESTELD else werkmap
    stand = lees_andere_stand(regio, met, keuze, jaar_hier)
    if isinstance(stand, Bevinding):
        stop_met([stand])
    if isinstance(stand.inhoud, OudeTarieven):
        _eis_ander_besluit(werkmap, stand.inhoud)
        kant = _bewaarde_kant(stand, stand.inhoud, producten, keuze, dag_hier)
        pad = regio / BESLUITEN / f"{kant.tariefjaar}.json" if stand.soort == "vastgesteld" else Path(met)
        return kant._replace(tarieven=_uit_besluit(pad, stand.inhoud, kant.bedragen))
    return _kant_van(stand.naam, stand.inhoud, stand.voorvoegsel, producten, keuze)


def eis_stand_naast_besluit(met: str | None) -> None:
    """Naast een besluitbestand kan geen commit liggen en geen ander jaar: het bewaart alleen zijn eigen bestanden."""
    if met is None or (met != VASTGESTELD and not os.path.lexists(met)):
        raise typer.BadParameter(
            "naast een besluitbestand (--map) kan een map, een ander besluitbestand of bewaarde tarieven (json), of 'vastgesteld'. Een "
            "commit of een ander jaar kan alleen naast de map van de regio.",
            param_hint="--met",
        )


def _regio_met_besluiten(werkmap: Path) -> Path:
    """De regio waarvan ``--met vastgesteld`` het besluit neemt; een los besluitbestand heeft er geen, en dan stopt het met code 2."""
    if not is_besluitbestand(werkmap):
        return werkmap
    regio = regio_om(werkmap)
    if regio is None:
        stop(
            f"{werkmap} ligt niet in de map {BESLUITEN}/ van een regio, dus daar is geen ander besluit te vinden.",
            "Geef met --met het andere besluitbestand zelf, of de map van een regio.",
            "RT909",
        )
    return regio


def _eis_ander_besluit(werkmap: Path, oud: OudeTarieven) -> None:
    """Is de andere stand het besluit dat ``--map`` aanwijst, dan is er niets te vergelijken en stopt het met code 2."""
    if is_besluitbestand(werkmap) and besluit_uit_bestand(str(werkmap)).bestand.sha256 == oud.bestand.sha256:
        regio = regio_om(werkmap)
        map_ = f" --map {regio}" if regio is not None and regio != Path() else ""
        jaar = f" --tariefjaar {oud.tariefjaar}"
        stop(
            f"--map en --met wijzen hetzelfde besluit aan ({werkmap}); vergeleken met zichzelf verandert er niets.",
            f"Wat de regio sinds het besluit anders doet, zegt: reeletarief vergelijk --met vastgesteld{jaar}{map_}. Of het besluit klopt, zegt: "
            f"reeletarief verifieer --vastgesteld {werkmap}.",
            "RT908",
        )


def kant_hier(naam: str, inlezing: Inlezing, producten: list[str], keuze: Tijdkeuze, andere: Kant) -> Kant:
    """De regio waarmee vergeleken wordt, berekend. Heeft alleen de andere stand een gevraagd product, dan is het hier vervallen.

    Een product dat geen van beide heeft, of waarvan de kaart hier een fout heeft, stopt het met code 2.
    """
    from reeletarief.analyse.vergelijk.vergelijking import als_kant

    hier = [product for product in producten if not _is_vervallen(product, inlezing, andere)]
    if producten and not hier:
        return _lege_kant(naam, inlezing.regio.opslagen, inlezing.gemist, keuze)
    return als_kant(naam, bereken_of_stop(inlezing, hier, *keuze))


def _is_vervallen(product: str, inlezing: Inlezing, andere: Kant) -> bool:
    """Of alleen de andere stand dit product heeft; een kaart met een fout is er hier nog."""
    from reeletarief.invoer.kaart.kopregels import kaart_met_fout

    hier = product in inlezing.regio.op_product or kaart_met_fout(product, inlezing)
    return not hier and product in {*andere.bedragen, *andere.gemist}


def kant_van_jaar(werkmap: Path, producten: list[str], keuze: Tijdkeuze) -> Kant:
    """Dezelfde map, gerekend voor een ander tariefjaar of een andere peildatum."""
    from reeletarief.invoer.werkmap import lees_werkmap

    return _kant_van("deze map", lees_werkmap(werkmap, keuze), "", producten, keuze)


def _bewaarde_kant(
    stand: AndereStand, oud: OudeTarieven, producten: list[str], keuze: Tijdkeuze, dag_hier: datetime.date | None
) -> Kant:
    """Bewaarde tarieven: alleen bedragen, van één jaar."""
    from reeletarief.analyse.vergelijk.vergelijking import Kant

    ander_jaar = keuze.tariefjaar not in {None, oud.tariefjaar} and stand.soort != "vastgesteld"
    if ander_jaar or keuze.peildatum not in {None, dag_hier}:
        wat = f"{stand.naam} geeft de tarieven van {oud.tariefjaar}; een ander jaar of een peildatum is er niet uit te rekenen."
        stop(
            wat,
            f"Geef --met-tariefjaar {oud.tariefjaar} en geen --met-peildatum, of vergelijk met een map of commit.",
            "RT930",
        )
    bedragen = {product: bedrag for product, bedrag in oud.tarieven.items() if not producten or product in producten}
    return Kant(
        naam=stand.naam,
        regio=oud.regio,
        tariefjaar=oud.tariefjaar,
        peildatum=None,
        status=oud.status,
        bedragen=bedragen,
        tarieven=None,
        gemist={},
        bewijs=None,
    )


def _uit_besluit(pad: Path, oud: OudeTarieven, producten: Collection[str]) -> dict[str, Tarief] | None:
    """Zijn de bewaarde tarieven een besluit, dan de tarieven uit de bestanden die het bewaart, waarvan de oorzaken te zeggen zijn.

    Rekent dit programma ze anders uit dan het besluit zegt, dan blijft het bij de bedragen. Is het besluit niet te gebruiken, dan stopt
    het met code 2.
    """
    from reeletarief.analyse.besluit.nagerekend import reken_na, tarieven_met_besluit

    if not oud.is_besluit:
        return None
    besluit = besluit_uit_bestand(str(pad))
    if besluit.bestand.sha256 != oud.bestand.sha256:
        return None
    meld_vervangen(besluit, pad)
    nagerekend = reken_na(besluit)
    if nagerekend.resultaat is None or not nagerekend.in_orde:
        waarom = "na het besluit gewijzigd" if besluit.gewijzigd else "met dit programma niet precies na te rekenen"
        zeg(
            f"{oud.bestand.pad} is {waarom}; alleen de bedragen zijn vergeleken. Zie: reeletarief verifieer --vastgesteld {pad}",
        )
        return None
    tarieven = tarieven_met_besluit(besluit, nagerekend.resultaat)
    return {product: tarief for product, tarief in tarieven.items() if product in producten}


def _kant_van(
    naam: str, inlezing: Inlezing | Onleesbaar, voorvoegsel: str, producten: list[str], keuze: Tijdkeuze
) -> Kant:
    """Een andere regio, berekend; wat er niet te lezen of te rekenen is, wordt gemeld en valt uit de vergelijking."""
    from reeletarief.analyse.vergelijk.vergelijking import als_kant
    from reeletarief.berekening.bereken import bereken
    from reeletarief.invoer.stand.andere_stand import bestanden_met_voorvoegsel, met_voorvoegsel

    bestanden: dict[str, Bestand] = bestanden_met_voorvoegsel(inlezing.bestanden, voorvoegsel)
    meld(met_voorvoegsel(inlezing.bevindingen, voorvoegsel), bestanden)
    if inlezing.regio is None:
        stop(f"Met {naam} is niet te vergelijken: de regio is daar niet te lezen.", "Kies een andere stand.", "RT931")
    bekend = inlezing.regio.op_product
    gevraagd = [product for product in producten if product in bekend]
    if producten and not gevraagd:
        return _lege_kant(naam, inlezing.regio.opslagen, inlezing.gemist, keuze)
    resultaat = bereken(inlezing, gevraagd, *keuze)
    redenen = [reden for product in resultaat.overgeslagen for reden in product.redenen]
    nieuw = [reden for reden in redenen if reden not in inlezing.bevindingen]
    over_bedragen = [een for een in resultaat.waarschuwingen if een.code in _OVER_HET_BEDRAG]
    meld(met_voorvoegsel([*nieuw, *over_bedragen], voorvoegsel), bestanden)
    kant = als_kant(naam, resultaat)
    return kant._replace(gemist={**inlezing.gemist, **kant.gemist})


def _lege_kant(naam: str, opslagen: Opslagen, gemist: Mapping[str, tuple[Bevinding, ...]], keuze: Tijdkeuze) -> Kant:
    """Een stand waarin geen van de gevraagde producten voorkomt: naast de andere is alles nieuw, of vervallen."""
    from reeletarief.analyse.vergelijk.vergelijking import Kant
    from reeletarief.invoer.kaart.besluitblok import CONCEPT

    return Kant(
        naam=naam,
        regio=str(opslagen.regio),
        tariefjaar=keuze.tariefjaar or opslagen.tariefjaar,
        peildatum=keuze.peildatum,
        status=CONCEPT,
        bedragen={},
        tarieven={},
        gemist=gemist,
        bewijs=None,
    )
