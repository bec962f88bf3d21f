"""Twee ingelezen modellen naast elkaar: elk veld dat verschilt, met beide waarden en waar het staat."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from reeletarief.invoer.model import velden_in_bestand
from reeletarief.invoer.opslagen.reeks import Afleiding
from reeletarief.invoer.waarden import Datum, Waarde
from reeletarief.weergave.getal import gegeven

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reeletarief.fouten import Plaats

NIETS = "niets"


class Verschil(NamedTuple):
    """Een veld dat verschilt: welk, wat er hier en daar staat, en waar hier."""

    pad: tuple[str, ...]
    hier: Any
    daar: Any
    plaats: Plaats


def verschillen(
    hier: Any, daar: Any, plaats: Plaats, zonder: Collection[str] = (), pad: tuple[str, ...] = ()
) -> Iterator[Verschil]:
    """Elk verschil tussen twee waarden van dezelfde soort; ``plaats`` geldt waar hier niets staat.

    Regels met een sleutel worden op sleutel vergeleken, niet op volgorde. Velden die in ``zonder`` staan, tellen nergens. Een
    bestand dat op twee plaatsen gelijk is, is één keer gelezen en dus dezelfde waarde.
    """
    if hier is daar:
        return
    if _is_blok(hier) and _is_blok(daar):
        links, rechts = _velden(hier, zonder), _velden(daar, zonder)
        for naam in dict.fromkeys([*links, *rechts]):
            deel = links.get(naam)
            yield from verschillen(
                deel, rechts.get(naam), _plaats(deel, getattr(naam, "plaats", plaats)), zonder, (*pad, str(naam))
            )
    elif _als_verzameling(hier) != _als_verzameling(daar):
        yield Verschil(pad, hier, daar, _plaats(hier, plaats))


def _als_verzameling(waarde: Any) -> str:
    """De waarde om te vergelijken: van een rij namen (feestdagen, grondslag) telt de volgorde niet."""
    return leesbaar(tuple(sorted(waarde))) if _is_namen(waarde) else leesbaar(waarde)


def _is_namen(waarde: Any) -> bool:
    return type(waarde) is tuple and bool(waarde) and all(isinstance(deel, str) for deel in waarde)


def alleen_in(waarde: Any, ander: Any) -> Any:
    """Van twee rijen namen wat alleen in de eerste staat; elke andere waarde blijft heel."""
    if _is_namen(waarde) and _is_namen(ander):
        return tuple(deel for deel in waarde if deel not in ander)
    return waarde


def _is_blok(waarde: Any) -> bool:
    return is_dataclass(waarde) or isinstance(waarde, dict) or _is_regels(waarde)


def _is_regels(waarde: Any) -> bool:
    """Of dit een lijst van modellen is."""
    return type(waarde) is tuple and all(is_dataclass(deel) for deel in waarde)


def _velden(waarde: Any, zonder: Collection[str]) -> dict[str, Any]:
    """De delen van een model, blok of lijst van regels, op naam."""
    if isinstance(waarde, dict):
        return waarde
    if is_dataclass(waarde):
        namen = (veld.name for veld in velden_in_bestand(waarde))
        return {naam: getattr(waarde, naam) for naam in namen if naam not in zonder}
    return {getattr(deel, "sleutel", str(nummer)): deel for nummer, deel in enumerate(waarde, 1)}


def leesbaar(waarde: Any) -> str:
    """Een waarde zoals de lezer haar schrijft; wat gelijk is, geeft dezelfde tekst."""
    if waarde is None or waarde == ():
        return NIETS
    if isinstance(waarde, Waarde):
        return gegeven(waarde)
    if isinstance(waarde, Datum):
        return str(waarde.dag)
    if isinstance(waarde, Afleiding):
        return f"{waarde.bewerking} van ({', '.join(leesbaar(operand) for operand in waarde.operanden)})"
    if _is_blok(waarde):
        return "een eigen blok" if not isinstance(waarde, tuple) else f"{len(waarde)} regels"
    return ", ".join(map(leesbaar, waarde)) if isinstance(waarde, tuple) else str(waarde)


def _plaats(waarde: Any, anders: Plaats) -> Plaats:
    """Waar een waarde staat; van een model of lijst de plek van het eerste deel dat er een heeft."""
    eigen: Plaats | None = getattr(waarde, "plaats", None)
    if eigen is not None:
        return eigen
    if isinstance(waarde, tuple) and waarde:
        return _plaats(waarde[0], anders)
    if is_dataclass(waarde):
        delen = (getattr(waarde, veld.name) for veld in velden_in_bestand(waarde))
        return next((deel.plaats for deel in delen if hasattr(deel, "plaats")), anders)
    return anders
