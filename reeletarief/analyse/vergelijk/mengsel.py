"""Twee bomen door elkaar: wat het tarief is als maar een deel van de wijzigingen is doorgevoerd."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs.post import Bewerking, uitkomst

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from decimal import Decimal

    from reeletarief.analyse.vergelijk.boompaar import Boompaar, Knoop


class GeenMengselFout(Exception):
    """Twee bomen door elkaar geven geen tarief: een post die van zichzelf afhangt, of een noemer die niet boven nul ligt."""


class Mengsel:
    """Het tarief als sommige wijzigingen wel zijn doorgevoerd en andere niet; elke tussenstap hooguit één keer.

    ``wijzigingen`` zijn van elke wijziging de knopen die zij omzet. Een knoop in ``gesloten`` telt als een gegeven waarde: die
    van de oude boom of die van de nieuwe, wat er ook onder verandert. Een :class:`GeenMengselFout` als de bomen niet te mengen
    zijn.
    """

    def __init__(self, paar: Boompaar, wijzigingen: Iterable[Iterable[str]], gesloten: Collection[str] = ()) -> None:
        self._knopen = paar.knopen
        self._wortel = paar.wortel
        self._gesloten = gesloten
        self._eigen = {sleutel: 1 << nummer for nummer, knopen in enumerate(wijzigingen) for sleutel in knopen}
        self._maskers: dict[str, int] = {}
        self._onthouden: dict[tuple[str, int], Decimal] = {}
        self._bezig: set[str] = set()
        self._masker(self._wortel)

    def waarde(self, doorgevoerd: int) -> Decimal:
        """Het tarief met de wijzigingen waarvan het bit in ``doorgevoerd`` aan staat."""
        return self._reken(self._wortel, doorgevoerd)

    def _masker(self, sleutel: str) -> int:
        """Welke wijzigingen een knoop kunnen raken, in de oude of de nieuwe opbouw."""
        if sleutel in self._maskers:
            return self._maskers[sleutel]
        self._begin(sleutel)
        knoop = self._knopen[sleutel]
        masker = self._eigen.get(sleutel, 0)
        if sleutel not in self._gesloten:
            for deel in {*knoop.oude_operanden, *knoop.nieuwe_operanden}:
                masker |= self._masker(deel)
        self._bezig.discard(sleutel)
        self._maskers[sleutel] = masker
        return masker

    def _begin(self, sleutel: str) -> None:
        if sleutel in self._bezig:
            raise GeenMengselFout(sleutel)
        self._bezig.add(sleutel)

    def _reken(self, sleutel: str, doorgevoerd: int) -> Decimal:
        knoop, masker = self._knopen[sleutel], self._maskers[sleutel]
        hier = doorgevoerd & masker
        if hier == 0 and knoop.oud is not None:
            return knoop.oud.bedrag
        if hier == masker and knoop.nieuw is not None:
            return knoop.nieuw.bedrag
        if (sleutel, hier) not in self._onthouden:
            self._onthouden[sleutel, hier] = self._opnieuw(sleutel, knoop, hier)
        return self._onthouden[sleutel, hier]

    def _opnieuw(self, sleutel: str, knoop: Knoop, hier: int) -> Decimal:
        nieuw = knoop.oud is None or (knoop.nieuw is not None and bool(hier & self._eigen.get(sleutel, 0)))
        post, operanden = (knoop.nieuw, knoop.nieuwe_operanden) if nieuw else (knoop.oud, knoop.oude_operanden)
        assert post is not None
        if not post.operanden:
            return post.bedrag
        bedragen = [self._reken(deel, hier) for deel in operanden]
        if post.bewerking is Bewerking.QUOTIENT and bedragen[1] <= 0:
            raise GeenMengselFout(sleutel)
        return uitkomst(post.bewerking, bedragen, post.naam)
