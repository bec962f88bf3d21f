"""Of een nieuw besluit mag, naast de besluiten die er al liggen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Plaats, eerste_namen
from reeletarief.invoer.kaart.besluitblok import CONCEPT, VASTGESTELD
from reeletarief.invoer.namen import BESLUITEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reeletarief.analyse.besluit.vaststelling import Vaststelling
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.kaart.besluitblok import Vastgesteld
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


def bezwaar_tegen_kaarten(
    nieuw: Vaststelling, op_schijf: Iterable[Productkaart], liggende: Mapping[int, Besluit]
) -> Bevinding | None:
    """Waarom er niets vastgelegd wordt als kaarten een besluit dragen dat er niet ligt.

    Zonder bestand is niet te zien wat er besloten is, en zou een ander besluit er zonder herziening overheen gaan, of een concept naast
    een besluit komen dat niet na te gaan is. Een besluit over een eerder jaar maakt op de kaart plaats voor dat van dit jaar, en mag naar
    het archief. ``op_schijf`` zijn de kaarten zoals ze er nu liggen, ``liggende`` op jaar de besluiten.
    """
    kwijt = [
        (kaart.code, blok) for kaart in op_schijf if (blok := kaart.vastgesteld) and _is_kwijt(kaart, nieuw, liggende)
    ]
    if not kwijt:
        return None
    _, eerste = kwijt[0]
    codes = [code for code, blok in kwijt if (blok.tariefjaar, blok.besluit) == (eerste.tariefjaar, eerste.besluit)]
    return _kwijt(codes, eerste, liggende.get(eerste.tariefjaar))


def _is_kwijt(kaart: Productkaart, nieuw: Vaststelling, liggende: Mapping[int, Besluit]) -> bool:
    """Of het besluit op een kaart er niet ligt, en dat voor wat er nu vastgelegd wordt uitmaakt."""
    blok = kaart.vastgesteld
    if blok is None or blok.status != VASTGESTELD:
        return False
    ligt = liggende.get(blok.tariefjaar)
    if houdt_zijn_besluit(kaart, nieuw.status):
        return ligt is None or ligt.bestand.sha256 != blok.besluit
    return ligt is None and blok.tariefjaar >= nieuw.resultaat.tariefjaar


def houdt_zijn_besluit(kaart: Productkaart | None, status: str) -> bool:
    """Of een kaart haar blok houdt: een concept komt nooit in de plaats van een besluit, want dat geldt nog."""
    blok = kaart.vastgesteld if kaart else None
    return status == CONCEPT and blok is not None and blok.status == VASTGESTELD


def _gaat_voor(ander: Besluit, nieuw: Vaststelling) -> bool:
    """Of op de kaarten al een besluit van een later jaar staat; een concept van later gaat niet voor een besluit."""
    return ander.tariefjaar > nieuw.resultaat.tariefjaar and (ander.status == VASTGESTELD or nieuw.status == CONCEPT)


def _zelfde(nieuw: Vaststelling, eerder: Besluit) -> bool:
    """Of hetzelfde al is vastgelegd: dezelfde berekening, bedragen, redenen, status en dagen, en hetzelfde besluit.

    Ook het motief bij een cao die niet vaststaat: het staat bij elk tarief dat erop rust.
    """
    bedragen = [(r.tarief.product, r.voorgesteld, r.vastgesteld, r.reden) for r in nieuw.regels]
    uitzonderingen = {(str(een.cao), str(een.reden)) for een in nieuw.uitzonderingen}
    nu = (nieuw.besluitdatum, nieuw.ingangsdatum, nieuw.geldig_tot, nieuw.besluit)
    return (
        nieuw.resultaat.bewijs.sha256 == eerder.sha256
        and nieuw.status == eerder.status
        and nu == (eerder.besluitdatum, eerder.ingangsdatum, eerder.geldig_tot, eerder.besluit)
        and bedragen
        == [(tarief.product, tarief.voorgesteld, tarief.vastgesteld, tarief.reden) for tarief in eerder.tarieven]
        and uitzonderingen == set(eerder.uitzonderingen)
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
            "Controleer de besluitdatum. Een ouder besluit rekent u na uit zijn eigen bestand: reeletarief verifieer --vastgesteld BESTAND.json.",
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


def _kwijt(codes: Sequence[str], blok: Vastgesteld, ligt: Besluit | None) -> Bevinding:
    bestand = f"{BESLUITEN}/{blok.tariefjaar}.json"
    wie = f"De kaarten ({eerste_namen(codes)}) dragen" if len(codes) > 1 else f"De kaart van {codes[0]} draagt"
    waarom = "is er niet" if ligt is None else "is niet het bestand dat daarbij hoort"
    return Bevinding(
        AL_BESLOTEN,
        f"{wie} een besluit over {blok.tariefjaar}, van {blok.besluitdatum.dag}, maar {bestand} {waarom}.",
        "Haal het bestand terug uit git of het archief. Is hier niets besloten, zoals bij een kaart van een andere regio, of is het bestand nergens "
        "meer, haal dan het blok vastgesteld van elk van deze kaarten weg, en leg opnieuw vast.",
        blok.besluitdatum.plaats,
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
