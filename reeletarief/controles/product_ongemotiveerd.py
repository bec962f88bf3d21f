"""Een product is niet op zichzelf gemotiveerd.

Elk product heeft zijn eigen onderbouwing: een ``doel`` dat zegt wat de hulp is, en een ``functiemix_bron`` die zegt waar de
functiemix vandaan komt (NvO §8.4, stap a en e). Een doel dat letterlijk van een andere kaart komt, onderbouwt dit product
niet. Vraagt de kaart met INVULLEN zelf nog om het doel, dan meldt alleen RT660 dat.

Goed:

    product: "45A49"
    doel: Jeugdigen oefenen in een kleine groep sociale vaardigheden.
    functiemix_bron: {klasse: open, bron: "uitvraag 2025 onder 5 aanbieders, mediaan", jaar: 2025}

Fout:

    product: "45A49"      # zonder doel of functiemix_bron, of met het doel van 45A48
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.invullen import merk_op

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT626"
ERNST = Ernst.WAARSCHUWING
NAAM = "product niet op zichzelf gemotiveerd"
_TE_BESCHRIJVEN = {"doel": "wat dit product is", "functiemix_bron": "waar zijn functiemix vandaan komt"}


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart zonder doel of functiemix_bron, en elk doel dat van een eerdere kaart is overgenomen."""
    eerste_met_doel: dict[str, str] = {}
    for kaart in dossier.regio.kaarten:
        velden = tuple(_TE_BESCHRIJVEN) if kaart.functiemix else ("doel",)
        mist = [veld for veld in velden if getattr(kaart, veld) is None and veld not in dossier.al_gevraagd(kaart)]
        if mist:
            yield Bevinding(
                CODE,
                f"De kaart van {kaart.product} heeft geen {' en geen '.join(mist)}.",
                f"Beschrijf {' en '.join(_TE_BESCHRIJVEN[veld] for veld in mist)}.",
                kaart.product.plaats,
                ERNST,
            )
        if kaart.doel is None or merk_op(kaart.doel) is not None:
            continue
        eerste = eerste_met_doel.setdefault(" ".join(kaart.doel.split()), kaart.code)
        if eerste != kaart.product:
            yield Bevinding(
                CODE,
                f"Het doel van {kaart.product} is letterlijk dat van {eerste}.",
                "Beschrijf wat dit product eigen maakt.",
                kaart.doel.plaats,
                ERNST,
            )
