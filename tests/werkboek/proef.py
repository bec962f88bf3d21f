"""Een werkboek bij een berekening, en de cellen erin die een lezer mag wijzigen.

Wat gelijk moet zijn aan het programma, wordt in het bestand opgezocht zoals een lezer dat doet: op blad, kop en
opschrift. Alleen de plek waar een gegeven in de bestanden staat, komt uit het programma.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from reeletarief.api import Resultaat, loop
from reeletarief.fouten import Plaats
from reeletarief.invoer.stand.oude_tarieven import OudeTarieven
from reeletarief.weergave.werkboek.afspraken import INVOERBLADEN, Invoerkolom
from reeletarief.weergave.werkboek.boek import maak_werkboek
from reeletarief.weergave.werkboek.ods import als_ods
from reeletarief.weergave.werkboek.xlsx import als_xlsx
from tests.werkboek.evaluator import Boek, lees_boek
from tests.werkboek.formulewaarden import Sleutel, Waarde, kolomletters, plek

BESLUIT, NIEUW = "Besluit", "Nieuw tarief"
REKENBLADEN = (BESLUIT, "Loonkosten", "Uren", "Berekening", "Elementen", "Verschil")
"""De bladen met uitkomsten; de andere tonen ook wat er is uitgegeven, en dat wijzigt niet mee."""


class Invoercel(NamedTuple):
    """Een rij van een invoerblad: welke cel te wijzigen is en wat erbij staat."""

    cel: Sleutel
    waarde: Decimal
    naam: str
    onderdeel: str
    eenheid: str
    vindplaats: str
    sleutel: str


class Proef:
    """Een berekening met haar werkboek als bestand, en dat bestand gelezen."""

    def __init__(self, resultaat: Resultaat, oud: OudeTarieven | None = None) -> None:
        self.resultaat = resultaat
        self.oud = oud
        self.werkboek = maak_werkboek(resultaat, oud)

    @cached_property
    def xlsx(self) -> bytes:
        return als_xlsx(self.werkboek)

    @cached_property
    def ods(self) -> bytes:
        return als_ods(self.werkboek)

    @cached_property
    def boek(self) -> Boek:
        return lees_boek(self.xlsx)

    @cached_property
    def invoer(self) -> dict[str, Invoercel]:
        """De invoercellen op hun sleutel."""
        rijen = [
            _invoercel(self.boek.waarden, blad, rij)
            for blad in INVOERBLADEN
            for rij in _rijen_met(self.boek.waarden, blad, kolomletters(Invoerkolom.SOORT), "invoer")
        ]
        return {rij.sleutel: rij for rij in rijen}

    @property
    def inhoud(self) -> dict[Sleutel, Decimal | int | str | bool]:
        """Wat er volgens het werkboek in elke cel te zien is, voordat het een bestand werd."""
        return {
            (blad.naam, f"{kolomletters(kolom)}{rij}"): cel.inhoud
            for blad in self.werkboek.bladen
            for rij, cellen in enumerate(blad.rijen, 1)
            for kolom, cel in enumerate(cellen, 1)
            if cel is not None and cel.inhoud not in {None, ""}
        }

    def ods_met(self, invoer: Mapping[Sleutel, Decimal]) -> bytes:
        """Het werkboek als .ods, met andere getallen in invoercellen en verder de uitkomsten van eerst."""
        bladen = tuple(
            blad._replace(
                rijen=tuple(
                    tuple(
                        cel and cel._replace(inhoud=invoer.get((blad.naam, f"{kolomletters(kolom)}{rij}"), cel.inhoud))
                        for kolom, cel in enumerate(cellen, 1)
                    )
                    for rij, cellen in enumerate(blad.rijen, 1)
                )
            )
            for blad in self.werkboek.bladen
        )
        return als_ods(self.werkboek._replace(bladen=bladen))

    def uitkomsten(self, waarden: Mapping[Sleutel, Waarde]) -> dict[Sleutel, Waarde]:
        """Van deze waarden die van een formule op een rekenblad."""
        return {sleutel: waarden[sleutel] for sleutel in self.formules}

    def tarieven(self, waarden: Mapping[Sleutel, Waarde]) -> dict[Sleutel, Waarde]:
        """De cellen onder *Nieuw tarief* op *Besluit*."""
        return {tarief: waarden[tarief] for tarief in self.tariefcellen.values()}

    @cached_property
    def tariefcellen(self) -> dict[str, Sleutel]:
        """Op product de cel op *Besluit* waar een lezer zijn tarief vindt: in zijn rij, onder *Nieuw tarief*."""
        (kop,) = (adres for (blad, adres), tekst in self.boek.waarden.items() if (blad, tekst) == (BESLUIT, NIEUW))
        kolom, koprij = kop.rstrip("0123456789"), plek(kop)[1]
        producten = {str(tarief.kaart.product) for tarief in self.resultaat.tarieven}
        return {
            str(tekst): (BESLUIT, f"{kolom}{plek(adres)[1]}")
            for (blad, adres), tekst in self.boek.waarden.items()
            if blad == BESLUIT and adres.startswith("A") and plek(adres)[1] > koprij and tekst in producten
        }

    @property
    def berekende_tarieven(self) -> dict[Sleutel, Waarde]:
        """De tarieven van het programma, op de cel waar ze horen te staan."""
        return {self.tariefcellen[str(t.kaart.product)]: t.tarief.bedrag for t in self.resultaat.tarieven}

    @cached_property
    def formules(self) -> dict[Sleutel, str]:
        """De formules op de rekenbladen."""
        return {sleutel: tekst for sleutel, tekst in self.boek.formules.items() if sleutel[0] in REKENBLADEN}

    def plaats(self, cel: Invoercel) -> Plaats:
        """Waar het gegeven van een invoercel in de bestanden staat, tot op het teken."""
        (enige,) = self._plaatsen[cel.vindplaats, cel.naam]
        return enige

    @cached_property
    def _plaatsen(self) -> dict[tuple[str, str], set[Plaats]]:
        """Op vindplaats (bestand en regel) en naam de plaatsen van gegeven waarden."""
        plaatsen: dict[tuple[str, str], set[Plaats]] = {}
        for tarief in self.resultaat.tarieven:
            for post in loop(*tarief.wortels):
                plaats = post.herkomst.plaats if post.herkomst and not post.operanden else None
                if plaats:
                    plaatsen.setdefault((f"{plaats.bestand}:{plaats.regel}", post.naam), set()).add(plaats)
        return plaatsen


def _rijen_met(waarden: Mapping[Sleutel, Waarde], blad: str, kolom: str, tekst: str) -> list[int]:
    """De rijen van een blad met deze tekst in deze kolom."""
    return [
        plek(adres)[1]
        for (van, adres), waarde in waarden.items()
        if van == blad and waarde == tekst and adres.rstrip("0123456789") == kolom
    ]


def _invoercel(waarden: Mapping[Sleutel, Waarde], blad: str, rij: int) -> Invoercel:
    def in_kolom(kolom: Invoerkolom) -> Waarde:
        return waarden.get((blad, f"{kolomletters(kolom)}{rij}"))

    waarde = in_kolom(Invoerkolom.WAARDE)
    assert isinstance(waarde, Decimal)
    return Invoercel(
        (blad, f"{kolomletters(Invoerkolom.WAARDE)}{rij}"),
        waarde,
        str(in_kolom(Invoerkolom.NAAM)),
        str(in_kolom(Invoerkolom.ONDERDEEL)),
        str(in_kolom(Invoerkolom.EENHEID)),
        str(in_kolom(Invoerkolom.VINDPLAATS)),
        str(in_kolom(Invoerkolom.SLEUTEL)),
    )


def gewijzigd(invoer: Mapping[str, Invoercel], plaats: Callable[[Invoercel], Plaats]) -> dict[str, Decimal]:
    """Voor elke invoercel een iets andere waarde die het programma ook zou lezen.

    Wat samen 100% moet zijn, verschuift in paren. Wat op dezelfde plaats in een bestand staat, blijft gelijk.
    """
    per_plaats: dict[Plaats, Decimal] = {}
    nieuw: dict[str, Decimal] = {}
    for nummer, (sleutel, cel) in enumerate(invoer.items()):
        nieuw[sleutel] = per_plaats.setdefault(plaats(cel), cel.waarde + _stap(cel) * (nummer % 5 + 1))
    for groep in _verdelingen(invoer):
        nieuw |= {sleutel: invoer[sleutel].waarde for sleutel in groep}
        if len(groep) > 1:
            nieuw[groep[0]] += EEN_PROCENT
            nieuw[groep[-1]] -= EEN_PROCENT
    return nieuw


EEN_PROCENT = Decimal("0.01")


def _stap(cel: Invoercel) -> Decimal:
    """De kleinste stap die in het bestand past: een cent, een heel aantal of een honderdste procent."""
    if cel.eenheid == "fractie":
        return EEN_PROCENT / 100
    heel = cel.waarde == cel.waarde.to_integral_value() and "euro" not in cel.eenheid
    return Decimal(1) if heel else Decimal("0.01")


def _verdelingen(invoer: Mapping[str, Invoercel]) -> list[list[str]]:
    """De sleutels van aandelen in een mix en van gewichten, per bestand bij elkaar."""
    groepen: dict[tuple[str, str], list[str]] = {}
    for sleutel in invoer:
        bestand, _, naam = sleutel.partition("#")
        soort = next((soort for soort in ("aandeel", "gewicht") if soort in naam), "")
        if soort:
            groepen.setdefault((bestand, soort), []).append(sleutel)
    return list(groepen.values())


def met_waarden(bestanden: Mapping[str, bytes], wijzigingen: Mapping[Plaats, Decimal]) -> dict[str, bytes]:
    """Dezelfde bestanden, met op elke plaats een ander getal; van achter naar voren, zodat de plaatsen blijven kloppen."""
    regels = {pad: inhoud.decode("utf-8").split("\n") for pad, inhoud in bestanden.items()}
    for plaats, waarde in sorted(wijzigingen.items(), reverse=True):
        begin, eind = plaats.kolom - 1, plaats.kolom - 1 + plaats.lengte
        regel = regels[plaats.bestand][plaats.regel - 1]
        regels[plaats.bestand][plaats.regel - 1] = regel[:begin] + _als_tekst(regel[begin:eind], waarde) + regel[eind:]
    return {pad: "\n".join(tekst).encode("utf-8") for pad, tekst in regels.items()}


def _als_tekst(oud: str, waarde: Decimal) -> str:
    """Een getal zoals het vorige er stond: als percentage, of kaal en dan met geen of minstens twee decimalen."""
    if "%" in oud:
        return f"{(waarde * 100).normalize():f}%"
    return f"{waarde:.0f}" if waarde == waarde.to_integral_value() else f"{waarde.normalize():.2f}"
