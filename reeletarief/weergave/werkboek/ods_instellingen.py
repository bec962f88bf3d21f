"""Wat een werkboek over zichzelf zegt in OpenDocument: eigenschappen, en hoe een blad er op het scherm bij staat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.werkboek.ods_tekst import inhoud, kenmerk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.weergave.werkboek.tabelmodel import Blad, Werkboek

_VASTGEZET = "2"


def eigenschappen(boek: Werkboek) -> str:
    """De inhoud van ``meta.xml``. Zonder tijdstip: dezelfde invoer geeft dezelfde bytes."""
    eigen = "".join(
        f'<meta:user-defined meta:name={kenmerk(naam)} meta:value-type="string">{inhoud(waarde)}</meta:user-defined>'
        for naam, waarde in boek.eigenschappen.items()
    )
    maker = inhoud(boek.maker)
    return (
        f"<office:meta><meta:generator>reeletarief</meta:generator><dc:title>{inhoud(boek.titel)}</dc:title>"
        f"<dc:subject>{inhoud(boek.onderwerp)}</dc:subject><meta:initial-creator>{maker}</meta:initial-creator>"
        f"<dc:creator>{maker}</dc:creator><dc:language>nl-NL</dc:language>{eigen}</office:meta>"
    )


def instellingen(boek: Werkboek) -> str:
    """De inhoud van ``settings.xml``: het eerste blad open, en per blad wat er bij het schuiven blijft staan."""
    bladen = "".join(
        f"<config:config-item-map-entry config:name={kenmerk(blad.naam)}>{_stand(blad)}</config:config-item-map-entry>"
        for blad in boek.bladen
    )
    return (
        '<office:settings><config:config-item-set config:name="ooo:view-settings">'
        '<config:config-item-map-indexed config:name="Views"><config:config-item-map-entry>'
        f"{_punt('ViewId', 'string', 'view1')}"
        f'<config:config-item-map-named config:name="Tables">{bladen}</config:config-item-map-named>'
        f"{_punt('ActiveTable', 'string', inhoud(boek.bladen[0].naam))}"
        "</config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings>"
    )


def _stand(blad: Blad) -> str:
    """Waar de cursor staat en wat er bij het schuiven blijft staan; zonder vaste cel is dat niets."""
    kolommen, rijen = (blad.vast.kolom - 1, blad.vast.rij - 1) if blad.vast else (0, 0)
    getallen: Mapping[str, tuple[str, str]] = {
        "CursorPositionX": ("int", str(kolommen)),
        "CursorPositionY": ("int", str(rijen)),
        "HorizontalSplitMode": ("short", _VASTGEZET if kolommen else "0"),
        "VerticalSplitMode": ("short", _VASTGEZET if rijen else "0"),
        "HorizontalSplitPosition": ("int", str(kolommen)),
        "VerticalSplitPosition": ("int", str(rijen)),
        "ActiveSplitRange": ("short", _venster(kolommen, rijen)),
        "PositionLeft": ("int", "0"),
        "PositionRight": ("int", str(kolommen)),
        "PositionTop": ("int", "0"),
        "PositionBottom": ("int", str(rijen)),
    }
    return "".join(_punt(naam, soort, waarde) for naam, (soort, waarde) in getallen.items())


def _venster(kolommen: int, rijen: int) -> str:
    """Het deel van het venster waar de lezer begint: rechtsonder 3, rechtsboven 1, linksonder 2."""
    if kolommen:
        return "3" if rijen else "1"
    return "2"


def _punt(naam: str, soort: str, waarde: str) -> str:
    return f'<config:config-item config:name="{naam}" config:type="{soort}">{waarde}</config:config-item>'
