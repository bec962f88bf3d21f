"""``reeletarief toets``: de prijs van een aanbieder naast de reële prijs (pas toe of leg uit)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.afloop import BEVINDING, GOED, KON_NIET, eis_zonder_fouten, stop, telt_mee, zeg
from reeletarief.cli.besluiten import zoals_besloten
from reeletarief.cli.bijlagen import bescherm_invoer, haal
from reeletarief.cli.opties import Kleurkeuze, MapOfBesluit, Streng, Tariefjaar, lees_getal_als, lees_jaar, lees_kleur
from reeletarief.cli.regio import bereken_of_stop, lees_of_stop
from reeletarief.cli.uitvoer import schrijf
from reeletarief.cli.vormkeuze import eis_bestand, formaatoptie, gaat_elders_heen, in_vorm, kies_vorm, uitvoeroptie

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from reeletarief.analyse.toets.oordeel import Toets
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.opgave.bestand import GelezenOpgave, Opgave
    from reeletarief.invoer.regio import Inlezing
    from reeletarief.kostprijs.tarief import Tarief

VORMEN = {
    "tabel": "toets.scherm:toon_toets",
    "json": "toets.json:toets_als_json",
    "csv": "toets.csv:toets_als_csv",
    "md": "toets.document:toetsdocument",
    "html": "toets.document:toetsdocument",
    "xlsx": "toets.werkboek:toetswerkboek",
    "ods": "toets.werkboek:toetswerkboek",
}
YAML, FORMULIER = (".yaml", ".yml"), (".xlsx", ".ods")

Argumenten = Annotated[
    list[str],
    typer.Argument(metavar="OPGAVE", help="De opgave (.yaml, .xlsx of .ods); met --formulier de productcodes."),
]
Formulier = Annotated[
    bool,
    typer.Option(
        "--formulier",
        help="Maak een leeg formulier (.xlsx, .ods of .yaml) voor deze producten, met de reële prijs ernaast.",
    ),
]
Drempel = Annotated[
    str | None,
    typer.Option(
        "--drempel", metavar="PERCENTAGE", help="Tot dit deel van de reële prijs is geen verklaring nodig; anders 0%."
    ),
]
Formaat = Annotated[str | None, formaatoptie(VORMEN)]
Uitvoer = Annotated[str | None, uitvoeroptie(VORMEN)]


def toets_opdracht(
    argumenten: Argumenten,
    formulier: Formulier = False,
    drempel: Drempel = None,
    tariefjaar: Tariefjaar = None,
    map_: MapOfBesluit = None,
    formaat: Formaat = None,
    uitvoer: Uitvoer = None,
    streng: Streng = False,
    kleur: Kleurkeuze = None,
) -> None:
    """Toets de prijs van een aanbieder aan de reële prijs (pas toe of leg uit).

    \b
    Voorbeelden:
      reeletarief toets --formulier 45A48 45A53 -o formulier.xlsx
      reeletarief toets opgave.xlsx
      reeletarief toets opgave.yaml --drempel 1%
      reeletarief toets opgave.yaml -o gesprek.html

    Een aanbieder met een andere prijs laat de opbouw zien over dezelfde elementen (pas toe of leg uit). Per element komt
    zijn bedrag naast dat van de reële prijs, met wat er verklaard is en wat hij nog moet laten zien.

    \b
    Code 0: alles verklaard, binnen de drempel of gelijk. 1: iets is niet of deels verklaard, een kaart die het besluit tegenspreekt, of een waarschuwing met --streng.
    2: de opgave klopt niet (telt niet op, andere eenheid, element ontbreekt of dubbel), of er kon niets gerekend worden.
    """
    jaar = lees_jaar(tariefjaar)
    if formulier:
        from reeletarief.cli.toets.formulier import maak_formulier

        if drempel or formaat:
            raise typer.BadParameter("een formulier heeft geen vorm of drempel; kies met -o.", param_hint="--formulier")
        raise typer.Exit(maak_formulier(argumenten, jaar, map_, uitvoer, streng=streng))
    if len(argumenten) != 1:
        raise typer.BadParameter("Geef één opgave; productcodes horen bij --formulier.")
    vorm = _vorm(formaat, uitvoer)
    wanneer, deel = lees_kleur(kleur), _lees_drempel(drempel)
    bescherm_invoer(uitvoer, argumenten)
    gelezen = lees_opgave_of_stop(argumenten[0])
    assert gelezen.opgave is not None
    if gelezen.leeg:
        zeg(f"Niet ingevuld en dus niet getoetst: {', '.join(gelezen.leeg)}.")
    toets, resultaat, inlezing = _toets(gelezen, gelezen.opgave, deel, jaar, map_)
    inhoud = in_vorm(VORMEN, vorm, wanneer, uitvoer, toets=toets, resultaat=resultaat)
    schrijf(inhoud, uitvoer, Path(map_ or "."))
    if gaat_elders_heen(vorm, uitvoer):
        _meld_stand(toets)
    raise typer.Exit(_code(toets, inlezing, resultaat, streng=streng))


def _vorm(formaat: str | None, uitvoer: str | None) -> str:
    vorm = kies_vorm(formaat, uitvoer, VORMEN)
    eis_bestand(vorm, uitvoer, "gesprek")
    return vorm


def _lees_drempel(tekst: str | None) -> Decimal:
    """De drempel als fractie, geschreven als in een bestand."""
    from reeletarief.afronding import NUL
    from reeletarief.invoer.waarden import lees_percentage, niet_negatief

    if tekst is None:
        return NUL
    drempel = lees_getal_als("--drempel", tekst, lambda gegeven: niet_negatief(lees_percentage(gegeven))).getal
    if drempel > 1:
        raise typer.BadParameter("een drempel is hooguit 100% van de reële prijs.", param_hint="--drempel")
    return drempel


def lees_opgave_of_stop(pad: str) -> GelezenOpgave:
    """De opgave uit YAML of uit het formulier; met een fout stopt het met code 2."""
    soort = Path(pad).suffix.lower()
    if soort not in (*YAML, *FORMULIER):
        stop(
            f"'{Path(pad).name}' is geen opgave: die eindigt op .yaml, .xlsx of .ods.",
            "Maak een formulier met: reeletarief toets --formulier PRODUCT -o opgave.xlsx",
        )
    if soort in FORMULIER:
        from reeletarief.invoer.opgave.formulier import lees_opgaveformulier

        gelezen = lees_opgaveformulier(haal(pad, "RT801"), pad)
    else:
        from reeletarief.invoer.opgave.bestand import lees_opgave

        gelezen = lees_opgave(haal(pad, "RT101"), pad)
    _eis(gelezen, gelezen.bevindingen)
    return gelezen


def _eis(gelezen: GelezenOpgave, bevindingen: tuple[Bevinding, ...]) -> None:
    """Meld bezwaren met hun plaats, in een formulier met de naam van de cel; is er een, dan stopt het met code 2."""
    from reeletarief.fouten import gesorteerd

    if gelezen.blad is not None:
        from reeletarief.invoer.opgave.formulier import met_celnaam

        bevindingen = tuple(met_celnaam(een, gelezen.blad, gelezen.bestand.pad) for een in bevindingen)
    eis_zonder_fouten(gesorteerd(bevindingen), {gelezen.bestand.pad: gelezen.bestand})


def _toets(
    gelezen: GelezenOpgave, opgave: Opgave, drempel: Decimal, jaar: int | None, map_: str | None
) -> tuple[Toets, Resultaat, Inlezing]:
    """Keur de opgave, reken de reële prijzen uit en leg ze naast elkaar; alle bezwaren in één keer."""
    from reeletarief.analyse.toets.keuring import keur_opgave, keur_tegen_regio
    from reeletarief.analyse.toets.oordeel import toets_opgave
    from reeletarief.berekening.bewijs import bewijs_met
    from reeletarief.weergave.getal import machine

    genoemd = [str(een.product) for een in opgave.producten]
    inlezing = zoals_besloten(lees_of_stop(map_, jaar, None), genoemd, jaar)
    kaarten = inlezing.regio.op_product
    bezwaren = keur_tegen_regio(opgave, inlezing, jaar or inlezing.regio.opslagen.tariefjaar)
    bekend = [product for product in genoemd if product in kaarten]
    if not bekend:
        _eis(gelezen, (*keur_opgave(opgave, {}), *bezwaren))
    resultaat = bereken_of_stop(inlezing, bekend, jaar, None)
    tarieven = resultaat.op_product
    _meld_andere_referentie(gelezen, tarieven)
    _eis(gelezen, (*keur_opgave(opgave, tarieven), *bezwaren, *_tegen_verklaringen(opgave, tarieven)))
    if resultaat.overgeslagen:
        raise typer.Exit(KON_NIET)
    bewijs = bewijs_met(resultaat.bewijs, [gelezen.bestand], [f"drempel {machine(drempel)}"])
    return toets_opgave(opgave, tarieven, drempel), resultaat._replace(bewijs=bewijs), inlezing


def _tegen_verklaringen(opgave: Opgave, tarieven: Mapping[str, Tarief]) -> Iterator[Bevinding]:
    """De bezwaren tegen de verklaringen bij producten die naast een tarief te leggen zijn."""
    from reeletarief.analyse.toets.keuring import bezwaren_tegen_verklaringen, vergelijkbaar

    for product in opgave.producten:
        tarief = tarieven.get(str(product.product))
        if tarief is not None and vergelijkbaar(product, tarief, opgave):
            yield from bezwaren_tegen_verklaringen(product, tarief)


def _meld_andere_referentie(gelezen: GelezenOpgave, tarieven: Mapping[str, Tarief]) -> None:
    """Zeg het, ook als een verklaring daardoor niet meer past, als de aanbieder een andere reële prijs voor zich had dan de prijs waaraan nu getoetst wordt."""
    from decimal import Decimal

    from reeletarief.weergave.getal import euro

    for product, toen in gelezen.referenties.items():
        nu = tarieven[product].tarief.bedrag if product in tarieven else toen
        if abs(toen - nu) >= Decimal("0.0001"):
            zeg(
                f"Let op: in dit formulier is de reële prijs van {product} {euro(toen)}, en nu {euro(nu)}. "
                "De verklaringen gaan misschien over een ander verschil."
            )


def _meld_stand(toets: Toets) -> None:
    """Zeg op stderr wat het oordeel is; een tabel op het scherm zegt het zelf al."""
    from reeletarief.weergave.toets.tekst import slot

    zeg(slot(toets))


def _code(toets: Toets, inlezing: Inlezing, resultaat: Resultaat, *, streng: bool) -> int:
    """1 als er iets te verklaren blijft, of met ``--streng`` bij een waarschuwing; een fout in de regio zelf is code 2."""
    if inlezing.bevindingen:
        return KON_NIET
    return BEVINDING if toets.iets_open or telt_mee(resultaat.waarschuwingen, streng=streng) else GOED
