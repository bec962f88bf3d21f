"""Reistijd of reisgeld telt twee keer.

Reistijd kost uren: ze hoort bij de niet-declarabele uren. Staat ze ook als opslag in een opslagset, dan betaalt de regio
haar twee keer. Hetzelfde geldt voor twee reiskostenregels in één set: reisgeld is één bedrag (NvO §8.3, reis- en
opleidingskosten).

Goed:

    uren:
      regels:
        - {sleutel: reistijd, naam: Reistijd, soort: clientgebonden_indirect, …}
    opslagsets:
      ambulant:
        regels:
          - {sleutel: reiskosten, naam: Reiskosten, element: reiskosten, bedrag_per_uur: 1.95, …}

Fout:

    opslagsets:
      ambulant:
        regels:
          - {sleutel: reiskosten, naam: Reiskosten, element: reiskosten, bedrag_per_uur: 1.95, …}
          - {sleutel: kilometers, naam: Kilometervergoeding, element: reiskosten, bedrag_per_uur: 1.95, …}
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.herken import REISTIJD, gaat_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.opslagen.bestand import Opslagset

CODE = "RT603"
ERNST = Ernst.WAARSCHUWING
NAAM = "reistijd of reisgeld dubbel"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Reistijd in de uren én als opslag, en twee reiskostenregels in één set."""
    in_uren = next((regel for regel in dossier.regio.opslagen.uren.regels if gaat_over(regel, REISTIJD)), None)
    for naam, set_ in dossier.opslagsets.items():
        if in_uren is not None:
            yield from _reistijd(naam, set_, str(in_uren.sleutel))
        yield from _reisgeld(naam, set_)


def _reistijd(naam: str, set_: Opslagset, in_uren: str) -> Iterator[Bevinding]:
    for regel in set_.regels:
        if gaat_over(regel, REISTIJD):
            yield Bevinding(
                CODE,
                f"Reistijd gaat al van de uren af ('uren.{in_uren}') en staat ook als opslag '{regel.sleutel}' in "
                f"opslagset '{naam}'.",
                "Houd een van beide; reistijd in de uren laat zien wat ze met de productiviteit doet.",
                regel.sleutel.plaats,
                ERNST,
            )


def _reisgeld(naam: str, set_: Opslagset) -> Iterator[Bevinding]:
    reisgeld = [regel for regel in set_.regels if regel.element == "reiskosten" and not gaat_over(regel, REISTIJD)]
    for regel in islice(reisgeld, 1, None):
        yield Bevinding(
            CODE,
            f"Opslagset '{naam}' heeft al reiskosten ('{reisgeld[0].sleutel}'); '{regel.sleutel}' komt daarbovenop.",
            "Maak er één bedrag van, met in de toelichting waaruit het bestaat.",
            regel.sleutel.plaats,
            ERNST,
        )
