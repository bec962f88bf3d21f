"""Wat elke aanname in een of meer tarieven waard is: haar leesbare naam met haar waarde, uit de posten van die tarieven."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs.kop import Kop, beginnen_met, zonder_onderdeel
from reeletarief.weergave.aannames import naam_van
from reeletarief.weergave.getal import als_waarde_met_uur, leesbaar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from reeletarief.kostprijs.post import Eenheid, Post
    from reeletarief.kostprijs.tarief import Tarief

_REEKSEN = beginnen_met(Kop.REEKSEN)
_PERCENTAGE = ", percentage"


class Aannamewaarde(NamedTuple):
    """Een aanname voor een lezer; ``waarde`` is leeg als zij een keuze is of uit meer getallen bestaat, zoals een functiemix.

    ``verschilt`` zegt dat de producten er niet één waarde voor hebben.
    """

    naam: str
    waarde: str = ""
    verschilt: bool = False

    def __str__(self) -> str:
        """De naam, met de waarde als die er is."""
        return f"{self.naam}: {self.waarde}" if self.waarde else self.naam


class _Getal(NamedTuple):
    """Een bedrag dat bij een aanname hoort; ``plek`` is de sleutel van zijn post, en zegt welk getal het is.

    Van een keuze (zoals welke premie over het loon gaat) is het bedrag een uitkomst en niet wat er gekozen is: zonder ``tekst``.
    """

    naam: str
    plek: str
    bedrag: Decimal
    eenheid: Eenheid
    tekst: str


def aannamewaarden(tarieven: Sequence[Tarief]) -> Mapping[str, Aannamewaarde]:
    """Elke aanname van de tarieven met haar naam en haar waarde; een keuze zonder getal heeft alleen een naam."""
    posten = {id(post): post for tarief in tarieven for post in tarief.onzekere_posten}  # wat tarieven delen, één keer
    getallen: dict[str, dict[_Getal, None]] = {}
    for post in posten.values():
        if (bron := post.herkomst) and bron.parameter:
            getallen.setdefault(bron.parameter, {})[_getal(post)] = None
    namen = dict.fromkeys(aanname for tarief in tarieven for aanname in tarief.aannames)
    zonder_getal = {aanname: Aannamewaarde(naam_van(aanname)) for aanname in namen}
    return zonder_getal | {aanname: _samengevat(aanname, tuple(gevonden)) for aanname, gevonden in getallen.items()}


def _getal(post: Post) -> _Getal:
    return _Getal(post.naam, zonder_onderdeel(post.sleutel), post.bedrag, post.eenheid, _tekst(post))


def _tekst(post: Post) -> str:
    if not post.operanden:
        return als_waarde_met_uur(post.bedrag, post.eenheid)
    if not post.sleutel.startswith(_REEKSEN):
        return ""
    return f"€ {leesbaar(post)}" if post.eenheid.is_bedrag else leesbaar(post)


def _samengevat(aanname: str, getallen: Sequence[_Getal]) -> Aannamewaarde:
    """Eén waarde, of van waar tot waar zij loopt; dat laatste alleen als het in elk product hetzelfde getal is."""
    namen = {een.naam for een in getallen}
    een_getal = len({(een.plek, een.eenheid) for een in getallen}) == 1
    if len(namen) > 1 and not een_getal:
        return Aannamewaarde(naam_van(aanname))
    naam = namen.pop().removesuffix(_PERCENTAGE) if len(namen) == 1 else naam_van(aanname)
    teksten = list(dict.fromkeys(een.tekst for een in sorted(getallen, key=lambda een: een.bedrag)))
    if len(teksten) == 1:
        return Aannamewaarde(naam, teksten[0])
    if not een_getal:
        return Aannamewaarde(naam, "verschilt, zie de berekening", verschilt=True)
    tussen = "of" if len(teksten) == 2 else "tot en met"
    return Aannamewaarde(naam, f"verschilt per product, {teksten[0]} {tussen} {teksten[-1]}", verschilt=True)
