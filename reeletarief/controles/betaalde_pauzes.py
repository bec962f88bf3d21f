"""Betaalde pauzes staan als uren die van de inzetbare uren afgaan.

Een pauze is in de cao in de regel geen werktijd en zit dan niet in de contracturen. Wie pauzes toch aftrekt, rekent ze
in het tarief mee. Alleen waar de cao een pauze doorbetaalt (zoals bij een dienst waarin men oproepbaar blijft) hoort dat
zo; noemt de ``bron`` van de regel die cao, dan is het geen vraag meer.

Goed:

    uren:
      regels:
        - {sleutel: werkoverleg, naam: Werkoverleg, soort: beroepsgebonden, uren_per_jaar: 60, …}

Fout:

    uren:
      regels:
        - {sleutel: pauzes, naam: Betaalde pauzes, soort: beroepsgebonden, uren_per_jaar: 90, …}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.regels import telt_mee
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.herken import CAO, PAUZE, gaat_over, noemt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT610"
ERNST = Ernst.WAARSCHUWING
NAAM = "betaalde pauzes in de uren"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke urenregel over pauzes waarvan de bron geen cao noemt."""
    for regel in dossier.regio.opslagen.uren.regels:
        if telt_mee(regel) and gaat_over(regel, PAUZE) and not noemt(regel.bron or "", CAO):
            yield Bevinding(
                CODE,
                f"'{regel.naam}' trekt pauzes van de uren af; in de regel zijn pauzes geen werktijd.",
                "Haal de regel weg, of noem als bron de cao met het artikel dat deze pauzes doorbetaalt.",
                regel.sleutel.plaats,
                ERNST,
            )
