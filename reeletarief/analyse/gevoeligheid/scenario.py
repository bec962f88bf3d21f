"""Scenario's naast elkaar: van elk product het tarief zoals nu en met de wijzigingen van elk scenario."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.gevoeligheid.herleiding import reeksen_achter
from reeletarief.analyse.gevoeligheid.keuze import (
    BUITEN_BEREIK,
    MEERDUIDIG,
    ONBEKEND,
    eis_bereik,
    knoppen_met_naam,
    lees_stand,
)
from reeletarief.analyse.gevoeligheid.knoppen import Soort
from reeletarief.fouten import Bevinding, eerste_namen, gesorteerd, suggestie
from reeletarief.invoer.keuring import plaats_van_sleutel
from reeletarief.invoer.scenarios import Wijze
from reeletarief.invoer.waarden import WaardeFout

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reeletarief.analyse.gevoeligheid.knoppen import Knop
    from reeletarief.analyse.gevoeligheid.proef import Proef
    from reeletarief.invoer.scenarios import Scenario, Wijziging
    from reeletarief.kostprijs.tarief import Tarief


class Scenariotarief(NamedTuple):
    """Het tarief van een product in een scenario; ``reden`` zegt waarom er geen is.

    ``geraakt`` zijn de parameters van dit product die het scenario wijzigt, ook als die wijziging hier niet kan.
    """

    geraakt: tuple[str, ...]
    onafgerond: Decimal | None
    tarief: Decimal | None
    reden: Bevinding | None


class Scenariorij(NamedTuple):
    """Een product met zijn tarief in elk scenario."""

    tarief: Tarief
    uitkomsten: tuple[Scenariotarief, ...]


def onbekende_namen(scenarios: Sequence[Scenario], proeven: Sequence[Proef]) -> tuple[Bevinding, ...]:
    """De parameters die in geen enkel product van de regio voorkomen."""
    bekend = {naam for proef in proeven for knop in proef.knoppen for naam in knop.namen}
    voluit = {knop.basis for proef in proeven for knop in proef.knoppen}
    return gesorteerd(
        Bevinding(ONBEKEND, *_onbekend(naam, sorted(voluit), proeven), plaats_van_sleutel(naam, wijziging.tekst.plaats))
        for scenario in scenarios
        for naam, wijziging in scenario.wijzigingen.items()
        if naam not in bekend
    )


def _onbekend(naam: str, voluit: Sequence[str], proeven: Sequence[Proef]) -> tuple[str, str]:
    """Wat er met een naam is die geen parameter is, en wat iemand dan wel kan schrijven."""
    reeksen = reeksen_achter(((proef.tarief, proef.knoppen) for proef in proeven), naam)
    if reeksen:
        return (
            f"'{naam}' is geen gegeven waarde maar volgt uit een reeks.",
            f"Wijzig de reeks: {eerste_namen(reeksen)}.",
        )
    hint = suggestie(naam, voluit, "Alle namen van een product staan in gevoeligheid PRODUCT --alles.")
    return f"Geen enkel product heeft een parameter '{naam}'.", hint


def passende_fouten(scenarios: Sequence[Scenario], proeven: Sequence[Proef]) -> tuple[Bevinding, ...]:
    """Elke wijziging die niet past bij de parameter waar zij over gaat."""
    fouten: list[Bevinding] = []
    for proef in proeven:
        for scenario in scenarios:
            fouten += _gezet(proef, scenario).fouten
    return gesorteerd(fouten)


def naast_elkaar(scenarios: Sequence[Scenario], proeven: Sequence[Proef]) -> tuple[Scenariorij, ...]:
    """Per product de scenario's; een scenario dat een product niet raakt, geeft het tarief van nu."""
    return tuple(
        Scenariorij(proef.tarief, tuple(_uitkomst(proef, scenario) for scenario in scenarios)) for proef in proeven
    )


def _uitkomst(proef: Proef, scenario: Scenario) -> Scenariotarief:
    gezet = _gezet(proef, scenario)
    geraakt = tuple(dict.fromkeys(gezet.geraakt))
    if gezet.onmogelijk:
        return Scenariotarief(geraakt, None, None, gezet.onmogelijk[0])
    return Scenariotarief(geraakt, *proef.uitkomst(gezet.standen))


class _Gezet(NamedTuple):
    """De knoppen van een product die een scenario raakt, waar zij op komen, wat er niet past, en wat dit product niet aankan."""

    geraakt: list[str]
    standen: dict[str, Decimal]
    fouten: list[Bevinding]
    onmogelijk: list[Bevinding]


def _gezet(proef: Proef, scenario: Scenario) -> _Gezet:
    """Elke wijziging op de knoppen van dit product die zo heten.

    Een nieuwe waarde die nergens mag, is een fout. Een verandering die alleen bij dit product onder nul of boven 100%
    uitkomt, is dat niet: dan heeft dit product in dit scenario geen tarief.
    """
    uit = _Gezet([], {}, [], [])
    for naam, wijziging in scenario.wijzigingen.items():
        treffers = knoppen_met_naam(proef.knoppen, naam)
        if len({knop.basis for knop in treffers}) > 1:
            uit.fouten.append(_meerduidig(naam, treffers, wijziging))
            continue
        for knop in treffers:
            uit.geraakt.append(knop.naam)
            try:
                uit.standen[knop.naam] = _nieuwe_stand(knop, wijziging)
            except WaardeFout as fout:
                past_elders = fout.code == BUITEN_BEREIK and wijziging.wijze is not Wijze.WAARDE
                waar = uit.onmogelijk if past_elders else uit.fouten
                waar.append(Bevinding(fout.code, fout.wat, fout.remedie, fout.plaats or wijziging.tekst.plaats))
    return uit


def _meerduidig(naam: str, treffers: Sequence[Knop], wijziging: Wijziging) -> Bevinding:
    namen = ", ".join(sorted({knop.basis for knop in treffers}))
    plaats = plaats_van_sleutel(naam, wijziging.tekst.plaats)
    return Bevinding(MEERDUIDIG, f"'{naam}' kan meer dan één parameter zijn.", f"Kies er een: {namen}.", plaats)


def _nieuwe_stand(knop: Knop, wijziging: Wijziging) -> Decimal:
    """De waarde waar de knop op komt; een :class:`WaardeFout` als de wijziging niet bij de soort past."""
    if wijziging.wijze is Wijze.WAARDE:
        return lees_stand(knop, wijziging.tekst)
    procentpunt = wijziging.wijze is Wijze.PROCENTPUNT
    if procentpunt is not (knop.soort is Soort.PERCENTAGE):
        raise _andere_wijze(knop, wijziging)
    if knop.soort is Soort.GETAL:
        stand = knop.waarde * (1 + wijziging.verandering)
    else:
        stand = knop.waarde + wijziging.verandering
    eis_bereik(knop, stand, wijziging.tekst)
    return stand


def _andere_wijze(knop: Knop, wijziging: Wijziging) -> WaardeFout:
    kaal = str(wijziging.tekst).partition("%")[0].strip()
    if knop.soort is Soort.PERCENTAGE:
        return WaardeFout(
            "RT946",
            f"{knop.basis} is zelf een percentage; '{wijziging.tekst}' kan dan procenten of procentpunten betekenen.",
            f"Bedoelt u {kaal} %-punt? Schrijf dat, of de nieuwe waarde zelf (zonder teken).",
            wijziging.tekst.plaats,
        )
    return WaardeFout(
        "RT946",
        f"{knop.basis} is geen percentage en verandert dus niet in procentpunten.",
        f"Bedoelt u {kaal}%? Of schrijf de nieuwe waarde zelf (zonder teken).",
        wijziging.tekst.plaats,
    )
