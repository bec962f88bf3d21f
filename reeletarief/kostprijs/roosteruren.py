"""De uren van een rooster in het tariefjaar: hoe vaak elke dienst draait, en hoeveel uren een toeslag dragen."""

from __future__ import annotations

import datetime
from collections import Counter
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reeletarief.kostprijs.kalender import WEEKDAGEN, feestdag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reeletarief.invoer.cao.ort import Ort, Tijdvak
    from reeletarief.invoer.kaart.rooster import Dienst, Rooster

KWARTIEREN_PER_UUR = 4
UREN_PER_DAG = 24
_AVONDEN = {(12, 24), (12, 31)}
_DAG = datetime.timedelta(days=1)


class Dagsoort(NamedTuple):
    """Wat van een dag bepaalt welke diensten er draaien en welke toeslag er geldt."""

    weekdag: str
    is_feestdag: bool
    heeft_feestdagtoeslag: bool
    is_kerst_of_oudjaarsavond: bool


Dagparen: TypeAlias = "Counter[tuple[Dagsoort, Dagsoort]]"


class Feestdagen(NamedTuple):
    """De namen van de feestdagen waarop vrij is (en dus eigen diensten draaien), en van die met toeslag."""

    vrij: Sequence[str]
    met_toeslag: Sequence[str]


class Dienstdagen(NamedTuple):
    """Een dienst in een deel van het jaar: hoe vaak zij begint, en per tijdvak met toeslag de uren daarvan."""

    dienst: Dienst
    aantal: int
    uren_per_tijdvak: dict[Tijdvak, Decimal]


def dagparen(jaar: int, maanden: Iterable[int], feestdagen: Feestdagen) -> Dagparen:
    """Hoe vaak in deze maanden een dag van de ene soort gevolgd wordt door een dag van de andere."""
    return _dagparen(jaar, set(maanden), _data(feestdagen.vrij, jaar), _data(feestdagen.met_toeslag, jaar))


def dienstdagen(rooster: Rooster, paren: Dagparen, ort: Ort | None) -> tuple[Dienstdagen, ...]:
    """Elke dienst met haar dagen en uren in de dagen die zo op elkaar volgen (:func:`dagparen`).

    Draait er in het rooster een dienst op feestdagen, dan vervallen op die dagen de diensten zonder ``feestdag``. Uren
    na middernacht horen bij de volgende dag. Een slaapdienst telt niet voor de toeslag.
    """
    heeft_feestdagdienst = any("feestdag" in dienst.dagen for dienst in rooster.diensten)
    roosterdag = _feestdag_of_weekdag if heeft_feestdagdienst else _weekdag
    return tuple(_dienst(dienst, paren, ort, roosterdag) for dienst in rooster.diensten)


def _data(namen: Iterable[str], jaar: int) -> set[datetime.date]:
    """De data van feestdagen in dit jaar, en in het volgende voor de nacht van oudjaar."""
    return {feestdag(str(naam), kalenderjaar) for naam in namen for kalenderjaar in (jaar, jaar + 1)}


def _dagparen(jaar: int, maanden: set[int], vrij: set[datetime.date], met_toeslag: set[datetime.date]) -> Dagparen:
    """Hoe vaak elke dag met de dag erna voorkomt in deze maanden."""
    eerste = datetime.date(jaar, 1, 1)
    dagen = [eerste + nummer * _DAG for nummer in range((datetime.date(jaar + 1, 1, 1) - eerste).days + 1)]
    soorten = [
        Dagsoort(WEEKDAGEN[dag.weekday()], dag in vrij, dag in met_toeslag, (dag.month, dag.day) in _AVONDEN)
        for dag in dagen
    ]
    paren = zip(dagen[:-1], pairwise(soorten), strict=True)
    return Counter(paar for dag, paar in paren if dag.month in maanden)


def _dienst(dienst: Dienst, paren: Dagparen, ort: Ort | None, roosterdag: Callable[[Dagsoort], str]) -> Dienstdagen:
    """Hoe vaak een dienst draait, en hoeveel van haar uren in elk tijdvak met toeslag vallen."""
    aantal = 0
    kwartieren: Counter[Tijdvak] = Counter()
    per_uur = Counter(kwartier // KWARTIEREN_PER_UUR for kwartier in dienst.kwartieren)
    for (dag, morgen), keren in paren.items():
        if roosterdag(dag) not in dienst.dagen:
            continue
        aantal += keren
        if ort is not None and dienst.soort != "slaapdienst":
            for vak, hoeveel in _met_toeslag(per_uur, dag, morgen, ort).items():
                kwartieren[vak] += keren * hoeveel
    uren = {vak: Decimal(hoeveel) / KWARTIEREN_PER_UUR for vak, hoeveel in kwartieren.items()}
    return Dienstdagen(dienst, aantal, dict(sorted(uren.items(), key=lambda paar: paar[0].percentage.plaats)))


def _weekdag(dag: Dagsoort) -> str:
    return dag.weekdag


def _feestdag_of_weekdag(dag: Dagsoort) -> str:
    return "feestdag" if dag.is_feestdag else dag.weekdag


def _met_toeslag(per_uur: Counter[int], dag: Dagsoort, morgen: Dagsoort, ort: Ort) -> Counter[Tijdvak]:
    """De kwartieren van één dienst (per uur na middernacht, door over de dag heen) per tijdvak met toeslag."""
    geteld: Counter[Tijdvak] = Counter()
    for uur, kwartieren in per_uur.items():
        soort = dag if uur < UREN_PER_DAG else morgen
        vak = _tijdvak(ort, soort, uur % UREN_PER_DAG)
        if vak is not None:
            geteld[vak] += kwartieren
    return geteld


@lru_cache(maxsize=1 << 12)  # een rooster vraagt hetzelfde uur van honderden dagen
def _tijdvak(ort: Ort, dag: Dagsoort, uur: int) -> Tijdvak | None:
    """Het tijdvak dat op dit uur geldt: eerst de avond van 24 en 31 december, dan de feestdag, dan de weekdag."""
    soorten = []
    if dag.is_kerst_of_oudjaarsavond:
        soorten.append("kerst_en_oudjaarsavond")
    soorten.append("feestdag" if dag.heeft_feestdagtoeslag and kent_feestdagen(ort) else dag.weekdag)
    for soort in soorten:
        for vak in ort.tijdvakken:
            if soort in vak.dagen and vak.van <= uur < vak.tot:
                return vak
    return None


def kent_feestdagen(ort: Ort) -> bool:
    """Of een feestdag een eigen toeslag heeft; anders telt hij als de dag van de week."""
    return any("feestdag" in vak.dagen for vak in ort.tijdvakken)
