"""Een teruggekomen formulier van een uitvraag: de antwoorden, en alles wat ontbreekt of niet kan, met de cel erbij."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import NUL
from reeletarief.fouten import Bevinding, Ernst, Plaats, de_eerste, suggestie
from reeletarief.invoer.csv_cellen import Bezwaar
from reeletarief.invoer.kaart.kopregels import kaart_met_fout
from reeletarief.invoer.uitvraag.antwoorden import ANDERE_FUNCTIES, RIJ, VOLUME, Antwoord, Ingevuld
from reeletarief.invoer.uitvraag.getal import ONMOGELIJK, als_antwoord, lees_getal
from reeletarief.invoer.uitvraag.tabel import Rij, als_tekst, zoek_tabel
from reeletarief.invoer.uitvraag.vragen import (
    AANBIEDER,
    AANDELEN,
    ANTWOORD,
    FUNCTIE,
    GRENZEN,
    INSCHALING,
    PRODUCT,
    REGIO,
    SCHAAL,
    TARIEFJAAR,
    TOELICHTING,
    VELD,
    Vraag,
    vragen,
)
from reeletarief.invoer.werkboek.formulierblad import lees_formulier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.regio import Inlezing

ANDERS, ONTBREEKT, GEEN_100 = "RT954", "RT958", "RT959"
_JAAR = re.compile(r"20[0-9]{2}")
SPELING = Decimal("0.00005")
"""Aandelen die op honderdsten van een procent samen 100% zijn, zijn dat: 33,33% + 33,33% + 33,34%."""


class _Product(NamedTuple):
    """Wat er over één product in een formulier staat."""

    antwoorden: tuple[Antwoord, ...]
    bevindingen: tuple[Bevinding, ...]

    @property
    def heeft_fout(self) -> bool:
        return any(bevinding.ernst is Ernst.FOUT for bevinding in self.bevindingen)


def lees_ingevuld(inhoud: bytes, naam: str, inlezing: Inlezing) -> Ingevuld:
    """Lees een formulier dat ``uitvraag maak`` maakte voor deze regio en het jaar waarvoor zij gelezen is; ``naam`` is hoe meldingen het noemen.

    Is het bestand niet te lezen, of van een andere regio, een ander jaar of meer aanbieders, dan zijn er geen antwoorden
    en zegt ``bevindingen`` waarom; ``aanbieder`` is dan leeg als die niet vaststaat. Een product dat niet is ingevuld, en
    een volume dat ontbreekt, staan in ``bevindingen`` als opmerking.
    """
    niets = Ingevuld("", naam, hashlib.sha256(inhoud).hexdigest(), (), frozenset(), ())
    bladen = lees_formulier(inhoud, naam)
    alle = bladen if isinstance(bladen, Bevinding) else zoek_tabel(bladen, naam)
    if isinstance(alle, Bevinding):
        return niets._replace(bevindingen=(alle,))
    los = [_zonder_sleutel(rij) for rij in alle if not rij.tekst(VELD)]
    rijen = [rij for rij in alle if rij.tekst(VELD)]
    van_wie = niets._replace(aanbieder=_aanbieder(rijen))
    if vreemd := list(_andere_herkomst(rijen, naam, inlezing)):
        return van_wie._replace(bevindingen=de_eerste([*los, *vreemd], naam))
    per_product = _per_product(rijen, inlezing)
    met_kaart = frozenset(kaart.code for kaart in inlezing.regio.kaarten).intersection(per_product)
    return _met_producten(van_wie._replace(producten=met_kaart), los, per_product)


def _met_producten(van_wie: Ingevuld, los: Sequence[Bevinding], producten: Mapping[str, _Product]) -> Ingevuld:
    """De antwoorden van de producten zonder fout, met alle bevindingen erbij."""
    bevindingen = [*los, *(bevinding for product in producten.values() for bevinding in product.bevindingen)]
    goed = [product for product in producten.values() if not product.heeft_fout]
    return van_wie._replace(
        antwoorden=tuple(antwoord for product in goed for antwoord in product.antwoorden),
        geweigerd=frozenset(code for code, product in producten.items() if product.heeft_fout),
        bevindingen=de_eerste(bevindingen, van_wie.bestand),
    )


def _aanbieder(rijen: Sequence[Rij]) -> str:
    """De aanbieder, als elke rij dezelfde noemt."""
    namen = {rij.tekst(AANBIEDER) for rij in rijen}
    return namen.pop() if len(namen) == 1 else ""


def _andere_herkomst(rijen: Sequence[Rij], naam: str, inlezing: Inlezing) -> Iterator[Bevinding]:
    """Waarom dit formulier niet bij deze regio, dit jaar en één aanbieder hoort."""
    if not rijen:
        wat = "Onder de kopregel staat geen enkele vraag."
        yield Bevinding(RIJ, wat, "Vraag de aanbieder het hele formulier terug te sturen.", Plaats(naam, 1))
        return
    opslagen, keuze = inlezing.regio.opslagen, inlezing.tijdkeuze
    jaar = (keuze.tariefjaar if keuze else None) or opslagen.tariefjaar
    for kolom, hoort in ((REGIO, als_tekst(str(opslagen.regio))), (TARIEFJAAR, str(jaar))):
        vreemd = next((rij for rij in rijen if rij.tekst(kolom) != hoort), None)
        if vreemd is not None:
            staat = vreemd.tekst(kolom)
            wat = f"{vreemd.celnaam(kolom)}: hier staat {kolom.lower()} '{staat[:60]}', niet '{hoort}'."
            remedie = "Dit formulier hoort bij een andere uitvraag; gebruik dat van deze regio en dit jaar."
            if kolom == TARIEFJAAR and _JAAR.fullmatch(staat):
                remedie += f" Gaat de uitvraag over {staat}, geef dan --tariefjaar {staat}."
            yield Bevinding(ANDERS, wat, remedie, vreemd.plaats(kolom))
    eerste = rijen[0].tekst(AANBIEDER)
    andere = next((rij for rij in rijen if not rij.tekst(AANBIEDER) or rij.tekst(AANBIEDER) != eerste), None)
    if andere is not None:
        staat = andere.tekst(AANBIEDER)
        wat = f"{andere.celnaam(AANBIEDER)}: hier staat " + (
            f"'{staat[:60]}', en op een rij erboven '{eerste[:60]}'." if staat else "geen aanbieder."
        )
        yield Bevinding(
            ANDERS, wat, "Een formulier is van één aanbieder; zet in elke rij hetzelfde.", andere.plaats(AANBIEDER)
        )


def _zonder_sleutel(rij: Rij) -> Bevinding:
    """Een antwoord of toelichting op een rij die bij geen vraag hoort."""
    kolom = ANTWOORD if rij.gevuld(ANTWOORD) else TOELICHTING
    wat = f"{rij.celnaam(kolom)}: '{rij.tekst(kolom)[:60]}' staat op een rij zonder veld, en hoort dus bij geen vraag."
    return Bevinding(RIJ, wat, "Vraag de aanbieder bij welke vraag dit hoort.", rij.plaats(kolom))


def _per_product(rijen: Sequence[Rij], inlezing: Inlezing) -> Mapping[str, _Product]:
    """Elk product uit het formulier, in de volgorde van de kaarten; dan wat er geen kaart van heeft."""
    op_code: dict[str, list[Rij]] = {}
    for rij in rijen:
        op_code.setdefault(rij.tekst(PRODUCT), []).append(rij)
    gevraagd = {kaart.code: vragen(kaart) for kaart in inlezing.regio.kaarten}
    per_kaart = {code: op_code.pop(als_tekst(code), []) for code, eigen in gevraagd.items() if eigen}
    kaarten = inlezing.regio.op_product
    bekend = {code: _product(kaarten[code], gevraagd[code], deel) for code, deel in per_kaart.items() if deel}
    # wat er nu nog op code staat, is van geen enkele kaart met vragen
    vreemd = {code: _Product((), (_onbekend(code, deel[0], gevraagd, inlezing),)) for code, deel in op_code.items()}
    return {**bekend, **vreemd}


def _onbekend(code: str, rij: Rij, gevraagd: Mapping[str, Sequence[Vraag]], inlezing: Inlezing) -> Bevinding:
    """Een product zonder kaart met vragen: er is er geen, zij heeft een fout, of zij vraagt niets meer."""
    met_vragen = [ander for ander, eigen in gevraagd.items() if eigen]
    kapot = kaart_met_fout(code, inlezing) if code else None
    if kapot is not None:
        wat = f"product '{code[:60]}' is nu niet te gebruiken: {kapot}, of een bestand waar die naar verwijst, heeft een fout."
        return Bevinding(
            RIJ, f"{rij.celnaam(PRODUCT)}: {wat}", "Herstel eerst de fouten hierboven.", rij.plaats(PRODUCT)
        )
    if code in gevraagd:
        wat = f"product '{code}' heeft geen functiemix meer, en dus geen vragen."
    else:
        wat = f"product '{code[:60]}' bestaat in deze regio niet." if code else "hier ontbreekt de productcode."
    remedie = suggestie(code, met_vragen, "De productcode hoort te staan zoals in het formulier dat is verstuurd.")
    return Bevinding(RIJ, f"{rij.celnaam(PRODUCT)}: {wat}", remedie, rij.plaats(PRODUCT))


def _product(kaart: Productkaart, eigen: Sequence[Vraag], rijen: Sequence[Rij]) -> _Product:
    """De antwoorden op de vragen van één product, en wat eraan schort."""
    code = kaart.code
    per_vraag, fouten = _op_vraag(eigen, rijen)
    if not any(rij.gevuld(ANTWOORD) for rij in rijen):
        return _Product((), (*fouten, _niet_ingevuld(code, rijen)))
    uitkomsten = [_antwoord(vraag, per_vraag.get(vraag), rijen[0]) for vraag in eigen]
    antwoorden = tuple(uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Antwoord))
    fouten += [uitkomst for uitkomst in uitkomsten if isinstance(uitkomst, Bevinding)]
    fouten += [*_aandelen_samen(eigen, antwoorden), *_alles_nul(eigen, antwoorden), *_zonder_toelichting(antwoorden)]
    fouten += _andere_inschaling(kaart, rijen)
    return _Product(antwoorden, tuple(fouten))


def _op_vraag(eigen: Sequence[Vraag], rijen: Sequence[Rij]) -> tuple[dict[Vraag, Rij], list[Bevinding]]:
    """De rij van elke vraag; een rij zonder vraag, of een tweede rij bij dezelfde, is een fout."""
    bekend = {_zoals_in_een_cel(vraag): vraag for vraag in eigen}
    per_vraag: dict[Vraag, Rij] = {}
    fouten: list[Bevinding] = []
    for rij in rijen:
        vraag = bekend.get(rij.sleutel)
        if vraag is None:
            fouten.append(_vreemde_rij(rij, eigen))
        elif vraag in per_vraag:
            wat = (
                f"{rij.celnaam(ANTWOORD)}: deze vraag staat er twee keer; ook op {per_vraag[vraag].celnaam(ANTWOORD)}."
            )
            fouten.append(Bevinding(RIJ, wat, "Haal een van beide rijen weg.", rij.plaats(ANTWOORD)))
        else:
            per_vraag[vraag] = rij
    return per_vraag, fouten


def _andere_inschaling(kaart: Productkaart, rijen: Sequence[Rij]) -> Iterator[Bevinding]:
    """Een functie die in het formulier anders is ingeschaald dan nu op de kaart: het antwoord ging over iets anders."""
    op_de_kaart = {als_tekst(str(een.functie)): (str(een.schaal), str(een.trede)) for een in kaart.functiemix}
    for rij in rijen:
        nu = op_de_kaart.get(rij.tekst(FUNCTIE))
        toen = tuple(rij.tekst(kolom) for kolom in INSCHALING if kolom in rij.kolommen)
        if nu is not None and len(toen) == len(nu) and toen != nu:
            yield Bevinding(
                RIJ,
                f"{rij.celnaam(SCHAAL)}: in dit formulier is {rij.tekst(FUNCTIE)} van product {kaart.product} schaal {toen[0]} trede "
                f"{toen[1]}, en op de kaart nu schaal {nu[0]} trede {nu[1]}.",
                "Vraag de aanbieder of het antwoord ook voor de kaart van nu geldt.",
                rij.plaats(SCHAAL),
                Ernst.OPMERKING,
            )


def _zoals_in_een_cel(vraag: Vraag) -> Vraag:
    """Een vraag met haar namen zoals ze uit een cel terugkomen: op één regel."""
    return Vraag(als_tekst(vraag.product), vraag.veld, als_tekst(vraag.functie) or None)


def _vreemde_rij(rij: Rij, eigen: Sequence[Vraag]) -> Bevinding:
    """Een rij van een bekend product die bij geen van zijn vragen hoort: door haar veld, haar functie, of die twee samen."""
    product, (_, veld, functie) = eigen[0].product, rij.sleutel
    velden = sorted({vraag.veld for vraag in eigen})
    functies = [als_tekst(vraag.functie) for vraag in eigen if vraag.functie]
    op_de_kaart = f"Op de kaart staan: {', '.join(functies)}."
    kolom = FUNCTIE
    if veld not in velden:
        kolom, wat = VELD, f"het veld '{veld[:60]}' hoort niet bij product {product}."
        remedie = suggestie(veld, velden, f"De velden zijn: {', '.join(velden)}.")
    elif functie is None:
        wat, remedie = f"bij het veld '{veld}' van product {product} ontbreekt de functie.", op_de_kaart
    elif functie not in functies:
        wat = f"de functie '{functie[:60]}' staat niet op de kaart van product {product}."
        remedie = suggestie(functie, functies, op_de_kaart)
    else:
        wat = f"het veld '{veld}' van product {product} gaat niet over de functie '{functie[:60]}'."
        remedie = "Zet veld en functie terug zoals ze in het formulier stonden dat is verstuurd."
    return Bevinding(RIJ, f"{rij.celnaam(kolom)}: {wat}", remedie, rij.plaats(kolom))


def _niet_ingevuld(code: str, rijen: Sequence[Rij]) -> Bevinding:
    """Een product zonder antwoorden is geen fout; wat de aanbieder erbij schreef, gaat niet verloren."""
    toelichtingen = dict.fromkeys(tekst for rij in rijen if (tekst := rij.tekst(TOELICHTING)))
    erbij = f" Toelichting: {'; '.join(toelichtingen)}" if toelichtingen else ""
    return Bevinding(
        ONTBREEKT,
        f"{rijen[0].celnaam(ANTWOORD)}: product {code} is niet ingevuld en telt voor deze aanbieder niet mee.{erbij}",
        "Vraag het na als de aanbieder dit product wel levert.",
        rijen[0].plaats(ANTWOORD),
        Ernst.OPMERKING,
    )


def _antwoord(vraag: Vraag, rij: Rij | None, eerste: Rij) -> Antwoord | Bevinding:
    """Het antwoord op een vraag, of waarom het er niet is. ``eerste`` is een rij van het product, voor een rij die weg is."""
    if rij is None or not rij.gevuld(ANTWOORD):
        return _leeg(vraag, rij, eerste)
    waarde = lees_getal(rij.inhoud(ANTWOORD), vraag.veld)
    if isinstance(waarde, Bezwaar):
        return waarde._replace(wat=f"{rij.celnaam(ANTWOORD)}: {waarde.wat}").op(rij.plaats(ANTWOORD))
    toelichting = rij.tekst(TOELICHTING) or None
    plaats, cel = rij.plaats(ANTWOORD), rij.celnaam(ANTWOORD)
    return Antwoord(vraag.product, vraag.veld, vraag.functie, waarde, toelichting, plaats, cel)


def _leeg(vraag: Vraag, rij: Rij | None, eerste: Rij) -> Bevinding:
    """Een vraag zonder antwoord. Zonder volume telt het product gewoon, alleen niet in het gewogen gemiddelde."""
    veld = vraag.veld.replace("_", " ")
    naam = veld if vraag.functie is None else f"{veld} van {vraag.functie}"
    plek = rij or eerste
    plaats, cel = plek.plaats(ANTWOORD), plek.celnaam(ANTWOORD)
    if vraag.veld == VOLUME:
        wat = f"{cel}: het volume van product {vraag.product} ontbreekt; dit antwoord telt niet mee in het gewogen gemiddelde."
        return Bevinding(ONTBREEKT, wat, "Vraag het na als het gewogen gemiddelde ertoe doet.", plaats, Ernst.OPMERKING)
    if rij is None:
        wat = f"{cel}: bij product {vraag.product} is de rij voor {naam} weg."
        remedie = "Zet de rij terug zoals ze in het formulier stond dat is verstuurd, met een antwoord."
        return Bevinding(RIJ, wat, remedie, plaats)
    kan_nul = GRENZEN[vraag.veld].laagste == 0
    nul = f"; is het antwoord nul, typ dan {'0%' if vraag.veld in AANDELEN else '0'}" if kan_nul else ""
    remedie = f"Vul de cel in{nul}. Levert de aanbieder dit product niet, maak dan alles leeg."
    return Bevinding(ONTBREEKT, f"{cel}: product {vraag.product} is ingevuld, maar {naam} niet.", remedie, plaats)


def _aandelen_samen(eigen: Sequence[Vraag], antwoorden: Iterable[Antwoord]) -> Iterator[Bevinding]:
    """Aandelen die er allemaal zijn, horen samen 100% te zijn."""
    aandelen = [antwoord for antwoord in antwoorden if antwoord.veld in AANDELEN]
    if not aandelen or len(aandelen) < sum(vraag.veld in AANDELEN for vraag in eigen):
        return
    som = sum((antwoord.waarde for antwoord in aandelen), NUL)
    if abs(som - 1) < SPELING:
        return
    eerste, laatste = aandelen[0], aandelen[-1]
    verschil = als_antwoord(abs(som - 1), eerste.veld).removesuffix("%")
    yield Bevinding(
        GEEN_100,
        f"{eerste.cel} tot en met {laatste.cel.rpartition('!')[2]}: de aandelen van product {eerste.product} zijn samen "
        f"{als_antwoord(som, eerste.veld)}, geen 100%.",
        f"Er {'ontbreekt' if som < 1 else 'is te veel'}: {verschil} procentpunt. Uren van andere functies horen bij 'andere functies'.",
        laatste.plaats,
    )


def _alles_nul(eigen: Sequence[Vraag], antwoorden: Iterable[Antwoord]) -> Iterator[Bevinding]:
    """Een product waar niemand aan werkt, bestaat niet."""
    inzet = [antwoord for antwoord in antwoorden if antwoord.functie is not None]
    helemaal = len(inzet) == sum(vraag.functie is not None for vraag in eigen)
    if helemaal and not any(antwoord.waarde for antwoord in inzet) and inzet[0].veld not in AANDELEN:
        wat = f"{inzet[0].cel}: bij product {inzet[0].product} is de inzet van elke functie nul."
        remedie = "Vul in wie er werkt. Levert de aanbieder dit product niet, maak dan alles leeg."
        yield Bevinding(ONMOGELIJK, wat, remedie, inzet[0].plaats)


def _zonder_toelichting(antwoorden: Iterable[Antwoord]) -> Iterator[Bevinding]:
    """Functies die niet op de kaart staan, moeten een naam krijgen."""
    for antwoord in antwoorden:
        if antwoord.veld == ANDERE_FUNCTIES and antwoord.waarde and antwoord.toelichting is None:
            wat = f"{antwoord.cel}: bij {als_antwoord(antwoord.waarde, antwoord.veld)} andere functies ontbreekt de toelichting."
            remedie = "Zet in de kolom Toelichting welke functies het zijn, met schaal en aandeel."
            yield Bevinding(ONTBREEKT, wat, remedie, antwoord.plaats)
