"""De besluitgegevens, die de regio zelf schrijft: wanneer het genomen is, vanaf wanneer het geldt, en waar het van de berekening afwijkt."""

from typing import NamedTuple

from reeletarief.fouten import Bevinding
from reeletarief.invoer.bestand import Bestand
from reeletarief.invoer.eisen import eis_uniek
from reeletarief.invoer.los_bestand import lees_los
from reeletarief.invoer.model import CaoVeld, CodeVeld, DatumVeld, OnderbouwingVeld, PositiefBedrag, TekstVeld, model
from reeletarief.invoer.toevoegen import voeg_toe
from reeletarief.invoer.waarden import WaardeFout


@model
class AnderTarief:
    """Een product waarvan het voorgestelde of vastgestelde tarief anders is dan het berekende, met de reden.

    Attributes:
        product: Productcode.
        voorgesteld: Het voorgestelde tarief, in euro per eenheid van de kaart.
        vastgesteld: Het vastgestelde tarief, in euro per eenheid; zonder opgave wat voorgesteld is.
        reden: Waarom het tarief anders is dan berekend.
    """

    product: CodeVeld
    voorgesteld: PositiefBedrag | None = None
    vastgesteld: PositiefBedrag | None = None
    reden: OnderbouwingVeld

    def __post_init__(self) -> None:
        if self.voorgesteld is None and self.vastgesteld is None:
            raise WaardeFout(
                "RT220",
                f"Bij {self.product} staat geen ander tarief.",
                f"{voeg_toe(AnderTarief, 'vastgesteld')} Anders haalt u de regel weg.",
                self.product.plaats,
            )


@model
class Uitzondering:
    """Een cao die voor dit tariefjaar niet (helemaal) bevestigd is, en waarom de regio er toch op vaststelt.

    Attributes:
        cao: Naam van de cao, zoals haar map heet.
        reden: Waarom de regio toch op deze tabel vaststelt.
    """

    cao: CaoVeld
    reden: OnderbouwingVeld


@model
class Besluitgegevens:
    """Wat het college besluit, voor zover het niet uit de berekening volgt.

    Attributes:
        besluitdatum: De dag van het besluit.
        ingangsdatum: De eerste dag waarop de tarieven gelden; zonder opgave 1 januari van het tariefjaar.
        geldig_tot: De laatste dag waarop de tarieven gelden; zonder opgave 31 december van het tariefjaar. Lopen zij door tot
            een nieuw besluit, dan de uiterste dag, tot en met het jaar erna.
        besluit: Om welk besluit het gaat, zoals een zaaknummer.
        tarieven: De producten waarvan het tarief anders is dan berekend, elk met een reden.
        uitzonderingen: De cao's die nog niet bevestigd zijn en waar de regio toch op vaststelt.
    """

    besluitdatum: DatumVeld | None = None
    ingangsdatum: DatumVeld | None = None
    geldig_tot: DatumVeld | None = None
    besluit: TekstVeld | None = None
    tarieven: tuple[AnderTarief, ...] = ()
    uitzonderingen: tuple[Uitzondering, ...] = ()

    def __post_init__(self) -> None:
        eis_uniek(
            (tarief.product for tarief in self.tarieven),
            "Het product {naam} staat er twee keer in.",
            "Houd één regel per product.",
        )
        eis_uniek(
            (uitzondering.cao for uitzondering in self.uitzonderingen),
            "De cao {naam} staat er twee keer in.",
            "Houd één regel per cao.",
        )


class GelezenBesluitgegevens(NamedTuple):
    """De gegevens met hun bestand; met bevindingen niet te gebruiken."""

    gegevens: Besluitgegevens
    bestand: Bestand
    bevindingen: tuple[Bevinding, ...]


def lees_besluitgegevens(inhoud: bytes, naam: str) -> GelezenBesluitgegevens:
    """Lees het bestand strikt; alle fouten in één keer."""
    gelezen = lees_los(inhoud, naam, Besluitgegevens)
    return GelezenBesluitgegevens(gelezen.model or Besluitgegevens(), gelezen.bestand, gelezen.bevindingen)
