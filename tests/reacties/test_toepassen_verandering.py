"""Een overgenomen verandering, zoals ``+1 %-punt``, en een waarde uit een reeks: waarvan zij uitgaat, en of zij al is doorgevoerd."""

from __future__ import annotations

import datetime
import re

import pytest

from reeletarief.analyse.reacties.begin import Concept, telt_vanaf_nu
from reeletarief.analyse.reacties.doorgevoerd import niet_doorgevoerd
from reeletarief.analyse.reacties.parameterwoord import woorden_van
from reeletarief.analyse.reacties.toepassen import pas_toe, zetten_op, zetten_van
from reeletarief.weergave.reacties.tekst import wijziging
from tests.gedeeld.streek import Streek, tarief
from tests.reacties.hulp import codes, gelezen, na, reactie, regio, stand, tarieven, toegepast


@pytest.mark.parametrize(
    ("parameter", "verandering", "komt_er_te_staan"),
    [
        ("uren.reistijd", "+2 %-punt", "percentage: 12%, over: [clientgebonden_uren]"),
        ("uren.reistijd", "-0.5%-punt", "percentage: 9.5%, over: [clientgebonden_uren]"),
        ("opslagen.reiskosten", "+5%", "bedrag_per_uur: 2.10"),
        ("opslagen.reiskosten", "+50%", "bedrag_per_uur: 3,"),
        ("uren.scholing", "+10%", "uren_per_jaar: 44,"),
    ],
)
def test_een_verandering_wordt_uitgerekend(parameter: str, verandering: str, komt_er_te_staan: str) -> None:
    bestanden = na(regio(), reactie(wijzigingen=f'{parameter}: "{verandering}"'))
    assert komt_er_te_staan in bestanden["opslagen.yaml"].decode()


def test_een_verandering_telt_geen_twee_keer() -> None:
    """Op een werkmap waar zij al in staat, doet dezelfde reactie niets meer."""
    basis, reacties = stand(regio()), gelezen(reactie(wijzigingen='uren.reistijd: "+2 %-punt", opslagen.overhead: 22%'))
    zetten, fouten = zetten_van(basis, reacties)
    eerste = pas_toe(basis, zetten).stand
    assert fouten == ()
    assert eerste is not None
    assert zetten_op(eerste, zetten) == ((), ())
    assert [zet.nieuw for zet in zetten_op(basis, zetten)[0]] == ["22%", "12%"]


def met_overhead_uit_een_reeks() -> dict[str, bytes]:
    """De regio met de overhead uit reeks o, die in 2026 zoals 2025 is."""
    tekst = regio()["opslagen.yaml"].decode()
    oud = "percentage: 20%, over: [beroepskracht]"
    assert oud in tekst
    tekst = tekst.replace(oud, "percentage: {reeks: o}, over: [beroepskracht]").replace(
        ", als: opslag, klasse: open}", ", als: opslag}", 1
    )
    tekst += (
        "reeksen:\n  o:\n    naam: O\n    waarden:\n"
        "      - {jaar: 2025, waarde: 20%, klasse: open, bron: voorbeeldwaarde}\n"
        "      - {jaar: 2026, afleiding: {gelijk: [o@2025]}, klasse: aanname, bron: nog niet bekend, motivering: Zoals 2025.}\n"
    )
    return {**regio(), "opslagen.yaml": tekst.encode()}


def test_een_waarde_uit_een_reeks_vraagt_om_de_reeks_of_een_product() -> None:
    bestanden = met_overhead_uit_een_reeks()
    uit = toegepast(bestanden, reactie(wijzigingen="opslagen.overhead: 21%"))
    assert codes(uit) == ["RT986"]
    assert "(reeksen.o.2025)" in uit.bevindingen[0].remedie
    assert na(bestanden, reactie(wijzigingen="reeksen.o.2025: 21%")) != bestanden
    assert codes(toegepast(bestanden, reactie(product='"P"', wijzigingen="opslagen.overhead: +1 %-punt"))) == ["RT987"]
    op_kaart = na(bestanden, reactie(product='"P"', wijzigingen="opslagen.overhead: 21%"))
    assert tarieven(op_kaart)["P"] == tarief(Streek(overhead=2100)).tarief.bedrag


def test_een_waarde_uit_een_reeks_staat_bij_de_wijziging() -> None:
    basis = stand(met_overhead_uit_een_reeks())
    zetten, fouten = zetten_van(basis, gelezen(reactie(product='"P"', wijzigingen="opslagen.overhead: 21%")))
    assert fouten == ()
    assert wijziging(zetten[0], woorden_van(basis)) == "Overhead: 20% (regio, uit een reeks) → 21% (eigen waarde van P)"


def test_een_bedrag_uit_een_reeks_is_het_bedrag_van_de_reeks() -> None:
    """Ook als de kaart het over deelnemers verdeelt: wat iemand wijzigt, is het bedrag en niet zijn deel per deelnemer."""
    bestanden = {pad: tekst.decode() for pad, tekst in met_overhead_uit_een_reeks().items()}
    bestanden["opslagen.yaml"] = re.sub(
        r"bedrag_per_uur: [0-9.]+, prijspeil: \d+, klasse: open",
        "bedrag_per_uur: {reeks: r}",
        bestanden["opslagen.yaml"],
    )
    bestanden["opslagen.yaml"] += (
        "  r: {naam: R, waarden: [{jaar: 2026, waarde: 2.00, klasse: open, bron: voorbeeldwaarde}]}\n"
    )
    bestanden["productkaarten/q.yaml"] += "inzet: {begeleiders: 1, deelnemers: 4, klasse: open}\n"
    basis = stand({pad: tekst.encode() for pad, tekst in bestanden.items()})
    zetten, fouten = zetten_van(basis, gelezen(reactie(product='"Q"', wijzigingen="opslagen.reiskosten: 3.00")))
    assert fouten == ()
    assert zetten[0].plek.uit_reeks == 2


def test_een_verandering_zonder_concept_is_een_bevinding_en_niet_ook_nog_niet_doorgevoerd() -> None:
    """Of zij is doorgevoerd, is dan niet te zeggen; een waarde zonder teken blijft na te gaan."""
    regels = (reactie("R01", "uren.reistijd: +1 %-punt"), reactie("R02", "opslagen.overhead: 22%"))
    bevindingen = niet_doorgevoerd(stand(regio()), None, gelezen(*regels))
    assert [(een.code, een.wat.partition(" ")[2][:3]) for een in bevindingen] == [("RT987", "R01"), ("RT993", "R02")]


def test_een_verandering_die_er_vanaf_het_concept_al_in_staat_is_doorgevoerd() -> None:
    regels = (reactie("R01", "uren.reistijd: +1 %-punt"), reactie("R02", "uren.reistijd: +1 %-punt", product='"P"'))
    concept = Concept(stand(regio()), datetime.date(2026, 9, 1))
    nu = stand(na(regio(), *regels))
    assert niet_doorgevoerd(nu, concept, gelezen(*regels)) == ()
    eerst = niet_doorgevoerd(concept.stand, concept, gelezen(*regels))
    assert [een.wat.partition(": ")[2].partition(" (")[0] for een in eerst] == [
        "daar staat nu 10%",
        "de kaart heeft die eigen waarde niet",
    ]


def test_een_verandering_die_vanaf_een_nieuw_concept_gaat_tellen() -> None:
    regels = (reactie("R01", "uren.reistijd: +1 %-punt"), reactie("R02", "uren.reistijd: +1 %-punt", product='"P"'))
    bevindingen = telt_vanaf_nu(stand(regio()), datetime.date(2026, 9, 1), gelezen(*regels))
    assert [een.wat.partition("concept, ")[2] for een in bevindingen] == [
        "en wordt dus 11% in plaats van 10%.",
        "en wordt dus 11%.",
    ]
