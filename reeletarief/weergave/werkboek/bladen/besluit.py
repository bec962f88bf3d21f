"""Het blad *Besluit*: de tarieven op één A4, met het verschil, de verdeling over de elementen en het voorbehoud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.berekening.besluitstand import bijstelling_van
from reeletarief.foutcodes.algemeen import UITLEG
from reeletarief.invoer.kaart.eenheden import EENHEIDCODES
from reeletarief.kostprijs.elementen import JEUGDWET
from reeletarief.kostprijs.post import deel_van
from reeletarief.weergave.besluit.bijstelling import STAP, berekend_en_stap
from reeletarief.weergave.getal import meervoud
from reeletarief.weergave.werkboek.afspraken import (
    BESLUIT,
    BESLUIT_EERSTE_RIJ,
    BESLUIT_TARIEFKOLOM,
    ELEMENTEN,
    VERSCHIL,
)
from reeletarief.weergave.werkboek.bladen.elementen import EERSTE_RIJ as EERSTE_ELEMENTRIJ
from reeletarief.weergave.werkboek.bladen.elementen import jeugdwetkolom
from reeletarief.weergave.werkboek.bladen.verschil import FRACTIE_KOLOM, OUD_KOLOM, VERSCHIL_KOLOM
from reeletarief.weergave.werkboek.bladen.verschil import rijnummers as verschilrijen
from reeletarief.weergave.werkboek.cellen import CODE, KORTE_NAMEN, getal, teksten
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

    from reeletarief.analyse.vergelijk.tariefverschil import Tariefverschil
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.werkboek.ligging import Ligging
    from reeletarief.weergave.werkboek.tabelmodel import Blad

EERSTE_RIJ = BESLUIT_EERSTE_RIJ
BEREKEND = BESLUIT_TARIEFKOLOM
VASTGESTELD = BEREKEND + 1
"""De kolom met het nieuwe tarief, als dat van een product niet het berekende is."""
_DELEN = tuple(naam for naam in JEUGDWET if naam != "afronding")
_VOORAAN = (("Product", 11), ("Naam", 52), ("Eenheid", 10), ("iJw-code", 8), ("Oud tarief", 14))
_NIEUW = (("Nieuw tarief", 14),)
_ACHTERAAN = (
    ("Verschil", 13),
    ("Verschil %", 10),
    *((KORTE_NAMEN[naam], 10) for naam in _DELEN),
    ("Voorbehoud", 26),
)
_OP_EEN_A4 = 60


def maak_besluit(ligging: Ligging, resultaat: Resultaat, verschillen: Sequence[Tariefverschil] | None) -> Blad:
    """Het overzicht dat het college vaststelt."""
    oud = {verschil.product: verschil for verschil in verschillen or ()}
    op_verschil = verschilrijen(verschillen or ())
    bijgesteld = is_bijgesteld(resultaat.tarieven)
    tariefcellen = _berekend_en_nieuw if bijgesteld else _alleen_nieuw
    rijen = [
        _rij(tarief, nummer, ligging, oud.get(str(tarief.kaart.product)), op_verschil, tariefcellen)
        for nummer, tarief in enumerate(resultaat.tarieven)
    ]
    kolommen = (*_VOORAAN, *((("Berekend", 14),) if bijgesteld else ()), *_NIEUW, *_ACHTERAAN)
    titel = f"Tarieven jeugdhulp {resultaat.tariefjaar}, {resultaat.regio}"
    return tabelblad(
        *(BESLUIT, titel, _uitleg(resultaat, verschillen), kolommen, rijen),
        blijft_staan=2,
        slot=_slot(resultaat),
        afdruk=Afdruk(hoog=1 if len(rijen) <= _OP_EEN_A4 else 0),
    )


def is_bijgesteld(tarieven: Sequence[Tarief]) -> bool:
    """Of er van een product iets anders is vastgesteld dan berekend; *Besluit* heeft dan een kolom meer."""
    return any(bijstelling_van(tarief) for tarief in tarieven)


def vastgestelde_cellen(tarieven: Sequence[Tarief]) -> dict[str, Verwijzing]:
    """Per product waarvan iets anders is vastgesteld dan berekend, de cel op *Besluit* waarin dat staat."""
    return {
        str(tarief.kaart.product): Verwijzing(BESLUIT, rij, VASTGESTELD, vast=True)
        for rij, tarief in enumerate(tarieven, EERSTE_RIJ)
        if bijstelling_van(tarief)
    }


def _uitleg(resultaat: Resultaat, verschillen: Sequence[Tariefverschil] | None) -> str:
    oud = "" if verschillen else " Er is geen eerder besluit bijgevoegd, dus de kolommen met oud en verschil zijn leeg."
    aandeel = "De percentages zijn het deel van het tarief per element van art. 2.3 Besluit Jeugdwet."
    if is_bijgesteld(resultaat.tarieven):
        aandeel = (
            "Het nieuwe tarief is wat er is vastgesteld; waar dat anders is dan berekend, staat onder de tabel waarom. De percentages "
            "zijn het deel van het berekende tarief per element van art. 2.3 Besluit Jeugdwet."
        )
    return f"Status: {statusregel(resultaat)}. Tarieven in euro per eenheid, {prijssoort(resultaat)}. {aandeel}{oud}"


def prijssoort(resultaat: Resultaat) -> str:
    """Of de tarieven een vaste prijs of een ondergrens zijn, in woorden."""
    soorten = dict.fromkeys(tarief.prijssoort for tarief in resultaat.tarieven)
    return " of ".join((soort or "prijssoort niet gezegd").replace("_", " ") for soort in soorten) or "geen tarieven"


def statusregel(resultaat: Resultaat) -> str:
    """De status in woorden, zoals ze op *Over* en *Besluit* staat."""
    if resultaat.vastgesteld_op is not None:
        return f"vastgesteld op {resultaat.vastgesteld_op}"
    return "concept, nog niet vastgesteld"


def _rij(
    tarief: Tarief,
    nummer: int,
    ligging: Ligging,
    verschil: Tariefverschil | None,
    op_verschil: Mapping[str, int],
    tariefcellen: Callable[[Tarief, Ligging, Verwijzing], tuple[Cel, ...]],
) -> tuple[Cel | None, ...]:
    kaart = tarief.kaart
    rij = EERSTE_RIJ + nummer
    berekend = Verwijzing("", rij, BEREKEND)
    return (
        Cel(str(kaart.product), CODE),
        *teksten(str(kaart.naam), kaart.eenheid),
        Cel(EENHEIDCODES[kaart.eenheid] or None, CODE),
        *_oud(verschil, op_verschil),
        *tariefcellen(tarief, ligging, berekend),
        *_verschil(verschil, op_verschil),
        *(
            getal(
                deel_van(tarief.jeugdwet[naam], tarief.tarief),
                Rol.BEREKENING,
                Opmaak.PROCENT,
                Rekenteken(
                    "/", (Verwijzing(ELEMENTEN, EERSTE_ELEMENTRIJ + nummer, jeugdwetkolom(naam), vast=True), berekend)
                ),
            )
            for naam in _DELEN
        ),
        *teksten(_voorbehoud(tarief, verschil)),
    )


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


def _oud(verschil: Tariefverschil | None, op_verschil: Mapping[str, int]) -> tuple[Cel | None]:
    if verschil is None or verschil.oud is None:
        return (None,)
    cel = Verwijzing(VERSCHIL, op_verschil[verschil.product], OUD_KOLOM, vast=True)
    return (getal(verschil.oud.tarief, Rol.VERWIJZING, Opmaak.EURO, cel),)


def _verschil(verschil: Tariefverschil | None, op_verschil: Mapping[str, int]) -> tuple[Cel | None, Cel | None]:
    """Het verschil van het blad Verschil, in euro en in procenten; leeg als er niets te vergelijken is."""
    if verschil is None or verschil.bedrag is None:
        return (None, None)
    rij = op_verschil[verschil.product]
    euro = Verwijzing(VERSCHIL, rij, VERSCHIL_KOLOM, vast=True)
    deel = Verwijzing(VERSCHIL, rij, FRACTIE_KOLOM, vast=True)
    fractie = getal(verschil.fractie, Rol.VERWIJZING, Opmaak.PROCENT_VERSCHIL, deel)
    return (
        getal(verschil.bedrag, Rol.VERWIJZING, Opmaak.EURO_VERSCHIL, euro),
        fractie if verschil.fractie is not None else None,
    )


def _voorbehoud(tarief: Tarief, verschil: Tariefverschil | None) -> str:
    aantal = len(tarief.aannames)
    delen = [f"{aantal} {meervoud(aantal, 'aanname', 'aannames')}"] if aantal else []
    delen += sorted({bevinding.code for bevinding in tarief.waarschuwingen})
    delen += [STAP] if bijstelling_van(tarief) else []
    if verschil is not None and verschil.oud is None:
        delen.append("nieuw product")
    elif verschil is not None and verschil.oud is not None and verschil.bedrag is None:
        delen.append(f"was per {verschil.oud.eenheid}")
    return ", ".join(delen)


def _slot(resultaat: Resultaat) -> list[tuple[Cel | None, ...]]:
    """Onder de tabel: wat het voorbehoud betekent en wat er niet berekend is."""
    regels = [
        "Wat aan 100% ontbreekt, is de afronding op hele centen.",
        "Aanname: een gegeven zonder erkende bron of een keuze van de regio; ze staan op het blad Bronnen, met hun klasse.",
        *_bijstellingen(resultaat.tarieven),
        *_waarschuwingen(resultaat),
    ]
    if resultaat.overgeslagen:
        regels.append(f"Niet berekend: {', '.join(weg.product for weg in resultaat.overgeslagen)}.")
    return [(), *((Cel(regel, Stijl(Rol.UITLEG)),) for regel in regels)]


def _bijstellingen(tarieven: Sequence[Tarief]) -> list[str]:
    """De stap van berekend naar vastgesteld, met de reden van het besluit."""
    paren = ((tarief.kaart.product, bijstelling_van(tarief)) for tarief in tarieven)
    return [f"{product}: {berekend_en_stap(anders)}" for product, anders in paren if anders]


def _waarschuwingen(resultaat: Resultaat) -> list[str]:
    """Van elke code in het voorbehoud wat zij betekent, in één zin."""
    codes = sorted({bevinding.code for tarief in resultaat.tarieven for bevinding in tarief.waarschuwingen})
    return [f"{code}: {_eerste_zin(code)} De hele tekst staat op het blad Bronnen." for code in codes]


def _eerste_zin(code: str) -> str:
    return UITLEG[code].partition("\n")[0].replace(" (waarschuwing)", "") if code in UITLEG else "een waarschuwing."
