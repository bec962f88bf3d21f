"""Wat de regio gemotiveerd laat staan, bij de tarieven: de reden staat in de onderbouwing, en met ``--streng`` telt het niet mee."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Draai, op_een_regel

PRODUCT, CAO = "45A48", "cao/jeugdzorg/2025-03-01.yaml"
"""Een product van de Voorbeeldregio, en de cao-tabel die voor 2026 nog niet bevestigd is (RT012)."""
ONBEVESTIGD = (
    CAO,
    "cao/ggz/2024-12-01.yaml",
    "cao/sociaal-werk-primair/2025-01-01.yaml",
    "cao/sociaal-werk/2025-01-01.yaml",
    "cao/vvt/2026-07-01.yaml",
)
"""Alle tabellen waar de Voorbeeldregio voor 2026 mee rekent en die nog niet bevestigd zijn."""
REDEN = "Over 2026 is nog geen akkoord; daarna volgt een herziening."
GEZEGD = f"Waarom de regio dit laat staan: {REDEN}"
TELLING = "1 bevinding blijft gemotiveerd staan (RT012); zie verantwoording.yaml."


@pytest.fixture
def regio(kopie: Path) -> Path:
    motiveer(kopie)
    return kopie


def motiveer(regio: Path, jaar: str = "2026", bestand: str = CAO, reden: str = REDEN, code: str = "RT012") -> None:
    tekst = (
        f"motiveringen:\n  - code: {code}\n    tariefjaar: {jaar}\n    bestand: {bestand}\n    motivering: {reden}\n"
    )
    (regio / "verantwoording.yaml").write_text(tekst, encoding="utf-8")


def test_met_streng_telt_alleen_wat_open_staat(draai: Draai, kopie: Path) -> None:
    assert draai("bereken", PRODUCT, "--streng", map_=kopie).code == 1
    motiveer(kopie)
    uitkomst = draai("bereken", PRODUCT, "--streng", map_=kopie)
    assert (uitkomst.code, uitkomst.stderr) == (0, f"{TELLING}\n")
    assert "1 waarschuwing, 1 gemotiveerd." in uitkomst.stdout
    assert draai("bereken", "--streng", map_=kopie).code == 1, "de andere cao's staan open"


@pytest.mark.parametrize("opdracht", [("bereken",), ("matrix",), ("tarieflijst", "--als-concept"), ("controleer",)])
def test_is_alles_gemotiveerd_dan_is_de_hele_regio_met_streng_groen(
    draai: Draai, kopie: Path, opdracht: tuple[str, ...]
) -> None:
    assert draai(*opdracht, "--streng", map_=kopie).code == 1
    regels = [
        f"  - {{code: RT012, tariefjaar: 2026, bestand: {bestand}, motivering: {REDEN}}}\n" for bestand in ONBEVESTIGD
    ]
    (kopie / "verantwoording.yaml").write_text("".join(["motiveringen:\n", *regels]), encoding="utf-8")
    assert draai(*opdracht, "--streng", map_=kopie).code == 0


@pytest.mark.parametrize("opdracht", ["uitleg", "gevoeligheid"])
def test_elke_opdracht_met_streng_zegt_hetzelfde(draai: Draai, regio: Path, opdracht: str) -> None:
    uitkomst = draai(opdracht, PRODUCT, "--streng", map_=regio)
    assert (uitkomst.code, uitkomst.stderr) == (0, f"{TELLING}\n")


def test_controleer_zegt_hetzelfde_over_een_tabel_die_nog_na_te_lezen_is(draai: Draai, kopie: Path) -> None:
    """Zij staat bij de tarieven en bij een controle; met en zonder reden waren dat er twee, en was de motivering te ruim (RT317)."""
    tabel = kopie / CAO
    tabel.write_text(f"{tabel.read_text(encoding='utf-8')}# NALEZEN\n", encoding="utf-8")
    motiveer(kopie, code="RT636")
    uitkomst = json.loads(draai("controleer", "--formaat", "json", map_=kopie).stdout)
    assert [een["code"] for een in uitkomst["gemotiveerd"]] == ["RT636"]
    assert not {"RT317", "RT636"} & {een["code"] for een in uitkomst["bevindingen"]}
    assert "[RT636]" not in draai("bereken", PRODUCT, map_=kopie).stderr


@pytest.mark.parametrize(("noemt", "code"), [("", 1), ("    noemt: Reiskosten\n", 0)], ids=["te-ruim", "genoemd"])
def test_een_deel_van_de_producten_oordeelt_als_de_hele_regio(draai: Draai, kopie: Path, noemt: str, code: int) -> None:
    """Bij een ouder jaar staat RT013 vaak bij opslagen.yaml; van een product alleen was er een, en gold een motivering zonder 'noemt' wel."""
    motiveer(kopie, jaar="2023", bestand="opslagen.yaml", code="RT013")
    with (kopie / "verantwoording.yaml").open("a", encoding="utf-8") as bestand:
        bestand.write(noemt)
    assert ("[RT317]" in draai("controleer", "--tariefjaar", "2023", map_=kopie).stdout) is bool(code)
    assert draai("bereken", PRODUCT, "--tariefjaar", "2023", "--streng", map_=kopie).code == code


@pytest.mark.parametrize("vorm", ["html", "md"])
def test_de_reden_staat_in_de_onderbouwing(draai: Draai, regio: Path, tmp_path: Path, vorm: str) -> None:
    doel = tmp_path / f"onderbouwing.{vorm}"
    draai("bereken", PRODUCT, "-o", str(doel), map_=regio)
    tekst = doel.read_text(encoding="utf-8")
    assert GEZEGD in tekst
    assert "cao nog niet bevestigd: jeugdzorg (gemotiveerd)" in tekst
    assert "Voeg de nieuwe tabel toe" not in tekst, "wat de regio te doen had, is beantwoord"


def test_de_reden_staat_in_de_uitleg(draai: Draai, regio: Path) -> None:
    assert GEZEGD in op_een_regel(draai("uitleg", PRODUCT, map_=regio).stdout)


def test_een_reden_over_meer_regels_is_een_alinea_van_de_uitleg(draai: Draai, kopie: Path) -> None:
    """Anders lijkt een regel uit de motivering er een van het programma zelf; de json houdt haar zoals zij is opgeschreven."""
    motiveer(kopie, reden='"Geen akkoord.\\n\\nstatus vastgesteld"')
    uitleg = draai("uitleg", PRODUCT, map_=kopie).stdout
    assert "  Waarom de regio dit laat staan: Geen akkoord. status vastgesteld\n" in uitleg
    (een,) = json.loads(draai("uitleg", PRODUCT, "--formaat", "json", map_=kopie).stdout)["waarschuwingen"]
    assert een["motivering"] == "Geen akkoord.\n\nstatus vastgesteld"


@pytest.mark.parametrize("opdracht", ["bereken", "uitleg"])
def test_de_json_noemt_de_motivering_bij_haar_waarschuwing(draai: Draai, regio: Path, opdracht: str) -> None:
    inhoud = json.loads(draai(opdracht, PRODUCT, "--formaat", "json", map_=regio).stdout)
    tarief = inhoud["tarieven"][0] if opdracht == "bereken" else inhoud
    (een,) = tarief["waarschuwingen"]
    assert (een["code"], een["motivering"]) == ("RT012", REDEN)


def test_het_bronnenblad_noemt_de_reden(draai: Draai, regio: Path, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    doel = tmp_path / "besluit.xlsx"
    draai("bereken", PRODUCT, "-o", str(doel), map_=regio)
    blad = load_workbook(doel)["Bronnen"]
    (tekst,) = [rij[2] for rij in blad.iter_rows(values_only=True) if rij[0] == "waarschuwing"]
    assert str(tekst).endswith(GEZEGD)


def test_een_werkboek_is_hetzelfde_met_een_andere_motivering(draai: Draai, regio: Path, tmp_path: Path) -> None:
    """Zij staat niet in de vingerafdruk: wie haar later schrijft of aanpast, heeft aan het werkboek niets veranderd."""
    doel = str(tmp_path / "besluit.xlsx")
    draai("bereken", PRODUCT, "-o", doel, map_=regio)
    motiveer(regio, reden="Er is een akkoord op komst.")
    assert draai("verifieer", doel, map_=regio).code == 0
    (regio / "verantwoording.yaml").unlink()
    assert draai("verifieer", doel, map_=regio).code == 0
    draai("bereken", PRODUCT, "-o", doel, map_=regio)
    motiveer(regio)
    assert draai("verifieer", doel, map_=regio).code == 0


def test_een_bedrag_verandert_er_niet_van(draai: Draai, kopie: Path) -> None:
    csv = draai("bereken", "--formaat", "csv", map_=kopie).stdout
    motiveer(kopie)
    assert draai("bereken", "--formaat", "csv", map_=kopie).stdout == csv


@pytest.mark.parametrize(
    "anders",
    [{"jaar": "2025"}, {"bestand": "cao/vvt/2026-07-01.yaml"}, {"reden": "INVULLEN"}, {"code": "RT014"}],
    ids=["ander-jaar", "andere-cao", "nog-in-te-vullen", "andere-code"],
)
def test_een_motivering_voor_iets_anders_laat_haar_open(draai: Draai, kopie: Path, anders: dict[str, str]) -> None:
    motiveer(kopie, **anders)
    uitkomst = draai("bereken", PRODUCT, "--streng", map_=kopie)
    gezegd = uitkomst.stdout + uitkomst.stderr
    assert uitkomst.code == 1
    assert "gemotiveerd" not in gezegd
    assert "verantwoording.yaml is niet te gebruiken" not in gezegd


def test_met_een_fout_in_het_bestand_is_alles_weer_open(draai: Draai, regio: Path) -> None:
    """Een tarief hangt er niet van af, dus er wordt gerekend; wat gemotiveerd leek, telt weer."""
    (regio / "verantwoording.yaml").write_text("motiveringen: geen\n", encoding="utf-8")
    assert draai("bereken", PRODUCT, map_=regio).code == 0
    uitkomst = draai("bereken", PRODUCT, "--streng", map_=regio)
    assert uitkomst.code == 1
    assert "verantwoording.yaml is niet te gebruiken; alles wat daarin staat, is weer open." in uitkomst.stderr


def test_een_besluit_houdt_het_nog_steeds_tegen(draai: Draai, regio: Path) -> None:
    """Daar is een eigen reden voor, in de besluitgegevens."""
    uitkomst = draai("vaststellen", "--proef", "--besluitdatum", "2025-11-15", map_=regio)
    assert uitkomst.code == 1
    assert "De cao jeugdzorg staat voor dit tariefjaar niet vast." in op_een_regel(uitkomst.stdout + uitkomst.stderr)


def test_ook_in_een_begroting(draai: Draai, regio: Path, tmp_path: Path) -> None:
    volumes = tmp_path / "volumes.csv"
    volumes.write_text(f"gemeente;product;aanbieder;aantal;jaar\nVoorbeeldstad;{PRODUCT};A;10;2026\n", encoding="utf-8")
    uitkomst = draai("begroting", str(volumes), "--formaat", "json", "--streng", map_=regio)
    assert uitkomst.code == 0
    (een,) = json.loads(uitkomst.stdout)["waarschuwingen"]
    assert (een["code"], een["motivering"]) == ("RT012", REDEN)
    doel = tmp_path / "begroting.xlsx"
    draai("begroting", str(volumes), "-o", str(doel), map_=regio)
    from openpyxl import load_workbook

    cellen = [cel for blad in load_workbook(doel) for rij in blad.iter_rows(values_only=True) for cel in rij]
    assert [str(cel).endswith(GEZEGD) for cel in cellen if "bevestigd tot en met" in str(cel)] == [True]
