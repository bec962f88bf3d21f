"""Een gepubliceerde salaristabel uit een csv: per regel een schaal, een trede en een bedrag per maand.

Elk bedrag leest :mod:`..csv_bedrag`: ``3.250`` is een vraag, geen getal. Alle fouten komen in één keer, elk
met regel en kolom. Regels die met ``#`` beginnen zijn commentaar; ``# bron: …`` geeft de vindplaats.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import HOOGSTENS, Bevinding, Plaats, de_eerste
from reeletarief.invoer.csv_bedrag import lees_bedrag_in_cel
from reeletarief.invoer.csv_cellen import bezwaar_tegen_formule, leeg, lees_csv
from reeletarief.invoer.waarden import Waarde, WaardeFout, positief
from reeletarief.invoer.woorden import lees_code, lees_tredesleutel
from reeletarief.invoer.yaml_strikt import Tekst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.csv_cellen import Cel

SCHAAL, TREDE, BEDRAG = "schaal", "trede", "maandbedrag_eur"
KOLOMMEN = (SCHAAL, TREDE, BEDRAG)
CODE = "RT508"
_BRON = re.compile(r"#\s*bron\s*:\s*(.+)", re.IGNORECASE)


class SalarisCsv(NamedTuple):
    """Wat er in een csv staat. Met bevindingen is de tabel niet compleet en niet te gebruiken."""

    salaris: dict[str, dict[str, Waarde]]
    bron: str | None
    bestand: Bestand
    bevindingen: tuple[Bevinding, ...]


def lees_salaris_csv(inhoud: bytes, naam: str) -> SalarisCsv:
    """Lees een csv met de kolommen schaal, trede en maandbedrag_eur, gescheiden door komma's of puntkomma's."""
    gelezen = lees_csv(inhoud, naam, KOLOMMEN, slaat_over=_is_geen_rij)
    tabel = _Tabel(gelezen.bestand, [bevinding._replace(code=CODE) for bevinding in gelezen.bevindingen])
    for rij in gelezen.rijen:
        if len(tabel.bevindingen) > HOOGSTENS:
            break
        tabel.lees(rij)
    return SalarisCsv(tabel.salaris, _bron(gelezen.bestand.regels), gelezen.bestand, de_eerste(tabel.bevindingen, naam))


def _is_commentaar(regel: str) -> bool:
    return regel.lstrip().startswith("#")


def _is_geen_rij(regel: str) -> bool:
    return leeg(regel) or _is_commentaar(regel)


def _bron(regels: Iterable[str]) -> str | None:
    """De vindplaats uit de eerste regel ``# bron: …``."""
    gevonden = (_BRON.fullmatch(regel.strip()) for regel in regels if _is_commentaar(regel))
    return next((bron[1].strip() for bron in gevonden if bron), None)


class _Tabel:
    """Zet rij voor rij de bedragen bij elkaar en onthoudt wat er mis was."""

    def __init__(self, bestand: Bestand, bevindingen: list[Bevinding]) -> None:
        self.bestand = bestand
        self.salaris: dict[str, dict[str, Waarde]] = {}
        self.bevindingen = bevindingen

    def lees(self, rij: dict[str, Cel]) -> None:
        """Een bedrag erbij, of wat er aan de velden van deze rij schort."""
        schaal = self._lees(rij[SCHAAL], "de schaal", lees_code)
        trede = self._lees(rij[TREDE], "de trede", lees_tredesleutel)
        bedrag = self._lees(rij[BEDRAG], "het bedrag", lambda tekst: positief(lees_bedrag_in_cel(tekst)))
        if isinstance(schaal, str) and isinstance(trede, str) and isinstance(bedrag, Waarde):
            self._zet(str(schaal), str(trede), bedrag)

    def _zet(self, schaal: str, trede: str, bedrag: Waarde) -> None:
        treden = self.salaris.setdefault(schaal, {})
        if trede in treden:
            wat = f"Schaal {schaal} trede {trede} staat ook al op regel {treden[trede].plaats.regel}."
            self._meld(wat, "Houd één regel per schaal en trede.", self._hele_regel(bedrag.plaats.regel))
            return
        treden[trede] = bedrag

    def _hele_regel(self, nummer: int) -> Plaats:
        return Plaats(self.bestand.pad, nummer, 1, len(self.bestand.regels[nummer - 1]))

    def _lees(self, cel: Cel, wat: str, lees: Callable[[Tekst], Tekst | Waarde]) -> Tekst | Waarde | None:
        """Een veld door de lezer die ook de YAML leest; wat die weigert is een bevinding op deze plek."""
        if not cel.tekst:
            self._meld(f"Hier ontbreekt {wat}.", "Vul het veld in, of haal de regel weg.", cel.plaats)
            return None
        if formule := bezwaar_tegen_formule(cel.tekst):
            self._meld(formule.wat, formule.remedie, cel.plaats)
            return None
        try:
            return lees(Tekst(cel.tekst, cel.plaats, aangehaald=lees is lees_code))
        except WaardeFout as fout:
            self._meld(fout.wat, fout.remedie, cel.plaats)
            return None

    def _meld(self, wat: str, remedie: str, plaats: Plaats) -> None:
        self.bevindingen.append(Bevinding(CODE, wat, remedie, plaats))
