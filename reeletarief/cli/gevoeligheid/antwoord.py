"""De antwoorden van ``gevoeligheid``: de analyse, met haar weergaven en de uitgangscode die erbij hoort."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import typer

from reeletarief.cli.bijlagen import eis_zonder_fouten, haal
from reeletarief.cli.gedeeld import BEVINDING, GOED, KON_NIET, als_scherm, meld

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from rich.console import Console

    from reeletarief.analyse.gevoeligheid.knoppen import Knop
    from reeletarief.analyse.gevoeligheid.proef import Proef
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.regio import Inlezing
    from reeletarief.invoer.scenarios import GelezenScenarios
    from reeletarief.weergave.console import Kleur


class Antwoord(NamedTuple):
    """Eén uitkomst in elke vorm waarin zij te geven is, met de uitgangscode die erbij hoort."""

    scherm: Callable[[Console], None]
    json: Callable[[], str]
    csv: Callable[[], str]
    code: int = GOED

    def als(self, vorm: str, kleur: Kleur, uitvoer: str | None) -> str:
        """De uitkomst als tekst in de gevraagde vorm."""
        if vorm == "tabel":
            return als_scherm(self.scherm, kleur, uitvoer)
        return self.json() if vorm == "json" else self.csv()


def kies_of_stop(eigen: Proef, naam: str, inlezing: Inlezing) -> Knop:
    """De parameter met deze naam; anders een melding met de keuzes, en code 2."""
    from reeletarief.analyse.gevoeligheid.keuze import kies_knop
    from reeletarief.fouten import RekenFout

    try:
        return kies_knop(eigen, naam)
    except RekenFout as fout:
        meld(fout.bevindingen, inlezing.bestanden)
        raise typer.Exit(KON_NIET) from None


def lees_waarde(optie: str, knop: Knop, tekst: str) -> Decimal:
    """De waarde van een optie, geschreven als in een bestand."""
    from reeletarief.analyse.gevoeligheid.keuze import lees_stand
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.waarden import WaardeFout
    from reeletarief.invoer.yaml_strikt import Tekst

    try:
        return lees_stand(knop, Tekst(tekst, Plaats(optie, 1)))
    except WaardeFout as fout:
        raise typer.BadParameter(f"{fout.wat} {fout.remedie}", param_hint=optie) from None


def overzicht(eigen: Proef, resultaat: Resultaat, hoogstens: int | None) -> Antwoord:
    """Het effect van een stap van elke parameter."""
    from reeletarief.analyse.gevoeligheid.stap import effecten
    from reeletarief.weergave.gevoeligheid.csv import effecten_als_csv
    from reeletarief.weergave.gevoeligheid.json import effecten_als_json
    from reeletarief.weergave.gevoeligheid.scherm import toon_effecten

    alle, tarief = effecten(eigen), eigen.tarief
    return Antwoord(
        lambda console: toon_effecten(alle, hoogstens, tarief, resultaat, console),
        lambda: effecten_als_json(alle, tarief, resultaat),
        lambda: effecten_als_csv(alle, tarief, resultaat),
    )


def verloop_van(eigen: Proef, resultaat: Resultaat, knop: Knop, bereik: tuple[Decimal, Decimal, int]) -> Antwoord:
    """Het tarief bij een reeks waarden van één parameter."""
    from reeletarief.analyse.gevoeligheid.verloop import verloop
    from reeletarief.weergave.gevoeligheid.csv import verloop_als_csv
    from reeletarief.weergave.gevoeligheid.json import verloop_als_json
    from reeletarief.weergave.gevoeligheid.verloop_scherm import toon_verloop

    van, tot, stappen = bereik
    rij, tarief = verloop(eigen, knop, van, tot, stappen), eigen.tarief
    return Antwoord(
        lambda console: toon_verloop(rij, tarief, resultaat, console),
        lambda: verloop_als_json(rij, tarief, resultaat),
        lambda: verloop_als_csv(rij, tarief, resultaat),
    )


def lees_bedrag_van(tekst: str) -> Decimal:
    """Het bedrag van ``--doel``, geschreven als in een bestand."""
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.waarden import WaardeFout, lees_bedrag, positief
    from reeletarief.invoer.yaml_strikt import Tekst

    try:
        return positief(lees_bedrag(Tekst(tekst, Plaats("--doel", 1)))).getal
    except WaardeFout as fout:
        raise typer.BadParameter(f"{fout.wat} {fout.remedie}", param_hint="--doel") from None


def doel_van(
    eigen: Proef, resultaat: Resultaat, knop: Knop, gevraagd: tuple[Decimal, Decimal | None, Decimal | None]
) -> Antwoord:
    """De waarde van een parameter bij een bedrag, gezocht in het gegeven bereik; niet te halen geeft code 1."""
    from reeletarief.analyse.gevoeligheid.doel import bereik_van, eis_veelvoud, zoek_doel
    from reeletarief.fouten import RekenFout
    from reeletarief.weergave.gevoeligheid.csv import doel_als_csv
    from reeletarief.weergave.gevoeligheid.doel_scherm import toon_doel
    from reeletarief.weergave.gevoeligheid.json import doel_als_json

    (bedrag, van, tot), tarief = gevraagd, eigen.tarief
    laagst, hoogst = bereik_van(knop, tarief.tarief.bedrag)
    try:
        eis_veelvoud(eigen, bedrag)
        doel = zoek_doel(eigen, knop, bedrag, laagst if van is None else van, hoogst if tot is None else tot)
    except RekenFout as fout:
        meld(fout.bevindingen, {})
        raise typer.Exit(KON_NIET) from None
    return Antwoord(
        lambda console: toon_doel(doel, tarief, resultaat, console),
        lambda: doel_als_json(doel, tarief, resultaat),
        lambda: doel_als_csv(doel, tarief, resultaat),
        GOED if doel.oplossingen else BEVINDING,
    )


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
    from reeletarief.weergave.gevoeligheid.csv import scenarios_als_csv
    from reeletarief.weergave.gevoeligheid.json import scenarios_als_json
    from reeletarief.weergave.gevoeligheid.scenario_scherm import toon_scenarios

    proeven, lijst = [proef(tarief) for tarief in resultaat.tarieven], gelezen.scenarios
    fouten = onbekende_namen(lijst, proeven)
    if fouten:
        fouten = onbekende_namen(lijst, _hele_regio(inlezing))
    fouten += passende_fouten(lijst, proeven)
    eis_zonder_fouten(fouten, {gelezen.bestand.pad: gelezen.bestand})
    rijen = naast_elkaar(lijst, proeven)
    geheel = resultaat._replace(bewijs=bewijs_met(resultaat.bewijs, [gelezen.bestand], ()))
    onmogelijk = any(een.tarief is None for rij in rijen for een in rij.uitkomsten)
    return Antwoord(
        lambda console: toon_scenarios(lijst, rijen, geheel, console),
        lambda: scenarios_als_json(lijst, rijen, geheel),
        lambda: scenarios_als_csv(lijst, rijen, geheel),
        BEVINDING if onmogelijk else GOED,
    )


def _hele_regio(inlezing: Inlezing) -> Sequence[Proef]:
    """De knoppen van alle producten: een naam die alleen elders voorkomt, is niet onbekend."""
    from reeletarief.analyse.gevoeligheid.proef import proef
    from reeletarief.berekening.bereken import bereken

    keuze = inlezing.tijdkeuze
    assert keuze is not None  # wat de opdrachtregel leest, heeft altijd een tijdkeuze
    alles = bereken(inlezing, (), keuze.tariefjaar, keuze.peildatum)
    return [proef(tarief) for tarief in alles.tarieven]


def bandbreedte_van(eigen: Proef, resultaat: Resultaat) -> Antwoord:
    """Het tarief op de laagste en hoogste waarde van elke parameter die ze heeft."""
    from reeletarief.analyse.gevoeligheid.band import bandbreedte
    from reeletarief.weergave.gevoeligheid.band_scherm import toon_bandbreedte
    from reeletarief.weergave.gevoeligheid.csv import bandbreedte_als_csv
    from reeletarief.weergave.gevoeligheid.json import bandbreedte_als_json

    band, tarief = bandbreedte(eigen), eigen.tarief
    return Antwoord(
        lambda console: toon_bandbreedte(band, tarief, resultaat, console),
        lambda: bandbreedte_als_json(band, tarief, resultaat),
        lambda: bandbreedte_als_csv(band, tarief, resultaat),
    )
