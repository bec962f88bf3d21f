"""Vaststellen: wat het schrijft op de kaarten en in het bestand van het jaar, en met welke bedragen."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from reeletarief.invoer.kaart.besluitblok import zonder_blok
from tests.conftest import Draai, inhoud, op_een_regel, wijzig
from tests.vaststellen.conftest import KAART, stel_vast


def test_een_besluit_staat_op_elke_kaart_en_in_het_bestand_van_het_jaar(draai: Draai, regio: Path) -> None:
    voor = inhoud(regio)
    uitkomst = stel_vast(draai, regio)
    assert uitkomst.code == 0
    assert "vastgesteld op 9 december 2025, geldig van 1 januari 2026 tot en met 31 december 2026" in uitkomst.stdout
    na = inhoud(regio)
    assert set(na) - set(voor) == {"vastgesteld/2026.json"}
    gewijzigd = {pad for pad in voor if na[pad] != voor[pad]}
    assert gewijzigd == {pad for pad in voor if pad.startswith("productkaarten/")}
    assert all(zonder_blok(na[pad]) == voor[pad] for pad in gewijzigd)
    assert b"tarief: 102.00\n  eenheid: uur\n" in na[KAART]
    besluit = json.loads(na["vastgesteld/2026.json"])
    assert (besluit["status"], besluit["besluit"]["besluitdatum"]) == ("vastgesteld", "2025-12-09")
    assert {pad: tekst.encode() for pad, tekst in besluit["invoer"].items()} == {
        pad: voor[pad] for pad in voor if pad != "besluit.yaml"
    }


def test_berekend_voorgesteld_en_vastgesteld_mogen_verschillen_met_een_reden(draai: Draai, regio: Path) -> None:
    uitkomst = stel_vast(draai, regio)
    besluit = json.loads((regio / "vastgesteld/2026.json").read_text(encoding="utf-8"))
    tarief = next(een for een in besluit["tarieven"] if een["product"] == "41A18")
    assert (tarief["tarief"], tarief["voorgesteld"], tarief["vastgesteld"]) == ("80.29", "84.00", "84.00")
    assert tarief["reden"].startswith("Naar boven afgerond")
    assert sum(Decimal(bedrag) for bedrag in tarief["elementen"].values()) == Decimal(tarief["tarief"])
    assert "Naar boven afgerond" in uitkomst.stdout
    assert "€ 84,00 voor 2026" in draai("uitleg", "41A18", map_=regio).stdout


def test_een_bedrag_dat_het_berekende_is_heet_geen_verschil(draai: Draai, regio: Path) -> None:
    """De reden blijft staan, maar niet als reden van een verschil dat er niet is."""
    wijzig(regio / "besluit.yaml", "    voorgesteld: 84.00\n    vastgesteld: 84.00\n", "    vastgesteld: 80.29\n")
    uitkomst = stel_vast(draai, regio)
    assert "gelijk aan berekend; Naar boven afgerond op hele euro's" in op_een_regel(uitkomst.stdout)
    uitleg = op_een_regel(draai("uitleg", "41A18", map_=regio).stdout)
    assert "tot en met 31 december 2026, gelijk aan berekend; Naar boven afgerond op hele euro's" in uitleg
    assert "wijkt af" not in uitleg


def test_een_ander_voorstel_dat_op_het_berekende_uitkomt_is_wel_een_verschil(draai: Draai, regio: Path) -> None:
    wijzig(regio / "besluit.yaml", "    vastgesteld: 84.00\n", "    vastgesteld: 80.29\n")
    uitkomst = stel_vast(draai, regio)
    assert "Naar boven afgerond" in uitkomst.stdout
    assert "gelijk aan berekend" not in op_een_regel(uitkomst.stdout)


@pytest.mark.parametrize(
    ("in_besluit", "voorgesteld"),
    [("    voorgesteld: 84.00\n", "84.00"), ("    vastgesteld: 84.00\n", "80.29")],
    ids=["alleen-voorgesteld", "alleen-vastgesteld"],
)
def test_wie_een_van_de_bedragen_weglaat_stelt_het_voorgestelde_vast_of_stelt_het_berekende_voor(
    draai: Draai, regio: Path, in_besluit: str, voorgesteld: str
) -> None:
    wijzig(regio / "besluit.yaml", "    voorgesteld: 84.00\n    vastgesteld: 84.00\n", in_besluit)
    assert stel_vast(draai, regio).code == 0
    besluit = json.loads((regio / "vastgesteld/2026.json").read_text(encoding="utf-8"))
    tarief = next(een for een in besluit["tarieven"] if een["product"] == "41A18")
    assert (tarief["voorgesteld"], tarief["vastgesteld"]) == (voorgesteld, "84.00")


def test_meer_dan_het_dubbele_is_een_vraag(draai: Draai, regio: Path) -> None:
    """Een vergeten punt in het besluit: 8400 in plaats van 84.00. Op de kop twee keer de berekende € 80,29 is geen vraag."""
    wijzig(
        regio / "besluit.yaml",
        "voorgesteld: 84.00\n    vastgesteld: 84.00",
        "voorgesteld: 160.58\n    vastgesteld: 160.58",
    )
    assert "[RT021]" not in stel_vast(draai, regio).stderr
    wijzig(regio / "besluit.yaml", "160.58\n    vastgesteld: 160.58", "8400.00\n    vastgesteld: 8400.00")
    uitkomst = stel_vast(draai, regio, "--herziening", "vergissing")
    assert uitkomst.code == 0
    assert (
        "41A18 wordt vastgesteld op € 8.400,00, meer dan twee keer de berekende reële prijs van € 80,29."
        in uitkomst.stderr
    )


def test_minder_dan_de_reele_prijs_mag_maar_wordt_gezegd(draai: Draai, regio: Path) -> None:
    wijzig(regio / "besluit.yaml", "84.00", "79.00")
    uitkomst = stel_vast(draai, regio)
    assert uitkomst.code == 0
    assert "[RT016]" in uitkomst.stderr
    assert "€ 79,00, minder dan de berekende reële prijs van € 80,29" in uitkomst.stderr


def test_na_het_besluit_is_de_berekening_precies_dezelfde_maar_geen_concept_meer(draai: Draai, regio: Path) -> None:
    voor = json.loads(draai("bereken", "--formaat", "json", map_=regio).stdout)
    stel_vast(draai, regio)
    na = json.loads(draai("bereken", "--formaat", "json", map_=regio).stdout)
    for naam in ("status", "stand"):
        assert (voor.pop(naam), na.pop(naam)) == ("concept", "vastgesteld")
    besloten = {een["product"]: (een.pop("vastgesteld_tarief"), een.pop("vastgesteld_reden")) for een in na["tarieven"]}
    redenen = [een.pop("motivering") for tarief in na["tarieven"] for een in tarief["waarschuwingen"]]
    assert {reden.startswith("Voor 2026 is nog geen cao gesloten.") for reden in redenen} == {True}
    assert na == voor
    assert besloten["45A48"] == ("102.00", None)
    assert "· vastgesteld" in draai("bereken", "45A48", map_=regio).stdout


def test_een_kaart_met_windows_regeleinden_en_zonder_slotregel_houdt_haar_bytes(draai: Draai, regio: Path) -> None:
    kaart = regio / KAART
    kaart.write_bytes(kaart.read_bytes().replace(b"\n", b"\r\n").removesuffix(b"\r\n"))
    voor = kaart.read_bytes()
    assert stel_vast(draai, regio).code == 0
    na = kaart.read_bytes()
    assert na.startswith(voor + b"\r\n# Geschreven door")
    assert b"\n" not in na.replace(b"\r\n", b"")
    assert draai("verifieer", "--vastgesteld", "2026", map_=regio).code == 0


def test_sleutels_onder_het_besluit_blijven_staan(draai: Draai, regio: Path) -> None:
    stel_vast(draai, regio)
    kaart = regio / KAART
    wijzig(kaart, "afwijkingen: []\n", "")
    kaart.write_bytes(kaart.read_bytes() + b"\n# hieronder iets van de regio\nafwijkingen: []\n")
    assert zonder_blok(kaart.read_bytes()).endswith(b"\n# hieronder iets van de regio\nafwijkingen: []\n")
    assert stel_vast(draai, regio, "--herziening", "andere volgorde").code == 0
    assert kaart.read_bytes().count(b"vastgesteld:") == 1
    assert b"# hieronder iets van de regio\nafwijkingen: []\n" in kaart.read_bytes()


def test_de_begroting_neemt_het_vastgestelde_bedrag(draai: Draai, regio: Path, tmp_path: Path) -> None:
    volumes = tmp_path / "volumes.csv"
    volumes.write_text(
        "gemeente;aanbieder;product;jaar;aantal\nBovenveld;Aanbieder A;41A18;2026;100\n", encoding="utf-8"
    )

    def bedrag() -> str:
        rapport = json.loads(draai("begroting", str(volumes), "--formaat", "json", map_=regio).stdout)
        return next(str(een["bruto"]) for een in rapport["producten"] if een["product"] == "41A18")

    assert bedrag() == "8029.00"
    stel_vast(draai, regio)
    assert bedrag() == "8400.00"


def test_een_proef_toont_het_besluit_met_de_waarschuwingen_en_schrijft_niets(draai: Draai, regio: Path) -> None:
    """De eerste regel zegt dat het een proef is, ook voor wie alleen stdout bewaart: eronder staat *vastgesteld op*."""
    wijzig(regio / "besluit.yaml", "84.00", "79.00")
    voor = inhoud(regio)
    proef = stel_vast(draai, regio, "--proef")
    assert proef.code == 0
    assert inhoud(regio) == voor
    assert "[RT016]" in proef.stderr
    assert "Proef: er is niets geschreven. Zonder --proef: vastgesteld/2026.json en 3 productkaarten" in proef.stderr
    kop, _, besluit = proef.stdout.partition("\n\n")
    assert kop == "Proef: er is nog niets vastgesteld."
    echt = stel_vast(draai, regio)
    assert echt.stdout.startswith(besluit)
    assert "verifieer --vastgesteld" not in proef.stdout


def test_een_proef_weigert_wat_het_besluit_weigert(draai: Draai, regio: Path) -> None:
    stel_vast(draai, regio)
    uitkomst = stel_vast(draai, regio, "--proef")
    assert (uitkomst.code, uitkomst.stdout) == (1, "")
    assert "[RT997]" in uitkomst.stderr
