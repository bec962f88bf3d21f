"""Van tekst naar naam, code, sleutel of trede, zonder te raden; getallen en datums leest :mod:`.waarden`.

Wat een YAML-lezer voor iets anders dan tekst kan aanzien (``no``, ``010``, ``45E10``), wordt geweigerd met een vraag.
"""

from __future__ import annotations

import re

from reeletarief.invoer.getalvorm import GEKRULD
from reeletarief.invoer.waarden import WaardeFout, losse_tekst
from reeletarief.invoer.yaml_strikt import Tekst

TREDE_REKENWOORD = re.compile(r"max(-[1-9][0-9]?)?|gemiddelde")
TREDE = re.compile(r"0|[1-9]\d{0,2}|[a-zA-Z][\w-]{0,29}", re.ASCII)
SLEUTEL = re.compile(r"[a-z][a-z0-9_]{0,59}")
CAONAAM = re.compile(r"[a-z][a-z0-9_-]{0,59}")
CODE = re.compile(r"[A-Za-z0-9]([A-Za-z0-9 ._/+-]{0,58}[A-Za-z0-9+])?")

_JA_NEE_OF_LEEG = frozenset({"~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "="})
_CIJFERBEGIN = frozenset("0123456789+-.")
_LEEST_ALS_GETAL = (
    r"[-+]?(\d[\d_]*(:[0-5]?\d)+(\.\d*)?|\d[\d_,]*(\.[\d_]*)?([eE][-+]?\d+)?|\.\d+([eE][-+]?\d+)?)"
    r"|[-+]?0[xob][0-9a-fA-F_]+|[-+]?\.(inf|nan)|\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?"
)
_EEN_TEKST = "een tekst"
_VUL_IN = "Vul een tekst in of haal de sleutel weg."
_BIJZONDERE_SPATIES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Elke spatie van Unicode behalve de gewone; een tekstverwerker of webpagina geeft haar mee bij kopiëren en plakken."""
_ZACHT_AFBREEKSTREEPJE = "\u00ad"
_GEPLAKT = str.maketrans(_BIJZONDERE_SPATIES, " " * len(_BIJZONDERE_SPATIES), _ZACHT_AFBREEKSTREEPJE)
_ONSCHULDIG = str.maketrans("", "", f"\n{_BIJZONDERE_SPATIES}{_ZACHT_AFBREEKSTREEPJE}")
"""Regeleinden en wat met plakken meekomt, zijn niet afdrukbaar, maar wel gewone tekst."""
_LEEG_OGEND = str.maketrans("", "", "\u115f\u1160\u2800\u3164\uffa0")
"""Deze tekens heten een letter of een teken, maar er is niets van te zien."""


def is_zichtbaar(tekst: str) -> bool:
    """Of elk teken te zien is: geen stuurteken, en geen teken dat de leesrichting draait."""
    return tekst.isprintable() or tekst.translate(_ONSCHULDIG).isprintable()


def gewone_tekst(tekst: str) -> str:
    """De tekst met gewone spaties, en zonder de streepjes die alleen zeggen waar een woord mag breken.

    Wat met plakken meekomt, wordt hier gewoon, bij het lezen: zo ziet elke uitvoer dezelfde tekst, en is een naam met een vaste
    spatie dezelfde als die met een gewone. Een code of getal leest strenger.
    """
    return tekst if tekst.isprintable() else tekst.translate(_GEPLAKT)


def lees_tekst(invoer: object) -> Tekst:
    """Vrije tekst; wat een YAML-lezer voor iets anders aanziet, moet tussen aanhalingstekens."""
    tekst = _tekst_zoals_zij_er_staat(invoer)
    gewoon = gewone_tekst(tekst)
    return tekst if gewoon == tekst else losse_tekst(Tekst(gewoon, tekst.plaats, tekst.aangehaald), _EEN_TEKST)


def _tekst_zoals_zij_er_staat(invoer: object) -> Tekst:
    tekst = losse_tekst(invoer, _EEN_TEKST)
    if not tekst.aangehaald and _leest_anders(tekst):
        raise WaardeFout(
            "RT203",
            f"'{tekst[:40]}' kan een YAML-lezer voor iets anders dan tekst aanzien (getal, datum of ja/nee).",
            f'Bedoelt u de tekst? Schrijf dan "{tekst[:40]}" tussen aanhalingstekens.',
        )
    if not is_zichtbaar(tekst):
        raise WaardeFout(
            "RT204",
            "In deze tekst staat een onzichtbaar teken (een stuurteken of een teken dat de leesrichting draait).",
            "Typ de tekst opnieuw in.",
        )
    return tekst


def zichtbaar(tekst: str) -> bool:
    """Of er iets te lezen staat; een paar tekens heten een letter, maar zien er leeg uit."""
    return bool(tekst.translate(_LEEG_OGEND).strip())


def lees_onderbouwing(invoer: object) -> Tekst:
    """Tekst waar iets van afhangt (een reden, een bron): alleen wit onderbouwt niets."""
    tekst = lees_tekst(invoer)
    if not zichtbaar(tekst):
        raise WaardeFout("RT202", "Hier staan alleen spaties; er hoort een tekst.", _VUL_IN)
    return tekst


def _leest_anders(tekst: str) -> bool:
    """Of een YAML-lezer (1.1 of 1.2) deze kale tekst voor iets anders dan tekst aanziet."""
    if tekst[0] not in _CIJFERBEGIN:
        return tekst.lower() in _JA_NEE_OF_LEEG
    return re.fullmatch(_LEEST_ALS_GETAL, tekst, re.IGNORECASE) is not None


def lees_code(invoer: object) -> Tekst:
    """Een code of schaalnaam: altijd tussen aanhalingstekens, want ``45E10`` leest als getal."""
    code = _tekst_zoals_zij_er_staat(invoer)
    if not code.aangehaald:
        raise WaardeFout(
            "RT205",
            f"De code {code[:40]} staat niet tussen gewone aanhalingstekens.",
            f'Schrijf "{code[:40].strip(GEKRULD)}", dan leest elk programma hem hetzelfde.',
        )
    if not CODE.fullmatch(code):
        from reeletarief.invoer.getalvraag import vreemd_in_code

        raise WaardeFout(
            "RT205",
            "Een code bestaat uit hooguit 60 gewone letters, cijfers, spaties en . _ / + - , zonder spaties eromheen.",
            f'Schrijf "{code.strip()}".' if CODE.fullmatch(code.strip()) else vreemd_in_code(code),
        )
    return code


def lees_trede(invoer: object) -> Tekst:
    """Een trede: een periodieknummer (``5``), een eigen naam (``extra1``), ``max``, ``max-2`` of ``gemiddelde``."""
    trede = losse_tekst(invoer, "een trede")
    if trede.lower() in _JA_NEE_OF_LEEG:
        raise WaardeFout(
            "RT203",
            f"'{trede}' leest een YAML-lezer als ja of nee.",
            "Gebruik de naam die de cao aan deze trede geeft.",
        )
    if TREDE.fullmatch(trede) and (not trede.startswith("max") or TREDE_REKENWOORD.fullmatch(trede)):
        return trede
    if re.fullmatch(r"0\d+", trede):
        raise WaardeFout(
            "RT206",
            f"De trede {trede} begint met een nul; sommige lezers maken daar een ander getal van.",
            f"Bedoelt u trede {trede.lstrip('0') or '0'}?",
        )
    from reeletarief.invoer.getalvraag import gewone_tekens

    bedoeld = gewone_tekens(trede).replace(" ", "").lower()
    raise WaardeFout(
        "RT206",
        f"'{trede[:40]}' is geen trede.",
        f"Bedoelt u {bedoeld}?"
        if TREDE_REKENWOORD.fullmatch(bedoeld)
        else "Schrijf een periodieknummer (5), een naam uit de tabel (extra1), max, max-2 of gemiddelde.",
    )


def lees_tredesleutel(invoer: object) -> Tekst:
    """De naam van een trede in een salaristabel; de rekenwoorden max en gemiddelde zijn vergeven."""
    trede = lees_trede(invoer)
    if TREDE_REKENWOORD.fullmatch(trede):
        raise WaardeFout(
            "RT206",
            f"'{trede}' is een rekenwoord en kan geen trede in een tabel heten.",
            "Gebruik de naam die de cao aan deze trede geeft.",
        )
    return trede


def _met_streepje(naam: str) -> str:
    """Wat er mis is aan een naam die er goed uitziet: er staat een afbreekstreepje in dat niet te zien is."""
    return ": er staat een afbreekstreepje in dat niet te zien is" if _ZACHT_AFBREEKSTREEPJE in naam else ""


def lees_sleutel(invoer: object) -> Tekst:
    """Een sleutel waarnaar andere regels verwijzen: kleine letters, cijfers en _ ."""
    sleutel = _tekst_zoals_zij_er_staat(invoer)
    if not SLEUTEL.fullmatch(sleutel):
        klein = re.sub(r"[\s-]+", "_", gewone_tekst(sleutel).lower())
        raise WaardeFout(
            "RT207",
            f"'{gewone_tekst(sleutel[:40])}' is geen geldige sleutel{_met_streepje(sleutel)}.",
            f"Bedoelt u '{klein}'?"
            if SLEUTEL.fullmatch(klein)
            else "Gebruik kleine letters, cijfers en _ , te beginnen met een letter (zoals overhead_ict).",
        )
    return sleutel


def lees_caonaam(invoer: object) -> Tekst:
    """De naam van een cao, die ook de naam van haar map is: kleine letters, cijfers, - en _ ."""
    naam = _tekst_zoals_zij_er_staat(invoer)
    if not CAONAAM.fullmatch(naam):
        klein = re.sub(r"\s+", "-", gewone_tekst(naam).strip().lower())
        raise WaardeFout(
            "RT207",
            f"'{gewone_tekst(naam[:40])}' is geen naam voor een cao{_met_streepje(naam)}.",
            f"Bedoelt u {' of '.join(dict.fromkeys((repr(klein), repr(klein.replace('-', '')))))}?"
            if CAONAAM.fullmatch(klein)
            else "Gebruik kleine letters, cijfers, - en _ , te beginnen met een letter (zoals sociaal-werk).",
        )
    return naam
