"""Waarom de uren van feestdagen anders volgen: een van de tabellen van het jaar kreeg een andere week of andere vrije dagen.

Zijn de weken van alle tabellen even lang, dan telt het aantal feestdagen van het jaar in één keer; zijn zij het niet, dan telt elke
feestdag met zijn eigen tabel. Aan de bomen is dan niet te zien welke tabel wijzigde; aan de tabellen zelf wel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.vergelijk.redenen import Reden, Wissel, dagen_van, met_en_zonder
from reeletarief.fouten import in_zin
from reeletarief.kostprijs.kalender import feestdag, op_werkdagen
from reeletarief.kostprijs.kop import Kop, kop_van

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reeletarief.kostprijs.cao_jaar import CaoJaar, Periode
    from reeletarief.kostprijs.tarief import Tarief

_FEESTDAGEN = f"{Kop.UREN}.feestdagen"
_AANTAL = f"{_FEESTDAGEN}.aantal"
_WEEK = ".uren_per_week"


def feestdagwissels(oud: Tarief, nieuw: Tarief) -> Iterator[tuple[str, Wissel]]:
    """Wat er in een of meer van de tabellen wijzigde, als het jaar er meer heeft en het dezelfde zijn.

    Zijn de weken oud en nieuw ongelijk, dan staat elk getal al apart in beide bomen.
    """
    if oud.cao is None or nieuw.cao is None or oud.jaar != nieuw.jaar or len(nieuw.cao.perioden) == 1:
        return
    gelijke_weken = [len(_weken(cao)) == 1 for cao in (oud.cao, nieuw.cao)]
    if dagen_van(oud.cao).keys() != dagen_van(nieuw.cao).keys() or not any(gelijke_weken):
        return
    perioden = tuple(zip(oud.cao.perioden, nieuw.cao.perioden, strict=True))
    weken = [] if all(gelijke_weken) else [reden for was, nu in perioden for reden in _andere_week(was, nu)]
    dagen = [reden for was, nu in perioden for reden in _andere_feestdagen(was, nu, nieuw.jaar)]
    if redenen := [*weken, *dagen]:
        samen = redenen[0]._replace(naam="; ".join(reden.naam for reden in redenen))
        for onderwerp in (_FEESTDAGEN, *([_WEEK] if weken else [])):
            yield onderwerp, Wissel("uren", samen)


def feestdagen_van(sleutel: str) -> tuple[str, ...]:
    """De feestdagen als een post hun uren of hun aantal is, of de week waarmee zij tellen."""
    kaal = sleutel.partition("~")[0]
    if kaal in {_FEESTDAGEN, _AANTAL}:
        return (_FEESTDAGEN,)
    return (_WEEK,) if kop_van(kaal) is Kop.CAO and kaal.endswith(_WEEK) else ()


def _weken(cao: CaoJaar) -> set[Decimal]:
    return {periode.tabel.arbeidsduur.uren_per_week.getal for periode in cao.perioden}


def _andere_week(oud: Periode, nieuw: Periode) -> Iterator[Reden]:
    was, nu = (periode.tabel.arbeidsduur.uren_per_week for periode in (oud, nieuw))
    if was.getal != nu.getal:
        naam = f"contracturen per week, tabel {nieuw.tabel.dag}: {in_zin(was.getal)} uur → {in_zin(nu.getal)} uur"
        yield Reden(naam, nu.plaats)


def _andere_feestdagen(oud: Periode, nieuw: Periode, jaar: int) -> Iterator[Reden]:
    """De feestdagen op een werkdag die er voor de maanden van een tabel bij kwamen of af gingen."""
    eerst, nu = (_op_een_werkdag(periode, jaar) for periode in (oud, nieuw))
    if set(eerst) != set(nu):
        lijst, tabel = nieuw.tabel.feestdagen, nieuw.tabel
        plaats = lijst[0].plaats if lijst else tabel.ingangsdatum.plaats
        yield Reden(f"feestdagen van cao {tabel.cao}, tabel {tabel.dag}: {met_en_zonder(eerst, nu)}", plaats)


def _op_een_werkdag(periode: Periode, jaar: int) -> list[str]:
    dagen = {str(naam): feestdag(naam, jaar) for naam in periode.tabel.feestdagen}
    return [naam for naam, dag in dagen.items() if dag.month in periode.maanden and op_werkdagen([dag])]
