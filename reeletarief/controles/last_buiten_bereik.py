"""Eén werkgeverslast of inhouding is meer dan 30% van het brutoloon.

De grootste premie in de bronnen is de hele pensioenpremie van PFZW, 25,9% over het loon boven de franchise, waarvan de werkgever de
helft betaalt; alle premies voor de werknemersverzekeringen en de Zvw zijn bij een vast contract samen 18,5%. Een last boven 30% is
bijna zeker een komma te ver, of een bedrag per maand waar een jaarbedrag hoort. Een inhouding die te groot is, maakt het loon waarover de
premies gaan te klein. Dit is een vraag, geen norm.

Goed:

    - {sleutel: zvw, naam: Zvw, percentage: 6.10%, over: [loon_sv], …}

Fout:

    - {sleutel: zvw, naam: Zvw, percentage: 61.0%, over: [loon_sv], …}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.regels import per_plek, plek_van
from reeletarief.controles.gedeeld.uitkomst import deel_naast_grens
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.kostprijs.afwijkingen import met_afwijkingen
from reeletarief.weergave.getal import kort_procent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.lasten import Lastregel
    from reeletarief.kostprijs.tarief import Tarief

CODE = "RT679"
ERNST = Ernst.WAARSCHUWING
NAAM = "werkgeverslast buiten elk bereik"
HOOGSTE = Decimal("0.30")


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke werkgeverslast of inhouding die bij een functie te groot is, één keer."""
    yield from per_plek(
        bevinding
        for tarief in dossier.resultaat.tarieven
        if tarief.functies
        for last in _lasten(dossier, tarief.kaart)
        for bevinding in _in(tarief, last)
    )


def _lasten(dossier: Dossier, kaart: Productkaart) -> tuple[Lastregel, ...]:
    """De lasten en inhoudingen waar een kaart mee rekent, met haar eigen waarden."""
    opslagen = met_afwijkingen(dossier.regio.opslagen, kaart)
    return (*opslagen.inhoudingen, *opslagen.werkgeverslasten)


def _in(tarief: Tarief, last: Lastregel) -> Iterator[Bevinding]:
    for deel in tarief.functies:
        aandeel = deel_naast_grens(deel.loon.regels[str(last.sleutel)], deel.loon.regels["bruto_loon"])
        if aandeel > HOOGSTE:
            yield Bevinding(
                CODE,
                f"'{last.sleutel}' is bij {deel.functie.functie} van {tarief.product} {kort_procent(aandeel, 2)} van het brutoloon.",
                "Controleer het percentage, de reeks waar het uit komt, de franchise en het maximum.",
                plek_van(last),
                ERNST,
            )
