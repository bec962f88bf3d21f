"""Een voorstel als regel in het bestand: commentaar, indeling en regeleinden blijven, en waar geen regel bij kan wordt geweigerd."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Draai
from tests.nieuw.tariefjaar.reeksen import OPSLAGEN, gegeven, met_reeks, nieuwe_regels, reeks


@pytest.mark.parametrize("regeleinde", ["\n", "\r\n"])
def test_commentaar_indeling_en_regeleinden_blijven(regeleinde: str, draai: Draai) -> None:
    """Een waarde over meer regels, commentaar eronder en een afwijkende inspringing: de regel komt eronder, op dezelfde plek."""
    blok = (
        "  proef:\n    naam: Reeks proef\n    waarden:\n    -   jaar: 2026\n        waarde: 2%  # let op\n        klasse: vaststaand\n"
        "        bron: >-\n          een bron\n          over twee regels\n\n    # hierna een andere reeks\n"
    )
    met_reeks(blok)
    OPSLAGEN.write_bytes(OPSLAGEN.read_bytes().replace(b"\n", regeleinde.encode()))
    (regel,) = (regel for regel in nieuwe_regels(draai) if "Reeks proef" in regel)
    assert regel.startswith("    - {jaar: 2027, ")
    inhoud = (Path("naar") / OPSLAGEN).read_bytes().decode()
    assert f"over twee regels{regeleinde}    - {{jaar: 2027, " in inhoud
    assert inhoud.count("\n") == inhoud.count(regeleinde)


def test_een_rare_bron_blijft_een_regel_commentaar(draai: Draai) -> None:
    met_reeks(
        '  proef:\n    naam: "Proef\\n# }]"\n    waarden:\n      - {jaar: 2026, waarde: 2%, klasse: open, bron: "a # b:\\n - c"}\n'
    )
    regels = [regel for regel in nieuwe_regels(draai) if "proef@2026" in regel]
    assert [regel.partition("# INVULLEN: ")[2] for regel in regels] == [
        "Proef # }], het cijfer van 2027; in 2026 2% (a # b: - c)"
    ]


def test_een_bestand_met_verschillende_regeleinden_houdt_ze(draai: Draai) -> None:
    """Ook de regel waar de nieuwe onder komt, eindigt zoals hij eindigde."""
    met_reeks(reeks("proef", gegeven(2026, "2%")))
    inhoud = OPSLAGEN.read_bytes().replace(b"\n", b"\r\n", 20)
    OPSLAGEN.write_bytes(inhoud)
    assert draai("nieuw", "tariefjaar", "2027", "--voorstel", "naar").code == 0
    nieuw = (Path("naar") / OPSLAGEN).read_bytes()
    assert b"".join(regel for regel in nieuw.splitlines(keepends=True) if b"# INVULLEN: " not in regel) == inhoud


def test_een_laatste_regel_zonder_regeleinde(draai: Draai) -> None:
    met_reeks()
    inhoud = OPSLAGEN.read_bytes() + reeks("proef", gegeven(2026, "2%")).rstrip("\n").encode()
    OPSLAGEN.write_bytes(inhoud)
    assert draai("nieuw", "tariefjaar", "2027", "--voorstel", "naar").code == 0
    *_, laatste, nieuw = (Path("naar") / OPSLAGEN).read_bytes().split(b"\n")
    assert (laatste, nieuw.startswith(b"      - {jaar: 2027, ")) == (inhoud.split(b"\n")[-1], True)


@pytest.mark.parametrize(
    "blok",
    [
        "  proef:\n    naam: Proef\n    waarden: [{jaar: 2026, waarde: 2%, klasse: open, bron: x}]\n",
        "  proef: {naam: Proef, waarden: [{jaar: 2026, waarde: 2%, klasse: open, bron: x}]}\n",
        "  proef:\n    naam: Proef\n    waarden:\n      - jaar: 2026\n        waarde: 2%\n        klasse: open\n        bron: |+\n          x\n\n\n",
        "  proef:\n    naam: Proef\n    waarden:\n      - {jaar: 2026, waarde: 2%,\n   klasse: open, bron: x}\n",
    ],
    ids=["waarden-tussen-haken", "reeks-tussen-accolades", "lege-regels-die-meetellen", "regel-die-terugspringt"],
)
def test_waar_geen_regel_bij_kan_wordt_geweigerd(blok: str, draai: Draai) -> None:
    """De melding zegt bij welke reeks, en er staat niets."""
    met_reeks(blok)
    uitkomst = draai("nieuw", "tariefjaar", "2027", "--voorstel", "naar")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    regel = OPSLAGEN.read_text(encoding="utf-8").splitlines().index("  proef:") + 2 if "proef:\n" in blok else 0
    assert re.search(rf"^Fout opslagen.yaml:{regel or '[0-9]+'}:[0-9]+: \[RT525\]$", uitkomst.stderr, re.MULTILINE)
    assert "Onder de reeks 'proef' is geen waarde bij te zetten" in uitkomst.stderr
    assert not Path("naar").exists()
