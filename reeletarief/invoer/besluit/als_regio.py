"""Een besluit als regio: de bestanden die het bewaart, met op elke kaart wat er is vastgesteld.

Zo rekent wie alleen het besluitbestand heeft, met precies wat er besloten is; en de regio zelf ook, als zij inmiddels verder is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from reeletarief.fouten import Plaats
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD, Vastgesteld
from reeletarief.invoer.regio import Onleesbaar, lees_regio
from reeletarief.invoer.waarden import Datum, Waarde
from reeletarief.invoer.yaml_strikt import Tekst

if TYPE_CHECKING:
    from reeletarief.invoer.besluit.model import Besluit, Besluittarief
    from reeletarief.invoer.kaart.eenheden import Eenheidnaam
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.regio import Inlezing


def als_inlezing(besluit: Besluit) -> Inlezing | Onleesbaar:
    """De regio zoals het besluit haar bewaart; zonder opgave rekent zij het jaar van het besluit, met zijn peildatum.

    Zijn de bewaarde bestanden niet te lezen of niet meer die van het besluit, dan zeggen de bevindingen waarom.
    """
    if besluit.gewijzigd:
        return Onleesbaar(besluit.gewijzigd, {}, {})
    inlezing = lees_regio(besluit.invoer)
    if inlezing.regio is None:
        return inlezing
    besloten = besluit.op_product
    regio = inlezing.regio._replace(
        opslagen=replace(inlezing.regio.opslagen, tariefjaar=besluit.tariefjaar),
        kaarten=tuple(_met_blok(kaart, besluit, besloten.get(kaart.code)) for kaart in inlezing.regio.kaarten),
    )
    return inlezing._replace(regio=regio, besluiten={besluit.tariefjaar: besluit}, peildatum=besluit.peildatum)


def _met_blok(kaart: Productkaart, besluit: Besluit, tarief: Besluittarief | None) -> Productkaart:
    return kaart if tarief is None else replace(kaart, vastgesteld=als_blok(besluit, tarief))


def als_blok(besluit: Besluit, tarief: Besluittarief) -> Vastgesteld:
    """Het besluit over een product zoals het op zijn kaart staat of stond; de plaats is die van het besluitbestand."""
    plaats = Plaats(besluit.bestand.pad, 1)
    return Vastgesteld(
        tariefjaar=besluit.tariefjaar,
        status="vastgesteld" if besluit.status == VASTGESTELD else "concept",
        tarief=Waarde(tarief.vastgesteld, plaats),
        eenheid=cast("Eenheidnaam", tarief.eenheid),
        berekend=Waarde(tarief.berekend, plaats),
        reden=Tekst(tarief.reden, plaats) if tarief.reden else None,
        besluitdatum=Datum(besluit.besluitdatum, plaats),
        ingangsdatum=Datum(besluit.ingangsdatum, plaats),
        geldig_tot=Datum(besluit.geldig_tot, plaats),
        vingerafdruk=Tekst(tarief.vingerafdruk, plaats),
        besluit=Tekst(besluit.bestand.sha256, plaats),
    )
