"""``reeletarief vergelijk``: wat er verandert ten opzichte van een andere stand, en waardoor."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.bereken import vorm_van
from reeletarief.cli.gedeeld import (
    BEVINDING,
    GOED,
    KON_NIET,
    als_scherm,
    bereken_of_stop,
    lees_of_stop,
    meld,
    schrijf,
    stop,
)
from reeletarief.cli.opties import (
    Kleurkeuze,
    Map,
    Peildatum,
    Tariefjaar,
    lees_dag,
    lees_jaar,
    lees_keuze,
    lees_kleur,
    lees_peildatum,
)
from reeletarief.cli.vergelijk_lezen import lees_grenzen

if TYPE_CHECKING:
    import datetime

    from reeletarief.analyse.grenzen import Grens, Overschrijding
    from reeletarief.analyse.vergelijking import Kant, Vergelijking
    from reeletarief.api import Inlezing, Resultaat
    from reeletarief.invoer.andere_stand import AndereStand
    from reeletarief.invoer.oude_tarieven import OudeTarieven
    from reeletarief.invoer.regio import Bestand
    from reeletarief.weergave.console import Kleur

FORMATEN = ("tabel",)
EXTENSIES = {".txt": "tabel"}
GEWIJZIGD = ("gewijzigd", "nieuw", "vervallen", "andere_eenheid")

Producten = Annotated[
    list[str] | None, typer.Argument(metavar="PRODUCT", help="Productcodes; zonder opgave alle producten.")
]
MetOptie = Annotated[
    str | None,
    typer.Option(
        "--met",
        metavar="STAND",
        help="Waarmee: een commit, tak of tag in git, een map met een regio, bewaarde tarieven (.json), of 'vastgesteld'.",
    ),
]
MetJaar = Annotated[
    str | None,
    typer.Option("--met-tariefjaar", metavar="JAAR", help="Het tariefjaar van de andere stand; anders hetzelfde jaar."),
]
MetPeildatum = Annotated[
    str | None, typer.Option("--met-peildatum", metavar="DATUM", help="De peildatum van de andere stand.")
]
Alles = Annotated[bool, typer.Option("--alles", help="Toon ook de tarieven die gelijk blijven.")]
MaxStijging = Annotated[
    list[str] | None,
    typer.Option("--max-stijging", metavar="2%|0.50", help="Hooguit deze stijging; ook 45A48=2%. Mag vaker."),
]
MaxDaling = Annotated[
    list[str] | None,
    typer.Option("--max-daling", metavar="2%|0.50", help="Hooguit deze daling; ook 45A48=0.50. Mag vaker."),
]
Altijd0 = Annotated[bool, typer.Option("--exitcode-0", help="Geef code 0, ook als een grens gepasseerd is.")]
VormOptie = Annotated[
    str | None,
    typer.Option(
        "--formaat", "-f", metavar="|".join(FORMATEN), help="De vorm van de uitkomst; anders volgt hij uit -o."
    ),
]
Uitvoer = Annotated[
    str | None,
    typer.Option("--uitvoer", "-o", metavar="BESTAND", help="Schrijf naar dit bestand (.md, .json, .csv of .html)."),
]


def vergelijk_opdracht(
    producten: Producten = None,
    met: MetOptie = None,
    met_tariefjaar: MetJaar = None,
    met_peildatum: MetPeildatum = None,
    tariefjaar: Tariefjaar = None,
    peildatum: Peildatum = None,
    alles: Alles = False,
    max_stijging: MaxStijging = None,
    max_daling: MaxDaling = None,
    exitcode_0: Altijd0 = False,
    map_: Map = None,
    formaat: VormOptie = None,
    uitvoer: Uitvoer = None,
    kleur: Kleurkeuze = None,
) -> None:
    """Zeg welke tarieven veranderen, hoeveel, en waardoor.

    \b
    Voorbeelden:
      reeletarief vergelijk --met HEAD
      reeletarief vergelijk --met origin/main --max-stijging 2% --max-daling 0.50
      reeletarief vergelijk --met-tariefjaar 2025
      reeletarief vergelijk 45A48 --met ../regio-vorig-jaar --alles
      reeletarief vergelijk --met tarieven-2025.json -o verschil.md
      reeletarief vergelijk --met vastgesteld

    \b
    Oud is de andere stand, nieuw is de regio in deze map. Elk verschil is verdeeld over zijn oorzaken: per groep het
    gemiddelde over alle volgordes, dus de delen zijn samen precies het verschil.
    Bestaat een naam als pad en in git, dan geldt het pad; schrijf heads/naam voor de tak.

    \b
    Code 0: vergeleken, ook als er iets verandert. 1: een grens gepasseerd. 2: iets is niet te lezen of te vergelijken.
    """
    if formaat:
        lees_keuze("--formaat", formaat, FORMATEN)
    vorm_van(uitvoer, EXTENSIES)
    wanneer, jaar, dag = lees_kleur(kleur), lees_jaar(tariefjaar), lees_peildatum(peildatum)
    ander_jaar = lees_jaar(met_tariefjaar, "--met-tariefjaar") or jaar
    andere_dag = lees_dag("--met-peildatum", met_peildatum) if met_peildatum else dag
    grenzen = lees_grenzen(list(max_stijging or []), list(max_daling or []))
    if met is None and (ander_jaar, andere_dag) == (jaar, dag):
        raise typer.BadParameter("zeg waarmee: --met STAND, --met-tariefjaar of --met-peildatum.", param_hint="--met")
    inlezing = lees_of_stop(map_, jaar, dag)
    resultaat = bereken_of_stop(inlezing, list(producten or []), jaar, dag)
    oud = _andere_kant(met, Path(map_ or "."), list(producten or []), ander_jaar, andere_dag)
    vergelijking = _vergelijk(oud, resultaat)
    over = _over(vergelijking, grenzen)
    standen = (*GEWIJZIGD, "gelijk") if alles else GEWIJZIGD
    schrijf(_weergave(vergelijking, over, standen, wanneer, uitvoer), uitvoer, Path(map_ or "."))
    if inlezing.bevindingen or not resultaat.tarieven:
        raise typer.Exit(KON_NIET)
    raise typer.Exit(BEVINDING if over and not exitcode_0 else GOED)


def _andere_kant(
    met: str | None, werkmap: Path, producten: list[str], jaar: int | None, dag: datetime.date | None
) -> Kant:
    """De andere stand, berekend voor zover dat kan; is er niets mee te beginnen, dan stopt het met code 2."""
    from reeletarief.api import Tijdkeuze, lees_werkmap
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.andere_stand import lees_andere_stand
    from reeletarief.invoer.oude_tarieven import OudeTarieven

    keuze = Tijdkeuze(jaar, dag)
    if met is None:
        return _kant_van("deze map", lees_werkmap(werkmap, keuze), "", producten, jaar, dag)
    stand = lees_andere_stand(werkmap, met, keuze)
    if isinstance(stand, Bevinding):
        meld([stand], {})
        raise typer.Exit(KON_NIET)
    if isinstance(stand.inhoud, OudeTarieven):
        return _bewaarde_kant(stand, stand.inhoud, producten, met_jaar=jaar, met_dag=dag)
    return _kant_van(stand.naam, stand.inhoud, stand.voorvoegsel, producten, jaar, dag)


def _bewaarde_kant(
    stand: AndereStand, oud: OudeTarieven, producten: list[str], *, met_jaar: int | None, met_dag: datetime.date | None
) -> Kant:
    """Bewaarde tarieven: alleen bedragen, van één jaar."""
    from reeletarief.analyse.vergelijking import Kant

    if met_dag is not None or (met_jaar is not None and met_jaar != oud.tariefjaar and stand.soort != "vastgesteld"):
        wat = f"{stand.naam} geeft de tarieven van {oud.tariefjaar}; een ander jaar of een peildatum is er niet uit te rekenen."
        stop(
            wat,
            "Laat --met-tariefjaar, --met-peildatum en --peildatum weg, of vergelijk met een map of commit.",
            "RT910",
        )
    bedragen = {product: bedrag for product, bedrag in oud.tarieven.items() if not producten or product in producten}
    return Kant(stand.naam, oud.regio, oud.tariefjaar, None, oud.status, bedragen, None, {}, None)


def _kant_van(
    naam: str, inlezing: Inlezing, voorvoegsel: str, producten: list[str], jaar: int | None, dag: datetime.date | None
) -> Kant:
    """Een andere regio, berekend; wat er niet te lezen of te rekenen is, wordt gemeld en valt uit de vergelijking."""
    from reeletarief.api import bereken
    from reeletarief.invoer.andere_stand import bestanden_met_voorvoegsel, met_voorvoegsel

    bestanden: dict[str, Bestand] = bestanden_met_voorvoegsel(inlezing.bestanden, voorvoegsel)
    meld(met_voorvoegsel(inlezing.bevindingen, voorvoegsel), bestanden)
    if inlezing.regio is None:
        stop(f"Met {naam} is niet te vergelijken: de regio is daar niet te lezen.", "Kies een andere stand.", "RT911")
    bekend = {str(kaart.product) for kaart in inlezing.regio.kaarten}
    gevraagd = [product for product in producten if product in bekend]
    if producten and not gevraagd:
        return _lege_kant(naam, inlezing, jaar, dag)
    resultaat = bereken(inlezing, gevraagd, jaar, dag)
    redenen = [reden for product in resultaat.overgeslagen for reden in product.redenen]
    meld(met_voorvoegsel([reden for reden in redenen if reden not in inlezing.bevindingen], voorvoegsel), bestanden)
    return als_kant(naam, resultaat)


def _lege_kant(naam: str, inlezing: Inlezing, jaar: int | None, dag: datetime.date | None) -> Kant:
    """Een stand waarin geen van de gevraagde producten voorkomt: alles is nieuw."""
    from reeletarief.analyse.vergelijking import Kant

    assert inlezing.regio is not None
    opslagen = inlezing.regio.opslagen
    return Kant(naam, str(opslagen.regio), jaar or opslagen.tariefjaar, dag, "concept", {}, {}, {}, None)


def als_kant(naam: str, resultaat: Resultaat) -> Kant:
    """Een berekening als een van de twee standen."""
    from reeletarief.analyse.vergelijking import Kant, als_oud

    tarieven = {str(tarief.kaart.product): tarief for tarief in resultaat.tarieven}
    return Kant(
        naam=naam,
        regio=resultaat.regio,
        tariefjaar=resultaat.tariefjaar,
        peildatum=resultaat.peildatum,
        status=resultaat.status,
        bedragen={product: als_oud(tarief) for product, tarief in tarieven.items()},
        tarieven=tarieven,
        gemist={weg.product: weg.redenen for weg in resultaat.overgeslagen},
        bewijs=resultaat.bewijs,
    )


def _vergelijk(oud: Kant, resultaat: Resultaat) -> Vergelijking:
    from reeletarief.analyse.vergelijking import vergelijk

    return vergelijk(oud, als_kant("deze map", resultaat))


def _over(vergelijking: Vergelijking, grenzen: list[Grens]) -> tuple[Overschrijding, ...]:
    from reeletarief.analyse.grenzen import overschrijdingen

    return overschrijdingen(vergelijking.producten, grenzen)


def _weergave(
    vergelijking: Vergelijking,
    over: tuple[Overschrijding, ...],
    standen: tuple[str, ...],
    kleur: Kleur,
    uitvoer: str | None,
) -> str:
    """De vergelijking in de gevraagde vorm."""
    from reeletarief.weergave.vergelijk_scherm import toon_vergelijking

    return als_scherm(lambda console: toon_vergelijking(vergelijking, over, standen, console), kleur, uitvoer)
