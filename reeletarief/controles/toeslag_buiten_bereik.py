"""Een toeslag in een cao-tabel is veel groter dan in de meegeleverde cao's.

In de 46 meegeleverde tabellen is de grootste toeslag 8,33% van het loon, en de grootste onregelmatigheidstoeslag 60%. Een toeslag
boven 25% van het loon, of boven 100% voor onregelmatige uren, is bijna zeker een komma te ver (83% in plaats van 8.3%). Een vast
bedrag en een minimum zijn vergeleken met het laagste salaris van de tabel. Dit is een vraag, geen norm.

Goed:

    toeslagen:
      - {sleutel: eindejaarsuitkering, percentage: 8.3%, over: [jaarsalaris]}

Fout:

    toeslagen:
      - {sleutel: eindejaarsuitkering, percentage: 83%, over: [jaarsalaris]}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import RUIM
from reeletarief.controles.gedeeld.regels import per_plek
from reeletarief.controles.gedeeld.tabellen import cellen, per_jaar
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.kostprijs.cao_jaar import MAANDEN
from reeletarief.weergave.getal import procent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.cao.voorwaarden import Toeslag
    from reeletarief.invoer.waarden import Waarde

CODE = "RT676"
ERNST = Ernst.WAARSCHUWING
NAAM = "toeslag buiten elk bereik"
HOOGSTE_TOESLAG, HOOGSTE_ORT = Decimal("0.25"), Decimal(1)
ZONDER_CEL = Decimal("Infinity")
"""Het laagste salaris van een tabel waarin nog geen bedrag staat: daar is elk vast bedrag geen deel van."""


class _Deel(NamedTuple):
    """Een toeslag als deel van het loon: welke, hoeveel, en waar zij staat."""

    naam: str
    deel: Decimal
    grens: Decimal
    plaats: Plaats


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke toeslag boven de grens; een afgeleide tabel neemt die van de vorige over en meldt ze niet nog eens."""
    yield from per_plek(
        Bevinding(
            CODE,
            f"De {deel.naam} is {procent(deel.deel)} van het loon; meer dan {procent(deel.grens, 0)} heeft geen enkele meegeleverde cao.",
            "Controleer de cijfers, en of het bedrag per maand of per jaar is.",
            deel.plaats,
            ERNST,
        )
        for tabel in dossier.tabellen
        for deel in _delen(tabel)
        if deel.deel > deel.grens
    )


def _delen(tabel: CaoTabel) -> Iterator[_Deel]:
    laagste = min((per_jaar(tabel, cel) for cel in cellen(tabel)), default=ZONDER_CEL)
    for toeslag in tabel.toeslagen:
        for waarde, deel in _van(toeslag, laagste):
            yield _Deel(f"toeslag '{toeslag.sleutel}'", deel, HOOGSTE_TOESLAG, waarde.plaats)
    for tijdvak in tabel.ort.tijdvakken if tabel.ort else ():
        naam = f"onregelmatigheidstoeslag van {tijdvak.van} tot {tijdvak.tot} uur"
        yield _Deel(naam, tijdvak.percentage.getal, HOOGSTE_ORT, tijdvak.percentage.plaats)


def _van(toeslag: Toeslag, laagste: Decimal) -> Iterator[tuple[Waarde, Decimal]]:
    """Elke waarde van een toeslag met haar deel van het loon; een bedrag per jaar van het laagste salaris."""
    if toeslag.percentage is not None:
        yield toeslag.percentage, toeslag.percentage.getal
    for waarde in (toeslag.bedrag_per_maand, toeslag.minimum_per_maand):
        if waarde is not None:
            yield waarde, RUIM.divide(waarde.getal * MAANDEN, laagste)
    for waarde in (toeslag.bedrag_per_jaar, toeslag.minimum_per_jaar):
        if waarde is not None:
            yield waarde, RUIM.divide(waarde.getal, laagste)
