"""Een cel volgt niet uit de vorige tabel met de afgesproken verhoging.

``verhoging`` in een cao-tabel zegt wat partijen afspraken. Elke cel wordt ermee nagerekend: vorig bedrag × (1 +
percentage), ten minste ``minimum_per_maand`` en hoogstens ``maximum_per_maand`` erbij, half omhoog op ``afronding``. Met
``speling`` mag een cel zoveel naast de onafgeronde uitkomst liggen. Wat anders is, staat met zijn bedrag en reden onder
``uitzonderingen``; treden die weg, nieuw of hernoemd zijn, staan onder ``vervallen_schalen``, ``vervallen``, ``nieuw`` en
``hernoemd``. Cellen die in de bron niet te lezen waren (``ontbreekt``) tellen niet.

Past een cel niet bij de vorige én niet bij de volgende tabel, dan is zij vermoedelijk zelf fout en wordt zij één keer
gemeld. Past meer dan de helft van de cellen niet, dan klopt vermoedelijk de verhoging niet.

Goed:

    verhoging: {percentage: 3.6%, afronding: 0.01, vindplaats: art. 7.1}
    salaris: {"9": {"0": 3191.70}}      # 3080.79 × 1,036

Fout:

    verhoging: {percentage: 3.6%, afronding: 0.01, vindplaats: art. 7.1}
    salaris: {"9": {"0": 3219.70}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import op_stap
from reeletarief.controles.gedeeld.structuur import structuurverschillen
from reeletarief.controles.gedeeld.tabellen import (
    Cel,
    Paar,
    bedrag,
    herkomst_per_cel,
    onafgerond_verhoogd,
    paren,
    uitzondering,
)
from reeletarief.fouten import Bevinding, Ernst, Plaats
from reeletarief.weergave.getal import euro, kort_procent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.cao.verhoging import Verhoging

CODE = "RT632"
ERNST = Ernst.WAARSCHUWING
NAAM = "cel past niet bij de afgesproken verhoging"
GEEN_TOEVAL = 4
"""Vanaf zoveel cellen, als dat ook meer dan de helft is, ligt het aan de verhoging en niet aan de cellen."""


class Misser(NamedTuple):
    """Een cel die niet uit haar voorganger volgt, met wat er had moeten staan."""

    cel: Cel
    bron: Cel
    verwacht: Decimal


class Stap(NamedTuple):
    """De toets van één tabel aan zijn voorganger."""

    paar: Paar
    verhoging: Verhoging
    herkomst: dict[Cel, Cel]
    missers: dict[Cel, Misser]

    @property
    def deugt(self) -> bool:
        """Of de verhoging zelf geloofwaardig is; anders zegt een misser niets over een cel."""
        return len(self.missers) < GEEN_TOEVAL or 2 * len(self.missers) <= len(self.herkomst)

    def past(self, bron: Cel) -> bool | None:
        """Of het vervolg van een cel uit de vorige tabel past; niets als dat niet getoetst is."""
        cel = next((cel for cel, eerder in self.herkomst.items() if eerder == bron), None)
        if cel is None or not self.deugt or uitzondering(self.paar.tabel, cel) is not None:
            return None
        return cel not in self.missers


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """De missers en de structuurverschillen van elke tabel met een afgesproken verhoging."""
    for tabellen in dossier.hele_caos.values():
        stappen = [
            _toets(paar, paar.tabel.verhoging)
            for paar in paren(tabellen)
            if paar.tabel.verhoging is not None and paar.zelfde_eenheid
        ]
        yield from _missers(stappen)
        for stap in stappen:
            for wat, plaats in structuurverschillen(stap.paar, stap.verhoging):
                yield _structuur(wat, plaats)


def _toets(paar: Paar, verhoging: Verhoging) -> Stap:
    herkomst = herkomst_per_cel(paar)
    missers = {cel: misser for cel, bron in herkomst.items() if (misser := _misser(paar, verhoging, cel, bron))}
    return Stap(paar, verhoging, herkomst, missers)


def _misser(paar: Paar, verhoging: Verhoging, cel: Cel, bron: Cel) -> Misser | None:
    """Wat er in de cel had moeten staan, als dat er niet staat."""
    staat = bedrag(paar.tabel, cel).getal
    anders = uitzondering(paar.tabel, cel)
    if anders is not None:
        return None if anders == staat else Misser(cel, bron, anders)
    onafgerond = onafgerond_verhoogd(bedrag(paar.vorige, bron).getal, paar.tabel, verhoging)
    verwacht = op_stap(onafgerond, verhoging.afronding.getal)
    past = staat == verwacht if verhoging.speling is None else abs(onafgerond - staat) <= verhoging.speling.getal
    return None if past else Misser(cel, bron, verwacht)


def _missers(stappen: Sequence[Stap]) -> Iterator[Bevinding]:
    """Elke misser één keer, aangewezen op de cel die vermoedelijk fout is."""
    verklaard: set[tuple[int, Cel]] = set()
    for positie, stap in enumerate(stappen):
        if not stap.deugt:
            yield _verhoging_klopt_niet(stap)
            continue
        eerder = _aansluitend(stappen, positie - 1, stap.paar.vorige)
        later = _aansluitend(stappen, positie + 1, stap.paar.tabel)
        for misser in stap.missers.values():
            if (id(stap.paar.vorige), misser.bron) in verklaard:
                continue
            na = later.past(misser.cel) if later else None
            if na is False:
                verklaard.add((id(stap.paar.tabel), misser.cel))
                yield _tweezijdig(stap, misser)
            elif na is True and not _getoetst(eerder, misser.bron):
                yield _in_vorige(stap, misser)
            else:
                yield _eenzijdig(stap, misser)


def _aansluitend(stappen: Sequence[Stap], positie: int, gedeeld: CaoTabel) -> Stap | None:
    """De stap ervoor of erna, als die deze tabel deelt."""
    if not 0 <= positie < len(stappen):
        return None
    stap = stappen[positie]
    return stap if gedeeld is stap.paar.vorige or gedeeld is stap.paar.tabel else None


def _getoetst(eerder: Stap | None, cel: Cel) -> bool:
    """Of een cel van de vorige tabel zelf al aan haar voorganger is getoetst."""
    return eerder is not None and eerder.deugt and cel in eerder.herkomst


def _regel(stap: Stap) -> str:
    """De afgesproken verhoging in woorden."""
    verhoging = stap.verhoging
    delen = [kort_procent(verhoging.percentage.getal)]
    if verhoging.minimum_per_maand:
        delen.append(f"ten minste {euro(verhoging.minimum_per_maand.getal)}")
    if verhoging.maximum_per_maand:
        delen.append(f"hoogstens {euro(verhoging.maximum_per_maand.getal)}")
    return ", ".join(delen)


def _som(stap: Stap, misser: Misser) -> str:
    if uitzondering(stap.paar.tabel, misser.cel) is not None:
        return f"onder 'uitzonderingen' staat {euro(misser.verwacht)}"
    vorig = bedrag(stap.paar.vorige, misser.bron).getal
    return f"{euro(vorig)} per {stap.paar.vorige.dag} met {_regel(stap)} geeft {euro(misser.verwacht)}"


def _tweezijdig(stap: Stap, misser: Misser) -> Bevinding:
    staat = bedrag(stap.paar.tabel, misser.cel)
    return _bevinding(
        f"{misser.cel.vooraan} ({euro(staat.getal)}) past niet bij de vorige en niet bij de volgende tabel, dus "
        f"deze cel is vermoedelijk fout: {_som(stap, misser)}.",
        "Leg deze cel naast de bron en neem het bedrag van daar over.",
        staat.plaats,
    )


def _in_vorige(stap: Stap, misser: Misser) -> Bevinding:
    staat = bedrag(stap.paar.vorige, misser.bron)
    nu = bedrag(stap.paar.tabel, misser.cel).getal
    return _bevinding(
        f"{misser.bron.vooraan} ({euro(staat.getal)}) is vermoedelijk fout: met {_regel(stap)} zou er per "
        f"{stap.paar.tabel.dag} {euro(misser.verwacht)} volgen, maar daar staat {euro(nu)}, en dat past wel bij de tabel erna.",
        "Leg deze cel naast de bron; klopt ze, zet de cel van de volgende tabel dan onder 'uitzonderingen'.",
        staat.plaats,
    )


def _eenzijdig(stap: Stap, misser: Misser) -> Bevinding:
    staat = bedrag(stap.paar.tabel, misser.cel)
    return _bevinding(
        f"{misser.cel.vooraan} is {euro(staat.getal)}, maar {_som(stap, misser)}.",
        "Leg deze cel en die in de vorige tabel naast de bron; is ze met reden anders, zet haar onder 'uitzonderingen'.",
        staat.plaats,
    )


def _verhoging_klopt_niet(stap: Stap) -> Bevinding:
    eerste = next(iter(stap.missers.values()))
    staat = bedrag(stap.paar.tabel, eerste.cel).getal
    return _bevinding(
        f"{len(stap.missers)} van de {len(stap.herkomst)} cellen passen niet bij een verhoging van {_regel(stap)}, dus die "
        f"klopt vermoedelijk niet; {eerste.cel} is bijvoorbeeld {euro(staat)} in plaats van {euro(eerste.verwacht)}.",
        "Controleer percentage, minimum, maximum en afronding van de verhoging, en of dit de goede tabel is.",
        stap.verhoging.percentage.plaats,
    )


def _structuur(wat: str, plaats: Plaats) -> Bevinding:
    return _bevinding(
        wat,
        "Controleer de tabel en wat 'verhoging' erover zegt (vervallen_schalen, vervallen, nieuw, hernoemd, uitzonderingen).",
        plaats,
    )


def _bevinding(wat: str, remedie: str, plaats: Plaats) -> Bevinding:
    return Bevinding(CODE, wat, remedie, plaats, ERNST)
