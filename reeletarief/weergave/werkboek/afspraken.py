"""Wat schrijver en lezer van een werkboek van elkaar moeten weten: namen van bladen, kolommen en eigenschappen."""

from __future__ import annotations

from enum import IntEnum

VERSIE = "2"
"""De versie van deze afspraken; een werkboek met een andere versie wordt niet gelezen."""

OVER = "Over"
BESLUIT = "Besluit"
UITGANGSPUNTEN = "Uitgangspunten"
CAO = "Cao"
LOONKOSTEN = "Loonkosten"
UREN = "Uren"
BEREKENING = "Berekening"
ELEMENTEN = "Elementen"
VERSCHIL = "Verschil"
CONTROLES = "Controles"
BRONNEN = "Bronnen"

INVOERBLADEN = (UITGANGSPUNTEN, CAO)
"""De bladen met invoer; hun kolommen staan in :class:`Invoerkolom`."""

EERSTE_INVOERRIJ = 5
"""Op de invoerbladen: titel, uitleg, lege rij, kop, en dan de rijen."""


class Invoerkolom(IntEnum):
    """De kolommen van een invoerblad. ``UITGEGEVEN`` is de waarde waarmee het programma rekende, ``SLEUTEL`` maakt de rij uniek."""

    ONDERDEEL = 1
    NAAM = 2
    WAARDE = 3
    EENHEID = 4
    UITGEGEVEN = 5
    SOORT = 6
    GRONDSLAG = 7
    KLASSE = 8
    BRON = 9
    JAAR = 10
    PRIJSPEIL = 11
    VINDPLAATS = 12
    GEBRUIKT_DOOR = 13
    SLEUTEL = 14


class Eigenschap:
    """De documenteigenschappen waaraan het programma zijn eigen werkboek herkent."""

    WERKBOEK = "reeletarief-werkboek"
    VERSIE = "reeletarief-versie"
    SHA256 = "reeletarief-sha256"
    TARIEFJAAR = "reeletarief-tariefjaar"
    PEILDATUM = "reeletarief-peildatum"
    OUD = "reeletarief-oud-sha256"
    VASTGESTELD = "reeletarief-vastgesteld-op"
    BESLUIT = "reeletarief-besluit-sha256"
    """Van het besluit waarvan het werkboek zegt wie het nam en waarom; een werkboek zonder zegt dat niet."""
    STAND = "reeletarief-stand"
    """Alleen als een deel van de tarieven is vastgesteld; zonder is het werkboek van een concept of van een besluit."""
    BESTAND = "bestand "
    """Het begin van de naam van een eigenschap die de sha256 van een gelezen bestand geeft."""


BESLUIT_EERSTE_RIJ = 5
"""Vanaf deze rij staat op *Besluit* in kolom 1 per product de code; de producten van het werkboek zijn die."""

ELEMENTEN_EERSTE_RIJ = 6
"""Vanaf deze rij staan op *Elementen* in kolom 1 dezelfde producten; zo is te zien welke er op *Besluit* weg zijn."""


def besluit_tariefkolom(*, met_oud: bool) -> int:
    """De kolom op *Besluit* met het berekende tarief, als formule; met eerdere tarieven staat het oude ervoor.

    Alleen als er iets anders is vastgesteld, staat het nieuwe tarief ernaast.
    """
    return 6 if met_oud else 5


class Bronsoort:
    """Wat er op een rij van *Bronnen* staat (kolom 1); van een bestand staan pad en sha256 in kolom 2 en 3."""

    KEUZE = "keuze"
    CAO = "cao"
    TARIEFVERSCHIL = "tariefverschil"
    WIJZIGING = "wijziging"
    BRON = "bron"
    BESTAND = "bestand"
    AFWIJKING = "afwijking"
    NUL = "nul"
    WAARSCHUWING = "waarschuwing"
    AANNAME = "aanname"
