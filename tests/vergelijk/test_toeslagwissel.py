"""Waardoor de onregelmatigheidstoeslag anders telt: wat de kaart erover rekent, of tot welke grens de cao haar geeft."""

from __future__ import annotations

import pytest

from tests.vergelijk.standen import gewijzigd, oorzaken, vergeleken
from tests.vergelijk.test_andere_opbouw import regel_van

KAART = "productkaarten/43A07-verblijf-behandelgroep.yaml"
CAO = "cao/jeugdzorg/2025-03-01.yaml"
OVER = "  toeslagen_over_ort: [vakantietoeslag]\n"
OP_DE_KAART = regel_van(KAART, "toeslagen_over_ort")
TOT_EN_MET = '  schalen_tot_en_met: "11"\n'
UURLOON = '  uurloon_hoogstens: {schaal: "5", trede: "11"}\n'
IN_DE_CAO = regel_van(CAO, "schalen_tot_en_met")
GROEPSLEIDER = 'niveau: hbo, schaal: "9"'


@pytest.mark.parametrize(
    ("nieuw", "naar", "plaats"),
    [
        ("", "geen", f"{OP_DE_KAART} (oud)"),
        (OVER.replace("]", ", eindejaarsuitkering]"), "vakantietoeslag en eindejaarsuitkering", OP_DE_KAART),
        (OVER.replace("vakantietoeslag", "eindejaarsuitkering"), "eindejaarsuitkering", OP_DE_KAART),
    ],
)
def test_wat_de_kaart_over_de_toeslag_rekent_is_van_de_kaart(nieuw: str, naar: str, plaats: str) -> None:
    naam = f"toeslagen over de onregelmatigheidstoeslag: vakantietoeslag → {naar}"
    assert oorzaken(KAART, (OVER, nieuw)) == [("inzet", naam, plaats)]


@pytest.mark.parametrize("product", ["43A07", "43A07-AF", "P1-ACU"])
def test_tot_welke_schaal_de_cao_haar_geeft_is_van_de_cao(product: str) -> None:
    """Met schaal 5 krijgt geen van beide functies haar; dat is één oorzaak."""
    naam = "onregelmatigheidstoeslag van cao jeugdzorg: tot en met schaal 11 → tot en met schaal 5"
    gevonden = oorzaken(CAO, (TOT_EN_MET, TOT_EN_MET.replace("11", "5")), product=product)
    assert gevonden == [("cao", naam, IN_DE_CAO)]


def test_een_grens_erbij_of_weg_staat_waar_zij_kwam_of_was() -> None:
    erbij = f'{TOT_EN_MET}  salaris_tot_en_met: {{schaal: "5", trede: "11"}}\n'
    [(groep, naam, plaats)] = oorzaken(CAO, (TOT_EN_MET, erbij))
    bestand, _, regel = IN_DE_CAO.partition(":")
    assert (groep, plaats) == ("cao", f"{bestand}:{int(regel) + 1}")
    assert naam.endswith(": tot en met schaal 11 → tot en met schaal 11 en schaal 5 trede 11")
    [(groep, naam, plaats)] = oorzaken(CAO, (UURLOON, ""))
    assert (groep, plaats) == ("cao", f"{regel_van(CAO, 'uurloon_hoogstens')} (oud)")
    assert naam.endswith(": hoogstens schaal 5 trede 11 → zonder grens")


def test_een_ander_uurloon_als_grens_staat_bij_de_grens_en_niet_bij_het_salaris() -> None:
    [(groep, _, plaats)] = oorzaken(CAO, (UURLOON, UURLOON.replace('"5"', '"6"')))
    assert (groep, plaats) == ("cao", regel_van(CAO, "uurloon_hoogstens"))


def test_een_functie_die_op_de_kaart_boven_de_grens_komt_is_van_de_kaart() -> None:
    """Ook als de cao tegelijk een andere grens heeft: met de nieuwe inschaling had zij de toeslag toch niet gekregen."""
    hoger = GROEPSLEIDER.replace("9", "12")
    regel = regel_van(KAART, GROEPSLEIDER)
    weg = ("inzet", "vervallen: toeslag Groepsleider, gemiddeld over de roosteruren", regel)
    assert weg in oorzaken(KAART, (GROEPSLEIDER, hoger))
    beide = gewijzigd(CAO, (TOT_EN_MET, TOT_EN_MET.replace("11", "6")))
    beide[KAART] = gewijzigd(KAART, (GROEPSLEIDER, hoger))[KAART]
    gevolgen = vergeleken(beide, "43A07").gevolgen
    assert weg[:2] in {(gevolg.groep, gevolg.naam) for gevolg in gevolgen}
    assert not [gevolg for gevolg in gevolgen if gevolg.groep == "cao"]


def test_een_toeslag_die_de_kaart_zelf_geeft_is_van_de_kaart() -> None:
    [(groep, naam, plaats)] = oorzaken(KAART, ("ort: uit_cao", "ort_percentage: 20%"))
    assert (groep, plaats) == ("inzet", regel_van(KAART, "ort: uit_cao"))
    assert naam.startswith("erbij: toeslag, gegeven als deel van het salaris")
