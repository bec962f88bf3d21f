"""Wat een melding voorstelt bij een getal of datum die zo niet kan: wat iemand waarschijnlijk bedoelde, en altijd iets dat wél kan."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reeletarief.fouten import Plaats
from reeletarief.invoer import waarden
from reeletarief.invoer.waarden import Waarde, WaardeFout
from reeletarief.invoer.yaml_strikt import Tekst

PLAATS = Plaats("proef.yaml", 1)
Lezer = Callable[[Tekst], Waarde]
LEZERS = (waarden.lees_bedrag, waarden.lees_uren, waarden.lees_getal, waarden.lees_percentage, waarden.lees_aantal)
VOORGESTELD = re.compile(r"(?:Bedoelt u |Haal de aanhalingstekens weg: )([^?]*?)(?:\?|\.$)")


TE_GROOT_OF_KLEIN = {None, "RT211", "RT213"}


def bezwaar(lezer: Lezer, tekst: str) -> str | None:
    try:
        lezer(Tekst(tekst, PLAATS))
    except WaardeFout as fout:
        return fout.code
    return None


def remedie(lezer: Callable[[Tekst], object], tekst: str, *, aangehaald: bool = False) -> str:
    with pytest.raises(WaardeFout) as fout:
        lezer(Tekst(tekst, PLAATS, aangehaald))
    return fout.value.remedie


@pytest.mark.parametrize(
    ("tekst", "bedoeld"),
    [
        ("€ 2,50", "2.50"),
        ("2,5", "2.50"),
        ("3 250,00", "3250.00"),
        ("3\u00a0250", "3250"),
        ("3.250,00", "3250.00"),
        ("3,250.00", "3250.00"),
        ("1.234.567,89", "1234567.89"),
        ("1.234.567", "1234567"),
        ("45,-", "45"),
        ("45,--", "45"),
        ("45 euro", "45"),
        ("EUR 45.00", "45.00"),
        ("\u22122.00", "-2.00"),
        ("\u20132.00", "-2.00"),
        ("٤٥", "45"),
        ("４５.００", "45.00"),
        ("45.00\u200b", "45.00"),
        (".50", "0.50"),
        ("+45", "45"),
        ("1_000", "1000"),
    ],
)
@pytest.mark.parametrize("aangehaald", [False, True])
def test_een_bedrag_zoals_mensen_het_schrijven(tekst: str, bedoeld: str, aangehaald: bool) -> None:
    assert VOORGESTELD.findall(remedie(waarden.lees_bedrag, tekst, aangehaald=aangehaald)) == [bedoeld]


@pytest.mark.parametrize("tekst", ["3,250", "1e5", "1/2", "ca. 40", "4O", "2.50.00", "(2.00)", "0x10", "veertig"])
def test_waar_niets_van_te_maken_is_komt_geen_voorstel(tekst: str) -> None:
    assert "Bedoelt u" not in remedie(waarden.lees_bedrag, tekst)


AANTALLEN = pytest.mark.parametrize("lezer", [waarden.lees_uren, waarden.lees_getal, waarden.lees_aantal])


def test_alleen_wat_een_duizendtal_kan_zijn_wordt_zo_gevraagd() -> None:
    assert remedie(waarden.lees_bedrag, "-123.456").startswith("Bedoelt u -123456.00 of -123.46?")
    assert remedie(waarden.lees_bedrag, "1234.567") == "Bedoelt u 1234.57?"


@pytest.mark.parametrize("tekst", ["123456789012345", "123456789012.34", "-12345678901.34"])
def test_een_bedrag_heeft_hooguit_vijftien_tekens(tekst: str) -> None:
    assert waarden.lees_bedrag(Tekst(tekst, PLAATS)).getal == Decimal(tekst)
    with pytest.raises(WaardeFout) as fout:
        waarden.lees_bedrag(Tekst(tekst.replace("1", "11", 1), PLAATS))
    assert fout.value.code == "RT213"


def test_nul_wordt_alleen_voorgesteld_waar_nul_staat() -> None:
    assert remedie(waarden.lees_bedrag, "0.001") == "De cent is de kleinste stap; schrijf 0.01 of meer."
    assert remedie(waarden.lees_bedrag, "0.000") == "Bedoelt u 0.00?"
    assert remedie(waarden.lees_bedrag, "0.005") == "Bedoelt u 0.01?"


@AANTALLEN
@pytest.mark.parametrize("tekst", ["0.333", "0.3333", "1.3333", "1.3330", "1234.567", "36.0000"])
def test_een_derde_fte_of_vijftig_minuten_is_te_schrijven(lezer: Lezer, tekst: str) -> None:
    """Tot vier decimalen; een nul ervoor, of vier cijfers ervoor of erachter, kan geen duizendteken om zich heen hebben."""
    assert lezer(Tekst(tekst, PLAATS)).getal == Decimal(tekst)


@AANTALLEN
@pytest.mark.parametrize(
    ("tekst", "bedoeld"),
    [
        ("1.333", "1333 of 1.3330"),
        ("3.250", "3250 of 3.25"),
        ("12.000", "12000 of 12.00"),
        ("0.33333", "0.3333"),
        ("1.00005", "1.0001"),
        ("0,333", "0.3330"),
        ("1,333", "1.3330"),
    ],
)
def test_een_aantal_dat_nog_vragen_oproept(lezer: Lezer, tekst: str, bedoeld: str) -> None:
    assert VOORGESTELD.findall(remedie(lezer, tekst)) == [bedoeld]


@AANTALLEN
def test_wat_op_vier_decimalen_nul_wordt_is_geen_nul(lezer: Lezer) -> None:
    assert remedie(lezer, "0.00001") == "Een tienduizendste is de kleinste stap; schrijf 0.0001 of meer."


@pytest.mark.parametrize(
    ("tekst", "bedoeld"),
    [
        ("40\u00a0%", "40%"),
        ("40,5%", "40.5%"),
        ("40%%", "40%"),
        ("40 procent", "40%"),
        ("40％", "40%"),
        ("٤٠%", "40%"),
        ("0.25", "25% of 0.25%"),
        ("0,25", "25% of 0.25%"),
    ],
)
def test_een_percentage_zoals_mensen_het_schrijven(tekst: str, bedoeld: str) -> None:
    assert VOORGESTELD.findall(remedie(waarden.lees_percentage, tekst)) == [bedoeld]


@pytest.mark.parametrize(
    "tekst",
    [
        "1-3-2025",
        "01-03-2025",
        "1/3/2025",
        "2025/03/01",
        "2025-3-1",
        "20250301",
        "1 maart 2025",
        "1 mrt. 2025",
        "2025–03–01",
        "2025-03-01T00:00:00",
    ],
)
def test_een_datum_zoals_mensen_haar_schrijven(tekst: str) -> None:
    assert "Bedoelt u 2025-03-01?" in remedie(waarden.lees_datum, tekst)


@pytest.mark.parametrize("tekst", ["31-2-2025", "45658", "13-13-2025", "1 foo 2025", "26-01-01", "morgen"])
def test_een_dag_die_niet_bestaat_wordt_niet_voorgesteld(tekst: str) -> None:
    assert "Bedoelt u" not in remedie(waarden.lees_datum, tekst)


@given(
    tekst=st.one_of(
        st.text(alphabet="0123456789.,-+€% \u00a0٤４_eE:", min_size=1, max_size=9),
        st.from_regex(r"[€ ]{0,2}[0-9]{1,3}([., ][0-9]{3}){0,2}([.,][0-9]{1,3})?[ ]?%?", fullmatch=True),
    ),
    lezer=st.sampled_from(LEZERS),
    aangehaald=st.booleans(),
)
@example(tekst="100.1%", lezer=waarden.lees_aantal, aangehaald=False)
@example(tekst="133.3%", lezer=waarden.lees_aantal, aangehaald=False)
@example(tekst="100.001%", lezer=waarden.lees_aantal, aangehaald=False)
def test_wat_wordt_voorgesteld_kan_ook(tekst: str, lezer: Lezer, aangehaald: bool) -> None:
    """Wie een voorstel overneemt, krijgt daarop geen nieuwe vraag; alleen kan het getal zelf te groot of te klein zijn."""
    try:
        lezer(Tekst(tekst, PLAATS, aangehaald))
    except WaardeFout as fout:
        voorgesteld = [een for zin in VOORGESTELD.findall(fout.remedie) for een in zin.split(" of ")]
    else:
        return
    assert {
        een: code for een in voorgesteld if (code := bezwaar(lezer, een.removesuffix(" uur"))) not in TE_GROOT_OF_KLEIN
    } == {}
