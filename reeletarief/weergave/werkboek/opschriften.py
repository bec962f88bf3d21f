"""Wat er bij een rij van een rekenblad staat, zodat zij zonder het programma te begrijpen is.

Een rij geldt voor alle producten. De naam van een functie, dienst of onderdeel hoort daarom niet in haar opschrift: wie de
eerste functie van een product is, staat bovenaan de afdeling. Volgt dezelfde post op meer manieren, dan zegt het opschrift
bij welke producten of cao's de rij hoort.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reeletarief.kostprijs.post import Bewerking, Eenheid
from reeletarief.weergave.werkboek.rekenblad import Rij
from reeletarief.weergave.werkboek.rijsleutel import genummerd, in_woorden, kort_opschrift, opschrift

if TYPE_CHECKING:
    from collections.abc import Sequence

_HOOGSTENS = 3
"""Zoveel producten of cao's noemt een opschrift bij naam."""

_VAST = (
    (r"functie\.(\d+)\.kosten", "functie {0}: kosten"),
    (r"functie\.(\d+)\.kosten<0", "functie {0}: aandeel, aantal begeleiders of fte"),
    (r"functie\.(\d+)\.fte", "functie {0}: fte"),
    (r"functie\.(\d+)\.uren_maal_dagen", "functie {0}: uren per week × dagen"),
    (r"functie\.(\d+)\.uren_per_jaar", "functie {0}: uren per jaar"),
    (r"rooster\.(\d+)\.uren", "dienst {0}: uren per jaar"),
    (r"samenstelling\.(\d+)\.\d+<0", "deelpopulatie {0}: gewicht"),
    (r"samenstelling\.(\d+)\.(\d+)<1", "deelpopulatie {0}, onderdeel {1}: aantal"),
    (r"samenstelling\.(\d+)\.(\d+)", "deelpopulatie {0}, onderdeel {1}: gewicht × aantal"),
    (r"samenstelling\.(\d+)", "onderdeel {0}: gemiddeld aantal"),
    (r"onderdeel\.(\d+)<0", "onderdeel {0}: aantal"),
    (r"onderdeel\.(\d+)<1", "onderdeel {0}: tarief"),
    (r"onderdeel\.(\d+)", "onderdeel {0}: aantal × tarief"),
)
"""Rijen die in elk product hetzelfde betekenen, hoe de functie, de dienst of het onderdeel ook heet."""

_VASTE_VORMEN = tuple((re.compile(vorm), tekst) for vorm, tekst in _VAST)
_DIENSTDEEL = re.compile(r"rooster\.\d+\.(?!toeslag_\d+<0)")
_DIENSTUREN = re.compile(r"rooster\.\d+\.tabel\.uren(~\d+)?")
_TUSSEN_HAKEN = re.compile(r" \([^)]*\)")
_DIENSTTOESLAG = re.compile(r"rooster\.\d+\.toeslag_\d+")
_PER_EENHEID = re.compile(r"traject\.\d+\..*\.per_eenheid")
_IN_PRODUCT = re.compile(r" in( \S+)?$")
_PEIL = re.compile(r"\.peil_(\d{4})$")
_TUSSENSOM = re.compile(r"\+(\d+)$")
_BEGRENZING = {Bewerking.MINIMUM: ", hoogstens ", Bewerking.MAXIMUM: ", minstens ", Bewerking.VERSCHIL: " min "}
_SOORTEN = {Eenheid.FRACTIE: "percentage", Eenheid.AANTAL: "aantal"}


class Opschriften:
    """De opschriften van de rijen van een blad.

    ``kolommen`` is van elke kolom de naam waaronder een opschrift haar noemt, ``meervoud`` hoe die namen samen heten.
    """

    def __init__(self, rijen: Sequence[Rij], kolommen: Sequence[str], meervoud: str) -> None:
        self._kolommen = kolommen
        self._meervoud = meervoud
        self._rijen: dict[str, Rij] = {rij.sleutel: rij for rij in rijen if not rij.manier}
        self._manieren: dict[str, list[Rij]] = {}
        for rij in rijen:
            if rij.manier:
                self._manieren.setdefault(rij.sleutel, []).append(rij)

    @property
    def aantal_kolommen(self) -> int:
        """Hoeveel kolommen met bedragen het blad heeft."""
        return len(self._kolommen)

    def bij(self, rij: Rij) -> str:
        """Het opschrift van een rij, met bij welke producten of cao's deze manier hoort."""
        naam = self._zonder_manier(rij)
        if not rij.manier:
            return naam
        return f"{naam} ({self._bij_wie(rij)})"

    def _bij_wie(self, rij: Rij) -> str:
        broers = self._manieren[rij.sleutel]
        waar = self._kolomnamen(rij, broers)
        dubbel = [broer for broer in broers if self._kolomnamen(broer, broers) == waar]
        return waar if len(dubbel) == 1 else f"{waar}, {dubbel.index(rij) + 1}"

    def _kolomnamen(self, rij: Rij, broers: Sequence[Rij]) -> str:
        namen = dict.fromkeys(self._kolommen[kolom] for kolom in rij.posten)
        if len(namen) <= _HOOGSTENS:
            return ", ".join(namen)
        eigen = list(rij.eenheden)
        anders = {eenheid for broer in broers if broer is not rij for eenheid in broer.eenheden}
        if len(eigen) == 1 and eigen[0].startswith("euro per ") and eigen[0] not in anders:
            return f"{eigen[0].removeprefix('euro ')}, {len(namen)} {self._meervoud}"
        return f"{len(namen)} {self._meervoud}"

    def _zonder_manier(self, rij: Rij) -> str:
        sleutel = rij.sleutel
        for vorm, tekst in _VASTE_VORMEN:
            if gevonden := vorm.fullmatch(sleutel):
                return tekst.format(*gevonden.groups())
        if begrensd := self._begrenzing(rij):
            return begrensd
        kies = kort_opschrift if _is_genummerd(sleutel) else opschrift
        naam = kies(_kale_namen(rij)) or self._anders(rij)
        if (peil := _PEIL.search(sleutel)) and "prijspeil" not in naam:
            naam = f"{naam}, prijspeil {peil[1]}"
        if tussensom := _TUSSENSOM.search(sleutel):
            naam = f"{naam} {tussensom[1]}"
        return genummerd(sleutel.partition("<")[0], naam)

    def _anders(self, rij: Rij) -> str:
        """Het opschrift als de namen niets gemeen hebben: van een gegeven de regel waar het bij hoort, anders de sleutel."""
        sleutel, _, plek = rij.sleutel.partition("<")
        regel = self._rijen.get(sleutel)
        if not plek or regel is None:
            return in_woorden(sleutel)
        soort = next(iter(rij.eenheden)) if len(rij.eenheden) == 1 else ""
        naam = opschrift(list(regel.namen)) or in_woorden(sleutel)
        return f"{naam}, {_SOORTEN.get(Eenheid(soort), 'bedrag') if soort else 'gegeven'}"

    def _begrenzing(self, rij: Rij) -> str:
        """Het opschrift van loon tot een maximum of boven een franchise; de grens met naam, want het getal kan gewijzigd worden."""
        if not (".tot." in rij.sleutel or ".boven." in rij.sleutel) or "<" in rij.sleutel:
            return ""
        delen = [self.bij(deel) if isinstance(deel, Rij) else "nul" for deel in rij.operanden]
        return _BEGRENZING[rij.bewerking].join(delen) if rij.bewerking in _BEGRENZING else ""


def _is_genummerd(sleutel: str) -> bool:
    return bool(genummerd(sleutel, ""))


def _kale_namen(rij: Rij) -> list[str]:
    """De namen van de posten, zonder de naam van de dienst of van het product waar het onderdeel uit komt."""
    namen = list(rij.namen)
    if _DIENSTUREN.fullmatch(rij.sleutel):
        namen = [f"uren per jaar, {_TUSSEN_HAKEN.sub('', naam).partition(', ')[2]}" for naam in namen]
    elif _DIENSTDEEL.match(rij.sleutel):
        namen = [naam.partition(", ")[2] or naam for naam in namen]
    if _DIENSTTOESLAG.fullmatch(rij.sleutel):
        namen = [f"uren × toeslag, {naam}" for naam in namen]
    if _PER_EENHEID.fullmatch(rij.sleutel):
        namen = [f"{_IN_PRODUCT.sub('', naam)}, per eenheid" for naam in namen]
    return list(dict.fromkeys(namen))


def eenheid_bij(rij: Rij) -> str:
    """De eenheid van een rij; verschilt zij per product, dan wat de eenheden gemeen hebben."""
    eenheden = list(rij.eenheden)
    if len(eenheden) == 1:
        return eenheden[0]
    if all(eenheid.startswith("euro per ") for eenheid in eenheden):
        return "euro per eenheid"
    return " of ".join(eenheden) if len(eenheden) == 2 else "per eenheid"
