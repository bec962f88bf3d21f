"""Een reactie over een product dat vervalt: wie niets overneemt, hoeft er geen kaart voor te hebben. Elke opdracht zegt hetzelfde."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Draai, op_een_regel
from tests.reacties.hulp import TWEEDE, als_besluit, reactie, regio, schrijf

DERDE = TWEEDE.replace('product: "Q"\nnaam: Q', 'product: "Q5"\nnaam: Vervalt')
OPDRACHTEN = [
    ("reacties",),
    ("reacties", "effect"),
    ("reacties", "nota"),
    ("vaststellen", "--besluitdatum", "2025-12-09"),
]


def werkmap(map_: Path, *regels: str, eerder: str = "2025") -> Path:
    """P en Q zijn er nog; Q5 staat alleen in een eerder besluit."""
    vorig = als_besluit(regio(kaart_r=DERDE), "vastgesteld", jaar=int(eerder[:4]))
    schrijf(map_, regio(), *regels)
    (map_ / "vastgesteld").mkdir()
    (map_ / f"vastgesteld/{eerder}.json").write_text(vorig, encoding="utf-8")
    return map_


@pytest.mark.parametrize("opdracht", OPDRACHTEN, ids=" ".join)
@pytest.mark.parametrize("oordeel", ["niet", ""])
def test_over_een_vervallen_product_mag_een_reactie_gaan_die_niets_wijzigt(
    draai: Draai, tmp_path: Path, opdracht: tuple[str, ...], oordeel: str
) -> None:
    """Ook zolang er niet geoordeeld is: dan houdt dat vaststellen tegen, en niet het product."""
    map_ = werkmap(tmp_path, reactie("R01", product='"Q5"', oordeel=oordeel))
    uitkomst = draai(*opdracht, map_=map_)
    assert "[RT985]" not in uitkomst.stderr
    assert ("[RT983]" in uitkomst.stderr) is (not oordeel and opdracht != ("reacties", "effect"))


@pytest.mark.parametrize("opdracht", OPDRACHTEN, ids=" ".join)
@pytest.mark.parametrize(
    ("product", "oordeel", "wijzigingen"),
    [("Q7", "niet", ""), ("Q5", "deels", ""), ("Q5", "overgenomen", "uren.reistijd: 12%")],
    ids=["tikfout", "deels", "overgenomen"],
)
def test_een_tikfout_en_een_overgenomen_reactie_vragen_een_kaart(
    draai: Draai, tmp_path: Path, opdracht: tuple[str, ...], product: str, oordeel: str, wijzigingen: str
) -> None:
    map_ = werkmap(tmp_path, reactie("R01", wijzigingen, product=f'"{product}"', oordeel=oordeel))
    uitkomst = draai(*opdracht, map_=map_)
    stderr = op_een_regel(uitkomst.stderr)
    assert uitkomst.code in {1, 2}
    assert stderr.count("[RT985]") == 1
    assert f"Er is geen productkaart voor '{product}'. → Bedoelt u 'Q'?" in stderr


def test_ook_een_product_dat_alleen_in_het_concept_van_dit_jaar_stond(draai: Draai, tmp_path: Path) -> None:
    """Het concept kan intussen door het besluit zijn vervangen; het blijft bewaard."""
    map_ = werkmap(tmp_path, reactie("R01", product='"Q5"', oordeel="niet"), eerder="2026")
    pad = map_ / "vastgesteld/2026.json"
    concept = json.loads(pad.read_text(encoding="utf-8")) | {"status": "concept"}
    (map_ / "vastgesteld/2026-concept-2025-10-01-00000000.json").write_text(json.dumps(concept), encoding="utf-8")
    pad.write_text(als_besluit(regio(), "vastgesteld"), encoding="utf-8")
    assert "[RT985]" not in draai("reacties", map_=map_).stderr
    assert draai("reacties", "nota", map_=map_).code == 0


def test_ook_een_product_dat_in_het_besluit_van_dit_jaar_staat(draai: Draai, tmp_path: Path) -> None:
    """De kaart kan intussen weg zijn, zoals bij een herziening."""
    map_ = werkmap(tmp_path, reactie("R01", product='"Q5"', oordeel="niet"), eerder="2026")
    assert "[RT985]" not in draai("reacties", map_=map_).stderr


def test_een_bewaard_concept_dat_niet_te_lezen_is_noemt_geen_producten(draai: Draai, tmp_path: Path) -> None:
    map_ = werkmap(tmp_path, reactie("R01", product='"Q5"', oordeel="niet"))
    (map_ / "vastgesteld/2026-concept-2025-10-01-00000000.json").write_text("{", encoding="utf-8")
    assert "[RT985]" not in draai("reacties", map_=map_).stderr


def test_een_besluit_van_een_later_jaar_telt_niet(draai: Draai, tmp_path: Path) -> None:
    map_ = werkmap(tmp_path, reactie("R01", product='"Q5"', oordeel="niet"), eerder="2027")
    assert "[RT985]" in draai("reacties", map_=map_).stderr


def test_het_overzicht_kijkt_alleen_naar_reacties_over_dit_jaar(draai: Draai, tmp_path: Path) -> None:
    map_ = schrijf(tmp_path, regio(), reactie("R01", product='"X"', oordeel="niet", tariefjaar="2025"))
    assert draai("reacties", map_=map_).code == 0
    map_ = schrijf(tmp_path, regio(), reactie("R01", product='"X"', oordeel="niet", tariefjaar="2026"))
    uitkomst = draai("reacties", "-f", "json", map_=map_)
    assert uitkomst.code == 1
    assert [een["code"] for een in json.loads(uitkomst.stdout)["onafgedaan"]] == ["RT985"]


def test_controleer_gaat_niet_over_de_reacties(draai: Draai, tmp_path: Path) -> None:
    """Zoals docs/reacties.md zegt: wat er aan het register schort, zegt ``reacties``, met code 1."""
    map_ = werkmap(tmp_path, reactie("R01", product='"Q7"', oordeel=""))
    assert "RT98" not in draai("controleer", map_=map_).stdout
    uitkomst = draai("reacties", map_=map_)
    assert (uitkomst.code, "[RT985]" in uitkomst.stderr, "[RT983]" in uitkomst.stderr) == (1, True, True)


def test_een_kaart_met_een_fout_is_geen_vervallen_product(draai: Draai, tmp_path: Path) -> None:
    map_ = schrijf(tmp_path, regio(kaart_q="product: [\n"), reactie("R01", product='"Q"', oordeel="niet"))
    assert draai("reacties", map_=map_).code == 0
