"""De bouw van het huis: een zuivere kern, een snelle start, kleine modules die zeggen wat ze zijn."""

from __future__ import annotations

import ast
import doctest
import subprocess
import sys
from pathlib import Path

import pytest

import reeletarief.api
from tests.conftest import VOORBEELDREGIO

PAKKET = Path(reeletarief.api.__file__).parent
MODULES = sorted(PAKKET.rglob("*.py"))
KERN = sorted([*(PAKKET / "kostprijs").rglob("*.py"), *(PAKKET / "analyse").rglob("*.py")])
CONTROLES = sorted((PAKKET / "controles").rglob("*.py"))
ONZUIVER = {"os", "sys", "io", "pathlib", "time", "random", "locale", "typer", "rich", "yaml", "openpyxl", "logging"}
ZONDER_FLOAT = {"invoer", "kostprijs", "analyse", "weergave", "controles"}
LAGEN = ("invoer", "kostprijs", "analyse", "weergave", "cli")
VERBODEN_AANROEPEN = {"print", "open", "float", "round", "input"}


def ontleed(pad: Path) -> ast.Module:
    return ast.parse(pad.read_text(encoding="utf-8"))


def geimporteerd(boom: ast.Module) -> set[str]:
    namen: set[str] = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Import):
            namen |= {naam.name for naam in knoop.names}
        elif isinstance(knoop, ast.ImportFrom) and knoop.module:
            namen.add(knoop.module)
    return namen


@pytest.mark.parametrize("pad", KERN, ids=lambda pad: str(pad.relative_to(PAKKET)))
def test_de_kern_is_zuiver(pad: Path) -> None:
    boom = ontleed(pad)
    namen = geimporteerd(boom)
    assert not {naam.partition(".")[0] for naam in namen} & ONZUIVER
    assert not any(
        naam.startswith(("reeletarief.weergave", "reeletarief.cli", "reeletarief.invoer.werkmap")) for naam in namen
    )
    aanroepen = {k.func.id for k in ast.walk(boom) if isinstance(k, ast.Call) and isinstance(k.func, ast.Name)}
    assert not aanroepen & VERBODEN_AANROEPEN
    klok = {k.attr for k in ast.walk(boom) if isinstance(k, ast.Attribute)} & {"now", "today", "utcnow"}
    assert not klok


@pytest.mark.parametrize("nummer", range(len(LAGEN)), ids=LAGEN)
def test_een_laag_kent_alleen_de_lagen_erboven(nummer: int) -> None:
    """Ook niet voor een type: wie een laag lager nodig heeft, staat zelf in de verkeerde."""
    eronder = tuple(f"reeletarief.{laag}" for laag in LAGEN[nummer + 1 :])
    for pad in (PAKKET / LAGEN[nummer]).rglob("*.py"):
        assert [naam for naam in geimporteerd(ontleed(pad)) if naam.startswith(eronder)] == [], pad


@pytest.mark.parametrize("pad", CONTROLES, ids=lambda pad: pad.stem)
def test_een_controle_leest_en_schrijft_niets(pad: Path) -> None:
    """Een controle krijgt een stand en geeft bevindingen; de bestanden en het scherm zijn van anderen."""
    boom = ontleed(pad)
    namen = geimporteerd(boom)
    assert not {naam.partition(".")[0] for naam in namen} & ONZUIVER
    assert not any(naam.startswith(("reeletarief.cli", "reeletarief.invoer.werkmap")) for naam in namen)
    aanroepen = {k.func.id for k in ast.walk(boom) if isinstance(k, ast.Call) and isinstance(k.func, ast.Name)}
    assert not aanroepen & VERBODEN_AANROEPEN


def test_afronden_gebeurt_op_een_plek() -> None:
    """``afronding.py`` zegt hoe; wie zelf een stap, een richting of een context kiest, rondt net even anders."""
    zelf = {"quantize", "Context", "localcontext", "getcontext", "setcontext"}
    for pad in [*KERN, *CONTROLES]:
        functies = [knoop.func for knoop in ast.walk(ontleed(pad)) if isinstance(knoop, ast.Call)]
        namen = {een.attr for een in functies if isinstance(een, ast.Attribute)}
        namen |= {een.id for een in functies if isinstance(een, ast.Name)}
        assert not namen & zelf, pad


@pytest.mark.parametrize("pad", MODULES, ids=lambda pad: str(pad.relative_to(PAKKET)))
def test_elke_module_zegt_wat_ze_is_en_blijft_klein(pad: Path) -> None:
    boom = ontleed(pad)
    assert ast.get_docstring(boom)
    assert len(pad.read_text(encoding="utf-8").splitlines()) <= 450
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Constant) and pad.relative_to(PAKKET).parts[0] in ZONDER_FLOAT:
            assert not isinstance(knoop.value, float), f"{pad}:{knoop.lineno} is een float"


def test_elke_map_met_modules_zegt_wat_erin_hoort() -> None:
    """De docstring van een map staat in haar ``__init__.py``."""
    assert [map_ for map_ in sorted({pad.parent for pad in MODULES}) if not (map_ / "__init__.py").exists()] == []


def test_alleen_de_opdrachtregel_en_meldingen_drukken_af() -> None:
    """Geen ``print`` in het pakket; alles loopt via de ene console of typer."""
    for pad in MODULES:
        for knoop in ast.walk(ontleed(pad)):
            if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Name):
                assert knoop.func.id != "print", pad


def test_hulp_laadt_niets_zwaars() -> None:
    code = "import sys, reeletarief.cli; print(*sorted({'pydantic','pydantic_core','yaml','rich','openpyxl'} & set(sys.modules)))"
    uitkomst = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert uitkomst.stdout.strip() == ""


def test_berekenen_laadt_geen_openpyxl_en_geen_volle_pydantic() -> None:
    code = (
        "import sys; from reeletarief.cli import voer_uit; "
        f"voer_uit(['bereken', '--map', {str(VOORBEELDREGIO)!r}]); "
        "print(sorted({'pydantic.main', 'openpyxl'} & set(sys.modules)), file=sys.stderr)"
    )
    uitkomst = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert uitkomst.stderr.strip().endswith("[]")


def test_de_voorbeelden_in_de_api_kloppen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(VOORBEELDREGIO)
    uitkomst = doctest.testmod(reeletarief.api)
    assert uitkomst.attempted >= 5
    assert uitkomst.failed == 0
