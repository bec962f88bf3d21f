"""De weg terug: van een gelezen werkboek, of van het werkboek dat de regio nu zou geven, naar wat er te vergelijken valt.

Beide gaan langs dezelfde functies, want in beide staan de invoerrijen, de tarieven en de bestanden op dezelfde plek.
"""

from __future__ import annotations

import datetime
import re
from decimal import Decimal
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.werkboek.stand import Boek, Celtekst, Invoerrij, Kenmerken, Soort
from reeletarief.berekening.stand import DEELS
from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.werkboek.celplek import cel
from reeletarief.weergave.getal import opsomming
from reeletarief.weergave.voorbehoud import zonder_motief
from reeletarief.weergave.werkboek.afspraken import (
    BESLUIT,
    BESLUIT_EERSTE_RIJ,
    BRONNEN,
    EERSTE_INVOERRIJ,
    ELEMENTEN,
    ELEMENTEN_EERSTE_RIJ,
    INVOERBLADEN,
    VERSIE,
    Bronsoort,
    Eigenschap,
    Invoerkolom,
    besluit_tariefkolom,
)
from reeletarief.weergave.werkboek.schone_tekst import schoon
from reeletarief.weergave.werkboek.xlsx_formule import als_tekst, vastgezet
from reeletarief.weergave.werkboek.xlsx_tekst import CELGRENS, ingekort

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reeletarief.analyse.werkboek.stand import Celplek
    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud
    from reeletarief.invoer.werkboek.xlsx_lezen import GelezenWerkboek
    from reeletarief.weergave.werkboek.tabelmodel import Inhoud, Werkboek

    Cellen = Mapping[Celplek, Celtekst]

_LEEG = Celtekst(None, None)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_JAAR = re.compile(r"20\d\d|2100", re.ASCII)
_OPNIEUW = "Begin opnieuw met het werkboek zoals het was uitgegeven, en wijzig alleen de gele cellen."


class Teruggekomen(NamedTuple):
    """Een werkboek dat van dit programma is: wat het over zichzelf zegt, en zijn inhoud."""

    kenmerken: Kenmerken
    boek: Boek


def herken(gelezen: GelezenWerkboek) -> Teruggekomen | Bevinding:
    """Wat er in een gelezen werkboek staat, of waarom het geen bruikbaar werkboek van dit programma is."""
    vreemd = _vreemd(gelezen)
    if vreemd is not None:
        return vreemd
    cellen = {
        (naam, rij, kolom): Celtekst(gelezen_cel.formule, gelezen_cel.waarde)
        for naam, blad in gelezen.bladen.items()
        for (rij, kolom), gelezen_cel in blad.cellen.items()
    }
    kolom = _tariefkolom(gelezen.eigenschappen)
    fout = next(_vormfouten(gelezen, cellen, kolom), None)
    if fout is not None:
        wat = f"Dit werkboek is niet meer heel, zodat er niets mee te vergelijken is: {fout}."
        return _bevinding(gelezen, "RT811", wat, _OPNIEUW)
    boek = _boek(cellen, gelezen.namen, kolom)
    return Teruggekomen(_kenmerken(gelezen, boek), boek)


def boek_uit_model(werkboek: Werkboek) -> Boek:
    """De inhoud van het werkboek dat het programma nu zou schrijven."""
    cellen = {
        (blad.naam, rij, kolom): Celtekst(
            None if een.formule is None else als_tekst(een.formule), _zoals_gelezen(een.inhoud)
        )
        for blad in werkboek.bladen
        for rij, inhoud in enumerate(blad.rijen, 1)
        for kolom, een in enumerate(inhoud, 1)
        if een is not None and (een.formule is not None or een.inhoud not in {None, ""})
    }
    namen = {naam: als_tekst(vastgezet(plek)) for naam, plek in werkboek.namen.items()}
    return _boek(cellen, namen, _tariefkolom(werkboek.eigenschappen))


def _tariefkolom(eigenschappen: Mapping[str, str]) -> int:
    return besluit_tariefkolom(met_oud=bool(eigenschappen.get(Eigenschap.OUD)))


def _vreemd(gelezen: GelezenWerkboek) -> Bevinding | None:
    """Waarom een werkboek niet van dit programma is, of van een versie met andere afspraken."""
    eigen = gelezen.eigenschappen
    versie = eigen.get(Eigenschap.WERKBOEK)
    if versie is None:
        wat = "Dit is een Excel-werkmap, maar geen werkboek dat dit programma heeft gemaakt."
        remedie = (
            "Geef het werkboek dat 'bereken -o besluit.xlsx' schreef; kopieer de bladen niet naar een nieuw bestand."
        )
        return _bevinding(gelezen, "RT809", wat, remedie)
    if versie != VERSIE:
        wat = (
            "Dit werkboek is gemaakt door een andere uitgave van het programma, met andere bladen of kolommen "
            f"(versie {versie[:20]}; deze uitgave leest versie {VERSIE})."
        )
        remedie = (
            "Maak het opnieuw met 'bereken -o besluit.xlsx' en neem over wat erin gewijzigd is, of lees het met de uitgave "
            f"waarmee het gemaakt is (toen reeletarief {eigen.get(Eigenschap.VERSIE, '')[:20]})."
        )
        return _bevinding(gelezen, "RT810", wat, remedie)
    dag = eigen.get(Eigenschap.PEILDATUM, "")
    if not _JAAR.fullmatch(eigen.get(Eigenschap.TARIEFJAAR, "")) or (dag and _dag(dag) is None):
        wat = "Dit werkboek is beschadigd: het tariefjaar of de peildatum in de documenteigenschappen klopt niet."
        return _bevinding(gelezen, "RT804", wat, "Vraag het werkboek opnieuw op.")
    return None


def _bevinding(gelezen: GelezenWerkboek, code: str, wat: str, remedie: str) -> Bevinding:
    return Bevinding(code, wat, remedie, Plaats(gelezen.bestand, 1))


def _vormfouten(gelezen: GelezenWerkboek, cellen: Cellen, tariefkolom: int) -> Iterator[str]:
    """Wat er aan de invoerbladen of *Besluit* niet te herkennen is; één reden is genoeg."""
    for blad in (BESLUIT, *INVOERBLADEN):
        if blad not in gelezen.bladen:
            yield f"het blad {blad} ontbreekt"
    gezien: dict[str, Celplek] = {}
    for blad, rij in _rijnummers(cellen):
        plek = (blad, rij, int(Invoerkolom.SLEUTEL))
        sleutel = str(cellen[plek].inhoud)
        if sleutel in gezien:
            eerste = gezien[sleutel]
            yield f"de sleutel van rij {eerste[1]} op {eerste[0]} staat ook op rij {rij} van {blad}"
        gezien[sleutel] = plek
        if cellen.get((blad, rij, Invoerkolom.SOORT), _LEEG).inhoud not in set(Soort):
            yield f"op rij {rij} van {blad} staat geen soort"
    if not gezien:
        yield f"op {' en '.join(INVOERBLADEN)} staat geen enkele sleutel in kolom {cel(1, Invoerkolom.SLEUTEL)[:-1]}"
    if not any(_producten(cellen, tariefkolom)):
        yield f"op {BESLUIT} staat geen enkel product"
    yield from _weg_van_besluit(cellen, tariefkolom)


def _weg_van_besluit(cellen: Cellen, tariefkolom: int) -> Iterator[str]:
    """Dat er op *Besluit* een rij weg is, of leeg tussen de andere: het werkboek mist dan een product dat de regio gewoon heeft."""
    gevonden = {product for _, product in _producten(cellen, tariefkolom)}
    gemist = [product for _, product in _codes(cellen, ELEMENTEN, ELEMENTEN_EERSTE_RIJ) if product not in gevonden]
    eind = BESLUIT_EERSTE_RIJ + len(gevonden)
    eerste_kolom = ((plek[1], een) for plek, een in cellen.items() if (plek[0], plek[2]) == (BESLUIT, 1))
    verderop = {_code(een.inhoud) for rij, een in eerste_kolom if rij > eind and een.inhoud}
    weg = [product for product in gemist if product not in verderop]
    if weg:
        yield f"op {BESLUIT} ontbreekt de rij van {opsomming(weg, 5)}, of het tarief erin"
    elif gemist:
        yield f"op {BESLUIT} staat een lege rij boven {gemist[0]}"


def _boek(cellen: Cellen, namen: Mapping[str, str], tariefkolom: int) -> Boek:
    return Boek(
        rijen=tuple(_invoerrij(blad, rij, cellen) for blad, rij in _rijnummers(cellen)),
        cellen={**cellen, **dict(_zonder_motieven(cellen))},
        namen=namen,
        tarieven={product: (BESLUIT, rij, tariefkolom) for rij, product in _producten(cellen, tariefkolom)},
    )


def _zonder_motieven(cellen: Cellen) -> Iterator[tuple[Celplek, Celtekst]]:
    """De waarschuwingen op *Bronnen* zonder motivering: die komt niet uit een bestand met een vingerafdruk, en zegt niets over het werkboek."""
    for plek, een in cellen.items():
        if plek[0] == BRONNEN and plek[2] == 1 and een.inhoud == Bronsoort.WAARSCHUWING:
            waarschuwing = cellen.get((BRONNEN, plek[1], 3), _LEEG)
            if isinstance(waarschuwing.inhoud, str):
                yield (BRONNEN, plek[1], 3), waarschuwing._replace(inhoud=zonder_motief(waarschuwing.inhoud))


def _rijnummers(cellen: Cellen) -> list[tuple[str, int]]:
    """De rijen van de invoerbladen die een sleutel hebben, op volgorde van blad en rij."""
    gevonden = (
        (blad, rij)
        for (blad, rij, kolom), een in cellen.items()
        if kolom == Invoerkolom.SLEUTEL and blad in INVOERBLADEN and rij >= EERSTE_INVOERRIJ and een.inhoud
    )
    return sorted(gevonden, key=lambda plek: (INVOERBLADEN.index(plek[0]), plek[1]))


def _invoerrij(blad: str, rij: int, cellen: Cellen) -> Invoerrij:
    def veld(kolom: Invoerkolom) -> Celtekst:
        return cellen.get((blad, rij, kolom), _LEEG)

    def tekst(kolom: Invoerkolom) -> str:
        return str(veld(kolom).inhoud or "")

    return Invoerrij(
        sleutel=tekst(Invoerkolom.SLEUTEL),
        naam=tekst(Invoerkolom.NAAM),
        eenheid=tekst(Invoerkolom.EENHEID),
        soort=Soort(tekst(Invoerkolom.SOORT)),
        vindplaats=tekst(Invoerkolom.VINDPLAATS),
        plek=(blad, rij, int(Invoerkolom.WAARDE)),
        waarde=veld(Invoerkolom.WAARDE).inhoud,
        uitgegeven=veld(Invoerkolom.UITGEGEVEN).inhoud,
        formule=veld(Invoerkolom.WAARDE).formule,
    )


def _producten(cellen: Cellen, tariefkolom: int) -> Iterator[tuple[int, str]]:
    """De rijen van *Besluit* met een product: aaneengesloten, tot de eerste lege rij of rij zonder tarief."""
    rijen = _codes(cellen, BESLUIT, BESLUIT_EERSTE_RIJ)
    return takewhile(lambda een: (BESLUIT, een[0], tariefkolom) in cellen, rijen)


def _codes(cellen: Cellen, blad: str, rij: int) -> Iterator[tuple[int, str]]:
    """De codes in kolom 1 vanaf een rij, tot de eerste lege."""
    while code := cellen.get((blad, rij, 1), _LEEG).inhoud:
        yield rij, _code(code)
        rij += 1


def _code(inhoud: Celinhoud) -> str:
    """Een productcode, ook als Excel haar als getal las."""
    return f"{inhoud:f}" if isinstance(inhoud, Decimal) else str(inhoud)


def _kenmerken(gelezen: GelezenWerkboek, boek: Boek) -> Kenmerken:
    """Wat het werkboek over zichzelf zegt, in zijn eigenschappen en op *Besluit* en *Bronnen*."""
    eigen = gelezen.eigenschappen
    return Kenmerken(
        versie=eigen.get(Eigenschap.VERSIE, "onbekend")[:40],
        sha256=eigen.get(Eigenschap.SHA256, "onbekend")[:64],
        tariefjaar=int(eigen[Eigenschap.TARIEFJAAR]),
        peildatum=_dag(eigen.get(Eigenschap.PEILDATUM, "")),
        producten=tuple(boek.tarieven),
        bestanden=dict(_bestanden(boek.cellen)),
        oud=eigen.get(Eigenschap.OUD, ""),
        vastgesteld_op=_dag(eigen.get(Eigenschap.VASTGESTELD, "")),
        besluit=eigen.get(Eigenschap.BESLUIT, ""),
        is_deels_vastgesteld=eigen.get(Eigenschap.STAND) == DEELS,
    )


def _dag(tekst: str) -> datetime.date | None:
    """De dag die er staat, of niets."""
    try:
        return datetime.date.fromisoformat(tekst)
    except ValueError:
        return None


def _bestanden(cellen: Cellen) -> Iterator[tuple[str, str]]:
    """De bestanden met hun vingerafdruk, van *Bronnen*."""
    for (blad, rij, kolom), een in cellen.items():
        if blad == BRONNEN and kolom == 1 and een.inhoud == Bronsoort.BESTAND:
            pad, sha = (cellen.get((BRONNEN, rij, nummer), _LEEG).inhoud for nummer in (2, 3))
            if pad and _SHA256.fullmatch(str(sha)):
                yield str(pad), str(sha)


def _zoals_gelezen(inhoud: Inhoud) -> Celinhoud:
    """De inhoud van een cel van het model zoals de lezer haar uit een bestand haalt."""
    if isinstance(inhoud, str):
        return ingekort(schoon(inhoud), CELGRENS)
    return Decimal(inhoud) if isinstance(inhoud, int) and not isinstance(inhoud, bool) else inhoud
