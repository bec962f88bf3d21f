"""``reeletarief tarieflijst`` van besluit tot bestand: per gemeente, allemaal of geen, en nooit een gok."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from reeletarief.cli.tarieflijst.opdracht import VORMEN
from reeletarief.cli.vormkeuze import uitgangen
from reeletarief.fouten import Bevinding
from reeletarief.invoer.werkboek.formulierblad import lees_formulier
from tests.conftest import VOORBEELDREGIO, Draai, als_rijen, bewaak_weigering, op_een_regel
from tests.tarieflijst.proef import GEMEENTEN, SHA, besluit, gewoon, lijst, schrijf, tarief


@pytest.fixture
def regio(tmp_path: Path) -> Path:
    return schrijf(tmp_path / "regio", gewoon())


@pytest.fixture
def gemeenten(tmp_path: Path) -> str:
    pad = tmp_path / "gemeenten.csv"
    pad.write_text(GEMEENTEN, encoding="utf-8")
    return str(pad)


def test_de_hulp_noemt_elke_uitgang(draai: Draai) -> None:
    hulp = draai("tarieflijst", "--help").stdout
    assert [uitgang for uitgang in uitgangen(VORMEN) if uitgang not in hulp] == []


def test_de_lijst_op_het_scherm(draai: Draai, regio: Path) -> None:
    uitkomst = lijst(draai, regio)
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    regels = [regel.split() for regel in uitkomst.stdout.splitlines()]
    assert ["45", "45A48", "45A48", "Ambulant", "uur", "(04)", "€", "80,78", "€", "1,35"] in regels
    assert ["45", "45A17", "EED", "Dyslexie", "stuks", "(82)", "€", "5.783,49"] in regels
    assert "uurtarief × minuten / 60" in uitkomst.stdout
    assert (
        "6 producten voor de hele regio, vastgesteld, geldig van 1 februari 2026 tot en met 31 december 2026"
        in uitkomst.stdout
    )


def test_een_csv_heeft_per_gemeente_elk_product(draai: Draai, regio: Path, gemeenten: str, tmp_path: Path) -> None:
    doel = tmp_path / "lijst.csv"
    uitkomst = lijst(draai, regio, "--gemeenten", gemeenten, "-o", str(doel))
    assert uitkomst.code == 0
    gelezen = als_rijen(doel.read_text(encoding="utf-8"))
    assert [(rij["gemeentecode"], rij["product"]) for rij in gelezen] == [
        (code, product) for code in ("0014", "0363") for product in ("41A03", "42A03", "43A07", "45A48", "45A49", "EED")
    ]
    assert gelezen[3] == {
        "gemeentecode": "0014",
        "gemeente": "Proefdorp",
        "productcategorie": "45",
        "productcode": "45A48",
        "product": "45A48",
        "naam": "Ambulant",
        "eenheid": "uur",
        "eenheidcode": "04",
        "tarief": "80.78",
        "tarief_centen": "8078",
        "geldig_van": "2026-02-01",
        "geldig_tot": "2026-12-31",
        "minuuttarief": "1.35",
        "bedrag": "uurtarief × minuten / 60, afgerond op de cent",
        "status": "vastgesteld",
        "bron": "vastgesteld/2026.json",
        "vingerafdruk": SHA,
    }
    assert gelezen[0]["naam"] == "'=Dagbehandeling"


def test_csv_op_stdout_en_twee_keer_hetzelfde(draai: Draai, regio: Path) -> None:
    eerste, tweede = (lijst(draai, regio, "-f", "csv").stdout for _ in range(2))
    assert eerste == tweede
    assert als_rijen(eerste)[0]["gemeentecode"] == ""


@pytest.mark.parametrize("vorm", ["xlsx", "ods"])
def test_een_werkboek_houdt_codes_als_tekst(
    draai: Draai, regio: Path, gemeenten: str, tmp_path: Path, vorm: str
) -> None:
    doel = tmp_path / f"lijst.{vorm}"
    assert lijst(draai, regio, "--gemeenten", gemeenten, "-o", str(doel)).code == 0
    bladen = lees_formulier(doel.read_bytes(), doel.name)
    assert not isinstance(bladen, Bevinding)
    assert list(bladen) == ["Tarieven", "Toelichting"]
    cellen = bladen["Tarieven"].cellen
    koppen = {str(waarde): kolom for (rij, kolom), waarde in cellen.items() if rij == 4}
    eerste = {kop: cellen.get((5, kolom)) for kop, kolom in koppen.items()}
    assert eerste["Gemeente-code"] == "0014"
    assert (eerste["Product-categorie"], eerste["Eenheid-code"]) == ("41", "16")
    assert eerste["Tarief in centen"] == 15027
    toelichting = [str(waarde) for waarde in bladen["Toelichting"].cellen.values()]
    assert any("IV081" in regel for regel in toelichting)
    assert any(SHA in regel for regel in toelichting)


@pytest.mark.parametrize(("opties", "vorm"), [((), "csv"), (("-f", "xlsx"), "xlsx")])
def test_een_map_krijgt_een_bestand_per_gemeente(
    draai: Draai, regio: Path, gemeenten: str, tmp_path: Path, opties: tuple[str, ...], vorm: str
) -> None:
    uitkomst = lijst(draai, regio, "--gemeenten", gemeenten, "-o", f"{tmp_path}/uit/", *opties)
    assert uitkomst.code == 0, uitkomst.stderr
    assert sorted(pad.name for pad in (tmp_path / "uit").iterdir()) == [
        f"tarieflijst-2026-0014-vanaf-02-01.{vorm}",
        f"tarieflijst-2026-0363-vanaf-02-01.{vorm}",
    ]


def test_een_lijst_van_een_gemeente_die_er_niet_meer_bij_hoort_wordt_genoemd_en_blijft(
    draai: Draai, regio: Path, gemeenten: str, tmp_path: Path
) -> None:
    naar = ("--gemeenten", gemeenten, "-o", f"{tmp_path}/uit/")
    assert "[RT729]" not in lijst(draai, regio, *naar).stderr
    bewaard = (tmp_path / "uit" / "tarieflijst-2026-0014-vanaf-02-01.csv").read_bytes()
    for naam in (
        "tarieflijst-2026-0014.xlsx",
        "tarieflijst-2025-0014.csv",
        "tarieflijst-2026-0014-concept.csv",
        "x.csv",
    ):
        (tmp_path / "uit" / naam).write_bytes(b"oud")
    Path(gemeenten).write_text("code;naam\n0363;Voorbeeldstad\n", encoding="utf-8")
    schrijf(regio, besluit(tarief("45A48", "uur", "99.99")))
    uitkomst = lijst(draai, regio, *naar)
    stderr = op_een_regel(uitkomst.stderr)
    assert uitkomst.code == 0
    assert "[RT729]" in stderr
    assert "zij zijn niet bijgewerkt: tarieflijst-2026-0014-vanaf-02-01.csv, tarieflijst-2026-0014.xlsx. " in stderr
    assert (tmp_path / "uit" / "tarieflijst-2026-0014-vanaf-02-01.csv").read_bytes() == bewaard
    assert "99.99" in (tmp_path / "uit" / "tarieflijst-2026-0363-vanaf-02-01.csv").read_text(encoding="utf-8")
    assert lijst(draai, regio, *naar, "--streng").code == 1
    assert "[RT729]" not in lijst(draai, regio, "-o", f"{tmp_path}/uit/").stderr


@pytest.mark.parametrize(("aantal", "slot"), [(10, "2026-1010.csv. "), (12, "2026-1010.csv en nog 2. ")])
def test_van_veel_achtergebleven_lijsten_staan_de_eerste_tien_er(
    draai: Draai, regio: Path, gemeenten: str, tmp_path: Path, aantal: int, slot: str
) -> None:
    (tmp_path / "uit").mkdir()
    for nummer in range(1, aantal + 1):
        (tmp_path / "uit" / f"tarieflijst-2026-{1000 + nummer}.csv").write_bytes(b"oud")
    uitkomst = lijst(draai, regio, "--gemeenten", gemeenten, "-o", f"{tmp_path}/uit/")
    assert slot in op_een_regel(uitkomst.stderr)


@pytest.mark.parametrize(("eenheid", "genoemd"), [("uur", True), ("stuks", False)])
def test_de_regel_over_minuten_staat_alleen_bij_een_uurtarief(
    draai: Draai, tmp_path: Path, eenheid: str, genoemd: bool
) -> None:
    regio = schrijf(tmp_path / "regio", besluit(tarief("45A48", eenheid, "80.78")))
    uitkomst = lijst(draai, regio, "-o", str(tmp_path / "lijst.csv"))
    assert uitkomst.code == 0
    assert ("IV081" in uitkomst.stderr) is genoemd


def test_een_bestaande_map_zonder_gemeenten_krijgt_een_lijst_voor_de_regio(
    draai: Draai, regio: Path, tmp_path: Path
) -> None:
    (tmp_path / "uit").mkdir()
    assert lijst(draai, regio, "-o", str(tmp_path / "uit")).code == 0
    assert [pad.name for pad in (tmp_path / "uit").iterdir()] == ["tarieflijst-2026-vanaf-02-01.csv"]


def test_gaat_een_bestand_mis_dan_komt_er_geen(
    draai: Draai, regio: Path, gemeenten: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    echt, aantal = os.fsync, iter(range(9))

    def vol(greep: int) -> None:
        if next(aantal) == 1:
            raise OSError(28, "vol")
        echt(greep)

    monkeypatch.setattr(os, "fsync", vol)
    uitkomst = lijst(draai, regio, "--gemeenten", gemeenten, "-o", f"{tmp_path}/uit/")
    assert uitkomst.code == 2
    assert "de schijf is vol" in uitkomst.stderr
    assert not (tmp_path / "uit").exists()


def test_een_bedrag_per_jaar_en_een_eigen_code_worden_genoemd(draai: Draai, tmp_path: Path) -> None:
    regio = schrijf(tmp_path, besluit(tarief("BES01", "jaar", "1000.00"), tarief("EIGEN", "uur", "60.00")))
    uitkomst = lijst(draai, regio, "-f", "csv")
    assert uitkomst.code == 0
    assert "[RT725]" in uitkomst.stderr
    assert "[RT726]" in uitkomst.stderr
    assert [rij["product"] for rij in als_rijen(uitkomst.stdout)] == ["EIGEN"]
    assert lijst(draai, regio, "--streng").code == 1


def test_alleen_bedragen_per_jaar_geven_een_lege_lijst_die_dat_zegt(draai: Draai, tmp_path: Path) -> None:
    uitkomst = lijst(draai, schrijf(tmp_path, besluit(tarief("BES01", "jaar", "1000.00"))), "-f", "csv")
    assert (uitkomst.code, als_rijen(uitkomst.stdout)) == (0, [])
    assert "BES01" in uitkomst.stderr


# Zonder besluit.


def test_zonder_besluit_weigert_het_met_de_weg(draai: Draai, tmp_path: Path) -> None:
    uitkomst = lijst(draai, tmp_path)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT722]" in uitkomst.stderr
    assert "reeletarief vaststellen" in uitkomst.stderr
    assert "--als-concept" in uitkomst.stderr


def test_als_concept_zijn_het_de_berekende_tarieven(draai: Draai, tmp_path: Path) -> None:
    berekend = json.loads(draai("bereken", "--formaat", "json").stdout)
    doel = tmp_path / "lijst-concept.csv"
    uitkomst = draai("tarieflijst", "--als-concept", "-o", str(doel))
    assert uitkomst.code == 0
    gelezen = als_rijen(doel.read_text(encoding="utf-8"))
    jaar = {een["product"] for een in berekend["tarieven"] if een["eenheid"] == "jaar"}
    verwacht = {een["product"]: een["tarief"] for een in berekend["tarieven"] if een["product"] not in jaar}
    assert {rij["product"]: rij["tarief"] for rij in gelezen} == verwacht
    assert {(rij["status"], rij["geldig_van"], rij["geldig_tot"], rij["bron"]) for rij in gelezen} == {
        ("concept", "2026-01-01", "2026-12-31", "berekening")
    }
    assert {rij["vingerafdruk"] for rij in gelezen} == {berekend["bewijs"]["sha256"]}
    assert all(product in uitkomst.stderr for product in jaar)
    assert "[RT728]" in uitkomst.stderr


def test_een_conceptlijst_heet_zo(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("tarieflijst", "--als-concept", "-o", str(tmp_path / "lijst.csv"))
    assert uitkomst.code == 2
    assert "[RT727]" in uitkomst.stderr
    assert "lijst-concept.csv" in uitkomst.stderr
    assert not list(tmp_path.iterdir())
    assert draai("tarieflijst", "--als-concept", "-o", f"{tmp_path}/").code == 0
    assert [pad.name for pad in tmp_path.iterdir()] == ["tarieflijst-2026-concept.csv"]


def test_een_vastgelegd_concept_is_geen_besluit(draai: Draai, tmp_path: Path) -> None:
    regio = schrijf(tmp_path, gewoon(status="concept"))
    uitkomst = lijst(draai, regio)
    assert uitkomst.code == 2
    assert "[RT723]" in uitkomst.stderr
    assert "concept" in lijst(draai, regio, "--als-concept").stdout


def test_een_besluit_onder_het_verkeerde_jaar(draai: Draai, tmp_path: Path) -> None:
    dagen = {"besluitdatum": "2024-12-15", "ingangsdatum": "2025-01-01", "geldig_tot": "2025-12-31"}
    uitkomst = lijst(draai, schrijf(tmp_path, gewoon(tariefjaar=2025, besluit=dagen)))
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT990]" in uitkomst.stderr
    assert "Dit besluit gaat over 2025, niet over 2026." in uitkomst.stderr


def test_een_besluit_is_geen_concept(draai: Draai, tmp_path: Path) -> None:
    uitkomst = lijst(draai, schrijf(tmp_path, gewoon()), "--als-concept")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT723]" in uitkomst.stderr
    assert "ligt al een besluit vast" in uitkomst.stderr


def test_een_besluit_dat_zichzelf_tegenspreekt_geeft_geen_lijst(draai: Draai, tmp_path: Path) -> None:
    dagen = {"besluitdatum": "2026-01-01", "ingangsdatum": "2027-01-01", "geldig_tot": "2026-12-31"}
    uitkomst = lijst(draai, schrijf(tmp_path, gewoon(besluit=dagen)))
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT990]" in uitkomst.stderr
    assert "het gaat in op 2027-01-01 en eindigt al op 2026-12-31" in uitkomst.stderr


def test_een_besluit_met_een_onbekende_status(draai: Draai, tmp_path: Path) -> None:
    uitkomst = lijst(draai, schrijf(tmp_path, gewoon(status="ingetrokken")))
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT990]" in uitkomst.stderr
    assert "onbekende status 'ingetrokken'" in uitkomst.stderr


def test_een_onleesbaar_besluit(draai: Draai, tmp_path: Path) -> None:
    regio = schrijf(tmp_path, gewoon())
    (regio / "vastgesteld" / "2026.json").write_text("{", encoding="utf-8")
    assert "[RT990]" in lijst(draai, regio).stderr
    (regio / "vastgesteld" / "2026.json").unlink()
    (regio / "vastgesteld" / "2026.json").mkdir()
    assert "[RT990]" in lijst(draai, regio).stderr


def test_een_tarief_dat_niet_in_een_bericht_past_houdt_de_lijst_tegen(draai: Draai, tmp_path: Path) -> None:
    uitkomst = lijst(draai, schrijf(tmp_path, besluit(tarief("45A48", "uur", "80.785"))), "-f", "csv")
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT724]" in uitkomst.stderr


def test_zonder_tariefjaar_geldt_dat_van_de_regio(draai: Draai, tmp_path: Path) -> None:
    assert "vastgesteld/2026.json" in draai("tarieflijst").stderr
    kapot = tmp_path / "opslagen.yaml"
    kapot.write_text("regio: [", encoding="utf-8")
    uitkomst = draai("tarieflijst", map_=tmp_path)
    assert uitkomst.code == 2
    assert "opslagen.yaml" in uitkomst.stderr


def test_het_besluit_van_het_jaar_ervoor_loopt_door(draai: Draai, tmp_path: Path) -> None:
    tot = {"besluitdatum": "2024-12-10", "ingangsdatum": "2025-01-01", "geldig_tot": "2026-01-31", "besluit": None}
    regio = schrijf(tmp_path / "regio", gewoon(tariefjaar=2025, besluit=tot), 2025)
    naar = ("-o", f"{tmp_path}/uit/", "-f", "xlsx")
    uitkomst = lijst(draai, regio, *naar)
    assert (uitkomst.code, "[RT730]" in uitkomst.stderr) == (0, True)
    (bestand,) = (tmp_path / "uit").iterdir()
    assert bestand.name == "tarieflijst-2026.xlsx"
    bladen = lees_formulier(bestand.read_bytes(), bestand.name)
    assert not isinstance(bladen, Bevinding)
    toelichting = [str(waarde) for waarde in bladen["Toelichting"].cellen.values()]
    assert any(
        "Dit zijn de tarieven van 2025: zij lopen door tot er over 2026 besloten is" in regel for regel in toelichting
    )
    schrijf(regio, gewoon(tariefjaar=2025, status="concept", besluit=tot), 2025)
    assert "[RT722]" in lijst(draai, regio).stderr


# De gemeenten.


@pytest.mark.parametrize(
    ("tekst", "code", "melding"),
    [
        ("code;naam\n363;Voorbeeldstad\n", "RT720", "Schrijf 0363"),
        ("code;naam\nNL01;Voorbeeldstad\n", "RT720", "'NL01' is geen gemeentecode"),
        ("code;naam\n0363;A\n0363;B\n", "RT721", "ook al op regel 2"),
        (
            "code;naam\n0373;Bergen\n0893;bergen\n",
            "RT721",
            "bergen heeft hier een andere code dan eerder in dit bestand: daar was het 0373.",
        ),
        ("code;naam\n0363;\n", "RT703", "ontbreekt de gemeente"),
        ("code;gemeente\n0363;A\n", "RT702", "kolom naam ontbreekt"),
    ],
)
def test_gemeenten_met_een_fout(draai: Draai, regio: Path, tmp_path: Path, tekst: str, code: str, melding: str) -> None:
    pad = tmp_path / "gemeenten.csv"
    pad.write_text(tekst, encoding="utf-8")
    uitkomst = lijst(draai, regio, "--gemeenten", str(pad))
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert f"[{code}]" in uitkomst.stderr
    assert melding in uitkomst.stderr


def test_alle_fouten_in_gemeenten_komen_tegelijk(draai: Draai, regio: Path, tmp_path: Path) -> None:
    pad = tmp_path / "gemeenten.csv"
    pad.write_text("code;naam\n1;A\n2;B\n", encoding="utf-8")
    assert "2 fouten." in lijst(draai, regio, "--gemeenten", str(pad)).stderr


def test_een_lege_naam_is_geen_tweede_keer_dezelfde_naam(draai: Draai, regio: Path, tmp_path: Path) -> None:
    """Er stond ook ' heeft hier een andere code dan eerder in dit bestand', over een naam die er niet is."""
    pad = tmp_path / "gemeenten.csv"
    pad.write_text("code;naam\n0363;\n0518;\n", encoding="utf-8")
    stderr = lijst(draai, regio, "--gemeenten", str(pad)).stderr
    assert "[RT721]" not in stderr
    assert "2 fouten." in stderr


# Uitvoer gaat nooit over invoer heen.


def test_uitvoer_gaat_niet_over_invoer_heen(draai: Draai, regio: Path, gemeenten: str) -> None:
    vooraf = Path(gemeenten).read_bytes()
    assert lijst(draai, regio, "--gemeenten", gemeenten, "-o", gemeenten).code == 2
    assert Path(gemeenten).read_bytes() == vooraf
    doel = regio / "vastgesteld" / "2026.json"
    vooraf = doel.read_bytes()
    assert lijst(draai, regio, "-f", "csv", "-o", str(doel)).code == 2
    assert doel.read_bytes() == vooraf


def test_ook_in_een_map_niet(draai: Draai, regio: Path, tmp_path: Path) -> None:
    pad = tmp_path / "tarieflijst-2026-0363-vanaf-02-01.csv"
    pad.write_text(GEMEENTEN, encoding="utf-8")
    assert lijst(draai, regio, "--gemeenten", str(pad), "-o", f"{tmp_path}/").code == 2
    assert pad.read_text(encoding="utf-8") == GEMEENTEN
    assert not (tmp_path / "tarieflijst-2026-0014-vanaf-02-01.csv").exists()


def test_tekst_die_geen_tekst_is_houdt_de_lijst_niet_tegen(draai: Draai, tmp_path: Path) -> None:
    """Json kent halve tekens; in een bestand bestaan die niet."""
    regio = schrijf(tmp_path / "regio", besluit(tarief("45A48", "uur", "60.00", "half \ud800")))
    for vorm in ("csv", "xlsx", "ods"):
        assert lijst(draai, regio, "-o", str(tmp_path / f"lijst.{vorm}")).code == 0
    assert "half \ufffd" in (tmp_path / "lijst.csv").read_text(encoding="utf-8")


def test_een_lijst_komt_niet_tussen_de_kaarten(draai: Draai, regio: Path) -> None:
    uitkomst = lijst(draai, regio, "-o", f"{regio}/productkaarten/")
    assert uitkomst.code == 2
    assert not (regio / "productkaarten").exists()


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (["-f", "xlsx"], "geef -o tarieflijst.xlsx"),
        (["-f", "tabel", "-o", "uit/"], "csv, xlsx of ods"),
        (["-o", "lijst.pdf"], "geen bekende vorm"),
        (["-f", "json"], "'json' kan niet"),
    ],
)
def test_verkeerde_opties(opties: list[str], melding: str, capsys: pytest.CaptureFixture[str]) -> None:
    bewaak_weigering(["tarieflijst", *opties, "--map", str(VOORBEELDREGIO)], melding, capsys)


@pytest.mark.parametrize(
    ("einde", "dagen"), [("2026-01-31", ""), ("2025-12-31", "Van 2026-01-01 tot en met 2026-01-31")]
)
def test_een_gat_voor_het_besluit_staat_ook_in_het_werkboek(
    draai: Draai, regio: Path, tmp_path: Path, einde: str, dagen: str
) -> None:
    """Het besluit van de proef gaat in op 1 februari 2026."""
    vorig = gewoon(tariefjaar=2025)
    vorig["besluit"] |= {"ingangsdatum": "2025-01-01", "geldig_tot": einde}
    schrijf(regio, vorig, 2025)
    boek = tmp_path / "lijst.xlsx"
    uitkomst = lijst(draai, regio, "-o", str(boek))
    assert (uitkomst.code, "[RT731]" in uitkomst.stderr) == (0, bool(dagen))
    assert lijst(draai, regio, "--streng").code == bool(dagen)
    bladen = lees_formulier(boek.read_bytes(), boek.name)
    assert not isinstance(bladen, Bevinding)
    toelichting = " ".join(str(waarde) for waarde in bladen["Toelichting"].cellen.values())
    assert (f"{dagen} geldt er geen vastgesteld tarief" in toelichting) is bool(dagen)
