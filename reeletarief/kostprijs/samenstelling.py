"""Een product dat uit andere producten bestaat: Σ aantal × tarief, gemiddeld over de deelpopulaties."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.elementen import PLEKKEN, totalen
from reeletarief.kostprijs.kop import GEWICHT, Kop, code_in_sleutel, voorvoegsel
from reeletarief.kostprijs.parameter import blokherkomst
from reeletarief.kostprijs.post import Eenheid, Post
from reeletarief.kostprijs.tarief import Onderdeelpost, Tarief, aannames_van, afrondingsstap, onzekere

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.kaart.samenstelling import Deelpopulatie, Onderdeel, Samenstelling
    from reeletarief.invoer.waarden import Waarde
    from reeletarief.kostprijs.tarief import Rekenbasis

STUK = Eenheid.EURO_PER_STUK


class _Deel(NamedTuple):
    """Een onderdeel met de posten van zijn tarief, op hun eigen sleutel maar met het product ervoor."""

    post: Onderdeelpost
    posten: Mapping[str, Post]


def samengesteld(kaart: Productkaart, basis: Rekenbasis, tarieven: Mapping[str, Tarief]) -> Tarief:
    """Het tarief van een traject in euro per stuk: Σ over de onderdelen van het gemiddelde aantal × het afgeronde tarief.

    De elementen volgen uit die van de onderdelen, elk met hetzelfde aantal; met de afrondingsregel zijn ze samen
    precies het tarief.
    """
    assert kaart.samenstelling is not None
    keuzes = basis.keuzes
    delen = [_deel(kaart.samenstelling, tarief, basis) for tarief in tarieven.values()]
    onderdelen = tuple(deel.post for deel in delen)
    onafgerond = posten.som(Kop.TARIEF_ONAFGEROND, "Tarief voor afronding", STUK, *(deel.kosten for deel in onderdelen))
    tarief = posten.afgerond(Kop.TARIEF, "Tarief", STUK, onafgerond, afrondingsstap(keuzes))
    elementen = _regels(delen)
    rest = posten.verschil("afronding.traject", "Afronding van het traject", STUK, tarief, *elementen)
    regels = (*elementen, posten.met_element(rest, "afronding"))
    eigen = onzekere(posten.loop(*(deel.aantal for deel in onderdelen)))
    alle = [bevinding for deel in onderdelen for bevinding in deel.tarief.waarschuwingen]
    return Tarief(
        kaart=kaart,
        jaar=keuzes.jaar,
        cao=None,
        functies=(),
        uren=None,
        regels=regels,
        tarief=tarief,
        onafgerond=onafgerond,
        andere_eenheid=None,
        jeugdwet=totalen("jeugdwet", regels, STUK),
        nvo=totalen("nvo", regels, STUK),
        onzekere_posten=(*eigen, *(post for deel in onderdelen for post in deel.tarief.onzekere_posten)),
        aannames=tuple(sorted({*aannames_van(eigen), *(naam for deel in onderdelen for naam in deel.tarief.aannames)})),
        waarden_van_de_regio={},
        opslagen=keuzes.opslagen,
        zonder=(),
        waarschuwingen=tuple(dict.fromkeys(alle)),
        onderdelen=onderdelen,
    )


def _deel(samenstelling: Samenstelling, tarief: Tarief, basis: Rekenbasis) -> _Deel:
    """Een onderdeel: het gemiddelde aantal × zijn tarief."""
    product = str(tarief.kaart.product)
    aantal = _gemiddeld_aantal(samenstelling, product)
    eigen = basis.geheugen.posten(
        product, lambda: posten.met_voorvoegsel(voorvoegsel(product), tarief.tarief, *tarief.regels)
    )
    naam = f"{product} {tarief.kaart.naam}"
    kosten = posten.product(f"onderdeel.{code_in_sleutel(product)}", naam, STUK, aantal, eigen[tarief.tarief.sleutel])
    return _Deel(Onderdeelpost(product, aantal, kosten, tarief), eigen)


def _gemiddeld_aantal(samenstelling: Samenstelling, product: str) -> Post:
    """Σ gewicht × aantal over de deelpopulaties; bij één populatie het aantal zelf."""
    termen = [
        _term(samenstelling, populatie, deel, nummer)
        for nummer, populatie in enumerate(samenstelling.populaties, 1)
        for deel in populatie.onderdelen
        if deel.product == product
    ]
    if len(samenstelling.populaties) == 1 and len(termen) == 1:
        return termen[0].operanden[1]
    return posten.som(
        f"samenstelling.{code_in_sleutel(product)}", f"gemiddeld aantal {product}", Eenheid.AANTAL, *termen
    )


def _term(samenstelling: Samenstelling, populatie: Deelpopulatie, deel: Onderdeel, nummer: int) -> Post:
    """Gewicht van de deelpopulatie × aantal van het onderdeel."""
    stam, code = f"samenstelling.{nummer}", code_in_sleutel(deel.product)

    def gegeven(sleutel: str, naam: str, waarde: Waarde, eenheid: Eenheid) -> Post:
        herkomst = blokherkomst(samenstelling, waarde.plaats, "samenstelling")
        return posten.waarde(sleutel, naam, waarde.getal, eenheid, herkomst)

    gewicht = gegeven(f"{stam}.{GEWICHT}", f"gewicht {populatie.naam}", populatie.gewicht, Eenheid.FRACTIE)
    aantal = gegeven(f"{stam}.{code}.aantal", f"aantal {deel.product}, {populatie.naam}", deel.aantal, Eenheid.AANTAL)
    return posten.product(f"{stam}.{code}", f"{populatie.naam}, {deel.product}", Eenheid.AANTAL, gewicht, aantal)


def _regels(alle: Sequence[_Deel]) -> list[Post]:
    """Per kostprijselement: Σ over de onderdelen van aantal × wat het onderdeel aan dat element heeft."""
    regels: list[Post] = []
    for element in PLEKKEN:
        delen = [deel for deel in alle if any(regel.element == element for regel in deel.post.tarief.regels)]
        if delen:
            naam = element.replace("_", " ").capitalize()
            termen = [_element(deel, element, naam) for deel in delen]
            regels.append(posten.met_element(posten.som(f"traject.{element}", naam, STUK, *termen), element))
    return regels


def _element(deel: _Deel, element: str, naam: str) -> Post:
    """Aantal × wat het onderdeel per eenheid aan dit element heeft, in euro per traject."""
    product = deel.post.product
    eigen = [deel.posten[regel.sleutel] for regel in deel.post.tarief.regels if regel.element == element]
    sleutel = f"traject.{code_in_sleutel(product)}.{element}"
    per_eenheid = posten.som(f"{sleutel}.per_eenheid", f"{naam} in {product}", eigen[0].eenheid, *eigen)
    return posten.product(sleutel, f"{naam}, {product}", STUK, deel.post.aantal, per_eenheid)
