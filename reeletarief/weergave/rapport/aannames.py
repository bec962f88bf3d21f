"""De aannames van een rapport: per soort bij elkaar, met hun leesbare naam en hun waarde."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reeletarief.invoer.model import Klasse
from reeletarief.kostprijs.post import loop_verder
from reeletarief.weergave.getal import leesbaar
from reeletarief.weergave.rapport.model import Aanname, Aannamegroep, Koppeling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reeletarief.kostprijs.tarief import Tarief

_IN_DE_ZIN = 2
_HOOGSTENS = 3
_ONZEKER = (Klasse.OPEN, Klasse.AANNAME)


class Aannamegroepen:
    """De aannames per soort, en elke groep die producten samen hebben één keer."""

    def __init__(self, tarieven: Iterable[Tarief]) -> None:
        self._groepen: dict[tuple[str, ...], Koppeling] = {}
        self._aantal: Counter[str] = Counter()
        self._waarden = _waarden_van(tarieven)
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
            soorten.setdefault(aanname.partition(".")[0], []).append(aanname)
        uit: list[Koppeling] = []
        for soort, namen in soorten.items():
            uit += [self._groep(soort, tuple(namen))] if len(namen) > _IN_DE_ZIN else map(self._los, namen)
        return tuple(uit)

    def _los(self, aanname: str) -> Koppeling:
        """Een aanname in de zin van haar product, met haar waarde als die in elk product dezelfde is; anders zegt de berekening haar."""
        naam, waarden = self._naam_en_waarden(aanname)
        woorden = f"{naam}: {waarden[0]}" if len(waarden) == 1 else naam
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
            Aannamegroep(groep.anker, groep.tekst, tuple(Aanname(naam, self._tekst(naam)) for naam in namen))
            for namen, groep in self._groepen.items()
        )

    def _tekst(self, aanname: str) -> str:
        """De naam van de waarde en wat zij is; heeft de aanname meer waarden of geen getal, dan haar eigen naam in woorden."""
        naam, waarden = self._naam_en_waarden(aanname)
        if not waarden:
            return naam
        return f"{naam}: {' of '.join(waarden) if len(waarden) <= _HOOGSTENS else 'verschilt, zie de berekening'}"

    def _naam_en_waarden(self, aanname: str) -> tuple[str, tuple[str, ...]]:
        namen = self._waarden.get(aanname, {})
        if len(namen) != 1:
            return aanname.rpartition(".")[2].replace("_", " "), ()
        ((naam, waarden),) = namen.items()
        return naam, tuple(waarden)


def _waarden_van(tarieven: Iterable[Tarief]) -> dict[str, dict[str, dict[str, None]]]:
    """Per aanname de namen van de posten die eruit komen, elk met de bedragen die in de producten voorkomen."""
    gezien: set[int] = set()
    uit: dict[str, dict[str, dict[str, None]]] = {}
    for tarief in tarieven:
        for post in loop_verder(gezien, tarief.tarief):
            bron = post.herkomst
            if bron is not None and bron.parameter and bron.klasse in _ONZEKER:
                uit.setdefault(bron.parameter, {}).setdefault(post.naam, {})[leesbaar(post)] = None
    return uit
