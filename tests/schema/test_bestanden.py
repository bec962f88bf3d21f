"""Elk YAML-bestand dat meekomt: een editor onderstreept er niets in, en vindt zijn schema."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reeletarief.invoer.bestandssoorten import SOORTEN
from reeletarief.invoer.keuring import keur_blok
from reeletarief.invoer.modeline import SCHEMAMAP, modeline
from reeletarief.invoer.yaml_strikt import Blok, lees_yaml
from tests.conftest import WORTEL
from tests.schema.editor import bezwaren, schema_in, soort_van

MEEGELEVERD = sorted(
    pad.relative_to(WORTEL)
    for plek in ("opslagen.yaml", "cao/**/*.yaml", "productkaarten/**/*.yaml", "examples/**/*.yaml")
    for pad in WORTEL.glob(plek)
)
IN_TESTS = sorted(
    pad.relative_to(WORTEL)
    for pad in (WORTEL / "tests").rglob("*.yaml")
    if soort_van(pad.relative_to(WORTEL / "tests")) is not None
)


def model_van(soort: str, wortel: object) -> type:
    deze = next(een for een in SOORTEN if een.naam == soort)
    if deze.andere_vorm is not None and isinstance(wortel, Blok) and deze.kenmerk in wortel:
        return deze.andere_vorm
    return deze.model


@pytest.mark.parametrize("pad", MEEGELEVERD, ids=str)
def test_een_editor_onderstreept_niets(pad: Path) -> None:
    soort = soort_van(pad)
    assert soort is not None
    assert bezwaren(soort, (WORTEL / pad).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("pad", MEEGELEVERD, ids=str)
def test_de_eerste_regel_wijst_het_schema_aan(pad: Path) -> None:
    regels = (WORTEL / pad).read_text(encoding="utf-8").splitlines()
    schema = schema_in(regels)
    soort = soort_van(pad)
    assert soort is not None
    assert schema is not None
    assert (WORTEL / pad.parent / schema).resolve().is_file()
    assert regels[0] == modeline(soort, schema.count("../"))


def test_in_een_regio_wijst_elk_bestand_naar_de_map_naast_opslagen_yaml() -> None:
    """Zo werkt een bestand uit deze repository ook in uw regio, zonder dat er een regel verandert."""
    regios = [pad.parent for pad in MEEGELEVERD if pad.name == "opslagen.yaml"]
    assert len(regios) == 3
    for regio in regios:
        for pad in (pad for pad in MEEGELEVERD if (WORTEL / regio) in (WORTEL / pad).parents):
            if regio != Path() or pad.parts[0] in {"cao", "productkaarten", "opslagen.yaml"}:
                schema = schema_in((WORTEL / pad).read_text(encoding="utf-8").splitlines()) or ""
                assert (WORTEL / pad.parent / schema).resolve().parent == WORTEL / regio / SCHEMAMAP


@pytest.mark.parametrize("naam", ["docs/bestanden.md", "docs/vormen.md"])
def test_de_voorbeelden_in_de_documentatie_zijn_geldig(naam: str) -> None:
    voorbeelden = re.findall(
        r"```yaml\n# (\S+\.yaml)\n(.*?)```", (WORTEL / naam).read_text(encoding="utf-8"), re.DOTALL
    )
    assert len(voorbeelden) >= 4
    for pad, tekst in voorbeelden:
        soort = soort_van(Path(pad))
        assert soort is not None
        assert bezwaren(soort, tekst) == [], pad


@pytest.mark.parametrize("pad", IN_TESTS, ids=lambda pad: str(pad.relative_to("tests")))
def test_wat_het_model_aanneemt_neemt_het_schema_ook_aan(pad: Path) -> None:
    """Elk YAML-bestand in de tests, ook de vreemde: een rode kringel is nooit loos alarm."""
    tekst = (WORTEL / pad).read_text(encoding="utf-8", errors="replace")
    soort = soort_van(pad.relative_to("tests"))
    assert soort is not None
    wortel, vormfouten = lees_yaml(tekst, str(pad))
    if vormfouten or wortel is None:
        return
    bevindingen = keur_blok(model_van(soort, wortel), wortel, str(pad)).bevindingen
    if not bevindingen:
        assert bezwaren(soort, tekst) == []
