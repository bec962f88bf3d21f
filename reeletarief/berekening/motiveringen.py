"""Waarom de regio een bevinding laat staan; pas toe of leg uit, voor de regio zelf.

Dat zegt zij in ``verantwoording.yaml``, of in het besluit: dat noemt van een cao die nog niet vaststond waarom er toch op is vastgesteld.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.berekening.besluitstand import geldend_besluit
from reeletarief.fouten import Ernst, Motief
from reeletarief.invoer.namen import OPSLAGEN, VERANTWOORDING, bestand_van, cao_van

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.verantwoording import Motivering
    from reeletarief.kostprijs.tarief import Tarief

CAO_ONZEKER = {"RT012", "RT014", "RT636"}
"""Een tabel voorbij haar bevestiging, een afgeleide tabel, of een die nog niet is nagelezen."""


def gemotiveerde_tarieven(
    tarieven: Sequence[Tarief],
    motiveringen: Iterable[Motivering],
    tariefjaar: int,
    in_de_regio: Callable[[], Iterable[Bevinding]],
) -> list[Tarief]:
    """Dezelfde tarieven; een waarschuwing waar een motivering van dit tariefjaar bij hoort, draagt haar reden.

    ``in_de_regio`` geeft de waarschuwingen van elk product, ook wat er nu niet gevraagd is. Alleen bij een motivering zonder
    ``noemt`` in ``opslagen.yaml`` maakt dat iets uit: wat ernaast staat, maakt haar te ruim.
    """
    van_dit_jaar = [een for een in motiveringen if een.tariefjaar == tariefjaar]
    passend = passende_bevindingen(
        van_dit_jaar, dict.fromkeys(een for tarief in tarieven for een in tarief.waarschuwingen)
    )
    if any(gevonden and een.noemt is None and een.bestand == OPSLAGEN for een, gevonden in passend.items()):
        passend = passende_bevindingen(van_dit_jaar, in_de_regio())
    bij = motivering_bij(passend)
    return [_met_redenen(tarief, bij) for tarief in tarieven]


def _met_redenen(tarief: Tarief, bij: Mapping[Bevinding, Motivering]) -> Tarief:
    waarschuwingen = [een._replace(motief=motief_van(bij[een])) if een in bij else een for een in tarief.waarschuwingen]
    return tarief._replace(waarschuwingen=tuple(waarschuwingen))


def motief_van(motivering: Motivering) -> Motief:
    """Een motivering uit ``verantwoording.yaml`` als motief bij een bevinding."""
    return Motief(str(motivering.motivering), VERANTWOORDING)


def met_uitzonderingen(tarief: Tarief, besluit: Besluit) -> Tarief:
    """Hetzelfde tarief; is het vastgesteld, dan draagt een cao die nog niet vaststond de reden van het besluit. Een eigen motivering gaat voor."""
    redenen = {een.cao: een.reden for een in besluit.uitzonderingen}
    if not redenen or geldend_besluit(tarief) is None:
        return tarief
    waarschuwingen = [
        een._replace(
            motief=Motief(f"{redenen[cao_van(een.bestand)]} (Uitzondering in het besluit.)", besluit.bestand.pad)
        )
        if een.motief is None and een.code in CAO_ONZEKER and cao_van(een.bestand) in redenen
        else een
        for een in tarief.waarschuwingen
    ]
    return tarief._replace(waarschuwingen=tuple(waarschuwingen))


def passende_bevindingen(
    motiveringen: Iterable[Motivering], bevindingen: Iterable[Bevinding]
) -> dict[Motivering, list[Bevinding]]:
    """Van elke motivering de waarschuwingen en opmerkingen waar zij over gaat; een fout is niet te motiveren."""
    groepen = per_bestand(bevindingen)
    return {een: _passend(een, groepen.get((str(een.code), str(een.bestand)), ())) for een in motiveringen}


def _passend(motivering: Motivering, kandidaten: Iterable[Bevinding]) -> list[Bevinding]:
    return [een for een in kandidaten if een.ernst is not Ernst.FOUT and motivering.hoort_bij(een)]


def motivering_bij(passende: Mapping[Motivering, Sequence[Bevinding]]) -> dict[Bevinding, Motivering]:
    """Bij elke bevinding de eerste motivering die over haar gaat, en alleen als duidelijk is dat zij haar bedoelt."""
    bij: dict[Bevinding, Motivering] = {}
    for een, gevonden in passende.items():
        for bevinding in () if is_te_ruim(een, gevonden) else gevonden:
            bij.setdefault(bevinding, een)
    return bij


def is_te_ruim(motivering: Motivering, gevonden: Sequence[Bevinding]) -> bool:
    """Of de motivering bij meer dan een bevinding past zonder te noemen welke; een nieuwe verdween er anders stil onder."""
    return motivering.noemt is None and len(gevonden) > 1


def per_bestand(bevindingen: Iterable[Bevinding]) -> dict[tuple[str, str], list[Bevinding]]:
    """De bevindingen op code en bestand: daar kijkt elke motivering het eerst naar."""
    groepen: dict[tuple[str, str], list[Bevinding]] = {}
    for een in bevindingen:
        groepen.setdefault((een.code, bestand_van(een)), []).append(een)
    return groepen
