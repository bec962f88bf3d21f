"""Verlof of feestdagen tellen twee keer: uit de cao, en als eigen urenregel, werkgeverslast of opslag.

Wettelijk en bovenwettelijk verlof, verlofbudgetten en feestdagen komen uit de cao-tabel en de kalender. Wie ze ook onder
``uren`` zet, trekt ze twee keer af en maakt het tarief te hoog. Een last voor verlof, of een opslag ervoor met element ``beroepskracht`` of
``niet_productief``, betaalt dezelfde uren nog eens; alleen bij een vast aantal fte kost vervanging apart. Ander verlof (zwangerschap, ouderschap, zorg, ziekte, rouw,
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

from reeletarief.controles.gedeeld.regels import per_plek, regels_van, telt_mee
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.herken import ANDER_VERLOF, VAKANTIE, VERLOF, gaat_over
from reeletarief.invoer.opslagen.regel import UIT_DE_LONEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.lasten import Lastregel
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.opslagen.uren import Urenregel

CODE = "RT602"
ERNST = Ernst.WAARSCHUWING
NAAM = "verlof dubbel"
_GELD = re.compile(r"geld|toeslag|uitkering")
"""Vakantiegeld is loon, geen verlof."""


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke urenregel, werkgeverslast of opslag op de beroepskracht over verlof, en elke urenregel over een verlofbudget dat de cao al noemt."""
    budgetten = _verlofbudgetten(dossier)
    for regel in dossier.regio.opslagen.uren.regels:
        if telt_mee(regel) and (_is_verlof(regel) or (budgetten and gaat_over(regel, budgetten))):
            yield _bevinding(regel, "gaat van de uren af", "deze regel")
    for last in dossier.regio.opslagen.werkgeverslasten:
        if last.geldt_in(dossier.jaar) and telt_mee(last) and _is_verlof(last) and not gaat_over(last, _GELD):
            yield _bevinding(last, "komt als werkgeverslast bij het loon", "deze last")
    yield from per_plek(
        _bevinding(regel, "komt als opslag bij de beroepskracht", "deze opslag")
        for kaart in filter(_kost_uren, dossier.regio.kaarten)
        for regel in regels_van(dossier, kaart)
        if regel.element in UIT_DE_LONEN and telt_mee(regel) and _is_verlof(regel) and not gaat_over(regel, _GELD)
    )


def _kost_uren(kaart: Productkaart) -> bool:
    """Of de uren van de beroepskrachten met hun verlof omgerekend zijn; een vast aantal fte is dat niet, en daar kost vervanging apart."""
    return kaart.capaciteit is None and any(functie.fte is None for functie in kaart.functiemix)


def _bevinding(regel: Urenregel | Lastregel | Opslagregel, wat: str, deze: str) -> Bevinding:
    return Bevinding(
        CODE,
        f"'{regel.naam}' {wat}, maar verlof en feestdagen komen al uit de cao-tabel.",
        f"Haal {deze} weg; ontbreekt er verlof, zet het dan onder 'verlof' in de cao-tabel.",
        regel.sleutel.plaats,
        ERNST,
    )


def _is_verlof(regel: Urenregel | Lastregel | Opslagregel) -> bool:
    """Of een regel over gewoon verlof gaat; wie vakantie of feestdagen naast ander verlof noemt, telt die ook."""
    return gaat_over(regel, VAKANTIE) or (gaat_over(regel, VERLOF) and not gaat_over(regel, ANDER_VERLOF))


def _verlofbudgetten(dossier: Dossier) -> re.Pattern[str] | None:
    """De extra verlofregels in de tabellen van dit jaar, als één zoekpatroon."""
    tabellen = (
        periode.tabel for tarief in dossier.resultaat.tarieven for cao in tarief.caos for periode in cao.perioden
    )
    namen = {str(regel.sleutel).replace("_", " ") for tabel in tabellen for regel in tabel.verlof.extra}
    return re.compile("|".join(re.escape(naam) for naam in sorted(namen))) if namen else None
