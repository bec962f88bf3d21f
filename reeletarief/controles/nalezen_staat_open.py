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

from reeletarief.fouten import Bevinding, Ernst, Plaats
from reeletarief.invoer.namen import CAO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.stand import Stand

CODE = "RT636"
ERNST = Ernst.WAARSCHUWING
NAAM = "NALEZEN staat nog open"
MERK = "NALEZEN"


def controleer(stand: Stand) -> Iterator[Bevinding]:
    """Per cao-bestand de eerste regel waarin NALEZEN staat, met hoeveel het er zijn."""
    for bestand in stand.inlezing.bestanden.values():
        open_ = [nummer for nummer, regel in enumerate(bestand.regels, 1) if MERK in regel]
        if bestand.pad.startswith(CAO) and open_:
            regel = bestand.regels[open_[0] - 1]
            yield Bevinding(
                CODE,
                f"In deze tabel moet nog iets nagelezen worden: NALEZEN staat op {len(open_)} regel(s).",
                "Leg de regels naast de cao-tekst en haal NALEZEN weg; kan dat niet, geef de voorwaarde dan klasse: aanname.",
                Plaats(bestand.pad, open_[0], regel.index(MERK) + 1, len(MERK)),
                ERNST,
            )
