"""De verhoging van een tabel is een andere dan de vorige tabel aankondigde.

``vervolg`` van een tabel noemt de verhogingen die bekend zijn gemaakt. Komt de tabel van die datum er, dan hoort zijn
``verhoging`` hetzelfde percentage te hebben; anders klopt een van beide niet, of is er opnieuw onderhandeld.

Goed:

    vervolg: {stand: …, verhogingen: [{datum: 2025-07-01, percentage: 1%, bron: …}]}
    verhoging: {percentage: 1%, afronding: 1.00}      # in de tabel per 2025-07-01

Fout:

    vervolg: {stand: …, verhogingen: [{datum: 2025-07-01, percentage: 1%, bron: …}]}
    verhoging: {percentage: 2%, afronding: 1.00}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import gegeven

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.cao.verhoging import BekendeVerhoging
    from reeletarief.invoer.waarden import Waarde

CODE = "RT638"
ERNST = Ernst.WAARSCHUWING
NAAM = "verhoging anders dan aangekondigd"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke tabel waarvan het percentage afwijkt van wat een eerdere tabel voor die datum aankondigde."""
    for tabellen in dossier.hele_caos.values():
        for positie, tabel in enumerate(tabellen):
            eigen = _percentage(tabel)
            for bekend in _aangekondigd(tabellen[:positie], tabel):
                if eigen is not None and eigen.getal != bekend.percentage.getal:
                    yield _bevinding(tabel, eigen, bekend)


def _percentage(tabel: CaoTabel) -> Waarde | None:
    """De verhoging waarmee een tabel gepubliceerd of afgeleid is."""
    regel = tabel.afleiding.regel if tabel.afleiding else tabel.verhoging
    return regel.percentage if regel else None


def _aangekondigd(eerdere: tuple[CaoTabel, ...], tabel: CaoTabel) -> list[BekendeVerhoging]:
    vervolgen = [vorige.vervolg for vorige in eerdere if vorige.vervolg]
    return [bekend for vervolg in vervolgen for bekend in vervolg.verhogingen if bekend.datum.dag == tabel.dag]


def _bevinding(tabel: CaoTabel, eigen: Waarde, bekend: BekendeVerhoging) -> Bevinding:
    return Bevinding(
        CODE,
        f"De tabel van cao {tabel.cao} per {tabel.dag} verhoogt met {gegeven(eigen)}; aangekondigd was "
        f"{gegeven(bekend.percentage)} ({bekend.bron}).",
        "Controleer het percentage in de cao-tekst, en werk het vervolg van de vorige tabel bij.",
        eigen.plaats,
        ERNST,
    )
