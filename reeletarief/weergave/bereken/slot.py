"""De slotregel van ``bereken``: onder de tabel, en op stderr als de uitkomst naar een bestand gaat. Zonder rich, want dan is er geen tabel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.getal import geteld

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding


def slotregel(resultaat: Resultaat) -> str:
    """Eén zin over de dekking: hoeveel producten berekend, hoeveel overgeslagen, hoeveel aannames."""
    berekend, weg = len(resultaat.tarieven), len(resultaat.overgeslagen)
    aannames = len(resultaat.aannames)
    deel = "geen overgeslagen" if weg == 0 else f"{weg} overgeslagen"
    return (
        f"{geteld(berekend + weg, 'product', 'producten')}: {berekend} berekend, {deel}; "
        f"{geteld(aannames, 'aanname', 'aannames')} in de uitkomst, "
        f"{_waarschuwingen(resultaat.waarschuwingen)}."
    )


def _waarschuwingen(waarschuwingen: Sequence[Bevinding]) -> str:
    """Hoeveel het er zijn, en hoeveel ervan de regio gemotiveerd laat staan: ``5 waarschuwingen, 2 gemotiveerd``."""
    gemotiveerd = sum(bool(een.motief) for een in waarschuwingen)
    alle = geteld(len(waarschuwingen), "waarschuwing", "waarschuwingen")
    return f"{alle}, {gemotiveerd} gemotiveerd" if gemotiveerd else alle
