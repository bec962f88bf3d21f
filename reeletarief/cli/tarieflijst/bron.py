"""Waar de tarieven van een tarieflijst vandaan komen: het besluit van het jaar, of met --als-concept de berekening van nu."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from reeletarief.cli.afloop import GOED, eis_zonder_fouten, stop, stop_met, uitgangscode
from reeletarief.cli.besluiten import (
    Gelezen,
    alle_besluiten_over,
    besluit_als_het_er_is,
    besluit_over,
    besluit_uit_bestand,
    meld_vervangen,
    voorgangers,
)
from reeletarief.cli.regio import bereken_of_stop, leesbaar_of_stop
from reeletarief.cli.werkmap import is_besluitbestand
from reeletarief.invoer.namen import BESLUITEN
from reeletarief.invoer.waarden import EEN_DAG

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reeletarief.analyse.tarieflijst import Besloten, Herkomst, Tarieflijst
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.regio import Inlezing, Onleesbaar

GEEN_BESLUIT, PAST_NIET = "RT722", "RT723"
BEREKENING = "berekening"


class Bron(NamedTuple):
    """De lijst, met de uitgangscode die bij het ophalen ervan hoort, en de waarschuwingen die met --streng meetellen."""

    lijst: Tarieflijst
    code: int
    waarschuwingen: Sequence[Bevinding]


def jaar_van(werkmap: Path, inlezing: Inlezing | Onleesbaar) -> int:
    """Het tariefjaar van de regio; zonder bruikbare ``opslagen.yaml`` stopt het met code 2.

    Wat er aan kaarten of tabellen mankeert, doet hier niet ter zake: de tarieven komen uit het besluit.
    """
    if is_besluitbestand(werkmap):
        return besluit_uit_bestand(str(werkmap)).tariefjaar
    if inlezing.regio is None:
        stop_met(inlezing.bevindingen, inlezing.bestanden)
    return inlezing.regio.opslagen.tariefjaar


def uit_besluit(werkmap: Path, inlezing: Inlezing | Onleesbaar, jaar: int) -> Bron:
    """De lijst uit het besluit van dit jaar, of uit dat van het jaar ervoor als dat doorloopt; is er geen, dan stopt het met code 2."""
    from reeletarief.invoer.kaart.besluitblok import CONCEPT

    vorig = _besluit_dat_doorloopt(werkmap, jaar)
    besluit = None if vorig and is_besluitbestand(werkmap) else _besluit(werkmap, jaar)
    if besluit is None and not is_besluitbestand(werkmap):
        _eis_niet_kwijt(inlezing, jaar)
    if besluit is None or besluit.status == CONCEPT:
        if vorig is None:
            _stop_zonder_besluit(werkmap, jaar, besluit)
        _eis_ongewijzigd(inlezing, vorig)
        return _uit_bestand(vorig, jaar)
    _eis_ongewijzigd(inlezing, besluit)
    if is_besluitbestand(werkmap):
        return _uit_bestand(_tot_de_herziening(besluit, werkmap))
    return _tussen_de_buren(werkmap, inlezing, besluit)


def _tussen_de_buren(werkmap: Path, inlezing: Inlezing | Onleesbaar, besluit: Besluit) -> Bron:
    """De lijst van een besluit van de regio, met wat ervoor en erna besloten is; wie alleen een besluitbestand aanwijst, weet dat niet."""
    from reeletarief.analyse.besluit.aansluiting import gat_voor, laatste_voor, sluit_aan
    from reeletarief.analyse.tarieflijst import begin_onbekend, einde_onbekend

    erna = _besluiten_erna(werkmap, inlezing, besluit)
    besluit = _tot_het_volgende(besluit, erna)
    loopt_door = besluit.geldig_tot.year > besluit.tariefjaar
    tot_onbekend = tuple(einde_onbekend(besluit, een) for een in erna.onleesbaar if loopt_door)
    bron, ervoor = _uit_bestand(besluit), _van_deze_regio(inlezing, voorgangers(werkmap, besluit.tariefjaar))
    herkomst, van = bron.lijst.herkomst, besluit.ingangsdatum
    if ervoor.onleesbaar and not sluit_aan(van, ervoor.besluiten):
        van_onbekend = (begin_onbekend(besluit, een) for een in ervoor.onleesbaar)
        herkomst = herkomst._replace(onbekend=(*van_onbekend, *tot_onbekend))
    else:
        gat, vorige = gat_voor(van, ervoor.besluiten), laatste_voor(van, ervoor.besluiten)
        herkomst = herkomst._replace(onbekend=tot_onbekend, gat=gat, ervoor=vorige)
    return bron._replace(lijst=bron.lijst._replace(herkomst=herkomst))


def _eis_deze_regio(inlezing: Inlezing | Onleesbaar, besluit: Besluit) -> None:
    eis_zonder_fouten(_van_deze_regio(inlezing, Gelezen((besluit,), ())).onleesbaar)


def _van_deze_regio(inlezing: Inlezing | Onleesbaar, gelezen: Gelezen) -> Gelezen:
    """Een besluit van een andere regio is niet te gebruiken, net als een dat niet te lezen is; zonder ``opslagen.yaml`` is dat niet te zien."""
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.werkmap import van_deze_regio

    if inlezing.regio is None:
        return gelezen
    alle = [van_deze_regio(een, inlezing.regio) for een in gelezen.besluiten]
    elders = tuple(een for een in alle if isinstance(een, Bevinding))
    return Gelezen(tuple(een for een in alle if not isinstance(een, Bevinding)), gelezen.onleesbaar + elders)


def _tot_het_volgende(besluit: Besluit, erna: Gelezen) -> Besluit:
    """Een besluit dat doorloopt, geldt tot het eerste besluit over het jaar erna ingaat."""
    begin = min((een.ingangsdatum for een in erna.besluiten), default=None)
    if begin is None or begin > besluit.geldig_tot:
        return besluit
    return besluit._replace(geldig_tot=begin - EEN_DAG)


def _tot_de_herziening(besluit: Besluit, pad: Path) -> Besluit:
    """Een aangewezen besluit dat herzien is, geldt tot en met de dag voor de eerste latere herziening inging.

    Wat het verving, ligt ernaast. Ging de herziening niet later in, dan gold dit besluit nooit, en blijft het zoals het genomen is.
    """
    later = [een.ingangsdatum for een in _herzieningen(besluit, pad) if een.ingangsdatum > besluit.ingangsdatum]
    einde = min(later, default=besluit.geldig_tot + EEN_DAG) - EEN_DAG
    return besluit._replace(geldig_tot=min(einde, besluit.geldig_tot))


def _herzieningen(besluit: Besluit, pad: Path) -> list[Besluit]:
    """De latere besluiten van deze regio over hetzelfde jaar: in ``vastgesteld/`` alle, in een andere map alleen ``<jaar>.json``."""
    from reeletarief.invoer.besluit.besluiten import opvolger_van
    from reeletarief.invoer.kaart.besluitblok import VASTGESTELD

    map_ = pad.absolute().parent
    if map_.name == BESLUITEN:
        alle = alle_besluiten_over(map_.parent, besluit.tariefjaar).besluiten
        return [een for een in alle if een.regio == besluit.regio and een.genomen > besluit.genomen]
    opvolger = opvolger_van(besluit, map_)
    return [opvolger] if opvolger is not None and opvolger.status == VASTGESTELD else []


def _besluiten_erna(werkmap: Path, inlezing: Inlezing | Onleesbaar, besluit: Besluit) -> Gelezen:
    """De besluiten over het jaar erna, als dit besluit daarin doorloopt; zegt een kaart dat er besloten is en ligt er niets, dan is dat kwijt."""
    from reeletarief.invoer.besluit.ontbreekt import ontbreekt
    from reeletarief.invoer.werkmap import besluitjaren

    jaar = besluit.tariefjaar + 1
    if besluit.geldig_tot.year < jaar:
        return Gelezen((), ())
    erna = _van_deze_regio(inlezing, alle_besluiten_over(werkmap, jaar))
    kwijt = inlezing.regio is not None and jaar in besluitjaren(inlezing.regio, None) and erna == Gelezen((), ())
    return Gelezen((), (ontbreekt(jaar),)) if kwijt else erna


def _besluit_dat_doorloopt(werkmap: Path, jaar: int) -> Besluit | None:
    """Het besluit (geen concept) over het jaar ervoor, als dat in dit jaar nog geldt."""
    vorig = _vorig_besluit(werkmap, jaar)
    return vorig if vorig is not None and vorig.geldig_tot.year >= jaar else None


def _vorig_besluit(werkmap: Path, jaar: int) -> Besluit | None:
    from reeletarief.invoer.kaart.besluitblok import VASTGESTELD

    if not is_besluitbestand(werkmap):
        return besluit_over(werkmap, jaar - 1)
    besluit = besluit_uit_bestand(str(werkmap))
    return besluit if (besluit.tariefjaar, besluit.status) == (jaar - 1, VASTGESTELD) else None


def _stop_zonder_besluit(werkmap: Path, jaar: int, concept: Besluit | None) -> NoReturn:
    """Er is over dit jaar niets besloten, hooguit een concept; met tot wanneer dat over het jaar ervoor gold, of dat het niet te lezen is."""
    code, wat = GEEN_BESLUIT, f"Voor {jaar} is nog geen besluit vastgelegd ({BESLUITEN}/{jaar}.json)."
    remedie = "Leg het vast met reeletarief vaststellen, of neem met --als-concept de berekende tarieven van nu."
    if concept is not None:
        code, wat = PAST_NIET, f"{concept.bestand.pad} is een concept, geen besluit."
        remedie = "Stel vast met reeletarief vaststellen, of geef --als-concept om dit concept te gebruiken."
    vorig = _vorig_besluit(werkmap, jaar)
    if vorig is not None:
        wat += f" Dat over {vorig.tariefjaar} geldt tot en met {vorig.geldig_tot}."
    elif not is_besluitbestand(werkmap) and (onleesbaar := alle_besluiten_over(werkmap, jaar - 1).onleesbaar):
        reden = onleesbaar[0]
        stop_met(
            [reden._replace(code=code, wat=f"{wat} Of dat over {jaar - 1} doorloopt, is niet te zeggen. {reden.wat}")]
        )
    stop(wat, remedie, code)


def _eis_ongewijzigd(inlezing: Inlezing | Onleesbaar, besluit: Besluit) -> None:
    """Is het besluit van een andere regio, of wijst een kaart naar een ander bestand dan er ligt, dan stopt het met code 2."""
    if inlezing.regio is None:
        return
    _eis_deze_regio(inlezing, besluit)
    blokken = [kaart.vastgesteld for kaart in inlezing.regio.kaarten if kaart.vastgesteld]
    anders = [een for een in blokken if een.tariefjaar == besluit.tariefjaar and een.besluit != besluit.bestand.sha256]
    if anders:
        stop(
            f"{besluit.bestand.pad} is niet het bestand waar {anders[0].besluit.plaats.bestand} naar wijst: een van de twee is na het "
            "besluit gewijzigd.",
            f"Haal ze terug uit git of het archief. Wat er niet klopt, zegt: reeletarief verifieer --vastgesteld {besluit.tariefjaar}.",
            PAST_NIET,
        )


def _eis_niet_kwijt(inlezing: Inlezing | Onleesbaar, jaar: int) -> None:
    """Zegt een kaart dat er over dit jaar besloten is, dan is het besluitbestand kwijt: het stopt met code 2.

    Noch de tarieven van ervoor, noch de berekende van nu zijn dan wat er besloten is.
    """
    from reeletarief.invoer.werkmap import besluitjaren

    if inlezing.regio is not None and jaar in besluitjaren(inlezing.regio, None):
        stop(
            f"De kaarten zeggen dat de tarieven van {jaar} zijn vastgesteld, maar {BESLUITEN}/{jaar}.json is er niet.",
            "Haal het bestand terug uit git of het archief.",
            PAST_NIET,
        )


def _besluit(werkmap: Path, jaar: int) -> Besluit | None:
    """Het besluit van dit jaar, of dat in het bestand dat ``--map`` aanwijst."""
    if is_besluitbestand(werkmap):
        besluit = besluit_uit_bestand(str(werkmap), jaar)
        eis_zonder_fouten(besluit.gewijzigd)
        meld_vervangen(besluit, werkmap)
        return besluit
    return besluit_als_het_er_is(werkmap, jaar)


def uit_concept(werkmap: Path, inlezing: Inlezing | Onleesbaar, jaar: int) -> Bron:
    """De lijst uit het bewaarde concept van dit jaar, en anders uit de berekening van nu; een besluit is geen concept."""
    from reeletarief.invoer.kaart.besluitblok import VASTGESTELD

    besluit = _besluit(werkmap, jaar)
    if besluit is None:
        _eis_niet_kwijt(inlezing, jaar)
        return _uit_berekening(leesbaar_of_stop(inlezing))
    if besluit.status == VASTGESTELD:
        wat = f"Voor {jaar} ligt al een besluit vast ({besluit.bestand.pad})."
        stop(wat, "Laat --als-concept weg.", PAST_NIET)
    _eis_deze_regio(inlezing, besluit)
    return _uit_bestand(besluit)


def _uit_bestand(besluit: Besluit, jaar: int | None = None) -> Bron:
    """De lijst van een besluit; met een later ``jaar`` voor zover het daarin doorloopt."""
    from reeletarief.analyse.tarieflijst import Besloten, Herkomst
    from reeletarief.invoer.kaart.codes import standaardcodes_op_kaarten

    herkomst = Herkomst(
        besluit.regio,
        jaar or besluit.tariefjaar,
        besluit.status,
        besluit.ingangsdatum if jaar is None else datetime.date(jaar, 1, 1),
        besluit.geldig_tot,
        besluit.bestand.pad,
        besluit.sha256,
        None if jaar is None else besluit.tariefjaar,
        besluitbestand=besluit.bestand.sha256,
    )
    tarieven = [Besloten(een.product, een.naam, een.eenheid, een.vastgesteld) for een in besluit.tarieven]
    return Bron(_lijst(herkomst, tarieven, standaardcodes_op_kaarten(besluit.invoer)), GOED, ())


def _uit_berekening(inlezing: Inlezing) -> Bron:
    from reeletarief.analyse.tarieflijst import Besloten, Herkomst

    assert inlezing.tijdkeuze is not None
    resultaat = bereken_of_stop(inlezing, [], *inlezing.tijdkeuze)
    jaar = resultaat.tariefjaar
    if not resultaat.tarieven:
        stop("Er is niets berekend, dus er is geen lijst.", "Herstel eerst de fouten hierboven.", "RT505")
    begin, einde = datetime.date(jaar, 1, 1), datetime.date(jaar, 12, 31)
    herkomst = Herkomst(resultaat.regio, jaar, resultaat.status, begin, einde, BEREKENING, resultaat.bewijs.sha256)
    kaarten = [tarief.kaart for tarief in resultaat.tarieven]
    tarieven = [
        Besloten(een.product, str(een.kaart.naam), een.kaart.eenheid, een.tarief.bedrag) for een in resultaat.tarieven
    ]
    codes = {kaart.code: str(kaart.standaardcode) for kaart in kaarten if kaart.standaardcode}
    code = uitgangscode(inlezing, resultaat, streng=False)
    return Bron(_lijst(herkomst, tarieven, codes), code, resultaat.waarschuwingen)


def _lijst(herkomst: Herkomst, tarieven: Sequence[Besloten], codes: Mapping[str, str]) -> Tarieflijst:
    from reeletarief.analyse.tarieflijst import keur, maak_tarieflijst
    from reeletarief.invoer.landelijk import standaardcodes

    eis_zonder_fouten(keur(tarieven, herkomst))
    return maak_tarieflijst(herkomst, tarieven, codes, standaardcodes().keys())
