"""De cellen van één werkblad uit zijn XML: formule en bewaarde waarde, zonder opmaak."""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from math import isfinite
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.werkboek.celplek import cel, kolomnummer
from reeletarief.invoer.werkboek.veilige_xml import Ontvanger, Tegoed, ontleed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias

Celinhoud = Decimal | str | bool | None
"""Een getal, een tekst (ook een foutwaarde zoals #DIV/0!), waar of onwaar, of niets."""

MEESTE_CELLEN = 800_000
"""In alle bladen samen, met de rijen erbij; 500 producten geven er nog geen 200.000."""
MEESTE_FORMULETEKENS = 3_000_000
LANGSTE_GEDEELDE_FORMULE = 400
"""Een formule van dit programma is hooguit 120 tekens; van een veel langere hoeft niet bekend te zijn hoe zij verschuift."""
LAATSTE_RIJ, LAATSTE_KOLOM = 1_048_576, 16_384
_DAG_NUL = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - een datum in een cel heeft geen tijdzone
_PLEK = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ONTSNAPT = re.compile(r"_x([0-9A-Fa-f]{4})_")
GEGEVENSTABEL = "(gegevenstabel)"

Plek: TypeAlias = tuple[int, int]
"""Rij en kolom, elk vanaf 1."""


class KapotBladFout(Exception):
    """Het werkblad houdt zich niet aan de regels van het formaat."""


class VolBladFout(Exception):
    """Het werkblad heeft meer cellen dan een werkboek van dit programma ooit heeft."""


class GelezenCel(NamedTuple):
    """De formule (zonder =) als die er is, en de waarde die het bestand erbij bewaart."""

    formule: str | None
    waarde: Celinhoud


def lees_gedeelde_teksten(inhoud: bytes, tegoed: Tegoed) -> list[str]:
    """De teksten waar cellen met een nummer naar verwijzen; opmaak en uitspraaktekens vallen weg."""
    lezer = _Tekstlezer()
    ontleed(inhoud, Ontvanger(lezer.begin, lezer.einde, lezer.tekst), tegoed)
    return lezer.teksten


def lees_blad(inhoud: bytes, teksten: Sequence[str], tegoed: Tegoed) -> dict[Plek, GelezenCel]:
    """De cellen van een werkblad op hun plek. Een :class:`KapotBladFout` of :class:`VolBladFout` als dat niet gaat."""
    lezer = _Bladlezer(teksten, tegoed)
    ontleed(inhoud, Ontvanger(lezer.begin, lezer.einde, lezer.tekst), tegoed)
    return lezer.cellen


class _Tekstlezer:
    """Verzamelt de stukken tekst (``t``) van elke gedeelde tekst (``si``), behalve de uitspraak (``rPh``)."""

    def __init__(self) -> None:
        self.teksten: list[str] = []
        self.stukken: list[str] = []
        self.luistert = False
        self.uitspraak = False

    def begin(self, naam: str, _attributen: dict[str, str]) -> None:
        if naam == "si":
            self.stukken = []
        elif naam == "rPh":
            self.uitspraak = True
        elif naam == "t":
            self.luistert = not self.uitspraak

    def einde(self, naam: str) -> None:
        if naam == "si":
            self.teksten.append(_ontsnapt("".join(self.stukken)))
        elif naam == "rPh":
            self.uitspraak = False
        elif naam == "t":
            self.luistert = False

    def tekst(self, tekst: str) -> None:
        if self.luistert:
            self.stukken.append(tekst)


class _Bladlezer:
    """Bouwt de cellen op uit de gebeurtenissen van de XML-lezer; wat geen inhoud heeft, wordt geen cel."""

    def __init__(self, teksten: Sequence[str], tegoed: Tegoed) -> None:
        self.tegoed = tegoed
        self.cellen: dict[Plek, GelezenCel] = {}
        self.teksten = teksten
        self.kolommen: dict[str, int] = {}
        self.gedeeld: dict[str, Callable[[str], str]] = {}
        self.rij = 0
        self.kolom = 0
        self.ref = ""
        self.soort = "n"
        self.formulevelden: dict[str, str] | None = None
        self.stukken: list[str] | None = None
        self.formule: list[str] = []
        self.waarde: list[str] = []
        self.uitspraak = False

    def begin(self, naam: str, attributen: dict[str, str]) -> None:
        if naam == "c":
            self._begin_cel(attributen)
        elif naam == "v" or (naam == "t" and not self.uitspraak):
            self.stukken = self.waarde
        elif naam == "f":
            self.formulevelden = attributen
            self.stukken = self.formule
        elif naam == "row":
            self._begin_rij(attributen)
        elif naam == "rPh":
            self.uitspraak = True

    def einde(self, naam: str) -> None:
        if naam == "c":
            if self.formulevelden is not None or self.waarde:
                self._zet_cel()
        elif naam in {"v", "f", "t"}:
            self.stukken = None
        elif naam == "rPh":
            self.uitspraak = False

    def tekst(self, tekst: str) -> None:
        if self.stukken is not None:
            self.stukken.append(tekst)

    def _begin_rij(self, attributen: dict[str, str]) -> None:
        self._tel()
        self.rij = _nummer(attributen["r"]) if "r" in attributen else self.rij + 1
        self.kolom = 0
        if not 1 <= self.rij <= LAATSTE_RIJ:
            raise KapotBladFout("een rijnummer bestaat niet")

    def _begin_cel(self, attributen: dict[str, str]) -> None:
        self._tel()
        self.ref = attributen.get("r", "")
        self.soort = attributen.get("t", "n")
        self.formulevelden, self.stukken = None, None
        self.formule, self.waarde = [], []
        if self.ref:
            self._zet_plek(self.ref)
        else:
            self.kolom += 1
        if self.kolom > LAATSTE_KOLOM or self.rij < 1:
            raise KapotBladFout("een cel staat buiten het blad")

    def _zet_plek(self, ref: str) -> None:
        gevonden = _PLEK.fullmatch(ref)
        if gevonden is None or int(gevonden[2]) != self.rij:
            raise KapotBladFout("een cel staat niet op haar rij")
        letters = gevonden[1]
        if letters not in self.kolommen:
            self.kolommen[letters] = kolomnummer(letters)
        self.kolom = self.kolommen[letters]

    def _tel(self) -> None:
        self.tegoed.cellen += 1
        if self.tegoed.cellen > MEESTE_CELLEN:
            raise VolBladFout

    def _zet_cel(self) -> None:
        plek = (self.rij, self.kolom)
        if plek in self.cellen:
            raise KapotBladFout("een cel staat er twee keer in")
        formule = None if self.formulevelden is None else self._lees_formule(self.formulevelden)
        waarde = self._lees_waarde("".join(self.waarde)) if self.waarde else None
        self.cellen[plek] = GelezenCel(formule, waarde)

    def _lees_formule(self, velden: dict[str, str]) -> str | None:
        """De formule van deze cel; een gedeelde is bij de eerste cel uitgeschreven en schuift bij de andere mee."""
        tekst, soort = "".join(self.formule), velden.get("t", "normal")
        if soort == "dataTable":
            return GEGEVENSTABEL
        if soort != "shared":
            return tekst or None
        ref = self.ref or cel(self.rij, self.kolom)
        nummer = velden.get("si", "")
        if tekst:
            self.gedeeld[nummer] = _verschuiver(tekst, ref)
            return tekst
        if nummer not in self.gedeeld:
            raise KapotBladFout("een gedeelde formule heeft geen begin")
        formule = self.gedeeld[nummer](ref)
        self.tegoed.formuletekens += len(formule)
        if self.tegoed.formuletekens > MEESTE_FORMULETEKENS:
            raise VolBladFout
        return formule

    def _lees_waarde(self, tekst: str) -> Celinhoud:
        if self.soort == "s":
            return self._gedeelde_tekst(tekst)
        if self.soort == "b":
            return tekst.strip() == "1"
        if self.soort == "n":
            return getal_van(tekst)
        if self.soort == "d":
            return _dagnummer(tekst)
        return _ontsnapt(tekst)

    def _gedeelde_tekst(self, tekst: str) -> str:
        nummer = _nummer(tekst)
        if nummer >= len(self.teksten):
            raise KapotBladFout("een cel wijst naar een tekst die er niet is")
        return self.teksten[nummer]


def _verschuiver(formule: str, ref: str) -> Callable[[str], str]:
    """Schrijft de formule van de ene cel zoals ze in een andere cel luidt."""
    if len(formule) > LANGSTE_GEDEELDE_FORMULE:
        return lambda _: formule
    from openpyxl.formula.tokenizer import TokenizerError  # noqa: PLC0415 - alleen nodig als Excel formules deelde
    from openpyxl.formula.translate import Translator, TranslatorError  # noqa: PLC0415

    try:
        vertaler = Translator(f"={formule}", origin=ref)
    except (TokenizerError, IndexError):
        raise KapotBladFout("een gedeelde formule is niet te lezen") from None

    def verschoven(naar: str) -> str:
        try:
            return str(vertaler.translate_formula(naar)).removeprefix("=")
        except (TranslatorError, ValueError):
            raise KapotBladFout("een gedeelde formule verschuift van het blad af") from None

    return verschoven


def getal_van(tekst: str) -> Decimal | str:
    """Het getal dat een rekenblad in deze cel ziet: een double, in de kortste schrijfwijze die hem bepaalt."""
    try:
        getal = float(tekst)
    except ValueError:
        raise KapotBladFout("een cel bevat geen getal") from None
    if not tekst.isascii() or "_" in tekst:  # dat leest alleen Python als getal
        raise KapotBladFout("een cel bevat geen getal")
    if not isfinite(getal):
        return tekst
    return Decimal(repr(getal).removesuffix(".0"))


def _dagnummer(tekst: str) -> Decimal:
    """Een datum telt in een som mee als het aantal dagen sinds het begin van 1900."""
    try:
        moment = datetime.datetime.fromisoformat(tekst.strip()).replace(tzinfo=None)
    except ValueError:
        raise KapotBladFout("een cel bevat geen datum") from None
    return Decimal((moment - _DAG_NUL) // datetime.timedelta(days=1))


def _nummer(tekst: str) -> int:
    if not re.fullmatch(r"\s*[0-9]{1,9}\s*", tekst, re.ASCII):
        raise KapotBladFout("een nummer is geen getal")
    return int(tekst)


def _ontsnapt(tekst: str) -> str:
    """Tekens die XML niet kent, schrijft Excel als _x000D_."""
    return _ONTSNAPT.sub(_teken, tekst) if "_x" in tekst else tekst


def _teken(gevonden: re.Match[str]) -> str:
    nummer = int(gevonden[1], 16)
    return gevonden[0] if 0xD800 <= nummer <= 0xDFFF else chr(nummer)  # een half teken is geen tekst
