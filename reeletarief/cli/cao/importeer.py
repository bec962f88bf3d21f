"""``reeletarief cao importeer``: van een csv naar een nagekeken voorstel voor een cao-tabel."""

from __future__ import annotations

import datetime
import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.afloop import BEVINDING, GOED, meld, stop, zeg
from reeletarief.cli.cao.gedeeld import eis_gelezen, kies_cao, lees_caos, sluit
from reeletarief.cli.opties import Map, lees_als, lees_dag, lees_getal_als
from reeletarief.cli.salariscsv import lees_salaris_of_stop
from reeletarief.cli.teruglezen import lees_terug
from reeletarief.cli.uitvoer import schrijf_naar
from reeletarief.cli.werkmap import is_invoer

if TYPE_CHECKING:
    from reeletarief.analyse.cao.voorstel import Verhogingsopgave, Voorstel
    from reeletarief.invoer.cao.salaris_csv import SalarisCsv
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.regio import Inlezing, Onleesbaar
    from reeletarief.invoer.waarden import Waarde

BestandArgument = Annotated[
    str, typer.Argument(metavar="BESTAND", help="De csv, met de kolommen schaal, trede en maandbedrag_eur.")
]
CaoOptie = Annotated[
    str | None,
    typer.Option("--cao", metavar="CAO", autocompletion=aanvullen.caos, help="De cao waar de tabel bij hoort."),
]
Ingang = Annotated[
    str | None, typer.Option("--ingangsdatum", metavar="DATUM", help="De eerste dag waarop de tabel geldt.")
]
Bevestigd = Annotated[
    str | None, typer.Option("--bevestigd-tot", metavar="DATUM", help="De laatste dag die partijen hebben afgesproken.")
]
Titel = Annotated[str | None, typer.Option("--bron-titel", metavar="TEKST", help="De publicatie.")]
Vindplaats = Annotated[
    str | None,
    typer.Option("--bron-vindplaats", metavar="TEKST", help="Waar in de publicatie; anders de regel '# bron: …'."),
]
Url = Annotated[str | None, typer.Option("--bron-url", metavar="URL", help="Waar de publicatie te vinden is.")]
Bronjaar = Annotated[str | None, typer.Option("--bron-jaar", metavar="JAAR", help="Het jaar van de publicatie.")]
Percentage = Annotated[
    str | None,
    typer.Option("--percentage", metavar="1%", help="De aangekondigde verhoging, om elke cel aan te toetsen."),
]
Minimum = Annotated[str | None, typer.Option("--minimum", metavar="EURO", help="Ten minste zoveel per maand erbij.")]
Maximum = Annotated[str | None, typer.Option("--maximum", metavar="EURO", help="Ten hoogste zoveel per maand erbij.")]
Uitvoer = Annotated[
    str | None,
    typer.Option(
        "--uitvoer", "-o", metavar="BESTAND", help="Schrijf naar dit nieuwe bestand in plaats van het scherm."
    ),
]


def importeer_opdracht(
    bestand: BestandArgument,
    cao: CaoOptie = None,
    ingangsdatum: Ingang = None,
    bevestigd_tot: Bevestigd = None,
    bron_titel: Titel = None,
    bron_vindplaats: Vindplaats = None,
    bron_url: Url = None,
    bron_jaar: Bronjaar = None,
    percentage: Percentage = None,
    minimum: Minimum = None,
    maximum: Maximum = None,
    uitvoer: Uitvoer = None,
    map_: Map = None,
) -> None:
    """Maak van een csv een voorstel voor een tabel.

    \b
    Voorbeelden:
      reeletarief cao importeer ggz.csv --cao ggz --ingangsdatum 2025-07-01 \\
        --bevestigd-tot 2025-11-30 --bron-titel "CAO GGZ 2025-2026" \\
        --bron-vindplaats "bijlage VII" --percentage 1%
      reeletarief cao importeer ggz.csv --cao ggz --ingangsdatum 2025-07-01 \\
        --bevestigd-tot 2025-11-30 --bron-titel "CAO GGZ 2025-2026" \\
        --bron-vindplaats "bijlage VII" -o cao/ggz/2025-07-01.yaml

    Het voorstel wordt naast de vorige tabel gelegd. De voorwaarden komen woordelijk uit die tabel; waar u ze moet nalezen, staat
    NALEZEN. Een bestaand bestand wordt nooit overschreven.

    \b
    Code 0: in orde. 1: er past iets niet (een cel, de indeling, een daling).
    2: een bestand of opdracht klopt niet, of het bestand is er al.
    """
    cao, ingangsdatum, bevestigd_tot, bron_titel = _verplicht(cao, ingangsdatum, bevestigd_tot, bron_titel)
    ingang, tot = _lees_geldigheid(ingangsdatum, bevestigd_tot)
    jaar = _lees_bronjaar(bron_jaar)
    verhoging = _lees_verhoging(percentage, minimum, maximum)
    inlezing = lees_caos(map_)
    # voor de csv: zonder eerdere tabel is elke fout erin vergeefs hersteld
    vorige = _vorige(inlezing, cao, ingang, bestand)
    gelezen = lees_salaris_of_stop(bestand)
    _controleer_verhoging(verhoging, vorige)
    from reeletarief.analyse.cao.voorstel import Bronopgave, Tabelopgave, afgeleid_ertussen, maak_voorstel
    from reeletarief.invoer.cao.tabelkeuze import pad_van

    doel = pad_van(cao, ingang)
    if uitvoer is not None:
        _controleer_doel(uitvoer, Path(map_ or "."), doel)
    bron = Bronopgave(bron_titel, _vindplaats(bron_vindplaats, gelezen), jaar, bron_url)
    opgave = Tabelopgave(cao, ingang, tot, bron, verhoging)
    ertussen = afgeleid_ertussen(inlezing.caos[cao], vorige, ingang)
    voorstel = maak_voorstel(opgave, vorige, gelezen.salaris, ertussen)
    tekst = _als_yaml(voorstel, inlezing)
    _keur(tekst, doel, voorstel, inlezing)
    if uitvoer is None:
        sys.stdout.write(tekst)
    else:
        schrijf_naar(uitvoer, tekst)
    _vat_samen(voorstel, inlezing)
    sluit(inlezing, BEVINDING if voorstel.na_te_lezen else GOED)


def _verplicht(
    cao: str | None, ingangsdatum: str | None, bevestigd_tot: str | None, bron_titel: str | None
) -> tuple[str, str, str, str]:
    """De opties die er altijd moeten zijn; wat ontbreekt, wordt in één keer genoemd."""
    gegeven = {
        "--cao": cao,
        "--ingangsdatum": ingangsdatum,
        "--bevestigd-tot": bevestigd_tot,
        "--bron-titel": bron_titel,
    }
    ontbreekt = [optie for optie, waarde in gegeven.items() if not waarde]
    if ontbreekt:
        raise typer.BadParameter(f"Geef ook {', '.join(ontbreekt)}.")
    return cao or "", ingangsdatum or "", bevestigd_tot or "", bron_titel or ""


def _lees_geldigheid(ingangsdatum: str, bevestigd_tot: str) -> tuple[datetime.date, datetime.date]:
    """De eerste en de laatste dag van de tabel, met dezelfde eisen als in een bestand."""
    ingang, tot = lees_dag("--ingangsdatum", ingangsdatum), lees_dag("--bevestigd-tot", bevestigd_tot)
    if ingang.day != 1:
        raise typer.BadParameter(f"{ingang} is niet de eerste dag van een maand.", param_hint="--ingangsdatum")
    if tot < ingang:
        raise typer.BadParameter(f"{tot} ligt voor de ingangsdatum {ingang}.", param_hint="--bevestigd-tot")
    return ingang, tot


def _lees_bronjaar(tekst: str | None) -> int | None:
    from reeletarief.invoer.waarden import lees_jaar

    return None if tekst is None else lees_als("--bron-jaar", tekst, lees_jaar)


def _lees_verhoging(percentage: str | None, minimum: str | None, maximum: str | None) -> Verhogingsopgave | None:
    """De aangekondigde verhoging; een minimum of maximum hoort bij een percentage."""
    from reeletarief.analyse.cao.voorstel import Verhogingsopgave
    from reeletarief.invoer.waarden import lees_bedrag, lees_percentage, positief

    def lees_grens(gegeven: object) -> Waarde:
        return positief(lees_bedrag(gegeven))

    if percentage is None:
        if minimum is not None or maximum is not None:
            raise typer.BadParameter(
                "geef ook --percentage.", param_hint="--maximum" if minimum is None else "--minimum"
            )
        return None
    return Verhogingsopgave(
        lees_getal_als("--percentage", percentage, lees_percentage),
        None if minimum is None else lees_getal_als("--minimum", minimum, lees_grens),
        None if maximum is None else lees_getal_als("--maximum", maximum, lees_grens),
    )


def _controleer_verhoging(verhoging: Verhogingsopgave | None, vorige: CaoTabel) -> None:
    """Weiger een verhoging die niet kan: onder nul, of een minimum boven het maximum."""
    from reeletarief.afronding import CENT
    from reeletarief.analyse.cao.voorstel import verhogingsregel
    from reeletarief.invoer.waarden import WaardeFout

    if verhoging is None:
        return
    try:
        verhogingsregel(verhoging, vorige, CENT)
    except WaardeFout as fout:
        raise typer.BadParameter(f"{fout.wat} {fout.remedie}", param_hint="--percentage") from None


def _vindplaats(gegeven: str | None, gelezen: SalarisCsv) -> str:
    vindplaats = gegeven or gelezen.bron
    if not vindplaats:
        raise typer.BadParameter(
            "geef de vindplaats, of zet een regel '# bron: …' in de csv.", param_hint="--bron-vindplaats"
        )
    return vindplaats


def _vorige(inlezing: Inlezing | Onleesbaar, cao: str, ingang: datetime.date, csv: str) -> CaoTabel:
    """De gepubliceerde tabel waar het voorstel naast komt; de eerste tabel van een cao begint met ``nieuw cao-tabel``."""
    from reeletarief.analyse.cao.voorstel import vorige_tabel

    opdracht = f"reeletarief nieuw cao-tabel {shlex.quote(cao)} {ingang} --salaris {shlex.quote(csv)}"
    eerste = (
        f"De eerste tabel van een cao begint met een gat voor elke voorwaarde, en de bedragen uit de csv: {opdracht}"
    )
    tabellen = kies_cao(inlezing, cao, bij_onbekend=f" {eerste}")
    vorige = vorige_tabel(tabellen, ingang)
    eis_gelezen(inlezing, tabellen, vorige.dag if vorige else None, ingang - datetime.timedelta(days=1))
    if vorige is None:
        stop(f"Cao {cao} heeft geen gepubliceerde tabel van voor {ingang}.", eerste, "RT507")
    if not vorige.salaris:
        wat = f"De vorige tabel ({vorige.bestand}) staat per jaar; een csv met maandbedragen past daar niet naast."
        stop(wat, f"Reken de bedragen zelf om. {eerste}", "RT511")
    return vorige


def _controleer_doel(uitvoer: str, werkmap: Path, doel: str) -> None:
    """Alleen een nieuw bestand; tussen de bestanden van de regio alleen op de plek van deze tabel."""
    if os.path.lexists(uitvoer):
        remedie = "Kies een andere naam, of haal het oude bestand eerst zelf weg."
        stop(f"{uitvoer} bestaat al en wordt niet overschreven.", remedie, "RT509")
    pad = Path(uitvoer)
    if is_invoer(pad, werkmap) and pad.resolve() != (werkmap / doel).resolve():
        stop(f"{uitvoer} ligt tussen de bestanden van de regio.", f"Daar hoort deze tabel als {doel}.")


def _als_yaml(voorstel: Voorstel, inlezing: Inlezing | Onleesbaar) -> str:
    from reeletarief.weergave.cao.voorstel_yaml import NietTeKnippenFout, voorstel_als_yaml

    bestand = voorstel.vorige.bestand
    try:
        return voorstel_als_yaml(voorstel, inlezing.bestanden[bestand].regels)
    except NietTeKnippenFout:
        remedie = "Zet daar elke sleutel aan het begin van een eigen regel."
        stop(f"De voorwaarden in {bestand} zijn niet woordelijk over te nemen.", remedie, "RT511")


def _keur(tekst: str, doel: str, voorstel: Voorstel, inlezing: Inlezing | Onleesbaar) -> None:
    """Haal het voorstel door de strikte lezer, tussen de andere bestanden; wat niet leest, wordt niet geschreven."""
    from reeletarief.analyse.cao.voorstel import komt_overeen

    terug, fouten = lees_terug(tekst, doel, inlezing)
    meld(fouten, terug.bestanden)
    gevonden = next((tabel for tabel in terug.caos.get(voorstel.opgave.cao, ()) if tabel.bestand == doel), None)
    if fouten or gevonden is None or not komt_overeen(voorstel, gevonden):
        stop(
            "Het voorstel is niet geschreven: de strikte lezer neemt het niet aan.",
            "Herstel de opgave of de csv.",
            "RT511",
        )


def _vat_samen(voorstel: Voorstel, inlezing: Inlezing | Onleesbaar) -> None:
    from reeletarief.weergave.cao.voorstel_tekst import samenvatting

    zeg("\n".join(samenvatting(voorstel, inlezing.caos[voorstel.opgave.cao])))
