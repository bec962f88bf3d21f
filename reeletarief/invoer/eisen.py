"""Eisen die modellen gemeen hebben: één vorm, een grondslag bij een percentage, niet onder nul.

Elke eis is een functie die een :class:`~reeletarief.invoer.waarden.WaardeFout` geeft als er iets niet past.
"""

from typing import Any

from reeletarief.fouten import Plaats
from reeletarief.invoer.waarden import Waarde, WaardeFout


def eis_een_vorm(sleutel: Any, namen: str, *vormen: object) -> None:
    """Weiger een regel die geen of meer dan één van de genoemde waardevormen heeft."""
    aantal = sum(vorm is not None for vorm in vormen)
    if aantal != 1:
        hoeveel = "geen" if aantal == 0 else "meer dan één"
        raise WaardeFout(
            "RT223",
            f"De regel '{sleutel}' heeft {hoeveel} waarde.",
            f"Geef precies één van: {namen}.",
            _plaats(sleutel),
        )


def eis_grondslag(sleutel: Any, percentage: object, over: tuple[Any, ...]) -> None:
    """Weiger een percentage zonder grondslag en een bedrag mét grondslag."""
    if percentage is not None and not over:
        raise WaardeFout(
            "RT301",
            f"Het percentage van '{sleutel}' zegt niet waarover het gaat.",
            "Voeg 'over: [regel, …]' toe met de regels die de grondslag vormen.",
            _plaats(sleutel),
        )
    if over and percentage is None:
        raise WaardeFout(
            "RT301",
            f"De regel '{sleutel}' is een bedrag en heeft geen grondslag nodig.",
            "Haal 'over' weg, of maak er een percentage van.",
            _plaats(sleutel),
        )


def eis_niet_negatief(*waarden: object) -> None:
    """Weiger een waarde onder nul; wat geen losse waarde is (zoals een reeks), telt niet mee."""
    for waarde in waarden:
        if isinstance(waarde, Waarde) and waarde.getal < 0:
            raise WaardeFout("RT211", "Dit ligt onder nul.", "Controleer het minteken.", waarde.plaats)


def eis_hooguit_honderd(waarde: object) -> None:
    """Weiger een percentage boven 100%."""
    if isinstance(waarde, Waarde) and waarde.getal > 1:
        raise WaardeFout("RT211", "Dit is meer dan 100%.", "Controleer de cijfers.", waarde.plaats)


def _plaats(sleutel: Any) -> Plaats | None:
    return getattr(sleutel, "plaats", None)
