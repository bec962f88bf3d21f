"""De berekening van een product als regels: een niveau per stap, tot waar een bouwsteen het overneemt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.namen import op_kaart
from reeletarief.kostprijs.kop import voorvoegsel, voorvoegsel_van
from reeletarief.kostprijs.post import VAST_GETAL, Bewerking
from reeletarief.weergave.formule import rekensom
from reeletarief.weergave.getal import leesbaar
from reeletarief.weergave.herkomst import bron_van
from reeletarief.weergave.rapport.ankers import PRODUCT, veilig
from reeletarief.weergave.rapport.bronnen import GEEN
from reeletarief.weergave.rapport.gedeelde_posten import SOMS_GEDEELD
from reeletarief.weergave.rapport.model import ALTIJD_OPEN, Koppeling, Regel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.rapport.bronnen import Bronnen, Vindplaats
    from reeletarief.weergave.rapport.gedeelde_posten import GedeeldePosten, Opname


_MET_SLEUTEL = 3
"""Zoveel niveaus heten op de pagina naar hun sleutel, en daaronder elke regel waaruit het tarief is opgebouwd; de rest heeft een nummer."""
_INSCHALING = " schaal "
_SOM = Bewerking.SOM


class Boom:
    """De regels van één product; een post die twee keer nodig is, klapt de eerste keer open, en een bron staat bij de eerste regel die haar in een som gebruikt."""

    def __init__(
        self, plek: str, kaart: str, neem: Opname, bronnen: Bronnen, producten: Mapping[str, Koppeling]
    ) -> None:
        self._begin = f"{plek}."
        self._kaart = kaart
        self._neem = neem
        self._bronnen = bronnen
        self._producten = producten
        self._gezien: set[str] = set()
        self._genoemd: set[str] = set()
        self._namen: set[str] = set()
        self._niveau = 0
        self.regels: list[Regel] = []

    def voeg_toe(self, post: Post, niveau: int = 0) -> None:
        """Zet een post met alles wat eronder hangt en van dit product zelf is, in de regels."""
        gezien = self._gezien
        is_hoofdregel = niveau < _MET_SLEUTEL or post.element
        anker = f"{self._begin}{self._naam_van(post) if is_hoofdregel else len(self.regels)}"
        gezien.add(post.sleutel)
        if len(post.operanden) == 1 and post.bewerking is _SOM and self._is_kind(post.operanden[0]):
            post = post.operanden[0]  # een som van één deel is dat deel
            gezien.add(post.sleutel)
        bron = bron_van(post)
        verder, kinderen = self._eronder(post, bron) if post.operanden else ((), [])
        tekst, bronanker, klasse = self._plek(bron, post) if bron is not None else GEEN
        sluit, self._niveau = max(self._niveau - niveau, 0), niveau
        som, bedrag = rekensom(post), leesbaar(post)
        self.regels.append(
            Regel(
                anker,
                post.naam,
                som,
                bedrag,
                tekst,
                bronanker,
                klasse,
                verder,
                niveau,
                bool(kinderen),
                bool(kinderen) and niveau >= ALTIJD_OPEN,
                sluit,
            )
        )
        for deel in kinderen:
            if deel.sleutel not in gezien:
                self.voeg_toe(deel, niveau + 1)

    def _naam_van(self, post: Post) -> str:
        """De naam van een hoofdregel in zijn anker; een nummer als onderdelen (``A B`` en ``A/B``) dezelfde zouden krijgen."""
        naam = veilig(post.sleutel)
        if naam in self._namen:
            return str(len(self.regels))
        self._namen.add(naam)
        return naam

    def _plek(self, bron: Post, post: Post) -> Vindplaats:
        """Waar de gegeven waarde vandaan komt, en wat zij is als de naam van de regel dat niet zegt.

        Leeg als het al bij een eerdere regel staat, behalve bij een regel die alleen die waarde is: daar is niets anders te lezen.
        """
        if bron.sleutel in self._genoemd and bron is not post:
            return GEEN
        self._genoemd.add(bron.sleutel)
        naam, plek = post.naam, self._bronnen.vindplaats(bron, self._kaart)
        if bron.naam in naam or naam in bron.naam or not op_kaart(bron.plaats):
            return plek
        return plek._replace(tekst=f"{bron.naam}, {plek.tekst}")

    def heeft(self, post: Post) -> bool:
        """Of deze post al een regel is."""
        return post.sleutel in self._gezien

    def _is_kind(self, post: Post) -> bool:
        return not self._neem(post) and self._product(post.sleutel) is None

    def _eronder(self, post: Post, bron: Post | None) -> tuple[tuple[Koppeling, ...], list[Post]]:
        """Waar de rekensom op rust: wat elders staat als verwijzing, en wat van dit product zelf is en nog niet genoemd."""
        verder: list[Koppeling] = []
        kinderen: list[Post] = []
        gezien, neem = self._gezien, self._neem
        for deel in post.operanden:
            sleutel = deel.sleutel
            if sleutel in gezien or sleutel.startswith(VAST_GETAL):
                continue
            anker = neem(deel)
            elders = anker and not sleutel.startswith(SOMS_GEDEELD)
            if deel is bron and (elders or not deel.operanden):  # zijn vindplaats staat er al, een afleiding elders
                continue
            if anker:
                verder.append(Koppeling(deel.naam.partition(_INSCHALING)[0], anker))
            elif product := self._product(sleutel):
                verder.append(product)
            else:
                kinderen.append(deel)
        return tuple(dict.fromkeys(verder)) if verder else (), kinderen

    def _product(self, sleutel: str) -> Koppeling | None:
        """Het onderdeel waar een post van is."""
        return self._producten.get(voorvoegsel_van(sleutel)) if self._producten else None


def boom_van(
    tarief: Tarief, gedeeld: GedeeldePosten, bronnen: Bronnen, productankers: Mapping[str, str]
) -> tuple[Regel, ...]:
    """De regels van het tarief, en van de splitsing in elementen voor zover die niet in het tarief zelf zit."""
    producten = {
        voorvoegsel(deel.product): Koppeling(f"tarief van {deel.product}", productankers.get(deel.product, ""))
        for deel in tarief.onderdelen
    }
    plek = productankers[tarief.product].removeprefix(PRODUCT)
    boom = Boom(plek, tarief.kaart.product.plaats.bestand, gedeeld.opname_van(tarief), bronnen, producten)
    boom.voeg_toe(tarief.tarief)
    for regel in tarief.regels:
        if not boom.heeft(regel):
            boom.voeg_toe(regel)
    return tuple(boom.regels)
