"""Een andere methode van indexeren is één oorzaak: welke index het was, welke het nu is, en hoe hij bepaald wordt."""

from __future__ import annotations

import pytest

from tests.vergelijk.standen import gewijzigd, oorzaken, vergeleken
from tests.vergelijk.test_andere_opbouw import regel_van

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
