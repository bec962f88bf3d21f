"""Of een nieuw besluit mag, naast de besluiten die er al liggen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Plaats, eerste_namen
from reeletarief.invoer.kaart.besluitblok import CONCEPT, VASTGESTELD
from reeletarief.invoer.namen import BESLUITEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from reeletarief.analyse.besluit.vaststelling import Vaststelling
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.kaart.productkaart import Productkaart

AL_VASTGELEGD, AL_BESLOTEN, LATER_BESLUIT = "RT997", "RT998", "RT999"


def bezwaar_tegen_opvolging(nieuw: Vaststelling, eerder: Besluit | None, andere: Sequence[Besluit]) -> Bevinding | None:
    """Waarom dit besluit er nu niet kan komen.

    ``eerder`` is wat er voor dit tariefjaar ligt, ``andere`` zijn de besluiten van andere jaren. Een concept mag door een
    nieuw concept of door een besluit worden vervangen; een besluit alleen door een herziening, met een reden.
    """
    later = next((ander for ander in andere if _gaat_voor(ander, nieuw)), None)
    if later is not None:
        return _later_jaar(nieuw, later)
    if eerder is None:
        return _niets_te_herzien(nieuw) if nieuw.herziening else None
    if _zelfde(nieuw, eerder):
        return _ligt_er_al(eerder)
    if eerder.status == VASTGESTELD:
        return _over_een_besluit(nieuw, eerder)
    return _niets_te_herzien(nieuw) if nieuw.herziening else None


def bezwaar_zonder_bestand(kaarten: Iterable[Productkaart], jaar: int, liggen_er: Collection[int]) -> Bevinding | None:
    """Waarom er niets vastgelegd wordt als de kaarten een besluit dragen waarvan het bestand weg is.

    Over dit jaar of een later: dat van een eerder jaar mag naar het archief. Zonder bestand is niet te zien wat er besloten is, en zou
    een ander besluit er zonder herziening overheen gaan. ``liggen_er`` zijn de jaren waarvan er een bestand is.
    """
    besloten = [
        kaart
        for kaart in kaarten
        if (blok := kaart.vastgesteld) and blok.status == VASTGESTELD and jaar <= blok.tariefjaar not in liggen_er
    ]
    blok = besloten[0].vastgesteld if besloten else None
    if blok is None:
        return None
    pad = f"{BESLUITEN}/{blok.tariefjaar}.json"
    codes = eerste_namen([een.code for een in besloten])
    return Bevinding(
        AL_BESLOTEN,
        f"{f'De kaarten ({codes}) dragen' if len(besloten) > 1 else f'De kaart van {codes} draagt'} een besluit over {blok.tariefjaar}, van "
        f"{blok.besluitdatum.dag}, maar {pad} is er niet.",
        "Haal het bestand terug uit git of het archief. Is hier niets besloten, zoals bij een kaart van een andere regio, of is het bestand nergens "
        "meer, haal dan het blok vastgesteld van elk van deze kaarten weg, en leg opnieuw vast.",
        blok.tarief.plaats,
    )


def houdt_zijn_besluit(kaart: Productkaart | None, status: str, jaar: int) -> bool:
    """Of een kaart haar blok houdt: een concept komt niet in de plaats van het besluit van een ander jaar, dat nog geldt."""
    blok = kaart.vastgesteld if kaart else None
    return status == CONCEPT and blok is not None and blok.status == VASTGESTELD and blok.tariefjaar != jaar


def _gaat_voor(ander: Besluit, nieuw: Vaststelling) -> bool:
    """Of op de kaarten al een besluit van een later jaar staat; een concept van later gaat niet voor een besluit."""
    return ander.tariefjaar > nieuw.resultaat.tariefjaar and (ander.status == VASTGESTELD or nieuw.status == CONCEPT)


def _zelfde(nieuw: Vaststelling, eerder: Besluit) -> bool:
    """Of hetzelfde al is vastgelegd: dezelfde berekening, bedragen, redenen, status en dagen, en hetzelfde besluit."""
    bedragen = [(r.tarief.product, r.voorgesteld, r.vastgesteld, r.reden) for r in nieuw.regels]
    nu = (nieuw.besluitdatum, nieuw.ingangsdatum, nieuw.geldig_tot, nieuw.besluit)
    return (
        nieuw.resultaat.bewijs.sha256 == eerder.sha256
        and nieuw.status == eerder.status
        and nu == (eerder.besluitdatum, eerder.ingangsdatum, eerder.geldig_tot, eerder.besluit)
        and bedragen
        == [(tarief.product, tarief.voorgesteld, tarief.vastgesteld, tarief.reden) for tarief in eerder.tarieven]
    )


def _over_een_besluit(nieuw: Vaststelling, eerder: Besluit) -> Bevinding | None:
    """Waarom dit niet over een genomen besluit heen kan: een concept, geen herziening, of een eerdere datum."""
    if nieuw.status == CONCEPT:
        return _fout(
            AL_BESLOTEN,
            f"De tarieven van {eerder.tariefjaar} zijn op {eerder.besluitdatum} vastgesteld; een concept kan daar niet overheen.",
            f"Bekijk een nieuwe berekening met: reeletarief vergelijk --met vastgesteld --tariefjaar {eerder.tariefjaar}. Een nieuw besluit neemt u met "
            "--herziening REDEN.",
            eerder,
        )
    if nieuw.herziening is None:
        return _zonder_herziening(nieuw, eerder)
    if nieuw.besluitdatum < eerder.besluitdatum:
        return _fout(
            LATER_BESLUIT,
            f"Er ligt een later besluit over {eerder.tariefjaar}: van {eerder.besluitdatum}, en dit is van {nieuw.besluitdatum}.",
            "Controleer de besluitdatum. Een ouder besluit rekent u na met: reeletarief verifieer --vastgesteld.",
            eerder,
        )
    return None


def _zonder_herziening(nieuw: Vaststelling, eerder: Besluit) -> Bevinding:
    andere_gegevens = nieuw.resultaat.bewijs.sha256 != eerder.sha256
    gewijzigd = (
        "de gegevens zijn sindsdien gewijzigd"
        if andere_gegevens
        else "dit besluit heeft andere bedragen, dagen of redenen"
    )
    return _fout(
        AL_BESLOTEN,
        f"De tarieven van {eerder.tariefjaar} zijn op {eerder.besluitdatum} al vastgesteld, en {gewijzigd}.",
        f"Zie wat er anders is met: reeletarief vergelijk --met vastgesteld --tariefjaar {eerder.tariefjaar}. Is er een nieuw besluit, geef dan --herziening "
        "REDEN; het oude besluit blijft bewaard.",
        eerder,
    )


def _later_jaar(nieuw: Vaststelling, later: Besluit) -> Bevinding:
    return _fout(
        LATER_BESLUIT,
        f"Voor {later.tariefjaar} ligt er al een besluit ({later.status}); vaststellen van {nieuw.resultaat.tariefjaar} zou de kaarten "
        "naar een eerder jaar terugzetten.",
        f"Stel {nieuw.resultaat.tariefjaar} vast in een kopie van de regio zoals zij toen was (bijvoorbeeld een oudere commit), met "
        f"--map, en kopieer daarna de bestanden {BESLUITEN}/{nieuw.resultaat.tariefjaar}… van die kopie hierheen.",
        later,
    )


def _ligt_er_al(eerder: Besluit) -> Bevinding:
    return _fout(
        AL_VASTGELEGD,
        f"Precies deze tarieven zijn al vastgelegd als {eerder.status}, op {eerder.besluitdatum}. Er is niets geschreven.",
        f"Reken het besluit na met: reeletarief verifieer --vastgesteld {eerder.tariefjaar}.",
        eerder,
    )


def _niets_te_herzien(nieuw: Vaststelling) -> Bevinding:
    return Bevinding(
        AL_BESLOTEN,
        f"Er is geen besluit over {nieuw.resultaat.tariefjaar} om te herzien.",
        "Laat --herziening weg.",
    )


def _fout(code: str, wat: str, remedie: str, besluit: Besluit) -> Bevinding:
    return Bevinding(code, wat, remedie, Plaats(besluit.bestand.pad, 1))
