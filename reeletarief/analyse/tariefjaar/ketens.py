"""Of de reeksen met de voorstellen erbij niet te ver op elkaar volgen: meer dan een vast aantal na elkaar rekent het programma niet.

Gelijk aan een eerder jaar is zelf een schakel. Maakt die een keten te lang, dan staat er het cijfer van dat jaar; dat is hetzelfde cijfer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.tariefjaar.voorstel import Grond
from reeletarief.invoer.opslagen.reeks import Afleiding
from reeletarief.kostprijs.reeksen import LANGSTE_KETEN, genoemd, volgt_uit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeAlias

    from reeletarief.analyse.tariefjaar.voorstel import Reeksvoorstel
    from reeletarief.invoer.opslagen.reeks import Reeks

    Schakel: TypeAlias = tuple[str, int]
    """Een reeks in een kalenderjaar."""
    Schakels: TypeAlias = Mapping[Schakel, Iterable[Schakel]]


def passend(voorstellen: Sequence[Reeksvoorstel], reeksen: Mapping[str, Reeks]) -> list[Reeksvoorstel]:
    """Dezelfde voorstellen; wat een keten een schakel te lang maakt, is het cijfer zelf als dat er is."""
    verder = _schakels(voorstellen, reeksen)
    onder, boven = _lengtes(verder), _lengtes(_omgekeerd(verder))
    return [
        _als_cijfer(een) if onder[_schakel(een)] + boven[_schakel(een)] - 1 > LANGSTE_KETEN else een
        for een in voorstellen
    ]


def _schakel(voorstel: Reeksvoorstel) -> Schakel:
    return voorstel.sleutel, voorstel.jaar


def _als_cijfer(voorstel: Reeksvoorstel) -> Reeksvoorstel:
    cijfer = voorstel.vorige.waarde
    if voorstel.grond is not Grond.VORIGE or cijfer is None:
        return voorstel
    return voorstel._replace(grond=Grond.CIJFER, inhoud=cijfer)


def _schakels(voorstellen: Sequence[Reeksvoorstel], reeksen: Mapping[str, Reeks]) -> Schakels:
    """Waar elke reeks in de jaren van de voorstellen uit volgt, en die reeksen zelf ook weer."""
    erbij: dict[Schakel, set[Schakel]] = {}
    for een in voorstellen:
        if isinstance(een.inhoud, Afleiding):
            erbij.setdefault(_schakel(een), set()).update(genoemd(een.inhoud, een.jaar))
    verder: dict[Schakel, set[Schakel]] = {}
    te_doen = [(naam, jaar) for naam in reeksen for jaar in {een.jaar for een in voorstellen}]
    while te_doen:
        schakel = te_doen.pop()
        if schakel not in verder:
            verder[schakel] = volgt_uit(reeksen[schakel[0]], schakel[1]) | erbij.get(schakel, set())
            te_doen += verder[schakel]
    return verder


def _omgekeerd(verder: Schakels) -> Schakels:
    terug: dict[Schakel, list[Schakel]] = {schakel: [] for schakel in verder}
    for schakel, volgende in verder.items():
        for een in volgende:
            terug[een].append(schakel)
    return terug


def _lengtes(verder: Schakels) -> dict[Schakel, int]:
    """Hoeveel schakels er vanaf elke schakel hooguit na elkaar komen, met haarzelf erbij; wat te lang is (ook een kring), is dat zomaar."""
    lengtes = dict.fromkeys(verder, 1)
    for _ in range(LANGSTE_KETEN):
        lengtes = {een: 1 + max((lengtes[ander] for ander in anderen), default=0) for een, anderen in verder.items()}
    return lengtes
