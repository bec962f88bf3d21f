"""De woorden bij de functies van een product, per vorm: hoe hun tabel heet, en hoe de drie getallen in een rij heten."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.weergave.getal import kort, leesbaar

if TYPE_CHECKING:
    from reeletarief.kostprijs.post import Post


_FTE = "fte"


class Vormwoorden(NamedTuple):
    """De titel van de functietabel, en de namen van inzet × kosten = uitkomst."""

    titel: str
    inzet: str
    kosten: str
    uitkomst: str

    @property
    def maten(self) -> tuple[str, str, str]:
        """De drie getallen van een rij, zoals zij als kop boven een kolom staan."""
        return self.inzet, self.kosten, self.uitkomst

    def inzet_van(self, post: Post) -> str:
        """Een inzet in de maat van haar kolom: van een lumpsum per fte noemt de kaart een aandeel (80%), en dat is 0,8 fte."""
        return kort(post.bedrag, 6) if self.inzet == _FTE else leesbaar(post)


_AANDEEL = Vormwoorden("Functiemix: aandeel in de declarabele uren × uurkosten", "aandeel", "uurkosten", "per uur")
_FORMATIE = Vormwoorden("Formatie: fte × loonkosten", _FTE, "loonkosten", "per jaar")

VORMWOORDEN = {
    "uur": _AANDEEL,
    "consult": _AANDEEL,
    "dagdeel": Vormwoorden("Begeleiders op de groep × uurkosten", "begeleiders", "uurkosten", "groep per uur"),
    "etmaal": _FORMATIE,
    "capaciteit": _FORMATIE,
}
"""Elke vorm met functies, op naam (:data:`reeletarief.invoer.kaart.productvorm.VORMEN`)."""
