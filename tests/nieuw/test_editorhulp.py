"""Een nieuwe regio, kaart en tabel wijzen een editor naar het schema, en dat keurt ze goed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Draai
from tests.schema.editor import bezwaren, schema_in


def aangewezen(pad: Path) -> Path:
    """Het schema waar de modeline van dit bestand naar wijst."""
    schema = schema_in(pad.read_text(encoding="utf-8").splitlines())
    assert schema is not None, pad
    return (pad.parent / schema).resolve()


def test_elk_bestand_van_een_nieuwe_regio_is_voor_een_editor_goed(draai_hier: Draai) -> None:
    draai_hier("nieuw", "regio", "r", "--cao", "jeugdzorg")
    bestanden = [pad for pad in sorted(Path("r").rglob("*.yaml")) if ".github" not in pad.parts]
    assert len(bestanden) == 1 + 11 + 6
    for pad in bestanden:
        schema = aangewezen(pad)
        assert schema.parent == Path("r/.schemas").resolve()
        assert schema.is_file()
        assert bezwaren(schema.stem, pad.read_text(encoding="utf-8")) == [], pad


def test_de_schemas_van_een_nieuwe_regio_zijn_die_van_het_programma(draai_hier: Draai) -> None:
    draai_hier("nieuw", "regio", "r", "--cao", "jeugdzorg")
    draai_hier("schema", "-o", "s")
    assert {pad.name: pad.read_bytes() for pad in Path("r/.schemas").iterdir()} == {
        pad.name: pad.read_bytes() for pad in Path("s").iterdir()
    }


@pytest.mark.parametrize(
    ("opdracht", "pad", "schema"),
    [
        (("nieuw", "productkaart", "45A55", "--naam", "Proef"), "productkaarten/45A55-proef.yaml", "productkaart"),
        (("nieuw", "cao-tabel", "kinderopvang", "2027-01-01"), "cao/kinderopvang/2027-01-01.yaml", "cao-tabel"),
    ],
)
def test_een_nieuw_bestand_wijst_naar_zijn_schema(
    opdracht: tuple[str, ...], pad: str, schema: str, draai_hier: Draai
) -> None:
    draai_hier("nieuw", "regio", "r", "--cao", "jeugdzorg")
    assert draai_hier(*opdracht, "--map", "r").code == 0
    assert aangewezen(Path("r") / pad) == Path(f"r/.schemas/{schema}.json").resolve()
