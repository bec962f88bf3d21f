"""De bouw van het huis: een zuivere kern, een snelle start, kleine modules die zeggen wat ze zijn."""

from __future__ import annotations

import ast
import doctest
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import reeletarief.api
from tests.conftest import VOORBEELDREGIO

PAKKET = Path(reeletarief.api.__file__).parent
MODULES = sorted(PAKKET.rglob("*.py"))
TESTS = Path(__file__).parent
TESTMODULES = sorted(TESTS.rglob("*.py"))
HOOGSTE_AANTAL_REGELS = 450
LAGEN = (
    "afronding",
    "fouten",
    "foutcodes",
    "invoer",
    "kostprijs",
    "berekening",
    "analyse",
    "weergave",
    "schrijven",
    "controles",
    "cli",
)
"""Van boven naar beneden; een laag is een map of een module in de wortel."""
INGANGEN = {"__init__", "__main__", "api"}
"""Wat van buiten komt, begint hier; in het pakket gebruikt niemand ze."""
ZUIVER = {"kostprijs", "berekening", "analyse", "controles"}
LEEST_DOUBLES = {PAKKET / "invoer" / "werkboek" / "xlsx_blad.py"}
"""Een cel van een rekenblad is een double; deze module maakt er een decimaal getal van."""
BUITENWERELD = {"os", "sys", "io", "pathlib", "time", "random", "locale", "typer", "rich", "openpyxl", "logging"}
ONZUIVER = BUITENWERELD | {"yaml"}
"""``yaml`` leest tekst die er al is: een zuivere module gebruikt het niet zelf, maar kent wel de modellen die ermee gelezen zijn."""
LEEST_BESTANDEN = {PAKKET / "invoer" / f"{naam}.py" for naam in ("schijf", "landelijk", "sjablonen")}
"""De lezer van elk bestand van de gebruiker, en de twee modules die lezen wat meekomt. Wie schrijft, leest ook wat er stond."""
VERBODEN_AANROEPEN = {"print", "open", "float", "round", "input"}
SCHIJF_EN_SCHERM = {"print", "open", "input"}


def ontleed(pad: Path) -> ast.Module:
    return ast.parse(pad.read_text(encoding="utf-8"))


def laag_van(pad: Path) -> str:
    """De map of module in de wortel van het pakket."""
    return pad.relative_to(PAKKET).with_suffix("").parts[0]


def modulenaam(pad: Path) -> str:
    return ".".join(("reeletarief", *pad.relative_to(PAKKET).with_suffix("").parts)).removesuffix(".__init__")


def geimporteerd(boom: ast.AST) -> set[str]:
    """De namen die een module importeert; wat uit een andere module komt, met die module ervoor."""
    namen: set[str] = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Import):
            namen |= {naam.name for naam in knoop.names}
        elif isinstance(knoop, ast.ImportFrom) and knoop.module:
            namen |= {f"{knoop.module}.{naam.name}" for naam in knoop.names}
    return namen


def aangeroepen(boom: ast.Module) -> set[str]:
    return {k.func.id for k in ast.walk(boom) if isinstance(k, ast.Call) and isinstance(k.func, ast.Name)}


def zonder_typen(boom: ast.Module) -> ast.Module:
    """De module zonder wat alleen voor de typecontrole geïmporteerd wordt."""
    regels = [k for k in boom.body if not (isinstance(k, ast.If) and ast.unparse(k.test) == "TYPE_CHECKING")]
    return ast.Module(body=regels, type_ignores=[])


@cache
def geladen() -> dict[str, set[str]]:
    """Per module van het pakket de modules ervan die zij laadt, ook binnen een functie en met de mappen waar die in staan."""
    namen = {modulenaam(pad) for pad in MODULES}
    return {
        modulenaam(pad): {
            ".".join(delen[:lengte])
            for delen in (naam.split(".") for naam in geimporteerd(zonder_typen(ontleed(pad))))
            for lengte in range(1, len(delen) + 1)
        }
        & namen
        for pad in MODULES
    }


def bereikt(begin: str) -> dict[str, str]:
    """Elke module die deze module laadt, ook langs andere, met de weg erheen."""
    wegen = {begin: begin}
    te_gaan = [begin]
    while te_gaan:
        van = te_gaan.pop()
        for naar in geladen()[van] - wegen.keys():
            wegen[naar] = f"{wegen[van]} → {naar}"
            te_gaan.append(naar)
    return wegen


@cache
def buitenwereld() -> set[str]:
    """De modules die een bestand, het scherm, de klok of toeval kennen."""
    bomen = {modulenaam(pad): zonder_typen(ontleed(pad)) for pad in MODULES}
    return {
        naam
        for naam, boom in bomen.items()
        if {een.partition(".")[0] for een in geimporteerd(boom)} & BUITENWERELD or aangeroepen(boom) & SCHIJF_EN_SCHERM
    }


@pytest.mark.parametrize(
    "pad", [pad for pad in MODULES if laag_van(pad) in ZUIVER], ids=lambda pad: str(pad.relative_to(PAKKET))
)
def test_wat_rekent_en_nakijkt_is_zuiver(pad: Path) -> None:
    """Geen bestand, scherm, klok of toeval: niet zelf, en niet langs een module die zij laadt."""
    boom = ontleed(pad)
    assert not {naam.partition(".")[0] for naam in geimporteerd(boom)} & ONZUIVER
    assert not aangeroepen(boom) & VERBODEN_AANROEPEN
    assert not {k.attr for k in ast.walk(boom) if isinstance(k, ast.Attribute)} & {"now", "today", "utcnow"}
    assert [weg for naam, weg in bereikt(modulenaam(pad)).items() if naam in buitenwereld()] == []


@pytest.mark.parametrize(
    "pad",
    [pad for pad in MODULES if pad not in LEEST_BESTANDEN and laag_van(pad) != "schrijven"],
    ids=lambda pad: str(pad.relative_to(PAKKET)),
)
def test_een_bestand_wordt_op_een_plek_gelezen(pad: Path) -> None:
    """Anders is de ene lezer minder streng op grootte, koppelingen en pijpen dan de andere."""
    aanroepen = [
        (ast.unparse(k), k.func.attr)
        for k in ast.walk(ontleed(pad))
        if isinstance(k, ast.Call) and isinstance(k.func, ast.Attribute)
    ]
    lezen = {"read_bytes", "read_text"}
    assert [tekst for tekst, naam in aanroepen if naam in lezen or tekst.endswith(".open('rb')")] == []


def test_wie_de_buitenwereld_kent_is_te_zien() -> None:
    """Anders bewijst de test hierboven niets: lezen en schrijven van schijf worden als zodanig herkend, ook langs een omweg."""
    schijf = {"invoer.schijf", "invoer.werkmap", "invoer.stand.git", "schrijven.bestand"}
    assert {f"reeletarief.{naam}" for naam in schijf} <= buitenwereld()
    assert "reeletarief.invoer.schijf" in bereikt("reeletarief.api")


def test_elke_module_hoort_bij_een_laag() -> None:
    assert {laag_van(pad) for pad in MODULES} == {*LAGEN, *INGANGEN}


@pytest.mark.parametrize("nummer", range(len(LAGEN)), ids=LAGEN)
def test_een_laag_kent_alleen_de_lagen_erboven(nummer: int) -> None:
    """Ook niet voor een type: wie een laag lager nodig heeft, staat zelf in de verkeerde. Van de ingangen telt alleen de versie."""
    mag = {*LAGEN[: nummer + 1], "__version__"}
    for pad in MODULES:
        if laag_van(pad) == LAGEN[nummer]:
            eigen = [naam.split(".") for naam in geimporteerd(ontleed(pad)) if naam.split(".")[0] == "reeletarief"]
            assert {delen[1] for delen in eigen} <= mag, pad


def test_afronden_gebeurt_op_een_plek() -> None:
    """``afronding.py`` zegt hoe; wie zelf een stap, een richting of een context kiest, rondt net even anders."""
    zelf = {"quantize", "Context", "localcontext", "getcontext", "setcontext"}
    for pad in [pad for pad in MODULES if laag_van(pad) in ZUIVER]:
        functies = [knoop.func for knoop in ast.walk(ontleed(pad)) if isinstance(knoop, ast.Call)]
        namen = {een.attr for een in functies if isinstance(een, ast.Attribute)}
        namen |= {een.id for een in functies if isinstance(een, ast.Name)}
        assert not namen & zelf, pad


def eis_docstring_en_lengte(pad: Path) -> None:
    assert ast.get_docstring(ontleed(pad))
    assert len(pad.read_text(encoding="utf-8").splitlines()) <= HOOGSTE_AANTAL_REGELS


@pytest.mark.parametrize("pad", MODULES, ids=lambda pad: str(pad.relative_to(PAKKET)))
def test_elke_module_zegt_wat_ze_is_en_blijft_klein(pad: Path) -> None:
    eis_docstring_en_lengte(pad)


@pytest.mark.parametrize("pad", TESTMODULES, ids=lambda pad: str(pad.relative_to(TESTS)))
def test_ook_elke_module_met_tests_zegt_wat_ze_is_en_blijft_klein(pad: Path) -> None:
    """Een lang testbestand gaat over meer dan een onderwerp; de naam en de docstring zeggen welk gedrag er staat."""
    eis_docstring_en_lengte(pad)


@pytest.mark.parametrize("pad", sorted({*MODULES} - LEEST_DOUBLES), ids=lambda pad: str(pad.relative_to(PAKKET)))
def test_nergens_een_float(pad: Path) -> None:
    for knoop in ast.walk(ontleed(pad)):
        float_ = (isinstance(knoop, ast.Constant) and isinstance(knoop.value, float)) or (
            isinstance(knoop, ast.Name) and knoop.id == "float"
        )
        assert not float_, f"{pad}:{getattr(knoop, 'lineno', '?')} is een float"


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


@pytest.mark.parametrize("opdracht", [["bereken"], ["cao", "toon", "jeugdzorg"]])
def test_berekenen_en_een_cao_tonen_laadt_geen_openpyxl_en_geen_volle_pydantic(opdracht: list[str]) -> None:
    code = (
        "import sys; from reeletarief.cli import voer_uit; "
        f"voer_uit({[*opdracht, '--map', str(VOORBEELDREGIO)]!r}); "
        "print(sorted({'pydantic.main', 'openpyxl'} & set(sys.modules)), file=sys.stderr)"
    )
    uitkomst = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert uitkomst.stderr.strip().endswith("[]")


def test_de_voorbeelden_in_de_api_kloppen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(VOORBEELDREGIO)
    uitkomst = doctest.testmod(reeletarief.api)
    assert uitkomst.attempted >= 5
    assert uitkomst.failed == 0
