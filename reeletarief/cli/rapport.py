"""De onderbouwing voor ``bereken`` en ``uitleg``: het rapport met de verschillen en reacties die erbij gevraagd zijn."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.cli.afloop import zeg
from reeletarief.cli.reactieregister import lees_register
from reeletarief.invoer.namen import REACTIES

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from reeletarief.analyse.vergelijk.vergelijking import Kant
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.reacties.register import Reactie
    from reeletarief.invoer.regio import Inlezing, Regio
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven
    from reeletarief.weergave.rapport.model import Antwoord, Rapport, Verschil


class Vraag(NamedTuple):
    """Waarover de onderbouwing gaat en wat er naast de berekening in hoort."""

    werkmap: Path
    producten: tuple[str, ...]
    peildatum: datetime.date | None
    oud: OudeTarieven | None = None
    vorig_jaar: bool = False


def onderbouwing(inlezing: Inlezing, resultaat: Resultaat, vraag: Vraag) -> Rapport:
    """De onderbouwing van deze tarieven, met de verschillen en reacties die erbij horen."""
    from reeletarief.weergave.rapport.gegevens import maak_rapport

    return maak_rapport(
        resultaat, _verschillen(resultaat, vraag), _antwoorden(vraag.werkmap, inlezing.regio, resultaat)
    )


def _verschillen(resultaat: Resultaat, vraag: Vraag) -> dict[str, list[Verschil]]:
    """Per product het verschil met een eerder besluit en met een jaar eerder, voor zover ernaar gevraagd is."""
    if vraag.oud is None and not vraag.vorig_jaar:
        return {}
    from reeletarief.weergave.rapport.verschillen import met_besluit, met_vorig_jaar

    uit: dict[str, list[Verschil]] = {}
    if vraag.oud is not None:
        for product, verschil in met_besluit(resultaat, vraag.oud).items():
            uit.setdefault(product, []).append(verschil)
    if vraag.vorig_jaar:
        from reeletarief.analyse.vergelijk.vergelijking import als_kant, vergelijk

        oud = _een_jaar_eerder(vraag, resultaat.tariefjaar)
        _meld_gemist(oud)
        vergelijking = vergelijk(oud, als_kant("deze map", resultaat), producten=list(vraag.producten))
        for product, verschil in met_vorig_jaar(vergelijking).items():
            uit.setdefault(product, []).append(verschil)
    return uit


def _een_jaar_eerder(vraag: Vraag, tariefjaar: int) -> Kant:
    """Het besluit van het jaar ervoor, uit de bestanden die het bewaart; is er niet vastgesteld, dan deze map voor dat jaar.

    De kaarten van nu zijn die van dit jaar: wat zij voor het jaar ervoor uitrekenen, hoeft nooit gegolden te hebben. Een peildatum
    geldt daarom niet voor een jaar waarover besloten is.
    """
    from reeletarief.cli.besluiten import besluit_als_het_er_is
    from reeletarief.cli.vergelijk.kant import andere_kant, kant_van_jaar
    from reeletarief.invoer.cao.tabelkeuze import Tijdkeuze
    from reeletarief.invoer.kaart.besluitblok import VASTGESTELD

    jaar, producten = tariefjaar - 1, list(vraag.producten)
    besluit = besluit_als_het_er_is(vraag.werkmap, jaar)
    if besluit is None or besluit.status != VASTGESTELD:
        return kant_van_jaar(vraag.werkmap, producten, Tijdkeuze(jaar, vraag.peildatum))
    return andere_kant(VASTGESTELD, vraag.werkmap, producten, Tijdkeuze(jaar, None), tariefjaar, None)


def _meld_gemist(oud: Kant) -> None:
    """Zeg na de fouten over het jaar ervoor waar zij over gaan; de tarieven zelf staan er niet om stil."""
    from reeletarief.fouten import eerste_namen

    if oud.gemist:
        zeg(
            f"Het verschil met {oud.tariefjaar} ontbreekt bij {eerste_namen([*oud.gemist])}: met deze bestanden is dat jaar daar niet te rekenen "
            "(zie de fouten hierboven). De tarieven zelf zijn compleet."
        )


def _antwoorden(werkmap: Path, regio: Regio, resultaat: Resultaat) -> Mapping[str, Sequence[Antwoord]]:
    """Per product de reacties met hun antwoord; zonder register is er niets te laden."""
    reacties = _reacties(werkmap, resultaat.tariefjaar)
    if not reacties:
        return {}
    from reeletarief.analyse.reacties.parameterwoord import parameterwoorden
    from reeletarief.weergave.rapport.reacties import antwoorden_op

    return antwoorden_op(reacties, parameterwoorden(regio, resultaat.tarieven))


def _reacties(werkmap: Path, tariefjaar: int) -> tuple[Reactie, ...]:
    """De reacties over dit jaar in de map reacties/ van de werkmap, als die er is; met een fout erin stopt het met code 2."""
    register = werkmap / REACTIES
    if not os.path.lexists(register):
        return ()
    from reeletarief.invoer.reacties.register import van_jaar

    return van_jaar(lees_register(register, REACTIES, werkmap).register.reacties, tariefjaar)
