"""Een tabel in één keer coderen geeft hetzelfde als veld voor veld, wat er ook in de velden staat."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from reeletarief.weergave.rapport import sjabloonlader
from reeletarief.weergave.rapport.model import Koppeling
from reeletarief.weergave.rapport.sjabloonlader import (
    bedragen_heel,
    gecodeerd,
    kopcellen,
    sjablonen,
    verwijzing,
    verwijzingen,
)

SJABLONEN = Path(sjabloonlader.__file__).parent / "sjablonen"
CODEERT_ZELF = ("koppeling|verwijzing", "koppeling.tekst|e")
SLUITING = ("niveau|eindtags(sluit)", "0|eindtags(product.boom[-1].niveau)")
"""Eindtags, zo vaak als een getal zegt."""
TEKST = st.text(st.sampled_from("ab<>&\"'\x1f\x1e\n €"), max_size=6)


@given(st.lists(st.tuples(TEKST, TEKST, TEKST, st.integers()), max_size=6))
def test_in_een_keer_is_veld_voor_veld(rijen: list[tuple[str, str, str, int]]) -> None:
    """Ook als het teken waarmee de velden aan elkaar geplakt worden, zelf in een veld staat."""
    verwacht = [(str(escape(een)), str(escape(ander)), derde, getal) for een, ander, derde, getal in rijen]
    assert list(gecodeerd(rijen, 2)) == verwacht


def test_waar_niets_vanzelf_gecodeerd_wordt_staan_alleen_gecodeerde_rijen() -> None:
    """Onder ``autoescape false`` loopt de buitenste lus over ``gecodeerd``; een lus daarbinnen codeert haar tekst zelf."""
    blokken = [
        blok
        for sjabloon in SJABLONEN.glob("*.j2")
        for blok in re.findall(r"{% autoescape false %}(.*?){% endautoescape %}", sjabloon.read_text("utf-8"), re.S)
    ]
    assert len(blokken) == 5
    for blok in blokken:
        buiten, *binnen = re.findall(r"{% for (.*?) in (.*?) %}", blok)
        assert re.fullmatch(r"[\w.]+\|gecodeerd\(\d\)", buiten[1])
        aantal = int(buiten[1].rpartition("(")[2].rstrip(")"))
        veilig = {*buiten[0].split(", ")[:aantal], "inzetanker", "kostenanker", *CODEERT_ZELF, *SLUITING}
        getoond = set(re.findall(r"{{ (.*?) }}", blok))
        assert getoond - veilig <= {f"hoogten[{plek}]" for plek in range(3)}
        assert {over for _, over in binnen} <= {"verder"}


@given(TEKST, st.sampled_from(["", "b1", "product-A.opslag"]))
def test_een_verwijzing_codeert_haar_tekst(tekst: str, anker: str) -> None:
    """Precies wat een sjabloon er met autoescape van zou maken; ook als er meer achter elkaar staan, of geen."""
    koppeling = Koppeling(tekst, anker)
    bron = "{% if k.anker %}<a href=#{{ k.anker }}>{{ k.tekst }}</a>{% else %}{{ k.tekst }}{% endif %}"
    verwacht = sjablonen().from_string(bron).render(k=koppeling)
    assert verwijzing(koppeling) == verwacht
    assert verwijzingen((koppeling, koppeling)) == f"{verwacht}; {verwacht}"
    assert verwijzingen(()) == "geen"


@given(st.tuples(TEKST, TEKST))
def test_de_koppen_van_kolommen_zijn_gecodeerd(koppen: tuple[str, str]) -> None:
    """Ook die van een functiemix, waar de vorm van het product in staat."""
    assert kopcellen(koppen) == "".join(f"<th scope=col>{escape(kop)}" for kop in koppen)


@given(TEKST)
def test_een_bedrag_in_een_zin_blijft_heel_en_de_zin_is_gecodeerd(tekst: str) -> None:
    """Alleen na het teken en de valuta komt een vaste spatie; de rest is de gecodeerde tekst."""
    assert str(bedragen_heel(tekst)).replace("&nbsp;", " ") == str(escape(tekst))
    assert bedragen_heel("van + € 6,91 <b>") == "van +&nbsp;€&nbsp;6,91 &lt;b&gt;"
