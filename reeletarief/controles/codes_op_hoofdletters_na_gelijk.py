"""Twee producten hebben dezelfde code, op hoofdletters of spaties na.

Voor het programma zijn 45A48, 45a48 en 45 A48 drie producten. Voor een rekenblad zijn ze hetzelfde: zoeken op de code geeft daar de
eerste die past, en op Windows en macOS overschrijft het bestand van de een dat van de ander. Ook mensen halen ze door elkaar, en een
declaratie komt dan op het verkeerde tarief.

Goed:

    product: "45A48"      # en op de andere kaart "45A49"

Fout:

    product: "45A48"      # en op de andere kaart "45a48"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.productkaart import Productkaart

CODE = "RT684"
ERNST = Ernst.WAARSCHUWING
NAAM = "codes op hoofdletters na gelijk"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart waarvan de code op hoofdletters en spaties na die van een eerdere is."""
    eerste: dict[str, Productkaart] = {}
    for kaart in dossier.regio.kaarten:
        ander = eerste.setdefault("".join(kaart.product.lower().split()), kaart)
        if ander is not kaart:
            yield Bevinding(
                CODE,
                f"{kaart.product} en {ander.product} ({ander.product.plaats.bestand}) verschillen alleen in hoofdletters of spaties.",
                "Geef een van beide een andere code.",
                kaart.product.plaats,
                ERNST,
            )
