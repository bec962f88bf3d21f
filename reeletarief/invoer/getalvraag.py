"""De vraag bij een waarde die geen eenduidig getal is: wat zou er bedoeld kunnen zijn?

De lezers van getallen (:mod:`.waarden`) weigeren zo'n waarde; hier staat wat zij dan zeggen.
"""

from __future__ import annotations

import re
from decimal import Decimal

EEN_PERCENT = Decimal("0.01")
GETAL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_FRACTIE = re.compile(r"0\.[0-9]{1,8}")


Vraag = tuple[str, str, str]
"""De code, wat er mis is, en wat er bedoeld kan zijn."""


def geen_getal(tekst: str, voorbeeld: str, teken: str) -> Vraag:
    """De best passende vraag bij een tekst die geen eenduidig getal is."""
    uren_en_minuten = re.fullmatch(r"(\d+):(\d\d)", tekst)
    if uren_en_minuten:
        return (
            "RT214",
            f"'{tekst}' leest een YAML-lezer als zestigtallig getal ({int(uren_en_minuten[1]) * 60 + int(uren_en_minuten[2])}).",
            f"Bedoelt u {uren_en_minuten[1]} uur? Schrijf {uren_en_minuten[1]}, en een half uur als .5.",
        )
    if tekst.endswith("%") and not teken:
        return (
            "RT214",
            f"'{tekst}' is een percentage; hier hoort een getal zonder procentteken.",
            f"{_bedoelt(tekst[:-1], '')}Schrijf alleen cijfers en een punt, zoals {voorbeeld}.",
        )
    if re.fullmatch(r"-?0\d+(\.\d+)?", tekst):
        return (
            "RT214",
            f"'{tekst}' begint met een nul; sommige lezers maken daar een achttallig getal van.",
            f"{_bedoelt(tekst, '')}Haal de nul vooraan weg.",
        )
    if "," in tekst:
        return (
            "RT214",
            f"'{tekst}{teken}' bevat een komma; in deze bestanden is de punt het decimaalteken en staat er geen duizendteken.",
            f"{_bedoelt(_zonder_duizendteken(tekst), teken)}Schrijf alleen cijfers en een punt, zoals {voorbeeld}{teken}.",
        )
    return ("RT214", f"'{tekst}' is geen getal.", f"Schrijf alleen cijfers en een punt, zoals {voorbeeld}{teken}.")


def aangehaald(tekst: str, voorbeeld: str) -> Vraag:
    """De vraag bij een getal tussen aanhalingstekens."""
    getal = _voorstel(tekst)
    return (
        "RT212",
        f'"{tekst[:40]}" staat tussen aanhalingstekens en is dus tekst, geen getal.',
        f"Haal de aanhalingstekens weg: {getal}."
        if getal
        else f"Schrijf een getal zonder aanhalingstekens, zoals {voorbeeld}.",
    )


def bedoelt_aantal(deel: Decimal) -> str:
    """De vraag welk aantal bedoeld is met een percentage; ``20%`` kan 20 zijn, of 0.2."""
    return f"Bedoelt u {procenten(deel)} of {deel.normalize():f}? Schrijf het zo op, zonder procentteken."


def _voorstel(tekst: str) -> str:
    """De tekst zonder voorloopnullen en komma, of leeg als dat geen getal oplevert."""
    voorstel = tekst.strip().replace(",", ".").lstrip("0") or "0"
    voorstel = "0" + voorstel if voorstel.startswith(".") else voorstel
    return voorstel if GETAL.fullmatch(voorstel) else ""


def _bedoelt(tekst: str, teken: str) -> str:
    """De vraag of de lezer dit getal bedoelt; leeg als er niets te vragen valt."""
    voorstel = _voorstel(tekst)
    return f"Bedoelt u {voorstel}{teken}? " if voorstel else ""


def bedoelt_percentage(tekst: str) -> str:
    """De vraag welk percentage bedoeld is; ``0.70`` kan 70% zijn, of 0.70%."""
    if not _FRACTIE.fullmatch(tekst):
        return _bedoelt(tekst, "%")
    return f"Bedoelt u {procenten(Decimal(tekst))}% of {tekst}%? "


def procenten(fractie: Decimal) -> str:
    """Een fractie als percentage, zonder het teken en zonder overbodige nullen."""
    return f"{(fractie / EEN_PERCENT).normalize():f}"


def _zonder_duizendteken(tekst: str) -> str:
    """``3.250,00`` en ``€ 3.250,00`` worden 3250,00."""
    return tekst.removeprefix("€").replace(".", "")
