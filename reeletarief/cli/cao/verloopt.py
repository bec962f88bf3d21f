"""``reeletarief cao verloopt``: welke tabellen binnenkort niet meer bevestigd zijn."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.afloop import BEVINDING, GOED
from reeletarief.cli.cao.gedeeld import lees_caos, regio_of_stop, sluit, vormoptie
from reeletarief.cli.opties import Kleurkeuze, Map, lees_dag, lees_geheel, lees_kleur
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.vormkeuze import in_vorm, kies_vorm

if TYPE_CHECKING:
    from reeletarief.invoer.regio import Regio

STANDAARD_MAANDEN = 6
VORMEN = {
    "tabel": "cao.lijst_scherm:toon_verlopend",
    "json": "cao.json:verlopend_als_json",
    "csv": "cao.csv:verlopend_als_csv",
}

FormaatOptie = Annotated[str | None, vormoptie(VORMEN)]

Maanden = Annotated[str | None, typer.Option("--maanden", metavar="N", help="Zoveel maanden vooruit; anders 6.")]
Op = Annotated[
    str | None,
    typer.Option("--op", metavar="DATUM", help="Vanaf deze dag (jjjj-mm-dd); anders 1 januari van het tariefjaar."),
]


def verloopt_opdracht(
    maanden: Maanden = None,
    op: Op = None,
    map_: Map = None,
    formaat: FormaatOptie = None,
    kleur: Kleurkeuze = None,
) -> None:
    """Toon welke tabellen niet bevestigd blijven.

    \b
    Voorbeelden:
      reeletarief cao verloopt
      reeletarief cao verloopt --maanden 12
      reeletarief cao verloopt --op 2025-09-01

    Met de kaarten die erop rusten en wat er over het vervolg bekend is. Een afgeleide tabel is nooit bevestigd.
    De dag van vandaag telt niet mee: zonder --op begint het op 1 januari van het tariefjaar.

    \b
    Code 0: alles blijft bevestigd. 1: er verloopt iets. 2: een bestand of opdracht klopt niet.
    """
    vorm, wanneer, aantal = kies_vorm(formaat, None, VORMEN), lees_kleur(kleur), _lees_maanden(maanden)
    gekozen = None if op is None else lees_dag("--op", op)
    inlezing = lees_caos(map_)
    regio = regio_of_stop(inlezing)
    dag, waarom = _dag(gekozen, regio)
    from reeletarief.analyse.cao.verloop import verlopende

    verlopend = verlopende(inlezing.caos, regio.kaarten, dag, aantal)
    inhoud = in_vorm(VORMEN, vorm, wanneer, None, verlopend=verlopend, dag=dag, waarom=waarom, maanden=aantal)
    schrijf(inhoud, None, Path(map_ or "."))
    sluit(inlezing, BEVINDING if verlopend else GOED)


def _dag(gekozen: datetime.date | None, regio: Regio) -> tuple[datetime.date, str]:
    """De dag waarop er gekeken wordt, en waar die vandaan komt."""
    if gekozen is not None:
        return gekozen, "de dag van --op"
    jaar = regio.opslagen.tariefjaar
    return datetime.date(jaar, 1, 1), f"het begin van tariefjaar {jaar}"


def _lees_maanden(tekst: str | None) -> int:
    """Een aantal maanden van 0 tot en met 120."""
    return STANDAARD_MAANDEN if tekst is None else lees_geheel("--maanden", tekst, 0, 120)
