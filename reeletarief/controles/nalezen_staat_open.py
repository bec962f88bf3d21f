"""In een cao-tabel staat nog NALEZEN.

``cao importeer`` neemt de voorwaarden van de vorige tabel over en zet er NALEZEN bij: niemand heeft ze nog naast de nieuwe
cao-tekst gelegd. Tot dat gebeurd is, rust het tarief op voorwaarden van een andere periode zonder dat het zo heet.

Goed:

    arbeidsduur: {uren_per_week: 36, uren_per_jaar: 1878, vindplaats: hoofdstuk 2 art. 1}

Fout:

    # NALEZEN: overgenomen uit cao/ggz/2024-12-01.yaml
    arbeidsduur: {uren_per_week: 36, uren_per_jaar: 1878}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer import nalezen
from reeletarief.invoer.namen import CAO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = nalezen.CODE
ERNST = Ernst.WAARSCHUWING
NAAM = "NALEZEN staat nog open"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk cao-bestand met NALEZEN, ook als geen tarief het gebruikt; ``bereken`` meldt alleen de gebruikte."""
    for bestand in dossier.inlezing.bestanden.values():
        bevinding = nalezen.nog_na_te_lezen(bestand) if bestand.pad.startswith(CAO) else None
        if bevinding is not None:
            yield bevinding
