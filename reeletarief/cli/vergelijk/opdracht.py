"""``reeletarief vergelijk``: wat er verandert ten opzichte van een andere stand, en waardoor."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.afloop import BEVINDING, GOED, KON_NIET, telt_mee, zeg
from reeletarief.cli.bijlagen import bescherm_invoer
from reeletarief.cli.opties import (
    Kleurkeuze,
    MapOfBesluit,
    Peildatum,
    Producten,
    Tariefjaar,
    lees_dag,
    lees_jaar,
    lees_kleur,
    lees_peildatum,
)
from reeletarief.cli.regio import lees_of_stop
from reeletarief.cli.uitvoer import eis_geen_invoer, schrijf
from reeletarief.cli.vergelijk.grenzen import eis_bekende_producten, lees_grenzen
from reeletarief.cli.vergelijk.kant import andere_kant, eis_stand_naast_besluit, kant_hier
from reeletarief.cli.vormkeuze import formaatoptie, gaat_elders_heen, in_vorm, kies_vorm, uitvoeroptie
from reeletarief.cli.werkmap import is_besluitbestand, naam_in_kop, voorvoegsel_van

if TYPE_CHECKING:
    from reeletarief.analyse.vergelijk.grenzen import Grens, Overschrijding
    from reeletarief.analyse.vergelijk.vergelijking import Kant, Vergelijking
    from reeletarief.invoer.regio import Inlezing

VORMEN = {
    "tabel": "vergelijk.scherm:toon_vergelijking",
    "md": "vergelijk.md:vergelijking_als_md",
    "html": "vergelijk.document:vergelijkingsdocument",
    "json": "vergelijk.json:vergelijking_als_json",
    "csv": "vergelijk.csv:vergelijking_als_csv",
    "github": "vergelijk.github:vergelijking_voor_github",
    "gitlab": "vergelijk.gitlab:vergelijking_voor_gitlab",
}
GEWIJZIGD = ("gewijzigd", "nieuw", "vervallen", "andere_eenheid")

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
    typer.Option(
        "--met-tariefjaar",
        metavar="JAAR",
        autocompletion=aanvullen.jaren,
        help="Het tariefjaar van de andere stand; anders hetzelfde jaar.",
    ),
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
Altijd0 = Annotated[bool, typer.Option("--exitcode-0", help="Geef code 0 in plaats van 1.")]
VormOptie = Annotated[str | None, formaatoptie(VORMEN)]
Uitvoer = Annotated[str | None, uitvoeroptie(VORMEN)]


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
    map_: MapOfBesluit = None,
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
      reeletarief vergelijk --met origin/main --formaat github

    \b
    Oud is de andere stand, nieuw is de regio in deze map. Elk verschil is verdeeld over zijn oorzaken, en die
    zijn samen precies het verschil. Een oorzaak telt voor het gemiddelde over alle volgordes, dus de volgorde doet er niet toe.
    Is een naam een map met een regio en ook een tak, dan geldt de map; schrijf heads/naam voor de tak.

    \b
    Met --alles staan in tabel, md en html ook de gelijke tarieven; json en csv hebben altijd alle producten.
    Een grens geldt voor alle producten, of met 45A48=2% voor één; precies op de grens mag.

    \b
    De uitkomst staat op stdout, meldingen op stderr.
    Code 0: vergeleken, ook als er iets verandert. 1: een grens gepasseerd, een product hier niet te rekenen, of een
    kaart die het besluit tegenspreekt.
    2: een bestand of opdracht klopt niet, of er is niets te vergelijken.
    """
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze

    vorm = kies_vorm(formaat, uitvoer, VORMEN)
    wanneer, jaar, dag = lees_kleur(kleur), lees_jaar(tariefjaar), lees_peildatum(peildatum)
    ander_jaar = lees_jaar(met_tariefjaar, "--met-tariefjaar") or jaar
    andere_dag = lees_dag("--met-peildatum", met_peildatum) if met_peildatum else dag
    grenzen = lees_grenzen(list(max_stijging or []), list(max_daling or []))
    if met is None and (ander_jaar, andere_dag) == (jaar, dag):
        raise typer.BadParameter("Zeg waarmee: --met STAND, --met-tariefjaar of --met-peildatum.")
    werkmap = Path(map_ or ".")
    if is_besluitbestand(werkmap):
        eis_stand_naast_besluit(met)
    _bescherm(uitvoer, met)
    inlezing, gevraagd = lees_of_stop(map_, jaar, dag), list(producten or [])
    jaar_hier = jaar or inlezing.regio.opslagen.tariefjaar
    if (ander_jaar or jaar_hier, andere_dag) != (jaar_hier, dag):
        met = None if _is_deze_map(met, werkmap) else met
    elif met is None:
        reden = f"{jaar_hier} is het tariefjaar van deze regio zelf; vergeleken met zichzelf verandert er niets."
        raise typer.BadParameter(reden, param_hint="--met-tariefjaar")
    oud = andere_kant(met, werkmap, gevraagd, Tijdkeuze(ander_jaar, andere_dag), jaar_hier, dag)
    nieuw = kant_hier(naam_in_kop(werkmap), inlezing, gevraagd, Tijdkeuze(jaar, dag), oud)
    vergelijking = _vergelijk(oud, nieuw, gevraagd)
    eis_bekende_producten(grenzen, _bekend(oud, inlezing))
    over = _over(vergelijking, grenzen)
    standen = (*GEWIJZIGD, "gelijk") if alles else GEWIJZIGD
    inhoud = in_vorm(
        VORMEN,
        vorm,
        wanneer,
        uitvoer,
        vergelijking=vergelijking,
        over=over,
        standen=standen,
        voorvoegsel=voorvoegsel_van(werkmap),
    )
    schrijf(inhoud, uitvoer, werkmap)
    if gaat_elders_heen(vorm, uitvoer):
        _meld_kop(vergelijking)
    if inlezing.bevindingen or (vergelijking.nieuw.gemist and not vergelijking.nieuw.tarieven):
        raise typer.Exit(KON_NIET)
    gevonden = over or vergelijking.nieuw.gemist or _heeft_fout(vergelijking.nieuw)
    raise typer.Exit(BEVINDING if gevonden and not exitcode_0 else GOED)


def _is_deze_map(met: str | None, werkmap: Path) -> bool:
    """Of de andere stand deze map is; met een ander jaar of een andere peildatum is dat hetzelfde als zonder ``--met``."""
    if met is None or not os.path.isdir(met):  # noqa: PTH112 - zonder rechten geen fout
        return False
    return Path(met).resolve() == werkmap.resolve()


def _bescherm(uitvoer: str | None, met: str | None) -> None:
    """Weiger uitvoer over de andere stand heen: bewaarde tarieven, of de bestanden van een andere regio."""
    if uitvoer is not None and met is not None:
        bescherm_invoer(uitvoer, [met])
        eis_geen_invoer(Path(uitvoer), Path(met))


def _vergelijk(oud: Kant, nieuw: Kant, producten: list[str]) -> Vergelijking:
    from reeletarief.analyse.vergelijk.vergelijking import vergelijk

    return vergelijk(oud, nieuw, producten=producten)


def _heeft_fout(kant: Kant) -> bool:
    """Of er bij een tarief van deze stand een fout staat, zoals een kaart die het besluit tegenspreekt."""
    tarieven = (kant.tarieven or {}).values()
    return telt_mee([een for tarief in tarieven for een in tarief.waarschuwingen], streng=False)


def _bekend(oud: Kant, inlezing: Inlezing) -> set[str]:
    """De producten waarvoor een grens kan gelden: die van beide standen, ook als er nu niet om gevraagd is."""
    return {*oud.bedragen, *oud.gemist, *inlezing.regio.op_product}


def _over(vergelijking: Vergelijking, grenzen: list[Grens]) -> tuple[Overschrijding, ...]:
    from reeletarief.analyse.vergelijk.grenzen import overschrijdingen

    return overschrijdingen(vergelijking.producten, grenzen)


def _meld_kop(vergelijking: Vergelijking) -> None:
    """Zeg op stderr wat de uitkomst is; een tabel op het scherm zegt het zelf al."""
    from reeletarief.weergave.vergelijk.tekst import kop

    zeg(kop(vergelijking))
