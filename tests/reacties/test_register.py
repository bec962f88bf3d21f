"""Het register: strikt gelezen, in elke volgorde hetzelfde, en zonder oordeel of motief niet af."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeletarief.invoer.reacties.register import lees_reacties, onafgedaan
from tests.conftest import Draai, als_rijen, op_een_regel
from tests.reacties.hulp import gelezen, reactie, regio, register, schrijf

OPEN = [
    reactie("R01", "uren.reistijd: 12%"),
    reactie("R02", oordeel="niet", motief=""),
    reactie("R03", oordeel="", motief=""),
    reactie("R04", oordeel="deels", motief='"  "'),
]


@given(st.permutations(range(4)), st.lists(st.integers(0, 2), min_size=4, max_size=4))
def test_de_verdeling_over_bestanden_maakt_niet_uit(orde: list[int], waar: list[int]) -> None:
    delen: dict[str, list[str]] = {}
    for nummer in orde:
        delen.setdefault(f"reacties/{waar[nummer]}.yaml", []).append(OPEN[nummer])
    uit = lees_reacties({pad: register(*regels) for pad, regels in delen.items()})
    assert [str(een.nummer) for een in uit.reacties] == ["R01", "R02", "R03", "R04"]
    assert [een.code for een in sorted(onafgedaan(uit.reacties), key=lambda een: een.wat)] == [
        "RT984",
        "RT984",
        "RT983",
    ]


@given(st.permutations(["2", "9", "010", "10", "R1", "R02", "R2", "R10", "R10-2", "R10-11", "R10a"]))
def test_een_nummer_telt_als_getal(orde: list[str]) -> None:
    uit = lees_reacties({"reacties/r.yaml": register(*(reactie(nummer) for nummer in orde))})
    op_volgorde = ["2", "9", "010", "10", "R1", "R02", "R2", "R10", "R10-2", "R10-11", "R10a"]
    assert [str(een.nummer) for een in uit.reacties] == op_volgorde


def test_een_reactie_zonder_oordeel_of_motief_houdt_vaststellen_tegen() -> None:
    assert [een.code for een in onafgedaan(gelezen(*OPEN))] == ["RT984", "RT983", "RT984"]
    assert onafgedaan(gelezen(OPEN[0])) == ()


def test_een_bestand_is_een_reactie_of_een_lijst() -> None:
    los = reactie("R09").removeprefix("  - ").encode()
    uit = lees_reacties({"reacties/b.yaml": los, "reacties/a.yaml": register(reactie("R10"))})
    assert [str(een.nummer) for een in uit.reacties] == ["R09", "R10"]


def test_cijfers_staan_er_zoals_in_een_bestand() -> None:
    (een,) = gelezen(reactie(wijzigingen='a.b: 12%, a.c: 1.95, a.d: max-1, a.e: "9", a.f: -2 %-punt'))
    assert list(een.overgenomen.values()) == ["12%", "1.95", "max-1", "9", "-2 %-punt"]


@pytest.mark.parametrize(
    ("regel", "code"),
    [
        ('  - {nummer: "R1", datum: 2026-09-14, aanbieder: A, samenvatting: x}\n', "RT980"),
        (reactie("R1", "uren.reistijd: 12%", oordeel="niet"), "RT981"),
        (reactie("R01") + reactie("R01"), "RT982"),
        (reactie("R1", oordeel="misschien"), "RT222"),
        (reactie("R1", "uren.reistijd: [1]"), "RT201"),
        (reactie("R1", element="lonen"), "RT222"),
        (reactie("R1", mening="x"), "RT221"),
    ],
)
def test_elke_fout_heeft_een_plaats(regel: str, code: str) -> None:
    uit = lees_reacties({"reacties/r.yaml": register(regel)})
    assert uit.reacties == ()
    assert [een.code for een in uit.bevindingen] == [code]
    assert all(een.plaats is not None and een.remedie for een in uit.bevindingen)


@pytest.mark.parametrize(
    ("gegeven", "remedie"),
    [
        ("niet_overgenomen", "Bedoelt u 'niet'?"),
        ("Niet overgenomen", "Bedoelt u 'niet'?"),
        ("deels overgenomen", "Bedoelt u 'deels'?"),
        ("gedeeltelijk", "Bedoelt u 'deels'?"),
        ("afgewezen", "Bedoelt u 'niet'?"),
        ("overgnomen", "Bedoelt u 'overgenomen'?"),
    ],
)
def test_een_oordeel_in_de_woorden_van_de_nota_krijgt_nooit_het_tegendeel_als_remedie(
    gegeven: str, remedie: str
) -> None:
    """Op letters lijkt 'niet overgenomen' het meest op 'overgenomen'; wie dat overneemt, verhoogt een tarief."""
    (bevinding,) = lees_reacties({"reacties/r.yaml": register(reactie("R1", oordeel=gegeven))}).bevindingen
    assert (bevinding.code, bevinding.remedie) == ("RT222", remedie)


def test_het_overzicht_toont_de_stand_en_wat_openstaat(draai: Draai, tmp_path: Path) -> None:
    map_ = schrijf(tmp_path, {}, *OPEN)
    uitkomst = draai("reacties", map_=map_)
    assert uitkomst.code == 1
    assert (
        "4 reacties van 1 aanbieder: 1 overgenomen, 1 deels overgenomen, 1 niet overgenomen, 1 nog niet"
        in uitkomst.stdout
    )
    assert uitkomst.stderr.count("[RT984]") == 2
    assert "reacties/r.yaml:4:14: [RT983]" in uitkomst.stderr
    assert "het motief ontbreekt nog" in uitkomst.stdout


def test_een_register_dat_af_is_geeft_code_0(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("reacties", map_=schrijf(tmp_path, {}, OPEN[0]))
    assert (uitkomst.code, uitkomst.stderr) == (0, "")


def test_json_en_csv_van_het_overzicht(draai: Draai, tmp_path: Path) -> None:
    gevaarlijk = reactie("R05", samenvatting='"=1+1"', motief='"@SUM(A1)"')
    map_ = schrijf(tmp_path, {}, *OPEN, gevaarlijk)
    blok = json.loads(draai("reacties", "-f", "json", map_=map_).stdout)
    assert blok["telling"] == {"overgenomen": 2, "deels": 1, "niet": 1, "nog niet beoordeeld": 1}
    assert [een["nummer"] for een in blok["reacties"]] == ["R01", "R02", "R03", "R04", "R05"]
    assert blok["reacties"][0]["wijzigingen"] == {"uren.reistijd": "12%"}
    assert [een["code"] for een in blok["onafgedaan"]] == ["RT984", "RT983", "RT984"]
    rijen = als_rijen(draai("reacties", "-f", "csv", map_=map_).stdout)
    assert rijen[4]["samenvatting"] == "'=1+1"
    assert rijen[4]["motief"] == "'@SUM(A1)"
    assert [rij["wijzigingen"] for rij in rijen] == ["uren.reistijd: 12%", "", "", "", ""]


def test_md_van_het_overzicht_laat_tekst_tekst(draai: Draai, tmp_path: Path) -> None:
    map_ = schrijf(tmp_path, {}, reactie("R01", motief='"a | b <script>x</script> **c**"'))
    tekst = draai("reacties", "-f", "md", map_=map_).stdout
    assert r"a \| b &lt;script&gt;x&lt;/script&gt; \*\*c\*\*" in tekst


@pytest.mark.parametrize(("register_", "melding"), [("weg", "is er niet"), ("leeg", "geen enkele reactie")])
def test_zonder_register_is_er_niets_te_tonen(draai: Draai, tmp_path: Path, register_: str, melding: str) -> None:
    (tmp_path / "leeg").mkdir()
    uitkomst = draai("reacties", "--register", str(tmp_path / register_), map_=tmp_path)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert melding in uitkomst.stderr


def test_een_los_register_en_een_bestand_dat_niet_op_yaml_eindigt(draai: Draai, tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_bytes(register(OPEN[0]))
    assert draai("reacties", "--register", str(tmp_path / "r.yaml"), map_=tmp_path).code == 0
    map_ = schrijf(tmp_path / "w", {"reacties/oud.yml": b"x"}, OPEN[0])
    uitkomst = draai("reacties", map_=map_)
    assert uitkomst.code == 2
    assert "reacties/oud.yml:1:1: [RT101]" in uitkomst.stderr


def test_een_register_met_een_streep_aan_het_eind_heeft_er_in_een_pad_een(draai: Draai, tmp_path: Path) -> None:
    map_ = schrijf(tmp_path, {"los/oud.yml": b"x"}, OPEN[0]) / "los"
    assert f"Fout {map_}/oud.yml:1:1: [RT101]" in draai("reacties", "--register", f"{map_}/", map_=tmp_path).stderr


def test_een_bestand_waarvan_de_naam_niet_af_te_drukken_is_wordt_niet_ook_nog_gelezen(
    draai: Draai, tmp_path: Path
) -> None:
    """Het werd geweigerd om zijn naam, en daarna alsnog gelezen, met de fouten erin."""
    map_ = schrijf(tmp_path, {}, OPEN[0])
    (map_ / "reacties" / os.fsdecode(b"k\xff.yaml")).write_text("x: 1\n", encoding="utf-8")
    stderr = draai("reacties", map_=map_).stderr
    assert "reacties/k?.yaml:1:1: [RT101]" in stderr
    assert "[RT220]" not in stderr


def test_uitvoer_gaat_nooit_over_het_register_heen(draai: Draai, tmp_path: Path) -> None:
    map_ = schrijf(tmp_path, regio(), OPEN[0])
    voor = (map_ / "reacties" / "r.yaml").read_bytes()
    for opdracht in (["reacties"], ["reacties", "effect"]):
        uitkomst = draai(*opdracht, "-f", "csv", "-o", str(map_ / "reacties" / "r.yaml"), map_=map_)
        assert uitkomst.code == 2
        assert (map_ / "reacties" / "r.yaml").read_bytes() == voor


def test_opties_horen_achter_de_deelopdracht(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("reacties", "-f", "csv", "effect", map_=schrijf(tmp_path, regio(), OPEN[0]))
    assert uitkomst.code == 2
    assert "achter 'effect'" in uitkomst.stderr


@pytest.mark.parametrize("opdracht", [(), ("effect",), ("nota",)])
def test_zonder_register_in_een_map_die_geen_regio_is(draai: Draai, tmp_path: Path, opdracht: tuple[str, ...]) -> None:
    """Dan ligt het aan de map; in een regio is er alleen nog geen register."""
    uitkomst = draai("reacties", *opdracht, map_=tmp_path / "nergens")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT110]" in uitkomst.stderr
    assert "Het register" not in uitkomst.stderr
    schrijf(tmp_path, regio())
    assert f"Het register {tmp_path / 'reacties'} is er niet." in op_een_regel(
        draai("reacties", *opdracht, map_=tmp_path).stderr
    )
