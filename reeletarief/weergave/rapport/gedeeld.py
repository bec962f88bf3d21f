"""Wat producten delen: loonkosten, uren, reeksen, bronnen en waarschuwingen, elk één keer met een eigen anker.

Twee posten zijn dezelfde als hun hele deelboom gelijk is, herkomst incluis; dan verwijzen producten naar dezelfde bouwsteen.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.namen import OPSLAGEN, PRODUCTKAARTEN
from reeletarief.kostprijs.kop import Kop, beginnen_met
from reeletarief.kostprijs.post import VAST_GETAL, loop_verder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reeletarief.fouten import Bevinding
    from reeletarief.kostprijs.post import Herkomst, Post
    from reeletarief.kostprijs.tarief import Tarief

GEDEELD = beginnen_met(Kop.LOON, Kop.UREN, Kop.REEKSEN, Kop.INDEX, Kop.INDEXERING, Kop.CAO)
"""Het begin van de sleutels van posten die niet van één product zijn."""
SOMS_GEDEELD = (
    *beginnen_met(Kop.ROOSTER, Kop.FUNCTIE),
    f"{Kop.GRONDSLAG}.bruto_loon.{Kop.FUNCTIE}.",
    f"{Kop.VERBLIJF}.plaatsen",
    f"{Kop.VERBLIJF}.dagen_per_jaar",
)
"""Het begin van de sleutels van posten die van een rooster of een formatie komen; twee producten kunnen dezelfde hebben."""
_MET_FORMATIE = "etmaal"
_MISSCHIEN = (*GEDEELD, *SOMS_GEDEELD)
KAART = "kaart"
"""Hoe een product zijn eigen productkaart noemt."""
KORT_OPSLAGEN = "opslagen"
"""Hoe een product ``opslagen.yaml`` noemt."""
_ONVEILIG = re.compile(r"[^A-Za-z0-9_.-]")
_ADRES = re.compile(r"https?://[^\s<>\"'|]+[^\s<>\"'|.,;:)\]]")


class Vindplaats(NamedTuple):
    """Waar een waarde vandaan komt: ``bestand:regel`` of de reden, haar nummer in de bronnenlijst (ook het anker) en de klasse."""

    tekst: str
    anker: str
    klasse: str


GEEN = Vindplaats("", "", "")


@lru_cache(maxsize=1 << 14)
def veilig(tekst: str) -> str:
    """Tekst als deel van een anker."""
    return _ONVEILIG.sub("_", tekst)


def adressen(tekst: str) -> tuple[str, ...]:
    """De webadressen die in een tekst staan."""
    return tuple(_ADRES.findall(tekst)) if "://" in tekst else ()


PRODUCT = "product-"
"""Waarmee de plek van een product begint; wat erachter staat, is het begin van alle andere plekken van dat product."""


class Ankers:
    """Namen van plekken op de pagina, elk één keer."""

    def __init__(self) -> None:
        self._bezet: set[str] = set()

    def neem(self, gewenst: str) -> str:
        """De gewenste naam, of met een volgnummer als die al bestaat."""
        anker, nummer = gewenst, 1
        while anker in self._bezet:
            nummer += 1
            anker = f"{gewenst}-{nummer}"
        self._bezet.add(anker)
        return anker

    def neem_product(self, code: str) -> str:
        """De plek van een product: ``product-`` met zijn code.

        Zonder punt, want achter de code en een punt komen de regels van zijn berekening; zo eindigt bij de eerste punt
        elke code, en is ``A.opslag`` nooit een regel van ``A``.
        """
        return self.neem(f"{PRODUCT}{veilig(code).replace('.', '_')}")


class Bronnen:
    """De bronnen in de volgorde waarin het rapport ze noemt, met wat eruit komt."""

    def __init__(self, webadressen: Mapping[str, tuple[str, ...]]) -> None:
        self._webadressen = webadressen
        self._nummers: dict[tuple[object, ...], int] = {}
        self._bekend: dict[int, tuple[int, Herkomst]] = {}
        self.herkomsten: list[Herkomst] = []
        self.waarden: list[dict[str, None]] = []
        self.adressen: list[dict[str, None]] = []

    def vindplaats(self, bron: Post | None, kaart: str = "") -> Vindplaats:
        """Waar de gegeven waarde in een rekensom vandaan komt (:func:`~.formule.bron_van`).

        Een plek op de ``kaart`` van het product zelf heet ``kaart:regel``; welk bestand dat is, zegt het product één keer.
        Bij een product heet ``opslagen.yaml`` kort ``opslagen``; de leeswijzer zegt dat.
        """
        if bron is None or bron.herkomst is None:
            return GEEN
        herkomst, plaats = bron.herkomst, bron.herkomst.plaats
        nummer = self.nummer(bron, herkomst)
        if plaats is None:
            plek = herkomst.toelichting or ""
        else:
            plek = f"{_kort(plaats.bestand, kaart) if kaart else plaats.bestand}:{plaats.regel}"
        return Vindplaats(plek, str(nummer), str(herkomst.klasse))

    def nummer(self, post: Post, herkomst: Herkomst) -> int:
        """Het nummer van de bron van deze gegeven waarde."""
        nummer, _ = self._bekend.get(id(herkomst)) or self._nieuw(herkomst)
        self.waarden[nummer - 1][post.naam] = None
        return nummer

    def _nieuw(self, herkomst: Herkomst) -> tuple[int, Herkomst]:
        """Het nummer van een herkomst die nog niet langs kwam; zolang zij bewaard wordt, is haar id van geen ander."""
        sleutel = (herkomst.bron, herkomst.jaar, herkomst.klasse, herkomst.toelichting, herkomst.zekerheid)
        nummer = self._nummers.get(sleutel)
        if nummer is None:
            nummer = self._nummers[sleutel] = len(self._nummers) + 1
            self.herkomsten.append(herkomst)
            self.waarden.append({})
            teksten = f"{herkomst.bron or ''} {herkomst.toelichting or ''}"
            self.adressen.append(dict.fromkeys(adressen(teksten)))
        plaats = herkomst.plaats
        if plaats is not None and plaats.bestand in self._webadressen:
            self.adressen[nummer - 1].update(dict.fromkeys(self._webadressen[plaats.bestand]))
        self._bekend[id(herkomst)] = (nummer, herkomst)
        return self._bekend[id(herkomst)]


def _kort(bestand: str, kaart: str) -> str:
    """Hoe het product van deze kaart een bestand noemt."""
    return KAART if bestand == kaart else KORT_OPSLAGEN if bestand == OPSLAGEN else bestand


class Kanttekeningen:
    """De waarschuwingen, elk één keer."""

    def __init__(self) -> None:
        self._ankers: dict[Bevinding, str] = {}

    def anker(self, bevinding: Bevinding) -> str:
        """De plek van deze waarschuwing in de lijst."""
        return self._ankers.setdefault(bevinding, f"w{len(self._ankers) + 1}")

    def __iter__(self) -> Iterator[tuple[Bevinding, str]]:
        """Elke waarschuwing met haar plek."""
        return iter(self._ankers.items())


def op_kaart(herkomst: Herkomst | None) -> bool:
    """Of een waarde op een productkaart staat."""
    return herkomst is not None and herkomst.plaats is not None and herkomst.plaats.bestand.startswith(PRODUCTKAARTEN)


def _zonder_kaart(herkomst: Herkomst | None) -> tuple[object, ...] | None:
    """De herkomst zonder de kaart waar de waarde op staat: producten met dezelfde eigen waarde delen de berekening."""
    if herkomst is None or not op_kaart(herkomst):
        return herkomst
    plek = herkomst.index(herkomst.plaats)
    return (*herkomst[:plek], None, *herkomst[plek + 1 :])


class Bouwstenen:
    """De gedeelde posten, elk met een anker; :meth:`anker` geeft niets voor een post die van één product is."""

    def __init__(self) -> None:
        self._nummers: dict[tuple[object, ...], int] = {}
        self._van: dict[int, int] = {}
        self._bewaard: list[Post] = []
        self._plekken: dict[int, str] = {}
        self._eigen: dict[int, Post] = {}
        self._gezien: set[str] = set()
        self._aantal: Counter[int] = Counter()
        self._misschien: tuple[str, ...] = GEDEELD
        self._product = ""
        self.posten: list[tuple[str, Post]] = []
        self.eigenaars: dict[str, str] = {}

    def tel(self, tarieven: Iterable[Tarief]) -> None:
        """Tel in hoeveel producten een rooster of formatie (of wat ervan afhangt) hetzelfde is; dan is het ook een bouwsteen."""
        gezien: set[int] = set()  # dezelfde post in twee producten is nooit van een rooster
        for tarief in tarieven:
            if tarief.kaart.vorm == _MET_FORMATIE:
                eigen = [post for post in loop_verder(gezien, tarief.tarief) if post.sleutel.startswith(SOMS_GEDEELD)]
                self._aantal.update({self._nummer(post) for post in eigen})

    def _is_gedeeld(self, post: Post) -> bool:
        return post.sleutel.startswith(GEDEELD) or (
            post.sleutel.startswith(SOMS_GEDEELD) and self._aantal[self._nummer(post)] > 1
        )

    def begin(self, tarief: Tarief) -> None:
        """Wat hierna komt, is van dit product: het geeft een andere bouwsteen onder dezelfde sleutel haar naam."""
        self._product = str(tarief.kaart.product)
        self._misschien = _MISSCHIEN if tarief.kaart.vorm == _MET_FORMATIE else GEDEELD

    def neem(self, post: Post) -> str:
        """Neem deze post met alles eronder op, als de hele deelboom gedeeld is; geeft het anker, of niets.

        Staat er onder dezelfde sleutel al een andere, dan onthoudt ``eigenaars`` bij welk product deze hoort.
        """
        if not post.sleutel.startswith(self._misschien):
            return ""
        nummer = self._van.get(id(post), 0)
        if nummer in self._plekken:
            return self._plekken[nummer]
        return "" if id(post) in self._eigen else self._neem(post)

    def _neem(self, post: Post) -> str:
        """Het anker van een post die nog niet langs kwam; niets als hij of iets eronder niet gedeeld is."""
        onder = [self.neem(deel) for deel in post.operanden if not deel.sleutel.startswith(VAST_GETAL)]
        if not all(onder):  # dan rust hij op iets van dit product, en is een nummer voor niets
            self._eigen[id(post)] = post
            return ""
        nummer = self._nummer(post)
        if nummer in self._plekken:
            return self._plekken[nummer]
        if not self._is_gedeeld(post):
            return self._plekken.setdefault(nummer, "")
        anker = self._plekken[nummer] = f"b{len(self.posten) + 1}"
        self.posten.append((anker, post))
        if post.sleutel in self._gezien:
            self.eigenaars[anker] = self._product
        self._gezien.add(post.sleutel)
        return anker

    def anker(self, post: Post) -> str:
        """Het anker van een post die al is opgenomen; leeg als hij dat niet is."""
        nummer = self._van.get(id(post))
        if nummer is None and post.sleutel.startswith(GEDEELD) and id(post) not in self._eigen:
            nummer = self._nummer(post)
        return self._plekken.get(nummer, "") if nummer else ""

    def nummer(self, post: Post) -> int:
        """Wat deze deelboom van elke andere onderscheidt."""
        return self._nummer(post)

    def _nummer(self, post: Post) -> int:
        van = self._van
        if nummer := van.get(id(post)):
            return nummer
        if post.operanden:  # het bedrag volgt dan uit de operanden
            onder = tuple([van.get(id(deel)) or self._nummer(deel) for deel in post.operanden])
            herkomst = _zonder_kaart(post.herkomst) if post.herkomst else None
            sleutel: tuple[object, ...] = (post.sleutel, post.naam, post.bewerking, herkomst, onder)
        else:
            bedrag = str(post.bedrag)  # als tekst is het vlugger op te zoeken
            sleutel = (post.sleutel, post.naam, bedrag, _zonder_kaart(post.herkomst))
        nummer = self._nummers.setdefault(sleutel, len(self._nummers) + 1)
        van[id(post)] = nummer
        self._bewaard.append(post)  # zolang hij hier staat, is zijn id van niemand anders
        return nummer
