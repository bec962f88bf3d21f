"""De stappen van ``vaststellen``: lezen, rekenen, nagaan wat openstaat, en alles of niets schrijven."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import typer

from reeletarief.cli.afloop import BEVINDING, KON_NIET, meld, stop, uitgangscode, zeg
from reeletarief.cli.besluiten import andere_concepten, besluiten_of_stop, reactiebasis, reacties_zonder_product
from reeletarief.cli.meegeleverd import landelijke_regio_of_stop
from reeletarief.cli.reactieregister import lees_register
from reeletarief.cli.regio import bereken_of_stop, leesbaar_of_stop
from reeletarief.cli.systeemfout import reden_van
from reeletarief.cli.werkmap import stop_bezet
from reeletarief.invoer.namen import BESLUITEN, PRODUCTKAARTEN, REACTIES

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from reeletarief.analyse.besluit.vaststelling import Vaststelling
    from reeletarief.analyse.reacties.begin import Concept
    from reeletarief.analyse.reacties.toepassen import Doorgerekend
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.besluit.besluiten import Besluiten
    from reeletarief.invoer.besluit.gegevens import Besluitgegevens
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.reacties.register import GelezenReacties
    from reeletarief.invoer.regio import Inlezing


class Opdracht(NamedTuple):
    """Wat er vastgesteld moet worden, en hoe."""

    werkmap: Path
    tariefjaar: int | None
    peildatum: datetime.date | None
    gegevens: Besluitgegevens
    besluitdatum: datetime.date | None
    als_concept: bool
    herziening: str | None


class Gelezen(NamedTuple):
    """De werkmap zoals zij nu is: wat er op schijf staat, waarmee gerekend is, en de uitkomst.

    ``op_schijf`` zijn de bytes van elk bestand; ``invoer`` dezelfde, kaarten zonder hun besluit.
    """

    op_schijf: Mapping[str, bytes]
    invoer: Mapping[str, bytes]
    inlezing: Inlezing
    resultaat: Resultaat


def lees_en_reken(opdracht: Opdracht) -> Gelezen:
    """Lees en bereken alle producten; is er iets niet te lezen of te rekenen, dan stopt het."""
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.kaart.besluitblok import als_invoer
    from reeletarief.invoer.regio import lees_regio
    from reeletarief.invoer.werkmap import haal_werkmap

    opgehaald = haal_werkmap(opdracht.werkmap)
    invoer = {pad: als_invoer(pad, inhoud) for pad, inhoud in opgehaald.inhoud.items()}
    keuze = Tijdkeuze(opdracht.tariefjaar, opdracht.peildatum)
    inlezing = leesbaar_of_stop(lees_regio(invoer, opgehaald.bevindingen, opgehaald.onleesbaar, keuze))
    resultaat = bereken_of_stop(inlezing, [], *keuze)
    code = uitgangscode(inlezing, resultaat, streng=False)
    if code:
        zeg("Vastleggen kan pas als elk product te rekenen is. Er is niets geschreven.")
        raise typer.Exit(code)
    return Gelezen(opgehaald.inhoud, invoer, inlezing, resultaat)


def register_van_jaar(opdracht: Opdracht, gelezen: Gelezen) -> GelezenReacties:
    """Het register van de werkmap, met de reacties over dit tariefjaar."""
    from reeletarief.invoer.reacties.register import lees_reacties, van_jaar

    map_ = opdracht.werkmap / REACTIES
    if not os.path.lexists(map_):
        return lees_reacties({})
    register = lees_register(map_, REACTIES, opdracht.werkmap).register
    return register._replace(reacties=van_jaar(register.reacties, gelezen.resultaat.tariefjaar))


def open_punten(
    opdracht: Opdracht, gelezen: Gelezen, register: GelezenReacties, gegevensbestanden: Iterable[Bestand]
) -> tuple[Bevinding, ...]:
    """Alles wat vaststellen tegenhoudt; ook INVULLEN in de besluitgegevens, waarvan de redenen in het besluit komen."""
    from reeletarief.analyse.besluit.beletsels import beletsels
    from reeletarief.controles.samen.loop import nagekeken
    from reeletarief.fouten import gesorteerd
    from reeletarief.invoer.landelijk import standaardcodes
    from reeletarief.invoer.regio import lees_regio

    alles = lees_regio(gelezen.invoer)  # controleer kijkt ook naar cao-tabellen waar dit jaar niet mee rekent
    jaar = gelezen.resultaat.tariefjaar
    gevonden = nagekeken(alles, jaar, landelijke_regio_of_stop(opdracht.werkmap), standaardcodes())
    reeksen = gelezen.inlezing.regio.opslagen.reeksen.values()
    tarieven, uitzonderingen = gelezen.resultaat.tarieven, opdracht.gegevens.uitzonderingen
    open_ = beletsels(tarieven, gevonden, uitzonderingen, reeksen, alles.bestanden)
    return gesorteerd([*open_, *_niet_ingevuld(gegevensbestanden), *_over_reacties(opdracht, gelezen, register)])


def _niet_ingevuld(bestanden: Iterable[Bestand]) -> Iterator[Bevinding]:
    from reeletarief.invoer.invullen import als_beletsel, merken_in

    return (als_beletsel(merk) for bestand in bestanden for merk in merken_in(bestand.pad, bestand.regels))


def _over_reacties(opdracht: Opdracht, gelezen: Gelezen, register: GelezenReacties) -> tuple[Bevinding, ...]:
    """De reacties zonder oordeel of motief, en de overgenomen reacties die niet in de bestanden staan."""
    from reeletarief.analyse.reacties.doorgevoerd import niet_doorgevoerd
    from reeletarief.invoer.reacties.register import onafgedaan

    if not register.reacties:
        return ()
    nu = _stand(opdracht, gelezen)
    merken = _niet_ingevuld(register.bestanden.values())
    zonder_wijziging = [een for een in register.reacties if not een.overgenomen]
    return (
        *merken,
        *onafgedaan(register.reacties),
        *reacties_zonder_product(opdracht.werkmap, zonder_wijziging, nu),
        *niet_doorgevoerd(nu, _concept(opdracht, nu), register.reacties),
    )


def vanaf_dit_concept(opdracht: Opdracht, gelezen: Gelezen, register: GelezenReacties) -> tuple[Bevinding, ...]:
    """Wat vanaf dit concept gaat tellen van reacties die al binnen zijn; bij een besluit is dat niets."""
    from reeletarief.analyse.reacties.begin import telt_vanaf_nu

    if not opdracht.als_concept or opdracht.besluitdatum is None:
        return ()
    return telt_vanaf_nu(_stand(opdracht, gelezen), opdracht.besluitdatum, register.reacties)


def _stand(opdracht: Opdracht, gelezen: Gelezen) -> Doorgerekend:
    from reeletarief.analyse.reacties.toepassen import Doorgerekend
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze

    keuze = Tijdkeuze(gelezen.resultaat.tariefjaar, opdracht.peildatum)
    return Doorgerekend(gelezen.invoer, keuze, gelezen.inlezing, gelezen.resultaat)


def _concept(opdracht: Opdracht, nu: Doorgerekend) -> Concept | None:
    """Het concept waar de reacties over gaan, als het er is; wordt dat nu pas vastgelegd, dan is het de stand van nu."""
    import datetime

    from reeletarief.analyse.reacties.begin import Concept
    from reeletarief.analyse.reacties.toepassen import Doorgerekend, reken_door
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.kaart.besluitblok import CONCEPT

    jaar = nu.resultaat.tariefjaar
    besluit = reactiebasis(opdracht.werkmap, jaar)
    if besluit is None or besluit.status != CONCEPT:
        return Concept(nu, datetime.date.min) if opdracht.als_concept else None
    toen = reken_door(besluit.invoer, Tijdkeuze(jaar, besluit.peildatum))
    if not isinstance(toen, Doorgerekend):
        return None
    return Concept(toen, besluit.besluitdatum, andere_concepten(opdracht.werkmap, besluit))


class Klaar(NamedTuple):
    """Een besluit dat nagerekend is, met de bestanden die het schrijft, op pad."""

    vaststelling: Vaststelling
    bestanden: Mapping[str, bytes]
    besluiten: Besluiten

    @property
    def kaarten(self) -> int:
        """Op hoeveel kaarten het komt te staan."""
        return sum(pad.startswith(PRODUCTKAARTEN) for pad in self.bestanden)


def maak_klaar(opdracht: Opdracht, gelezen: Gelezen, open_: tuple[Bevinding, ...]) -> Klaar:
    """Maak het besluit en reken het na, zonder iets te schrijven. Mag het niet, dan stopt het."""
    from reeletarief.analyse.besluit.opvolging import bezwaar_tegen_kaarten, bezwaar_tegen_opvolging
    from reeletarief.analyse.besluit.vaststelling import stel_vast
    from reeletarief.invoer.besluit.keten import eerdere_bij
    from reeletarief.invoer.kaart.besluitblok import CONCEPT, VASTGESTELD
    from reeletarief.invoer.kaart.op_product import kaarten_op_product

    assert opdracht.besluitdatum is not None
    status = CONCEPT if opdracht.als_concept else VASTGESTELD
    besluiten = besluiten_of_stop(opdracht.werkmap)
    _eis(besluiten.onleesbaar.values(), KON_NIET)
    jaar = gelezen.resultaat.tariefjaar
    vaststelling = stel_vast(
        gelezen.resultaat, opdracht.gegevens, gelezen.inlezing.bestanden, opdracht.besluitdatum, status
    )._replace(
        open_punten=open_,
        herziening=opdracht.herziening,
        vervangt=besluiten.op_jaar.get(jaar),
        eerdere=() if opdracht.als_concept else eerdere_bij(besluiten.op_jaar.values(), gelezen.resultaat.regio),
    )
    andere = [besluit for anders, besluit in besluiten.op_jaar.items() if anders != jaar]
    op_schijf = kaarten_op_product(gelezen.op_schijf)
    bezwaar = bezwaar_tegen_kaarten(vaststelling, op_schijf.values(), besluiten.op_jaar) or bezwaar_tegen_opvolging(
        vaststelling, besluiten.op_jaar.get(jaar), andere
    )
    _eis([bezwaar] if bezwaar else [], BEVINDING)
    nieuw = _bestanden(vaststelling, gelezen, op_schijf, besluiten)
    _eis_leesbare_kaarten(nieuw)
    _reken_na({**gelezen.op_schijf, **nieuw}, jaar, {ander.tariefjaar: ander.bestand.sha256 for ander in andere})
    return Klaar(vaststelling, nieuw, besluiten)


def _eis_leesbare_kaarten(nieuw: Mapping[str, bytes]) -> None:
    """Stop als een kaart met het blok eronder niet meer te lezen is; dan staat er op de kaart iets wat dat niet verdraagt."""
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.los_bestand import lees_los

    for pad, inhoud in nieuw.items():
        if pad.startswith(PRODUCTKAARTEN) and lees_los(inhoud, pad, Productkaart).model is None:
            stop(
                f"Onder {pad} past het besluit niet: de kaart is daarna niet meer te lezen. Er is niets geschreven.",
                "Schrijf de sleutels zonder inspringing en zonder accolades, zonder '...' aan het slot, en zonder een eigen blok "
                "vastgesteld.",
            )


def _reken_na(straks: Mapping[str, bytes], jaar: int, andere: Mapping[int, str]) -> None:
    """Leg niets vast dat niet na te rekenen is: lees wat er straks staat, en reken het besluit opnieuw uit.

    ``andere`` geeft op tariefjaar de sha256 van de besluiten over andere jaren.
    """
    from reeletarief.analyse.besluit.nagerekend import oordeel_over
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.besluit.bestand import lees_besluit
    from reeletarief.invoer.kaart.op_product import kaarten_op_product
    from reeletarief.weergave.besluit.nagerekend_tekst import conclusie

    pad = f"{BESLUITEN}/{jaar}.json"
    besluit = lees_besluit(straks[pad], pad)
    if isinstance(besluit, Bevinding):
        stop(
            f"Het besluit is niet terug te lezen ({besluit.wat}) Er is niets geschreven.",
            "Meld dit als fout in het programma.",
        )
    oordeel = oordeel_over(besluit, straks, kaarten_op_product(straks), andere)
    if not oordeel.in_orde:
        redenen = "; ".join(f"{een.product}: {een.wat}" for een in oordeel.kaarten)
        stop(f"{conclusie(oordeel)} {redenen} Er is niets geschreven.", "Meld dit als fout in het programma.")


def _eis(bevindingen: Iterable[Bevinding], code: int) -> None:
    alle = list(bevindingen)
    meld(alle, {})
    if alle:
        raise typer.Exit(code)


def _bestanden(
    vaststelling: Vaststelling, gelezen: Gelezen, op_schijf: Mapping[str, Productkaart], besluiten: Besluiten
) -> dict[str, bytes]:
    """Wat er geschreven wordt: de kaarten, het besluit, en een eerder besluit van dit jaar onder een eigen naam.

    ``op_schijf`` zijn op product de kaarten met het besluit dat zij nu dragen.
    """
    from reeletarief.analyse.besluit.opvolging import houdt_zijn_besluit
    from reeletarief.invoer.bestand import vingerafdruk
    from reeletarief.invoer.kaart.besluitblok import met_blok
    from reeletarief.weergave.besluit.json import besluit_als_json
    from reeletarief.weergave.besluit.kaart import regels_voor_kaart

    jaar = vaststelling.resultaat.tariefjaar
    gerekend = {pad: gelezen.invoer[pad] for pad in gelezen.inlezing.bestanden}
    besluit = besluit_als_json(vaststelling, gerekend).encode()
    sha256 = vingerafdruk(besluit)
    op_pad = {regel.tarief.kaart.product.plaats.bestand: regel for regel in vaststelling.regels}
    kaarten = {
        pad: met_blok(gelezen.invoer[pad], regels_voor_kaart(vaststelling, regel, sha256))
        for pad, regel in op_pad.items()
        if not houdt_zijn_besluit(op_schijf.get(regel.tarief.product), vaststelling.status)
    }
    return {**kaarten, **_bewaard(besluiten, jaar), f"{BESLUITEN}/{jaar}.json": besluit}


def _bewaard(besluiten: Besluiten, jaar: int) -> dict[str, bytes]:
    """Het besluit dat vervangen wordt, onder een naam die zegt wat het was en van wanneer."""
    eerder = besluiten.op_jaar.get(jaar)
    if eerder is None:
        return {}
    inhoud = besluiten.inhoud[eerder.bestand.pad]
    return {f"{BESLUITEN}/{jaar}-{eerder.status}-{eerder.besluitdatum}-{eerder.bestand.sha256[:8]}.json": inhoud}


def leg_vast(opdracht: Opdracht, gelezen: Gelezen, klaar: Klaar) -> None:
    """Schrijf het besluit: alles of niets, en alleen als er op schijf nog staat waarmee gerekend is."""
    from reeletarief.schrijven.werkmap import BezetFout, GewijzigdFout, PlekFout, schrijf_in_werkmap

    was: dict[str, bytes | None] = {
        **gelezen.op_schijf,
        **{pad: klaar.besluiten.inhoud.get(pad) for pad in klaar.bestanden if pad not in gelezen.op_schijf},
    }
    try:
        schrijf_in_werkmap(opdracht.werkmap, klaar.bestanden, was)
    except GewijzigdFout as fout:
        stop(f"{fout} is gewijzigd terwijl dit liep; er is niets geschreven.", "Geef de opdracht opnieuw.")
    except BezetFout:
        stop_bezet()
    except PlekFout as fout:
        stop(f"{fout.strerror}; er is niets geschreven.", "Zet het bestand of de map zelf in de werkmap.")
    except OSError as fout:
        stop(
            f"De werkmap is niet te schrijven ({reden_van(fout)}); er is niets gewijzigd.",
            "Controleer de rechten en de ruimte op de schijf.",
        )
