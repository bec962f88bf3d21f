"""Verlof of feestdagen gaan twee keer van de uren af: uit de cao en als eigen urenregel.

Wettelijk en bovenwettelijk verlof, verlofbudgetten en feestdagen komen uit de cao-tabel en de kalender. Wie ze ook onder
``uren`` zet, trekt ze twee keer af en maakt het tarief te hoog. Ander verlof (zwangerschap, ouderschap, zorg, rouw,
studie, bijzonder verlof) zit niet in de cao-regels en mag er wel staan. Of het verlof in een cao de feestdagen al bevat
(zoals in de VVT), is uit de getallen niet te zien; lees dat na in de cao.

Goed:

    uren:
      regels:
        - {sleutel: ziekteverzuim, naam: Ziekteverzuim, soort: algemeen, …}

Fout:

    uren:
      regels:
        - {sleutel: vakantie, naam: Vakantie-uren, soort: algemeen, uren_per_jaar: 200, …}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.herken import ANDER_VERLOF, VAKANTIE, VERLOF, gaat_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.opslagen.uren import Urenregel

CODE = "RT602"
ERNST = Ernst.WAARSCHUWING
NAAM = "verlof dubbel"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke urenregel over verlof, vakantie of feestdagen, of over een verlofbudget dat de cao al noemt."""
    budgetten = _verlofbudgetten(dossier)
    for regel in dossier.regio.opslagen.uren.regels:
        if _is_verlof(regel) or (budgetten and gaat_over(regel, budgetten)):
            yield Bevinding(
                CODE,
                f"'{regel.naam}' gaat van de uren af, maar verlof en feestdagen komen al uit de cao-tabel.",
                "Haal deze regel weg; ontbreekt er verlof, zet het dan onder 'verlof' in de cao-tabel.",
                regel.sleutel.plaats,
                ERNST,
            )


def _is_verlof(regel: Urenregel) -> bool:
    """Of een regel over gewoon verlof gaat; wie vakantie of feestdagen naast ander verlof noemt, telt die ook."""
    return gaat_over(regel, VAKANTIE) or (gaat_over(regel, VERLOF) and not gaat_over(regel, ANDER_VERLOF))


def _verlofbudgetten(dossier: Dossier) -> re.Pattern[str] | None:
    """De extra verlofregels in de tabellen van dit jaar, als één zoekpatroon."""
    tabellen = (
        periode.tabel for tarief in dossier.resultaat.tarieven for cao in tarief.caos for periode in cao.perioden
    )
    namen = {str(regel.sleutel).replace("_", " ") for tabel in tabellen for regel in tabel.verlof.extra}
    return re.compile("|".join(re.escape(naam) for naam in sorted(namen))) if namen else None
