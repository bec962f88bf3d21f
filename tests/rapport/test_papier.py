"""De onderbouwing op papier: een blad uit de stapel is nog te lezen."""

from __future__ import annotations

from tests.rapport.browser import Lezer
from tests.rapport.conftest import PRODUCTEN, Bladen
from tests.rapport.papier import bladen_op_papier

PAGINA = "onderbouwing"
VEEL_RIJEN = """() => { const romp = document.querySelector('#tarieven tbody');
  for (let n = 0; n < 5; n++) romp.append(...[...romp.rows].map((rij) => rij.cloneNode(true))); }"""


def test_de_kop_van_het_overzicht_staat_op_elk_blad(chromium: Lezer, blad: Bladen) -> None:
    """Ook met de knoppen die het script in de kop zet: een kop met knoppen erin herhaalt Chromium niet."""
    with chromium.open(blad(PAGINA)) as bladzijde:
        bladzijde.vraag(VEEL_RIJEN)
        overzicht = [tekst for tekst in bladen_op_papier(bladzijde) if tekst.count("concept") > len(PRODUCTEN)]
    assert len(overzicht) > 2
    assert all("segment" in tekst and "aannames" in tekst for tekst in overzicht)
