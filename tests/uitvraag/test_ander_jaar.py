"""Een uitvraag over een later jaar dan dat van ``opslagen.yaml``: wie in het voorjaar uitvraagt, heeft nog niet elk cijfer van dat jaar."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reeletarief.api import lees_werkmap
from tests.conftest import VOORBEELDREGIO, Draai, bewaak_weigering, op_een_regel
from tests.uitvraag.invullen import In, csv_rijen, in_csv, maak

ANTWOORDEN = {"A": "30% 70% 0% 1100 100", "B": "40% 60% 0% 1000 300", "C": "50% 50% 0% 1200 600"}
IN_2028 = ("--tariefjaar", "2028")


@pytest.fixture
def terug(draai: Draai, regio: Path, tmp_path: Path) -> Path:
    """Drie formulieren over 45A48 in 2028, gemaakt door de opdracht en ingevuld."""
    aanbieders = [deel for letter in ANTWOORDEN for deel in ("--aanbieder", f"Aanbieder {letter}")]
    map_ = tmp_path / "terug"
    assert draai("uitvraag", "maak", str(map_), "45A48", *aanbieders, "-f", "csv", "-j", "2028", map_=regio).code == 0
    (vragen,) = maak(lees_werkmap(regio), ["45A48"]).producten
    for letter, antwoord in ANTWOORDEN.items():
        pad = map_ / f"uitvraag-2028-aanbieder-{letter.lower()}.csv"
        ingetypt = {regel.vraag: In(tekst) for regel, tekst in zip(vragen.regels, antwoord.split(), strict=True)}
        pad.write_bytes(in_csv(pad.read_bytes(), ingetypt))
    return map_


def test_zonder_reeksen_voor_dat_jaar_komt_het_formulier_er_met_een_opmerking(
    draai: Draai, regio: Path, tmp_path: Path
) -> None:
    vooraf = (regio / "opslagen.yaml").read_bytes()
    opdracht = ("uitvraag", "maak", str(tmp_path / "uit"), "45A48", "--aanbieder", "Aanbieder A", "-f", "csv")
    uitkomst = draai(*opdracht, *IN_2028, map_=regio)
    stderr = op_een_regel(uitkomst.stderr)
    assert uitkomst.code == 0
    assert stderr.count("[RT402]") == 1
    assert "De declarabele uren op de kaart zijn daarom van 1 product niet te berekenen en blijven leeg" in stderr
    assert "reeletarief bereken --tariefjaar 2028" in stderr
    (weg,) = json.loads(draai("bereken", "45A48", *IN_2028, "-f", "json", map_=regio).stdout)["overgeslagen"]
    reeksen = {een["regel"] for een in weg["redenen"] if een["code"] == "RT402"}
    assert (len(reeksen), "Voor 2028 heeft 1 reeks nog geen waarde." in stderr) == (1, True)
    kop, *rijen = csv_rijen((tmp_path / "uit" / "uitvraag-2028-aanbieder-a.csv").read_bytes())
    op_de_kaart = {rij[kop.index("Veld")]: rij[kop.index("Op de kaart")] for rij in rijen}
    assert (op_de_kaart["declarabele_uren"], op_de_kaart["aandeel"]) == ("", "60%")
    assert {rij[kop.index("Tariefjaar")] for rij in rijen} == {"2028"}
    assert (regio / "opslagen.yaml").read_bytes() == vooraf


def test_met_reeksen_staan_de_uren_van_dat_jaar_erbij(draai: Draai, tmp_path: Path) -> None:
    uren = {}
    for jaar in ("2024", "2026"):
        doel = tmp_path / jaar
        uitkomst = draai("uitvraag", "maak", str(doel), "45A48", "-a", "Aanbieder A", "-f", "csv", "-j", jaar)
        assert (uitkomst.code, "[RT402]" in uitkomst.stderr) == (0, False)
        kop, *rijen = csv_rijen((doel / f"uitvraag-{jaar}-aanbieder-a.csv").read_bytes())
        uren[jaar] = next(
            rij[kop.index("Op de kaart")] for rij in rijen if rij[kop.index("Veld")] == "declarabele_uren"
        )
    assert uren == {"2024": "1061,1", "2026": "1055,97"}


def test_wat_terugkomt_telt_in_dat_jaar(draai: Draai, regio: Path, terug: Path) -> None:
    uitkomst = draai("uitvraag", "verwerk", str(terug), *IN_2028, "-f", "json", map_=regio)
    verslag = json.loads(uitkomst.stdout)
    assert (uitkomst.code, verslag["tariefjaar"], verslag["antwoorden"]) == (0, 2028, 15)
    (product,) = verslag["producten"]
    kaart = {veld["veld"]: veld["kaart"] for veld in product["velden"]}
    assert kaart["declarabele_uren"] is None
    assert "[RT402]" in uitkomst.stderr


def test_zonder_jaar_zegt_de_melding_welk_jaar_te_geven(draai: Draai, regio: Path, terug: Path) -> None:
    uitkomst = draai("uitvraag", "verwerk", str(terug), map_=regio)
    stderr = op_een_regel(uitkomst.stderr)
    assert uitkomst.code == 2
    assert "hier staat tariefjaar '2028', niet '2026'" in stderr
    assert "Gaat de uitvraag over 2028, geef dan --tariefjaar 2028." in stderr


@pytest.mark.parametrize("vorm", ["tabel", "md", "json"])
def test_een_voorstel_zegt_dat_het_effect_niet_te_zeggen_is(
    draai: Draai, regio: Path, terug: Path, tmp_path: Path, vorm: str
) -> None:
    opdracht = ("uitvraag", "verwerk", str(terug), *IN_2028, "--voorstel", str(tmp_path / "voorstel"), "-f", vorm)
    uitkomst = draai(*opdracht, map_=regio)
    assert uitkomst.code == 0
    (kaart,) = (tmp_path / "voorstel" / "productkaarten").iterdir()
    assert "uitvraag 2028 onder 3 aanbieders" in kaart.read_text(encoding="utf-8")
    if vorm == "json":
        voorstel = json.loads(uitkomst.stdout)["voorstel"]
        assert (voorstel["tarieven"], voorstel["zonder_tarief"]) == ([], ["45A48"])
    else:
        zin = "Wat het voorstel met het tarief van 45A48 doet, is niet te zeggen: voor 2028 is het niet te berekenen."
        assert zin in op_een_regel(uitkomst.stdout)


@pytest.mark.parametrize("deel", [("maak", "uit", "--aanbieder", "A"), ("verwerk", "terug")])
def test_een_jaar_dat_geen_jaar_is(deel: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    bewaak_weigering(["uitvraag", *deel, "-j", "28", "--map", str(VOORBEELDREGIO)], "geen jaar van 2000", capsys)
