"""De prijs waarmee een begroting rekent: wat er voor het jaar is vastgesteld, en anders wat er voor het tariefjaar berekend is.

Een besluit geldt tot er een ander besluit is. Wijzigen de kaarten intussen, bijvoorbeeld voor het volgende jaar, dan verandert dat de
prijs van dit jaar niet. Wat er voor latere jaren is vastgesteld, staat in :mod:`.latere_besluiten`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.begroting.jaartarieven import Product
from reeletarief.analyse.begroting.vastgelegd import zoals_vastgelegd
from reeletarief.berekening.besluitstand import GEWIJZIGD, geldend_bedrag, geldend_besluit
from reeletarief.berekening.kaart_en_besluit import als_naast, is_besluit, is_weersproken
from reeletarief.fouten import Bevinding, Ernst, Plaats, euro_in_zin
from reeletarief.invoer.kaart.besluitblok import CONCEPT, VASTGESTELD
from reeletarief.invoer.kaart.eenheden import per

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from reeletarief.analyse.begroting.latere_besluiten import LatereBesluiten
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.kostprijs.tarief import Tarief

ANDERS_BEREKEND = "RT022"


class Prijzen(NamedTuple):
    """De prijs per product in het tariefjaar. ``uit_bestand`` zijn de besloten producten waarvan de berekening nu iets anders zegt.

    ``besluit`` is het besluit van het tariefjaar, als dat er ligt; ``latere`` zijn de besluiten over de jaren erna.
    """

    tariefjaar: int
    producten: Mapping[str, Product]
    uit_bestand: frozenset[str]
    besluit: Besluit | None
    latere: LatereBesluiten

    @property
    def per_jaar(self) -> dict[int, Mapping[str, Product]]:
        """Op jaar de producten met een eigen prijs: het tariefjaar, en elk later jaar waarover besloten is."""
        later = {jaar: een.producten for jaar, een in self.latere.besluiten.items()}
        return {self.tariefjaar: self.producten, **later}


def prijzen_van(resultaat: Resultaat, besluit: Besluit | Bevinding | None, latere: LatereBesluiten) -> Prijzen:
    """De prijzen van het tariefjaar en erna; een kaart die het besluit tegenspreekt (RT017), telt met wat er berekend is."""
    jaar, naast = resultaat.tariefjaar, als_naast(besluit)
    berekend = resultaat.op_product
    producten = {product: _berekend(tarief) for product, tarief in berekend.items()}
    if not is_besluit(naast):
        return Prijzen(jaar, producten, frozenset(), None, latere)
    geldig = frozenset(
        product for product in naast.op_product if product not in berekend or not is_weersproken(berekend[product])
    )
    ander = frozenset(product for product in geldig if product not in berekend or _is_gewijzigd(berekend[product]))
    return Prijzen(jaar, {**producten, **zoals_vastgelegd(naast, ander)}, ander, naast.besluit, latere)


def _is_gewijzigd(tarief: Tarief) -> bool:
    return any(een.code == GEWIJZIGD for een in tarief.waarschuwingen)


def _berekend(tarief: Tarief) -> Product:
    kaart, status = tarief.kaart, VASTGESTELD if geldend_besluit(tarief) else CONCEPT
    return Product(kaart.code, str(kaart.naam), str(kaart.segment), str(kaart.eenheid), geldend_bedrag(tarief), status)


def anders_berekend(prijzen: Prijzen, gebruikt: set[str], resultaat: Resultaat) -> Iterator[Bevinding]:
    """De waarschuwing bij elk product dat met het besluit meetelt terwijl de kaarten van nu iets anders zeggen."""
    berekend = resultaat.op_product
    for product in sorted(prijzen.uit_bestand & gebruikt):
        assert prijzen.besluit is not None
        prijs, tarief = prijzen.producten[product], berekend.get(product)
        zonder = _zonder_peildatum(prijzen.besluit.peildatum, resultaat.peildatum)
        nu = (
            f"{zonder}nu {euro_in_zin(tarief.tarief.bedrag)} per {per(tarief.kaart.eenheid)}"
            if tarief
            else "nu niet te berekenen"
        )
        pad = prijzen.besluit.bestand.pad
        yield Bevinding(
            ANDERS_BEREKEND,
            f"{product} is {nu}; de begroting rekent met het besluit: {euro_in_zin(prijs.tarief)} per {per(prijs.eenheid)}.",
            f"Waardoor het anders is, zegt: reeletarief vergelijk --met vastgesteld --tariefjaar {prijzen.tariefjaar}. Een ander bedrag telt na een nieuw besluit ({pad}).",
            tarief.kaart.product.plaats if tarief else Plaats(pad, 1),
            Ernst.WAARSCHUWING,
        )


def _zonder_peildatum(toen: datetime.date | None, nu: datetime.date | None) -> str:
    """Dat het besluit met een peildatum rekende en deze berekening niet, als dat zo is."""
    return f"zonder de peildatum van het besluit ({toen}) " if toen and toen != nu else ""
