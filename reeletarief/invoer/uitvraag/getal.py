"""Een antwoord in een formulier: van wat er in de cel staat naar een getal, zonder te raden.

Een rekenblad bewaart 20% als 0,2. In een csv staat tekst, en dan kan 0,2 een vijfde zijn of 0,2%. Zo'n antwoord wordt een
vraag. Decimalen gaan met een komma; ``1.500`` is ook een vraag.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.fouten import in_zin
from reeletarief.invoer.csv_cellen import Bezwaar
from reeletarief.invoer.uitvraag.vragen import AANDELEN, GRENZEN
from reeletarief.invoer.werkboek.formulierblad import is_foutwaarde

if TYPE_CHECKING:
    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud

ONLEESBAAR, ONMOGELIJK = "RT956", "RT957"
_LANGSTE = 30
_FIJN, _GROOT = Decimal("0.000001"), Decimal(10) ** 15
_KOMMAGETAL = re.compile(r"-?(0|[1-9]\d*|[1-9]\d{0,2}(\.\d{3})+)(,\d+)?")
_PUNTGETAL = re.compile(r"-?(0\.\d+|[1-9]\d*\.(\d{1,2}|\d{4,}))")
_DUIZENDTAL_OF_DRIE_DECIMALEN = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")


def lees_getal(inhoud: Celinhoud, veld: str) -> Decimal | Bezwaar:
    """Het antwoord op een veld; een aandeel als fractie. Anders wat eraan schort."""
    if isinstance(inhoud, Decimal):
        return _binnen_de_grenzen(inhoud, veld)
    if isinstance(inhoud, str):
        return _uit_tekst(inhoud.strip(), veld)
    if inhoud is None:
        return Bezwaar(
            ONLEESBAAR,
            "deze formule heeft geen uitkomst bij zich.",
            "Open het formulier in een rekenprogramma en bewaar het opnieuw, of typ het getal in.",
        )
    return Bezwaar(ONLEESBAAR, f"hier staat {'WAAR' if inhoud else 'ONWAAR'}, geen getal.", _typ(veld))


def als_antwoord(getal: Decimal, veld: str) -> str:
    """Een getal zoals de aanbieder het zou typen: een aandeel als percentage."""
    return f"{_kort(getal * 100)}%" if veld in AANDELEN else _kort(getal)


def _kort(getal: Decimal) -> str:
    """Zonder de ruis van een rekenblad (0,30000000000000004), en niet langer dan een regel."""
    tekst = in_zin(getal.quantize(_FIJN) if abs(getal) < _GROOT else getal)
    return f"{tekst[:_LANGSTE]}…" if len(tekst) > _LANGSTE else tekst


def _uit_tekst(tekst: str, veld: str) -> Decimal | Bezwaar:
    if is_foutwaarde(tekst):
        return Bezwaar(
            ONLEESBAAR, f"hier staat een fout ({tekst[:_LANGSTE]}).", "Herstel de formule, of typ het getal in."
        )
    cijfers, procentteken, rest = tekst.partition("%")
    cijfers = cijfers.strip()
    if rest or len(cijfers) > _LANGSTE or not cijfers.isascii():
        return _geen_getal(tekst, veld)
    if _DUIZENDTAL_OF_DRIE_DECIMALEN.fullmatch(cijfers):
        heel, met_komma = cijfers.replace(".", ""), cijfers.replace(".", ",")
        vraag = f"Bedoelt u {heel}{procentteken} of {met_komma}{procentteken}? Schrijf het zonder punt."
        return Bezwaar(ONLEESBAAR, f"'{tekst}' kan twee dingen zijn.", vraag)
    if _KOMMAGETAL.fullmatch(cijfers):
        getal = Decimal(cijfers.replace(".", "").replace(",", "."))
    elif _PUNTGETAL.fullmatch(cijfers):
        getal = Decimal(cijfers)
    else:
        return _geen_getal(tekst, veld)
    return _met_eenheid(getal, veld, tekst, procent=bool(procentteken))


def _met_eenheid(getal: Decimal, veld: str, tekst: str, *, procent: bool) -> Decimal | Bezwaar:
    """Een aandeel heeft een procentteken, al het andere niet; nul is zonder ook nul."""
    aandeel = veld in AANDELEN
    if procent and not aandeel:
        return Bezwaar(ONLEESBAAR, f"'{tekst}' is een percentage; hier hoort een aantal.", _typ(veld))
    if aandeel and not procent and getal != 0:
        keuze = f"{_kort(getal * 100)}% of {_kort(getal)}%" if abs(getal) <= 1 else f"{_kort(getal)}%"
        return Bezwaar(
            ONLEESBAAR, f"'{tekst}' heeft geen procentteken.", f"Bedoelt u {keuze}? Schrijf het met procentteken."
        )
    return _binnen_de_grenzen(getal / 100 if procent else getal, veld)


def _binnen_de_grenzen(getal: Decimal, veld: str) -> Decimal | Bezwaar:
    grens = GRENZEN[veld]
    aandeel = veld in AANDELEN
    getoond = als_antwoord(getal, veld)
    if getal < grens.laagste:
        wat = "onder nul" if getal < 0 else "nul" if getal == 0 else "bijna nul"
        van = f"Typ een getal van {in_zin(grens.laagste)} of meer, zoals 12 of 7,5."
        return Bezwaar(ONMOGELIJK, f"{getoond} is {wat}; dat kan hier niet.", _typ(veld) if aandeel else van)
    if getal <= grens.hoogste:
        return getal
    if aandeel and getal <= 100:
        remedie = f"Bedoelt u {_kort(getal)}%? Typ het met procentteken."
    else:
        remedie = "Controleer het getal; misschien staat de komma verkeerd."
    meer = grens.waarom if aandeel else f"{grens.waarom} ({in_zin(grens.hoogste)})"
    return Bezwaar(ONMOGELIJK, f"{getoond} is meer dan {meer}.", remedie)


def _geen_getal(tekst: str, veld: str) -> Bezwaar:
    ingekort = f"{tekst[:_LANGSTE]}…" if len(tekst) > _LANGSTE else tekst
    return Bezwaar(
        ONLEESBAAR, f"'{ingekort}' is geen getal.", f"{_typ(veld)} Een opmerking hoort in de kolom Toelichting."
    )


def _typ(veld: str) -> str:
    if veld in AANDELEN:
        return "Typ een percentage van 0% tot en met 100%, zoals 20%."
    return "Typ alleen een getal, zoals 12 of 7,5."
