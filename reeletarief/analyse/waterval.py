"""De waterval: van salaris naar tarief in stappen die precies optellen.

De stappen volgen de elementen van de Norm voor Opdrachtgeverschap §8.3. De beroepskracht in de geleverde uren valt uiteen
in salaris, toeslagen en werkgeverslasten, naar wat elke functie daarvan in haar loonkosten heeft. Een product zonder
functies toont zijn eigen regels, een samengesteld tarief zijn onderdelen.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import met_hoofdletter
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.elementen import NVO
from reeletarief.kostprijs.post import Eenheid
from reeletarief.kostprijs.samenstelling import geheel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reeletarief.kostprijs.functiemix import Functiepost
    from reeletarief.kostprijs.loon import Loon
    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

_STAM = "waterval"
_NA_DE_KOSTPRIJS = ("marge", "indexatie", "afronding")
_LOONDELEN = {"salaris": "Salaris", "toeslagen": "Toeslagen", "lasten": "Werkgeverslasten"}


class Soort(StrEnum):
    """Wat een stap met de stand doet."""

    BEGIN = "begin"
    ERBIJ = "erbij"
    ERAF = "eraf"
    TUSSEN = "tussen"
    TOTAAL = "totaal"


SALDI = frozenset({Soort.TUSSEN, Soort.TOTAAL})
"""De soorten die zeggen hoe hoog de stand is; de andere veranderen haar."""
_ERBIJ, _ERAF = Soort.ERBIJ, Soort.ERAF  # opzoeken in de enum kost meer dan vergelijken


class Stap(NamedTuple):
    """Een stap met haar post; wat eraf gaat heeft een bedrag onder nul.

    De bedragen van BEGIN, ERBIJ en ERAF zijn samen precies het bedrag van TOTAAL, en tot een TUSSEN precies dat van haar.
    """

    naam: str
    post: Post
    soort: Soort


class Loondelen:
    """Welk deel van de loonkosten salaris, toeslag of last is; producten delen hun inschalingen, dus elk wordt één keer berekend."""

    def __init__(self) -> None:
        self._klaar: dict[tuple[str, int], tuple[Loon, Post]] = {}

    def fractie(self, deel: str, loon: Loon) -> Post:
        """Het deel als fractie van de loonkosten; die zijn niet nul."""
        sleutel = (deel, id(loon))
        if sleutel not in self._klaar:
            self._klaar[sleutel] = (loon, _fractie(deel, loon))  # zolang het loon hier staat, is zijn id van geen ander
        return self._klaar[sleutel][1]


def waterval_van(tarief: Tarief, loondelen: Loondelen | None = None) -> tuple[Stap, ...]:
    """De stappen van het eerste bedrag tot het tarief, in de eenheid van het tarief; ook de stappen van nul.

    Wie van veel producten de waterval wil, geeft steeds dezelfde ``loondelen`` mee.
    """
    if tarief.onderdelen:
        return (*_stappen(_van_onderdelen(tarief)), _totaal(tarief))
    voor = _van_functies(tarief, loondelen or Loondelen()) if tarief.functies else _eigen_regels(tarief)
    na = [(NVO[element], tarief.nvo[element]) for element in _NA_DE_KOSTPRIJS]
    stappen = _stappen([*voor, *na])
    kostprijs = Stap("Kostprijs", tarief.onafgerond.operanden[0], Soort.TUSSEN)
    return (*stappen[: len(voor)], kostprijs, *stappen[len(voor) :], _totaal(tarief))


def _totaal(tarief: Tarief) -> Stap:
    return Stap("Tarief", tarief.tarief, Soort.TOTAAL)


def _stappen(delen: Sequence[tuple[str, Post]]) -> list[Stap]:
    """Elk deel als stap; het eerste bedrag boven nul is het begin."""
    begin = next((plek for plek, (_, post) in enumerate(delen) if post.bedrag), None)
    return [
        Stap(met_hoofdletter(naam), post, _soort(post, eerste=plek == begin)) for plek, (naam, post) in enumerate(delen)
    ]


def _soort(post: Post, *, eerste: bool) -> Soort:
    if post.bedrag < 0:
        return _ERAF
    return Soort.BEGIN if eerste else _ERBIJ


def _van_onderdelen(tarief: Tarief) -> list[tuple[str, Post]]:
    """Per onderdeel het gemiddelde aantal × zijn tarief, en de afronding van het geheel zelf."""
    naam = f"afronding van {geheel(tarief.kaart)}"
    rest = posten.verschil(f"{_STAM}.afronding", naam, tarief.tarief.eenheid, tarief.tarief, tarief.onafgerond)
    return [*((deel.kosten.naam, deel.kosten) for deel in tarief.onderdelen), ("afronding", rest)]


def _eigen_regels(tarief: Tarief) -> list[tuple[str, Post]]:
    """De regels van de kostprijs zoals het product ze heeft."""
    return [(regel.naam, regel) for regel in tarief.regels if regel.element not in _NA_DE_KOSTPRIJS]


def _van_functies(tarief: Tarief, loondelen: Loondelen) -> list[tuple[str, Post]]:
    """De kostprijs per element, met de beroepskracht en de overhead in onderdelen."""
    clientgebonden, *anders = tarief.nvo["beroepskracht"].operanden
    delen = [*_van_loon(clientgebonden, tarief.functies, loondelen), *_op_naam(anders)]
    for element, post in tarief.nvo.items():
        if element == "overhead" and len(post.operanden) > 1:
            delen += _op_naam(post.operanden)
        elif element not in {"beroepskracht", *_NA_DE_KOSTPRIJS}:
            delen.append((NVO[element], post))
    return delen


def _op_naam(regels: Iterable[Post]) -> list[tuple[str, Post]]:
    return [(regel.naam, regel) for regel in regels]


def _van_loon(clientgebonden: Post, functies: Sequence[Functiepost], loondelen: Loondelen) -> list[tuple[str, Post]]:
    """Salaris, toeslagen en werkgeverslasten van de geleverde uren, samen precies de beroepskracht in die uren.

    Elk is zijn deel van de loonkosten × de beroepskracht; het laatste dat er is, is de rest, zodat er niets verdwijnt
    in de achttiende decimaal.
    """
    geheel = posten.som(
        f"{_STAM}.loonkosten", "kosten van alle functies", functies[0].kosten.eenheid, *_kosten(functies)
    )
    if not geheel.bedrag:
        return [(clientgebonden.naam, clientgebonden)]
    rest = next(deel for deel in reversed(_LOONDELEN) if deel == "salaris" or _komt_voor(deel, functies))
    eenheid = clientgebonden.eenheid
    klaar = {
        deel: posten.product(
            f"{_STAM}.{deel}", naam.lower(), eenheid, _aandeel(deel, functies, geheel, loondelen), clientgebonden
        )
        for deel, naam in _LOONDELEN.items()
        if deel != rest
    }
    klaar[rest] = posten.verschil(f"{_STAM}.{rest}", _LOONDELEN[rest].lower(), eenheid, clientgebonden, *klaar.values())
    return [(naam, klaar[deel]) for deel, naam in _LOONDELEN.items()]


def _komt_voor(deel: str, functies: Sequence[Functiepost]) -> bool:
    """Of een functie met inzet dit deel van de loonkosten heeft."""
    return any(
        van.bedrag != af.bedrag
        for functie in functies
        if functie.kosten.bedrag
        for van, af in (_van_af(deel, functie.loon),)
    )


def _kosten(functies: Sequence[Functiepost]) -> list[Post]:
    return [functie.kosten for functie in functies]


def _aandeel(deel: str, functies: Sequence[Functiepost], geheel: Post, loondelen: Loondelen) -> Post:
    """Het deel van de kosten van alle functies dat salaris, toeslag of last is."""
    soort = _LOONDELEN[deel].lower()
    delen = [
        posten.product(  # dat deel van haar loonkosten × wat de functie hier kost
            f"{_STAM}.{functie.sleutel}.{deel}",
            f"{soort} {functie.functie.functie}",
            geheel.eenheid,
            loondelen.fractie(deel, functie.loon),
            functie.kosten,
        )
        for functie in functies
        if functie.loon.loonkosten.bedrag
    ]
    samen = posten.som(f"{_STAM}.{deel}.kosten", f"{soort} van alle functies", geheel.eenheid, *delen)
    naam = f"deel van de loonkosten dat uit {soort} bestaat"
    return posten.quotient(f"{_STAM}.{deel}.aandeel", naam, Eenheid.FRACTIE, samen, geheel)


def _fractie(deel: str, loon: Loon) -> Post:
    stam, naam = f"{_STAM}.{loon.loonkosten.sleutel}.{deel}", _LOONDELEN[deel].lower()
    per_fte = _per_fte(deel, stam, loon)
    return posten.quotient(stam, f"{naam}, deel van de loonkosten", Eenheid.FRACTIE, per_fte, loon.loonkosten)


def _per_fte(deel: str, stam: str, loon: Loon) -> Post:
    """Het jaarsalaris, wat het bruto loon daarboven heeft, of wat de loonkosten daar weer boven hebben."""
    if deel == "salaris":
        return loon.regels["jaarsalaris"]
    van, af = _van_af(deel, loon)
    return posten.verschil(f"{stam}.per_fte", f"{_LOONDELEN[deel].lower()} per fte", Eenheid.EURO_PER_JAAR, van, af)


def _van_af(deel: str, loon: Loon) -> tuple[Post, Post]:
    """Tussen welke twee regels van het loon de toeslagen of de werkgeverslasten zitten."""
    salaris, bruto = loon.regels["jaarsalaris"], loon.regels["bruto_loon"]
    return (bruto, salaris) if deel == "toeslagen" else (loon.loonkosten, bruto)
