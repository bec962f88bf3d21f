"""Waar een merk over gaat dat op een eigen commentaarregel staat: de waarde in een lijst die eronder begint.

Dat is alleen te zeggen als het commentaar zo ver inspringt als het streepje eronder, zonder lege regel ertussen. Boven de lijst kan
het ook over meer waarden gaan; daarom horen ook de waarden erna erbij.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from reeletarief.invoer.yaml_regels import inspringing_van, is_commentaar

if TYPE_CHECKING:
    from collections.abc import Sequence


def regels_bij_merk(regels: Sequence[str], nummer: int) -> frozenset[int]:
    """De regels (vanaf 1) waar een merk op deze regel over kan gaan; van een merk achter of in een waarde is dat die regel zelf."""
    if not is_commentaar(regels[nummer - 1]):
        return frozenset({nummer})
    inspringing = inspringing_van(regels[nummer - 1])
    waarde = next((plek for plek in range(nummer, len(regels)) if not is_commentaar(regels[plek])), len(regels))
    if any(inspringing_van(regel) != inspringing for regel in regels[nummer - 1 : waarde + 1]):
        return frozenset({nummer})
    in_lijst = takewhile(lambda plek: _in_lijst(regels[plek], inspringing), range(waarde, len(regels)))
    return frozenset(plek + 1 for plek in in_lijst) or frozenset({nummer})


def _in_lijst(regel: str, inspringing: int) -> bool:
    """Of de regel nog bij een lijst hoort die zo ver inspringt: een streepje op die plek, of iets wat verder staat."""
    eigen = inspringing_van(regel)
    return not regel.strip() or eigen > inspringing or (eigen == inspringing and regel.lstrip().startswith(("- ", "#")))
