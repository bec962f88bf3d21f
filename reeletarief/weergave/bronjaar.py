"""Een bron met haar jaar erachter, als dat er niet al in staat."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reeletarief.kostprijs.post import Herkomst

_REEKS = "reeksen."


def met_jaar(herkomst: Herkomst, zonder: str = "geen bron") -> str:
    """De bron met haar jaar tussen haakjes, of ``zonder`` als er geen bron is.

    Bij een waarde van een reeks is het jaar dat waarvoor zij geldt, niet dat van de bron; dat staat al bij de waarde zelf.
    """
    bron = herkomst.bron or zonder
    van_een_reeks = (herkomst.parameter or "").startswith(_REEKS)
    if not herkomst.jaar or van_een_reeks or str(herkomst.jaar) in bron:
        return bron
    return f"{bron} ({herkomst.jaar})"
