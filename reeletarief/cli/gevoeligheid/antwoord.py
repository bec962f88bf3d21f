"""De antwoorden van ``gevoeligheid``: de analyse, met haar gegevens en de uitgangscode die erbij hoort."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reeletarief.cli.afloop import BEVINDING, GOED, eis_zonder_fouten, stop_met
from reeletarief.cli.bijlagen import haal
from reeletarief.cli.opties import lees_getal_als

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from reeletarief.analyse.gevoeligheid.knoppen import Knop
    from reeletarief.analyse.gevoeligheid.proef import Proef
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.regio import Inlezing
    from reeletarief.invoer.scenarios import GelezenScenarios


EFFECTEN = {
    "tabel": "gevoeligheid.scherm:toon_effecten",
    "json": "gevoeligheid.json:effecten_als_json",
    "csv": "gevoeligheid.csv:effecten_als_csv",
}
VERLOOP = {
    "tabel": "gevoeligheid.verloop_scherm:toon_verloop",
    "json": "gevoeligheid.json:verloop_als_json",
    "csv": "gevoeligheid.csv:verloop_als_csv",
}
DOEL = {
    "tabel": "gevoeligheid.doel_scherm:toon_doel",
    "json": "gevoeligheid.json:doel_als_json",
    "csv": "gevoeligheid.csv:doel_als_csv",
}
SCENARIOS = {
    "tabel": "gevoeligheid.scenario_scherm:toon_scenarios",
    "json": "gevoeligheid.json:scenarios_als_json",
    "csv": "gevoeligheid.csv:scenarios_als_csv",
}
BANDBREEDTE = {
    "tabel": "gevoeligheid.band_scherm:toon_bandbreedte",
    "json": "gevoeligheid.json:bandbreedte_als_json",
    "csv": "gevoeligheid.csv:bandbreedte_als_csv",
}
VORMEN = tuple(EFFECTEN)
"""De vormen van elke analyse; een vorm erbij komt in elke tabel."""


class Antwoord(NamedTuple):
    """Eén uitkomst: de vormen waarin zij te geven is, de gegevens daarvoor, en de uitgangscode die erbij hoort."""

    vormen: Mapping[str, str]
    gegevens: Mapping[str, Any]
    code: int = GOED


def kies_of_stop(eigen: Proef, naam: str, inlezing: Inlezing) -> Knop:
    """De parameter met deze naam; anders een melding met de keuzes, en code 2."""
    from reeletarief.analyse.gevoeligheid.keuze import kies_knop
    from reeletarief.fouten import RekenFout

    try:
        return kies_knop(eigen, naam)
    except RekenFout as fout:
        stop_met(fout.bevindingen, inlezing.bestanden)


def lees_waarde(optie: str, knop: Knop, tekst: str) -> Decimal:
    """De waarde van een optie, geschreven als in een bestand."""
    from reeletarief.analyse.gevoeligheid.keuze import lees_stand

    return lees_getal_als(optie, tekst, lambda gegeven: lees_stand(knop, gegeven))


def overzicht(eigen: Proef, resultaat: Resultaat, hoogstens: int | None) -> Antwoord:
    """Het effect van een stap van elke parameter."""
    from reeletarief.analyse.gevoeligheid.stap import effecten

    gegevens = {"effecten": effecten(eigen), "hoogstens": hoogstens, "tarief": eigen.tarief, "resultaat": resultaat}
    return Antwoord(EFFECTEN, gegevens)


def verloop_van(eigen: Proef, resultaat: Resultaat, knop: Knop, bereik: tuple[Decimal, Decimal, int]) -> Antwoord:
    """Het tarief bij een reeks waarden van één parameter."""
    from reeletarief.analyse.gevoeligheid.verloop import verloop

    rij = verloop(eigen, knop, *bereik)
    return Antwoord(VERLOOP, {"verloop": rij, "tarief": eigen.tarief, "resultaat": resultaat})


def lees_bedrag_van(tekst: str) -> Decimal:
    """Het bedrag van ``--doel``, geschreven als in een bestand."""
    from reeletarief.invoer.waarden import lees_bedrag, positief

    return lees_getal_als("--doel", tekst, lambda gegeven: positief(lees_bedrag(gegeven))).getal


def doel_van(
    eigen: Proef, resultaat: Resultaat, knop: Knop, gevraagd: tuple[Decimal, Decimal | None, Decimal | None]
) -> Antwoord:
    """De waarde van een parameter bij een bedrag, gezocht in het gegeven bereik; niet te halen geeft code 1."""
    from reeletarief.analyse.gevoeligheid.doel import bereik_van, eis_veelvoud, zoek_doel
    from reeletarief.fouten import RekenFout

    (bedrag, van, tot), tarief = gevraagd, eigen.tarief
    laagst, hoogst = bereik_van(knop, tarief.tarief.bedrag)
    try:
        eis_veelvoud(eigen, bedrag)
        doel = zoek_doel(eigen, knop, bedrag, laagst if van is None else van, hoogst if tot is None else tot)
    except RekenFout as fout:
        stop_met(fout.bevindingen)
    gegevens = {"doel": doel, "tarief": tarief, "resultaat": resultaat}
    return Antwoord(DOEL, gegevens, GOED if doel.oplossingen else BEVINDING)


def haal_scenarios(pad: str) -> GelezenScenarios:
    """De scenario's uit een bestand; met een fout stopt het met code 2."""
    from reeletarief.invoer.scenarios import lees_scenarios

    gelezen = lees_scenarios(haal(pad, "RT101"), pad)
    eis_zonder_fouten(gelezen.bevindingen, {gelezen.bestand.pad: gelezen.bestand})
    return gelezen


def scenarios_van(gelezen: GelezenScenarios, inlezing: Inlezing, resultaat: Resultaat) -> Antwoord:
    """De scenario's naast elkaar; een naam of wijziging die niet past, stopt het met code 2."""
    from reeletarief.analyse.gevoeligheid.proef import proef
    from reeletarief.analyse.gevoeligheid.scenario import naast_elkaar, onbekende_namen, passende_fouten
    from reeletarief.berekening.bewijs import bewijs_met

    proeven, lijst = [proef(tarief) for tarief in resultaat.tarieven], gelezen.scenarios
    fouten = onbekende_namen(lijst, proeven)
    if fouten:
        fouten = onbekende_namen(lijst, _hele_regio(inlezing))
    fouten += passende_fouten(lijst, proeven)
    eis_zonder_fouten(fouten, {gelezen.bestand.pad: gelezen.bestand})
    rijen = naast_elkaar(lijst, proeven)
    geheel = resultaat._replace(bewijs=bewijs_met(resultaat.bewijs, [gelezen.bestand], ()))
    onmogelijk = any(een.tarief is None for rij in rijen for een in rij.uitkomsten)
    gegevens = {"scenarios": lijst, "rijen": rijen, "resultaat": geheel}
    return Antwoord(SCENARIOS, gegevens, BEVINDING if onmogelijk else GOED)


def _hele_regio(inlezing: Inlezing) -> Sequence[Proef]:
    """De knoppen van alle producten: een naam die alleen elders voorkomt, is niet onbekend."""
    from reeletarief.analyse.gevoeligheid.proef import proef
    from reeletarief.berekening.bereken import bereken
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze

    keuze = inlezing.tijdkeuze or Tijdkeuze(None, inlezing.peildatum)
    alles = bereken(inlezing, (), *keuze)
    return [proef(tarief) for tarief in alles.tarieven]


def bandbreedte_van(eigen: Proef, resultaat: Resultaat) -> Antwoord:
    """Het tarief op de laagste en hoogste waarde van elke parameter die ze heeft."""
    from reeletarief.analyse.gevoeligheid.band import bandbreedte

    return Antwoord(BANDBREEDTE, {"band": bandbreedte(eigen), "tarief": eigen.tarief, "resultaat": resultaat})
