"""Het tarief van een product als uitkomst: de boom, de elementen, en wat lezers erbij willen weten."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.invoer.model import Klasse
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.constanten import MINUTEN_PER_UUR
from reeletarief.kostprijs.elementen import wmo
from reeletarief.kostprijs.kop import Kop, beginnen_met
from reeletarief.kostprijs.post import Eenheid, Herkomst, Post

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.kaart.samenstelling import Afwezigheid
    from reeletarief.invoer.opslagen.bestand import Afronding, Opslagen, ZonderElement
    from reeletarief.kostprijs.afwijkingen import Regiowaarde
    from reeletarief.kostprijs.cao_jaar import CaoJaar
    from reeletarief.kostprijs.functiemix import Functiepost
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes
    from reeletarief.kostprijs.uren import Jaaruren

_CAO = beginnen_met(Kop.CAO)
_ONZEKER = (Klasse.OPEN, Klasse.AANNAME)


class Rekenbasis(NamedTuple):
    """Alles waar de tarieven van een regio uit volgen, met wat daarvan binnen één berekening al uitgerekend is."""

    keuzes: Jaarkeuzes
    caos: Mapping[str, Sequence[CaoTabel]]
    kaarten: Mapping[str, Productkaart]
    peildatum: datetime.date | None
    geheugen: Onderdeelgeheugen


class Onderdeelgeheugen:
    """De producten waar een ander product uit bestaat: hun tarief, en de posten ervan onder eigen sleutels, elk één keer gemaakt.

    Het tarief van elk ander product wordt niet bewaard: niemand vraagt er nog eens om, en zijn boom is groot.
    """

    def __init__(self, kaarten: Iterable[Productkaart]) -> None:
        samengesteld = [kaart.samenstelling for kaart in kaarten if kaart.samenstelling]
        self._onderdelen = {
            str(deel.product) for een in samengesteld for groep in een.populaties for deel in groep.onderdelen
        }
        self._tarieven: dict[str, Tarief] = {}
        self._posten: dict[str, dict[str, Post]] = {}

    def tarief(self, product: str, maak: Callable[[], Tarief]) -> Tarief:
        """Het tarief van een product; van een onderdeel dat al gerekend is, hetzelfde als toen."""
        if product not in self._onderdelen:
            return maak()
        if product not in self._tarieven:
            self._tarieven[product] = maak()
        return self._tarieven[product]

    def posten(self, product: str, maak: Callable[[], dict[str, Post]]) -> dict[str, Post]:
        """De posten van een onderdeel, zoals elk samengesteld tarief ze gebruikt."""
        if product not in self._posten:
            self._posten[product] = maak()
        return self._posten[product]


class Opbouw(NamedTuple):
    """De regels van het tarief, in volgorde, met hun som en het tarief dat daar na afronding van komt."""

    regels: tuple[Post, ...]
    onafgerond: Post
    tarief: Post


class Onderdeelpost(NamedTuple):
    """Een product in een samenstelling: hoeveel eenheden gemiddeld, en het tarief daarvan."""

    product: str
    aantal: Post
    kosten: Post
    tarief: Tarief


class Tarief(NamedTuple):
    """Het tarief van één product met de boom waaruit het volgt.

    ``tarief`` is de wortel (afgerond, in euro per eenheid); ``jeugdwet`` en ``nvo`` zijn de elementen,
    die samen met hun afrondingsregel precies het tarief zijn. ``opslagen`` zijn de keuzes van de regio, zonder de eigen waarden van de
    kaart en zonder wat zij per cao kiest. ``onzekere_posten`` zijn de waarden van klasse open of aanname
    die in de uitkomst meetellen, bij een samengesteld tarief die van zijn onderdelen; ``aannames`` hun parameters, met de keuzes die geen
    getal zijn. ``zonder`` noemt de elementen die nul zijn, met reden. ``cao`` en
    ``uren`` ontbreken bij een product zonder eigen beroepskrachten; ``onderdelen`` zijn de producten van een samengesteld tarief,
    ``afwezigheid`` zegt van welk etmaal een afwezigheidsdag uitgaat. ``andere_eenheid`` is ter informatie het minuuttarief bij een uurtarief (÷ 60), en het uurtarief bij een
    minuuttarief (onafgerond × 60).
    """

    kaart: Productkaart
    jaar: int
    cao: CaoJaar | None
    functies: tuple[Functiepost, ...]
    uren: Jaaruren | None
    regels: tuple[Post, ...]
    tarief: Post
    onafgerond: Post
    andere_eenheid: Post | None
    jeugdwet: Mapping[str, Post]
    nvo: Mapping[str, Post]
    onzekere_posten: tuple[Post, ...]
    aannames: tuple[str, ...]
    waarden_van_de_regio: Mapping[str, Regiowaarde]
    opslagen: Opslagen
    zonder: tuple[ZonderElement, ...]
    waarschuwingen: tuple[Bevinding, ...]
    onderdelen: tuple[Onderdeelpost, ...]
    afwezigheid: Afwezigheid | None = None

    @property
    def product(self) -> str:
        """De code van het product."""
        return self.kaart.code

    @property
    def indexmethode(self) -> str:
        """Hoe de regio indexeert."""
        return self.opslagen.indexering.methode

    @property
    def prijssoort(self) -> str | None:
        """Of het tarief een vaste prijs is of een ondergrens, als de regio dat zegt."""
        return self.opslagen.prijssoort

    @property
    def wortels(self) -> tuple[Post, ...]:
        """De posten waaruit de hele berekening te bereiken is: het tarief en de elementen."""
        return (self.tarief, *self.jeugdwet.values(), *self.nvo.values())

    @property
    def wmo(self) -> dict[str, Post]:
        """Dezelfde kosten naar de lijst van de Wmo (art. 5.4 Uitvoeringsbesluit Wmo 2015); samen ook het tarief."""
        return wmo(self.nvo, self.tarief.eenheid)

    @property
    def bestaat_uit(self) -> tuple[str, ...]:
        """De producten waar dit tarief uit volgt: zijn onderdelen, of het etmaal waar een afwezigheidsdag van uitgaat."""
        # een afwezigheidsdag is gerekend met de kaart van haar etmaal, en die zegt niet dat zij daarvan uitgaat
        van_etmaal = (str(self.afwezigheid.van),) if self.afwezigheid else ()
        return (*(deel.product for deel in self.onderdelen), *van_etmaal)

    @property
    def caos(self) -> tuple[CaoJaar, ...]:
        """De cao van dit product, of die van zijn onderdelen; elk één keer."""
        eigen = (self.cao,) if self.cao else ()
        alle = [*eigen, *(cao for deel in self.onderdelen for cao in deel.tarief.caos)]
        return tuple({(cao.cao, cao.perioden): cao for cao in alle}.values())


def met_boom(tarief: Tarief) -> Tarief:
    """Het tarief zoals het berekend is."""
    return tarief


def zonder_boom(tarief: Tarief) -> Tarief:
    """Het tarief met alleen zijn bedrag en dat van de elementen: wie niet toont hoe ze volgen, hoeft de bomen niet te bewaren.

    Van tienduizend producten zijn de bomen samen honderden megabytes.
    """

    def kaal(post: Post) -> Post:
        return Post(*post[:5])

    return tarief._replace(
        functies=(),
        uren=None,
        regels=(),
        onzekere_posten=(),
        tarief=kaal(tarief.tarief),
        onafgerond=kaal(tarief.onafgerond),
        andere_eenheid=None,
        jeugdwet={naam: kaal(post) for naam, post in tarief.jeugdwet.items()},
        nvo={naam: kaal(post) for naam, post in tarief.nvo.items()},
        onderdelen=tuple(deel._replace(tarief=zonder_boom(deel.tarief)) for deel in tarief.onderdelen),
    )


def andere_eenheid(kaart: Productkaart, tarief: Post, onafgerond: Post) -> Post | None:
    """Het tarief per minuut bij een uurproduct, of per uur bij een minuutproduct; alleen ter informatie."""
    if kaart.eenheid == "uur":
        sleutel, naam = Kop.AFGELEID_MINUUTTARIEF, "Afgeleid minuuttarief"
        return posten.quotient(sleutel, naam, Eenheid.EURO_PER_MINUUT, tarief, MINUTEN_PER_UUR)
    if kaart.eenheid == "minuut":
        sleutel, naam = Kop.AFGELEID_UURTARIEF, "Afgeleid uurtarief"
        return posten.product(sleutel, naam, Eenheid.EURO_PER_UUR, onafgerond, MINUTEN_PER_UUR)
    return None


def afrondingsstap(keuzes: Jaarkeuzes, eenheid: str) -> Post:
    """De stap in euro waarop de regio een tarief in deze eenheid afrondt: die van de eenheid, anders die van alle."""
    afronding = keuzes.opslagen.afronding
    eigen = afronding.eigen(eenheid) is not None
    return keuzes.eenmaal(("afrondingsstap", afronding, eenheid if eigen else ""), lambda: _stap(afronding, eenheid))


def _stap(afronding: Afronding, eenheid: str) -> Post:
    stap, toelichting = afronding.voor(eenheid), afronding.toelichting
    veld, naam = "stap", "afrondingsstap"
    if afronding.eigen(eenheid) is not None:
        veld, naam = f"per_{eenheid}", f"afrondingsstap per {per(eenheid)}"
    herkomst = Herkomst(
        Klasse.VASTSTAAND, "keuze van de regio", plaats=stap.plaats, toelichting=str(toelichting or "") or None
    )
    return posten.waarde(f"afronding.{veld}", naam, stap.getal, Eenheid.EURO, herkomst)


def onzekere(waarden: Iterable[Post]) -> tuple[Post, ...]:
    """De posten zonder vaste of erkende waarde, voor zover zij bij een parameter horen."""
    return tuple([post for post in waarden if (bron := post.herkomst) and bron.parameter and bron.klasse in _ONZEKER])


def aannames_van(onzeker: Iterable[Post]) -> set[str]:
    """De namen van de parameters waar onzekere posten bij horen."""
    return {bron.parameter for post in onzeker if (bron := post.herkomst) and bron.parameter}


def keuzes_van(kaart: Productkaart) -> tuple[str, ...]:
    """De keuzes van de vorm die geen getal zijn maar het tarief wel bepalen, voor zover open of aangenomen."""
    blokken = (
        ("verblijf", kaart.verblijf, "uren_per_fte"),
        ("rooster", kaart.rooster, "ort_over"),
        ("rooster", kaart.rooster, "toeslagen_over_ort"),
        ("groep", kaart.groep, "indirecte_tijd"),
    )
    return tuple(
        f"{naam}.{veld}"
        for naam, blok, veld in blokken
        if blok is not None and blok.klasse in _ONZEKER and getattr(blok, veld)
    )


def te_nieuw(waarden: Sequence[Post], jaar: int) -> list[Bevinding]:
    """Waarden van een later prijspeil dan het tariefjaar worden niet teruggerekend; dat staat erbij."""
    return [
        Bevinding(
            "RT013",
            f"'{post.naam}' heeft prijspeil {post.herkomst.prijspeil}, later dan tariefjaar {jaar}; "
            "het bedrag telt ongewijzigd mee.",
            f"Vul de waarde van {jaar} in, of reken een later tariefjaar.",
            post.herkomst.plaats,
            Ernst.WAARSCHUWING,
        )
        for post in waarden
        if post.herkomst is not None and (post.herkomst.prijspeil or 0) > jaar and post.bedrag != 0
        if post.eenheid.is_bedrag and not post.sleutel.startswith(_CAO)  # een cao-tabel meldt het zelf
    ]
