"""De index van een ouder prijspeil naar het tariefjaar, elke methode met een met de hand uitgerekend antwoord.

Het product is een rit van 9,50 + 12 × 0,62 = 16,94 op prijspeil 2025.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from reeletarief.api import Post, Tarief, loop, zoek
from reeletarief.kostprijs.elementen import reden_van_nul
from tests.gedeeld.boom import eis_een_post_per_sleutel
from tests.kostprijs.kern.proef import OPSLAGEN, bedrag, reken, weigering

REGEL = "indexering: {methode: ova_ppc, stand: voorlopig, gewicht_ova: 90%, gewicht_ppc: 10%, klasse: vaststaand, bron: verzonnen}"
DEFINITIEF = (
    OPSLAGEN,
    "  ova_voorlopig:",
    (
        "  ova_definitief: {naam: OVA definitief, waarden: [{jaar: 2025, waarde: 4.55%, klasse: vaststaand, bron: nza}, {jaar: 2026, waarde: 6%, klasse: vaststaand, bron: nza}]}\n"
        "  ppc_definitief: {naam: Ppc definitief, waarden: [{jaar: 2025, waarde: 2.2%, klasse: vaststaand, bron: cpb}, {jaar: 2026, waarde: 4%, klasse: vaststaand, bron: cpb}]}\n"
        "  ova_voorlopig:"
    ),
)
PPC = (
    OPSLAGEN,
    "{jaar: 2026, waarde: 3%, klasse: vaststaand, bron: cpb}",
    "{jaar: 2026, waarde: 3.33%, klasse: vaststaand, bron: cpb}",
)


def met(regel: str) -> tuple[str, str, str]:
    return (OPSLAGEN, REGEL, f"indexering: {{{regel}, klasse: vaststaand, bron: verzonnen}}")


GEWOGEN = "gewicht_ova: 90%, gewicht_ppc: 10%"


@pytest.mark.parametrize(
    ("regel", "procent"),
    [
        ("methode: vast, percentage: 3%", "3"),
        ("methode: vast, percentage: 3.14%, afronding: 0.1%", "3.1"),
        (f"methode: ova_ppc, stand: voorlopig, {GEWOGEN}", "4.833"),  # 90% × 5 + 10% × 3,33
        (f"methode: ova_ppc, stand: definitief, {GEWOGEN}", "5.8"),  # 90% × 6 + 10% × 4
        # 2025: definitief 90% × 4,55 + 10% × 2,2 = 4,315 en voorlopig 90% × 4 + 10% × 2 = 3,8
        (f"methode: vng_verschil, {GEWOGEN}", "5.348"),  # 4,833 + 4,315 − 3,8
        (f"methode: vng_verschil, {GEWOGEN}, afronding: 0.01%", "5.35"),
        (f"methode: vng_verhouding, {GEWOGEN}", "5.33"),  # 4,83 + (1,04315 ÷ 1,038 − 1 = 0,4961…% ≈ 0,50)
    ],
)
def test_methode(regel: str, procent: str) -> None:
    tarief = reken("S", met(regel), DEFINITIEF, PPC)
    assert bedrag(tarief, "jeugdwet.d") == Fraction("16.94") * Fraction(procent) / 100


def test_over_twee_jaar_rente_op_rente() -> None:
    """2025: 3,8% en 2026: 4,8%, samen 1,038 × 1,048 − 1."""
    tarief = reken("S", ("productkaarten/S.yaml", "prijspeil: 2025", "prijspeil: 2024"))
    assert bedrag(tarief, "index.2024_2026") == Fraction("1.038") * Fraction("1.048") - 1
    assert bedrag(tarief, "jeugdwet.d") == Fraction("16.94") * bedrag(tarief, "index.2024_2026")
    namen = {sleutel: zoek(sleutel, tarief.tarief)[0].naam for sleutel in ("index.2024_2026", "index.2024_2026.groei")}
    assert namen == {"index.2024_2026": "index 2024 naar 2026", "index.2024_2026.groei": "groei 2024 naar 2026"}
    assert zoek("index.2025.voorlopig.groei", tarief.tarief)[0].naam == "1 + gewogen index 2025 voorlopig"


def test_elk_prijspeil_met_zijn_eigen_index() -> None:
    tarief = reken(
        "S", ("productkaarten/S.yaml", "9.50, klasse: open, prijspeil: 2025", "9.50, klasse: open, prijspeil: 2024")
    )
    verwacht = Fraction("9.5") * (Fraction("1.038") * Fraction("1.048") - 1) + Fraction("7.44") * Fraction("0.048")
    assert bedrag(tarief, "jeugdwet.d") == verwacht


@pytest.mark.parametrize(
    ("wijziging", "reden"),
    [
        (met("methode: geen, toelichting: dit jaar niet"), "de regio indexeert niet: dit jaar niet"),
        (
            ("productkaarten/S.yaml", "prijspeil: 2025", "prijspeil: 2026"),
            "geen regel heeft een ouder prijspeil dan 2026",
        ),
    ],
)
def test_geen_index_staat_er_met_de_reden(wijziging: tuple[str, str, str], reden: str) -> None:
    tarief = reken("S", wijziging)
    (index,) = (regel for regel in tarief.regels if regel.sleutel == "indexering")
    assert (index.bedrag, index.naam, index.element, index.eenheid) == (
        Decimal(0),
        "Indexering",
        "indexatie",
        "euro per stuk",
    )
    assert index.herkomst is not None
    assert index.herkomst == ("vaststaand", "rekenregel", None, None, None, None, reden, None, None, None)
    assert reden_van_nul(index) == reden


def test_een_regel_die_niet_nul_is_heeft_geen_reden_van_nul() -> None:
    tarief = reken("S")
    assert {reden_van_nul(regel) for regel in tarief.regels if regel.bedrag} == {""}


def test_de_posten_van_een_correctie_zijn_te_lezen() -> None:
    """Wat de VNG publiceert, staat er met naam: gewogen index, correctie, verhouding."""
    tarief = reken("S", met(f"methode: vng_verhouding, {GEWOGEN}, afronding: 0.1%"), DEFINITIEF, PPC)
    index = {post.sleutel: (post.naam, str(post.bedrag.normalize())) for post in zoek_index(tarief)}
    assert index == {
        "index.2026.voorlopig.ova": ("OVA 2026 voorlopig, gewogen", "0.045"),
        "index.2026.voorlopig.ppc": ("ppc 2026 voorlopig, gewogen", "0.00333"),
        "index.2026.voorlopig": ("gewogen index 2026 voorlopig", "0.04833"),
        "index.2026.voorlopig.afgerond": ("gewogen index 2026 voorlopig, op 0,01%", "0.0483"),
        "index.2025.definitief.ova": ("OVA 2025 definitief, gewogen", "0.04095"),
        "index.2025.definitief.ppc": ("ppc 2025 definitief, gewogen", "0.0022"),
        "index.2025.definitief": ("gewogen index 2025 definitief", "0.04315"),
        "index.2025.definitief.groei": ("1 + index 2025 definitief", "1.04315"),
        "index.2025.voorlopig.ova": ("OVA 2025 voorlopig, gewogen", "0.036"),
        "index.2025.voorlopig.ppc": ("ppc 2025 voorlopig, gewogen", "0.002"),
        "index.2025.voorlopig": ("gewogen index 2025 voorlopig", "0.038"),
        "index.2025.voorlopig.groei": ("1 + index 2025 voorlopig", "1.038"),
        "index.2025.verhouding": ("verhouding over 2025", "1.004961464354527938"),
        "index.2025.correctie": ("correctie over 2025", "0.004961464354527938"),
        "index.2025.correctie.afgerond": ("correctie over 2025, op 0,01%", "0.005"),
        "index.2026.onafgerond": ("index 2026", "0.0533"),
        "index.2026": ("index 2026, afgerond", "0.053"),
    }
    assert {post.eenheid for post in zoek_index(tarief)} == {"fractie"}
    (stap,) = zoek("indexering.afronding", tarief.tarief)
    assert (stap.sleutel, stap.naam, stap.eenheid) == ("indexering.afronding", "afronding van de index", "fractie")
    assert stap.herkomst is not None
    assert stap.herkomst.parameter == "indexering.afronding"
    (gewicht,) = zoek("indexering.gewicht_ppc", tarief.tarief)
    assert gewicht.herkomst is not None
    assert (gewicht.naam, gewicht.eenheid, gewicht.herkomst.parameter) == (
        "gewicht ppc",
        "fractie",
        "indexering.gewicht_ppc",
    )


def zoek_index(tarief: Tarief) -> list[Post]:
    return [post for post in loop(tarief.tarief) if post.sleutel.startswith("index.")]


def test_het_verschil_staat_er_als_correctie() -> None:
    tarief = reken("S", met(f"methode: vng_verschil, {GEWOGEN}"), DEFINITIEF, PPC)
    namen = {post.sleutel: post.naam for post in zoek_index(tarief)}
    assert {post.eenheid for post in zoek_index(tarief)} == {"fractie"}
    assert namen["index.2025.correctie"] == "correctie over 2025"
    assert namen["index.2026.onafgerond"] == "index 2026"
    assert bedrag(tarief, "index.2025.correctie") == Fraction("0.00515")


def test_een_vast_percentage_is_een_parameter() -> None:
    tarief = reken("S", met("methode: vast, percentage: 3%"))
    (post,) = zoek("indexering.percentage", tarief.tarief)
    assert post.herkomst is not None
    assert (post.naam, post.eenheid, post.herkomst.parameter) == ("vast indexpercentage", "fractie", "indexering")


def test_een_vaste_index_uit_een_reeks_is_die_van_elk_jaar_zelf() -> None:
    reeks = (
        OPSLAGEN,
        "  heel:",
        "  groei: {naam: Groei, waarden: [{jaar: 2025, waarde: 2%, klasse: vaststaand, bron: x}, {jaar: 2026, waarde: 3%, klasse: vaststaand, bron: x}]}\n  heel:",
    )
    ouder = ("productkaarten/S.yaml", "prijspeil: 2025", "prijspeil: 2024")
    tarief = reken("S", met("methode: vast, percentage: {reeks: groei}"), reeks, ouder)
    assert bedrag(tarief, "jeugdwet.d") == Fraction("16.94") * (Fraction("1.02") * Fraction("1.03") - 1)


def test_een_vaste_index_die_in_de_reeks_jaren_geldt_is_een_post() -> None:
    waarde = "{vanaf: 2024-01-01, tot_en_met: 2026-12-31, waarde: 2%, klasse: vaststaand, bron: x}"
    reeks = (OPSLAGEN, "  heel:", f"  groei: {{naam: Groei, waarden: [{waarde}]}}\n  heel:")
    ouder = ("productkaarten/S.yaml", "prijspeil: 2025", "prijspeil: 2024")
    tarief = reken("S", met("methode: vast, percentage: {reeks: groei}"), reeks, ouder)
    eis_een_post_per_sleutel(tarief)
    assert bedrag(tarief, "jeugdwet.d") == Fraction("16.94") * (Fraction("1.02") ** 2 - 1)


def test_een_vaste_index_uit_een_reeks_die_een_jaar_mist() -> None:
    reeks = (
        OPSLAGEN,
        "  heel:",
        "  groei: {naam: Groei, waarden: [{jaar: 2026, waarde: 3%, klasse: vaststaand, bron: x}]}\n  heel:",
    )
    ouder = ("productkaarten/S.yaml", "prijspeil: 2025", "prijspeil: 2024")
    (reden,) = weigering("S", met("methode: vast, percentage: {reeks: groei}"), reeks, ouder)
    assert (reden.code, reden.wat) == (
        "RT402",
        "De reeks 'groei' (Groei) heeft geen waarde voor 2025; bekend is 2026-01-01 tot en met 2026-12-31.",
    )
    assert str(reden.plaats).startswith("opslagen.yaml:72:")


def test_door_een_voorlopige_index_van_min_honderd_procent_valt_niet_te_delen() -> None:
    nul = [
        (
            OPSLAGEN,
            f"{{jaar: 2025, waarde: {procent}%, klasse: vaststaand, bron: {bron}}}",
            f"{{jaar: 2025, waarde: -100%, klasse: vaststaand, bron: {bron}}}",
        )
        for procent, bron in (("4", "nza"), ("2", "cpb"))
    ]
    (reden,) = weigering("S", met(f"methode: vng_verhouding, {GEWOGEN}"), *nul, DEFINITIEF)
    assert reden[:3] == (
        "RT403",
        "De voorlopige index van 2025 is −100% of lager; daar valt niet door te delen.",
        "Controleer de reeksen ova_voorlopig en ppc_voorlopig.",
    )
    assert str(reden.plaats).startswith("opslagen.yaml:55:")


def test_een_voorlopige_index_van_nul_is_gewoon_een_index() -> None:
    """Het verhoudingsgetal is dan 1,04315; de correctie 4,315% wordt 4,32%."""
    nul = [
        (
            OPSLAGEN,
            "{jaar: 2025, waarde: 4%, klasse: vaststaand, bron: nza}",
            "{jaar: 2025, waarde: 0%, klasse: vaststaand, bron: nza}",
        ),
        (
            OPSLAGEN,
            "{jaar: 2025, waarde: 2%, klasse: vaststaand, bron: cpb}",
            "{jaar: 2025, waarde: 0%, klasse: vaststaand, bron: cpb}",
        ),
    ]
    tarief = reken("S", met(f"methode: vng_verhouding, {GEWOGEN}"), *nul, DEFINITIEF, PPC)
    assert bedrag(tarief, "index.2026.onafgerond") == Fraction("0.0915")


def test_een_jaar_zonder_index_wordt_niet_overgeslagen() -> None:
    redenen = weigering("S", ("productkaarten/S.yaml", "prijspeil: 2025", "prijspeil: 2023"))
    assert [(reden.code, reden.wat) for reden in redenen] == [
        (
            "RT402",
            f"De reeks '{reeks}' ({naam}) heeft geen waarde voor 2024; bekend is 2025-01-01 tot en met 2026-12-31.",
        )
        for reeks, naam in (("ova_voorlopig", "OVA voorlopig"), ("ppc_voorlopig", "Ppc voorlopig"))
    ]
    assert all(str(reden.plaats).startswith("opslagen.yaml:8") for reden in redenen)
