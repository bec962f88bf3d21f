"""Een besluit dat op een kaart met de hand gewijzigd is, gaat nergens stil door voor wat er is vastgesteld."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from reeletarief.invoer.kaart.besluitblok import zonder_blok
from tests.conftest import Draai, op_een_regel, wijzig
from tests.gedeeld.kloon import git, leg_vast, schone_git
from tests.vaststellen.conftest import RONDE

__all__ = ["schone_git"]

KAART = "productkaarten/41A18-dagbesteding.yaml"
REDEN = "Naar boven afgerond op hele euro's, zodat het dagdeeltarief met de buurregio gelijk is."
BESLUIT = "vastgesteld/2026.json"


@pytest.fixture
def gewijzigd(besloten: Path) -> Path:
    """Iemand heeft op de kaart van het vastgestelde bedrag € 88,00 gemaakt."""
    wijzig(besloten / KAART, "  tarief: 84.00", "  tarief: 88.00")
    return besloten


def meldingen(tekst: str, code: str = "RT017") -> list[str]:
    return [alinea for alinea in tekst.split("\n\n") if f"[{code}]" in alinea]


def test_een_kaart_die_het_besluit_tegenspreekt_en_anders_rekent_zegt_alleen_dat_zij_tegenspreekt(
    draai: Draai, gewijzigd: Path
) -> None:
    """Of de berekening nog op het besluit uitkomt, is pas te zeggen als de kaart weer zegt wat er besloten is."""
    wijzig(gewijzigd / KAART, "begeleiders: 0.6}", "begeleiders: 0.62}")
    stderr = draai("bereken", "41A18", map_=gewijzigd).stderr
    assert len(meldingen(stderr)) == 1
    assert meldingen(stderr, "RT015") == []


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("status: vastgesteld", "status: concept"),
        ("tarief: 84.00", "tarief: 88.00"),
        ("berekend: 80.29", "berekend: 84.00"),
        ("eenheid: dagdeel", "eenheid: uur"),
        (f'reden: "{REDEN}"', 'reden: "Zo besloot het college."'),
        ("besluitdatum: 2025-12-09", "besluitdatum: 2025-12-10"),
        ("ingangsdatum: 2026-01-01", "ingangsdatum: 2026-02-01"),
        ("geldig_tot: 2026-12-31", "geldig_tot: 2026-11-30"),
    ],
)
def test_controleer_geeft_een_fout_op_de_regel_met_wat_het_besluit_zegt(
    draai: Draai, besloten: Path, oud: str, nieuw: str
) -> None:
    assert draai("controleer", map_=besloten).code == 0
    wijzig(besloten / KAART, f"\n  {oud}\n", f"\n  {nieuw}\n")
    uitkomst = draai("controleer", map_=besloten)
    (melding,) = meldingen(uitkomst.stdout)
    regel = (besloten / KAART).read_text(encoding="utf-8").splitlines().index(f"  {nieuw}") + 1
    assert uitkomst.code == 1
    assert melding.startswith(f"Fout {KAART}:{regel}:")
    assert f"op de kaart staat {nieuw.replace(': ', ' ')}, maar in {BESLUIT} {oud.partition(': ')[2]}." in melding
    assert f"schrijf hier weer {oud}. " in melding


def test_een_reden_die_van_de_kaart_gehaald_is_valt_op(draai: Draai, besloten: Path) -> None:
    wijzig(besloten / KAART, f'  reden: "{REDEN}"\n', "")
    (melding,) = meldingen(draai("controleer", map_=besloten).stdout)
    assert f'op de kaart staat geen reden, maar in {BESLUIT} "{REDEN}".' in melding
    narekenen = op_een_regel(draai("verifieer", "--vastgesteld", "2026", map_=besloten).stdout)
    assert f'op de kaart staat reden niets, en in het besluit "{REDEN}"' in narekenen


def test_een_reden_die_het_besluit_niet_noemt_valt_op(draai: Draai, besloten: Path) -> None:
    """45A48 is vastgesteld zoals berekend: er hoort geen reden bij."""
    kaart = next((besloten / "productkaarten").glob("45A48*"))
    wijzig(kaart, "  besluitdatum:", "  reden: zomaar\n  besluitdatum:")
    uitkomst = draai("controleer", map_=besloten)
    (melding,) = meldingen(uitkomst.stdout)
    assert f'op de kaart staat reden "zomaar", maar in {BESLUIT} geen reden.' in melding
    assert "of haal reden hier weg." in op_een_regel(uitkomst.stdout)
    narekenen = op_een_regel(draai("verifieer", "--vastgesteld", "2026", map_=besloten).stdout)
    assert 'op de kaart staat reden "zomaar", en in het besluit niets' in narekenen


def test_bereken_meldt_hetzelfde_en_toont_het_product_als_concept(draai: Draai, gewijzigd: Path) -> None:
    uitkomst = draai("bereken", map_=gewijzigd)
    assert uitkomst.code == 1
    assert meldingen(uitkomst.stderr) == meldingen(draai("controleer", map_=gewijzigd).stdout)
    assert "tarieven 2026 · deels vastgesteld" in uitkomst.stdout
    assert "Niet vastgesteld, maar berekend: 41A18." in uitkomst.stdout
    assert "€ 80,29" in uitkomst.stdout
    assert "88,00" not in uitkomst.stdout
    kaal = json.loads(draai("bereken", "-f", "json", map_=gewijzigd).stdout)
    assert {een["product"]: een.get("vastgesteld_tarief") for een in kaal["tarieven"]} == {
        "41A18": None,
        "45A48": "102.00",
        "45A49": "0.49",
    }


@pytest.mark.parametrize(
    "opdracht",
    [
        ("uitleg", "41A18"),
        ("uitleg", "41A18", "-f", "md"),
        ("bereken", "-o", "{}/onderbouwing.md"),
        ("begroting", "{}/volumes.csv"),
        ("gevoeligheid", "41A18"),
        ("vergelijk", "--met", "vastgesteld"),
        ("reacties", "nota"),
    ],
)
def test_elke_opdracht_die_rekent_meldt_het_en_noemt_het_bedrag_niet_als_tarief(
    draai: Draai, gewijzigd: Path, tmp_path: Path, opdracht: tuple[str, ...]
) -> None:
    shutil.copytree(RONDE / "reacties", gewijzigd / "reacties")
    (tmp_path / "volumes.csv").write_text(
        "gemeente,product,aanbieder,aantal,jaar\nOefenstad,41A18,Aanbieder A,100,2026\n", encoding="utf-8"
    )
    uitkomst = draai(*(deel.format(tmp_path) for deel in opdracht), map_=gewijzigd)
    assert len(meldingen(uitkomst.stderr)) == 1, uitkomst
    assert uitkomst.code == 1
    geschreven = "".join(pad.read_text(encoding="utf-8") for pad in tmp_path.glob("*.md"))
    assert not re.search(r"€ 88,00|€ 8\.800", uitkomst.stdout + geschreven)


def test_een_werkboek_zegt_dat_de_kaart_anders_is_dan_het_besluit(
    draai: Draai, gewijzigd: Path, tmp_path: Path
) -> None:
    boek = str(tmp_path / "t.xlsx")
    assert draai("bereken", "-o", boek, map_=gewijzigd).code == 1
    uitkomst = draai("verifieer", boek, map_=gewijzigd)
    assert len(meldingen(uitkomst.stderr)) == 1


def test_een_gewijzigd_besluitbestand_valt_op_bij_elke_kaart(draai: Draai, besloten: Path) -> None:
    wijzig(besloten / BESLUIT, "zaak 2025-0412", "zaak 2025-9999")
    uitkomst = draai("controleer", map_=besloten)
    assert uitkomst.code == 1
    (melding,) = meldingen(uitkomst.stdout)
    assert f"{BESLUIT} is niet het bestand dat bij dit besluit hoort" in melding
    assert melding.count("productkaarten/") == 3


def test_is_het_besluitbestand_gewijzigd_dan_staat_erbij_wat_er_op_de_kaart_anders_is(
    draai: Draai, besloten: Path
) -> None:
    wijzig(besloten / BESLUIT, '"vastgesteld": "84.00"', '"vastgesteld": "94.00"')
    uitkomst = draai("bereken", "41A18", map_=besloten)
    (melding,) = meldingen(uitkomst.stderr)
    assert "Ook anders: tarief is hier 84.00 en daar 94.00." in melding
    assert "€ 80,29" in uitkomst.stdout
    wijzig(besloten / KAART, f'  reden: "{REDEN}"\n', "")
    (melding,) = meldingen(draai("bereken", "41A18", map_=besloten).stderr)
    assert 'en daar 94.00; reden is hier niets en daar "Naar boven' in op_een_regel(melding)


def test_zonder_besluitbestand_staat_er_een_keer_dat_het_niet_na_te_gaan_is(draai: Draai, besloten: Path) -> None:
    """Over een kaart zonder blok valt dan niets na te gaan: zij is niet vastgesteld, en daar is geen melding over."""
    zonder = besloten / "productkaarten/45A48-ambulant-individueel.yaml"
    zonder.write_bytes(zonder_blok(zonder.read_bytes()))
    (besloten / BESLUIT).unlink()
    uitkomst = draai("bereken", map_=besloten)
    (melding,) = meldingen(uitkomst.stderr, "RT018")
    assert uitkomst.code == 0
    assert f"maar dat is niet na te gaan, want {BESLUIT} is er niet.\n" in melding
    assert "41A18 is vastgesteld op € 84,00" in uitkomst.stdout
    assert len(meldingen(draai("controleer", map_=besloten).stdout, "RT018")) == 1
    assert draai("bereken", "--streng", map_=besloten).code == 1


def test_zonder_besluitbestand_wijst_een_gewijzigde_berekening_niet_naar_dat_bestand(
    draai: Draai, besloten: Path
) -> None:
    """Vergelijken met het besluit, of ermee rekenen, kan pas als het bestand er weer is."""
    (besloten / BESLUIT).unlink()
    with (besloten / KAART).open("a", encoding="utf-8") as kaart:
        kaart.write("# gewijzigd\n")
    (melding,) = meldingen(draai("bereken", map_=besloten).stderr, "RT015")
    assert f"Haal eerst {BESLUIT} terug uit git of het archief; dan is te zien waardoor het anders is." in melding
    assert "--met vastgesteld" not in melding
    assert "--map" not in melding


def test_een_besluitbestand_dat_niet_te_lezen_is_staat_er_ook(draai: Draai, besloten: Path) -> None:
    """De reden staat in dezelfde zin: op het scherm is er van een kanttekening maar één."""
    (besloten / BESLUIT).write_text("{}", encoding="utf-8")
    (melding,) = meldingen(draai("bereken", map_=besloten).stderr, "RT018")
    assert "niet na te gaan, want dit besluit is niet te gebruiken: het veld versie ontbreekt.\n" in melding


def test_een_map_met_besluiten_die_een_koppeling_naar_buiten_is_wordt_niet_gevolgd(
    draai: Draai, besloten: Path, tmp_path: Path
) -> None:
    map_ = besloten / "vastgesteld"
    map_.rename(tmp_path / "elders")
    map_.symlink_to(tmp_path / "elders")
    (melding,) = meldingen(draai("bereken", map_=besloten).stderr, "RT018")
    assert melding.startswith("Let op vastgesteld:1:1: [RT018]")
    assert (
        "niet na te gaan, want dit is een koppeling die buiten de werkmap uitkomt; die wordt niet gevolgd.\n" in melding
    )


@pytest.mark.parametrize("blok", ["weg", "van 2027", "concept"])
@pytest.mark.parametrize("besluit", ["leeg", "map", "koppeling"])
def test_een_besluitbestand_dat_niet_te_lezen_is_valt_ook_op_als_de_kaart_er_niets_over_zegt(
    draai: Draai, besloten: Path, blok: str, besluit: str
) -> None:
    for kaart in (besloten / "productkaarten").glob("*.yaml"):
        tekst = kaart.read_text(encoding="utf-8")
        voor, _, na = tekst.partition("# Geschreven door")
        anders = {
            "weg": "",
            "van 2027": na.replace("jaar: 2026", "jaar: 2027"),
            "concept": na.replace("s: vastgesteld", "s: concept"),
        }
        kaart.write_text(f"{voor}#{anders[blok]}" if anders[blok] else voor, encoding="utf-8")
    bestand = besloten / BESLUIT
    bestand.rename(besloten / "ander.json")
    if besluit == "leeg":
        bestand.touch()
    elif besluit == "map":
        bestand.mkdir()
    else:
        bestand.symlink_to("nergens")
    uitkomst = draai("bereken", "41A18", map_=besloten)
    (melding,) = meldingen(uitkomst.stderr, "RT018")
    assert "Of de tarieven van 2026 zijn vastgesteld, is niet na te gaan, want dit besluit is niet te " in melding
    assert "concept" in uitkomst.stdout.splitlines()[0]
    if bestand.is_dir():
        bestand.rmdir()
    else:
        bestand.unlink()
    assert not meldingen(draai("bereken", "41A18", map_=besloten).stderr, "RT018")


def besluit_van_anderland(besloten: Path) -> None:
    """Een heel besluit van een andere regio: in zijn kop en in de bestanden die het bewaart."""
    wijzig(besloten / BESLUIT, '"regio": "Oefenregio"', '"regio": "Anderland"')
    wijzig(besloten / BESLUIT, "regio: Oefenregio", "regio: Anderland")


def test_een_besluitbestand_dat_niet_te_lezen_is_verdringt_geen_andere_waarschuwing(
    draai: Draai, besloten: Path
) -> None:
    """45A48 rust op een cao die voor 2026 niet bevestigd is."""
    kaart = next((besloten / "productkaarten").glob("45A48*"))
    kaart.write_bytes(zonder_blok(kaart.read_bytes()))
    (besloten / BESLUIT).write_text("", encoding="utf-8")
    stderr = draai("bereken", "45A48", map_=besloten).stderr
    assert [len(meldingen(stderr, code)) for code in ("RT012", "RT018")] == [1, 1]


def test_het_besluit_van_een_andere_regio_maakt_niets_vastgesteld(draai: Draai, besloten: Path) -> None:
    """Ook niet van kaarten die al bij een volgend jaar zijn, en in dit jaar dus niets zeggen."""
    for kaart in (besloten / "productkaarten").glob("*.yaml"):
        wijzig(kaart, "tariefjaar: 2026", "tariefjaar: 2027")
    besluit_van_anderland(besloten)
    uitkomst = draai("bereken", "41A18", map_=besloten)
    (melding,) = meldingen(uitkomst.stderr, "RT018")
    assert "dit besluit is van Anderland, en deze regio heet Oefenregio." in melding
    assert "€ 80,29" in uitkomst.stdout
    assert "concept" in uitkomst.stdout.splitlines()[0]


def test_het_besluit_van_een_andere_regio_weerspreekt_een_kaart_die_er_een_draagt(draai: Draai, besloten: Path) -> None:
    besluit_van_anderland(besloten)
    uitkomst = draai("bereken", "41A18", map_=besloten)
    assert meldingen(uitkomst.stderr, "RT017")
    assert uitkomst.code == 1
    assert "concept" in uitkomst.stdout.splitlines()[0]


def test_een_regio_die_anders_gaat_heten_houdt_het_besluit_op_haar_kaarten(draai: Draai, besloten: Path) -> None:
    wijzig(besloten / "opslagen.yaml", "regio: Oefenregio", "regio: Bovenregio")
    uitkomst = draai("bereken", "41A18", map_=besloten)
    assert "RT018" not in uitkomst.stderr
    assert "vastgesteld" in uitkomst.stdout.splitlines()[0]


def test_een_kaart_met_een_besluit_dat_er_niet_in_staat_valt_op(draai: Draai, besloten: Path) -> None:
    kopie = (besloten / KAART).read_text(encoding="utf-8").replace('product: "41A18"', 'product: "41A19"')
    (besloten / "productkaarten/41A19.yaml").write_text(kopie, encoding="utf-8")
    (melding,) = meldingen(draai("bereken", "41A19", map_=besloten).stderr)
    assert f"maar in {BESLUIT} staat 41A19 niet" in melding


def test_zonder_besluit_op_een_kaart_wordt_er_geen_besluit_gelezen(
    draai: Draai, regio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nooit(*_: object) -> None:
        raise AssertionError("er is een besluit gelezen")

    monkeypatch.setattr("reeletarief.invoer.besluit.besluiten.besluit_van_werkmap", nooit)
    assert draai("bereken", map_=regio).code == 0


@pytest.mark.usefixtures("schone_git")
def test_ook_een_kaart_in_een_andere_map_of_in_git_wordt_naast_haar_besluit_gelegd(
    draai: Draai, gewijzigd: Path, tmp_path: Path
) -> None:
    git(gewijzigd, "init", "--quiet")
    leg_vast(gewijzigd)
    andere = Path(shutil.copytree(gewijzigd, tmp_path / "andere"))
    wijzig(gewijzigd / KAART, "  tarief: 88.00", "  tarief: 84.00")
    for met in ("HEAD", str(andere)):
        uitkomst = draai("vergelijk", "41A18", "--met", met, map_=gewijzigd)
        (melding,) = meldingen(uitkomst.stderr)
        assert f"{KAART}:" in melding
        assert "€ 80,29 → € 84,00" in uitkomst.stdout


def test_een_tarieflijst_komt_niet_uit_een_gewijzigd_besluitbestand(draai: Draai, besloten: Path) -> None:
    """Zo'n lijst gaat naar aanbieders; de kaarten weten nog welk bestand het was."""
    assert draai("tarieflijst", map_=besloten).code == 0
    wijzig(besloten / BESLUIT, '"vastgesteld": "84.00"', '"vastgesteld": "94.00"')
    uitkomst = draai("tarieflijst", map_=besloten)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert f"{BESLUIT} is niet het bestand waar {KAART} naar wijst" in uitkomst.stderr
