"""Paragraaf 6: hoeveel fte er in een eenheid van een product zit, en hoe een bedrag in die eenheid komt."""

from __future__ import annotations

import datetime
from fractions import Fraction
from typing import NamedTuple

from tests.rekenwijze.cao import Caojaar, loonregels, uren_van
from tests.rekenwijze.rooster import Roosterstand, onregelmatigheidstoeslag, roosterstanden
from tests.rekenwijze.waarden import EEN, NUL, Blok, getal


class Vorm(NamedTuple):
    """De loonregels en gewichten van de functies, waarmee een bedrag vermenigvuldigd wordt, en de bruto-nettofactor."""

    functies: tuple[tuple[dict[str, Fraction], Fraction], ...]
    factoren: dict[str, Fraction]
    bruto_nettofactor: Fraction

    def loonregel(self, naam: str) -> Fraction:
        """Σ gewicht × de loonregel per fte, in de eenheid van het product."""
        return sum((gewicht * regels[naam] for regels, gewicht in self.functies), NUL)


def zonder_beroepskrachten() -> Vorm:
    """Een product dat alleen uit bedragen bestaat."""
    return Vorm((), {"bedrag_per_eenheid": EEN}, EEN)


def vorm_van(cao: Caojaar, kaart: Blok) -> Vorm:
    """De vorm van een product met functies."""
    uren = uren_van(cao, kaart)
    match kaart["eenheid"]:
        case "uur" | "minuut" | "stuk":
            return _per_uur(cao, kaart, uren)
        case "dagdeel":
            return _dagdeel(cao, kaart, uren)
        case "etmaal":
            return _etmaal(cao, kaart, uren)
    return _jaar(cao, kaart, uren)


def _met_gewichten(cao: Caojaar, kaart: Blok, gewichten: list[Fraction], factor: Fraction) -> Vorm:
    functies = zip([loonregels(cao, kaart, functie) for functie in kaart["functiemix"]], gewichten, strict=True)
    return Vorm(tuple(functies), _per_fte(gewichten), factor)


def _per_fte(gewichten: list[Fraction]) -> dict[str, Fraction]:
    samen = sum(gewichten, NUL)
    return {"bedrag_per_fte": samen, "totaal_per_jaar": samen, "bedrag_per_eenheid": EEN}


def _bezet(blok: Blok) -> Fraction:
    """Waarmee vermenigvuldigd wordt zodat de bezette plaatsen de lege betalen."""
    if "bezettingsgraad" in blok:
        return 1 / getal(blok["bezettingsgraad"])
    if "no_show" in blok:
        return 1 / (1 - getal(blok["no_show"]))
    return 1 + getal(blok.get("leegstand", 0))


def _per_uur(cao: Caojaar, kaart: Blok, uren: dict[str, Fraction]) -> Vorm:
    inzet, declarabel = kaart.get("inzet", {}), uren["declarabele_uren"]
    duur = getal(inzet.get("uren_per_stuk", 1)) / (60 if kaart["eenheid"] == "minuut" else 1)
    per_deelnemer = getal(inzet.get("begeleiders", 1)) / getal(inzet.get("deelnemers", 1)) * _bezet(inzet) * duur
    gewichten = [aandeel * per_deelnemer / declarabel for aandeel in _aandelen(kaart["functiemix"])]
    vorm = _met_gewichten(cao, kaart, gewichten, uren["contracturen"] / declarabel)
    per_uur = {"bedrag_per_uur": sum(gewichten, NUL) * declarabel, "bedrag_per_deelnemeruur": duur}
    return vorm._replace(factoren={**vorm.factoren, **per_uur})


def _aandelen(mix: list[Blok]) -> list[Fraction]:
    if "aandeel" in mix[0]:
        return [getal(functie["aandeel"]) for functie in mix]
    samen = sum(getal(functie["uren"]) for functie in mix)
    return [getal(functie["uren"]) / samen for functie in mix]


def _dagdeel(cao: Caojaar, kaart: Blok, uren: dict[str, Fraction]) -> Vorm:
    groep, bezet = kaart["groep"], _bezet(kaart["groep"])
    geleverd = uren["directe_uren" if groep["indirecte_tijd"] == "in_tarief" else "clientgebonden_uren"]
    duur = getal(groep.get("uren_per_dagdeel", 4))
    per_begeleider = duur / getal(groep["deelnemers"]) * bezet / geleverd
    gewichten = [getal(functie["begeleiders"]) * per_begeleider for functie in kaart["functiemix"]]
    vorm = _met_gewichten(cao, kaart, gewichten, uren["contracturen"] / geleverd)
    eigen = {
        "bedrag_per_uur": sum(gewichten, NUL) * geleverd,
        "bedrag_per_deelnemeruur": duur,
        "bedrag_per_plaats": bezet,
    }
    return vorm._replace(factoren={**vorm.factoren, **eigen})


def _jaar(cao: Caojaar, kaart: Blok, uren: dict[str, Fraction]) -> Vorm:
    deel = 1 - getal(kaart["capaciteit"].get("elders_betaald", 0))
    gewichten = [getal(functie.get("fte") or functie["aandeel"]) * deel for functie in kaart["functiemix"]]
    return _met_gewichten(cao, kaart, gewichten, uren["contracturen"] / uren["inzetbare_uren"])


def _etmaal(cao: Caojaar, kaart: Blok, uren: dict[str, Fraction]) -> Vorm:
    verblijf, bezet = kaart["verblijf"], _bezet(kaart["verblijf"])
    per_fte, plaatsen = uren[verblijf["uren_per_fte"]], getal(verblijf.get("plaatsen", 1))
    dagen = getal(verblijf.get("dagen_per_jaar", _dagen_in(cao.regio.jaar)))
    standen = roosterstanden(cao, kaart) if "rooster" in kaart else {}
    functies = []
    for functie in kaart["functiemix"]:
        eigen = standen.get(functie["functie"])
        extra = onregelmatigheidstoeslag(kaart["rooster"], eigen, uren, per_fte) if eigen else None
        fte = _fte(functie, eigen, plaatsen * dagen / 7, per_fte)
        functies.append((loonregels(cao, kaart, functie, extra), fte / plaatsen / dagen * bezet))
    gewichten = [gewicht for _, gewicht in functies]
    factoren = {
        **_per_fte(gewichten),
        "bedrag_per_uur": sum(gewichten, NUL) * per_fte,
        "bedrag_per_plaats": bezet,
    }
    return Vorm(tuple(functies), factoren, uren["contracturen"] / per_fte)


def _fte(functie: Blok, standen: dict[int, Roosterstand] | None, plaatsweken: Fraction, per_fte: Fraction) -> Fraction:
    if "fte" in functie:
        return getal(functie["fte"])
    if standen is not None:
        return sum((stand.uren for stand in standen.values()), NUL) / per_fte
    return getal(functie["uren_per_plaats_per_week"]) * plaatsweken / per_fte


def _dagen_in(jaar: int) -> int:
    return (datetime.date(jaar + 1, 1, 1) - datetime.date(jaar, 1, 1)).days
