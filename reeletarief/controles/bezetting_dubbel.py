"""De bezettingsgraad telt twee keer: als deler op de kaart, en als opslag of in de uren.

Leegstand wordt óf verrekend door te delen door de bezettingsgraad (``inzet`` op de kaart) óf met een opslag, óf als
no-show in de uren. Doen er twee mee, dan betaalt de regio de lege plaatsen twee keer; bij 91% bezetting is dat bijna 10% van het tarief. Daarom een fout.
Een kaart die de opslag of de urenregel met een afwijking op nul zet, telt hem niet mee. Personele, dubbele of extra bezetting gaat over personeel en niet over
lege plaatsen, en *exclusief leegstand* vergoedt ze niet.

Goed:

    inzet: {begeleiders: 2, deelnemers: 6, bezettingsgraad: 91%, …}

Fout:

    inzet: {begeleiders: 2, deelnemers: 6, bezettingsgraad: 91%, …}
    # en in de opslagset van deze kaart:
    opslagsets:
      groep:
        regels:
          - {sleutel: leegstand, naam: Leegstand, element: gemeentelijke_eisen, percentage: 9%, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.regels import gaat_van_de_uren_af, regels_uit_de_set, telt_mee
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.herken import BEZETTING, PERSONELE_BEZETTING, gaat_over, vergoedt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.opslagen.uren import Urenregel
    from reeletarief.invoer.waarden import Waarde
    from reeletarief.kostprijs.tarief import Tarief

CODE = "RT604"
ERNST = Ernst.FOUT
NAAM = "bezettingsgraad dubbel"
NIETS = (0, 1)


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart met een bezettingsgraad waarvan een opslag, eigen bedrag of urenregel ook leegstand of no-show vergoedt."""
    for kaart in dossier.regio.kaarten:
        if (graad := _telt_leegstand(kaart)) is not None:
            yield from _in(dossier, kaart, graad)
    for tarief in dossier.resultaat.tarieven:
        if (graad := _telt_leegstand(tarief.kaart)) is not None:
            yield from _in_de_uren(dossier, tarief, graad)


def _telt_leegstand(kaart: Productkaart) -> Waarde | None:
    """De bezettingsgraad, no-show of leegstand van een kaart; een graad van 100%, en een no-show of leegstand van 0%, vergoeden niets."""
    graad = kaart.bezetting
    return None if graad is None or graad.getal in NIETS else graad


def _in(dossier: Dossier, kaart: Productkaart, graad: Waarde) -> Iterator[Bevinding]:
    for bedrag in filter(_vergoedt_leegstand, kaart.bedragen):
        yield Bevinding(
            CODE,
            f"Product {kaart.product} deelt door zijn bezettingsgraad, en zijn eigen bedrag '{bedrag.sleutel}' vergoedt lege plaatsen nog eens.",
            "Haal de bezettingsgraad of het bedrag van de kaart.",
            graad.plaats,
            ERNST,
        )
    for regel in filter(_vergoedt_leegstand, regels_uit_de_set(dossier, kaart)):
        yield Bevinding(
            CODE,
            f"Product {kaart.product} deelt door zijn bezettingsgraad, en opslagset '{kaart.opslagset}' vergoedt "
            f"lege plaatsen nog eens met '{regel.sleutel}'.",
            f"Haal de bezettingsgraad van de kaart of de opslag uit de set, of zet 'opslagen.{regel.sleutel}' onder 'afwijkingen' van de kaart op nul.",
            graad.plaats,
            ERNST,
        )


def _in_de_uren(dossier: Dossier, tarief: Tarief, graad: Waarde) -> Iterator[Bevinding]:
    for regel in filter(_vergoedt_leegstand, dossier.regio.opslagen.uren.regels):
        if gaat_van_de_uren_af(tarief, regel):
            yield Bevinding(
                CODE,
                f"Product {tarief.product} deelt door zijn bezettingsgraad, en 'uren.{regel.sleutel}' trekt lege plaatsen nog eens van de uren af.",
                f"Haal de bezettingsgraad van de kaart of de regel uit de uren, of zet 'uren.{regel.sleutel}' onder 'afwijkingen' van de kaart op nul.",
                graad.plaats,
                ERNST,
            )


def _vergoedt_leegstand(regel: Opslagregel | Urenregel) -> bool:
    return (
        vergoedt(regel.sleutel, regel.naam, BEZETTING) and not gaat_over(regel, PERSONELE_BEZETTING) and telt_mee(regel)
    )
