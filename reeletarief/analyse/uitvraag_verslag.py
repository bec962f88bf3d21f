"""Alles wat een uitvraag oplevert, voor de weergaven: de samenvatting naast de kaarten, en een voorstel als daarom gevraagd is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from reeletarief.analyse.uitvraag_samenvatting import Productsamenvatting, Samenvatting, Veldnaam
    from reeletarief.analyse.uitvraag_voorstel import GeenVoorstel, Mixvoorstel, Tariefeffect
    from reeletarief.invoer.kaart import Productkaart


class Voorstel(NamedTuple):
    """De kaarten die wijzigen, de producten waarvoor dat niet kan, en wat de tarieven doen."""

    mixen: tuple[Mixvoorstel, ...]
    zonder: tuple[GeenVoorstel, ...]
    effecten: tuple[Tariefeffect, ...]

    def nieuw(self, product: str, functie: str | None) -> Decimal | None:
        """De voorgestelde inzet van een functie, als die er is."""
        regels = (regel for mix in self.mixen if mix.product == product for regel in mix.regels)
        return next((regel.nieuw for regel in regels if regel.functie == functie), None)


class Verslag(NamedTuple):
    """De samenvatting met per product de kaart en wat die er nu zelf van zegt."""

    samenvatting: Samenvatting
    kaarten: Mapping[str, Productkaart]
    nu: Mapping[str, Mapping[Veldnaam, Decimal]]
    voorstel: Voorstel | None

    @property
    def zonder_cijfers(self) -> tuple[Productsamenvatting, ...]:
        """De producten waarvan geen enkel veld genoeg antwoorden heeft."""
        return tuple(een for een in self.samenvatting.producten if not een.heeft_cijfers)

    @property
    def verborgen_velden(self) -> int:
        """Hoeveel velden van de andere producten te weinig antwoorden hebben."""
        return sum(een.verborgen for een in self.samenvatting.producten if een.heeft_cijfers)
