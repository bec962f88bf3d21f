"""Van de gelezen cao-bestanden naar tabellen: afgeleide tabellen krijgen hun vorige, en elke datum telt één keer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding
from reeletarief.invoer.cao.tabel import AfgeleideTabel, CaoTabel
from reeletarief.invoer.cao.tabelkeuze import pad_van

if TYPE_CHECKING:
    from collections.abc import Mapping

GelezenTabel = CaoTabel | AfgeleideTabel


def zonder_afleidingen(
    gelezen: Mapping[str, GelezenTabel | None],
) -> tuple[dict[str, CaoTabel | None], dict[str, list[Bevinding]]]:
    """Elke tabel compleet, op pad, met per pad wat er aan een afleiding of datum schort.

    Een afgeleide tabel volgt uit een eerdere van dezelfde cao, die zelf ook afgeleid mag zijn. Heeft die eerdere een
    fout, dan valt ook de afgeleide weg, zonder tweede melding.
    """
    tabellen: dict[str, CaoTabel | None] = {}
    fouten: dict[str, list[Bevinding]] = {}
    op_plek: dict[tuple[str, object], GelezenTabel] = {}
    klaar: dict[tuple[str, object], CaoTabel] = {}
    for pad, gevonden in sorted(gelezen.items(), key=_op_datum):
        if gevonden is None:
            tabellen[pad] = None
            continue
        plek = (str(gevonden.cao), gevonden.dag)
        fouten[pad] = [_dubbele_datum(gevonden, op_plek[plek])] if plek in op_plek else []
        op_plek.setdefault(plek, gevonden)
        tabellen[pad] = tabel = _compleet(gevonden, klaar)
        if tabel is not None:
            klaar[plek] = tabel
        elif isinstance(gevonden, AfgeleideTabel) and not _valt_weg(gevonden, tabellen):
            fouten[pad].append(_geen_vorige(gevonden, klaar))
    return {pad: tabellen[pad] for pad in gelezen}, fouten


def _op_datum(paar: tuple[str, GelezenTabel | None]) -> tuple[str, str]:
    pad, tabel = paar
    return (str(tabel.dag) if tabel is not None else "", pad)


def _compleet(gevonden: GelezenTabel, klaar: Mapping[tuple[str, object], CaoTabel]) -> CaoTabel | None:
    """De tabel zelf, of de afgeleide tabel met wat ze overneemt; niets als de vorige er niet is."""
    if isinstance(gevonden, CaoTabel):
        return gevonden
    vorige = klaar.get((str(gevonden.cao), gevonden.afgeleid.van.dag))
    return gevonden.tabel(vorige) if vorige is not None and vorige.dag < gevonden.dag else None


def _valt_weg(gevonden: AfgeleideTabel, tabellen: Mapping[str, CaoTabel | None]) -> bool:
    """Of de vorige tabel er wel is, maar zelf een fout heeft."""
    vorige = pad_van(str(gevonden.cao), gevonden.afgeleid.van.dag)
    return gevonden.afgeleid.van.dag < gevonden.dag and vorige in tabellen and tabellen[vorige] is None


def _geen_vorige(gevonden: AfgeleideTabel, klaar: Mapping[tuple[str, object], CaoTabel]) -> Bevinding:
    van = gevonden.afgeleid.van
    eerdere = sorted(str(dag) for cao, dag in klaar if cao == gevonden.cao and str(dag) < str(gevonden.dag))
    return Bevinding(
        "RT312",
        f"Deze tabel is afgeleid van die per {van.dag}, maar zo'n eerdere tabel van cao {gevonden.cao} is er niet.",
        f"Noem de ingangsdatum van een eerdere tabel{': ' + ', '.join(eerdere) if eerdere else ''}.",
        van.plaats,
    )


def _dubbele_datum(tabel: GelezenTabel, eerste: GelezenTabel) -> Bevinding:
    return Bevinding(
        "RT312",
        f"Er is al een tabel van cao {tabel.cao} per {tabel.dag}, in {eerste.cao.plaats.bestand}.",
        "Houd één tabel per ingangsdatum; verwijder de andere of herstel de datum.",
        tabel.ingangsdatum.plaats,
    )
