"""Een sleutel bij een opslag of urenregel doet niets.

Komt de waarde uit een reeks, dan tellen de ``klasse`` en ``bron`` van de reekswaarde. Wie er op de regel zelf ``klasse: open`` bij zet, denkt dat de
waarde in elke uitkomst als aanname genoemd wordt en dat er daarom nog niet besloten kan worden; dat gebeurt niet. Met een ``aantal`` op de
regel horen zij bij dat aantal, en dan is er niets te melden. Een werkgeverslast of inhouding mag bij een reeks wel een eigen ``klasse`` hebben:
die is van de keuze voor die reeks. Een bron of jaar zonder die klasse doet ook daar niets.
``onderdeel`` splitst de overhead (art. 2.3 Besluit Jeugdwet, lid 1, onder c); bij een ander element kijkt niets ernaar.

Goed:

    - {sleutel: staf, naam: Staf, element: overhead, onderdeel: personeel, percentage: {reeks: staf}, over: [beroepskracht], als: opslag}
    - {sleutel: kantoor, naam: Huur, element: huisvesting, bedrag_per_eenheid: 12.50, prijspeil: 2026, klasse: open}

Fout:

    - {sleutel: staf, naam: Staf, element: overhead, onderdeel: personeel, percentage: {reeks: staf}, over: [beroepskracht], als: opslag, klasse: open}
    - {sleutel: kantoor, naam: Huur, element: huisvesting, onderdeel: huisvesting, bedrag_per_eenheid: 12.50, prijspeil: 2026, klasse: open}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.waarden import heeft_eigen_waarde, reeksnamen
from reeletarief.fouten import Bevinding, Ernst, eerste_namen, op_een_rij
from reeletarief.invoer.kaart.afwijking import waardeveld
from reeletarief.invoer.opslagen.lasten import Lastregel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.opslagen.uren import Urenregel

CODE = "RT628"
ERNST = Ernst.WAARSCHUWING
NAAM = "sleutel die niets doet"
_HERKOMST = ("klasse", "bron", "jaar", "zekerheid", "houdbaar_tot")
"""Wat over een waarde gaat die op de regel zelf staat."""


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke herkomst op een regel zonder eigen waarde, en elk onderdeel van wat geen overhead is; ook in een set die geen kaart gebruikt."""
    opslagen = dossier.regio.opslagen
    for last in (*opslagen.inhoudingen, *opslagen.werkgeverslasten):
        if last.klasse is None:
            yield from _herkomst(last)
    for uren in opslagen.uren.regels:
        yield from _herkomst(uren)
    for regel in _opslagregels(dossier):
        yield from _herkomst(regel)
        yield from _onderdeel(regel)


def _opslagregels(dossier: Dossier) -> Iterator[Opslagregel]:
    for set_ in dossier.regio.opslagen.opslagsets.values():
        yield from set_.regels
    for kaart in dossier.regio.kaarten:
        yield from kaart.bedragen


def _herkomst(regel: Opslagregel | Urenregel | Lastregel) -> Iterator[Bevinding]:
    """De herkomst die bij een regel staat waarvan de waarde uit een reeks komt."""
    namen = [f"'{veld}'" for veld in _HERKOMST if getattr(regel, veld) is not None]
    if not namen or heeft_eigen_waarde(regel):
        return
    reeksen = [f"'{naam}'" for naam in reeksnamen(getattr(regel, waardeveld(regel)))]
    doet, ze = ("doet", "het") if len(namen) == 1 else ("doen", "ze")
    reeks = "de reeks" if len(reeksen) == 1 else "de reeksen"
    yield Bevinding(
        CODE,
        f"{op_een_rij(namen, 'en')} bij '{regel.sleutel}' {doet} niets: de waarde komt uit {reeks} {eerste_namen(reeksen, 3)}, en wat daar staat telt.",
        f"Haal {ze} hier weg. {_anders(regel)}",
        regel.sleutel.plaats,
        ERNST,
    )


def _anders(regel: Opslagregel | Urenregel | Lastregel) -> str:
    """Wat wie het toch zo bedoelde, wel kan doen."""
    if isinstance(regel, Lastregel):
        return "Gaat het over de keuze voor deze reeks, zet er dan 'klasse' bij."
    return "Hoort er een andere klasse of bron bij dan in de reeks, schrijf de waarde dan op de regel zelf of geef haar een eigen reeks."


def _onderdeel(regel: Opslagregel) -> Iterator[Bevinding]:
    if regel.onderdeel is not None and regel.element != "overhead":
        yield Bevinding(
            CODE,
            f"'onderdeel: {regel.onderdeel}' bij '{regel.sleutel}' doet niets: het splitst de overhead, en deze regel is element '{regel.element}'.",
            "Haal 'onderdeel' weg. Is dit overhead, schrijf dan 'element: overhead'; dat verandert onder welk element het bedrag valt.",
            regel.sleutel.plaats,
            ERNST,
        )
