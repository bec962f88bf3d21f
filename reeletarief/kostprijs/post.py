"""De post: één bedrag met zijn bewerking, zijn operanden en zijn herkomst.

Een tarief is een boom van posten. Uitleg, JSON en elke andere uitvoer komen uit die boom;
nergens anders wordt gerekend. De bewerkingen hieronder zijn de enige; een uitkomst die onmogelijk groot
wordt, geeft een :class:`~reeletarief.fouten.RekenFout`.

Elke uitkomst ligt op een raster van 18 decimalen. Zo zijn sommen en verschillen exact en in elke
volgorde gelijk, en hoeft een quotiënt (dat in decimalen zelden eindigt) nergens anders te worden
afgekapt. Het raster is geen afronding van geld: dat gebeurt één keer, in :func:`afgerond`.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import cache, reduce
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import RUIM, op_raster, op_stap
from reeletarief.fouten import Bevinding, RekenFout
from reeletarief.invoer.model import Klasse
from reeletarief.kostprijs.kop import Kop, beginnen_met

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from fractions import Fraction

    from reeletarief.fouten import Plaats

VAST_GETAL = f"{Kop.REKENREGEL}."
"""Het begin van de sleutel van een vast getal van een rekenregel, zoals twaalf maanden per jaar."""
_GEDEELD = beginnen_met(Kop.REKENREGEL, Kop.REEKSEN)
GROOTSTE_ORDE = 20
_NUL = op_raster(Decimal(0))


class Bewerking(StrEnum):
    """Hoe een post uit zijn operanden volgt."""

    WAARDE = "waarde"
    SOM = "som"
    VERSCHIL = "verschil"
    PRODUCT = "product"
    QUOTIENT = "quotient"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    AFRONDING = "afronding"


class Eenheid(StrEnum):
    """Waarin een post is uitgedrukt."""

    EURO = "euro"
    EURO_PER_MAAND = "euro per maand"
    EURO_PER_JAAR = "euro per jaar"
    EURO_PER_UUR = "euro per uur"
    EURO_PER_MINUUT = "euro per minuut"
    EURO_PER_DAGDEEL = "euro per dagdeel"
    EURO_PER_ETMAAL = "euro per etmaal"
    EURO_PER_STUK = "euro per stuk"
    UREN = "uren"
    UREN_PER_JAAR = "uren per jaar"
    UREN_PER_WEEK = "uren per week"
    FRACTIE = "fractie"
    AANTAL = "aantal"

    @property
    def is_bedrag(self) -> bool:
        """Of dit een bedrag in euro is, per wat dan ook."""
        return self in BEDRAGEN


TARIEFEENHEDEN = {
    "uur": Eenheid.EURO_PER_UUR,
    "minuut": Eenheid.EURO_PER_MINUUT,
    "dagdeel": Eenheid.EURO_PER_DAGDEEL,
    "etmaal": Eenheid.EURO_PER_ETMAAL,
    "stuks": Eenheid.EURO_PER_STUK,
    "stuk": Eenheid.EURO_PER_STUK,
    "jaar": Eenheid.EURO_PER_JAAR,
}
"""Van elke eenheid van een kaart waarin haar tarief is uitgedrukt."""
BEDRAGEN = frozenset(eenheid for eenheid in Eenheid if eenheid.startswith("euro"))
"""De eenheden die een bedrag zijn; wie een eenheid als tekst uit een werkboek las, zoekt haar hierin op."""


class Herkomst(NamedTuple):
    """Waar een waarde vandaan komt.

    ``parameter`` is de naam waarmee uitvoer hem noemt; ``zekerheid`` hoe hard de bron is (A, B of C); ``laag`` en ``hoog``
    waartussen de waarde kan liggen.
    """

    klasse: Klasse
    bron: str | None = None
    jaar: int | None = None
    prijspeil: int | None = None
    plaats: Plaats | None = None
    parameter: str | None = None
    toelichting: str | None = None
    zekerheid: str | None = None
    laag: Decimal | None = None
    hoog: Decimal | None = None


REKENREGEL = Herkomst(Klasse.VASTSTAAND, bron="rekenregel")


class Post(NamedTuple):
    """Eén regel van de berekening.

    ``sleutel`` is uniek binnen een tarief; ``bedrag`` staat in ``eenheid``, een percentage als
    fractie. ``operanden`` zijn zelf posten; alleen een ``waarde`` heeft er geen, en wel een herkomst.
    ``element`` zegt onder welk kostprijselement een regel van het tarief valt.
    """

    sleutel: str
    naam: str
    bedrag: Decimal
    eenheid: Eenheid
    bewerking: Bewerking
    operanden: tuple[Post, ...] = ()
    herkomst: Herkomst | None = None
    element: str | None = None

    @property
    def plaats(self) -> Plaats | None:
        """Waar de waarde in een bestand staat."""
        return self.herkomst.plaats if self.herkomst else None

    def __repr__(self) -> str:
        """Kort: de operanden uitschrijven zou elke gedeelde deelboom opnieuw tonen."""
        return f"<Post {self.sleutel} = {self.bedrag:f} {self.eenheid}>"


def waarde(sleutel: str, naam: str, bedrag: Decimal, eenheid: Eenheid, herkomst: Herkomst) -> Post:
    """Een gegeven waarde, rechtstreeks uit een bestand of een rekenregel."""
    return Post(sleutel, naam, op_raster(bedrag), eenheid, Bewerking.WAARDE, (), herkomst)


@cache
def constante(naam: str, getal: int) -> Post:
    """Een getal dat bij de rekenregel hoort, zoals 12 maanden per jaar."""
    sleutel = f"{VAST_GETAL}{naam.replace(' ', '_')}"
    return waarde(sleutel, naam, Decimal(getal), Eenheid.AANTAL, REKENREGEL)


def som(sleutel: str, naam: str, eenheid: Eenheid, *operanden: Post) -> Post:
    """De operanden bij elkaar opgeteld; zonder operanden nul."""
    return _bewerkt(sleutel, naam, eenheid, Bewerking.SOM, operanden)


def verschil(sleutel: str, naam: str, eenheid: Eenheid, begin: Post, *af: Post) -> Post:
    """De eerste operand min alle andere."""
    return _bewerkt(sleutel, naam, eenheid, Bewerking.VERSCHIL, (begin, *af))


def product(sleutel: str, naam: str, eenheid: Eenheid, *operanden: Post) -> Post:
    """De operanden met elkaar vermenigvuldigd."""
    return _bewerkt(sleutel, naam, eenheid, Bewerking.PRODUCT, operanden)


def quotient(sleutel: str, naam: str, eenheid: Eenheid, teller: Post, noemer: Post) -> Post:
    """Teller gedeeld door noemer. De aanroeper zorgt dat de noemer niet nul is."""
    return _bewerkt(sleutel, naam, eenheid, Bewerking.QUOTIENT, (teller, noemer))


def minimum(sleutel: str, naam: str, eenheid: Eenheid, *operanden: Post) -> Post:
    """De laagste van de operanden."""
    return _bewerkt(sleutel, naam, eenheid, Bewerking.MINIMUM, operanden)


def maximum(sleutel: str, naam: str, eenheid: Eenheid, *operanden: Post) -> Post:
    """De hoogste van de operanden."""
    return _bewerkt(sleutel, naam, eenheid, Bewerking.MAXIMUM, operanden)


def afgerond(sleutel: str, naam: str, eenheid: Eenheid, operand: Post, stap: Post) -> Post:
    """De operand op het dichtstbijzijnde veelvoud van de stap, een halve stap omhoog (van nul af)."""
    return _bewerkt(sleutel, naam, eenheid, Bewerking.AFRONDING, (operand, stap))


def _som(bedragen: Sequence[Decimal]) -> Decimal:
    return reduce(RUIM.add, bedragen, _NUL)


def _verschil(bedragen: Sequence[Decimal]) -> Decimal:
    return reduce(RUIM.subtract, bedragen)


def _product(bedragen: Sequence[Decimal]) -> Decimal:
    return reduce(RUIM.multiply, bedragen, Decimal(1))


def _quotient(bedragen: Sequence[Decimal]) -> Decimal:
    return RUIM.divide(bedragen[0], bedragen[1])


def _afronding(bedragen: Sequence[Decimal]) -> Decimal:
    return op_stap(bedragen[0], bedragen[1])


_UITKOMST: dict[Bewerking, Callable[[Sequence[Decimal]], Decimal]] = {
    Bewerking.SOM: _som,
    Bewerking.VERSCHIL: _verschil,
    Bewerking.PRODUCT: _product,
    Bewerking.QUOTIENT: _quotient,
    Bewerking.MINIMUM: min,
    Bewerking.MAXIMUM: max,
    Bewerking.AFRONDING: _afronding,
}


def uitkomst(bewerking: Bewerking, bedragen: Sequence[Decimal], naam: str) -> Decimal:
    """Wat een bewerking van deze bedragen maakt, op het raster.

    De ene plek waar gerekend wordt: elke post hierboven, en een boom waarin alleen bedragen verschillen. Geeft een
    :class:`RekenFout` met ``naam`` als de uitkomst te groot wordt, en de fout van ``decimal`` bij delen door nul.
    """
    bedrag = _UITKOMST[bewerking](bedragen)
    if bedrag.adjusted() > GROOTSTE_ORDE:
        raise RekenFout(_te_groot(naam))
    return op_raster(bedrag)


def als_regel(post: Post, sleutel: str, naam: str) -> Post:
    """Dezelfde berekening als regel van het tarief, onder een eigen sleutel en naam."""
    return post._replace(sleutel=sleutel, naam=naam)


def met_element(post: Post, element: str) -> Post:
    """Dezelfde post als regel die onder een kostprijselement valt."""
    return Post(*post[:-1], element)


def met_herkomst(post: Post, herkomst: Herkomst) -> Post:
    """Dezelfde berekening met een eigen herkomst, zoals een afgeleide waarde die een aanname is."""
    return post._replace(herkomst=herkomst)


def met_bedrag(post: Post, bedrag: Decimal) -> Post:
    """Dezelfde gegeven waarde met een ander bedrag, zoals iemand het in een werkboek invulde; een te groot bedrag geeft een :class:`RekenFout`."""
    if not bedrag.is_finite() or bedrag.adjusted() > GROOTSTE_ORDE:
        raise RekenFout(_te_groot(post.naam))
    return post._replace(bedrag=op_raster(bedrag))


def met_voorvoegsel(voorvoegsel: str, *wortels: Post) -> dict[str, Post]:
    """Dezelfde posten met een voorvoegsel voor elke sleutel, op hun oude sleutel; zo passen twee tarieven in één boom.

    De posten van een rekenregel of reeks zijn overal dezelfde en houden hun sleutel.
    """
    klaar: dict[str, Post] = {}
    for deel in loop(*wortels):
        if deel.sleutel.startswith(_GEDEELD):
            klaar[deel.sleutel] = deel
        else:
            operanden = tuple(klaar[operand.sleutel] for operand in deel.operanden)
            klaar[deel.sleutel] = Post(
                f"{voorvoegsel}{deel.sleutel}",
                deel.naam,
                deel.bedrag,
                deel.eenheid,
                deel.bewerking,
                operanden,
                deel.herkomst,
                deel.element,
            )
    return klaar


def loop(*wortels: Post) -> Iterator[Post]:
    """Elke post één keer, operanden vóór de post die ze gebruikt: de ene wandeling over de boom.

    Binnen een tarief bepaalt de sleutel de inhoud; een post die twee regels delen, komt één keer langs.
    """
    gezien: set[str] = set()
    open_: list[Post] = []  # waarvan de operanden nog langskomen; None op de stapel zegt dat ze er geweest zijn
    stapel: list[Post | None] = [*reversed(wortels)]
    while stapel:
        post = stapel.pop()
        if post is None:
            yield open_.pop()
        elif post.sleutel not in gezien:
            gezien.add(post.sleutel)
            if post.operanden:
                open_.append(post)
                stapel.append(None)
                stapel += post.operanden[::-1]
            else:
                yield post


def loop_verder(gezien: set[int], wortel: Post) -> Iterator[Post]:
    """Elke post van een boom die nog niet in ``gezien`` staat (op id), in willekeurige volgorde.

    Voor wie veel bomen na elkaar doorloopt: wat zij delen, komt één keer langs. Zolang ``gezien`` gebruikt wordt, blijven de
    bomen bestaan.
    """
    stapel = [wortel]
    while stapel:
        post = stapel.pop()
        if id(post) not in gezien:
            gezien.add(id(post))
            stapel += post.operanden
            yield post


def zoek(naam: str, *wortels: Post) -> list[Post]:
    """De posten met deze sleutel; anders die van dit element, die waarvan de sleutel zo eindigt, of die zo heten.

    Is er zo geen, dan tellen hoofdletters niet.
    """
    alle = list(loop(*wortels))
    for schrijfwijze in (str, str.casefold):
        for kenmerk in _KENMERKEN:
            if treffers := [post for post in alle if schrijfwijze(kenmerk(post)) == schrijfwijze(naam)]:
                return treffers
    return []


_KENMERKEN: tuple[Callable[[Post], str], ...] = (
    lambda post: post.sleutel,
    lambda post: post.element or "",
    lambda post: post.sleutel.rpartition(".")[2],
    lambda post: post.naam,
)


def deel_van(post: Post, geheel: Post) -> Decimal:
    """Het deel dat een post van een geheel is, als fractie; van een geheel van nul is alles nul."""
    return RUIM.divide(post.bedrag, geheel.bedrag) if geheel.bedrag else Decimal(0)


def _bewerkt(sleutel: str, naam: str, eenheid: Eenheid, bewerking: Bewerking, operanden: tuple[Post, ...]) -> Post:
    bedrag = uitkomst(bewerking, [operand.bedrag for operand in operanden], naam)
    return Post(sleutel, naam, bedrag, eenheid, bewerking, operanden)


def als_bedrag(breuk: Fraction) -> Decimal:
    """Een exacte breuk als bedrag op het raster."""
    return op_raster(RUIM.divide(Decimal(breuk.numerator), Decimal(breuk.denominator)))


def _te_groot(naam: str) -> Bevinding:
    return Bevinding(
        "RT408",
        f"De berekening loopt uit de hand: '{naam}' wordt groter dan 10^{GROOTSTE_ORDE}.",
        "Zoek het bedrag of percentage dat te veel cijfers heeft.",
    )
