"""Twee standen van een regio naast elkaar: welke tarieven veranderen, hoeveel, per element en waardoor."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.vergelijk.leden import plaats_van
from reeletarief.analyse.vergelijk.oorzaken import Oorzaak, Wijziging, oorzaken
from reeletarief.analyse.vergelijk.tariefverschil import Tariefverschil, tariefverschillen
from reeletarief.berekening.besluitstand import bijgesteld_met, geldend_bedrag
from reeletarief.invoer.stand.oude_tarieven import OudTarief
from reeletarief.invoer.yaml_strikt import tekstplaats

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from reeletarief.berekening.bewijs import Bewijs
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding, Plaats
    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

_KENMERKEN = ("naam", "segment", "standaardcode", "doel", "kwaliteitseisen", "cao", "opslagset", "tariefdifferentiatie")
"""Wat een kaart over een product zegt zonder dat het tarief ervan verandert, of waarvan de oorzaken het gevolg tonen."""


class Kant(NamedTuple):
    """Eén van de twee standen.

    ``naam`` is voor de kop. ``tarieven`` zijn de berekende tarieven op product; bij bewaarde tarieven zijn die er niet, en zijn
    alleen ``bedragen`` (tarief, eenheid en elementen) bekend. ``gemist`` geeft per product dat niet te rekenen was de
    redenen.
    """

    naam: str
    regio: str
    tariefjaar: int
    peildatum: datetime.date | None
    status: str
    bedragen: Mapping[str, OudTarief]
    tarieven: Mapping[str, Tarief] | None
    gemist: Mapping[str, tuple[Bevinding, ...]]
    bewijs: Bewijs | None


class Kenmerk(NamedTuple):
    """Een gewijzigd kenmerk van een product, zoals de naam of het segment; een lijst heeft meer teksten, en wat er niet is geen."""

    naam: str
    oud: tuple[str, ...]
    nieuw: tuple[str, ...]
    plaats: Plaats | None


class Productvergelijking(NamedTuple):
    """Een product in beide standen. ``oorzaken`` ontbreken als een stand alleen bewaarde bedragen heeft."""

    product: str
    naam: str
    verschil: Tariefverschil
    oorzaken: tuple[Oorzaak, ...] | None
    kenmerken: tuple[Kenmerk, ...]

    @property
    def stand(self) -> str:
        """gewijzigd, gelijk, nieuw, vervallen of andere_eenheid."""
        if self.verschil.oud is None:
            return "nieuw"
        if self.verschil.nieuw is None:
            return "vervallen"
        if self.verschil.bedrag is None:
            return "andere_eenheid"
        return "gewijzigd" if self.verschil.bedrag else "gelijk"


class Gevolg(NamedTuple):
    """Eén wijziging over alle producten: wat er veranderde, welke producten het raakt en waar het meest.

    ``bedragen`` is per product het deel in euro; ``erbij`` is de plaats van een andere opbouw in de nieuwe stand, ``vervallen`` die in
    de oude.
    """

    groep: str
    naam: str
    oud: Post | None
    nieuw: Post | None
    bedragen: Mapping[str, Decimal]
    erbij: Plaats | None
    vervallen: Plaats | None

    @property
    def plaats(self) -> Plaats | None:
        """Waar het in de nieuwe stand staat."""
        return plaats_van(self.nieuw) or self.erbij

    @property
    def oude_plaats(self) -> Plaats | None:
        """Waar het in de oude stand stond."""
        return plaats_van(self.oud) or self.vervallen

    @property
    def meest(self) -> str:
        """Het product waar deze wijziging het meeste doet."""
        return max(self.bedragen, key=lambda product: abs(self.bedragen[product]))


class Vergelijking(NamedTuple):
    """De uitkomst: beide kanten, elk product, en wat er in één van beide niet te rekenen was."""

    oud: Kant
    nieuw: Kant
    producten: tuple[Productvergelijking, ...]
    gevolgen: tuple[Gevolg, ...]

    def met_stand(self, *standen: str) -> list[Productvergelijking]:
        """De producten in een van deze standen."""
        return [product for product in self.producten if product.stand in standen]

    @property
    def weggevallen(self) -> dict[str, tuple[Bevinding, ...]]:
        """De producten die in één van beide standen niet te rekenen waren, met de redenen."""
        return {**self.oud.gemist, **self.nieuw.gemist}


def als_kant(naam: str, resultaat: Resultaat) -> Kant:
    """Een berekening als een van de twee standen."""
    tarieven = resultaat.op_product
    return Kant(
        naam=naam,
        regio=resultaat.regio,
        tariefjaar=resultaat.tariefjaar,
        peildatum=resultaat.peildatum,
        status=resultaat.status,
        bedragen={product: als_oud(tarief) for product, tarief in tarieven.items()},
        tarieven=tarieven,
        gemist={weg.product: weg.redenen for weg in resultaat.overgeslagen},
        bewijs=resultaat.bewijs,
    )


def vergelijk(oud: Kant, nieuw: Kant, *, producten: Sequence[str] = ()) -> Vergelijking:
    """Vergelijk twee standen; wat in een van beide niet te rekenen was, is geen nieuw of vervallen product.

    Met ``producten`` telt alleen van die producten mee wat er niet te rekenen was.
    """
    oud, nieuw = _benoemd(oud, nieuw, producten), _benoemd(nieuw, oud, producten)
    assert nieuw.tarieven is not None
    weg = {*oud.gemist, *nieuw.gemist}
    tarieven = [tarief for product, tarief in nieuw.tarieven.items() if product not in weg]
    bedragen = {product: bedrag for product, bedrag in oud.bedragen.items() if product not in weg}
    vergeleken = tuple(_product(verschil, oud) for verschil in tariefverschillen(tarieven, bedragen))
    return Vergelijking(oud, nieuw, vergeleken, tuple(_gevolgen(vergeleken)))


def _benoemd(kant: Kant, andere: Kant, producten: Sequence[str]) -> Kant:
    """Een kaart die niet te lezen was, onder het product dat de andere stand in dat bestand heeft.

    Anders zou dat product vervallen of nieuw heten. Is er om producten gevraagd, dan tellen alleen die.
    """
    op_pad = {str(tarief.kaart.product.plaats.bestand): naam for naam, tarief in (andere.tarieven or {}).items()}
    gemist = {op_pad.get(wie, wie): redenen for wie, redenen in kant.gemist.items()}
    return kant._replace(gemist={wie: redenen for wie, redenen in gemist.items() if not producten or wie in producten})


def als_oud(tarief: Tarief) -> OudTarief:
    """Een tarief als bedragen, zoals een bewaard tarief ze heeft."""
    elementen = {naam: post.bedrag for naam, post in tarief.jeugdwet.items()}
    return OudTarief(geldend_bedrag(tarief), tarief.kaart.eenheid, elementen, bijgesteld_met(tarief))


def _product(verschil: Tariefverschil, oud: Kant) -> Productvergelijking:
    eerder = (oud.tarieven or {}).get(verschil.product)
    nieuw = verschil.nieuw
    waardoor: tuple[Oorzaak, ...] | None = None
    if eerder is not None and nieuw is not None and verschil.vergelijkbaar:
        waardoor = oorzaken(eerder, nieuw) if verschil.bedrag else ()
    elif oud.tarieven is not None:
        waardoor = ()
    kenmerken = _kenmerken(eerder, nieuw) if eerder is not None and nieuw is not None else ()
    bron = nieuw or eerder
    return Productvergelijking(verschil.product, str(bron.kaart.naam) if bron else "", verschil, waardoor, kenmerken)


def _kenmerken(oud: Tarief, nieuw: Tarief) -> tuple[Kenmerk, ...]:
    """De kenmerken van de kaart die verschillen, los van het tarief; de prijssoort kiest de regio in haar opslagen."""
    alle = [
        Kenmerk(naam, _teksten(eerst), _teksten(nu), getattr(nu, "plaats", nieuw.kaart.product.plaats))
        for naam, eerst, nu in ((naam, getattr(oud.kaart, naam), getattr(nieuw.kaart, naam)) for naam in _KENMERKEN)
    ]
    prijssoort = (_teksten(oud.prijssoort), _teksten(nieuw.prijssoort))
    alle.append(Kenmerk("prijssoort", *prijssoort, tekstplaats(nieuw.prijssoort)))
    return tuple(kenmerk for kenmerk in alle if kenmerk.oud != kenmerk.nieuw)


def _teksten(waarde: object) -> tuple[str, ...]:
    if isinstance(waarde, tuple):
        return tuple(map(str, waarde))
    return () if waarde is None else (str(waarde),)


def _gevolgen(producten: Sequence[Productvergelijking]) -> list[Gevolg]:
    """Dezelfde wijziging in meer producten als één gevolg, het grootste eerst."""
    eerste: dict[tuple[object, ...], tuple[str, Wijziging]] = {}
    bedragen: dict[tuple[object, ...], dict[str, Decimal]] = {}
    for product in producten:
        for oorzaak in product.oorzaken or ():
            for wijziging in oorzaak.wijzigingen:
                sleutel = (oorzaak.groep, *_herken(wijziging))
                eerste.setdefault(sleutel, (oorzaak.groep, wijziging))
                delen = bedragen.setdefault(sleutel, {})
                eerder = delen.get(product.product)
                delen[product.product] = wijziging.bedrag if eerder is None else eerder + wijziging.bedrag
    gevolgen = [
        Gevolg(
            groep,
            wijziging.naam,
            wijziging.oud,
            wijziging.nieuw,
            bedragen[sleutel],
            wijziging.erbij,
            wijziging.vervallen,
        )
        for sleutel, (groep, wijziging) in eerste.items()
    ]
    return sorted(gevolgen, key=lambda gevolg: (-_grootste(gevolg), gevolg.naam))


def _grootste(gevolg: Gevolg) -> Decimal:
    return max(abs(bedrag) for bedrag in gevolg.bedragen.values())


def _herken(wijziging: Wijziging) -> tuple[object, ...]:
    """Waaraan dezelfde wijziging in een ander product te herkennen is: de plaats van oud en nieuw, of anders haar naam en waar zij staat.

    Een last die verviel, staat op één plek en kan per cao een andere reeks hebben; een lezer ziet één last.
    """
    plaatsen = [plaats_van(post) for post in (wijziging.oud, wijziging.nieuw)]
    plekken = [(plaats.bestand, plaats.regel, plaats.kolom) if plaats else None for plaats in plaatsen]
    return (
        *plekken,
        wijziging.oud and wijziging.oud.bedrag,
        wijziging.nieuw and wijziging.nieuw.bedrag,
        (wijziging.naam, wijziging.plaats or wijziging.oude_plaats) if plekken == [None, None] else "",
    )
