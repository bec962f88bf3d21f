"""Feestdagen van een kalenderjaar, en welke daarvan op een werkdag vallen."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

WEEKDAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")
"""De dagen van de week zoals een rooster ze noemt, op volgorde van ``date.weekday``."""
_DAG = datetime.timedelta(days=1)
_ZATERDAG = 5


def eerste_paasdag(jaar: int) -> datetime.date:
    """De datum van Pasen in de Gregoriaanse kalender (rekenwijze van Meeus, Jones en Butcher)."""
    a, b, c = jaar % 19, jaar // 100, jaar % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return datetime.date(jaar, f // 31, f % 31 + 1)


def koningsdag(jaar: int) -> datetime.date:
    """27 april, of 26 april als de 27e op zondag valt."""
    dag = datetime.date(jaar, 4, 27)
    return dag - _DAG if dag.isoweekday() == 7 else dag


def feestdag(naam: str, jaar: int) -> datetime.date:
    """De datum van een feestdag zoals een cao hem noemt; welke namen er zijn, keurt :mod:`reeletarief.invoer.cao.voorwaarden`."""
    na_pasen = {
        "goede_vrijdag": -2,
        "eerste_paasdag": 0,
        "tweede_paasdag": 1,
        "hemelvaart": 39,
        "eerste_pinksterdag": 49,
        "tweede_pinksterdag": 50,
    }
    if naam in na_pasen:
        return eerste_paasdag(jaar) + na_pasen[naam] * _DAG
    vast = {
        "nieuwjaar": (1, 1),
        "bevrijdingsdag": (5, 5),
        "eerste_kerstdag": (12, 25),
        "tweede_kerstdag": (12, 26),
    }
    return koningsdag(jaar) if naam == "koningsdag" else datetime.date(jaar, *vast[naam])


def op_werkdagen(dagen: Iterable[datetime.date]) -> tuple[datetime.date, ...]:
    """De dagen die niet op zaterdag of zondag vallen, elk één keer, op volgorde."""
    return tuple(sorted({dag for dag in dagen if dag.weekday() < _ZATERDAG}))
