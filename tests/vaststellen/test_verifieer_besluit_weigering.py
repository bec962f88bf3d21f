"""``verifieer --vastgesteld`` met wat geen bruikbaar besluit is, en een besluit waar een werkboek hoort."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Draai, op_een_regel


@pytest.mark.parametrize(
    "inhoud",
    [
        "",
        "{",
        "[]",
        '{"versie": 2}',
        '{"versie": 1, "tarieven": []}',
        '{"versie": 1, "besluit": {}, "bewijs": {}, "invoer": {"a": 1}}',
    ],
)
def test_een_bestand_dat_geen_besluit_is_geeft_een_melding(draai: Draai, regio: Path, inhoud: str) -> None:
    (regio / "vastgesteld").mkdir()
    (regio / "vastgesteld/2026.json").write_text(inhoud, encoding="utf-8")
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=regio)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT990]" in uitkomst.stderr


@pytest.mark.parametrize("invoer", [{}, {"opslagen.yaml": 1}], ids=["leeg", "geen tekst"])
def test_een_besluit_zonder_de_tekst_van_zijn_bestanden_is_niet_te_gebruiken(
    draai: Draai, besloten: Path, invoer: dict[str, object]
) -> None:
    pad = besloten / "vastgesteld/2026.json"
    blok = json.loads(pad.read_text(encoding="utf-8"))
    pad.write_text(json.dumps(blok | {"invoer": invoer}), encoding="utf-8")
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "Dit besluit is niet te gebruiken: de bestanden onder invoer ontbreken." in op_een_regel(uitkomst.stderr)


def test_een_jaar_zonder_besluit_noemt_de_jaren_die_er_zijn(draai: Draai, besloten: Path) -> None:
    uitkomst = draai("verifieer", "--vastgesteld", "2025", map_=besloten)
    assert uitkomst.code == 2
    assert "Er zijn besluiten voor 2026." in uitkomst.stderr


@pytest.mark.parametrize("plek", ["cao", "nergens"])
def test_een_jaar_in_een_map_die_geen_regio_is(draai: Draai, besloten: Path, plek: str) -> None:
    """Het ligt dan aan de map, en niet aan een besluit dat er niet zou zijn."""
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten / plek)
    assert uitkomst.code == 2
    assert "[RT110]" in uitkomst.stderr
    assert "[RT909]" not in uitkomst.stderr


def test_een_besluitbestand_dat_er_niet_is(draai: Draai, besloten: Path) -> None:
    uitkomst = draai("verifieer", "--vastgesteld", "vastgesteld/2062.json", map_=besloten)
    assert uitkomst.code == 2
    assert "vastgesteld/2062.json:1:1: [RT990]\n  Dit bestand bestaat niet.\n  → Controleer het pad." in uitkomst.stderr


def test_een_werkboek_en_een_besluit_gaan_niet_samen(draai: Draai, besloten: Path) -> None:
    assert draai("verifieer", "besluit.xlsx", "--vastgesteld", "2026", map_=besloten).code == 2


@pytest.mark.parametrize(
    ("bestand", "remedie"),
    [
        (
            "vastgesteld/2026.json",
            "→ Een besluit gaat u na met: reeletarief verifieer --vastgesteld vastgesteld/2026.json",
        ),
        ("2026", "→ Een besluit gaat u na met: reeletarief verifieer --vastgesteld 2026"),
    ],
)
def test_een_besluit_op_de_plek_van_een_werkboek(
    draai: Draai, besloten: Path, monkeypatch: pytest.MonkeyPatch, bestand: str, remedie: str
) -> None:
    monkeypatch.chdir(besloten)
    uitkomst = draai("verifieer", bestand, map_=None)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert remedie in op_een_regel(uitkomst.stderr)
    assert "Excel" not in uitkomst.stderr


def test_een_webpagina_op_de_plek_van_een_werkboek(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    """Wie haar in Excel opent en als werkmap bewaart, heeft nog steeds niets wat na te rekenen is."""
    pagina = tmp_path / "onderbouwing.html"
    assert draai("bereken", "-o", str(pagina), map_=besloten).code == 0
    uitkomst = draai("verifieer", str(pagina), map_=besloten)
    assert (uitkomst.code, "[RT802]" in uitkomst.stderr) == (2, True)
    assert (
        "Vraag om het werkboek (.xlsx) of het besluitbestand (.json). De vingerafdruk onder Bewijs op de pagina hoort die te zijn "
        "die 'reeletarief verifieer --vastgesteld JAAR' onderaan noemt." in op_een_regel(uitkomst.stderr)
    )
