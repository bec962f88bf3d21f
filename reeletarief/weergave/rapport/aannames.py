"""De aannames van een rapport: per soort bij elkaar, met hun leesbare naam en hun waarde."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reeletarief.weergave.aannames import soort_van
from reeletarief.weergave.aannamewaarden import aannamewaarden
from reeletarief.weergave.rapport.model import Aanname, Aannamegroep, Koppeling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reeletarief.kostprijs.tarief import Tarief

_IN_DE_ZIN = 2


class Aannamegroepen:
    """De aannames per soort, en elke groep die producten samen hebben één keer."""

    def __init__(self, tarieven: Sequence[Tarief]) -> None:
        self._groepen: dict[tuple[str, ...], Koppeling] = {}
        self._aantal: Counter[str] = Counter()
        self._waarden = aannamewaarden(tarieven)
        self._genomen: dict[tuple[str, ...], tuple[Koppeling, ...]] = {}

    def neem(self, aannames: tuple[str, ...]) -> tuple[Koppeling, ...]:
        """De aannames van een product: een paar van een soort bij name, meer als verwijzing naar hun groep.

        Veel producten hebben dezelfde; die worden één keer ingedeeld.
        """
        if aannames not in self._genomen:
            self._genomen[aannames] = self._ingedeeld(aannames)
        return self._genomen[aannames]

    def _ingedeeld(self, aannames: Iterable[str]) -> tuple[Koppeling, ...]:
        soorten: dict[str, list[str]] = {}
        for aanname in aannames:
            soorten.setdefault(soort_van(aanname), []).append(aanname)
        uit: list[Koppeling] = []
        for soort, namen in soorten.items():
            uit += [self._groep(soort, tuple(namen))] if len(namen) > _IN_DE_ZIN else map(self._los, namen)
        return tuple(uit)

    def _los(self, aanname: str) -> Koppeling:
        """Een aanname in de zin van haar product, met haar waarde als die in elk product dezelfde is; anders zegt de berekening haar."""
        beschreven = self._waarden[aanname]
        woorden = beschreven.naam if beschreven.verschilt else str(beschreven)
        return Koppeling(woorden if woorden == aanname else f"{woorden} ({aanname})")

    def _groep(self, soort: str, namen: tuple[str, ...]) -> Koppeling:
        if namen not in self._groepen:
            self._aantal[soort] += 1
            tekst = f"{soort}: {len(namen)} (lijst {self._aantal[soort]})"
            self._groepen[namen] = Koppeling(tekst, f"a{len(self._groepen) + 1}")
        return self._groepen[namen]

    def __iter__(self) -> Iterator[Aannamegroep]:
        """Elke groep met de aannames erin."""
        return (
            Aannamegroep(groep.anker, groep.tekst, tuple(Aanname(naam, str(self._waarden[naam])) for naam in namen))
            for namen, groep in self._groepen.items()
        )
