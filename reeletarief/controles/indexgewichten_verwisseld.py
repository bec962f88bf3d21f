"""Prijzen wegen in de index zwaarder dan lonen, terwijl de tarieven vooral uit lonen bestaan.

Een index van OVA (lonen) en ppc (prijzen) weegt die twee naar hun deel in de kosten (NvO §8.3, indexatie). De VNG rekent voor jeugdhulp
met 90% lonen en 10% prijzen (Indexatie bij inkoop Jeugdhulp en Wmo-ondersteuning). Wegen de prijzen zwaarder, en zijn lonen in de
meeste tarieven meer dan de helft, dan zijn de twee gewichten bijna zeker verwisseld. Dit is een vraag, geen norm.

Goed:

    indexering: {methode: vng_verschil, gewicht_ova: 90%, gewicht_ppc: 10%, …}

Fout:

    indexering: {methode: vng_verschil, gewicht_ova: 10%, gewicht_ppc: 90%, …}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.afronding import NUL
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import gegeven

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.kostprijs.tarief import Tarief

CODE = "RT687"
ERNST = Ernst.WAARSCHUWING
NAAM = "indexgewichten verwisseld"
_HELFT = Decimal("0.5")
_LONEN = ("beroepskracht", "niet_productief")
"""De elementen van de NvO die uit lonen bestaan."""


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Een gewicht van de lonen onder de helft, als lonen in de meeste tarieven meer dan de helft zijn."""
    gewicht = dossier.regio.opslagen.indexering.gewicht_ova
    if gewicht is None or gewicht.getal >= _HELFT:
        return
    tarieven = dossier.resultaat.tarieven
    vooral_loon = sum(map(_is_vooral_loon, tarieven))
    if 2 * vooral_loon > len(tarieven):
        yield Bevinding(
            CODE,
            f"Lonen wegen in de index {gegeven(gewicht)}, terwijl zij in {vooral_loon} van de {len(tarieven)} tarieven meer dan de helft zijn.",
            "Ga na of de gewichten van OVA en ppc verwisseld zijn; anders: motiveer in verantwoording.yaml waarom prijzen zwaarder wegen.",
            gewicht.plaats,
            ERNST,
        )


def _is_vooral_loon(tarief: Tarief) -> bool:
    lonen = sum((tarief.nvo[element].bedrag for element in _LONEN), NUL)
    return lonen > _HELFT * tarief.tarief.bedrag
