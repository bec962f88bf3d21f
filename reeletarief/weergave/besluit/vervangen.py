"""Wat er te zeggen is over een besluit of concept dat intussen vervangen is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.kaart.besluitblok import VASTGESTELD
from reeletarief.weergave.datum import voluit

if TYPE_CHECKING:
    from reeletarief.invoer.besluit.model import Besluit, EerderBesluit


def vervangen_door(besluit: Besluit, nu: Besluit) -> str:
    """Waardoor het vervangen is, vanaf wanneer dat geldt, en waarom; en dat dit tot die dag nog geldt, als dat zo is."""
    reden = f" (herziening: {nu.herziening.rstrip('.')})" if nu.herziening else ""
    nog = " Tot die dag geldt het eerdere nog." if _geldt_nog(besluit, nu) else ""
    return (
        f"Het {_soort(besluit)} van {voluit(besluit.besluitdatum)} ({besluit.bestand.pad}) is vervangen door {nu.bestand.pad}: {nu.status} op "
        f"{voluit(nu.besluitdatum)}, geldig vanaf {voluit(nu.ingangsdatum)}{reden}.{nog}"
    )


def heet_vervangen(besluit: Besluit) -> str:
    """Dat het bestand zo heet, als wat het verving er niet bij ligt."""
    return (
        f"Aan de naam van {besluit.bestand.pad} te zien is dit {_soort(besluit)} van {voluit(besluit.besluitdatum)} vervangen. Wat er voor "
        f"{besluit.tariefjaar} geldt, staat in vastgesteld/{besluit.tariefjaar}.json van de regio."
    )


def ligt_er_niet_meer(nu: Besluit, eerder: EerderBesluit) -> str:
    """Dat een besluit dat hierdoor vervangen is, weg is; gaat dit later dan 1 januari in, dan gold er iets voor."""
    begin = nu.ingangsdatum
    ervoor = "" if (begin.month, begin.day) == (1, 1) else f" Wat er voor {voluit(begin)} gold, kan daarin staan."
    return (
        f"Het besluit over {eerder.tariefjaar} van {voluit(eerder.besluitdatum)}, dat hierdoor vervangen is, ligt hier niet meer. Haal het terug uit "
        f"git of het archief.{ervoor}"
    )


def _geldt_nog(besluit: Besluit, nu: Besluit) -> bool:
    return besluit.status == nu.status == VASTGESTELD and besluit.ingangsdatum < nu.ingangsdatum


def _soort(besluit: Besluit) -> str:
    return "besluit" if besluit.status == VASTGESTELD else "concept"
