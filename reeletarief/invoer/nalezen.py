"""Het merk NALEZEN in een cao-bestand: wat is overgenomen en nog niemand naast de cao-tekst legde."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst, Plaats

if TYPE_CHECKING:
    from reeletarief.invoer.bestand import Bestand

MERK = "NALEZEN"
CODE = "RT636"


def nog_na_te_lezen(bestand: Bestand) -> Bevinding | None:
    """Een waarschuwing op de eerste regel met NALEZEN, met hoeveel het er zijn; ``None`` als er geen is."""
    open_ = [nummer for nummer, regel in enumerate(bestand.regels, 1) if MERK in regel]
    if not open_:
        return None
    regel = bestand.regels[open_[0] - 1]
    return Bevinding(
        CODE,
        f"In deze tabel moet nog iets nagelezen worden: NALEZEN staat op {len(open_)} regel(s).",
        "Leg de regels naast de cao-tekst en haal NALEZEN weg; kan dat niet, geef de voorwaarde dan klasse: aanname.",
        Plaats(bestand.pad, open_[0], regel.index(MERK) + 1, len(MERK)),
        Ernst.WAARSCHUWING,
    )
