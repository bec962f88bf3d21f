"""Een andere methode van indexeren is één oorzaak: welke index het was, welke het nu is, en hoe hij bepaald wordt."""

from __future__ import annotations

import pytest

from reeletarief.analyse.vergelijk.vergelijking import als_kant, vergelijk
from reeletarief.api import bereken, lees_regio
from tests.vergelijk.standen import bestanden, gewijzigd, oorzaken, regel_van, vergeleken

GEWICHTEN = "  gewicht_ova: 90%\n  gewicht_ppc: 10%\n"
VNG = f"  methode: vng_verschil\n{GEWICHTEN}  afronding: 0.01%\n"
VERSCHIL = "3,94% (VNG, correctie als verschil)"
METHODE = regel_van("opslagen.yaml", "methode: vng_verschil")


@pytest.mark.parametrize("product", ["45A48", "43A07", "P1-ACU"])
@pytest.mark.parametrize(
    ("nieuw", "naam"),
    [
        ("  methode: vast\n  percentage: 4%\n", f"index 2026: {VERSCHIL} → 4% (vast percentage)"),
        (
            "  methode: vast\n  percentage: {reeks: ova_voorlopig}\n",
            f"index 2026: {VERSCHIL} → 4,18% (vast percentage uit reeks ova_voorlopig)",
        ),
        ("  methode: geen\n  toelichting: niet\n", f"indexering: {VERSCHIL} → geen"),
    ],
)
def test_een_andere_methode_is_een_oorzaak_met_beide_indexen(product: str, nieuw: str, naam: str) -> None:
    assert oorzaken("opslagen.yaml", (VNG, nieuw), product=product) == [("indexering", naam, METHODE)]


def test_weer_indexeren_noemt_de_index_die_er_nu_is() -> None:
    standen = gewijzigd("opslagen.yaml", (VNG, "  methode: geen\n  toelichting: niet\n")), bestanden()
    gevolgen = vergelijk(*(als_kant("", bereken(lees_regio(een), ["45A48"])) for een in standen)).gevolgen
    assert [gevolg.naam for gevolg in gevolgen] == [f"indexering: geen → {VERSCHIL}"]


def test_een_andere_methode_naast_een_ander_prijspeil_zijn_twee_oorzaken() -> None:
    """Ook de verhouding komt hier op 3,94% uit; dat het bedrag een jaar langer geïndexeerd wordt, staat bij dat bedrag."""
    verhouding = VNG.replace("vng_verschil", "vng_verhouding")
    anders = (VNG, verhouding), ("prijspeil: 2025", "prijspeil: 2024")
    assert oorzaken("opslagen.yaml", *anders, product="45A48") == [
        ("indexering", f"index 2026: {VERSCHIL} → 3,94% (VNG, correctie als verhouding)", METHODE),
        (
            "indexering",
            "Reiskosten naar cliënten, bedrag per uur op prijspeil 2024, was 2025",
            regel_van("opslagen.yaml", "bedrag_per_uur: 1.95"),
        ),
    ]


def test_een_ander_prijspeil_terwijl_er_niet_meer_geindexeerd_wordt_is_geen_oorzaak() -> None:
    geen = (VNG, "  methode: geen\n  toelichting: niet\n"), ("prijspeil: 2025", "prijspeil: 2024")
    naam = f"indexering: {VERSCHIL} → geen"
    assert oorzaken("opslagen.yaml", *geen, product="45A48") == [("indexering", naam, METHODE)]


def test_een_andere_methode_is_niet_de_oorzaak_van_iets_anders() -> None:
    ict = "percentage: 4%, over: [beroepskracht]"
    anders = (VNG, "  methode: vast\n  percentage: 4%\n"), (ict, ict.replace("beroepskracht", "bruto_loon"))
    assert {(groep, naam) for groep, naam, _ in oorzaken("opslagen.yaml", *anders, product="45A48")} == {
        ("indexering", f"index 2026: {VERSCHIL} → 4% (vast percentage)"),
        ("opslagen", "Overhead, ict: over beroepskracht → over bruto loon"),
    }


def test_een_andere_methode_in_een_ander_jaar_noemt_geen_index_van_een_jaar() -> None:
    """In 2025 was er niets te indexeren; de index van dat jaar is er dan niet."""
    nieuw = gewijzigd("opslagen.yaml", (VNG, "  methode: vast\n  percentage: 4%\n"))
    kanten = (
        als_kant("", bereken(lees_regio(een), ["45A48"], jaar)) for een, jaar in ((bestanden(), 2025), (nieuw, 2026))
    )
    namen = [gevolg.naam for gevolg in vergelijk(*kanten).gevolgen if gevolg.groep == "indexering"]
    assert namen == ["indexering: VNG, correctie als verschil → 4% (vast percentage)"]


def test_met_de_stand_van_ova_en_ppc_erbij() -> None:
    gewogen = f"  methode: ova_ppc\n{GEWICHTEN}  stand: voorlopig\n"
    naam = f"index 2026: {VERSCHIL} → 3,944% (OVA en ppc, voorlopig)"
    assert oorzaken("opslagen.yaml", (VNG, gewogen)) == [("indexering", naam, METHODE)]


def test_wel_of_niet_afronden_staat_bij_de_afronding() -> None:
    zonder = VNG.replace("  afronding: 0.01%\n", "")
    [(groep, naam, plaats)] = oorzaken("opslagen.yaml", (VNG, zonder))
    assert (groep, plaats) == ("indexering", METHODE)
    verschil = "VNG, correctie als verschil"
    assert naam == f"index 2026: 3,94% ({verschil}, afgerond) → 3,944% ({verschil}, niet afgerond)"


def test_een_ander_gewicht_is_gewoon_een_getal() -> None:
    anders = VNG.replace("90%", "80%").replace("10%", "20%")
    namen = {naam for _, naam, _ in oorzaken("opslagen.yaml", (VNG, anders))}
    assert namen == {"gewicht ova: 90% → 80%", "gewicht ppc: 10% → 20%"}


def test_een_product_zonder_iets_op_een_ouder_prijspeil_merkt_er_niets_van() -> None:
    assert not vergeleken(gewijzigd("opslagen.yaml", (VNG, "  methode: vast\n  percentage: 9%\n")), "42A03").gevolgen
