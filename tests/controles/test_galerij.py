"""Elke map hiernaast lokt één bevinding uit; samen zijn ze de galerij in ``docs/controles.md``.

Een map toevoegen is een test toevoegen. De bestanden liggen over de goede regio in ``_basis`` heen; ``_landelijk`` speelt
de meegeleverde gegevens, zodat deze tests niet meebewegen met de echte.
"""

from __future__ import annotations

import ast
import inspect
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import NamedTuple, cast

import pytest

from reeletarief.controles import CONTROLES
from reeletarief.controles.gedeeld.dossier import Controle
from reeletarief.controles.gedeeld.kenmerken import tegenspraken
from reeletarief.controles.samen.uitleg import codes, handleiding, kop
from reeletarief.foutcodes.algemeen import UITLEG
from reeletarief.fouten import Ernst, Plaats
from reeletarief.invoer import herken, landelijk
from reeletarief.invoer.yaml_strikt import Tekst, lees_yaml
from tests.conftest import WORTEL, Draai, wijzig
from tests.controles.conftest import BASIS, GALERIJ
from tests.gedeeld.mixbron import mixbron

MAPPEN = sorted(GALERIJ.glob("RT*"))
PER_CODE = {controle.CODE: controle for controle in CONTROLES}
PAKKET = WORTEL / "reeletarief"
ERBIJ = {"RT631-lager-dan-de-vorige-tabel": {"RT637"}}
"""Een daling tegenover de vorige tabel telt alleen zonder verhoging, en dat die ontbreekt is zelf ook een bevinding."""


@pytest.fixture
def werkmap(werkmap: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Met de landelijke cijfers van de galerij."""
    monkeypatch.setattr(landelijk, "landelijke_map", lambda: GALERIJ / "_landelijk")
    return werkmap


def code_van(map_: Path) -> str:
    return map_.name.partition("-")[0]


@pytest.mark.parametrize("vorm", ["tabel", "github"])
def test_over_de_basis_is_niets_te_melden(vorm: str, draai: Draai, werkmap: Path) -> None:
    assert draai("controleer", "--streng", "--formaat", vorm, map_=werkmap) == (0, "", "")


@pytest.mark.parametrize("geval", MAPPEN, ids=lambda map_: map_.name)
def test_bevinding(geval: Path, draai: Draai, werkmap: Path, vastgelegd: Callable[[Path, str], None]) -> None:
    shutil.copytree(geval, werkmap, dirs_exist_ok=True, ignore=shutil.ignore_patterns("verwacht.txt"))
    uitkomst = draai("controleer", map_=werkmap)
    vastgelegd(geval / "verwacht.txt", uitkomst.stdout)
    assert set(re.findall(r"\[(RT\d{3})\]", uitkomst.stdout)) == {code_van(geval), *ERBIJ.get(geval.name, ())}
    assert len(re.findall(r"^  → ", uitkomst.stdout, re.MULTILINE)) == uitkomst.stdout.count("[RT")
    assert re.search(r"^(Fout|Let op|Ter info)( \S+:\d+:\d+: |: )\[RT", uitkomst.stdout)
    ernst = PER_CODE[code_van(geval)].ERNST
    assert uitkomst.code == (1 if ernst is Ernst.FOUT else 0)
    assert draai("controleer", "--streng", map_=werkmap).code == (0 if ernst is Ernst.OPMERKING else 1)


@pytest.mark.parametrize(
    "nieuw",
    [
        "- {vanaf: 2024-01-01, tot_en_met: 2026-12-31, waarde: 2.74%, klasse: vaststaand, bron: proef}",
        (
            "- {jaar: 2023, waarde: 2%, klasse: vaststaand, bron: proef}\n"
            "      - {vanaf: 2024-01-01, tot_en_met: 2026-12-31, afleiding: {gelijk: [landelijke_premie@2023]}, klasse: aanname, bron: proef, motivering: proef}"
        ),
    ],
    ids=["hetzelfde cijfer", "geen cijfer"],
)
def test_een_eigen_tijdvak_zonder_ander_cijfer_wijkt_niet_af(nieuw: str, draai: Draai, werkmap: Path) -> None:
    """RT641 vergelijkt alleen een cijfer dat er aan beide kanten staat."""
    shutil.copytree(GALERIJ / "RT641-loopt-door-uit-een-eerder-jaar", werkmap, dirs_exist_ok=True)
    opslagen = werkmap / "opslagen.yaml"
    oud = next(regel.strip() for regel in opslagen.read_text(encoding="utf-8").splitlines() if "2.47%" in regel)
    wijzig(opslagen, oud, nieuw)
    uit = draai("controleer", map_=werkmap).stdout
    assert "Fout" not in uit
    assert "[RT641]" not in uit


def test_elke_controle_heeft_een_voorbeeld() -> None:
    assert {code_van(map_) for map_ in MAPPEN} == set(PER_CODE)


def test_elke_controlecode_in_het_programma_is_van_een_controle() -> None:
    gevonden = {
        code for pad in PAKKET.rglob("*.py") for code in re.findall(r'"(RT6\d\d)"', pad.read_text(encoding="utf-8"))
    }
    assert gevonden == set(PER_CODE)
    assert len(CONTROLES) == len(PER_CODE)


@pytest.mark.parametrize("controle", CONTROLES, ids=lambda controle: controle.CODE)
def test_de_docstring_is_een_handleiding_met_een_goed_en_een_fout_voorbeeld(controle: Controle) -> None:
    tekst = handleiding(controle)
    eerste, leeg, *_ = tekst.splitlines()
    assert eerste.endswith(".")
    assert leeg == ""
    waarom, _, rest = tekst.partition("\n\nGoed")
    goed, _, fout = rest.partition("\n\nFout")
    assert len(waarom.split()) > 30
    assert voorbeeld(goed) != voorbeeld(fout)
    assert controle.NAAM
    assert controle.NAAM.strip() == controle.NAAM


def voorbeeld(deel: str) -> str:
    """Het YAML-voorbeeld onder 'Goed:' of 'Fout:', dat ook echt YAML is."""
    yaml = "\n".join(regel[4:] for regel in deel.splitlines() if regel.startswith("    "))
    wortel, bevindingen = lees_yaml(yaml, "voorbeeld")
    assert bevindingen == (), yaml
    assert wortel
    return yaml


@pytest.mark.parametrize(("code", "jaar"), [("RT626", 2025), ("RT660", 2026)])
def test_een_functiemix_na_de_uitvraag_heet_in_een_voorbeeld_zoals_op_de_kaart(code: str, jaar: int) -> None:
    assert f"functiemix_bron: {mixbron(jaar, 5)}" in handleiding(PER_CODE[code])


def test_een_controle_is_een_module_met_een_functie() -> None:
    """Geen decorators: wat in de map staat, is een controle en draait; wat controles delen, staat in een map eronder."""
    modules = {Path(inspect.getfile(cast("ModuleType", controle))) for controle in CONTROLES}
    assert set((PAKKET / "controles").glob("*.py")) - {PAKKET / "controles" / "__init__.py"} == modules
    for pad in modules:
        boom = ast.parse(pad.read_text(encoding="utf-8"))
        functies = [knoop for knoop in boom.body if isinstance(knoop, ast.FunctionDef)]
        assert functies[0].name == "controleer"
        assert not any(functie.decorator_list for functie in functies)


def test_elke_code_in_het_programma_heeft_uitleg(capsys: pytest.CaptureFixture[str]) -> None:
    from reeletarief.cli import voer_uit

    bron = [pad for pad in PAKKET.rglob("*.py") if pad.parent.name != "foutcodes"]
    gebruikt = {code for pad in bron for code in re.findall(r'"(RT\d{3})"', pad.read_text(encoding="utf-8"))}
    assert set(codes()) == gebruikt
    assert not set(UITLEG) & set(PER_CODE)
    for code in codes():
        assert voer_uit(["controleer", "--uitleg", code]) == 0
        uit, fout = capsys.readouterr()
        assert uit.startswith(code)
        assert len(uit.split()) > 8
        assert fout == ""


def test_uitleg_van_een_controle_is_haar_docstring(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Ook zonder werkmap, en in kleine letters."""
    from reeletarief.cli import voer_uit

    assert voer_uit(["controleer", "--uitleg", "rt604", "--map", str(tmp_path)]) == 0
    uit = capsys.readouterr().out
    assert uit.startswith("RT604 bezettingsgraad dubbel (fout)\n\nDe bezettingsgraad telt twee keer")
    assert "Goed:" in uit
    assert "Fout:" in uit


@pytest.mark.parametrize(("gevraagd", "hint"), [("RT6111", "Bedoelt u 'RT611'"), ("vakantie", "tussen haken")])
def test_uitleg_van_een_onbekende_code(gevraagd: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    from reeletarief.cli import voer_uit

    assert voer_uit(["controleer", "--uitleg", gevraagd]) == 2
    uit, fout = capsys.readouterr()
    assert uit == ""
    assert "[RT512]" in fout
    assert hint in fout


def test_de_galerij_in_docs_is_bij(vastgelegd: Callable[[Path, str], None]) -> None:
    vastgelegd(WORTEL / "docs" / "controles.md", _galerij())


EISEN: dict[str, str] = {
    "R1 alle elementen, ook de nullen met hun reden": "RT620; `uitleg` noemt de reden",
    "R2 loonkosten gesplitst in cliëntgebonden en niet-cliëntgebonden": "`uitleg`, altijd",
    "R3 overhead gesplitst": "RT621",
    "R4 elk percentage met definitie, grondslag, bron, jaar en reikwijdte; geen gemengde definities": "RT622, RT607",
    "R5 cao, tabel, schaal en trede per functie": "`uitleg`, altijd",
    "R6 afwijkingen met motief, of hardop geen": "RT623",
    "R7 wat tarieven doet verschillen": "RT624",
    "R8 indexering met methode, gewichten, bron, voorlopig of definitief": "RT625; `uitleg`",
    "R9 elk product op zichzelf gemotiveerd": "RT626",
    "R10 dezelfde elemententabel voor een onderaannemer": "`toets`",
    "R11 pas toe of leg uit per element": "`toets`",
    "R12 vaste prijs of ondergrens": "RT627",
    "R13 herleidbaar: dezelfde invoer geeft hetzelfde tarief": "het bewijs (sha256) bij elk tarief",
}
"""De eisen van docs/eisen.md, en wat ze bewaakt."""


def test_elke_controle_bij_een_eis_bestaat() -> None:
    genoemd = {code for waar in EISEN.values() for code in re.findall(r"RT\d{3}", waar)}
    assert genoemd <= {controle.CODE for controle in CONTROLES}


def _galerij() -> str:
    delen = [
        "# Alle controles",
        (
            "`reeletarief controleer` kijkt een regio na. Bij elke controle staat hieronder haar handleiding, die ook met"
            " `reeletarief controleer --uitleg CODE` te lezen is, en wat ze zegt over een bestand uit `tests/controles/`. Deze"
            " pagina wordt gemaakt door `pytest --werk-bij`; een test bewaakt dat ze klopt. Meldingen over de bestanden zelf staan"
            " in [Meldingen over bestanden](foutmeldingen.md)."
        ),
        "## Wat een rechter wil kunnen nagaan",
        "De bron van elke eis staat in [Dertien eisen aan een tarief](eisen.md).",
        "\n".join(["| Eis | Waar bewaakt |", "| --- | --- |", *(f"| {eis} | {waar} |" for eis, waar in EISEN.items())]),
    ]
    for controle in CONTROLES:
        delen += [f"## {kop(controle)}", handleiding(controle)]
        for map_ in MAPPEN:
            if code_van(map_) == controle.CODE:
                naam = map_.name.partition("-")[2].replace("-", " ").capitalize()
                uitvoer = (map_ / "verwacht.txt").read_text(encoding="utf-8").rstrip()
                delen.append(f"{naam}:\n\n```text\n{uitvoer}\n```")
    return "\n\n".join(delen) + "\n"


# --- herkennen en vergelijken ---


def test_de_lijst_met_standaardcodes_is_compleet_en_spreekt_zichzelf_niet_tegen() -> None:
    """Extern: JZ21 heeft 450 codes met een letter."""
    lijst = landelijk.standaardcodes()
    assert len(lijst) == 450
    assert lijst["45A48"].omschrijving == "Jeugdhulp ambulant regulier: inspanningsgericht (individueel)"
    assert lijst["45A48"].uitvoeringsvariant == "Inspanningsgericht"
    assert all(tegenspraken(code.omschrijving, code.omschrijving) == [] for code in lijst.values())


@pytest.mark.parametrize(
    ("naam", "code", "kenmerken"),
    [
        ("Ambulante jeugdhulp regulier, individueel", "45A48", []),
        ("Ambulante jeugdhulp regulier, groep", "45A48", ["uitvoering"]),
        ("Ambulante jeugdhulp specialistisch, individueel", "45A48", ["specialisatie"]),
        ("Hulp via beeldbellen", "45A48", ["uitvoering"]),
        ("Ouderbegeleiding in het gezin", "45A48", ["uitvoering"]),
        ("Begeleiding individueel en in het gezin", "45A48", []),
        ("Dagbesteding", "41A11", ["soort"]),
        ("Dagbehandeling middel", "41A11", ["zwaarte"]),
        ("Dagbehandeling licht, groep", "41A11", []),
        ("Behandeling met verblijf", "43A07", []),
        ("Behandeling zonder verblijf", "45A53", []),
        ("Wonen in een gezinshuis", "43A09", ["soort"]),
        ("Crisishulp thuis", "46A01", []),
        ("Verblijf, extra zwaar", "43A38", ["zwaarte"]),
        ("Verblijf, middelzwaar", "43A36", ["zwaarte"]),
        ("Jeugd-ggz basis", "45A53", []),
    ],
)
def test_een_tegenspraak_is_voorspelbaar(naam: str, code: str, kenmerken: list[str]) -> None:
    gevonden = tegenspraken(naam, landelijk.standaardcodes()[code].omschrijving)
    assert [kenmerk for kenmerk, _, _ in gevonden] == kenmerken


@pytest.mark.parametrize(
    ("sleutel", "naam", "patroon", "verwacht"),
    [
        ("overhead_huisvesting", "Overhead", herken.HUISVESTING, True),
        ("nhc", "Normatief", herken.HUISVESTING, True),
        ("ict", "Communicatie en techniek", herken.HUISVESTING, False),
        ("kantoor", "Huur van het kantoor", herken.HUISVESTING, True),
        ("kopieren", "Huur van apparatuur", herken.HUISVESTING, False),
        ("inhuur", "Inhuur kantoorpersoneel", herken.HUISVESTING, False),
        ("jong", "Pleegoudervergoeding tot en met 8 jaar", herken.PLEEGVERGOEDING, True),
        ("reizen", "Reiskostenvergoeding pleegouders", herken.PLEEGVERGOEDING, False),
        ("anw", "Avond, nacht en weekend", herken.ORT, True),
        ("nacht", "Nachttoeslag", herken.ORT, True),
        ("sport", "Sportactiviteiten", herken.ORT, False),
        ("ziek", "Ziekteverlof", herken.ANDER_VERLOF, True),
        ("leeg", "Onbezette bedden", herken.BEZETTING, True),
        ("verlof", "Verlof", herken.VERLOF, True),
        ("no_show", "Niet verschenen", herken.BEZETTING, True),
        ("x", "No-show", herken.BEZETTING, True),
    ],
)
def test_herkennen_aan_sleutel_of_naam(sleutel: str, naam: str, patroon: re.Pattern[str], verwacht: bool) -> None:
    plaats = Plaats("x", 1)
    regel = Regel(Tekst(sleutel, plaats), Tekst(naam, plaats))
    assert herken.gaat_over(regel, patroon) is verwacht


class Regel(NamedTuple):
    sleutel: Tekst
    naam: Tekst


def test_de_landelijke_gegevens_zijn_in_een_kloon_die_van_de_wortel() -> None:
    assert landelijk.landelijke_map() == WORTEL
    assert landelijk.landelijke_regio(WORTEL) is None
    regio = landelijk.landelijke_regio(BASIS)
    assert regio is not None
    assert "jeugdzorg" in regio.caos
