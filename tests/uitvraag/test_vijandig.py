"""Een aanbieder die zich voor meer aanbieders uitgeeft."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reeletarief.analyse.uitvraag.formulieren import een_per_aanbieder
from reeletarief.invoer.uitvraag.aanbieders import naam_in_verslag
from reeletarief.invoer.uitvraag.antwoorden import Ingevuld
from reeletarief.invoer.werkboek.xlsx_blad import KapotBladFout, getal_van
from tests.conftest import VOORBEELDREGIO, Draai

EEN = Ingevuld("Aanbieder é", "a.csv", "1", (), frozenset({"45A48"}), ())


@pytest.mark.parametrize(
    "naam",
    [
        "aanbieder  É",
        "Aanbieder\N{NO-BREAK SPACE}é",
        "Aanbieder é\N{ZERO WIDTH SPACE}",
        "Aanbieder\N{SOFT HYPHEN} é",
        "Aanbieder e\N{COMBINING ACUTE ACCENT}",
        "\N{FULLWIDTH LATIN CAPITAL LETTER A}anbieder é",
    ],
)
def test_een_pseudoniem_dat_er_hetzelfde_uitziet_is_dezelfde_aanbieder(naam: str) -> None:
    tellen, bevindingen = een_per_aanbieder([EEN, EEN._replace(aanbieder=naam, bestand="b.csv", sha256="2")])
    assert tellen == ()
    assert [bevinding.code for bevinding in bevindingen] == ["RT961"]


@pytest.mark.parametrize("tekst", ["1_000", "\N{ARABIC-INDIC DIGIT THREE}", "0x10", ""])
def test_wat_alleen_python_een_getal_vindt_staat_niet_in_een_cel(tekst: str) -> None:
    with pytest.raises(KapotBladFout):
        getal_van(tekst)


@pytest.mark.parametrize("vorm", ["tabel", "md", "json", "csv"])
def test_de_naam_van_een_bestand_verraadt_de_aanbieder_niet(draai: Draai, tmp_path: Path, vorm: str) -> None:
    """Een aanbieder bewaart zijn formulier onder zijn eigen naam; die komt op stderr, maar in geen enkel verslag."""
    for pad in sorted((VOORBEELDREGIO / "examples/uitvraag/antwoorden").glob("*.csv")):
        shutil.copy(pad, tmp_path / f"Stichting Geheim {pad.stem[-1]}.csv")
    uit = draai("uitvraag", "verwerk", str(tmp_path), "-f", vorm)
    assert "Geheim" in uit.stderr
    assert "Uitschieter" in uit.stdout or vorm != "md"
    assert "Geheim" not in uit.stdout


def test_zoals_het_verstuurd_is_blijft_de_naam_staan() -> None:
    assert naam_in_verslag("m/uitvraag-2026-aanbieder-e.csv", "Aanbieder É") == "uitvraag-2026-aanbieder-e.csv"
    assert naam_in_verslag("m/aanbieder-e.ods", "Aanbieder E") == "aanbieder-e.ods"
    assert naam_in_verslag("m/uitvraag-2026-aanbieder-f.csv", "Aanbieder E") == "formulier van Aanbieder E"
