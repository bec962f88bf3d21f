"""Afleidingen in een reeks: de bewerkingen met een bekend antwoord, en welke soorten bij elkaar passen.

De instap van de rit (9,50) komt hier uit de reeks ``x``.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from reeletarief.api import bereken, zoek
from tests.gedeeld.boom import eis_een_post_per_sleutel
from tests.kostprijs.kern.proef import PRODUCTEN, bedrag, lees, reken, weigering

INSTAP = (
    "productkaarten/S.yaml",
    "bedrag_per_eenheid: 9.50, klasse: open, prijspeil: 2025",
    "bedrag_per_eenheid: {reeks: x}",
)


def x(afleiding: str, soort: str = "bedrag") -> tuple[str, str, str]:
    reeksen = (
        f"  x: {{naam: Uitkomst, soort: {soort}, waarden: [{{jaar: 2026, afleiding: {afleiding}, klasse: aanname, bron: proef, motivering: proef}}]}}\n"
        "  acht: {naam: Acht, waarden: [{jaar: 2025, waarde: 6.00, klasse: vaststaand, bron: x}, {jaar: 2026, waarde: 8.00, klasse: vaststaand, bron: x}]}\n"
        "  drie: {naam: Drie, waarden: [{jaar: 2026, waarde: 3.00, klasse: vaststaand, bron: x}]}\n"
        "  half: {naam: Half, waarden: [{jaar: 2026, waarde: 50%, klasse: vaststaand, bron: x}]}\n"
        "  niets: {naam: Niets, waarden: [{jaar: 2026, waarde: 0%, klasse: vaststaand, bron: x}]}\n"
        "  heel:"
    )
    return ("opslagen.yaml", "  heel:", reeksen)


@pytest.mark.parametrize(
    ("afleiding", "verwacht"),
    [
        ("{gelijk: [acht]}", 8),
        ("{gelijk: [acht@2025]}", 6),
        ("{som: [acht, drie]}", 11),
        ("{verschil: [acht, drie]}", 5),
        ("{product: [acht, half]}", 4),
        ("{product: [half, half, drie]}", Fraction(3, 4)),
        ("{quotient: [acht, half]}", 16),
        ("{product: [drie, {quotient: [drie, acht]}]}", Fraction(9, 8)),
        ("{product: [drie, {quotient: [half, half]}]}", 3),
    ],
)
def test_bewerking(afleiding: str, verwacht: Fraction | int) -> None:
    tarief = reken("S", INSTAP, x(afleiding))
    assert bedrag(tarief, "opslag.instap") == verwacht
    assert bedrag(tarief, "indexering.2025") == Fraction("7.44") * Fraction(
        "0.048"
    )  # een reeks staat op het tariefjaar


def test_een_percentage_kan_ook_een_afleiding_zijn() -> None:
    tarief = reken(
        "S",
        INSTAP,
        x("{product: [drie, deel]}"),
        (
            "opslagen.yaml",
            "  heel:",
            "  deel: {naam: Deel, soort: percentage, waarden: [{jaar: 2026, afleiding: {quotient: [drie, acht]}, klasse: aanname, bron: p, motivering: p}]}\n  heel:",
        ),
    )
    assert bedrag(tarief, "reeksen.deel.2026") == Fraction(3, 8)


def test_een_fout_in_een_tussenstap_staat_bij_de_afleiding() -> None:
    (reden,) = weigering("S", INSTAP, x("{som: [acht, {quotient: [acht, niets]}]}"))
    assert reden.wat == "De afleiding van tussenstap deelt door nul."
    assert str(reden.plaats).startswith("opslagen.yaml:72:")


GEEN_BEDRAG = (
    "levert een percentage, maar de reeks bestaat uit bedragen.",
    "Een bedrag ÷ een bedrag is een percentage. Vermenigvuldig een bedrag met een percentage, of deel het erdoor.",
)
GEEN_PERCENTAGE = (
    "levert een bedrag, maar de reeks bestaat uit percentages.",
    "Een bedrag × of ÷ een percentage blijft een bedrag. Deel een bedrag door een bedrag, of neem alleen percentages.",
)
SAMEN = (
    "voegt percentages en bedragen samen op een manier die niets betekent.",
    "Tel gelijke soorten bij elkaar op, of vermenigvuldig een bedrag met een percentage.",
)


@pytest.mark.parametrize(
    ("afleiding", "soort", "wat", "remedie"),
    [
        ("{som: [acht, half]}", "bedrag", *SAMEN),
        ("{product: [acht, drie]}", "bedrag", *SAMEN),
        ("{quotient: [half, acht]}", "bedrag", *SAMEN),
        ("{quotient: [acht, niets]}", "bedrag", "deelt door nul.", "Controleer de reeks waardoor gedeeld wordt."),
        ("{verschil: [acht, drie, half]}", "bedrag", *SAMEN),
        ("{product: [half, half]}", "bedrag", *GEEN_BEDRAG),
        ("{quotient: [acht, drie]}", "bedrag", *GEEN_BEDRAG),
        ("{gelijk: [half]}", "bedrag", *GEEN_BEDRAG),
        ("{gelijk: [acht]}", "percentage", *GEEN_PERCENTAGE),
    ],
)
def test_wat_niet_bij_elkaar_past(afleiding: str, soort: str, wat: str, remedie: str) -> None:
    verzuim = ("opslagen.yaml", "percentage: {reeks: verzuim}", "percentage: {reeks: x}")
    product, gebruik = ("S", INSTAP) if soort == "bedrag" else ("C", verzuim)
    (reden,) = weigering(product, gebruik, x(afleiding, soort))
    assert reden[:3] == ("RT403", f"De afleiding van Uitkomst 2026 {wat}", remedie)
    assert str(reden.plaats).startswith("opslagen.yaml:72:")


def test_een_gat_noemt_het_jaar_en_wat_bekend_is() -> None:
    (reden,) = weigering("S", INSTAP, x("{gelijk: [acht@2024]}"))
    assert reden[:3] == (
        "RT402",
        "De reeks 'acht' (Acht) heeft geen waarde voor 2024; bekend is 2025-01-01 tot en met 2026-12-31.",
        "Vul de gepubliceerde waarde met bron aan, of zet er een aanname met afleiding en motivering neer.",
    )
    assert str(reden.plaats) == "opslagen.yaml:73:16"


def test_een_gat_in_de_loop_van_het_jaar_noemt_de_maand() -> None:
    """De melding noemt de eerste maand die ontbreekt."""
    reeks = (
        "opslagen.yaml",
        "  heel:",
        "  gat: {naam: Gat, waarden: [{vanaf: 2026-01-01, tot_en_met: 2026-11-30, waarde: 9.00, klasse: vaststaand, bron: x}]}\n  heel:",
    )
    (reden,) = weigering("S", (INSTAP[0], INSTAP[1], "bedrag_per_eenheid: {reeks: gat}"), reeks)
    assert (
        reden.wat
        == "De reeks 'gat' (Gat) heeft geen waarde voor 2026, vanaf maand 12; bekend is 2026-01-01 tot en met 2026-11-30."
    )
    assert str(reden.plaats).startswith("productkaarten/S.yaml:6:")


def test_een_gat_staat_bij_elk_product_dat_de_reeks_gebruikt_en_bij_geen_ander() -> None:
    """Alleen S, een rit, heeft geen verzuim; de andere missen verder niets."""
    gat = ("opslagen.yaml", "naam: Verzuim, waarden: [{jaar: 2026", "naam: Verzuim, waarden: [{jaar: 2025")
    resultaat = bereken(lees(gat))
    assert [str(tarief.kaart.product) for tarief in resultaat.tarieven] == ["S"]
    assert [str(weg.product) for weg in resultaat.overgeslagen] == [code for code in PRODUCTEN if code != "S"]
    assert {tuple(reden.wat for reden in weg.redenen) for weg in resultaat.overgeslagen} == {
        ("De reeks 'verzuim' (Verzuim) heeft geen waarde voor 2026; bekend is 2025-01-01 tot en met 2025-12-31.",)
    }


def keten(lengte: int) -> tuple[str, str, str]:
    """Reeksen r0, r1, … die elk uit de volgende volgen; de laatste is vijf euro."""
    reeksen = "".join(
        f"  r{n}: {{naam: R{n}, soort: bedrag, waarden: [{{jaar: 2026, afleiding: {{gelijk: [r{n + 1}]}}, klasse: aanname, bron: x, motivering: x}}]}}\n"
        for n in range(lengte)
    )
    reeksen += f"  r{lengte}: {{naam: R, waarden: [{{jaar: 2026, waarde: 5.00, klasse: vaststaand, bron: x}}]}}\n"
    return ("opslagen.yaml", "  heel:", f"{reeksen}  heel:")


UIT_R0 = (INSTAP[0], INSTAP[1], "bedrag_per_eenheid: {reeks: r0}")
UIT_R1 = (INSTAP[0], INSTAP[1], "bedrag_per_eenheid: {reeks: r1}")
KILOMETERS = (
    INSTAP[0],
    "bedrag_per_eenheid: 0.62, aantal: 12, klasse: open, prijspeil: 2025",
    "bedrag_per_eenheid: {reeks: r0}, aantal: 12",
)


def test_een_keten_van_25_reeksen_past() -> None:
    assert bedrag(reken("S", UIT_R0, keten(24)), "opslag.instap") == 5


@pytest.mark.parametrize("gebruik", [(UIT_R0,), (UIT_R1, KILOMETERS)], ids=["ineens", "deels"])
def test_een_keten_van_26_reeksen_is_te_lang(gebruik: tuple[tuple[str, str, str], ...]) -> None:
    (reden,) = weigering("S", *gebruik, keten(25))
    assert reden[:3] == (
        "RT306",
        "De reeks 'r0' volgt voor 2026 uit een keten die te lang is (meer dan 25 reeksen na elkaar) of die rondloopt.",
        "Zet bij een van die reeksen een gepubliceerd cijfer voor dat jaar in plaats van een afleiding.",
    )
    assert str(reden.plaats) == "opslagen.yaml:72:14"


def test_de_stappen_van_een_afleiding_zijn_na_te_rekenen() -> None:
    tarief = reken("S", INSTAP, x("{product: [drie, {quotient: [drie, acht]}]}"))
    (stap,) = zoek("reeksen.x.2026.2", tarief.tarief)
    assert (stap.naam, stap.bewerking, [deel.sleutel for deel in stap.operanden]) == (
        "tussenstap",
        "quotient",
        ["reeksen.drie.2026", "reeksen.acht.2026"],
    )


def kring(lengte: int) -> tuple[str, str, str]:
    """Reeksen die in een kring naar elkaar verwijzen."""
    reeksen = "".join(
        f"  r{n}: {{naam: R{n}, soort: bedrag, waarden: [{{jaar: 2026, afleiding: {{gelijk: [r{(n + 1) % lengte}]}}, klasse: aanname, bron: x, motivering: x}}]}}\n"
        for n in range(lengte)
    )
    return ("opslagen.yaml", "  heel:", f"{reeksen}  heel:")


@pytest.mark.parametrize("lengte", [24, 25])
def test_een_kring_noemt_al_haar_schakels(lengte: int) -> None:
    """Hoogstens vijfentwintig reeksen die in een kring naar elkaar verwijzen: de melding loopt hem rond."""
    (reden,) = weigering("S", UIT_R0, kring(lengte))
    rond = " → ".join(f"r{n % lengte} (2026)" for n in range(lengte + 1))
    assert reden.wat == f"De reeks 'r0' volgt voor 2026 uit zichzelf: {rond}."


def test_van_een_kring_van_26_reeksen_is_niet_te_zeggen_of_hij_rondloopt() -> None:
    """Na vijfentwintig reeksen stopt het zoeken; de melding noemt dan beide."""
    (reden,) = weigering("S", UIT_R0, kring(26))
    assert reden.wat == (
        "De reeks 'r0' volgt voor 2026 uit een keten die te lang is (meer dan 25 reeksen na elkaar) of die rondloopt."
    )


def test_waarlangs_de_keten_bij_een_kring_kwam_hoort_er_niet_bij() -> None:
    """r0 volgt uit r1; alleen r1 en r2 lopen rond."""
    reeksen = "".join(
        f"  r{n}: {{naam: R{n}, soort: bedrag, waarden: [{{jaar: 2026, afleiding: {{gelijk: [r{volgende}]}}, klasse: aanname, bron: x, motivering: x}}]}}\n"
        for n, volgende in enumerate((1, 2, 1))
    )
    (reden,) = weigering("S", UIT_R0, ("opslagen.yaml", "  heel:", f"{reeksen}  heel:"))
    assert reden[:3] == (
        "RT306",
        "De reeks 'r1' volgt voor 2026 uit zichzelf: r1 (2026) → r2 (2026) → r1 (2026).",
        "Zet bij een van deze reeksen een gepubliceerd cijfer voor dat jaar, of leid haar af uit een andere reeks of een ander jaar.",
    )


@pytest.mark.parametrize(
    ("waarden", "verwacht", "sleutel"),
    [
        ((("2026-01-01", "2026-01-31", 8), ("2026-02-01", "2026-12-31", 2)), Fraction(5, 2), "reeksen.deel.2026"),
        ((("2025-01-01", "2027-12-31", 8),), Fraction(8), "reeksen.deel.2025-01-01"),
    ],
)
def test_een_jaar_is_gewogen_naar_maanden(
    waarden: tuple[tuple[str, str, int], ...], verwacht: Fraction, sleutel: str
) -> None:
    """Eén maand 8 en elf maanden 2 is gemiddeld 2,50; één waarde voor het hele jaar is die waarde zelf."""
    regels = ", ".join(
        f"{{vanaf: {van}, tot_en_met: {tot}, waarde: {getal}.00, klasse: vaststaand, bron: x}}"
        for van, tot, getal in waarden
    )
    reeks = ("opslagen.yaml", "  heel:", f"  deel: {{naam: Deel, waarden: [{regels}]}}\n  heel:")
    tarief = reken("S", (INSTAP[0], INSTAP[1], "bedrag_per_eenheid: {reeks: deel}"), reeks)
    (instap,) = zoek("opslag.instap", tarief.tarief)
    assert Fraction(instap.bedrag) == verwacht
    assert [post.sleutel for post in instap.operanden] == [sleutel]


@pytest.mark.parametrize(
    ("van", "tot", "gebruikt", "prijspeil"),
    [
        (2024, 2025, 2024, 2025),
        (2025, 2026, 2025, 2026),
        (2025, 2028, 2025, 2026),
        (2026, 2028, 2028, 2026),
        (2027, 2028, 2028, 2027),
    ],
)
def test_een_waarde_die_jaren_geldt_heeft_het_prijspeil_van_het_tariefjaar_of_het_jaar_dat_er_het_dichtst_bij_ligt(
    van: int, tot: int, gebruikt: int, prijspeil: int
) -> None:
    reeks = f"  deel: {{naam: Deel, waarden: [{{vanaf: {van}-01-01, tot_en_met: {tot}-12-31, waarde: 8.00, klasse: vaststaand, bron: x}}]}}\n  heel:"
    tarief = reken("S", INSTAP, x(f"{{gelijk: [deel@{gebruikt}]}}"), ("opslagen.yaml", "  heel:", reeks))
    (deel,) = zoek(f"reeksen.deel.{van}-01-01", tarief.tarief)
    assert deel.herkomst is not None
    assert deel.herkomst.prijspeil == prijspeil


def test_een_waarde_die_in_twee_jaren_telt_is_een_post() -> None:
    """Een half jaar uit de reeks zelf, en een half jaar dat eruit volgt als waarde van vorig jaar."""
    waarden = (
        "{vanaf: 2025-01-01, tot_en_met: 2026-06-30, waarde: 8.00, klasse: vaststaand, bron: x}, "
        "{vanaf: 2026-07-01, tot_en_met: 2026-12-31, afleiding: {gelijk: [deel@2025]}, klasse: aanname, bron: x, motivering: x}"
    )
    reeks = ("opslagen.yaml", "  heel:", f"  deel: {{naam: Deel, soort: bedrag, waarden: [{waarden}]}}\n  heel:")
    tarief = reken("S", (INSTAP[0], INSTAP[1], "bedrag_per_eenheid: {reeks: deel}"), reeks)
    eis_een_post_per_sleutel(tarief)
    assert bedrag(tarief, "opslag.instap") == 8
    (nieuw,) = zoek("reeksen.deel.2026-07-01@2026", tarief.tarief)
    assert [operand.sleutel for operand in nieuw.operanden] == ["reeksen.deel.2025-01-01"]
