"""Of de schalen en treden van een tabel zijn wat ``verhoging`` zegt: wat weg is, nieuw is of anders heet."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from reeletarief.controles.gedeeld.tabellen import Cel, cellen, herkomst_per_cel, ontbreekt, plek, vorige_naam

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.tabellen import Paar
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.cao.verhoging import Verhoging

Verschil: TypeAlias = "tuple[str, Plaats]"


def structuurverschillen(paar: Paar, verhoging: Verhoging) -> Iterator[Verschil]:
    """Wat er weg of nieuw is zonder genoemd te zijn, en wat genoemd is zonder dat het klopt."""
    yield from _schalen(paar, verhoging)
    yield from _nieuw_of_weg(paar, verhoging)
    yield from _ten_onrechte_genoemd(paar, verhoging)


def _schalen(paar: Paar, verhoging: Verhoging) -> Iterator[Verschil]:
    """Hele schalen die erbij kwamen of verdwenen."""
    daar = verhoging.percentage.plaats
    for schaal in paar.vorige.schalen:
        if schaal not in paar.tabel.schalen and schaal not in verhoging.vervallen_schalen:
            yield f"Schaal {schaal} stond in de tabel per {paar.vorige.dag} en is nu weg.", daar
    for schaal in paar.tabel.schalen:
        if schaal not in paar.vorige.schalen and schaal not in verhoging.nieuw:
            yield f"Schaal {schaal} stond niet in de tabel per {paar.vorige.dag}.", plek(schaal, daar)
    for schaal in verhoging.vervallen_schalen:
        if schaal in paar.tabel.schalen:
            yield f"Schaal {schaal} heet vervallen, maar staat in deze tabel.", plek(schaal, daar)
        elif schaal not in paar.vorige.schalen:
            yield (
                f"Schaal {schaal} heet vervallen, maar stond niet in de tabel per {paar.vorige.dag}.",
                plek(schaal, daar),
            )


def _nieuw_of_weg(paar: Paar, verhoging: Verhoging) -> Iterator[Verschil]:
    """Treden die erbij kwamen of verdwenen, in schalen die er in beide tabellen zijn."""
    daar = verhoging.percentage.plaats
    herkomst = herkomst_per_cel(paar)
    gevolgd = set(herkomst.values())
    for cel in cellen(paar.tabel):
        eerder = vorige_naam(paar, cel)
        onbekend = cel not in herkomst and not (eerder and ontbreekt(paar.vorige, eerder))
        if onbekend and cel.schaal in paar.vorige.schalen and cel.trede not in verhoging.nieuw.get(cel.schaal, ()):
            yield f"{cel.vooraan} stond niet in de tabel per {paar.vorige.dag}.", plek(cel.trede, daar)
    for cel in cellen(paar.vorige):
        nieuwe_naam = verhoging.hernoemd.get(cel.schaal, {}).get(cel.trede, cel.trede)
        weg = cel not in gevolgd and not ontbreekt(paar.tabel, Cel(cel.schaal, nieuwe_naam))
        if weg and cel.schaal in paar.tabel.schalen and cel.trede not in verhoging.vervallen.get(cel.schaal, ()):
            schaal = next(naam for naam in paar.tabel.schalen if naam == cel.schaal)
            yield f"{cel.vooraan} stond in de tabel per {paar.vorige.dag} en is nu weg.", plek(schaal, daar)


def _ten_onrechte_genoemd(paar: Paar, verhoging: Verhoging) -> Iterator[Verschil]:
    """Wat onder ``nieuw``, ``vervallen``, ``hernoemd`` of ``uitzonderingen`` staat en niet klopt."""
    daar = verhoging.percentage.plaats
    herkomst = herkomst_per_cel(paar)
    in_tabel, in_vorige = set(cellen(paar.tabel)), set(cellen(paar.vorige))
    for cel in (Cel(schaal, trede) for schaal, treden in verhoging.nieuw.items() for trede in treden):
        if cel not in in_tabel:
            yield f"{cel.vooraan} heet nieuw, maar staat niet in deze tabel.", plek(cel.trede, daar)
        elif cel in herkomst:
            yield f"{cel.vooraan} heet nieuw, maar stond al in de tabel per {paar.vorige.dag}.", plek(cel.trede, daar)
    for cel in (Cel(schaal, trede) for schaal, treden in verhoging.vervallen.items() for trede in treden):
        if cel in set(herkomst.values()):
            yield f"{cel.vooraan} heet vervallen, maar staat in deze tabel.", plek(cel.trede, daar)
        elif cel not in in_vorige:
            yield (
                f"{cel.vooraan} heet vervallen, maar stond niet in de tabel per {paar.vorige.dag}.",
                plek(cel.trede, daar),
            )
    for schaal, namen in verhoging.hernoemd.items():
        yield from _hernoemd(paar, schaal, namen, in_tabel, in_vorige)
    for regel in verhoging.uitzonderingen:
        if Cel(regel.schaal, regel.trede) not in in_tabel:
            cel = Cel(regel.schaal, regel.trede)
            yield f"{cel.vooraan} heet een uitzondering, maar staat niet in deze tabel.", regel.trede.plaats


def _hernoemd(
    paar: Paar, schaal: str, namen: dict[str, str], in_tabel: set[Cel], in_vorige: set[Cel]
) -> Iterator[Verschil]:
    for oud, nieuw in namen.items():
        was, wordt = Cel(schaal, oud), Cel(schaal, nieuw)
        plaats = plek(oud, paar.tabel.ingangsdatum.plaats)
        if was not in in_vorige and not ontbreekt(paar.vorige, was):
            yield f"{was.vooraan} heet hernoemd, maar stond niet in de tabel per {paar.vorige.dag}.", plaats
        if wordt not in in_tabel and not ontbreekt(paar.tabel, wordt):
            yield f"{was.vooraan} zou nu trede {nieuw} heten, maar die staat niet in deze tabel.", plaats
