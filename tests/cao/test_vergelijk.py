"""``reeletarief cao vergelijk``: wat er van de ene tabel naar de andere veranderde, in bedragen en voorwaarden."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cao.proeftabellen import TABEL_2027, met
from tests.conftest import Draai, als_rijen, op_een_regel


def test_vergelijk_noemt_de_dag_van_een_enkele_onregelmatigheidstoeslag(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027)
    later = TABEL_2027.replace("2027-", "2028-").partition("verhoging:")
    tekst = (later[0] + "vervolg:" + later[2].partition("vervolg:")[2]).replace("dagen: [zo, feestdag]", "dagen: [zo]")
    met(werkmap, tekst, "2028-01-01")
    scherm = draai("cao", "vergelijk", "proef", "2027-01-01", "2028-01-01", map_=werkmap).stdout
    regels = [op_een_regel(regel) for regel in scherm.splitlines()]
    assert any(regel.startswith("− onregelmatigheid feestdag ") for regel in regels), scherm


def test_vergelijk_vat_samen_en_toont_alleen_wat_veranderde(draai: Draai, werkmap: Path) -> None:
    uitkomst = draai("cao", "vergelijk", "proef", "2026-01-01", "2027-01-01", map_=met(werkmap, TABEL_2027))
    assert uitkomst.code == 0
    scherm = uitkomst.stdout
    assert "5 van 6 cellen gewijzigd, van +2,00% tot +3,45%; 1 gelijk; 2 nieuw; 1 vervallen." in scherm
    assert "~ gewijzigd, + nieuw, − vervallen" in scherm
    regels = [op_een_regel(regel) for regel in scherm.splitlines()]
    for regel in (
        "+ schaal 10",
        "~ schaal 7: trede extra1 heet nu 4",
        "+ schaal 7: trede 3",
        "− schaal 7: trede 0",
        "− 7 0 2.800,00",
        "~ 7 1 2.900,00 3.000,00 +100,00 +3,45%",
        "+ 7 3 3.100,00",
        "~ 7 4 (was extra1) 3.100,00 3.162,00 +62,00 +2,00%",
        "+ 10 0 4.000,00",
    ):
        assert regel in regels
    assert not any("3.350,50" in regel for regel in regels)


def test_vergelijk_noemt_bedragen_niet_gelijk_als_geen_cel_in_beide_tabellen_staat(draai: Draai, werkmap: Path) -> None:
    salaris = TABEL_2027.partition("salaris:")[2]
    ander = TABEL_2027.replace(salaris, '\n  "A": {"0": 3264.00, "1": 3350.50}\n').partition("verhoging:")
    rest = ander[2].partition("vervolg:")
    tekst = f"{ander[0]}vervolg:{rest[2]}".replace('schaal: "7", trede: "1"', 'schaal: "A", trede: "1"')
    tekst = tekst.replace('schalen_tot_en_met: "9"', 'schalen_tot_en_met: "A"')
    uitkomst = draai("cao", "vergelijk", "proef", "2026-01-01", "2027-01-01", map_=met(werkmap, tekst))
    assert "Geen enkele cel staat in beide tabellen; 2 nieuw; 7 vervallen." in uitkomst.stdout, uitkomst.stderr


def test_vergelijk_toont_de_voorwaarden_oud_en_nieuw(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027)
    scherm = draai("cao", "vergelijk", "proef", "2026-01-01", "2027-01-01", map_=werkmap).stdout
    regels = [op_een_regel(regel) for regel in scherm.splitlines()]
    assert "~ arbeidsduur 36 uur per week, 1.872 uur per jaar 36 uur per week, 1.878 uur per jaar" in regels
    assert "+ bindingstoeslag € 500,00 per jaar" in regels
    assert "− eindejaarsuitkering 8,3% over jaarsalaris, vakantietoeslag" in regels
    assert "~ feestdagen nieuwjaar, koningsdag nieuwjaar, koningsdag, bevrijdingsdag" in regels
    assert "+ onregelmatigheid ma-vr 0-7 uur 44%" in regels
    assert "+ Balansverlof 35 uur per jaar" in regels
    assert not any("bovenwettelijk" in regel for regel in regels)


def test_vergelijk_zegt_ook_dat_dezelfde_afspraak_een_aanname_werd(draai: Draai) -> None:
    """De voorwaarden van de GGZ per december 2024 zijn die van de cao ervoor: wie ze gebruikt, hoort dat te weten."""
    opdracht = ("cao", "vergelijk", "ggz", "2024-01-01", "2024-12-01")
    regels = [op_een_regel(regel) for regel in draai(*opdracht).stdout.splitlines()]
    assert "~ wettelijk verlof 144 uur per jaar 144 uur per jaar (aanname)" in regels
    (verlof,) = (
        een
        for een in json.loads(draai(*opdracht, "--formaat", "json").stdout)["voorwaarden"]
        if een["sleutel"] == "verlof.wettelijk"
    )
    assert (verlof["oud"]["aanname"], verlof["nieuw"]["aanname"]) == (False, True)


def test_vergelijk_ziet_een_andere_schrijfwijze_niet_als_wijziging(draai: Draai, werkmap: Path) -> None:
    """Tijdvakken die anders opgeknipt zijn en een andere reden zijn dezelfde afspraak."""
    met(werkmap, TABEL_2027)
    anders = TABEL_2027.replace("2027-01-01\n", "2028-01-01\n").replace("2027-12-31", "2028-12-31")
    anders = anders.replace("van: 0, tot: 6,", "van: 0, tot: 4,").replace("van: 6, tot: 7,", "van: 4, tot: 7,")
    anders = anders.replace("hernoemd: {", "# {").replace("verschilt per werknemer", "onbekend gebruik")
    met(werkmap, anders, "2028-01-01")
    uitkomst = draai("cao", "vergelijk", "proef", "2027-01-01", "2028-01-01", map_=werkmap)
    assert "De tabellen zijn gelijk: 8 cellen en alle voorwaarden." in uitkomst.stdout
    assert uitkomst.code == 0


def test_vergelijk_volgt_een_nieuwe_naam_over_meer_tabellen(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027)
    later = TABEL_2027.replace("2027-01-01\n", "2028-01-01\n").replace("2027-12-31", "2028-12-31")
    later = later.replace('{extra1: "4"}', '{"4": top}').replace('"4": 3162.00', "top: 3200.00")
    met(werkmap, later, "2028-01-01")
    inhoud = json.loads(
        draai("cao", "vergelijk", "proef", "2026-06-01", "2028-06-01", "-f", "json", map_=werkmap).stdout
    )
    assert inhoud["structuur"]["hernoemd"] == {"7": {"extra1": "top"}}
    (top,) = [cel for cel in inhoud["cellen"] if cel["trede"] == "top"]
    assert (top["oude_trede"], top["oud"], top["nieuw"], top["verschil"]) == ("extra1", "3100.00", "3200.00", "100.00")
    assert top["procent"] == "3.2258"


def test_vergelijk_zegt_welke_tabel_op_een_dag_geldt(draai: Draai) -> None:
    uitkomst = draai("cao", "vergelijk", "jeugdzorg", "2025-12-31", "2024-12-31")
    assert "Op 2024-12-31 geldt de tabel per 2024-07-01." in uitkomst.stderr
    assert "Op 2025-12-31 geldt de tabel per 2025-03-01." in uitkomst.stderr
    assert "van 2024-07-01 naar 2025-03-01" in uitkomst.stdout


def test_vergelijk_van_een_tabel_met_zichzelf_is_gelijk(draai: Draai) -> None:
    uitkomst = draai("cao", "vergelijk", "jeugdzorg", "2024-07-01", "2024-12-31")
    assert uitkomst.code == 0
    assert "Beide dagen vallen onder de tabel per 2024-07-01." in uitkomst.stderr
    assert "De tabellen zijn gelijk: 175 cellen en alle voorwaarden." in uitkomst.stdout
    assert "Legenda" not in uitkomst.stdout


def test_vergelijk_met_alles_toont_ook_gelijke_cellen(draai: Draai, werkmap: Path) -> None:
    opdracht = ["cao", "vergelijk", "proef", "2026-01-01", "2027-01-01", "-f", "csv"]
    met(werkmap, TABEL_2027)
    assert "gelijk" not in {rij["soort"] for rij in als_rijen(draai(*opdracht, map_=werkmap).stdout)}
    (gelijk,) = [rij for rij in als_rijen(draai(*opdracht, "--alles", map_=werkmap).stdout) if rij["soort"] == "gelijk"]
    assert (gelijk["schaal"], gelijk["trede"], gelijk["verschil"], gelijk["procent"]) == ("9", "1", "0.00", "0")


@pytest.mark.parametrize(("blok", "eenheid"), [("salaris", "euro per maand"), ("salaris_per_jaar", "euro per jaar")])
def test_elke_vorm_zegt_of_een_bedrag_per_maand_of_per_jaar_is(
    draai: Draai, werkmap: Path, blok: str, eenheid: str
) -> None:
    per_jaar = TABEL_2027.replace("salaris:\n", f"{blok}:\n")
    tabel = per_jaar.replace('minimum_over: {schaal: "7", trede: "1"}', "minimum_per_jaar: 2500")
    met(werkmap, tabel)
    met(werkmap, tabel.replace("2027-", "2028-"), "2028-01-01")
    toon, kaarten = ("toon", "proef", "2027-01-01"), ("kaarten", "proef", "2027-01-01")
    for opdracht in (toon, kaarten, ("vergelijk", "proef", "2027-01-01", "2028-01-01", "--alles")):
        rijen = als_rijen(draai("cao", *opdracht, "-f", "csv", map_=werkmap).stdout)
        assert {rij["eenheid"] for rij in rijen} == {eenheid}, opdracht
    assert json.loads(draai("cao", *toon, "-f", "json", map_=werkmap).stdout)["eenheid"] == eenheid
    (gebruik,) = json.loads(draai("cao", *kaarten, "-f", "json", map_=werkmap).stdout)["tabellen"]
    assert gebruik["eenheid"] == eenheid


def test_json_zegt_van_een_verhoging_wat_het_scherm_zegt(draai: Draai) -> None:
    """Waarom er speling is, en wat er met welke reden aan de indeling veranderde."""
    scherm = draai("cao", "toon", "jeugdzorg", "2024-01-01").stdout
    verhoging = json.loads(draai("cao", "toon", "jeugdzorg", "2024-01-01", "-f", "json").stdout)["verhoging"]
    assert verhoging["vervallen_schalen"] == ["1", "2", "3"]
    assert (verhoging["vervallen"], verhoging["nieuw"], verhoging["hernoemd"]) == ({}, {}, {})
    for tekst in (verhoging["speling_reden"], verhoging["structuur_reden"]):
        assert " ".join(tekst.split()) in op_een_regel(scherm)


def test_vergelijk_van_maand_en_jaar_vergelijkt_geen_bedragen(draai: Draai, werkmap: Path) -> None:
    per_jaar = TABEL_2027.replace("salaris:\n", "salaris_per_jaar:\n")
    met(werkmap, per_jaar.replace('minimum_over: {schaal: "7", trede: "1"}', "minimum_per_jaar: 2500"))
    scherm = draai("cao", "vergelijk", "proef", "2026-01-01", "2027-01-01", map_=werkmap).stdout
    assert "eerst per maand en dan per jaar: niet te vergelijken" in scherm
    assert "Cellen" not in scherm
