"""Welke post in welke cel komt: elke berekening staat één keer in het werkboek.

Gegeven waarden staan op een lijst: cellen van een cao op *Cao*, de rest op *Uitgangspunten*, samen met wat daar
rechtstreeks uit volgt (een afgeleide premie, de gewogen index). Loon staat op *Loonkosten* met een kolom per inschaling,
jaaruren op *Uren* met een kolom per verschillende berekening, al het andere op *Berekening* met een kolom per product.
Een onderdeel van een samengesteld tarief is de kolom van dat product zelf.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.namen import in_cao
from reeletarief.kostprijs.kop import Kop, beginnen_met, voorvoegsel
from reeletarief.kostprijs.post import VAST_GETAL, Bewerking, Eenheid, Post, loop
from reeletarief.weergave.werkboek.afspraken import BEREKENING, CAO, LOONKOSTEN, UITGANGSPUNTEN, UREN
from reeletarief.weergave.werkboek.letterlijk import staat_er
from reeletarief.weergave.werkboek.rekenblad import OP_LIJST, Buiten, Kolom, Regel
from reeletarief.weergave.werkboek.rijsleutel import Volgnummers, volgnummers, zonder_datums

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.kostprijs.tarief import Tarief

_CAO, _LOON, _UREN = beginnen_met(Kop.CAO, Kop.LOON, Kop.UREN)
_LIJSTBEREKENING = beginnen_met(Kop.CAO, Kop.REEKSEN, Kop.INDEX)
_HOOGSTENS_VARIANTEN = 8
"""Een loon dat op zoveel manieren berekend wordt, krijgt per manier een kolom zonder te zoeken of er twee passen."""


class Lijstpost:
    """Een rij van een lijst: de post, de producten die hem gebruiken, en waarover een percentage gaat.

    ``letterlijk`` zegt of het getal precies zo in een bestand staat.
    """

    __slots__ = ("blad", "grondslag", "letterlijk", "operanden", "post", "producten", "sleutel")

    def __init__(self, plek: Buiten, post: Post, operanden: tuple[Buiten | Post, ...], *, letterlijk: bool) -> None:
        self.blad = plek.blad
        self.sleutel = plek.sleutel
        self.letterlijk = letterlijk
        self.post = post
        self.operanden = operanden
        self.producten: dict[str, None] = {}
        self.grondslag: dict[str, None] = {}

    @property
    def is_gegeven(self) -> bool:
        """Of de post een gegeven waarde is, geen berekening."""
        return self.post.bewerking is Bewerking.WAARDE


class Loonkolom(NamedTuple):
    """De kop van een kolom op Loonkosten of Uren: cao en inschaling, en de producten die haar gebruiken."""

    naam: str
    producten: dict[str, None]


class Indeling(NamedTuple):
    """Alle lijstposten en kolommen, en per product op welke plek elke post staat.

    ``producten`` zijn de tarieven die een kolom op *Berekening* hebben: eerst de gevraagde, dan onderdelen van samengestelde tarieven.
    """

    producten: tuple[Tarief, ...]
    lijst: Mapping[str, Lijstpost]
    vast: Mapping[str, Post]
    lonen: tuple[tuple[Loonkolom, Kolom], ...]
    uren: tuple[tuple[Loonkolom, Kolom], ...]
    berekening: tuple[Kolom, ...]
    volgnummers: tuple[Volgnummers, ...]
    plekken: Mapping[str, Mapping[str, Buiten | Post]]

    def plek(self, product: str, sleutel: str) -> Buiten:
        """Waar een post van een product staat."""
        plek = self.plekken[product][sleutel]
        assert isinstance(plek, Buiten)
        return plek


def maak_indeling(tarieven: Sequence[Tarief], regels: Mapping[str, Sequence[str]]) -> Indeling:
    """Deel alle posten van deze tarieven in. ``regels`` zijn de regels van elk gelezen bestand, op pad."""
    producten = met_onderdelen(tarieven)
    nummers = {tarief.product: nummer for nummer, tarief in enumerate(producten)}
    bouw = _Bouw(nummers, regels)
    for tarief in sorted(producten, key=_diepte):
        bouw.neem_op(tarief)
    codes = [tarief.product for tarief in producten]
    return Indeling(
        producten=tuple(producten),
        lijst=bouw.lijst,
        vast=bouw.vast,
        lonen=bouw.lonen.als_kolommen(),
        uren=bouw.uren.als_kolommen(),
        berekening=tuple(Kolom(tuple(bouw.berekening[code])) for code in codes),
        volgnummers=tuple(bouw.volgnummers[code] for code in codes),
        plekken=bouw.plekken,
    )


def met_onderdelen(tarieven: Sequence[Tarief]) -> list[Tarief]:
    """De tarieven met, daarachter, de onderdelen van samengestelde tarieven die er zelf niet bij zijn."""
    alle = {tarief.product: tarief for tarief in tarieven}
    wacht = list(tarieven)
    while wacht:
        for deel in wacht.pop().onderdelen:
            if deel.product not in alle:
                alle[deel.product] = deel.tarief
                wacht.append(deel.tarief)
    return list(alle.values())


def _diepte(tarief: Tarief) -> int:
    """Hoeveel lagen onderdelen een product heeft: een onderdeel komt vóór wat eruit bestaat."""
    return max((1 + _diepte(deel.tarief) for deel in tarief.onderdelen), default=0)


def posten_van(tarief: Tarief) -> list[Post]:
    """Alle posten van een product, ook het tarief in de andere eenheid, operanden eerst."""
    ander = (tarief.andere_eenheid,) if tarief.andere_eenheid else ()
    return list(loop(*tarief.wortels, *ander))


def kale_sleutel(sleutel: str) -> str:
    """De sleutel van een gegeven waarde zonder de inschaling: ``pensioen_ap`` is voor elk loon dezelfde regel."""
    return f"{_LOON}{sleutel.rpartition('.')[2]}" if sleutel.startswith(_LOON) else sleutel


def identiteit(post: Post, *, letterlijk: bool) -> str:
    """Waaraan dezelfde gegeven waarde overal te herkennen is: hetzelfde getal op dezelfde plaats in een bestand.

    Wat niet letterlijk in een bestand staat, is ook nog aan zijn sleutel en eenheid te herkennen: uit één lijst volgen meer
    waarden, en een nul per stuk is een andere regel dan een nul per dagdeel.
    """
    plaats = post.plaats
    waar = str(plaats) if plaats else ""
    return (
        f"{waar}={post.bedrag}" if letterlijk else f"{waar}#{kale_sleutel(post.sleutel)}={post.bedrag} {post.eenheid}"
    )


class _Kolommen:
    """De kolommen van Loonkosten of Uren: dezelfde berekening staat er één keer, voor alle producten samen."""

    def __init__(self, blad: str) -> None:
        self.blad = blad
        self._gelijk: dict[tuple[str, frozenset[tuple[str, str]]], int] = {}
        self._varianten: dict[str, list[int]] = {}
        self._inhoud: list[dict[str, str]] = []
        self._koppen: list[Loonkolom] = []
        self._regels: list[list[Regel]] = []
        self._bezet: list[set[str]] = []

    def zoek(self, naam: str, inhoud: dict[str, str], product: str) -> int:
        """Het nummer van de kolom met deze inhoud (per rij een vingerafdruk), of van een nieuwe."""
        handtekening = (naam, frozenset(inhoud.items()))
        nummer = self._gelijk.get(handtekening)
        if nummer is None:
            nummer = self._passend(naam, inhoud)
            self._gelijk[handtekening] = nummer
        self._koppen[nummer].producten[product] = None
        return nummer

    def _passend(self, naam: str, inhoud: dict[str, str]) -> int:
        varianten = self._varianten.setdefault(naam, [])
        for nummer in varianten[:_HOOGSTENS_VARIANTEN]:
            staat = self._inhoud[nummer]
            if all(staat.get(rij, merk) == merk for rij, merk in inhoud.items()):
                return nummer
        varianten.append(len(self._inhoud))
        self._inhoud.append({})
        self._koppen.append(Loonkolom(naam, {}))
        self._regels.append([])
        self._bezet.append(set())
        return varianten[-1]

    def mist(self, nummer: int, sleutel: str) -> bool:
        """Of deze regel nog niet in deze kolom staat."""
        return sleutel not in self._inhoud[nummer]

    def zet(self, nummer: int, regel: Regel, merk: str) -> None:
        """Zet een regel in een kolom waarin zij nog mist."""
        self._inhoud[nummer][regel.sleutel] = merk
        self._regels[nummer].append(regel._replace(rij=_uniek(zonder_datums(regel.sleutel), self._bezet[nummer])))

    def als_kolommen(self) -> tuple[tuple[Loonkolom, Kolom], ...]:
        """De kolommen met hun kop."""
        return tuple((kop, Kolom(tuple(regels))) for kop, regels in zip(self._koppen, self._regels, strict=True))


class _Opname(NamedTuple):
    """Een product dat wordt opgenomen: zijn volgnummers, en per sleutel de plek en de vingerafdruk die een post al heeft."""

    product: str
    nummers: Volgnummers
    plekken: dict[str, Buiten | Post]
    merken: dict[str, str]


class _Bouw:
    """De indeling in wording. Producten die onderdeel zijn van een ander, moeten eerst worden opgenomen."""

    def __init__(self, nummers: Mapping[str, int], regels: Mapping[str, Sequence[str]]) -> None:
        self.nummers = nummers
        self.regels = regels
        self.lijst: dict[str, Lijstpost] = {}
        self.lonen = _Kolommen(LOONKOSTEN)
        self.uren = _Kolommen(UREN)
        self.berekening: dict[str, list[Regel]] = {}
        self.volgnummers: dict[str, Volgnummers] = {}
        self.plekken: dict[str, dict[str, Buiten | Post]] = {}
        self.vast: dict[str, Post] = {}
        self._inhouden: dict[tuple[str, ...], int] = {}
        self._waarden: dict[int, tuple[Post, str]] = {}

    def neem_op(self, tarief: Tarief) -> None:
        """Geef elke post van een product een plek."""
        product = tarief.product
        posten = posten_van(tarief)
        opname = _Opname(product, volgnummers(tarief, posten), self._van_onderdelen(tarief, posten), {})
        self.plekken[product] = opname.plekken
        self.volgnummers[product] = opname.nummers
        eigen = [post for post in posten if post.sleutel not in opname.plekken]
        self._kies_plekken(eigen, opname)
        self.berekening[product] = self._schrijf(eigen, opname)

    def _van_onderdelen(self, tarief: Tarief, posten: Sequence[Post]) -> dict[str, Buiten | Post]:
        """De plekken van de posten van een onderdeel: die in de kolom van dat product."""
        plekken: dict[str, Buiten | Post] = {}
        for deel in tarief.onderdelen:
            begin = voorvoegsel(deel.product)
            van = self.plekken[deel.product]
            gevonden = [post.sleutel for post in posten if post.sleutel.startswith(begin)]
            plekken |= {sleutel: van[sleutel.removeprefix(begin)] for sleutel in gevonden}
        return plekken

    def _kies_plekken(self, posten: Sequence[Post], opname: _Opname) -> None:
        """Bepaal voor elke post zijn plek; loon en uren zoeken de kolom waarin precies hetzelfde staat."""
        kolommen: dict[str, dict[str, str]] = {}
        thuis: list[tuple[str, str, str, str]] = []
        for post in posten:
            blad, kolom = _blad_van(post, opname.nummers)
            merk = opname.merken[post.sleutel] = self._merk(post, blad, opname)
            if blad in {LOONKOSTEN, UREN}:
                rij = post.sleutel.removeprefix(f"{kolom}.")
                kolommen.setdefault(kolom, {})[rij] = merk
                thuis.append((post.sleutel, blad, kolom, rij))
            elif blad == BEREKENING:
                opname.plekken[post.sleutel] = Buiten(blad, self.nummers[opname.product], post.sleutel)
            elif blad:
                opname.plekken[post.sleutel] = Buiten(blad, OP_LIJST, merk)
            else:
                opname.plekken[post.sleutel] = self.vast[post.sleutel] = post
        gekozen = {naam: self._groep(naam).zoek(naam, inhoud, opname.product) for naam, inhoud in kolommen.items()}
        for sleutel, blad, kolom, rij in thuis:
            opname.plekken[sleutel] = Buiten(blad, gekozen[kolom], rij)

    def _merk(self, post: Post, blad: str, opname: _Opname) -> str:
        """Een vingerafdruk van de inhoud: gelijk als dezelfde post op dezelfde manier uit dezelfde gegevens volgt."""
        if blad == BEREKENING:
            return f"{opname.product}/{post.sleutel}"
        if post.bewerking is Bewerking.WAARDE:
            return self._merk_van_waarde(post)
        delen = [opname.merken.get(deel.sleutel) or str(opname.plekken.get(deel.sleutel)) for deel in post.operanden]
        inhoud = (post.sleutel, post.bewerking, *delen)
        return f"{post.sleutel}:{self._inhouden.setdefault(inhoud, len(self._inhouden))}"

    def _merk_van_waarde(self, post: Post) -> str:
        """De vingerafdruk van een gegeven waarde. Producten delen zulke posten; wie erbij bewaard wordt, houdt zijn nummer."""
        bekend = self._waarden.get(id(post))
        if bekend is None:
            bekend = self._waarden[id(post)] = post, identiteit(post, letterlijk=staat_er(post, self.regels))
        return bekend[1]

    def _groep(self, naam: str) -> _Kolommen:
        return self.uren if naam == Kop.UREN else self.lonen

    def _schrijf(self, posten: Sequence[Post], opname: _Opname) -> list[Regel]:
        """Zet elke post als regel op zijn plek; geeft de regels van de kolom van het product zelf."""
        regels: list[Regel] = []
        bezet: set[str] = set()
        for post in posten:
            plek = opname.plekken[post.sleutel]
            if not isinstance(plek, Buiten):
                continue
            if plek.op_lijst:
                self._op_lijst(post, plek, opname)
            elif plek.blad == BEREKENING:
                rij = _uniek(opname.nummers.rij(post.sleutel), bezet)
                regels.append(_regel(post, rij, plek, opname.plekken))
            elif (groep := self.uren if plek.blad == UREN else self.lonen).mist(plek.kolom, plek.sleutel):
                groep.zet(plek.kolom, _regel(post, "", plek, opname.plekken), opname.merken[post.sleutel])
            _noteer_grondslag(post, opname.plekken, self.lijst)
        return regels

    def _op_lijst(self, post: Post, plek: Buiten, opname: _Opname) -> None:
        rij = self.lijst.get(plek.sleutel)
        if rij is None:
            operanden = tuple(opname.plekken[operand.sleutel] for operand in post.operanden)
            letterlijk = post.bewerking is Bewerking.WAARDE and staat_er(post, self.regels)
            rij = self.lijst[plek.sleutel] = Lijstpost(plek, post, operanden, letterlijk=letterlijk)
        rij.producten[opname.product] = None


def _blad_van(post: Post, nummers: Volgnummers) -> tuple[str, str]:
    """Het blad van een post, en voor loon en uren de naam van de kolom; een vast getal van de rekenregel heeft alleen een naam."""
    sleutel = post.sleutel
    if sleutel.startswith(VAST_GETAL):
        return "", ""
    if sleutel.startswith(_CAO) or (post.bewerking is Bewerking.WAARDE and in_cao(post.plaats)):
        return CAO, ""
    if post.bewerking is Bewerking.WAARDE or sleutel.startswith(_LIJSTBEREKENING):
        return UITGANGSPUNTEN, ""
    if sleutel.startswith(_UREN):
        return UREN, Kop.UREN
    if sleutel.startswith(_LOON) and not any(deel.sleutel.startswith(_UREN) for deel in post.operanden):
        return LOONKOSTEN, nummers.inschaling(sleutel) or sleutel.rpartition(".")[0]
    return BEREKENING, ""


def _regel(post: Post, rij: str, plek: Buiten, plekken: Mapping[str, Buiten | Post]) -> Regel:
    """De post als regel; een operand in dezelfde kolom is alleen zijn sleutel."""
    operanden: list[str | Buiten | Post] = []
    for deel in post.operanden:
        waar = plekken[deel.sleutel]
        zelfde = isinstance(waar, Buiten) and waar.blad == plek.blad and waar.kolom == plek.kolom
        operanden.append(waar.sleutel if isinstance(waar, Buiten) and zelfde else waar)
    return Regel(plek.sleutel, rij, post, tuple(operanden))


def _uniek(sleutel: str, bezet: set[str]) -> str:
    """De sleutel, of met een volgnummer als hij in deze kolom al bestaat."""
    poging, nummer = sleutel, 1
    while poging in bezet:
        nummer += 1
        poging = f"{sleutel}~{nummer}"
    bezet.add(poging)
    return poging


def _noteer_grondslag(post: Post, plekken: Mapping[str, Buiten | Post], lijst: Mapping[str, Lijstpost]) -> None:
    """Schrijf bij een percentage op waarover het gaat: de andere operanden van het product."""
    if post.bewerking is not Bewerking.PRODUCT:
        return
    for deel in post.operanden:
        if deel.eenheid is Eenheid.FRACTIE and deel.herkomst is not None:
            plek = plekken[deel.sleutel]
            if isinstance(plek, Buiten) and plek.sleutel in lijst:
                ander = " × ".join(operand.naam for operand in post.operanden if operand is not deel)
                lijst[plek.sleutel].grondslag[ander] = None
