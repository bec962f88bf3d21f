"""De woorden van een uitvraag: wat een vraag in gewoon Nederlands is, in welke eenheid, en wat de kaart vraagt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import op_een_rij
from reeletarief.invoer.uitvraag.antwoorden import (
    AANDEEL,
    ANDERE_FUNCTIES,
    DECLARABELE_UREN,
    DEELNEMERS,
    PLAATSEN,
    UREN_PER_WEEK,
    VOLUME,
)
from reeletarief.kostprijs.kalender import WEEKDAGEN
from reeletarief.weergave.getal import gegeven
from reeletarief.weergave.woorden import aaneengesloten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.kaart.rooster import Dienst
    from reeletarief.invoer.waarden import Waarde


class Veldtekst(NamedTuple):
    """Een veld in woorden: de vraag, de eenheid van het antwoord, en uitleg voor wie het woord niet kent."""

    vraag: str
    eenheid: str
    begrip: str
    uitleg: str


VELDTEKSTEN: Mapping[str, Veldtekst] = {
    AANDEEL: Veldtekst(
        "Welk deel van het werk doet deze functie?",
        "% van de declarabele uren",
        "Aandeel",
        "Het deel van alle declarabele uren van dit product dat mensen met deze functie leveren. Alle aandelen van een product zijn samen 100%.",
    ),
    ANDERE_FUNCTIES: Veldtekst(
        "Welk deel van het werk doen andere functies? Noem ze bij Toelichting.",
        "% van de declarabele uren",
        "Andere functies",
        "Functies die bij dit product niet in de lijst staan. Werken die bij u niet mee, typ dan 0%. Werken ze wel mee, schrijf dan bij "
        "Toelichting welke functies het zijn, met hun schaal.",
    ),
    "uren": Veldtekst(
        "Hoeveel uur werkt deze functie aan dit product?",
        "declarabele uren",
        "Uren",
        "De declarabele uren van deze functie, in verhouding tot de andere functies van dit product.",
    ),
    "begeleiders": Veldtekst(
        "Hoeveel mensen met deze functie staan er tegelijk op de groep?",
        "begeleiders per groep",
        "Begeleiders",
        "Het gemiddelde aantal mensen met deze functie dat tegelijk op één groep staat. Een half getal mag: 0,5 is iemand voor de halve tijd.",
    ),
    "fte": Veldtekst(
        "Hoeveel fte van deze functie zet u in?",
        "fte",
        "Fte",
        "Het aantal volledige banen. Twee mensen met een halve baan zijn samen 1 fte.",
    ),
    "uren_per_plaats_per_week": Veldtekst(
        "Hoeveel uur per week werkt deze functie voor één plaats?",
        "uren per plaats per week",
        "Uren per plaats",
        "Alle uren van deze functie in een week, gedeeld door het aantal plaatsen.",
    ),
    UREN_PER_WEEK: Veldtekst(
        "Hoeveel uur per week staat deze functie op het rooster?",
        "uren per week van de groep",
        "Uren op het rooster",
        "Alle diensten van één groep in een gewone week bij elkaar. Staan er twee mensen, tel dan beide. Tel een slaapdienst helemaal mee.",
    ),
    DECLARABELE_UREN: Veldtekst(
        "Hoeveel declarabele uren heeft iemand met een volledige baan?",
        "uren per fte per jaar",
        "Declarabele uren",
        "De uren die u bij de gemeente in rekening kunt brengen.",
    ),
    DEELNEMERS: Veldtekst(
        "Hoeveel jeugdigen zitten er in een groep?",
        "jeugdigen per groep",
        "Jeugdigen in de groep",
        "Het aantal plaatsen in één groep, ook als er eens iemand afwezig is.",
    ),
    PLAATSEN: Veldtekst(
        "Voor hoeveel plaatsen geldt deze inzet?",
        "plaatsen",
        "Plaatsen",
        "Het aantal plaatsen op de groep of in het gezinshuis, bezet of niet.",
    ),
    VOLUME: Veldtekst(
        "Hoeveel levert u hiervan in een jaar?",
        "",
        "Volume",
        "Hoeveel u in een heel jaar levert, voor alle gemeenten samen. Wij gebruiken dit alleen om grote aanbieders in een gemiddelde zwaarder te "
        "laten tellen. Weet u het niet, laat de cel dan leeg.",
    ),
}

_VAN_EEN_FTE = "% van één fte"
VOLUME_PER_JAAR = {
    "uur": "uren per jaar",
    "minuut": "minuten per jaar",
    "dagdeel": "dagdelen per jaar",
    "etmaal": "etmalen per jaar",
    "stuk": "stuks per jaar",
    "jaar": "fte",
}
_TIJD_DIE_TELT = {
    "direct": "Dat is alleen de tijd met de jeugdige of het gezin. Reizen, verslag en overleg tellen niet mee.",
    "direct_en_indirect": "Dat is de tijd met de jeugdige of het gezin, en ook de tijd die bij die jeugdige hoort, zoals verslag en overleg.",
}
_TIJD_IN_EEN_GROEP = {
    "in_tarief": "Tel hier reizen, verslag en overleg niet mee.",
    "apart": "Tel hier reizen, verslag en overleg mee: die worden bij dit product apart betaald.",
}
"""Bij een groep zegt de kaart welke tijd in de uren zit, wat er in de rest van de regio ook declarabel is."""
_BEGRIPPEN_VAN_DE_KAART = {
    "Niveau": "De opleiding die bij de functie hoort: mbo, hbo of wo (universiteit).",
    "Schaal en trede": "De plaats in het loongebouw van de cao. 'max' is de hoogste trede, 'max-2' is twee treden lager.",
    "Op de kaart": "Waar de regio nu mee rekent. Het is geen norm: vul in hoe het bij u is.",
}
_UREN_PER_FTE = {
    "inzetbare_uren": "de uren na verlof, feestdagen en ziekte",
    "clientgebonden_uren": "de uren na verlof, feestdagen, ziekte, scholing en overleg",
    "declarabele_uren": "de declarabele uren",
}
_CAPACITEIT = {
    "beschikbaarheid": "een bedrag per jaar voor mensen die klaarstaan",
    "lumpsum_per_fte": "een bedrag per jaar voor elke fte",
    "lumpsum_per_aanbieder": "één bedrag per jaar voor het hele team",
}


def vraagtekst(kaart: Productkaart, veld: str) -> str:
    """De vraag zoals zij in het formulier staat."""
    inzet = kaart.inzet
    if veld == DEELNEMERS and inzet is not None and inzet.begeleiders is not None:
        met = f"met {_aantal(inzet.begeleiders, 'begeleider', 'begeleiders')}"
        return f"Hoeveel jeugdigen zitten er in een groep {met}?"
    if veld == DECLARABELE_UREN and kaart.groep is not None:
        return f"{VELDTEKSTEN[veld].vraag} {_TIJD_IN_EEN_GROEP[kaart.groep.indirecte_tijd]}"
    return VELDTEKSTEN[veld].vraag


def eenheidtekst(kaart: Productkaart, veld: str) -> str:
    """De eenheid waarin het antwoord gegeven wordt."""
    if veld == VOLUME:
        return VOLUME_PER_JAAR[kaart.eenheid]
    if veld in {AANDEEL, ANDERE_FUNCTIES} and kaart.capaciteit is not None:
        return _VAN_EEN_FTE
    return VELDTEKSTEN[veld].eenheid


def begrippen(velden: set[str], declarabel: str) -> Mapping[str, str]:
    """De woorden van de kaart en van deze velden met hun uitleg; ``declarabel`` is welke tijd in de regio declarabel is."""
    van_velden = {tekst.begrip: tekst.uitleg for veld, tekst in VELDTEKSTEN.items() if veld in velden}
    if DECLARABELE_UREN in velden:
        van_velden["Declarabele uren"] += f" {_TIJD_DIE_TELT[declarabel]}"
    return {**_BEGRIPPEN_VAN_DE_KAART, **van_velden}


def wat_de_kaart_vraagt(kaart: Productkaart) -> Iterator[tuple[str, str]]:
    """Wat de kaart over het product zegt, als onderwerp en tekst."""
    if kaart.doel:
        yield "Doel", str(kaart.doel)
    for nummer, eis in enumerate(kaart.kwaliteitseisen):
        yield "Kwaliteitseisen" if nummer == 0 else "", str(eis)
    yield "Eenheid", f"een bedrag per {kaart.eenheid}"
    yield "Cao", str(kaart.cao)
    yield from _vorm(kaart)


def productkop(kaart: Productkaart) -> str:
    """Het product boven zijn vragen: code, naam en eenheid."""
    return f"{kaart.product}  {kaart.naam} (per {kaart.eenheid})"


def _vorm(kaart: Productkaart) -> Iterator[tuple[str, str]]:
    """Groep, inzet, verblijf, capaciteit en rooster in woorden, voor zover de kaart ze heeft."""
    delen = {
        "Groep": _groep(kaart),
        "Inzet": _inzet(kaart),
        "Verblijf": _verblijf(kaart),
        "Capaciteit": _capaciteit(kaart),
    }
    for onderwerp, zinnen in delen.items():
        if tekst := ", ".join(zinnen):
            yield onderwerp, tekst
    for nummer, dienst in enumerate(kaart.diensten):
        yield "Rooster" if nummer == 0 else "", _dienst(dienst)


def _groep(kaart: Productkaart) -> Iterator[str]:
    if groep := kaart.groep:
        yield _aantal(groep.deelnemers, "jeugdige", "jeugdigen")
        if groep.uren_per_dagdeel is not None:
            yield f"{gegeven(groep.uren_per_dagdeel)} uur per dagdeel"
        yield from _deel("bezetting", groep.bezettingsgraad)
        yield from _deel("afwezig", groep.no_show)


def _inzet(kaart: Productkaart) -> Iterator[str]:
    if inzet := kaart.inzet:
        if inzet.begeleiders is not None:
            yield _aantal(inzet.begeleiders, "begeleider", "begeleiders")
        if inzet.deelnemers is not None:
            yield f"{gegeven(inzet.deelnemers)} jeugdigen in een groep"
        if inzet.uren_per_stuk is not None:
            yield f"{gegeven(inzet.uren_per_stuk)} uur per stuk"
        yield from _deel("bezetting", inzet.bezettingsgraad)


def _verblijf(kaart: Productkaart) -> Iterator[str]:
    if verblijf := kaart.verblijf:
        if verblijf.plaatsen is not None:
            yield _aantal(verblijf.plaatsen, "plaats", "plaatsen")
        if verblijf.dagen_per_jaar is not None:
            yield f"{gegeven(verblijf.dagen_per_jaar)} dagen per jaar open"
        yield from _deel("bezetting", verblijf.bezettingsgraad)
        yield from _deel("leegstand", verblijf.leegstand)
        yield f"een fte levert {_UREN_PER_FTE[verblijf.uren_per_fte]}"


def _capaciteit(kaart: Productkaart) -> Iterator[str]:
    if capaciteit := kaart.capaciteit:
        yield _CAPACITEIT[capaciteit.soort]
        yield from _deel("al betaald met andere producten:", capaciteit.elders_betaald)


def _deel(naam: str, waarde: Waarde | None) -> Iterator[str]:
    if waarde is not None:
        yield f"{naam} {gegeven(waarde)}"


def _aantal(waarde: Waarde, enkel: str, meer: str) -> str:
    return f"{gegeven(waarde)} {enkel if waarde.getal == 1 else meer}"


def _dienst(dienst: Dienst) -> str:
    """Een dienst als zin: 'Wakende nacht: ma t/m zo en feestdagen, 23.00 tot 7.00 uur, 1 × Nachtwacht'."""
    slaapt = ", slaapdienst" if dienst.soort == "slaapdienst" and "slaap" not in dienst.naam.lower() else ""
    wie = f"{gegeven(dienst.begeleiders)} × {dienst.functie}"
    return f"{dienst.naam}: {_dagen(dienst)}, {_tijd(dienst.van)} tot {_tijd(dienst.tot)} uur, {wie}{slaapt}"


def _dagen(dienst: Dienst) -> str:
    """De dagen van een dienst, meer dan twee op rij als 'ma t/m vr'."""
    nummers = sorted(WEEKDAGEN.index(dag) for dag in dienst.dagen if dag in WEEKDAGEN)
    delen = [deel for van, tot in aaneengesloten(nummers) for deel in _van_tot(van, tot)]
    return op_een_rij([*delen, *(["feestdagen"] if "feestdag" in dienst.dagen else [])], "en")


def _van_tot(van: int, tot: int) -> Sequence[str]:
    """De dagen van de ene tot en met de andere (nummers in de week); een of twee dagen elk bij hun naam."""
    return [f"{WEEKDAGEN[van]} t/m {WEEKDAGEN[tot]}"] if tot - van > 1 else WEEKDAGEN[van : tot + 1]


def _tijd(tijd: Waarde) -> str:
    """Een tijd in uren (14,5) als 14.30."""
    uren, deel = divmod(tijd.getal, 1)
    return f"{uren:.0f}.{deel * 60:02.0f}"
