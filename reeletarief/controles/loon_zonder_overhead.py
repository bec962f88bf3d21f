"""Over een eigen bedrag voor personeel op een kaart gaat geen overhead.

Een overhead over ``beroepskracht`` gaat over het loon dat uit de functiemix volgt. Een bedrag op de kaart met element ``beroepskracht``
(ingehuurd personeel, een vergoeding voor bereikbaarheid) telt daar niet in mee; de overhead erover is nul, en nul heeft een reden
(art. 2.3 Besluit Jeugdwet). Dit is een vraag: zeg in de ``toelichting`` van het bedrag wat er met de overhead is gedaan.

Goed:

    bedragen:
      - {sleutel: inhuur, element: beroepskracht, bedrag_per_eenheid: 5.00, toelichting: de overhead zit in dit bedrag, …}

Fout:

    # de opslagset heeft {sleutel: overhead, element: overhead, percentage: 20%, over: [beroepskracht], …}
    bedragen:
      - {sleutel: inhuur, element: beroepskracht, bedrag_per_eenheid: 5.00, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.opslagen.regel import UIT_DE_LONEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.opslagen.bestand import Opslagset
    from reeletarief.invoer.opslagen.regel import Opslagregel

CODE = "RT616"
ERNST = Ernst.OPMERKING
NAAM = "personeel zonder overhead"
_OVERHEAD, _BEDRAGEN = "overhead", "bedragen"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk bedrag voor personeel op een kaart met een functiemix, als de overhead van haar opslagset er niet over gaat."""
    sets = dossier.opslagsets
    for kaart in dossier.regio.kaarten:
        set_ = sets.get(str(kaart.opslagset))
        if set_ is None or not kaart.functiemix or not _alleen_over_loon(set_):
            continue
        for bedrag in kaart.bedragen:
            if bedrag.element in UIT_DE_LONEN and not _zegt_iets_over_overhead(bedrag):
                yield Bevinding(
                    CODE,
                    f"Over '{bedrag.sleutel}' van {kaart.product} gaat geen overhead: die van de opslagset telt een eigen bedrag niet mee.",
                    "Hoort er overhead bij, tel die dan in het bedrag mee, of zet 'bedragen' bij 'over' van de overhead (zij gaat dan over elk eigen bedrag). "
                    "Zeg in de 'toelichting' van het bedrag wat er met de overhead is gedaan.",
                    bedrag.sleutel.plaats,
                    ERNST,
                )


def _alleen_over_loon(set_: Opslagset) -> bool:
    """Of de set een percentage voor overhead heeft, en geen ervan over de eigen bedragen van een kaart gaat."""
    overhead = [regel for regel in set_.regels if regel.element == _OVERHEAD and regel.percentage is not None]
    return bool(overhead) and not any(_BEDRAGEN in regel.over for regel in overhead)


def _zegt_iets_over_overhead(bedrag: Opslagregel) -> bool:
    return bedrag.toelichting is not None and _OVERHEAD in bedrag.toelichting.lower()
