"""``reeletarief uitvraag verwerk``: wat aanbieders terugstuurden samengevat, en zo nodig als voorstel voor de kaarten."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.afloop import BEVINDING, GOED, KON_NIET, meld, stop, zeg
from reeletarief.cli.opties import (
    Kleurkeuze,
    MapOfBesluit,
    Producten,
    Tariefjaar,
    lees_geheel,
    lees_jaar,
    lees_keuze,
    lees_kleur,
    lees_mapnaam,
)
from reeletarief.cli.regio import kies_kaarten_of_stop, lees_of_stop
from reeletarief.cli.uitvoer import als_bytes, schrijf, schrijf_alle
from reeletarief.cli.uitvraag.verwerk_lezen import Formulieren, lees_formulieren
from reeletarief.cli.uitvraag.verwerk_voorstel import Kaarten, maak_kaarten
from reeletarief.cli.voorstelmap import VoorstelOptie, eis_voorstelmap
from reeletarief.cli.vormkeuze import formaatoptie, in_vorm, kies_vorm, uitvoeroptie
from reeletarief.cli.werkmap import is_besluitbestand

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.analyse.uitvraag.verslag import Verslag
    from reeletarief.analyse.uitvraag.voorstel import Maatstaf
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.regio import Inlezing
    from reeletarief.invoer.uitvraag.antwoorden import Ingevuld

VORMEN = {
    "tabel": "uitvraag.verslag_scherm:toon_uitvraag",
    "md": "uitvraag.verslag_document:uitvraagdocument",
    "html": "uitvraag.verslag_document:uitvraagdocument",
    "json": "uitvraag.verslag_json:uitvraag_als_json",
    "csv": "uitvraag.verslag_csv:uitvraag_als_csv",
}
MAATSTAVEN = ("gewogen", "gemiddelde", "mediaan")
MINSTENS, MEESTE = 3, 99

FormulierMap = Annotated[
    str, typer.Argument(metavar="MAP", help="De map met de teruggekomen formulieren (.xlsx, .ods, .csv).")
]
Minstens = Annotated[
    str | None,
    typer.Option(
        "--minstens", metavar="N", help=f"Geen cijfer bij minder dan dit aantal antwoorden; anders {MINSTENS}."
    ),
]
MaatstafOptie = Annotated[
    str | None,
    typer.Option(
        "--maatstaf",
        metavar="|".join(MAATSTAVEN),
        autocompletion=aanvullen.keuze(*MAATSTAVEN),
        help="Welk cijfer het voorstel wordt; anders gewogen naar volume.",
    ),
]
FormaatOptie = Annotated[str | None, formaatoptie(VORMEN)]
Uitvoer = Annotated[str | None, uitvoeroptie(VORMEN)]


def verwerk_opdracht(
    formulieren: FormulierMap,
    producten: Producten = None,
    minstens: Minstens = None,
    voorstel: VoorstelOptie = None,
    maatstaf: MaatstafOptie = None,
    tariefjaar: Tariefjaar = None,
    map_: MapOfBesluit = None,
    formaat: FormaatOptie = None,
    uitvoer: Uitvoer = None,
    kleur: Kleurkeuze = None,
) -> None:
    """Vat samen wat aanbieders op de uitvraag antwoordden.

    \b
    Voorbeelden:
      reeletarief uitvraag verwerk antwoorden/
      reeletarief uitvraag verwerk antwoorden/ 45A48 45A53 -o uitvraag.html
      reeletarief uitvraag verwerk antwoorden/ --minstens 5 -o uitvraag.csv
      reeletarief uitvraag verwerk antwoorden/ --voorstel voorstel/
      reeletarief uitvraag verwerk antwoorden/ --voorstel voorstel/ --maatstaf mediaan

    Op stderr staat per aanbieder wat ontbreekt of niet kan, met de cel. Een veld met minder dan --minstens antwoorden
    krijgt geen enkel cijfer. --voorstel schrijft de kaarten nooit in de map van de regio zelf; kopieer wat u overneemt.

    \b
    Code 0: in orde. 1: er ontbreekt iets of iets kan niet, of er is niets voor te stellen.
    2: er is geen formulier te gebruiken, of een bestand of opdracht klopt niet.
    """
    vorm = kies_vorm(formaat, uitvoer, VORMEN)
    lees_mapnaam("MAP", formulieren)
    wanneer, minste, werkmap = lees_kleur(kleur), _lees_minstens(minstens), Path(map_ or ".")
    jaar = lees_jaar(tariefjaar)
    mate = _lees_maatstaf(maatstaf, voorstel)
    _bescherm_formulieren(uitvoer, formulieren)
    if voorstel is not None:
        _eis_kaarten_van_de_regio(werkmap)
        eis_voorstelmap(voorstel, werkmap)
    inlezing = lees_of_stop(map_, jaar, None)
    gevraagd = _kaarten(inlezing, producten or [])
    gelezen = lees_formulieren(formulieren, inlezing)
    gekozen = gevraagd if producten else _beantwoord(gevraagd, gelezen.tellen)
    resultaat = _bereken(inlezing, gekozen, jaar)
    verslag = _verslag(gelezen.tellen, gekozen, resultaat, minste)
    if not verslag.samenvatting.antwoorden:
        namen = ", ".join(gekozen)
        stop(f"Geen formulier heeft een antwoord over {namen} dat te gebruiken is.", "Kies andere producten.", "RT960")
    kaarten = None if voorstel is None else maak_kaarten(verslag, inlezing, werkmap, mate, resultaat.tariefjaar)
    verslag = verslag._replace(voorstel=kaarten.voorstel if kaarten else None)
    resultaat = _met_formulieren(resultaat, gelezen.tellen, minste)
    bestanden = {Path(voorstel or "") / pad: inhoud for pad, inhoud in kaarten.inhoud.items()} if kaarten else {}
    inhoud = in_vorm(VORMEN, vorm, wanneer, uitvoer, verslag=verslag, resultaat=resultaat)
    _schrijf(inhoud, uitvoer, bestanden, werkmap)
    _meld_telling(verslag, gelezen.gelezen)
    raise typer.Exit(_code(inlezing, gelezen, kaarten))


def _lees_minstens(tekst: str | None) -> int:
    return MINSTENS if tekst is None else lees_geheel("--minstens", tekst, 1, MEESTE)


def _eis_kaarten_van_de_regio(werkmap: Path) -> None:
    if is_besluitbestand(werkmap):
        reden = "een voorstel wijzigt de kaarten van de regio; geef met --map haar map en niet een besluitbestand."
        raise typer.BadParameter(reden, param_hint="--voorstel")


def _lees_maatstaf(tekst: str | None, voorstel: str | None) -> Maatstaf:
    gekozen = lees_keuze("--maatstaf", tekst or MAATSTAVEN[0], MAATSTAVEN)
    if tekst is not None and voorstel is None:
        raise typer.BadParameter("dit hoort bij een voorstel; geef --voorstel DOELMAP.", param_hint="--maatstaf")
    from reeletarief.analyse.uitvraag.voorstel import Maatstaf

    return Maatstaf(gekozen)


def _bescherm_formulieren(uitvoer: str | None, formulieren: str) -> None:
    """Uitvoer komt niet tussen de formulieren te staan: de volgende keer zou zij als formulier gelezen worden."""
    try:
        ertussen = uitvoer is not None and Path(uitvoer).resolve().parent == Path(formulieren).resolve()
    except (OSError, RuntimeError):
        return  # een koppeling naar zichzelf; lezen of schrijven loopt er vanzelf op vast
    if ertussen:
        stop(f"{uitvoer} komt tussen de formulieren te staan.", "Kies een andere map.")


def _kaarten(inlezing: Inlezing, producten: list[str]) -> dict[str, Productkaart]:
    """De kaarten van de gevraagde producten, of alle; een product zonder kaart of zonder vragen stopt het met code 2."""
    gekozen = {kaart.code: kaart for kaart in kies_kaarten_of_stop(inlezing, producten)}
    zonder = [gekozen[product] for product in producten if not gekozen[product].functiemix]
    if zonder:
        from reeletarief.invoer.uitvraag.zonder_vragen import wat_dan_wel

        wat = f"Over {', '.join(kaart.code for kaart in zonder)} is niets gevraagd: er is geen functiemix."
        stop(wat, wat_dan_wel(zonder), "RT950")
    return gekozen


def _bereken(inlezing: Inlezing, kaarten: Mapping[str, Productkaart], jaar: int | None) -> Resultaat:
    """De tarieven, voor wat de kaarten nu hebben; zegt het als reeksen voor dat jaar nog geen waarde hebben."""
    from reeletarief.analyse.uitvraag.nog_geen_cijfers import zonder_jaarcijfers
    from reeletarief.berekening.bereken import bereken

    resultaat = bereken(inlezing, list(kaarten), jaar, inlezing.eigen_peildatum(jaar))
    nog_niet = zonder_jaarcijfers(resultaat, kaarten.values())
    meld([nog_niet] if nog_niet else [], {})
    return resultaat


def _verslag(
    formulieren: Sequence[Ingevuld], kaarten: Mapping[str, Productkaart], resultaat: Resultaat, minstens: int
) -> Verslag:
    """De samenvatting over deze producten, met per vraag wat de kaart nu heeft."""
    from reeletarief.analyse.uitvraag.kaart import kaartwaarde
    from reeletarief.analyse.uitvraag.samenvatting import vat_samen
    from reeletarief.analyse.uitvraag.verslag import Verslag
    from reeletarief.invoer.uitvraag.vragen import vragen

    tarieven = resultaat.op_product
    gevraagd = {product: vragen(kaart) for product, kaart in kaarten.items()}
    nu = {
        vraag: kaartwaarde(vraag, kaarten[product], tarieven.get(product))
        for product, eigen in gevraagd.items()
        for vraag in eigen
    }
    return Verslag(vat_samen(formulieren, gevraagd, minstens), kaarten, nu, None)


def _beantwoord(kaarten: Mapping[str, Productkaart], formulieren: Sequence[Ingevuld]) -> dict[str, Productkaart]:
    """De kaarten van de producten waar een formulier over gaat."""
    genoemd = {code for een in formulieren for code in (*een.geweigerd, *(los.product for los in een.antwoorden))}
    return {product: kaart for product, kaart in kaarten.items() if product in genoemd}


def _met_formulieren(resultaat: Resultaat, formulieren: Sequence[Ingevuld], minstens: int) -> Resultaat:
    """Het resultaat met de formulieren in het bewijs, zonder namen die een aanbieder verraden."""
    from reeletarief.berekening.bewijs import bewijs_met
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.uitvraag.aanbieders import naam_in_verslag

    bestanden = sorted(Bestand(naam_in_verslag(een.bestand, een.aanbieder), een.sha256, ()) for een in formulieren)
    return resultaat._replace(bewijs=bewijs_met(resultaat.bewijs, bestanden, [f"minstens {minstens}"]))


def _schrijf(inhoud: str | bytes, uitvoer: str | None, kaarten: Mapping[Path, bytes], werkmap: Path) -> None:
    """Schrijf de kaarten en het verslag, allemaal of geen; zonder kaarten alleen het verslag."""
    schrijf_alle({**kaarten, **({} if uitvoer is None else {Path(uitvoer): als_bytes(inhoud)})}, werkmap)
    if uitvoer is None:
        schrijf(inhoud, None, werkmap)


def _meld_telling(verslag: Verslag, gelezen: int) -> None:
    """Zeg op stderr hoeveel formulieren, producten en antwoorden er tellen."""
    from reeletarief.weergave.uitvraag.verslag_tekst import telling

    zeg(telling(verslag, gelezen))


def _code(inlezing: Inlezing, gelezen: Formulieren, kaarten: Kaarten | None) -> int:
    """2 als een bestand van de regio niet klopt, 1 als er iets ontbreekt, niet kan of niet voor te stellen is."""
    from reeletarief.fouten import Bevinding

    if kaarten is not None and not kaarten.inhoud:
        wat = "Er is geen enkele kaart voor te stellen; er is geen kaart geschreven."
        meld([Bevinding("RT963", wat, "De redenen staan in het verslag, onder 'Zonder voorstel'.")], {})
    if inlezing.bevindingen:
        return KON_NIET
    niet_voorgesteld = kaarten is not None and (kaarten.heeft_fout or not kaarten.inhoud)
    return BEVINDING if gelezen.heeft_fout or niet_voorgesteld else GOED
