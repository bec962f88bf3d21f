"""Twee besluiten over een jaar op dezelfde dag: het laatst genomene geldt, hoe de bestanden ook heten."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.conftest import Draai, op_een_regel
from tests.vaststellen.conftest import stel_vast
from tests.vaststellen.later import schrijf


def herzie(draai: Draai, regio: Path, bedrag: str, dag: str, zaak: str, ingang: str = "2026-01-01") -> None:
    """Neem een besluit dat alleen 45A48 op een ander bedrag zet."""
    (regio / "herziening.yaml").write_text(
        f"besluitdatum: {dag}\ningangsdatum: {ingang}\nbesluit: {zaak}\n"
        f'tarieven:\n  - {{product: "45A48", vastgesteld: {bedrag}, reden: verzonnen}}\n'
        "uitzonderingen:\n  - {cao: jeugdzorg, reden: nog geen cao}\n",
        encoding="utf-8",
    )
    assert stel_vast(draai, regio, "--herziening", "een typefout", besluit="herziening.yaml").code == 0


def vervangen(regio: Path) -> list[Path]:
    return sorted((regio / "vastgesteld").glob("2026-vastgesteld-*.json"))


def test_een_besluit_dat_dezelfde_dag_is_vervangen_zegt_waardoor(draai: Draai, besloten: Path) -> None:
    herzie(draai, besloten, "103.00", "2025-12-09", "de tweede")
    (oud,) = vervangen(besloten)
    gezegd = op_een_regel(draai("bereken", "45A48", map_=oud).stderr)
    assert f"({oud}) is vervangen door {besloten / 'vastgesteld/2026.json'}: vastgesteld op 9 december 2025" in gezegd
    assert "(herziening: een typefout)" in gezegd


@pytest.mark.parametrize("volgorde", ["eerste_vooraan", "tweede_vooraan"])
def test_wat_er_ervoor_gold_is_het_laatste_van_die_dag(
    draai: Draai, besloten: Path, tmp_path: Path, volgorde: str
) -> None:
    """De naam van een vervangen besluit eindigt op een vingerafdruk; welke van de twee vooraan staat, zegt dus niets."""
    eerste = vingerafdruk_van(besloten)
    for nummer in range(40):
        herzie(draai, besloten, "103.00", "2025-12-09", f"zaak {nummer}")
        if (eerste < vingerafdruk_van(besloten)) == (volgorde == "eerste_vooraan"):
            break
    laatste = vingerafdruk_van(besloten)
    herzie(draai, besloten, "104.00", "2026-05-20", "vanaf juli", "2026-07-01")
    uitkomst = draai("begroting", str(schrijf(tmp_path, "45A48 100 2026")), map_=besloten)
    assert f"Voor 2026-07-01 gold vastgesteld/2026-vastgesteld-2025-12-09-{laatste}.json" in op_een_regel(
        uitkomst.stderr
    )
    assert op_een_regel(uitkomst.stderr).count("Voor 2026-07-01 gold") == 1


def vingerafdruk_van(regio: Path) -> str:
    """Het stuk vingerafdruk waarmee het besluit van nu straks heet als het vervangen is."""
    return hashlib.sha256((regio / "vastgesteld/2026.json").read_bytes()).hexdigest()[:8]
