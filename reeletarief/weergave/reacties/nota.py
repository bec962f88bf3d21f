"""De nota van beantwoording als document: elke reactie met het antwoord, en per product concept en definitief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.reacties.effect import omvang
from reeletarief.analyse.reacties.nota import groepen
from reeletarief.analyse.reacties.plek import parameternamen
from reeletarief.invoer.reacties.register import DEELS, OVERGENOMEN, onafgedaan
from reeletarief.kostprijs.elementen import NVO
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.document.inhoud import Alinea, Document, Kop, Lijst, Tabel
from reeletarief.weergave.getal import getekend_procent, meervoud
from reeletarief.weergave.reacties.effect import PRODUCTKOLOMMEN, UITLEG, bewogen, samentabel, wisselwerkingzin
from reeletarief.weergave.reacties.tekst import (
    GEEN_MOTIEF,
    NIETS,
    OORDELEN,
    OPEN,
    bedrag,
    cijfer,
    met_naam,
    omvangzin,
    telzin,
    verschil,
    wijziging,
)
from reeletarief.weergave.tabelinhoud import Kolom, getalkolommen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.analyse.reacties.effect import Effecten, Reactiegevolg
    from reeletarief.analyse.reacties.nota import Groep, Overgang
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.reacties.register import Reactie
    from reeletarief.weergave.document.inhoud import Deel
    from reeletarief.weergave.reacties.tekst import Basis

_HOOGSTENS = 8
_OVERGANG = (
    *PRODUCTKOLOMMEN,
    *getalkolommen("concept", "definitief", "verschil", "%"),
    Kolom("door reactie"),
    *getalkolommen("andere wijzigingen"),
)
_BEOORDEELD = (
    "Aanbieders kregen de concepttarieven met hun onderbouwing en konden daar een onderbouwde en gemotiveerde reactie op geven. "
    "De regio heeft elke reactie beoordeeld en zegt hieronder per reactie wat zij ermee doet en waarom (NvO §8.4, stappen h tot en "
    "met j). Aanbieders staan onder een pseudoniem."
)
ZONDER_CONCEPT = (
    "Er is geen conceptbesluit om mee te vergelijken: concept en definitief zijn daarom niet naast elkaar te zetten, en het effect van een "
    "reactie is gerekend op de werkmap zoals ze nu is. Leg het concept vast met 'reeletarief vaststellen --als-concept' voordat de reacties worden "
    "verwerkt, en maak de nota daarna opnieuw."
)


def nota(effecten: Effecten, reacties: Sequence[Reactie], basis: Basis, overgangen: Sequence[Overgang]) -> Document:
    """De nota; zolang er een reactie zonder oordeel of motief in staat, heet zij concept."""
    nu = effecten.basis.resultaat
    open_ = onafgedaan(tuple(reacties))
    titel = f"Nota van beantwoording tarieven {nu.tariefjaar}, {nu.regio}{' (concept)' if open_ else ''}"
    delen: list[Deel] = [*_inleiding(reacties, basis, nu), *(_nog_open(reacties) if open_ else [])]
    gevolgen = {str(effect.reactie.nummer): effect for effect in effecten.per_reactie}
    namen = _namen(effecten)
    delen += _overzicht(reacties, namen)
    delen.append(Kop("De reacties en het antwoord"))
    for groep in groepen(reacties):
        delen += _groep(groep, effecten, gevolgen, namen)
    delen += _samen(effecten)
    delen += _bijlage(basis, overgangen)
    return Document(titel, tuple(delen))


def _inleiding(reacties: Sequence[Reactie], basis: Basis, resultaat: Resultaat) -> list[Deel]:
    waarop = f"Deze nota gaat over de tarieven van {resultaat.regio} voor {resultaat.tariefjaar}."
    return [
        Kop("Inleiding"),
        Alinea(f"{waarop} Er kwamen {telzin(reacties)}"),
        Alinea(_BEOORDEELD),
        Alinea(f"Het effect van een reactie is gerekend op {basis.omschrijving}. {UITLEG}"),
        *([Lijst(basis.opmerkingen)] if basis.opmerkingen else []),
    ]


def _overzicht(reacties: Sequence[Reactie], namen: Mapping[str, str]) -> list[Deel]:
    """Elke reactie op een regel, per aanbieder bij elkaar, zodat ieder de zijne terugvindt."""
    op_aanbieder = sorted(reacties, key=lambda een: str(een.aanbieder))
    rijen = [(str(een.aanbieder), str(een.nummer), _waarover(een, namen), _oordeel(een)) for een in op_aanbieder]
    kolommen = (Kolom("aanbieder"), Kolom("reactie"), Kolom("gaat over"), Kolom("oordeel"))
    return [Kop("Overzicht per aanbieder"), Tabel(kolommen, tuple(rijen))]


def _waarover(reactie: Reactie, namen: Mapping[str, str]) -> str:
    """Het product, en de parameter of het element in gewone woorden."""
    delen = [str(reactie.product)] if reactie.product else ["alle producten"]
    delen += [namen.get(str(reactie.parameter), str(reactie.parameter))] if reactie.parameter else []
    delen += [NVO[reactie.element]] if reactie.element else []
    return ", ".join(delen)


def _oordeel(reactie: Reactie) -> str:
    return OORDELEN[reactie.oordeel].capitalize() if reactie.oordeel else OPEN


def _nog_open(reacties: Sequence[Reactie]) -> list[Deel]:
    """Wat er nog moet gebeuren voordat de tarieven vast te stellen zijn."""
    punten = [
        f"Reactie {een.nummer} van {een.aanbieder}: {OPEN if een.oordeel is None else GEEN_MOTIEF}."
        for een in reacties
        if onafgedaan((een,))
    ]
    zin = "Deze nota is een concept: met een reactie zonder oordeel of motief zijn de tarieven niet vast te stellen."
    return [Kop("Nog open"), Alinea(zin), Lijst(tuple(punten))]


def _namen(effecten: Effecten) -> dict[str, str]:
    """De namen van de producten en parameters in gewone woorden."""
    regio, tarieven = effecten.basis.inlezing.regio, effecten.basis.resultaat.tarieven
    assert regio is not None
    return {**{str(kaart.product): str(kaart.naam) for kaart in regio.kaarten}, **parameternamen(regio, tarieven)}


def _groep(
    groep: Groep, effecten: Effecten, gevolgen: Mapping[str, Reactiegevolg], namen: Mapping[str, str]
) -> list[Deel]:
    delen: list[Deel] = [Kop(_kop(groep, namen), 2)]
    for reactie in groep.reacties:
        delen += _reactie(reactie, gevolgen.get(str(reactie.nummer)), namen)
    regel = next((een for een in effecten.samen if een.verschil.product == groep.product), None)
    if regel is not None:
        een = regel.verschil
        van_tot = f"van {bedrag(een.oud)} naar {bedrag(een.nieuw)} per {een.eenheid}"
        delen.append(
            Alinea(
                f"het tarief gaat {van_tot}, {verschil(een.verschil)} ({getekend_procent(een.fractie)}).",
                "Alle overgenomen reacties samen",
            )
        )
    return delen


def _kop(groep: Groep, namen: Mapping[str, str]) -> str:
    if groep.product is not None:
        return f"{groep.product} {namen.get(groep.product, '')}".strip()
    element = NVO.get(groep.onderwerp)
    return f"Alle producten: {element or met_naam(groep.onderwerp, namen)}"


def _reactie(reactie: Reactie, gevolg: Reactiegevolg | None, namen: Mapping[str, str]) -> list[Deel]:
    delen: list[Deel] = [
        Kop(f"Reactie {reactie.nummer} van {reactie.aanbieder}, {voluit(reactie.datum.dag)}", 3),
        Alinea(str(reactie.samenvatting), "Samenvatting"),
    ]
    waarover = [met_naam(str(reactie.parameter), namen)] if reactie.parameter else []
    waarover += [NVO[reactie.element]] if reactie.element else []
    if waarover:
        delen.append(Alinea(", ".join(waarover), "Gaat over"))
    if reactie.eigen_cijfer:
        delen.append(Alinea(cijfer(str(reactie.eigen_cijfer)), "Eigen cijfer van de aanbieder"))
    op = f", op {voluit(reactie.beoordeeld_op.dag)}" if reactie.beoordeeld_op else ""
    oordeel = f"{OORDELEN[reactie.oordeel].capitalize()}{op}" if reactie.oordeel else f"{OPEN} (nog open)"
    delen.append(Alinea(oordeel, "Oordeel"))
    if reactie.heeft_motief or reactie.oordeel:
        delen.append(Alinea(str(reactie.motief) if reactie.heeft_motief else f"{GEEN_MOTIEF} (nog open)", "Motief"))
    if reactie.oordeel in {OVERGENOMEN, DEELS} and gevolg is None:
        delen.append(Alinea("geen waarde in de berekening", "Wijziging"))
    return [*delen, *_gevolg(gevolg, namen)]


def _gevolg(gevolg: Reactiegevolg | None, namen: Mapping[str, str]) -> list[Deel]:
    """Wat de regio wijzigt, en wat dat alleen met de tarieven doet."""
    if gevolg is None:
        return []
    delen: list[Deel] = [Alinea("; ".join(wijziging(zet, namen) for zet in gevolg.zetten), "Wijziging")]
    zin = omvangzin(omvang(gevolg.verschillen))
    if 1 < len(gevolg.verschillen) <= _HOOGSTENS:
        per_product = ", ".join(f"{een.product} {verschil(een.verschil)}" for een in gevolg.verschillen)
        zin = f"{zin}; per product {per_product}"
    return [*delen, Alinea(f"{zin}.", "Effect van deze reactie alleen")]


def _samen(effecten: Effecten) -> list[Deel]:
    delen: list[Deel] = [Kop("Wat de overgenomen reacties samen doen")]
    zin = omvangzin(omvang(bewogen(effecten)))
    delen.append(Alinea(f"{zin[:1].upper()}{zin[1:]}."))
    if effecten.samen:
        delen += [samentabel(effecten.samen), Alinea(wisselwerkingzin(effecten.samen))]
    return delen


def _bijlage(basis: Basis, overgangen: Sequence[Overgang]) -> list[Deel]:
    kop = Kop("Bijlage: concept en definitief")
    if not basis.is_concept:
        return [kop, Alinea(ZONDER_CONCEPT)]
    anders = [een for een in overgangen if een.onverklaard]
    uitleg = (
        "Definitief is wat de regio nu in haar bestanden heeft staan. Onder 'andere wijzigingen' staat wat definitief verschilt van het concept "
        "met alle overgenomen reacties; dat hoort nul te zijn. Stellen de colleges een ander bedrag vast dan berekend, dan staat dat met de reden "
        "in het besluit."
    )
    slot = (
        f"Let op: bij {len(anders)} {meervoud(len(anders), 'product', 'producten')} is er iets anders gewijzigd dan de reacties: "
        f"{', '.join(een.product for een in anders)}."
        if anders
        else "Bij elk product is het definitieve tarief precies het concept met alle overgenomen reacties."
    )
    return [kop, Alinea(uitleg), Tabel(_OVERGANG, tuple(_overgang(een) for een in overgangen)), Alinea(slot)]


def _overgang(een: Overgang) -> tuple[str, ...]:
    fractie = een.verschil / een.concept if een.verschil is not None and een.concept else None
    return (
        een.product,
        een.naam,
        een.eenheid,
        bedrag(een.concept),
        bedrag(een.definitief),
        verschil(een.verschil),
        NIETS if fractie is None else getekend_procent(fractie),
        ", ".join(een.door),
        verschil(een.anders),
    )


def bewijsdeel(concept: Resultaat, definitief: Resultaat, *, is_concept: bool) -> list[Deel]:
    """De vingerafdrukken: met welk programma en welke bestanden concept en definitief gerekend zijn."""
    regels = [f"Definitief: sha256 {definitief.bewijs.sha256}, reeletarief {definitief.bewijs.versie}."]
    if is_concept:
        regels.insert(0, f"Concept: sha256 {concept.bewijs.sha256}, reeletarief {concept.bewijs.versie}.")
    return [Kop("Vingerafdrukken", 2), Lijst(tuple(regels))]
