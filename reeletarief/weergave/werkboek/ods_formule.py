"""Formules en adressen in OpenFormula, de formuletaal van OpenDocument: ``of:=[.D5]*[$Uren.$D$5]``."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reeletarief.invoer.werkboek.celplek import kolomletters
from reeletarief.weergave.werkboek.tabelmodel import Bereik, Functie, Naam, Rekenteken, Verwijzing

if TYPE_CHECKING:
    from reeletarief.weergave.werkboek.tabelmodel import Formule

_KALE_NAAM = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def formule(deel: Formule) -> str:
    """De formule als tekst, zonder ``of:=`` ervoor. Een keten binnen een keten staat tussen haakjes."""
    if isinstance(deel, Verwijzing):
        return f"[{_plek(deel)}]"
    if isinstance(deel, Rekenteken):
        return deel.teken.join(f"({formule(d)})" if isinstance(d, Rekenteken) else formule(d) for d in deel.delen)
    if isinstance(deel, Functie):
        return f"{deel.naam}({';'.join(map(formule, deel.argumenten))})"
    if isinstance(deel, Bereik):
        return f"[{_plek(deel.van)}:.{_cel(deel.tot)}]"
    assert isinstance(deel, Naam)
    return deel.naam


def celadres(plek: Verwijzing, eigen_blad: str) -> str:
    """Het adres van een cel buiten een formule, zoals ``Uren.D5``; ``eigen_blad`` is waar een kale verwijzing staat."""
    return f"{bladnaam(plek.blad or eigen_blad)}.{_cel(plek)}"


def bereikadres(bereik: Bereik, eigen_blad: str) -> str:
    """Het adres van een bereik buiten een formule: ``Uren.D5:Uren.D9``."""
    tot = bereik.tot._replace(blad=bereik.van.blad)
    return f"{celadres(bereik.van, eigen_blad)}:{celadres(tot, eigen_blad)}"


def vast_adres(plek: Verwijzing) -> str:
    """Het adres waar een naam naar wijst: ``$Uren.$D$5``."""
    return f"${bladnaam(plek.blad)}.{_cel(plek._replace(vast=True))}"


@cache
def bladnaam(naam: str) -> str:
    """De naam van een blad, tussen aanhalingstekens als er iets anders dan letters en cijfers in staat."""
    return naam if _KALE_NAAM.fullmatch(naam) else "'" + naam.replace("'", "''") + "'"


def _plek(plek: Verwijzing) -> str:
    return f"${bladnaam(plek.blad)}.{_cel(plek)}" if plek.blad else f".{_cel(plek)}"


def _cel(plek: Verwijzing) -> str:
    letters = kolomletters(plek.kolom)
    return f"${letters}${plek.rij}" if plek.vast else f"{letters}{plek.rij}"
