"""Meldingen die op elkaar lijken staan in een blok, per soort en bestand, zonder dat er iets verloren gaat."""

from __future__ import annotations

from reeletarief.fouten import Bevinding, Ernst, Plaats
from reeletarief.weergave.meldingen import meldingen, openstaand
from tests.conftest import Draai


def test_de_stand_staat_op_stderr_als_de_tabel_er_niet_is(draai: Draai) -> None:
    assert "46 producten: 46 berekend, geen overgeslagen; 93 aannames" in draai("bereken", "-f", "csv").stderr


def test_dezelfde_waarschuwing_staat_er_een_keer_met_een_regel_per_plaats(draai: Draai) -> None:
    regels = draai("bereken").stderr.splitlines()
    begin = regels.index("Let op: [RT012] 5 keer")
    assert regels[begin + 1].endswith("is bevestigd tot en met …; tariefjaar 2026 rekent ermee door.")
    assert regels[begin + 2] == "  cao/ggz/2024-12-01.yaml:6:16: ggz, 2024-12-01, 2025-06-30"
    assert regels[begin + 7].startswith("  → Voeg de nieuwe tabel toe")
    assert regels[begin + 8] == "  Meer over elk: reeletarief controleer, of --formaat json"
    assert max(map(len, regels)) <= 120


def test_wat_een_blok_weglaat_staat_in_controleer_en_in_de_json(draai: Draai) -> None:
    notitie = "Het eindbod van werkgevers"
    assert notitie not in draai("bereken").stderr
    assert notitie in draai("controleer").stdout
    assert notitie in draai("bereken", "-f", "json").stdout
    een = draai("uitleg", "45A48").stderr
    assert notitie not in een
    assert "  Meer hierover: reeletarief controleer, of --formaat json" in een.splitlines()


def test_een_naam_tussen_aanhalingstekens_is_in_een_blok_een_woord(draai: Draai) -> None:
    regels = draai("bereken", "--tariefjaar", "2024").stderr.splitlines()
    assert "  … heeft prijspeil …, later dan tariefjaar 2024; het bedrag telt ongewijzigd mee." in regels
    assert "  opslagen.yaml:104:100: 'Reiskosten naar cliënten, bedrag per uur'; 2025" in regels


def test_zinnen_die_niet_op_elkaar_lijken_staan_in_een_blok_voluit() -> None:
    zinnen = ["Er is iets.", "Dat daar klopt niet.", "Kijk dit na; het is te veel."]
    alle = [Bevinding("RT606", zin, "Zoek het uit.", ernst=Ernst.WAARSCHUWING) for zin in zinnen]
    assert meldingen(alle, {}).splitlines() == [
        "Let op: [RT606] 3 keer",
        *(f"  {zin}" for zin in zinnen),
        "  → Zoek het uit.",
    ]


def test_wat_openstaat_staat_per_soort_en_bestand_bij_elkaar() -> None:
    """De eerste vijf plaatsen voluit, en van de andere waar ze staan: er gaat niets verloren."""
    fouten = [Bevinding("RT991", f"'{nummer}' is open.", "Vul in.", Plaats("a.yaml", nummer)) for nummer in range(1, 9)]
    los = Bevinding("RT991", "'x' is open.", "Vul in.", Plaats("b.yaml", 1))
    regels = openstaand([*fouten, los], {}).splitlines()
    assert regels[:3] == ["Fout: [RT991] 8 keer", "  … is open.", "  a.yaml:1:1: '1'"]
    assert regels[7:9] == ["  … en nog 3, op regel 6, 7, 8", "  → Vul in."]
    assert "Fout b.yaml:1:1: [RT991]" in regels


def test_een_fout_staat_altijd_voluit() -> None:
    twee_zinnen = Bevinding("RT013", "Een zin. En nog een.", "Herstel haar.")
    assert "En nog een." in meldingen([twee_zinnen], {})
    fouten = [Bevinding("RT305", f"Regel {nummer} klopt niet.", "Herstel haar.") for nummer in range(4)]
    assert meldingen(fouten, {}).count("→ Herstel haar.") == 4
