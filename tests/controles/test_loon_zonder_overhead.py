"""RT616: wanneer een eigen bedrag voor personeel vraagt wat er met de overhead is gedaan, en wanneer niet."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import Draai
from tests.controles.conftest import GALERIJ

KAART, OPSLAGEN = "productkaarten/45A48.yaml", "opslagen.yaml"


@pytest.fixture
def werkmap(werkmap: Path) -> Path:
    """De goede regio met een ingehuurde tolk op de kaart."""
    shutil.copytree(GALERIJ / "RT616-inhuur-op-de-kaart/productkaarten", werkmap / "productkaarten", dirs_exist_ok=True)
    return werkmap


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw", "gevraagd"),
    [
        (KAART, "", "", True),
        (KAART, "element: beroepskracht", "element: niet_productief", True),
        (KAART, "prijspeil: 2026}", "prijspeil: 2026, toelichting: Een tolk uit de regio.}", True),
        (KAART, "prijspeil: 2026}", "prijspeil: 2026, toelichting: Overhead zit in dit bedrag.}", False),
        (KAART, "element: beroepskracht", "element: reiskosten", False),
        (OPSLAGEN, "percentage: 5%\n        over: [beroepskracht]", "percentage: 5%\n        over: [beroepskracht, bedragen]", False),
        (OPSLAGEN, "percentage: 5%\n        over: [beroepskracht]\n        als: opslag\n", "bedrag_per_uur: 3.00\n        prijspeil: 2026\n", True),
    ],
    ids=["beroepskracht", "niet-productief", "andere-toelichting", "toelichting", "geen-loon", "over-de-bedragen", "ook-een-bedrag"],
)  # fmt: skip
def test_een_bedrag_voor_personeel(
    bestand: str, oud: str, nieuw: str, gevraagd: bool, draai: Draai, werkmap: Path
) -> None:
    tekst = (werkmap / bestand).read_text(encoding="utf-8")
    assert oud in tekst
    (werkmap / bestand).write_text(tekst.replace(oud, nieuw) if oud else tekst, encoding="utf-8")
    uitkomst = draai("controleer", map_=werkmap)
    assert uitkomst.code == 0
    assert ("[RT616]" in uitkomst.stdout) is gevraagd


def test_een_set_zonder_percentage_voor_overhead_laat_niets_weg(draai: Draai, werkmap: Path) -> None:
    """Een overhead in euro per uur gaat nergens over, dus ook niet langs een eigen bedrag heen."""
    opslagen = werkmap / OPSLAGEN
    tekst = opslagen.read_text(encoding="utf-8")
    for percentage in ("15%", "5%"):
        regel = f"percentage: {percentage}\n        over: [beroepskracht]\n        als: opslag\n"
        assert regel in tekst
        tekst = tekst.replace(regel, "bedrag_per_uur: 8.00\n        prijspeil: 2026\n")
    opslagen.write_text(tekst, encoding="utf-8")
    assert "[RT616]" not in draai("controleer", map_=werkmap).stdout
