"""De nota van beantwoording: elke reactie met het antwoord, concept naast tarief, en niets vijandigs dat opmaak wordt."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest

from tests.conftest import Draai, wijzig
from tests.gedeeld.streek import Streek, anders
from tests.gedeeld.zeker import aanwezig
from tests.reacties.hulp import als_besluit, na, reactie, regio, schrijf
from tests.vaststellen.conftest import concept_als_besluit

VASTGELEGD = Path(__file__).parent / "nota"
REGELS = [
    reactie(
        "R01",
        "uren.reistijd: 12%",
        parameter="uren.reistijd",
        eigen_cijfer="14%",
        oordeel="deels",
        beoordeeld_op="2026-10-01",
    ),
    reactie("R02", "functie.f0.schaal: '9'", product='"P"', aanbieder="Aanbieder A"),
    reactie("R03", element="marge", oordeel="niet", motief="De marge is gelijk aan die van vorig jaar."),
]
VIJANDIG = '"| <script>alert(1)</script> **vet** [x](http://x) `c` \\n# kop\\n- punt"'


def ronde(map_: Path, *extra: str, **velden: Any) -> Path:
    """Een afgeronde ronde: het concept ligt vast en de reacties zijn in de werkmap verwerkt."""
    return schrijf(map_, na(regio(), *REGELS), *REGELS, *extra, concept=als_besluit(regio(), **velden))


def test_de_nota_van_een_afgeronde_ronde(draai: Draai, tmp_path: Path, vastgelegd: Callable[[Path, str], None]) -> None:
    uitkomst = draai("reacties", "nota", map_=ronde(tmp_path))
    assert (uitkomst.code, uitkomst.stderr) == (0, "")
    zonder_versie = re.sub(r"sha256 [0-9a-f]{64}, reeletarief \S+\.", "sha256 …, reeletarief ….", uitkomst.stdout)
    assert len(re.findall(r"sha256 [0-9a-f]{64}", uitkomst.stdout)) == 3
    vastgelegd(VASTGELEGD / "afgerond.md", zonder_versie)


def test_elke_vorm_vertelt_hetzelfde(draai: Draai, tmp_path: Path) -> None:
    map_ = ronde(tmp_path / "w")
    for naam in ("nota.md", "nota.html", "nota.docx"):
        assert draai("reacties", "nota", "-o", str(tmp_path / naam), map_=map_).code == 0
    html = (tmp_path / "nota.html").read_text(encoding="utf-8")
    boek = docx.Document(str(tmp_path / "nota.docx"))
    koppen = [alinea.text for alinea in boek.paragraphs if str(aanwezig(alinea.style).name).startswith("Heading")]
    assert koppen == re.findall(r"<h[2-9][^>]*>(.*?)</h", html)
    md = (tmp_path / "nota.md").read_text(encoding="utf-8")
    assert [kop.replace("\\", "") for kop in re.findall(r"^##+ (.*)$", md, re.MULTILINE)] == koppen
    eerste = [cel.text for cel in boek.tables[-1].rows[1].cells]
    assert eerste[:3] == ["P", "P", "uur"]
    assert all(veld in html for veld in eerste)


def test_dezelfde_invoer_geeft_dezelfde_docx(draai: Draai, tmp_path: Path) -> None:
    map_ = ronde(tmp_path / "w")
    for naam in ("a.docx", "b.docx"):
        draai("reacties", "nota", "-o", str(tmp_path / naam), map_=map_)
    inhoud = (tmp_path / "a.docx").read_bytes()
    assert inhoud == (tmp_path / "b.docx").read_bytes()
    with ZipFile(BytesIO(inhoud)) as pakket:
        assert {een.date_time[0] for een in pakket.infolist()} == {1980}
        assert b"2013" not in pakket.read("docProps/core.xml")


def test_wat_openstaat_maakt_de_nota_een_concept(draai: Draai, tmp_path: Path) -> None:
    map_ = ronde(tmp_path, reactie("R04", oordeel="", motief=""), reactie("R05", oordeel="niet", motief=""))
    uitkomst = draai("reacties", "nota", map_=map_)
    assert uitkomst.code == 1
    assert uitkomst.stdout.startswith("# Nota van beantwoording tarieven 2026, Streek (concept)\n")
    assert "- Reactie R04 van Aanbieder B: nog niet beoordeeld." in uitkomst.stdout
    assert "- Reactie R05 van Aanbieder B: het motief ontbreekt nog." in uitkomst.stdout
    assert "[RT983]" in uitkomst.stderr
    assert "[RT984]" in uitkomst.stderr


def test_een_enkele_reactie_staat_in_het_enkelvoud(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("reacties", "nota", map_=schrijf(tmp_path, regio(), REGELS[2]))
    assert "Er kwam 1 reactie van 1 aanbieder:" in uitkomst.stdout


def test_zonder_concept_zegt_de_nota_hoe_het_wel_kan(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("reacties", "nota", map_=schrijf(tmp_path, regio(), *REGELS))
    assert uitkomst.code == 0
    assert "vaststellen --als-concept" in uitkomst.stdout
    assert "andere wijzigingen" not in uitkomst.stdout
    assert "Let op: [RT989]" in uitkomst.stderr


@pytest.mark.parametrize("streng", [False, True])
def test_andere_wijzigingen_staan_in_een_eigen_kolom_en_zijn_een_waarschuwing(
    draai: Draai, tmp_path: Path, streng: bool
) -> None:
    meer = na(regio(anders(Streek(), risico=300)), *REGELS)
    map_ = schrijf(tmp_path, meer, *REGELS, concept=als_besluit(regio()))
    uitkomst = draai("reacties", "nota", *(["--streng"] if streng else []), map_=map_)
    assert uitkomst.code == (1 if streng else 0)
    assert "is niet het concept met de overgenomen reacties: P, Q." in uitkomst.stderr
    rij = next(
        regel for regel in uitkomst.stdout.splitlines() if regel.startswith("| P | P | uur") and "R01, R02 |" in regel
    )
    assert rij.split(" | ")[-1] != "€ 0,00 |"
    assert "Let op: bij 2 producten is er iets anders gewijzigd" in uitkomst.stdout


def test_een_product_dat_er_in_het_concept_niet_was(draai: Draai, tmp_path: Path) -> None:
    alleen_p = {pad: tekst for pad, tekst in regio().items() if not pad.endswith("q.yaml")}
    map_ = schrijf(tmp_path, regio(), REGELS[2], concept=als_besluit(alleen_p))
    uitkomst = draai("reacties", "nota", map_=map_)
    assert "| Q | Q | uur | — |" in uitkomst.stdout
    assert "[RT989]" in uitkomst.stderr


def test_vijandige_tekst_verschijnt_als_tekst(draai: Draai, tmp_path: Path) -> None:
    slecht = reactie("R09", aanbieder='"A <b>"', product='"P"', samenvatting=VIJANDIG, motief=VIJANDIG)
    map_ = schrijf(tmp_path / "w", regio(), slecht, concept=als_besluit(regio()))
    uit = {naam: tmp_path / f"nota.{naam}" for naam in ("md", "html", "docx")}
    for pad in uit.values():
        assert draai("reacties", "nota", "-o", str(pad), map_=map_).code == 0
    md, html = (uit[naam].read_text(encoding="utf-8") for naam in ("md", "html"))
    assert "<script>" not in md + html
    assert r"\| &lt;script&gt;alert(1)&lt;/script&gt; \*\*vet\*\* \[x\](http://x) \`c\` \# kop - punt" in md
    assert not any(regel.startswith(("# kop", "- punt")) for regel in md.splitlines())
    assert any("| <script>alert(1)</script> **vet**" in een.text for een in docx.Document(str(uit["docx"])).paragraphs)


def test_een_docx_gaat_naar_een_bestand(draai: Draai, tmp_path: Path) -> None:
    uitkomst = draai("reacties", "nota", "-f", "docx", map_=ronde(tmp_path))
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "-o nota.docx" in uitkomst.stderr


def test_de_nota_rekent_met_de_peildatum_van_het_concept(draai: Draai, tmp_path: Path) -> None:
    map_ = schrijf(tmp_path, regio(), REGELS[2], concept=als_besluit(regio(), peildatum="2026-01-01"))
    assert "Bij elk product is het berekende tarief precies het concept" in draai("reacties", "nota", map_=map_).stdout
    anders_ = draai("reacties", "nota", "--peildatum", "2026-02-01", map_=map_)
    assert anders_.code == 2
    assert "is gerekend met peildatum 2026-01-01" in anders_.stderr


class TestWatErIsVastgesteld:
    """Het tarief in de nota is het vastgestelde bedrag; zolang dat er niet is, heet het berekend en nog niet vastgesteld."""

    @staticmethod
    def besloten(map_: Path, draai: Draai, **vastgesteld: str) -> Path:
        """Na de ronde is van deze producten een bedrag vastgesteld."""
        besluit = ronde(map_) / "besluit.yaml"
        tarieven = (
            f"  - {{product: '{een}', vastgesteld: {bedrag}, reden: afgerond}}" for een, bedrag in vastgesteld.items()
        )
        besluit.write_text("\n".join(("besluitdatum: 2026-12-09", "tarieven:", *tarieven)), encoding="utf-8")
        draai("vaststellen", "--als-concept", "--besluit", str(besluit), map_=map_)
        concept_als_besluit(map_, 2026)
        return map_

    @staticmethod
    def bijlage(uitvoer: str) -> str:
        return uitvoer.partition("## Bijlage")[2]

    def test_voor_het_besluit_heet_het_tarief_berekend(self, draai: Draai, tmp_path: Path) -> None:
        uitvoer = draai("reacties", "nota", map_=ronde(tmp_path)).stdout
        assert uitvoer.count("De tarieven zijn nog niet vastgesteld. Elk bedrag in deze nota is berekend") == 2
        assert "| concept | berekend | verschil |" in self.bijlage(uitvoer)

    def test_na_het_besluit_staat_er_wat_er_is_vastgesteld_met_de_stap_en_de_reden(
        self, draai: Draai, tmp_path: Path
    ) -> None:
        uitvoer = draai("reacties", "nota", map_=self.besloten(tmp_path, draai, P="64.00", Q="56.18")).stdout
        stap = "berekend: € 63,56; vastgesteld bedrag wijkt af: € +0,44; reden: afgerond."
        assert uitvoer.count("De tarieven zijn vastgesteld op 9 december 2026.") == 2
        assert f"**Vastgesteld:** € 64,00 per uur, op 9 december 2026; {stap}\n" in uitvoer
        bijlage = self.bijlage(uitvoer)
        assert "| concept | vastgesteld | verschil |" in bijlage
        assert "| P | P | uur | € 55,99 | € 64,00 | € +8,01 | +14,31% | R01, R02 | € 0,00 |" in bijlage
        assert f"- P: {stap}\n" in bijlage

    def test_zijn_de_kaarten_verder_dan_gaat_de_nota_over_het_besluit(self, draai: Draai, tmp_path: Path) -> None:
        """Zoals met de reacties van vorig jaar, als de kaarten al die van dit jaar zijn."""
        map_ = self.besloten(tmp_path, draai, P="63.56", Q="56.18")
        voor = draai("reacties", "nota", map_=map_)
        kaart = map_ / "productkaarten/q.yaml"
        wijzig(kaart, "waarde: 0%", "waarde: 1%")
        na = draai("reacties", "nota", map_=map_)
        assert "De kaarten zijn sinds het besluit van 9 december 2026 gewijzigd" in na.stderr
        assert na.stdout == voor.stdout

    def test_een_product_van_na_het_besluit_is_niet_vastgesteld(self, draai: Draai, tmp_path: Path) -> None:
        map_ = self.besloten(tmp_path, draai, P="63.56", Q="56.18")
        kaart = (map_ / "productkaarten/q.yaml").read_text(encoding="utf-8").partition("# Geschreven door")[0]
        nieuw = kaart.replace('product: "Q"', 'product: "R"').replace("naam: Q", "naam: R")
        (map_ / "productkaarten/r.yaml").write_text(nieuw, encoding="utf-8")
        uitvoer = draai("reacties", "nota", map_=map_).stdout
        assert "Nog niet vastgesteld, en dus alleen berekend: R. De andere tarieven zijn vastgesteld." in uitvoer
        assert "| concept | tarief | verschil |" in self.bijlage(uitvoer)
