"""``reeletarief cao toon``: alles wat in een tabel staat, per schaal en trede, met elke cel aangewezen."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reeletarief.weergave.cao.tekst import ortnaam
from tests.cao.proeftabellen import AFGELEID_2027, TABEL_2027, met
from tests.conftest import VOORBEELDREGIO, Draai, als_rijen, op_een_regel, wijzig


def test_toon_geeft_alles_wat_in_het_bestand_staat(draai: Draai, werkmap: Path) -> None:
    scherm = draai("cao", "toon", "proef", map_=met(werkmap, TABEL_2027)).stdout
    for tekst in (
        "proef · Proefcao · tabel per 2027-01-01 · gepubliceerd",
        "Proefcao 2027, 2026",
        "vanaf 1 januari 2027, bevestigd tot en met 31 december 2027; er is geen latere tabel",
        "+2%, min 60, afgerond op 1",
        "uitzondering 7/1 € 3.000,00: rond bedrag",
        "schaal 7: vervallen trede 0",
        "schaal 7: trede extra1 heet nu 4",
        "reden van de andere indeling: schaal 7 schuift op",
        "schaal 10, trede 1: niet te lezen",
        "Er wordt onderhandeld.",
        "36 uur per week, 1.878 uur per jaar",
        "8% over jaarsalaris, ten minste dat percentage van schaal 7 trede 1",
        "€ 500,00 per jaar",
        "35 uur per jaar",
        "nieuwjaar, koningsdag, bevrijdingsdag",
        "schaal tot en met 9",
        "0-7 uur 44%",
        "onregelmatigheid zo, feestdag",
        "hoogstens € 500 per jaar",
        "verschilt per werknemer",
    ):
        assert tekst in scherm
    assert "onregelmatigheid ma-vr" in scherm


def test_toon_noemt_het_uurloon_van_de_onregelmatigheidstoeslag(draai: Draai) -> None:
    scherm = op_een_regel(draai("cao", "toon", "ggz", "2024-12-01").stdout)
    grens = "schaal tot en met 65, over hoogstens het uurloon van schaal 40 trede 7, uurloon is 1/156 van"
    assert f"onregelmatigheid, voor {grens}" in scherm
    assert "onregelmatigheid ma-vr 0-6 uur 44%, 6-7 uur 22%, 20-22 uur 22%, 22-24 uur 44%" in scherm


def test_toon_zegt_niets_over_een_reden_vindplaats_of_bronjaar_dat_er_niet_is(draai: Draai, werkmap: Path) -> None:
    tabel = werkmap / "cao/proef/2026-01-01.yaml"
    wijzig(tabel, "bron: {titel: Proefcao, jaar: 2026}", "bron: {titel: Proefcao}")
    regel = 'niet_berekend:\n  - {sleutel: bonus, tekst: "een bonus in december"}\n'
    tabel.write_text(tabel.read_text(encoding="utf-8") + regel, encoding="utf-8")
    uitkomst = draai("cao", "toon", "proef", map_=werkmap)
    assert "een bonus in december" in uitkomst.stdout
    assert "None" not in uitkomst.stdout + draai("cao", "toon", "proef", "-f", "csv", map_=werkmap).stdout


def test_toon_kiest_de_tabel_die_op_een_dag_geldt(draai: Draai) -> None:
    for dag, tabel in (("2024-06-30", "2024-01-01"), ("2024-07-01", "2024-07-01"), ("2030-01-01", "2025-03-01")):
        assert f"tabel per {tabel}" in draai("cao", "toon", "jeugdzorg", dag).stdout
    assert "opgevolgd door de tabel per 2024-07-01" in draai("cao", "toon", "jeugdzorg", "2024-01-01").stdout


def test_toon_zet_treden_onder_elkaar_en_schalen_naast_elkaar(draai: Draai) -> None:
    regels = draai("cao", "toon", "jeugdzorg", "2025-03-01").stdout.splitlines()
    kop = next(regel for regel in regels if regel.startswith("trede"))
    assert kop.split() == ["trede", *(str(schaal) for schaal in range(4, 16))]
    treden = [regel.split()[0] for regel in regels[regels.index(kop) + 2 :]]
    assert treden == [*(str(trede) for trede in range(14)), "extra1", "extra2"]
    assert max(len(regel) for regel in regels) <= 160


def test_toon_breekt_een_brede_tabel_in_blokken(draai: Draai) -> None:
    """Vijftien schalen passen niet op 160 tekens; elke cel staat er precies één keer."""
    regels = draai("cao", "toon", "jeugdzorg", "2020-01-01").stdout.splitlines()
    koppen = [regel.split()[1:] for regel in regels if regel.startswith("trede ")]
    assert [len(kop) for kop in koppen] == [8, 7]
    assert [schaal for kop in koppen for schaal in kop] == [str(schaal) for schaal in range(1, 16)]
    assert max(len(regel) for regel in regels) <= 160


def test_toon_beperkt_tot_een_schaal(draai: Draai) -> None:
    cellen = json.loads(draai("cao", "toon", "jeugdzorg", "--schaal", "9", "-f", "json").stdout)["cellen"]
    assert {cel["schaal"] for cel in cellen} == {"9"}
    assert cellen[0]["bedrag"] == "3191.69"
    rijen = als_rijen(draai("cao", "toon", "jeugdzorg", "-s", "9", "-s", "10", "-f", "csv").stdout)
    assert {rij["schaal"] for rij in rijen} == {"9", "10"}


def test_toon_wijst_elke_cel_aan_in_haar_bestand(draai: Draai) -> None:
    for rij in als_rijen(draai("cao", "toon", "jeugdzorg", "2024-01-01", "-f", "csv").stdout):
        regel = (VOORBEELDREGIO / rij["bestand"]).read_text(encoding="utf-8").splitlines()[int(rij["regel"]) - 1]
        assert regel.split(":")[1].strip() == rij["bedrag"]


def test_toon_rekent_een_afgeleide_tabel_uit(draai: Draai, werkmap: Path) -> None:
    """2% met minimum 60 en maximum 65: 2800 + 60, 3350,50 + 65 = 3415,50 → 3416, 3500 + 65."""
    met(werkmap, AFGELEID_2027)
    scherm = draai("cao", "toon", "proef", map_=werkmap).stdout
    assert "tabel per 2027-01-01 · afgeleid van 2026-01-01 (aanname)" in scherm
    assert "+2%, min 60, max 65 op de tabel per 2026-01-01; aanname, niet gepubliceerd" in scherm
    assert "De tabel is aangekondigd maar nog niet gepubliceerd." in scherm
    assert "(afgeleid, aanname: elke cel is uitgerekend)" in scherm
    assert "1.872 uur per jaar (aanname)" in scherm
    rijen = als_rijen(draai("cao", "toon", "proef", "-f", "csv", map_=werkmap).stdout)
    bedragen = {(rij["schaal"], rij["trede"]): rij["bedrag"] for rij in rijen}
    assert bedragen["7", "0"] == "2860.00"
    assert bedragen["9", "1"] == "3416.00"
    assert bedragen["9", "2"] == "3565.00"
    assert {rij["soort"] for rij in rijen} == {"afgeleid"}


def test_tredevolgorde_houdt_namen_op_hun_plek() -> None:
    from reeletarief.analyse.cao.tabel import tredevolgorde

    schalen = {
        "a": ["start", "0", "1", "u1"],
        "b": ["0", "1", "2", "u1", "u2"],
        "c": ["aanloop", "start", "1", "tussen", "2"],
    }
    assert tredevolgorde(schalen) == ["aanloop", "start", "0", "1", "tussen", "2", "u1", "u2"]
    assert tredevolgorde({"a": ["x", "y"]}) == ["x", "y"]
    assert tredevolgorde({}) == []


@pytest.mark.parametrize(
    ("dagen", "naam"),
    [
        ("ma di wo do vr", "onregelmatigheid ma-vr"),
        ("ma di", "onregelmatigheid ma, di"),
        ("ma di do", "onregelmatigheid ma, di, do"),
        ("ma di wo do vr za zo", "onregelmatigheid ma-zo"),
        ("za zo feestdag", "onregelmatigheid za, zo, feestdag"),
    ],
)
def test_dagen_op_een_rij_staan_van_tot_en_een_feestdag_apart(dagen: str, naam: str) -> None:
    assert ortnaam(dagen.split()) == naam
