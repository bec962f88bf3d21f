"""De waarden waarmee een regel in het tariefjaar rekent: die op de regel zelf, of die uit de reeks waarnaar hij verwijst.

Een tikfout in een reeks is dezelfde tikfout. Elke waarde van een reeks die in het tariefjaar geldt, komt apart langs, zoals
zij gegeven is: een gemiddelde over het jaar verbergt er een.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Protocol

from reeletarief.controles.gedeeld.regels import regels_van
from reeletarief.invoer.opslagen.verwijzing import Reeksnaam, ReeksPerCao
from reeletarief.invoer.waarden import Waarde
from reeletarief.kostprijs.reeksen import genoemd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.model import Herkomstvelden
    from reeletarief.invoer.opslagen.bestand import Opslagen
    from reeletarief.invoer.opslagen.regel import Opslagregel


class Lezer(Protocol):
    """Geeft de waarden waarmee een kaart rekent."""

    def __call__(self, kaart: Productkaart, gegeven: object) -> tuple[Waarde, ...]:
        """De waarde zelf, die van de reeks of die van de reeks van de cao van deze kaart; niets als er niets gegeven is."""
        ...


def lezer(dossier: Dossier) -> Lezer:
    """Leest waarden voor het tariefjaar van dit dossier; elke reeks wordt één keer doorzocht."""

    @cache
    def uit_reeks(naam: str) -> tuple[Waarde, ...]:
        return tuple(_uit_reeks(dossier.regio.opslagen, naam, dossier.jaar, frozenset()))

    def lees(kaart: Productkaart, gegeven: object) -> tuple[Waarde, ...]:
        if isinstance(gegeven, Waarde):
            return (gegeven,)
        return tuple(waarde for naam in reeksnamen(gegeven, kaart.cao) for waarde in uit_reeks(naam))

    return lees


def reeksnamen(gegeven: object, cao: str | None = None) -> tuple[str, ...]:
    """De reeksen waarnaar een waarde verwijst; van een reeks per cao die van deze cao, of van elke cao als er geen genoemd is."""
    if isinstance(gegeven, Reeksnaam):
        return (str(gegeven.reeks),)
    if not isinstance(gegeven, ReeksPerCao):
        return ()
    return tuple(str(naam) for een, naam in gegeven.per_cao.items() if cao in {None, een})


def heeft_eigen_waarde(regel: Herkomstvelden) -> bool:
    """Of er op een regel zelf een getal staat: de waarde, een grens of een aantal. Anders komt alles uit een reeks, en staat de herkomst daar."""
    return any(isinstance(getattr(regel, veld.name), Waarde) for veld in fields(regel))


def definities(opslagen: Opslagen, regel: Opslagregel) -> tuple[str | None, ...]:
    """Wat het percentage van een regel meet: dat zegt zij zelf, of anders elke reeks waaruit het komt; niets waar dat ontbreekt."""
    if regel.definitie is not None:
        return (str(regel.definitie),)
    reeksen = [opslagen.reeksen[naam] for naam in reeksnamen(regel.percentage)]
    return tuple(str(reeks.definitie) if reeks.definitie else None for reeks in reeksen) or (None,)


def opslagwaarden(
    dossier: Dossier, veld: Callable[[Opslagregel], object]
) -> Iterator[tuple[Productkaart, Opslagregel, Waarde]]:
    """Elke waarde in dit veld van een opslagregel waar een kaart mee rekent; een gedeelde waarde komt per kaart langs."""
    lees = lezer(dossier)
    for kaart in dossier.regio.kaarten:
        for regel in regels_van(dossier, kaart):
            for waarde in lees(kaart, veld(regel)):
                yield kaart, regel, waarde


def _uit_reeks(opslagen: Opslagen, naam: str, jaar: int, gezien: frozenset[tuple[str, int]]) -> Iterator[Waarde]:
    """De gegeven waarden van een reeks in een jaar; is er een gelijk aan een andere, dan die andere."""
    reeks = opslagen.reeksen.get(naam)
    if reeks is None or (naam, jaar) in gezien:
        return
    for een in reeks.waarden:
        if not een.begin.year <= jaar <= een.einde.year:
            continue
        if een.waarde is not None:
            yield een.waarde
        elif een.afleiding is not None and een.afleiding.bewerking == "gelijk":
            for ander, anderjaar in genoemd(een.afleiding, jaar):
                yield from _uit_reeks(opslagen, ander, anderjaar, gezien | {(naam, jaar)})
