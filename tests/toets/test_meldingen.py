"""Elke map is één melding van ``toets``: de opgave, en wat er op stderr hoort te staan.

Een map toevoegen is een test toevoegen. De opgaven gaan over de goede regio in ``tests/fouten/_basis``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Draai, wijzig
from tests.test_fouten import TOETSEN
from tests.toets.proef import MAP, REGIO


@pytest.mark.parametrize("geval", TOETSEN, ids=lambda map_: map_.name)
def test_melding(
    geval: Path, draai: Draai, monkeypatch: pytest.MonkeyPatch, vastgelegd: Callable[[Path, str], None]
) -> None:
    monkeypatch.chdir(geval)
    uitkomst = draai("toets", "opgave.yaml", map_=REGIO)
    vastgelegd(geval / "verwacht.txt", uitkomst.stderr)
    assert f"[{geval.name.split('-')[0]}]" in uitkomst.stderr
    assert "→ " in uitkomst.stderr
    assert (uitkomst.code, uitkomst.stdout) == (2, "")


def test_alle_bezwaren_komen_in_een_keer(draai: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(MAP / "alles-tegelijk")
    uitkomst = draai("toets", "opgave.yaml", map_=REGIO)
    assert all(f"[RT{code}]" in uitkomst.stderr for code in (965, 967, 968, 970))
    assert "4 fouten." in uitkomst.stderr


def test_een_product_waarvan_de_kaart_een_fout_heeft_is_niet_onbekend(draai: Draai, werkmap: Path) -> None:
    kaart = werkmap / "productkaarten" / "45A48.yaml"
    wijzig(kaart, "eenheid: uur", "eenheid: uurtje")
    uitkomst = draai("toets", str(MAP / "goed" / "gelijk.yaml"), map_=werkmap)
    assert "45A48 (productkaarten/45A48.yaml) is niet te rekenen" in uitkomst.stderr
    assert "[RT971]" in uitkomst.stderr
    assert "Er zijn kaarten voor" not in uitkomst.stderr


def test_het_verschil_staat_in_de_melding() -> None:
    melding = (MAP / "RT965-telt-niet-op" / "verwacht.txt").read_text(encoding="utf-8")
    assert "samen € 51,86, en de prijs is € 53,00: € 1,14 te weinig" in melding


@pytest.mark.parametrize(
    ("kaart", "prijs", "raad"),
    [
        ("minuut", "eenheid: uur\n    prijs: 51.86", "÷ 60, op vier decimalen. De prijs wordt dan € 0,8643."),
        ("uur", "eenheid: minuut\n    prijs: 0.8643", "× 60, op de cent. De prijs wordt dan € 51,86."),
    ],
    ids=["van-uur-naar-minuut", "van-minuut-naar-uur"],
)
def test_een_andere_eenheid_zegt_hoe_om_te_rekenen_tot_een_prijs_die_de_opgave_aanneemt(
    draai: Draai, werkmap: Path, kaart: str, prijs: str, raad: str
) -> None:
    """Een prijs heeft twee of vier decimalen; 60 × 0,8643 is € 51,858, en dat is geen bedrag."""
    product = werkmap / "productkaarten" / "45A48.yaml"
    wijzig(product, "eenheid: uur", f"eenheid: {kaart}")
    tekst = (MAP / "goed" / "gelijk.yaml").read_text(encoding="utf-8")
    (werkmap / "opgave.yaml").write_text(tekst.replace("eenheid: uur\n    prijs: 51.86", prijs), encoding="utf-8")
    uitkomst = draai("toets", str(werkmap / "opgave.yaml"), map_=werkmap)
    assert f"Reken de prijs en elk element om: {raad}" in uitkomst.stderr


@pytest.mark.parametrize(
    ("oud", "nieuw", "code"),
    [
        ("prijspeil: 2026", "prijspeil: 2025", "RT968"),
        ("tariefjaar: 2026\nprijspeil: 2026", "tariefjaar: 2025\nprijspeil: 2025", "RT968"),
        ("eenheid: uur", "eenheid: dagdeel", "RT967"),
        ("      marge: {bedrag: 1.02}\n", "", "RT969"),
    ],
    ids=["prijspeil", "tariefjaar", "eenheid", "element"],
)
def test_van_wat_niet_te_vergelijken_is_zegt_een_verklaring_niets(
    oud: str, nieuw: str, code: str, draai: Draai, tmp_path: Path
) -> None:
    """Of zij verder gaat dan het verschil, blijkt pas als de opgave over hetzelfde gaat als de reële prijs."""
    tekst = (MAP / "RT976-meer-dan-het-verschil" / "opgave.yaml").read_text(encoding="utf-8")
    assert oud in tekst
    pad = tmp_path / "opgave.yaml"
    pad.write_text(tekst.replace(oud, nieuw), encoding="utf-8")
    uitkomst = draai("toets", str(pad), map_=REGIO)
    assert uitkomst.code == 2
    assert f"[{code}]" in uitkomst.stderr
    assert "[RT976]" not in uitkomst.stderr
