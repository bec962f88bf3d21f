"""Vanaf waar een verandering (``+1 %-punt``) telt: het concept waar de reactie over gaat.

Geteld vanaf een stand waar zij al in zit, kwam zij er nog eens bij. Dat het concept er al mee rekent, is te zien als de kaart de
reactie als bron noemt, of als een ander concept van het jaar precies deze verandering lager of hoger staat. Is de waarde in
``opslagen.yaml`` gewijzigd voordat er een concept was, dan is het aan de bestanden niet te zien.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.reacties.toepassen import bron_van, zetten_van
from reeletarief.analyse.reacties.waarde import PAST_NIET, is_verandering
from reeletarief.fouten import Bevinding, Ernst, gesorteerd

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from reeletarief.analyse.reacties.toepassen import Doorgerekend, Zet
    from reeletarief.invoer.reacties.register import Reactie

_REMEDIE = (
    "Schrijf bij de reactie onder wijzigingen de waarde zelf die er moet komen te staan, zonder + of -. Is er nog geen reactie doorgevoerd, "
    "dan kunt u ook eerst het concept vastleggen: reeletarief vaststellen --als-concept."
)
_REMEDIE_AL_DOORGEVOERD = "Schrijf bij de reactie onder wijzigingen de waarde zelf die er moet komen te staan, zonder + of -; dan komt zij er nooit twee keer bij."


class Concept(NamedTuple):
    """Het concept waar reacties over gaan, de dag waarop het is vastgelegd, en de andere concepten van dat jaar."""

    stand: Doorgerekend
    dag: datetime.date
    andere: tuple[Doorgerekend, ...] = ()


def zonder_begin(zetten: Sequence[Zet], concept: Concept | None) -> tuple[Bevinding, ...]:
    """Elke verandering die niet over het concept gaat waarop de ``zetten`` gedaan zijn, of daar al in zit."""
    return gesorteerd(een for zet in zetten if is_verandering(zet.gevraagd) and (een := _bezwaar(zet, concept)))


def _bezwaar(zet: Zet, concept: Concept | None) -> Bevinding | None:
    """Waarom deze verandering niet vanaf het concept te tellen is; niets als dat kan."""
    onbekend = "of zij al is doorgevoerd, is dan niet te zien"
    if concept is None:
        return _bevinding(zet, f"er is geen concept: {onbekend}", _REMEDIE)
    if zet.reactie.datum.dag < concept.dag:
        return _bevinding(zet, f"het concept van {concept.dag} is van na deze reactie: {onbekend}", _REMEDIE)
    if _is_bron(zet, concept.stand):
        waarom = f"in het concept waar zij over gaat staat {zet.oud} al op de kaart met deze reactie als bron: zij is daarvoor al doorgevoerd"
        return _bevinding(zet, waarom, _REMEDIE_AL_DOORGEVOERD)
    eerst = next((een.oud for ander in concept.andere for een in _zelfde(zet, ander) if _zit_erin(een, zet)), None)
    if eerst is not None:
        waarom = (
            f"in het concept waar zij over gaat staat {zet.oud}, en in een ander concept van dit jaar {eerst or 'de waarde van de regio'}: "
            "dat verschil is precies deze verandering, dus is zij daarvoor al doorgevoerd"
        )
        return _bevinding(zet, waarom, _REMEDIE_AL_DOORGEVOERD)
    return None


def _is_bron(zet: Zet, stand: Doorgerekend) -> bool:
    """Of de waarde een afwijking is die het voorstel van deze reactie op de kaart heeft gezet."""
    eigen = (een for kaart in stand.inlezing.regio.kaarten for een in kaart.eigen_waarden)
    hier = (een for een in eigen if een.waarde.plaats == zet.plek.plaats)
    return any(een.bron == bron_van(zet.reactie) and een.jaar == zet.reactie.datum.dag.year for een in hier)


def _zelfde(zet: Zet, ander: Doorgerekend) -> Sequence[Zet]:
    """Dezelfde verandering, geteld vanaf een ander concept."""
    zetten, _ = zetten_van(ander, [zet.reactie])
    return [een for een in zetten if een.naam == zet.naam]


def _zit_erin(vanaf_ander: Zet, zet: Zet) -> bool:
    """Of in het ene concept staat wat het andere met deze verandering erbij zou hebben."""
    return vanaf_ander._replace(oud=zet.oud).staat_er_al


def _bevinding(zet: Zet, waarom: str, remedie: str) -> Bevinding:
    wat = f"Reactie {zet.reactie.nummer} verandert '{zet.naam}' met {zet.gevraagd}, en {waarom}."
    return Bevinding(PAST_NIET, wat, remedie, zet.gevraagd.plaats)


def telt_vanaf_nu(nu: Doorgerekend, dag: datetime.date, reacties: Sequence[Reactie]) -> tuple[Bevinding, ...]:
    """Bij een concept van ``dag`` dat nu wordt vastgelegd: elke verandering die al binnen is, en vanaf dit concept gaat tellen."""
    zetten, _ = zetten_van(nu, [een for een in reacties if een.datum.dag >= dag])
    return gesorteerd(
        Bevinding(
            PAST_NIET,
            f"Reactie {zet.reactie.nummer} verandert '{zet.naam}' met {zet.gevraagd}: dat telt vanaf dit concept, en wordt dus {zet.nieuw}"
            f"{f' in plaats van {zet.oud}' if zet.oud else ''}.",
            "Is zij al doorgevoerd, schrijf dan bij de reactie onder wijzigingen de waarde zelf; anders komt zij er nog eens bij.",
            zet.gevraagd.plaats,
            Ernst.WAARSCHUWING,
        )
        for zet in zetten
        if is_verandering(zet.gevraagd)
    )
