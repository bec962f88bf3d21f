"""Alles wat een uitvraag oplevert, voor de weergaven: de samenvatting naast de kaarten, en een voorstel als daarom gevraagd is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from reeletarief.analyse.uitvraag.samenvatting import Productsamenvatting, Samenvatting
    from reeletarief.analyse.uitvraag.voorstel import GeenVoorstel, Mixvoorstel, Tariefeffect
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.uitvraag.vragen import Vraag


class Voorstel(NamedTuple):
    """De kaarten die wijzigen, de producten waarvoor dat niet kan, en wat de tarieven doen."""

    mixen: tuple[Mixvoorstel, ...]
    zonder: tuple[GeenVoorstel, ...]
    effecten: tuple[Tariefeffect, ...]

    @property
    def zonder_effect(self) -> tuple[str, ...]:
        """De producten met een voorstel waarvan het tarief niet te berekenen is."""
        berekend = {effect.product for effect in self.effecten}
        return tuple(mix.product for mix in self.mixen if mix.product not in berekend)

    def nieuw(self, vraag: Vraag) -> Decimal | None:
        """De voorgestelde waarde bij een vraag, als die er is."""
        regels = (regel for mix in self.mixen if mix.product == vraag.product for regel in mix.regels)
        return next((regel.nieuw for regel in regels if (regel.maat, regel.functie) == vraag[1:]), None)


class Verslag(NamedTuple):
    """De samenvatting met per product de kaart, en per vraag wat die nu zelf heeft."""

    samenvatting: Samenvatting
    kaarten: Mapping[str, Productkaart]
    nu: Mapping[Vraag, Decimal | None]
    voorstel: Voorstel | None

    @property
    def zonder_cijfers(self) -> tuple[Productsamenvatting, ...]:
        """De producten waarvan geen enkel veld genoeg antwoorden heeft."""
        return tuple(een for een in self.samenvatting.producten if not een.heeft_cijfers)

    @property
    def verborgen_velden(self) -> int:
        """Hoeveel velden van de andere producten te weinig antwoorden hebben."""
        return sum(een.verborgen for een in self.samenvatting.producten if een.heeft_cijfers)
