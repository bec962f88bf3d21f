"""``nieuw besluit``: wat u noemt krijgt een nieuw tarief, de rest houdt wat er is vastgesteld, en niemand typt een bedrag over."""

from __future__ import annotations

import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from tests.conftest import Draai, Uitkomst, op_een_regel, wijzig
from tests.schema.editor import bezwaren, schema_in

RONDE = Path(__file__).parents[2] / "examples" / "ronde"
HERZIEN = ("vaststellen", "--besluit", "nieuw.yaml", "--besluitdatum", "2026-05-20", "--herziening", "nieuwe cao")
DAG = "# INVULLEN: de dag van het besluit, zoals besluitdatum: 2026-05-20\n"
ZAAK = "INVULLEN: om welk besluit het gaat, zoals een zaaknummer"


@pytest.fixture
def draai(draai_hier: Draai) -> Draai:
    """Draai in een kopie van de Oefenregio, waarin over 2026 besloten is: 41A18 op € 84,00 (berekend € 80,29)."""
    for deel in ("cao", "productkaarten"):
        shutil.copytree(RONDE / deel, deel)
    for naam in ("opslagen.yaml", "besluit.yaml"):
        shutil.copy(RONDE / naam, naam)
    assert draai_hier("vaststellen", "--besluit", "besluit.yaml").code == 0
    return draai_hier


def schrijf(draai: Draai, *opties: str) -> Uitkomst:
    uitkomst = draai("nieuw", "besluit", "nieuw.yaml", *opties)
    assert uitkomst.code == 0, uitkomst.stderr
    return uitkomst


def neem(draai: Draai) -> dict[str, dict[str, str | None]]:
    """Vul in wat INVULLEN heet, neem het besluit, en geef de tarieven ervan op product."""
    wijzig(Path("nieuw.yaml"), DAG, "")
    wijzig(Path("nieuw.yaml"), ZAAK, "zaak 9")
    assert draai(*HERZIEN).code == 0
    besluit = json.loads(Path("vastgesteld/2026.json").read_text(encoding="utf-8"))
    return {een["product"]: een for een in besluit["tarieven"]}


def test_een_editor_vindt_het_schema_en_keurt_het_bestand_goed(draai: Draai) -> None:
    schrijf(draai, "--ingangsdatum", "2026-07-01", "--cao", "gehandicaptenzorg")
    tekst = Path("nieuw.yaml").read_text(encoding="utf-8")
    assert schema_in(tekst.splitlines()) == ".schemas/besluit.json"
    assert bezwaren("besluit", tekst) == []


@pytest.mark.parametrize(
    ("doel", "pad"),
    [
        ("besluiten/nieuw.yaml", "../.schemas/besluit.json"),
        ("../nieuw.yaml", "regio/.schemas/besluit.json"),
        ("../een map/nieuw.yaml", "../regio/.schemas/besluit.json"),
    ],
)
def test_het_schema_wordt_ook_gevonden_als_het_bestand_ergens_anders_ligt(doel: str, pad: str, draai: Draai) -> None:
    """De regel wees altijd naar een map naast het bestand zelf, en daar was dan niets."""
    map_ = Path.cwd() / "regio"
    map_.mkdir()
    for deel in ("cao", "productkaarten", "opslagen.yaml", "vastgesteld"):
        Path(deel).rename(map_ / deel)
    plek = map_ / doel
    plek.parent.mkdir(exist_ok=True)
    assert draai("nieuw", "besluit", str(plek), "--map", str(map_)).code == 0
    assert schema_in(plek.read_text(encoding="utf-8").splitlines()) == pad


def test_een_pad_met_een_spatie_kan_een_editor_niet_lezen_en_staat_er_niet(draai: Draai) -> None:
    Path("een regio").mkdir()
    for deel in ("cao", "productkaarten", "opslagen.yaml", "vastgesteld"):
        Path(deel).rename(Path("een regio", deel))
    assert draai("nieuw", "besluit", "nieuw.yaml", "--map", "een regio").code == 0
    assert "yaml-language-server" not in Path("nieuw.yaml").read_text(encoding="utf-8")


def test_alleen_de_producten_van_de_cao_krijgen_een_nieuw_tarief(draai: Draai) -> None:
    """Per 1 juli gelden in de gehandicaptenzorg nog 4 maanden van € 80,52 en 2 van € 81,97; 45A48 blijft € 102,00."""
    wijzig(Path("opslagen.yaml"), "uren_per_jaar: 60", "uren_per_jaar: 64")
    uitkomst = schrijf(draai, "--ingangsdatum", "2026-07-01", "--cao", "gehandicaptenzorg")
    tarieven = neem(draai)
    toen = json.loads(next(Path("vastgesteld").glob("2026-vastgesteld-*.json")).read_text(encoding="utf-8"))
    for een in toen["tarieven"]:
        if een["product"] != "41A18":
            assert tarieven[een["product"]]["vastgesteld"] == een["vastgesteld"]
            assert tarieven[een["product"]]["tarief"] != een["tarief"] or een["product"] == "45A49"
    per_dag = [prijs_op(draai, "41A18", dag) for dag in ("2026-07-01", "2026-11-01")]
    gemiddeld = ((4 * per_dag[0] + 2 * per_dag[1]) / 6).quantize(Decimal("0.01"))
    assert Decimal(str(tarieven["41A18"]["vastgesteld"])) == gemiddeld
    assert "4 maanden" in str(tarieven["41A18"]["reden"])
    assert "2 maanden" in str(tarieven["41A18"]["reden"])
    assert "Nieuw tarief vanaf 1 juli 2026: 41A18." in uitkomst.stdout
    assert draai("verifieer", "--vastgesteld", "2026").code == 0


def prijs_op(draai: Draai, product: str, dag: str) -> Decimal:
    uit = json.loads(draai("bereken", product, "--peildatum", dag, "--formaat", "json").stdout)
    return Decimal(uit["tarieven"][0]["tarief"])


def test_met_de_meegeleverde_tabellen_is_het_na_te_rekenen(draai: Draai) -> None:
    schrijf(draai, "--ingangsdatum", "2026-07-01", "--cao", "gehandicaptenzorg")
    tekst = Path("nieuw.yaml").read_text(encoding="utf-8")
    assert (
        "  # 41A18 was € 84,00, anders dan berekend: Naar boven afgerond op hele euro's, zodat het dagdeeltarief met de buurregio gelijk is.\n"
        '  - product: "41A18"\n'
        "    voorgesteld: 81.00\n"
        '    reden: "Gemiddelde van 4 maanden € 80,52 met de lonen van 1 juli 2026 en 2 maanden € 81,97 met de lonen van 1 november 2026."\n'
    ) in tekst


def test_het_gemiddelde_rondt_op_de_stap_van_de_eenheid(draai: Draai) -> None:
    """Vier maanden van € 81 en twee van € 82 zijn € 81,33; dagdelen gaan hier op hele euro's."""
    wijzig(Path("opslagen.yaml"), "\n  stap: 0.01\n", "\n  stap: 0.01\n  per_dagdeel: 1\n")
    schrijf(draai, "--ingangsdatum", "2026-07-01", "--cao", "gehandicaptenzorg")
    tekst = Path("nieuw.yaml").read_text(encoding="utf-8")
    assert "Gemiddelde van 4 maanden € 81,00 met de lonen van 1 juli 2026 en 2 maanden € 82,00" in tekst
    assert "voorgesteld: 81.00\n" in tekst


def test_met_een_tabel_is_het_het_tarief_van_die_dag(draai: Draai) -> None:
    schrijf(draai, "--ingangsdatum", "2026-11-15", "--cao", "gehandicaptenzorg")
    tekst = Path("nieuw.yaml").read_text(encoding="utf-8")
    assert 'voorgesteld: 81.97\n    reden: "Het tarief met de lonen van 15 november 2026."' in tekst


def test_wie_het_bedrag_van_die_dag_narekent_leest_dat_het_klopt(draai: Draai) -> None:
    """De reden noemt de lonen van 15 november; met die dag komt er het vastgestelde bedrag uit, ook met alleen het besluitbestand."""
    schrijf(draai, "--ingangsdatum", "2026-11-15", "--cao", "gehandicaptenzorg")
    assert neem(draai)["41A18"]["vastgesteld"] == "81.97"
    for waar in ("vastgesteld/2026.json", "."):
        uitkomst = draai("bereken", "41A18", "--peildatum", "2026-11-15", "--map", waar)
        assert "€ 81,97" in uitkomst.stdout
        melding = op_een_regel(uitkomst.stderr)
        assert "met --peildatum 2026-11-15 gerekend; het bedrag is hetzelfde, de berekening een andere." in melding
        assert "dit is niet het vastgestelde tarief" not in melding
    ander = op_een_regel(draai("bereken", "41A18", "--peildatum", "2026-07-01").stderr)
    assert "dit is niet het vastgestelde tarief" in ander


def test_een_herstel_vanaf_januari_laat_een_product_los_en_de_rest_zoals_het_was(draai: Draai) -> None:
    """De rechter vond de overhead van een product te laag: dat wordt opnieuw berekend, en een eigen bedrag elders blijft."""
    wijzig(
        Path("productkaarten/45A48-ambulant-individueel.yaml"),
        "trede: max-2, aandeel: 65%",
        "trede: max-1, aandeel: 65%",
    )
    uitkomst = schrijf(draai, "--product", "45A48")
    assert "Zoals nu berekend: 45A48." in uitkomst.stdout
    assert "41A18 staat daarvoor met een eigen bedrag in het bestand." in uitkomst.stdout
    tarieven = neem(draai)
    assert tarieven["45A48"]["vastgesteld"] == tarieven["45A48"]["tarief"] != "102.00"
    assert tarieven["41A18"]["vastgesteld"] == "84.00"
    assert str(tarieven["41A18"]["reden"]).startswith("Naar boven afgerond")


def test_zonder_keuze_houdt_alles_wat_het_was(draai: Draai) -> None:
    wijzig(Path("opslagen.yaml"), "uren_per_jaar: 60", "uren_per_jaar: 64")
    toen = {
        een["product"]: een["vastgesteld"] for een in json.loads(Path("vastgesteld/2026.json").read_text())["tarieven"]
    }
    schrijf(draai)
    assert {code: een["vastgesteld"] for code, een in neem(draai).items()} == toen


def test_wat_nog_in_te_vullen_is_houdt_vaststellen_tegen(draai: Draai) -> None:
    schrijf(draai)
    uitkomst = draai(*HERZIEN)
    assert uitkomst.code == 1
    assert "2 punten staan open (2 keer RT660)" in uitkomst.stderr


def test_een_uitzondering_gaat_mee_zolang_zij_nodig_is(draai: Draai) -> None:
    schrijf(draai)
    assert '  - {cao: jeugdzorg, reden: "Voor 2026 is nog geen cao gesloten.' in Path("nieuw.yaml").read_text(
        encoding="utf-8"
    )
    Path("nieuw.yaml").unlink()
    wijzig(Path("cao/jeugdzorg/2025-03-01.yaml"), "bevestigd_tot: 2025-12-31", "bevestigd_tot: 2026-12-31")
    schrijf(draai)
    assert "uitzonderingen" not in Path("nieuw.yaml").read_text(encoding="utf-8")


def test_een_product_dat_uit_een_nieuw_tarief_bestaat_wordt_genoemd(draai: Draai) -> None:
    Path("productkaarten/mix.yaml").write_text(MIX, encoding="utf-8")
    assert draai("vaststellen", "--besluit", "besluit.yaml", "--herziening", "erbij").code == 0
    zonder = op_een_regel(schrijf(draai, "--product", "45A48").stdout)
    assert (
        "Let op: MIX bestaat uit een product dat een nieuw tarief krijgt. Moet dat mee, noem het dan ook met --product."
        in zonder
    )
    Path("nieuw.yaml").unlink()
    assert "Let op" not in schrijf(draai, "--product", "45A48", "--product", "MIX").stdout


MIX = """\
product: "MIX"
standaardcode: "45A48"
naam: Gewogen uur
segment: ambulant
eenheid: uur
doel: Hulp door twee teams.
kwaliteitseisen: [Geregistreerd.]
samenstelling:
  klasse: open
  bron: uitvraag 2025
  jaar: 2025
  populaties:
    - {naam: individueel, gewicht: 100%, onderdelen: [{product: "45A48", aantal: 1}]}
tariefdifferentiatie: Een team.
"""


def test_een_eerdere_ingangsdatum_dan_het_besluit_wordt_gezegd(draai: Draai) -> None:
    """Anders zou een bedrag dat vanaf juli geldt, stil ook over de maanden ervoor gaan."""
    schrijf(draai, "--ingangsdatum", "2026-07-01", "--cao", "gehandicaptenzorg")
    neem(draai)
    Path("nieuw.yaml").unlink()
    gezegd = op_een_regel(schrijf(draai, "--product", "45A48").stdout)
    assert (
        "Let op: dat besluit geldt pas vanaf 1 juli 2026; met deze ingangsdatum gelden zijn bedragen ook ervoor."
        in gezegd
    )
    assert "met geldig_tot: 2026-06-30." in gezegd


def test_een_andere_eenheid_kan_haar_bedrag_niet_houden(draai: Draai) -> None:
    kaart = Path("productkaarten/45A49-ambulant-groep.yaml")
    wijzig(kaart, "\neenheid: minuut\n", "\neenheid: uur\n")
    gezegd = op_een_regel(schrijf(draai).stdout)
    assert "Let op: 45A49 gaat nu per een andere eenheid dan in dat besluit, en komt op wat er berekend is." in gezegd
    assert "45A49" not in Path("nieuw.yaml").read_text(encoding="utf-8")
    wijzig(Path("productkaarten/45A48-ambulant-individueel.yaml"), "\neenheid: uur\n", "\neenheid: minuut\n")
    uit = draai("nieuw", "besluit", "samen.yaml")
    gezegd = op_een_regel(uit.stdout)
    assert "Let op: 45A48, 45A49 gaan nu per een andere eenheid dan in dat besluit, en komen op wat" in gezegd


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (("--cao", "jeugdzorgg"), "'jeugdzorgg' kan niet; kies uit gehandicaptenzorg, jeugdzorg. Bedoelt u jeugdzorg?"),
        (("--product", "45A99"), "[RT501]"),
        (("--ingangsdatum", "2027-07-01"), "2027-07-01 ligt niet in tariefjaar 2026."),
        (("--ingangsdatum", "1 juli"), "--ingangsdatum"),
        (("--tariefjaar", "2025"), "[RT909]"),
    ],
)
def test_wat_niet_kan_schrijft_niets(draai: Draai, opties: tuple[str, ...], melding: str) -> None:
    uitkomst = draai("nieuw", "besluit", "nieuw.yaml", *opties)
    assert uitkomst.code == 2
    assert melding in op_een_regel(uitkomst.stderr)
    assert not Path("nieuw.yaml").exists()


def test_een_bestand_dat_er_is_blijft_en_een_kaart_is_geen_plek(draai: Draai) -> None:
    voor = Path("besluit.yaml").read_bytes()
    assert draai("nieuw", "besluit", "besluit.yaml").code == 2
    assert Path("besluit.yaml").read_bytes() == voor
    assert draai("nieuw", "besluit", "productkaarten/nieuw.yaml").code == 2
    assert not Path("productkaarten/nieuw.yaml").exists()


def test_een_concept_is_niets_om_op_te_volgen(draai: Draai) -> None:
    for deel in ("vastgesteld", "productkaarten"):
        shutil.rmtree(deel)
    shutil.copytree(RONDE / "productkaarten", "productkaarten")
    assert draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01").code == 0
    uitkomst = draai("nieuw", "besluit", "nieuw.yaml")
    assert uitkomst.code == 2
    assert "is een concept: er is over 2026 nog niets vastgesteld om op te volgen." in op_een_regel(uitkomst.stderr)
