"""Een gepubliceerde salaristabel uit een csv: per regel een schaal, een trede en een bedrag per maand.

De csv wordt even strikt gelezen als de YAML: ``3.250`` is een vraag, geen getal. Alle fouten komen in één keer, elk
met regel en kolom. Regels die met ``#`` beginnen zijn commentaar; ``# bron: …`` geeft de vindplaats.
"""

from __future__ import annotations

import csv
import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import HOOGSTENS, Bevinding, Plaats, gesorteerd, suggestie
from reeletarief.invoer.csv_cellen import FORMULE
from reeletarief.invoer.regio import Bestand, plaats_van_byte
from reeletarief.invoer.waarden import Waarde, WaardeFout, lees_bedrag, lees_code, lees_tredesleutel, positief
from reeletarief.invoer.yaml_strikt import Tekst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCHAAL, TREDE, BEDRAG = "schaal", "trede", "maandbedrag_eur"
KOLOMMEN = (SCHAAL, TREDE, BEDRAG)
VOORBEELD = "schaal,trede,maandbedrag_eur"
CODE = "RT508"
_BRON = re.compile(r"#\s*bron\s*:\s*(.+)", re.IGNORECASE)


class SalarisCsv(NamedTuple):
    """Wat er in een csv staat. Met bevindingen is de tabel niet compleet en niet te gebruiken."""

    salaris: dict[str, dict[str, Waarde]]
    bron: str | None
    bestand: Bestand
    bevindingen: tuple[Bevinding, ...]


class _Cel(NamedTuple):
    """Een veld van een rij met zijn plaats."""

    tekst: str
    plaats: Plaats


def lees_salaris_csv(inhoud: bytes, naam: str) -> SalarisCsv:
    """Lees een csv met de kolommen schaal, trede en maandbedrag_eur, gescheiden door komma's of puntkomma's."""
    sha = hashlib.sha256(inhoud).hexdigest()
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        return SalarisCsv({}, None, Bestand(naam, sha, ()), (_geen_utf8(inhoud, naam, fout.start),))
    regels = tuple(tekst.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    lezing = _Lezing(naam)
    lezing.lees(regels)
    return SalarisCsv(lezing.salaris, lezing.bron, Bestand(naam, sha, regels), gesorteerd(lezing.bevindingen))


class _Lezing:
    """Leest regel voor regel en onthoudt wat er stond en wat er mis was."""

    def __init__(self, naam: str) -> None:
        self.naam = naam
        self.salaris: dict[str, dict[str, Waarde]] = {}
        self.bron: str | None = None
        self.bevindingen: list[Bevinding] = []

    def lees(self, regels: tuple[str, ...]) -> None:
        """Eerst de kopregel, dan elke rij; na honderd bevindingen houdt het lezen op."""
        rijen = self._rijen(regels)
        kop = next(rijen, None)
        if kop is None:
            self._meld("Deze csv is leeg.", f"Begin met de kopregel {VOORBEELD}.", Plaats(self.naam, 1))
            return
        teken = ";" if ";" in kop[1] else ","
        namen = self._kop(self._velden(*kop, teken))
        for nummer, regel in rijen:
            if namen is None or len(self.bevindingen) >= HOOGSTENS:
                return
            self._rij(self._velden(nummer, regel, teken), namen, Plaats(self.naam, nummer, 1, len(regel) or 1))
        if not self.salaris and not self.bevindingen:
            self._meld(
                "Onder de kopregel staat geen enkel bedrag.", "Zet per cel een regel.", Plaats(self.naam, kop[0])
            )

    def _rijen(self, regels: tuple[str, ...]) -> Iterator[tuple[int, str]]:
        """De genummerde regels die geen commentaar en niet leeg zijn."""
        for nummer, regel in enumerate(regels, start=1):
            if regel.lstrip().startswith("#"):
                gevonden = _BRON.fullmatch(regel.strip())
                self.bron = self.bron or (gevonden[1].strip() if gevonden else None)
            elif regel.strip(" \t;,"):
                yield nummer, regel

    def _velden(self, nummer: int, regel: str, teken: str) -> list[_Cel] | None:
        """De velden van een regel; een aanhalingsteken dat niet sluit is een bevinding."""
        try:
            teksten = next(csv.reader([regel], delimiter=teken, strict=True))
        except csv.Error:
            plaats = Plaats(self.naam, nummer, 1, len(regel))
            self._meld("Deze regel is geen leesbare csv.", "Controleer de aanhalingstekens en de lengte.", plaats)
            return None
        velden: list[_Cel] = []
        begin = 0
        for tekst in teksten:
            plek = max(regel.find(tekst, begin), begin)
            velden.append(_Cel(tekst.strip(), Plaats(self.naam, nummer, plek + 1, len(tekst) or 1)))
            begin = plek + len(tekst) + 1
        return velden

    def _kop(self, velden: list[_Cel] | None) -> list[str] | None:
        """De namen van de kolommen, of ``None`` als de kopregel niet klopt."""
        if velden is None:
            return None
        namen = [veld.tekst for veld in velden]
        for positie, veld in enumerate(velden):
            if veld.tekst not in KOLOMMEN:
                hint = suggestie(veld.tekst, KOLOMMEN, f"De kolommen zijn: {', '.join(KOLOMMEN)}.")
                self._meld(f"De kolom '{_kort(veld.tekst)}' bestaat niet.", hint, veld.plaats)
            elif veld.tekst in namen[:positie]:
                self._meld(f"De kolom {veld.tekst} staat er twee keer.", "Verwijder er een.", veld.plaats)
        for naam in KOLOMMEN:
            if naam not in namen:
                self._meld(f"De kolom {naam} ontbreekt.", f"Begin met de kopregel {VOORBEELD}.", velden[0].plaats)
        return None if self.bevindingen else namen

    def _rij(self, velden: list[_Cel] | None, namen: list[str], plaats: Plaats) -> None:
        if velden is None:
            return
        if len(velden) != len(namen):
            wat = f"Deze regel heeft {len(velden)} velden in plaats van {len(namen)}."
            self._meld(wat, "Schrijf een bedrag met een punt (2454.54) en zonder duizendteken.", plaats)
            return
        rij = dict(zip(namen, velden, strict=True))
        schaal = self._lees(rij[SCHAAL], "de schaal", lees_code)
        trede = self._lees(rij[TREDE], "de trede", lees_tredesleutel)
        bedrag = self._lees(rij[BEDRAG], "het bedrag", lambda tekst: positief(lees_bedrag(tekst)))
        if isinstance(schaal, str) and isinstance(trede, str) and isinstance(bedrag, Waarde):
            self._zet(str(schaal), str(trede), bedrag, plaats)

    def _zet(self, schaal: str, trede: str, bedrag: Waarde, plaats: Plaats) -> None:
        treden = self.salaris.setdefault(schaal, {})
        if trede in treden:
            wat = f"Schaal {schaal} trede {trede} staat ook al op regel {treden[trede].plaats.regel}."
            self._meld(wat, "Houd één regel per schaal en trede.", plaats)
            return
        treden[trede] = bedrag

    def _lees(self, veld: _Cel, wat: str, lees: Callable[[object], Tekst | Waarde]) -> Tekst | Waarde | None:
        """Een veld door de lezer die ook de YAML leest; wat die weigert is een bevinding op deze plek."""
        if not veld.tekst:
            self._meld(f"Hier ontbreekt {wat}.", "Vul het veld in, of haal de regel weg.", veld.plaats)
            return None
        if veld.tekst.startswith(FORMULE):
            tekst = f"'{_kort(veld.tekst)}' is een formule, geen waarde."
            self._meld(tekst, "Bewaar het rekenblad met de uitkomsten in plaats van de formules.", veld.plaats)
            return None
        try:
            return lees(Tekst(veld.tekst, veld.plaats, aangehaald=lees is lees_code))
        except WaardeFout as fout:
            self._meld(fout.wat, fout.remedie, veld.plaats)
            return None

    def _meld(self, wat: str, remedie: str, plaats: Plaats) -> None:
        self.bevindingen.append(Bevinding(CODE, wat, remedie, plaats))


def _geen_utf8(inhoud: bytes, naam: str, positie: int) -> Bevinding:
    return Bevinding(
        CODE,
        f"Deze csv is geen UTF-8: op deze plek staat byte 0x{inhoud[positie]:02X}.",
        "Kies bij het opslaan 'CSV UTF-8'.",
        plaats_van_byte(naam, inhoud, positie),
    )


def _kort(tekst: str) -> str:
    return tekst[:40]
