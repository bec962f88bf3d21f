"""``reeletarief cao`` als contract: wat een gebruiker ziet van tabellen, verschillen, kaarten en verloop."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reeletarief.cli import voer_uit
from reeletarief.weergave.cao.tekst import ortnaam
from tests.conftest import VOORBEELDREGIO, WORTEL, Draai, als_naam, als_rijen, bewaak_weigering, op_een_regel, wijzig

UITVOER = WORTEL / "tests" / "uitvoer"

TABEL_2027 = """\
cao: proef
naam: Proefcao
ingangsdatum: 2027-01-01
bevestigd_tot: 2027-12-31
bron: {titel: Proefcao 2027, jaar: 2026}
verhoging:
  percentage: 2%
  minimum_per_maand: 60
  afronding: 1.00
  uitzonderingen:
    - {schaal: "7", trede: "1", bedrag: 3000.00, reden: rond bedrag}
  nieuw: {"7": ["3"], "10": ["0"]}
  vervallen: {"7": ["0"]}
  hernoemd: {"7": {extra1: "4"}}
  structuur_reden: schaal 7 schuift op
  vindplaats: bijlage 2
vervolg:
  stand: Er wordt onderhandeld.
  verhogingen:
    - {datum: 2028-01-01, percentage: 3%, bron: persbericht}
ontbreekt:
  - {schalen: ["10"], treden: ["1"], reden: niet te lezen}
arbeidsduur: {uren_per_week: 36, uren_per_jaar: 1878}
toeslagen:
  - {sleutel: vakantietoeslag, percentage: 8%, over: [jaarsalaris], minimum_over: {schaal: "7", trede: "1"}, vindplaats: art. 5}
  - {sleutel: bindingstoeslag, bedrag_per_jaar: 500}
verlof: {wettelijk: 144, bovenwettelijk: 56, extra: [{sleutel: balansverlof, naam: Balansverlof, uren: 35}]}
feestdagen: [nieuwjaar, koningsdag, bevrijdingsdag]
ort:
  vindplaats: art. 8
  schalen_tot_en_met: "9"
  tijdvakken:
    - {dagen: [ma, di, wo, do, vr], van: 0, tot: 6, percentage: 44%}
    - {dagen: [ma, di, wo, do, vr], van: 6, tot: 7, percentage: 44%}
    - {dagen: [zo, feestdag], van: 0, tot: 24, percentage: 60%}
niet_berekend:
  - {sleutel: balansbudget, tekst: hoogstens € 500 per jaar, reden: verschilt per werknemer}
salaris:
  "7": {"1": 3000.00, "2": 3060.00, "3": 3100.00, "4": 3162.00}
  "9": {"0": 3264.00, "1": 3350.50, "2": 3570.00}
  "10": {"0": 4000.00}
"""

AFGELEID_2027 = """\
cao: proef
naam: Proefcao
ingangsdatum: 2027-01-01
bevestigd_tot: 2027-12-31
afgeleid:
  van: 2026-01-01
  percentage: 2%
  minimum_per_maand: 60
  maximum_per_maand: 65
  afronding: 1.00
  klasse: aanname
  motivering: De tabel is aangekondigd maar nog niet gepubliceerd.
  bron: persbericht van partijen
"""


def met(werkmap: Path, tekst: str, dag: str = "2027-01-01") -> Path:
    (werkmap / f"cao/proef/{dag}.yaml").write_text(tekst, encoding="utf-8")
    return werkmap


@pytest.mark.parametrize(
    ("naam", "opdracht", "code"),
    [
        ("cao-lijst-jeugdzorg.txt", ["lijst", "jeugdzorg"], 0),
        ("cao-toon-jeugdzorg-2025.txt", ["toon", "jeugdzorg", "2025-03-01"], 0),
        ("cao-toon-jeugdzorg-2024-schaal-9.json", ["toon", "jeugdzorg", "2024-01-01", "-s", "9", "-f", "json"], 0),
        ("cao-vergelijk-jeugdzorg-2024.txt", ["vergelijk", "jeugdzorg", "2023-01-01", "2024-01-01"], 0),
        ("cao-kaarten-jeugdzorg-2024.txt", ["kaarten", "jeugdzorg", "--tariefjaar", "2024"], 0),
    ],
)
def test_vastgelegde_uitvoer_op_de_echte_tabellen(
    naam: str, opdracht: list[str], code: int, draai: Draai, vastgelegd: Callable[[Path, str], None]
) -> None:
    """Onze eigen uitvoer, geen externe bron: een wijziging hierin is een wijziging voor de gebruiker."""
    uitkomst = draai("cao", *opdracht)
    assert uitkomst.code == code
    vastgelegd(UITVOER / naam, uitkomst.stdout)


# lijst


def test_lijst_noemt_elke_tabel_met_omvang_verhoging_soort_en_vervolg(draai: Draai, werkmap: Path) -> None:
    scherm = draai("cao", "lijst", map_=met(werkmap, TABEL_2027)).stdout
    regels = [regel.split() for regel in scherm.splitlines() if regel.startswith("202")]
    assert regels == [
        ["2026-01-01", "2026-12-31", "2", "7", "geen", "opgave", "gepubliceerd", "cao/proef/2026-01-01.yaml"],
        ["2027-01-01", "2027-12-31", "3", "8", "+2%,", "min", "60", "gepubliceerd", "cao/proef/2027-01-01.yaml"],
    ]
    assert "Na 31 december 2027: Er wordt onderhandeld." in scherm
    assert "bekend, geen tabel: 3% per 1 januari 2028 (persbericht)" in scherm
    assert "2 tabellen van 1 cao." in scherm


def test_lijst_zet_caos_op_naam_met_het_vervolg_bij_de_laatste_tabel(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027)
    (werkmap / "cao/anders").mkdir()
    eerste = (werkmap / "cao/proef/2026-01-01.yaml").read_text(encoding="utf-8").replace("cao: proef", "cao: anders")
    (werkmap / "cao/anders/2026-01-01.yaml").write_text(eerste, encoding="utf-8")
    rijen = als_rijen(draai("cao", "lijst", "-f", "csv", map_=werkmap).stdout)
    assert [(rij["cao"], rij["ingangsdatum"], bool(rij["vervolg"])) for rij in rijen] == [
        ("anders", "2026-01-01", False),
        ("proef", "2026-01-01", False),
        ("proef", "2027-01-01", True),
    ]
    scherm = draai("cao", "lijst", map_=werkmap).stdout
    assert scherm.index("anders · Proefcao") < scherm.index("proef · Proefcao")
    assert "3 tabellen van 2 cao’s." in scherm


def test_vergelijk_noemt_de_dag_van_een_enkele_onregelmatigheidstoeslag(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027)
    later = TABEL_2027.replace("2027-", "2028-").partition("verhoging:")
    tekst = (later[0] + "vervolg:" + later[2].partition("vervolg:")[2]).replace("dagen: [zo, feestdag]", "dagen: [zo]")
    met(werkmap, tekst, "2028-01-01")
    scherm = draai("cao", "vergelijk", "proef", "2027-01-01", "2028-01-01", map_=werkmap).stdout
    regels = [op_een_regel(regel) for regel in scherm.splitlines()]
    assert any(regel.startswith("− onregelmatigheid feestdag ") for regel in regels), scherm


def test_lijst_noemt_een_afgeleide_tabel_een_aanname(draai: Draai, werkmap: Path) -> None:
    met(werkmap, AFGELEID_2027)
    assert "afgeleid van 2026-01-01 (aanname)" in draai("cao", "lijst", map_=werkmap).stdout
    (_, tweede) = json.loads(draai("cao", "lijst", "-f", "json", map_=werkmap).stdout)["caos"][0]["tabellen"]
    assert tweede["soort"] == "afgeleid"
    assert tweede["afgeleid"]["procent"] == "2"
    assert tweede["afgeleid"]["motivering"] == "De tabel is aangekondigd maar nog niet gepubliceerd."
    assert [rij["soort"] for rij in als_rijen(draai("cao", "lijst", "-f", "csv", map_=werkmap).stdout)] == [
        "gepubliceerd",
        "afgeleid",
    ]


def test_tekst_wordt_in_csv_nooit_een_formule(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027.replace("Er wordt onderhandeld.", '"=1+1"'))
    tweede = als_rijen(draai("cao", "lijst", "-f", "csv", map_=werkmap).stdout)[1]
    assert tweede["vervolg"].startswith("'=1+1")
    assert tweede["verhoging"] == "'+2%, min 60"


def test_zonder_kaarten_zijn_er_nog_steeds_tabellen(draai: Draai, werkmap: Path) -> None:
    (werkmap / "productkaarten/45A48.yaml").unlink()
    met(werkmap, TABEL_2027)
    for opdracht in (["lijst"], ["toon", "proef"], ["vergelijk", "proef", "2026-01-01", "2027-01-01"]):
        assert draai("cao", *opdracht, map_=werkmap).code == 0
    assert "Geen enkele kaart hangt van deze tabel af." in draai("cao", "kaarten", "proef", map_=werkmap).stdout


# toon


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


# vergelijk


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


# kaarten


def test_kaarten_wijst_functie_schaal_trede_en_cel_aan(draai: Draai) -> None:
    scherm = draai("cao", "kaarten", "jeugdzorg", "2025-06-15").stdout
    assert "kaarten op 2025-06-15" in scherm
    (regel,) = [r for r in scherm.splitlines() if r.startswith("45A48") and "Jeugdzorgwerker B" in r]
    assert "max-2 = 10" in regel
    assert "€ 4.459,04" in regel
    plek = regel.split()[-1]
    pad, nummer = plek.split(":")
    assert (VOORBEELDREGIO / pad).read_text(encoding="utf-8").splitlines()[int(nummer) - 1].strip() == '"10": 4459.04'
    assert "gemiddelde (14 treden)" in scherm
    assert "kaarten hangen van deze tabel af." in scherm


def test_kaarten_in_een_tariefjaar_toont_elke_tabel_met_haar_maanden(draai: Draai) -> None:
    scherm = draai("cao", "kaarten", "jeugdzorg", "--tariefjaar", "2024").stdout
    assert "tabel per 2024-01-01, gepubliceerd, jan t/m jun (6 maanden)" in scherm
    assert "tabel per 2024-07-01, gepubliceerd, jul t/m dec (6 maanden)" in scherm


def test_kaarten_noemt_ook_het_minimum_over_een_cel(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027)
    scherm = draai("cao", "kaarten", "proef", "2027-01-01", map_=werkmap).stdout
    assert "Elke kaart hangt ook af van schaal 7 trede 1" in scherm
    assert "het minimum van vakantietoeslag" in scherm


def test_kaarten_noemt_de_grens_van_de_onregelmatigheidstoeslag_als_een_rooster_ermee_rekent(
    draai: Draai, kopie: Path
) -> None:
    """De cao Gehandicaptenzorg had in 2022 een hoogste uurloon en heeft het in 2026 niet meer; jeugdzorg heeft het."""
    grens = "Kaarten met een rooster hangen ook af van"
    assert f"{grens} schaal 5 trede 11 (€ 3.453,06" in draai("cao", "kaarten", "jeugdzorg", "2025-06-01").stdout
    tabellen = {"2022-05-01": "schaal 35 trede 8", "2026-11-01": None}
    for dag in tabellen:
        assert grens not in draai("cao", "kaarten", "gehandicaptenzorg", dag).stdout
    wijzig(kopie / "productkaarten/43A11-logeren.yaml", "ort_percentage: 38%", "ort: uit_cao")
    for dag, plek in tabellen.items():
        scherm = draai("cao", "kaarten", "gehandicaptenzorg", dag, map_=kopie).stdout
        assert (f"{grens} {plek}" if plek else "5 kaarten hangen van deze tabel af.") in scherm
        assert (grens in scherm) is (plek is not None)


def test_kaarten_meldt_een_functie_die_niet_te_vinden_is(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027.replace('  "9": {"0": 3264.00, "1": 3350.50, "2": 3570.00}\n', ""))
    uitkomst = draai("cao", "kaarten", "proef", "2027-01-01", map_=werkmap)
    assert uitkomst.code == 1
    assert "niet te vinden: Schaal 9 staat niet in de tabel" in uitkomst.stdout
    assert "[RT405]" in uitkomst.stderr
    rijen = als_rijen(draai("cao", "kaarten", "proef", "2027-01-01", "-f", "csv", map_=werkmap).stdout)
    assert [rij["bedrag"] for rij in rijen] == ["3100.00", ""]


def test_kaarten_van_een_gemiddelde_geeft_elke_cel(draai: Draai) -> None:
    rijen = als_rijen(draai("cao", "kaarten", "jeugdzorg", "2025-03-01", "-f", "csv").stdout)
    eigen = [rij for rij in rijen if rij["product"] == "45A53" and rij["trede"] == "gemiddelde"]
    assert [rij["gekozen_trede"] for rij in eigen] == [str(trede) for trede in range(14)]


def test_kaarten_noemt_ook_een_afwezigheidsdag_en_trajecten(draai: Draai) -> None:
    scherm = op_een_regel(draai("cao", "kaarten", "jeugdzorg", "2025-03-01").stdout)
    assert (
        "16 kaarten hangen van deze tabel af. Daardoor ook 14 kaarten zonder eigen loon: 43A07-AF (door 43A07),"
        in scherm
    )
    assert "P1-ACU (door 46A01, 43A07)" in scherm
    (tabel,) = json.loads(draai("cao", "kaarten", "jeugdzorg", "2025-03-01", "-f", "json").stdout)["tabellen"]
    via = {een["product"]: een["via"] for een in tabel["kaarten_via"]}
    assert (len(via), via["43A07-AF"], via["EED"]) == (14, ["43A07"], ["45A53"])
    rijen = als_rijen(draai("cao", "kaarten", "jeugdzorg", "2025-03-01", "-f", "csv").stdout)
    assert {rij["product"]: rij["via"].split() for rij in rijen if rij["via"]} == via
    assert not any(rij["functie"] or rij["bedrag"] for rij in rijen if rij["via"])


@pytest.mark.parametrize("cao", ["jeugdzorg", "ggz", "sociaal-werk-primair"])
def test_kaarten_zijn_precies_de_tarieven_die_met_de_tabel_verschuiven(cao: str, draai: Draai, kopie: Path) -> None:
    """Ook de vergelijking in CI noemt ze alle: met een andere tabel verandert elk tarief dat erop rust, en geen ander."""
    (tabel,) = json.loads(draai("cao", "kaarten", cao, "-f", "json").stdout)["tabellen"]
    genoemd = {een["product"] for een in (*tabel["kaarten"], *tabel["kaarten_via"])}
    bestand = kopie / tabel["bestand"]
    wijzig(bestand, "percentage: 8.3", "percentage: 18.3")
    uitkomst = draai("vergelijk", "--met", str(VOORBEELDREGIO), "--max-stijging", "0.1%", "-f", "json", map_=kopie)
    assert uitkomst.code == 1
    producten = json.loads(uitkomst.stdout)["producten"]
    assert {een["product"] for een in producten if een["stand"] == "gewijzigd"} == genoemd


def test_kaarten_via_gaat_door_een_traject_van_trajecten(draai: Draai, kopie: Path) -> None:
    traject = (kopie / "productkaarten/EED-dyslexie-traject.yaml").read_text(encoding="utf-8")
    populatie = '    - {naam: allen, gewicht: 100%, onderdelen: [{product: "EED", aantal: 2}]}\n'
    kop, staart = traject.split("  populaties:\n")[0], traject.split("\n")[-2]
    buiten = f"{kop.replace(chr(34) + 'EED' + chr(34), chr(34) + 'AAA' + chr(34))}  populaties:\n{populatie}{staart}\n"
    (kopie / "productkaarten/AAA.yaml").write_text(buiten, encoding="utf-8")
    (tabel,) = json.loads(draai("cao", "kaarten", "ggz", "-f", "json", map_=kopie).stdout)["tabellen"]
    assert {"product": "AAA", "naam": "Behandeling van ernstige dyslexie", "via": ["EED"]} in tabel["kaarten_via"]


# verloopt


def test_verloopt_noemt_ook_een_afwezigheidsdag_en_trajecten(draai: Draai) -> None:
    scherm = draai("cao", "verloopt").stdout
    (regel,) = [r for r in scherm.splitlines() if r.startswith("daardoor ook") and "43A07-AF" in r]
    assert "EED, P1-ACU" in regel
    tabellen = json.loads(draai("cao", "verloopt", "-f", "json").stdout)["tabellen"]
    ggz = next(een for een in tabellen if een["cao"] == "ggz")
    assert {een["product"]: een["via"] for een in ggz["kaarten_via"]}["EED"] == ["45A06"]
    rijen = als_rijen(draai("cao", "verloopt", "-f", "csv").stdout)
    assert "43A07-AF" in next(rij for rij in rijen if rij["cao"] == "jeugdzorg")["kaarten_via"].split()


def test_verloopt_zonder_klok_vanaf_het_tariefjaar(draai: Draai) -> None:
    uitkomst = draai("cao", "verloopt")
    assert uitkomst.code == 1
    assert "na 1 januari 2026 (het begin van tariefjaar 2026)" in uitkomst.stdout
    assert (
        "jeugdzorg · tabel per 2025-03-01 · bevestigd tot en met 31 december 2025, dus al niet meer" in uitkomst.stdout
    )
    (kaarten,) = [regel for regel in uitkomst.stdout.splitlines() if regel.startswith("kaarten") and "45A48" in regel]
    assert "45A53" in kaarten


@pytest.mark.parametrize(
    ("op", "maanden", "verloopt"),
    [
        ("2026-01-01", "6", False),
        ("2026-06-30", "6", False),
        ("2026-07-01", "6", True),
        ("2026-06-30", "7", True),
        ("2027-06-01", "0", True),
        ("2026-12-31", "0", False),
        ("9999-12-31", "120", True),
    ],
)
def test_verloopt_kijkt_precies_zo_ver(op: str, maanden: str, verloopt: bool, draai: Draai, werkmap: Path) -> None:
    """De tabel is bevestigd tot en met 2026-12-31; de eerste onbevestigde dag is 2027-01-01."""
    uitkomst = draai("cao", "verloopt", "--op", op, "--maanden", maanden, map_=werkmap)
    assert uitkomst.code == (1 if verloopt else 0)
    assert ("Alle cao-tabellen die gelden, zijn bevestigd" in uitkomst.stdout) is not verloopt


def test_verloopt_let_niet_op_een_tabel_die_opgevolgd_is(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027)
    assert draai("cao", "verloopt", "--op", "2026-07-01", map_=werkmap).code == 0
    uitkomst = draai("cao", "verloopt", "--op", "2027-07-01", map_=werkmap)
    assert uitkomst.code == 1
    assert "tabel per 2027-01-01 · bevestigd tot en met 31 december 2027\n" in uitkomst.stdout
    assert "bekend, geen tabel: 3% per 1 januari 2028 (persbericht)" in uitkomst.stdout
    assert "2026-01-01" not in uitkomst.stdout


def test_verloopt_meldt_een_gat_tussen_twee_tabellen(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027.replace("2027-01-01\n", "2027-03-01\n"), "2027-03-01")
    (rij,) = json.loads(draai("cao", "verloopt", "--op", "2027-02-01", "-f", "json", map_=werkmap).stdout)["tabellen"]
    assert (rij["ingangsdatum"], rij["onbevestigd_vanaf"], rij["al_onbevestigd"]) == ("2026-01-01", "2027-01-01", True)


def test_verloopt_noemt_een_afgeleide_tabel_altijd(draai: Draai, werkmap: Path) -> None:
    met(werkmap, AFGELEID_2027)
    uitkomst = draai("cao", "verloopt", "--op", "2027-01-01", "--maanden", "1", map_=werkmap)
    assert uitkomst.code == 1
    assert "afgeleid van 2026-01-01 (aanname)" in uitkomst.stdout
    (rij,) = als_rijen(
        draai("cao", "verloopt", "--op", "2027-01-01", "--maanden", "1", "-f", "csv", map_=werkmap).stdout
    )
    assert (rij["soort"], rij["kaarten"], rij["al_onbevestigd"]) == ("afgeleid", "45A48", "ja")


def test_verloopt_met_een_verre_datum_loopt_niet_over(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027.replace("bevestigd_tot: 2027-12-31", "bevestigd_tot: 9999-12-31"))
    assert draai("cao", "verloopt", "--op", "2030-01-31", "--maanden", "1", map_=werkmap).code == 0


# fouten in de opdracht en in de bestanden


@pytest.mark.parametrize(
    ("opdracht", "code", "melding"),
    [
        (["lijst", "jeugzorg"], "RT506", "Bedoelt u 'jeugdzorg'?"),
        (["toon", "Jeugdzorg"], "RT506", "Bedoelt u 'jeugdzorg'?"),
        (["toon", "x"], "RT506", "Er zijn tabellen van: "),
        (["toon", "jeugdzorg", "2001-01-01"], "RT507", "De tabellen gaan in op: 2020-01-01, 2022-01-01"),
        (["toon", "jeugdzorg", "-s", "99"], "RT510", "De schalen zijn: 4, 5, 6"),
        (["kaarten", "jeugdzorg", "--tariefjaar", "2010"], "RT507", "De eerste tabel gaat in op 2020-01-01."),
        (["vergelijk", "jeugdzorg", "2001-01-01", "2024-01-01"], "RT507", "Op 2001-01-01 geldt nog geen tabel"),
    ],
    ids=als_naam,
)
def test_wat_er_niet_is_geeft_een_remedie_en_code_2(opdracht: list[str], code: str, melding: str, draai: Draai) -> None:
    uitkomst = draai("cao", *opdracht)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert f"[{code}]" in uitkomst.stderr
    assert melding in uitkomst.stderr


@pytest.mark.parametrize(
    ("opdracht", "melding"),
    [
        (["cao", "toon"], "Het argument CAO ontbreekt."),
        (["cao", "ton"], "De opdracht 'ton' bestaat niet. Bedoelt u 'toon'?"),
        (["cao", "toon", "jeugdzorg", "1-7-2024"], "'1-7-2024' is geen datum"),
        (["cao", "vergelijk", "jeugdzorg", "2024-01-01"], "Het argument DATUM ontbreekt."),
        (["cao", "vergelijk", "jeugdzorg", "2024-13-01", "2024-01-01"], "'2024-13-01' is geen datum"),
        (["cao", "lijst", "--formaat", "md"], "kies uit tabel, json, csv"),
        (["cao", "verloopt", "--maanden", "veel"], "'veel' is geen getal van 0 tot en met 120"),
        (["cao", "verloopt", "--op", "morgen"], "'morgen' is geen datum"),
        (["cao", "kaarten", "jeugdzorg", "2024-01-01", "-j", "2024"], "kies een datum of een tariefjaar"),
        (["cao", "importeer"], "Het argument BESTAND ontbreekt."),
        (["cao", "importeer", "x.csv", "--cao", "ggz"], "Geef ook --ingangsdatum, --bevestigd-tot, --bron-titel."),
    ],
    ids=als_naam,
)
def test_verkeerde_opdracht_geeft_nederlands_en_code_2(
    opdracht: list[str], melding: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bewaak_weigering(opdracht, melding, capsys)


@pytest.mark.parametrize("opdracht", ["", "lijst", "toon", "vergelijk", "kaarten", "verloopt", "importeer"])
def test_hulp_is_nederlands_met_voorbeelden_voorop(opdracht: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert voer_uit(["cao", *([opdracht] if opdracht else []), "--help"]) == 0
    hulp = capsys.readouterr().out
    assert hulp.index("Voorbeelden:") < hulp.index("Opties:")
    for engels in ("Usage", "Options", "Show this", "default", "Commands", "Arguments", "[OPTIONS]", "..."):
        assert engels not in hulp


def test_zonder_subopdracht_verschijnt_de_hulp(capsys: pytest.CaptureFixture[str]) -> None:
    assert voer_uit(["cao"]) == 2
    uit, fout = capsys.readouterr()
    assert uit == ""
    assert "reeletarief cao lijst" in fout


def test_een_kapotte_tabel_houdt_de_andere_niet_op_maar_geeft_code_2(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027.replace("3570.00", "3.570"))
    for opdracht in (["lijst"], ["toon", "proef", "2026-12-31"], ["kaarten", "proef", "-j", "2026"]):
        uitkomst = draai("cao", *opdracht, map_=werkmap)
        assert uitkomst.code == 2
        assert "[RT215]" in uitkomst.stderr
        assert "2026-01-01" in uitkomst.stdout
    (werkmap / "cao/proef/2026-01-01.yaml").write_text("kapot", encoding="utf-8")
    assert draai("cao", "lijst", map_=werkmap).stdout == ""


@pytest.mark.parametrize(
    "opdracht",
    [
        ["toon", "proef"],
        ["toon", "proef", "2027-06-01"],
        ["vergelijk", "proef", "2026-01-01", "2027-01-01"],
        ["kaarten", "proef", "2027-01-01"],
        ["kaarten", "proef", "-j", "2027"],
    ],
    ids=" ".join,
)
def test_een_kapotte_tabel_maakt_de_vorige_niet_stil_geldend(opdracht: list[str], draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027.replace("3570.00", "3.570"))
    uitkomst = draai("cao", *opdracht, map_=werkmap)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "[RT507]" in uitkomst.stderr
    assert "cao/proef/2027-01-01.yaml heeft fouten" in uitkomst.stderr


def test_een_tabel_zonder_dag_in_haar_naam_kan_altijd_gelden(draai: Draai, werkmap: Path) -> None:
    met(werkmap, TABEL_2027, "nieuw")
    assert draai("cao", "toon", "proef", "2026-06-01", map_=werkmap).stdout == ""
    uitkomst = draai("cao", "toon", "proef", "2026-01-01", map_=werkmap)
    assert uitkomst.code == 2
    assert "tabel per 2026-01-01" in uitkomst.stdout


def test_een_cao_met_alleen_fouten_heet_niet_onbekend(draai: Draai, werkmap: Path) -> None:
    (werkmap / "cao/anders").mkdir()
    (werkmap / "cao/anders/2026-01-01.yaml").write_text("kapot", encoding="utf-8")
    uitkomst = draai("cao", "toon", "anders", map_=werkmap)
    assert uitkomst.code == 2
    assert "De tabellen van cao anders hebben fouten." in uitkomst.stderr
    assert draai("cao", "toon", "proef", map_=werkmap).stdout.startswith("proef")


def test_fouten_in_opslagen_houden_het_tonen_niet_op(draai: Draai, werkmap: Path) -> None:
    opslagen = werkmap / "opslagen.yaml"
    wijzig(opslagen, "10%", "10")
    uitkomst = draai("cao", "toon", "proef", map_=werkmap)
    assert uitkomst.code == 2
    assert "[RT210]" in uitkomst.stderr
    assert uitkomst.stdout.startswith("proef · Proefcao")
    assert draai("cao", "kaarten", "proef", map_=werkmap).stdout == ""


def test_zonder_tabellen_of_werkmap_stopt_het_met_een_remedie(draai: Draai, werkmap: Path, tmp_path: Path) -> None:
    shutil.rmtree(werkmap / "cao")
    (werkmap / "productkaarten/45A48.yaml").unlink()
    assert "[RT507]" in draai("cao", "lijst", map_=werkmap).stderr
    (tmp_path / "leeg").mkdir()
    assert "[RT110]" in draai("cao", "lijst", map_=tmp_path / "leeg").stderr


@pytest.mark.parametrize("breedte", [60, 80, 100, 200])
def test_op_elke_breedte_staat_elk_bedrag_voluit(breedte: int) -> None:
    from reeletarief.analyse.cao.tabel import cellen
    from reeletarief.api import lees_werkmap
    from reeletarief.weergave.cao.toon_scherm import toon_tabel
    from reeletarief.weergave.console import maak_console
    from reeletarief.weergave.getal import nederlands

    tabel = lees_werkmap(VOORBEELDREGIO).caos["jeugdzorg"][-1]
    uit = io.StringIO()
    console = maak_console(bestand=uit)
    console.width = breedte
    toon_tabel(tabel, None, [], console)
    scherm = uit.getvalue()
    assert all(nederlands(cel.bedrag, 2) in scherm for cel in cellen(tabel))
    assert "…" not in scherm
    assert max(len(regel) for regel in scherm.splitlines()) <= breedte
