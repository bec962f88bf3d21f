"""Een cao-tabel zegt niet waar ze te vinden is.

Elk bedrag moet terug te vinden zijn in een openbare bron. Een titel alleen is te weinig: noem de ``vindplaats``
(bijlage, tabel, bladzijde) of de ``url``. Bron: elk tarief noemt cao, tabel, schaal en trede (NvO §8.4, stap e).

Goed:

    bron: {titel: Cao Jeugdzorg 2024-2025, jaar: 2024, vindplaats: bijlage 7 tabel 3}

Fout:

    bron: {titel: Cao Jeugdzorg 2024-2025, jaar: 2024}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT634"
ERNST = Ernst.WAARSCHUWING
NAAM = "tabel zonder vindplaats of url"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke gepubliceerde tabel waarvan de bron geen vindplaats en geen url heeft."""
    for tabel in dossier.tabellen:
        if tabel.afleiding is None and tabel.bron.vindplaats is None and tabel.bron.url is None:
            yield Bevinding(
                CODE,
                f"De tabel van cao {tabel.cao} per {tabel.dag} noemt alleen '{tabel.bron.titel}', niet waar in die bron "
                "de bedragen staan.",
                "Voeg onder 'bron' toe: 'vindplaats: INVULLEN' (bijlage, tabel, artikel of pagina) of 'url: INVULLEN', en vul het in.",
                tabel.bron.titel.plaats,
                ERNST,
            )
