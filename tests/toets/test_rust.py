"""Waar de reële prijs op rust: per element de waarden die het sterkst bewegen, de zwaarste voorop."""

from __future__ import annotations

import pytest

from reeletarief.analyse.toets.rust import invloeden, rustpunten
from reeletarief.api import bereken, lees_werkmap
from reeletarief.kostprijs.tarief import Tarief
from tests.conftest import VOORBEELDREGIO


@pytest.fixture(scope="module")
def verblijf() -> Tarief:
    return tarief("43A07")


def tarief(product: str) -> Tarief:
    return bereken(lees_werkmap(VOORBEELDREGIO), (product,), None).tarief(product)


def namen(tarief: Tarief, element: str) -> list[str]:
    punten = rustpunten(tarief.nvo[element], invloeden(tarief.onafgerond))
    return [punt.post.naam for punt in punten]


def test_het_grootste_percentage_staat_voorop(verblijf: Tarief) -> None:
    """Op de kaart staan ze als 15%, 5% en 7%. Meer contracturen maken de overhead sterker lager dan het tarief, en dat weegt tussen 7% en 5%."""
    assert namen(verblijf, "overhead") == [
        "Overhead, personeel, percentage",
        "Overhead, algemene kosten, percentage",
        "contracturen, cao jeugdzorg",
        "Overhead, ict, percentage",
    ]


def test_wat_een_element_lager_maakt_telt_net_zo(verblijf: Tarief) -> None:
    """Een procent meer contracturen scheelt twee procent niet-productieve kosten."""
    assert namen(verblijf, "niet_productief")[0] == "contracturen, cao jeugdzorg"


def test_ook_als_een_element_met_het_hele_tarief_meebeweegt() -> None:
    """Dan telt de invloed zelf: een procent meer contracturen is een procent minder beroepskracht, en geen salaris weegt zo zwaar."""
    assert namen(tarief("45A48"), "beroepskracht")[0] == "contracturen, cao jeugdzorg"
