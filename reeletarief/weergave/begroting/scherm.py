"""``begroting`` op het scherm: per jaar, gemeente, segment, aanbieder en product, en wat ernaast gelegd is.

Bedragen staan op de cent en zijn pas bij het tonen afgerond; met een efficiencykorting kan een som dus een cent schelen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.afronding import NUL, RUIM
from reeletarief.fouten import eerste_namen
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.weergave.aannames import aannamezin, vindplaats
from reeletarief.weergave.begroting.kader_scherm import toon_kader
from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.getal import euro, getekende_euro, geteld, kort_procent, meervoud, telling
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuwe_tabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from rich.console import Console
    from rich.table import Table

    from reeletarief.analyse.begroting.berekening import (
        Bedrag,
        Begroting,
        Effect,
        Effectregel,
        Totaal,
    )
    from reeletarief.analyse.begroting.rapport import Effecttoets, Kaderregel, Plafondtoets, Rapport
    from reeletarief.invoer.stand.oude_tarieven import OudTarief

_BREED_BEDRAG = 19
_BREED_NAAM = 26
_NIET_VASTGESTELD = "niet vastgesteld"


def toon_begroting(rapport: Rapport, console: Console) -> None:
    """Druk de begroting af, met eronder waarop ze rust en wat er niet in zit."""
    begroting = rapport.begroting
    console.print(f"{rapport.regio} · begroting {_reeks(begroting.jaren)} · {rapport.stand}", style="bold")
    console.print(_uitgangspunten_in_zin(rapport))
    if rapport.weggelaten:
        console.print(_onvolledig(rapport), style="bold")
    _toon_bedragen(begroting, console)
    _toon_producten(rapport, console)
    if rapport.plafonds is not None:
        _toon_plafonds(rapport.plafonds, console)
    if rapport.effect is not None:
        _toon_effect(rapport.effect, console)
    if rapport.kader is not None:
        _toon_naast_kader(rapport.naast_kader, console)
        toon_kader(rapport.kader, console)
    console.print()
    console.print(slotregel(rapport))
    if rapport.aannames:
        console.print(aannamezin(rapport.aannames))
        console.print(vindplaats("die uit de tarieven"))
    console.print(bewijsregel(rapport.bewijs))


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


def _uitgangspunten_in_zin(rapport: Rapport) -> str:
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


def _onvolledig(rapport: Rapport) -> str:
    weg = rapport.weggelaten
    soort = meervoud(weg, "rij met een fout is", "rijen met een fout zijn")
    return f"Niet compleet: {telling(weg)} {soort} weggelaten (zie de meldingen); van een dubbele rij telt alleen de eerste."


def _toon_bedragen(begroting: Begroting, console: Console) -> None:
    _toon_jaren(begroting, console)
    breed = console.width >= _BREED_NAAM + _BREED_BEDRAG * (len(begroting.jaren) + 1)
    jaren = begroting.jaren if breed and len(begroting.jaren) > 1 else ()
    for titel, kop, totalen in (
        ("Per gemeente", "gemeente", begroting.gemeenten),
        ("Per segment", "segment", begroting.segmenten),
        ("Per aanbieder", "aanbieder", begroting.aanbieders),
    ):
        bedragen = [_per_jaar(totaal, jaren) for totaal in (*totalen, begroting.totaal)]
        _toon(titel, kop, [*map(str, jaren), "begroting"], bedragen, console)
    if not breed and len(begroting.jaren) > 1:
        console.print("Maak het venster breder voor de bedragen per jaar, of gebruik --formaat csv.", style="dim")


def _toon_jaren(begroting: Begroting, console: Console) -> None:
    """Het bedrag van elk jaar; rust er een deel op een besluit en een deel niet, dan met hoeveel niet."""
    met_korting = bool(begroting.uitgangspunten.korting)
    koppen = ["aantal × tarief", "efficiencykorting", "begroting"] if met_korting else ["begroting"]
    koppen += [_NIET_VASTGESTELD] if _gemengd(begroting) else []
    rijen = [
        (str(jaar), _jaarbedragen(bedrag, met_korting=met_korting)[: len(koppen)])
        for jaar, bedrag in [*begroting.totaal.per_jaar.items(), ("totaal", begroting.totaal.samen)]
    ]
    _toon("Per jaar", "jaar", koppen, rijen, console)


def _jaarbedragen(bedrag: Bedrag, *, met_korting: bool) -> list[Decimal]:
    netto = [bedrag.netto, bedrag.niet_vastgesteld]
    return [bedrag.bruto, -bedrag.korting, *netto] if met_korting else netto


def _gemengd(begroting: Begroting) -> bool:
    """Of een deel van de regels op een besluit rust, en een deel niet."""
    statussen = {regel.status for regel in begroting.producten}
    return VASTGESTELD in statussen and len(statussen) > 1


def _per_jaar(totaal: Totaal, jaren: Sequence[int]) -> tuple[str, list[Decimal | None]]:
    per_jaar = [totaal.per_jaar[jaar].netto if jaar in totaal.per_jaar else None for jaar in jaren]
    return totaal.naam, [*per_jaar, totaal.samen.netto]


def _toon(
    titel: str, kop: str, koppen: Sequence[str], rijen: Iterable[tuple[str, Sequence[Decimal | None]]], console: Console
) -> None:
    """Een tabel met een naam per regel en bedragen in euro."""
    tabel = _tabel(titel, console)
    tabel.add_column(kop, overflow="fold", min_width=20)
    for een in koppen:
        getalkolom(tabel, een)
    for naam, bedragen in rijen:
        tabel.add_row(naam, *("" if bedrag is None else euro(bedrag) for bedrag in bedragen))
    druk_heel(tabel, console)


def _toon_producten(rapport: Rapport, console: Console) -> None:
    begroting, gemengd = rapport.begroting, _gemengd(rapport.begroting)
    korting = ", voor de efficiencykorting" if begroting.uitgangspunten.korting else ""
    tabel = _tabel(f"Per product (aantal × tarief{korting})", console)
    tabel.add_column("product", no_wrap=True)
    tabel.add_column("naam", overflow="fold", min_width=12)
    for kop in ("eenheid", "jaar"):
        tabel.add_column(kop, no_wrap=True)
    for kop in ("aantal", "tarief", "bedrag"):
        getalkolom(tabel, kop)
    if gemengd:
        tabel.add_column("status", no_wrap=True)
    for regel in begroting.producten:
        product = regel.product
        tabel.add_row(
            *(product.product, product.naam, product.eenheid, str(regel.jaar)),
            *(telling(regel.aantal), euro(regel.tarief), euro(regel.bedrag.bruto)),
            *([regel.status] if gemengd else []),
        )
    druk_heel(tabel, console)
    for zin in _niet_besloten(rapport):
        console.print(zin)


def _niet_besloten(rapport: Rapport) -> Iterator[str]:
    """Per jaar waarover besloten is de producten waarvan het tarief toch van eerder komt, of is berekend, en hoeveel daarop rust."""
    begroting = rapport.begroting
    for jaar, pad in rapport.besluiten.items():
        anders = [een.product.product for een in begroting.producten if een.jaar == jaar and een.status != VASTGESTELD]
        if anders:
            hoe = "berekend" if jaar == begroting.uitgangspunten.tariefjaar else "een eerder tarief met de index"
            samen = begroting.totaal.per_jaar[jaar]
            deel = f"{euro(samen.niet_vastgesteld)} van de {euro(samen.netto)} van {jaar}"
            yield f"Niet uit {pad}, maar {hoe}: {eerste_namen(anders)}; dat is {deel}."


def _toon_plafonds(toets: Plafondtoets, console: Console) -> None:
    tabel = _tabel("Budgetplafonds", console)
    tabel.add_column("aanbieder", overflow="fold", min_width=12)
    tabel.add_column("jaar", no_wrap=True)
    for kop in ("plafond", "begroting", "ruimte"):
        getalkolom(tabel, kop)
    tabel.add_column("", no_wrap=True)
    for regel in toets.regels:
        oordeel = "overschrijding" if regel.ruimte < 0 else ("geen volume" if not regel.begroting else "")
        bedragen = (euro(bedrag) for bedrag in (regel.plafond, regel.begroting, regel.ruimte))
        tabel.add_row(regel.aanbieder, str(regel.jaar), *bedragen, oordeel)
    druk_heel(tabel, console)
    over = toets.overschrijdingen
    if over:
        te_veel = euro(-sum((regel.ruimte for regel in over), NUL))
        console.print(f"{geteld(len(over), 'overschrijding', 'overschrijdingen')}, samen {te_veel}.", style="bold")
    else:
        console.print("Geen overschrijdingen.")
    if toets.zonder_plafond:
        console.print(f"Zonder plafond: {'; '.join(_met_jaren(toets.zonder_plafond))}.")


def _met_jaren(aanbieders: Iterable[tuple[str, int]]) -> list[str]:
    """Elke aanbieder één keer, met zijn jaren."""
    per_naam: dict[str, list[str]] = {}
    for naam, jaar in aanbieders:
        per_naam.setdefault(naam, []).append(str(jaar))
    return [f"{naam} ({', '.join(jaren)})" for naam, jaren in per_naam.items()]


def _toon_effect(toets: Effecttoets, console: Console) -> None:
    effect, oud = toets.effect, toets.oud
    herkomst = f"tarieven {oud.tariefjaar}, {oud.regio}, {oud.status}"
    tabel = _tabel(f"Effect van de nieuwe tarieven tegenover {oud.bestand.pad} ({herkomst})", console)
    tabel.add_column("product", no_wrap=True)
    tabel.add_column("jaar", no_wrap=True)
    for kop in ("aantal", "oud", "nieuw", "effect"):
        getalkolom(tabel, kop)
    for regel in effect.regels:
        bedragen = (_oud_tarief(regel, oud.tarieven), euro(regel.nieuw), _effect_of_niet(regel.effect))
        tabel.add_row(regel.product.product, str(regel.jaar), telling(regel.aantal), *bedragen)
    tabel.add_row("totaal", "", "", "", "", _effect_of_niet(effect.totaal.effect))
    druk_heel(tabel, console)
    if effect.totaal.niet_vergeleken:
        console.print(_welk_deel(effect), style="bold")
    _toon_effect_per_gemeente(effect, console)
    console.print(
        "Aantal × (nieuw − oud), voor efficiencykorting; het oude tarief krijgt de index van elk jaar.", style="dim"
    )


def _toon_effect_per_gemeente(effect: Effect, console: Console) -> None:
    """Het effect van elke gemeente; is er iets niet te vergelijken, dan ook over welk deel van haar begroting het gaat."""
    tabel = _tabel("Effect per gemeente", console)
    tabel.add_column("gemeente", overflow="fold", min_width=20)
    koppen = ("effect", "gaat over", "niet vergeleken") if effect.totaal.niet_vergeleken else ("effect",)
    for kop in koppen:
        getalkolom(tabel, kop)
    for gemeente, totaal in effect.per_gemeente.items():
        bedragen = (_effect_of_niet(totaal.effect), euro(totaal.vergeleken), euro(totaal.niet_vergeleken))
        tabel.add_row(gemeente, *bedragen[: len(koppen)])
    druk_heel(tabel, console)


def _oud_tarief(regel: Effectregel, oude: Mapping[str, OudTarief]) -> str:
    """Het oude tarief, of waarom het er niet is."""
    if regel.oud is not None:
        return euro(regel.oud)
    if regel.zonder_index:
        return "geen index"
    code = regel.product.product
    return f"was per {per(oude[code].eenheid)}" if code in oude else "geen"


def _effect_of_niet(effect: Decimal | None) -> str:
    return "niet te zeggen" if effect is None else getekende_euro(effect)


def _welk_deel(effect: Effect) -> str:
    """Eén zin: over welk deel van de begroting het totaal gaat."""
    totaal = effect.totaal
    alles = RUIM.add(totaal.vergeleken, totaal.niet_vergeleken)
    redenen = ["geen oud tarief per dezelfde eenheid"] if effect.zonder_oud else []
    redenen += ["geen index voor het oude tarief"] if effect.zonder_index else []
    waarom = " of ".join(redenen)
    if totaal.effect is None:
        return f"Van niets van de {euro(alles)} is het effect te zeggen: er is {waarom}."
    return f"Het totaal gaat over {euro(totaal.vergeleken)} van de {euro(alles)}; van de rest is er {waarom}."


def _toon_naast_kader(regels: Sequence[Kaderregel], console: Console) -> None:
    tabel = _tabel("Begroting naast het financieel kader", console)
    tabel.add_column("gemeente", overflow="fold", min_width=20)
    tabel.add_column("jaar", no_wrap=True)
    for kop in ("kader", "begroting", "kader − begroting"):
        getalkolom(tabel, kop)
    for regel in regels:
        kader = "niet in kader" if regel.kader is None else euro(regel.kader)
        begroot = "geen volume" if regel.begroting is None else euro(regel.begroting)
        verschil = "" if regel.verschil is None else getekende_euro(regel.verschil)
        tabel.add_row(regel.gemeente, str(regel.jaar), kader, begroot, verschil)
    druk_heel(tabel, console)


def _tabel(titel: str, console: Console) -> Table:
    """Een lege tabel met een kop erboven."""
    console.print()
    console.print(titel, style="bold")
    return nieuwe_tabel()


def _reeks(jaren: Sequence[int]) -> str:
    return str(jaren[0]) if len(jaren) == 1 else f"{jaren[0]} tot en met {jaren[-1]}"
