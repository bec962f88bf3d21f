"""Wat dubbel telt (RT601 tot en met RT604, RT613), telt dubbel in het tarief van een kaart: niet als zij zelf een van beide op nul zet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import Draai, wijzig
from tests.controles.proefcontrole import leg_over

LEEGSTAND = (
    "{sleutel: leegstand, naam: Leegstand, element: beroepskracht, bedrag_per_uur: 1.00, prijspeil: 2026, klasse: open}"
)
REISTIJD = "{sleutel: reistijd_auto, naam: Vergoeding reistijd, element: niet_productief, bedrag_per_uur: 1.00, prijspeil: 2026, klasse: open}"
KILOMETERS = "{sleutel: km, naam: Kilometers naar het gezin, element: reiskosten, bedrag_per_eenheid: 0.39, aantal: 10, prijspeil: 2026, klasse: open}"


def in_de_set(werkmap: Path, regel: str) -> None:
    wijzig(
        werkmap / "opslagen.yaml", "      - sleutel: overhead_staf", f"      - {regel}\n      - sleutel: overhead_staf"
    )


def op_de_kaart(werkmap: Path, product: str, bedrag: str) -> None:
    wijzig(werkmap / f"productkaarten/{product}.yaml", "opslagset: proef", f"bedragen:\n  - {bedrag}\nopslagset: proef")


def op_nul(werkmap: Path, product: str, parameter: str, nul: str = "0%") -> None:
    prijspeil = "" if nul == "0%" else ", prijspeil: 2026"
    eigen = (
        f"{{parameter: {parameter}, waarde: {nul}{prijspeil}, klasse: open, motivering: dat zit hier ergens anders in}}"
    )
    wijzig(werkmap / f"productkaarten/{product}.yaml", "afwijkingen: []", f"afwijkingen:\n  - {eigen}")


def test_een_kaart_die_de_leegstand_uit_de_set_op_nul_zet_telt_haar_een_keer(draai: Draai, werkmap: Path) -> None:
    """RT604 is een fout en houdt een besluit tegen."""
    in_de_set(werkmap, LEEGSTAND)
    assert "[RT604]" in draai("controleer", map_=werkmap).stdout
    op_nul(werkmap, "45A49", "opslagen.leegstand", "0")
    uitkomst = draai("controleer", map_=werkmap)
    assert "[RT604]" not in uitkomst.stdout
    assert uitkomst.code == 0


def test_leegstand_op_de_kaart_zelf_staat_niet_in_de_opslagset(draai: Draai, werkmap: Path) -> None:
    op_de_kaart(werkmap, "45A49", LEEGSTAND.replace("bedrag_per_uur", "bedrag_per_eenheid"))
    uit = draai("controleer", map_=werkmap).stdout
    assert "[RT604]" in uit
    assert "opslagset 'proef' vergoedt" not in uit
    assert "eigen bedrag 'leegstand'" in uit


def test_een_kaart_die_de_onregelmatigheid_op_nul_zet_telt_haar_een_keer(draai: Draai, werkmap: Path) -> None:
    leg_over(werkmap, "RT613-rooster-en-werkgeverslast")
    op_nul(werkmap, "44A06", "werkgeverslasten.ort")
    assert "[RT613]" not in draai("controleer", map_=werkmap).stdout


def test_een_last_die_dit_jaar_niet_meer_geldt_telt_niet_dubbel(draai: Draai, werkmap: Path) -> None:
    leg_over(werkmap, "RT613-rooster-en-werkgeverslast")
    wijzig(
        werkmap / "opslagen.yaml",
        "naam: Onregelmatigheidstoeslag,",
        "naam: Onregelmatigheidstoeslag, geldig: {tot_en_met: 2025, reden: staat nu in het rooster},",
    )
    assert "[RT613]" not in draai("controleer", map_=werkmap).stdout


def test_een_kaart_die_de_huisvesting_uit_de_set_op_nul_zet_telt_haar_een_keer(draai: Draai, werkmap: Path) -> None:
    leg_over(werkmap, "RT601-op-de-kaart-en-in-de-set")
    op_nul(werkmap, "44A06", "opslagen.huur", "0")
    assert "[RT601]" not in draai("controleer", map_=werkmap).stdout


def test_reistijd_telt_niet_dubbel_bij_kaarten_zonder_reistijd_in_de_uren(draai: Draai, werkmap: Path) -> None:
    in_de_set(werkmap, REISTIJD)
    op_nul(werkmap, "45A48", "uren.reistijd")
    assert "[RT603]" in draai("controleer", map_=werkmap).stdout  # 45A49 heeft de reistijd nog wel in de uren
    op_nul(werkmap, "45A49", "uren.reistijd")
    assert "[RT603]" not in draai("controleer", map_=werkmap).stdout


def test_reistijd_in_de_uren_en_als_eigen_bedrag_van_de_kaart_telt_dubbel(draai: Draai, werkmap: Path) -> None:
    op_de_kaart(werkmap, "45A48", REISTIJD.replace("niet_productief", "gemeentelijke_eisen"))
    uit = draai("controleer", map_=werkmap).stdout
    assert (
        "Reistijd gaat al van de uren af ('uren.reistijd') en staat ook als eigen bedrag 'reistijd_auto' op de kaart van 45A48."
        in uit
    )
    assert re.search(r"productkaarten/45A48\.yaml:\d+:\d+: \[RT603\]", uit)


def test_kilometers_op_de_kaart_en_reiskosten_in_de_set_tellen_dubbel(draai: Draai, werkmap: Path) -> None:
    op_de_kaart(werkmap, "45A48", KILOMETERS)
    uit = draai("controleer", map_=werkmap).stdout
    assert re.search(r"productkaarten/45A48\.yaml:\d+:\d+: \[RT603\]", uit)
    assert (
        "Opslagset 'proef' heeft al reiskosten ('reiskosten'); het eigen bedrag 'km' van 45A48 komt daarbovenop." in uit
    )
    op_nul(werkmap, "45A48", "opslagen.reiskosten", "0")
    assert "[RT603]" not in draai("controleer", map_=werkmap).stdout


def test_vervoer_van_een_jeugdige_is_iets_anders_dan_reisgeld(draai: Draai, werkmap: Path) -> None:
    op_de_kaart(
        werkmap, "45A48", KILOMETERS.replace("Kilometers naar het gezin", "Taxi van de jeugdige").replace("km", "taxi")
    )
    assert "[RT603]" not in draai("controleer", map_=werkmap).stdout


@pytest.mark.parametrize("eerste", ["als aandeel, zonder definitie", "een bedrag"])
def test_overhead_die_niet_bij_elkaar_past_valt_ook_op_na_een_eerste_regel_die_niets_zegt(
    eerste: str, draai: Draai, werkmap: Path
) -> None:
    """RT607 vergelijkt met de eerste regel die er iets over zegt."""
    opslagen = werkmap / "opslagen.yaml"
    vooraan = "{sleutel: overhead_kantoor, naam: Overhead kantoor, element: overhead, onderdeel: algemeen, bedrag_per_fte: 10.00, prijspeil: 2026, klasse: open}"
    if eerste == "een bedrag":
        in_de_set(werkmap, vooraan)
        tekst = opslagen.read_text(encoding="utf-8")
        voor, na = tekst.split("      - sleutel: overhead_ict")
        opslagen.write_text(
            f"{voor}      - sleutel: overhead_ict{na.replace('als: opslag', 'als: aandeel', 1)}", encoding="utf-8"
        )
        wat = "als aandeel tegenover opslag"
    else:
        in_de_set(
            werkmap,
            vooraan.replace(
                "bedrag_per_fte: 10.00, prijspeil: 2026", "percentage: 1%, over: [beroepskracht], als: opslag"
            ),
        )
        tekst = opslagen.read_text(encoding="utf-8")
        voor, na = tekst.split("      - sleutel: overhead_ict")
        ander = na.replace("kosten van ondersteuning ÷ kosten van beroepskrachten", "fte ondersteuning ÷ fte totaal", 1)
        opslagen.write_text(f"{voor}      - sleutel: overhead_ict{ander}", encoding="utf-8")
        wat = "definitie 'fte ondersteuning ÷ fte totaal' tegenover 'kosten van ondersteuning ÷ kosten van beroepskrachten'"
    uit = draai("controleer", map_=werkmap).stdout
    assert f"meet 'overhead_ict' iets anders dan 'overhead_staf': {wat}." in uit


def test_een_pauze_die_de_cao_doorbetaalt_is_geen_vraag_meer_als_de_bron_dat_zegt(draai: Draai, werkmap: Path) -> None:
    """De remedie van RT610 helpt."""
    leg_over(werkmap, "RT610-betaalde-pauzes")
    opslagen = werkmap / "opslagen.yaml"
    regel = next(regel for regel in opslagen.read_text(encoding="utf-8").splitlines() if "pauze" in regel.lower())
    zonder_bron = re.sub(r", bron: [^,}]+", "", regel)
    wijzig(opslagen, regel, zonder_bron[:-1] + ', bron: "cao Proef art. 4.2"}')
    assert "[RT610]" not in draai("controleer", map_=werkmap).stdout


@pytest.mark.parametrize(
    ("naam", "dubbel"),
    [("Extra personele bezetting in de avond", False), ("Dubbele bezetting", False), ("Lage bezetting", True)],
)
def test_personele_bezetting_is_geen_vergoeding_van_lege_plaatsen(
    naam: str, dubbel: bool, draai: Draai, werkmap: Path
) -> None:
    """RT604 hield een besluit tegen om een opslag voor personeel."""
    in_de_set(werkmap, LEEGSTAND.replace("sleutel: leegstand, naam: Leegstand", f"sleutel: team, naam: {naam}"))
    assert ("[RT604]" in draai("controleer", map_=werkmap).stdout) is dubbel


NHC = "{sleutel: nhc, naam: NHC, element: huisvesting, bedrag_per_uur: 1.00, prijspeil: 2026, klasse: open}"
TWEEDE_REISGELD = (
    "{sleutel: km, naam: Kilometers, element: reiskosten, bedrag_per_uur: 1.00, prijspeil: 2026, klasse: open}"
)
VERLOF = "{sleutel: verlof, naam: Vervanging bij verlof, element: niet_productief, bedrag_per_fte: 100.00, prijspeil: 2026, klasse: open}"


def test_huisvesting_telt_niet_dubbel_als_elke_kaart_er_een_op_nul_zet(draai: Draai, werkmap: Path) -> None:
    """RT601 keek naar de opslagset, ook als geen kaart er beide van heeft."""
    in_de_set(werkmap, NHC)
    wijzig(werkmap / "opslagen.yaml", "onderdeel: ict", "onderdeel: huisvesting")
    op_nul(werkmap, "45A48", "opslagen.nhc", "0")
    assert "[RT601]" in draai("controleer", map_=werkmap).stdout  # 45A49 heeft nog beide
    op_nul(werkmap, "45A49", "opslagen.overhead_ict")
    assert "[RT601]" not in draai("controleer", map_=werkmap).stdout


def test_reisgeld_telt_niet_dubbel_als_elke_kaart_er_een_op_nul_zet(draai: Draai, werkmap: Path) -> None:
    in_de_set(werkmap, TWEEDE_REISGELD)
    op_nul(werkmap, "45A48", "opslagen.km", "0")
    assert "[RT603]" in draai("controleer", map_=werkmap).stdout
    op_nul(werkmap, "45A49", "opslagen.reiskosten", "0")
    assert "[RT603]" not in draai("controleer", map_=werkmap).stdout


@pytest.mark.parametrize(
    ("naam", "uren", "code"),
    [
        ("Vakantie", 10, True),
        ("Vakantie", 0, False),
        ("Ziekteverlof", 10, False),
        ("Pauze", 10, True),
        ("Pauze", 0, False),
    ],
)
def test_een_urenregel_van_nul_of_met_ander_verlof_is_geen_vraag(
    naam: str, uren: int, code: bool, draai: Draai, werkmap: Path
) -> None:
    """RT602 en RT610 vragen naar uren die van de inzetbare uren afgaan."""
    regel = f"    - {{sleutel: eigen, naam: {naam}, soort: algemeen, uren_per_jaar: {uren}, klasse: open}}\n"
    wijzig(werkmap / "opslagen.yaml", "    - {sleutel: ziekte,", f"{regel}    - {{sleutel: ziekte,")
    assert bool(re.search(r"\[RT6(02|10)\]", draai("controleer", map_=werkmap).stdout)) is code


@pytest.mark.parametrize(("soort", "per_functie"), [("beschikbaarheid", "fte: 1"), ("lumpsum_per_fte", r"\g<0>")])
def test_vervanging_bij_verlof_telt_niet_dubbel_bij_een_vast_aantal_fte(
    soort: str, per_functie: str, draai: Draai, werkmap: Path
) -> None:
    """Een vast aantal fte is niet met het verlof omgerekend; wie vervangt, kost daar apart."""
    op_de_kaart(werkmap, "45A48", VERLOF)
    assert "[RT602]" in draai("controleer", map_=werkmap).stdout
    kaart = werkmap / "productkaarten" / "45A48.yaml"
    wijzig(werkmap / "opslagen.yaml", "bedrag_per_uur: 2.00", "bedrag_per_fte: 2000.00")
    per_jaar = re.sub(r"aandeel: \d+%", per_functie, kaart.read_text(encoding="utf-8"))
    kaart.write_text(
        per_jaar.replace("eenheid: uur", f"eenheid: jaar\ncapaciteit: {{soort: {soort}}}"), encoding="utf-8"
    )
    uit = draai("controleer", map_=werkmap).stdout
    assert "Fout" not in uit
    assert "[RT602]" not in uit


@pytest.mark.parametrize(("inzet", "dubbel"), [("uren_per_plaats_per_week: 20", True), ("fte: 5", False)])
def test_vervanging_bij_verlof_telt_niet_dubbel_bij_fte_in_een_groep(
    inzet: str, dubbel: bool, draai: Draai, werkmap: Path
) -> None:
    """Ook zonder blok capaciteit kost vervanging apart, als elke functie een vast aantal fte heeft."""
    leg_over(werkmap, "RT685-fte-komma-te-ver")
    kaart = werkmap / "productkaarten" / "44A06.yaml"
    wijzig(kaart, "fte: 55}", f"{inzet}}}")
    op_de_kaart(werkmap, "44A06", VERLOF.replace("bedrag_per_fte", "bedrag_per_eenheid"))
    uit = draai("controleer", map_=werkmap).stdout
    assert "Fout" not in uit
    assert ("[RT602]" in uit) is dubbel


def test_no_show_in_de_uren_telt_niet_dubbel_bij_een_kaart_die_haar_op_nul_zet(draai: Draai, werkmap: Path) -> None:
    leg_over(werkmap, "RT604-no-show-in-de-uren")
    op_nul(werkmap, "45A49", "uren.no_show")
    assert "[RT604]" not in draai("controleer", map_=werkmap).stdout


@pytest.mark.parametrize(("percentage", "dubbel"), [("30%", True), ("0%", False)])
def test_een_rooster_met_een_toeslag_van_nul_telt_geen_onregelmatigheid(
    percentage: str, dubbel: bool, draai: Draai, werkmap: Path
) -> None:
    leg_over(werkmap, "RT613-rooster-en-werkgeverslast")
    wijzig(werkmap / "productkaarten" / "44A06.yaml", "ort_percentage: 30%", f"ort_percentage: {percentage}")
    assert ("[RT613]" in draai("controleer", map_=werkmap).stdout) is dubbel


def test_reistijd_in_de_uren_hoeft_niet_zo_te_heten(draai: Draai, werkmap: Path) -> None:
    """Wie in de uren reist, is tijd kwijt, hoe de regel ook heet."""
    wijzig(
        werkmap / "opslagen.yaml", "sleutel: reistijd, naam: Reistijd", "sleutel: onderweg, naam: Reizen naar het gezin"
    )
    op_de_kaart(werkmap, "45A48", REISTIJD)
    assert "Reistijd gaat al van de uren af ('uren.onderweg')" in draai("controleer", map_=werkmap).stdout


@pytest.mark.parametrize(("graad", "dubbel"), [("91%", True), ("100%", False)])
def test_een_bezetting_van_honderd_procent_vergoedt_geen_leegstand(
    graad: str, dubbel: bool, draai: Draai, werkmap: Path
) -> None:
    """RT604 is een fout; wie de leegstand in de opslagset heeft, mag op de kaart zeggen dat elke plaats bezet is."""
    in_de_set(werkmap, LEEGSTAND)
    wijzig(werkmap / "productkaarten/45A49.yaml", "bezettingsgraad: 91%", f"bezettingsgraad: {graad}")
    assert ("[RT604]" in draai("controleer", map_=werkmap).stdout) is dubbel


@pytest.mark.parametrize(
    ("naam", "dubbel"),
    [
        ("Huisvesting exclusief leegstand", False),
        ("Huisvesting (excl. leegstand)", False),
        ("Toeslag zonder no-show", False),
        ("Leegstand zonder verwijzing", True),
        ("Telefonische bezetting", False),
        ("Bezetting van de balie", False),
    ],
)
def test_wat_lege_plaatsen_uitsluit_vergoedt_ze_niet(naam: str, dubbel: bool, draai: Draai, werkmap: Path) -> None:
    in_de_set(werkmap, LEEGSTAND.replace("sleutel: leegstand, naam: Leegstand", f"sleutel: eigen, naam: {naam}"))
    assert ("[RT604]" in draai("controleer", map_=werkmap).stdout) is dubbel


@pytest.mark.parametrize(
    ("naam", "dubbel"),
    [
        ("Anw-hiaatverzekering", False),
        ("Opslag ANW", True),
        ("Vakantiegeld zonder ORT", False),
        ("Pensioen over loon en ORT", False),
        ("Toeslag over onregelmatige diensten", True),
    ],
)
def test_een_last_die_onregelmatigheid_alleen_noemt_vergoedt_haar_niet(
    naam: str, dubbel: bool, draai: Draai, werkmap: Path
) -> None:
    """RT613 is een fout; een last voor nabestaanden of over een grondslag zonder de toeslag hield een besluit tegen."""
    leg_over(werkmap, "RT613-rooster-en-werkgeverslast")
    opslagen = werkmap / "opslagen.yaml"
    regel = next(een for een in opslagen.read_text(encoding="utf-8").splitlines() if "sleutel: ort" in een)
    wijzig(opslagen, regel, re.sub(r"sleutel: ort, naam: [^,]+", f"sleutel: eigen, naam: {naam}", regel))
    assert ("[RT613]" in draai("controleer", map_=werkmap).stdout) is dubbel


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("percentage: 1%", "percentage: 0%"),
        ("sleutel: onregelmatigheid", "sleutel: eindejaar, naam: Eindejaarsuitkering over salaris en ORT"),
    ],
)
def test_een_toeslag_in_de_cao_die_niets_of_iets_anders_geeft_telt_niet_dubbel(
    oud: str, nieuw: str, draai: Draai, werkmap: Path
) -> None:
    leg_over(werkmap, "RT613-toeslag-in-de-cao")
    for tabel in sorted((werkmap / "cao" / "proef").glob("*.yaml")):
        wijzig(tabel, oud, nieuw)
    assert "Fout" not in draai("controleer", map_=werkmap).stdout


def test_een_leeftijdsgroep_van_nul_euro_is_een_deel_van_de_jeugdigen(draai: Draai, werkmap: Path) -> None:
    """Wie 18 jaar is, krijgt geen vergoeding meer en is wel een van de honderd."""
    leg_over(werkmap, "RT615-in-de-opslagset")
    wijzig(werkmap / "opslagen.yaml", "bedrag_per_eenheid: 2.00, aantal: 30%", "bedrag_per_eenheid: 0, aantal: 40%")
    assert "RT615" not in draai("controleer", map_=werkmap).stdout


def test_een_leeftijdsgroep_die_een_kaart_op_nul_zet_is_er_bij_haar_niet(draai: Draai, werkmap: Path) -> None:
    leg_over(werkmap, "RT615-in-de-opslagset")
    wijzig(werkmap / "opslagen.yaml", "aantal: 30%", "aantal: 40%")
    afwijking = "{parameter: opslagen.pleegvergoeding_oud, waarde: 0, prijspeil: 2026, klasse: open, motivering: alleen jonge kinderen}"
    wijzig(werkmap / "productkaarten/45A48.yaml", "afwijkingen: []", f"afwijkingen: [{afwijking}]")
    assert "De leeftijden van de pleegvergoeding van 45A48 zijn samen 60%" in draai("controleer", map_=werkmap).stdout


@pytest.mark.parametrize(
    "regel",
    [
        "{sleutel: beheer, naam: Beheer van de pleegvergoeding, element: verzorging, bedrag_per_fte: 100.00, prijspeil: 2026, klasse: open}",
        "{sleutel: bijzonder, naam: Bijzondere kosten naast de pleegvergoeding, element: verzorging, bedrag_per_eenheid: 1.00, prijspeil: 2026, klasse: open}",
        "{sleutel: kosten, naam: Kosten exclusief pleegvergoeding, element: verzorging, bedrag_per_eenheid: 1.00, prijspeil: 2026, klasse: open}",
    ],
)
def test_een_opslag_die_de_pleegvergoeding_alleen_noemt_is_geen_leeftijdsgroep(
    regel: str, draai: Draai, werkmap: Path
) -> None:
    """RT615 is een fout; een opslag voor het werk eromheen telde als alle jeugdigen."""
    leg_over(werkmap, "RT615-in-de-opslagset")
    wijzig(werkmap / "opslagen.yaml", "aantal: 30%", "aantal: 40%")
    in_de_set(werkmap, regel)
    uit = draai("controleer", map_=werkmap).stdout
    assert "Fout" not in uit
    assert "sleutel: pleegvergoeding_oud" not in uit
