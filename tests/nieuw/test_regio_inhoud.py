"""Wat ``nieuw regio`` in de bestanden zet: uitleg boven elke sleutel, de waarden van de Voorbeeldregio, en alleen wat er ook is."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from reeletarief.cli import voer_uit
from reeletarief.invoer import landelijk, sjablonen
from reeletarief.invoer.invullen import MERK
from reeletarief.weergave.nieuw.regio import KAARTEN
from tests.conftest import WORTEL, Draai


@pytest.fixture
def regio(verse_regio: Path) -> Path:
    return verse_regio


def test_boven_elk_blok_van_opslagen_staat_wat_elke_sleutel_betekent(regio: Path) -> None:
    tekst = (regio / "opslagen.yaml").read_text(encoding="utf-8")
    kop, *_ = tekst.split("\n\n", 1)
    blokken = re.split(r"^(?=[a-z_]+:)", tekst, flags=re.MULTILINE)
    for vorige, blok in pairwise(blokken):
        sleutel = blok.partition(":")[0]
        uitleg = kop + vorige[vorige.rfind("\n\n") if "\n\n" in vorige else 0 :]
        for naam in sleutels_in(sleutel, yaml.safe_load(blok)[sleutel]):
            assert re.search(rf"\b{naam}\b", uitleg), f"{sleutel}: {naam}"


def sleutels_in(boven: str, deel: object) -> set[str]:
    """Elke sleutel van het model in een blok; namen die de regio zelf kiest (opslagsets, reeksen, cao's) tellen niet."""
    if isinstance(deel, list):
        return set().union(*(sleutels_in(boven, een) for een in deel))
    if not isinstance(deel, dict):
        return set()
    eigen_namen = boven in {"opslagsets", "reeksen", "reeks_per_cao"}
    namen = set() if eigen_namen else set(deel)
    return namen.union(*(sleutels_in(str(naam) if not eigen_namen else "", een) for naam, een in deel.items()))


def test_op_elke_kaart_staat_boven_elke_sleutel_uitleg(regio: Path) -> None:
    for kaart in (regio / "productkaarten").iterdir():
        regels = kaart.read_text(encoding="utf-8").splitlines()
        for vorige, regel in pairwise(regels):
            if re.match(r"[a-z_]+:", regel):
                assert vorige.startswith("# "), f"{kaart.name}: {regel}"


def test_de_waarden_zijn_die_van_de_voorbeeldregio(regio: Path) -> None:
    eigen, voorbeeld = (
        yaml.safe_load(
            (map_ / "opslagen.yaml")
            .read_text(encoding="utf-8")
            .replace("keuze van de voorbeeldregio", "voorbeeldwaarde")
        )
        for map_ in (regio, WORTEL)
    )
    assert set(eigen) == set(voorbeeld)
    assert {sleutel for sleutel in eigen if eigen[sleutel] != voorbeeld[sleutel]} == {"regio", "toelichting"}
    for kaart in (regio / "productkaarten").iterdir():
        echt = WORTEL / "productkaarten" / kaart.name
        op_kaart, op_echt = (yaml.safe_load(pad.read_text(encoding="utf-8")) for pad in (kaart, echt))
        if op_echt.get("cao") == "sociaal-werk-primair":  # die cao ging niet mee
            continue
        assert op_kaart == op_echt | ZONDER_WAT_ER_NIET_IS.get(str(op_echt["product"]), {})


ZONDER_WAT_ER_NIET_IS = {
    "41A03": {"tariefdifferentiatie": "In de groep werkt een gedragswetenschapper."},
    "43A07": {"tariefdifferentiatie": "Er is een wakende nacht en er is behandeling in de groep."},
    "BES01": {
        "doel": "Dag en nacht staat er een team klaar voor spoed.",
        "tariefdifferentiatie": "Een bedrag per jaar voor klaarstaan.",
    },
}
"""De Voorbeeldregio vergelijkt deze producten met 41A04, 41A18, 44A06 en 46A01; die heeft een nieuwe regio niet."""


def test_geen_tekst_op_een_kaart_noemt_een_product_dat_er_niet_is(regio: Path) -> None:
    elders = set(sjablonen.op_product(sjablonen.voorbeeldregio())) - set(KAARTEN)
    for kaart in (regio / "productkaarten").iterdir():
        tekst = re.sub(r"^standaardcode: .*", "", kaart.read_text(encoding="utf-8"), flags=re.MULTILINE)
        assert elders.isdisjoint(re.findall(r"[\w-]+", tekst)), kaart.name


def test_de_recepten_zijn_die_van_examples(regio: Path) -> None:
    """Op de kop na gelijk; alleen waar het programma staat, moet de regio zelf zeggen."""
    for pad, naam in sjablonen.CI.items():
        eigen = (regio / pad).read_text(encoding="utf-8")
        assert yaml.safe_load(eigen) == yaml.safe_load((WORTEL / "examples" / "ci" / naam).read_text(encoding="utf-8"))
        assert len(re.findall(rf'REELETARIEF: "\." # {MERK}: ', eigen)) == 1
        assert "hiernaast" not in eigen


def test_elk_bestand_dat_de_readme_noemt_bestaat(regio: Path) -> None:
    tekst = (regio / "README.md").read_text(encoding="utf-8")
    genoemd = re.findall(r"\]\(([^)]+)\)", tekst)
    assert len(genoemd) == len(KAARTEN)
    assert all((regio / pad).is_file() for pad in genoemd)
    for pad in ("opslagen.yaml", "productkaarten", "cao", ".github/workflows/tarieven.yml", ".gitlab-ci.yml"):
        assert pad in tekst
        assert (regio / pad).exists()


def test_elke_opdracht_in_de_readme_bestaat(regio: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tekst = (regio / "README.md").read_text(encoding="utf-8")
    opdrachten = re.findall(r"`reeletarief ((?:nieuw |cao )?[a-z-]+)", tekst)
    assert len(opdrachten) > 5
    for opdracht in opdrachten:
        assert voer_uit([*([] if opdracht.startswith("-") else opdracht.split()), "--help"]) == 0, opdracht


def test_alles_waarmee_een_regio_begint_gaat_mee_in_het_pakket() -> None:
    """De lijst in ``pyproject.toml`` brengt elk gegeven naar de plek waar het programma zoekt; ``.ci/run`` probeert de wheel zelf."""
    import tomllib

    bouw = tomllib.loads((WORTEL / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    mee = bouw["wheel"]["force-include"]
    gegevens = landelijk.GEGEVENS.relative_to(WORTEL).as_posix()
    assert {mee[naam] for naam in ("cao", "opslagen.yaml", "productkaarten")} == {
        f"{gegevens}/regio/{naam}" for naam in ("cao", "opslagen.yaml", "productkaarten")
    }
    assert {mee[f"examples/ci/{naam}"] for naam in sjablonen.CI.values()} == {
        f"{gegevens}/nieuw/ci/{naam}" for naam in sjablonen.CI.values()
    }
    for bron in mee:
        assert any(bron == deel or bron.startswith(f"{deel}/") for deel in bouw["sdist"]["only-include"]), bron
    ci = (WORTEL / ".ci" / "run").read_text(encoding="utf-8")
    assert "nieuw regio eigen" in ci


def test_git_laat_liggen_wat_de_recepten_voor_ci_schrijven(draai_hier: Draai) -> None:
    assert draai_hier("nieuw", "regio", "r", "--cao", "ggz").code == 0
    genegeerd = (Path("r") / ".gitignore").read_text(encoding="utf-8").splitlines()
    recepten = [Path("r") / pad for pad in (".github/workflows/tarieven.yml", ".gitlab-ci.yml")]
    tekst = "\n".join(pad.read_text(encoding="utf-8") for pad in recepten)
    geschreven = set(re.findall(r"(?:-o|>) ([\w-]+\.(?:md|html|json))", tekst))
    assert geschreven == {"verschil.md", "verschil.html", "verschil.json", "controle.json"}
    assert {f"/{naam}" for naam in geschreven} <= set(genegeerd)
