"""De onderbouwing op papier: een blad uit de stapel is nog te lezen."""

from __future__ import annotations

import pytest

from reeletarief.weergave.rapport.sjabloonlader import in_css
from tests.rapport.browser import Lezer
from tests.rapport.conftest import PRODUCTEN, Bladen
from tests.rapport.papier import bladen_op_papier

PAGINA = "onderbouwing"
VEEL_RIJEN = """() => { const romp = document.querySelector('#tarieven tbody');
  for (let n = 0; n < 5; n++) romp.append(...[...romp.rows].map((rij) => rij.cloneNode(true))); }"""

KOPJES = ("af: ", "gaat niet af: ", "Cao Jeugdzorg, schaal ", "Loonkosten per inschaling")
LANGE_NAAM = """() => { const rij = document.querySelector('#tarieven tbody tr');
  rij.cells[0].firstChild.textContent = 'CONSULT'; rij.cells[1].textContent = 'Consult gedragswetenschapper'; }"""


def test_de_kop_van_het_overzicht_staat_op_elk_blad(chromium: Lezer, blad: Bladen) -> None:
    """Ook met de knoppen die het script in de kop zet: een kop met knoppen erin herhaalt Chromium niet."""
    with chromium.open(blad(PAGINA)) as bladzijde:
        bladzijde.vraag(VEEL_RIJEN)
        overzicht = [tekst for tekst in bladen_op_papier(bladzijde) if tekst.count("concept") > len(PRODUCTEN)]
    assert len(overzicht) > 2
    assert all("segment" in tekst and "aannames" in tekst for tekst in overzicht)


def test_elk_blad_zegt_waar_het_uit_komt_en_het_hoeveelste_het_is(chromium: Lezer, blad: Bladen) -> None:
    with chromium.open(blad(PAGINA)) as bladzijde:
        bladen = bladen_op_papier(bladzijde)
    for nummer, tekst in enumerate(bladen, 1):
        kop, voet = tekst.strip().splitlines()[0], tekst.strip().splitlines()[-1]
        assert kop.split() == ["Onderbouwing", "tarieven", "2026,", "Voorbeeldregio", "concept"]
        assert voet.split() == [str(nummer), "van", str(len(bladen))]


@pytest.mark.parametrize("ruimte", range(0, 26, 5))
def test_een_bladzijde_eindigt_niet_met_een_kopje(ruimte: int, chromium: Lezer, blad: Bladen) -> None:
    """Een kopje in een tabel en de titel van een bouwsteen blijven bij wat eronder staat, waar het blad ook ophoudt."""
    with chromium.open(blad(PAGINA)) as bladzijde:
        bladzijde.vraag(f"() => {{ document.querySelector('#uren').style.paddingTop = '{ruimte}mm'; }}")
        bladen = [
            [regel.strip() for regel in tekst.splitlines() if regel.strip()] for tekst in bladen_op_papier(bladzijde)
        ]
    laatste = [regels[-2] for regels in bladen]
    assert not [regel for regel in laatste if regel.startswith(KOPJES)]


def test_een_code_en_een_woord_breken_niet_in_het_overzicht(chromium: Lezer, blad: Bladen) -> None:
    with chromium.open(blad(PAGINA)) as bladzijde:
        bladzijde.vraag(LANGE_NAAM)
        regels = "\n".join(bladen_op_papier(bladzijde)).splitlines()
    assert any(regel.startswith("CONSULT Consult ") for regel in regels)
    assert any(regel.split()[:1] == ["gedragswetenschapper"] for regel in regels)


@pytest.mark.parametrize(
    ("tekst", "verwacht"),
    [
        ('"}</style><script>', r"\22 \7d \3c \2f style\3e \3c script\3e "),
        ("Regio\n\\2022\u202e", "Regio \\5c 2022\\fffd "),
        ("x" * 10_000, "x" * 100 + r"\2026 "),
    ],
)
def test_tekst_in_de_rand_is_nooit_opmaak(tekst: str, verwacht: str) -> None:
    assert in_css(tekst) == verwacht
