"""Kleine volumes, producten en prijzen om een begroting van te maken."""

from __future__ import annotations

import io
from decimal import Decimal

from hypothesis import strategies as st

from reeletarief.analyse.begroting.jaartarieven import Product, Uitgangspunten, jaartarieven
from reeletarief.invoer.begroting.volumes import KOLOMMEN, Eisen, Volumes, lees_volumes
from reeletarief.invoer.csv_cellen import Bezwaar
from tests.conftest import WORTEL

KADER = WORTEL / "examples" / "financieel-kader-2021-2024" / "kader.csv"
KOP = ";".join(KOLOMMEN) + "\n"
TARIEVEN = {"45A48": Decimal("102.00"), "45A49": Decimal("0.49"), "45A53": Decimal("122.46")}
PRODUCTEN = {
    code: Product(code, code, f"segment {nummer % 2}", "uur", tarief, "vastgesteld" if nummer else "concept")
    for nummer, (code, tarief) in enumerate(TARIEVEN.items())
}
AANNAMES = Uitgangspunten(2026, {2027: Decimal("0.03"), 2028: Decimal("0.025")}, Decimal("0.01"))
PRIJZEN = jaartarieven({2026: PRODUCTEN}, AANNAMES)
EISEN = Eisen(
    frozenset(PRIJZEN),
    lambda product: Bezwaar("RT705", product, "x"),
    lambda jaar: Bezwaar("RT706", str(jaar), "x"),
    lambda product, jaar: Bezwaar("RT706", f"{product} {jaar}", "x"),
)
Rij = tuple[str, str, str, int, int]


def gelezen(tekst: str | bytes) -> Volumes:
    return lees_volumes(
        io.BytesIO(tekst if isinstance(tekst, bytes) else tekst.encode()), "volumes.csv", EISEN, lambda _: None
    )


NAMEN = st.sampled_from(["Voorbeeldstad", "Voorbeelddorp", 'Sint "Jan"', "Ede", "a,b"])
SLEUTELS = st.tuples(NAMEN, st.sampled_from(sorted(PRODUCTEN)), NAMEN, st.sampled_from([2026, 2027, 2028]))
RIJEN = st.dictionaries(SLEUTELS, st.integers(0, 999_999_999), min_size=1, max_size=30).map(
    lambda rijen: [(g, p, a, aantal, jaar) for (g, p, a, jaar), aantal in rijen.items()]
)
