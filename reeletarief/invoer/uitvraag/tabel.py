"""De tabel met antwoorden in een formulier, waar ze ook staat.

Een aanbieder kan rijen sorteren, een kolom invoegen of het blad als csv bewaren. Daarom gaat alles op naam: de kopregel is
de rij met de kolomnamen, en een rij is te herkennen aan haar sleutels.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.uitvraag.door_elkaar import CODE, ander_teken_in_kop, ander_teken_in_rijen
from reeletarief.invoer.uitvraag.vragen import (
    ANTWOORD,
    ANTWOORDEN,
    FUNCTIE,
    INSCHALING,
    NODIG,
    PRODUCT,
    TARIEFJAAR,
    TOELICHTING,
    VELD,
    Vraag,
)
from reeletarief.invoer.werkboek.formulierblad import CSV_BLAD
from reeletarief.invoer.woorden import gewone_tekst

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.invoer.werkboek.formulierblad import Formulierblad
    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud

_MINSTENS = 4
"""Zoveel kolomnamen op één rij is geen toeval meer; wat dan nog ontbreekt, is weggehaald."""
_AANGEHAALD = ("=", "+", "-", "@", "\t")


class Rij(NamedTuple):
    """Een rij van de tabel, met haar kolommen op naam."""

    blad: Formulierblad
    nummer: int
    kolommen: Mapping[str, int]

    def inhoud(self, kolom: str) -> Celinhoud:
        """Wat er in de cel staat; van een lege cel niets."""
        return self.blad.cellen.get(self._plek(kolom))

    def gevuld(self, kolom: str) -> bool:
        """Of er iets in de cel staat; een formule zonder uitkomst telt ook."""
        plek = self._plek(kolom)
        return plek in self.blad.cellen and self.blad.cellen[plek] != ""

    def tekst(self, kolom: str) -> str:
        """De cel als één regel tekst, zonder het aanhalingsteken waarmee een csv een formule onschadelijk maakt."""
        return als_tekst(self.inhoud(kolom))

    def plaats(self, kolom: str) -> Plaats:
        """Waar de cel staat, voor een melding."""
        return self.blad.plaats(self._plek(kolom))

    def celnaam(self, kolom: str) -> str:
        """Hoe de aanbieder de cel terugvindt."""
        return self.blad.celnaam(self._plek(kolom))

    @property
    def sleutel(self) -> Vraag:
        """De vraag waar deze rij volgens haar sleutels het antwoord op is."""
        return Vraag(self.tekst(PRODUCT), self.tekst(VELD), self.tekst(FUNCTIE) or None)

    @property
    def doet_mee(self) -> bool:
        """Of de rij bij een vraag hoort, of een antwoord heeft dat bij een vraag zou moeten horen."""
        return bool(self.tekst(VELD)) or self.gevuld(ANTWOORD) or self.gevuld(TOELICHTING)

    def _plek(self, kolom: str) -> tuple[int, int]:
        return self.nummer, self.kolommen[kolom]


def als_tekst(inhoud: Celinhoud) -> str:
    """Een cel als één regel tekst; een code van alleen cijfers kan als getal terugkomen."""
    if isinstance(inhoud, Decimal):
        return f"{inhoud:f}"
    tekst = " ".join(gewone_tekst(str("" if inhoud is None else inhoud)).split())
    return tekst[1:] if tekst.startswith("'") and tekst[1:].lstrip().startswith(_AANGEHAALD) else tekst


def zoek_tabel(bladen: Mapping[str, Formulierblad], naam: str) -> tuple[Rij, ...] | Bevinding:
    """De rijen van de tabel met antwoorden, of waarom dit geen formulier van een uitvraag is."""
    gevonden = [kop for blad in bladen.values() if (kop := _kop(blad)) is not None]
    if len(gevonden) > 1:
        gevonden = [kop for kop in gevonden if kop.blad.naam == ANTWOORDEN] or gevonden
    if CSV_BLAD in bladen and (door_elkaar := ander_teken_in_kop(bladen[CSV_BLAD], _NAMEN.keys(), _MINSTENS)):
        return door_elkaar
    if not gevonden:
        return _geen("Dit is geen formulier van een uitvraag: er is geen rij met de kolomnamen.", Plaats(naam, 1))
    if len(gevonden) > 1:
        namen = " en ".join(f"'{kop.blad.naam}'" for kop in gevonden)
        return _geen(f"De tabel met antwoorden staat er meer dan één keer: op {namen}.", Plaats(naam, 1))
    kop = gevonden[0]
    ontbreekt = [kolom for kolom in NODIG if kolom not in kop.kolommen]
    if ontbreekt:
        begin = kop.blad.plaats((kop.nummer, 1))
        return _geen(f"In de kopregel (rij {kop.nummer}) ontbreekt: {', '.join(ontbreekt)}.", begin)
    if fout := _dubbel(kop) or _ander_teken(kop):
        return fout
    nummers = sorted({rij for rij, _ in kop.blad.cellen if rij > kop.nummer})
    rijen = (kop._replace(nummer=nummer) for nummer in nummers)
    return tuple(rij for rij in rijen if rij.doet_mee)


def _kop(blad: Formulierblad) -> Rij | None:
    """De rij met de meeste kolomnamen, als dat er genoeg zijn."""
    per_rij: dict[int, dict[str, int]] = {}
    for (rij, kolom), inhoud in sorted(blad.cellen.items()):
        naam = _NAMEN.get(als_tekst(inhoud).casefold()) if isinstance(inhoud, str) else None
        if naam is not None:
            per_rij.setdefault(rij, {}).setdefault(naam, kolom)
    beste = max(per_rij, key=lambda rij: len(per_rij[rij]), default=None)
    if beste is None or len(per_rij[beste]) < _MINSTENS:
        return None
    return Rij(blad, beste, per_rij[beste])


def _dubbel(kop: Rij) -> Bevinding | None:
    """Een kolomnaam die twee keer op de kopregel staat."""
    for (rij, kolom), inhoud in sorted(kop.blad.cellen.items()):
        naam = _NAMEN.get(als_tekst(inhoud).casefold()) if rij == kop.nummer else None
        if naam is not None and kop.kolommen[naam] != kolom:
            return _geen(f"De kolom '{naam}' staat er twee keer.", kop.blad.plaats((rij, kolom)))
    return None


def _ander_teken(kop: Rij) -> Bevinding | None:
    """Rijen van een csv met een ander scheidingsteken dan de kopregel."""
    is_csv = kop.blad.naam == CSV_BLAD
    return ander_teken_in_rijen(kop.blad, kop.nummer, kop.kolommen[TARIEFJAAR]) if is_csv else None


def _geen(wat: str, plaats: Plaats) -> Bevinding:
    remedie = "Vraag de aanbieder het formulier in te vullen zoals het is verstuurd: alleen de gele cellen."
    return Bevinding(CODE, wat, remedie, plaats)


_NAMEN = {kolom.casefold(): kolom for kolom in (*NODIG, *INSCHALING)}
