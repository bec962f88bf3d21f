"""Wat de kaart nu heeft op de plek van een vraag uit de uitvraag, om een antwoord naast te zetten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.afronding import NUL
from reeletarief.invoer.uitvraag.antwoorden import (
    ANDERE_FUNCTIES,
    DECLARABELE_UREN,
    DEELNEMERS,
    PLAATSEN,
    UREN_PER_WEEK,
)

if TYPE_CHECKING:
    from decimal import Decimal

    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.uitvraag.vragen import Vraag
    from reeletarief.invoer.waarden import Waarde
    from reeletarief.kostprijs.tarief import Tarief

_FEESTDAG = "feestdag"


def kaartwaarde(vraag: Vraag, kaart: Productkaart, tarief: Tarief | None) -> Decimal | None:
    """De waarde van de kaart in de eenheid van de vraag; niets als de kaart er geen heeft.

    De declarabele uren volgen uit de berekening; zonder ``tarief`` zijn ze er niet. Een kaart kent geen andere functies
    dan de hare: dat aandeel is nul.
    """
    if vraag.functie is not None:
        return _van_een_functie(vraag, kaart)
    waarden = {
        ANDERE_FUNCTIES: NUL,
        DECLARABELE_UREN: tarief.uren.declarabel.bedrag if tarief is not None and tarief.uren is not None else None,
        DEELNEMERS: _getal(_deelnemers(kaart)),
        PLAATSEN: _getal(kaart.verblijf.plaatsen if kaart.verblijf else None),
    }
    return waarden.get(vraag.veld)


def roosteruren_per_week(kaart: Productkaart, functie: str) -> Decimal:
    """De uren van een functie in een gewone week zonder feestdag: alle diensten, elke begeleider apart, een slaapdienst helemaal."""
    uren = (
        dienst.uren * sum(dag != _FEESTDAG for dag in dienst.dagen) * dienst.begeleiders.getal
        for dienst in kaart.diensten
        if str(dienst.functie) == functie
    )
    return sum(uren, NUL)


def _van_een_functie(vraag: Vraag, kaart: Productkaart) -> Decimal | None:
    if vraag.veld == UREN_PER_WEEK:
        return roosteruren_per_week(kaart, str(vraag.functie))
    functie = next((functie for functie in kaart.functiemix if str(functie.functie) == vraag.functie), None)
    return _getal(functie.inzet if functie is not None and functie.maat == vraag.veld else None)


def _deelnemers(kaart: Productkaart) -> Waarde | None:
    if kaart.groep is not None:
        return kaart.groep.deelnemers
    return kaart.inzet.deelnemers if kaart.inzet is not None else None


def _getal(waarde: Waarde | None) -> Decimal | None:
    return None if waarde is None else waarde.getal
