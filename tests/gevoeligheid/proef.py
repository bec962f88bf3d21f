"""Een kleine regio waarvan het tarief met de hand na te rekenen is, en hulp om aan een streek te draaien."""

from __future__ import annotations

from decimal import Decimal

from reeletarief.analyse.gevoeligheid.knoppen import Knop
from reeletarief.analyse.gevoeligheid.proef import Proef, proef
from tests.gedeeld.streek import Streek, tarief

EENVOUDIG = Streek(
    salarissen={"7": [300000], "9": [400000]},
    inhouding=0,
    pensioen=0,
    premie=0,
    vakantietoeslag=800,
    minimum_per_maand=1,
    eindejaarsuitkering=0,
    ziekte=500,
    reistijd=1000,
    reiskosten=200,
    overhead=2000,
    risico=0,
    index=0,
    prijspeil=2026,
    bevestigd="2026-12-31",
)


def proef_van(streek: Streek) -> Proef:
    return proef(tarief(streek))


def knop(eigen: Proef, naam: str) -> Knop:
    (gevonden,) = [een for een in eigen.knoppen if een.naam == naam]
    return gevonden


def onafgerond_bij(eigen: Proef, naam: str, waarde: str) -> Decimal:
    return eigen.met({naam: Decimal(waarde)}).onafgerond.bedrag
