"""``reeletarief tarieflijst``: de vastgestelde tarieven per gemeente, met de codes van het berichtenverkeer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from reeletarief.cli.afloop import BEVINDING, GOED, eis_zonder_fouten, meld, stop, telt_mee, zeg
from reeletarief.cli.bijlagen import bescherm_invoer, haal
from reeletarief.cli.opties import Kleurkeuze, MapOfBesluit, Streng, Tariefjaar, lees_jaar, lees_kleur
from reeletarief.cli.tarieflijst.bron import jaar_van, uit_besluit, uit_concept
from reeletarief.cli.tarieflijst.namen import CONCEPT, achtergebleven, naam_van_lijst
from reeletarief.cli.uitvoer import als_bytes, schrijf, schrijf_alle
from reeletarief.cli.vormkeuze import eis_bestand, formaatoptie, gaat_elders_heen, in_vorm, kies_vorm
from reeletarief.cli.werkmap import herstel_werkmap
from reeletarief.invoer.namen import BESLUITEN
from reeletarief.weergave.console import Kleur

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.analyse.tarieflijst import Tarieflijst
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.gemeenten import Gemeente

VORMEN = {
    "tabel": "tarieflijst.scherm:toon_tarieflijst",
    "csv": "tarieflijst.csv:lijst_als_csv",
    "xlsx": "tarieflijst.werkboek:lijst_als_werkboek",
    "ods": "tarieflijst.werkboek:lijst_als_werkboek",
}

GemeentenOptie = Annotated[
    str | None,
    typer.Option("--gemeenten", metavar="BESTAND", help="De gemeenten: een csv met de kolommen code en naam."),
]
AlsConcept = Annotated[
    bool,
    typer.Option("--als-concept", help="Is er nog geen besluit, neem dan de berekende tarieven van nu, als concept."),
]
LijstFormaat = Annotated[str | None, formaatoptie(VORMEN)]
LijstUitvoer = Annotated[
    str | None,
    typer.Option(
        "--uitvoer",
        "-o",
        metavar="BESTAND|MAP/",
        help="Schrijf naar dit bestand (.csv, .xlsx, .ods of .txt), of per gemeente een bestand in deze map.",
    ),
]


class Doel(NamedTuple):
    """Waar de lijst heen gaat: in welke vorm, en naar het scherm, een bestand, of een map met een bestand per gemeente.

    ``invoer`` zijn de bestanden waar zij nooit overheen gaat.
    """

    vorm: str
    uitvoer: str | None
    per_gemeente: bool
    invoer: tuple[str | None, ...] = ()


def tarieflijst_opdracht(
    gemeenten: GemeentenOptie = None,
    als_concept: AlsConcept = False,
    tariefjaar: Tariefjaar = None,
    map_: MapOfBesluit = None,
    formaat: LijstFormaat = None,
    uitvoer: LijstUitvoer = None,
    streng: Streng = False,
    kleur: Kleurkeuze = None,
) -> None:
    """Maak de tarieflijst voor de berichten.

    \b
    Voorbeelden:
      reeletarief tarieflijst
      reeletarief tarieflijst --gemeenten gemeenten.csv -o tarieflijst.xlsx
      reeletarief tarieflijst --gemeenten gemeenten.csv -o lijsten/
      reeletarief tarieflijst --gemeenten gemeenten.csv -o lijsten/ --formaat xlsx
      reeletarief tarieflijst --als-concept -o tarieflijst-concept.csv

    De tarieven komen uit het besluit van het tariefjaar (vastgesteld/2026.json).

    \b
    Code 0: in orde. 1: een waarschuwing met --streng, of met --als-concept een product overgeslagen.
    2: er is geen besluit, of een bestand of opdracht klopt niet.
    """
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.werkmap import lees_werkmap

    doel, wanneer, jaar = _doel(formaat, uitvoer), lees_kleur(kleur), lees_jaar(tariefjaar)
    werkmap = Path(map_ or ".")
    herstel_werkmap(werkmap)
    gekozen = _lees_gemeenten(gemeenten)
    inlezing = lees_werkmap(werkmap, Tijdkeuze(jaar, None))
    gekozen_jaar = jaar or jaar_van(werkmap, inlezing)
    doel = doel._replace(invoer=(gemeenten, str(werkmap / BESLUITEN / f"{gekozen_jaar}.json")))
    bescherm_invoer(uitvoer, doel.invoer)
    bron = (uit_concept if als_concept else uit_besluit)(werkmap, inlezing, gekozen_jaar)
    lijst = bron.lijst
    _keur_naam(doel, lijst)
    waarschuwt = _meld_kanttekeningen(lijst, _achtergebleven(lijst, gekozen, doel, gemeenten))
    _schrijf(lijst, gekozen, doel, wanneer, werkmap)
    if gaat_elders_heen(doel.vorm, uitvoer):
        _meld_stand(lijst, gekozen)
    raise typer.Exit(
        max(bron.code, BEVINDING if streng and (waarschuwt or telt_mee(bron.waarschuwingen, streng=True)) else GOED)
    )


def _doel(formaat: str | None, uitvoer: str | None) -> Doel:
    """Een map eindigt op een schuine streep, of bestaat al als map."""
    per_gemeente = uitvoer is not None and (uitvoer.endswith(("/", "\\")) or os.path.isdir(uitvoer))  # noqa: PTH112 - zonder rechten geen fout
    vorm = kies_vorm(formaat or ("csv" if per_gemeente else None), uitvoer, VORMEN)
    if per_gemeente and vorm == "tabel":
        raise typer.BadParameter("in een map komt csv, xlsx of ods.", param_hint="--formaat")
    eis_bestand(vorm, uitvoer, "tarieflijst")
    return Doel(vorm, uitvoer, per_gemeente)


def _lees_gemeenten(pad: str | None) -> tuple[Gemeente, ...]:
    if pad is None:
        return ()
    from reeletarief.invoer.gemeenten import lees_gemeenten

    gelezen = lees_gemeenten(haal(pad), pad)
    eis_zonder_fouten(gelezen.bevindingen, {gelezen.bestand.pad: gelezen.bestand})
    return gelezen.gemeenten


def _keur_naam(doel: Doel, lijst: Tarieflijst) -> None:
    """Aan de naam van een bestand is te zien dat het een concept is; een los bestand raakt anders verward met een besluit."""
    if lijst.herkomst.status != CONCEPT or doel.uitvoer is None or doel.per_gemeente:
        return
    pad = Path(doel.uitvoer)
    if CONCEPT not in pad.name.lower():
        voorstel = pad.with_name(f"{pad.stem}-{CONCEPT}{pad.suffix}")
        stop(
            "Deze tarieven zijn een concept, en dat hoort in de naam van het bestand.", f"Geef -o {voorstel}.", "RT727"
        )


def _achtergebleven(lijst: Tarieflijst, gekozen: Sequence[Gemeente], doel: Doel, pad: str | None) -> list[Bevinding]:
    """Wat er in de map van de lijsten te noemen is; zonder gemeenten is niet te zeggen wie er meedoet."""
    if pad is None or not doel.per_gemeente or doel.uitvoer is None:
        return []
    return achtergebleven(Path(doel.uitvoer), lijst.herkomst, gekozen, pad)


def _meld_kanttekeningen(lijst: Tarieflijst, over_de_map: Sequence[Bevinding]) -> bool:
    """Meld wat de lezer moet weten, en zeg of er een waarschuwing bij is."""
    from reeletarief.analyse.tarieflijst import kanttekeningen
    from reeletarief.fouten import Ernst

    gevonden = [*kanttekeningen(lijst), *over_de_map]
    meld(gevonden, {})
    return any(bevinding.ernst is Ernst.WAARSCHUWING for bevinding in gevonden)


def _meld_stand(lijst: Tarieflijst, gemeenten: Sequence[Gemeente]) -> None:
    from reeletarief.weergave.tarieflijst.velden import IV081, slotregel, toelichting

    zeg(slotregel(lijst, gemeenten))
    if IV081 in toelichting(lijst):
        zeg(IV081)


def _schrijf(lijst: Tarieflijst, gemeenten: Sequence[Gemeente], doel: Doel, kleur: Kleur, werkmap: Path) -> None:
    if doel.per_gemeente and doel.uitvoer is not None:
        _schrijf_map(_bestanden(lijst, gemeenten, doel.vorm, Path(doel.uitvoer)), doel, werkmap)
        return
    inhoud = in_vorm(VORMEN, doel.vorm, kleur, doel.uitvoer, lijst=lijst, gemeenten=gemeenten)
    schrijf(inhoud, doel.uitvoer, werkmap)


def _bestanden(lijst: Tarieflijst, gemeenten: Sequence[Gemeente], vorm: str, map_: Path) -> dict[Path, bytes]:
    """Per gemeente een bestand; zonder gemeenten één bestand voor de regio."""
    if not gemeenten:
        return {map_ / naam_van_lijst(lijst.herkomst, None, vorm): _als_bytes(lijst, (), vorm)}
    return {map_ / naam_van_lijst(lijst.herkomst, een, vorm): _als_bytes(lijst, (een,), vorm) for een in gemeenten}


def _schrijf_map(bestanden: Mapping[Path, bytes], doel: Doel, werkmap: Path) -> None:
    """Schrijf alle bestanden, of geen."""
    for pad in bestanden:
        bescherm_invoer(str(pad), doel.invoer)
    if doel.uitvoer is not None:
        herstel_werkmap(Path(doel.uitvoer))
    schrijf_alle(bestanden, werkmap)


def _als_bytes(lijst: Tarieflijst, gemeenten: Sequence[Gemeente], vorm: str) -> bytes:
    return als_bytes(in_vorm(VORMEN, vorm, Kleur.NOOIT, None, lijst=lijst, gemeenten=gemeenten))
