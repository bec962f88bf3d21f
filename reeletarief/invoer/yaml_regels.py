"""Een YAML-bestand als regels tekst met zijn gelezen wortel: waar er iets bij kan, zonder een byte te wijzigen die er al stond.

Wat er op een plaats bij komt, zet :func:`~reeletarief.invoer.yaml_plek.vervang` neer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Plaats
from reeletarief.invoer.yaml_strikt import Blok, lees_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

_EIND = "\r\n\u0085\u2028\u2029"


class Yamlregels(NamedTuple):
    """De regels van een bestand, zonder het bytemerk, met de wortel die de strikte lezer ervan maakt."""

    regels: Sequence[str]
    wortel: Blok
    bestand: str

    @property
    def regeleinde(self) -> str:
        """Waarmee een regel van dit bestand eindigt."""
        return "\r\n" if self.regels[0].endswith("\r\n") else "\n"

    def regeleinde_van(self, nummer: int) -> str:
        """Waarmee deze regel (vanaf 1) eindigt; de laatste van een bestand soms nergens mee, en dan is het dat van het bestand."""
        regel = self.regels[nummer - 1]
        return regel[len(regel.rstrip(_EIND)) :] or self.regeleinde

    def einde(self, nummer: int) -> Plaats:
        """Het einde van een regel (vanaf 1), voor haar regeleinde."""
        return Plaats(self.bestand, nummer, len(self.regels[nummer - 1].rstrip(_EIND)) + 1, 0)

    def laatste_regel(self, nummer: int, inspringing: int) -> int:
        """De laatste regel tot en met deze die niet leeg is en geen commentaar dat hooguit zo ver inspringt."""
        while nummer > 1 and not self._telt(nummer, inspringing):
            nummer -= 1
        return nummer

    def loopt_door(self, nummer: int, inspringing: int) -> bool:
        """Of deze regel nog hoort bij wat zo ver inspringt: hij springt verder in, is leeg of is commentaar."""
        regel = self.regels[nummer - 1]
        return inspringing_van(regel) > inspringing or not regel.strip() or is_commentaar(regel)

    def _telt(self, nummer: int, inspringing: int) -> bool:
        regel = self.regels[nummer - 1]
        return bool(regel.strip()) and not (is_commentaar(regel) and inspringing_van(regel) <= inspringing)


def yamlregels(inhoud: bytes, bestand: str) -> Yamlregels | None:
    """De regels en de wortel van een bestand in UTF-8; niets als het geen blok is of niet zonder fouten te lezen."""
    tekst = inhoud.decode("utf-8-sig")
    wortel, fouten = lees_yaml(tekst, bestand)
    return (
        None if fouten or not isinstance(wortel, Blok) else Yamlregels(tekst.splitlines(keepends=True), wortel, bestand)
    )


def inspringing_van(regel: str) -> int:
    """Hoeveel wit er voor een regel staat."""
    return len(regel) - len(regel.lstrip())


def is_commentaar(regel: str) -> bool:
    """Of er op een regel niets dan commentaar staat."""
    return regel.lstrip().startswith("#")
