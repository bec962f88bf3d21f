"""Een verwijzing per cao noemt een cao waarvan er geen tabellen zijn.

``reeks_per_cao`` kiest per cao een reeks. Een naam die niet de naam van een map onder ``cao/`` is, doet niets: vaak is het
een tikfout, en geldt de reeks waar u haar niet verwacht.

Goed:

    percentage: {reeks_per_cao: {jeugdzorg: verzuim_jeugdzorg}}

Fout:

    percentage: {reeks_per_cao: {jeugtzorg: verzuim_jeugdzorg}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst, suggestie
from reeletarief.invoer.kaart.afwijking import REGELVELDEN
from reeletarief.invoer.opslagen.verwijzing import ReeksPerCao

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.model import Herkomstvelden

CODE = "RT644"
ERNST = Ernst.WAARSCHUWING
NAAM = "cao zonder tabellen in een verwijzing"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke cao in een ``reeks_per_cao`` die de regio (en het programma) niet kent."""
    bekend = {*dossier.inlezing.caos, *(dossier.landelijk.caos if dossier.landelijk else ())}
    for regel in _regels(dossier):
        for veld in REGELVELDEN:
            verwijzing = getattr(regel, veld, None)
            if isinstance(verwijzing, ReeksPerCao):
                for cao in sorted(set(verwijzing.per_cao) - bekend):
                    yield _bevinding(cao, verwijzing, sorted(bekend))


def _regels(dossier: Dossier) -> Iterator[Herkomstvelden]:
    opslagen = dossier.regio.opslagen
    yield from (*opslagen.inhoudingen, *opslagen.werkgeverslasten, *opslagen.uren.regels)
    for set_ in opslagen.opslagsets.values():
        yield from set_.regels


def _bevinding(cao: str, verwijzing: ReeksPerCao, bekend: list[str]) -> Bevinding:
    return Bevinding(
        CODE,
        f"Van de cao '{cao}' zijn er geen tabellen; deze verwijzing doet niets.",
        suggestie(cao, bekend, f"Er zijn tabellen van: {', '.join(bekend)}."),
        verwijzing.per_cao[cao].plaats,
        ERNST,
    )
