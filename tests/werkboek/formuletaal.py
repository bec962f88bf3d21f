"""De formules van het werkboek, gelezen en uitgerekend zonder iets van het programma dat ze schreef.

Alleen wat het werkboek mag gebruiken wordt herkend: cellen, bereiken, namen, ``+ - * / =``, haakjes en de functies in
``FUNCTIES`` (:mod:`.formulefuncties`). Een getal of tekst in een formule is een :class:`FormuleFout`: wat kan wijzigen, hoort
in een cel.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from tests.werkboek.formulefuncties import FUNCTIES
from tests.werkboek.formulewaarden import (
    OPTELLEN,
    VERMENIGVULDIGEN,
    Deel,
    FormuleFout,
    Rekenaar,
    Rijen,
    Sleutel,
    bewerking,
    cellen_van,
    geen_waarde,
    gelijk,
    getal,
)


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
            self._bereiken[sleutel] = cellen_van(blad, van, tot)
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
            links = bewerking(gelijk, links, self._som())
        return links

    def _som(self) -> Deel:
        links = self._product()
        while teken := self._neem("+", "-"):
            links = bewerking(OPTELLEN[teken], links, self._product())
        return links

    def _product(self) -> Deel:
        links = self._met_voorteken()
        while teken := self._neem("*", "/"):
            links = bewerking(VERMENIGVULDIGEN[teken], links, self._met_voorteken())
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
        return Deel(geen_waarde(self.fout("een bereik buiten een functie")), rijen)

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
