"""De formules van het werkboek, gelezen en uitgerekend zonder iets van het programma dat ze schreef.

Alleen wat het werkboek mag gebruiken wordt herkend: cellen, bereiken, namen, ``+ - * / =``, haakjes en de functies in
``FUNCTIES``. Een getal of tekst in een formule is een :class:`FormuleFout`: wat kan wijzigen, hoort in een cel.

Er wordt gerekend in 60 cijfers, met de regels van Excel: een lege cel telt als nul, SUM, MIN en MAX slaan tekst en lege
cellen over, ROUND rondt een half van nul af. Waar Excel en Calc het niet eens zijn (een waarheidswaarde in het bereik van
een SUM, of vergeleken met een getal), is de formule een fout.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from itertools import chain
from typing import NamedTuple, TypeVar

T = TypeVar("T")
Sleutel = tuple[str, str]
"""Een cel: de naam van het blad en haar adres, zoals ``("Cao", "D5")``."""

Waarde = Decimal | bool | str | None
Waarden = Mapping[Sleutel, Waarde]
Rekenaar = Callable[[Waarden], Waarde]

NUL = Decimal(0)
REKENEN = Context(prec=60, rounding=ROUND_HALF_UP, traps=[InvalidOperation, DivisionByZero, Overflow])
ZONDER_RUIS = Context(prec=40, rounding=ROUND_HALF_UP)
"""Voor ROUND: een derde maal drie is weer één, en een half blijft een half."""
GELIJK = Decimal("3.5e-15")
"""Twee getallen zijn ``=`` als ze op de vijftien cijfers van een rekenblad gelijk zijn."""


class FormuleFout(Exception):
    """De formule hoort niet in het werkboek, of heeft geen uitkomst."""


class Teken(NamedTuple):
    """Een stukje van een formule, met zijn soort."""

    soort: str
    tekst: str


_TEKENS = re.compile(
    r"""(?P<wit>\s+)
    | (?P<blad>'(?:[^']|'')+'!|[^\W\d][\w.]*!)
    | (?P<cel>\$?[A-Z]{1,3}\$?[1-9]\d{0,6}(?![\w.(]))
    | (?P<functie>[^\W\d][\w.]*(?=\())
    | (?P<naam>[^\W\d][\w.]*)
    | (?P<getal>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)
    | (?P<tekst>"(?:[^"]|"")*")
    | (?P<leesteken>[-+*/=(),:])
    | (?P<onbekend>.)""",
    re.VERBOSE | re.DOTALL,
)
_EINDE = Teken("einde", "")


def tekens(formule: str) -> list[Teken]:
    """De formule in stukjes, zonder spaties."""
    gevonden = [Teken(str(deel.lastgroup), deel.group()) for deel in _TEKENS.finditer(formule)]
    return [teken for teken in gevonden if teken.soort != "wit"]


class Bestanddelen(NamedTuple):
    """Wat er in een formule staat, om op te keuren."""

    functies: frozenset[str]
    constanten: tuple[str, ...]


def functies_en_constanten(formule: str) -> Bestanddelen:
    """De functies in een formule, en de getallen en teksten die er niet in horen."""
    delen = tekens(formule)
    constanten = tuple(
        teken.tekst
        for teken in delen
        if teken.soort in {"getal", "tekst"} or (teken.soort == "naam" and teken.tekst.upper() in {"TRUE", "FALSE"})
    )
    return Bestanddelen(frozenset(teken.tekst for teken in delen if teken.soort == "functie"), constanten)


Rijen = tuple[tuple[Sleutel, ...], ...]


class Deel(NamedTuple):
    """Een stuk van een formule: hoe het te berekenen is en, als het een cel of bereik is, welke cellen dat zijn."""

    bereken: Rekenaar
    cellen: Rijen | None = None


class Ontleed(NamedTuple):
    """Een formule die te berekenen is zodra de cellen die ze ``gebruikt`` bekend zijn."""

    bereken: Rekenaar
    gebruikt: tuple[Sleutel, ...]


class Taal:
    """Ontleedt formules; kent de namen van het werkboek en onthoudt bereiken die vaker voorkomen."""

    def __init__(self, namen: Mapping[str, str]) -> None:
        self._namen = namen
        self._bereiken: dict[tuple[str, str, str], Rijen] = {}

    def ontleed(self, formule: str, blad: str) -> Ontleed:
        """Ontleed een formule die op dit blad staat."""
        lezer = _Lezer(formule, blad, self)
        deel = lezer.vergelijking()
        if lezer.huidig is not _EINDE:
            raise lezer.fout(f"'{lezer.huidig.tekst}' hoort hier niet")
        return Ontleed(deel.bereken, tuple(lezer.gebruikt))

    def bereik(self, blad: str, van: str, tot: str) -> Rijen:
        """Alle cellen van een bereik, rij voor rij."""
        sleutel = (blad, van, tot)
        if sleutel not in self._bereiken:
            self._bereiken[sleutel] = _cellen_van(blad, van, tot)
        return self._bereiken[sleutel]

    def plaats(self, naam: str) -> str | None:
        """De cel of het bereik waar een naam voor staat."""
        return self._namen.get(naam)


class _Lezer:
    """Leest één formule van links naar rechts."""

    def __init__(self, formule: str, blad: str, taal: Taal) -> None:
        self._formule = formule
        self._blad = blad
        self._taal = taal
        self._rest = iter(tekens(formule))
        self.huidig = next(self._rest, _EINDE)
        self.gebruikt: list[Sleutel] = []

    def fout(self, wat: str) -> FormuleFout:
        return FormuleFout(f"{wat} in ={self._formule}")

    def vergelijking(self) -> Deel:
        links = self._som()
        while self._neem("="):
            links = _bewerking(_gelijk, links, self._som())
        return links

    def _som(self) -> Deel:
        links = self._product()
        while teken := self._neem("+", "-"):
            links = _bewerking(_OPTELLEN[teken], links, self._product())
        return links

    def _product(self) -> Deel:
        links = self._met_voorteken()
        while teken := self._neem("*", "/"):
            links = _bewerking(_VERMENIGVULDIGEN[teken], links, self._met_voorteken())
        return links

    def _met_voorteken(self) -> Deel:
        if self._neem("-"):
            deel = self._met_voorteken().bereken
            return Deel(lambda waarden: getal(deel(waarden)).copy_negate())
        return self._kern()

    def _kern(self) -> Deel:
        soort, tekst = self.huidig
        match soort:
            case "cel":
                return self._verwijzing(self._blad)
            case "blad":
                self._verder()
                return self._verwijzing(tekst[:-1].removeprefix("'").removesuffix("'").replace("''", "'"))
            case "functie":
                return self._functie()
            case "naam":
                return self._naam()
            case "leesteken" if self._neem("("):
                deel = self.vergelijking()
                self._eis(")")
                return Deel(deel.bereken)
            case "getal" | "tekst":
                raise self.fout(f"constante {tekst}")
        raise self.fout(f"'{tekst}' hoort hier niet" if tekst else "er ontbreekt iets")

    def _verwijzing(self, blad: str) -> Deel:
        van = self._adres()
        tot = self._adres() if self._neem(":") else None
        return self._cellen(blad, van, tot)

    def _cellen(self, blad: str, van: str, tot: str | None) -> Deel:
        if tot is None:
            sleutel = (blad, van)
            self.gebruikt.append(sleutel)
            return Deel(lambda waarden: waarden.get(sleutel), ((sleutel,),))
        rijen = self._taal.bereik(blad, van, tot)
        self.gebruikt += chain.from_iterable(rijen)
        return Deel(_geen_waarde(self.fout("een bereik buiten een functie")), rijen)

    def _adres(self) -> str:
        soort, tekst = self.huidig
        if soort != "cel":
            raise self.fout(f"'{tekst}' is geen cel")
        self._verder()
        return tekst.replace("$", "")

    def _naam(self) -> Deel:
        naam = self.huidig.tekst
        plaats = self._taal.plaats(naam)
        if plaats is None:
            raise self.fout(f"onbekende naam {naam}")
        self._verder()
        lezer = _Lezer(plaats, "", self._taal)
        deel = lezer._kern()
        if deel.cellen is None or lezer.huidig is not _EINDE:
            raise self.fout(f"de naam {naam} is geen cel of bereik")
        self.gebruikt += lezer.gebruikt
        return deel

    def _functie(self) -> Deel:
        naam = self.huidig.tekst
        if naam not in FUNCTIES:
            raise self.fout(f"functie {naam} mag niet")
        self._verder()
        self._eis("(")
        argumenten = [self.vergelijking()]
        while self._neem(","):
            argumenten.append(self.vergelijking())
        self._eis(")")
        minst, meest, maak = FUNCTIES[naam]
        if not minst <= len(argumenten) <= meest:
            raise self.fout(f"{naam} met {len(argumenten)} argumenten")
        try:
            return Deel(maak(argumenten))
        except FormuleFout as fout:
            raise self.fout(str(fout)) from None

    def _neem(self, *leestekens: str) -> str:
        """Het leesteken dat hier staat, als het er een van deze is; anders niets."""
        if self.huidig.soort == "leesteken" and self.huidig.tekst in leestekens:
            return self._verder()
        return ""

    def _eis(self, leesteken: str) -> None:
        if not self._neem(leesteken):
            raise self.fout(f"'{leesteken}' ontbreekt")

    def _verder(self) -> str:
        tekst = self.huidig.tekst
        self.huidig = next(self._rest, _EINDE)
        return tekst


def getal(waarde: Waarde) -> Decimal:
    """De waarde als getal: leeg is nul, WAAR is één. Met tekst is niet te rekenen."""
    if isinstance(waarde, Decimal):
        return waarde
    if waarde is None:
        return NUL
    if isinstance(waarde, bool):
        return Decimal(waarde)
    raise FormuleFout(f"met de tekst '{waarde}' is niet te rekenen")


def _bewerking(bewerk: Callable[[Waarde, Waarde], Waarde], links: Deel, rechts: Deel) -> Deel:
    a, b = links.bereken, rechts.bereken
    return Deel(lambda waarden: bewerk(a(waarden), b(waarden)))


def _plus(a: Waarde, b: Waarde) -> Decimal:
    return REKENEN.add(getal(a), getal(b))


def _min(a: Waarde, b: Waarde) -> Decimal:
    return REKENEN.subtract(getal(a), getal(b))


def _maal(a: Waarde, b: Waarde) -> Decimal:
    return REKENEN.multiply(getal(a), getal(b))


def _gedeeld(a: Waarde, b: Waarde) -> Decimal:
    if not getal(b):
        raise FormuleFout("er wordt door nul gedeeld")
    return REKENEN.divide(getal(a), getal(b))


def _gelijk(a: Waarde, b: Waarde) -> bool:
    a, b = _als_de_ander(a, b), _als_de_ander(b, a)
    if isinstance(a, Decimal) and isinstance(b, Decimal):
        return abs(a - b) <= GELIJK * max(abs(a), abs(b))
    if isinstance(a, str) and isinstance(b, str):
        return a.casefold() == b.casefold()
    if {type(a), type(b)} == {Decimal, bool}:
        raise FormuleFout(f"of {a} en {b} gelijk zijn, vinden Excel en Calc niet hetzelfde")
    return type(a) is type(b) and a == b


def _als_de_ander(waarde: Waarde, ander: Waarde) -> Waarde:
    """Een lege cel is gelijk aan nul, aan lege tekst en aan ONWAAR."""
    if waarde is not None or ander is None:
        return waarde
    return type(ander)()


_OPTELLEN = {"+": _plus, "-": _min}
_VERMENIGVULDIGEN = {"*": _maal, "/": _gedeeld}


def _getallen(delen: list[Deel]) -> Callable[[Waarden], list[Decimal]]:
    """De getallen in de argumenten van SUM, MIN of MAX; in cellen telt wat geen getal is niet mee."""
    sleutels = [sleutel for deel in delen if deel.cellen for sleutel in chain.from_iterable(deel.cellen)]
    los = [deel.bereken for deel in delen if deel.cellen is None]

    def geef(waarden: Waarden) -> list[Decimal]:
        in_cellen = [waarden.get(sleutel) for sleutel in sleutels]
        if any(isinstance(waarde, bool) for waarde in in_cellen):
            raise FormuleFout("een waarheidswaarde in een bereik telt in Calc mee en in Excel niet")
        tellend = [waarde for waarde in in_cellen if isinstance(waarde, Decimal)]
        return tellend + [getal(bereken(waarden)) for bereken in los]

    return geef


def _sum(delen: list[Deel]) -> Rekenaar:
    getallen = _getallen(delen)

    def som(waarden: Waarden) -> Decimal:
        totaal = NUL
        for deel in getallen(waarden):
            totaal = REKENEN.add(totaal, deel)
        return totaal

    return som


def _count(delen: list[Deel]) -> Rekenaar:
    """Hoeveel van de argumenten een getal zijn."""
    getallen = _getallen(delen)
    return lambda waarden: Decimal(len(getallen(waarden)))


def _uiterste(kies: Callable[..., Decimal]) -> Callable[[list[Deel]], Rekenaar]:
    def maak(delen: list[Deel]) -> Rekenaar:
        getallen = _getallen(delen)
        return lambda waarden: kies(getallen(waarden), default=NUL)

    return maak


def _round(delen: list[Deel]) -> Rekenaar:
    waarde, decimalen = (deel.bereken for deel in delen)

    def rond_af(waarden: Waarden) -> Decimal:
        raster = Decimal(1).scaleb(-int(getal(decimalen(waarden))))
        return ZONDER_RUIS.plus(getal(waarde(waarden))).quantize(raster, context=REKENEN)

    return rond_af


def _if(delen: list[Deel]) -> Rekenaar:
    voorwaarde, dan, anders = (deel.bereken for deel in delen)
    return lambda waarden: dan(waarden) if getal(voorwaarde(waarden)) else anders(waarden)


def _index(delen: list[Deel]) -> Rekenaar:
    rijen = _rijen("INDEX", delen[0])
    nummers = [deel.bereken for deel in delen[1:]]
    if len(nummers) == 1:
        lijst = _lijst("INDEX", rijen)
        return lambda waarden: waarden.get(_op_plek(lijst, nummers[0](waarden)))
    return lambda waarden: waarden.get(_op_plek(_op_plek(rijen, nummers[0](waarden)), nummers[1](waarden)))


def _op_plek(lijst: tuple[T, ...], nummer: Waarde) -> T:
    plek = int(getal(nummer))
    if not 1 <= plek <= len(lijst):
        raise FormuleFout(f"INDEX {plek} valt buiten 1 tot en met {len(lijst)}")
    return lijst[plek - 1]


def _match(delen: list[Deel]) -> Rekenaar:
    lijst = _lijst("MATCH", _rijen("MATCH", delen[1]))
    gezocht = delen[0].bereken
    soort = delen[2].bereken if len(delen) == 3 else lambda _: Decimal(1)

    def zoek(waarden: Waarden) -> Decimal:
        inhoud = [waarden.get(sleutel) for sleutel in lijst]
        waarde = gezocht(waarden)
        plek = _laatste_hooguit(waarde, inhoud) if getal(soort(waarden)) else _eerste_gelijk(waarde, inhoud)
        if not plek:
            raise FormuleFout(f"MATCH vindt '{waarde}' niet")
        return Decimal(plek)

    return zoek


def _eerste_gelijk(gezocht: Waarde, inhoud: list[Waarde]) -> int:
    if isinstance(gezocht, str) and set(gezocht) & set("*?~"):
        raise FormuleFout(f"MATCH met een jokerteken in '{gezocht}'")
    return next((nr for nr, waarde in enumerate(inhoud, 1) if waarde is not None and _gelijk(waarde, gezocht)), 0)


def _laatste_hooguit(gezocht: Waarde, inhoud: list[Waarde]) -> int:
    getallen = [waarde for waarde in inhoud if isinstance(waarde, Decimal)]
    if getallen != sorted(getallen) or len(getallen) != len(inhoud):
        raise FormuleFout("MATCH zoekt in een bereik dat geen oplopende reeks getallen is")
    return sum(waarde <= getal(gezocht) for waarde in getallen)


def _rijen(functie: str, deel: Deel) -> Rijen:
    if deel.cellen is None:
        raise FormuleFout(f"{functie} zoekt niet in een bereik")
    return deel.cellen


def _lijst(functie: str, rijen: Rijen) -> tuple[Sleutel, ...]:
    if len(rijen) > 1 and len(rijen[0]) > 1:
        raise FormuleFout(f"{functie} zoekt in meer dan één rij of kolom")
    return tuple(chain.from_iterable(rijen))


def _geen_waarde(fout: FormuleFout) -> Rekenaar:
    def weiger(_: Waarden) -> Waarde:
        raise fout

    return weiger


def _cellen_van(blad: str, van: str, tot: str) -> Rijen:
    (kolom, rij), (kolom_tot, rij_tot) = plek(van), plek(tot)
    letters = [kolomletters(nummer) for nummer in range(kolom, kolom_tot + 1)]
    return tuple(tuple((blad, f"{letter}{nummer}") for letter in letters) for nummer in range(rij, rij_tot + 1))


def plek(adres: str) -> tuple[int, int]:
    """Kolom en rij van een adres, vanaf 1."""
    letters = adres.rstrip("0123456789")
    kolom = 0
    for letter in letters:
        kolom = kolom * 26 + ord(letter) - ord("A") + 1
    return kolom, int(adres[len(letters) :])


def kolomletters(nummer: int) -> str:
    """De letters van een kolom; de eerste is A."""
    letters = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


FUNCTIES: dict[str, tuple[int, int, Callable[[list[Deel]], Rekenaar]]] = {
    "SUM": (1, 255, _sum),
    "COUNT": (1, 255, _count),
    "MIN": (1, 255, _uiterste(min)),
    "MAX": (1, 255, _uiterste(max)),
    "ROUND": (2, 2, _round),
    "IF": (3, 3, _if),
    "INDEX": (2, 3, _index),
    "MATCH": (2, 3, _match),
}
"""De toegestane functies, met het kleinste en grootste aantal argumenten."""
