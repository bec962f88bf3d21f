"""De keuzes van de regio in één tariefjaar, met de deelbomen die producten delen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from reeletarief.invoer.opslagen import Opslagen
    from reeletarief.kostprijs.loon import Loon
    from reeletarief.kostprijs.post import Post


class Jaarkeuzes(NamedTuple):
    """De opslagen in een tariefjaar.

    ``reekswaarden``, ``lonen`` en ``per_cao`` onthouden binnen één berekening wat al uitgerekend is; ze veranderen
    geen uitkomst, alleen hoe vaak hetzelfde werk gebeurt.
    """

    opslagen: Opslagen
    jaar: int
    reekswaarden: dict[tuple[str, int], Post]
    lonen: dict[tuple[Any, ...], Loon]
    per_cao: dict[str, Opslagen]


def jaarkeuzes(opslagen: Opslagen, jaar: int) -> Jaarkeuzes:
    """De keuzes van een regio voor een tariefjaar, nog zonder iets berekends."""
    return Jaarkeuzes(opslagen, jaar, {}, {}, {})
