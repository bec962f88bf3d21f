"""Een kaart zegt niet of er afwijkingen van de regio zijn.

Een tarief noemt zijn regionale en organisatiegebonden afwijkingen met motief, of zegt hardop dat er geen zijn. Zonder de
sleutel ``afwijkingen`` is niet te zien of erover is nagedacht (RBDHA:2019:11096: regionale en organisatiegebonden kosten
mogen niet genegeerd worden).

Goed:

    afwijkingen: []

Fout:

    product: "45A48"      # en nergens 'afwijkingen'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT623"
ERNST = Ernst.WAARSCHUWING
NAAM = "kaart zegt niets over afwijkingen"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart zonder de sleutel 'afwijkingen'."""
    for kaart in dossier.regio.kaarten:
        if kaart.afwijkingen is None and kaart.opslagset is not None:
            yield Bevinding(
                CODE,
                f"De kaart van {kaart.product} zegt niet of er afwijkingen zijn.",
                "Zet 'afwijkingen: []' op de kaart als er geen zijn; anders elke afwijking met haar motivering.",
                kaart.product.plaats,
                ERNST,
            )
