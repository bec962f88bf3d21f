"""Reistijd of reisgeld telt twee keer.

Reistijd kost uren: ze hoort bij de niet-declarabele uren. Staat ze ook als opslag in een opslagset, dan betaalt de regio
haar twee keer. Hetzelfde geldt voor twee reiskostenregels in één set, en voor reisgeld of kilometers op een kaart waarvan de opslagset
al reiskosten heeft: reisgeld is één bedrag (NvO §8.3, reis- en opleidingskosten). Een kaart die een van beide met een afwijking op nul
zet, telt ze niet dubbel.

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

from reeletarief.controles.gedeeld.regels import gaat_van_de_uren_af, per_plek, regels_uit_de_set, telt_mee
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.herken import REISKOSTEN, REISTIJD, REIZEN, gaat_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.opslagen.uren import Urenregel
    from reeletarief.kostprijs.tarief import Tarief

CODE = "RT603"
ERNST = Ernst.WAARSCHUWING
NAAM = "reistijd of reisgeld dubbel"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Reistijd in de uren én als opslag, en reisgeld twee keer in één set of op de kaart en in de set."""
    in_uren = next((regel for regel in dossier.regio.opslagen.uren.regels if gaat_over(regel, REIZEN)), None)
    if in_uren is not None:
        yield from per_plek(
            bevinding for tarief in dossier.resultaat.tarieven for bevinding in _reistijd(dossier, tarief, in_uren)
        )
    yield from per_plek(bevinding for kaart in dossier.regio.kaarten for bevinding in _reisgeld(dossier, kaart))
    for kaart in dossier.regio.kaarten:
        yield from _reisgeld_op_de_kaart(dossier, kaart)


def _reistijd(dossier: Dossier, tarief: Tarief, in_uren: Urenregel) -> Iterator[Bevinding]:
    """De opslagen en eigen bedragen voor reistijd, als die bij dit product ook van de uren afgaat."""
    kaart = tarief.kaart
    waar = [(f"eigen bedrag '{bedrag.sleutel}' op de kaart van {kaart.product}", bedrag) for bedrag in kaart.bedragen]
    waar += [
        (f"opslag '{regel.sleutel}' in opslagset '{kaart.opslagset}'", regel)
        for regel in regels_uit_de_set(dossier, kaart)
    ]
    dubbel = [(plek, regel) for plek, regel in waar if gaat_over(regel, REISTIJD) and telt_mee(regel)]
    if dubbel and gaat_van_de_uren_af(tarief, in_uren):
        for plek, regel in dubbel:
            yield Bevinding(
                CODE,
                f"Reistijd gaat al van de uren af ('uren.{in_uren.sleutel}') en staat ook als {plek}.",
                "Houd een van beide; reistijd in de uren laat zien wat ze met de productiviteit doet.",
                regel.sleutel.plaats,
                ERNST,
            )


def _reisgeld(dossier: Dossier, kaart: Productkaart) -> Iterator[Bevinding]:
    """Elke regel met reiskosten na de eerste in de opslagset van deze kaart; wat zij op nul zet, telt niet mee."""
    reisgeld = list(filter(_is_reisgeld, regels_uit_de_set(dossier, kaart)))
    for regel in islice(reisgeld, 1, None):
        yield Bevinding(
            CODE,
            f"Opslagset '{kaart.opslagset}' heeft al reiskosten ('{reisgeld[0].sleutel}'); '{regel.sleutel}' komt daarbovenop.",
            "Maak er één bedrag van, met in de toelichting waaruit het bestaat.",
            regel.sleutel.plaats,
            ERNST,
        )


def _reisgeld_op_de_kaart(dossier: Dossier, kaart: Productkaart) -> Iterator[Bevinding]:
    """Elk eigen bedrag dat naar reisgeld heet, als de opslagset van de kaart dat ook al vergoedt."""
    eigen = [bedrag for bedrag in kaart.bedragen if _is_reisgeld(bedrag) and gaat_over(bedrag, REISKOSTEN)]
    in_set = next(filter(_is_reisgeld, regels_uit_de_set(dossier, kaart)), None) if eigen else None
    if in_set is None:
        return
    for bedrag in eigen:
        yield Bevinding(
            CODE,
            f"Opslagset '{kaart.opslagset}' heeft al reiskosten ('{in_set.sleutel}'); het eigen bedrag '{bedrag.sleutel}' van {kaart.product} "
            "komt daarbovenop.",
            f"Houd een van beide; zet anders 'opslagen.{in_set.sleutel}' onder 'afwijkingen' van de kaart op nul.",
            bedrag.sleutel.plaats,
            ERNST,
        )


def _is_reisgeld(regel: Opslagregel) -> bool:
    return regel.element == "reiskosten" and not gaat_over(regel, REISTIJD) and telt_mee(regel)
