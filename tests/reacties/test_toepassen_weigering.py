"""Een overgenomen waarde die niet past: de melding staat bij de reactie, met wat er wel past, en er wordt niets verbouwd."""

from __future__ import annotations

import pytest

from tests.gedeeld.streek import Streek, tarief
from tests.reacties.hulp import KAART_P, codes, na, reactie, regio, tarieven, toegepast


@pytest.mark.parametrize(
    ("wijziging", "product", "code"),
    [
        ("uren.riestijd: 12%", "", "RT985"),
        ("functie.f0.periodiek: 3", "P", "RT985"),
        ("uren.reistijd: 12%", "X", "RT985"),
        ("functie.f0.trede: max-1", "", "RT986"),
        ("functie.f0.aandeel: 50%", "", "RT986"),
        ("cao.proef.2025-01-01.salaris: +2%", "", "RT986"),
        ("cao.proef.2025-01-01.verlof_wettelijk: 150", "P", "RT986"),
        ("uren.reistijd: 12", "", "RT987"),
        ("opslagen.reiskosten: 5%", "", "RT987"),
        ("uren.reistijd: +2%", "", "RT987"),
        ("uren.scholing: +2 %-punt", "", "RT987"),
        ("opslagen.reiskosten: +0.1%", "", "RT987"),
        ("uren.reistijd: 12.5.1%", "", "RT214"),
        ("uren.reistijd: -3 %-punt, uren.scholing: 3.250", "", "RT215"),
        ('"uren.reistijd": "1%, klasse: vaststaand"', "", "RT987"),
        ('functie.f0.schaal: "99"', "P", "RT405"),
        ("functie.f0.trede: no", "P", "RT203"),
        ("functie.f0.aandeel: 50%", "P", "RT302"),
        ("uren.reistijd: 101%", "", "RT211"),
    ],
)
def test_wat_niet_past_staat_bij_de_reactie(wijziging: str, product: str, code: str) -> None:
    velden = {"product": f'"{product}"'} if product else {}
    assert codes(toegepast(regio(), reactie(wijzigingen=wijziging, **velden))) == [code]


@pytest.mark.parametrize("wijziging", ["functie.f0.aandeel: 50%", 'functie.f0.schaal: "99"'])
def test_een_fout_op_een_kaart_staat_bij_de_reactie_over_die_kaart(wijziging: str) -> None:
    """Ook als een andere reactie eerder in het register staat: haar wijziging staat in een ander bestand."""
    uit = toegepast(regio(), reactie("R01", "uren.reistijd: 12%"), reactie("R02", wijziging, product='"P"'))
    assert [een.wat.partition(":")[0] for een in uit.bevindingen] == ["Reactie R02"]


@pytest.mark.parametrize(
    ("wijziging", "code"), [('functie.f0.schaal: "99"', "RT405"), ("functie.f0.aandeel: 50%", "RT302")]
)
def test_wat_alleen_daardoor_niet_te_rekenen_is_is_geen_eigen_fout(wijziging: str, code: str) -> None:
    """Die kaart wijzigt niemand; de fout kwam bij de eerste reactie terecht, die er niets mee te maken heeft."""
    traject = """
product: "T"
naam: T
segment: s
eenheid: stuks
samenstelling:
  populaties: [{naam: allen, gewicht: 100%, onderdelen: [{product: "P", aantal: 10}]}]
"""
    reacties = (reactie("R01", "uren.reistijd: 12%"), reactie("R02", wijziging, product='"P"'))
    uit = toegepast(regio(kaart_t=traject), *reacties)
    assert [(een.code, een.wat.partition(":")[0]) for een in uit.bevindingen] == [(code, "Reactie R02")]


@pytest.mark.parametrize("eerste", ["R01", "R03"])
def test_een_fout_in_een_bestand_staat_bij_de_reactie_over_die_regel(eerste: str) -> None:
    """Ook als een andere reactie een andere regel van hetzelfde bestand wijzigt."""
    goed, fout = reactie(eerste, "opslagen.overhead: 22%"), reactie("R02", "uren.reistijd: 101%")
    uit = toegepast(regio(), goed, fout)
    assert [een.wat.partition(":")[0] for een in uit.bevindingen] == ["Reactie R02"]


@pytest.mark.parametrize(
    ("wijziging", "wat", "remedie"),
    [
        ("uren.reistijd: +2%", "kan dan procenten of procentpunten betekenen", "Schrijf +2 %-punt, of"),
        ("uren.scholing: +2 %-punt", "is geen percentage", "Schrijf +2%, of"),
        ("uren.scholing: 2%", "is geen percentage", "zoals 40."),
        ("opslagen.reiskosten: 5%", "is geen percentage", "zoals 1.95."),
        ("uren.reistijd: 12", "is een percentage", "zoals 12%."),
    ],
)
def test_wat_er_wel_past_staat_erbij(wijziging: str, wat: str, remedie: str) -> None:
    (bevinding,) = toegepast(regio(), reactie(wijzigingen=wijziging)).bevindingen
    assert wat in bevinding.wat
    assert remedie in bevinding.remedie


@pytest.mark.parametrize("velden", [{}, {"product": '"P"'}])
def test_een_naam_van_meer_waarden_van_een_regel_noemt_ze(velden: dict[str, str]) -> None:
    """Zij vroeg om een product, ook als dat er al stond."""
    uit = toegepast(regio(), reactie(wijzigingen="cao.proef.vakantietoeslag: 9%", **velden))
    assert codes(uit) == ["RT986"]
    namen = (f"cao.proef.2025-01-01.vakantietoeslag.{veld}" for veld in ("minimum_per_maand", "percentage"))
    assert uit.bevindingen[0].remedie == f"Kies er een: {', '.join(namen)}."


def test_een_opslag_in_meer_sets_vraagt_om_de_set() -> None:
    bestanden = regio()
    tweede = "  t:\n    naam: T\n    regels:\n      - {sleutel: overhead, naam: O, element: overhead, percentage: 9%, over: [beroepskracht], als: opslag, klasse: open}\nindexering"
    bestanden["opslagen.yaml"] = bestanden["opslagen.yaml"].replace(b"indexering", tweede.encode(), 1)
    uit = toegepast(bestanden, reactie(wijzigingen="opslagen.overhead: 21%"))
    assert codes(uit) == ["RT986"]
    assert "opslagen.s.overhead, opslagen.t.overhead" in uit.bevindingen[0].remedie
    nieuw = na(bestanden, reactie(wijzigingen="opslagen.t.overhead: 21%"))["opslagen.yaml"].decode()
    assert "element: overhead, percentage: 21%, over: [beroepskracht], als: opslag, klasse: open}\nindexering" in nieuw


def test_twee_reacties_met_dezelfde_waarde_botsen_niet_en_met_een_andere_wel() -> None:
    een = reactie("R01", "uren.reistijd: 12%")
    assert na(regio(), een, reactie("R02", "uren.reistijd: 12.0%")) == na(regio(), een)
    uit = toegepast(regio(), een, reactie("R02", "uren.reistijd: 13%"))
    assert codes(uit) == ["RT988"]
    assert "R01" in uit.bevindingen[0].wat
    assert uit.bevindingen[0].plaats is not None
    assert uit.bevindingen[0].plaats.regel == 3


def test_een_reactie_voor_de_regio_en_een_voor_een_product_botsen_niet() -> None:
    bestanden = na(regio(), reactie("R01", "uren.reistijd: 12%"), reactie("R02", "uren.reistijd: 13%", product='"P"'))
    assert tarieven(bestanden)["P"] == tarief(Streek(reistijd=1300)).tarief.bedrag


def test_een_kaart_tussen_accolades_wordt_niet_verbouwd() -> None:
    kaart = (
        '{product: "P", naam: P, segment: s, eenheid: uur, cao: proef, opslagset: s, '
        'functiemix: [{functie: F0, niveau: hbo, schaal: "9", trede: max, aandeel: 100%}]}\n'
    )
    assert codes(toegepast(regio(kaart_p=kaart), reactie(product='"P"', wijzigingen="uren.reistijd: 12%"))) == ["RT987"]


@pytest.mark.parametrize("leeg", ["afwijkingen: [\n]\n", "afwijkingen: [  # nog geen\n  ]\n"])
def test_een_lege_lijst_over_meer_regels_wordt_niet_verbouwd(leeg: str) -> None:
    uit = toegepast(regio(kaart_p=KAART_P + leeg), reactie(product='"P"', wijzigingen="uren.reistijd: 12%"))
    assert codes(uit) == ["RT987"]
    assert "Schrijf op die kaart 'afwijkingen: []'" in uit.bevindingen[0].remedie
