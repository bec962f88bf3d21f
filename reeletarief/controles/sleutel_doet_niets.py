"""Een sleutel bij een opslag, urenregel, last of de indexering doet niets.

Komt de waarde uit een reeks, dan tellen de ``klasse`` en ``bron`` van de reekswaarde. Wie er op de regel zelf ``klasse: open`` bij zet, denkt dat de
waarde in elke uitkomst als aanname genoemd wordt en dat er daarom nog niet besloten kan worden; dat gebeurt niet. Met een ``aantal`` op de
regel horen zij bij dat aantal, en dan is er niets te melden. Een werkgeverslast of inhouding mag bij een reeks wel een eigen ``klasse`` hebben:
die is van de keuze voor die reeks. Een bron of jaar zonder die klasse doet ook daar niets. Bij de indexering is het net zo, en met
``methode: geen`` is er geen waarde waar een bron bij hoort; waarom er niet geïndexeerd wordt, staat in de ``toelichting``.
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
from reeletarief.controles.waarde_verouderd import plaats_van_index
from reeletarief.fouten import Bevinding, Ernst, eerste_namen, op_een_rij
from reeletarief.invoer.kaart.afwijking import waardeveld
from reeletarief.invoer.opslagen.lasten import Lastregel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.model import Herkomstvelden
    from reeletarief.invoer.opslagen.indexering import Indexering
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.opslagen.uren import Urenregel

CODE = "RT628"
ERNST = Ernst.WAARSCHUWING
NAAM = "sleutel die niets doet"
_HERKOMST = ("klasse", "bron", "jaar", "zekerheid", "houdbaar_tot")
"""Wat over een waarde gaat die op de regel zelf staat."""
_EIGEN_WAARDE = "Hoort er een andere klasse of bron bij dan in de reeks, schrijf de waarde dan op de regel zelf of geef haar een eigen reeks."


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
    yield from _indexering(opslagen.indexering)


def _opslagregels(dossier: Dossier) -> Iterator[Opslagregel]:
    for set_ in dossier.regio.opslagen.opslagsets.values():
        yield from set_.regels
    for kaart in dossier.regio.kaarten:
        yield from kaart.bedragen


def _herkomst(regel: Opslagregel | Urenregel | Lastregel) -> Iterator[Bevinding]:
    """De herkomst die bij een regel staat waarvan de waarde uit een reeks komt."""
    if (namen := _gegeven(regel)) and not heeft_eigen_waarde(regel):
        yield Bevinding(
            CODE,
            f"{_doen_niets(namen, str(regel.sleutel))}: {_uit_de_reeks(getattr(regel, waardeveld(regel)))}",
            f"Haal {_ze(namen)} hier weg. {_anders(regel)}",
            regel.sleutel.plaats,
            ERNST,
        )


def _indexering(index: Indexering) -> Iterator[Bevinding]:
    """De herkomst bij een index uit een reeks, of bij een regio die niet indexeert."""
    namen = _gegeven(index)
    if not namen or heeft_eigen_waarde(index):
        return
    waarom, anders = "de methode geen rekent met geen enkel cijfer.", "Waarom u niet indexeert, staat in 'toelichting'."
    if index.percentage is not None:
        waarom, anders = _uit_de_reeks(index.percentage), _EIGEN_WAARDE
    yield Bevinding(
        CODE,
        f"{_doen_niets(namen, 'indexering')}: {waarom}",
        f"Haal {_ze(namen)} hier weg. {anders}",
        plaats_van_index(index),
        ERNST,
    )


def _gegeven(regel: Herkomstvelden) -> list[str]:
    return [f"'{veld}'" for veld in _HERKOMST if getattr(regel, veld) is not None]


def _doen_niets(namen: list[str], waar: str) -> str:
    return f"{op_een_rij(namen, 'en')} bij '{waar}' {'doet' if len(namen) == 1 else 'doen'} niets"


def _uit_de_reeks(gegeven: object) -> str:
    reeksen = [f"'{naam}'" for naam in dict.fromkeys(reeksnamen(gegeven))]
    reeks = "de reeks" if len(reeksen) == 1 else "de reeksen"
    return f"de waarde komt uit {reeks} {eerste_namen(reeksen, 3)}, en wat daar staat telt."


def _ze(namen: list[str]) -> str:
    return "het" if len(namen) == 1 else "ze"


def _anders(regel: Opslagregel | Urenregel | Lastregel) -> str:
    """Wat wie het toch zo bedoelde, wel kan doen."""
    if isinstance(regel, Lastregel):
        return "Gaat het over de keuze voor deze reeks, zet er dan 'klasse' bij."
    return _EIGEN_WAARDE


def _onderdeel(regel: Opslagregel) -> Iterator[Bevinding]:
    if regel.onderdeel is not None and regel.element != "overhead":
        yield Bevinding(
            CODE,
            f"'onderdeel: {regel.onderdeel}' bij '{regel.sleutel}' doet niets: het splitst de overhead, en deze regel is element '{regel.element}'.",
            "Haal 'onderdeel' weg. Is dit overhead, schrijf dan 'element: overhead'; dat verandert onder welk element het bedrag valt.",
            regel.sleutel.plaats,
            ERNST,
        )
