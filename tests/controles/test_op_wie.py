"""Op wie een controle ziet, en wat zij dan zegt: voorwaarden die geen geval in de galerij zijn."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reeletarief.invoer import landelijk
from tests.conftest import Draai, wijzig
from tests.controles.conftest import GALERIJ
from tests.controles.proefcontrole import leg_over


@pytest.mark.parametrize(
    ("grens", "zin"),
    [
        ("laagste: 7%, hoogste: 10%", "stijgt .* 5,63%; zonder uitleg stijgt het ten minste 7%[.]"),
        ("laagste: 7%", "stijgt .* 5,63%; zonder uitleg stijgt het ten minste 7%[.]"),
        ("laagste: -2%, hoogste: 5%", "stijgt .* 5,63%; zonder uitleg is dat hoogstens 5%[.]"),
        ("hoogste: 5%", "stijgt .* 5,63%; zonder uitleg is dat hoogstens 5%[.]"),
    ],
)
def test_een_wijziging_noemt_de_grens_waar_zij_overheen_gaat(grens: str, zin: str, draai: Draai, werkmap: Path) -> None:
    """RT606 noemde bij een te kleine stijging de hoogste, of geen grens."""
    wijzig(werkmap / "opslagen.yaml", "wijziging_per_jaar: {hoogste: 10%", f"wijziging_per_jaar: {{{grens}")
    assert re.search(f"Het tarief van 45A48 {zin}", draai("controleer", map_=werkmap).stdout)


def test_een_afgeleide_tabel_waarvan_de_gepubliceerde_er_is_is_te_vervangen(
    draai: Draai, werkmap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """RT642 wees de tabel ervoor aan, en zei dat die te lang doorrekende."""
    monkeypatch.setattr(landelijk, "landelijke_map", lambda: GALERIJ / "_landelijk")
    leg_over(werkmap, "RT642-tabel-met-een-andere-datum")
    (werkmap / "cao/gepubliceerd/2026-02-01.yaml").unlink()
    (werkmap / "cao/gepubliceerd/2026-01-01.yaml").write_text(
        "cao: gepubliceerd\nnaam: Gepubliceerde cao\ningangsdatum: 2026-01-01\nbevestigd_tot: 2026-12-31\n"
        "afgeleid: {van: 2025-01-01, percentage: 2%, afronding: 1.00, klasse: aanname, motivering: aangekondigd, bron: bond}\n",
        encoding="utf-8",
    )
    uit = draai("controleer", map_=werkmap).stdout
    assert "cao/gepubliceerd/2026-01-01.yaml:3:15: [RT642]" in uit
    assert "is hier afgeleid; de gepubliceerde komt intussen met het programma mee." in uit
    assert "rekent te lang door" not in uit


def test_een_groot_toeslagbedrag_per_jaar_is_ook_een_vraag(draai: Draai, werkmap: Path) -> None:
    """RT676 kijkt naar elk bedrag van een toeslag, per maand en per jaar."""
    wijzig(werkmap / "cao/proef/2026-07-01.yaml", "percentage: 8%, over: [jaarsalaris]", "bedrag_per_jaar: 9000")
    uit = draai("controleer", map_=werkmap).stdout
    assert "[RT676]" in uit
    assert "De toeslag 'vakantietoeslag' is 26,1% van het loon" in uit


def test_een_toeslag_voor_onregelmatige_uren_van_bijna_niets_is_een_vraag(draai: Draai, werkmap: Path) -> None:
    """RT672 kijkt ook naar de tijdvakken van de cao."""
    wijzig(
        werkmap / "cao/proef/2026-07-01.yaml",
        "verlof: {",
        "ort: {tijdvakken: [{dagen: [zo], van: 0, tot: 24, percentage: 0.04%}], vindplaats: art. 5}\nverlof: {",
    )
    uit = draai("controleer", map_=werkmap).stdout
    assert re.search(r"2026-07-01\.yaml:\d+:\d+: \[RT672\]", uit)
    assert "Bedoelt u 4%?" in uit


def test_een_rit_en_een_verblijf_hebben_geen_declarabele_uren_om_te_toetsen(draai: Draai, werkmap: Path) -> None:
    """RT609: de band van de basis (60% tot 85%) geldt voor wie declareert."""
    leg_over(werkmap, "RT690-werkers-in-het-team", "RT614-overhead-over-beroepskracht-bij-een-rit")
    uit = draai("controleer", map_=werkmap).stdout
    assert "[RT614]" in uit
    assert "[RT609]" not in uit


def test_een_element_dat_elke_kaart_zelf_heeft_hoeft_niet_in_de_opslagset(draai: Draai, werkmap: Path) -> None:
    """RT620: zolang een kaart het niet heeft, is het daar nul zonder reden."""
    opslagen = werkmap / "opslagen.yaml"
    regel = next(
        r for r in opslagen.read_text(encoding="utf-8").splitlines(keepends=True) if "sleutel: reiskosten" in r
    )
    wijzig(opslagen, regel, "")
    for kaart in ("45A48", "45A49"):
        assert "geen regel voor 'reiskosten'" in draai("controleer", map_=werkmap).stdout
        wijzig(
            werkmap / f"productkaarten/{kaart}.yaml",
            "opslagset: proef",
            "bedragen:\n  - {sleutel: km, naam: Kilometers, element: reiskosten, bedrag_per_eenheid: 2.00, prijspeil: 2026, klasse: open}\nopslagset: proef",
        )
    assert draai("controleer", map_=werkmap).stdout == ""


def test_een_cao_die_niet_bestaat_valt_ook_in_een_opslagset_op(draai: Draai, werkmap: Path) -> None:
    """RT644, zoals bij een last."""
    wijzig(
        werkmap / "opslagen.yaml",
        "percentage: 5%\n        over: [beroepskracht]",
        "percentage: {reeks_per_cao: {proef: premie, prof: premie}}\n        over: [beroepskracht]",
    )
    uit = draai("controleer", map_=werkmap).stdout
    assert "[RT644]" in uit
    assert "Van de cao 'prof' zijn er geen tabellen" in uit


def test_invullen_waar_al_een_fout_staat_is_een_melding(draai: Draai, werkmap: Path) -> None:
    wijzig(werkmap / "productkaarten/45A49.yaml", "eenheid: uur", "eenheid: INVULLEN")
    uit = draai("controleer", map_=werkmap).stdout
    assert uit.count("productkaarten/45A49.yaml:4:") == 1
    assert "[RT660]" not in uit


def test_een_hernoemde_trede_die_in_de_vorige_tabel_niet_te_lezen_was_is_geen_verschil(
    draai: Draai, werkmap: Path
) -> None:
    """RT632: wat de bron niet prijsgaf, is niet te toetsen."""
    vorige = werkmap / "cao/proef/2026-01-01.yaml"
    tekst = vorige.read_text(encoding="utf-8")
    zonder = re.sub(r", extra1: [\d.]+", "", tekst, count=1)
    assert zonder != tekst
    vorige.write_text(zonder, encoding="utf-8")
    assert "heet hernoemd, maar stond niet" in draai("controleer", map_=werkmap).stdout
    vorige.write_text(
        f'{zonder}ontbreekt:\n  - {{schalen: ["7"], treden: [extra1], reden: onleesbaar in de bron}}\n',
        encoding="utf-8",
    )
    uitkomst = draai("controleer", map_=werkmap)
    assert uitkomst.code == 0
    assert "heet hernoemd" not in uitkomst.stdout


def test_een_consult_net_langer_dan_een_werkdag_is_een_vraag(draai: Draai, werkmap: Path) -> None:
    wijzig(werkmap / "productkaarten/45A48.yaml", "eenheid: uur", "eenheid: stuk\ninzet: {uren_per_stuk: 8.25}")
    uit = draai("controleer", map_=werkmap).stdout
    assert "[RT674]" in uit
    assert "duurt 8,25 uur, langer dan een werkdag" in uit


def test_een_last_die_dit_jaar_niet_geldt_is_niet_verouderd(draai: Draai, werkmap: Path) -> None:
    """RT605: hij telt in geen tarief mee."""
    wijzig(
        werkmap / "opslagen.yaml",
        "klasse: vaststaand, bron: proef, jaar: 2025}\n  - {sleutel: premie",
        "klasse: vaststaand, bron: proef, jaar: 2012}\n  - {sleutel: premie",
    )
    assert "[RT605]" in draai("controleer", map_=werkmap).stdout
    wijzig(
        werkmap / "opslagen.yaml", "naam: Pensioen,", "naam: Pensioen, geldig: {tot_en_met: 2025, reden: vervallen},"
    )
    assert "[RT605]" not in draai("controleer", map_=werkmap).stdout


@pytest.mark.parametrize(
    ("galerij", "kaart", "oud", "leeg", "naam"),
    [
        ("RT693-hele-dag", "41A03", "bezettingsgraad: 91%", "no_show: 51%", "no-show van 51%"),
        ("RT690-werkers-in-het-team", "44A06", "bezettingsgraad: 91%", "leegstand: 60%", "leegstand van 60%"),
    ],
)
def test_meer_dan_de_helft_leeg_is_een_vraag_hoe_het_ook_heet(
    galerij: str, kaart: str, oud: str, leeg: str, naam: str, draai: Draai, werkmap: Path
) -> None:
    """RT682 bij een no-show of leegstand, zoals bij een bezettingsgraad."""
    leg_over(werkmap, galerij)
    wijzig(werkmap / f"productkaarten/{kaart}.yaml", oud, leeg)
    uit = draai("controleer", map_=werkmap).stdout
    assert "[RT682]" in uit
    assert f"Met een {naam} staat bij {kaart} meer dan de helft van de plaatsen leeg." in uit


def test_een_minuut_van_een_gewogen_tarief_is_geen_traject_van_een_minuut(draai: Draai, werkmap: Path) -> None:
    """RT691 gaat over trajecten; een gewogen tarief heeft van elke groep één eenheid, ook als dat een minuut is."""
    leg_over(werkmap, "RT698-te-veel-minuten")
    wijzig(werkmap / "productkaarten/G.yaml", "aantal: 60}", "aantal: 1}")
    assert draai("controleer", map_=werkmap).stdout == ""


@pytest.mark.parametrize(
    ("naam", "dubbel"),
    [
        ("Vakantie en feestdagen", True),
        ("Vakantie, feestdagen en bijzonder verlof", True),
        ("Bijzonder verlof en rouwverlof", False),
        ("Ouderschapsverlof", False),
    ],
)
def test_vakantie_naast_ander_verlof_telt_dubbel(naam: str, dubbel: bool, draai: Draai, werkmap: Path) -> None:
    """RT602: het andere verlof in dezelfde regel maakt de vakantie niet enkel."""
    regel = f'    - {{sleutel: afwezig, naam: "{naam}", soort: algemeen, uren_per_jaar: 20, klasse: open}}\n'
    wijzig(werkmap / "opslagen.yaml", "    - {sleutel: reistijd,", f"{regel}    - {{sleutel: reistijd,")
    assert ("[RT602]" in draai("controleer", map_=werkmap).stdout) is dubbel


def rooster(werkmap: Path, *diensten: str) -> None:
    leg_over(werkmap, "RT697-nacht-zonder-feestdag")
    kaart = werkmap / "productkaarten/44A06.yaml"
    tekst = kaart.read_text(encoding="utf-8")
    functie = re.search(r"\{naam: [^}]*functie: ([^,]+), begeleiders", tekst)
    assert functie is not None
    regels = "".join(f"    - {{{dienst}, functie: {functie[1]}, begeleiders: 1}}\n" for dienst in diensten)
    kaart.write_text(re.sub(r"(?:    - \{naam: .*\n)+", regels, tekst), encoding="utf-8")


NACHT = "naam: Nacht, soort: wakende_nacht, dagen: [ma, di, wo, do, vr, za, zo, feestdag], van: 23, tot: 7"
WEEK = "naam: Week, soort: dag, dagen: [ma, di, wo, do, vr], van: 7, tot: 23"


def test_een_dag_in_twee_diensten_die_op_feestdagen_wegvalt_is_een_vraag(draai: Draai, werkmap: Path) -> None:
    """RT697 zag alleen een dienst die zelf elke dag draait."""
    rooster(werkmap, NACHT, WEEK, "naam: Weekend, soort: weekend, dagen: [za, zo], van: 7, tot: 23")
    uit = draai("controleer", map_=werkmap).stdout
    assert uit.count("[RT697]") == 1
    assert "Op de uren van 'Week' is er bij 44A06 op elke dag van de week iemand, maar niet op feestdagen" in uit


@pytest.mark.parametrize(
    "weekend",
    [
        "naam: Weekend, soort: weekend, dagen: [za, zo, feestdag], van: 7, tot: 23",
        "naam: Zaterdag, soort: weekend, dagen: [za], van: 7, tot: 23",
    ],
)
def test_een_dag_die_op_feestdagen_is_overgenomen_of_niet_elke_dag_is_is_geen_vraag(
    weekend: str, draai: Draai, werkmap: Path
) -> None:
    rooster(werkmap, NACHT, WEEK, weekend)
    assert "[RT697]" not in draai("controleer", map_=werkmap).stdout


def test_een_jaar_bij_een_waarde_uit_een_reeks_is_geen_oude_waarde(draai: Draai, werkmap: Path) -> None:
    """Het jaar doet daar niets (RT628); RT605 vroeg om een nieuwere waarde dan een die er niet staat."""
    leg_over(werkmap, "RT628-klasse-bij-een-reeks")
    wijzig(werkmap / "opslagen.yaml", "bron: keuze van de regio\n", "bron: keuze van de regio\n        jaar: 2015\n")
    uit = draai("controleer", map_=werkmap).stdout
    assert "'klasse', 'bron' en 'jaar' bij 'overhead_staf' doen niets" in uit
    assert "[RT605]" not in uit


def test_ook_bij_een_urenregel_uit_een_reeks_is_het_jaar_geen_oude_waarde(draai: Draai, werkmap: Path) -> None:
    oud = "percentage: 5%, over: [beschikbare_uren], klasse: suggestie, bron: proef, jaar: 2024"
    nieuw = "percentage: {reeks: premie}, over: [beschikbare_uren], klasse: suggestie, bron: proef, jaar: 2015"
    wijzig(werkmap / "opslagen.yaml", oud, nieuw)
    uit = draai("controleer", map_=werkmap).stdout
    assert "'klasse', 'bron' en 'jaar' bij 'ziekte' doen niets" in uit
    assert "[RT605]" not in uit


def test_de_klasse_van_een_aantal_is_geen_klasse_van_de_reeks(draai: Draai, werkmap: Path) -> None:
    """Het bedrag komt uit een reeks en het aantal van de kaart; alleen zonder aantal doet de klasse niets (RT628)."""
    bedrag = "sleutel: eigen, naam: Materiaal, element: verzorging, bedrag_per_eenheid: {reeks: materiaal}"
    opslagen = werkmap / "opslagen.yaml"
    reeks = "  materiaal:\n    naam: Materiaal\n    waarden:\n      - {vanaf: 2025-01-01, tot_en_met: 2026-12-31, waarde: 1.00, klasse: vaststaand, bron: proef}\n"
    wijzig(opslagen, "reeksen:\n", f"reeksen:\n{reeks}")
    kaart = werkmap / "productkaarten/45A48.yaml"
    schoon = kaart.read_text(encoding="utf-8")
    for aantal, gevonden in (("aantal: 40%, ", False), ("", True)):
        eigen = f"bedragen:\n  - {{{bedrag}, {aantal}klasse: open}}\nopslagset:"
        kaart.write_text(schoon.replace("opslagset:", eigen), encoding="utf-8")
        assert ("RT628" in draai("controleer", map_=werkmap).stdout) is gevonden
