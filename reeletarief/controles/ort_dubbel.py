"""De onregelmatigheidstoeslag telt twee keer: uit het rooster van een kaart, en als last of opslag van de regio.

Rekent een kaart de toeslag uit de cao of met een eigen percentage, dan zit zij al in het bruto loon. Een werkgeverslast of
opslag die ook naar onregelmatigheid heet, betaalt dezelfde uren nog eens. Daarom een fout.

Goed:

    rooster: {ort: uit_cao, ort_over: gewerkte_uren, …}

Fout:

    rooster: {ort: uit_cao, ort_over: gewerkte_uren, …}
    # en in de opslagset van deze kaart:
    opslagsets:
      etmaal:
        regels:
          - {sleutel: ort, naam: Onregelmatigheidstoeslag, element: overhead, percentage: 20%, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.herken import ORT, gaat_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.herken import Regel

CODE = "RT613"
ERNST = Ernst.FOUT
NAAM = "onregelmatigheidstoeslag dubbel"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart met een toeslag uit het rooster waarvoor de regio ook een last of opslag voor onregelmatigheid heeft."""
    opslagen = dossier.regio.opslagen
    for kaart in dossier.regio.kaarten:
        if kaart.rooster is None or kaart.rooster.ort == "geen":
            continue
        set_ = dossier.opslagsets[str(kaart.opslagset)].regels
        regels: tuple[Regel, ...] = (*opslagen.werkgeverslasten, *kaart.bedragen, *set_)
        for regel in regels:
            if gaat_over(regel, ORT):
                yield Bevinding(
                    CODE,
                    f"Het rooster van {kaart.product} rekent de onregelmatigheidstoeslag al uit, en '{regel.sleutel}' vergoedt haar nog eens.",
                    "Haal de regel weg, of zet in het rooster 'ort: geen'.",
                    regel.sleutel.plaats,
                    ERNST,
                )
