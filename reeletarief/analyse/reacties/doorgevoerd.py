"""Of wat de regio van reacties overneemt, ook in haar bestanden staat; anders zegt de nota iets anders dan het besluit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.reacties.begin import zonder_begin
from reeletarief.analyse.reacties.toepassen import zetten_op, zetten_van
from reeletarief.fouten import Bevinding, gesorteerd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.reacties.begin import Concept
    from reeletarief.analyse.reacties.toepassen import Doorgerekend, Zet
    from reeletarief.invoer.reacties.register import Reactie

NIET_DOORGEVOERD = "RT993"


def niet_doorgevoerd(nu: Doorgerekend, concept: Concept | None, reacties: Sequence[Reactie]) -> tuple[Bevinding, ...]:
    """Elke overgenomen waarde die niet in de bestanden van nu staat, en wat er aan een overgenomen waarde niet past.

    Een verandering (``+1 %-punt``) telt vanaf de waarde in het concept waar de reactie over gaat; zonder dat concept is niet te zeggen
    of zij is doorgevoerd, en is zij zelf een bevinding.
    """
    zetten, fouten = zetten_van(concept.stand if concept else nu, reacties)
    onzeker = zonder_begin(zetten, concept)
    plekken = {een.plaats for een in onzeker}
    over, andere = zetten_op(nu, [zet for zet in zetten if zet.gevraagd.plaats not in plekken])
    return gesorteerd([*fouten, *andere, *onzeker, *map(_bevinding, over)])


def _bevinding(zet: Zet) -> Bevinding:
    staat_er = f"daar staat nu {zet.oud}" if zet.oud else "de kaart heeft die eigen waarde niet"
    plaats = zet.plek.plaats
    return Bevinding(
        NIET_DOORGEVOERD,
        f"Reactie {zet.reactie.nummer} is overgenomen, maar '{zet.naam}' is niet op {zet.nieuw} gezet: {staat_er} "
        f"({plaats.op_regel}).",
        "Voer haar door met: reeletarief reacties effect --voorstel DOELMAP, en zet die bestanden in de regio. Koos de regio daarna "
        "iets anders, zet dat dan bij de reactie onder wijzigingen, met het motief.",
        zet.gevraagd.plaats,
    )
