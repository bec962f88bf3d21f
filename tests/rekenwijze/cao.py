"""Paragraaf 2 tot en met 4: de tabellen van een jaar, de loonkosten en de uren van een fte."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Any, NamedTuple

from tests.rekenwijze.waarden import NUL, Blok, Regio, dag, eigen, getal, op_stap, waarde

Extra = Callable[["Caojaar", Blok, dict[str, Fraction]], dict[str, Fraction]]
"""Wat er voor een functie nog bij haar toeslagen komt."""


class Periode(NamedTuple):
    """De maanden van het jaar waarin één tabel geldt."""

    tabel: Blok
    maanden: tuple[int, ...]


class Caojaar(NamedTuple):
    """Een cao in het tariefjaar."""

    regio: Regio
    naam: str
    perioden: tuple[Periode, ...]
    loonpeil: int


def caojaar(regio: Regio, naam: str) -> Caojaar:
    """De perioden van een cao, met het loonpeil."""
    tabellen = sorted(regio.tabellen[naam], key=lambda tabel: tabel["ingangsdatum"])
    maanden: dict[str, list[int]] = {}
    for maand in range(1, 13):
        wanneer = regio.peildatum or datetime.date(regio.jaar, maand, 1)
        gaande = [tabel for tabel in tabellen if dag(tabel["ingangsdatum"]) <= wanneer]
        maanden.setdefault(gaande[-1]["ingangsdatum"], []).append(maand)
    op_datum = {tabel["ingangsdatum"]: tabel for tabel in tabellen}
    perioden = tuple(Periode(op_datum[datum], tuple(nummers)) for datum, nummers in maanden.items())
    laatste = perioden[-1].tabel
    later = [tabel["ingangsdatum"] for tabel in tabellen if tabel["ingangsdatum"] > laatste["ingangsdatum"]]
    eind = laatste["ingangsdatum"] if "afgeleid" in laatste else laatste["bevestigd_tot"]
    peil = (dag(min(later)) - datetime.timedelta(1)).year if later else dag(eind).year
    hoogste = max(regio.jaar, dag(laatste["ingangsdatum"]).year)
    return Caojaar(regio, naam, perioden, min(peil, hoogste))


def voorwaarde(regio: Regio, tabel: Blok, veld: str) -> Blok:
    """Een voorwaarde uit een tabel; een afgeleide tabel heeft die van de tabel ervoor, tenzij zij zelf iets zegt."""
    uit: Blok = _van_de_tabel(regio, tabel, veld) or {}
    return uit


def toeslagen(regio: Regio, tabel: Blok) -> list[Blok]:
    """De toeslagen uit een tabel, die een afgeleide tabel op dezelfde manier heeft."""
    uit: list[Blok] = _van_de_tabel(regio, tabel, "toeslagen") or []
    return uit


def _van_de_tabel(regio: Regio, tabel: Blok, veld: str) -> Any:
    if veld in tabel or "afgeleid" not in tabel:
        return tabel.get(veld)
    return _van_de_tabel(regio, _vorige(regio, tabel), veld)


def _vorige(regio: Regio, tabel: Blok) -> Blok:
    return next(een for een in regio.tabellen[tabel["cao"]] if een["ingangsdatum"] == tabel["afgeleid"]["van"])


def _treden(regio: Regio, tabel: Blok, schaal: str) -> Blok:
    while "afgeleid" in tabel:
        tabel = _vorige(regio, tabel)
    uit: Blok = (tabel.get("salaris") or tabel["salaris_per_jaar"])[schaal]
    return uit


def _cel(regio: Regio, tabel: Blok, schaal: str, trede: str) -> Fraction:
    if "afgeleid" not in tabel:
        bedrag = getal(_treden(regio, tabel, schaal)[trede])
        return bedrag if "salaris" in tabel else bedrag / 12
    regel, oud = tabel["afgeleid"], _cel(regio, _vorige(regio, tabel), schaal, trede)
    erbij = max(oud * getal(regel["percentage"]), getal(regel.get("minimum_per_maand", "0")))
    if "maximum_per_maand" in regel:
        erbij = min(erbij, getal(regel["maximum_per_maand"]))
    return op_stap(oud + erbij, getal(regel["afronding"]))


def maandbedrag(regio: Regio, tabel: Blok, schaal: str, trede: str) -> Fraction:
    """Het bedrag van een inschaling per maand."""
    treden = _treden(regio, tabel, schaal)
    gewoon = sorted((naam for naam in treden if naam.isdigit()), key=int)
    if trede == "gemiddelde":
        return sum((_cel(regio, tabel, schaal, een) for een in gewoon), NUL) / len(gewoon)
    if trede not in treden:
        trede = gewoon[-1 - int(trede.removeprefix("max").removeprefix("-") or 0)]
    return _cel(regio, tabel, schaal, trede)


def salaris(cao: Caojaar, periode: Periode, schaal: str, trede: str) -> Fraction:
    """Het salaris over de maanden van een periode."""
    return len(periode.maanden) * maandbedrag(cao.regio, periode.tabel, schaal, trede)


def _toeslagen(cao: Caojaar, functie: Blok) -> dict[str, Fraction]:
    jaar: dict[str, Fraction] = {}
    for periode in cao.perioden:
        regels = {"jaarsalaris": salaris(cao, periode, functie["schaal"], functie["trede"])}
        for toeslag in toeslagen(cao.regio, periode.tabel):
            regels[toeslag["sleutel"]] = _toeslag(cao, periode, toeslag, regels)
        for naam, bedrag in regels.items():
            jaar[naam] = jaar.get(naam, NUL) + bedrag
    return jaar


def _toeslag(cao: Caojaar, periode: Periode, toeslag: Blok, regels: dict[str, Fraction]) -> Fraction:
    maanden = len(periode.maanden)
    if "bedrag_per_maand" in toeslag:
        return maanden * getal(toeslag["bedrag_per_maand"])
    if "bedrag_per_jaar" in toeslag:
        return getal(toeslag["bedrag_per_jaar"]) * maanden / 12
    percentage = getal(toeslag["percentage"])
    bedragen = [percentage * sum(regels[naam] for naam in toeslag["over"])]
    if "minimum_per_maand" in toeslag:
        bedragen.append(maanden * getal(toeslag["minimum_per_maand"]))
    if "minimum_per_jaar" in toeslag:
        bedragen.append(getal(toeslag["minimum_per_jaar"]) * maanden / 12)
    if "minimum_over" in toeslag:
        bedragen.append(percentage * salaris(cao, periode, **toeslag["minimum_over"]))
    return max(bedragen)


def loonregels(cao: Caojaar, kaart: Blok, functie: Blok, extra: Extra | None = None) -> dict[str, Fraction]:
    """Paragraaf 3: elke loonregel van een functie in euro per fte per jaar; ``extra`` geeft de onregelmatigheidstoeslag."""
    regels = _toeslagen(cao, functie)
    if extra is not None:
        regels |= extra(cao, functie, regels)
    bruto = sum(regels.values(), NUL)
    regels["bruto_loon"] = bruto
    keuzes = cao.regio.opslagen
    for regel in keuzes.get("inhoudingen", []):
        regels[regel["sleutel"]] = _last(cao, eigen(kaart, "inhoudingen", regel), regels)
    regels["loon_sv"] = bruto - sum((regels[regel["sleutel"]] for regel in keuzes.get("inhoudingen", [])), NUL)
    for regel in keuzes["werkgeverslasten"]:
        regels[regel["sleutel"]] = _last(cao, eigen(kaart, "werkgeverslasten", regel), regels)
    regels["loonkosten"] = bruto + sum((regels[regel["sleutel"]] for regel in keuzes["werkgeverslasten"]), NUL)
    return regels


def _last(cao: Caojaar, regel: Blok, regels: dict[str, Fraction]) -> Fraction:
    geldig = regel.get("geldig", {})
    if not int(geldig.get("vanaf", 0)) <= cao.regio.jaar <= int(geldig.get("tot_en_met", 9999)):
        return NUL
    if "bedrag_per_jaar" in regel:
        return waarde(cao.regio, regel["bedrag_per_jaar"], cao.naam)
    basis = sum((regels[naam] for naam in regel["over"]), NUL)
    if "maximum" in regel:
        basis = min(basis, waarde(cao.regio, regel["maximum"], cao.naam))
    if "franchise" in regel:
        basis = max(basis - waarde(cao.regio, regel["franchise"], cao.naam), NUL)
    return waarde(cao.regio, regel["percentage"], cao.naam) * basis


def uren_van(cao: Caojaar, kaart: Blok) -> dict[str, Fraction]:
    """Paragraaf 4: de uren van een fte, met de subtotalen ``inzetbare_uren``, ``clientgebonden_uren`` en ``directe_uren``; ``verlof`` is al het verlof."""

    def gewogen(aantal: Callable[[Blok], Fraction]) -> Fraction:
        return sum((aantal(een.tabel) * len(een.maanden) for een in cao.perioden), NUL) / 12

    def verlof(veld: str) -> Fraction:
        return gewogen(lambda tabel: getal(voorwaarde(cao.regio, tabel, "verlof")[veld]))

    uren = {
        "contracturen": gewogen(lambda tabel: getal(voorwaarde(cao.regio, tabel, "arbeidsduur")["uren_per_jaar"])),
        "verlof_wettelijk": verlof("wettelijk"),
        "verlof_bovenwettelijk": verlof("bovenwettelijk"),
        "feestdagen": _feestdaguren(cao),
    }
    extra = gewogen(
        lambda tabel: sum((getal(een["uren"]) for een in voorwaarde(cao.regio, tabel, "verlof").get("extra", [])), NUL)
    )
    uren["verlof"] = uren["verlof_wettelijk"] + uren["verlof_bovenwettelijk"] + extra
    uren["beschikbare_uren"] = uren["contracturen"] - uren["verlof"] - uren["feestdagen"]
    for soort, van, naar in _STAPPEN:
        af = [regel for regel in cao.regio.opslagen["uren"]["regels"] if regel["soort"] == soort]
        for regel in af:
            uren[regel["sleutel"]] = _urenregel(cao, eigen(kaart, "uren", regel), uren)
        uren[naar] = uren[van] - sum(uren[regel["sleutel"]] for regel in af)
    keuze = {"direct": "directe_uren", "direct_en_indirect": "clientgebonden_uren"}
    uren["declarabele_uren"] = uren[keuze[cao.regio.opslagen["uren"]["declarabel"]]]
    return uren


_STAPPEN = (
    ("algemeen", "beschikbare_uren", "inzetbare_uren"),
    ("beroepsgebonden", "inzetbare_uren", "clientgebonden_uren"),
    ("clientgebonden_indirect", "clientgebonden_uren", "directe_uren"),
)


def _urenregel(cao: Caojaar, regel: Blok, uren: dict[str, Fraction]) -> Fraction:
    if "uren_per_jaar" in regel:
        return getal(regel["uren_per_jaar"])
    return waarde(cao.regio, regel["percentage"], cao.naam) * sum(uren[naam] for naam in regel["over"])


def _feestdaguren(cao: Caojaar) -> Fraction:
    uren = NUL
    for tabel, maanden in cao.perioden:
        per_week = getal(voorwaarde(cao.regio, tabel, "arbeidsduur")["uren_per_week"])
        dagen = {feestdag(naam, cao.regio.jaar) for naam in voorwaarde(cao.regio, tabel, "feestdagen") or ()}
        uren += sum(1 for een in dagen if een.month in maanden and een.weekday() < 5) * per_week / 5
    return uren


@cache
def feestdag(naam: str, jaar: int) -> datetime.date:
    """De datum van een feestdag; Pasen volgens de tabellen van Gauss, met zijn twee uitzonderingen."""
    if naam == "koningsdag":
        return datetime.date(jaar, 4, 27 if datetime.date(jaar, 4, 27).weekday() != 6 else 26)
    if naam in _VAST:
        return datetime.date(jaar, *_VAST[naam])
    return _pasen(jaar) + datetime.timedelta(_NA_PASEN[naam])


_VAST = {"nieuwjaar": (1, 1), "bevrijdingsdag": (5, 5), "eerste_kerstdag": (12, 25), "tweede_kerstdag": (12, 26)}
_NA_PASEN = {
    "goede_vrijdag": -2,
    "eerste_paasdag": 0,
    "tweede_paasdag": 1,
    "hemelvaart": 39,
    "eerste_pinksterdag": 49,
    "tweede_pinksterdag": 50,
}


def _pasen(jaar: int) -> datetime.date:
    """Gauss, voor de jaren 1900 tot en met 2099."""
    d = (19 * (jaar % 19) + 24) % 30
    e = (2 * (jaar % 4) + 4 * (jaar % 7) + 6 * d + 5) % 7
    na_22_maart = d + e
    if (d, e) == (29, 6) or ((d, e) == (28, 6) and jaar % 19 > 10):
        na_22_maart -= 7
    return datetime.date(jaar, 3, 22) + datetime.timedelta(na_22_maart)
