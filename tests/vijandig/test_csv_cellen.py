"""Elke cel, en elke twee cellen van een rij, met wat iemand er per ongeluk in zet; alle rijen samen in één bestand.

Een cel die op zichzelf gemeld wordt, kan naast een goede of slechte buur nog een spoor geven: een leeg product in een jaar dat bestaat
deed dat (een vondst van de nacht).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations, islice, product
from pathlib import Path

import pytest

from tests.conftest import Draai

SLECHT = (
    "",
    " ",
    "=A1",
    "x",
    "-1",
    "0",
    "1,5",
    "1.234",
    "2026",
    "2027",
    "99999",
    "45A48",
    "7",
    '"',
    "1e9",
    "\x01",
    "9" * 400,
)
PER_BESTAND = 50
"""Zo weinig dat een lezer die na honderd fouten ophoudt, elke rij nog leest."""
BESTANDEN = {
    "volumes": ("gemeente;product;aanbieder;aantal;jaar", "Voorbeeldstad;45A48;De Linde;100;2026", "begroting {}"),
    "plafonds": ("aanbieder;jaar;plafond", "De Linde;2026;12500", "begroting goed.csv --plafonds {}"),
    "kader": ("gemeente;product;2026;2027", "Voorbeeldstad;Ambulant;1000;1100", "begroting --kader {}"),
    "salaris": (
        "schaal;trede;maandbedrag_eur",
        "7;0;2600.00",
        "nieuw cao-tabel ander 2026-01-01 -o {0}.yaml --salaris {0}",
    ),
    "aanbieders": ("pseudoniem;naam", "Aanbieder A;Stichting De Linde", "uitvraag maak uit/ --aanbieders {}"),
    "gemeenten": ("code;naam", "9911;Bovenveld", "tarieflijst --als-concept --gemeenten {}"),
}
"""Per soort bestand de kopregel, een goede rij, en de opdracht die het leest."""


def in_stukken(rijen: Iterable[str], aantal: int) -> Iterator[tuple[str, ...]]:
    """De rijen in stukken van hooguit dit aantal."""
    rest = iter(rijen)
    while stuk := tuple(islice(rest, aantal)):
        yield stuk


def met_slechte_cellen(rij: str) -> Iterator[str]:
    """De rij met elke cel, en elke twee cellen, vervangen door elk van de slechte."""
    cellen = rij.split(";")
    for aantal in (1, 2):
        for plekken in combinations(range(len(cellen)), aantal):
            for waarden in product(SLECHT, repeat=aantal):
                ingevuld = dict(zip(plekken, waarden, strict=True))
                yield ";".join(ingevuld.get(plek, cel) for plek, cel in enumerate(cellen))


@pytest.mark.parametrize("soort", BESTANDEN)
def test_elke_twee_slechte_cellen(soort: str, draai: Draai, werkmap: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kop, rij, opdracht = BESTANDEN[soort]
    monkeypatch.chdir(werkmap)
    Path("goed.csv").write_text("\n".join(BESTANDEN["volumes"][:2]) + "\n", encoding="utf-8")
    Path("een.csv").write_text("\n".join((kop, rij)) + "\n", encoding="utf-8")
    goed = draai(*opdracht.format("een.csv").split(), map_=Path())
    assert goed.code in {0, 1}, goed.stderr
    for rijen in in_stukken(met_slechte_cellen(rij), PER_BESTAND):
        Path("proef.csv").write_text("\n".join((kop, *rijen)) + "\n", encoding="utf-8")
        uitkomst = draai(*opdracht.format("proef.csv").split(), map_=Path())
        assert uitkomst.code == 2
        assert "proef.csv:" in uitkomst.stderr
