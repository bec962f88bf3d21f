"""Bestanden die naast de regio op de opdrachtregel staan: één keer lezen, en nooit overschrijven."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, NoReturn

import typer

from reeletarief.cli.afloop import eis_zonder_fouten, stop, stop_met
from reeletarief.cli.systeemfout import reden_van
from reeletarief.invoer.bezwaren import MAXIMALE_BYTES, groter_dan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.schijf import Belet
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven

OudOptie = Annotated[
    str | None,
    typer.Option(
        "--oud",
        metavar="BESTAND",
        help="Oude tarieven (een besluit, of bereken --formaat json), voor het effect in euro.",
    ),
]


def haal(pad: str, code: str | None = None, hoogstens: int = MAXIMALE_BYTES) -> bytes:
    """De inhoud van een klein bestand; wat niet te lezen is, stopt met code 2.

    ``code`` is die van de melding; zonder opgave die van een csv. ``hoogstens`` is in bytes.
    """
    inhoud = haal_of_meld(pad, code, hoogstens)
    return inhoud if isinstance(inhoud, bytes) else stop_met([inhoud])


def haal_of_meld(pad: str, code: str | None = None, hoogstens: int = MAXIMALE_BYTES) -> bytes | Bevinding:
    """De inhoud van een klein bestand zoals :func:`haal`, of de bevinding: voor wie meer bestanden leest en alles tegelijk meldt."""
    from reeletarief.invoer.schijf import Belet, haal_begrensd

    gehaald = haal_begrensd(Path(pad), hoogstens)
    if isinstance(gehaald, Belet):
        return _onleesbaar(pad, reden_tegen(gehaald, hoogstens), code)
    return gehaald.inhoud


def haal_oud(pad: str) -> OudeTarieven | Bevinding:
    """Eerder bewaarde tarieven, ook als er een fout in zit; een besluit bewaart al zijn bestanden en mag daarom groter zijn dan een csv."""
    from reeletarief.invoer.besluit.besluiten import GROOTSTE_BESLUIT
    from reeletarief.invoer.stand.oude_tarieven import lees_oude_tarieven

    inhoud = haal_of_meld(pad, hoogstens=GROOTSTE_BESLUIT)
    return lees_oude_tarieven(inhoud, pad) if isinstance(inhoud, bytes) else inhoud


def niet_te_openen(pad: str) -> list[Bevinding]:
    """Waarom een lange csv niet open te krijgen is, zonder haar te lezen; leeg als zij wel opengaat."""
    from reeletarief.invoer.schijf import Belet, open_bestand

    bestand = open_bestand(Path(pad))
    if isinstance(bestand, Belet):
        return [_onleesbaar(pad, reden_tegen(bestand))]
    bestand.close()
    return []


@contextmanager
def open_of_stop(pad: str) -> Iterator[BinaryIO]:
    """Een csv die te lang is om in het geheugen te halen, open om te lezen; lukt dat niet, dan stopt het met code 2."""
    from reeletarief.invoer.schijf import Belet, open_bestand

    bestand = open_bestand(Path(pad))
    if isinstance(bestand, Belet):
        stop_onleesbaar(pad, reden_tegen(bestand))
    try:
        with bestand:
            yield bestand
    except OSError as fout:
        stop_onleesbaar(pad, reden_van(fout))


def reden_tegen(belet: Belet, hoogstens: int = MAXIMALE_BYTES) -> str:
    """Waarom een klein bestand niet gelezen is, in gewone woorden."""
    from reeletarief.invoer.schijf import Reden

    if belet.fout is not None:
        return reden_van(belet.fout)
    return {
        Reden.BUITEN: "het is een koppeling die buiten deze map uitkomt",
        Reden.ONTBREEKT: "dit bestand bestaat niet",
        Reden.GEEN_NAAM: "dit is geen bestandsnaam",
        Reden.TE_GROOT: f"het is {groter_dan(hoogstens)}",
    }.get(belet.reden, "het is geen gewoon bestand")


def stop_onleesbaar(pad: str, reden: str, code: str | None = None) -> NoReturn:
    """Meld dat een bestand van de opdrachtregel niet te lezen is, en stop met code 2."""
    stop_met([_onleesbaar(pad, reden, code)])


def _onleesbaar(pad: str, reden: str, code: str | None = None) -> Bevinding:
    from reeletarief.fouten import Bevinding, Plaats
    from reeletarief.invoer.csv_cellen import ONLEESBAAR

    remedie = "Controleer het pad, en of u het bestand mag lezen."
    return Bevinding(code or ONLEESBAAR, f"Dit bestand is niet te lezen: {reden}.", remedie, Plaats(pad, 1))


def bescherm_invoer(uitvoer: str | None, invoer: Iterable[str | None]) -> None:
    """Weiger een uitvoerbestand dat zelf invoer is."""
    if uitvoer is None or not os.path.lexists(uitvoer):
        return
    for pad in invoer:
        if pad is not None and os.path.lexists(pad) and Path(pad).resolve() == Path(uitvoer).resolve():
            stop(f"{uitvoer} is zelf invoer van deze opdracht en wordt niet overschreven.", "Kies een andere naam.")


def lees_oud(pad: str) -> OudeTarieven:
    """Eerder bewaarde tarieven; zijn ze niet te gebruiken, dan stopt het met code 2."""
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven

    oud = haal_oud(pad)
    if not isinstance(oud, OudeTarieven):
        stop_met([oud])
    eis_zonder_fouten(oud.bevindingen, {oud.bestand.pad: oud.bestand})
    return oud
