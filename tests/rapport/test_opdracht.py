"""De opdrachtregel: vormen, verschillen, reacties, besluiten, en wat er niet samengaat."""

from __future__ import annotations

import io
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from docx import Document as LeesDocx

from reeletarief.api import bereken, lees_regio
from reeletarief.berekening.besluitstand import eigen_bewijs
from reeletarief.weergave.rapport.gegevens import maak_rapport
from reeletarief.weergave.rapport.html import rapport_als_html
from reeletarief.weergave.rapport.model import Rapport
from tests.conftest import VOORBEELDREGIO, WORTEL, Draai, bewaak_weigering, op_een_regel, wijzig
from tests.gedeeld.streek import Streek
from tests.rapport.pagina import html, lees, md, rapport

RONDE = WORTEL / "examples" / "ronde"


def test_de_vorm_volgt_uit_de_naam_van_de_uitvoer(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("bereken", "--tariefjaar", "2026", "-o", str(tmp_path / "onderbouwing.html"))
    assert uitkomst.code == 0
    assert uitkomst.stdout == ""
    assert "46 berekend" in uitkomst.stderr
    assert (tmp_path / "onderbouwing.html").read_text(encoding="utf-8") == html()
    draai("bereken", "--tariefjaar", "2026", "-o", str(tmp_path / "onderbouwing.md"))
    assert (tmp_path / "onderbouwing.md").read_text(encoding="utf-8") == md()


def test_zonder_uitvoer_staat_het_rapport_op_stdout(draai: Draai) -> None:
    assert draai("bereken", "45A48", "--formaat", "html").stdout.startswith("<!doctype html>")
    assert draai("bereken", "45A48", "-f", "md").stdout.startswith("# Onderbouwing tarieven 2026, Voorbeeldregio\n")


def test_uitleg_geeft_dezelfde_sectie_van_een_product(draai: Draai) -> None:
    uitleg = draai("uitleg", "45A48", "--formaat", "md").stdout
    gezocht = re.search(r"(?ms)^#### De elementen van het tarief$.*?^#### De uren van een jaar$", uitleg)
    assert gezocht is not None
    assert _zonder_nummers(gezocht[0]) in _zonder_nummers(md())
    assert uitleg.startswith(
        "# Onderbouwing 45A48 Ambulante jeugdhulp regulier, individueel, tarief 2026, Voorbeeldregio"
    )
    for hoofdstuk in ("Bouwstenen", "Bewijs"):
        assert f"\n## {hoofdstuk}\n" in uitleg
    assert "Overzicht van de tarieven" not in uitleg


@pytest.mark.parametrize("vorm", ["html", "md", "json", "txt"])
def test_uitleg_schrijft_naar_een_bestand_in_de_vorm_van_de_uitgang(draai: Draai, tmp_path: Path, vorm: str) -> None:
    bestand = tmp_path / f"uitleg.{vorm}"
    uitkomst = draai("uitleg", "45A48", "-o", str(bestand))
    assert (uitkomst.code, uitkomst.stdout) == (0, "")
    assert f"Geschreven: {bestand}" in uitkomst.stderr
    formaat = "tabel" if vorm == "txt" else vorm
    assert bestand.read_text(encoding="utf-8") == draai("uitleg", "45A48", "-f", formaat).stdout


@pytest.mark.parametrize("code", ["45A48", "EED"])
def test_de_webpagina_van_uitleg_gaat_over_een_product(draai: Draai, code: str) -> None:
    """Dezelfde secties als die van ``bereken``, met de titel van het product en zonder tabel om in te zoeken."""
    pagina, geheel = (lees(draai(opdracht, code, "-f", "html").stdout) for opdracht in ("uitleg", "bereken"))
    naam = next(een.naam for een in rapport().producten if een.code == code)
    assert pagina.tekst.count(f"Onderbouwing {code} {naam}, tarief 2026") >= 2
    assert not {"tarieven", "zoekbalk", "overzicht"} & set(pagina.ids)
    assert {anker for anker in geheel.ids if "." in anker} == {anker for anker in pagina.ids if "." in anker}
    assert {k["href"][1:] for k in pagina.van("a") if k["href"].startswith("#")} <= set(pagina.ids)
    assert pagina.ids.index(f"product-{code}") < pagina.ids.index("hoe")


def test_de_docx_van_uitleg_is_dezelfde_tekst_als_de_markdown(draai: Draai, tmp_path: Path) -> None:
    """Als bijlage bij een brief: elke kop en elke cel van een tabel is die van de Markdown, en twee keer hetzelfde bestand."""
    doel = tmp_path / "uitleg.docx"
    uitkomst = draai("uitleg", "45A48", "-o", str(doel))
    assert (uitkomst.code, uitkomst.stdout) == (0, "")
    document = LeesDocx(io.BytesIO(doel.read_bytes()))
    md = draai("uitleg", "45A48", "-f", "md").stdout
    koppen = [een.text for een in document.paragraphs if een.style and str(een.style.name).startswith("Heading")]
    assert koppen == re.findall(r"(?m)^##+ (.*)$", md)
    assert len(document.tables) == len(re.findall(r"(?m)^\|[ :|-]+\|$", md))
    assert "102,0000" in [cel.text for tabel in document.tables for rij in tabel.rows for cel in rij.cells]
    eerste = doel.read_bytes()
    draai("uitleg", "45A48", "-o", str(doel))
    assert doel.read_bytes() == eerste
    zonder = draai("uitleg", "45A48", "-f", "docx")
    assert (zonder.code, zonder.stdout) == (2, "")
    assert "een docx gaat naar een bestand; geef -o uitleg.docx." in op_een_regel(zonder.stderr)


def test_een_onbekende_uitgang_van_uitleg_noemt_de_vormen(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("uitleg", "45A48", "-o", str(tmp_path / "uitleg.pdf"))
    assert uitkomst.code == 2
    assert "gebruik .html, .md, .docx, .json of .txt, of geef --formaat" in uitkomst.stderr
    assert not list(tmp_path.iterdir())


def test_het_verschil_met_een_eerder_besluit_staat_er_per_element(draai: Draai, tmp_path: Path) -> None:
    oud = tmp_path / "oud.json"
    draai("bereken", "--tariefjaar", "2025", "-o", str(oud))
    uit = draai("bereken", "45A48", "--tariefjaar", "2026", "--oud", str(oud), "-f", "html").stdout
    assert "Verschil met 2025" in uit
    assert "Waardoor" not in uit
    assert re.search(r"Van € [\d,]+ naar € 102,00: \+[\d,]+ euro \(\+[\d,]+%\)\.", uit)


def test_het_verschil_met_een_jaar_eerder_heeft_oorzaken_die_optellen(draai: Draai) -> None:
    uit = draai("bereken", "45A48", "--tariefjaar", "2026", "--vorig-jaar", "-f", "md").stdout
    deel = re.search(r"(?ms)^#### Verschil met 2025, en waardoor$.*?(?=^#{2,4} )", uit)
    assert deel is not None
    assert "| waardoor |" in deel[0]
    oorzaken = deel[0].partition("| waardoor |")[2]
    groepen = re.findall(r"(?m)^\| (?!– )[^|]+ \|  \|  \| ([+-]?[\d,]+) \|$", oorzaken)
    ((van, naar),) = re.findall(r"Van € ([\d,]+) naar € ([\d,]+)", deel[0])
    assert sum(map(_getal, groepen)) == pytest.approx(_getal(naar) - _getal(van), abs=Decimal("0.0005"))
    zonder = draai("bereken", "45A48", "--tariefjaar", "2026", "-f", "md").stdout
    assert "Verschil met" not in zonder


@pytest.mark.parametrize(
    ("toen", "zin"),
    [
        ("stuks", "Het tarief is gelijk gebleven: € 5.783,49 per traject."),
        ("uur", "Het was € 5.783,49 per uur; de eenheid is nu een andere, dus de bedragen zijn niet te vergelijken."),
    ],
)
def test_een_verschil_noemt_de_eenheid_zoals_de_prijs_van_het_product(
    draai: Draai, tmp_path: Path, toen: str, zin: str
) -> None:
    """Niemand zegt 'per stuks'; een traject heet overal een traject."""
    oud = tmp_path / "oud.json"
    draai("bereken", "EED", "-o", str(oud))
    wijzig(oud, '"eenheid": "stuks"', f'"eenheid": "{toen}"')
    uit = draai("bereken", "EED", "--oud", str(oud), "-f", "md").stdout
    assert zin in uit
    assert "per stuks" not in uit


def test_ook_een_vroeger_traject_heet_een_traject(draai: Draai, tmp_path: Path) -> None:
    oud = tmp_path / "oud.json"
    draai("bereken", "45A48", "-o", str(oud))
    wijzig(oud, '"eenheid": "uur"', '"eenheid": "stuks"')
    uit = draai("bereken", "45A48", "--oud", str(oud), "-f", "md").stdout
    assert "Het was € 102,00 per traject; de eenheid is nu een andere" in uit
    assert "| 45A48 Ambulante jeugdhulp regulier, individueel | € 102,00 per traject | € 102,00 |  |" in uit


def test_wie_naar_een_verschil_vraagt_ziet_alle_tarieven_oud_en_nieuw_bij_elkaar(draai: Draai) -> None:
    """Voor een wethouder: welke tarieven veranderen, en hoeveel; zonder erom te vragen staat het er niet."""
    opdracht = ("bereken", "45A48", "45A51", "--tariefjaar", "2026", "-f", "md")
    begin = draai(*opdracht, "--vorig-jaar").stdout.partition("## De tarieven een voor een")[0]
    regels = re.findall(r"(?m)^\| (45A\d\d) [^|]+ \| € [\d,]+ \| € [\d,]+ \| \+[\d,]+ \(\+[\d,]+%\) \|$", begin)
    assert regels == ["45A48", "45A51"]
    assert "eerdere tarieven" not in draai(*opdracht).stdout


def _getal(tekst: str) -> Decimal:
    return Decimal(tekst.replace(",", "."))


def test_een_jaar_dat_niet_te_rekenen_is_houdt_het_rapport_niet_tegen(draai: Draai) -> None:
    uit = draai("bereken", "45A48", "--vorig-jaar", "-f", "md", map_=RONDE)
    assert uit.code == 0
    assert "Voor 2025 is dit product niet te rekenen." in uit.stdout
    assert "Het verschil met 2025 ontbreekt bij 45A48" in uit.stderr
    assert uit.stderr.index("RT404") < uit.stderr.index("Het verschil met 2025")


def test_reacties_staan_bij_hun_product_met_oordeel_en_motief(draai: Draai) -> None:
    uit = draai("bereken", "45A48", "41A18", "-f", "html", map_=RONDE).stdout
    pagina = lees(uit)
    sectie = uit[uit.index("id=product-45A48") : uit.index("id=product-41A18")]
    assert "Reactie R01 van Aanbieder A" in sectie
    assert "De rittenregistraties van drie aanbieders" in sectie
    assert "Reactie R03" not in sectie
    assert "Reacties die over meer producten gaan" in pagina.tekst
    assert "Reactie R02 van Aanbieder B" in pagina.tekst


def test_een_reactie_schrijft_haar_waarden_zoals_elk_ander_getal(draai: Draai) -> None:
    """Met € en een komma, en de regel bij haar naam in gewone woorden, zonder haar sleutel in het bestand."""
    tekst = draai("bereken", "-f", "html", map_=RONDE).stdout
    assert "<strong>Eigen cijfer van de aanbieder:</strong> € 1,75" in tekst
    assert "Locatie van de groep: € 1,60" in tekst
    assert "Reiskosten naar cliënten: € 2,34" in tekst
    assert "trede van Gedragswetenschapper B: max-1" in tekst
    assert "opslagen.ambulant.reiskosten" not in tekst
    assert not re.search(r"(Eigen cijfer van de aanbieder|Wat de regio overneemt):</strong>[^<]*\d\.\d", tekst)


def test_een_reactie_waar_nog_niet_over_geoordeeld_is_staat_er_ook_in(draai: Draai, tmp_path: Path) -> None:
    map_ = Path(shutil.copytree(RONDE, tmp_path / "regio"))
    reacties = map_ / "reacties"
    for pad in reacties.iterdir():
        pad.unlink()
    regels = (
        'nummer: "R1"',
        "aanbieder: Aanbieder C",
        "datum: 2025-10-20",
        'product: "45A48"',
        "samenvatting: Te laag.",
    )
    (reacties / "r1.yaml").write_text("\n".join(regels) + "\n", encoding="utf-8")
    uitkomst = draai("bereken", "45A48", "-f", "md", map_=map_)
    assert uitkomst.code == 0, uitkomst.stderr
    assert "Reactie R1 van Aanbieder C" in uitkomst.stdout
    assert re.search(r"\*\*Oordeel van de regio:\*\* nog niet beoordeeld", uitkomst.stdout)


def test_een_fout_in_een_reactie_houdt_het_rapport_tegen(draai: Draai, tmp_path: Path) -> None:
    map_ = tmp_path / "regio"
    shutil.copytree(VOORBEELDREGIO / "cao", map_ / "cao")
    shutil.copytree(VOORBEELDREGIO / "productkaarten", map_ / "productkaarten")
    shutil.copy(VOORBEELDREGIO / "opslagen.yaml", map_)
    (map_ / "reacties").mkdir()
    (map_ / "reacties" / "a.yaml").write_text('nummer: "R1"\n', encoding="utf-8")
    uitkomst = draai("bereken", "-o", str(tmp_path / "x.html"), map_=map_)
    assert uitkomst.code == 2
    assert "reacties/a.yaml:1" in uitkomst.stderr
    assert not (tmp_path / "x.html").exists()


def _met_besluit(vingerafdruk: str, tarief: str) -> Rapport:
    bestanden = Streek().bestanden()
    blok = f"""vastgesteld:
  tariefjaar: 2026
  status: vastgesteld
  tarief: {tarief}
  eenheid: uur
  berekend: 1.00
  reden: afgerond op hele euro's
  besluitdatum: 2025-12-01
  ingangsdatum: 2026-01-01
  geldig_tot: 2026-12-31
  vingerafdruk: "{vingerafdruk}"
  besluit: "{"0" * 64}"
"""
    inlezing = lees_regio({**bestanden, "productkaarten/p.yaml": bestanden["productkaarten/p.yaml"] + blok.encode()})
    assert not inlezing.bevindingen
    return maak_rapport(bereken(inlezing))


def test_een_vastgesteld_tarief_zegt_dat_en_een_ander_bedrag_staat_erbij() -> None:
    inlezing = lees_regio(Streek().bestanden())
    assert inlezing.regio is not None
    tarief = bereken(inlezing).tarief("P")
    vast = _met_besluit(eigen_bewijs(tarief, inlezing.regio.bestanden, None).sha256, "99.00")
    een = vast.producten[0]
    assert (vast.is_vastgesteld, een.stand) == (True, "vastgesteld")
    assert (een.status, een.tarief) == ("vastgesteld op 1 december 2025, geldt vanaf 1 januari 2026", "€ 99,00")
    assert "vastgesteld bedrag wijkt af" in lees(rapport_als_html(vast).decode()).tekst


def test_een_tarief_dat_sinds_het_besluit_anders_rekent_zegt_dat() -> None:
    een = _met_besluit("0" * 64, "99.00").producten[0]
    assert (een.status, een.is_vastgesteld) == ("gewijzigd sinds het besluit van 1 december 2025", False)
    assert (een.stand, een.bijgesteld) == ("gewijzigd", None)


@pytest.mark.parametrize(
    ("opdracht", "melding"),
    [
        (["bereken", "--vorig-jaar"], "dit hoort bij een onderbouwing"),
        (["bereken", "--vorig-jaar", "-o", "x.xlsx"], "dit hoort bij een onderbouwing"),
        (["bereken", "--oud", "x.json", "-f", "csv"], "dit hoort bij een werkboek of een onderbouwing"),
        (["uitleg", "45A48", "-f", "md", "--post", "overhead"], "de Markdown bevat altijd de hele boom"),
        (["uitleg", "45A48", "-o", "x.html", "--post", "overhead"], "de webpagina bevat altijd de hele boom"),
        (["uitleg", "45A48", "-o", "x.docx", "--post", "overhead"], "de docx bevat altijd de hele boom"),
    ],
)
def test_wat_niet_samengaat_wordt_geweigerd(
    opdracht: list[str], melding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bewaak_weigering(opdracht, melding, capsys)


def _zonder_nummers(tekst: str) -> str:
    """Elk stuk heeft zijn eigen lijst van bronnen, met eigen nummers."""
    return re.sub(r"\\\[\d+\\\]", "[]", tekst)


def test_de_stappen_van_een_tarief_hebben_een_nummer_en_geen_opsommingsteken(draai: Draai) -> None:
    """Een punt met een nummer erin geeft in Markdown een opsomming met *1\\\\.*; zo hoort het in een collegevoorstel niet te staan."""
    uit = draai("bereken", "45A48", "-f", "md").stdout
    assert "\n**1. Wie doet het werk?** " in uit
    assert "\n**7. " in uit
    assert "1\\." not in uit
