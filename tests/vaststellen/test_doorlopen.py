"""Tarieven die doorlopen tot er een nieuw besluit is: wat er dan geldt, en wie het zegt. Ook een herziening die een bedrag niet wijzigt."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Draai, Uitkomst, als_rijen, op_een_regel, wijzig
from tests.vaststellen.conftest import stel_vast

BESLUIT = "besluitdatum: 2024-12-10\ngeldig_tot: {}\n"


def stel_2025_vast(draai: Draai, regio: Path, geldig_tot: str, *meer: str) -> Uitkomst:
    (regio / "besluit-2025.yaml").write_text(BESLUIT.format(geldig_tot), encoding="utf-8")
    return draai("vaststellen", "--besluit", str(regio / "besluit-2025.yaml"), "-j", "2025", *meer, map_=regio)


@pytest.fixture
def loopt_door(draai: Draai, twee_jaren: Path) -> Path:
    """De tarieven van 2025 lopen door tot en met 28 februari 2026."""
    assert stel_2025_vast(draai, twee_jaren, "2026-02-28").code == 0
    return twee_jaren


def lijst(draai: Draai, regio: Path, jaar: str, *meer: str) -> tuple[list[dict[str, str]], str]:
    uitkomst = draai("tarieflijst", "-j", jaar, "-f", "csv", *meer, map_=regio)
    assert uitkomst.code == 0, uitkomst.stderr
    return als_rijen(uitkomst.stdout), op_een_regel(uitkomst.stderr)


def dagen(rijen: list[dict[str, str]]) -> set[tuple[str, str, str]]:
    return {(rij["geldig_van"], rij["geldig_tot"], rij["bron"]) for rij in rijen}


@pytest.mark.parametrize(("geldig_tot", "mag"), [("2026-12-31", True), ("2027-01-01", False), ("2024-12-31", False)])
def test_tarieven_lopen_hooguit_tot_en_met_het_jaar_erna_door(
    draai: Draai, twee_jaren: Path, geldig_tot: str, mag: bool
) -> None:
    uitkomst = stel_2025_vast(draai, twee_jaren, geldig_tot)
    assert uitkomst.code == (0 if mag else 2)
    assert ("[RT996]" in uitkomst.stderr) is not mag
    assert ("uiterlijk 2026-12-31" in uitkomst.stderr) is not mag


def test_een_doorlopend_besluit_is_na_te_gaan(draai: Draai, loopt_door: Path) -> None:
    assert draai("verifieer", "--vastgesteld", "2025", map_=loopt_door).code == 0
    assert "tot en met 28 februari 2026" in draai("uitleg", "45A48", "-j", "2025", map_=loopt_door).stdout


def test_zonder_besluit_over_het_jaar_zegt_de_lijst_wat_er_geldt(draai: Draai, loopt_door: Path) -> None:
    rijen, stderr = lijst(draai, loopt_door, "2026")
    assert dagen(rijen) == {("2026-01-01", "2026-02-28", "vastgesteld/2025.json")}
    assert {rij["product"]: rij["tarief"] for rij in rijen}["45A48"] == "98.00"
    assert "[RT730]" in stderr
    assert "Dit zijn de tarieven van 2025: zij lopen door tot er over 2026 besloten is" in stderr
    assert "uiterlijk tot en met 2026-02-28 (vastgesteld/2025.json)" in stderr
    scherm = draai("tarieflijst", map_=loopt_door).stdout
    assert "geldig van 1 januari 2026 tot en met 28 februari 2026; uit vastgesteld/2025.json (zelf sha256 " in scherm


def test_ook_met_een_concept_ernaast_en_met_alleen_het_bestand(draai: Draai, loopt_door: Path) -> None:
    assert draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=loopt_door).code == 0
    assert (loopt_door / "vastgesteld/2026.json").exists()
    for map_ in (loopt_door, loopt_door / "vastgesteld/2025.json"):
        rijen, stderr = lijst(draai, map_, "2026")
        assert {(van, tot) for van, tot, _ in dagen(rijen)} == {("2026-01-01", "2026-02-28")}
        assert "[RT730]" in stderr
    concept, stderr = lijst(draai, loopt_door, "2026", "--als-concept")
    assert ({rij["status"] for rij in concept}, "[RT730]" in stderr) == ({"concept"}, False)


def test_een_nieuw_besluit_vervangt_wat_doorloopt_vanaf_zijn_ingangsdatum(draai: Draai, loopt_door: Path) -> None:
    wijzig(loopt_door / "besluit.yaml", "ingangsdatum: 2026-01-01", "ingangsdatum: 2026-02-01")
    assert stel_vast(draai, loopt_door).code == 0
    van_2025, stderr = lijst(draai, loopt_door, "2025")
    assert dagen(van_2025) == {("2025-01-01", "2026-01-31", "vastgesteld/2025.json")}
    van_2026, ook = lijst(draai, loopt_door, "2026")
    assert dagen(van_2026) == {("2026-02-01", "2026-12-31", "vastgesteld/2026.json")}
    assert "[RT730]" not in stderr + ook


def test_ook_als_dat_besluit_daarna_is_herzien(draai: Draai, loopt_door: Path) -> None:
    """Het besluit over 2026 ging op 1 februari in; de herziening per juli verandert niet tot wanneer de tarieven van 2025 golden."""
    wijzig(loopt_door / "besluit.yaml", "ingangsdatum: 2026-01-01", "ingangsdatum: 2026-02-01")
    assert stel_vast(draai, loopt_door).code == 0
    assert herzie(draai, loopt_door, besluitdatum="2026-05-12", ingangsdatum="2026-07-01").code == 0
    assert dagen(lijst(draai, loopt_door, "2025")[0]) == {("2025-01-01", "2026-01-31", "vastgesteld/2025.json")}


def test_een_aangewezen_besluit_zegt_niet_dat_er_over_het_jaar_erna_niet_besloten_is(
    draai: Draai, loopt_door: Path, volumes: Path
) -> None:
    """Het kent alleen zichzelf: het besluit over 2026 ligt ernaast."""
    assert stel_vast(draai, loopt_door).code == 0
    toen = loopt_door / "vastgesteld/2025.json"
    _, van_lijst = lijst(draai, toen, "2026")
    van_begroting = draai("begroting", str(volumes), "--index", "2026=3%", map_=toen).stderr
    assert "[RT730]" in van_lijst
    assert "[RT020]" in van_begroting
    assert "nog niet besloten" not in van_lijst + van_begroting


def test_is_het_besluit_van_het_jaar_kwijt_dan_gelden_de_tarieven_van_ervoor_niet(
    draai: Draai, loopt_door: Path
) -> None:
    """De kaarten dragen het besluit over 2026; de lijst gaf de tarieven van 2025, en zei dat zij doorliepen."""
    assert stel_vast(draai, loopt_door).code == 0
    (loopt_door / "vastgesteld/2026.json").unlink()
    uitkomst = draai("tarieflijst", "-j", "2026", map_=loopt_door)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT723]" in uitkomst.stderr
    zin = "De kaarten zeggen dat de tarieven van 2026 zijn vastgesteld, maar vastgesteld/2026.json is er niet."
    assert zin in op_een_regel(uitkomst.stderr)


def test_loopt_het_niet_door_dan_zegt_de_melding_tot_wanneer_het_gold(draai: Draai, twee_jaren: Path) -> None:
    assert stel_2025_vast(draai, twee_jaren, "2025-12-31").code == 0
    uitkomst = draai("tarieflijst", map_=twee_jaren)
    assert uitkomst.code == 2
    assert "[RT722]" in uitkomst.stderr
    assert "Dat over 2025 geldt tot en met 2025-12-31." in op_een_regel(uitkomst.stderr)


# De begroting.


@pytest.fixture
def volumes(tmp_path: Path) -> Path:
    pad = tmp_path / "volumes.csv"
    pad.write_text("gemeente;product;aanbieder;aantal;jaar\nA;45A48;X;100;2026\n", encoding="utf-8")
    return pad


def test_een_begroting_zonder_besluit_zegt_dat_eerst_het_tarief_van_het_jaar_ervoor_geldt(
    draai: Draai, loopt_door: Path, volumes: Path
) -> None:
    stderr = op_een_regel(draai("begroting", str(volumes), map_=loopt_door).stderr)
    assert "[RT020]" in stderr
    assert (
        "45A48 is over 2026 nog niet vastgesteld, en de begroting rekent heel 2026 met € 102,00; tot er een besluit is, uiterlijk tot en met "
        "2026-02-28, geldt € 98,00 per uur." in stderr
    )
    wijzig(volumes, "2026", "2025")
    assert "[RT020]" not in draai("begroting", str(volumes), "-j", "2025", map_=loopt_door).stderr


def test_een_concept_van_het_jaar_ervoor_geldt_niet_en_loopt_dus_ook_niet_door(
    draai: Draai, twee_jaren: Path, volumes: Path
) -> None:
    assert stel_2025_vast(draai, twee_jaren, "2026-02-28", "--als-concept").code == 0
    assert "[RT020]" not in draai("begroting", str(volumes), map_=twee_jaren).stderr


@pytest.mark.parametrize(
    ("bedrag_2025", "per", "gemeld"),
    [("102.00", "2026-02-01", False), ("98.00", "2026-02-01", True), ("102.00", "2026-03-02", True)],
    ids=["zelfde bedrag", "ander bedrag", "een dag zonder besluit"],
)
def test_na_een_doorlopend_besluit_met_hetzelfde_bedrag_is_er_niets_te_melden(
    draai: Draai, twee_jaren: Path, volumes: Path, bedrag_2025: str, per: str, gemeld: bool
) -> None:
    tarieven = f'2026-02-28\ntarieven:\n  - {{product: "45A48", vastgesteld: {bedrag_2025}, reden: afgesproken}}'
    assert stel_2025_vast(draai, twee_jaren, tarieven).code == 0
    wijzig(twee_jaren / "besluit.yaml", "ingangsdatum: 2026-01-01", f"ingangsdatum: {per}")
    assert stel_vast(draai, twee_jaren).code == 0
    stderr = draai("begroting", str(volumes), map_=twee_jaren).stderr
    assert (f"45A48 is vastgesteld van {per} tot en met 2026-12-31" in stderr) is gemeld
    advies = (
        "Voor 2026-02-01 gold vastgesteld/2025.json: die dagen begroot u met dat bestand als --map en --index 2026=0%."
    )
    assert (advies in op_een_regel(stderr)) is (gemeld and per == "2026-02-01")
    apart = draai(
        "begroting", str(volumes), "--index", "2026=0%", "-f", "json", map_=twee_jaren / "vastgesteld/2025.json"
    )
    assert json.loads(apart.stdout)["totaal"]["bruto"] == f"{int(bedrag_2025[:-3]) * 100}.00"


def herzie(draai: Draai, regio: Path, **anders: str) -> Uitkomst:
    for naam, waarde in anders.items():
        oud = next(
            een for een in (regio / "besluit.yaml").read_text(encoding="utf-8").splitlines() if een.startswith(naam)
        )
        wijzig(regio / "besluit.yaml", f"{oud}\n", f"{naam}: {waarde}\n")
    return stel_vast(draai, regio, "--herziening", "reden")


def test_een_herziening_die_het_bedrag_niet_wijzigt_geeft_geen_waarschuwing(
    draai: Draai, besloten: Path, volumes: Path
) -> None:
    """Een product dat per 1 juli erbij komt, dwingt tot een herziening van alle producten; de meeste wijzigen niet."""
    tekst = volumes.read_text(encoding="utf-8") + "A;41A18;X;100;2026\n"
    volumes.write_text(tekst, encoding="utf-8")
    wijzig(besloten / "besluit.yaml", "vastgesteld: 84.00", "vastgesteld: 85.00")
    assert herzie(draai, besloten, besluitdatum="2026-05-12", ingangsdatum="2026-07-01").code == 0
    stderr = draai("begroting", str(volumes), map_=besloten).stderr
    assert "41A18 is vastgesteld van 2026-07-01 tot en met 2026-12-31" in stderr
    assert "45A48 is vastgesteld van" not in stderr
    next((besloten / "vastgesteld").glob("2026-vastgesteld-*.json")).unlink()
    assert "2 producten (41A18, 45A48) zijn vastgesteld van" in draai("begroting", str(volumes), map_=besloten).stderr


def test_van_meer_besluiten_ervoor_telt_op_elke_dag_het_laatst_genomene(
    draai: Draai, besloten: Path, volumes: Path
) -> None:
    """Tot april € 102,00, dan € 103,00, en per juli weer € 102,00: het jaar is niet overal gelijk."""
    extra = 'tarieven:\n  - {product: "45A48", vastgesteld: 103.00, reden: tijdelijk}\n'
    wijzig(besloten / "besluit.yaml", "tarieven:\n", extra)
    assert herzie(draai, besloten, besluitdatum="2026-02-12", ingangsdatum="2026-04-01").code == 0
    wijzig(besloten / "besluit.yaml", extra, "tarieven:\n")
    assert herzie(draai, besloten, besluitdatum="2026-05-12", ingangsdatum="2026-07-01").code == 0
    assert "45A48 is vastgesteld van 2026-07-01" in draai("begroting", str(volumes), map_=besloten).stderr
    assert herzie(draai, besloten, besluitdatum="2026-06-12", ingangsdatum="2026-03-01").code == 0
    assert "45A48 is vastgesteld van" not in draai("begroting", str(volumes), map_=besloten).stderr


def test_een_oorzaak_geeft_een_melding_met_de_eerste_namen(draai: Draai, twee_jaren: Path, volumes: Path) -> None:
    """Van een half jaar, en van een besluit dat nog moet komen: de remedie is voor elk product dezelfde."""
    kaart = twee_jaren / "productkaarten/45A48-ambulant-individueel.yaml"
    codes = ["45A48", *(f"45X{nummer:02}" for nummer in range(13))]
    for code in codes[1:]:
        kopie = kaart.read_text(encoding="utf-8").replace('"45A48"', f'"{code}"')
        (twee_jaren / f"productkaarten/{code}.yaml").write_text(kopie, encoding="utf-8")
    volumes.write_text(
        "gemeente;product;aanbieder;aantal;jaar\n" + "".join(f"A;{code};X;1;2026\n" for code in codes), encoding="utf-8"
    )
    namen = f"14 producten ({', '.join(codes[:12])} …) zijn"
    assert stel_2025_vast(draai, twee_jaren, "2026-01-31").code == 0
    nog_niet = op_een_regel(draai("begroting", str(volumes), map_=twee_jaren).stderr)
    assert nog_niet.count("[RT020]") == 1
    assert (
        f"{namen} over 2026 nog niet vastgesteld, en de begroting rekent heel 2026 met wat er berekend is; tot er een besluit is, uiterlijk tot en "
        "met 2026-01-31, gelden de tarieven van 2025." in nog_niet
    )
    wijzig(twee_jaren / "besluit.yaml", "ingangsdatum: 2026-01-01", "ingangsdatum: 2026-02-01")
    assert stel_vast(draai, twee_jaren).code == 0
    half = op_een_regel(draai("begroting", str(volumes), map_=twee_jaren).stderr)
    assert half.count("[RT020]") == 1
    assert f"{namen} vastgesteld van 2026-02-01 tot en met 2026-12-31; de begroting rekent heel 2026 met die" in half


def test_een_product_zonder_kaart_staat_in_dezelfde_melding(draai: Draai, besloten: Path, volumes: Path) -> None:
    tekst = volumes.read_text(encoding="utf-8") + "A;41A18;X;100;2026\n"
    volumes.write_text(tekst, encoding="utf-8")
    assert herzie(draai, besloten, besluitdatum="2026-05-12", geldig_tot="2026-10-31").code == 0
    (besloten / "productkaarten/41A18-dagbesteding.yaml").unlink()
    stderr = draai("begroting", str(volumes), map_=besloten).stderr
    assert stderr.count("[RT020]") == 1
    assert "2 producten (45A48, 41A18) zijn vastgesteld van 2026-01-01 tot en met 2026-10-31" in op_een_regel(stderr)


def test_een_besluit_dat_eerder_ophoudt_wordt_altijd_gemeld(draai: Draai, regio: Path, volumes: Path) -> None:
    wijzig(regio / "besluit.yaml", "geldig_tot: 2026-12-31", "geldig_tot: 2026-10-31")
    assert stel_vast(draai, regio).code == 0
    stderr = draai("begroting", str(volumes), map_=regio).stderr
    assert "45A48 is vastgesteld van 2026-01-01 tot en met 2026-10-31" in stderr
