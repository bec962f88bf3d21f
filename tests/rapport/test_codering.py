"""Een tabel in één keer coderen geeft hetzelfde als veld voor veld, wat er ook in de velden staat."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from reeletarief.weergave.rapport import sjabloonlader
from reeletarief.weergave.rapport.sjabloonlader import gecodeerd

SJABLONEN = Path(sjabloonlader.__file__).parent / "sjablonen"
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
        veilig = {*buiten[0].split(", ")[:aantal], "plek", "inzetanker", "kostenanker", "tekst|e", "sluiting * sluit"}
        getoond = set(re.findall(r"{{ (.*?) }}", blok))
        assert getoond - veilig <= {f"hoogten[{plek}]" for plek in range(3)}
        assert {over for _, over in binnen} <= {"verder"}
