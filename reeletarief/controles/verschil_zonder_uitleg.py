"""Tarieven van vergelijkbare producten verschillen zonder uitleg.

Producten in hetzelfde segment en met dezelfde eenheid liggen naast elkaar. Verschilt hun tarief, dan zegt elke kaart met
``tariefdifferentiatie`` waardoor (zwaarte, groepsgrootte, functiemix). Een tarief moet laten zien wat het onderscheidt van
zijn buren, anders is het verschil niet te toetsen (art. 2.3 lid 1 Besluit Jeugdwet, tariefdifferentiatie; NvO §8.2).
Een afwezigheidsdag telt niet mee: wat er anders is dan op het etmaal, zegt zijn blok ``afwezigheid``. Een gewogen tarief ook niet: waarom
zijn onderdelen verschillen, zeggen die zelf, en zijn ``samenstelling`` zegt hoe zwaar elk telt.
Vraagt de kaart met INVULLEN zelf nog om die uitleg, dan meldt alleen RT660 dat.

Goed:

    product: "45A49"
    segment: ambulant
    tariefdifferentiatie: Een groep deelt de begeleiders; daarom is het tarief per jeugdige lager dan individueel.

Fout:

    product: "45A49"
    segment: ambulant        # 45A48 in dit segment heeft een ander tarief
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.invoer.kaart.productvorm import GEWOGEN
from reeletarief.weergave.besluit.bijstelling import uit_de_berekening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.kostprijs.tarief import Tarief

CODE = "RT624"
ERNST = Ernst.WAARSCHUWING
NAAM = "tariefverschil zonder uitleg"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart zonder tariefdifferentiatie naast een kaart met een ander tarief."""
    groepen: dict[tuple[str, str], list[Tarief]] = {}
    for tarief in dossier.resultaat.tarieven:
        if tarief.afwezigheid is not None or tarief.kaart.vorm == GEWOGEN:
            continue
        groepen.setdefault((str(tarief.kaart.segment), tarief.kaart.eenheid), []).append(tarief)
    for groep in groepen.values():
        per_bedrag = {tarief.tarief.bedrag: tarief for tarief in reversed(groep)}
        for tarief in groep:
            ander = next((buur for bedrag, buur in per_bedrag.items() if bedrag != tarief.tarief.bedrag), None)
            if ander is not None and _zonder_uitleg(dossier, tarief.kaart):
                yield _bevinding(tarief, ander)


def _zonder_uitleg(dossier: Dossier, kaart: Productkaart) -> bool:
    return kaart.tariefdifferentiatie is None and "tariefdifferentiatie" not in dossier.al_gevraagd(kaart)


def _bevinding(tarief: Tarief, ander: Tarief) -> Bevinding:
    kaart = tarief.kaart
    return Bevinding(
        CODE,
        f"{kaart.product} kost {uit_de_berekening(tarief)} per {per(kaart.eenheid)} en {ander.kaart.product} in hetzelfde "
        f"segment ({kaart.segment}) {uit_de_berekening(ander)}; de kaart zegt niet waardoor.",
        "Zet 'tariefdifferentiatie: INVULLEN' op de kaart en vul het in: wat maakt dit product duurder of goedkoper dan zijn buren?",
        kaart.product.plaats,
        ERNST,
    )
