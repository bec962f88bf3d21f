"""De aannames op het scherm: weinig bij naam en met hun sleutel, veel geteld per soort, en altijd met de plek waar ze staan."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reeletarief.weergave.aannames import HOOGSTENS_BIJ_NAAM, SOORTEN, aannamezin, naam_van, soort_van
from tests.conftest import Draai, op_een_regel
from tests.gedeeld.voorbeeld import voorbeeld

if TYPE_CHECKING:
    pass

WAAR = "Waar ze staan, met waarde en bron: reeletarief bereken -o onderbouwing.html"


@pytest.mark.parametrize(
    ("aannames", "zin"),
    [
        ([], ""),
        (["functiemix"], "Aannames (1): functiemix."),
        (
            ["begroting.index.2027", "opslagen.overhead_ict"],
            "Aannames (2): index 2027 (begroting.index.2027), overhead ict (opslagen.overhead_ict).",
        ),
        (
            ["cao.ggz.feestdagen", "functiemix", *(f"opslagen.o{n}" for n in range(6)), "werkgeverslasten.awf"],
            "Aannames (9): 6 opslagen, 1 uit de cao-tabellen, 1 over de functiemix, 1 werkgeverslast.",
        ),
    ],
)
def test_weinig_bij_naam_en_veel_per_soort(aannames: list[str], zin: str) -> None:
    assert aannamezin(aannames) == zin


def test_een_sleutel_in_woorden_houdt_van_een_cao_dat_het_er_een_is() -> None:
    assert naam_van("cao.ggz.verlof_wettelijk") == "cao ggz verlof wettelijk"
    assert naam_van("reeksen.verzuim_ggz.2024-01-01") == "verzuim ggz 2024-01-01"


@given(st.lists(st.sampled_from(sorted(SOORTEN)), min_size=HOOGSTENS_BIJ_NAAM + 1))
def test_de_soorten_zijn_samen_alle_aannames(soorten: list[str]) -> None:
    zin = aannamezin([f"{soort}.n{nummer}" for nummer, soort in enumerate(soorten)])
    geteld = [int(deel.split()[0]) for deel in zin.partition(": ")[2].split(", ") if deel[0].isdigit()]
    assert sum(geteld) == len(soorten)
    assert geteld == sorted(geteld, reverse=True)


def test_elke_soort_van_de_voorbeeldregio_heeft_woorden() -> None:
    assert {soort_van(aanname) for aanname in voorbeeld().aannames} <= set(SOORTEN)


@pytest.mark.parametrize("opdracht", [["bereken"], ["matrix"]])
def test_een_hele_regio_telt_en_zegt_waar_ze_staan(draai: Draai, opdracht: list[str]) -> None:
    regels = draai(*opdracht).stdout.splitlines()
    assert WAAR in regels  # op een eigen regel, om over te nemen
    assert "opslagen." not in "\n".join(regels)


def test_een_klein_product_noemt_elke_aanname_met_haar_sleutel(draai: Draai) -> None:
    aannames = json.loads(draai("bereken", "42A03", "-f", "json").stdout)["tarieven"][0]["aannames"]
    plat = op_een_regel(draai("bereken", "42A03").stdout)
    assert 0 < len(aannames) <= HOOGSTENS_BIJ_NAAM
    assert all(f"{naam_van(aanname)} ({aanname})" in plat for aanname in aannames)
