"""``matrix --formaat csv``: een regel per profiel, een kolom per intensiteit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.matrix import INTENSITEITEN
from reeletarief.berekening.besluitstand import geldend_bedrag
from reeletarief.weergave.csv import als_csv, veilig
from reeletarief.weergave.getal import machine

if TYPE_CHECKING:
    from reeletarief.analyse.matrix import Matrix, Matrixrij
    from reeletarief.berekening.resultaat import Resultaat


def matrix_als_csv(matrix: Matrix, resultaat: Resultaat) -> str:
    """De matrix als csv-tekst: het tarief dat geldt, vastgesteld of anders berekend; een combinatie zonder kaart is een lege cel."""
    kop = ["profiel", "naam", *INTENSITEITEN, "tariefjaar", "status", "aannames"]
    return als_csv(kop, (_rij(rij, resultaat) for rij in matrix.rijen))


def _rij(rij: Matrixrij, resultaat: Resultaat) -> list[str]:
    bedragen = [
        machine(geldend_bedrag(rij.tarieven[soort]), 2) if soort in rij.tarieven else "" for soort in INTENSITEITEN
    ]
    aannames = sorted({naam for tarief in rij.tarieven.values() for naam in tarief.aannames})
    slot = [str(resultaat.tariefjaar), resultaat.status, veilig(" ".join(aannames))]
    return [veilig(rij.profiel), veilig(rij.naam), *bedragen, *slot]
