"""Een voorstel dat op andere reeksen rust: een keten die net past of te lang wordt, een kring, en waar een fout dan wijst."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import Draai
from tests.nieuw.tariefjaar.reeksen import afgeleid, gegeven, met_reeks, reeks, voorstel


def keten(lengte: int) -> list[str]:
    """Zoveel reeksen na elkaar: ``proef`` volgt uit r1, die uit r2, en de laatste is gegeven."""
    namen = ["proef", *(f"r{nummer}" for nummer in range(1, lengte))]
    schakels = [
        reeks(naam, afgeleid(2026, f"gelijk: [{volgende}]")).replace(
            "    waarden", "    soort: percentage\n    waarden"
        )
        for naam, volgende in pairwise(namen)
    ]
    return [*schakels, reeks(namen[-1], gegeven(2026, "2%"))]


@pytest.mark.parametrize(
    ("lengte", "verwacht"),
    [(24, "jaar: 2027, afleiding: {gelijk: [r23@2026]}"), (25, "jaar: 2027, waarde: 2%")],
    ids=["past", "past-net"],
)
def test_een_keten_die_net_past_blijft_passen(lengte: int, verwacht: str, draai: Draai) -> None:
    """Vijfentwintig na elkaar is het meeste; gelijk aan een eerder jaar zou er een zijn."""
    assert voorstel(draai, *keten(lengte), van=f"r{lengte - 1}") == [verwacht]


def test_een_keten_die_elk_jaar_langer_wordt_wordt_gemeld(draai: Draai) -> None:
    """Hier is geen cijfer dat past: alleen een gepubliceerd cijfer helpt, en dat staat er."""
    jaren = [gegeven(2002, "1%"), *(afgeleid(jaar, f"som: [proef@{jaar - 1}, nul]") for jaar in range(2003, 2027))]
    nul = reeks("nul", gegeven("vanaf: 2000-01-01, tot_en_met: 2040-12-31", "0%"))
    met_reeks(reeks("proef", *jaren), nul)
    assert draai("bereken", "--tariefjaar", "2026").code == 0
    uitkomst = draai("nieuw", "tariefjaar", "2027")
    assert uitkomst.code == 1
    assert (
        "De reeks 'proef' volgt voor 2027 uit een keten die te lang is (meer dan 25 reeksen na elkaar)"
        in uitkomst.stderr
    )
    assert "→ Zet bij een van die reeksen een gepubliceerd cijfer voor dat jaar in plaats van" in uitkomst.stderr


def test_een_kring_door_een_voorstel_zegt_wat_er_rondloopt(draai: Draai) -> None:
    met_reeks(
        reeks("proef", gegeven(2025, "1%"), afgeleid(2026, "som: [ander, ander]")),
        reeks("ander", gegeven(2026, "2%"), afgeleid(2027, "gelijk: [proef]")),
    )
    stderr = draai("nieuw", "tariefjaar", "2027").stderr
    assert "De reeks 'proef' volgt voor 2027 uit zichzelf: proef (2027) → ander (2027) → proef (2027)." in stderr


@pytest.mark.parametrize(("doel", "pad"), [("naar", "naar/opslagen.yaml"), (None, "opslagen.yaml (met dit voorstel)")])
def test_een_fout_wijst_aan_in_het_voorstel(doel: str | None, pad: str, draai: Draai) -> None:
    """Door de regels erbij staat alles daaronder op een andere regel dan in het eigen bestand."""
    met_reeks(
        reeks("voor", gegeven(2026, "1%")),
        reeks("proef", gegeven(2025, "1%"), afgeleid(2026, "som: [ander, voor]")),
        reeks("ander", gegeven(2026, "2%"), afgeleid(2027, "gelijk: [proef]")),
    )
    uitkomst = draai("nieuw", "tariefjaar", "2027", *(("--voorstel", doel) if doel else ()))
    assert uitkomst.code == 1
    gemeld = re.search(rf"^Fout {re.escape(pad)}:(\d+):\d+: \[RT306\]\n +\d+ \|(.*)$", uitkomst.stderr, re.MULTILINE)
    assert gemeld is not None
    assert "afleiding: {gelijk: [proef]}" in gemeld[2]
    if doel:
        assert gemeld[2].strip() in Path(pad).read_text(encoding="utf-8").splitlines()[int(gemeld[1]) - 1]
