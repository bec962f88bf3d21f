"""Een bedrag daalt binnen een schaal.

Binnen een schaal is elke volgende periodiek ten minste zo hoog als de vorige. Een daling is vrijwel altijd een tikfout of
een verkeerd gelezen cel. Gekeken wordt naar de gewone (genummerde) treden; bijzondere treden zoals ``start`` of
``extra1`` hebben geen vaste plaats in de rij.

Goed:

    salaris:
      "9": {"0": 3191.69, "1": 3307.68, "2": 3428.06}

Fout:

    salaris:
      "9": {"0": 3191.69, "1": 3307.68, "2": 3248.06}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.kostprijs.inschaling import gewone_treden
from reeletarief.weergave.getal import euro

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.waarden import Waarde

CODE = "RT630"
ERNST = Ernst.WAARSCHUWING
NAAM = "bedrag daalt binnen een schaal"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke gewone trede die lager is dan de trede eronder, in elke tabel met eigen bedragen."""
    for tabellen in dossier.regio.caos.values():
        for tabel in tabellen:
            if tabel.afleiding is None:
                for schaal, treden in tabel.schalen.items():
                    yield from _dalingen(schaal, treden)


def _dalingen(schaal: str, treden: Mapping[str, Waarde]) -> Iterator[Bevinding]:
    for lagere, hogere in pairwise(gewone_treden(treden)):
        eerder, later = treden[lagere], treden[hogere]
        if later.getal < eerder.getal:
            yield Bevinding(
                CODE,
                f"Schaal {schaal} trede {hogere} ({euro(later.getal)}) is lager dan trede {lagere} ({euro(eerder.getal)}).",
                "Leg beide cellen naast de bron; een van de twee is vermoedelijk verkeerd overgenomen.",
                later.plaats,
                ERNST,
            )
