"""``matrix --formaat json``: per profiel de intensiteiten met product, tarief en regels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reeletarief.analyse.matrix import INTENSITEITEN
from reeletarief.weergave.bereken.json import vastgesteld
from reeletarief.weergave.getal import machine
from reeletarief.weergave.json import als_tekst, omslag

if TYPE_CHECKING:
    from reeletarief.analyse.matrix import Matrix, Matrixrij
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.kostprijs.tarief import Tarief


def matrix_als_json(matrix: Matrix, resultaat: Resultaat) -> str:
    """De matrix als JSON; een combinatie zonder kaart is ``null``."""
    inhoud = {
        **omslag(resultaat),
        "intensiteiten": list(INTENSITEITEN),
        "profielen": [_rij(rij, matrix) for rij in matrix.rijen],
        "overgeslagen": [weg.product for weg in resultaat.overgeslagen],
    }
    return als_tekst(inhoud)


def _rij(rij: Matrixrij, matrix: Matrix) -> dict[str, Any]:
    vakken = {soort: _vak(rij.tarieven[soort], matrix) if soort in rij.tarieven else None for soort in INTENSITEITEN}
    return {"profiel": rij.profiel, "naam": rij.naam, "intensiteiten": vakken}


def _vak(tarief: Tarief, matrix: Matrix) -> dict[str, Any]:
    """Wat er in een vak staat; ``dubbel`` is wat er volgens andere kaarten zou staan."""
    profiel = tarief.kaart.profiel
    dagen = profiel.hoogstens_dagen if profiel else None
    return {
        **_bedrag(tarief),
        "hoogstens_dagen": machine(dagen.getal) if dagen else None,
        "stapelbaar_met": [str(product) for product in profiel.stapelbaar_met] if profiel else [],
        "aannames": list(tarief.aannames),
        "dubbel": [_bedrag(ander) for ander in matrix.ook(tarief)],
    }


def _bedrag(tarief: Tarief) -> dict[str, Any]:
    return {"product": tarief.product, "tarief": machine(tarief.tarief.bedrag, 2), **vastgesteld(tarief)}
