"""Een csv zoals een rekenblad hem bewaart: met lege kolommen, of toch nog als rekenblad."""

from __future__ import annotations

import io

import openpyxl
import pytest

from reeletarief.invoer.csv_cellen import lees_csv
from tests.begroting.test_begroting import gelezen

KOLOMMEN = ("code", "naam")


def rekenblad() -> bytes:
    werkboek = openpyxl.Workbook()
    werkboek.active.append(KOLOMMEN)
    uit = io.BytesIO()
    werkboek.save(uit)
    return uit.getvalue()


@pytest.mark.parametrize(
    "inhoud", [rekenblad(), bytes.fromhex("D0CF11E0A1B11AE1") + b"\xff" * 500], ids=["xlsx", "xls"]
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
