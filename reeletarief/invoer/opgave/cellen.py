"""De cellen van een opgaveformulier: een getal, een jaar of een tekst, of een melding die zegt wat er dan wel staat."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, in_zin
from reeletarief.invoer.opgave.bestand import GROOTSTE_BEDRAG
from reeletarief.invoer.opgave.rijen import INVOER, KOPPEN, Kolom, Rij, Soort
from reeletarief.invoer.werkboek.formulierblad import is_foutwaarde
from reeletarief.invoer.yaml_strikt import Tekst

if TYPE_CHECKING:
    from collections.abc import Callable

    from reeletarief.invoer.werkboek.formulierblad import Formulierblad
    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud

CODE = "RT978"
_SPELING = Decimal("0.000000001")
"""Een rekenblad bewaart 47,10 soms als 47,0999999999999; wat hierbinnen ligt, is hetzelfde getal."""


class RijPlek(NamedTuple):
    """Een rij van het formulier en op welke regel van het blad zij staat."""

    rij: Rij
    nummer: int


class Cellen(NamedTuple):
    """De cellen van het blad; wat er niet te lezen is, komt bij ``fouten``."""

    blad: Formulierblad
    fouten: list[Bevinding]

    def gevuld(self, plek: RijPlek) -> bool:
        """Of er op deze rij iets is ingevuld."""
        return any(self._inhoud(plek, kolom) is not None for kolom in INVOER)

    def bedrag(self, plek: RijPlek) -> Tekst | None:
        """Het bedrag, geschreven zoals in een bestand; de cel mag leeg zijn."""
        return self._getal(plek, _als_bedrag, "een bedrag")

    def eis_bedrag(self, plek: RijPlek) -> Tekst | None:
        """Het bedrag; een lege cel is een fout."""
        return self.bedrag(plek) if self._eis_gevuld(plek, Kolom.BEDRAG, "een bedrag") else None

    def eis_jaar(self, plek: RijPlek) -> Tekst | None:
        """Het jaartal, geschreven zoals in een bestand; een lege cel is een fout."""
        wat = "een jaar in vier cijfers"
        return self._getal(plek, _als_jaar, wat) if self._eis_gevuld(plek, Kolom.BEDRAG, wat) else None

    def eis_tekst(self, plek: RijPlek, kolom: Kolom) -> Tekst | None:
        """De tekst van een cel; een lege cel is een fout."""
        return self.tekst(plek, kolom) if self._eis_gevuld(plek, kolom, "een tekst") else None

    def tekst(self, plek: RijPlek, kolom: Kolom) -> Tekst | None:
        """De tekst van een cel; de cel mag leeg zijn."""
        inhoud = self._inhoud(plek, kolom)
        if inhoud is None:
            return None
        if isinstance(inhoud, bool) or (isinstance(inhoud, str) and is_foutwaarde(inhoud)):
            return self._fout(plek, kolom, _staat_er(inhoud), "Vul hier gewone tekst in.")
        return Tekst(
            inhoud if isinstance(inhoud, str) else in_zin(inhoud),
            self.blad.plaats((plek.nummer, kolom)),
            aangehaald=True,
        )

    def ja_of_nee(self, plek: RijPlek) -> Tekst | None:
        """Het oordeel van de regio."""
        tekst = self.tekst(plek, Kolom.AANVAARD)
        if tekst is None or tekst.lower() in {"ja", "nee"}:
            return Tekst(tekst.lower(), tekst.plaats, aangehaald=True) if tekst else None
        return self._fout(plek, Kolom.AANVAARD, f"Hier staat '{tekst[:40]}'.", "Vul ja of nee in, of laat de cel leeg.")

    def _getal(self, plek: RijPlek, schrijf: Callable[[Decimal], str | None], wat: str) -> Tekst | None:
        inhoud = self._inhoud(plek, Kolom.BEDRAG)
        if inhoud is None:
            return None
        if isinstance(inhoud, bool | str):
            remedie = f"Vul {wat} in als getal: zonder €, spatie of tekst, zodat het rekenprogramma het rechts zet."
            return self._fout(plek, Kolom.BEDRAG, _staat_er(inhoud), remedie)
        geschreven = schrijf(inhoud)
        if geschreven is None:
            wat_er_staat = f"Hier staat {in_zin(inhoud)}; hier hoort {wat}."
            return self._fout(plek, Kolom.BEDRAG, wat_er_staat, "Rond een bedrag af op centen (of vier decimalen).")
        return Tekst(geschreven, self.blad.plaats((plek.nummer, Kolom.BEDRAG)))

    def _inhoud(self, plek: RijPlek, kolom: Kolom) -> Celinhoud:
        """Wat er in de cel staat, zonder spaties eromheen; een cel met alleen spaties is leeg."""
        inhoud = self.blad.cellen.get((plek.nummer, kolom))
        return (inhoud.strip() or None) if isinstance(inhoud, str) else inhoud

    def _eis_gevuld(self, plek: RijPlek, kolom: Kolom, wat: str) -> bool:
        """Of er iets staat; zo niet, dan is dat een fout."""
        if self._inhoud(plek, kolom) is not None:
            return True
        rij = plek.rij
        waar = f"'{rij.onderdeel}' van {rij.product}" if rij.product else f"'{rij.onderdeel}'"
        soort = f"{rij.soortnaam} bij " if rij.soort in {Soort.VERKLARING, Soort.REGEL} else ""
        extra = " Zijn er geen kosten, vul dan 0 in met de reden." if rij.soort is Soort.ELEMENT else ""
        self._fout(plek, kolom, f"{soort}{waar}: hier is niets ingevuld ({KOPPEN[kolom]}).", f"Vul {wat} in.{extra}")
        return False

    def _fout(self, plek: RijPlek, kolom: Kolom, wat: str, remedie: str) -> None:
        self.fouten.append(Bevinding(CODE, wat, remedie, self.blad.plaats((plek.nummer, kolom))))


def _staat_er(inhoud: str | bool) -> str:  # noqa: FBT001 - een cel met waar of onwaar is ook inhoud
    if isinstance(inhoud, bool):
        return f"Hier staat {'WAAR' if inhoud else 'ONWAAR'}."
    soort = "de foutwaarde" if is_foutwaarde(inhoud) else "tekst:"
    return f"Hier staat {soort} '{inhoud[:40]}'."


def _als_bedrag(getal: Decimal) -> str | None:
    """Twee decimalen, of vier als dat nodig is; ``None`` als er meer decimalen zijn of het bedrag niet kan."""
    if abs(getal) >= GROOTSTE_BEDRAG:
        return None
    for decimalen in ("0.01", "0.0001"):
        afgerond = getal.quantize(Decimal(decimalen))
        if abs(getal - afgerond) < _SPELING:
            return f"{afgerond + 0:f}"
    return None


def _als_jaar(getal: Decimal) -> str | None:
    return f"{getal:f}" if getal == getal.to_integral_value() and 0 < getal < 10_000 else None
