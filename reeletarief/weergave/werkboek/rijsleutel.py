"""Onder welke rij een post komt: sleutels zonder de naam van de functie, dienst of het onderdeel.

Een Psycholoog en een Jeugdzorgwerker horen op dezelfde rij te staan als beide de eerste functie van hun product zijn.
Daarom krijgt elke functie, elk loon, elke dienst, elk onderdeel en elke datum in de sleutel een volgnummer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs.kop import Kop, beginnen_met, code_in_sleutel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

_MET_VOLGNUMMER = beginnen_met(
    Kop.FUNCTIE, Kop.LOON, Kop.GRONDSLAG, Kop.ROOSTER, Kop.SAMENSTELLING, Kop.ONDERDEEL, Kop.TRAJECT
)
_ROOSTER = beginnen_met(Kop.ROOSTER)
_DATUM = re.compile(r"\d{4}-\d\d-\d\d")
_GENUMMERD = (
    (re.compile(r"(functie|loon|onderdeel)\.(\d+)\b"), "{0} {1}"),
    (re.compile(r"rooster\.(\d+)\b"), "dienst {0}"),
    (re.compile(r"traject\.(\d+)\b"), "onderdeel {0}"),
    (re.compile(r"samenstelling\.(\d+)\.(\d+)\b"), "deelpopulatie {0}, onderdeel {1}"),
    (re.compile(r"samenstelling\.(\d+)\.gewicht"), "deelpopulatie {0}"),
    (re.compile(r"samenstelling\.(\d+)$"), "onderdeel {0}"),
    (re.compile(r"grondslag\.(\w+)\.functie\.(\d+)"), "functie {1}"),
)
_KORT, _LANG = 2, 160
_LOSSE_EINDEN = re.compile(
    r"[\s,;:(]+$|\s+\(maand$|\s+(schaal|trede|cao|van|de|het|een|tot|vanaf|per|in|met|naar|en|of|uren in)$"
)
_GEEN_DIENST = {"uren_met_toeslag", "deel_met_toeslag", "ort_percentage", "salarisuren", "slaapdienst_telt_als"}
"""Wat een rooster nog meer aan posten heeft; het geldt voor alle diensten samen."""


class Volgnummers(NamedTuple):
    """Welke stukken van een sleutel in dit product door welk volgnummer vervangen worden, het langste stuk eerst."""

    stukken: tuple[tuple[str, str], ...]
    looneinden: tuple[str, ...]
    diensten: tuple[str, ...]

    def rij(self, sleutel: str) -> str:
        """De sleutel van de rij waar een post op komt."""
        if not sleutel.startswith(_MET_VOLGNUMMER):
            return sleutel
        tekst = f"{sleutel}."
        for stuk, nummer in self.stukken:
            if stuk in tekst:
                tekst = tekst.replace(stuk, nummer, 1)
        return zonder_datums(tekst[:-1])

    def inschaling(self, sleutel: str) -> str | None:
        """De cao, schaal en trede waar een loonpost bij hoort (``loon.cao.schaal_9.max-2``), de langste die past."""
        return next((begin for begin in self.looneinden if sleutel.startswith(f"{begin}.")), None)


def volgnummers(tarief: Tarief, diensten: Iterable[str]) -> Volgnummers:
    """De volgnummers van één product: van zijn functies, lonen, diensten en onderdelen."""
    diensten = tuple(dict.fromkeys(diensten))
    lonen = [post.loon.stam for post in tarief.functies]
    paren = [
        *((f".{post.sleutel.partition('.')[2]}.", f".{nummer}.") for nummer, post in enumerate(tarief.functies, 1)),
        *((f"{loon}.", f"loon.{nummer}.") for loon, nummer in _genummerd(lonen)),
        *((f".{dienst}.", f".{nummer}.") for dienst, nummer in _genummerd(diensten)),
        *((f".{code_in_sleutel(deel.product)}.", f".{nummer}.") for nummer, deel in enumerate(tarief.onderdelen, 1)),
    ]
    paren.sort(key=lambda paar: -len(paar[0]))
    return Volgnummers(tuple(paren), tuple(sorted(set(lonen), key=len, reverse=True)), diensten)


def diensten_van(posten: Sequence[Post]) -> list[str]:
    """De diensten van een rooster, in volgorde: het tweede deel van hun sleutel."""
    delen = [post.sleutel.split(".")[1] for post in posten if post.sleutel.startswith(_ROOSTER)]
    return [deel for deel in delen if deel not in _GEEN_DIENST]


def _genummerd(namen: Iterable[str]) -> list[tuple[str, int]]:
    return [(naam, nummer) for nummer, naam in enumerate(dict.fromkeys(namen), 1)]


def zonder_datums(sleutel: str) -> str:
    """Elke datum in een sleutel als volgnummer: cao-tabellen van verschillende cao's gaan op andere dagen in."""
    if "-" not in sleutel:
        return sleutel
    return _DATUM.sub("tabel", sleutel)


def opschrift(namen: Sequence[str]) -> str:
    """Wat er bij een rij staat: de naam van haar posten of hun gemeenschappelijke begin; leeg als ze niets gemeen hebben.

    Twee namen die alleen hun eerste woord delen, staan er allebei.
    """
    begin, beide = _begin(namen), _beide(namen)
    return beide if beide and " " not in begin else begin


def kort_opschrift(namen: Sequence[str]) -> str:
    """Als :func:`opschrift`, voor een rij van een genummerde afdeling: wie of wat het is, staat daar bovenaan, dus het begin volstaat."""
    return _begin(namen) or _beide(namen)


def _begin(namen: Sequence[str]) -> str:
    """Het gemeenschappelijke begin, of dat van de grootste groep; leeg als het te kort is om iets te zeggen."""
    if len(namen) == 1:
        return namen[0]
    begin = _gemeenschappelijk(namen) or _gemeenschappelijk(_grootste_groep(namen))
    return begin if len(begin) > _KORT else ""


def _beide(namen: Sequence[str]) -> str:
    """Twee namen naast elkaar, als dat past."""
    return " / ".join(namen) if len(namen) == 2 and sum(map(len, namen)) < _LANG else ""


def _grootste_groep(namen: Sequence[str]) -> list[str]:
    """De namen met het eerste woord dat het vaakst voorkomt; van minder dan de helft zegt dat woord niets."""
    woorden = [naam.partition(" ")[0] for naam in namen]
    vaakst = max(woorden, key=woorden.count)
    return (
        [naam for naam in namen if naam.partition(" ")[0] == vaakst] if 2 * woorden.count(vaakst) > len(namen) else []
    )


def genummerd(sleutel: str, naam: str) -> str:
    """Het opschrift met de functie, de dienst of het onderdeel waar de rij over gaat ervoor."""
    for vorm, woorden in _GENUMMERD:
        gevonden = vorm.match(sleutel)
        if gevonden:
            begin = woorden.format(*gevonden.groups())
            return begin if not naam or naam == in_woorden(sleutel) else f"{begin}: {naam.removeprefix(f'{begin}: ')}"
    return naam


def _gemeenschappelijk(namen: Sequence[str]) -> str:
    """De woorden waarmee alle namen beginnen, zonder losse eindjes."""
    if not namen:
        return ""
    woorden = [naam.split() for naam in namen]
    gelijk: list[str] = []
    for kolom in zip(*woorden, strict=False):
        if len(set(kolom)) > 1:
            break
        gelijk.append(kolom[0])
    tekst = " ".join(gelijk)
    while (korter := _LOSSE_EINDEN.sub("", tekst)) != tekst:
        tekst = korter
    return tekst


def in_woorden(sleutel: str) -> str:
    """Een sleutel als tekst: ``functie.1.kosten`` wordt ``functie 1: kosten``."""
    tekst = ""
    sleutel, _, nummer = sleutel.partition("~")
    for stuk in sleutel.replace("_", " ").split("."):
        scheiding = " " if stuk.isdigit() else ": "
        tekst += f"{scheiding if tekst else ''}{stuk}"
    return f"{tekst} ({nummer})" if nummer else tekst
