"""Het blad *Besluit*: de tarieven op één A4, met de verdeling over de elementen, het voorbehoud en met eerdere tarieven het verschil."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.berekening.besluitstand import bijstelling_van
from reeletarief.berekening.stand import DEELS
from reeletarief.foutcodes.algemeen import UITLEG
from reeletarief.fouten import met_kleine_letter
from reeletarief.invoer.kaart.eenheden import EENHEIDCODES, per
from reeletarief.invoer.nalezen import CODE as NALEZEN
from reeletarief.kostprijs.elementen import JEUGDWET
from reeletarief.kostprijs.post import deel_van
from reeletarief.weergave.besluit.bijstelling import STAP, berekend_en_stap
from reeletarief.weergave.besluit.waarom import waarom_besloten
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.getal import geteld
from reeletarief.weergave.voorbehoud import IN_WOORDEN
from reeletarief.weergave.werkboek.afspraken import (
    BESLUIT,
    BESLUIT_EERSTE_RIJ,
    BRONNEN,
    ELEMENTEN,
    ELEMENTEN_EERSTE_RIJ,
    OVER,
    VERSCHIL,
    besluit_tariefkolom,
)
from reeletarief.weergave.werkboek.bladen.elementen import jeugdwetkolom
from reeletarief.weergave.werkboek.bladen.verschil import FRACTIE_KOLOM, OUD_KOLOM, VERSCHIL_KOLOM
from reeletarief.weergave.werkboek.bladen.verschil import rijnummers as verschilrijen
from reeletarief.weergave.werkboek.cellen import CODE, KORTE_NAMEN, TEKST, getal, teksten
from reeletarief.weergave.werkboek.tabelblad import tabelblad
from reeletarief.weergave.werkboek.tabelmodel import (
    Afdruk,
    Cel,
    Opmaak,
    Rekenteken,
    Rol,
    Stijl,
    Verwijzing,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from decimal import Decimal

    from reeletarief.analyse.vergelijk.tariefverschil import Tariefverschil
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.werkboek.ligging import Ligging
    from reeletarief.weergave.werkboek.tabelmodel import Blad

EERSTE_RIJ = BESLUIT_EERSTE_RIJ
_DELEN = tuple(naam for naam in JEUGDWET if naam != "afronding")
_VOORAAN = (("Product", 11), ("Naam", 52), ("Eenheid", 10), ("iJw-code", 8))
_OUD = (("Oud tarief", 14),)
_BEREKEND = (("Berekend", 14),)
_NIEUW = (("Nieuw tarief", 14),)
_VERSCHIL = (("Verschil", 13), ("Verschil %", 10))
_ACHTERAAN = (*((KORTE_NAMEN[naam], 10) for naam in _DELEN), ("Voorbehoud", 38))
_OP_EEN_A4 = 60
_PAST_OP_EEN_REGEL = 210
"""Zoveel tekens passen naast elkaar over de kolommen die er altijd zijn; wat langer is, loopt van het papier."""
_BETEKENIS = {**UITLEG, NALEZEN: "In een cao-tabel staan regels die nog niemand naast de cao-tekst heeft gelegd."}
"""Die van nalezen is ook een controle, met een eigen uitleg voor wie de tabel beheert."""


class _Eerder(NamedTuple):
    """Per product het verschil met de eerdere tarieven, en zijn rij op *Verschil*."""

    verschillen: Mapping[str, Tariefverschil]
    rijen: Mapping[str, int]


def maak_besluit(
    ligging: Ligging, resultaat: Resultaat, oud: OudeTarieven | None, verschillen: Sequence[Tariefverschil]
) -> Blad:
    """Het overzicht dat het college vaststelt; ``verschillen`` zijn die met de tarieven van ``oud``."""
    eerder = _Eerder({een.product: een for een in verschillen}, verschilrijen(verschillen)) if oud else None
    bijgesteld = is_bijgesteld(resultaat.tarieven)
    tariefcellen = _berekend_en_nieuw if bijgesteld else _alleen_nieuw
    rijen = [_rij(tarief, nummer, ligging, eerder, tariefcellen) for nummer, tarief in enumerate(resultaat.tarieven)]
    titel = f"Tarieven jeugdhulp {resultaat.tariefjaar}, {resultaat.regio}: {statusregel(resultaat)}"
    boven, onder = _over_het_besluit(resultaat)
    return tabelblad(
        *(BESLUIT, titel, _uitleg(resultaat, oud), _kolommen(met_oud=oud is not None, bijgesteld=bijgesteld), rijen),
        blijft_staan=2,
        onder_de_uitleg=boven,
        slot=_slot(resultaat, onder),
        afdruk=Afdruk(hoog=1 if len(rijen) <= _OP_EEN_A4 else 0),
    )


def _kolommen(*, met_oud: bool, bijgesteld: bool) -> tuple[tuple[str, int], ...]:
    oud, verschil = (_OUD, _VERSCHIL) if met_oud else ((), ())
    return (*_VOORAAN, *oud, *(_BEREKEND if bijgesteld else ()), *_NIEUW, *verschil, *_ACHTERAAN)


def is_bijgesteld(tarieven: Sequence[Tarief]) -> bool:
    """Of er van een product iets anders is vastgesteld dan berekend; *Besluit* heeft dan een kolom meer."""
    return any(bijstelling_van(tarief) for tarief in tarieven)


def vastgestelde_cellen(tarieven: Sequence[Tarief]) -> dict[str, Verwijzing]:
    """Waar op *Besluit* met eerdere tarieven staat wat er is vastgesteld, per product waarvan dat anders is dan berekend."""
    kolom = besluit_tariefkolom(met_oud=True) + 1
    return {
        tarief.product: Verwijzing(BESLUIT, rij, kolom, vast=True)
        for rij, tarief in enumerate(tarieven, EERSTE_RIJ)
        if bijstelling_van(tarief)
    }


def _uitleg(resultaat: Resultaat, oud: OudeTarieven | None) -> str:
    nieuw = " Het nieuwe tarief is wat er is vastgesteld." if is_bijgesteld(resultaat.tarieven) else ""
    eerder = f" Oud: {eerder_besluit(oud)}." if oud else ""
    return (
        f"Tarieven in euro per eenheid, {prijssoort(resultaat)}.{nieuw}{eerder} Hoe u dit werkboek leest: blad {OVER}."
    )


def eerder_besluit(oud: OudeTarieven) -> str:
    """Van welke regio, welk jaar en met welke status de eerdere tarieven zijn."""
    return f"{oud.regio}, tarieven {oud.tariefjaar}, status {oud.status}"


def prijssoort(resultaat: Resultaat) -> str:
    """Of de tarieven een vaste prijs of een ondergrens zijn, in woorden."""
    soorten = dict.fromkeys(tarief.prijssoort for tarief in resultaat.tarieven)
    return " of ".join((soort or "prijssoort niet gezegd").replace("_", " ") for soort in soorten) or "geen tarieven"


def statusregel(resultaat: Resultaat) -> str:
    """De status in woorden, zoals ze op *Over* en *Besluit* staat."""
    if resultaat.vastgesteld_op is not None:
        return f"vastgesteld op {voluit(resultaat.vastgesteld_op)}"
    return DEELS if resultaat.stand == DEELS else "concept, nog niet vastgesteld"


def _over_het_besluit(resultaat: Resultaat) -> tuple[str, list[str]]:
    """Wat het besluit over zichzelf zegt: boven de tabel van wie het is, als dat op één regel past, en de rest eronder."""
    regels = [" ".join(f"{naam.capitalize()}: {tekst}".split()) for naam, tekst in waarom_besloten(resultaat)]
    boven = regels.pop(0) if regels and len(regels[0]) <= _PAST_OP_EEN_REGEL else ""
    return boven, regels


def _rij(
    tarief: Tarief,
    nummer: int,
    ligging: Ligging,
    eerder: _Eerder | None,
    tariefcellen: Callable[[Tarief, Ligging, Verwijzing], tuple[Cel, ...]],
) -> tuple[Cel | None, ...]:
    kaart = tarief.kaart
    berekend = Verwijzing("", EERSTE_RIJ + nummer, besluit_tariefkolom(met_oud=eerder is not None))
    oud, verschil = _oud_en_verschil(kaart.code, eerder) if eerder else ((), ())
    return (
        Cel(kaart.code, CODE),
        *teksten(str(kaart.naam), kaart.eenheid),
        Cel(EENHEIDCODES[kaart.eenheid] or None, CODE),
        *oud,
        *tariefcellen(tarief, ligging, berekend),
        *verschil,
        *(_deel(tarief, naam, ELEMENTEN_EERSTE_RIJ + nummer, berekend) for naam in _DELEN),
        *teksten(_voorbehoud(tarief, eerder)),
    )


def _deel(tarief: Tarief, naam: str, rij: int, berekend: Verwijzing) -> Cel:
    """Welk deel van het berekende tarief een element is."""
    formule = Rekenteken("/", (Verwijzing(ELEMENTEN, rij, jeugdwetkolom(naam), vast=True), berekend))
    return getal(deel_van(tarief.jeugdwet[naam], tarief.tarief), Rol.BEREKENING, Opmaak.PROCENT, formule)


def _alleen_nieuw(tarief: Tarief, ligging: Ligging, _berekend: Verwijzing) -> tuple[Cel, ...]:
    """Het nieuwe tarief is wat uit de berekening volgt."""
    return (getal(tarief.tarief.bedrag, Rol.UITKOMST, Opmaak.EURO, ligging.van(tarief, tarief.tarief.sleutel)),)


def _berekend_en_nieuw(tarief: Tarief, ligging: Ligging, berekend: Verwijzing) -> tuple[Cel, ...]:
    """Wat uit de berekening volgt, en ernaast het nieuwe tarief; is dat anders vastgesteld, dan is het een vaste waarde."""
    formule = ligging.van(tarief, tarief.tarief.sleutel)
    anders = bijstelling_van(tarief)
    return (
        getal(tarief.tarief.bedrag, Rol.VERWIJZING, Opmaak.EURO, formule),
        getal(anders.vastgesteld, Rol.UITKOMST, Opmaak.EURO)
        if anders
        else getal(tarief.tarief.bedrag, Rol.UITKOMST, Opmaak.EURO, berekend),
    )


def _oud_en_verschil(product: str, eerder: _Eerder) -> tuple[tuple[Cel], tuple[Cel, Cel]]:
    """Het oude tarief, en het verschil in euro en in procenten, van het blad *Verschil*; leeg als er niets te vergelijken is."""
    verschil, rij = eerder.verschillen[product], eerder.rijen[product]

    def cel(bedrag: Decimal | None, opmaak: Opmaak, kolom: int) -> Cel:
        if bedrag is None:
            return Cel(None, TEKST)
        return getal(bedrag, Rol.VERWIJZING, opmaak, Verwijzing(VERSCHIL, rij, kolom, vast=True))

    return (
        (cel(verschil.oud.tarief if verschil.oud else None, Opmaak.EURO, OUD_KOLOM),),
        (
            cel(verschil.bedrag, Opmaak.EURO_VERSCHIL, VERSCHIL_KOLOM),
            cel(verschil.fractie, Opmaak.PROCENT_VERSCHIL, FRACTIE_KOLOM),
        ),
    )


def _voorbehoud(tarief: Tarief, eerder: _Eerder | None) -> str:
    aantal = len(tarief.aannames)
    delen = [geteld(aantal, "aanname", "aannames")] if aantal else []
    delen += [IN_WOORDEN[code] for code in _codes([tarief])]
    delen += [STAP] if bijstelling_van(tarief) else []
    verschil = eerder.verschillen[tarief.product] if eerder else None
    if verschil is not None and verschil.oud is None:
        delen.append("nieuw product")
    elif verschil is not None and verschil.oud is not None and verschil.bedrag is None:
        delen.append(f"was per {per(verschil.oud.eenheid)}")
    return ", ".join(delen)


def _codes(tarieven: Sequence[Tarief]) -> list[str]:
    return sorted({bevinding.code for tarief in tarieven for bevinding in tarief.waarschuwingen})


def _slot(resultaat: Resultaat, over_het_besluit: Sequence[str]) -> list[tuple[Cel | None, ...]]:
    """Onder de tabel: de redenen bij het besluit, wat de percentages en het voorbehoud betekenen, en wat er niet berekend is.

    Een regel die niet op het papier past, loopt op de volgende door.
    """
    berekende = "berekende " if is_bijgesteld(resultaat.tarieven) else ""
    regels = [
        *over_het_besluit,
        f"De percentages zijn het deel van het {berekende}tarief per element van art. 2.3 Besluit Jeugdwet.",
        "Wat aan 100% ontbreekt, is de afronding van het tarief.",
        f"Aanname: een gegeven zonder erkende bron of een keuze van de regio; ze staan op het blad {BRONNEN}, met hun klasse.",
        *_bijstellingen(resultaat.tarieven),
        *_waarschuwingen(resultaat),
    ]
    if resultaat.overgeslagen:
        regels.append(f"Niet berekend: {', '.join(weg.product for weg in resultaat.overgeslagen)}.")
    gebroken = (deel for regel in regels for deel in textwrap.wrap(regel, _PAST_OP_EEN_REGEL))
    return [(), *((Cel(deel, Stijl(Rol.UITLEG)),) for deel in gebroken)]


def _bijstellingen(tarieven: Sequence[Tarief]) -> list[str]:
    """De stap van berekend naar vastgesteld, met de reden van het besluit."""
    paren = ((tarief.kaart.product, bijstelling_van(tarief)) for tarief in tarieven)
    return [f"{product}: {berekend_en_stap(anders)}" for product, anders in paren if anders]


def _waarschuwingen(resultaat: Resultaat) -> list[str]:
    """Van elke waarschuwing in het voorbehoud wat zij betekent, in één zin."""
    return [
        f"{IN_WOORDEN[code].capitalize()}: {_eerste_zin(code)} De hele tekst staat op het blad {BRONNEN}."
        for code in _codes(resultaat.tarieven)
    ]


def _eerste_zin(code: str) -> str:
    zin = _BETEKENIS[code].partition("\n")[0].replace(" (waarschuwing)", "")
    return met_kleine_letter(zin)
