"""De kop van een kaart uit haar tekst: hetzelfde als de strenge lezer, en ook nog iets waar die niets kan geven."""

from __future__ import annotations

from pathlib import Path

import pytest

from reeletarief.invoer.kaart.kopregels import kopregels
from reeletarief.invoer.yaml_strikt import lees_yaml
from tests.conftest import WORTEL

KAARTEN = sorted((WORTEL / "productkaarten").glob("*.yaml"))


@pytest.mark.parametrize("pad", KAARTEN, ids=lambda pad: pad.stem)
def test_een_goede_kaart_leest_zoals_de_strenge_lezer(pad: Path) -> None:
    tekst = pad.read_text(encoding="utf-8")
    wortel, _ = lees_yaml(tekst, pad.name)
    assert isinstance(wortel, dict)
    velden = ("product", "naam", "eenheid", "cao")
    assert kopregels(tekst) == {str(veld): str(waarde) for veld, waarde in wortel.items() if veld in velden}


@pytest.mark.parametrize(
    "tekst",
    [
        'product: "45A48"\nnaam: Hulp',
        "product: '45A48'  # een code\nnaam: Hulp # en een naam",
        "product : 45A48\r\nnaam:  Hulp\r\n",
        "'product': 45A48\n\"naam\": 'Hulp'",
        '{product: "45A48", naam: Hulp}',
        "# uitleg\n---\n{\n  naam: 'Hulp',\n  product: 45A48\n}",
        'product: "45A48\nnaam: Hulp\n  functiemix: [}',
        'naam: Hulp\nproduct: "45A48"\nsamenstelling:\n  - product: X\n  - {product: Y}\nproduct: Z',
        '{product: "45A48", naam: Hulp, samenstelling: [{product: X}]}',
    ],
)
def test_ook_anders_geschreven_of_met_fouten(tekst: str) -> None:
    assert kopregels(tekst) == {"product": "45A48", "naam": "Hulp"}


@pytest.mark.parametrize(
    ("waarde", "naam"),
    [
        ('"Hulp: \\"thuis\\", #1"', 'Hulp: "thuis", #1'),
        ("'baby''s'", "baby's"),
        ("Hulp #1", "Hulp"),
        ("Hulp#1", "Hulp#1"),
    ],
)
def test_aanhalingstekens_en_commentaar(waarde: str, naam: str) -> None:
    assert kopregels(f"naam: {waarde}") == {"naam": naam}


@pytest.mark.parametrize("tekst", ["", "{", "regio: Voorbeeld", "  product: ingesprongen", "productgroep: A"])
def test_zonder_kop_niets(tekst: str) -> None:
    assert kopregels(tekst) == {}
