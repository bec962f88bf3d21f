"""De nota van beantwoording als document: elke reactie met het antwoord, en per product concept en tarief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.reacties.effect import omvang
from reeletarief.analyse.reacties.nota import groepen
from reeletarief.analyse.reacties.parameterwoord import woorden_van
from reeletarief.fouten import met_hoofdletter
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.invoer.reacties.register import DEELS, OVERGENOMEN, onafgedaan
from reeletarief.kostprijs.elementen import NVO
from reeletarief.weergave.besluit.bijstelling import berekend_en_stap
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.document.inhoud import Alinea, Document, Kop, Lijst, Tabel
from reeletarief.weergave.getal import getekend_procent, geteld, meervoud
from reeletarief.weergave.reacties.effect import PRODUCTKOLOMMEN, UITLEG, bewogen, samentabel, wisselwerkingzin
from reeletarief.weergave.reacties.tekst import (
    GEEN_MOTIEF,
    NIETS,
    OPEN,
    aanhef,
    bedrag,
    eigen_cijfer,
    omvangzin,
    onderwerpen,
    oordeel,
    telzin,
    verschil,
    waarover,
    wijziging,
)
from reeletarief.weergave.tabelinhoud import Kolom, getalkolommen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reeletarief.analyse.reacties.effect import Effecten, Reactiegevolg
    from reeletarief.analyse.reacties.nota import Groep, Overgang
    from reeletarief.analyse.reacties.parameterwoord import Parameterwoorden
    from reeletarief.analyse.reacties.toepassen import Doorgerekend
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.reacties.register import Reactie
    from reeletarief.weergave.document.inhoud import Deel
    from reeletarief.weergave.reacties.tekst import Basis

_HOOGSTENS = 8
_BEOORDEELD = (
    "Aanbieders kregen de concepttarieven met hun onderbouwing en konden daar een onderbouwde en gemotiveerde reactie op geven. "
    "De regio heeft elke reactie beoordeeld en zegt hieronder per reactie wat zij ermee doet en waarom (NvO §8.4, stappen h tot en "
    "met j). Aanbieders staan onder een pseudoniem."
)
ZONDER_CONCEPT = (
    "Er is geen conceptbesluit om mee te vergelijken: concept en tarief zijn daarom niet naast elkaar te zetten, en het effect van een "
    "reactie is gerekend op de werkmap zoals ze nu is. Leg het concept vast met 'reeletarief vaststellen --als-concept' voordat de reacties worden "
    "verwerkt, en maak de nota daarna opnieuw."
)


def nota(effecten: Effecten, reacties: Sequence[Reactie], basis: Basis, overgangen: Sequence[Overgang]) -> Document:
    """De nota; zolang er een reactie zonder oordeel of motief in staat, heet zij concept."""
    nu = effecten.basis.resultaat
    open_ = onafgedaan(tuple(reacties))
    titel = f"Nota van beantwoording tarieven {nu.tariefjaar}, {nu.regio}{' (concept)' if open_ else ''}"
    delen: list[Deel] = [*_inleiding(reacties, basis, nu, overgangen), *(_nog_open(reacties) if open_ else [])]
    gevolgen = {str(effect.reactie.nummer): effect for effect in effecten.per_reactie}
    woorden = woorden_van(effecten.basis)
    delen += _overzicht(reacties, woorden)
    delen.append(Kop("De reacties en het antwoord"))
    for groep in groepen(reacties):
        delen += _groep(groep, effecten, gevolgen, woorden)
        delen += _vastgesteld(groep, overgangen)
    delen += _samen(effecten)
    delen += _bijlage(basis, overgangen)
    return Document(titel, tuple(delen))


def _inleiding(
    reacties: Sequence[Reactie], basis: Basis, resultaat: Resultaat, overgangen: Sequence[Overgang]
) -> list[Deel]:
    waarop = f"Deze nota gaat over de tarieven van {resultaat.regio} voor {resultaat.tariefjaar}."
    return [
        Kop("Inleiding"),
        Alinea(f"{waarop} Er {meervoud(len(reacties), 'kwam', 'kwamen')} {telzin(reacties)}"),
        Alinea(_BEOORDEELD),
        Alinea(_standzin(overgangen)),
        Alinea(f"Het effect van een reactie is gerekend op {basis.omschrijving}. {UITLEG}"),
        *([Lijst(basis.opmerkingen)] if basis.opmerkingen else []),
    ]


def _standzin(overgangen: Sequence[Overgang]) -> str:
    """Of de tarieven zijn vastgesteld, en anders welke nog niet."""
    dagen = sorted({een.vastgesteld_op for een in overgangen if een.vastgesteld_op})
    open_ = [een.product for een in overgangen if een.tarief is not None and een.vastgesteld_op is None]
    if not dagen:
        return "De tarieven zijn nog niet vastgesteld. Elk bedrag in deze nota is berekend; het college kan een ander bedrag vaststellen."
    if open_:
        return f"Nog niet vastgesteld, en dus alleen berekend: {', '.join(open_)}. De andere tarieven zijn vastgesteld."
    return f"De tarieven zijn vastgesteld op {' en '.join(map(voluit, dagen))}."


def _kolomnaam(overgangen: Sequence[Overgang]) -> str:
    """Hoe de kolom met het tarief heet: naar wat voor elk product geldt, of neutraal als dat verschilt."""
    standen = {een.vastgesteld_op is not None for een in overgangen if een.tarief is not None}
    if len(standen) > 1:
        return "tarief"
    return "vastgesteld" if True in standen else "berekend"


def _overzicht(reacties: Sequence[Reactie], woorden: Parameterwoorden) -> list[Deel]:
    """Elke reactie op een regel, per aanbieder bij elkaar, zodat ieder de zijne terugvindt."""
    op_aanbieder = sorted(reacties, key=lambda een: str(een.aanbieder))
    rijen = [
        (str(een.aanbieder), str(een.nummer), waarover(een, woorden), met_hoofdletter(oordeel(een)))
        for een in op_aanbieder
    ]
    kolommen = (Kolom("aanbieder"), Kolom("reactie"), Kolom("gaat over"), Kolom("oordeel"))
    return [Kop("Overzicht per aanbieder"), Tabel(kolommen, tuple(rijen))]


def _nog_open(reacties: Sequence[Reactie]) -> list[Deel]:
    """Wat er nog moet gebeuren voordat de tarieven vast te stellen zijn."""
    punten = [
        f"Reactie {een.nummer} van {een.aanbieder}: {OPEN if een.oordeel is None else GEEN_MOTIEF}."
        for een in reacties
        if onafgedaan((een,))
    ]
    zin = "Deze nota is een concept: met een reactie zonder oordeel of motief zijn de tarieven niet vast te stellen."
    return [Kop("Nog open"), Alinea(zin), Lijst(tuple(punten))]


def _groep(
    groep: Groep, effecten: Effecten, gevolgen: Mapping[str, Reactiegevolg], woorden: Parameterwoorden
) -> list[Deel]:
    delen: list[Deel] = [Kop(_kop(groep, effecten.basis, woorden), 2)]
    for reactie in groep.reacties:
        delen += _reactie(reactie, gevolgen.get(str(reactie.nummer)), woorden)
    regel = next((een for een in effecten.samen if een.verschil.product == groep.product), None)
    if regel is not None:
        een = regel.verschil
        van_tot = f"van {bedrag(een.oud)} naar {bedrag(een.nieuw)} per {per(een.eenheid)}"
        delen.append(
            Alinea(
                f"het berekende tarief gaat {van_tot}, {verschil(een.verschil)} ({getekend_procent(een.fractie)}).",
                "Alle overgenomen reacties samen",
            )
        )
    return delen


def _vastgesteld(groep: Groep, overgangen: Sequence[Overgang]) -> list[Deel]:
    """Wat er is vastgesteld voor het product van een groep reacties."""
    return [
        Alinea(
            f"{bedrag(een.tarief)} per {per(een.eenheid)}, op {voluit(een.vastgesteld_op)}{_stap(een)}.", "Vastgesteld"
        )
        for een in overgangen
        if een.product == groep.product and een.vastgesteld_op
    ]


def _stap(een: Overgang) -> str:
    return f"; {berekend_en_stap(een.bijstelling).rstrip('.')}" if een.bijstelling else ""


def _kop(groep: Groep, basis: Doorgerekend, woorden: Parameterwoorden) -> str:
    if groep.product is None:
        return f"Hele regio: {NVO.get(groep.onderwerp) or woorden.van(groep.onderwerp, None).naam}"
    namen = [str(kaart.naam) for kaart in basis.inlezing.regio.kaarten if kaart.product == groep.product]
    return " ".join([groep.product, *namen])


def _reactie(reactie: Reactie, gevolg: Reactiegevolg | None, woorden: Parameterwoorden) -> list[Deel]:
    delen: list[Deel] = [
        Kop(aanhef(reactie), 3),
        Alinea(str(reactie.samenvatting), "Samenvatting"),
    ]
    onderwerp = ", ".join(onderwerpen(reactie, woorden))
    if onderwerp:
        delen.append(Alinea(onderwerp, "Gaat over"))
    if reactie.eigen_cijfer:
        delen.append(Alinea(eigen_cijfer(reactie, woorden), "Eigen cijfer van de aanbieder"))
    op = f", op {voluit(reactie.beoordeeld_op.dag)}" if reactie.beoordeeld_op else ""
    delen.append(Alinea(f"{met_hoofdletter(oordeel(reactie))}{op if reactie.oordeel else ' (nog open)'}", "Oordeel"))
    if reactie.heeft_motief or reactie.oordeel:
        delen.append(Alinea(str(reactie.motief) if reactie.heeft_motief else f"{GEEN_MOTIEF} (nog open)", "Motief"))
    if reactie.oordeel in {OVERGENOMEN, DEELS} and gevolg is None:
        delen.append(Alinea("geen waarde in de berekening", "Wijziging"))
    return [*delen, *_gevolg(gevolg, woorden)]


def _gevolg(gevolg: Reactiegevolg | None, woorden: Parameterwoorden) -> list[Deel]:
    """Wat de regio wijzigt, en wat dat alleen met de tarieven doet."""
    if gevolg is None:
        return []
    delen: list[Deel] = [Alinea("; ".join(wijziging(zet, woorden) for zet in gevolg.zetten), "Wijziging")]
    zin = omvangzin(omvang(gevolg.verschillen))
    if 1 < len(gevolg.verschillen) <= _HOOGSTENS:
        per_product = ", ".join(f"{een.product} {verschil(een.verschil)}" for een in gevolg.verschillen)
        zin = f"{zin}; per product {per_product}"
    return [*delen, Alinea(f"{zin}.", "Effect van deze reactie alleen")]


def _samen(effecten: Effecten) -> list[Deel]:
    delen: list[Deel] = [Kop("Wat de overgenomen reacties samen doen")]
    zin = omvangzin(omvang(bewogen(effecten)))
    delen.append(Alinea(f"{met_hoofdletter(zin)}."))
    if effecten.samen:
        delen += [samentabel(effecten.samen), Alinea(wisselwerkingzin(effecten.samen))]
    return delen


def _bijlage(basis: Basis, overgangen: Sequence[Overgang]) -> list[Deel]:
    kop = Kop("Bijlage: van concept naar tarief")
    if not basis.is_concept:
        return [kop, Alinea(ZONDER_CONCEPT)]
    anders = [een for een in overgangen if een.onverklaard]
    uitleg = (
        f"{_standzin(overgangen)} Onder 'andere wijzigingen' staat wat er volgens de bestanden van nu meer berekend is dan het concept met alle "
        "overgenomen reacties; dat hoort nul te zijn."
    )
    bijgesteld = tuple(f"{een.product}: {berekend_en_stap(een.bijstelling)}" for een in overgangen if een.bijstelling)
    slot = (
        f"Let op: bij {geteld(len(anders), 'product', 'producten')} is er iets anders gewijzigd dan de reacties: "
        f"{', '.join(een.product for een in anders)}."
        if anders
        else "Bij elk product is het berekende tarief precies het concept met alle overgenomen reacties."
    )
    tabel = Tabel(_kolommen(_kolomnaam(overgangen)), tuple(_overgang(een) for een in overgangen))
    return [kop, Alinea(uitleg), tabel, *([Lijst(bijgesteld)] if bijgesteld else []), Alinea(slot)]


def _kolommen(tarief: str) -> tuple[Kolom, ...]:
    return (
        *PRODUCTKOLOMMEN,
        *getalkolommen("concept", tarief, "verschil", "%"),
        Kolom("door reactie"),
        *getalkolommen("andere wijzigingen"),
    )


def _overgang(een: Overgang) -> tuple[str, ...]:
    fractie = een.verschil / een.concept if een.verschil is not None and een.concept else None
    return (
        een.product,
        een.naam,
        een.eenheid,
        bedrag(een.concept),
        bedrag(een.tarief),
        verschil(een.verschil),
        NIETS if fractie is None else getekend_procent(fractie),
        ", ".join(een.door),
        verschil(een.anders),
    )


def bewijsdeel(concept: Resultaat, nu: Resultaat, register: Iterable[Bestand], *, is_concept: bool) -> list[Deel]:
    """De vingerafdrukken: met welk programma en welke bestanden het concept en de tarieven van nu gerekend zijn, en van de reacties zelf.

    Het besluit bewaart de reacties niet, want er is niet mee gerekend; wie later een motief wijzigt, maakt een nota met een andere vingerafdruk.
    """
    regels = [f"Tarieven: sha256 {nu.bewijs.sha256}, reeletarief {nu.bewijs.versie}."]
    if is_concept:
        regels.insert(0, f"Concept: sha256 {concept.bewijs.sha256}, reeletarief {concept.bewijs.versie}.")
    if nu.besluit:
        regels.append(f"Besluit: {nu.besluit.bestand.pad}, sha256 {nu.besluit.bestand.sha256}.")
    regels += [f"Reacties: {een.pad}, sha256 {een.sha256}." for een in register]
    return [Kop("Vingerafdrukken", 2), Lijst(tuple(regels))]
