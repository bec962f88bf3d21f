"""Bestanden die naast de regio op de opdrachtregel staan: één keer lezen, en nooit overschrijven."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO, NoReturn

import typer

from reeletarief.cli.gedeeld import KON_NIET, meld, reden_van, stop
from reeletarief.invoer.bezwaren import MAXIMALE_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.regio import Bestand
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven

OudOptie = Annotated[
    str | None,
    typer.Option("--oud", metavar="BESTAND", help="Oude tarieven (bereken --formaat json), voor het effect in euro."),
]


def haal(pad: str, code: str | None = None) -> bytes:
    """De inhoud van een klein bestand; wat niet te lezen is, stopt met code 2.

    ``code`` is die van de melding; zonder opgave die van een csv.
    """
    with open_of_stop(pad, code) as bestand:
        inhoud = bestand.read(MAXIMALE_BYTES + 1)
    if len(inhoud) > MAXIMALE_BYTES:
        _stop(pad, f"het is groter dan {MAXIMALE_BYTES // 1_000_000} MB", code)
    return inhoud


@contextmanager
def open_of_stop(pad: str, code: str | None = None) -> Iterator[BinaryIO]:
    """Een gewoon bestand, open om te lezen; lukt dat niet, dan stopt het met code 2.

    ``code`` is die van de melding; zonder opgave die van een csv.
    """
    reden = "dit is geen bestandsnaam"
    try:
        if Path(pad).exists() and not Path(pad).is_file():
            reden = "het is geen gewoon bestand"
        else:
            with Path(pad).open("rb") as bestand:
                yield bestand
                return
    except FileNotFoundError:
        reden = "dit bestand bestaat niet"
    except (OSError, RuntimeError) as fout:
        reden = reden_van(fout)
    except ValueError:
        pass
    _stop(pad, reden, code)


def _stop(pad: str, reden: str, code: str | None = None) -> NoReturn:
    from reeletarief.fouten import Bevinding, Plaats
    from reeletarief.invoer.csv_cellen import ONLEESBAAR

    remedie = "Controleer het pad, en of u het bestand mag lezen."
    meld([Bevinding(code or ONLEESBAAR, f"Dit bestand is niet te lezen: {reden}.", remedie, Plaats(pad, 1))], {})
    raise typer.Exit(KON_NIET)


def eis_zonder_fouten(bevindingen: tuple[Bevinding, ...], bestanden: Mapping[str, Bestand]) -> None:
    """Meld de fouten van de bijgevoegde bestanden; is er een, dan stopt het met code 2."""
    meld(bevindingen, bestanden)
    if bevindingen:
        raise typer.Exit(KON_NIET)


def bescherm_invoer(uitvoer: str | None, invoer: Iterable[str | None]) -> None:
    """Weiger een uitvoerbestand dat zelf invoer is."""
    if uitvoer is None or not os.path.lexists(uitvoer):
        return
    for pad in invoer:
        if pad is not None and os.path.lexists(pad) and Path(pad).resolve() == Path(uitvoer).resolve():
            stop(f"{uitvoer} is zelf invoer van deze opdracht en wordt niet overschreven.", "Kies een andere naam.")


def lees_oud(pad: str) -> OudeTarieven:
    """Eerder bewaarde tarieven; zijn ze niet te gebruiken, dan stopt het met code 2."""
    from reeletarief.invoer.stand.oude_tarieven import lees_oude_tarieven

    oud = lees_oude_tarieven(haal(pad), pad)
    eis_zonder_fouten(oud.bevindingen, {oud.bestand.pad: oud.bestand})
    return oud
