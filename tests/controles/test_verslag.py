"""Het verslag van de controle: wat open staat, wat gemotiveerd blijft staan, en ook de controles die niets vonden."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as LeesDocx

from reeletarief.controles import CONTROLES
from tests.conftest import Draai, wijzig
from tests.controles.conftest import GALERIJ

MOTIVERING = """motiveringen:
  - code: RT601
    tariefjaar: {jaar}
    bestand: opslagen.yaml
    motivering: Het kantoor is geen woonruimte.
"""


@pytest.fixture
def regio(werkmap: Path) -> Path:
    """Een regio met één waarschuwing (RT601), over opslagen.yaml."""
    return Path(shutil.copytree(GALERIJ / "RT601-naam-zegt-huisvesting", werkmap, dirs_exist_ok=True))


def verslag(draai: Draai, regio: Path) -> str:
    uitkomst = draai("controleer", "--formaat", "md", map_=regio)
    assert uitkomst.stderr == ""
    return uitkomst.stdout


def stuk(tekst: str, titel: str) -> str:
    """Wat er onder deze kop staat; zonder die kop niets."""
    _, _, rest = tekst.partition(f"## {titel}\n")
    return rest.partition("\n## ")[0]


def nagekeken(tekst: str) -> dict[str, str]:
    """Per controle wat zij vond."""
    regels = [regel for regel in stuk(tekst, "Wat er is nagekeken").splitlines() if regel.startswith("| RT")]
    vakken = [[vak.strip() for vak in regel.strip("|").split(" | ")] for regel in regels]
    return {code: gevonden for code, _, gevonden in vakken}


def test_wat_open_staat_heeft_zijn_plaats_en_wat_te_doen(draai: Draai, regio: Path) -> None:
    open_ = stuk(verslag(draai, regio), "Wat open staat")
    assert re.search(r"\*\*RT601 · waarschuwing · opslagen\.yaml:\d+\*\* .*huisvesting", open_)
    assert "**Wat te doen:** Houd een van beide" in open_


def test_elke_controle_staat_er_een_keer_ook_als_zij_niets_vond(draai: Draai, regio: Path) -> None:
    tekst = verslag(draai, regio)
    gevonden = nagekeken(tekst)
    assert list(gevonden) == sorted(controle.CODE for controle in CONTROLES)
    assert {code for code, vond in gevonden.items() if vond != "niets"} == {"RT601"}
    assert gevonden["RT601"] == "1 open"
    assert f"Nagekeken: 2 productkaarten, met {len(CONTROLES)} controles." in tekst


def test_wat_gemotiveerd_is_staat_er_met_zijn_reden(draai: Draai, regio: Path) -> None:
    (regio / "verantwoording.yaml").write_text(MOTIVERING.format(jaar=2026), encoding="utf-8")
    tekst = verslag(draai, regio)
    assert "Wat open staat" not in tekst
    blijft = stuk(tekst, "Wat gemotiveerd blijft staan")
    assert "**RT601 · waarschuwing · opslagen.yaml:" in blijft
    assert "**Motivering:** Het kantoor is geen woonruimte." in blijft
    assert nagekeken(tekst)["RT601"] == "1 gemotiveerd"


def test_een_motivering_van_vorig_jaar_staat_bij_de_open_vraag(draai: Draai, regio: Path) -> None:
    (regio / "verantwoording.yaml").write_text(MOTIVERING.format(jaar=2025), encoding="utf-8")
    tekst = verslag(draai, regio)
    open_ = stuk(tekst, "Wat open staat")
    assert "**RT601 · " in open_
    assert "**Gemotiveerd in 2025:** Het kantoor is geen woonruimte." in open_


def test_meer_dan_honderd_telt_elke_bevinding(draai: Draai, regio: Path) -> None:
    """De tabel toont er honderd en zegt dat; de telling bij de controle is die van alle."""
    kaart = next((regio / "productkaarten").iterdir())
    tekst = kaart.read_text(encoding="utf-8")
    for nummer in range(130):
        code = f"9{nummer:04}"
        (regio / "productkaarten" / f"{code}.yaml").write_text(tekst.replace("45A48", code), encoding="utf-8")
    na = verslag(draai, regio)
    gevonden = nagekeken(na)
    open_ = re.findall(r"^\*\*(RT\d+) · ", stuk(na, "Wat open staat"), re.MULTILINE)
    meer = {code for code, vond in gevonden.items() if vond.endswith("open") and int(vond.split()[0]) > 100}
    assert meer
    assert all(open_.count(code) == 100 for code in meer)
    assert open_.count("RT112") == len(meer)


def test_een_opslagenset_die_niet_te_lezen_is_geeft_geen_schoon_verslag(draai: Draai, regio: Path) -> None:
    wijzig(regio / "opslagen.yaml", "regio:", "rego:")
    uitkomst = draai("controleer", "--formaat", "md", "-j", "2026", map_=regio)
    assert uitkomst.code == 2
    assert "Er is niet gecontroleerd: opslagen.yaml is niet te gebruiken." in uitkomst.stdout
    assert nagekeken(uitkomst.stdout) == {}
    assert "niets" not in uitkomst.stdout
    assert "Bewijs" not in uitkomst.stdout


@pytest.mark.parametrize("vorm", ["docx", "html", "md", "json", "txt"])
def test_naar_een_bestand_in_elke_vorm_en_met_dezelfde_code(
    draai: Draai, regio: Path, tmp_path: Path, vorm: str
) -> None:
    doel = tmp_path / f"controle.{vorm}"
    uitkomst = draai("controleer", "--streng", "-o", str(doel), map_=regio)
    assert (uitkomst.code, uitkomst.stdout) == (1, "")
    eerste = doel.read_bytes()
    draai("controleer", "-o", str(doel), map_=regio)
    assert doel.read_bytes() == eerste


def test_de_docx_heeft_koppen_en_de_controles_in_een_tabel(draai: Draai, regio: Path, tmp_path: Path) -> None:
    doel = tmp_path / "controle.docx"
    draai("controleer", "-o", str(doel), map_=regio)
    document = LeesDocx(BytesIO(doel.read_bytes()))
    koppen = [alinea.text for alinea in document.paragraphs if alinea.style and alinea.style.name == "Heading 1"]
    assert koppen == ["Wat open staat", "Wat er is nagekeken"]
    assert len(document.tables) == 1
    assert len(document.tables[0].rows) == len(CONTROLES) + 1


def test_een_docx_gaat_naar_een_bestand_en_nooit_over_de_regio(draai: Draai, regio: Path) -> None:
    zonder = draai("controleer", "--formaat", "docx", map_=regio)
    assert zonder.code == 2
    assert "-o controle.docx" in zonder.stderr
    voor = (regio / "opslagen.yaml").read_bytes()
    assert draai("controleer", "--formaat", "md", "-o", str(regio / "opslagen.yaml"), map_=regio).code == 2
    assert (regio / "opslagen.yaml").read_bytes() == voor
