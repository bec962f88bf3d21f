"""De parameters van een tarief als knoppen: wat er in de bestanden staat en dus te verzetten is.

Een knop is één plek in een bestand. Komt die plek in de boom op meer plaatsen voor (bij de onderdelen van een samengesteld tarief, of bij
elke functie), dan bewegen die posten samen. De bedragen van een salaristabel zijn samen één knop, en de toeslagen voor
onregelmatigheid ook. Wat uit de kalender volgt (feestdagen, diensten, uren met toeslag) en de stap van een afronding zijn
geen knoppen.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import EEN, NUL
from reeletarief.invoer.cao.voorwaarden import KORTSTE_WEEK, LANGSTE_WEEK
from reeletarief.kostprijs.kop import Kop, beginnen_met, zonder_onderdeel
from reeletarief.kostprijs.post import Bewerking, Eenheid, Post, loop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.fouten import Plaats
    from reeletarief.kostprijs.tarief import Tarief


_DATUM = r"\d{4}-\d\d-\d\d"
_CEL = re.compile(rf"(cao\.[^.]+\.{_DATUM})\.schaal_.+")
_ORT = re.compile(r"rooster\..+\.toeslag_\d+\.percentage")
_KALENDER = re.compile(r"rooster\..+\.(duur|aantal|uren)|uren\.feestdagen\.aantal.*|verblijf\.dagen_per_jaar")
_PERIODE = re.compile(rf"\.{_DATUM}(?=\.)")
_AANDEEL = re.compile(r"functie\..+\.aandeel|samenstelling\.\d+\.gewicht|indexering\.gewicht_(ova|ppc)")
_GETELD = re.compile(r"(inzet|groep)\.deelnemers|verblijf\.plaatsen")
_HOOGUIT_HEEL = re.compile(
    r"uren\..+|.+\.(bezettingsgraad|leegstand|no_show)|capaciteit\.elders_betaald"
    r"|rooster\.(ort_percentage|slaapdienst_telt_als)(\..+)?|opslagen\..+\.aantal"
)
_WEEK = re.compile(rf"cao\.[^.]+\.{_DATUM}\.uren_per_week")
_MAG_ONDER_NUL = beginnen_met(Kop.REEKSEN, Kop.INDEXERING)
_ROOSTER = beginnen_met(Kop.ROOSTER)
_BIJZAAK = {"aantal", "fte", "franchise", "maximum"}
"""Velden die naast de waarde van een regel staan en dus hun eigen naam houden."""


class Soort(StrEnum):
    """Hoe een knop beweegt: een percentage in procentpunten, een getal in procenten, en veel waarden samen in procenten."""

    PERCENTAGE = "percentage"
    GETAL = "getal"
    SAMEN = "samen"


class Knop(NamedTuple):
    """Een parameter met de gegeven posten die samen bewegen.

    ``waarde`` is de stand van nu; van waarden die samen bewegen is dat de wijziging, dus nul. ``groep`` is er als deze
    waarde met andere precies 100% is: dan schuiven die naar verhouding mee. ``namen`` zijn de namen waarop hij te vinden is,
    ``basis`` die zonder het product van een onderdeel ervoor.
    """

    naam: str
    basis: str
    omschrijving: str
    soort: Soort
    waarde: Decimal
    posten: tuple[Post, ...]
    namen: frozenset[str]
    groep: str | None

    @property
    def post(self) -> Post:
        """De eerste post, met de eenheid en de herkomst van allemaal."""
        return self.posten[0]

    @property
    def plaats(self) -> Plaats | None:
        """Waar de waarde staat."""
        return self.post.plaats

    @property
    def laagst(self) -> Decimal | None:
        """De waarde waaronder een bestand niet gelezen zou worden."""
        if self.soort is Soort.SAMEN:
            return -EEN
        if _GETELD.fullmatch(self.basis):
            return EEN
        if _WEEK.fullmatch(self.basis):
            return Decimal(KORTSTE_WEEK)
        return None if self.basis.startswith(_MAG_ONDER_NUL) and self.groep is None else NUL

    @property
    def hoogst(self) -> Decimal | None:
        """De waarde waarboven een bestand niet gelezen zou worden."""
        if _WEEK.fullmatch(self.basis):
            return Decimal(LANGSTE_WEEK)
        begrensd = self.groep is not None or _HOOGUIT_HEEL.fullmatch(self.basis)
        return EEN if begrensd and self.soort is Soort.PERCENTAGE else None

    def bedrag(self, post: Post, waarde: Decimal) -> Decimal:
        """Wat een post van deze knop wordt als de knop op deze waarde staat."""
        return post.bedrag * (1 + waarde) if self.soort is Soort.SAMEN else waarde


class _Gegeven(NamedTuple):
    """Een gegeven post, en haar sleutel zonder het product van een onderdeel ervoor."""

    post: Post
    kaal: str

    @property
    def plaats(self) -> Plaats | None:
        return self.post.plaats

    @property
    def parameter(self) -> str | None:
        return self.post.herkomst.parameter if self.post.herkomst else None

    @property
    def samen(self) -> str | None:
        """De naam van de tabel waarvan alle waarden samen bewegen."""
        cel = _CEL.fullmatch(self.kaal)
        if cel and not self.parameter:
            return f"{cel[1]}.salaris"
        if _ORT.fullmatch(self.kaal) and self.plaats:
            return f"{self.plaats.bestand.removesuffix('.yaml').replace('/', '.')}.ort"
        return None

    @property
    def naam(self) -> str:
        """De naam van de knop: die van de parameter als die deze waarde aanwijst, anders de sleutel."""
        if self.samen:
            return self.samen
        kaal = _PERIODE.sub("", self.kaal) if self.kaal.startswith(_ROOSTER) else self.kaal
        stam, _, veld = kaal.rpartition(".")
        return stam if stam == self.parameter and veld not in _BIJZAAK else kaal

    @property
    def plek(self) -> tuple[str, str]:
        """Waaraan posten die samen bewegen te herkennen zijn: hun naam, en de plaats waar hun waarde staat."""
        return self.naam, "" if self.samen else str(self.plaats)


def knoppen_van(tarief: Tarief) -> tuple[Knop, ...]:
    """Elke parameter in de boom van een tarief, op volgorde van naam."""
    plekken: dict[tuple[str, str], list[_Gegeven]] = {}
    for gegeven in _gegevens(tarief):
        plekken.setdefault(gegeven.plek, []).append(gegeven)
    namen = [naam for naam, _ in plekken]
    knoppen = [_knop(naam, delen, namen.count(naam)) for (naam, _), delen in plekken.items()]
    return tuple(sorted(knoppen, key=lambda knop: knop.naam))


def _gegevens(tarief: Tarief) -> Iterator[_Gegeven]:
    """De gegeven posten die in een bestand staan; niet wat uit de kalender volgt, en geen stap van een afronding."""
    boom = list(loop(tarief.tarief))
    stappen = {post.operanden[1].sleutel for post in boom if post.bewerking is Bewerking.AFRONDING}
    for post in boom:
        if post.bewerking is not Bewerking.WAARDE or post.sleutel in stappen:
            continue
        gegeven = _Gegeven(post, zonder_onderdeel(post.sleutel))
        if (gegeven.parameter or gegeven.samen) and not _KALENDER.fullmatch(gegeven.kaal):
            yield gegeven


def _knop(naam: str, delen: Sequence[_Gegeven], zo_genoemd: int) -> Knop:
    """De knop van deze posten; heten er meer zo, dan met het product van het onderdeel ervoor."""
    eerste = delen[0]
    eigen = naam if zo_genoemd == 1 else f"{eerste.post.sleutel.removesuffix(eerste.kaal)}{naam}"
    is_aandeel = _AANDEEL.fullmatch(eerste.kaal)
    namen = {naam, eigen, *(deel.kaal for deel in delen), *(deel.post.sleutel for deel in delen)}
    return Knop(
        naam=eigen,
        basis=naam,
        omschrijving=_tabelnaam(naam, len(delen)) if eerste.samen else eerste.post.naam,
        soort=_soort(eerste),
        waarde=NUL if eerste.samen else eerste.post.bedrag,
        posten=tuple(deel.post for deel in delen),
        namen=frozenset({*namen, *(deel.parameter for deel in delen if deel.parameter)}),
        groep=f"{eerste.kaal.partition('.')[0]} in {eerste.plaats.bestand}" if is_aandeel and eerste.plaats else None,
    )


def _soort(gegeven: _Gegeven) -> Soort:
    if gegeven.samen:
        return Soort.SAMEN
    return Soort.PERCENTAGE if gegeven.post.eenheid is Eenheid.FRACTIE else Soort.GETAL


def _tabelnaam(naam: str, aantal: int) -> str:
    """Wat er samen beweegt: ``cao.jeugdzorg.2025-03-01.salaris`` zijn de gebruikte salarissen uit die tabel."""
    _, cao, dag, wat = naam.split(".")
    soort = {"salaris": "salarissen", "ort": "toeslagen voor onregelmatigheid"}[wat]
    return f"alle {soort} uit tabel {dag}, cao {cao} ({aantal} in dit tarief)"
