"""``verantwoording.yaml``: wat gemotiveerd blijft staan telt niet meer mee, en een motivering die nergens bij hoort, valt op."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import Draai, op_een_regel
from tests.controles.conftest import GALERIJ
from tests.gedeeld.pagina import WORTEL

DUBBEL = GALERIJ / "RT601-naam-zegt-huisvesting"
"""Een waarschuwing over opslagen.yaml: huisvesting in de overhead, en als eigen element."""


@pytest.fixture
def regio(werkmap: Path) -> Path:
    return Path(shutil.copytree(DUBBEL, werkmap, dirs_exist_ok=True))


def motiveer(regio: Path, **anders: str) -> None:
    velden = {
        "code": "RT601",
        "tariefjaar": "2026",
        "bestand": "opslagen.yaml",
        "motivering": "Het kantoor is geen woonruimte.",
    }
    regels = "\n    ".join(f"{naam}: {waarde}" for naam, waarde in (velden | anders).items())
    (regio / "verantwoording.yaml").write_text(f"motiveringen:\n  - {regels.lstrip()}\n", encoding="utf-8")


def test_een_motivering_haalt_de_waarschuwing_van_de_lijst(draai: Draai, regio: Path) -> None:
    assert draai("controleer", "--streng", map_=regio).code == 1
    motiveer(regio)
    uitkomst = draai("controleer", "--streng", map_=regio)
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    assert uitkomst.stdout == "1 bevinding blijft gemotiveerd staan (RT601); zie verantwoording.yaml.\n"


def test_de_vormen_voor_ci_noemen_haar_niet_en_de_json_apart(draai: Draai, regio: Path) -> None:
    motiveer(regio)
    assert draai("controleer", "--formaat", "github", map_=regio).stdout == ""
    assert draai("controleer", "--formaat", "gitlab", map_=regio).stdout == "[]\n"
    inhoud = json.loads(draai("controleer", "--formaat", "json", map_=regio).stdout)
    assert (inhoud["bevindingen"], inhoud["tellingen"]["waarschuwingen"]) == ([], 0)
    (een,) = inhoud["gemotiveerd"]
    assert (een["code"], een["ernst"], een["motivering"]) == (
        "RT601",
        "waarschuwing",
        "Het kantoor is geen woonruimte.",
    )


def test_zonder_bestand_blijft_alles_zoals_het_was(draai: Draai, regio: Path) -> None:
    inhoud = json.loads(draai("controleer", "--formaat", "json", map_=regio).stdout)
    assert ([een["code"] for een in inhoud["bevindingen"]], inhoud["gemotiveerd"]) == (["RT601"], [])


def test_een_jaar_later_is_de_vraag_weer_open(draai: Draai, regio: Path) -> None:
    """De motivering van 2025 is in 2026 geen antwoord, en ook geen fout: 2025 is er nog mee te controleren."""
    motiveer(regio, tariefjaar="2025")
    tekst = draai("controleer", map_=regio).stdout
    assert "[RT601]" in tekst
    assert "RT317" not in tekst
    assert "RT601" in draai("controleer", "--tariefjaar", "2025", map_=regio).stdout.splitlines()[-1]


@pytest.mark.parametrize("noemt", ["overhead_ict", "nhc", "als eigen element"])
def test_noemt_kiest_de_melding(draai: Draai, regio: Path, noemt: str) -> None:
    motiveer(regio, noemt=noemt)
    assert draai("controleer", "--streng", map_=regio).code == 0


@pytest.mark.parametrize(
    ("anders", "code", "zin"),
    [
        (
            {"noemt": "kantoorpand"},
            "RT317",
            "De melding noemt 'kantoorpand' niet. Lees haar na en pas 'noemt' en de motivering aan.",
        ),
        (
            {"bestand": "productkaarten/45A48.yaml"},
            "RT317",
            "RT601 staat nu bij opslagen.yaml. Pas 'bestand' aan, of haal de motivering weg.",
        ),
        ({"code": "RT602"}, "RT317", "Haal haar weg; er valt hier niets meer te motiveren."),
        ({"code": "RT6O1"}, "RT318", "De code 'RT6O1' bestaat niet."),
        ({"code": "huisvesting"}, "RT318", "De code staat tussen haken in de melding, zoals RT608."),
    ],
    ids=["andere-naam", "ander-bestand", "opgelost", "verschreven", "geen-code"],
)
def test_een_motivering_die_nergens_bij_hoort_valt_op(
    draai: Draai, regio: Path, anders: dict[str, str], code: str, zin: str
) -> None:
    """En de vraag zelf blijft open: zo verbergt een verschreven motivering niets."""
    motiveer(regio, **anders)
    uitkomst = draai("controleer", "--streng", map_=regio)
    tekst = op_een_regel(uitkomst.stdout)
    assert uitkomst.code == 1
    assert "[RT601]" in tekst
    assert f"[{code}]" in tekst
    assert zin in tekst


def test_een_fout_is_niet_te_motiveren(draai: Draai, regio: Path) -> None:
    kaart = regio / "productkaarten/45A48.yaml"
    kaart.write_text(kaart.read_text(encoding="utf-8").replace("aandeel: 40%", "aandeel: 30%"), encoding="utf-8")
    motiveer(regio, code="RT302", bestand="productkaarten/45A48.yaml")
    uitkomst = draai("controleer", map_=regio)
    assert uitkomst.code == 1
    assert "[RT302]" in uitkomst.stdout
    assert "RT302 bij productkaarten/45A48.yaml is een fout, en die is niet te motiveren." in uitkomst.stdout


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        ("motiveringen: []\n", "RT201"),
        ("x: 1\n", "RT221"),
        ("motiveringen:\n  - code: RT601\n", "RT220"),
        ("[", "RT104"),
    ],
)
def test_met_een_fout_in_het_bestand_is_niets_gemotiveerd(draai: Draai, regio: Path, inhoud: str, code: str) -> None:
    (regio / "verantwoording.yaml").write_text(inhoud, encoding="utf-8")
    uitkomst = draai("controleer", map_=regio)
    assert uitkomst.code == 1
    assert "Fout verantwoording.yaml:" in uitkomst.stdout
    assert f"[{code}]" in uitkomst.stdout
    assert "[RT601]" in uitkomst.stdout


def test_het_voorbeeld_motiveert_wat_de_voorbeeldregio_openlaat(draai: Draai, kopie: Path) -> None:
    shutil.copy(WORTEL / "examples/verantwoording.yaml", kopie)
    uitkomst = draai("controleer", map_=kopie)
    assert uitkomst.stdout.splitlines()[-2:] == [
        "0 fouten, 4 waarschuwingen, 0 opmerkingen.",
        "3 bevindingen blijven gemotiveerd staan (RT012, RT608 2 keer); zie verantwoording.yaml.",
    ]


def test_uitvoer_gaat_er_niet_overheen(draai: Draai, regio: Path) -> None:
    motiveer(regio)
    voor = (regio / "verantwoording.yaml").read_bytes()
    uitkomst = draai("bereken", "--formaat", "json", "-o", str(regio / "verantwoording.yaml"), map_=regio)
    assert uitkomst.code == 2
    assert (regio / "verantwoording.yaml").read_bytes() == voor
