"""De berekening van een product als regels: een niveau per stap, tot waar een bouwsteen het overneemt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs.post import Bewerking
from reeletarief.kostprijs.samenstelling import voorvoegsel
from reeletarief.weergave.formule import bron_van, rekensom
from reeletarief.weergave.getal import leesbaar
from reeletarief.weergave.rapport.gedeeld import GEEN, REKENREGEL, veilig
from reeletarief.weergave.rapport.model import Koppeling, Regel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.rapport.gedeeld import Bouwstenen, Bronnen


_MET_ANKER = 3
"""Zoveel niveaus hebben een eigen plek op de pagina, en daaronder elke regel waaruit het tarief is opgebouwd."""
_INSCHALING = " schaal "


class Boom:
    """De regels van één product; een post die twee keer nodig is, klapt de eerste keer open, en een bron staat bij de eerste."""

    def __init__(
        self, plek: str, kaart: str, bouwstenen: Bouwstenen, bronnen: Bronnen, producten: Mapping[str, Koppeling]
    ) -> None:
        self._begin = f"post-{plek}-"
        self._kaart = kaart
        self._bouwstenen = bouwstenen
        self._bronnen = bronnen
        self._producten = producten
        self._gezien: set[str] = set()
        self._genoemd: set[str] = set()
        self.regels: list[Regel] = []

    def voeg_toe(self, post: Post, niveau: int = 0) -> None:
        """Zet een post met alles wat eronder hangt en van dit product zelf is, in de regels."""
        anker = self._begin + veilig(post.sleutel) if niveau < _MET_ANKER or post.element else ""
        self._gezien.add(post.sleutel)
        if post.bewerking is Bewerking.SOM and len(post.operanden) == 1 and self._is_kind(post.operanden[0]):
            post = post.operanden[0]  # een som van één deel is dat deel
            self._gezien.add(post.sleutel)
        bron = bron_van(post)
        verder, kinderen = self._eronder(post, bron)
        plek = self._bronnen.vindplaats(bron, self._kaart)
        if bron is not None:
            plek = GEEN if bron.sleutel in self._genoemd else plek
            self._genoemd.add(bron.sleutel)
        som, bedrag = rekensom(post), leesbaar(post)
        self.regels.append(
            Regel(anker, post.naam, som, bedrag, plek.tekst, plek.anker, plek.klasse, verder, niveau, bool(kinderen), 0)
        )
        for deel in kinderen:
            if deel.sleutel not in self._gezien:
                self.voeg_toe(deel, niveau + 1)
        if kinderen:
            laatste = self.regels[-1]
            self.regels[-1] = laatste._replace(sluit=laatste.sluit + 1)

    def heeft(self, post: Post) -> bool:
        """Of deze post al een regel is."""
        return post.sleutel in self._gezien

    def _is_kind(self, post: Post) -> bool:
        return not self._bouwstenen.anker(post) and self._product(post) is None

    def _eronder(self, post: Post, bron: Post | None) -> tuple[tuple[Koppeling, ...], list[Post]]:
        """Waar de rekensom op rust: wat elders staat als verwijzing, en wat van dit product zelf is en nog niet genoemd."""
        verder: dict[Koppeling, None] = {}
        kinderen: list[Post] = []
        for deel in post.operanden:
            if deel is bron or deel.sleutel in self._gezien or deel.sleutel.startswith(REKENREGEL):
                continue
            if anker := self._bouwstenen.anker(deel):
                verder[Koppeling(deel.naam.partition(_INSCHALING)[0], anker)] = None
            elif product := self._product(deel):
                verder[product] = None
            else:
                kinderen.append(deel)
        return tuple(verder), kinderen

    def _product(self, post: Post) -> Koppeling | None:
        if not post.sleutel.startswith("product."):
            return None
        return next((plek for begin, plek in self._producten.items() if post.sleutel.startswith(begin)), None)


def boom_van(
    tarief: Tarief, bouwstenen: Bouwstenen, bronnen: Bronnen, productankers: Mapping[str, str]
) -> tuple[Regel, ...]:
    """De regels van het tarief, en van de splitsing in elementen voor zover die niet in het tarief zelf zit."""
    producten = {
        voorvoegsel(deel.product): Koppeling(f"tarief van {deel.product}", productankers.get(deel.product, ""))
        for deel in tarief.onderdelen
    }
    plek = productankers[str(tarief.kaart.product)].removeprefix("product-")
    boom = Boom(plek, tarief.kaart.product.plaats.bestand, bouwstenen, bronnen, producten)
    boom.voeg_toe(tarief.tarief)
    for regel in tarief.regels:
        if not boom.heeft(regel):
            boom.voeg_toe(regel)
    return tuple(boom.regels)
