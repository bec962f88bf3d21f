"""Een aantal in een csv met volumes: een geheel getal van nul of meer, zonder punt of komma."""

from __future__ import annotations

import re

from reeletarief.invoer.csv_cellen import Bezwaar, bezwaar_tegen_formule

AANTAL_CODE = "RT704"
MEESTE_CIJFERS = 9
"""Meer dan 999.999.999 eenheden in één rij is een vergissing."""


def is_aantal(tekst: str) -> bool:
    """Of dit zonder twijfel een geheel aantal is: alleen cijfers, geen voorloopnul, niet te lang."""
    return (
        tekst.isascii()
        and tekst.isdigit()
        and len(tekst) <= MEESTE_CIJFERS
        and (tekst == "0" or not tekst.startswith("0"))
    )


def bezwaar_tegen_aantal(tekst: str) -> Bezwaar:
    """Waarom een tekst geen geheel aantal van nul of meer is, met de vraag wat er bedoeld is."""
    wat, remedie = _over_aantal(tekst)
    return Bezwaar(AANTAL_CODE, wat, remedie)


def _over_aantal(tekst: str) -> tuple[str, str]:
    kort = tekst[:40]
    duizendtal = re.fullmatch(r"([1-9][0-9]{0,2})([.,][0-9]{3})+", tekst)
    regels = (
        (not tekst, "Hier ontbreekt het aantal.", "Vul een aantal in; nul mag, leeg niet."),
        (
            re.fullmatch(r"-[0-9.,]+", tekst),
            f"Het aantal {kort} is negatief.",
            "Een correctie hoort in het aantal van de rij zelf: vul daar het gecorrigeerde aantal in.",
        ),
        (
            duizendtal,
            f"'{kort}' is op twee manieren te lezen: met een duizendteken of met decimalen.",
            f"Bedoelt u {re.sub('[.,]', '', kort)}? Schrijf een aantal zonder punt of komma.",
        ),
        (
            re.fullmatch(r"[0-9]+[.,][0-9]+", tekst),
            f"Het aantal {kort} is geen geheel aantal.",
            "Vul hele eenheden van het product in (uren, minuten, etmalen); het programma rondt niet stil af.",
        ),
        (
            re.fullmatch(r"0[0-9]+", tekst),
            f"Het aantal {kort} begint met een nul.",
            f"Bedoelt u {kort.lstrip('0') or '0'}? Haal de nul vooraan weg.",
        ),
        (
            re.fullmatch(r"[0-9]+", tekst),
            f"Het aantal {kort} heeft {len(tekst)} cijfers; {MEESTE_CIJFERS} is het meeste.",
            "Controleer de cijfers en of de kolommen goed staan.",
        ),
        (bezwaar_tegen_formule(tekst), f"'{kort}' is een formule, geen aantal.", "Bewaar het rekenblad met de uitkomsten."),
    )  # fmt: skip
    for klopt, wat, remedie in regels:
        if klopt:
            return wat, remedie
    return f"'{kort}' is geen aantal.", "Schrijf alleen cijfers, zoals 1200."
