"""Wat een kaart nu zelf zegt over de velden van een uitvraag, om naast de antwoorden te leggen."""

from __future__ import annotations

import calendar
from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.analyse.uitvraag_samenvatting import Gevraagd
from reeletarief.invoer.uitvraag_antwoorden import DECLARABELE_UREN, DEELNEMERS, PLAATSEN, UREN_PER_WEEK
from reeletarief.invoer.uitvraag_vragen import vragen
from reeletarief.kostprijs.post import loop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.analyse.uitvraag_samenvatting import Veldnaam
    from reeletarief.invoer.kaart import Productkaart
    from reeletarief.invoer.waarden import Waarde
    from reeletarief.kostprijs.tarief import Tarief


def gevraagd_van(kaart: Productkaart) -> Gevraagd:
    """De velden die het formulier over een kaart vraagt."""
    return Gevraagd(str(kaart.product), tuple((vraag.veld, vraag.functie) for vraag in vragen(kaart)))


def kaartwaarden(kaart: Productkaart, tarief: Tarief | None) -> Mapping[Veldnaam, Decimal]:
    """De waarden van nu, op veld en functie; wat de kaart niet zegt, staat er niet in.

    De declarabele uren per fte en de uren per week in een rooster volgen uit het ``tarief``; zonder tarief ontbreken ze.
    """
    waarden: dict[Veldnaam, Decimal] = {
        (functie.maat, str(functie.functie)): functie.inzet.getal
        for functie in kaart.functiemix
        if functie.maat and functie.inzet is not None
    }
    gegeven = {DEELNEMERS: _deelnemers(kaart), PLAATSEN: kaart.verblijf.plaatsen if kaart.verblijf else None}
    waarden |= {(veld, None): waarde.getal for veld, waarde in gegeven.items() if waarde is not None}
    if tarief is not None:
        waarden |= _uit_tarief(tarief)
    return waarden


def _deelnemers(kaart: Productkaart) -> Waarde | None:
    if kaart.groep is not None:
        return kaart.groep.deelnemers
    return kaart.inzet.deelnemers if kaart.inzet else None


def _uit_tarief(tarief: Tarief) -> Mapping[Veldnaam, Decimal]:
    """Wat de kaart niet zelf geeft maar wel vastlegt: declarabele uren per fte, en uren per week volgens het rooster."""
    waarden: dict[Veldnaam, Decimal] = {}
    posten = {post.sleutel: post for post in loop(tarief.tarief)}
    if tarief.uren is not None and tarief.uren.declarabel.sleutel in posten:
        waarden[DECLARABELE_UREN, None] = tarief.uren.declarabel.bedrag
    weken = Decimal(366 if calendar.isleap(tarief.jaar) else 365) / 7
    for functie in tarief.functies:
        uren = posten.get(f"{functie.sleutel}.roosteruren")
        if uren is not None:
            waarden[UREN_PER_WEEK, str(functie.functie.functie)] = uren.bedrag / weken
    return waarden
