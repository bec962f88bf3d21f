"""Een cao-tabel die met het programma meekomt, ontbreekt in de regio.

Ontbreekt een tabel, dan rekent de vorige stil te lang door en is het tarief te laag. Verkeerd gedateerde tabellen vallen
hier ook op: de goede datum ontbreekt en er staat er een ernaast. Een tabel die u hebt afgeleid toen de gepubliceerde er nog niet
was, is te vervangen zodra die meekomt. Tabellen van voor de eerste van de regio mogen weg.

Goed:

    # cao/jeugdzorg/2024-07-01.yaml en cao/jeugdzorg/2025-03-01.yaml
    ingangsdatum: 2025-03-01

Fout:

    # cao/jeugdzorg/2024-07-01.yaml en cao/jeugdzorg/2025-04-01.yaml
    ingangsdatum: 2025-04-01
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Sequence

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.cao.tabel import CaoTabel

CODE = "RT642"
ERNST = Ernst.WAARSCHUWING
NAAM = "landelijke cao-tabel ontbreekt"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke meegeleverde tabel na de eerste van de regio die de regio niet heeft; een afgeleide telt niet als tabel."""
    if dossier.landelijk is None:
        return
    for cao, tabellen in dossier.hele_caos.items():
        landelijk = {tabel.dag for tabel in dossier.landelijk.caos.get(cao, ())}
        eigen = {tabel.dag: tabel for tabel in tabellen if tabel.afleiding is None}
        for dag in sorted(dag for dag in landelijk - set(eigen) if dag > tabellen[0].dag):
            afgeleid = next((tabel for tabel in tabellen if tabel.dag == dag), None)
            verschoven = [
                tabel for tabel in _ernaast(dag, tabellen) if tabel.dag in eigen and tabel.dag not in landelijk
            ]
            yield _bevinding(dag, tabellen, verschoven) if afgeleid is None else _gepubliceerd(afgeleid)


def _ernaast(dag: datetime.date, tabellen: Sequence[CaoTabel]) -> tuple[CaoTabel, ...]:
    """De tabel voor deze dag en die erna; een nieuwe tabel jaren later is geen verkeerde datum."""
    na = sum(tabel.dag < dag for tabel in tabellen)
    return tuple(tabellen[max(0, na - 1) : na + 1])


def _gepubliceerd(afgeleid: CaoTabel) -> Bevinding:
    return Bevinding(
        CODE,
        f"De tabel van cao {afgeleid.cao} per {afgeleid.dag} is hier afgeleid; de gepubliceerde komt intussen met het programma mee.",
        f"Neem cao/{afgeleid.cao}/{afgeleid.dag}.yaml over uit de landelijke gegevens.",
        afgeleid.ingangsdatum.plaats,
        ERNST,
    )


def _bevinding(dag: datetime.date, tabellen: Sequence[CaoTabel], verschoven: Sequence[CaoTabel]) -> Bevinding:
    vorige = [tabel for tabel in tabellen if tabel.dag < dag][-1]
    buur = min(verschoven, key=lambda tabel: abs((tabel.dag - dag).days), default=None)
    erbij = f" Hier staat er wel een per {buur.dag}: klopt die datum?" if buur else ""
    return Bevinding(
        CODE,
        f"De meegeleverde tabel van cao {vorige.cao} per {dag} ontbreekt; die per {vorige.dag} rekent te lang door.{erbij}",
        f"Neem cao/{vorige.cao}/{dag}.yaml over uit de landelijke gegevens, of herstel de ingangsdatum.",
        (buur or vorige).ingangsdatum.plaats,
        ERNST,
    )
