"""Formules en verwijzingen zoals ze in een xlsx-bestand staan: Engelse functienamen, met komma's ertussen.

Excel en Calc tonen ze in de taal van de lezer. Het gelijkteken ervoor hoort bij het scherm, niet bij het bestand.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from reeletarief.invoer.werkboek.celplek import cel, kolomletters
from reeletarief.weergave.werkboek.tabelmodel import Bereik, Functie, Naam, Rekenteken, Verwijzing

if TYPE_CHECKING:
    from reeletarief.weergave.werkboek.tabelmodel import Formule

_ZONDER_AANHALING = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*", re.ASCII)
_LIJKT_OP_CEL = re.compile(r"[A-Za-z]{1,3}[0-9]+|[Rr]?[0-9]*[Cc]?[0-9]*|true|false", re.ASCII | re.IGNORECASE)


def als_tekst(formule: Formule) -> str:
    """De formule als tekst, zonder gelijkteken: ``ROUND(Uren!D5*$B$2,2)``. Een keten in een keten krijgt haakjes."""
    if isinstance(formule, Verwijzing):
        return f"{voorvoegsel(formule.blad)}{_plek(formule)}" if formule.blad else _plek(formule)
    if isinstance(formule, Rekenteken):
        return formule.teken.join([_deel(deel) for deel in formule.delen])
    if isinstance(formule, Functie):
        return f"{formule.naam}({','.join([als_tekst(argument) for argument in formule.argumenten])})"
    if isinstance(formule, Naam):
        return formule.naam
    return f"{als_tekst(formule.van)}:{_plek(formule.tot)}"


def gebied(bereik: Bereik) -> str:
    """Een bereik op het eigen blad, zonder dollartekens: ``D5:D9``, of ``D5`` als het één cel is."""
    van, tot = cel(bereik.van.rij, bereik.van.kolom), cel(bereik.tot.rij, bereik.tot.kolom)
    return van if van == tot else f"{van}:{tot}"


def vastgezet(verwijzing: Verwijzing, eigen_blad: str = "") -> Verwijzing:
    """Dezelfde cel met bladnaam en dollartekens, zodat ze van overal aan te wijzen is."""
    return verwijzing._replace(blad=verwijzing.blad or eigen_blad, vast=True)


@lru_cache(maxsize=256)
def voorvoegsel(blad: str) -> str:
    """De naam van een blad met een uitroepteken; tussen aanhalingstekens als Excel er anders iets anders in leest."""
    if _ZONDER_AANHALING.fullmatch(blad) and not _LIJKT_OP_CEL.fullmatch(blad):
        return f"{blad}!"
    return "'{}'!".format(blad.replace("'", "''"))


def _deel(formule: Formule) -> str:
    tekst = als_tekst(formule)
    return f"({tekst})" if isinstance(formule, Rekenteken) else tekst


def _plek(verwijzing: Verwijzing) -> str:
    _, rij, kolom, vast = verwijzing
    return f"${kolomletters(kolom)}${rij}" if vast else f"{kolomletters(kolom)}{rij}"
