"""Een percentage is kleiner dan een duizendste, en waarschijnlijk een breuk met een procentteken erachter.

Wie 4% bedoelt, schrijft soms 0.04 en zet er dan een procentteken achter: 0.04%. De opslag is dan een honderdste van wat zij hoort te zijn.
Het kleinste percentage in de bronnen is 0,1% (vermeerdering van het individueel keuzebudget, cao Sociaal Werk). Nul zelf is
hier geen vraag: dat is een keuze, en die heeft een reden (RT620). Een percentage uit een reeks telt net zo, en een vaste index en
de verhoging van een afgeleide cao-tabel ook. Van de
kaart tellen de no-show, de leegstand, wat elders betaald is, de onregelmatigheidstoeslag en de slaapdienst. Van een uur slaapdienst is ook
alles onder 1% een vraag (0,5% is meestal 0,5, dus 50%); in een cao-tabel kan dat niet.

Goed:

    - {sleutel: overhead_ict, naam: Ict, element: overhead, percentage: 4%, over: [beroepskracht], als: opslag, …}

Fout:

    - {sleutel: overhead_ict, naam: Ict, element: overhead, percentage: 0.04%, over: [beroepskracht], als: opslag, …}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.regels import per_plek, regels_van
from reeletarief.controles.gedeeld.waarden import lezer
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.getalvorm import EEN_PROCENT
from reeletarief.kostprijs.afwijkingen import met_afwijkingen
from reeletarief.weergave.getal import kort_procent, machine_procent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.waarden import Waarde

CODE = "RT672"
ERNST = Ernst.WAARSCHUWING
NAAM = "percentage bijna nul"
KLEINSTE = Decimal("0.001")
_BLOKVELDEN = (
    ("groep", "no_show"),
    ("verblijf", "leegstand"),
    ("capaciteit", "elders_betaald"),
    ("rooster", "ort_percentage"),
)
"""De percentages op een kaart die alles kunnen zijn; wat samen 100% is of een bezettingsgraad, valt al bij het lezen op."""


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk percentage boven nul en onder een duizendste: van een opslag, last, urenregel, toeslag, afgeleide tabel, vaste index of blok op een kaart."""
    yield from per_plek(
        Bevinding(
            CODE,
            f"{kort_procent(waarde.getal)} is minder dan een {deel}.",
            f"Bedoelt u {machine_procent(waarde.getal * 100)}%? Een percentage is al gedeeld door honderd.",
            waarde.plaats,
            ERNST,
        )
        for waarde, kleinste, deel in _met_grens(dossier)
        if 0 < waarde.getal < kleinste
    )


def _met_grens(dossier: Dossier) -> Iterator[tuple[Waarde, Decimal, str]]:
    """Elk percentage met zijn kleinste waarde, als getal en in een woord."""
    yield from ((waarde, KLEINSTE, "duizendste") for waarde in _percentages(dossier))
    for kaart in dossier.regio.kaarten:
        if kaart.rooster is not None and kaart.rooster.slaapdienst_telt_als is not None:
            yield kaart.rooster.slaapdienst_telt_als, EEN_PROCENT, "honderdste"


def _percentages(dossier: Dossier) -> Iterator[Waarde]:
    lees = lezer(dossier)
    for kaart in dossier.regio.kaarten:
        for gegeven in _voor_kaart(dossier, kaart):
            yield from lees(kaart, gegeven)
        yield from _in_blokken(kaart)
        yield from lees(kaart, dossier.regio.opslagen.indexering.percentage)
    for tabel in dossier.tabellen:
        yield from _in_de_cao(tabel)


def _voor_kaart(dossier: Dossier, kaart: Productkaart) -> Iterator[object]:
    """De percentages van de regio waar een kaart mee rekent, met haar eigen waarden."""
    opslagen = met_afwijkingen(dossier.regio.opslagen, kaart)
    yield from (regel.percentage for regel in regels_van(dossier, kaart))
    yield from (last.percentage for last in (*opslagen.werkgeverslasten, *opslagen.inhoudingen))
    yield from (regel.percentage for regel in opslagen.uren.regels)


def _in_blokken(kaart: Productkaart) -> Iterator[Waarde]:
    for blok, veld in _BLOKVELDEN:
        waarde = getattr(getattr(kaart, blok), veld, None)
        if waarde is not None:
            yield waarde


def _in_de_cao(tabel: CaoTabel) -> Iterator[Waarde]:
    yield from (toeslag.percentage for toeslag in tabel.toeslagen if toeslag.percentage is not None)
    if tabel.afleiding is not None:
        yield tabel.afleiding.regel.percentage
    if tabel.ort is not None:
        yield from (tijdvak.percentage for tijdvak in tabel.ort.tijdvakken)
