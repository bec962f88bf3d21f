"""Herkennen waar een regel over gaat, aan zijn sleutel en naam."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reeletarief.invoer.yaml_strikt import Tekst


class Regel(Protocol):
    """Alles met een sleutel en een naam."""

    @property
    def sleutel(self) -> Tekst:
        """De sleutel waarmee andere regels hem noemen."""

    @property
    def naam(self) -> Tekst:
        """De naam voor de lezer."""


HUISVESTING = re.compile(
    r"huisvest|kantoorpand|kantoorhuur|\bhuur (van )?(het |een )?(kantoor|pand|gebouw)|\bnhc\b|\bnic\b"
)
PLEEGVERGOEDING = re.compile(r"pleeg(ouder)?vergoeding|pleeggeld")
TOESLAG = re.compile(r"toeslag|bijzondere kosten")
ORT = re.compile(
    r"\bort\b|\banw\b(?!.?(hiaat|compensatie|verzekering|pensioen))|onregelmatig|(avond|nacht|weekend|zondags)toeslag"
)
REISKOSTEN = re.compile(r"reiskosten|reisgeld|reisvergoeding|kilometer")
REIZEN = re.compile(r"rei[sz]|woon.?werk|kilometer|\bkm\b")
KILOMETER = re.compile(r"kilometer|\bkm\b")
REISTIJD = re.compile(r"reistijd|reisuren")
BEZETTING = re.compile(r"leegstand|bezetting|onbezet|lege plaats|no.?show")
PERSONELE_BEZETTING = re.compile(
    r"personele bezetting|personeelsbezetting|(dubbele|extra|telefonische) bezetting|bezetting (van )?(de |het )?(telefoon|balie|receptie|spreekuur)"
)
AFTREK = re.compile(r"aftrek|korting|opbrengst|mindering")
NUL = re.compile(r"\b(nul|geen|niets?|zonder|vervalt)\b")
CAO = re.compile(r"\bcao\b")
PAUZE = re.compile(r"pauze")
PENSIOEN = re.compile(r"pensioen|pfzw")
VAKANTIE = re.compile(r"vakantie|feestdag")
VERLOF = re.compile(r"verlof|vakantie|feestdag")
ANDER_VERLOF = re.compile(
    r"zwanger|bevalling|ouderschap|geboorte|partner|adoptie|pleeg|zorgverlof|ziekteverlof|rouw|bijzonder|calamiteit|studie|onbetaald"
)
_ERBUITEN = re.compile(r"\b(excl|zonder\b|over\b(?=[^(),;]*\b(ort|onregelmatigheidstoeslag)\b))[^(),;]*")
"""Wat een naam uitsluit, of de grondslag waar het over gaat: tot het volgende leesteken."""


def gaat_over(regel: Regel, patroon: re.Pattern[str]) -> bool:
    """Of de sleutel of naam van een regel dit onderwerp noemt."""
    return noemt(f"{regel.sleutel} {regel.naam}", patroon)


def vergoedt(sleutel: str, naam: str, patroon: re.Pattern[str]) -> bool:
    """Of dit zelf het onderwerp is: niet als de naam het uitsluit (``exclusief leegstand``) of er de grondslag mee noemt (``over loon en ORT``)."""
    return noemt(_ERBUITEN.sub("", f"{sleutel}, {naam}".lower().replace("_", " ")), patroon)


def noemt(tekst: str, patroon: re.Pattern[str]) -> bool:
    """Of een tekst dit onderwerp noemt."""
    return patroon.search(tekst.lower().replace("_", " ")) is not None
