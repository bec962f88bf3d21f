"""Een product dat uit andere producten bestaat, een traject of een gewogen tarief: Σ aantal × tarief, gemiddeld over de delen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.kaart.productvorm import GEWOGEN
from reeletarief.invoer.opslagen.bestand import ZonderElement
from reeletarief.invoer.yaml_strikt import Tekst
from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.elementen import PLEKKEN, totalen
from reeletarief.kostprijs.kop import GEWICHT, Kop, code_in_sleutel, voorvoegsel
from reeletarief.kostprijs.parameter import blokherkomst
from reeletarief.kostprijs.post import TARIEFEENHEDEN, Eenheid, Post
from reeletarief.kostprijs.tarief import Onderdeelpost, Tarief, aannames_van, afrondingsstap, andere_eenheid, onzekere

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.kaart.samenstelling import Deelpopulatie, Onderdeel, Samenstelling
    from reeletarief.invoer.opslagen.regel import OpslagElement
    from reeletarief.invoer.waarden import Waarde
    from reeletarief.kostprijs.tarief import Rekenbasis


class _Deel(NamedTuple):
    """Een onderdeel met de posten van zijn tarief, op hun eigen sleutel maar met het product ervoor."""

    post: Onderdeelpost
    posten: Mapping[str, Post]


def samengesteld(kaart: Productkaart, basis: Rekenbasis, tarieven: Mapping[str, Tarief]) -> Tarief:
    """Het tarief in euro per eenheid van de kaart: Σ over de onderdelen van het gemiddelde aantal × het afgeronde tarief.

    Een traject is een stuk van allerlei eenheden; een gewogen tarief heeft de eenheid van al zijn onderdelen. De elementen volgen uit die van de onderdelen, elk met hetzelfde aantal; met de afrondingsregel zijn ze samen
    precies het tarief.
    """
    assert kaart.samenstelling is not None
    keuzes, eenheid, heet = basis.keuzes, TARIEFEENHEDEN[kaart.eenheid], geheel(kaart)
    delen = [_deel(kaart, tarief, basis) for tarief in tarieven.values()]
    onderdelen = tuple(deel.post for deel in delen)
    onafgerond = posten.som(
        Kop.TARIEF_ONAFGEROND, "Tarief voor afronding", eenheid, *(deel.kosten for deel in onderdelen)
    )
    tarief = posten.afgerond(Kop.TARIEF, "Tarief", eenheid, onafgerond, afrondingsstap(keuzes, kaart.eenheid))
    elementen = _regels(delen, eenheid)
    rest = posten.verschil("afronding.traject", f"Afronding van {heet}", eenheid, tarief, *elementen)
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
        andere_eenheid=andere_eenheid(kaart, tarief, onafgerond),
        jeugdwet=totalen("jeugdwet", regels, eenheid),
        nvo=totalen("nvo", regels, eenheid),
        onzekere_posten=(*eigen, *(post for deel in onderdelen for post in deel.tarief.onzekere_posten)),
        aannames=tuple(sorted({*aannames_van(eigen), *(naam for deel in onderdelen for naam in deel.tarief.aannames)})),
        waarden_van_de_regio={},
        opslagen=keuzes.opslagen,
        zonder=_zonder(delen, elementen),
        waarschuwingen=tuple(dict.fromkeys(alle)),
        onderdelen=onderdelen,
    )


def geheel(kaart: Productkaart) -> str:
    """Hoe een product heet dat uit andere bestaat."""
    return "het gewogen tarief" if kaart.vorm == GEWOGEN else "het traject"


def _deel(kaart: Productkaart, tarief: Tarief, basis: Rekenbasis) -> _Deel:
    """Een onderdeel: het gemiddelde aantal × zijn tarief."""
    assert kaart.samenstelling is not None
    product = tarief.product
    aantal = _gemiddeld_aantal(kaart.samenstelling, product)
    eigen = basis.geheugen.posten(
        product, lambda: posten.met_voorvoegsel(voorvoegsel(product), tarief.tarief, *tarief.regels)
    )
    naam = f"{product} {tarief.kaart.naam}"
    kosten = posten.product(
        f"onderdeel.{code_in_sleutel(product)}",
        naam,
        TARIEFEENHEDEN[kaart.eenheid],
        aantal,
        eigen[tarief.tarief.sleutel],
    )
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


def _regels(alle: Sequence[_Deel], eenheid: Eenheid) -> list[Post]:
    """Per kostprijselement: Σ over de onderdelen van aantal × wat het onderdeel aan dat element heeft."""
    regels: list[Post] = []
    for element in PLEKKEN:
        delen = [deel for deel in alle if any(regel.element == element for regel in deel.post.tarief.regels)]
        if delen:
            naam = element.replace("_", " ").capitalize()
            termen = [_element(deel, element, naam, eenheid) for deel in delen]
            regels.append(posten.met_element(posten.som(f"traject.{element}", naam, eenheid, *termen), element))
    return regels


def _zonder(alle: Sequence[_Deel], regels: Sequence[Post]) -> tuple[ZonderElement, ...]:
    """De elementen die in elk onderdeel nul zijn, met elke reden die de onderdelen ervoor geven."""
    bezet = {regel.element for regel in regels if regel.bedrag}
    redenen: dict[OpslagElement, dict[str, Tekst]] = {}
    for zonder in (een for deel in alle for een in deel.post.tarief.zonder if een.element not in bezet):
        redenen.setdefault(zonder.element, {})[str(zonder.reden)] = zonder.reden
    return tuple(
        ZonderElement(element=element, reden=Tekst("; ".join(teksten), next(iter(teksten.values())).plaats))
        for element, teksten in redenen.items()
    )


def _element(deel: _Deel, element: str, naam: str, eenheid: Eenheid) -> Post:
    """Aantal × wat het onderdeel per eenheid aan dit element heeft, in de eenheid van het geheel."""
    product = deel.post.product
    eigen = [deel.posten[regel.sleutel] for regel in deel.post.tarief.regels if regel.element == element]
    sleutel = f"traject.{code_in_sleutel(product)}.{element}"
    per_eenheid = posten.som(f"{sleutel}.per_eenheid", f"{naam} in {product}", eigen[0].eenheid, *eigen)
    return posten.product(sleutel, f"{naam}, {product}", eenheid, deel.post.aantal, per_eenheid)
