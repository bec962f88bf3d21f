"""Een product dat uit andere producten bestaat: Σ aantal × tarief, gemiddeld over de deelpopulaties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.elementen import PLEKKEN, totalen
from reeletarief.kostprijs.parameter import blokherkomst
from reeletarief.kostprijs.post import Eenheid, Post
from reeletarief.kostprijs.tarief import Onderdeelpost, Tarief, aannames_van, afrondingsstap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.invoer.kaart import Productkaart
    from reeletarief.invoer.samenstelling import Deelpopulatie, Onderdeel, Samenstelling
    from reeletarief.kostprijs.jaarkeuzes import Jaarkeuzes

STUK = Eenheid.EURO_PER_STUK


def samengesteld(kaart: Productkaart, keuzes: Jaarkeuzes, tarieven: Mapping[str, Tarief]) -> Tarief:
    """Het tarief van een traject: Σ over de onderdelen van het gemiddelde aantal × het afgeronde tarief.

    De elementen volgen uit die van de onderdelen, elk met hetzelfde aantal; met de afrondingsregel zijn ze samen
    precies het tarief.
    """
    assert kaart.samenstelling is not None
    onderdelen = tuple(_onderdeel(kaart.samenstelling, tarief) for tarief in tarieven.values())
    onafgerond = posten.som("tarief_onafgerond", "Tarief voor afronding", STUK, *(deel.kosten for deel in onderdelen))
    tarief = posten.afgerond("tarief", "Tarief", STUK, onafgerond, afrondingsstap(keuzes.opslagen))
    delen = _regels(onderdelen)
    rest = posten.verschil("afronding.traject", "Afronding van het traject", STUK, tarief, *delen)
    regels = (*delen, posten.met_element(rest, "afronding"))
    waarden = [post for post in posten.loop(tarief) if post.herkomst is not None]
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
        aannames=aannames_van(waarden),
        waarden_van_de_regio={},
        indexmethode=keuzes.opslagen.indexering.methode,
        prijssoort=keuzes.opslagen.prijssoort,
        zonder=(),
        waarschuwingen=tuple(dict.fromkeys(alle)),
        onderdelen=onderdelen,
    )


def _onderdeel(samenstelling: Samenstelling, tarief: Tarief) -> Onderdeelpost:
    """Een onderdeel: het gemiddelde aantal × zijn tarief."""
    product = str(tarief.kaart.product)
    aantal = _gemiddeld_aantal(samenstelling, product)
    prijs = posten.met_voorvoegsel(tarief.tarief, f"{product}.")
    prijs = prijs._replace(naam=f"tarief {product} {tarief.kaart.naam}, per {tarief.kaart.eenheid}")
    naam = f"{product} {tarief.kaart.naam}"
    return Onderdeelpost(product, aantal, posten.product(f"onderdeel.{product}", naam, STUK, aantal, prijs), tarief)


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
    return posten.som(f"samenstelling.{product}", f"gemiddeld aantal {product}", Eenheid.AANTAL, *termen)


def _term(samenstelling: Samenstelling, populatie: Deelpopulatie, deel: Onderdeel, nummer: int) -> Post:
    stam = f"samenstelling.{nummer}"

    def gegeven(sleutel: str, naam: str, veld: Onderdeel | Deelpopulatie, eenheid: Eenheid) -> Post:
        waarde = veld.aantal if hasattr(veld, "aantal") else veld.gewicht
        herkomst = blokherkomst(samenstelling, waarde.plaats, "samenstelling")
        return posten.waarde(sleutel, naam, waarde.getal, eenheid, herkomst)

    gewicht = gegeven(f"{stam}.gewicht", f"gewicht {populatie.naam}", populatie, Eenheid.FRACTIE)
    aantal = gegeven(f"{stam}.{deel.product}.aantal", f"aantal {deel.product}, {populatie.naam}", deel, Eenheid.AANTAL)
    return posten.product(
        f"{stam}.{deel.product}", f"{populatie.naam}, {deel.product}", Eenheid.AANTAL, gewicht, aantal
    )


def _regels(onderdelen: tuple[Onderdeelpost, ...]) -> list[Post]:
    """Per kostprijselement: Σ over de onderdelen van aantal × wat het onderdeel aan dat element heeft."""
    regels: list[Post] = []
    for element in PLEKKEN:
        delen = [deel for deel in onderdelen if any(regel.element == element for regel in deel.tarief.regels)]
        if delen:
            naam = element.replace("_", " ").capitalize()
            termen = [_element(deel, element, naam) for deel in delen]
            regels.append(posten.met_element(posten.som(f"traject.{element}", naam, STUK, *termen), element))
    return regels


def _element(deel: Onderdeelpost, element: str, naam: str) -> Post:
    eigen = [
        posten.met_voorvoegsel(regel, f"{deel.product}.") for regel in deel.tarief.regels if regel.element == element
    ]
    sleutel = f"traject.{deel.product}.{element}"
    per_eenheid = posten.som(f"{sleutel}.per_eenheid", f"{naam} in {deel.product}", eigen[0].eenheid, *eigen)
    return posten.product(sleutel, f"{naam}, {deel.product}", STUK, deel.aantal, per_eenheid)
