"""Een bijgesteld bedrag dat een volgend besluit niet meer noemt, vervalt niet stil (RT024)."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Draai, wijzig
from tests.vaststellen.conftest import stel_vast


def concept_met(draai: Draai, regio: Path, product: str, bedrag: str) -> None:
    """Leg een concept vast waarin dit product is bijgesteld."""
    tarief = f'{{product: "{product}", voorgesteld: {bedrag}, vastgesteld: {bedrag}, reden: Rond.}}'
    (regio / "eerst.yaml").write_text(f"besluitdatum: 2025-10-01\ntarieven:\n  - {tarief}\n", encoding="utf-8")
    assert stel_vast(draai, regio, "--als-concept", besluit="eerst.yaml").code == 0


def test_bij_een_herziening(draai: Draai, besloten: Path) -> None:
    """Wie alleen de nieuwe dag opschrijft, stelt 41A18 weer op het berekende bedrag vast."""
    zonder = "besluitdatum: 2026-05-12\nuitzonderingen:\n  - {cao: jeugdzorg, reden: Nog geen cao.}\n"
    (besloten / "zonder.yaml").write_text(zonder, encoding="utf-8")
    uitkomst = stel_vast(draai, besloten, "--herziening", "een product erbij", besluit="zonder.yaml")
    assert uitkomst.code == 0
    assert (
        "41A18 stond in het besluit van 2025-12-09 op € 84,00, anders dan berekend (reden: Naar boven"
        in uitkomst.stderr
    )
    assert "nu op het berekende bedrag van € 80,29." in uitkomst.stderr
    assert uitkomst.stderr.count("[RT024]") == 1


def test_wat_weer_in_de_besluitgegevens_staat_is_geen_waarschuwing(draai: Draai, besloten: Path) -> None:
    wijzig(besloten / "besluit.yaml", "zaak 2025-0412", "zaak 2025-0500")
    uitkomst = stel_vast(draai, besloten, "--herziening", "ander zaaknummer")
    assert (uitkomst.code, "[RT024]" in uitkomst.stderr) == (0, False)


def test_van_concept_naar_besluit(draai: Draai, regio: Path) -> None:
    """Aan de aanbieders is dat bedrag voorgelegd."""
    concept_met(draai, regio, "45A48", "104.00")
    assert "45A48 stond in het concept van 2025-10-01 op € 104,00" in stel_vast(draai, regio).stderr


def test_een_ander_bijgesteld_bedrag_is_een_keuze(draai: Draai, regio: Path) -> None:
    concept_met(draai, regio, "41A18", "83.00")
    assert "[RT024]" not in stel_vast(draai, regio).stderr


def test_wat_toen_ook_zoals_berekend_was_is_niet_bijgesteld(draai: Draai, regio: Path) -> None:
    """Het tarief is nu een ander, omdat de berekening dat is."""
    (regio / "eerst.yaml").write_text("besluitdatum: 2025-10-01\n", encoding="utf-8")
    assert stel_vast(draai, regio, "--als-concept", besluit="eerst.yaml").code == 0
    wijzig(regio / "opslagen.yaml", "uren_per_jaar: 60", "uren_per_jaar: 64")
    uitkomst = stel_vast(draai, regio)
    assert (uitkomst.code, "[RT024]" in uitkomst.stderr) == (0, False)


def test_een_product_dat_erbij_komt_was_niet_bijgesteld(draai: Draai, regio: Path) -> None:
    (kaart,) = (regio / "productkaarten").glob("45A49*")
    inhoud = kaart.read_bytes()
    kaart.unlink()
    assert stel_vast(draai, regio, "--als-concept").code == 0
    kaart.write_bytes(inhoud)
    uitkomst = stel_vast(draai, regio)
    assert (uitkomst.code, "[RT024]" in uitkomst.stderr) == (0, False)
