"""De vraag bij een waarde die geen eenduidig getal is: wat zou er bedoeld kunnen zijn?

De lezers van getallen (:mod:`.waarden`) weigeren zo'n waarde; hier staat wat zij dan zeggen.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from decimal import Decimal

from reeletarief.invoer.getalvorm import GEKRULD, GETAL, procenten

_FRACTIE = re.compile(r"0\.[0-9]{1,8}")
_STREEPJES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_OMGEVING = re.compile(r"[\s€_]|eur(o)?|procent|pct|%|,-+$", re.IGNORECASE)
"""Wat mensen om een getal heen schrijven."""
_HALF_UUR = 30
_DUIZENDTALLEN = re.compile(r"-?[1-9][0-9]{0,2}(\.[0-9]{3}){2,}")
_MAANDEN = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_DAG_VOORAAN = re.compile(r"([0-9]{1,2})[-/. ]+([0-9]{1,2}|[a-z]{3,9})[-/. ]+([0-9]{4})")
_JAAR_VOORAAN = re.compile(r"([0-9]{4})[-/. ]?([0-9]{1,2})[-/. ]?([0-9]{1,2})(?:[T ].*)?")


Vraag = tuple[str, str, str]
"""De code, wat er mis is, en wat er bedoeld kan zijn."""


def geen_getal(tekst: str, voorbeeld: str, teken: str) -> Vraag:
    """De best passende vraag bij een tekst die geen eenduidig getal is."""
    if (kaal := tekst.strip(GEKRULD)) != tekst:
        wat = f"'{tekst[:40]}' staat tussen gekrulde aanhalingstekens, en die tellen mee als deel van de waarde."
        return ("RT214", wat, f"Schrijf {kaal[:40]}, zonder die tekens; een tekstverwerker maakt ze.")
    if uren_en_minuten := re.fullmatch(r"([0-9]+):([0-9]{2})", tekst):
        return _zestigtallig(tekst, *map(int, uren_en_minuten.groups()))
    if tekst.endswith("%") and not teken:
        return (
            "RT214",
            f"'{tekst}' is een percentage; hier hoort een getal zonder procentteken.",
            f"{bedoelt_getal(tekst[:-1], voorbeeld, '')}Schrijf alleen cijfers en een punt, zoals {voorbeeld}.",
        )
    if re.fullmatch(r"-?0\d+(\.\d+)?", tekst):
        return (
            "RT214",
            f"'{tekst}' begint met een nul; sommige lezers maken daar een achttallig getal van.",
            f"{bedoelt_getal(tekst, voorbeeld, teken)}Haal de nul vooraan weg.",
        )
    remedie = f"{bedoelt_getal(tekst, voorbeeld, teken)}Schrijf alleen cijfers en een punt, zoals {voorbeeld}{teken}."
    if "," in tekst:
        return (
            "RT214",
            f"'{tekst}{teken}' bevat een komma; in deze bestanden is de punt het decimaalteken en staat er geen duizendteken.",
            remedie,
        )
    return ("RT214", f"'{tekst}{teken}' is geen {'percentage' if teken else 'getal'}.", remedie)


def _zestigtallig(tekst: str, uren: int, minuten: int) -> Vraag:
    uur = f"{uren}.5" if minuten == _HALF_UUR else uren
    return (
        "RT214",
        f"'{tekst}' leest een YAML-lezer als zestigtallig getal ({uren * 60 + minuten}).",
        f"Bedoelt u {uur} uur? Schrijf {uur}, en een half uur als .5.",
    )


def aangehaald(tekst: str, voorbeeld: str) -> Vraag:
    """De vraag bij een getal tussen aanhalingstekens."""
    getal = _passend(_voorstel(tekst), voorbeeld)
    return (
        "RT212",
        f'"{tekst[:40]}" staat tussen aanhalingstekens en is dus tekst, geen getal.',
        f"Haal de aanhalingstekens weg: {getal}."
        if getal
        else f"Schrijf een getal zonder aanhalingstekens, zoals {voorbeeld}.",
    )


def geen_datum(tekst: str) -> Vraag:
    """De vraag bij een tekst die geen datum is; een dag vooraan, een maand in letters, dag en maand verwisseld of een ander streepje zegt genoeg."""
    dag = _bedoelde_dag(gewone_tekens(tekst).strip())
    vraag = f"Bedoelt u {dag}? " if dag else ""
    return (
        "RT209",
        f"'{tekst[:40]}' is geen datum.",
        f"{vraag}Schrijf jaar-maand-dag met een dag die bestaat, zoals 2025-03-01.",
    )


def _bedoelde_dag(tekst: str) -> datetime.date | None:
    nederlands, andersom = _DAG_VOORAAN.fullmatch(tekst.lower()), _JAAR_VOORAAN.fullmatch(tekst)
    if nederlands is not None:
        dag, maand, jaar = nederlands.groups()
    elif andersom is not None:
        jaar, maand, dag = andersom.groups()
    else:
        return None
    begin = maand.replace("mrt", "maart")[:3]
    nummer = _MAANDEN.index(begin) + 1 if begin in _MAANDEN else int(maand) if maand.isdigit() else 0
    return _als_dag(int(jaar), nummer, int(dag)) or _als_dag(int(jaar), int(dag), nummer)


def _als_dag(jaar: int, maand: int, dag: int) -> datetime.date | None:
    try:
        return datetime.date(jaar, maand, dag)
    except ValueError:
        return None


def gewone_tekens(tekst: str) -> str:
    """De tekst in gewone cijfers, spaties en streepjes; wat onzichtbaar is, valt weg."""
    gewoon = unicodedata.normalize("NFKC", tekst).translate(_STREEPJES)
    return "".join(
        str(unicodedata.digit(teken, teken)) for teken in gewoon if teken == " " or unicodedata.category(teken) != "Cf"
    )


def vreemd_in_code(code: str) -> str:
    """Welk teken er niet in een code hoort; een letter uit een ander schrift of een vaste spatie ziet er gewoon uit."""
    vreemd = next((teken for teken in code if not re.match(r"[A-Za-z0-9 ._/+-]", teken)), None)
    if vreemd is None:
        return "Begin en eindig met een letter of cijfer, en houd het bij 60 tekens."
    zichtbaar = f"'{vreemd}' " if vreemd.isprintable() else ""
    return f"Typ de code opnieuw, zonder het teken {zichtbaar}(U+{ord(vreemd):04X})."


def _voorstel(tekst: str) -> str:
    """Het getal dat er zou staan zonder munt, spaties, voorloopnullen en komma; leeg als dat geen of geen eenduidig getal is."""
    kaal = _OMGEVING.sub("", gewone_tekens(tekst)).removeprefix("+")
    if kaal.rfind(",") > kaal.rfind(".") or _DUIZENDTALLEN.fullmatch(kaal):
        kaal = kaal.replace(".", "")
    elif "." in kaal:
        kaal = kaal.replace(",", "")
    voorstel = kaal.replace(",", ".").removesuffix(".").lstrip("0") or "0"
    voorstel = "0" + voorstel if voorstel.startswith(".") else voorstel
    return voorstel if GETAL.fullmatch(voorstel) else ""


def _passend(voorstel: str, voorbeeld: str) -> str:
    """Het voorstel met zoveel decimalen als hier mag: in een bedrag geen of twee, en verder hooguit vier; anders leeg.

    Drie wordt vier, want drie is zelf een vraag.
    """
    decimalen = len(voorstel.partition(".")[2])
    if len(voorbeeld.partition(".")[2]) == len("00"):
        return f"{voorstel}0" if decimalen == 1 else voorstel if decimalen <= len("00") else ""
    if decimalen == len("000"):
        return f"{voorstel}0"
    return voorstel if decimalen <= len("0000") else ""


def bedoelt_getal(tekst: str, voorbeeld: str, teken: str) -> str:
    """De vraag of de lezer dit getal bedoelt; leeg als er niets te vragen valt."""
    voorstel = _voorstel(tekst) if teken else _passend(_voorstel(tekst), voorbeeld)
    return f"Bedoelt u {voorstel}{teken}? " if voorstel else ""


def bedoelt_percentage(tekst: str) -> str:
    """De vraag welk percentage bedoeld is; ``0.70`` kan 70% zijn, of 0.70%."""
    voorstel = _voorstel(tekst)
    if not _FRACTIE.fullmatch(voorstel):
        return bedoelt_getal(tekst, "", "%")
    return f"Bedoelt u {procenten(Decimal(voorstel))}% of {voorstel}%? "
