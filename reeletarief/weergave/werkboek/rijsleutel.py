"""Onder welke rij een post komt: sleutels zonder de naam van de functie, dienst of het onderdeel.

Een Psycholoog en een Jeugdzorgwerker horen op dezelfde rij te staan als beide de eerste functie van hun product zijn.
Daarom krijgt elke functie, elk loon, elke dienst, elk onderdeel en elke datum in de sleutel een volgnummer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs.functiemix import unieke_sleutels
from reeletarief.kostprijs.kop import Kop, beginnen_met, code_in_sleutel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

_MET_VOLGNUMMER = beginnen_met(
    Kop.FUNCTIE, Kop.LOON, Kop.GRONDSLAG, Kop.ROOSTER, Kop.SAMENSTELLING, Kop.ONDERDEEL, Kop.TRAJECT
)
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


class Volgnummers(NamedTuple):
    """Door welk volgnummer elke naam in een sleutel van dit product vervangen wordt.

    ``lonen`` zijn de inschalingen met hun nummer (``loon.1``), de langste voorop; ``namen`` per kop de functies, diensten en
    onderdelen. Alleen op de plek van de naam: een dienst mag *Uren* heten, en een onderdeel *1*. ``diensten`` zijn de
    diensten zoals ze op de kaart heten, op volgnummer.
    """

    lonen: tuple[tuple[str, str], ...]
    namen: Mapping[str, Mapping[str, str]]
    diensten: tuple[str, ...]

    def rij(self, sleutel: str) -> str:
        """De sleutel van de rij waar een post op komt."""
        if not sleutel.startswith(_MET_VOLGNUMMER):
            return sleutel
        loon = self._loon(sleutel)
        if loon is not None:
            stam, nummer = loon
            return zonder_datums(f"{nummer}{sleutel.removeprefix(stam)}")
        delen = sleutel.split(".")
        plek = _plek_van_naam(delen)
        if plek < len(delen):
            delen[plek] = self.namen.get(delen[0], {}).get(delen[plek], delen[plek])
        return zonder_datums(".".join(delen))

    def inschaling(self, sleutel: str) -> str | None:
        """De cao, schaal en trede waar een loonpost bij hoort (``loon.cao.schaal_9.max-2``), de langste die past."""
        loon = self._loon(sleutel)
        return loon[0] if loon else None

    def _loon(self, sleutel: str) -> tuple[str, str] | None:
        return next((loon for loon in self.lonen if sleutel.startswith(f"{loon[0]}.")), None)


def volgnummers(tarief: Tarief, posten: Iterable[Post]) -> Volgnummers:
    """De volgnummers van één product: van zijn functies, lonen en onderdelen, en van de diensten in volgorde van ``posten``."""
    diensten = _diensten(tarief, posten)
    lonen = [(stam, f"{Kop.LOON}.{nummer}") for stam, nummer in _genummerd(post.loon.stam for post in tarief.functies)]
    functies = {post.sleutel.partition(".")[2]: str(nummer) for nummer, post in enumerate(tarief.functies, 1)}
    onderdelen = {code_in_sleutel(deel.product): str(nummer) for nummer, deel in enumerate(tarief.onderdelen, 1)}
    namen: dict[str, Mapping[str, str]] = {
        **dict.fromkeys((Kop.FUNCTIE, Kop.GRONDSLAG), functies),
        **dict.fromkeys((Kop.SAMENSTELLING, Kop.ONDERDEEL, Kop.TRAJECT), onderdelen),
        Kop.ROOSTER: {naam: str(nummer) for naam, nummer in _genummerd(diensten)},
    }
    return Volgnummers(tuple(sorted(lonen, key=lambda loon: -len(loon[0]))), namen, tuple(diensten.values()))


def _plek_van_naam(delen: Sequence[str]) -> int:
    """Welk deel van een sleutel de naam is: ``functie.NAAM.fte``, ``samenstelling.1.NAAM.aantal``, ``grondslag.loon.functie.NAAM``.

    Een sleutel die korter is, is niet van één functie, dienst of onderdeel: ``rooster.salarisuren`` gaat over alle diensten.
    """
    if delen[0] == Kop.GRONDSLAG:
        return 3
    if delen[0] == Kop.ROOSTER:
        return 1 if len(delen) > 2 else 2
    return 2 if delen[0] == Kop.SAMENSTELLING and len(delen) > 2 else 1


def _diensten(tarief: Tarief, posten: Iterable[Post]) -> dict[str, str]:
    """De diensten van een rooster met hun naam, in volgorde; een post van één dienst heeft haar sleutel als tweede deel."""
    namen = [str(dienst.naam) for dienst in tarief.kaart.diensten]
    begin = f"{Kop.ROOSTER}."
    naam_van = dict(zip((een.removeprefix(begin) for een in unieke_sleutels(Kop.ROOSTER, namen)), namen, strict=True))
    delen = (post.sleutel.split(".") for post in posten if post.sleutel.startswith(begin))
    return {een[1]: naam_van[een[1]] for een in delen if len(een) > 2 and een[1] in naam_van}


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
