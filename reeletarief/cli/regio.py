"""De regio van een werkmap lezen, kiezen en rekenen, met meldingen; gaat dat niet, dan stopt de opdracht met code 2."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from reeletarief.cli.afloop import KON_NIET, meld, stop, stop_met, zeg
from reeletarief.cli.werkmap import is_besluitbestand, lees_hersteld
from reeletarief.invoer.namen import VERANTWOORDING

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Sequence

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.regio import Inlezing, Onleesbaar
    from reeletarief.kostprijs.tarief import Tarief


def lees_of_stop(map_: str | None, tariefjaar: int | None, peildatum: datetime.date | None) -> Inlezing:
    """Lees wat deze berekening nodig heeft en meld alle fouten; zonder bruikbare regio stopt het met code 2.

    Is de map een besluitbestand, dan is de regio wat dat bewaart.
    """
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze

    werkmap = Path(map_ or ".")
    if is_besluitbestand(werkmap):
        return leesbaar_of_stop(_uit_besluit(str(werkmap), peildatum))
    return leesbaar_of_stop(lees_hersteld(werkmap, Tijdkeuze(tariefjaar, peildatum)))


def _uit_besluit(pad: str, peildatum: datetime.date | None) -> Inlezing | Onleesbaar:
    """De regio die een besluit bewaart; zegt van welke dag het is."""
    from reeletarief.cli.besluiten import besluit_uit_bestand, meld_vervangen
    from reeletarief.invoer.besluit.als_regio import als_inlezing
    from reeletarief.weergave.datum import voluit

    besluit = besluit_uit_bestand(pad)
    inlezing = als_inlezing(besluit)
    if inlezing.regio is None:
        return inlezing
    zeg(
        f"Gerekend met de bestanden die {pad} bewaart: {besluit.regio} {besluit.tariefjaar}, {besluit.status} op {voluit(besluit.besluitdatum)}. "
        f"Nagaan: reeletarief verifieer --vastgesteld {pad}"
    )
    meld_vervangen(besluit, Path(pad))
    if besluit.peildatum and peildatum is None:
        zeg(f"Gerekend met --peildatum {besluit.peildatum}, zoals het besluit.")
    return inlezing


def leesbaar_of_stop(inlezing: Inlezing | Onleesbaar) -> Inlezing:
    """Meld alle fouten van het lezen; zonder bruikbare regio stopt het met code 2."""
    meld(inlezing.bevindingen, inlezing.bestanden)
    if inlezing.regio is None:
        raise typer.Exit(KON_NIET)
    eis_kaarten(inlezing)
    _meld_verantwoording(inlezing)
    return inlezing


def _meld_verantwoording(inlezing: Inlezing) -> None:
    """Zeg het als de motiveringen van de regio niet te gebruiken zijn; een tarief verandert er niet van, dus de opdracht gaat door."""
    from reeletarief.fouten import Ernst

    verantwoording = inlezing.verantwoording
    if verantwoording and any(een.ernst is Ernst.FOUT for een in verantwoording.bevindingen):
        zeg(f"{VERANTWOORDING} is niet te gebruiken; alles wat daarin staat, is weer open. Zie: reeletarief controleer")


def eis_kaarten(inlezing: Inlezing) -> None:
    """Een regio zonder een enkele productkaart, ook geen met een fout, stopt met code 2."""
    if not inlezing.regio.kaarten and not inlezing.gemist:
        stop("Er is geen enkele productkaart.", "Zet kaarten als .yaml in de map productkaarten/.", "RT504")


def kies_kaarten_of_stop(inlezing: Inlezing, producten: Sequence[str]) -> list[Productkaart]:
    """De kaarten van deze producten, of alle van de regio; een product zonder kaart stopt het met code 2."""
    from reeletarief.berekening.keuze import OnbekendProductFout, kies_kaarten

    try:
        return kies_kaarten(inlezing, producten)
    except OnbekendProductFout as fout:
        stop_met(fout.bevindingen, inlezing.bestanden)


def bereken_of_stop(
    inlezing: Inlezing,
    producten: list[str],
    tariefjaar: int | None,
    peildatum: datetime.date | None,
    bewaar: Callable[[Tarief], Tarief] | None = None,
) -> Resultaat:
    """Reken, en meld wat er niet kon; een product zonder kaart stopt het met code 2.

    Zonder peildatum geldt die van het besluit, als dat de regio is. ``bewaar`` is dat van :func:`reeletarief.berekening.bereken.bereken`; zonder opgave blijft van elk tarief de hele boom.
    """
    from reeletarief.berekening.bereken import bereken
    from reeletarief.berekening.keuze import OnbekendProductFout
    from reeletarief.fouten import gesorteerd
    from reeletarief.kostprijs.tarief import met_boom

    dag = peildatum or inlezing.eigen_peildatum(tariefjaar)
    try:
        resultaat = bereken(inlezing, producten, tariefjaar, dag, bewaar or met_boom)
    except OnbekendProductFout as fout:
        stop_met(fout.bevindingen, inlezing.bestanden)
    meld(gesorteerd((*nog_niet_gemeld(resultaat, inlezing), *resultaat.waarschuwingen)), inlezing.bestanden)
    return resultaat


def nog_niet_gemeld(resultaat: Resultaat, inlezing: Inlezing) -> set[Bevinding]:
    """Waarom producten zijn overgeslagen, behalve wat bij het lezen al gemeld is."""
    redenen = {reden for product in resultaat.overgeslagen for reden in product.redenen if not reden.vervalt}
    return redenen - set(inlezing.bevindingen)
