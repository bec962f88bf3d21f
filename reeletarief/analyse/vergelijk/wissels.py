"""Wat er op een kaart, in de opslagen of in een cao anders gekozen is, en welke posten daar anders door volgen.

Aan een boom is te zien dat een post anders volgt dan eerst, en niet altijd waardoor. Aan de kaarten, de opslagen en de tabellen
is dat wel te zien. Elke module hieronder zegt wat er anders gekozen is: een :class:`~.redenen.Wissel` op een *onderwerp*. Met
dezelfde onderwerpen zegt zij waar een post van is. Zo is één keuze één oorzaak, hoeveel posten er ook anders door volgen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.vergelijk.afrondingswissel import afronding_van, afrondingswissels
from reeletarief.analyse.vergelijk.dienstwissel import dienst_van, dienstwissels
from reeletarief.analyse.vergelijk.feestdagwissel import feestdagen_van, feestdagwissels
from reeletarief.analyse.vergelijk.indexwissel import index_van, indexwissels
from reeletarief.analyse.vergelijk.keuzewissel import keuzes_van, keuzes_van_deel, keuzewissels
from reeletarief.analyse.vergelijk.redenen import producten_in_beide
from reeletarief.analyse.vergelijk.regelwissel import regel_van, regelplaatsen, regelwissels
from reeletarief.analyse.vergelijk.toeslagwissel import functie_van, toeslagen_van, toeslagwissels
from reeletarief.kostprijs.kop import Kop, kop_van, zonder_onderdeel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reeletarief.analyse.vergelijk.redenen import Wissel
    from reeletarief.fouten import Plaats
    from reeletarief.kostprijs.tarief import Tarief

_SOORTEN = (
    dienstwissels,
    feestdagwissels,
    toeslagwissels,
    keuzewissels,
    regelwissels,
    indexwissels,
    afrondingswissels,
)


class Wissels:
    """Alle keuzes die twee tarieven anders hebben, op te zoeken bij een post."""

    def __init__(self, oud: Tarief, nieuw: Tarief) -> None:
        paren = tuple(producten_in_beide(oud, nieuw))
        self._gevonden = {
            f"{begin}{onderwerp}": wissel
            for begin, eerst, nu in paren
            for soort in _SOORTEN
            for onderwerp, wissel in soort(eerst, nu)
        }
        self._oude_regels = {
            f"{begin}{een}": plaats for begin, eerst, _ in paren for een, plaats in regelplaatsen(eerst).items()
        }
        self._nieuwe_regels = {
            f"{begin}{een}": plaats for begin, _, nu in paren for een, plaats in regelplaatsen(nu).items()
        }

    def van(self, sleutel: str) -> tuple[Wissel, ...]:
        """De keuzes waar een post zelf van is, en die anders zijn dan eerst."""
        eigen = zonder_onderdeel(sleutel)
        een = (dienst_van(eigen), regel_van(eigen), index_van(eigen), afronding_van(eigen))
        return self._uit(
            sleutel.removesuffix(eigen), (*een, *feestdagen_van(eigen), *keuzes_van(eigen), *toeslagen_van(eigen))
        )

    def van_deel(self, sleutel: str) -> tuple[Wissel, ...]:
        """De keuzes waarvan het komt dat een andere post wel of niet uit deze volgt."""
        eigen = zonder_onderdeel(sleutel)
        return self.van(sleutel) or self._uit(sleutel.removesuffix(eigen), (*keuzes_van_deel(eigen), regel_van(eigen)))

    def regel_erbij(self, delen: Iterable[str]) -> Plaats | None:
        """Waar de eerste regel begint die er bij kwam en waar een van deze posten uit volgt."""
        return _alleen_in(self._nieuwe_regels, self._oude_regels, delen)

    def regel_vervallen(self, delen: Iterable[str]) -> Plaats | None:
        """Waar de eerste regel begon die verviel en waar een van deze posten uit volgde."""
        return _alleen_in(self._oude_regels, self._nieuwe_regels, delen)

    def _uit(self, begin: str, onderwerpen: Iterable[str]) -> tuple[Wissel, ...]:
        namen = (f"{begin}{onderwerp}" for onderwerp in onderwerpen)
        return tuple(dict.fromkeys(self._gevonden[naam] for naam in namen if naam in self._gevonden))


def _alleen_in(regels: Mapping[str, Plaats], andere: Mapping[str, Plaats], delen: Iterable[str]) -> Plaats | None:
    onderwerpen = (regelsleutel(deel) for deel in delen)
    return next((regels[een] for een in onderwerpen if een in regels and een not in andere), None)


def regelsleutel(sleutel: str) -> str:
    """De regel waar een post van is, met het voorvoegsel van zijn onderdeel ervoor."""
    eigen = zonder_onderdeel(sleutel)
    return f"{sleutel.removesuffix(eigen)}{regel_van(eigen)}"


def kostensleutel(sleutel: str) -> str:
    """De kosten van de functie waar een post van is, met het voorvoegsel van haar onderdeel ervoor; anders bestaat die sleutel niet."""
    eigen = zonder_onderdeel(sleutel)
    functie = ".".join(eigen.split(".")[:2]) if kop_van(eigen) is Kop.FUNCTIE else functie_van(eigen)
    return f"{sleutel.removesuffix(eigen)}{functie}.kosten"
