"""De opgave van een aanbieder: zijn prijs, opgebouwd uit dezelfde elementen als de reële prijs (pas toe of leg uit, NvO §8.1).

Het model zegt alleen wat er staat. Of de opgave optelt, volledig is en bij de kaart past, zegt
:mod:`reeletarief.analyse.toets.keuring`; zo komen alle bezwaren in één keer.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Literal, NamedTuple

from reeletarief.fouten import Bevinding, Plaats, suggestie
from reeletarief.invoer import waarden, woorden
from reeletarief.invoer.bestand import Bestand
from reeletarief.invoer.elementen import ELEMENTEN
from reeletarief.invoer.los_bestand import lees_los
from reeletarief.invoer.model import CodeVeld, OnderbouwingVeld, TekstVeld, TenMinste, Veld, model
from reeletarief.invoer.waarden import Waarde, WaardeFout
from reeletarief.invoer.yaml_strikt import Tekst

AANBIEDER, ONDERAANNEMER = "aanbieder", "onderaannemer"
GROOTSTE_BEDRAG = 100_000_000
_VIER_DECIMALEN = re.compile(r"-?(0|[1-9][0-9]{0,8})\.[0-9]{4}")


class Jaartal(NamedTuple):
    """Een kalenderjaar met de plaats waar het staat."""

    jaar: int
    plaats: Plaats


def lees_jaartal(invoer: object) -> Jaartal:
    """Een jaar in vier cijfers, dat weet waar het staat."""
    jaar = waarden.lees_jaar(invoer)
    assert isinstance(invoer, Tekst)
    return Jaartal(jaar, invoer.plaats)


def lees_prijsbedrag(invoer: object) -> Waarde:
    """Een bedrag in euro met geen, twee of vier decimalen (vier heeft een prijs per minuut nodig), onder de 100 miljoen."""
    if isinstance(invoer, Tekst) and not invoer.aangehaald and _VIER_DECIMALEN.fullmatch(invoer):
        bedrag = Waarde(Decimal(invoer), invoer.plaats)
    else:
        bedrag = waarden.lees_bedrag(invoer)
    if abs(bedrag.getal) >= GROOTSTE_BEDRAG:
        raise WaardeFout("RT213", "Dit is honderd miljoen euro of meer.", "Controleer de cijfers.", bedrag.plaats)
    return bedrag


def lees_element(invoer: object) -> Tekst:
    """De sleutel van een kostprijselement."""
    sleutel = woorden.lees_tekst(invoer)
    if sleutel not in ELEMENTEN:
        raise WaardeFout(
            "RT969",
            f"'{sleutel[:60]}' is geen kostprijselement.",
            suggestie(sleutel, ELEMENTEN, f"De elementen zijn: {', '.join(ELEMENTEN)}."),
            sleutel.plaats,
        )
    return sleutel


JaartalVeld = Annotated[Jaartal, Veld(lees_jaartal, "jaar")]
PrijsVeld = Annotated[Waarde, Veld(lees_prijsbedrag, "prijs")]
Elementnaam = Annotated[str, Veld(lees_element, "element")]


@model
class Kostenregel:
    """Een deel van een element, zoals reiskosten.

    Attributes:
        naam: Wat het is, zoals reiskosten.
        bedrag: Bedrag per eenheid van het product.
    """

    naam: TekstVeld
    bedrag: PrijsVeld


@model
class Verklaring:
    """Waarom een deel van het verschil (met teken) terecht is, en waar dat uit blijkt.

    Bij ``aanvaard: nee`` telt de verklaring niet, en zegt ``motief`` waarom.

    Attributes:
        bedrag: Het deel van het verschil dat hiermee verklaard is, met teken: meer dan de reële prijs is positief.
        argument: Waarom dit deel van het verschil terecht is.
        bron: Waar dat uit blijkt.
        aanvaard: Het oordeel van de regio: ja of nee.
        motief: Waarom de regio de verklaring niet aanvaardt.
    """

    bedrag: PrijsVeld
    argument: OnderbouwingVeld
    bron: OnderbouwingVeld
    aanvaard: Literal["ja", "nee"] | None = None
    motief: OnderbouwingVeld | None = None

    @property
    def telt(self) -> bool:
        """Of de verklaring meetelt: zolang de regio haar niet heeft afgewezen."""
        return self.aanvaard != "nee"


@model
class Elementopgave:
    """Wat de aanbieder voor één element rekent.

    Attributes:
        bedrag: Bedrag voor dit element, per eenheid van het product.
        reden: Waarom het bedrag nul is; alleen dan.
        regels: De delen van het bedrag; samen precies het bedrag.
        verklaringen: Wat het verschil met de reële prijs verklaart.
    """

    bedrag: PrijsVeld
    reden: OnderbouwingVeld | None = None
    regels: tuple[Kostenregel, ...] = ()
    verklaringen: tuple[Verklaring, ...] = ()


@model
class Productopgave:
    """De prijs van één product met zijn opbouw.

    Attributes:
        product: Productcode van de regio.
        eenheid: De eenheid van de kaart, zoals uur.
        prijs: De prijs van de aanbieder per eenheid; de elementen en de afronding zijn er samen precies gelijk aan.
        elementen: Per kostprijselement het bedrag per eenheid.
        afronding: Wat de aanbieder bij het afronden erbij of eraf doet, per eenheid.
        reele_prijs: De reële prijs die op het formulier stond, per eenheid; is zij intussen een andere, dan zegt toets dat.
    """

    product: CodeVeld
    eenheid: TekstVeld
    prijs: PrijsVeld
    elementen: dict[Elementnaam, Elementopgave]
    afronding: PrijsVeld | None = None
    reele_prijs: PrijsVeld | None = None


@model
class Opgave:
    """De opgave van één aanbieder, onder pseudoniem: zijn prijs, opgebouwd uit dezelfde elementen als de reële prijs.

    Attributes:
        aanbieder: Pseudoniem van de aanbieder, zoals Aanbieder A.
        tariefjaar: Het jaar waarvoor de prijs geldt.
        prijspeil: Het jaar waarvan de prijs het prijspeil heeft.
        prijs_van: Wie de prijs krijgt: de aanbieder van de regio, of een onderaannemer van een hoofdaannemer
            (art. 2.3 lid 3 Besluit Jeugdwet).
        hoofdaannemer: Pseudoniem van de hoofdaannemer; alleen bij de prijs van een onderaannemer.
        toelichting: Wat een lezer erbij moet weten.
        producten: De producten, elk met hun prijs en opbouw.
    """

    aanbieder: TekstVeld
    tariefjaar: JaartalVeld
    prijspeil: JaartalVeld
    prijs_van: Literal["aanbieder", "onderaannemer"] = "aanbieder"
    hoofdaannemer: TekstVeld | None = None
    toelichting: TekstVeld | None = None
    producten: Annotated[tuple[Productopgave, ...], TenMinste(1)]

    @property
    def van_onderaannemer(self) -> bool:
        """Of dit de prijs is die een hoofdaannemer aan een onderaannemer betaalt."""
        return self.prijs_van == ONDERAANNEMER


class GelezenOpgave(NamedTuple):
    """Een gelezen opgave; met bevindingen is er geen ``opgave``.

    ``blad`` is het blad als zij uit een formulier komt, ``leeg`` zijn de producten die daarin niet zijn ingevuld, en
    ``referenties`` de reële prijzen die er bij het uitgeven in stonden.
    """

    opgave: Opgave | None
    bestand: Bestand
    bevindingen: tuple[Bevinding, ...]
    blad: str | None = None
    leeg: tuple[str, ...] = ()
    referenties: Mapping[str, Decimal] = MappingProxyType({})


def lees_opgave(inhoud: bytes, naam: str) -> GelezenOpgave:
    """Lees een opgave in YAML; alle fouten in de vorm in één keer."""
    gelezen = lees_los(inhoud, naam, Opgave)
    producten = gelezen.model.producten if gelezen.model else ()
    toen = {str(een.product): een.reele_prijs.getal for een in producten if een.reele_prijs}
    return GelezenOpgave(gelezen.model, gelezen.bestand, gelezen.bevindingen, referenties=toen)
