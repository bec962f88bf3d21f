"""Het blok ``vastgesteld`` op een productkaart: wat het college besloot, geschreven door ``reeletarief vaststellen``.

Het blok is geen invoer van de berekening. Daarom gaat de vingerafdruk van een kaart over alles behalve dit blok: na het
besluit is de berekening nog precies dezelfde.
"""

import re
from collections.abc import Sequence
from typing import Literal

from reeletarief.invoer.bestand import vingerafdruk
from reeletarief.invoer.kaart.eenheden import Eenheidnaam
from reeletarief.invoer.model import (
    BedragVeld,
    DatumVeld,
    JaarVeld,
    PositiefBedrag,
    TekstVeld,
    model,
)
from reeletarief.invoer.namen import PRODUCTKAARTEN

CONCEPT, VASTGESTELD = "concept", "vastgesteld"
KOPREGEL = "# Geschreven door 'reeletarief vaststellen'; niet met de hand wijzigen."
_BLOK = re.compile(
    rb"(?:^|(?<=\A\xef\xbb\xbf))"
    rb"(?:" + re.escape(KOPREGEL.encode()) + rb"\r?\n)?vastgesteld:[^\n]*"
    rb"(?:(?:\n(?:#[^\n]*|\r?))*\n[ \t][^\n]*)*(?:\n|\Z)",
    re.MULTILINE,
)
"""Het blok: de sleutel en alles wat eronder inspringt. Een lege regel of commentaar ertussen hoort erbij, erna niet."""


@model
class Vastgesteld:
    """Het besluit over dit product, in euro per eenheid; 'reeletarief vaststellen' schrijft dit blok.

    Attributes:
        tariefjaar: Het jaar waarvoor het tarief geldt.
        status: Concept of vastgesteld.
        tarief: Het tarief dat is vastgesteld, in euro per eenheid.
        eenheid: De eenheid waarvoor het tarief geldt.
        berekend: Wat de kostprijsberekening gaf, in euro per eenheid.
        reden: Waarom het vastgestelde tarief anders is dan het berekende.
        besluitdatum: De dag van het besluit.
        ingangsdatum: De eerste dag waarop het tarief geldt.
        geldig_tot: De laatste dag waarop het tarief geldt.
        vingerafdruk: De vingerafdruk van de berekening van dit ene product bij het besluit, zoals 'uitleg' haar toen toonde.
        besluit: De sha256 van vastgesteld/<jaar>.json, zodat een wijziging daarin op elke kaart opvalt.
    """

    tariefjaar: JaarVeld
    status: Literal["concept", "vastgesteld"]
    tarief: PositiefBedrag
    eenheid: Eenheidnaam
    berekend: BedragVeld
    reden: TekstVeld | None = None
    besluitdatum: DatumVeld
    ingangsdatum: DatumVeld
    geldig_tot: DatumVeld
    vingerafdruk: TekstVeld
    besluit: TekstVeld


def zonder_blok(inhoud: bytes) -> bytes:
    """Een kaart zonder haar blok ``vastgesteld``; elke andere byte blijft staan."""
    return _BLOK.sub(b"", inhoud) if b"vastgesteld:" in inhoud else inhoud


def met_blok(inhoud: bytes, regels: Sequence[str]) -> bytes:
    """Een kaart met dit blok onderaan, in plaats van een eerder; de regeleinden zijn die van de kaart."""
    kaal = met_regeleinde(zonder_blok(inhoud))
    einde = _regeleinde(kaal)
    blok = [KOPREGEL, "vastgesteld:", *(f"  {regel}" for regel in regels)]
    return kaal + einde.join(regel.encode() for regel in blok) + einde


def als_invoer(pad: str, inhoud: bytes) -> bytes:
    """Een bestand zoals het de berekening ingaat: een kaart zonder besluit, en met een regeleinde aan het slot."""
    return met_regeleinde(zonder_blok(inhoud)) if pad.startswith(PRODUCTKAARTEN) else inhoud


def vingerafdruk_van_invoer(pad: str, inhoud: bytes) -> str:
    """De sha256 van een bestand van de regio; die van een kaart gaat over alles behalve haar besluit."""
    return vingerafdruk(zonder_blok(inhoud) if pad.startswith(PRODUCTKAARTEN) else inhoud)


def met_regeleinde(inhoud: bytes) -> bytes:
    """De inhoud met een regeleinde aan het slot, zodat er een blok onder kan."""
    return inhoud if inhoud.endswith(b"\n") or not inhoud else inhoud + _regeleinde(inhoud)


def _regeleinde(inhoud: bytes) -> bytes:
    return b"\r\n" if b"\r\n" in inhoud else b"\n"
