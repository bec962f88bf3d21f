"""Een csv zoals een rekenblad hem bewaart: met lege kolommen, of toch nog als rekenblad."""

from __future__ import annotations

import io

import openpyxl
import pytest

from reeletarief.invoer.csv_cellen import MEESTE_RIJEN, lees_csv
from tests.begroting.proefvolumes import gelezen

KOLOMMEN = ("code", "naam")


def rekenblad() -> bytes:
    werkboek = openpyxl.Workbook()
    werkboek.worksheets[0].append(KOLOMMEN)
    uit = io.BytesIO()
    werkboek.save(uit)
    return uit.getvalue()


@pytest.mark.parametrize(
    "inhoud",
    [rekenblad(), bytes.fromhex("D0CF11E0A1B11AE1") + b"\xff" * 500, b"PK\x03\x04\x14\n" + b"\xff" * 500],
    ids=["xlsx", "xls", "xlsx-met-een-eerste-regel-die-tekst-kan-zijn"],
)
def test_een_rekenblad_heet_een_rekenblad(inhoud: bytes) -> None:
    """'Geen UTF-8, byte 0xA6' klopt, maar zegt niemand wat er mis is."""
    for bevindingen in (lees_csv(inhoud, "gemeenten.xlsx", KOLOMMEN).bevindingen, gelezen(inhoud).bevindingen):
        [bevinding] = bevindingen
        assert (bevinding.code, bevinding.wat) == ("RT701", "Dit is een rekenblad, en hier hoort een csv.")
        assert "CSV UTF-8" in bevinding.remedie


def test_lege_kolommen_zijn_samen_een_fout() -> None:
    """Excel bewaart een gebied dat ooit gevuld was; dan staan er puntkomma's achter elke regel."""
    [bevinding] = lees_csv(b"code;naam;;;\n9902;Proefdorp;;;\n", "gemeenten.csv", KOLOMMEN).bevindingen
    assert bevinding.wat == "Kolom 3 heeft geen naam."
    assert bevinding.plaats is not None
    assert bevinding.plaats.kolom == 11


def test_een_kolom_die_er_twee_keer_staat_blijft_een_fout() -> None:
    [bevinding] = lees_csv(b"code;naam;naam\n9902;Proefdorp;x\n", "gemeenten.csv", KOLOMMEN).bevindingen
    assert bevinding.wat == "De kolom 'naam' staat er twee keer."


@pytest.mark.parametrize("teken", [",", "\t"], ids=["komma", "tab"])
def test_twee_scheidingstekens_in_de_kop_heten_zo(teken: str) -> None:
    """Er stond: bedoelt u 'naam'? Dat staat er al; er staat alleen een ander teken voor."""
    [bevinding] = lees_csv(f"jaar;code{teken}naam\n".encode(), "gemeenten.csv", (*KOLOMMEN, "jaar")).bevindingen
    naam = {",": "komma", "\t": "tab"}[teken]
    assert bevinding.wat == f"In de kopregel staan twee scheidingstekens door elkaar; hier is het een {naam}."
    assert bevinding.remedie.endswith("zoals een puntkomma: code;naam;jaar.")
    assert bevinding.plaats is not None
    assert bevinding.plaats.kolom == 6


def test_een_eigen_kolom_met_een_komma_in_de_naam_is_geen_tweede_scheidingsteken() -> None:
    gelezen_ = lees_csv(b"code;naam;naam, kort\n9902;Proefdorp;Pd\n", "gemeenten.csv", KOLOMMEN, lambda _: True)
    assert gelezen_.bevindingen == ()


def test_een_rij_met_een_ander_teken_zegt_dat() -> None:
    inhoud = "jaar;code;naam\n2026;9902,Proefdorp\n2026;9903\n2026;9904;Dorp, het\n"
    anders, te_kort = lees_csv(inhoud.encode(), "gemeenten.csv", (*KOLOMMEN, "jaar")).bevindingen
    assert anders.wat.startswith("Deze regel heeft 2 velden in plaats van 3, en naast de puntkomma een komma: er staan")
    assert anders.remedie.startswith("Scheid alle velden zoals de kopregel, met een puntkomma")
    assert te_kort.wat == "Deze regel heeft 2 velden in plaats van 3."


@pytest.mark.parametrize("begin", ["\ufeff", "\ufeffsep=;\n"], ids=["bom", "bom en sep"])
def test_een_bom_maakt_niet_uit(begin: str) -> None:
    gelezen_ = lees_csv(f"{begin}code;naam\n9902;Proefdorp\n".encode(), "gemeenten.csv", KOLOMMEN)
    assert [rij["code"].tekst for rij in gelezen_.rijen] == ["9902"]


@pytest.mark.parametrize("begin", ["", "sep=;\n"], ids=["gewoon", "sep"])
def test_wat_geen_rij_is_telt_niet_bij_het_meeste_dat_mag(begin: str) -> None:
    """Met precies vijftigduizend rijen stond er 'meer dan 50.000 rijen': de kopregel telde mee."""
    rijen = f"{begin}code;naam\n" + "9902;Proefdorp\n" * MEESTE_RIJEN
    assert lees_csv(rijen.encode(), "gemeenten.csv", KOLOMMEN).bevindingen == ()
    [te_veel] = lees_csv(f"{rijen}9902;Proefdorp\n".encode(), "gemeenten.csv", KOLOMMEN).bevindingen
    assert te_veel.wat == "Dit bestand heeft meer dan 50.000 rijen."
