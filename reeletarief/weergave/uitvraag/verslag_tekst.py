"""De zinnen en getallen van een uitvraag, voor elke vorm die mensen lezen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.uitvraag.samenvatting import MINSTENS
from reeletarief.invoer.uitvraag.aanbieders import naam_in_verslag
from reeletarief.invoer.uitvraag.antwoorden import (
    AANDEEL,
    ANDERE_FUNCTIES,
    DECLARABELE_UREN,
    DEELNEMERS,
    PLAATSEN,
    UREN_PER_WEEK,
    VOLUME,
)
from reeletarief.invoer.uitvraag.vragen import AANDELEN, op_te_schrijven
from reeletarief.weergave.getal import geteld, kort, opsomming, procent
from reeletarief.weergave.meldingen import afdrukbaar

if TYPE_CHECKING:
    from decimal import Decimal

    from reeletarief.analyse.uitvraag.samenvatting import Productsamenvatting, Uitschieter
    from reeletarief.analyse.uitvraag.verslag import Verslag, Voorstel
    from reeletarief.analyse.uitvraag.voorstel import Mixvoorstel
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.uitvraag.vragen import Vraag

METHODE = (
    "n is hoeveel antwoorden er zijn; een kwart ligt onder Q1, de helft onder de mediaan en een kwart boven Q3. Kwartielen met lineaire interpolatie (KWARTIEL.INC in Excel; type 7 van Hyndman en Fan, 1996). "
    "Gewogen is naar volume. Een uitschieter ligt meer dan 1,5 × (Q3 − Q1) onder Q1 of boven Q3 (Tukey)."
)
HERLEIDBAAR = (
    f"Let op: een cijfer bij minder dan {MINSTENS} antwoorden is tot een aanbieder te herleiden. Deel dit verslag niet."
)
GEEN_CIJFER = "–"
_GENOEMD = 10
_VELDEN = {
    ANDERE_FUNCTIES: "andere functies",
    DECLARABELE_UREN: "declarabele uren per fte",
    DEELNEMERS: "deelnemers",
    PLAATSEN: "plaatsen",
    VOLUME: "volume per jaar",
}
_MATEN = {UREN_PER_WEEK: "uren per week", "uren_per_plaats_per_week": "uren per plaats per week"}


def veldtekst(vraag: Vraag) -> str:
    """Een veld voor een lezer; van een functie haar naam, met de maat erachter als dat geen aandeel is."""
    if vraag.functie is None:
        return _VELDEN[vraag.veld]
    return vraag.functie if vraag.veld == AANDEEL else f"{vraag.functie} ({_MATEN.get(vraag.veld, vraag.veld)})"


def waarde(veld: str, getal: Decimal | None) -> str:
    """Een waarde voor een lezer; een aandeel als percentage."""
    if getal is None:
        return GEEN_CIJFER
    return procent(getal) if veld in AANDELEN else kort(op_te_schrijven(getal, veld), 4)


def kop(verslag: Verslag, resultaat: Resultaat) -> str:
    """Waarover het gaat, en hoeveel er telt."""
    samenvatting = verslag.samenvatting
    aanbieders, producten = len(samenvatting.aanbieders), len(samenvatting.producten)
    return (
        f"Uitvraag {resultaat.regio} {resultaat.tariefjaar}: {geteld(aanbieders, 'aanbieder', 'aanbieders')}, "
        f"{geteld(producten, 'product', 'producten')}, "
        f"{geteld(samenvatting.antwoorden, 'antwoord', 'antwoorden')}."
    )


def telling(verslag: Verslag, gelezen: int) -> str:
    """Hoeveel formulieren, producten en antwoorden er tellen."""
    tellen = len(verslag.samenvatting.aanbieders)
    producten = sum(een.aanbieders > 0 for een in verslag.samenvatting.producten)
    antwoorden = verslag.samenvatting.antwoorden
    return (
        f"{geteld(gelezen, 'formulier', 'formulieren')}, {geteld(tellen, 'telt', 'tellen')} mee: "
        f"{geteld(antwoorden, 'antwoord', 'antwoorden')} over {geteld(producten, 'product', 'producten')}."
    )


def te_weinig(verslag: Verslag) -> list[str]:
    """Waarvan er geen cijfers zijn omdat er te weinig antwoorden zijn."""
    zonder, velden, minstens = verslag.zonder_cijfers, verslag.verborgen_velden, verslag.samenvatting.minstens
    reden = f"want minder dan {geteld(minstens, 'antwoord', 'antwoorden')}"
    regels = [HERLEIDBAAR] if minstens < MINSTENS else []
    if zonder:
        namen = opsomming((een.product for een in zonder), _GENOEMD)
        regels.append(f"Geen cijfers voor {geteld(len(zonder), 'product', 'producten')}, {reden}: {namen}.")
    if velden:
        wat = f"{geteld(velden, 'veld', 'velden')}{' van andere producten' if zonder else ''}"
        regels.append(f"Geen cijfers voor {wat}, {reden}.")
    return regels


def producttitel(een: Productsamenvatting, verslag: Verslag) -> str:
    """Over welk product het gaat, en hoeveel aanbieders er iets over antwoordden."""
    kaart = verslag.kaarten[een.product]
    van = geteld(een.aanbieders, "aanbieder", "aanbieders")
    return f"{een.product} {kaart.naam} ({kaart.eenheid}): {van}"


def kanttekeningen(een: Productsamenvatting) -> list[str]:
    """De uitschieters van een product, en waarom er geen gewogen gemiddelde is."""
    regels = [
        f"Uitschieter bij {veldtekst(veld.vraag)}: {_uitschieter(veld.vraag.veld, los)}."
        for veld in een.velden
        if veld.cijfers
        for los in veld.cijfers.uitschieters
    ]
    return [*regels, *_over_wegen(een)]


def _over_wegen(een: Productsamenvatting) -> list[str]:
    """Waarom een gewogen gemiddelde ontbreekt, of over minder aanbieders gaat dan het gewone."""
    met_cijfers = [(veld, veld.cijfers) for veld in een.velden if veld.cijfers and veld.vraag.veld != VOLUME]
    per_noot: dict[str, list[str]] = {}
    for veld, cijfers in met_cijfers:
        if cijfers.zonder_gewogen:
            noot = f"Geen gewogen gemiddelde{{}}: {cijfers.zonder_gewogen}."
        elif cijfers.wegen < veld.n:
            noot = f"Gewogen gemiddelde{{}} over {cijfers.wegen} van {veld.n} aanbieders: de andere gaven geen volume."
        else:
            continue
        per_noot.setdefault(noot, []).append(veldtekst(veld.vraag))
    return [
        noot.format("" if len(velden) == len(met_cijfers) else f" van {opsomming(velden, _GENOEMD)}")
        for noot, velden in per_noot.items()
    ]


def terzijde(bevinding: Bevinding) -> str:
    """Een opmerking bij een formulier, op één regel."""
    return afdrukbaar(f"  Ter info [{bevinding.code}] {bevinding.wat}")


def _uitschieter(veld: str, los: Uitschieter) -> str:
    return f"{los.aanbieder} met {waarde(veld, los.waarde)} ({naam_in_verslag(los.bestand, los.aanbieder)}, {los.cel})"


def zonder_effect(voorstel: Voorstel, jaar: int) -> list[str]:
    """Van welke producten niet te zeggen is wat het voorstel met hun tarief doet."""
    weg = voorstel.zonder_effect
    if not weg:
        return []
    namen = opsomming(weg, _GENOEMD)
    return [
        f"Wat het voorstel met het tarief van {namen} doet, is niet te zeggen: voor {jaar} is het niet te berekenen."
    ]


def mixnoten(mix: Mixvoorstel) -> list[str]:
    """Wat er bij een voorgestelde functiemix gezegd moet worden."""
    regels = []
    if mix.buiten is not None:
        regels.append(
            f"{mix.product}: andere functies dan die van de kaart doen {waarde(ANDERE_FUNCTIES, mix.buiten)}."
        )
    if mix.som is not None:
        wat = f"{mix.product}: de aandelen waren samen {procent(mix.som)} en zijn naar verhouding op 100% gebracht."
        regels.append(wat)
    regels += [
        f"{mix.product}: de {een.maat} horen bij {waarde(een.veld, een.volgens_uitvraag)} {een.veld}; de kaart houdt "
        f"{waarde(een.veld, een.op_de_kaart)}. Kijk of dat mee moet veranderen."
        for een in mix.omvang
    ]
    if mix.ongewijzigd:
        regels.append(f"{mix.product}: het rooster blijft zoals het is ({', '.join(mix.ongewijzigd)}).")
    return regels
