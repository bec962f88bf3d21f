"""De keuring van een opgave: of zij optelt, volledig is, niets dubbel telt en over hetzelfde gaat als de reële prijs.

Alle bezwaren komen in één keer; met één bezwaar is er geen toets. Er wordt niets geraden of bijgesteld.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.afronding import NUL, omlaag, op_cent, op_decimalen
from reeletarief.analyse.toets.dubbel import dubbele_kosten
from reeletarief.analyse.toets.oordeel import AFRONDING, halve_eenheid
from reeletarief.berekening.keuze import onbekend_product
from reeletarief.fouten import Bevinding, euro_in_zin, suggestie
from reeletarief.invoer.elementen import ELEMENTEN
from reeletarief.invoer.kaart.eenheden import EENHEIDCODES, decimalen_van, per
from reeletarief.kostprijs.constanten import MINUTEN_PER_UUR
from reeletarief.kostprijs.elementen import NVO

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reeletarief.invoer.opgave.bestand import Elementopgave, Opgave, Productopgave, Verklaring
    from reeletarief.invoer.regio import Inlezing
    from reeletarief.invoer.yaml_strikt import Tekst
    from reeletarief.kostprijs.tarief import Tarief

_GROOTSTE_AFRONDING = {"minuut": Decimal("0.01")}
_GEWONE_AFRONDING = Decimal("0.05")
_HALVE_CENT = Decimal("0.005")
KAN_ONDER_NUL = frozenset({"indexatie", "marge"})
"""Alleen deze elementen kunnen onder nul liggen: een index kan dalen, en een marge kan verlies zijn."""


def keur_opgave(opgave: Opgave, tarieven: Mapping[str, Tarief]) -> list[Bevinding]:
    """Wat er aan de opgave zelf schort; van ``tarieven`` (op productcode, voor zover berekend) telt alleen hoeveel zij afronden."""
    return [
        *_hoofdaannemer(opgave),
        *_dubbele_producten(opgave),
        *(een for product in opgave.producten for een in _product(product, tarieven.get(str(product.product)))),
    ]


def keur_tegen_regio(opgave: Opgave, inlezing: Inlezing, jaar: int) -> list[Bevinding]:
    """Of de opgave over dezelfde producten, eenheden, hetzelfde jaar en hetzelfde prijspeil gaat als de reële prijs."""
    kaarten = inlezing.regio.op_product
    uit = list(_jaren(opgave, jaar))
    for product in opgave.producten:
        kaart = kaarten.get(product.product)
        if kaart is None:
            uit.append(_onbekend(product.product, inlezing))
        elif str(product.eenheid) != kaart.eenheid:
            uit.append(_andere_eenheid(product, kaart.eenheid))
    return uit


def _hoofdaannemer(opgave: Opgave) -> Iterator[Bevinding]:
    hoofd = opgave.hoofdaannemer
    if opgave.van_onderaannemer and hoofd is None:
        yield Bevinding(
            "RT973",
            f"Dit is de prijs van een onderaannemer ({opgave.aanbieder}), maar er staat niet wie hem betaalt.",
            "Noem bij 'hoofdaannemer' het pseudoniem van de hoofdaannemer.",
            opgave.aanbieder.plaats,
        )
    elif not opgave.van_onderaannemer and hoofd is not None:
        yield Bevinding(
            "RT973",
            f"Er staat een hoofdaannemer ({hoofd}), maar dit is de prijs van een aanbieder van de regio zelf.",
            "Zet prijs_van: onderaannemer, of haal de hoofdaannemer weg.",
            hoofd.plaats,
        )
    elif hoofd is not None and _gelijk(hoofd) == _gelijk(opgave.aanbieder):
        yield Bevinding(
            "RT973",
            f"{hoofd} is hoofdaannemer en onderaannemer tegelijk.",
            "Noem bij 'aanbieder' de onderaannemer, en bij 'hoofdaannemer' wie hem betaalt.",
            hoofd.plaats,
        )


def _gelijk(tekst: str) -> str:
    return " ".join(tekst.casefold().split())


def _dubbele_producten(opgave: Opgave) -> Iterator[Bevinding]:
    gezien: set[str] = set()
    for product in opgave.producten:
        if str(product.product) in gezien:
            wat = f"Product {product.product} staat twee keer in de opgave."
            remedie = "Houd één opbouw per product; verschillen tussen locaties horen in een verklaring."
            yield Bevinding("RT972", wat, remedie, product.product.plaats)
        gezien.add(str(product.product))


def _product(product: Productopgave, tarief: Tarief | None) -> Iterator[Bevinding]:
    grens = grootste_afronding(str(product.eenheid), tarief)
    if product.prijs.getal <= 0:
        wat = f"De prijs van {product.product} is niet hoger dan nul."
        yield Bevinding("RT965", wat, "Vul de prijs per eenheid in.", product.prijs.plaats)
    for naam in ELEMENTEN:
        if naam not in product.elementen:
            yield _ontbreekt(product, naam)
    yield from _afronding(product, grens)
    yield from _optelling(product, grens)
    for naam, element in product.elementen.items():
        yield from _element(product, naam, element)
    yield from dubbele_kosten(product)


def _ontbreekt(product: Productopgave, naam: str) -> Bevinding:
    return Bevinding(
        "RT969",
        f"Bij {product.product} ontbreekt het element '{naam}' ({NVO[naam]}).",
        "Vul het bedrag in. Zijn er geen kosten, vul dan 0 in met de reden erbij.",
        product.product.plaats,
    )


def _afronding(product: Productopgave, grens: Decimal) -> Iterator[Bevinding]:
    afronding = product.afronding
    if afronding is not None and abs(afronding.getal) > grens:
        yield Bevinding(
            "RT974",
            f"De afronding van {product.product} is {euro_in_zin(afronding.getal)}; meer dan {euro_in_zin(grens)} is "
            "geen afronding.",
            "Zet dit bedrag bij het element waar het bij hoort.",
            afronding.plaats,
        )


def grootste_afronding(eenheid: str, tarief: Tarief | None) -> Decimal:
    """Wat er hooguit afronding heet: vijf cent, en bij een prijs per minuut één.

    Rondt de reële prijs zelf meer dan een halve cent af (een traject telt afgeronde tarieven op, en een regio kan op meer dan een
    cent afronden), dan zoveel meer. Wie elk bedrag van het formulier overneemt, blijft er zo altijd onder.
    """
    gewoon = _GROOTSTE_AFRONDING.get(eenheid, _GEWONE_AFRONDING)
    eigen = abs(tarief.nvo[AFRONDING].bedrag) if tarief else NUL
    return gewoon + omlaag(eigen, decimalen_van(eenheid)) if eigen > _HALVE_CENT else gewoon


def _optelling(product: Productopgave, grens: Decimal) -> Iterator[Bevinding]:
    """Elementen plus afronding zijn precies de prijs; ontbreekt er een element, dan is dat de melding."""
    if any(naam not in product.elementen for naam in ELEMENTEN):
        return
    afronding = product.afronding.getal if product.afronding else NUL
    samen = sum((element.bedrag.getal for element in product.elementen.values()), afronding)
    verschil = product.prijs.getal - samen
    if verschil:
        mag = "" if abs(verschil) > grens else " Is dit afronding, zet het dan bij 'afronding'."
        yield Bevinding(
            "RT965",
            f"De elementen van {product.product} zijn met de afronding samen {euro_in_zin(samen)}, en de prijs is "
            f"{euro_in_zin(product.prijs.getal)}: {_te_veel(-verschil)}.",
            f"Maak de opbouw of de prijs passend.{mag}",
            product.prijs.plaats,
        )


def _element(product: Productopgave, naam: str, element: Elementopgave) -> Iterator[Bevinding]:
    waar = f"'{naam}' van {product.product}"
    bedrag = element.bedrag
    if bedrag.getal < 0 and naam not in KAN_ONDER_NUL:
        yield Bevinding(
            "RT211",
            f"Het bedrag bij {waar} ligt onder nul.",
            "Controleer het minteken; kosten zijn nul of meer.",
            bedrag.plaats,
        )
    if bedrag.getal == 0 and element.reden is None:
        wat = f"Het bedrag bij {waar} is nul, zonder reden."
        yield Bevinding(
            "RT970", wat, "Zet bij 'reden' waarom deze kosten er niet zijn, of waar ze in zitten.", bedrag.plaats
        )
    if bedrag.getal != 0 and element.reden is not None:
        wat = f"Bij {waar} staat een reden waarom er geen kosten zijn, maar het bedrag is niet nul."
        yield Bevinding(
            "RT970", wat, "Haal de reden weg; een verschil licht u toe met een verklaring.", element.reden.plaats
        )
    yield from _regels(waar, naam, element)
    for verklaring in element.verklaringen:
        yield from _verklaring(waar, verklaring)


def _regels(waar: str, naam: str, element: Elementopgave) -> Iterator[Bevinding]:
    for regel in element.regels:
        if regel.bedrag.getal < 0 and naam not in KAN_ONDER_NUL:
            wat = f"De kostenregel '{regel.naam}' bij {waar} ligt onder nul."
            yield Bevinding("RT211", wat, "Controleer het minteken; kosten zijn nul of meer.", regel.bedrag.plaats)
    samen = sum((regel.bedrag.getal for regel in element.regels), NUL)
    if element.regels and samen != element.bedrag.getal:
        yield Bevinding(
            "RT966",
            f"De kostenregels bij {waar} zijn samen {euro_in_zin(samen)}, en het bedrag is {euro_in_zin(element.bedrag.getal)}: "
            f"{_te_veel(samen - element.bedrag.getal)}.",
            "Maak de regels of het bedrag passend; de onderverdeling mag ook weg.",
            element.bedrag.plaats,
        )


def _verklaring(waar: str, verklaring: Verklaring) -> Iterator[Bevinding]:
    plaats = verklaring.argument.plaats
    if verklaring.bedrag.getal == 0:
        wat = f"Een verklaring bij {waar} is nul euro en verklaart dus niets."
        yield Bevinding("RT976", wat, "Vul in welk deel van het verschil u ermee verklaart.", verklaring.bedrag.plaats)
    if verklaring.aanvaard == "nee" and verklaring.motief is None:
        wat = f"Een verklaring bij {waar} is niet aanvaard, zonder motief."
        yield Bevinding("RT975", wat, "Zet bij 'motief' waarom de regio deze verklaring niet aanvaardt.", plaats)
    if verklaring.aanvaard is None and verklaring.motief is not None:
        wat = f"Een verklaring bij {waar} heeft een motief van de regio, maar geen oordeel."
        yield Bevinding("RT975", wat, "Zet aanvaard: ja of aanvaard: nee erbij.", verklaring.motief.plaats)


def _jaren(opgave: Opgave, jaar: int) -> Iterator[Bevinding]:
    if opgave.tariefjaar.jaar != jaar:
        yield Bevinding(
            "RT968",
            f"De opgave is voor tariefjaar {opgave.tariefjaar.jaar}, en de reële prijs voor {jaar}.",
            f"Toets met --tariefjaar {opgave.tariefjaar.jaar}, of vraag een opgave voor {jaar}.",
            opgave.tariefjaar.plaats,
        )
    elif opgave.prijspeil.jaar != jaar:
        yield Bevinding(
            "RT968",
            f"De opgave heeft prijspeil {opgave.prijspeil.jaar}, en de reële prijs is op prijspeil {jaar}.",
            f"Breng de bedragen naar prijspeil {jaar}, met de indexatie als eigen element.",
            opgave.prijspeil.plaats,
        )


def _onbekend(product: Tekst, inlezing: Inlezing) -> Bevinding:
    onbekend = onbekend_product(product, inlezing)
    wat = f"{onbekend.wat} Er is dus geen reële prijs om naast te leggen."
    return Bevinding("RT971", wat, onbekend.remedie, product.plaats)


def _andere_eenheid(product: Productopgave, eenheid: str) -> Bevinding:
    gegeven = str(product.eenheid)
    if gegeven in EENHEIDCODES:
        wat = f"De prijs van {product.product} is per {per(gegeven)}, en de reële prijs per {per(eenheid)}."
        remedie = _omrekenen(product.prijs.getal, gegeven, eenheid)
    else:
        wat = f"'{gegeven[:40]}' is geen eenheid; de reële prijs van {product.product} is per {per(eenheid)}."
        remedie = suggestie(gegeven, EENHEIDCODES, f"Vraag een opgave per {per(eenheid)}.")
    return Bevinding("RT967", wat, remedie, product.eenheid.plaats)


def _omrekenen(prijs: Decimal, van: str, naar: str) -> str:
    """Hoe de prijs om te rekenen is; tussen minuut en uur volgt dat uit de eenheden zelf."""
    if (van, naar) == ("minuut", "uur"):
        per_uur = op_cent(prijs * MINUTEN_PER_UUR.bedrag)
        return f"Reken de prijs en elk element om: × 60, op de cent. De prijs wordt dan {euro_in_zin(per_uur)}."
    if (van, naar) == ("uur", "minuut"):
        per_minuut = op_decimalen(prijs / MINUTEN_PER_UUR.bedrag, 4)
        return (
            f"Reken de prijs en elk element om: ÷ 60, op vier decimalen. De prijs wordt dan {euro_in_zin(per_minuut)}."
        )
    return f"Vraag een opgave per {per(naar)}; hoeveel {naar} er in een {per(van)} gaat, weet alleen de aanbieder."


def _te_veel(bedrag: Decimal) -> str:
    return f"{euro_in_zin(abs(bedrag))} te {'veel' if bedrag > 0 else 'weinig'}"


def bezwaren_tegen_verklaringen(product: Productopgave, tarief: Tarief) -> Iterator[Bevinding]:
    """Verklaringen die samen verder gaan dan het verschil met de reële prijs, of de andere kant op wijzen.

    Ze mogen er een halve stap naast zitten van wat er te lezen is: een halve cent, en per minuut een honderdste daarvan.
    """
    decimalen, speling = decimalen_van(tarief.kaart.eenheid), halve_eenheid(tarief.kaart.eenheid)
    for naam, element in product.elementen.items():
        if not element.verklaringen:
            continue
        samen = sum((een.bedrag.getal for een in element.verklaringen), NUL)
        verschil = element.bedrag.getal - tarief.nvo[naam].bedrag
        plaats = element.verklaringen[0].bedrag.plaats
        gaat_over = f"De verklaringen bij '{naam}' van {product.product} zijn samen {euro_in_zin(samen)}"
        getoond = euro_in_zin(op_decimalen(verschil, decimalen))
        if samen * verschil < 0 and abs(samen) > speling:
            wat = f"{gaat_over}, maar het verschil is {getoond}: ze wijzen de andere kant op."
            remedie = "Een verklaring heeft het teken van het verschil: + als u hoger zit dan de reële prijs, - als u lager zit."
            yield Bevinding("RT976", wat, remedie, plaats)
        elif abs(samen) - abs(verschil) > speling:
            wat = f"{gaat_over}, en het verschil is maar {getoond}."
            yield Bevinding("RT976", wat, "Verklaar niet meer dan het verschil met de reële prijs.", plaats)


def vergelijkbaar(product: Productopgave, tarief: Tarief, opgave: Opgave) -> bool:
    """Of het verschil per element iets zegt: hetzelfde jaar en prijspeil, dezelfde eenheid, en alle elementen."""
    return (
        opgave.tariefjaar.jaar == opgave.prijspeil.jaar == tarief.jaar
        and str(product.eenheid) == tarief.kaart.eenheid
        and all(naam in product.elementen for naam in ELEMENTEN)
    )
