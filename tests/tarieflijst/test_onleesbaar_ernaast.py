"""Een kapot besluit naast dat van de lijst: dan zegt de lijst wat zij niet weet, en verzint zij geen laatste dag en geen gat."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reeletarief.fouten import Bevinding
from reeletarief.invoer.werkboek.formulierblad import lees_formulier
from tests.conftest import VOORBEELDREGIO, Draai, op_een_regel, wijzig
from tests.tarieflijst.proef import gewoon, schrijf
from tests.vaststellen.conftest import kopieer_ronde

VERVANGEN = "2026-vastgesteld-2025-12-01-12345678"


def leg(map_: Path, jaar: int, van: str, tot: str, **anders: object) -> None:
    """Een besluit over een jaar, van de eerste tot en met de laatste dag."""
    blok = gewoon(tariefjaar=jaar, **anders)
    blok["besluit"] |= {"besluitdatum": f"{jaar - 1}-12-01", "ingangsdatum": van, "geldig_tot": tot}
    schrijf(map_, blok, jaar)


def breek(map_: Path, naam: str) -> None:
    (map_ / "vastgesteld").mkdir(parents=True, exist_ok=True)
    (map_ / f"vastgesteld/{naam}.json").write_text("{", encoding="utf-8")


# Het jaar erna.


def test_een_kapot_besluit_erna_maakt_de_laatste_dag_onzeker(draai: Draai, tmp_path: Path) -> None:
    leg(tmp_path, 2025, "2025-01-01", "2026-02-28")
    assert draai("tarieflijst", "-j", "2025", "--streng", map_=tmp_path).code == 0
    breek(tmp_path, "2026")
    boek = tmp_path / "lijst.xlsx"
    uitkomst = draai("tarieflijst", "-j", "2025", "-o", str(boek), map_=tmp_path)
    assert (uitkomst.code, "[RT732]" in uitkomst.stderr) == (0, True)
    zin = (
        "vastgesteld/2026.json is niet te gebruiken (RT990); of deze tarieven tot en met 2026-02-28 gelden, of eerder vervangen zijn, is niet te "
        "zeggen."
    )
    assert zin in op_een_regel(uitkomst.stderr)
    assert "Maak de lijst daarna opnieuw." in uitkomst.stderr
    bladen = lees_formulier(boek.read_bytes(), boek.name)
    assert not isinstance(bladen, Bevinding)
    assert zin in " ".join(str(waarde) for waarde in bladen["Toelichting"].cellen.values())
    assert draai("tarieflijst", "-j", "2025", "--streng", map_=tmp_path).code == 1


@pytest.mark.parametrize(
    ("einde", "nieuw_vanaf", "twijfel"),
    [("2025-12-31", None, False), ("2026-06-30", "2026-01-01", False), ("2026-06-30", "2026-03-01", True)],
    ids=["loopt niet door", "het eerste ging op 1 januari in", "het vervangene kan eerder zijn ingegaan"],
)
def test_alleen_als_het_uitmaakt(
    draai: Draai, tmp_path: Path, einde: str, nieuw_vanaf: str | None, twijfel: bool
) -> None:
    leg(tmp_path, 2025, "2025-01-01", einde)
    if nieuw_vanaf:
        leg(tmp_path, 2026, nieuw_vanaf, "2026-12-31")
    breek(tmp_path, VERVANGEN)
    uitkomst = draai("tarieflijst", "-j", "2025", map_=tmp_path)
    assert ("[RT732]" in uitkomst.stderr) is twijfel
    assert (f"vastgesteld/{VERVANGEN}.json is niet te gebruiken" in op_een_regel(uitkomst.stderr)) is twijfel
    assert ("tot en met 28 februari 2026" in uitkomst.stdout) is twijfel


def test_een_concept_erna_zegt_niets_over_de_laatste_dag(draai: Draai, tmp_path: Path) -> None:
    leg(tmp_path, 2025, "2025-01-01", "2026-02-28")
    leg(tmp_path, 2026, "2026-01-01", "2026-12-31", status="concept")
    uitkomst = draai("tarieflijst", "-j", "2025", map_=tmp_path)
    assert "[RT732]" not in uitkomst.stderr
    assert "tot en met 28 februari 2026" in uitkomst.stdout


def test_een_besluit_dat_kwijt_is_terwijl_de_kaarten_het_dragen(draai: Draai, tmp_path: Path) -> None:
    twee_jaren = kopieer_ronde(tmp_path / "regio")
    for cao in ("jeugdzorg", "gehandicaptenzorg"):
        shutil.copytree(VOORBEELDREGIO / "cao" / cao, twee_jaren / "cao" / cao, dirs_exist_ok=True)
    (twee_jaren / "besluit-2025.yaml").write_text(
        "besluitdatum: 2024-12-10\ngeldig_tot: 2026-02-28\n", encoding="utf-8"
    )
    voor_2025 = ("vaststellen", "--besluit", str(twee_jaren / "besluit-2025.yaml"), "-j", "2025")
    assert draai(*voor_2025, map_=twee_jaren).code == 0
    assert draai("vaststellen", "--besluit", str(twee_jaren / "besluit.yaml"), map_=twee_jaren).code == 0
    assert "[RT732]" not in draai("tarieflijst", "-j", "2025", map_=twee_jaren).stderr
    (twee_jaren / "vastgesteld/2026.json").unlink()
    uitkomst = draai("tarieflijst", "-j", "2025", map_=twee_jaren)
    assert (
        "vastgesteld/2026.json is er niet, maar de kaarten dragen dat besluit; of deze tarieven tot en met 2026-02-28 gelden"
        in op_een_regel(uitkomst.stderr)
    )


# Het jaar ervoor.


def test_een_kapot_besluit_ervoor_is_geen_gat(draai: Draai, tmp_path: Path) -> None:
    """Er stond dat er in heel 2025 geen tarief gold."""
    leg(tmp_path, 2024, "2024-01-01", "2024-12-31")
    leg(tmp_path, 2026, "2026-02-01", "2026-12-31")
    assert "[RT731]" in draai("tarieflijst", "-j", "2026", map_=tmp_path).stderr
    breek(tmp_path, "2025")
    uitkomst = draai("tarieflijst", "-j", "2026", map_=tmp_path)
    assert "[RT731]" not in uitkomst.stderr
    assert (
        "vastgesteld/2025.json is niet te gebruiken (RT990); of er voor 2026-02-01 dagen zonder tarief zijn, is niet te zeggen."
        in op_een_regel(uitkomst.stderr)
    )


@pytest.mark.parametrize(("einde_2025", "twijfel"), [("2025-12-31", True), ("2026-02-28", False)])
def test_een_kapot_vervangen_besluit_is_geen_gat(draai: Draai, tmp_path: Path, einde_2025: str, twijfel: bool) -> None:
    """Sluit een ander besluit aan, dan maakt het kapotte niet uit."""
    leg(tmp_path, 2025, "2025-01-01", einde_2025)
    leg(tmp_path, 2026, "2026-03-01", "2026-12-31")
    breek(tmp_path, VERVANGEN)
    stderr = draai("tarieflijst", "-j", "2026", map_=tmp_path).stderr
    assert "[RT731]" not in stderr
    assert ("[RT732]" in stderr) is twijfel


@pytest.mark.parametrize("concept", [False, True])
def test_zonder_besluit_en_met_een_kapot_besluit_ervoor_staat_dat_erbij(
    draai: Draai, tmp_path: Path, concept: bool
) -> None:
    """De tarieven van 2025 kunnen doorlopen; 'stel vast' is dan niet het eerste wat er te doen is."""
    if concept:
        leg(tmp_path, 2026, "2026-01-01", "2026-12-31", status="concept")
    breek(tmp_path, "2025")
    uitkomst = draai("tarieflijst", "-j", "2026", map_=tmp_path)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert ("[RT723]" if concept else "[RT722]") in uitkomst.stderr
    assert "Of dat over 2025 doorloopt, is niet te zeggen. Dit besluit is niet te gebruiken" in op_een_regel(
        uitkomst.stderr
    )
    assert "Haal het bestand uit git" in op_een_regel(uitkomst.stderr)


# Een besluit van een andere regio is niet te gebruiken.


def met_opslagen(map_: Path, naam: str) -> None:
    kopieer_ronde(map_)
    wijzig(map_ / "opslagen.yaml", "regio: Oefenregio", f"regio: {naam}")


@pytest.mark.parametrize("status", ["vastgesteld", "concept"])
def test_een_besluit_van_een_andere_regio_geeft_geen_lijst(draai: Draai, tmp_path: Path, status: str) -> None:
    """Elke andere opdracht weigert het (RT018); de lijst kwam er, met de tarieven en de naam van die regio."""
    opties = ("-j", "2026", *(["--als-concept"] if status == "concept" else []))
    for naam, code in (("Voorbeeldregio", 0), ("Elders", 2)):
        map_ = tmp_path / naam
        met_opslagen(map_, naam)
        leg(map_, 2026, "2026-01-01", "2026-12-31", status=status)
        uitkomst = draai("tarieflijst", *opties, map_=map_)
        assert (uitkomst.code, bool(uitkomst.stdout)) == (code, not code)
    assert "[RT990]" in uitkomst.stderr
    assert "Dit besluit is van Voorbeeldregio, en deze regio heet Elders." in op_een_regel(uitkomst.stderr)


def test_een_besluit_erna_van_een_andere_regio_kort_de_lijst_niet_in(draai: Draai, tmp_path: Path) -> None:
    map_ = tmp_path / "regio"
    met_opslagen(map_, "Voorbeeldregio")
    leg(map_, 2025, "2025-01-01", "2026-06-30")
    leg(map_, 2026, "2026-02-01", "2026-12-31")
    assert "tot en met 31 januari 2026" in draai("tarieflijst", "-j", "2025", map_=map_).stdout
    wijzig(map_ / "vastgesteld/2026.json", "Voorbeeldregio", "Elders")
    uitkomst = draai("tarieflijst", "-j", "2025", map_=map_)
    assert "tot en met 30 juni 2026" in uitkomst.stdout
    assert (
        "vastgesteld/2026.json is niet te gebruiken (RT990); of deze tarieven tot en met 2026-06-30 gelden"
        in op_een_regel(uitkomst.stderr)
    )
