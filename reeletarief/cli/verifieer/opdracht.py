"""``reeletarief verifieer``: een werkboek dat terugkomt, naast de regio zoals zij nu is."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.afloop import BEVINDING, GOED, KON_NIET, meld, stop, stop_met, zeg
from reeletarief.cli.bijlagen import bescherm_invoer, lees_oud, reden_tegen, stop_onleesbaar
from reeletarief.cli.opties import Kleurkeuze, MapOfBesluit, lees_kleur
from reeletarief.cli.uitvoer import eis_geen_invoer, schrijf, schrijf_naar
from reeletarief.cli.verifieer.besluit import verifieer_besluit
from reeletarief.cli.verifieer.geen_werkboek import eis_werkboek
from reeletarief.cli.verifieer.uitgangspunt import uitgangspunt_of_stop
from reeletarief.cli.vormkeuze import formaatoptie, in_vorm, kies_vorm
from reeletarief.cli.werkmap import is_besluitbestand
from reeletarief.invoer.namen import OPSLAGEN

if TYPE_CHECKING:
    from reeletarief.analyse.werkboek.stand import Kenmerken, Regiostand
    from reeletarief.analyse.werkboek.vergelijking import Oordeel
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.regio import Inlezing
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven
    from reeletarief.weergave.werkboek.terugkomst import Teruggekomen

VORMEN = {"tabel": "verifieer.scherm:toon_oordeel", "json": "verifieer.json:oordeel_als_json"}

WerkboekArgument = Annotated[
    str | None,
    typer.Argument(metavar="WERKBOEK.xlsx", help="Het werkboek dat terugkwam, als .xlsx.", show_default=False),
]
VoorstelOptie = Annotated[
    str | None,
    typer.Option(
        "--voorstel", metavar="BESTAND.yaml", help="Schrijf de gewijzigde invoer als voorstel om te beoordelen."
    ),
]
OudBijWerkboek = Annotated[
    str | None,
    typer.Option(
        "--oud", metavar="BESTAND", help="De eerdere tarieven waarmee het werkboek gemaakt is (bereken --oud)."
    ),
]
VastgesteldOptie = Annotated[
    str | None,
    typer.Option(
        "--vastgesteld",
        metavar="JAAR|BESTAND",
        help="Reken het vastgelegde besluit van dit jaar na, uit zijn eigen bestanden; of een eerder besluit (.json).",
    ),
]
VormOptie = Annotated[str | None, formaatoptie(VORMEN, "De vorm van het oordeel; anders een tabel.")]


def verifieer_opdracht(
    werkboek: WerkboekArgument = None,
    vastgesteld: VastgesteldOptie = None,
    voorstel: VoorstelOptie = None,
    oud: OudBijWerkboek = None,
    map_: MapOfBesluit = None,
    formaat: VormOptie = None,
    kleur: Kleurkeuze = None,
) -> None:
    """Ga na of een werkboek dat terugkomt, of een vastgelegd besluit, nog klopt.

    \b
    Voorbeelden:
      reeletarief verifieer besluit.xlsx
      reeletarief verifieer besluit.xlsx --voorstel voorstel.yaml
      reeletarief verifieer besluit.xlsx --formaat json
      reeletarief verifieer besluit.xlsx --oud tarieven-2025.json
      reeletarief verifieer --vastgesteld 2026
      reeletarief verifieer --vastgesteld vastgesteld/2026.json

    \b
    De opdracht zegt of het werkboek uit de regio van nu komt, welke invoer gewijzigd is en hoeveel, of het programma die
    invoer in een bestand zou aannemen, of de formules nog die van het programma zijn, en of de tarieven kloppen met de
    invoer die erin staat. Is de regio intussen verder en ligt er in vastgesteld/ een besluit met de vingerafdruk van het werkboek,
    dan ligt het werkboek daarnaast. Aan de regio verandert niets.

    \b
    Een besluit (vastgesteld/JAAR.json) bewaart de bestanden waaruit het volgt. Met --vastgesteld wordt daarmee
    opnieuw gerekend, ook als de regio intussen veranderd is, en liggen de kaarten ernaast. Hebt u alleen het bestand, dan
    kan het ook zonder regio.

    \b
    De uitkomst staat op stdout, meldingen op stderr. Code 0: alles is gelijk. 1: er is iets gewijzigd of ongelijk.
    2: het werkboek, een ander bestand of de opdracht klopt niet.
    """
    from reeletarief.berekening.kaart_en_besluit import over_besluiten

    vorm, wanneer = kies_vorm(formaat, None, VORMEN), lees_kleur(kleur)
    if vastgesteld is not None:
        _eis_alleen_besluit(werkboek, voorstel, oud)
        _eis_regio_ernaast(map_)
        raise typer.Exit(verifieer_besluit(map_, vastgesteld, vorm, wanneer))
    if werkboek is None:
        reden = "Geef een werkboek, of een jaar met --vastgesteld."
        if map_ is not None and is_besluitbestand(Path(map_)):
            reden = f"Geef een werkboek; een besluit gaat u na met: reeletarief verifieer --vastgesteld {map_}."
        raise typer.BadParameter(reden)
    eis_werkboek(werkboek)
    _bescherm(voorstel, werkboek, oud, Path(map_ or "."))
    _eis_regio(Path(map_ or "."))
    terug = _lees_of_stop(werkboek)
    eerder = _lees_eerder(oud, terug.kenmerken)
    inlezing, besluit, berekend = uitgangspunt_of_stop(map_, terug.kenmerken)
    meld(over_besluiten(berekend.waarschuwingen), inlezing.bestanden)
    resultaat = _wat_het_zegt(terug.kenmerken, _met_status_van(terug.kenmerken, berekend))
    oordeel = _beoordeel(werkboek, terug, resultaat, inlezing, eerder)._replace(besluit=besluit)
    schrijf(in_vorm(VORMEN, vorm, wanneer, None, oordeel=oordeel), None, Path(map_ or "."))
    if voorstel is not None:
        _schrijf_voorstel(oordeel, voorstel)
    if inlezing.bevindingen:
        raise typer.Exit(KON_NIET)
    raise typer.Exit(GOED if oordeel.in_orde else BEVINDING)


def _eis_alleen_besluit(werkboek: str | None, voorstel: str | None, oud: str | None) -> None:
    if werkboek or voorstel or oud:
        raise typer.BadParameter(
            "dit gaat over een vastgelegd besluit; laat het werkboek, --voorstel en --oud weg.",
            param_hint="--vastgesteld",
        )


def _eis_regio_ernaast(map_: str | None) -> None:
    """Bij een besluit is ``--map`` de regio die ernaast gelegd wordt, en niet nog een besluit."""
    if map_ is not None and is_besluitbestand(Path(map_)):
        raise typer.BadParameter(
            "bij --vastgesteld is dit de map van de regio, om het besluit naast te leggen. Hebt u alleen het besluitbestand, geef dan: "
            f"reeletarief verifieer --vastgesteld {map_}",
            param_hint="--map",
        )


def _eis_regio(werkmap: Path) -> None:
    """Een werkboek heeft een regio of een besluitbestand naast zich nodig; is die er niet, dan stopt het met code 2, en wat er zonder wel kan."""
    from reeletarief.invoer.werkmap import haal_werkmap

    if os.path.lexists(werkmap / OPSLAGEN) or is_besluitbestand(werkmap):
        return
    (geen,) = haal_werkmap(werkmap).bevindingen
    wat = f"Een werkboek wordt naast de regio gelegd waar het uit komt. {geen.wat}"
    alleen = "Hebt u alleen het besluitbestand, geef dat dan: --map BESTAND.json."
    stop_met([geen._replace(wat=wat, remedie=f"{geen.remedie} {alleen}")])


def _bescherm(voorstel: str | None, werkboek: str, oud: str | None, werkmap: Path) -> None:
    """Een voorstel komt nooit over invoer heen."""
    bescherm_invoer(voorstel, [werkboek, oud])
    if voorstel is not None:
        eis_geen_invoer(Path(voorstel), werkmap)


def _lees_of_stop(pad: str) -> Teruggekomen:
    """Het werkboek; is het niet te gebruiken, dan stopt het met de reden en code 2."""
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.werkboek.xlsx_lezen import lees_werkboek
    from reeletarief.weergave.werkboek.terugkomst import herken

    inhoud = _haal_of_stop(pad)
    gelezen = inhoud if isinstance(inhoud, Bevinding) else lees_werkboek(inhoud, pad)
    terug = gelezen if isinstance(gelezen, Bevinding) else herken(gelezen)
    if isinstance(terug, Bevinding):
        stop_met([terug])
    return terug


def _haal_of_stop(pad: str) -> bytes | Bevinding:
    """De inhoud van het werkboek, of dat het te groot is; kan het niet gelezen worden, dan stopt het met code 2."""
    from reeletarief.invoer.schijf import Belet, Reden, haal_begrensd
    from reeletarief.invoer.werkboek.pakket import GROOTSTE_BESTAND, te_groot_bestand

    gehaald = haal_begrensd(Path(pad), GROOTSTE_BESTAND)
    if not isinstance(gehaald, Belet):
        return gehaald.inhoud
    if gehaald.reden is not Reden.TE_GROOT:
        stop_onleesbaar(pad, reden_tegen(gehaald), "RT801")
    return te_groot_bestand(pad)


def _lees_eerder(oud: str | None, kenmerken: Kenmerken) -> OudeTarieven | None:
    """De eerdere tarieven bij het werkboek; andere dan waarmee het gemaakt is, worden geweigerd."""
    if oud is None:
        return None
    eerder = lees_oud(oud)
    if eerder.bestand.sha256 != kenmerken.oud:
        remedie = "Geef het bestand waarmee het werkboek gemaakt is, of laat --oud weg."
        stop(f"Het werkboek is niet met de tarieven in {oud} gemaakt.", remedie, "RT813")
    return eerder


def _met_status_van(kenmerken: Kenmerken, resultaat: Resultaat) -> Resultaat:
    """Een werkboek van voor het besluit is een concept: het wordt vergeleken met de tarieven zoals zij toen heetten."""
    if kenmerken.vastgesteld_op is not None:
        return resultaat
    from reeletarief.berekening.stand import DEELS
    from reeletarief.invoer.kaart.besluitblok import CONCEPT

    stand = DEELS if kenmerken.is_deels_vastgesteld else CONCEPT
    if resultaat.vastgesteld_op is None:
        return resultaat._replace(stand=stand)
    from reeletarief.weergave.datum import voluit

    dag = voluit(resultaat.vastgesteld_op)
    zeg(f"Dit werkboek is een concept; de tarieven zijn daarna vastgesteld op {dag}.")
    return resultaat.als_concept()._replace(stand=stand)


def _wat_het_zegt(kenmerken: Kenmerken, resultaat: Resultaat) -> Resultaat:
    """Een werkboek dat niet zegt wie het besluit nam en waarom, zoals dat van een vroegere uitgave, hoort dat nergens te hebben staan."""
    return resultaat if kenmerken.besluit else resultaat._replace(besluit=None)


def _beoordeel(
    werkboek: str, terug: Teruggekomen, resultaat: Resultaat, inlezing: Inlezing, eerder: OudeTarieven | None
) -> Oordeel:
    from reeletarief.analyse.werkboek.vergelijking import beoordeel
    from reeletarief.analyse.werkboek.weigering import weigeringen
    from reeletarief.invoer.stand.oude_tarieven import onbekende_tarieven
    from reeletarief.weergave.verifieer.tekst import zoals_in_een_bestand
    from reeletarief.weergave.werkboek.afspraken import BESLUIT, OVER, VERSCHIL

    oud = terug.kenmerken.oud
    zonder_oud = bool(oud) and eerder is None
    overslaan, alleen_formules = ((OVER, VERSCHIL), BESLUIT) if zonder_oud else ((), "")
    stand = _regiostand(resultaat, onbekende_tarieven(oud) if zonder_oud else eerder)
    oordeel = beoordeel(Path(werkboek).name, terug.kenmerken, terug.boek, stand, overslaan, alleen_formules)
    return oordeel._replace(weigeringen=weigeringen(terug.boek, stand, inlezing, zoals_in_een_bestand))


def _regiostand(resultaat: Resultaat, eerder: OudeTarieven | None) -> Regiostand:
    from reeletarief.analyse.werkboek.stand import Regiostand
    from reeletarief.weergave.werkboek.boek import ligging_van, maak_werkboek
    from reeletarief.weergave.werkboek.invoerposten import invoerposten
    from reeletarief.weergave.werkboek.terugkomst import boek_uit_model

    boek = boek_uit_model(maak_werkboek(resultaat, eerder))
    return Regiostand(boek, resultaat.bewijs, resultaat.tarieven, invoerposten(ligging_van(resultaat), boek))


def _schrijf_voorstel(oordeel: Oordeel, voorstel: str) -> None:
    from reeletarief.weergave.verifieer.voorstel_yaml import voorstel_als_yaml

    if not oordeel.wijzigingen:
        zeg(f"Er is geen invoer gewijzigd; {voorstel} is niet geschreven.")
        return
    schrijf_naar(voorstel, voorstel_als_yaml(oordeel))
