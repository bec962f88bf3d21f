"""Wie precies vraagt wat er is vastgesteld, hoeft de bijstelling van het college niet te verklaren."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.conftest import Draai, Uitkomst, als_rijen, op_een_regel, wijzig

REEEL = {
    "beroepskracht": "36.56",
    "niet_productief": "17.60",
    "reis_opleiding": "0.86",
    "overhead": "13.54",
    "gemeentelijke_eisen": "0.54",
    "huisvesting": "6.00",
    "verzorging": "3.60",
    "indexatie": "0.00",
    "marge": "1.57",
}
"""De elementen van 41A18, op de cent; berekend is € 80,29 en vastgesteld € 84,00."""


def opgave(pad: Path, prijs: str, **meer: str) -> Path:
    """Een opgave met de elementen van de reële prijs, en per genoemd element wat de aanbieder meer of minder rekent."""
    bedragen = {naam: Decimal(bedrag) + Decimal(meer.get(naam, "0")) for naam, bedrag in REEEL.items()}
    regels = [
        f"      {naam}: {{bedrag: {bedrag:.2f}{'' if bedrag else ', reden: al op dit prijspeil'}}}"
        for naam, bedrag in bedragen.items()
    ]
    kop = 'aanbieder: Aanbieder A\ntariefjaar: 2026\nprijspeil: 2026\nprijs_van: aanbieder\nproducten:\n  - product: "41A18"\n'
    rest = Decimal(prijs) - sum(bedragen.values())
    tekst = f"{kop}    eenheid: dagdeel\n    prijs: {prijs}\n    elementen:\n"
    pad.write_text(tekst + "\n".join(regels) + f"\n    afronding: {rest:.2f}\n", encoding="utf-8")
    return pad


def toets(draai: Draai, regio: Path, bestand: Path, *opties: str) -> Uitkomst:
    return draai("toets", str(bestand), *opties, map_=regio)


@pytest.mark.parametrize(
    "meer",
    [
        {"overhead": "3.71"},
        {"marge": "3.71"},
        {
            "beroepskracht": "0.41",
            "niet_productief": "0.41",
            "overhead": "0.41",
            "huisvesting": "0.41",
            "verzorging": "0.41",
            "marge": "0.41",
            "reis_opleiding": "0.41",
            "gemeentelijke_eisen": "0.41",
            "indexatie": "0.41",
        },
    ],
)
def test_het_vastgestelde_bedrag_vraagt_geen_uitleg(
    draai: Draai, besloten: Path, tmp_path: Path, meer: dict[str, str]
) -> None:
    uitkomst = toets(draai, besloten, opgave(tmp_path / "o.yaml", "84.00", **meer))
    assert uitkomst.code == 0
    tekst = op_een_regel(uitkomst.stdout)
    assert (
        "Aanbieder A vraagt € 84,00 per dagdeel: precies het vastgestelde tarief. De reële prijs is berekend op € 80,29; het verschil van "
        "€ +3,71 is van het besluit. Er is geen verschil dat uitleg vraagt."
    ) in tekst
    assert "1 product: 1 volgens het besluit." in tekst
    assert "Nog te laten zien" not in tekst


def test_json_csv_en_werkboek_zeggen_hetzelfde(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    bestand = opgave(tmp_path / "o.yaml", "84.00", overhead="3.71")
    (product,) = json.loads(toets(draai, besloten, bestand, "-f", "json").stdout)["producten"]
    assert (product["oordeel"], Decimal(product["onverklaard"])) == ("volgens het besluit", Decimal(0))
    assert {een["oordeel"] for een in product["elementen"]} == {"geen verschil", "volgens het besluit"}
    assert "volgens het besluit" in toets(draai, besloten, bestand, "-f", "csv").stdout
    boek = tmp_path / "gesprek.xlsx"
    assert toets(draai, besloten, bestand, "-o", str(boek)).code == 0
    cellen = {cel.value for blad in load_workbook(boek) for rij in blad.iter_rows() for cel in rij}
    assert "volgens het besluit" in cellen


def test_een_verschil_van_het_besluit_staat_nergens_als_onverklaard(
    draai: Draai, besloten: Path, tmp_path: Path
) -> None:
    """De kolom van verschil min verklaard heette op scherm en werkblad *onverklaard*, en in json en csv *rest*; onverklaard is daar nul."""
    bestand = opgave(tmp_path / "o.yaml", "84.00", overhead="3.71")
    for vorm in ("tabel", "md", "html"):
        assert "onverklaard" not in toets(draai, besloten, bestand, "-f", vorm).stdout.lower(), vorm
    (prijs,) = (
        rij for rij in als_rijen(toets(draai, besloten, bestand, "-f", "csv").stdout) if rij["element"] == "prijs"
    )
    assert (Decimal(prijs["rest"]), Decimal(prijs["onverklaard"])) == (Decimal("3.71"), Decimal(0))
    boek = tmp_path / "gesprek.xlsx"
    toets(draai, besloten, bestand, "-o", str(boek))
    kop = [cel.value for cel in load_workbook(boek)["Toets"][4]]
    assert "Rest" in kop
    assert "Onverklaard" not in kop


def test_wat_verschoven_is_vraagt_wel_uitleg(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    uitkomst = toets(draai, besloten, opgave(tmp_path / "o.yaml", "84.00", overhead="8.71", beroepskracht="-5.00"))
    assert uitkomst.code == 1
    assert (
        "De prijs is precies het vastgestelde tarief: € +3,71 is van het besluit en vraagt geen uitleg, wat tussen elementen verschoven "
        "is wel."
    ) in op_een_regel(uitkomst.stdout)


@pytest.mark.parametrize(("prijs", "meer"), [("84.01", "3.72"), ("83.99", "3.70")])
def test_een_cent_ernaast_gaat_weer_over_het_berekende_tarief(
    draai: Draai, besloten: Path, tmp_path: Path, prijs: str, meer: str
) -> None:
    uitkomst = toets(draai, besloten, opgave(tmp_path / "o.yaml", prijs, overhead=meer))
    assert uitkomst.code == 1
    assert "volgens het besluit" not in uitkomst.stdout
    assert "Vastgesteld is € 84,00; dit gaat over het berekende tarief" in op_een_regel(uitkomst.stdout)


def test_het_berekende_bedrag_is_zoals_altijd_geen_verschil(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    uitkomst = toets(draai, besloten, opgave(tmp_path / "o.yaml", "80.29"))
    assert uitkomst.code == 0
    assert "1 product: 1 geen verschil." in uitkomst.stdout


def test_zonder_besluit_is_hetzelfde_bedrag_een_verschil(draai: Draai, regio: Path, tmp_path: Path) -> None:
    uitkomst = toets(draai, regio, opgave(tmp_path / "o.yaml", "84.00", overhead="3.71"))
    assert uitkomst.code == 1
    assert "1 product: 1 onverklaard." in uitkomst.stdout


def test_ook_als_er_minder_is_vastgesteld_dan_berekend(draai: Draai, regio: Path, tmp_path: Path) -> None:
    """Vastgesteld op € 78,00: wie dat vraagt, haalt € 2,29 ergens af, en dat is van het besluit."""
    wijzig(regio / "besluit.yaml", "84.00", "78.00")
    assert draai("vaststellen", "--besluit", str(regio / "besluit.yaml"), map_=regio).code == 0
    uitkomst = toets(draai, regio, opgave(tmp_path / "o.yaml", "78.00", overhead="-2.29"))
    assert uitkomst.code == 0
    assert "1 product: 1 volgens het besluit." in uitkomst.stdout
    verschoven = toets(draai, regio, opgave(tmp_path / "o.yaml", "78.00", overhead="-5.29", beroepskracht="3.00"))
    assert verschoven.code == 1
