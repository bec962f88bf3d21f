"""Of een besluit nog dat is wat er lag toen een later werd genomen: elk besluit noemt de eerdere, met hun vingerafdruk.

Een kaart draagt alleen het laatste besluit. Wie in een eerder besluit een bedrag wijzigt, verraadt zich zo aan het besluit erna.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Plaats
from reeletarief.invoer.besluit.model import EerderBesluit
from reeletarief.invoer.besluit.ontbreekt import CODE, Tegenspraak
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable

    from reeletarief.invoer.besluit.model import Besluit


class Anker(NamedTuple):
    """Wat een later besluit over de eerdere zegt: het bestand, de regio, zijn dag, en welke er toen lagen."""

    bestand: str
    regio: str
    besluitdatum: datetime.date
    eerdere: tuple[EerderBesluit, ...]


def eerdere_bij(liggende: Iterable[Besluit], regio: str) -> tuple[EerderBesluit, ...]:
    """Wat een nieuw besluit over de eerdere zegt: elk besluit van deze regio dat er nu ligt (geen concept), en wat dat zelf noemt."""
    besluiten = [een for een in liggende if een.status == VASTGESTELD and een.regio == regio]
    zelf = {EerderBesluit(een.tariefjaar, een.besluitdatum, een.bestand.sha256) for een in besluiten}
    return tuple(sorted(zelf.union(*(een.eerdere for een in besluiten))))


def niet_meer_dat(besluit: Besluit, ankers: Iterable[Anker], liggende: Callable[[], set[str]]) -> Tegenspraak | None:
    """Het bezwaar als dit niet het besluit is dat een later noemt, en dat genoemde er ook niet meer ligt.

    ``liggende`` geeft de sha256 van elk bestand over dit jaar; zij worden alleen gelezen als een later besluit dit niet noemt. Na een
    herziening ligt het genoemde er nog, onder zijn eigen naam. Een besluit van een andere regio zegt niets.
    """
    for anker in ankers:
        genoemd = _genoemd(anker, besluit)
        if anker.regio != besluit.regio or not genoemd or besluit.bestand.sha256 in genoemd:
            continue
        if not genoemd <= liggende():
            return _bezwaar(besluit, anker)
    return None


def _genoemd(anker: Anker, besluit: Besluit) -> set[str]:
    """De sha256 van wat dit besluit naar het zeggen van een later kan zijn.

    ``<jaar>.json`` was toen het laatste over dat jaar, en niet een dat al vervangen was; dat mag ook naar het archief zijn.
    """
    van_jaar = [een for een in anker.eerdere if een.tariefjaar == besluit.tariefjaar]
    if PurePath(besluit.bestand.pad).name == f"{besluit.tariefjaar}.json":
        laatste = max((een.besluitdatum for een in van_jaar), default=None)
        van_jaar = [een for een in van_jaar if een.besluitdatum == laatste]
    return {een.sha256 for een in van_jaar}


def _bezwaar(besluit: Besluit, anker: Anker) -> Tegenspraak:
    jaar = besluit.tariefjaar
    return Tegenspraak(
        CODE,
        f"Dit is niet het besluit over {jaar} dat er lag bij het besluit van {anker.besluitdatum} ({anker.bestand}): het is daarna "
        "gewijzigd, of dat besluit ligt er niet meer.",
        f"Haal het bestand terug uit git of het archief. Is {jaar} daarna herzien, zet dan ook terug wat vervangen is: {jaar}-vastgesteld-….json.",
        Plaats(besluit.bestand.pad, 1),
    )
