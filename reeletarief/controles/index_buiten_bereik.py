"""De index van een jaar ligt onder nul of boven 25%.

Sinds 2018 lag elke gepubliceerde index voor lonen en prijzen in de zorg tussen 1,5% en 9,25% (OVA en ppc), en de hoogste inflatie was 11,8%
(2022). Onder nul is bijna zeker een minteken te veel, boven 25% een komma te ver. Dit is een vraag, geen norm.

Goed:

    indexering: {methode: vast, percentage: 3%, …}

Fout:

    indexering: {methode: vast, percentage: 300%, …}
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.opslagen.verwijzing import Reeksnaam
from reeletarief.invoer.waarden import Waarde
from reeletarief.kostprijs.kop import Kop, beginnen_met
from reeletarief.kostprijs.post import Bewerking, loop
from reeletarief.weergave.getal import kort_procent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.opslagen.bestand import Opslagen
    from reeletarief.kostprijs.post import Post

CODE = "RT680"
ERNST = Ernst.WAARSCHUWING
NAAM = "index buiten elk bereik"
HOOGSTE = Decimal("0.25")
_INDEX = re.compile(r"index\.([0-9]{4})(?:\.(?:voorlopig|definitief))?|indexering\.percentage")
"""De index van één jaar (samengesteld, of in één stand), of het vaste percentage van elk jaar."""
_REEKSEN = beginnen_met(Kop.REEKSEN)


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke index in een tarief die buiten de grenzen ligt, één keer."""
    opslagen = dossier.regio.opslagen
    reeks = _eigen_reeks(opslagen)
    indexen = {
        welke: post
        for tarief in dossier.resultaat.tarieven
        for post in loop(tarief.tarief)
        if _is_buiten(post) and (welke := _welke_index(post, reeks))
    }
    for welke, post in sorted(indexen.items()):
        yield Bevinding(
            CODE,
            f"De index {welke} is {kort_procent(post.bedrag)}.",
            "Controleer het teken en de cijfers van het percentage of van de reeksen waar de index uit volgt.",
            _plek(post, opslagen),
            ERNST,
        )


def _eigen_reeks(opslagen: Opslagen) -> str:
    """De reeks waar een vast percentage uit komt; leeg als het er zelf staat of niet vast is."""
    percentage = opslagen.indexering.percentage
    return str(percentage.reeks) if isinstance(percentage, Reeksnaam) else ""


def _welke_index(post: Post, reeks: str) -> str:
    """Van welk jaar of uit welke reeks deze index is; leeg als het geen index is."""
    if reeks and post.sleutel.startswith(f"{Kop.REEKSEN}.{reeks}."):
        return f"in reeks '{reeks}'"
    gevonden = _INDEX.fullmatch(post.sleutel)
    return "" if gevonden is None else f"van {gevonden[1] or 'elk jaar'}"


def _plek(post: Post, opslagen: Opslagen) -> Plaats:
    """Waar de index staat: het cijfer van de reeks dat zelf buiten de grenzen ligt, het percentage, of waar de regio kiest."""
    index = opslagen.indexering
    reeks = next((deel.plaats for deel in loop(post) if _in_reeks(deel) and _is_buiten(deel)), None)
    keuze = next((deel for deel in (index.percentage, index.gewicht_ova) if isinstance(deel, Waarde)), opslagen.regio)
    return reeks or post.plaats or keuze.plaats


def _in_reeks(post: Post) -> bool:
    return post.bewerking is Bewerking.WAARDE and post.sleutel.startswith(_REEKSEN)


def _is_buiten(post: Post) -> bool:
    return not 0 <= post.bedrag <= HOOGSTE
