"""Paragraaf 5: de uren van een rooster per functie, en de onregelmatigheidstoeslag."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from fractions import Fraction
from math import floor
from typing import NamedTuple

from tests.rekenwijze.cao import Caojaar, Extra, Periode, feestdag, maandbedrag, salaris, toeslagen, voorwaarde
from tests.rekenwijze.waarden import NUL, Blok, Regio, getal

_WEEK = ("ma", "di", "wo", "do", "vr", "za", "zo")
_AVONDEN = {(12, 24), (12, 31)}


class Roosterstand(NamedTuple):
    """Van een functie in een periode: haar roosteruren, en Σ uren × toeslag."""

    uren: Fraction
    toeslaguren: Fraction


def roosterstanden(cao: Caojaar, kaart: Blok) -> dict[str, dict[int, Roosterstand]]:
    """Per functie en per periode (op volgnummer) wat het rooster vraagt."""
    standen: dict[str, dict[int, Roosterstand]] = {}
    for nummer, periode in enumerate(cao.perioden):
        for dienst in kaart["rooster"]["diensten"]:
            uren, toeslag = _in_periode(cao, periode, kaart["rooster"], dienst)
            eerder = standen.setdefault(dienst["functie"], {}).get(nummer, Roosterstand(NUL, NUL))
            standen[dienst["functie"]][nummer] = Roosterstand(eerder.uren + uren, eerder.toeslaguren + toeslag)
    return standen


def _in_periode(cao: Caojaar, periode: Periode, rooster: Blok, dienst: Blok) -> Roosterstand:
    begin, eind = getal(dienst["van"]), getal(dienst["tot"])
    eind += 24 if eind <= begin else 0
    begeleiders, slaapt = getal(dienst["begeleiders"]), dienst["soort"] == "slaapdienst"
    dagen = [dag for dag in _dagen(cao.regio.jaar, periode) if _draait(cao, periode, rooster, dienst, dag)]
    uren = len(dagen) * (eind - begin) * begeleiders
    if slaapt:
        return Roosterstand(uren * _telt_als(cao, periode, rooster), NUL)
    if rooster.get("ort") != "uit_cao":
        return Roosterstand(uren, NUL)
    toeslag = sum((_toeslaguren(cao, periode, dag, begin, eind) for dag in dagen), NUL)
    return Roosterstand(uren, toeslag * begeleiders)


def _dagen(jaar: int, periode: Periode) -> Iterator[datetime.date]:
    dag = datetime.date(jaar, 1, 1)
    while dag.year == jaar:
        if dag.month in periode.maanden:
            yield dag
        dag += datetime.timedelta(1)


def _draait(cao: Caojaar, periode: Periode, rooster: Blok, dienst: Blok, dag: datetime.date) -> bool:
    met_feestdagen = any("feestdag" in een["dagen"] for een in rooster["diensten"])
    if met_feestdagen and _is_een_van(_vrije_dagen(cao.regio, periode), dag):
        return "feestdag" in dienst["dagen"]
    return _WEEK[dag.weekday()] in dienst["dagen"]


def _vrije_dagen(regio: Regio, periode: Periode) -> Blok:
    return voorwaarde(regio, periode.tabel, "feestdagen") or voorwaarde(regio, periode.tabel, "ort").get(
        "feestdagen", {}
    )


def _is_een_van(namen: Blok, dag: datetime.date) -> bool:
    return any(feestdag(naam, dag.year) == dag for naam in namen)


def _telt_als(cao: Caojaar, periode: Periode, rooster: Blok) -> Fraction:
    if "slaapdienst_telt_als" in rooster:
        return getal(rooster["slaapdienst_telt_als"])
    return getal(_geldend(cao, periode, "slaapdienst")["telt_als"])


def _geldend(cao: Caojaar, periode: Periode, veld: str) -> Blok:
    """De regel van de periode; is die voor haar begin al opgehouden, dan die van de volgende periode."""
    regel = voorwaarde(cao.regio, periode.tabel, veld)
    if not regel or "tot_en_met" not in regel:
        return regel
    if regel["tot_en_met"] >= f"{cao.regio.jaar}-{periode.maanden[-1]:02d}-28":
        return regel
    later = [een for een in cao.perioden if een.maanden > periode.maanden]
    return _geldend(cao, later[0], veld) if later else {}


def _toeslaguren(cao: Caojaar, periode: Periode, dag: datetime.date, begin: Fraction, eind: Fraction) -> Fraction:
    """Σ over de uren van een dienst van uren × percentage."""
    som, uur = NUL, begin
    while uur < eind:
        volgende = min(Fraction(floor(uur) + 1), eind)
        van_dag = dag + datetime.timedelta(floor(uur / 24))
        som += (volgende - uur) * _percentage(cao, periode, van_dag, floor(uur) % 24)
        uur = volgende
    return som


def _percentage(cao: Caojaar, periode: Periode, dag: datetime.date, uur: int) -> Fraction:
    ort = _geldend(cao, periode, "ort")
    namen = ort.get("feestdagen") or _vrije_dagen(cao.regio, periode)
    kent = any("feestdag" in vak["dagen"] for vak in ort["tijdvakken"])
    soorten = ["kerst_en_oudjaarsavond"] * ((dag.month, dag.day) in _AVONDEN)
    soorten.append("feestdag" if kent and _is_een_van(namen, dag) else _WEEK[dag.weekday()])
    for soort in soorten:
        for vak in ort["tijdvakken"]:
            if soort in vak["dagen"] and int(vak["van"]) <= uur < int(vak["tot"]):
                return getal(vak["percentage"])
    return NUL


def onregelmatigheidstoeslag(
    rooster: Blok, standen: dict[int, Roosterstand], uren: dict[str, Fraction], per_fte: Fraction
) -> Extra | None:
    """Wat er bij de loonregels van een functie in het rooster komt: de toeslag, en de toeslagen van de cao daarover."""
    if rooster.get("ort") == "geen":
        return None
    met_toeslag = per_fte + (uren["verlof"] if rooster["ort_over"] == "gewerkte_uren_en_verlof" else 0)

    def extra(cao: Caojaar, functie: Blok, _: dict[str, Fraction]) -> dict[str, Fraction]:
        som = NUL
        for nummer, periode in enumerate(cao.perioden):
            ort = _geldend(cao, periode, "ort")
            per_maand = ort.get("uren_per_maand") if ort else None
            deel = met_toeslag / (12 * getal(per_maand) if per_maand else uren["contracturen"])
            basis = salaris(cao, periode, functie["schaal"], functie["trede"])
            if rooster.get("ort") == "uit_cao" and "uurloon_hoogstens" in ort:
                basis = min(basis, salaris(cao, periode, **ort["uurloon_hoogstens"]))
            som += _gemiddeld(cao, periode, rooster, functie, standen[nummer]) * deel * basis
        over = {toeslag["sleutel"]: toeslag for toeslag in toeslagen(cao.regio, cao.perioden[-1].tabel)}
        gekozen = [over[naam] for naam in rooster.get("toeslagen_over_ort", []) if naam in over]
        return {
            "onregelmatigheidstoeslag": som,
            **{f"{een['sleutel']} over ort": getal(een["percentage"]) * som for een in gekozen},
        }

    return extra


def _gemiddeld(cao: Caojaar, periode: Periode, rooster: Blok, functie: Blok, stand: Roosterstand) -> Fraction:
    if "ort_percentage" in rooster:
        return getal(rooster["ort_percentage"])
    if not stand.uren or _te_hoog(cao, periode, functie):
        return NUL
    return stand.toeslaguren / stand.uren


def _te_hoog(cao: Caojaar, periode: Periode, functie: Blok) -> bool:
    """Of de cao deze inschaling geen toeslag geeft."""
    ort, schaal = _geldend(cao, periode, "ort"), functie["schaal"]
    hoogste = ort.get("schalen_tot_en_met", "")
    if hoogste.isdigit() and schaal.isdigit() and int(schaal) > int(hoogste):
        return True
    if "salaris_tot_en_met" not in ort:
        return False
    grens = maandbedrag(cao.regio, periode.tabel, **ort["salaris_tot_en_met"])
    return maandbedrag(cao.regio, periode.tabel, schaal, functie["trede"]) > grens
