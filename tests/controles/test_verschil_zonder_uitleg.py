"""RT624: producten in hetzelfde segment met een ander tarief, en een kaart die niet zegt waardoor."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Draai

ETMAAL = """product: "E1"
naam: Verblijf
segment: wonen
eenheid: etmaal
doel: Verzonnen, voor een test.
cao: proef
functiemix:
  - {functie: Groepsleider, niveau: hbo, schaal: "9", trede: "1", uren_per_plaats_per_week: 20}
functiemix_bron: {klasse: suggestie, bron: uitvraag, jaar: 2025}
verblijf: {uren_per_fte: inzetbare_uren, klasse: suggestie, bron: uitvraag, jaar: 2025}
opslagset: proef
afwijkingen: []
"""
AFWEZIG = """product: "E1-AF"
naam: Verblijf, afwezigheidsdag
segment: wonen
eenheid: etmaal
doel: De plaats blijft vrij.
afwezigheid: {van: "E1", vervalt: [reiskosten]}
"""


def over(draai: Draai, werkmap: Path, **kaarten: str) -> str:
    for naam, tekst in kaarten.items():
        (werkmap / "productkaarten" / f"{naam}.yaml").write_text(tekst, encoding="utf-8")
    return "\n".join(deel for deel in draai("controleer", map_=werkmap).stdout.split("\n\n") if "RT624" in deel)


def test_een_afwezigheidsdag_verklaart_zichzelf(draai: Draai, werkmap: Path) -> None:
    """Wat er anders is, staat in haar blok; het etmaal hoeft zijn tarief niet tegen haar te verantwoorden."""
    assert over(draai, werkmap, e1=ETMAAL, af=AFWEZIG) == ""


def test_twee_etmalen_vragen_wel_om_uitleg(draai: Draai, werkmap: Path) -> None:
    ander = ETMAAL.replace('"E1"', '"E2"').replace("Verblijf", "Verblijf plus").replace("week: 20", "week: 25")
    gezegd = over(draai, werkmap, e1=ETMAAL, af=AFWEZIG, e2=ander)
    assert "E1 kost" in gezegd
    assert "E2 kost" in gezegd
    assert "E1-AF" not in gezegd


GEWOGEN = """product: "G1"
naam: Verblijf, gewogen
segment: wonen
eenheid: etmaal
doel: Verzonnen, voor een test.
samenstelling:
  klasse: open
  populaties:
    - {naam: gewoon, gewicht: 60%, onderdelen: [{product: "E1", aantal: 1}]}
    - {naam: plus, gewicht: 40%, onderdelen: [{product: "E2", aantal: 1}]}
"""


def test_een_gewogen_tarief_hoeft_niet_van_zijn_onderdelen_te_verschillen(draai: Draai, werkmap: Path) -> None:
    """Waarom E1 en E2 verschillen, zeggen hun kaarten; G1 zegt hoe zwaar elk telt."""
    uitleg = "tariefdifferentiatie: Verzonnen, voor een test.\n"
    plus = ETMAAL.replace('"E1"', '"E2"').replace("Verblijf", "Verblijf plus").replace("week: 20", "week: 25")
    assert over(draai, werkmap, e1=ETMAAL + uitleg, e2=plus + uitleg, g1=GEWOGEN) == ""
    assert "E2 kost" in over(draai, werkmap, e2=plus)
