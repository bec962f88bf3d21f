"""De gepubliceerde cao-tabellen op volgorde, en hoe een cel heet."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import RUIM
from reeletarief.fouten import met_hoofdletter
from reeletarief.kostprijs.cao_jaar import MAANDEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from reeletarief.fouten import Plaats
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.cao.verhoging import Verhoging
    from reeletarief.invoer.waarden import Waarde


class Cel(NamedTuple):
    """Een plek in een salaristabel."""

    schaal: str
    trede: str

    def __str__(self) -> str:
        return f"schaal {self.schaal} trede {self.trede}"

    @property
    def vooraan(self) -> str:
        """Hoe zij aan het begin van een zin heet."""
        return met_hoofdletter(str(self))


class Paar(NamedTuple):
    """Twee opeenvolgende gepubliceerde tabellen van één cao."""

    vorige: CaoTabel
    tabel: CaoTabel

    @property
    def zelfde_eenheid(self) -> bool:
        """Of beide per maand zijn, of beide per jaar; anders is een verhoging niet op de cent na te rekenen."""
        return bool(self.vorige.salaris) == bool(self.tabel.salaris)


def paren(tabellen: Sequence[CaoTabel]) -> list[Paar]:
    """Elke tabel met zijn voorganger; een afgeleide tabel is niet gepubliceerd en doet niet mee."""
    return [
        Paar(vorige, tabel)
        for vorige, tabel in pairwise(tabellen)
        if vorige.afleiding is None and tabel.afleiding is None
    ]


def bedrag(tabel: CaoTabel, cel: Cel) -> Waarde:
    """Wat er in een cel staat."""
    return tabel.schalen[cel.schaal][cel.trede]


def per_jaar(tabel: CaoTabel, cel: Cel) -> Decimal:
    """Het jaarsalaris van een cel; een tabel is per maand of per jaar."""
    return bedrag(tabel, cel).getal * (MAANDEN if tabel.salaris else 1)


def cellen(tabel: CaoTabel) -> Iterator[Cel]:
    """Alle cellen, in de volgorde van het bestand; de namen weten waar ze staan."""
    for schaal, treden in tabel.schalen.items():
        for trede in treden:
            yield Cel(schaal, trede)


def vorige_naam(paar: Paar, cel: Cel) -> Cel | None:
    """Hoe een cel in de vorige tabel heette: met ``hernoemd`` anders, en anders hetzelfde.

    Een trede die door ``hernoemd`` haar naam kwijtraakte, volgt niet meer uit zichzelf.
    """
    namen = paar.tabel.verhoging.hernoemd.get(cel.schaal, {}) if paar.tabel.verhoging else {}
    oud = next((oud for oud, nieuw in namen.items() if nieuw == cel.trede), None)
    if oud is None and cel.trede in namen:
        return None
    return Cel(cel.schaal, oud or cel.trede)


def herkomst_per_cel(paar: Paar) -> dict[Cel, Cel]:
    """Per cel van de nieuwe tabel de cel van de vorige waar ze uit volgt; wat nieuw is, staat er niet in."""
    namen = {cel: vorige_naam(paar, cel) for cel in cellen(paar.tabel)}
    return {
        cel: eerder
        for cel, eerder in namen.items()
        if eerder is not None and eerder.trede in paar.vorige.schalen.get(eerder.schaal, {})
    }


def onafgerond_verhoogd(oud: Decimal, tabel: CaoTabel, verhoging: Verhoging) -> Decimal:
    """Het vorige bedrag met de afgesproken verhoging, ten minste het minimum en hoogstens het maximum erbij."""
    maanden = 1 if tabel.salaris else MAANDEN
    erbij = RUIM.multiply(oud, verhoging.percentage.getal)
    if verhoging.minimum_per_maand is not None:
        erbij = max(erbij, verhoging.minimum_per_maand.getal * maanden)
    if verhoging.maximum_per_maand is not None:
        erbij = min(erbij, verhoging.maximum_per_maand.getal * maanden)
    return RUIM.add(oud, erbij)


def ontbreekt(tabel: CaoTabel, cel: Cel) -> bool:
    """Of een cel in de bron niet te lezen was."""
    return any(gat.noemt(cel.schaal, cel.trede) for gat in tabel.ontbreekt)


def uitzondering(tabel: CaoTabel, cel: Cel) -> Decimal | None:
    """Het bedrag dat een uitzondering op de verhoging voor deze cel noemt."""
    regels = tabel.verhoging.uitzonderingen if tabel.verhoging else ()
    return next((regel.bedrag.getal for regel in regels if (regel.schaal, regel.trede) == cel), None)


def plek(naam: str, anders: Plaats) -> Plaats:
    """Waar een schaal- of tredenaam staat, als hij uit een bestand komt."""
    plaats: Plaats = getattr(naam, "plaats", anders)
    return plaats
