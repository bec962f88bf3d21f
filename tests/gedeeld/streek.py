"""Willekeurige kleine regio's voor de eigenschappen, als tekst zoals een gebruiker ze zou schrijven."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from reeletarief.api import Resultaat, Tarief, bereken, lees_regio


@dataclass(frozen=True)
class Functie:
    schaal: str
    trede: str
    aandeel: int


@dataclass(frozen=True)
class Streek:
    """De getallen van een regio met één product; bedragen in centen, percentages in honderdsten van een procent."""

    salarissen: dict[str, list[int]] = field(default_factory=lambda: {"7": [280000, 300000], "9": [350000, 400000]})
    functies: tuple[Functie, ...] = (Functie("7", "max", 40), Functie("9", "max", 60))
    vakantietoeslag: int = 800
    minimum_per_maand: int = 20000
    eindejaarsuitkering: int = 830
    inhouding: int = 1200
    pensioen: int = 1300
    franchise: int = 1700000
    maximum: int = 8000000
    premie: int = 700
    ziekte: int = 600
    scholing: int = 40
    reistijd: int = 1000
    reiskosten: int = 200
    overhead: int = 2000
    overhead_als: str = "opslag"
    risico: int = 200
    index: int = 300
    prijspeil: int = 2025
    bevestigd: str = "2025-12-31"
    eenheid: str = "uur"
    inzet: str = "{}"
    stap: str = "0.01"
    declarabel: str = "direct"

    def bestanden(self) -> dict[str, bytes]:
        teksten = {
            "opslagen.yaml": self._opslagen(),
            "cao/proef/2025-01-01.yaml": self._cao(),
            "productkaarten/p.yaml": self._kaart(),
        }
        return {pad: tekst.encode() for pad, tekst in teksten.items()}

    def _opslagen(self) -> str:
        return f"""
regio: Streek
tariefjaar: 2026
inhoudingen:
  - {{sleutel: werknemer, naam: Werknemersdeel, percentage: {pct(self.inhouding)}, over: [bruto_loon], franchise: {euro(self.franchise)}, klasse: open}}
werkgeverslasten:
  - {{sleutel: pensioen, naam: Pensioen, percentage: {pct(self.pensioen)}, over: [bruto_loon], franchise: {euro(self.franchise)}, klasse: open}}
  - {{sleutel: premie, naam: Premie, percentage: {pct(self.premie)}, over: [loon_sv], maximum: {euro(self.maximum)}, klasse: open}}
uren:
  declarabel: {self.declarabel}
  regels:
    - {{sleutel: ziekte, naam: Ziekte, soort: algemeen, percentage: {pct(self.ziekte)}, over: [beschikbare_uren], klasse: open}}
    - {{sleutel: scholing, naam: Scholing, soort: beroepsgebonden, uren_per_jaar: {self.scholing}, klasse: open}}
    - {{sleutel: reistijd, naam: Reistijd, soort: clientgebonden_indirect, percentage: {pct(self.reistijd)}, over: [clientgebonden_uren], klasse: open}}
opslagsets:
  s:
    naam: S
    regels:
      - {{sleutel: reiskosten, naam: Reiskosten, element: reiskosten, bedrag_per_uur: {euro(self.reiskosten)}, prijspeil: {self.prijspeil}, klasse: open}}
      - {{sleutel: overhead, naam: Overhead, element: overhead, percentage: {pct(self.overhead)}, over: [beroepskracht], als: {self.overhead_als}, klasse: open}}
      - {{sleutel: risico, naam: Risico, element: marge, percentage: {pct(self.risico)}, over: [kostprijs], als: opslag, klasse: open}}
indexering: {{methode: vast, percentage: {pct(self.index)}, klasse: open}}
afronding: {{{self._afronding()}}}
"""

    def _afronding(self) -> str:
        """Een stap voor alles, of 0.60 alleen voor een tarief per uur."""
        return "stap: 0.01, per_uur: 0.60" if self.stap == "0.60" else f"stap: {self.stap}"

    def _cao(self) -> str:
        schalen = "".join(
            f'  "{schaal}": {{{", ".join(f"{nummer}: {euro(bedrag)}" for nummer, bedrag in enumerate(treden))}}}\n'
            for schaal, treden in self.salarissen.items()
        )
        return f"""
cao: proef
naam: Proef
ingangsdatum: 2025-01-01
bevestigd_tot: {self.bevestigd}
bron: {{titel: Proef}}
arbeidsduur: {{uren_per_week: 36, uren_per_jaar: 1872}}
toeslagen:
  - {{sleutel: vakantietoeslag, percentage: {pct(self.vakantietoeslag)}, over: [jaarsalaris], minimum_per_maand: {euro(self.minimum_per_maand)}}}
  - {{sleutel: eindejaarsuitkering, percentage: {pct(self.eindejaarsuitkering)}, over: [jaarsalaris, vakantietoeslag]}}
verlof: {{wettelijk: 144, bovenwettelijk: 56}}
feestdagen: [nieuwjaar, koningsdag, hemelvaart]
salaris:
{schalen}"""

    def _kaart(self) -> str:
        mix = "".join(
            f'  - {{functie: F{nummer}, niveau: hbo, schaal: "{f.schaal}", trede: {f.trede}, aandeel: {f.aandeel}%}}\n'
            for nummer, f in enumerate(self.functies)
        )
        inzet = "" if self.inzet == "{}" else f"inzet: {self.inzet}\n"
        return f"""
product: "P"
naam: P
segment: s
eenheid: {self.eenheid}
cao: proef
functiemix:
{mix}{inzet}opslagset: s
"""


def pct(honderdsten: int) -> str:
    return f"{Decimal(honderdsten) / 100}%"


def euro(centen: int) -> str:
    return f"{Decimal(centen) / 100:.2f}"


def resultaat(streek: Streek) -> Resultaat:
    """Reken een streek uit; alleen waarschuwingen mogen blijven staan."""
    inlezing = lees_regio(streek.bestanden())
    assert inlezing.regio is not None, inlezing.bevindingen
    return bereken(inlezing)


def tarief(streek: Streek) -> Tarief:
    return resultaat(streek).tarief("P")


def onafgerond(streek: Streek) -> Decimal:
    return tarief(streek).onafgerond.bedrag


@st.composite
def streken(draw: st.DrawFn) -> Streek:
    """Een regio met geloofwaardige maar verder willekeurige getallen."""
    schalen = draw(st.lists(st.sampled_from("56789"), min_size=1, max_size=3, unique=True))
    salarissen = {
        schaal: sorted(draw(st.lists(st.integers(200_000, 900_000), min_size=1, max_size=4))) for schaal in schalen
    }
    aandelen = _verdeling(draw(st.lists(st.integers(1, 99), max_size=2, unique=True)))
    treden = st.sampled_from(["max", "gemiddelde", "0"])
    eenheid = draw(st.sampled_from(["uur", "minuut"]))
    functies = tuple(Functie(draw(st.sampled_from(schalen)), draw(treden), aandeel) for aandeel in aandelen)
    return Streek(
        salarissen=salarissen,
        functies=functies,
        vakantietoeslag=draw(st.integers(0, 1200)),
        minimum_per_maand=draw(st.integers(1, 60_000)),
        eindejaarsuitkering=draw(st.integers(0, 1000)),
        inhouding=draw(st.integers(0, 1500)),
        pensioen=draw(st.integers(0, 2000)),
        franchise=draw(st.integers(0, 9_000_000)),
        maximum=draw(st.integers(1_000_000, 15_000_000)),
        premie=draw(st.integers(0, 1500)),
        ziekte=draw(st.integers(0, 2000)),
        scholing=draw(st.integers(0, 200)),
        reistijd=draw(st.integers(0, 4000)),
        reiskosten=draw(st.integers(0, 2000)),
        overhead=draw(st.integers(0, 6000)),
        overhead_als=draw(st.sampled_from(["opslag", "aandeel"])),
        risico=draw(st.integers(0, 1000)),
        index=draw(st.integers(0, 1000)),
        prijspeil=draw(st.sampled_from([2024, 2025, 2026])),
        bevestigd=draw(st.sampled_from(["2025-12-31", "2026-12-31"])),
        eenheid=eenheid,
        inzet=draw(st.sampled_from(["{}", "{begeleiders: 2, deelnemers: 7}", "{bezettingsgraad: 90%}"])),
        stap=draw(st.sampled_from(["0.01", "0.60", "1.00"])) if eenheid == "uur" else "0.01",
        declarabel=draw(st.sampled_from(["direct", "direct_en_indirect"])),
    )


def _verdeling(grenzen: list[int]) -> list[int]:
    punten = [0, *sorted(grenzen), 100]
    return [b - a for a, b in pairwise(punten)]


def anders(streek: Streek, **velden: Any) -> Streek:
    return replace(streek, **velden)
