"""Volumes uit een csv: per rij een gemeente, een product, een aanbieder, een aantal en een jaar.

Strikt gelezen: ``1.000`` is een vraag, ``12,5`` en ``-5`` zijn geen aantallen, een dubbele rij wordt niet opgeteld en niet
overschreven. Alle fouten komen in één keer, elk met regel en kolom; dezelfde fout op meer rijen is één bevinding die de
andere rijen noemt. Het aantal is in hele eenheden van het product.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, overload

from reeletarief.fouten import HOOGSTENS, Bevinding, BevindingFout, Plaats, gesorteerd
from reeletarief.invoer.begroting.aantal import bezwaar_tegen_aantal, is_aantal
from reeletarief.invoer.begroting.telraam import (
    LANGSTE_REGEL,
    Combinaties,
    Namen,
    NietGewoonFout,
    Telling,
    Vak,
    tel_snel,
)
from reeletarief.invoer.bestand import Bestand
from reeletarief.invoer.csv_cellen import (
    ONLEESBAAR,
    Bezwaar,
    Cel,
    bezwaar_tegen_naam,
    bezwaar_tegen_rekenblad,
    bezwaren_tegen_kop,
    cellen,
    geen_utf8_csv,
    is_voor_excel,
    leeg,
    leeg_bestand,
    lees_rij,
    scheidingsteken,
    zonder_rijen,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

GEMEENTE, PRODUCT, AANBIEDER, AANTAL, JAAR = KOLOMMEN = ("gemeente", "product", "aanbieder", "aantal", "jaar")
PRODUCT_CODE, JAAR_CODE, DUBBEL_CODE = "RT705", "RT706", "RT707"
_GENOEMD = 5
_BITS = 30
"""Een vak bewaart de regel en, in de laatste bits, het aantal (ten hoogste negen cijfers)."""


class Eisen(NamedTuple):
    """Waaraan een rij moet voldoen: elk product met de jaren waarin het een prijs heeft, en wat er anders te zeggen is.

    Heeft een product in het ene jaar wel een prijs en in het andere niet, dan zegt ``over_prijs`` waarom.
    """

    prijzen: frozenset[tuple[str, int]]
    over_product: Callable[[str], Bezwaar]
    over_jaar: Callable[[int], Bezwaar]
    over_prijs: Callable[[str, int], Bezwaar]


class Volumes(NamedTuple):
    """Wat er in het bestand staat.

    ``weggelaten`` telt de rijen met een fout; die zitten in geen enkel totaal. ``ongemeld`` telt de fouten die niet meer
    onder de bevindingen staan. Is het bestand ``onleesbaar``, dan is er ook met de goede rijen niets te rekenen.
    """

    telling: Telling
    weggelaten: int
    bestand: Bestand
    bevindingen: tuple[Bevinding, ...]
    ongemeld: int = 0
    onleesbaar: bool = False


def lees_volumes(bron: BinaryIO, naam: str, eisen: Eisen, voortgang: Callable[[int], None]) -> Volumes:
    """Lees een volumebestand. ``bron`` moet terug te spoelen zijn; ``voortgang`` hoort hoeveel bytes er gelezen zijn.

    Klopt alles, dan groeit het geheugen niet met het aantal rijen. Anders wordt het bestand nog eens gelezen, nu rij voor
    rij, en onthoudt het programma van elke goede rij waar ze stond.
    """
    telling = tel_snel(bron, KOLOMMEN, Combinaties(eisen.prijzen), voortgang)
    if telling is not None:
        return Volumes(telling, 0, Bestand(naam, telling.sha256, ()), ())
    bron.seek(0)
    return _Lezing(naam, eisen).lees(bron, voortgang)


class Regels(Sequence[str]):
    """De regels van een lang bestand waarvan er maar enkele bewaard zijn: die van de bevindingen."""

    def __init__(self, bewaard: Mapping[int, str]) -> None:
        self._bewaard = bewaard

    @overload
    def __getitem__(self, plek: int) -> str: ...
    @overload
    def __getitem__(self, plek: slice) -> Sequence[str]: ...
    def __getitem__(self, plek: int | slice) -> str | Sequence[str]:
        """De regel op deze plek (vanaf nul), leeg als hij niet bewaard is."""
        if isinstance(plek, slice):
            return [self._bewaard.get(een + 1, "") for een in range(*plek.indices(len(self)))]
        if plek >= len(self):
            raise IndexError(plek)
        return self._bewaard.get(plek + 1, "")

    def __len__(self) -> int:
        return max(self._bewaard, default=0)


class _Gevonden:
    """De eerste plaats van een bezwaar, en op welke andere regels het ook geldt: de eerste paar, en hoeveel het er zijn."""

    def __init__(self, plaats: Plaats) -> None:
        self.plaats = plaats
        self.genoemd: list[int] = []
        self.anders = 0

    def ook_op(self, regel: int) -> None:
        self.anders += 1
        if len(self.genoemd) < _GENOEMD:
            self.genoemd.append(regel)


class _Lezing:
    """Leest rij voor rij en onthoudt wat er stond en wat er mis was."""

    def __init__(self, naam: str, eisen: Eisen) -> None:
        self.naam = naam
        self.eisen = eisen
        self.combinaties = Combinaties(eisen.prijzen)
        self.breedte = breedte = len(self.combinaties.namen)
        self.gemeenten: Namen[dict[int, int]] = Namen(lambda _nummer: {})
        self.aanbieders: Namen[int] = Namen(lambda nummer: nummer * breedte)
        self.rijen = 0
        self.gevonden: dict[Bezwaar, _Gevonden] = {}
        self.over_product: dict[str, Bezwaar] = {}
        self.bewaard: dict[int, str] = {}
        self.ongemeld = 0
        self.weggelaten = 0
        self.producten = {product for product, _ in eisen.prijzen}
        self.jaren = {str(jaar) for _, jaar in eisen.prijzen}

    def lees(self, bron: BinaryIO, voortgang: Callable[[int], None]) -> Volumes:
        """Eerst de kopregel, dan elke rij tot het eind; een bestand dat geen tekst is, houdt het lezen op."""
        som = hashlib.sha256()
        regels = self._regels(bron, som, voortgang)
        try:
            kop = next(regels, None)
            if kop is None:
                return self._onleesbaar(som, leeg_bestand(self.naam, KOLOMMEN))
            self.bewaard[kop[0]] = kop[1]
            begin = Plaats(self.naam, kop[0])
            velden = cellen(kop[1], begin, scheidingsteken(kop[1]))
            fouten = bezwaren_tegen_kop(velden, begin, KOLOMMEN)
            if fouten or velden is None:
                return self._onleesbaar(som, *fouten)
            self._lees_rijen(regels, [veld.tekst for veld in velden], scheidingsteken(kop[1]))
        except _GeenTekstFout as fout:
            return self._onleesbaar(som, fout.bevinding)
        if not self.rijen and not self.gevonden:
            return self._onleesbaar(som, zonder_rijen(self.naam, kop[0]))
        return self._volumes(som.hexdigest())

    def _regels(
        self, bron: BinaryIO, som: hashlib._Hash, voortgang: Callable[[int], None]
    ) -> Iterator[tuple[int, str]]:
        """De genummerde regels met een waarde."""
        nummer = 0
        while inhoud := bron.readline(LANGSTE_REGEL):
            nummer += 1
            som.update(inhoud)
            voortgang(len(inhoud))
            if len(inhoud) == LANGSTE_REGEL:
                raise _GeenTekstFout(_te_lang(self.naam, nummer))
            if nummer == 1 and (rekenblad := bezwaar_tegen_rekenblad(inhoud, self.naam)):
                raise _GeenTekstFout(rekenblad)
            try:
                regel = inhoud.decode("utf-8-sig" if nummer == 1 else "utf-8").rstrip("\r\n")
            except UnicodeDecodeError as fout:
                raise _GeenTekstFout(geen_utf8_csv(inhoud, self.naam, fout.start, nummer)) from None
            if nummer == 1:
                self.bewaard[1] = regel
            if not leeg(regel) and not is_voor_excel(nummer, regel):
                yield nummer, regel

    def _lees_rijen(self, regels: Iterator[tuple[int, str]], namen: list[str], teken: str) -> None:
        volgorde = [namen.index(naam) for naam in KOLOMMEN]
        for nummer, regel in regels:
            velden = regel.split(teken)
            if '"' in regel or len(velden) != len(KOLOMMEN) or not self._gewoon(nummer, [velden[i] for i in volgorde]):
                self._keur(nummer, regel, volgorde, teken)

    def _gewoon(self, nummer: int, velden: list[str]) -> bool:
        """Tel een rij waarin alles klopt; zo niet, dan is ze nog niet geteld."""
        gemeente, product, aanbieder, aantal, jaar = velden
        try:
            rij = self.gemeenten[gemeente]
            vak = self.aanbieders[aanbieder] + self.combinaties[product, jaar]
        except NietGewoonFout:
            return False
        if vak in rij or not is_aantal(aantal):
            return False
        rij[vak] = nummer << _BITS | int(aantal)
        self.rijen += 1
        return True

    def _keur(self, nummer: int, regel: str, volgorde: list[int], teken: str) -> None:
        """Een rij die niet gewoon is: tel haar alsnog, of laat haar weg met alles wat eraan schort."""
        plaats = Plaats(self.naam, nummer, 1, len(regel))
        rij = lees_rij(regel, plaats, teken, len(KOLOMMEN))
        if isinstance(rij, Bezwaar):
            bezwaren = [(rij, plaats)]
        else:
            velden = [rij[plek] for plek in volgorde]
            bezwaren = list(self._bezwaren(velden))
            if not bezwaren and not self._gewoon(nummer, [veld.tekst for veld in velden]):
                bezwaren = [(self._dubbel(velden), plaats)]
        for bezwaar, plek in bezwaren:
            self._meld(bezwaar, plek, regel)
        self.weggelaten += bool(bezwaren)

    def _bezwaren(self, velden: list[Cel]) -> Iterator[tuple[Bezwaar, Plaats]]:
        """Wat er aan de velden van een rij schort, los van de andere rijen."""
        gemeente, product, aanbieder, aantal, jaar = velden
        for veld, wat in ((gemeente, "de gemeente"), (product, "het product"), (aanbieder, "de aanbieder")):
            if bezwaar := bezwaar_tegen_naam(veld.tekst, wat):
                yield bezwaar, veld.plaats
        if not is_aantal(aantal.tekst):
            yield bezwaar_tegen_aantal(aantal.tekst), aantal.plaats
        if product.tekst not in self.producten:
            if bezwaar_tegen_naam(product.tekst, "") is None:
                yield self._over_product(product.tekst), product.plaats
        elif jaar.tekst in self.jaren and (product.tekst, jaar.tekst) not in self.combinaties:
            yield self.eisen.over_prijs(product.tekst, int(jaar.tekst)), jaar.plaats
        if jaar.tekst not in self.jaren:
            yield self._over_jaar(jaar.tekst), jaar.plaats

    def _over_product(self, product: str) -> Bezwaar:
        """Wat er over dit product te zeggen is; het zoeken naar een buur gebeurt één keer, en alleen zolang het getoond wordt."""
        if product not in self.over_product:
            if len(self.gevonden) >= HOOGSTENS:
                return Bezwaar(PRODUCT_CODE, product, "")
            self.over_product[product] = self.eisen.over_product(product)
        return self.over_product[product]

    def _over_jaar(self, jaar: str) -> Bezwaar:
        if not jaar:
            return Bezwaar(JAAR_CODE, "Hier ontbreekt het jaar.", "Vul het jaar van het volume in, in vier cijfers.")
        if not re.fullmatch(r"(19|20|21)[0-9]{2}", jaar):
            return Bezwaar(JAAR_CODE, f"'{jaar[:40]}' is geen jaar.", "Schrijf vier cijfers, zoals 2026.")
        return self.eisen.over_jaar(int(jaar))

    def _dubbel(self, velden: list[Cel]) -> Bezwaar:
        gemeente, product, aanbieder, _, jaar = (veld.tekst for veld in velden)
        vak = self.gemeenten[gemeente][self.aanbieders[aanbieder] + self.combinaties[product, jaar]]
        eerder, aantal = vak >> _BITS, vak & (1 << _BITS) - 1
        return Bezwaar(
            DUBBEL_CODE,
            f"{gemeente}, {product}, {aanbieder} en {jaar} staan ook al op regel {eerder} (aantal {aantal}).",
            "Tel de rijen op tot één, of haal er een weg; het programma kiest niet.",
        )

    def _meld(self, bezwaar: Bezwaar, plaats: Plaats, regel: str) -> None:
        if bezwaar in self.gevonden:
            self.gevonden[bezwaar].ook_op(plaats.regel)
        elif len(self.gevonden) < HOOGSTENS:
            self.gevonden[bezwaar] = _Gevonden(plaats)
            self.bewaard[plaats.regel] = regel
        else:
            self.ongemeld += 1

    def _volumes(self, sha256: str) -> Volumes:
        bevindingen = gesorteerd(_met_andere_rijen(bezwaar, waar) for bezwaar, waar in self.gevonden.items())
        per_gemeente: dict[Vak, int] = {}
        per_aanbieder: dict[Vak, int] = {}
        aanbieders = list(self.aanbieders.kaal)
        for gemeente, rij in self.gemeenten.kaal.items():
            for vak, waarde in rij.items():
                product, jaar = self.combinaties.namen[vak % self.breedte]
                aantal = waarde & (1 << _BITS) - 1
                _tel_op(per_gemeente, Vak(gemeente, product, jaar), aantal)
                _tel_op(per_aanbieder, Vak(aanbieders[vak // self.breedte], product, jaar), aantal)
        telling = Telling(sha256, self.rijen, _geordend(per_gemeente), _geordend(per_aanbieder))
        bestand = Bestand(self.naam, sha256, Regels(self.bewaard))
        return Volumes(telling, self.weggelaten, bestand, bevindingen, self.ongemeld)

    def _onleesbaar(self, som: hashlib._Hash, *bevindingen: Bevinding) -> Volumes:
        sha = som.hexdigest()
        bestand = Bestand(self.naam, sha, Regels(self.bewaard))
        return Volumes(Telling(sha, 0, {}, {}), self.weggelaten, bestand, gesorteerd(bevindingen), 0, onleesbaar=True)


class _GeenTekstFout(BevindingFout):
    """Verder lezen heeft geen zin."""


def _met_andere_rijen(bezwaar: Bezwaar, waar: _Gevonden) -> Bevinding:
    """De bevinding, met de andere regels waar hetzelfde aan de hand is."""
    if not waar.anders:
        return bezwaar.op(waar.plaats)
    genoemd = ", ".join(str(regel) for regel in waar.genoemd)
    rest = waar.anders - len(waar.genoemd)
    meer = f" en nog {rest} {'regel' if rest == 1 else 'regels'}" if rest else ""
    soort = "regel" if waar.anders == 1 else "regels"
    return bezwaar._replace(wat=f"{bezwaar.wat} Zo ook op {soort} {genoemd}{meer}.").op(waar.plaats)


def _te_lang(naam: str, nummer: int) -> Bevinding:
    return Bevinding(
        ONLEESBAAR,
        f"Deze regel is langer dan {LANGSTE_REGEL} bytes; dit is geen csv met een rij per regel.",
        "Bewaar het bestand als 'CSV UTF-8' met gewone regeleinden.",
        Plaats(naam, nummer),
    )


def _tel_op(totalen: dict[Vak, int], vak: Vak, aantal: int) -> None:
    totalen[vak] = totalen.get(vak, 0) + aantal


def _geordend(totalen: dict[Vak, int]) -> dict[Vak, int]:
    return {vak: totalen[vak] for vak in sorted(totalen)}
