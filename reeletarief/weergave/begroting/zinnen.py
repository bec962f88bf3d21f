"""Wat een begroting in zinnen zegt, voor elke vorm die leest als tekst: waar zij op rust, wat erin zit en wat niet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.afronding import NUL, RUIM, op_cent
from reeletarief.fouten import eerste_namen
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.weergave.getal import euro, geteld, kort_procent, meervoud, telling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reeletarief.analyse.begroting.berekening import Effect, Effectregel, Plafondregel
    from reeletarief.analyse.begroting.rapport import Effecttoets, Plafondtoets, Rapport
    from reeletarief.invoer.stand.oude_tarieven import OudTarief


HOE_HET_EFFECT = "Aantal × (nieuw − oud), voor efficiencykorting; het oude tarief krijgt de index van elk jaar."


def titel(rapport: Rapport) -> str:
    """De regio, de jaren en de stand."""
    return f"{rapport.regio} · begroting {_reeks(rapport.begroting.jaren)} · {rapport.stand}"


def slotregel(rapport: Rapport) -> str:
    """Eén zin over de dekking: hoeveel rijen gerekend en weggelaten, en hoeveel aannames."""
    aannames = len(rapport.aannames)
    weg = f"{telling(rapport.weggelaten)} weggelaten" if rapport.weggelaten else "geen weggelaten"
    alle = rapport.rijen + rapport.weggelaten
    begroting = rapport.begroting
    return (
        f"{telling(alle)} {meervoud(alle, 'rij', 'rijen')}: {telling(rapport.rijen)} gerekend, {weg}; "
        f"{telling(len(begroting.gemeenten))} {meervoud(len(begroting.gemeenten), 'gemeente', 'gemeenten')}, "
        f"{telling(len(begroting.aanbieders))} {meervoud(len(begroting.aanbieders), 'aanbieder', 'aanbieders')}; "
        f"{geteld(aannames, 'aanname', 'aannames')} in de uitkomst."
    )


def uitgangspunten_in_zin(rapport: Rapport) -> str:
    """Waar de tarieven van elk jaar vandaan komen: het tariefjaar, elk later besluit, elke index, en de efficiencykorting."""
    uitgangspunten = rapport.begroting.uitgangspunten
    jaar = uitgangspunten.tariefjaar
    later = [f"{een} uit {pad}" for een, pad in rapport.besluiten.items() if een > jaar]
    index = [
        f"{een} {kort_procent(fractie)}{'' if een in rapport.gebruikte_index else ' (niet gebruikt)'}"
        for een, fractie in sorted(uitgangspunten.indexcijfers.items())
    ]
    korting = f"{kort_procent(uitgangspunten.korting)} per jaar na {jaar}" if uitgangspunten.korting else "geen"
    return f"{'; '.join([f'Tarieven {jaar}', *later])}; index (aanname): {', '.join(index) or 'geen'}; efficiencykorting (aanname): {korting}."


def onvolledig(rapport: Rapport) -> str:
    """Hoeveel rijen in geen enkel bedrag zitten."""
    weg = rapport.weggelaten
    soort = meervoud(weg, "rij met een fout is", "rijen met een fout zijn")
    return f"Niet compleet: {telling(weg)} {soort} weggelaten (zie de meldingen); van een dubbele rij telt alleen de eerste."


def niet_besloten(rapport: Rapport) -> Iterator[str]:
    """Per jaar waarover besloten is de producten waarvan het tarief toch van eerder komt, of is berekend, en hoeveel daarop rust."""
    begroting = rapport.begroting
    for jaar, pad in rapport.besluiten.items():
        anders = [een.product.product for een in begroting.producten if een.jaar == jaar and een.status != VASTGESTELD]
        if anders:
            hoe = "berekend" if jaar == begroting.uitgangspunten.tariefjaar else "een eerder tarief met de index"
            samen = begroting.totaal.per_jaar[jaar]
            deel = f"{euro(samen.niet_vastgesteld)} van de {euro(samen.netto)} van {jaar}"
            yield f"Niet uit {pad}, maar {hoe}: {eerste_namen(anders)}; dat is {deel}."


def over_plafonds(toets: Plafondtoets) -> str:
    """Hoeveel plafonds overschreden zijn, en met hoeveel samen."""
    over = toets.overschrijdingen
    if not over:
        return "Geen overschrijdingen."
    te_veel = -sum((regel.ruimte for regel in over), NUL)
    samen = euro(te_veel) if op_cent(te_veel) else "minder dan een halve cent"
    return f"{geteld(len(over), 'overschrijding', 'overschrijdingen')}, samen {samen}."


def plafondoordeel(regel: Plafondregel) -> str:
    """Wat er van een plafond te zeggen valt; leeg als er volume is dat eronder blijft.

    Een plafond is in centen en een begroting na korting niet: van een overschrijding die in centen niet te zien is, staat dat erbij.
    """
    if regel.ruimte < 0:
        return "overschrijding" if op_cent(regel.ruimte) else "overschrijding onder een halve cent"
    return "" if regel.begroting else "geen volume"


def zonder_plafond(toets: Plafondtoets) -> str:
    """Elke aanbieder met volume en zonder plafond, met zijn jaren; leeg als zij er niet zijn."""
    return f"Zonder plafond: {'; '.join(_met_jaren(toets.zonder_plafond))}." if toets.zonder_plafond else ""


def _met_jaren(aanbieders: Iterable[tuple[str, int]]) -> list[str]:
    """Elke aanbieder één keer, met zijn jaren."""
    per_naam: dict[str, list[str]] = {}
    for naam, jaar in aanbieders:
        per_naam.setdefault(naam, []).append(str(jaar))
    return [f"{naam} ({', '.join(jaren)})" for naam, jaren in per_naam.items()]


def tegenover(toets: Effecttoets) -> str:
    """Met welke oude tarieven vergeleken is."""
    oud = toets.oud
    return f"tegenover {oud.bestand.pad} (tarieven {oud.tariefjaar}, {oud.regio}, {oud.status})"


def waarom_geen_oud_tarief(regel: Effectregel, oude: Mapping[str, OudTarief]) -> str:
    """In een paar woorden waarom een product geen oud tarief heeft om mee te vergelijken."""
    if regel.zonder_index:
        return "geen index"
    code = regel.product.product
    return f"was per {per(oude[code].eenheid)}" if code in oude else "geen"


def welk_deel(effect: Effect) -> str:
    """Eén zin: over welk deel van de begroting het totaal gaat."""
    totaal = effect.totaal
    alles = RUIM.add(totaal.vergeleken, totaal.niet_vergeleken)
    redenen = ["geen oud tarief per dezelfde eenheid"] if effect.zonder_oud else []
    redenen += ["geen index voor het oude tarief"] if effect.zonder_index else []
    waarom = " of ".join(redenen)
    if totaal.effect is None:
        return f"Van niets van de {euro(alles)} is het effect te zeggen: er is {waarom}."
    return f"Het totaal gaat over {euro(totaal.vergeleken)} van de {euro(alles)}; van de rest is er {waarom}."


def _reeks(jaren: Sequence[int]) -> str:
    return str(jaren[0]) if len(jaren) == 1 else f"{jaren[0]} tot en met {jaren[-1]}"
