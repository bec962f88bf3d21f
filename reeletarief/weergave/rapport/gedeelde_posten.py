"""De posten die producten delen (loonkosten, uren, reeksen), elk één keer met een eigen anker; :mod:`.bouwstenen` toont ze.

Twee posten zijn dezelfde als hun hele deelboom gelijk is, herkomst incluis; dan verwijzen producten naar dezelfde bouwsteen.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from reeletarief.invoer.namen import op_kaart
from reeletarief.kostprijs.kop import Kop, beginnen_met
from reeletarief.kostprijs.post import VAST_GETAL, loop_verder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reeletarief.kostprijs.post import Herkomst, Post
    from reeletarief.kostprijs.tarief import Tarief

_ALTIJD_GEDEELD = beginnen_met(Kop.LOON, Kop.UREN, Kop.REEKSEN, Kop.INDEX, Kop.INDEXERING, Kop.CAO)
"""Het begin van de sleutels van posten die niet van één product zijn."""
SOMS_GEDEELD = (
    *beginnen_met(Kop.ROOSTER, Kop.FUNCTIE),
    f"{Kop.GRONDSLAG}.bruto_loon.{Kop.FUNCTIE}.",
    f"{Kop.VERBLIJF}.plaatsen",
    f"{Kop.VERBLIJF}.dagen_per_jaar",
)
"""Het begin van de sleutels van posten die van een rooster of een formatie komen; twee producten kunnen dezelfde hebben."""
_MET_FORMATIE = "etmaal"
Opname: TypeAlias = "Callable[[Post], str]"
"""Neemt een post van een product op met alles eronder, als de hele deelboom gedeeld is; geeft zijn anker, of niets."""


class GedeeldePosten:
    """De gedeelde posten in de volgorde waarin berekeningen ze nodig hebben.

    ``posten`` zijn de posten met hun anker. ``eigenaars`` zegt van een post die onder dezelfde sleutel staat als een eerdere (een product
    met eigen waarden) bij welk product zij hoort.

    Welke posten dezelfde zijn, wordt met nummers bijgehouden: een deelboom krijgt een nummer (:meth:`nummer`), een gedeelde
    deelboom ook een anker. Nummers worden onthouden per object, en elk genummerd object blijft bewaard zodat zijn id van
    niemand anders wordt.
    """

    def __init__(self, tarieven: Iterable[Tarief]) -> None:
        self.posten: list[tuple[str, Post]] = []
        self.eigenaars: dict[str, str] = {}
        self._nummer_van_inhoud: dict[tuple[object, ...], int] = {}
        self._nummer_van_object: dict[int, int] = {}
        self._genummerd: list[Post] = []
        self._anker_van_nummer: dict[int, str] = {}
        self._van_een_product: dict[int, Post] = {}
        self._sleutels: set[str] = set()
        self._producten_met = self._tel(tarieven)

    def _tel(self, tarieven: Iterable[Tarief]) -> Counter[int]:
        """In hoeveel producten een rooster of formatie (of wat ervan afhangt) hetzelfde is; dan is het ook een bouwsteen."""
        producten_met: Counter[int] = Counter()
        gezien: set[int] = set()  # dezelfde post in twee producten is nooit van een rooster
        for tarief in tarieven:
            if tarief.kaart.vorm == _MET_FORMATIE:
                eigen = [post for post in loop_verder(gezien, tarief.tarief) if post.sleutel.startswith(SOMS_GEDEELD)]
                producten_met.update({self.nummer(post) for post in eigen})
        return producten_met

    def opname_van(self, tarief: Tarief) -> Opname:
        """Waarmee de posten van dit product worden opgenomen; een andere bouwsteen onder dezelfde sleutel krijgt de naam van het product."""
        met_formatie = tarief.kaart.vorm == _MET_FORMATIE
        kandidaten = (*_ALTIJD_GEDEELD, *SOMS_GEDEELD) if met_formatie else _ALTIJD_GEDEELD
        return partial(self._neem, tarief.product, kandidaten)

    def _neem(self, product: str, kandidaten: tuple[str, ...], post: Post) -> str:
        if not post.sleutel.startswith(kandidaten):
            return ""
        nummer = self._nummer_van_object.get(id(post), 0)
        if nummer in self._anker_van_nummer:
            return self._anker_van_nummer[nummer]
        return "" if id(post) in self._van_een_product else self._neem_nieuwe(product, kandidaten, post)

    def _neem_nieuwe(self, product: str, kandidaten: tuple[str, ...], post: Post) -> str:
        """Het anker van een post die nog niet langs kwam; niets als hij of iets eronder niet gedeeld is."""
        delen = [deel for deel in post.operanden if not deel.sleutel.startswith(VAST_GETAL)]
        onder = [self._neem(product, kandidaten, deel) for deel in delen]
        if not all(onder):  # dan rust hij op iets van dit product, en is een nummer voor niets
            self._van_een_product[id(post)] = post
            return ""
        nummer = self.nummer(post)
        if nummer in self._anker_van_nummer:
            return self._anker_van_nummer[nummer]
        if not self._is_gedeeld(post):
            return self._anker_van_nummer.setdefault(nummer, "")
        anker = self._anker_van_nummer[nummer] = f"b{len(self.posten) + 1}"
        self.posten.append((anker, post))
        if post.sleutel in self._sleutels:
            self.eigenaars[anker] = product
        self._sleutels.add(post.sleutel)
        return anker

    def _is_gedeeld(self, post: Post) -> bool:
        return post.sleutel.startswith(_ALTIJD_GEDEELD) or (
            post.sleutel.startswith(SOMS_GEDEELD) and self._producten_met[self.nummer(post)] > 1
        )

    def anker(self, post: Post) -> str:
        """Het anker van een post die al is opgenomen; leeg als hij van één product is."""
        return self._anker_van_nummer.get(self._nummer_van_object.get(id(post), 0), "")

    def nummer(self, post: Post) -> int:
        """Wat deze deelboom van elke andere onderscheidt, vanaf 1."""
        bekend = self._nummer_van_object
        if nummer := bekend.get(id(post)):
            return nummer
        if post.operanden:  # het bedrag volgt dan uit de operanden
            onder = tuple([bekend.get(id(deel)) or self.nummer(deel) for deel in post.operanden])
            herkomst = _zonder_kaart(post.herkomst) if post.herkomst else None
            inhoud: tuple[object, ...] = (post.sleutel, post.naam, post.bewerking, herkomst, onder)
        else:
            bedrag = str(post.bedrag)  # als tekst is het vlugger op te zoeken
            inhoud = (post.sleutel, post.naam, bedrag, _zonder_kaart(post.herkomst))
        nummer = self._nummer_van_inhoud.setdefault(inhoud, len(self._nummer_van_inhoud) + 1)
        bekend[id(post)] = nummer
        self._genummerd.append(post)
        return nummer


def _zonder_kaart(herkomst: Herkomst | None) -> tuple[object, ...] | None:
    """De herkomst zonder de kaart waar de waarde op staat: producten met dezelfde eigen waarde delen de berekening."""
    if herkomst is None or not op_kaart(herkomst.plaats):
        return herkomst
    plek = herkomst.index(herkomst.plaats)
    return (*herkomst[:plek], None, *herkomst[plek + 1 :])
