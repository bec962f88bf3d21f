"""Een werkboek als gegevens: bladen met cellen, formules en stijlen, los van het bestandsformaat.

De bladen worden één keer gemaakt; :mod:`.xlsx` en :mod:`.ods` zetten dezelfde gegevens om in een bestand. Een formule
is een kleine boom van verwijzingen, namen en bewerkingen, nooit tekst: zo kan vrije tekst geen formule worden, en heeft
elk formaat zijn eigen schrijfwijze. Een cel met een formule draagt ook de uitkomst die het programma heeft berekend.

Rijen en kolommen tellen vanaf 1, zoals in een rekenblad.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Inhoud = Decimal | int | str | bool | None
"""Wat er in een cel te zien is; van een formule de uitkomst."""


class Rol(StrEnum):
    """Wat een cel voor de lezer is; bepaalt kleur, rand en of ze te wijzigen is."""

    TITEL = "titel"
    UITLEG = "uitleg"
    KOP = "kop"
    TUSSENKOP = "tussenkop"
    TEKST = "tekst"
    INVOER = "invoer"
    VAST = "vast"
    BEREKENING = "berekening"
    VERWIJZING = "verwijzing"
    TOTAAL = "totaal"
    UITKOMST = "uitkomst"
    CONTROLE = "controle"
    KOPPELING = "koppeling"


class Opmaak(StrEnum):
    """Hoe een getal getoond wordt; Excel en Calc maken er de landelijke schrijfwijze van."""

    TEKST = "tekst"
    EURO = "euro"
    EURO_FIJN = "euro_fijn"
    EURO_VERSCHIL = "euro_verschil"
    PROCENT = "procent"
    PROCENT_FIJN = "procent_fijn"
    PROCENT_VERSCHIL = "procent_verschil"
    GETAL = "getal"
    UREN = "uren"
    GETAL_FIJN = "getal_fijn"
    GEWOON = "gewoon"
    CODE = "code"


class Stijl(NamedTuple):
    """De rol en de getalopmaak van een cel."""

    rol: Rol
    opmaak: Opmaak = Opmaak.TEKST


class Verwijzing(NamedTuple):
    """Een cel: ``blad`` leeg als ze op het eigen blad staat. ``vast`` zet dollartekens, zodat kopiëren niets verschuift."""

    blad: str
    rij: int
    kolom: int
    vast: bool = False


class Bereik(NamedTuple):
    """Alle cellen van ``van`` tot en met ``tot``, op het blad van ``van``."""

    van: Verwijzing
    tot: Verwijzing


class Naam(NamedTuple):
    """Een naam die voor het hele werkboek geldt, zoals ``afrondingsstap``."""

    naam: str


Teken = Literal["+", "-", "*", "/", "=", "<>"]
Functienaam = Literal["SUM", "ROUND", "MIN", "MAX", "AND", "NOT", "ISBLANK", "FALSE", "IF", "COUNT"]
"""Elke functie die in een werkboek voorkomt; Excel en Calc tonen haar in de taal van de lezer."""


class Rekenteken(NamedTuple):
    """Delen met hetzelfde teken ertussen, bij een vergelijking twee. Een keten erin krijgt haakjes."""

    teken: Teken
    delen: tuple[Formule, ...]


class Functie(NamedTuple):
    """Een functie met argumenten."""

    naam: Functienaam
    argumenten: tuple[Formule, ...]


Formule = Verwijzing | Bereik | Naam | Rekenteken | Functie


class Cel(NamedTuple):
    """Eén cel: wat erin te zien is, haar stijl, en eventueel de formule waar dat uit volgt of de cel waar een klik heen gaat."""

    inhoud: Inhoud
    stijl: Stijl
    formule: Formule | None = None
    koppeling: Verwijzing | None = None


class Keuring(NamedTuple):
    """Wat er in invoercellen mag staan: een getal van ``laagste`` tot en met ``hoogste``, met uitleg.

    ``leeg_mag`` zegt of een cel ook leeg mag zijn, zoals in een formulier dat nog ingevuld wordt.
    """

    cellen: tuple[Bereik, ...]
    laagste: Decimal
    hoogste: Decimal
    titel: str
    uitleg: str
    leeg_mag: bool = False


class Afwijking(NamedTuple):
    """Cellen die opvallen als hun waarde anders is dan die van de cel ``naast`` kolommen verder."""

    cellen: Bereik
    naast: int = 1


class Onwaar(NamedTuple):
    """Cellen die opvallen als er ONWAAR staat."""

    cellen: Bereik


class GelijkAan(NamedTuple):
    """Cellen die opvallen als er hetzelfde staat als in de cel met deze naam."""

    cellen: Bereik
    naam: Naam


Nadruk = Afwijking | Onwaar | GelijkAan


class Reeks(NamedTuple):
    """Eén kleur in een grafiek: de cel met haar naam en het bereik met haar waarden."""

    naam: Verwijzing
    waarden: Bereik


class Grafiek(NamedTuple):
    """Een liggend gestapeld staafdiagram (op 100%), met titel en tekst voor wie haar niet ziet. ``plek`` is de linkerbovenhoek."""

    titel: str
    alternatief: str
    categorieen: Bereik
    reeksen: tuple[Reeks, ...]
    plek: Verwijzing
    breedte_cm: Decimal
    hoogte_cm: Decimal


class Afdruk(NamedTuple):
    """Hoe een blad op A4 komt: ``breed`` bladzijden naast elkaar en ``hoog`` onder elkaar (0 als dat vrij is).

    ``kop`` zijn de eerste en laatste rij die op elke bladzijde terugkomen, ``kolommen`` de eerste en laatste kolom.
    ``tot_kolom`` is de laatste kolom die op papier komt, 0 als alles erop komt.
    """

    liggend: bool = True
    breed: int = 1
    hoog: int = 0
    kop: tuple[int, int] | None = None
    kolommen: tuple[int, int] | None = None
    tot_kolom: int = 0


class Blad(NamedTuple):
    """Een werkblad: rijen van cellen (``None`` is een lege cel), met alles wat lezen en afdrukken prettig maakt.

    ``vast`` is de eerste cel die meeschuift; alles erboven en links ervan blijft staan. ``filter`` is het bereik met
    filterknoppen. ``rijhoogten`` geeft de hoogte (in punten) van rijen die niet op één regel passen; waar iemand tekst intypt, groeit een rij mee.
    Elk blad is beveiligd zonder wachtwoord; alleen cellen met de rol invoer zijn vrij.
    """

    naam: str
    rijen: tuple[tuple[Cel | None, ...], ...]
    breedten: tuple[int, ...]
    afdruk: Afdruk = Afdruk()
    vast: Verwijzing | None = None
    filter: Bereik | None = None
    keuringen: tuple[Keuring, ...] = ()
    nadruk: tuple[Nadruk, ...] = ()
    grafieken: tuple[Grafiek, ...] = ()
    rijhoogten: Mapping[int, int] = {}


class Werkboek(NamedTuple):
    """Het hele boek. ``namen`` wijzen een cel aan; ``eigenschappen`` gaan als documenteigenschappen mee; ``voet`` staat onder elke bladzijde."""

    titel: str
    onderwerp: str
    maker: str
    bladen: tuple[Blad, ...]
    namen: Mapping[str, Verwijzing]
    eigenschappen: Mapping[str, str]
    voet: str
