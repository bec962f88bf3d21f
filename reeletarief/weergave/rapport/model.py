"""Wat er in het rapport staat, als tekst die klaar is om te tonen; elke vorm (html, Markdown) leest hetzelfde.

Elk getal hierin is al opgemaakt met ``weergave/getal.py``. Een anker is de naam van een plek op de pagina.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reeletarief.weergave.rapport.urenbalk import Urenbalk
    from reeletarief.weergave.rapport.waterval import Waterval


class Koppeling(NamedTuple):
    """Een verwijzing naar een plek op dezelfde pagina; zonder anker is het alleen tekst."""

    tekst: str
    anker: str = ""


ALTIJD_OPEN = 3
"""Zoveel niveaus van een berekening zijn altijd te zien; wat daaronder hangt, klapt de lezer open."""


class Regel(NamedTuple):
    """Eén post in de berekening van een product, met een eigen ``anker``.

    ``bron`` is ``bestand:regel`` (of de reden), met in ``bronanker`` het nummer in de lijst van bronnen. ``verder`` zijn de bouwstenen en
    producten waar de rekensom op rust. ``open`` zegt of er een niveau onder hangt, en ``klapt`` of een lezer
    dat eerst moet openen; ``sluit`` hoeveel niveaus er vóór deze regel eindigen.
    """

    anker: str
    naam: str
    som: str
    bedrag: str
    bron: str
    bronanker: str
    klasse: str
    verder: tuple[Koppeling, ...]
    niveau: int
    open: bool
    klapt: bool
    sluit: int


class Elementrij(NamedTuple):
    """Wat in elke lijst bij elkaar hoort (of waarom het nul is), met per lijst het element dat hier begint; leeg als het doorloopt.

    ``hoogten`` zegt per lijst over hoeveel rijen dat element gaat; nul als het doorloopt.
    """

    onder: str
    jeugdwet: str
    norm: str
    wmo: str
    hoogten: tuple[int, int, int]


class Elemententabel(NamedTuple):
    """De drie wettelijke lijsten naast elkaar, ook de nullen; de som van elke lijst is het tarief."""

    koppen: tuple[str, ...]
    rijen: tuple[Elementrij, ...]
    samen: tuple[str, ...]


class Functierij(NamedTuple):
    """Een functie met haar inschaling, haar inzet en wat zij kost; een anker zegt waar dat is uitgerekend, als dat zo is."""

    functie: str
    niveau: str
    schaal: str
    trede: str
    inzet: str
    kosten: str
    samen: str
    inzetanker: str
    kostenanker: str


class Functiemix(NamedTuple):
    """De functies van een product; ``koppen`` noemt de drie maten (inzet, kosten en het product ervan)."""

    titel: str
    koppen: tuple[str, str, str]
    rijen: tuple[Functierij, ...]


class Onderdeelrij(NamedTuple):
    """Een product in een samengesteld tarief: hoeveel gemiddeld, tegen welk tarief."""

    product: Koppeling
    aantal: str
    tarief: str
    bedrag: str


class Verschilrij(NamedTuple):
    """Een element of oorzaak met oud, nieuw en verschil; wat er niet is, is leeg."""

    naam: str
    oud: str
    nieuw: str
    verschil: str


class Verschil(NamedTuple):
    """Het verschil met een eerdere stand: in één zin, per element en (als het te zeggen is) per oorzaak.

    ``eerder`` is het oude tarief en het verschil daarmee, voor het overzicht van alle producten; wat er niet is, is leeg.
    """

    titel: str
    zin: str
    elementen: tuple[Verschilrij, ...]
    eerder: tuple[str, str]
    oorzaken: tuple[Verschilrij, ...] = ()
    noot: str = ""


class Antwoord(NamedTuple):
    """Een reactie van een aanbieder met het oordeel van de regio."""

    kop: str
    gaat_over: str
    samenvatting: str
    eigen_cijfer: str
    oordeel: str
    motief: str
    wijziging: str


class Uren(NamedTuple):
    """De uren van een jaar van een product: in één zin, met de bouwsteen waar haar balk en tabel staan."""

    zin: str
    anker: str
    balk: Urenbalk


class Bijgesteld(NamedTuple):
    """Wat er berekend is waar het tarief het vastgestelde bedrag is, en de stap ertussen in woorden.

    ``slot`` staat onder de elementen, die samen het berekende bedrag zijn: per regel een naam en een bedrag.
    """

    berekend: str
    stap: str
    slot: tuple[tuple[str, str], ...]


class Product(NamedTuple):
    """Alles over één product.

    ``tarief`` is het vastgestelde bedrag, of anders het berekende; ``stand`` is de status in een woord. ``per`` is het woord achter
    de prijs (uur), ``eenheid`` dat woord met zijn code. ``plek`` is het ``anker`` zonder het woord dat elk product ervoor heeft: zo
    beginnen de ankers van zijn regels. ``elementen`` zijn de bedragen in het overzicht, ``lijsten`` dezelfde en alle andere onder de
    drie wettelijke lijsten. ``kenmerken`` zijn een naam met een of meer teksten. ``bronnen`` noemt de nummers in de lijst van bronnen, ``aannames``
    de sleutels en ``aannamegroepen`` dezelfde in woorden. Buiten het overzicht staat wat alleen onderdeel van een ander product is.
    """

    anker: str
    plek: str
    code: str
    naam: str
    segment: str
    eenheid: str
    per: str
    eenheidcode: str
    tarief: str
    status: str
    stand: str
    is_vastgesteld: bool
    bijgesteld: Bijgesteld | None
    elementen: tuple[str, ...]
    kenmerken: tuple[tuple[str, tuple[str, ...]], ...]
    doel: str
    eisen: tuple[str, ...]
    functiemix: Functiemix | None
    onderdelen: tuple[Onderdeelrij, ...]
    waterval: Waterval
    lijsten: Elemententabel
    boom: tuple[Regel, ...]
    notities: tuple[str, ...]
    uren: Uren | None
    bronnen: str
    afwijkingen: tuple[str, ...]
    aannames: tuple[str, ...]
    aannamegroepen: tuple[Koppeling, ...]
    waarschuwingen: tuple[Koppeling, ...]
    verschillen: tuple[Verschil, ...]
    antwoorden: tuple[Antwoord, ...]
    in_overzicht: bool


class Steenrij(NamedTuple):
    """Een regel van een bouwsteen: een gedeelde post met zijn rekensom en bron. Een ``kopje`` heeft alleen een naam."""

    anker: str
    naam: str
    som: str
    bedrag: str
    deel: str
    bron: str
    bronanker: str
    klasse: str
    verder: tuple[Koppeling, ...] = ()
    kopje: bool = False


class Bouwsteen(NamedTuple):
    """Een berekening die meer producten delen, zoals de loonkosten van een inschaling of de uren van een jaar."""

    anker: str
    titel: str
    uitkomst: str
    rijen: tuple[Steenrij, ...]
    balk: Urenbalk | None = None


class Bronrij(NamedTuple):
    """Een bron met wat eruit komt; haar nummer is ook haar anker, ``adressen`` zijn de webadressen die erbij staan."""

    nummer: str
    tekst: str
    klasse: str
    toelichting: str
    waarden: str
    adressen: tuple[str, ...]


class Kanttekening(NamedTuple):
    """Een waarschuwing met wat eraan te doen is, of waarom de regio haar laat staan."""

    anker: str
    code: str
    plaats: str
    tekst: str
    vervolg: str


class Aanname(NamedTuple):
    """Een aanname met haar sleutel, en haar leesbare naam met haar waarde."""

    sleutel: str
    tekst: str


class Aannamegroep(NamedTuple):
    """Aannames van één soort die een of meer producten samen hebben."""

    anker: str
    titel: str
    aannames: tuple[Aanname, ...]


class Bewijsstuk(NamedTuple):
    """Een gebruikt bestand met zijn vingerafdruk."""

    pad: str
    sha256: str


class Rapport(NamedTuple):
    """Het hele rapport.

    ``overal`` is wat voor elk product hetzelfde is, als naam en tekst; ``notities`` dezelfde soort zinnen zonder naam. ``overgeslagen``
    zijn producten zonder tarief, met de reden. ``algemeen`` zijn de reacties die niet over één product gaan. ``lonen``, ``uren`` en
    ``reeksen`` zijn de bouwstenen, ``voorwaarden`` wat een cao regelt en niet in de loonkosten zit. ``vingerafdruk`` is de sha256 van
    alles samen; ``besluitbestand`` is het bestand van het besluit als er een is, dat zelf niet bij de ``bestanden`` hoort. ``verschillen`` is per eerdere stand het verschil van elk product.
    """

    titel: str
    regio: str
    tariefjaar: int
    status: str
    is_vastgesteld: bool
    peildatum: str
    overal: tuple[tuple[str, str], ...]
    segmenten: tuple[str, ...]
    producten: tuple[Product, ...]
    overgeslagen: tuple[tuple[str, str], ...]
    verschillen: tuple[tuple[str, tuple[Verschilrij, ...]], ...]
    algemeen: tuple[Antwoord, ...]
    lonen: tuple[Bouwsteen, ...]
    uren: tuple[Bouwsteen, ...]
    reeksen: tuple[Bouwsteen, ...]
    bronnen: tuple[Bronrij, ...]
    kanttekeningen: tuple[Kanttekening, ...]
    aannames: tuple[str, ...]
    aannamegroepen: tuple[Aannamegroep, ...]
    notities: tuple[str, ...]
    voorwaarden: tuple[tuple[str, str], ...]
    versie: str
    vingerafdruk: str
    bestanden: tuple[Bewijsstuk, ...]
    besluitbestand: Bewijsstuk | None
