"""Uitleg boven de sleutels van een YAML-bestand zetten, zonder de inhoud te raken.

Werkt op de tekst, blok voor blok: een blok begint bij een sleutel in de eerste kolom en neemt het commentaar erboven mee. Zo
blijft alles staan zoals iemand het geschreven heeft.
"""

from __future__ import annotations

import re
from string import Template
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.invullen import MERK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from reeletarief.invoer.sjablonen import Uitleg

KOP = "kop"
_SLEUTEL = re.compile(r"^([a-z_]+):")


class Sleutelblok(NamedTuple):
    """Een sleutel in de eerste kolom met zijn regels, en het commentaar dat erboven stond."""

    sleutel: str
    erboven: tuple[str, ...]
    regels: tuple[str, ...]


def in_blokken(tekst: str) -> list[Sleutelblok]:
    """De blokken van een bestand op volgorde; wat boven de eerste sleutel staat (de kop van het bestand) vervalt."""
    blokken: list[Sleutelblok] = []
    wachtend: list[str] = []
    for regel in tekst.splitlines():
        gevonden = _SLEUTEL.match(regel)
        if gevonden:
            blokken.append(Sleutelblok(gevonden.group(1), tuple(wachtend) if blokken else (), (regel,)))
            wachtend = []
        elif not regel or regel.startswith("#"):
            wachtend.append(regel)
        elif blokken:
            laatste = blokken[-1]
            blokken[-1] = laatste._replace(regels=(*laatste.regels, *wachtend, regel))
            wachtend = []
    return blokken


def toegelicht(
    blokken: Iterable[Sleutelblok], uitleg: Mapping[str, Uitleg], naam: str, te_kiezen: Collection[str], eerste: str
) -> str:
    """Het hele bestand: de ``eerste`` regel (de modeline), een kop, en boven elk blok zijn uitleg.

    Bij ``te_kiezen`` staat ook wat er nog gekozen moet worden.
    """
    regels = [eerste, *_commentaar(Template(uitleg[KOP].uitleg).substitute(naam=naam)), ""]
    for blok in blokken:
        regels += blok.erboven
        regels += _boven(blok.sleutel, uitleg, te_kiezen)
        regels += blok.regels
    return "\n".join(regels) + "\n"


def _boven(sleutel: str, uitleg: Mapping[str, Uitleg], te_kiezen: Collection[str]) -> Iterator[str]:
    deel = uitleg.get(sleutel)
    if deel is None:
        return
    yield from _commentaar(deel.uitleg)
    if sleutel in te_kiezen and deel.invullen is not None:
        yield f"# {MERK}: {deel.invullen}"


def _commentaar(tekst: str) -> list[str]:
    return [f"# {regel}".rstrip() for regel in tekst.splitlines()]
