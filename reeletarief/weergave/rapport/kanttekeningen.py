"""De waarschuwingen van het rapport: elk één keer in een lijst, met een koppeling erheen bij elk product dat haar heeft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.namen import cao_van, in_cao
from reeletarief.weergave.rapport.model import Kanttekening, Koppeling
from reeletarief.weergave.voorbehoud import IN_WOORDEN, motiefzin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.fouten import Bevinding


class Kanttekeningen:
    """De waarschuwingen in de volgorde waarin producten ze noemen."""

    def __init__(self) -> None:
        self._ankers: dict[Bevinding, str] = {}

    def neem(self, bevinding: Bevinding) -> Koppeling:
        """Een waarschuwing in woorden met waar zij over gaat, en een koppeling naar haar uitleg in de lijst."""
        anker = self._ankers.setdefault(bevinding, f"w{len(self._ankers) + 1}")
        waar = _cao_of_plek(bevinding)
        woorden = IN_WOORDEN.get(bevinding.code, f"[{bevinding.code}]")
        slot = " (gemotiveerd)" if bevinding.motief else ""
        return Koppeling(f"{woorden}: {waar}{slot}" if waar else f"{woorden}{slot}", anker)

    def __iter__(self) -> Iterator[Kanttekening]:
        """Elke waarschuwing met wat eraan te doen is, of waarom de regio haar laat staan."""
        return (
            Kanttekening(anker, een.code, _plek(een), een.wat, motiefzin(een) or een.remedie)
            for een, anker in self._ankers.items()
        )


def _cao_of_plek(bevinding: Bevinding) -> str:
    """De cao als de waarschuwing over een cao-tabel gaat, en anders haar plaats."""
    return cao_van(bevinding.bestand) if in_cao(bevinding.plaats) else _plek(bevinding)


def _plek(bevinding: Bevinding) -> str:
    """``bestand:regel``; leeg als zij niet over een plaats in een bestand gaat."""
    return bevinding.plaats.op_regel if bevinding.plaats else ""
