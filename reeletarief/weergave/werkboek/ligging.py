"""Waar alles staat: de rijen van de lijsten en rekenbladen genummerd, en van elke post de cel."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.model import Klasse
from reeletarief.invoer.namen import op_kaart
from reeletarief.kostprijs.kop import Kop, beginnen_met, kop_van
from reeletarief.kostprijs.post import Eenheid, Herkomst, Post, waarde
from reeletarief.weergave.werkboek.afspraken import (
    BEREKENING,
    CAO,
    EERSTE_INVOERRIJ,
    LOONKOSTEN,
    UITGANGSPUNTEN,
    UREN,
    Invoerkolom,
)
from reeletarief.weergave.werkboek.cellen import CONTROLE_DECIMALEN, CONTROLEDECIMALEN, MIX_DECIMALEN, VOORAF_DECIMALEN
from reeletarief.weergave.werkboek.rekenblad import OP_LIJST, Buiten, Kolom, Rekenblad, Rij, maak_rekenblad
from reeletarief.weergave.werkboek.tabelmodel import Formule, Naam, Verwijzing
from reeletarief.weergave.werkboek.vast_getal import ALTIJD, naam_van

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.kostprijs.functiemix import Functiepost
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.werkboek.indeling import Indeling, Lijstpost

EERSTE_KOLOM = 5
"""Op een rekenblad: regel, eenheid, soort, hoe, en dan de kolommen met bedragen."""

AFDELINGEN = (
    ("Onderdelen van een samengesteld tarief", (Kop.SAMENSTELLING, Kop.ONDERDEEL)),
    ("Rooster", (Kop.ROOSTER,)),
    ("Functies: inzet en kosten", (Kop.FUNCTIE, Kop.LOON)),
    (
        "Inzet per eenheid",
        (
            Kop.INZET,
            Kop.GROEP,
            Kop.VERBLIJF,
            Kop.CAPACITEIT,
            Kop.PERSONEEL_PER_JAAR,
            Kop.GROEPSKOSTEN_PER_UUR,
            Kop.BEROEPSKRACHT_PER_UUR,
        ),
    ),
    ("Beroepskracht", (Kop.BEROEPSKRACHT,)),
    (
        "Opslagen en kostprijs",
        (
            Kop.GRONDSLAG,
            Kop.OPSLAGEN,
            Kop.OPSLAG,
            Kop.BEDRAGEN,
            Kop.KOSTPRIJS,
            Kop.FUNCTIEMIX,
            Kop.INHOUDINGEN,
            Kop.WERKGEVERSLASTEN,
        ),
    ),
    ("Indexering", (Kop.TE_INDEXEREN, Kop.INDEXERING)),
    ("Tarief", (Kop.TARIEF_ONAFGEROND, Kop.TARIEF, Kop.AFGELEID_MINUUTTARIEF, Kop.AFGELEID_UURTARIEF)),
    ("Elementen van de onderdelen van een samengesteld tarief", (Kop.TRAJECT,)),
    (
        "Elementen",
        (
            Kop.BEROEPSKRACHT_CLIENTGEBONDEN,
            Kop.BEROEPSKRACHT_NIET_CLIENTGEBONDEN,
            Kop.AFRONDING,
            Kop.JEUGDWET,
            Kop.NVO,
        ),
    ),
)
"""De delen van *Berekening*; een kop die hier niet staat, staat op een ander blad."""
AFDELING = {kop: nummer for nummer, (_, koppen) in enumerate(AFDELINGEN) for kop in koppen}
_BEGIN = re.compile("[<~+]")
_REEKSEN, _CAO = beginnen_met(Kop.REEKSEN, Kop.CAO)
_INDEX = beginnen_met(Kop.INDEX, Kop.INDEXERING)
_FUNCTIE = re.compile(r"(?:functie|loon)\.(\d+)\b")
_ACHTERAAN = 1_000_000
"""Een regelnummer dat geen bestand haalt."""


def afdeling(sleutel: str) -> int:
    """Het deel van *Berekening* waar een rij hoort, naar het begin van haar sleutel."""
    return AFDELING[kop_van(_BEGIN.split(sleutel)[0])]


class Ligging(NamedTuple):
    """De bladen met hun rijen, en hoe je er een cel op vindt.

    ``wie`` geeft per afdeling van *Berekening* de rijen met namen: per rij een opschrift en een naam per product.
    """

    indeling: Indeling
    vast: tuple[Post, ...]
    uitgangspunten: tuple[Lijstpost, ...]
    cao: tuple[Lijstpost, ...]
    bladen: Mapping[str, Rekenblad]
    lijstrijen: Mapping[str, int]
    wie: Mapping[int, Sequence[tuple[str, ...]]]

    def cel(self, waar: Buiten | Post) -> Formule:
        """De vaste verwijzing naar een plek op een ander blad of in een andere kolom, of de naam van een vast getal."""
        if isinstance(waar, Post):
            return Naam(naam_van(waar))
        if waar.op_lijst:
            return Verwijzing(waar.blad, self.lijstrijen[waar.sleutel], Invoerkolom.WAARDE, vast=True)
        rij = self.bladen[waar.blad].per_kolom[waar.kolom][waar.sleutel]
        return Verwijzing(waar.blad, rij.nummer, EERSTE_KOLOM + waar.kolom, vast=True)

    def van(self, tarief: Tarief, sleutel: str) -> Verwijzing:
        """De cel waar een post van een product staat."""
        cel = self.cel(self.indeling.plek(tarief.product, sleutel))
        assert isinstance(cel, Verwijzing)
        return cel


def maak_ligging(indeling: Indeling, koprijen: Mapping[str, int]) -> Ligging:
    """Nummer de rijen. ``koprijen`` is per rekenblad de laatste rij van zijn kop."""
    vast = vaste_getallen(indeling)
    gesorteerd = _gesorteerd(indeling)
    uitgangspunten = tuple(rij for rij in gesorteerd if rij.blad == UITGANGSPUNTEN)
    cao = tuple(rij for rij in gesorteerd if rij.blad == CAO)
    nummers = {rij.sleutel: EERSTE_INVOERRIJ + len(vast) + nummer for nummer, rij in enumerate(uitgangspunten)}
    nummers |= {rij.sleutel: EERSTE_INVOERRIJ + nummer for nummer, rij in enumerate(cao)}
    kolommen = {
        LOONKOSTEN: [kolom for _, kolom in indeling.lonen],
        UREN: [kolom for _, kolom in indeling.uren],
        BEREKENING: list(indeling.berekening),
    }
    posten = _posten(indeling, kolommen)
    bladen = {
        blad: maak_rekenblad(delen, posten.__getitem__, _plek_op_berekening if blad == BEREKENING else _geen_afdeling)
        for blad, delen in kolommen.items()
    }
    wie = _namen_per_afdeling(indeling)
    _nummer_per_afdeling(bladen[BEREKENING].rijen, koprijen[BEREKENING], wie)
    for blad in (LOONKOSTEN, UREN):
        _nummer(bladen[blad].rijen, koprijen[blad])
    return Ligging(indeling, vast, uitgangspunten, cao, bladen, nummers, wie)


def _plek_op_berekening(sleutel: str) -> tuple[int, int]:
    """De afdeling, en bij functies en lonen welke: alles van de eerste functie staat boven de tweede."""
    nummer = _FUNCTIE.match(sleutel)
    return afdeling(sleutel), int(nummer[1]) if nummer else 0


def _geen_afdeling(sleutel: str) -> tuple[int, int]:  # noqa: ARG001
    return 0, 0


def _posten(indeling: Indeling, kolommen: Mapping[str, Sequence[Kolom]]) -> dict[Buiten, Post]:
    """De post op elke plek."""
    posten = {
        Buiten(blad, nummer, regel.sleutel): regel.post
        for blad, delen in kolommen.items()
        for nummer, kolom in enumerate(delen)
        for regel in kolom.regels
    }
    for rij in indeling.lijst.values():
        posten[Buiten(rij.blad, OP_LIJST, rij.sleutel)] = rij.post
    return posten


def _nummer(rijen: Sequence[Rij], kop: int) -> None:
    """Nummer de rijen vanaf de kop."""
    for nummer, rij in enumerate(rijen, kop + 1):
        rij.nummer = nummer


def _nummer_per_afdeling(rijen: Sequence[Rij], kop: int, wie: Mapping[int, Sequence[tuple[str, ...]]]) -> None:
    """Nummer de rijen, met een tussenkop en de rijen met namen boven elke afdeling."""
    nummer, vorige = kop, -1
    for rij in rijen:
        deel = afdeling(rij.sleutel)
        if deel != vorige:
            nummer += 1 + len(wie.get(deel, ()))
            vorige = deel
        nummer += 1
        rij.nummer = nummer


def _namen_per_afdeling(indeling: Indeling) -> dict[int, list[tuple[str, ...]]]:
    """Wie de eerste functie, dienst, deelpopulatie of het eerste onderdeel is, per product."""
    producten = indeling.producten
    onderdelen = [[deel.product for deel in t.onderdelen] for t in producten]
    diensten = [nummers.diensten for nummers in indeling.volgnummers]
    functies = [[_functie(deel) for deel in t.functies] for t in producten]
    return {
        AFDELING[Kop.ONDERDEEL]: [
            *_als_rijen("onderdeel", "product", onderdelen),
            *_als_rijen("deelpopulatie", "naam", [_deelpopulaties(t) for t in producten]),
        ],
        AFDELING[Kop.ROOSTER]: _als_rijen("dienst", "naam", diensten),
        AFDELING[Kop.FUNCTIE]: _als_rijen("functie", "naam en inschaling", functies),
    }


def _als_rijen(soort: str, wat: str, per_product: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    hoogste = max((len(namen) for namen in per_product), default=0)
    return [
        (f"{soort} {nummer + 1}: {wat}", *(namen[nummer] if nummer < len(namen) else "" for namen in per_product))
        for nummer in range(hoogste)
    ]


def _deelpopulaties(tarief: Tarief) -> list[str]:
    return [str(populatie.naam) for populatie in tarief.kaart.populaties]


def _functie(deel: Functiepost) -> str:
    return f"{deel.functie.functie}, schaal {deel.functie.schaal} trede {deel.functie.trede}"


def _gesorteerd(indeling: Indeling) -> list[Lijstpost]:
    """De lijstposten per onderdeel: eerst wat van de regio is, dan reeksen en index, dan wat op een kaart staat."""
    return sorted(indeling.lijst.values(), key=_volgorde)


def _volgorde(rij: Lijstpost) -> tuple[int, str, int, int]:
    """Het onderdeel van de lijst, en daarbinnen waar de waarde staat."""
    sleutel, plaats = rij.post.sleutel, rij.post.plaats
    if rij.blad == CAO:
        return _volgorde_in_cao(rij)
    if sleutel.startswith(_REEKSEN):
        return (2, sleutel.split(".")[1], 0, 0)
    if sleutel.startswith(_INDEX):
        return (3, "", 0, 0)
    bestand = plaats.bestand if plaats else ""
    return (4 if op_kaart(plaats) else 1, bestand, plaats.regel if plaats else 0, plaats.kolom if plaats else 0)


def _volgorde_in_cao(rij: Lijstpost) -> tuple[int, str, int, int]:
    """Per tabel in de volgorde van het bestand; wat daaruit berekend is, staat erachter."""
    plaats = rij.post.plaats
    tabel = rij.post.sleutel.split(".")[1:3] if rij.post.sleutel.startswith(_CAO) else []
    bestand = plaats.bestand if plaats else f"cao/{'/'.join(tabel)}.yaml"
    return (0, bestand, plaats.regel if plaats else _ACHTERAAN, plaats.kolom if plaats else 0)


def vaste_getallen(indeling: Indeling) -> tuple[Post, ...]:
    """De vaste getallen van de rekenregels, met nul, een en de decimalen van de controles, die altijd nodig zijn."""
    altijd = {post.sleutel: post for post in ALTIJD}
    gebruikt = {**altijd, **indeling.vast}
    return (*(gebruikt[sleutel] for sleutel in sorted(gebruikt)), *_DECIMALEN)


def _decimalen(sleutel: str, naam: str, aantal: int) -> Post:
    herkomst = Herkomst(Klasse.VASTSTAAND, bron="afspraak van dit werkboek")
    return waarde(sleutel, naam, Decimal(aantal), Eenheid.AANTAL, herkomst)


_DECIMALEN = (
    _decimalen(VOORAF_DECIMALEN, "decimalen waarop een formule rondt voor zij op de cent rondt", 9),
    _decimalen(
        CONTROLE_DECIMALEN, "decimalen waarop de controles bedragen vergelijken", CONTROLEDECIMALEN[CONTROLE_DECIMALEN]
    ),
    _decimalen(
        MIX_DECIMALEN, "decimalen waarop de controles de functiemix vergelijken", CONTROLEDECIMALEN[MIX_DECIMALEN]
    ),
)
