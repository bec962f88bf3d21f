"""Een ingevuld formulier als cellen, los van het formaat waarin het terugkomt: xlsx, ods of csv.

Wat er in de cellen hoort te staan, weet de lezer van dat formulier. Van een formule telt de waarde die het bestand erbij
bewaart: zo'n cel toont die waarde ook aan wie haar invulde.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Plaats, op_een_rij
from reeletarief.invoer.csv_cellen import ONLEESBAAR, geen_utf8_csv, is_voor_excel, scheidingsteken
from reeletarief.invoer.werkboek.celplek import cel
from reeletarief.invoer.werkboek.ods_lezen import lees_ods
from reeletarief.invoer.werkboek.xlsx_lezen import lees_werkboek

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud, Plek

CSV_BLAD = ""
"""Zo heet het ene blad van een csv."""
UITGANGEN = (".xlsx", ".ods", ".csv")


_FOUTWAARDE = re.compile(r"#[A-Z/0]{3,}[!?]?|Err:[0-9]+")
"""Wat een rekenprogramma in een cel zet als een formule mislukt, in elke taal: ``#DIV/0!``, ``#DEEL/0!``, ``Err:502``."""


class Formulierblad(NamedTuple):
    """Eén blad: alleen de cellen waar iets in staat, op (rij, kolom) vanaf 1."""

    bestand: str
    naam: str
    cellen: Mapping[Plek, Celinhoud]

    def plaats(self, plek: Plek) -> Plaats:
        """Waar een cel staat, voor een melding."""
        return Plaats(self.bestand, *plek)

    def celnaam(self, plek: Plek) -> str:
        """Hoe de lezer een cel terugvindt: ``Antwoorden!E12``, of van een csv ``regel 12, veld 5``."""
        if self.naam == CSV_BLAD:
            return f"regel {plek[0]}, veld {plek[1]}"
        return f"{self.naam}!{cel(*plek)}"


def is_foutwaarde(tekst: str) -> bool:
    """Of er in een cel een mislukte formule staat, zoals ``#DIV/0!``."""
    return _FOUTWAARDE.fullmatch(tekst) is not None


def lees_formulier(inhoud: bytes, naam: str) -> Mapping[str, Formulierblad] | Bevinding:
    """De bladen van een formulier, op naam; ``naam`` is het pad, en de uitgang ervan zegt het formaat.

    Wat niet te lezen of niet te vertrouwen is, geeft één bevinding met de reden en de remedie.
    """
    uitgang = next((uitgang for uitgang in UITGANGEN if naam.lower().endswith(uitgang)), "")
    lezer = _LEZERS.get(uitgang)
    if lezer is None:
        return Bevinding(
            "RT801",
            f"'{naam}' is geen {op_een_rij(UITGANGEN, 'of')}.",
            "Bewaar het formulier in een van die vormen.",
            Plaats(naam, 1),
        )
    return lezer(inhoud, naam)


def _lees_xlsx(inhoud: bytes, naam: str) -> Mapping[str, Formulierblad] | Bevinding:
    boek = lees_werkboek(inhoud, naam)
    if isinstance(boek, Bevinding):
        return boek
    return {
        blad.naam: Formulierblad(naam, blad.naam, {plek: cel_.waarde for plek, cel_ in blad.cellen.items()})
        for blad in boek.bladen.values()
    }


def _lees_ods(inhoud: bytes, naam: str) -> Mapping[str, Formulierblad] | Bevinding:
    bladen = lees_ods(inhoud, naam)
    if isinstance(bladen, Bevinding):
        return bladen
    return {blad: Formulierblad(naam, blad, cellen) for blad, cellen in bladen.items()}


def _lees_csv(inhoud: bytes, naam: str) -> Mapping[str, Formulierblad] | Bevinding:
    """Een csv: alles is tekst; een veld mag over meer regels lopen, zoals een rekenblad een toelichting bewaart.

    De plek is rij en veld; een rij is een regel zolang er geen veld over meer regels loopt.
    """
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        return geen_utf8_csv(inhoud, naam, fout.start)
    eerste, einde, rest = tekst.partition("\n")
    if is_voor_excel(1, eerste):
        eerste, tekst = rest.partition("\n")[0], einde + rest
    teken = scheidingsteken(eerste)
    try:
        rijen = list(csv.reader(io.StringIO(tekst, newline=""), delimiter=teken, strict=True))
    except csv.Error:
        remedie = "Controleer de aanhalingstekens: elk dat opent, moet sluiten."
        return Bevinding(ONLEESBAAR, "Dit bestand is geen leesbare csv.", remedie, Plaats(naam, 1))
    cellen = {
        (rij, kolom): veld.strip()
        for rij, velden in enumerate(rijen, 1)
        for kolom, veld in enumerate(velden, 1)
        if veld.strip()
    }
    return {CSV_BLAD: Formulierblad(naam, CSV_BLAD, cellen)}


_LEZERS: Mapping[str, Callable[[bytes, str], Mapping[str, Formulierblad] | Bevinding]] = {
    ".xlsx": _lees_xlsx,
    ".ods": _lees_ods,
    ".csv": _lees_csv,
}
