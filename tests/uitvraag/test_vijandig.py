"""Een aanbieder die zich voor meer aanbieders uitgeeft."""

from __future__ import annotations

import pytest

from reeletarief.analyse.uitvraag_formulieren import een_per_aanbieder
from reeletarief.invoer.uitvraag_antwoorden import Ingevuld
from reeletarief.invoer.werkboek_blad import KapotBladFout, getal_van

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
