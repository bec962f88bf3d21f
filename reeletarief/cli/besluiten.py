"""Het vastgelegde besluit van een jaar, voor elke opdracht die er een nodig heeft."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.cli.afloop import eis_zonder_fouten, stop, stop_met, zeg
from reeletarief.invoer.namen import BESLUITEN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from reeletarief.analyse.reacties.toepassen import Doorgerekend
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.besluit.besluiten import Besluiten
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.reacties.register import Reactie
    from reeletarief.invoer.regio import Inlezing


def besluiten_of_stop(werkmap: Path) -> Besluiten:
    """Alle besluiten; is de map zelf niet te lezen, dan stopt het met code 2: er kan een besluit in liggen."""
    from reeletarief.invoer.besluit.besluiten import lees_besluiten

    besluiten = lees_besluiten(werkmap)
    if besluiten.dicht is not None:
        stop_met([besluiten.dicht])
    return besluiten


def besluit_als_het_er_is(werkmap: Path, jaar: int) -> Besluit | None:
    """Het besluit van een jaar, of niets; is het er wel maar niet te lezen, dan stopt het met code 2."""
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.besluit.besluiten import besluit_van_werkmap
    from reeletarief.invoer.besluit.ontbreekt import Ontbreekt

    besluit = besluit_van_werkmap(werkmap, jaar)
    if isinstance(besluit, Ontbreekt):
        return None
    if isinstance(besluit, Bevinding):
        stop_met([besluit])
    return besluit


def besluit_uit_bestand(pad: str, jaar: int | None = None) -> Besluit:
    """Een besluit uit een bestand dat de gebruiker aanwijst, van ``jaar`` als dat gegeven is; anders stopt het met code 2."""
    from pathlib import Path

    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.besluit.besluiten import besluit_van_jaar, haal_besluit, zoals_later_genoemd
    from reeletarief.invoer.besluit.bestand import lees_besluit

    gehaald = haal_besluit(Path(pad), pad)
    if isinstance(gehaald, Bevinding):
        besluit: Besluit | Bevinding = gehaald
    else:
        besluit = lees_besluit(gehaald, pad) if jaar is None else besluit_van_jaar(gehaald, pad, jaar)
    if not isinstance(besluit, Bevinding):
        besluit = zoals_later_genoemd(besluit, Path(pad).parent)
    if isinstance(besluit, Bevinding):
        stop_met([besluit])
    return besluit


def meld_vervangen(besluit: Besluit, pad: Path, map_: Path | None = None) -> None:
    """Zeg het op stderr als een aangewezen besluit intussen vervangen is.

    Wat het verving, ligt in ``map_``, of anders in dezelfde map als het bestand.
    """
    from reeletarief.invoer.besluit.besluiten import heet_vervangen, opvolger_van
    from reeletarief.weergave.besluit import vervangen

    opvolger = opvolger_van(besluit, map_ or pad.parent)
    if opvolger is not None:
        zeg(vervangen.vervangen_door(besluit, opvolger))
    elif heet_vervangen(pad):
        zeg(vervangen.heet_vervangen(besluit))


def reactiebasis(werkmap: Path, jaar: int) -> Besluit | None:
    """Waar de aanbieders op reageerden: het concept, ook als het besluit het al verving; anders wat er van het jaar ligt."""
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.besluit.besluiten import laatste_concept
    from reeletarief.invoer.kaart.besluitblok import CONCEPT

    besluit = besluit_als_het_er_is(werkmap, jaar)
    if besluit is None or besluit.status == CONCEPT:
        return besluit
    concept = laatste_concept(werkmap, jaar)
    if isinstance(concept, Bevinding):
        stop_met([concept])
    return concept or besluit


def andere_concepten(werkmap: Path, concept: Besluit) -> tuple[Doorgerekend, ...]:
    """De standen van de andere concepten van dat jaar; is er een niet te lezen, dan stopt het met code 2."""
    from reeletarief.analyse.reacties.toepassen import Doorgerekend, reken_door
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.besluit.besluiten import vervangen_concepten
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.kaart.besluitblok import CONCEPT

    jaar = concept.tariefjaar
    gelezen = [besluit_als_het_er_is(werkmap, jaar), *vervangen_concepten(werkmap, jaar)]
    eis_zonder_fouten([een for een in gelezen if isinstance(een, Bevinding)])
    standen = (
        reken_door(een.invoer, Tijdkeuze(jaar, een.peildatum))
        for een in gelezen
        if een is not None
        and not isinstance(een, Bevinding)
        and een.status == CONCEPT
        and een.bestand.sha256 != concept.bestand.sha256
    )
    return tuple(een for een in standen if isinstance(een, Doorgerekend))


def reacties_zonder_product(
    werkmap: Path, reacties: Sequence[Reactie], *standen: Doorgerekend
) -> tuple[Bevinding, ...]:
    """De reacties over een product zonder kaart in een van de standen; de besluiten worden alleen gelezen als er zo een is."""
    from reeletarief.analyse.reacties.producten import met_kaart, onbekende_producten, zonder_kaart
    from reeletarief.invoer.besluit.besluiten import producten_van_besluiten

    kaarten = met_kaart(*standen)
    if not zonder_kaart(reacties, kaarten):
        return ()
    return onbekende_producten(reacties, kaarten, producten_van_besluiten(werkmap, standen[0].resultaat.tariefjaar))


def besluit_of_stop(werkmap: Path, jaar: int) -> Besluit:
    """Het besluit van een jaar; is het er niet, dan stopt het met de jaren die er wel zijn."""
    besluit = besluit_als_het_er_is(werkmap, jaar)
    if besluit is None:
        bekend = ", ".join(map(str, sorted(besluiten_of_stop(werkmap).op_jaar)))
        stop(
            f"Voor {jaar} is er geen vastgelegd besluit in {werkmap / BESLUITEN}.",
            f"Er zijn besluiten voor {bekend}."
            if bekend
            else "Leg een besluit vast met: reeletarief vaststellen. Is er al besloten, haal het bestand dan terug uit git of het archief.",
            "RT909",
        )
    return besluit


class Gelezen(NamedTuple):
    """Besluiten (geen concepten), en van elk ander bestand waarom het niet te lezen is: wie erop let, kan dan zeggen wat hij niet weet."""

    besluiten: tuple[Besluit, ...]
    onleesbaar: tuple[Bevinding, ...]


def alle_besluiten_over(werkmap: Path, jaar: int) -> Gelezen:
    """De besluiten over een jaar: dat er nu ligt, en elk dat door een herziening is vervangen."""
    from reeletarief.invoer.besluit.besluiten import besluit_van_werkmap, vervangen_besluiten

    return _gelezen([besluit_van_werkmap(werkmap, jaar), *vervangen_besluiten(werkmap, jaar)])


def voorgangers(werkmap: Path, jaar: int) -> Gelezen:
    """Waar een besluit over dit jaar op aansluit: wat er over het jaar ligt of vervangen is, en het laatste besluit over een jaar ervoor.

    Is een jaar ervoor niet te lezen, dan telt geen eerder jaar: welk het laatste was, is dan niet te zeggen.
    """
    from reeletarief.invoer.besluit.besluiten import besluit_van_werkmap, jaarbestanden

    van_dit_jaar = alle_besluiten_over(werkmap, jaar)
    ervoor = (een for een in reversed(jaarbestanden(werkmap)) if een < jaar)
    per_jaar = (_gelezen([besluit_van_werkmap(werkmap, een)]) for een in ervoor)
    laatste = next((een for een in per_jaar if een.besluiten or een.onleesbaar), Gelezen((), ()))
    return Gelezen(van_dit_jaar.besluiten + laatste.besluiten, van_dit_jaar.onleesbaar + laatste.onleesbaar)


def _gelezen(alle: Iterable[Besluit | Bevinding]) -> Gelezen:
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.besluit.ontbreekt import Ontbreekt
    from reeletarief.invoer.kaart.besluitblok import VASTGESTELD

    besluiten, onleesbaar = [], []
    for een in alle:
        if not isinstance(een, Bevinding):
            besluiten += [een] if een.status == VASTGESTELD else []
        elif not isinstance(een, Ontbreekt):
            onleesbaar.append(een)
    return Gelezen(tuple(besluiten), tuple(onleesbaar))


def besluit_over(werkmap: Path, jaar: int) -> Besluit | None:
    """Het besluit (geen concept) over een jaar, als het er ligt en te lezen is; wie om een ander jaar vroeg, stopt er niet om."""
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.besluit.besluiten import besluit_van_werkmap
    from reeletarief.invoer.kaart.besluitblok import VASTGESTELD

    besluit = besluit_van_werkmap(werkmap, jaar)
    return None if isinstance(besluit, Bevinding) or besluit.status != VASTGESTELD else besluit


def besluiten_na(werkmap: Path, inlezing: Inlezing, tariefjaar: int) -> dict[int, Besluit | Bevinding]:
    """Wat er over elk jaar na het tariefjaar ligt, of waarom dat niet te gebruiken is.

    Ook over een jaar waarvan alleen een kaart zegt dat er besloten is.
    """
    from reeletarief.invoer.besluit.besluiten import besluit_van_werkmap, jaarbestanden
    from reeletarief.invoer.werkmap import besluitjaren, van_deze_regio

    regio = inlezing.regio
    jaren = sorted({*jaarbestanden(werkmap), *besluitjaren(regio, None)})
    return {jaar: van_deze_regio(besluit_van_werkmap(werkmap, jaar), regio) for jaar in jaren if jaar > tariefjaar}


def besloten_producten(inlezing: Inlezing, tariefjaar: int | None) -> tuple[str, ...]:
    """De producten van het besluit over dit jaar; geen als er geen besluit is, of alleen een concept."""
    from reeletarief.berekening.kaart_en_besluit import als_naast, is_besluit

    naast = als_naast(inlezing.besluiten.get(tariefjaar or inlezing.regio.opslagen.tariefjaar))
    return tuple(naast.op_product) if is_besluit(naast) else ()


def zoals_besloten(inlezing: Inlezing, producten: Sequence[str], tariefjaar: int | None) -> Inlezing:
    """De regio zoals het besluit over dit jaar haar bewaart, als deze producten nu anders uitkomen of geen kaart meer hebben; anders zoals zij is.

    Nam het besluit een peildatum, dan komen zij zonder die dag meestal anders uit; de regio van het besluit rekent ermee.

    Is een van de producten niet besloten, of spreekt een kaart het besluit tegen (RT017), dan blijft het bij de regio van nu.
    """
    from reeletarief.berekening.bereken import bereken
    from reeletarief.berekening.besluitstand import GEWIJZIGD
    from reeletarief.berekening.kaart_en_besluit import WEERSPROKEN
    from reeletarief.invoer.besluit.als_regio import als_inlezing
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.weergave.datum import voluit

    besluit = inlezing.besluiten.get(tariefjaar or inlezing.regio.opslagen.tariefjaar)
    if not isinstance(besluit, Besluit) or not {*producten} <= {*besloten_producten(inlezing, tariefjaar)}:
        return inlezing
    kaarten = inlezing.regio.op_product
    met_kaart = [product for product in producten if product in kaarten]
    dag = inlezing.eigen_peildatum(tariefjaar)
    codes = {een.code for een in bereken(inlezing, met_kaart, tariefjaar, dag).waarschuwingen} if met_kaart else set()
    if WEERSPROKEN in codes or (GEWIJZIGD not in codes and len(met_kaart) == len(producten)):
        return inlezing
    besloten = als_inlezing(besluit)
    if besloten.regio is None:
        return inlezing
    waarom, en_de_dag = f"De kaarten zijn sinds het besluit van {voluit(besluit.besluitdatum)} gewijzigd", ""
    if besluit.peildatum:
        waarom = f"Het besluit van {voluit(besluit.besluitdatum)} rekende met --peildatum {besluit.peildatum}"
        en_de_dag = "die dag en "
    zeg(f"{waarom}; gerekend is met {en_de_dag}de bestanden die {besluit.bestand.pad} bewaart.")
    return besloten
