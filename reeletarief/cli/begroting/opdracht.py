"""``reeletarief begroting``: P × Q uit een csv met volumes, en een financieel kader nagerekend."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, NoReturn, TypeVar

import typer

from reeletarief.cli.afloop import BEVINDING, GOED, KON_NIET, meld, telt_mee, zeg
from reeletarief.cli.begroting.eisen import maak_eisen
from reeletarief.cli.begroting.lezen import (
    lees_indexcijfers,
    lees_korting,
    lees_of_stop_volumes,
    maak_uitgangspunten,
    stop_zonder_begroting,
)
from reeletarief.cli.besluiten import besluiten_na, voorgangers
from reeletarief.cli.bijlagen import OudOptie, bescherm_invoer, haal_of_meld, haal_oud, niet_te_openen
from reeletarief.cli.opties import Kleurkeuze, MapOfBesluit, Streng, Tariefjaar, lees_jaar, lees_kleur
from reeletarief.cli.regio import lees_of_stop
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.vormkeuze import eis_bestand, formaatoptie, gaat_elders_heen, in_vorm, kies_vorm, uitvoeroptie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reeletarief.analyse.begroting.prijzen import Prijzen
    from reeletarief.analyse.begroting.rapport import Bijlagen, Rapport
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.begroting.bedragtabellen import Kader
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.regio import Inlezing
    from reeletarief.weergave.console import Kleur

Bijlage = TypeVar("Bijlage")

VORMEN = {
    "tabel": "begroting.scherm:toon_begroting",
    "json": "begroting.json:begroting_als_json",
    "csv": "begroting.csv:begroting_als_csv",
    "xlsx": "begroting.werkboek:begroting_als_werkboek",
    "ods": "begroting.werkboek:begroting_als_werkboek",
}
VAN_EEN_KADER = {
    "tabel": "begroting.kader_scherm:toon_los_kader",
    "json": "begroting.json:kader_als_json",
    "csv": "begroting.csv:kader_als_csv",
    "xlsx": "begroting.werkboek:kader_als_werkboek",
    "ods": "begroting.werkboek:kader_als_werkboek",
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


def begroting_opdracht(
    volumes: VolumesArgument = None,
    tariefjaar: Tariefjaar = None,
    index: IndexOptie = None,
    efficiencykorting: KortingOptie = None,
    plafonds: PlafondsOptie = None,
    oud: OudOptie = None,
    kader: KaderOptie = None,
    ga_door: GaDoor = False,
    map_: MapOfBesluit = None,
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
      reeletarief begroting volumes.csv --plafonds plafonds.csv -o begroting.xlsx
      reeletarief begroting volumes.csv --oud tarieven-2025.json
      reeletarief begroting --kader kader.csv

    \b
    De uitkomst staat op stdout, meldingen op stderr.
    Code 0: in orde. 1: een plafond overschreden, rijen weggelaten met --ga-door, een kader dat niet sluit,
    een kaart die het besluit tegenspreekt, of een waarschuwing met --streng.
    2: een bestand of opdracht klopt niet, of er kon niets gerekend worden.
    """
    vorm = kies_vorm(formaat, uitvoer, VORMEN)
    eis_bestand(vorm, uitvoer, "begroting")
    wanneer, jaar = lees_kleur(kleur), lees_jaar(tariefjaar)
    indexcijfers, korting = lees_indexcijfers(list(index or [])), lees_korting(efficiencykorting)
    bescherm_invoer(uitvoer, [volumes, plafonds, oud, kader])
    zonder_volumes = [] if volumes is None else niet_te_openen(volumes)
    bijlagen, onleesbaar = _lees_bijlagen(plafonds, oud, kader)
    klopt = _meld_bijlagen(bijlagen, [*zonder_volumes, *onleesbaar])
    scherm = _Scherm(vorm, wanneer, uitvoer, Path(map_ or "."))
    if volumes is None:
        _eis_bijlagen(klopt=klopt)
        bij_tarieven = (jaar, index, efficiencykorting, plafonds, oud, ga_door)
        _reken_kader_na(_los_kader(bijlagen.kader, bij_tarieven), scherm)
    inlezing = lees_of_stop(map_, jaar, None)
    _eis_bijlagen(klopt=not zonder_volumes)
    uitgangspunten = maak_uitgangspunten(jaar or inlezing.regio.opslagen.tariefjaar, indexcijfers, korting)
    from reeletarief.analyse.begroting.jaartarieven import jaartarieven
    from reeletarief.analyse.begroting.kanttekeningen import bij_uitkomst
    from reeletarief.analyse.begroting.rapport import maak_rapport

    resultaat = _bereken(inlezing, jaar)
    prijzen = _prijzen(inlezing, resultaat, scherm.werkmap)
    tarieven = jaartarieven(prijzen.per_jaar, uitgangspunten)
    gelezen = lees_of_stop_volumes(
        volumes, maak_eisen(inlezing, resultaat, prijzen, tarieven, uitgangspunten, scherm.werkmap)
    )
    _eis_bijlagen(klopt=klopt)
    if gelezen.weggelaten and not ga_door:
        stop_zonder_begroting(gelezen)
    rapport = maak_rapport(gelezen, resultaat, prijzen, tarieven, uitgangspunten, bijlagen)
    over_tarieven = _over_tarieven(rapport, resultaat, prijzen, scherm.werkmap)
    over_uitkomst = bij_uitkomst(rapport)
    meld(over_tarieven, inlezing.bestanden)
    meld(over_uitkomst, {bestand.pad: bestand for bestand in bijlagen.bestanden})
    rapport = rapport._replace(waarschuwingen=(*over_tarieven, *over_uitkomst))
    scherm.schrijf(VORMEN, rapport=rapport)
    if gaat_elders_heen(vorm, uitvoer):
        _meld_stand(rapport)
    if inlezing.bevindingen:
        raise typer.Exit(KON_NIET)
    raise typer.Exit(BEVINDING if rapport.vraagt_aandacht or telt_mee(rapport.waarschuwingen, streng=streng) else GOED)


def _bereken(inlezing: Inlezing, jaar: int | None) -> Resultaat:
    """Alle tarieven van de regio; wat erover te melden is, volgt pas als bekend is welke de volumes gebruiken."""
    from reeletarief.berekening.bereken import bereken

    return bereken(inlezing, tariefjaar=jaar, peildatum=inlezing.eigen_peildatum(jaar))


def _prijzen(inlezing: Inlezing, resultaat: Resultaat, werkmap: Path) -> Prijzen:
    """De prijzen van het tariefjaar, en wat er voor de jaren erna is vastgesteld."""
    from reeletarief.analyse.begroting.latere_besluiten import latere_besluiten
    from reeletarief.analyse.begroting.prijzen import prijzen_van

    jaar = resultaat.tariefjaar
    gelezen = besluiten_na(werkmap, inlezing, jaar)
    latere = latere_besluiten(gelezen, inlezing.regio.kaarten, inlezing.bestanden)
    return prijzen_van(resultaat, inlezing.besluiten.get(jaar), latere)


def _over_tarieven(rapport: Rapport, resultaat: Resultaat, prijzen: Prijzen, werkmap: Path) -> tuple[Bevinding, ...]:
    """Wat er te melden is over de tarieven, en over de besluiten waar ze uit komen."""
    from reeletarief.analyse.begroting.kanttekeningen import uit_tarieven
    from reeletarief.analyse.begroting.latere_kanttekeningen import bij_latere_jaren

    eerdere = _golden_ervoor(werkmap, prijzen.besluit) if prijzen.besluit else ()
    voor_later = {jaar: _golden_ervoor(werkmap, een.besluit) for jaar, een in prijzen.latere.besluiten.items()}
    return (*uit_tarieven(rapport, resultaat, prijzen, eerdere), *bij_latere_jaren(rapport, prijzen, voor_later))


def _golden_ervoor(werkmap: Path, besluit: Besluit) -> tuple[Besluit, ...]:
    """De besluiten die in het jaar van dit besluit golden voor het inging; ging het op 1 januari in, dan hoeft er niets gelezen te worden."""
    begin = besluit.ingangsdatum
    return () if (begin.month, begin.day) == (1, 1) else voorgangers(werkmap, besluit.tariefjaar).besluiten


class _Scherm(NamedTuple):
    """Waar en hoe de uitkomst getoond wordt."""

    vorm: str
    kleur: Kleur
    uitvoer: str | None
    werkmap: Path

    def schrijf(self, vormen: Mapping[str, str], **gegevens: Any) -> None:
        """De uitkomst in de gevraagde vorm, op het scherm of in het bestand."""
        schrijf(in_vorm(vormen, self.vorm, self.kleur, self.uitvoer, **gegevens), self.uitvoer, self.werkmap)


def _lees_bijlagen(plafonds: str | None, oud: str | None, kader: str | None) -> tuple[Bijlagen, list[Bevinding]]:
    """De bijgevoegde bestanden, ook als er een fout in zit, en welke er niet te lezen zijn."""
    from reeletarief.analyse.begroting.rapport import Bijlagen
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.begroting.bedragtabellen import lees_kader, lees_plafonds

    onleesbaar: list[Bevinding] = []

    def goed(gelezen: Bijlage | Bevinding) -> Bijlage | None:
        if not isinstance(gelezen, Bevinding):
            return gelezen
        onleesbaar.append(gelezen)
        return None

    bijlagen = Bijlagen(
        None if plafonds is None else goed(_lees_csv(plafonds, lees_plafonds)),
        None if oud is None else goed(haal_oud(oud)),
        None if kader is None else goed(_lees_csv(kader, lees_kader)),
    )
    return bijlagen, onleesbaar


def _lees_csv(pad: str, lees: Callable[[bytes, str], Bijlage]) -> Bijlage | Bevinding:
    inhoud = haal_of_meld(pad)
    return lees(inhoud, pad) if isinstance(inhoud, bytes) else inhoud


def _meld_bijlagen(bijlagen: Bijlagen, onleesbaar: Iterable[Bevinding]) -> bool:
    """Meld wat er niet te lezen is (elk bestand één keer) en de fouten in de bijlagen; of er geen zijn.

    Stoppen kan pas als ook de regio en de volumes gelezen zijn: alles komt tegelijk.
    """
    fouten = [
        *dict.fromkeys(onleesbaar),
        *(fout for bijlage in bijlagen if bijlage is not None for fout in bijlage.bevindingen),
    ]
    meld(fouten, {bestand.pad: bestand for bestand in bijlagen.bestanden})
    return not fouten


def _eis_bijlagen(*, klopt: bool) -> None:
    if not klopt:
        raise typer.Exit(KON_NIET)


def _los_kader(kader: Kader | None, bij_tarieven: Iterable[object]) -> Kader:
    """Het kader dat zonder volumes nagerekend wordt; opties over tarieven passen daar niet bij."""
    if kader is None:
        raise typer.BadParameter("Geef een csv met volumes, of een kader met --kader.")
    if any(bij_tarieven):
        raise typer.BadParameter(
            "zonder volumes gaat --kader niet samen met opties over tarieven.", param_hint="--kader"
        )
    return kader


def _reken_kader_na(kader: Kader, scherm: _Scherm) -> NoReturn:
    """Alleen het kader: geen regio en geen tarieven nodig."""
    from reeletarief.analyse.begroting.kader import toets_kader
    from reeletarief.analyse.begroting.kanttekeningen import buiten_afronding
    from reeletarief.analyse.begroting.rapport import sluit

    toets = toets_kader(kader)
    meld(buiten_afronding(toets), {kader.bestand.pad: kader.bestand})
    scherm.schrijf(VAN_EEN_KADER, kader=kader, toets=toets)
    raise typer.Exit(GOED if sluit(toets) else BEVINDING)


def _meld_stand(rapport: Rapport) -> None:
    """Zeg op stderr wat er begroot is; een tabel op het scherm zegt het zelf al."""
    from reeletarief.weergave.begroting.zinnen import slotregel

    zeg(slotregel(rapport))
