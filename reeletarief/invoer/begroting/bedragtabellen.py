"""Kleine csv's met bedragen: budgetplafonds per aanbieder, en een gepubliceerd financieel kader per gemeente.

Met één fout is het hele bestand niet te gebruiken, en alle fouten komen tegelijk.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Plaats, de_eerste
from reeletarief.invoer.begroting.volumes import DUBBEL_CODE, JAAR_CODE
from reeletarief.invoer.csv_bedrag import lees_bedrag_in_cel
from reeletarief.invoer.csv_cellen import KOLOM, Bezwaar, Cel, bezwaar_tegen_naam, elke_andere, lees_csv
from reeletarief.invoer.waarden import WaardeFout
from reeletarief.invoer.yaml_strikt import Tekst

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from reeletarief.invoer.bestand import Bestand

PLAFONDKOLOMMEN = ("aanbieder", "jaar", "plafond")
KADERKOLOMMEN = ("gemeente", "product")
BEDRAG_CODE, OPBOUW_CODE = "RT708", "RT709"
TOTAALREGEL = re.compile(r"tota(al|le)\b", re.IGNORECASE)
_JAAR = re.compile(r"20[0-9]{2}|2100")


class Plafonds(NamedTuple):
    """Het budgetplafond in euro op aanbieder en jaar."""

    bedragen: Mapping[tuple[str, int], Decimal]
    bestand: Bestand
    bevindingen: tuple[Bevinding, ...]


class Kaderregel(NamedTuple):
    """Een regel van een financieel kader: bedragen in euro op jaar, en de regel in het bestand."""

    gemeente: str
    product: str
    bedragen: Mapping[int, Decimal]
    plaats: Plaats

    @property
    def is_totaal(self) -> bool:
        """Of dit de regel is die de publicatie zelf heeft opgeteld (Totaal …, Totale …)."""
        return TOTAALREGEL.match(self.product) is not None


class Kader(NamedTuple):
    """Een financieel kader zoals gepubliceerd, op volgorde van de publicatie."""

    jaren: tuple[int, ...]
    regels: tuple[Kaderregel, ...]
    bestand: Bestand
    bevindingen: tuple[Bevinding, ...]


def lees_plafonds(inhoud: bytes, naam: str) -> Plafonds:
    """Lees plafonds met de kolommen aanbieder, jaar en plafond (in euro, nul of meer)."""
    gelezen = lees_csv(inhoud, naam, PLAFONDKOLOMMEN)
    fouten = list(gelezen.bevindingen)
    bedragen: dict[tuple[str, int], Decimal] = {}
    eerder: dict[tuple[str, int], int] = {}
    for rij in gelezen.rijen:
        aanbieder, jaar, plafond = (rij[kolom] for kolom in PLAFONDKOLOMMEN)
        onbekend = _naamfout(aanbieder, "de aanbieder") + _jaarfout(jaar)
        fouten += onbekend
        bedrag = _bedrag(plafond, fouten)
        if bedrag is not None and bedrag < 0:
            fouten.append(
                Bevinding(BEDRAG_CODE, "Een plafond is nul of meer.", "Haal het minteken weg.", plafond.plaats)
            )
        if bedrag is None or onbekend:
            continue
        sleutel = (aanbieder.tekst, int(jaar.tekst))
        if sleutel in bedragen:
            wat = f"Het plafond van {aanbieder.tekst} voor {jaar.tekst} staat ook al op regel {eerder[sleutel]}."
            fouten.append(
                Bevinding(DUBBEL_CODE, wat, "Haal een van beide weg; het programma kiest niet.", aanbieder.plaats)
            )
        eerder.setdefault(sleutel, aanbieder.plaats.regel)
        bedragen.setdefault(sleutel, bedrag)
    return Plafonds(bedragen, gelezen.bestand, de_eerste(fouten, naam))


def lees_kader(inhoud: bytes, naam: str) -> Kader:
    """Lees een kader met de kolommen gemeente, product en daarna een kolom per jaar."""
    gelezen = lees_csv(inhoud, naam, KADERKOLOMMEN, elke_andere)
    fouten = list(gelezen.bevindingen)
    jaren = [kolom for kolom in gelezen.kolommen if kolom.tekst not in KADERKOLOMMEN]
    fouten += [fout for kolom in jaren for fout in _jaarkolom(kolom)]
    if gelezen.kolommen and not jaren:
        wat = "Dit kader heeft geen enkele kolom met een jaar."
        fouten.append(Bevinding(KOLOM, wat, "Zet na product een kolom per jaar, zoals 2026.", Plaats(naam, 1)))
    regels: list[Kaderregel] = []
    eerder: dict[str, dict[str, int]] = {}
    for rij in gelezen.rijen if all(_JAAR.fullmatch(kolom.tekst) for kolom in jaren) else ():
        regel = _kaderregel(rij, jaren, fouten)
        if regel.gemeente and regel.product:
            fouten += _opbouwfouten(regel, regels, eerder.setdefault(regel.gemeente, {}))
            regels.append(regel)
    op_jaar = tuple(int(kolom.tekst) for kolom in jaren if _JAAR.fullmatch(kolom.tekst))
    return Kader(op_jaar, tuple(regels), gelezen.bestand, de_eerste(fouten, naam))


def _kaderregel(rij: dict[str, Cel], jaren: list[Cel], fouten: list[Bevinding]) -> Kaderregel:
    gemeente, product = (rij[kolom] for kolom in KADERKOLOMMEN)
    fouten += _naamfout(gemeente, "de gemeente") + _naamfout(product, "het product")
    bedragen = {int(jaar.tekst): _bedrag(rij[jaar.tekst], fouten) for jaar in jaren}
    compleet = {jaar: bedrag for jaar, bedrag in bedragen.items() if bedrag is not None}
    return Kaderregel(gemeente.tekst, product.tekst, compleet, gemeente.plaats)


def _opbouwfouten(regel: Kaderregel, eerdere: list[Kaderregel], zelfde: dict[str, int]) -> list[Bevinding]:
    """Een regel die er al is, of een deel dat niet bij de andere delen van zijn gemeente staat.

    ``zelfde`` is van elk product van deze gemeente de regel waar het eerst stond; deze regel komt erbij.
    """
    had_regels, eerst = bool(zelfde), zelfde.setdefault(regel.product, regel.plaats.regel)
    if eerst != regel.plaats.regel:
        wat = f"{regel.product} van {regel.gemeente} staat ook al op regel {eerst}."
        return [Bevinding(DUBBEL_CODE, wat, "Haal een van beide weg; het programma kiest niet.", regel.plaats)]
    if had_regels and (eerdere[-1].gemeente != regel.gemeente or eerdere[-1].is_totaal):
        wat = f"Deze regel van {regel.gemeente} staat niet bij de andere, of onder het totaal."
        remedie = "Zet de delen van een gemeente bij elkaar, met het totaal eronder."
        return [Bevinding(OPBOUW_CODE, wat, remedie, regel.plaats)]
    if not eerdere and regel.is_totaal:
        remedie = "Begin met de delen van een gemeente; het totaal staat daaronder."
        return [Bevinding(OPBOUW_CODE, "Boven dit totaal staat niets om op te tellen.", remedie, regel.plaats)]
    return []


def _jaarkolom(kolom: Cel) -> list[Bevinding]:
    if _JAAR.fullmatch(kolom.tekst):
        return []
    wat = f"De kolom '{kolom.tekst[:40]}' is geen jaar."
    return [Bevinding(KOLOM, wat, "Naast gemeente en product is elke kolom een jaar, zoals 2026.", kolom.plaats)]


def _naamfout(cel: Cel, wat: str) -> list[Bevinding]:
    bezwaar = bezwaar_tegen_naam(cel.tekst, wat)
    return [bezwaar.op(cel.plaats)] if bezwaar else []


def _jaarfout(cel: Cel) -> list[Bevinding]:
    if _JAAR.fullmatch(cel.tekst):
        return []
    wat = f"'{cel.tekst[:40]}' is geen jaar." if cel.tekst else "Hier ontbreekt het jaar."
    return [Bevinding(JAAR_CODE, wat, "Schrijf vier cijfers, zoals 2026.", cel.plaats)]


def _bedrag(cel: Cel, fouten: list[Bevinding]) -> Decimal | None:
    """Het bedrag in een cel, of een bevinding waarom het er geen is."""
    if not cel.tekst:
        bezwaar = Bezwaar(BEDRAG_CODE, "Hier ontbreekt het bedrag.", "Vul een bedrag in; nul mag, leeg niet.")
        fouten.append(bezwaar.op(cel.plaats))
        return None
    try:
        return lees_bedrag_in_cel(Tekst(cel.tekst, cel.plaats)).getal
    except WaardeFout as fout:
        fouten.append(Bevinding(BEDRAG_CODE, fout.wat, fout.remedie, cel.plaats))
        return None
