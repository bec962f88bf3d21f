"""Een besluit dat zichzelf tegenspreekt, is nergens te gebruiken: elke opdracht zegt hetzelfde, en waarin."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from reeletarief.berekening.bewijs import maak_bewijs
from reeletarief.invoer.besluit.bestand import lees_besluit
from reeletarief.invoer.besluit.model import Besluit
from reeletarief.invoer.bestand import Bestand
from reeletarief.invoer.kaart.besluitblok import zonder_blok
from tests.conftest import Draai, op_een_regel
from tests.vaststellen.conftest import RONDE

KAART = "productkaarten/45A48-ambulant-individueel.yaml"


def wijzig_besluit(pad: Path, wijziging: Callable[[Any], object]) -> None:
    blok = json.loads(pad.read_text(encoding="utf-8"))
    wijziging(blok)
    pad.write_text(json.dumps(blok, ensure_ascii=False, indent=2), encoding="utf-8")


def _ingang_na_einde(blok: Any) -> None:
    blok["besluit"]["ingangsdatum"] = "2027-01-01"


def _dagen_van_een_ander_jaar(blok: Any) -> None:
    blok["besluit"]["geldig_tot"] = "2029-12-31"


def _ander_tariefjaar(blok: Any) -> None:
    blok["tariefjaar"] = 2027


def _ander_jaar_met_dagen(blok: Any) -> None:
    blok["tariefjaar"] = 2027
    blok["besluit"] |= {"ingangsdatum": "2027-01-01", "geldig_tot": "2027-12-31"}


def _peildatum_erbij(blok: Any) -> None:
    blok["peildatum"] = "2025-07-01"


def _andere_regio(blok: Any) -> None:
    blok["regio"] = "Jeugdregio Anders"


def _andere_eenheid(blok: Any) -> None:
    blok["tarieven"][1]["eenheid"] = "minuut"


def _onbekende_eenheid(blok: Any) -> None:
    blok["tarieven"][1]["eenheid"] = "week"


def _tarief_weg(blok: Any) -> None:
    del blok["tarieven"][1]


def _kaart_weg(blok: Any) -> None:
    del blok["invoer"][KAART]


SOORTEN = [
    (_ingang_na_einde, "spreekt zichzelf tegen: het gaat in op 2027-01-01 en eindigt al op 2026-12-31."),
    (_dagen_van_een_ander_jaar, "het gaat over 2026, en geldt van 2026-01-01 tot en met 2029-12-31."),
    (_ander_tariefjaar, "het gaat over 2027, en geldt van 2026-01-01 tot en met 2026-12-31."),
    (_ander_jaar_met_dagen, "het gaat over 2027, en zijn vingerafdruk is die van een berekening van 2026."),
    (_peildatum_erbij, "de peildatum is 2025-07-01, en zijn vingerafdruk is die van een berekening zonder peildatum."),
    (_andere_regio, "het is van Jeugdregio Anders, en de bewaarde opslagen.yaml is van Oefenregio."),
    (_andere_eenheid, f"het tarief van 45A48 is per minuut, en {KAART} rekent per uur."),
    (_onbekende_eenheid, "is niet te gebruiken: de eenheid 'week' bestaat niet."),
    (_tarief_weg, f"{KAART} is bewaard, maar 45A48 heeft geen tarief."),
    (_kaart_weg, "45A48 heeft een tarief, maar zijn kaart is niet bewaard."),
]


@pytest.mark.parametrize(("wijziging", "melding"), SOORTEN)
def test_elke_soort_tegenspraak_heeft_haar_eigen_zin(
    draai: Draai, besloten: Path, tmp_path: Path, wijziging: Callable[[Any], None], melding: str
) -> None:
    los = tmp_path / "los.json"
    los.write_bytes((besloten / "vastgesteld/2026.json").read_bytes())
    wijzig_besluit(los, wijziging)
    uitkomst = draai("bereken", map_=los)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert uitkomst.stderr.startswith(f"Fout {los}:1:1: [RT990]\n  Dit besluit ")
    assert melding in op_een_regel(uitkomst.stderr)


@pytest.mark.parametrize(
    "opdracht",
    [
        ("bereken", "--map", "{los}"),
        ("uitleg", "41A18", "--map", "{los}"),
        ("tarieflijst", "--map", "{los}"),
        ("verifieer", "--vastgesteld", "{los}", "--map", "{regio}"),
        ("vergelijk", "--met", "{regio}", "--map", "{los}"),
        ("reacties", "effect", "--met", "{los}", "--map", "{regio}"),
    ],
)
def test_elke_opdracht_die_een_besluit_leest_weigert_het(
    draai: Draai, besloten: Path, tmp_path: Path, opdracht: tuple[str, ...]
) -> None:
    shutil.copytree(RONDE / "reacties", besloten / "reacties")
    los = tmp_path / "los.json"
    los.write_bytes((besloten / "vastgesteld/2026.json").read_bytes())
    wijzig_besluit(los, _andere_regio)
    uitkomst = draai(*(deel.format(los=los, regio=besloten) for deel in opdracht), map_=None)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT990]" in uitkomst.stderr


def test_meer_tegenspraken_staan_in_een_zin(draai: Draai, besloten: Path) -> None:
    pad = besloten / "vastgesteld/2026.json"
    wijzig_besluit(pad, _andere_regio)
    wijzig_besluit(pad, _kaart_weg)
    melding = op_een_regel(draai("bereken", map_=pad).stderr)
    assert "is van Oefenregio; 45A48 heeft een tarief, maar zijn kaart is niet bewaard." in melding


def test_een_kaart_die_ernaar_wijst_wordt_erdoor_weersproken(draai: Draai, besloten: Path) -> None:
    """Zo'n bestand is na het besluit gewijzigd, net als een met een ander bedrag: niets heet dan nog vastgesteld."""
    wijzig_besluit(besloten / "vastgesteld/2026.json", _ingang_na_einde)
    uitkomst = draai("bereken", map_=besloten)
    melding = op_een_regel(uitkomst.stderr)
    assert uitkomst.code == 1
    assert uitkomst.stdout.startswith("Oefenregio · tarieven 2026 · concept\n")
    assert uitkomst.stderr.count("[RT017]") == 1
    assert (
        "De kaarten dragen een besluit over 2026, maar het bestand erachter is gewijzigd: dit besluit spreekt zichzelf tegen: het gaat in "
        "op 2027-01-01 en eindigt al op 2026-12-31."
    ) in melding


def test_zonder_besluit_op_de_kaart_is_het_niet_na_te_gaan(draai: Draai, besloten: Path) -> None:
    wijzig_besluit(besloten / "vastgesteld/2026.json", _ingang_na_einde)
    for kaart in (besloten / "productkaarten").glob("*.yaml"):
        kaart.write_bytes(zonder_blok(kaart.read_bytes()))
    uitkomst = draai("bereken", map_=besloten)
    assert "[RT018]" in uitkomst.stderr
    assert "want dit besluit spreekt zichzelf tegen: het gaat in op 2027-01-01" in op_een_regel(uitkomst.stderr)


def test_een_peildatum_die_weg_is_valt_op(draai: Draai, regio: Path) -> None:
    opdracht = ("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", "--peildatum", "2025-12-01")
    assert draai(*opdracht, map_=regio).code == 0
    pad = regio / "vastgesteld/2026.json"
    assert isinstance(lees_besluit(pad.read_bytes(), "x"), Besluit)
    wijzig_besluit(pad, lambda blok: blok.update(peildatum=None))
    melding = op_een_regel(draai("bereken", map_=pad).stderr)
    assert (
        "het heeft geen peildatum, en zijn vingerafdruk is die van een berekening met peildatum 2025-12-01." in melding
    )


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ('product: "45A48"', "product: '45A48'   # de code"),
        ("eenheid: uur", 'eenheid: "uur" # per 60 minuten'),
        ("eenheid: uur", "eenheid:\n  uur"),
        ('product: "45A48"', '"product": "45A48"'),
    ],
)
def test_hoe_een_kaart_geschreven_is_maakt_niet_uit(besloten: Path, oud: str, nieuw: str) -> None:
    pad = besloten / "vastgesteld/2026.json"

    def schrijf_anders(blok: Any) -> None:
        assert oud in blok["invoer"][KAART]
        blok["invoer"][KAART] = blok["invoer"][KAART].replace(oud, nieuw, 1)

    wijzig_besluit(pad, schrijf_anders)
    assert isinstance(lees_besluit(pad.read_bytes(), "x"), Besluit)
    wijzig_besluit(pad, _andere_eenheid)
    assert not isinstance(lees_besluit(pad.read_bytes(), "x"), Besluit)


@pytest.mark.parametrize("teken", ["\ud800", "\u202e", "\x1b[31m"])
def test_een_onzichtbaar_teken_in_een_naam_is_een_fout(draai: Draai, besloten: Path, teken: str) -> None:
    goed = (besloten / "vastgesteld/2026.json").read_bytes()
    pad = besloten / "vastgesteld/2026.json"
    wijzigingen: tuple[Callable[[Any], object], ...] = (
        lambda blok: blok["bewijs"]["bestanden"][0].update(pad=f"cao/{teken}"),
        lambda blok: blok["bewijs"]["bestanden"][0].update(sha256=teken),
        lambda blok: blok["invoer"].update({f"productkaarten/{teken}.yaml": 'product: "X"'}),
        lambda blok: blok["tarieven"][0].update(product=teken),
    )
    for wijziging in wijzigingen:
        blok = json.loads(goed)
        wijziging(blok)
        pad.write_text(json.dumps(blok), encoding="utf-8")
        uitkomst = draai("bereken", map_=pad)
        assert uitkomst.code == 2
        assert "[RT990]" in uitkomst.stderr
        assert "onzichtbaar teken" in uitkomst.stderr


def test_een_andere_versie_van_het_programma_is_geen_tegenspraak(besloten: Path) -> None:
    pad = besloten / "vastgesteld/2026.json"

    def ouder(blok: Any) -> None:
        bestanden = {een["pad"]: Bestand(een["pad"], een["sha256"], ()) for een in blok["bewijs"]["bestanden"]}
        blok["bewijs"] |= {
            "reeletarief": "0.0.9",
            "sha256": maak_bewijs(bestanden, bestanden, 2026, None, "0.0.9").sha256,
        }

    wijzig_besluit(pad, ouder)
    gelezen = lees_besluit(pad.read_bytes(), "x")
    assert isinstance(gelezen, Besluit)
    assert gelezen.gewijzigd == ()
