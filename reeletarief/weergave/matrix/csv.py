"""``matrix --formaat csv``: een regel per profiel, een kolom per intensiteit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.matrix import INTENSITEITEN
from reeletarief.berekening.besluitstand import geldend_bedrag
from reeletarief.berekening.stand import stand_van
from reeletarief.weergave.csv import als_csv, rijtje, veilig
from reeletarief.weergave.getal import machine

if TYPE_CHECKING:
    from reeletarief.analyse.matrix import Matrix, Matrixrij
    from reeletarief.berekening.resultaat import Resultaat


_PRODUCTEN = tuple(f"product_{soort}" for soort in INTENSITEITEN)


def matrix_als_csv(matrix: Matrix, resultaat: Resultaat) -> str:
    """De matrix als csv-tekst: het tarief dat geldt, vastgesteld of anders berekend; een combinatie zonder kaart is een lege cel.

    Achteraan welk product er in elk vak staat, welke kaarten er nog meer voor dat vak zijn, en welke vakken niet te rekenen waren.
    """
    kop = ["profiel", "naam", *INTENSITEITEN, "tariefjaar", "status", "aannames", *_PRODUCTEN, "dubbel"]
    return als_csv([*kop, "niet_te_rekenen"], (_rij(rij, matrix, resultaat) for rij in matrix.rijen))


def _rij(rij: Matrixrij, matrix: Matrix, resultaat: Resultaat) -> list[str]:
    bedragen = [
        machine(geldend_bedrag(rij.tarieven[soort]), 2) if soort in rij.tarieven else "" for soort in INTENSITEITEN
    ]
    aannames = sorted({naam for tarief in rij.tarieven.values() for naam in tarief.aannames})
    slot = [str(resultaat.tariefjaar), _stand(rij, matrix), veilig(" ".join(aannames))]
    producten = [veilig(rij.tarieven[soort].product) if soort in rij.tarieven else "" for soort in INTENSITEITEN]
    weg = " ".join(soort for soort in INTENSITEITEN if (rij.profiel, soort) in matrix.overgeslagen)
    return [veilig(rij.profiel), veilig(rij.naam), *bedragen, *slot, *producten, _dubbel(rij, matrix), weg]


def _stand(rij: Matrixrij, matrix: Matrix) -> str:
    """De stand van de tarieven op deze regel; een vak dat niet te rekenen was, is niet vastgesteld."""
    weg = sum(profiel == rij.profiel for profiel, _ in matrix.overgeslagen)
    return stand_van(rij.tarieven.values(), weg)


def _dubbel(rij: Matrixrij, matrix: Matrix) -> str:
    return rijtje(
        f"{soort}: {ander.product} {machine(geldend_bedrag(ander), 2)}"
        for soort, tarief in sorted(rij.tarieven.items(), key=lambda een: INTENSITEITEN.index(een[0]))
        for ander in matrix.ook(tarief)
    )
