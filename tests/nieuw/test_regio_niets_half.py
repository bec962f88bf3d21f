"""``nieuw regio`` overschrijft nooit iets, en laat nooit een halve regio achter: ook niet als het gedood wordt of iets ontbreekt."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reeletarief.invoer import landelijk, sjablonen
from tests.conftest import Draai, inhoud, op_een_regel
from tests.vijandig.kind import dood_als, dood_bij, tel_handelingen
from tests.vijandig.kind import draai as draai_in_kind
from tests.vijandig.stand import elke_of_steekproef


def test_een_map_waar_iets_staat_blijft_zoals_hij_is(draai_hier: Draai) -> None:
    Path("vol").mkdir()
    Path("vol/.verborgen").write_text("van mij", encoding="utf-8")
    uitkomst = draai_hier("nieuw", "regio", "vol")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT520]" in uitkomst.stderr
    assert "→ Kies een nieuwe map. Er is niets geschreven." in uitkomst.stderr
    assert inhoud(Path("vol")) == {".verborgen": b"van mij"}


def test_een_lege_map_met_git_is_leeg(draai_hier: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wie met ``git init`` begint, of een lege opslag kloont; in de map zelf, zoals de hulp het voordoet."""
    Path("regio/.git").mkdir(parents=True)
    Path("regio/.git/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    monkeypatch.chdir("regio")
    assert draai_hier("nieuw", "regio", ".", "--naam", "Regio Noord").code == 0
    assert Path(".git/HEAD").read_text(encoding="utf-8") == "ref: refs/heads/main\n"
    assert draai_hier("bereken").code == 0


@pytest.mark.parametrize("plek", ["cao/nieuw", "productkaarten/nieuw", "vastgesteld", "cao/../productkaarten/nieuw"])
def test_tussen_de_bestanden_van_een_regio_begint_geen_andere(plek: str, draai_hier: Draai) -> None:
    """De regio eromheen las haar tabellen en kaarten als de eigen, en rekende niets meer."""
    assert draai_hier("nieuw", "regio", "regio", "--cao", "jeugdzorg").code == 0
    ervoor = inhoud(Path("regio"))
    uitkomst = draai_hier("nieuw", "regio", f"regio/{plek}")
    assert uitkomst.code == 2
    assert "ligt tussen de bestanden van de regio in" in op_een_regel(uitkomst.stderr)
    assert inhoud(Path("regio")) == ervoor
    assert draai_hier("nieuw", "regio", "regio/ernaast/noord").code == 0


def test_een_bestand_of_losse_koppeling_is_geen_map(draai_hier: Draai) -> None:
    Path("bestand").write_text("van mij", encoding="utf-8")
    Path("los").symlink_to("nergens")
    for doel in ("bestand", "bestand/regio", "los", "a\0b"):
        uitkomst = draai_hier("nieuw", "regio", doel)
        assert (uitkomst.code, uitkomst.stdout) == (2, ""), doel
        assert uitkomst.stderr.startswith("Fout: [RT5"), doel
    assert Path("bestand").read_text(encoding="utf-8") == "van mij"
    assert not Path("nergens").exists()


def test_lukt_schrijven_halverwege_niet_dan_staat_er_niets(draai_hier: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    from reeletarief.schrijven import samen
    from reeletarief.schrijven.bestand import schrijf_nieuw

    def tot_de_laatste(pad: Path, tekst: bytes) -> None:
        if pad.name == ".gitlab-ci.yml":
            raise OSError(28, "vol")
        schrijf_nieuw(pad, tekst)

    monkeypatch.setattr(samen, "schrijf_nieuw", tot_de_laatste)
    uitkomst = draai_hier("nieuw", "regio", "r")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "de schijf is vol" in uitkomst.stderr
    assert list(Path().iterdir()) == []


def test_een_onbekende_cao(draai_hier: Draai) -> None:
    uitkomst = draai_hier("nieuw", "regio", "r", "--cao", "jeugtzorg")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT522]" in uitkomst.stderr
    assert "Bedoelt u 'jeugdzorg'?" in uitkomst.stderr
    assert not Path("r").exists()


def test_een_programma_zonder_zijn_gegevens_zegt_dat(
    draai_hier: Draai, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sjablonen, "landelijke_map", lambda: None)
    uitkomst = draai_hier("nieuw", "regio", "r")
    assert uitkomst.code == 2
    assert "[RT523]" in uitkomst.stderr
    assert "Installeer reeletarief opnieuw." in uitkomst.stderr


@pytest.mark.parametrize("opdracht", [("nieuw", "regio", "r"), ("controleer", "--map", "regio")])
def test_een_programma_met_een_onleesbaar_gegeven_gaat_niet_verder_met_de_rest(
    opdracht: tuple[str, ...], draai_hier: Draai, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Een regio zonder die cao, of een controle die haar niet ziet, zou als goed gelden."""
    assert draai_hier("nieuw", "regio", "regio").code == 0
    gegevens = tmp_path / "programma"
    shutil.copytree("regio", gegevens / "regio")
    shutil.copy(landelijk.GEGEVENS / "jz21-productcodes.csv", gegevens)
    tabel = next((gegevens / "regio" / "cao" / "vvt").iterdir())
    tabel.unlink()
    tabel.symlink_to("nergens.yaml")
    monkeypatch.setattr(landelijk, "GEGEVENS", gegevens)
    uitkomst = draai_hier(*opdracht)
    assert uitkomst.code == 2
    assert "[RT523]" in uitkomst.stderr
    assert not Path("r").exists()


@pytest.mark.parametrize("naam", ["Regio \u202eNoord", "a\u200bb", "x\udcffy", "\u3164", "bel\x07"])
def test_een_naam_die_de_lezer_niet_aanneemt_wordt_geweigerd(naam: str, draai_hier: Draai) -> None:
    uitkomst = draai_hier("nieuw", "regio", "r", "--naam", naam)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "De waarde van --naam klopt niet" in uitkomst.stderr
    assert not Path("r").exists()


def test_wat_een_ander_intussen_neerzette_blijft(draai_hier: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    """Een tweede opdracht die de map ook leeg vond, vervangt er niets in."""
    Path("r").mkdir()
    monkeypatch.setattr("reeletarief.cli.nieuw.regio._eis_leeg", lambda _doel: None)
    assert draai_hier("nieuw", "regio", "r", "--naam", "Eerste").code == 0
    eerst = inhoud(Path("r"))
    tweede = draai_hier("nieuw", "regio", "r", "--naam", "Tweede")
    assert (tweede.code, tweede.stdout, inhoud(Path("r"))) == (2, "", eerst)
    assert "er is niets geschreven" in tweede.stderr


def test_wat_een_gedode_poging_achterliet_houdt_een_nieuwe_niet_tegen(draai_hier: Draai) -> None:
    Path("r/.productkaarten.ql9vwiyo.tmp").mkdir(parents=True)
    Path("r/.productkaarten.ql9vwiyo.tmp/half.yaml").write_text("product:", encoding="utf-8")
    assert draai_hier("nieuw", "regio", "r").code == 0
    assert not list(Path("r").glob("*.tmp"))


@pytest.mark.parametrize("staat_er", [True, False], ids=["lege map", "nieuwe map"])
def test_gedood_op_elk_moment_staat_er_een_hele_regio_of_niets(
    staat_er: bool, draai_hier: Draai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``kill -9``: wie daarna iets doet in die map, vindt oud of nieuw; en dezelfde opdracht maakt het af."""
    werk = tmp_path / "werk"
    opdracht = ("nieuw", "regio", str(werk / "r"), "--cao", "vvt")

    def begin() -> None:
        shutil.rmtree(werk, ignore_errors=True)
        (werk / "r" if staat_er else werk).mkdir(parents=True)
        monkeypatch.chdir(werk)

    begin()
    assert draai_in_kind(opdracht, tel_handelingen(werk, tmp_path / "aantal")).code == 0
    nieuw, aantal = inhoud(Path("r")), int((tmp_path / "aantal").read_bytes())
    assert aantal > len(nieuw)
    for punt in elke_of_steekproef(aantal, 12):
        begin()
        assert draai_in_kind(opdracht, dood_bij(punt, werk)).code is None, punt
        draai_hier("bereken", "--map", "r")
        gezien = inhoud(Path("r"))
        zichtbaar = {pad: bytes_ for pad, bytes_ in gezien.items() if not pad.startswith(".reeletarief-schrijven/")}
        assert zichtbaar in ({}, nieuw), punt
        assert zichtbaar or not any(pad.name != ".reeletarief-schrijven" for pad in Path("r").glob("*")), punt
        assert draai_hier(*opdracht).code == (2 if zichtbaar else 0), punt
        assert inhoud(Path("r")) == nieuw, punt


def test_een_half_gebleven_regio_gaat_eerst_weg(draai_hier: Draai) -> None:
    Path("r").mkdir()
    halverwege = dood_als(lambda wat, paden: wat == "os.rename" and "productkaarten" in str(paden[1]))
    assert draai_in_kind(("nieuw", "regio", "r", "--cao", "vvt"), halverwege).code is None
    assert {"cao", "productkaarten"} <= {pad.name for pad in Path("r").iterdir()}
    uitkomst = draai_hier("nieuw", "regio", "r", "--cao", "ggz")
    assert uitkomst.code == 0
    assert "Een eerdere opdracht is halverwege gestopt" in uitkomst.stderr
    assert [map_.name for map_ in Path("r/cao").iterdir()] == ["ggz"]


def test_een_lege_naam_is_geen_map(draai_hier: Draai) -> None:
    """Zoals van een variabele die niet gezet is: dan komt er niet ineens een regio in de map waar u staat."""
    uitkomst = draai_hier("nieuw", "regio", "")
    assert (uitkomst.code, uitkomst.stdout, list(Path().iterdir())) == (2, "", [])
    assert "noem een map" in uitkomst.stderr
