"""``nieuw productkaart`` op een plek of met een opdracht die niet kan: er wordt nooit iets overschreven."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from reeletarief.schrijven.samen import schrijf_samen_nieuw
from tests.conftest import Draai, bewaak_weigering, inhoud

# --- op een eigen plek ---


def test_een_plek_buiten_de_kaarten_mag_en_de_uitkomst_zegt_dat(draai_in_regio: Draai) -> None:
    uitkomst = draai_in_regio("nieuw", "productkaart", "D1", "-o", "elders/k.yaml")
    assert uitkomst.code == 0
    assert "elders/k.yaml ligt niet in productkaarten" in uitkomst.stderr
    assert draai_in_regio("nieuw", "productkaart", "D1", "-o", "productkaarten/k.yaml").stderr == ""


@pytest.mark.parametrize("doel", ["cao/jeugdzorg/2026-01-01.yaml", "productkaarten/k.txt", "opslagen.yaml"])
def test_tussen_de_andere_bestanden_van_de_regio_komt_geen_kaart(doel: str, draai_in_regio: Draai) -> None:
    voor = inhoud(Path())
    uitkomst = draai_in_regio("nieuw", "productkaart", "D1", "-o", doel)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "is in deze regio geen plek voor een kaart." in uitkomst.stderr
    assert inhoud(Path()) == voor


# --- nooit iets overschrijven ---


def test_een_product_met_een_kaart_krijgt_geen_tweede(draai_in_regio: Draai) -> None:
    voor = inhoud(Path())
    uitkomst = draai_in_regio("nieuw", "productkaart", "45A48")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT521]" in uitkomst.stderr
    assert "productkaarten/45A48-ambulant-individueel.yaml" in uitkomst.stderr
    assert inhoud(Path()) == voor


def test_ook_een_kaart_met_fouten_telt(draai_in_regio: Draai) -> None:
    Path("productkaarten/stuk.yaml").write_text('product: "D1"\nnaam:\n', encoding="utf-8")
    assert "[RT521]" in draai_in_regio("nieuw", "productkaart", "D1").stderr


def test_een_bestand_dat_er_al_is_blijft_staan(draai_in_regio: Draai) -> None:
    Path("k.yaml").write_text("van mij", encoding="utf-8")
    Path("los.yaml").symlink_to("nergens.yaml")
    for doel in ("k.yaml", "los.yaml", "."):
        uitkomst = draai_in_regio("nieuw", "productkaart", "D1", "-o", doel)
        assert (uitkomst.code, uitkomst.stdout) == (2, "")
        assert "[RT520]" in uitkomst.stderr
    assert Path("k.yaml").read_text(encoding="utf-8") == "van mij"
    assert not Path("nergens.yaml").exists()


@pytest.mark.parametrize("doel", ["rond/k.yaml", "a\0b.yaml", "opslagen.yaml/k.yaml"])
def test_een_plek_die_er_geen_is(doel: str, draai_in_regio: Draai) -> None:
    Path("rond").symlink_to("rond")
    uitkomst = draai_in_regio("nieuw", "productkaart", "D1", "-o", doel)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert uitkomst.stderr.startswith("Fout: [RT5")


def test_de_kaart_komt_niet_via_een_koppeling_buiten_de_regio(
    draai_in_regio: Draai, tmp_path_factory: pytest.TempPathFactory
) -> None:
    buiten = tmp_path_factory.mktemp("buiten")
    for pad in Path("productkaarten").iterdir():
        pad.unlink()
    Path("productkaarten").rmdir()
    Path("productkaarten").symlink_to(buiten)
    uitkomst = draai_in_regio("nieuw", "productkaart", "D1")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert list(buiten.iterdir()) == []


def test_een_kaart_die_de_lezer_niet_aanneemt_wordt_niet_geschreven(draai_in_regio: Draai) -> None:
    voor = inhoud(Path())
    uitkomst = draai_in_regio("nieuw", "productkaart", "D1", "--naam", "stuur\x1bteken")
    assert uitkomst.code == 2
    assert inhoud(Path()) == voor


# --- een verkeerde opdracht ---


@pytest.mark.parametrize(
    ("opdracht", "melding"),
    [
        ((), "Het argument CODE ontbreekt."),
        (("D$1",), "Een code bestaat uit hooguit 60 gewone letters"),
        (("D1", "--vorm", "dagdel"), "Bedoelt u dagdeel?"),
        (("D1", "--vorm", "stuks"), "Bedoelt u traject?"),
    ],
)
def test_een_verkeerde_opdracht(
    opdracht: tuple[str, ...], melding: str, draai_in_regio: Draai, capsys: pytest.CaptureFixture[str]
) -> None:
    bewaak_weigering(["nieuw", "productkaart", *opdracht], melding, capsys)


def test_een_cao_die_er_niet_is_of_nog_niet_af_is(draai_in_regio: Draai) -> None:
    assert "[RT522]" in draai_in_regio("nieuw", "productkaart", "D1", "--cao", "kinderopvang").stderr
    draai_in_regio("nieuw", "cao-tabel", "kinderopvang", "2026-01-01")
    uitkomst = draai_in_regio("nieuw", "productkaart", "D1", "--cao", "kinderopvang")
    assert uitkomst.code == 2
    assert "De tabellen van cao kinderopvang zijn nog niet af." in uitkomst.stderr


def test_buiten_een_regio_zegt_de_melding_hoe_u_er_een_begint(draai_hier: Draai) -> None:
    uitkomst = draai_hier("nieuw", "productkaart", "D1")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "reeletarief nieuw regio MAP" in uitkomst.stderr


@pytest.mark.parametrize("doel", [".verborgen.yaml", ".map/x.yaml", "x.yaml/y.yaml", "\udcff.yaml"])
def test_geen_kaart_op_een_plek_die_niemand_leest(doel: str, draai_in_regio: Draai) -> None:
    uitkomst = draai_in_regio("nieuw", "productkaart", "Z1", "-o", f"productkaarten/{doel}")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "zou niet als kaart gelezen worden" in uitkomst.stderr
    assert not Path("productkaarten", doel).exists()


def test_een_kaart_die_er_intussen_staat_blijft(draai_in_regio: Draai, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twee opdrachten tegelijk vinden allebei dat de plek vrij is; de tweede vervangt de kaart van de eerste niet."""
    monkeypatch.setattr("reeletarief.cli.nieuw.productkaart.eis_vrij", lambda _pad: None)
    monkeypatch.setattr("reeletarief.cli.nieuw.productkaart._eis_nieuw", lambda *_: None)
    assert draai_in_regio("nieuw", "productkaart", "Z1", "-o", "productkaarten/z.yaml", "--naam", "een").code == 0
    eerst = inhoud(Path())
    tweede = draai_in_regio("nieuw", "productkaart", "Z2", "-o", "productkaarten/z.yaml", "--naam", "twee")
    assert (tweede.code, tweede.stdout, inhoud(Path())) == (2, "", eerst)
    assert "er staat al iets met die naam" in tweede.stderr


def test_ook_zonder_harde_koppelingen_wordt_niets_vervangen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def geen_koppelingen(*_: object) -> None:
        raise OSError(errno.EPERM, "kan hier niet")

    monkeypatch.setattr("os.link", geen_koppelingen)
    doel = tmp_path / "x.yaml"
    schrijf_samen_nieuw({doel: b"een"})
    with pytest.raises(FileExistsError):
        schrijf_samen_nieuw({doel: b"twee"})
    assert inhoud(tmp_path) == {"x.yaml": b"een"}


@pytest.mark.parametrize("regel", ["product: 'W1'", 'product:   "W1" # x', '{product: "W1"}', '"product": W1'])
def test_een_kaart_met_fouten_telt_hoe_haar_code_ook_geschreven_is(regel: str, draai_in_regio: Draai) -> None:
    Path("productkaarten/w.yaml").write_text(f"{regel}\n", encoding="utf-8")
    uitkomst = draai_in_regio("nieuw", "productkaart", "W1")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "Product W1 heeft al een kaart: productkaarten/w.yaml." in uitkomst.stderr
