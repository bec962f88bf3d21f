"""De nieuwe waarde van een overgenomen reactie, geschreven zoals het bestand haar kent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reeletarief.afronding import op_cent, op_decimalen
from reeletarief.analyse.reacties.plek import Vorm
from reeletarief.fouten import in_zin
from reeletarief.invoer import waarden, woorden
from reeletarief.invoer.scenarios import Wijze, lees_wijziging
from reeletarief.invoer.waarden import WaardeFout
from reeletarief.invoer.yaml_strikt import Tekst

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from reeletarief.analyse.reacties.plek import Plek
    from reeletarief.invoer.scenarios import Wijziging

PAST_NIET = "RT987"
_VOORBEELD: Mapping[Vorm, str] = {Vorm.PERCENTAGE: "12%", Vorm.BEDRAG: "1.95", Vorm.GETAL: "40"}
_FIJNSTE = {Vorm.BEDRAG: (waarden.FIJNSTE_BEDRAG, "twee"), Vorm.GETAL: (waarden.FIJNSTE_AANTAL, "vier")}
"""Hoeveel decimalen een waarde in een bestand hooguit heeft, en hetzelfde in letters."""


def nieuwe_tekst(plek: Plek, gevraagd: Tekst, oud: str) -> str:
    """Wat er op de plek komt te staan; een :class:`WaardeFout` als de waarde of verandering daar niet past.

    ``oud`` is wat er nu staat: een trede houdt haar aanhalingstekens.
    """
    if plek.vorm is Vorm.SCHAAL:
        return json.dumps(str(woorden.lees_code(Tekst(gevraagd, gevraagd.plaats, aangehaald=True))))
    if plek.vorm is Vorm.TREDE:
        trede = str(woorden.lees_trede(gevraagd))
        return json.dumps(trede) if oud[:1] in {'"', "'"} else trede
    wijziging = _wijziging(gevraagd)
    tekst = wijziging.tekst if wijziging.wijze is Wijze.WAARDE else _veranderd(plek, wijziging)
    return _gelezen(plek, tekst).replace(" ", "")


def is_verandering(gevraagd: Tekst) -> bool:
    """Of een leesbare waarde een verandering is (``+1 %-punt``, ``+5%``): dan hangt de uitkomst af van wat er al staat."""
    return _wijziging(gevraagd).wijze is not Wijze.WAARDE


def _wijziging(gevraagd: Tekst) -> Wijziging:
    return lees_wijziging(Tekst(" ".join(gevraagd.split()), gevraagd.plaats))


def _gelezen(plek: Plek, tekst: Tekst) -> str:
    """De tekst, nagelezen als percentage, bedrag of getal."""
    if tekst.endswith("%") is not (plek.vorm is Vorm.PERCENTAGE):
        soort = "een percentage" if plek.vorm is Vorm.PERCENTAGE else "geen percentage"
        remedie = f"Schrijf de waarde zoals in het bestand, zoals {_VOORBEELD[plek.vorm]}."
        raise WaardeFout(PAST_NIET, f"'{plek.parameter}' is {soort}; '{tekst[:40]}' past daar niet.", remedie)
    lees = {Vorm.PERCENTAGE: waarden.lees_percentage, Vorm.BEDRAG: waarden.lees_bedrag}.get(
        plek.vorm, waarden.lees_getal
    )
    lees(tekst)
    return str(tekst)


def _veranderd(plek: Plek, wijziging: Wijziging) -> Tekst:
    """De waarde van nu met de verandering erop; geweigerd als die meer decimalen krijgt dan een bestand kent."""
    punten = wijziging.wijze is Wijze.PROCENTPUNT
    if plek.nu is None:
        wat = f"'{plek.parameter}' volgt hier uit een reeks; een verandering ({wijziging.tekst}) heeft dan geen vaste uitkomst."
        raise WaardeFout(PAST_NIET, wat, f"Schrijf de nieuwe waarde zelf, zoals {_VOORBEELD[plek.vorm]}.")
    if punten is not (plek.vorm is Vorm.PERCENTAGE):
        raise _andere_wijze(plek, wijziging)
    nu = plek.nu
    uitkomst = (nu + wijziging.verandering) * 100 if punten else nu * (1 + wijziging.verandering)
    if plek.vorm is Vorm.PERCENTAGE:
        return Tekst(f"{_kort(uitkomst)}%", wijziging.tekst.plaats)
    hoogstens, in_letters = _FIJNSTE[plek.vorm]
    if uitkomst != op_decimalen(uitkomst, hoogstens):
        wat = f"{in_zin(nu)} met {wijziging.tekst} is {in_zin(uitkomst)}; '{plek.parameter}' heeft hooguit {in_letters} decimalen."
        raise WaardeFout(PAST_NIET, wat, "Kies zelf een afgeronde waarde en schrijf die in de reactie.")
    heel = uitkomst == uitkomst.to_integral_value()
    als_bedrag = plek.vorm is Vorm.BEDRAG and not heel
    return Tekst(
        f"{op_cent(uitkomst):f}" if als_bedrag else waarden.aantal_in_bestand(uitkomst), wijziging.tekst.plaats
    )


def _kort(getal: Decimal) -> str:
    return f"{getal.normalize():f}"


def _andere_wijze(plek: Plek, wijziging: Wijziging) -> WaardeFout:
    kaal = str(wijziging.tekst).partition("%")[0].strip()
    if plek.vorm is Vorm.PERCENTAGE:
        wat = f"'{plek.parameter}' is zelf een percentage; '{wijziging.tekst}' kan dan procenten of procentpunten betekenen."
        return WaardeFout(PAST_NIET, wat, f"Schrijf {kaal} %-punt, of de nieuwe waarde zelf (zonder teken).")
    wat = f"'{plek.parameter}' is geen percentage en verandert dus niet in procentpunten."
    return WaardeFout(PAST_NIET, wat, f"Schrijf {kaal}%, of de nieuwe waarde zelf (zonder teken).")
