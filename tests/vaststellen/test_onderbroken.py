"""Alles of niets: halverwege gestopt, twee tegelijk, een volle schijf. Voor elke schrijvende opdracht: ``tests/vijandig``."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from reeletarief.invoer.namen import ONDERBROKEN
from reeletarief.schrijven.werkmap import (
    BezetFout,
    GewijzigdFout,
    gewisseld_in_werkmap,
    herstel,
    schrijf_in_werkmap,
)
from tests.conftest import Draai, inhoud, op_een_regel
from tests.reacties.hulp import reactie, register
from tests.vijandig.kind import dood_als
from tests.vijandig.kind import draai as draai_in_kind

OUD = {"a.yaml": b"a oud\n", "map/b.yaml": b"b oud\n"}
NIEUW = {"a.yaml": b"a nieuw\n", "map/b.yaml": b"b nieuw\n", "vastgesteld/2026.json": b"{}\n"}


def maak(map_: Path) -> Path:
    for pad, bytes_ in OUD.items():
        (map_ / pad).parent.mkdir(parents=True, exist_ok=True)
        (map_ / pad).write_bytes(bytes_)
    return map_


def _zonder_eigen_map(map_: Path) -> dict[str, bytes]:
    return {pad: bytes_ for pad, bytes_ in inhoud(map_).items() if not pad.startswith(".reeletarief")}


def test_een_schijf_die_vol_raakt_laat_alles_zoals_het_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    map_ = maak(tmp_path)
    echt = os.fsync
    for punt in range(1, 8):
        teller = 0

        def vol(greep: int, punt: int = punt) -> None:
            nonlocal teller
            teller += 1
            if teller == punt:
                raise OSError(28, "schijf vol")
            echt(greep)

        monkeypatch.setattr(os, "fsync", vol)
        try:
            schrijf_in_werkmap(map_, NIEUW, {**OUD, "vastgesteld/2026.json": None})
        except OSError:
            monkeypatch.setattr(os, "fsync", echt)
            assert inhoud(map_) == OUD
            continue
        assert _zonder_eigen_map(map_) == NIEUW
        break
    assert punt > 3


@pytest.mark.parametrize("punt", [1, 2, 3])
def test_ook_terugzetten_dat_halverwege_stopte_komt_af(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, punt: int
) -> None:
    """Alles stond er al, het schrijven elders lukte niet, en na het zoveelste teruggezette bestand ging de stroom eraf."""
    map_ = maak(tmp_path)
    teller = 0
    echt = Path.unlink

    def unlink(pad: Path, missing_ok: bool = False) -> None:
        nonlocal teller
        teller += 1
        if teller >= punt:
            raise KeyboardInterrupt
        echt(pad, missing_ok=missing_ok)

    def schrijf_maar_elders_lukt_het_niet(zonder_stroom: pytest.MonkeyPatch) -> None:
        with gewisseld_in_werkmap(map_, NIEUW, {**OUD, "vastgesteld/2026.json": None}):
            assert _zonder_eigen_map(map_) == NIEUW
            zonder_stroom.setattr(Path, "unlink", unlink)
            raise OSError(28, "schijf vol")

    with monkeypatch.context() as zonder_stroom, pytest.raises(KeyboardInterrupt):
        schrijf_maar_elders_lukt_het_niet(zonder_stroom)
    assert _zonder_eigen_map(map_) not in (OUD, NIEUW)
    herstel(map_)
    assert inhoud(map_) == OUD


def test_een_bestand_dat_intussen_gewijzigd_is_houdt_alles_tegen(tmp_path: Path) -> None:
    map_ = maak(tmp_path)
    (map_ / "map/b.yaml").write_bytes(b"van een ander\n")
    with pytest.raises(GewijzigdFout, match=r"map/b\.yaml"):
        schrijf_in_werkmap(map_, NIEUW, {**OUD, "vastgesteld/2026.json": None})
    assert inhoud(map_) == {**OUD, "map/b.yaml": b"van een ander\n"}


def test_een_bestand_dat_er_intussen_bij_kwam_wordt_niet_overschreven(tmp_path: Path) -> None:
    map_ = maak(tmp_path)
    (map_ / "vastgesteld").mkdir()
    (map_ / "vastgesteld/2026.json").write_bytes(b"van een ander\n")
    with pytest.raises(GewijzigdFout):
        schrijf_in_werkmap(map_, NIEUW, {**OUD, "vastgesteld/2026.json": None})
    assert (map_ / "vastgesteld/2026.json").read_bytes() == b"van een ander\n"


def test_twee_tegelijk_kan_niet(tmp_path: Path) -> None:
    map_ = maak(tmp_path)
    opzij = map_ / ONDERBROKEN
    opzij.mkdir()
    with (opzij / "slot").open("wb") as greep:
        fcntl.flock(greep, fcntl.LOCK_EX)
        with pytest.raises(BezetFout):
            schrijf_in_werkmap(map_, NIEUW, {**OUD, "vastgesteld/2026.json": None})
    assert _zonder_eigen_map(map_) == OUD


def test_een_koppeling_als_kaart_wordt_niet_gevolgd(tmp_path: Path) -> None:
    map_ = maak(tmp_path / "regio")
    buiten = tmp_path / "buiten.yaml"
    buiten.write_bytes(b"a oud\n")
    (map_ / "a.yaml").unlink()
    (map_ / "a.yaml").symlink_to(buiten)
    with pytest.raises(OSError, match="koppeling"):
        schrijf_in_werkmap(map_, NIEUW, {**OUD, "vastgesteld/2026.json": None})
    assert buiten.read_bytes() == b"a oud\n"
    assert (map_ / "map/b.yaml").read_bytes() == b"b oud\n"


def test_rechten_van_een_bestand_blijven(tmp_path: Path) -> None:
    map_ = maak(tmp_path)
    (map_ / "a.yaml").chmod(0o640)
    schrijf_in_werkmap(map_, NIEUW, {**OUD, "vastgesteld/2026.json": None})
    assert (map_ / "a.yaml").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    "opdracht", ["bereken", "controleer", "tarieflijst", "reacties effect --register ../r.yaml", "cao lijst"]
)
def test_een_volgende_opdracht_zet_terug_wat_halverwege_bleef_en_zegt_dat(
    opdracht: str, draai: Draai, regio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voor = inhoud(regio)
    monkeypatch.chdir(regio)
    Path("../r.yaml").write_bytes(register(reactie("R01", oordeel="niet")))
    voor_de_laatste = dood_als(
        lambda gebeurtenis, paden: gebeurtenis == "os.rename" and str(paden[1]).endswith("vastgesteld/2026.json")
    )
    assert draai_in_kind(["vaststellen", "--besluit", "besluit.yaml"], voor_de_laatste).code is None
    assert (regio / ONDERBROKEN / "lijst.json").exists()
    assert _zonder_eigen_map(regio) != voor
    uitkomst = draai(*opdracht.split(), map_=regio)
    assert "Een eerdere opdracht is halverwege gestopt; de werkmap staat weer zoals zij was." in uitkomst.stderr
    assert inhoud(regio) == voor


@pytest.mark.parametrize("lijst", [b"{", b'["../../elders"]', b"\xff"])
def test_een_lijst_die_niet_van_dit_programma_is_zet_niets_terug(
    draai: Draai, regio: Path, monkeypatch: pytest.MonkeyPatch, lijst: bytes
) -> None:
    """Zij kan met een werkmap zijn meegekomen; wat er ligt, blijft staan en de melding zegt waar."""
    monkeypatch.chdir(regio)
    Path(ONDERBROKEN).mkdir()
    (Path(ONDERBROKEN) / "lijst.json").write_bytes(lijst)
    voor = _zonder_eigen_map(Path())
    uitkomst = draai("bereken", map_=Path())
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    stderr = op_een_regel(uitkomst.stderr)
    assert "halverwege gestopt, en terugzetten lukt niet (de lijst is beschadigd)." in stderr
    assert f"De oude bestanden liggen in {ONDERBROKEN}" in stderr
    assert _zonder_eigen_map(Path()) == voor
    assert (Path(ONDERBROKEN) / "lijst.json").read_bytes() == lijst


def test_wat_iemand_na_het_stoppen_wijzigde_blijft_ernaast_staan(
    draai: Draai, regio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    voor = inhoud(regio)
    monkeypatch.chdir(regio)
    voor_de_laatste = dood_als(
        lambda gebeurtenis, paden: gebeurtenis == "os.rename" and str(paden[1]).endswith("vastgesteld/2026.json")
    )
    draai_in_kind(["vaststellen", "--besluit", "besluit.yaml"], voor_de_laatste)
    kaart = next(
        pad for pad, was in voor.items() if pad.startswith("productkaarten/") and (regio / pad).read_bytes() != was
    )
    (regio / kaart).write_bytes(b"van mij\n")
    uitkomst = draai("bereken", map_=regio)
    assert f"Wat u daarna zelf wijzigde, staat in {regio / kaart}.uw-versie." in uitkomst.stderr
    assert inhoud(regio) == {**voor, f"{kaart}.uw-versie": b"van mij\n"}


def test_gestopt_toen_alles_er_al_stond_is_af(draai: Draai, regio: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    voor = inhoud(regio)
    monkeypatch.chdir(regio)
    op_het_laatst = dood_als(
        lambda gebeurtenis, paden: gebeurtenis == "os.remove" and str(paden[0]).endswith("lijst.json")
    )
    assert draai_in_kind(["vaststellen", "--besluit", "besluit.yaml"], op_het_laatst).code is None
    na = _zonder_eigen_map(regio)
    assert na != voor
    uitkomst = draai("bereken", map_=regio)
    assert "halverwege" not in uitkomst.stderr
    assert inhoud(regio) == na


@pytest.mark.parametrize(
    "lijst",
    [
        '{"bestanden": [["../slachtoffer", false, ""]], "mappen": []}',
        '{"bestanden": [["../slachtoffer", true, ""]], "mappen": []}',
        '{"bestanden": [["naar_buiten/slachtoffer", false, ""]], "mappen": []}',
        '{"bestanden": [["a.yaml", false, ""], ["/slachtoffer", false, ""]], "mappen": []}',
        '{"bestanden": [], "mappen": ["../lege-map"]}',
        '{"bestanden": [["a.yaml"]], "mappen": []}',
        '{"bestanden": 5, "mappen": []}',
        '{"bestanden": [], "mappen": [3]}',
        "{}",
        "[]",
        "",
        "[" * 100_000,
    ],
)
def test_een_lijst_die_met_een_werkmap_meekwam_raakt_niets_buiten_de_werkmap(tmp_path: Path, lijst: str) -> None:
    map_ = maak(tmp_path / "regio")
    (tmp_path / "slachtoffer").write_bytes(b"belangrijk")
    (tmp_path / "lege-map").mkdir()
    (map_ / "naar_buiten").symlink_to(tmp_path)
    opzij = map_ / ONDERBROKEN
    opzij.mkdir()
    (opzij / "lijst.json").write_text(lijst)
    (opzij / "oud-0").write_bytes(b"overschreven")
    with pytest.raises(ValueError, match=r".*"):
        herstel(map_)
    assert (tmp_path / "slachtoffer").read_bytes() == b"belangrijk"
    assert (tmp_path / "lege-map").is_dir()
    assert (map_ / "a.yaml").read_bytes() == OUD["a.yaml"]


@pytest.mark.parametrize("soort", ["bestand", "koppeling naar buiten", "koppeling naar niets", "kring"])
def test_een_map_vastgesteld_die_geen_gewone_map_is_houdt_alles_tegen(draai: Draai, regio: Path, soort: str) -> None:
    buiten = regio.parent / "buiten"
    buiten.mkdir()
    plek = regio / "vastgesteld"
    if soort == "bestand":
        plek.write_text("x")
    else:
        plek.symlink_to({"koppeling naar buiten": buiten, "koppeling naar niets": regio / "niets"}.get(soort, plek))
    voor = inhoud(regio)
    uit = draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=regio)
    assert uit.code == 2
    assert "vastgesteld" in uit.stderr
    assert "er is niets geschreven" in uit.stderr or "[RT102]" in uit.stderr
    assert inhoud(regio) == voor
    assert not list(buiten.iterdir())
    assert not (regio / ONDERBROKEN).exists()
    assert draai("bereken", map_=regio).code == 0
