"""Wat elke aanname in een of meer tarieven waard is: haar leesbare naam met haar waarde, uit de posten van die tarieven."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs.kop import Kop, beginnen_met, zonder_onderdeel
from reeletarief.kostprijs.post import Eenheid
from reeletarief.weergave.aannames import naam_van
from reeletarief.weergave.getal import als_waarde_met_uur, geteld, leesbaar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from reeletarief.fouten import Plaats
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief

_REEKSEN = beginnen_met(Kop.REEKSEN)
_UITGESCHREVEN = 4
_PERCENTAGE = ", percentage"


class Aannamewaarde(NamedTuple):
    """Een aanname voor een lezer, met wat er gekozen is; bestaat zij uit veel getallen, zoals een rooster, dan hoeveel.

    ``verschilt`` zegt dat de producten er niet één waarde voor hebben.
    """

    naam: str
    waarde: str = ""
    verschilt: bool = False

    def __str__(self) -> str:
        """De naam, met de waarde als die er is."""
        return f"{self.naam}: {self.waarde}" if self.waarde else self.naam


class _Getal(NamedTuple):
    """Een bedrag dat bij een aanname hoort; ``plek`` is de sleutel van zijn post, en zegt welk getal het is. ``plaats`` is waar het ingevuld is.

    Van een keuze (zoals welke premie over het loon gaat) is het bedrag een uitkomst en niet wat er gekozen is; ``tekst`` is dan
    het percentage dat gekozen is, of leeg.
    """

    naam: str
    plek: str
    bedrag: Decimal
    eenheid: Eenheid
    tekst: str
    plaats: Plaats | None

    @property
    def ingevuld(self) -> object:
        """Waaraan te zien is dat het hetzelfde ingevulde getal is: een dienst staat er één keer, en telt in elke cao-tabel van het jaar."""
        return self.plek if self.plaats is None else (self.plaats[:3], self.bedrag, self.eenheid)


def aannamewaarden(tarieven: Sequence[Tarief]) -> Mapping[str, Aannamewaarde]:
    """Elke aanname van de tarieven met haar naam en wat zij in die tarieven is."""
    posten = {id(post): post for tarief in tarieven for post in tarief.onzekere_posten}  # wat tarieven delen, één keer
    getallen: dict[str, list[_Getal]] = {}
    for post in posten.values():
        if (bron := post.herkomst) and bron.parameter:
            getallen.setdefault(bron.parameter, []).append(_getal(post))
    namen = dict.fromkeys(aanname for tarief in tarieven for aanname in tarief.aannames)
    zonder_getal = {aanname: _keuze(aanname, tarieven) for aanname in namen if aanname not in getallen}
    uitgeschreven = _UITGESCHREVEN if len(tarieven) == 1 else 0
    return zonder_getal | {aanname: _samengevat(aanname, alle, uitgeschreven) for aanname, alle in getallen.items()}


def _keuze(aanname: str, tarieven: Sequence[Tarief]) -> Aannamewaarde:
    """Een keuze van de kaart die geen getal is, in de woorden van de kaart."""
    blok, _, veld = aanname.partition(".")
    kaarten = (kaart for tarief in tarieven for kaart in _kaarten(tarief) if getattr(kaart, blok, None) is not None)
    gekozen = dict.fromkeys(_in_woorden(getattr(getattr(kaart, blok), veld, None)) for kaart in kaarten)
    teksten = [tekst for tekst in gekozen if tekst]
    return _een_of_meer(naam_van(aanname), teksten) if teksten else Aannamewaarde(naam_van(aanname))


def _kaarten(tarief: Tarief) -> Iterator[Productkaart]:
    """De kaart van een product, en van een samengesteld tarief ook die van zijn onderdelen."""
    yield tarief.kaart
    for deel in tarief.onderdelen:
        yield from _kaarten(deel.tarief)


def _in_woorden(keuze: object) -> str:
    delen = keuze if isinstance(keuze, tuple) else (keuze,) if keuze else ()
    return ", ".join(str(deel).replace("_", " ") for deel in delen)


def _getal(post: Post) -> _Getal:
    return _Getal(post.naam, zonder_onderdeel(post.sleutel), post.bedrag, post.eenheid, _tekst(post), post.plaats)


def _tekst(post: Post) -> str:
    if not post.operanden:
        return als_waarde_met_uur(post.bedrag, post.eenheid)
    if not post.sleutel.startswith(_REEKSEN):
        return next((leesbaar(deel) for deel in post.operanden if deel.eenheid is Eenheid.FRACTIE), "")
    return f"€ {leesbaar(post)}" if post.eenheid.is_bedrag else leesbaar(post)


def _samengevat(aanname: str, getallen: Sequence[_Getal], uitgeschreven: int) -> Aannamewaarde:
    """Eén waarde, of van waar tot waar zij loopt; dat laatste alleen als het in elk product hetzelfde getal is.

    Bij hooguit zoveel getallen als ``uitgeschreven`` staan zij er alle, zoals de aandelen van een functiemix. Wat uit andere
    waarden volgt, zoals de fte van een functie op het rooster, is niet gekozen en telt dan niet mee.
    """
    namen = {een.naam for een in getallen}
    een_getal = len({(een.plek, een.eenheid) for een in getallen}) == 1
    if len(namen) > 1 and not een_getal:
        gekozen = list({een.ingevuld: een.tekst for een in getallen if een.tekst}.values())
        aantal = len(gekozen) or len({een.ingevuld for een in getallen})
        uit = gekozen and aantal <= uitgeschreven
        tekst = "; ".join(gekozen) if uit else f"{geteld(aantal, 'getal', 'getallen')}, zie de berekening"
        return Aannamewaarde(naam_van(aanname), tekst, verschilt=True)
    naam = namen.pop().removesuffix(_PERCENTAGE) if len(namen) == 1 else naam_van(aanname)
    teksten = list(dict.fromkeys(een.tekst for een in sorted(getallen, key=lambda een: een.bedrag)))
    if not een_getal and len(teksten) > 1:
        return Aannamewaarde(naam, "verschilt, zie de berekening", verschilt=True)
    return _een_of_meer(naam, teksten)


def _een_of_meer(naam: str, teksten: Sequence[str]) -> Aannamewaarde:
    """Eén waarde, of de twee of het begin en het eind van wat er per product verschilt."""
    if len(teksten) == 1:
        return Aannamewaarde(naam, teksten[0])
    tussen = "of" if len(teksten) == 2 else "tot en met"
    return Aannamewaarde(naam, f"verschilt per product, {teksten[0]} {tussen} {teksten[-1]}", verschilt=True)
