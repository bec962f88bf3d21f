"""``begroting`` op het scherm: per jaar, gemeente, segment, aanbieder en product, en wat ernaast gelegd is.

Bedragen staan op de cent en zijn pas bij het tonen afgerond; met een efficiencykorting kan een som dus een cent schelen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.kaart.besluitblok import VASTGESTELD
from reeletarief.weergave.aannames import aannamezin, vindplaats
from reeletarief.weergave.begroting.kader_scherm import toon_kader
from reeletarief.weergave.begroting.zinnen import (
    HOE_HET_EFFECT,
    niet_besloten,
    onvolledig,
    over_plafonds,
    plafondoordeel,
    slotregel,
    tegenover,
    titel,
    uitgangspunten_in_zin,
    waarom_geen_oud_tarief,
    welk_deel,
    zonder_plafond,
)
from reeletarief.weergave.bewijsregel import bewijsregel
from reeletarief.weergave.getal import euro, getekende_euro, telling
from reeletarief.weergave.tabelvorm import druk_heel, getalkolom, nieuwe_tabel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from rich.console import Console
    from rich.table import Table

    from reeletarief.analyse.begroting.berekening import (
        Bedrag,
        Begroting,
        Effect,
        Totaal,
    )
    from reeletarief.analyse.begroting.rapport import Effecttoets, Kaderregel, Plafondtoets, Rapport

_BREED_BEDRAG = 19
_BREED_NAAM = 26
_NIET_VASTGESTELD = "niet vastgesteld"


def toon_begroting(rapport: Rapport, console: Console) -> None:
    """Druk de begroting af, met eronder waarop ze rust en wat er niet in zit."""
    begroting = rapport.begroting
    console.print(titel(rapport), style="bold")
    console.print(uitgangspunten_in_zin(rapport))
    if rapport.weggelaten:
        console.print(onvolledig(rapport), style="bold")
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


def _toon_bedragen(begroting: Begroting, console: Console) -> None:
    _toon_jaren(begroting, console)
    breed = console.width >= _BREED_NAAM + _BREED_BEDRAG * (len(begroting.jaren) + 1)
    jaren = begroting.jaren if breed and len(begroting.jaren) > 1 else ()
    for opschrift, kop, totalen in (
        ("Per gemeente", "gemeente", begroting.gemeenten),
        ("Per segment", "segment", begroting.segmenten),
        ("Per aanbieder", "aanbieder", begroting.aanbieders),
    ):
        bedragen = [_per_jaar(totaal, jaren) for totaal in (*totalen, begroting.totaal)]
        _toon(opschrift, kop, [*map(str, jaren), "begroting"], bedragen, console)
    if not breed and len(begroting.jaren) > 1:
        console.print("Maak het venster breder voor de bedragen per jaar, of geef -o begroting.xlsx.", style="dim")


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
    opschrift: str,
    kop: str,
    koppen: Sequence[str],
    rijen: Iterable[tuple[str, Sequence[Decimal | None]]],
    console: Console,
) -> None:
    """Een tabel met een naam per regel en bedragen in euro."""
    tabel = _tabel(opschrift, console)
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
    for zin in niet_besloten(rapport):
        console.print(zin)


def _toon_plafonds(toets: Plafondtoets, console: Console) -> None:
    tabel = _tabel("Budgetplafonds", console)
    tabel.add_column("aanbieder", overflow="fold", min_width=12)
    tabel.add_column("jaar", no_wrap=True)
    for kop in ("plafond", "begroting", "ruimte"):
        getalkolom(tabel, kop)
    tabel.add_column("", no_wrap=True)
    for regel in toets.regels:
        bedragen = (euro(bedrag) for bedrag in (regel.plafond, regel.begroting, regel.ruimte))
        tabel.add_row(regel.aanbieder, str(regel.jaar), *bedragen, plafondoordeel(regel))
    druk_heel(tabel, console)
    console.print(over_plafonds(toets), style="bold" if toets.overschrijdingen else None)
    if toets.zonder_plafond:
        console.print(zonder_plafond(toets))


def _toon_effect(toets: Effecttoets, console: Console) -> None:
    effect, oud = toets.effect, toets.oud
    tabel = _tabel(f"Effect van de nieuwe tarieven {tegenover(toets)}", console)
    tabel.add_column("product", no_wrap=True)
    tabel.add_column("jaar", no_wrap=True)
    for kop in ("aantal", "oud", "nieuw", "effect"):
        getalkolom(tabel, kop)
    for regel in effect.regels:
        was = waarom_geen_oud_tarief(regel, oud.tarieven) if regel.oud is None else euro(regel.oud)
        bedragen = (was, euro(regel.nieuw), _effect_of_niet(regel.effect))
        tabel.add_row(regel.product.product, str(regel.jaar), telling(regel.aantal), *bedragen)
    tabel.add_row("totaal", "", "", "", "", _effect_of_niet(effect.totaal.effect))
    druk_heel(tabel, console)
    if effect.totaal.niet_vergeleken:
        console.print(welk_deel(effect), style="bold")
    _toon_effect_per_gemeente(effect, console)
    console.print(HOE_HET_EFFECT, style="dim")


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


def _effect_of_niet(effect: Decimal | None) -> str:
    return "niet te zeggen" if effect is None else getekende_euro(effect)


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


def _tabel(opschrift: str, console: Console) -> Table:
    """Een lege tabel met een kop erboven."""
    console.print()
    console.print(opschrift, style="bold")
    return nieuwe_tabel()
