"""Wat de aanbieders samen op een uitvraag antwoordden: per product en veld n, kwartielen, gemiddelden en uitschieters.

Een veld met minder antwoorden dan ``minstens`` krijgt geen enkel cijfer en geen uitschieter: bij zo weinig antwoorden is
een cijfer tot een aanbieder te herleiden. De uitkomst hangt niet van de volgorde van de formulieren af.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import NUL
from reeletarief.analyse.uitvraag import statistiek
from reeletarief.invoer.uitvraag.antwoorden import VOLUME
from reeletarief.invoer.uitvraag.vragen import Vraag

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from reeletarief.invoer.uitvraag.antwoorden import Antwoord, Ingevuld

MINSTENS = 3
OVERHEERST = Decimal("0.9")
"""Komt meer dan dit deel van het volume van één aanbieder, dan is het gewogen gemiddelde zo goed als diens antwoord."""


class Uitschieter(NamedTuple):
    """Een antwoord dat ver buiten de andere ligt, met de cel waar de aanbieder het invulde."""

    aanbieder: str
    waarde: Decimal
    bestand: str
    cel: str


class Cijfers(NamedTuple):
    """De cijfers van één veld.

    ``gewogen`` is naar volume, over ``wegen`` aanbieders; ontbreekt het, dan zegt ``zonder_gewogen`` waarom.
    """

    q1: Decimal
    mediaan: Decimal
    q3: Decimal
    minimum: Decimal
    maximum: Decimal
    gemiddelde: Decimal
    gewogen: Decimal | None
    wegen: int
    zonder_gewogen: str
    uitschieters: tuple[Uitschieter, ...]


class Veldsamenvatting(NamedTuple):
    """Een veld van een product met het aantal antwoorden; ``cijfers`` ontbreken als het er te weinig zijn."""

    vraag: Vraag
    n: int
    cijfers: Cijfers | None


class Productsamenvatting(NamedTuple):
    """Een product met het aantal aanbieders dat er iets over antwoordde, en zijn velden."""

    product: str
    aanbieders: int
    velden: tuple[Veldsamenvatting, ...]

    @property
    def heeft_cijfers(self) -> bool:
        """Of er van ten minste één veld genoeg antwoorden zijn."""
        return any(veld.cijfers for veld in self.velden)

    @property
    def verborgen(self) -> int:
        """Hoeveel velden wel antwoorden hebben, maar te weinig."""
        return sum(veld.n > 0 and veld.cijfers is None for veld in self.velden)


class Samenvatting(NamedTuple):
    """De hele uitvraag: van welke aanbieders er antwoorden tellen, hoeveel, en per product de cijfers."""

    aanbieders: tuple[str, ...]
    antwoorden: int
    minstens: int
    producten: tuple[Productsamenvatting, ...]


def vat_samen(
    formulieren: Iterable[Ingevuld], gevraagd: Mapping[str, Sequence[Vraag]], minstens: int = MINSTENS
) -> Samenvatting:
    """Vat de formulieren samen over deze producten en hun vragen, in die volgorde.

    Van elke aanbieder is er één formulier. Een product dat een formulier fout invulde, telt voor die aanbieder niet mee;
    van een product dat wel telt, zijn alle aandelen ingevuld (dat eist de lezer). Daardoor tellen alle aandelen van een
    product evenveel aanbieders, en is er geen uit de andere terug te rekenen. ``minstens`` is ten minste 1.
    """
    alle = (opgave for formulier in formulieren for opgave in _opgaven(formulier, gevraagd))
    opgaven = sorted(alle, key=lambda opgave: (opgave.aanbieder, opgave.bestand))
    per_product: dict[str, list[_Opgave]] = {product: [] for product in gevraagd}
    for opgave in opgaven:
        per_product[opgave.product].append(opgave)
    return Samenvatting(
        tuple(dict.fromkeys(opgave.aanbieder for opgave in opgaven)),
        sum(len(opgave.antwoorden) for opgave in opgaven),
        minstens,
        tuple(
            _vat_product_samen(product, vragen, per_product[product], minstens) for product, vragen in gevraagd.items()
        ),
    )


class _Opgave(NamedTuple):
    """Wat één aanbieder over één product antwoordde, op vraag."""

    aanbieder: str
    bestand: str
    product: str
    antwoorden: Mapping[Vraag, Antwoord]

    @property
    def volume(self) -> Decimal:
        gegeven = self.antwoorden.get(Vraag(self.product, VOLUME))
        return gegeven.waarde if gegeven else NUL


class _Waarneming(NamedTuple):
    """Een waarde van een aanbieder met het gewicht van diens volume."""

    opgave: _Opgave
    waarde: Decimal
    cel: str


def _opgaven(formulier: Ingevuld, producten: Container[str]) -> list[_Opgave]:
    per_product: dict[str, dict[Vraag, Antwoord]] = defaultdict(dict)
    for antwoord in formulier.antwoorden:
        if antwoord.product in producten and antwoord.product not in formulier.geweigerd:
            vraag = Vraag(antwoord.product, antwoord.veld, antwoord.functie)
            per_product[antwoord.product][vraag] = antwoord
    return [
        _Opgave(formulier.aanbieder, formulier.bestand, product, antwoorden)
        for product, antwoorden in per_product.items()
    ]


def _vat_product_samen(
    product: str, vragen: Iterable[Vraag], opgaven: Sequence[_Opgave], minstens: int
) -> Productsamenvatting:
    velden = tuple(_vat_veld_samen(vraag, _waarnemingen(vraag, opgaven), minstens) for vraag in vragen)
    return Productsamenvatting(product, len(opgaven), velden)


def _vat_veld_samen(vraag: Vraag, gezien: Sequence[_Waarneming], minstens: int) -> Veldsamenvatting:
    cijfers = _cijfers(vraag.veld, gezien, minstens) if len(gezien) >= minstens else None
    return Veldsamenvatting(vraag, len(gezien), cijfers)


def _waarnemingen(vraag: Vraag, opgaven: Iterable[_Opgave]) -> list[_Waarneming]:
    return [
        _Waarneming(opgave, antwoord.waarde, antwoord.cel)
        for opgave in opgaven
        if (antwoord := opgave.antwoorden.get(vraag)) is not None
    ]


def _cijfers(veld: str, gezien: Sequence[_Waarneming], minstens: int) -> Cijfers:
    waarden = [een.waarde for een in gezien]
    wegen = [(een.waarde, een.opgave.volume) for een in gezien if een.opgave.volume > 0] if veld != VOLUME else []
    reden = _zonder_gewogen([volume for _, volume in wegen], minstens) if veld != VOLUME else ""
    return Cijfers(
        *statistiek.kwartielen(waarden),
        min(waarden),
        max(waarden),
        statistiek.gemiddelde(waarden),
        statistiek.gewogen_gemiddelde(wegen) if wegen and not reden else None,
        0 if reden else len(wegen),
        reden,
        _uitschieters(gezien),
    )


def _zonder_gewogen(volumes: Sequence[Decimal], minstens: int) -> str:
    """Waarom er naar deze volumes niet te wegen is; leeg als het kan."""
    if not volumes:
        return "er zijn geen volumes"
    if len(volumes) < minstens:
        return f"minder dan {minstens} volumes"
    if max(volumes) > OVERHEERST * sum(volumes, NUL):
        return "meer dan 90% van het volume is van één aanbieder"
    return ""


def _uitschieters(gezien: Sequence[_Waarneming]) -> tuple[Uitschieter, ...]:
    onder, boven = statistiek.grenzen([een.waarde for een in gezien])
    return tuple(
        Uitschieter(een.opgave.aanbieder, een.waarde, een.opgave.bestand, een.cel)
        for een in gezien
        if not onder <= een.waarde <= boven
    )
