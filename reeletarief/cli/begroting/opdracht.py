"""``reeletarief begroting``: P × Q uit een csv met volumes, en een financieel kader nagerekend."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, NoReturn

import typer

from reeletarief.cli.begroting.lezen import (
    lees_indexcijfers,
    lees_korting,
    lees_of_stop_volumes,
    maak_eisen,
    maak_uitgangspunten,
    stop_zonder_begroting,
)
from reeletarief.cli.bijlagen import OudOptie, bescherm_invoer, haal
from reeletarief.cli.gedeeld import BEVINDING, GOED, KON_NIET, eis_zonder_fouten, lees_of_stop, meld, schrijf
from reeletarief.cli.opties import Kleurkeuze, Map, Streng, Tariefjaar, lees_jaar, lees_kleur
from reeletarief.cli.vormkeuze import formaatoptie, in_vorm, kies_vorm, uitvoeroptie

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reeletarief.analyse.begroting.berekening import Begroting, Product, Uitgangspunten
    from reeletarief.analyse.begroting.rapport import Rapport
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.begroting.bedragtabellen import Kader, Plafonds
    from reeletarief.invoer.begroting.volumes import Volumes
    from reeletarief.invoer.regio import Bestand, Inlezing
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven
    from reeletarief.weergave.console import Kleur

VORMEN = {
    "tabel": "begroting.scherm:toon_begroting",
    "json": "begroting.json:begroting_als_json",
    "csv": "begroting.csv:begroting_als_csv",
}
VAN_EEN_KADER = {
    "tabel": "begroting.kader_scherm:toon_los_kader",
    "json": "begroting.json:kader_als_json",
    "csv": "begroting.csv:kader_als_csv",
}
"""Dezelfde vormen, voor een kader zonder begroting."""

FormaatOptie = Annotated[str | None, formaatoptie(VORMEN)]
Uitvoer = Annotated[str | None, uitvoeroptie(VORMEN)]
VolumesArgument = Annotated[
    str | None,
    typer.Argument(
        metavar="VOLUMES.csv", help="De volumes, met de kolommen gemeente, product, aanbieder, aantal en jaar."
    ),
]
IndexOptie = Annotated[
    list[str] | None,
    typer.Option("--index", metavar="JAAR=%", help="Aangenomen index van een later jaar, zoals 2027=3%; mag vaker."),
]
KortingOptie = Annotated[
    str | None,
    typer.Option("--efficiencykorting", metavar="1%", help="Korting per jaar na het tariefjaar, cumulatief."),
]
PlafondsOptie = Annotated[
    str | None,
    typer.Option("--plafonds", metavar="BESTAND", help="Budgetplafonds: een csv met aanbieder, jaar en plafond."),
]
KaderOptie = Annotated[
    str | None,
    typer.Option(
        "--kader", metavar="BESTAND", help="Financieel kader: een csv met gemeente, product en een kolom per jaar."
    ),
]
GaDoor = Annotated[bool, typer.Option("--ga-door", help="Reken met de goede rijen als er ook rijen met een fout zijn.")]


class _Bijlagen(NamedTuple):
    """De bestanden die naast de begroting gelegd worden, voor zover gegeven."""

    plafonds: Plafonds | None
    oud: OudeTarieven | None
    kader: Kader | None

    @property
    def bestanden(self) -> list[Bestand]:
        return [bijlage.bestand for bijlage in self if bijlage is not None]


def begroting_opdracht(
    volumes: VolumesArgument = None,
    tariefjaar: Tariefjaar = None,
    index: IndexOptie = None,
    efficiencykorting: KortingOptie = None,
    plafonds: PlafondsOptie = None,
    oud: OudOptie = None,
    kader: KaderOptie = None,
    ga_door: GaDoor = False,
    map_: Map = None,
    formaat: FormaatOptie = None,
    uitvoer: Uitvoer = None,
    streng: Streng = False,
    kleur: Kleurkeuze = None,
) -> None:
    """Reken een begroting uit: aantal × tarief.

    \b
    Voorbeelden:
      reeletarief begroting volumes.csv
      reeletarief begroting volumes.csv --index 2027=3% --efficiencykorting 1%
      reeletarief begroting volumes.csv --plafonds plafonds.csv -o begroting.csv
      reeletarief begroting volumes.csv --oud tarieven-2025.json
      reeletarief begroting --kader kader.csv

    \b
    De uitkomst staat op stdout, meldingen op stderr.
    Code 0: in orde. 1: een plafond overschreden, rijen weggelaten met --ga-door, een kader dat niet sluit,
    of een waarschuwing met --streng. 2: een bestand of opdracht klopt niet, of er kon niets gerekend worden.
    """
    vorm = kies_vorm(formaat, uitvoer, VORMEN)
    wanneer, jaar = lees_kleur(kleur), lees_jaar(tariefjaar)
    indexcijfers, korting = lees_indexcijfers(list(index or [])), lees_korting(efficiencykorting)
    bescherm_invoer(uitvoer, [volumes, plafonds, oud, kader])
    bijlagen = _lees_bijlagen(plafonds, oud, kader)
    scherm = _Scherm(vorm, wanneer, uitvoer, Path(map_ or "."))
    if volumes is None:
        over_tarieven = (jaar, index, efficiencykorting, plafonds, oud, ga_door)
        _reken_kader_na(_los_kader(bijlagen.kader, over_tarieven), scherm)
    inlezing = lees_of_stop(map_, jaar, None)
    assert inlezing.regio is not None
    uitgangspunten = maak_uitgangspunten(jaar or inlezing.regio.opslagen.tariefjaar, indexcijfers, korting)
    resultaat = _bereken(inlezing, jaar)
    gelezen = lees_of_stop_volumes(volumes, maak_eisen(inlezing, resultaat, uitgangspunten))
    if gelezen.weggelaten and not ga_door:
        stop_zonder_begroting(gelezen)
    rapport = _rapport(gelezen, resultaat, uitgangspunten, bijlagen)
    uit_tarieven = _waarschuwingen(rapport, resultaat)
    meld(uit_tarieven, inlezing.bestanden)
    waarschuwingen = [*uit_tarieven, *_meld_kanttekeningen(rapport, bijlagen)]
    scherm.schrijf(VORMEN, rapport=rapport)
    if vorm != "tabel" or uitvoer is not None:
        _meld_stand(rapport)
    if inlezing.bevindingen:
        raise typer.Exit(KON_NIET)
    raise typer.Exit(BEVINDING if rapport.vraagt_aandacht or (streng and waarschuwingen) else GOED)


def _bereken(inlezing: Inlezing, jaar: int | None) -> Resultaat:
    """Alle tarieven van de regio; wat erover te melden is, volgt pas als bekend is welke de volumes gebruiken."""
    from reeletarief.berekening.bereken import bereken

    return bereken(inlezing, tariefjaar=jaar)


def _waarschuwingen(rapport: Rapport, resultaat: Resultaat) -> list[Bevinding]:
    """De kanttekeningen bij de tarieven die in deze begroting meetellen, elk één keer."""
    from reeletarief.fouten import gesorteerd

    gebruikt = {regel.product.product for regel in rapport.begroting.producten}
    tarieven = [tarief for tarief in resultaat.tarieven if tarief.kaart.product in gebruikt]
    return list(gesorteerd(bevinding for tarief in tarieven for bevinding in tarief.waarschuwingen))


class _Scherm(NamedTuple):
    """Waar en hoe de uitkomst getoond wordt."""

    vorm: str
    kleur: Kleur
    uitvoer: str | None
    werkmap: Path

    def schrijf(self, vormen: Mapping[str, str], **gegevens: Any) -> None:
        """De uitkomst in de gevraagde vorm, op het scherm of in het bestand."""
        schrijf(in_vorm(vormen, self.vorm, self.kleur, self.uitvoer, **gegevens), self.uitvoer, self.werkmap)


def _lees_bijlagen(plafonds: str | None, oud: str | None, kader: str | None) -> _Bijlagen:
    """De bijgevoegde bestanden; een fout in een ervan stopt met code 2, nadat alles in dat bestand gemeld is."""
    from reeletarief.invoer.begroting.bedragtabellen import lees_kader, lees_plafonds
    from reeletarief.invoer.stand.oude_tarieven import lees_oude_tarieven

    bijlagen = _Bijlagen(
        None if plafonds is None else lees_plafonds(haal(plafonds), plafonds),
        None if oud is None else lees_oude_tarieven(haal(oud), oud),
        None if kader is None else lees_kader(haal(kader), kader),
    )
    fouten = [fout for bijlage in bijlagen if bijlage is not None for fout in bijlage.bevindingen]
    eis_zonder_fouten(tuple(fouten), {bestand.pad: bestand for bestand in bijlagen.bestanden})
    return bijlagen


def _los_kader(kader: Kader | None, over_tarieven: Iterable[object]) -> Kader:
    """Het kader dat zonder volumes nagerekend wordt; opties over tarieven passen daar niet bij."""
    if kader is None:
        raise typer.BadParameter("geef een csv met volumes, of een kader met --kader.", param_hint="VOLUMES.csv")
    if any(over_tarieven):
        raise typer.BadParameter(
            "zonder volumes gaat --kader niet samen met opties over tarieven.", param_hint="--kader"
        )
    return kader


def _reken_kader_na(kader: Kader, scherm: _Scherm) -> NoReturn:
    """Alleen het kader: geen regio en geen tarieven nodig."""
    from reeletarief.analyse.begroting.kader import toets_kader
    from reeletarief.analyse.begroting.rapport import buiten_afronding, sluit

    toets = toets_kader(kader)
    meld(buiten_afronding(toets), {kader.bestand.pad: kader.bestand})
    scherm.schrijf(VAN_EEN_KADER, kader=kader, toets=toets)
    raise typer.Exit(GOED if sluit(toets) else BEVINDING)


def _producten(resultaat: Resultaat) -> dict[str, Product]:
    from reeletarief.analyse.begroting.berekening import Product
    from reeletarief.berekening.besluitstand import geldend_bedrag

    return {
        str(tarief.kaart.product): Product(
            str(tarief.kaart.product),
            str(tarief.kaart.naam),
            str(tarief.kaart.segment),
            str(tarief.kaart.eenheid),
            geldend_bedrag(tarief),
        )
        for tarief in resultaat.tarieven
    }


def _rapport(gelezen: Volumes, resultaat: Resultaat, uitgangspunten: Uitgangspunten, bijlagen: _Bijlagen) -> Rapport:
    from reeletarief.analyse.begroting.berekening import begroot, effect_van, naast_plafond
    from reeletarief.analyse.begroting.kader import toets_kader
    from reeletarief.analyse.begroting.rapport import Effecttoets, Plafondtoets, Rapport, aannames_van, naast_kader
    from reeletarief.berekening.bewijs import bewijs_met

    producten, telling, oud = _producten(resultaat), gelezen.telling, bijlagen.oud
    begroting = begroot(telling, producten, uitgangspunten)
    kader = None if bijlagen.kader is None else toets_kader(bijlagen.kader)
    return Rapport(
        regio=resultaat.regio,
        status=resultaat.status,
        volumes=gelezen.bestand.pad,
        rijen=telling.rijen,
        weggelaten=gelezen.weggelaten,
        begroting=begroting,
        plafonds=bijlagen.plafonds and Plafondtoets(*naast_plafond(begroting, bijlagen.plafonds.bedragen)),
        effect=oud and Effecttoets(effect_van(telling, producten, oud.tarieven, uitgangspunten), oud),
        kader=kader,
        naast_kader=() if kader is None else naast_kader(begroting, kader),
        aannames=aannames_van(_uit_tarieven(begroting, resultaat), uitgangspunten, begroting.jaren),
        bewijs=bewijs_met(resultaat.bewijs, [gelezen.bestand, *bijlagen.bestanden], _keuzes(uitgangspunten)),
    )


def _uit_tarieven(begroting: Begroting, resultaat: Resultaat) -> set[str]:
    """De aannames in de tarieven die deze begroting gebruikt."""
    gebruikt = {regel.product.product for regel in begroting.producten}
    return {naam for tarief in resultaat.tarieven if tarief.kaart.product in gebruikt for naam in tarief.aannames}


def _keuzes(uitgangspunten: Uitgangspunten) -> list[str]:
    """De keuzes op de opdrachtregel, zoals zij in het bewijs meetellen."""
    index = [f"index {jaar} {cijfer:f}" for jaar, cijfer in sorted(uitgangspunten.indexcijfers.items())]
    return [*index, f"efficiencykorting {uitgangspunten.korting:f}"]


def _meld_kanttekeningen(rapport: Rapport, bijlagen: _Bijlagen) -> list[Bevinding]:
    """Meld wat er bij de uitkomst te zeggen valt, en geef het terug."""
    from reeletarief.analyse.begroting.rapport import (
        buiten_afronding,
        gelijkende_namen,
        grove_tarieven,
        zonder_oud_tarief,
    )

    gevonden = [*gelijkende_namen(rapport.begroting, rapport.volumes), *grove_tarieven(rapport.begroting)]
    if rapport.kader is not None:
        gevonden += buiten_afronding(rapport.kader)
    if rapport.effect is not None:
        gevonden += zonder_oud_tarief(rapport.effect)
    meld(gevonden, {bestand.pad: bestand for bestand in bijlagen.bestanden})
    return gevonden


def _meld_stand(rapport: Rapport) -> None:
    """Zeg op stderr wat er begroot is; een tabel op het scherm zegt het zelf al."""
    from reeletarief.weergave.begroting.scherm import slotregel

    typer.echo(slotregel(rapport), err=True)
