"""Een begroting rekent met wat er is vastgesteld, ook als de kaarten intussen iets anders zeggen."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Draai, als_rijen, op_een_regel, wijzig
from tests.vaststellen.conftest import stel_vast

DAGBESTEDING = "productkaarten/41A18-dagbesteding.yaml"
GROEP = "productkaarten/45A49-ambulant-groep.yaml"
RIJEN = "gemeente;product;aanbieder;aantal;jaar\nA;41A18;X;100;2026\nA;45A49;X;6000;2026\n"
"""Vastgesteld zijn € 84,00 per dagdeel en € 0,49 per minuut: samen € 11.340,00."""
TRAJECT = """product: "TRAJ"
naam: Traject van tien uur
segment: ambulant
eenheid: stuks
doel: Tien uur hulp in een traject.
samenstelling:
  klasse: suggestie
  bron: afspraak met de aanbieders
  jaar: 2026
  populaties:
    - {naam: alle kinderen, gewicht: 100%, onderdelen: [{product: "45A48", aantal: 10}]}
tariefdifferentiatie: Een vast bedrag voor het hele traject.
"""


@pytest.fixture
def volumes(tmp_path: Path) -> Path:
    pad = tmp_path / "volumes.csv"
    pad.write_text(RIJEN, encoding="utf-8")
    return pad


def begroting(draai: Draai, map_: Path, volumes: Path, *meer: str) -> tuple[dict[str, Any], str]:
    uitkomst = draai("begroting", str(volumes), "-f", "json", *meer, map_=map_)
    assert uitkomst.code in {0, 1}, uitkomst.stderr
    return json.loads(uitkomst.stdout), op_een_regel(uitkomst.stderr)


def bedragen(blok: dict[str, Any]) -> dict[str, str]:
    return {een["product"]: een["bruto"] for een in blok["producten"]}


VASTGESTELD = {"41A18": "8400.00", "45A49": "2940.00"}


def andere_mix(map_: Path) -> str:
    wijzig(map_ / DAGBESTEDING, "begeleiders: 0.6}", "begeleiders: 0.62}")
    return "41A18 is nu € 81,03 per dagdeel; de begroting rekent met het besluit: € 84,00 per dagdeel."


def andere_eenheid(map_: Path) -> str:
    """Zonder het besluit telde elke minuut als een uur."""
    wijzig(map_ / GROEP, "\neenheid: minuut", "\neenheid: uur")
    return "per uur; de begroting rekent met het besluit: € 0,49 per minuut."


def kaart_weg(map_: Path) -> str:
    (map_ / DAGBESTEDING).unlink()
    return "41A18 is nu niet te berekenen; de begroting rekent met het besluit: € 84,00 per dagdeel."


@pytest.mark.parametrize("verder", [andere_mix, andere_eenheid, kaart_weg])
def test_wat_er_na_het_besluit_wijzigt_verandert_de_begroting_niet_en_wordt_gezegd(
    draai: Draai, besloten: Path, volumes: Path, verder: Callable[[Path], str]
) -> None:
    voor, _ = begroting(draai, besloten, volumes)
    assert bedragen(voor) == VASTGESTELD
    melding = verder(besloten)
    na, stderr = begroting(draai, besloten, volumes)
    assert bedragen(na) == VASTGESTELD
    assert na["status"] == voor["status"] == "vastgesteld"
    assert melding in stderr
    assert "[RT022]" in stderr
    assert "[RT015]" not in stderr
    assert draai("begroting", str(volumes), "--streng", map_=besloten).code == 1


def test_zonder_kaart_tellen_de_aannames_van_het_besluit_en_blijft_een_half_jaar_een_half_jaar(
    draai: Draai, besloten: Path, volumes: Path
) -> None:
    wijzig(besloten / "besluit.yaml", "vastgesteld: 84.00", "vastgesteld: 85.00")
    wijzig(besloten / "besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2026-05-12")
    wijzig(besloten / "besluit.yaml", "ingangsdatum: 2026-01-01", "ingangsdatum: 2026-07-01")
    herzien = ("vaststellen", "--besluit", str(besloten / "besluit.yaml"), "--herziening", "hoger")
    assert draai(*herzien, map_=besloten).code == 0
    volumes.write_text(f"{RIJEN.splitlines()[0]}\nA;41A18;X;100;2026\n", encoding="utf-8")
    voor, _ = begroting(draai, besloten, volumes)
    kaart_weg(besloten)
    na, stderr = begroting(draai, besloten, volumes)
    assert na["aannames"] == voor["aannames"]
    assert "uren.scholing" in na["aannames"]
    assert "[RT020]" in stderr
    assert (
        "41A18 is vastgesteld van 2026-07-01 tot en met 2026-12-31; de begroting rekent heel 2026 met € 85,00."
        in stderr
    )


def stel_vast_van_tot(draai: Draai, map_: Path, dagen: tuple[str, str, str], bedrag: str, *meer: str) -> None:
    """Stel 41A18 vast op dit bedrag, met de dag van het besluit en de eerste en laatste dag."""
    besluit = (map_ / "besluit.yaml").read_text(encoding="utf-8")
    for naam, dag in zip(("besluitdatum", "ingangsdatum", "geldig_tot"), dagen, strict=True):
        besluit = re.sub(rf"(?m)^{naam}: .*$", f"{naam}: {dag}", besluit)
    besluit = re.sub(r"(?m)^    vastgesteld: .*$", f"    vastgesteld: {bedrag}", besluit)
    (map_ / "besluit.yaml").write_text(besluit, encoding="utf-8")
    assert draai("vaststellen", "--besluit", str(map_ / "besluit.yaml"), *meer, map_=map_).code == 0


HERZIEN = ("--herziening", "reden")


def test_sluit_een_herziening_aan_met_hetzelfde_bedrag_dan_klopt_het_hele_jaar(
    draai: Draai, regio: Path, volumes: Path
) -> None:
    """Het eerste besluit geldt tot en met de dag voor het tweede ingaat."""
    stel_vast_van_tot(draai, regio, ("2025-12-09", "2026-01-01", "2026-06-30"), "84.00")
    stel_vast_van_tot(draai, regio, ("2026-05-12", "2026-07-01", "2026-12-31"), "84.00", *HERZIEN)
    _, stderr = begroting(draai, regio, volumes)
    assert "[RT020]" not in stderr


@pytest.mark.parametrize(("tweede", "gezegd"), [("85.00", False), ("84.00", True)])
def test_van_twee_besluiten_die_ervoor_golden_telt_het_laatst_genomene(
    draai: Draai, regio: Path, volumes: Path, tweede: str, gezegd: bool
) -> None:
    """Het tweede gaat in voor het eerste, en gaat daaroverheen; vanaf juli is het € 85,00."""
    stel_vast_van_tot(draai, regio, ("2025-12-09", "2026-03-01", "2026-12-31"), "84.00")
    stel_vast_van_tot(draai, regio, ("2025-12-16", "2026-01-01", "2026-12-31"), tweede, *HERZIEN)
    stel_vast_van_tot(draai, regio, ("2026-05-12", "2026-07-01", "2026-12-31"), "85.00", *HERZIEN)
    _, stderr = begroting(draai, regio, volumes)
    assert ("41A18 is vastgesteld van 2026-07-01" in stderr) is gezegd


@pytest.mark.parametrize(("product", "onbevestigd"), [("41A18", False), ("45A48", True)])
def test_een_product_zonder_volume_geeft_geen_waarschuwing_en_geen_aannames(
    draai: Draai, besloten: Path, volumes: Path, product: str, onbevestigd: bool
) -> None:
    """Alleen 45A48 rust op de cao Jeugdzorg, die voor 2026 niet bevestigd is; alleen 41A18 heeft plaatsen en deelnemers."""
    volumes.write_text(f"{RIJEN.splitlines()[0]}\nA;{product};X;100;2026\n", encoding="utf-8")
    uit, stderr = begroting(draai, besloten, volumes)
    assert ("RT012" in stderr) is onbevestigd
    assert ("groep.deelnemers" in uit["aannames"]) is not onbevestigd


def test_zonder_volume_in_het_tariefjaar_rekent_de_begroting_dat_jaar_niet(
    draai: Draai, besloten: Path, volumes: Path
) -> None:
    """41A18 heeft alleen volume in 2027; dat het bedrag van 2026 een half jaar geldt, verandert daar niets aan."""
    wijzig(besloten / "besluit.yaml", "geldig_tot: 2026-12-31", "geldig_tot: 2026-10-31")
    wijzig(besloten / "besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2026-05-12")
    herzien = ("vaststellen", "--besluit", str(besloten / "besluit.yaml"), "--herziening", "korter")
    assert draai(*herzien, map_=besloten).code == 0
    volumes.write_text(f"{RIJEN.splitlines()[0]}\nA;41A18;X;100;2027\nA;45A48;X;100;2026\n", encoding="utf-8")
    _, stderr = begroting(draai, besloten, volumes, "--index", "2027=3%")
    assert "45A48 is vastgesteld van 2026-01-01 tot en met 2026-10-31" in stderr
    assert "41A18 is vastgesteld van" not in stderr


def test_een_product_van_na_het_besluit_telt_met_zijn_berekende_tarief(
    draai: Draai, besloten: Path, volumes: Path
) -> None:
    nieuw = (besloten / DAGBESTEDING).read_text(encoding="utf-8").partition("# Geschreven door")[0]
    (besloten / "productkaarten/41A19.yaml").write_text(nieuw.replace("41A18", "41A19"), encoding="utf-8")
    volumes.write_text(f"{RIJEN}A;41A19;X;100;2026\n", encoding="utf-8")
    blok, _ = begroting(draai, besloten, volumes)
    assert bedragen(blok) == {**VASTGESTELD, "41A19": "8029.00"}
    assert blok["status"] == "concept"


def test_een_besluit_met_een_peildatum_begroot_zonder_die_op_te_geven(draai: Draai, regio: Path, volumes: Path) -> None:
    peil = ("--peildatum", "2026-11-01")
    assert stel_vast(draai, regio, *peil).code == 0
    blok, stderr = begroting(draai, regio, volumes)
    assert bedragen(blok)["41A18"] == "8400.00"
    assert "[RT022]" in stderr


def test_het_advies_werkt_ook_in_een_regio_die_al_een_jaar_verder_is(
    draai: Draai, besloten: Path, volumes: Path
) -> None:
    """Zonder het jaar legt ``vergelijk`` de berekening van 2027 naast het besluit over 2026: een andere vraag, en hier niet te rekenen."""
    wijzig(besloten / "opslagen.yaml", "tariefjaar: 2026", "tariefjaar: 2027")
    andere_mix(besloten)
    _, stderr = begroting(draai, besloten, volumes, "-j", "2026")
    bereken = op_een_regel(draai("bereken", "41A18", "-j", "2026", map_=besloten).stderr)
    for melding in (stderr, bereken):
        advies = re.search(r"Waardoor het anders is, zegt: reeletarief (vergelijk [^.]*)\.", melding)
        assert advies is not None
        uitkomst = draai(*advies[1].split(), map_=besloten)
        assert uitkomst.code == 0
        assert "vastgesteld/2026.json, tarieven 2026 → deze map, tarieven 2026" in uitkomst.stdout
        assert "begeleiders Persoonlijk begeleider: 0,6 → 0,62" in uitkomst.stdout


def test_een_concept_is_nog_geen_prijs(draai: Draai, regio: Path, volumes: Path) -> None:
    assert draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=regio).code == 0
    wijzig(regio / DAGBESTEDING, "begeleiders: 0.6}", "begeleiders: 0.62}")
    blok, stderr = begroting(draai, regio, volumes)
    assert bedragen(blok)["41A18"] == "8103.00"
    assert "[RT022]" not in stderr


def test_een_kaart_die_het_besluit_tegenspreekt_telt_met_wat_er_berekend_is(
    draai: Draai, besloten: Path, volumes: Path
) -> None:
    """Wie van de twee gewijzigd is, weet het programma niet; de fout zegt wat te doen (RT017)."""
    wijzig(besloten / DAGBESTEDING, "  tarief: 84.00", "  tarief: 88.00")
    blok, stderr = begroting(draai, besloten, volumes)
    assert bedragen(blok)["41A18"] == "8029.00"
    assert "[RT017]" in stderr


def test_het_besluit_telt_mee_in_het_bewijs(draai: Draai, besloten: Path, volumes: Path) -> None:
    blok, _ = begroting(draai, besloten, volumes)
    assert "vastgesteld/2026.json" in {een["pad"] for een in blok["bewijs"]["bestanden"]}


def test_een_product_dat_in_de_loop_van_het_jaar_vervalt_heet_vervallen_en_geen_tikfout(
    draai: Draai, besloten: Path, volumes: Path
) -> None:
    """Zonder dit vroeg de melding of u 45A48 bedoelde; de remedie rekent wat er wel vastgesteld was."""
    (besloten / GROEP).unlink()
    wijzig(besloten / "besluit.yaml", "ingangsdatum: 2026-01-01", "ingangsdatum: 2026-07-01")
    wijzig(besloten / "besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2026-05-12")
    herzien = ("vaststellen", "--besluit", str(besloten / "besluit.yaml"), "--herziening", "vervalt")
    assert draai(*herzien, map_=besloten).code == 0
    uitkomst = draai("begroting", str(volumes), map_=besloten)
    stderr = op_een_regel(uitkomst.stderr)
    (toen,) = (besloten / "vastgesteld").glob("2026-vastgesteld-*.json")
    assert uitkomst.code == 2
    assert (
        f"45A49 is vervallen: het was vastgesteld op € 0,49 per minuut, van 2026-01-01 tot en met 2026-06-30 (vastgesteld/{toen.name}), "
        "en staat niet in vastgesteld/2026.json." in stderr
    )
    assert "Bedoelt u" not in stderr
    volumes.write_text("gemeente;product;aanbieder;aantal;jaar\nA;45A47;X;6000;2026\n", encoding="utf-8")
    nooit_besloten = draai("begroting", str(volumes), map_=besloten)
    assert nooit_besloten.code == 2
    assert "Bedoelt u: 45A48" in nooit_besloten.stderr
    volumes.write_text("gemeente;product;aanbieder;aantal;jaar\nA;45A49;X;6000;2026\n", encoding="utf-8")
    blok, _ = begroting(draai, toen, volumes)
    assert bedragen(blok) == {"45A49": "2940.00"}


def test_een_traject_dat_in_de_loop_van_het_jaar_vervalt_was_vastgesteld_per_traject(
    draai: Draai, regio: Path, volumes: Path
) -> None:
    kaart = regio / "productkaarten/TRAJ-traject.yaml"
    kaart.write_text(TRAJECT, encoding="utf-8")
    assert stel_vast(draai, regio).code == 0
    kaart.unlink()
    wijzig(regio / "besluit.yaml", "ingangsdatum: 2026-01-01", "ingangsdatum: 2026-07-01")
    wijzig(regio / "besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2026-05-12")
    assert stel_vast(draai, regio, "--herziening", "vervalt").code == 0
    volumes.write_text("gemeente;product;aanbieder;aantal;jaar\nA;TRAJ;X;60;2026\n", encoding="utf-8")
    stderr = op_een_regel(draai("begroting", str(volumes), map_=regio).stderr)
    assert re.search(r"TRAJ is vervallen: het was vastgesteld op € [\d.,]+ per traject, van 2026-01-01 tot", stderr)


def test_een_product_dat_in_de_loop_van_een_later_jaar_vervalt_heet_vervallen(
    draai: Draai, twee_jaren: Path, volumes: Path
) -> None:
    """45A49 staat in het besluit over 2026 en niet in de herziening per 1 juli; 41A18 wel, maar haar kaart spreekt die tegen."""
    (twee_jaren / "besluit-2025.yaml").write_text("besluitdatum: 2024-12-10\n", encoding="utf-8")
    besluit = str(twee_jaren / "besluit.yaml")
    assert (
        draai("vaststellen", "--besluit", str(twee_jaren / "besluit-2025.yaml"), "-j", "2025", map_=twee_jaren).code
        == 0
    )
    assert draai("vaststellen", "--besluit", besluit, map_=twee_jaren).code == 0
    (twee_jaren / GROEP).unlink()
    wijzig(twee_jaren / "besluit.yaml", "ingangsdatum: 2026-01-01", "ingangsdatum: 2026-07-01")
    wijzig(twee_jaren / "besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2026-05-12")
    assert draai("vaststellen", "--besluit", besluit, "--herziening", "vervalt", map_=twee_jaren).code == 0
    wijzig(twee_jaren / DAGBESTEDING, "  tarief: 84.00", "  tarief: 88.00")
    opdracht = ("begroting", str(volumes), "-j", "2025")
    (toen,) = (twee_jaren / "vastgesteld").glob("2026-vastgesteld-*.json")
    stderr = op_een_regel(draai(*opdracht, map_=twee_jaren).stderr)
    assert (
        f"45A49 is vervallen: het was vastgesteld op € 0,49 per minuut, van 2026-01-01 tot en met 2026-06-30 (vastgesteld/{toen.name})"
        in stderr
    )
    assert "Voor 41A18 is er in 2026 geen prijs: de kaart spreekt vastgesteld/2026.json tegen (RT017)" in stderr
    stderr = op_een_regel(draai(*opdracht, "--index", "2026=1%", map_=twee_jaren).stderr)
    assert (
        f"Voor 2026-07-01 gold 45A49 nog (vastgesteld/{toen.name}): begroot die dagen dan apart, met dat besluit."
        in stderr
    )


def test_een_besluit_dat_vervangen_is_geldt_niet_opnieuw_als_de_herziening_eerder_ophoudt(
    draai: Draai, regio: Path, volumes: Path
) -> None:
    """In april tot en met juni gold er geen tarief: het eerste besluit was vanaf februari vervangen, al liep het tot december."""
    stel_vast_van_tot(draai, regio, ("2025-12-09", "2026-01-01", "2026-12-31"), "84.00")
    stel_vast_van_tot(draai, regio, ("2026-01-20", "2026-02-01", "2026-03-31"), "84.00", *HERZIEN)
    stel_vast_van_tot(draai, regio, ("2026-05-12", "2026-07-01", "2026-12-31"), "84.00", *HERZIEN)
    _, stderr = begroting(draai, regio, volumes)
    assert "[RT020]" in stderr
    assert "zijn vastgesteld van 2026-07-01 tot en met 2026-12-31; de begroting rekent heel 2026" in stderr


def test_een_andere_eenheid_na_een_herziening_telt_het_hele_jaar_en_dat_staat_er(
    draai: Draai, besloten: Path, volumes: Path
) -> None:
    """6.000 minuten van het eerste half jaar telden als uren, zonder dat iets dat zei; de remedie rekent ze goed."""
    wijzig(besloten / GROEP, "\neenheid: minuut", "\neenheid: uur")
    wijzig(besloten / "besluit.yaml", "ingangsdatum: 2026-01-01", "ingangsdatum: 2026-07-01")
    wijzig(besloten / "besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2026-05-12")
    herzien = ("vaststellen", "--besluit", str(besloten / "besluit.yaml"), "--herziening", "per uur")
    assert draai(*herzien, map_=besloten).code == 0
    (toen,) = (besloten / "vastgesteld").glob("2026-vastgesteld-*.json")
    inhoud, stderr = begroting(draai, besloten, volumes)
    assert (
        f"45A49 ging voor 2026-07-01 per minuut (vastgesteld/{toen.name}) en gaat vanaf dan per uur; de begroting telt elk aantal van 2026 per uur."
        in stderr
    )
    assert (stderr.count("[RT027]"), stderr.count("[RT020]")) == (1, 1)
    assert {"RT020", "RT027"} <= {een["code"] for een in inhoud["waarschuwingen"]}  # ook wie alleen de json krijgt
    assert f"Voor 2026-07-01 gold vastgesteld/{toen.name}: die dagen begroot u met dat bestand als --map." in stderr
    ervoor, _ = begroting(draai, toen, volumes)
    assert bedragen(ervoor) == VASTGESTELD


# Meer jaren in één begroting, zonder besluit over een later jaar.


def test_een_later_jaar_zonder_besluit_is_een_aanname(draai: Draai, besloten: Path, volumes: Path) -> None:
    volumes.write_text(f"{RIJEN}A;41A18;X;100;2027\n", encoding="utf-8")
    blok, _ = begroting(draai, besloten, volumes, "--index", "2027=3%")
    assert {een["jaar"]: een["status"] for een in blok["jaren"]} == {2026: "vastgesteld", 2027: "aanname"}
    opties = ("--index", "2027=3%", "-f")
    scherm = draai("begroting", str(volumes), *opties, "tabel", map_=besloten).stdout
    assert scherm.startswith("Oefenregio · begroting 2026 tot en met 2027 · 2026 vastgesteld, daarna aanname\n")
    rijen = als_rijen(draai("begroting", str(volumes), *opties, "csv", map_=besloten).stdout)
    assert {(rij["jaar"], rij["status"]) for rij in rijen} == {
        ("2026", "vastgesteld"),
        ("2027", "aanname"),
        ("", "2026 vastgesteld, daarna aanname"),
        ("", "vastgesteld"),
    }


def test_alleen_een_later_jaar_is_helemaal_een_aanname(draai: Draai, besloten: Path, volumes: Path) -> None:
    volumes.write_text(f"{RIJEN.splitlines()[0]}\nA;41A18;X;100;2027\n", encoding="utf-8")
    uitkomst = draai("begroting", str(volumes), "--index", "2027=3%", map_=besloten)
    assert uitkomst.stdout.startswith("Oefenregio · begroting 2027 · aanname\n")
