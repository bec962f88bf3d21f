"""Paragraaf 1: waarden uit de bestanden, en de reeksen van het tariefjaar."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from fractions import Fraction
from functools import cache, lru_cache, reduce
from math import floor
from typing import Any, NamedTuple

import yaml

NUL, EEN = Fraction(0), Fraction(1)
Blok = dict[str, Any]


class Regio(NamedTuple):
    """De bestanden van een regio als tekst, voor één tariefjaar of peildatum; ``tabellen`` per cao, ``kaarten`` op productcode."""

    jaar: int
    opslagen: Blok
    tabellen: dict[str, list[Blok]]
    kaarten: dict[str, Blok]
    peildatum: datetime.date | None = None


def lees(inhoud: Mapping[str, bytes], jaar: int, peildatum: datetime.date | None = None) -> Regio:
    """De regio uit de inhoud van haar bestanden, op pad."""
    gelezen = {pad: _als_tekst(tekst) for pad, tekst in inhoud.items()}
    tabellen: dict[str, list[Blok]] = {}
    for pad in sorted(pad for pad in gelezen if pad.startswith("cao/")):
        tabellen.setdefault(gelezen[pad]["cao"], []).append(gelezen[pad])
    kaarten = {blok["product"]: blok for pad, blok in gelezen.items() if pad.startswith("productkaarten/")}
    return Regio(jaar, gelezen["opslagen.yaml"], tabellen, kaarten, peildatum)


@lru_cache(maxsize=200)
def _als_tekst(inhoud: bytes) -> Blok:
    """De inhoud van een bestand waarin elke waarde tekst blijft."""
    uit: Blok = yaml.load(inhoud, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    return uit


@cache
def getal(tekst: str | int) -> Fraction:
    """``8%`` is acht honderdste, ``4459.04`` is dat getal."""
    tekst = str(tekst)
    return Fraction(tekst[:-1]) / 100 if tekst.endswith("%") else Fraction(tekst)


def dag(tekst: str) -> datetime.date:
    """Een datum als jjjj-mm-dd."""
    return datetime.date.fromisoformat(tekst)


def op_stap(bedrag: Fraction, stap: Fraction) -> Fraction:
    """Het dichtstbijzijnde veelvoud, een half van nul af."""
    aantal = floor(abs(bedrag) / stap + Fraction(1, 2))
    return (aantal if bedrag >= 0 else -aantal) * stap


def waarde(regio: Regio, gegeven: str | Blok, cao: str = "") -> Fraction:
    """De waarde op de regel zelf, of die van het tariefjaar uit haar reeks."""
    if isinstance(gegeven, str):
        return getal(gegeven)
    return reekswaarde(regio, gegeven["reeks"] if "reeks" in gegeven else gegeven["reeks_per_cao"][cao], regio.jaar)


def reekswaarde(regio: Regio, naam: str, jaar: int) -> Fraction:
    """De waarde van een reeks in een jaar, over de maanden gemiddeld; ``naam@jaar`` noemt het jaar zelf."""
    naam, _, ander = naam.partition("@")
    jaar = int(ander or jaar)
    punten = [_punt(regio, naam, f"{jaar}-{maand:02d}") for maand in range(1, 13)]
    waarden = {id(punt): _van_punt(regio, punt, jaar) for punt in {id(punt): punt for punt in punten}.values()}
    return sum((waarden[id(punt)] for punt in punten), NUL) / 12


def _van_punt(regio: Regio, punt: Blok, jaar: int) -> Fraction:
    return getal(punt["waarde"]) if "waarde" in punt else _afgeleid(regio, punt["afleiding"], jaar)


def _punt(regio: Regio, naam: str, maand: str) -> Blok:
    """Het punt van een reeks dat in een maand geldt."""
    for punt in regio.opslagen["reeksen"][naam]["waarden"]:
        van, tot = (
            (f"{punt['jaar']}-01", f"{punt['jaar']}-12") if "jaar" in punt else (punt["vanaf"], punt["tot_en_met"])
        )
        if van[:7] <= maand <= tot[:7]:
            uit: Blok = punt
            return uit
    raise LookupError(f"{naam} heeft geen waarde voor {maand}")


def _afgeleid(regio: Regio, afleiding: str | Blok, jaar: int) -> Fraction:
    if isinstance(afleiding, str):
        return reekswaarde(regio, afleiding, jaar)
    ((bewerking, delen),) = afleiding.items()
    getallen = [_afgeleid(regio, deel, jaar) for deel in delen]
    return reduce(_BEWERKINGEN[bewerking], getallen)


_BEWERKINGEN = {
    "gelijk": lambda een, _: een,
    "som": lambda een, ander: een + ander,
    "verschil": lambda een, ander: een - ander,
    "product": lambda een, ander: een * ander,
    "quotient": lambda een, ander: een / ander,
}


def eigen(kaart: Blok, groep: str, regel: Blok) -> Blok:
    """Een regel met de waarde die de kaart ervoor geeft, als zij ervan afwijkt."""
    for afwijking in kaart.get("afwijkingen", []):
        if afwijking["parameter"] == f"{groep}.{regel['sleutel']}":
            veld = next(naam for naam in WAARDEVELDEN if naam in regel)
            peil = {"prijspeil": afwijking["prijspeil"]} if "prijspeil" in afwijking else {}
            return {**regel, veld: afwijking["waarde"], **peil}
    return regel


BEDRAGEN = (
    "bedrag_per_uur",
    "bedrag_per_fte",
    "totaal_per_jaar",
    "bedrag_per_deelnemeruur",
    "bedrag_per_plaats",
    "bedrag_per_eenheid",
)
WAARDEVELDEN = ("percentage", "uren_per_jaar", "bedrag_per_jaar", *BEDRAGEN)
