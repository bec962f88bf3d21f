"""De regio van ``tests/fouten/_basis`` met vervangen tekst, om een rekenregel alleen te zien."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from reeletarief.api import Inlezing, Resultaat, Tarief, bereken, lees_regio
from tests.gedeeld.zeker import zonder_bevindingen

BASIS = Path(__file__).parent.parent / "fouten" / "_basis"
KAART = "productkaarten/45A48.yaml"
CAO = "cao/proef/2026-01-01.yaml"
OPSLAGEN = "opslagen.yaml"


def bestanden() -> dict[str, str]:
    return {str(pad.relative_to(BASIS)): pad.read_text(encoding="utf-8") for pad in BASIS.rglob("*.yaml")}


def met(*wijzigingen: tuple[str, str, str], **nieuw: str) -> dict[str, str]:
    """De basisregio met vervangen tekst; elke vervanging moet raak zijn."""
    inhoud = bestanden()
    for pad, oud, tekst in wijzigingen:
        assert oud in inhoud[pad], oud
        inhoud[pad] = inhoud[pad].replace(oud, tekst, 1)
    return inhoud | nieuw


def lees(inhoud: dict[str, str]) -> Inlezing:
    return zonder_bevindingen(lees_regio({pad: tekst.encode() for pad, tekst in inhoud.items()}))


def reken(inhoud: dict[str, str], jaar: int = 2026, peildatum: date | None = None) -> Resultaat:
    resultaat = bereken(lees(inhoud), tariefjaar=jaar, peildatum=peildatum)
    assert resultaat.overgeslagen == (), resultaat.overgeslagen
    return resultaat


def tarief(*wijzigingen: tuple[str, str, str]) -> Tarief:
    return reken(met(*wijzigingen)).tarief("45A48")


TWEEDE_TABEL = {
    "cao/proef/2026-05-01.yaml": bestanden()[CAO]
    .replace("ingangsdatum: 2026-01-01", "ingangsdatum: 2026-05-01")
    .replace("2800.00", "2884.00")
    .replace("2900.00", "2987.00")
    .replace("3000.00", "3090.00")
}
AFGELEIDE_TABEL = """
cao: proef
naam: Proefcao
ingangsdatum: 2026-07-01
bevestigd_tot: 2026-12-31
afgeleid: {van: 2026-01-01, percentage: 2%, minimum_per_maand: 60, maximum_per_maand: 65, afronding: 1.00,
  klasse: aanname, motivering: Aangekondigd., bron: persbericht}
"""
GROEP = (KAART, "opslagset: proef", "opslagset: proef\ninzet: {begeleiders: 2, deelnemers: 8, bezettingsgraad: 80%}")
REISKOSTEN = "bedrag_per_uur: 2.00, prijspeil: 2026"
