"""Wat er tussen twee bomen anders is, als leden van een groep: elke gewijzigde waarde, en elke andere opbouw."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.vergelijk.lid import Ledenmaker
from reeletarief.analyse.vergelijk.oorzaakgroepen import VAN_KOP, gewijzigde_knopen
from reeletarief.kostprijs.kop import kop_van

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reeletarief.analyse.vergelijk.boompaar import Boompaar
    from reeletarief.analyse.vergelijk.lid import Lid
    from reeletarief.fouten import Plaats
    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief


def plaats_van(post: Post | None) -> Plaats | None:
    """Waar een waarde staat, als zij er is en in een bestand staat."""
    return post.plaats if post else None


def leden_van(paar: Boompaar, oud: Tarief, nieuw: Tarief) -> list[Lid]:
    """Elke gewijzigde waarde en elke andere opbouw als lid van haar groep; wat hetzelfde is, één keer."""
    maker = Ledenmaker(paar, oud, nieuw)
    groepen = gewijzigde_knopen(paar)
    groepen |= {sleutel: VAN_KOP[kop_van(sleutel)] for sleutel in paar.knopen if maker.is_jaartotaal(sleutel)}
    leden = [maker.lid(sleutel, groep) for sleutel, groep in groepen.items()]
    met_waarde = [lid for lid in leden if lid.oud]
    return [*_dezelfde_plek_samen(met_waarde), *_dezelfde_naam_samen(lid for lid in leden if not lid.oud)]


def _dezelfde_naam_samen(leden: Iterable[Lid]) -> list[Lid]:
    """Wat hetzelfde heet op dezelfde plaats, en wat op dezelfde regel erbij kwam of verviel, is één wijziging."""
    samen: dict[tuple[object, ...], Lid] = {}
    for lid in leden:
        regels = tuple(plaats and (plaats.bestand, plaats.regel) for plaats in (lid.erbij, lid.vervallen))
        eigen = regels if lid.delen and any(regels) else (lid.naam, lid.erbij)
        sleutel = (lid.groep, lid.gesloten, *eigen)
        eerder = samen.get(sleutel)
        samen[sleutel] = _samen(eerder, lid) if eerder else lid
    return list(samen.values())


def _samen(eerder: Lid, lid: Lid) -> Lid:
    knopen = (*eerder.knopen, *lid.knopen)
    if eerder.delen is None or lid.delen is None:
        return eerder._replace(knopen=knopen)
    delen = eerder.delen.samen_met(lid.delen)
    return eerder._replace(knopen=knopen, delen=delen, naam=delen.naam)


def _dezelfde_plek_samen(leden: Iterable[Lid]) -> list[Lid]:
    """Eén cel in een bestand die op meer plekken in de boom staat, is één wijziging."""
    samen: dict[tuple[object, ...], Lid] = {}
    for nummer, lid in enumerate(leden):
        plek = (lid.groep, lid.gesloten, *plek_van(lid.oud), *plek_van(lid.nieuw))
        sleutel = plek if plek_van(lid.nieuw) else (nummer,)
        eerder = samen.get(sleutel)
        samen[sleutel] = lid._replace(knopen=(*eerder.knopen, *lid.knopen)) if eerder else lid
    return list(samen.values())


def plek_van(post: Post | None) -> tuple[object, ...]:
    """Waaraan dezelfde waarde uit een bestand te herkennen is; leeg als zij er niet is of nergens staat."""
    plaats = plaats_van(post)
    return (plaats.bestand, plaats.regel, plaats.kolom, post.bedrag) if plaats and post else ()
