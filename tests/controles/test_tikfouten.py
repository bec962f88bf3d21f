"""De vragen over waarden die bijna niemand zo bedoelt (RT670 tot en met RT699): stil op alles wat meekomt, en vlak binnen elke grens."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from reeletarief.cli import voer_uit
from reeletarief.cli.nieuw.productkaart import VOORBEELDEN
from tests.conftest import WORTEL, Draai, wijzig
from tests.controles.conftest import GALERIJ

VRAAG = re.compile(r"RT614|RT651|RT6[789]\d(?<!RT686)|is 0%? en zegt niet waarom")
"""Een vraag naar haar code; RT686 is een opmerking, en RT620 is alleen bij een regel van nul een vraag naar een cijfer."""


def vragen(draai: Draai, map_: Path) -> list[str]:
    return VRAAG.findall(draai("controleer", map_=map_).stdout)


@pytest.mark.parametrize("waar", [".", "examples/bandbreedte", "examples/ronde"])
def test_wat_meekomt_roept_geen_vraag_op(waar: str, draai: Draai) -> None:
    assert vragen(draai, WORTEL / waar) == []


def test_een_schaal_met_letters_houdt_haar_hoofdletters(draai: Draai, werkmap: Path) -> None:
    """RT632 noemt de schaal vooraan in een zin zoals zij in de tabel staat."""
    for tabel, bedrag in (("2026-01-01", "4000.00"), ("2026-07-01", "3900.00")):
        bestand = werkmap / "cao" / "proef" / f"{tabel}.yaml"
        bestand.write_text(
            f'{bestand.read_text(encoding="utf-8").rstrip()}\n  "FB35": {{"0": {bedrag}}}\n', encoding="utf-8"
        )
    assert "Schaal FB35 trede 0 is € 3.900,00, maar" in draai("controleer", map_=werkmap).stdout


@pytest.mark.parametrize(("minuten", "uren"), [("50", "0.8333"), ("67.5", "1.1250"), ("45", "0.75")])
def test_minuten_in_uren_zijn_over_te_nemen(draai: Draai, kopie: Path, minuten: str, uren: str) -> None:
    kaart = kopie / "productkaarten/CONSULT-gedragswetenschapper.yaml"
    wijzig(kaart, "uren_per_stuk: 0.75", f"uren_per_stuk: {minuten}")
    assert f"Schrijf dan {uren}." in draai("controleer", map_=kopie).stdout
    wijzig(kaart, f"uren_per_stuk: {minuten}", f"uren_per_stuk: {uren}")
    assert draai("bereken", "CONSULT", map_=kopie).code == 0


def test_een_vraag_naar_een_aantal_noemt_het_voluit(draai: Draai, kopie: Path) -> None:
    """Anders staat er dat een uur uit 1 uur bestaat."""
    wijzig(kopie / "productkaarten/45A04-ambulant-regulier.yaml", '"45A48", aantal: 1}', '"45A48", aantal: 0.9999}')
    assert "uit 0,9999 uur." in draai("controleer", map_=kopie).stdout


def test_een_nieuwe_regio_met_een_kaart_van_elke_vorm_ook_niet(draai: Draai, tmp_path: Path) -> None:
    regio = tmp_path / "regio"
    assert voer_uit(["nieuw", "regio", str(regio)]) == 0
    for nummer, vorm in enumerate(VOORBEELDEN):
        assert draai("nieuw", "productkaart", f"X{nummer}", "--vorm", vorm, map_=regio).code == 0
    assert vragen(draai, regio) == []


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw"),
    [
        ("opslagen.yaml", "naam: Reiskosten, element: reiskosten, bedrag_per_uur: 2.00", "naam: Korting op reiskosten, element: reiskosten, bedrag_per_uur: -2.00"),
        ("opslagen.yaml", "bedrag_per_uur: 2.00", "toelichting: Komt in mindering., bedrag_per_uur: -2.00"),
        ("opslagen.yaml", "bedrag_per_uur: 2.00", "bedrag_per_uur: 30.00"),
        ("opslagen.yaml", "percentage: 2%\n", "percentage: 14%\n"),
        ("opslagen.yaml", "percentage: 5%\n        over: [beroepskracht]", "percentage: 0.1%\n        over: [beroepskracht]"),
        ("opslagen.yaml", "percentage: 5%\n        over: [beroepskracht]", "percentage: 0%\n        toelichting: Er is geen ict.\n        over: [beroepskracht]"),
        ("opslagen.yaml", "percentage: 10%, over: [clientgebonden_uren]", "percentage: 55%, over: [clientgebonden_uren]"),
        ("opslagen.yaml", "percentage: 10%, over: [bruto_loon]", "percentage: 30%, over: [bruto_loon]"),
        ("opslagen.yaml", "methode: vast, percentage: 3%", "methode: vast, percentage: 0%"),
        ("opslagen.yaml", "methode: vast, percentage: 3%", "methode: vast, percentage: 25%"),
        ("opslagen.yaml", "stap: 0.01", "stap: 0.60"),
        ("productkaarten/45A48.yaml", "eenheid: uur", "eenheid: stuk\ninzet: {uren_per_stuk: 8}"),
        ("productkaarten/45A49.yaml", "bezettingsgraad: 91%", "bezettingsgraad: 50%"),
        ("productkaarten/45A49.yaml", "deelnemers: 6", "deelnemers: 40"),
        ("productkaarten/45A49.yaml", "begeleiders: 2, deelnemers: 6", "begeleiders: 3"),
        ("cao/proef/2026-07-01.yaml", "percentage: 8%, over: [jaarsalaris]", "bedrag_per_maand: 600"),
        ("cao/proef/2026-07-01.yaml", "percentage: 8%, over: [jaarsalaris]", "percentage: 25%, over: [jaarsalaris]"),
        ("cao/proef/2026-07-01.yaml", "wettelijk: 144, bovenwettelijk: 56", "wettelijk: 0, bovenwettelijk: 144"),
        ("cao/proef/2026-07-01.yaml", "wettelijk: 144, bovenwettelijk: 56", "wettelijk: 144, bovenwettelijk: 324"),
    ],
)  # fmt: skip
def test_vlak_binnen_de_grens_is_geen_vraag(bestand: str, oud: str, nieuw: str, draai: Draai, werkmap: Path) -> None:
    """Zonder eigen grenzen van de regio, want die gaan voor."""
    opslagen = werkmap / "opslagen.yaml"
    zonder_grenzen = re.sub(r"(?s)grenzen:.*?reeksen:", "reeksen:", opslagen.read_text(encoding="utf-8"))
    te_indexeren = zonder_grenzen.replace("900.00, prijspeil: 2026", "900.00, prijspeil: 2025")
    opslagen.write_text(te_indexeren, encoding="utf-8")
    wijzig(werkmap / bestand, oud, nieuw)
    uitkomst = draai("controleer", map_=werkmap)
    assert "Fout" not in uitkomst.stdout
    assert VRAAG.findall(uitkomst.stdout) == []


def test_gewichten_van_de_helft_zijn_geen_vraag(draai: Draai, werkmap: Path) -> None:
    """De index van RT687 met 50% in plaats van 10% lonen."""
    tekst = (GALERIJ / "RT687-prijzen-zwaarder-dan-lonen/opslagen.yaml").read_text(encoding="utf-8")
    gelijk = tekst.replace("gewicht_ova: 10%, gewicht_ppc: 90%", "gewicht_ova: 50%, gewicht_ppc: 50%")
    (werkmap / "opslagen.yaml").write_text(gelijk, encoding="utf-8")
    assert "RT687" not in draai("controleer", map_=werkmap).stdout


def test_een_salaristabel_zonder_bedragen_is_geen_vraag(draai: Draai, werkmap: Path) -> None:
    """Zoals een tabel waar nog aan gewerkt wordt: er is niets om een vast bedrag mee te vergelijken."""
    tekst = (werkmap / "cao/proef/2026-07-01.yaml").read_text(encoding="utf-8")
    tekst = re.sub(r"(?s)salaris:\n.*", 'salaris:\n  "9": {}\n', tekst.replace("cao: proef", "cao: leeg"))
    tekst = tekst.replace("percentage: 8%, over: [jaarsalaris]", "bedrag_per_maand: 600")
    (werkmap / "cao/leeg").mkdir()
    (werkmap / "cao/leeg/2026-07-01.yaml").write_text(tekst, encoding="utf-8")
    uitkomst = draai("controleer", map_=werkmap)
    assert uitkomst.code in {0, 1}
    assert VRAAG.findall(uitkomst.stdout) == []


def test_een_stap_van_een_cent_is_bij_een_heel_klein_tarief_niet_te_grof(draai: Draai, werkmap: Path) -> None:
    kaart = werkmap / "productkaarten/45A49.yaml"
    tekst = kaart.read_text(encoding="utf-8").replace("eenheid: uur", "eenheid: minuut")
    kaart.write_text(tekst.replace("begeleiders: 2, deelnemers: 6", "deelnemers: 20"), encoding="utf-8")
    tarieven = draai("bereken", "--formaat", "csv", map_=werkmap).stdout
    assert re.search(r"45A49.*;0[.]0\d;", tarieven), tarieven
    assert VRAAG.findall(draai("controleer", map_=werkmap).stdout) == []


def test_een_franchise_op_het_maximum_laat_niets_over(draai: Draai, werkmap: Path) -> None:
    """Zonder last verandert elk tarief; dat mag niet stil blijven omdat de twee bedragen precies gelijk zijn."""
    tekst = (GALERIJ / "RT692-verwisseld/opslagen.yaml").read_text(encoding="utf-8")
    gelijk = tekst.replace("franchise: 137800, maximum: 17283", "franchise: 17283, maximum: 17283")
    (werkmap / "opslagen.yaml").write_text(gelijk, encoding="utf-8")
    assert vragen(draai, werkmap) == ["RT692"]


def test_een_gedeelde_waarde_is_een_melding_en_een_eigen_waarde_staat_op_haar_kaart(
    draai: Draai, werkmap: Path
) -> None:
    for kaart in ("45A48", "45A49"):
        pad = werkmap / f"productkaarten/{kaart}.yaml"
        eigen = "afwijkingen:\n  - {parameter: opslagen.reiskosten, waarde: -1.00, prijspeil: 2026, klasse: open, motivering: proef}"
        tekst = pad.read_text(encoding="utf-8")
        pad.write_text(tekst.replace("afwijkingen: []", eigen) if kaart == "45A48" else tekst, encoding="utf-8")
    opslagen = werkmap / "opslagen.yaml"
    wijzig(opslagen, "bedrag_per_fte: 900.00", "bedrag_per_fte: -900.00")
    uit = draai("controleer", map_=werkmap).stdout
    assert re.findall(r"(\S+):\d+:\d+: \[RT670\]", uit) == ["opslagen.yaml", "productkaarten/45A48.yaml"]


@pytest.mark.parametrize(
    ("galerij", "bestand", "oud", "nieuw"),
    [
        ("RT601-op-de-kaart-en-in-de-set", "opslagen.yaml", "      - {sleutel: huur, naam: Huur, element: huisvesting, bedrag_per_eenheid: 1.00, prijspeil: 2026, klasse: open}\n", ""),
        ("RT611-boven-het-maximum", "opslagen.yaml", "      - {jaar: 2021, waarde: 49000,", "      - {jaar: 2021, waarde: 49000, klasse: vaststaand, bron: proef}\n      - {jaar: 2026, waarde: 240000,"),
        ("RT612-marge-te-hoog", "opslagen.yaml", "percentage: 4%", "percentage: 3%"),
        ("RT630-bedrag-daalt-binnen-een-schaal", "cao/proef/2026-07-01.yaml", "3440.00", "3448.00"),
        ("RT631-lager-dan-de-vorige-tabel", "cao/proef/2026-07-01.yaml", "2893.00", "2915.00"),
        ("RT632-buiten-de-speling", "cao/proef/2026-07-01.yaml", "speling: 1.00", "speling: 1.40"),
        ("RT639-te-veel-weken", "cao/proef/2026-07-01.yaml", "uren_per_jaar: 1972", "uren_per_jaar: 1836"),
        ("RT639-te-veel-weken", "cao/proef/2026-07-01.yaml", "uren_per_jaar: 1972", "uren_per_jaar: 1908"),
        ("RT688-meters", "productkaarten/42A03.yaml", "aantal: 12000", "aantal: 500"),
        ("RT689-nul-te-veel", "productkaarten/45A12.yaml", "aantal: 1200}", "aantal: 1000}"),
        ("RT691-uren-van-een-product-per-minuut", "productkaarten/45A12.yaml", "aantal: 40}", "aantal: 60}"),
        ("RT691-uren-van-een-product-per-minuut", "productkaarten/45A12.yaml", "aantal: 40}", "aantal: 60000}"),
        ("RT692-verwisseld", "opslagen.yaml", "franchise: 137800, maximum: 17283", "franchise: 17283, maximum: 137800"),
        ("RT692-verwisseld", "opslagen.yaml", "franchise: 137800, maximum: 17283", "maximum: 17283"),
        ("RT692-verwisseld", "opslagen.yaml", "maximum: 17283", "maximum: 17283, geldig: {vanaf: 2027, reden: proef}"),
        ("RT693-hele-dag", "productkaarten/41A03.yaml", "uren_per_dagdeel: 8", "uren_per_dagdeel: 7.75"),
        ("RT693-hele-dag", "productkaarten/41A03.yaml", "uren_per_dagdeel: 8", "uren_per_dagdeel: 2"),
        ("RT693-hele-dag", "productkaarten/41A03.yaml", "uren_per_dagdeel: 8, indirecte_tijd: in_tarief, bezettingsgraad: 91%", "uren_per_dagdeel: 2, indirecte_tijd: in_tarief, no_show: 50%"),
        ("RT694-komma-te-ver", "productkaarten/44A06.yaml", "dagen_per_jaar: 10.4", "dagen_per_jaar: 78"),
        ("RT695-centen", "productkaarten/42A03.yaml", "bedrag_per_eenheid: 62.00", "bedrag_per_eenheid: 5.00"),
        ("RT695-centen", "productkaarten/42A03.yaml", "sleutel: kilometers, naam: Bedrag per kilometer", "sleutel: wachttijd, naam: Bedrag per minuut"),
        ("RT683-begeleiders-tienvoud", "productkaarten/41A03.yaml", "begeleiders: 20}", "begeleiders: 8}"),
        ("RT696-van-en-tot-verwisseld", "productkaarten/44A06.yaml", "van: 15, tot: 7", "van: 15, tot: 3"),
        ("RT696-van-en-tot-verwisseld", "productkaarten/44A06.yaml", "soort: dag,", "soort: weekend,"),
        ("RT690-werkers-in-het-team", "productkaarten/44A06.yaml", "begeleiders: 20", "begeleiders: 8"),
        ("RT690-werkers-in-het-team", "productkaarten/44A06.yaml", "plaatsen: 8, bezettingsgraad: 91%", "plaatsen: 20"),
        ("RT685-uren-per-jaar", "productkaarten/45A48.yaml", "uren_per_plaats_per_week: 500", "uren_per_plaats_per_week: 168"),
        ("RT685-fte-komma-te-ver", "productkaarten/44A06.yaml", "fte: 55}", "fte: 44}"),
        ("RT620-regel-van-nul", "opslagen.yaml", "bedrag_per_uur: 0,", "bedrag_per_uur: 0, toelichting: De hulp is op school en kost geen reis.,"),
        ("RT673-reis-op-de-kaart", "productkaarten/45A48.yaml", "element: reiskosten, bedrag_per_uur", "element: verzorging, bedrag_per_uur"),
        ("RT615-in-de-opslagset", "opslagen.yaml", "aantal: 30%", "aantal: 40%"),
        ("RT622-reeks-zonder-definitie", "opslagen.yaml", "  risico:\n    naam: Risico\n", "  risico:\n    naam: Risico\n    definitie: vergoeding voor risico ÷ kostprijs\n"),
        ("RT622-eigen-waarde-van-een-kaart", "productkaarten/45A48.yaml", "parameter: opslagen.risico, waarde: 2.5%", "parameter: uren.reistijd, waarde: 12%"),
        ("RT622-eigen-waarde-van-een-kaart", "productkaarten/45A48.yaml", "parameter: opslagen.risico, waarde: 2.5%", "parameter: opslagen.reiskosten, waarde: 2.50, prijspeil: 2026"),
        ("RT631-per-jaar-na-per-maand", "cao/proef/2026-07-01.yaml", "30452.00", "33780.00"),
        ("RT631-per-jaar-na-per-maand", "cao/proef/2026-07-01.yaml", "  structuur_reden: artikel 5", '  structuur_reden: artikel 5\n  uitzonderingen: [{schaal: "7", trede: "0", bedrag: 30452.00, reden: artikel 6}]'),
        ("RT670-in-een-reeks", "opslagen.yaml", "naam: Reiskosten", "naam: Korting op reiskosten"),
        ("RT671-in-een-reeks", "opslagen.yaml", "waarde: 20%", "waarde: 14%"),
        ("RT671-marge-als-bedrag", "opslagen.yaml", "bedrag_per_uur: 29.00", "bedrag_per_uur: 5.00"),
        ("RT672-in-een-reeks", "opslagen.yaml", "waarde: 0.02%", "waarde: 0.1%"),
        ("RT672-slaapdienst", "productkaarten/44A06.yaml", "slaapdienst_telt_als: 0.5%", "slaapdienst_telt_als: 1%"),
        ("RT672-slaapdienst", "productkaarten/44A06.yaml", "slaapdienst_telt_als: 0.5%", "slaapdienst_telt_als: 0%"),
        ("RT628-klasse-bij-een-reeks", "opslagen.yaml", "percentage: {reeks: staf}", "reikwijdte: jeugdhulp\n        jaar: 2026\n        percentage: 15%"),
        ("RT628-bron-van-een-last-zonder-klasse", "opslagen.yaml", "bron: alle contracten", "klasse: open, bron: alle contracten"),
        ("RT620-nul-in-een-reeks", "opslagen.yaml", "waarde: 0%", "waarde: 0%, toelichting: De regio geeft dit jaar geen marge."),
        ("RT678-alleen-een-hoogste-grens", "opslagen.yaml", "percentage: 70%", "percentage: 55%"),
        ("RT679-inhouding", "opslagen.yaml", "percentage: 85%", "percentage: 30%"),
        ("RT688-kilometers-met-een-ander-element", "productkaarten/42A03.yaml", "aantal: 12000", "aantal: 500"),
        ("RT688-kilometers-met-een-ander-element", "productkaarten/42A03.yaml", "sleutel: kilometers, naam: Bedrag per kilometer", "sleutel: wachttijd, naam: Bedrag per minuut"),
        ("RT695-in-een-reeks", "opslagen.yaml", "{jaar: 2026, waarde: 62.00", "{jaar: 2026, waarde: 5.00"),
        ("RT651-verblijf-per-minuut", "productkaarten/45A48.yaml", 'product: "43A35"\nnaam: Hulp bij verblijf, licht', 'product: "45A48"\nnaam: Hulp, individueel'),
    ],
)  # fmt: skip
def test_het_voorbeeld_van_de_galerij_vlak_binnen_de_grens(
    galerij: str, bestand: str, oud: str, nieuw: str, draai: Draai, werkmap: Path
) -> None:
    shutil.copytree(GALERIJ / galerij, werkmap, dirs_exist_ok=True)
    assert galerij.partition("-")[0] in draai("controleer", map_=werkmap).stdout
    wijzig(werkmap / bestand, oud, nieuw)
    uitkomst = draai("controleer", map_=werkmap)
    assert "Fout" not in uitkomst.stdout
    assert galerij.partition("-")[0] not in uitkomst.stdout
    assert VRAAG.findall(uitkomst.stdout) == []


@pytest.mark.parametrize("galerij", ["RT671-in-een-reeks", "RT671-marge-als-bedrag"])
@pytest.mark.parametrize(("grens", "gevonden"), [("hoogste: 60%", False), ("laagste: 1%", True)])
def test_een_eigen_hoogste_grens_voor_de_marge_komt_in_plaats_van_die_van_de_bronnen(
    galerij: str, grens: str, gevonden: bool, draai: Draai, werkmap: Path
) -> None:
    shutil.copytree(GALERIJ / galerij, werkmap, dirs_exist_ok=True)
    eigen = f"grenzen:\n  marge_in_kostprijs: {{{grens}, klasse: open, bron: keuze van de regio, jaar: 2026}}\n"
    wijzig(werkmap / "opslagen.yaml", "grenzen:\n", eigen)
    uit = draai("controleer", map_=werkmap).stdout
    assert "Fout" not in uit
    assert ("[RT671]" in uit) is gevonden


def test_een_reis_die_niet_naar_kilometers_heet_kan_ook_te_ver_zijn(draai: Draai, werkmap: Path) -> None:
    shutil.copytree(GALERIJ / "RT688-meters", werkmap, dirs_exist_ok=True)
    kaart = werkmap / "productkaarten/42A03.yaml"
    wijzig(kaart, "sleutel: kilometers, naam: Bedrag per kilometer", "sleutel: afstand, naam: Afstand")
    assert "'afstand' telt 12.000 keer" in draai("controleer", map_=werkmap).stdout


def test_drie_begeleiders_bij_een_jeugdige_die_alleen_woont_is_geen_vraag(draai: Draai, werkmap: Path) -> None:
    shutil.copytree(GALERIJ / "RT690-werkers-in-het-team", werkmap, dirs_exist_ok=True)
    kaart = werkmap / "productkaarten/44A06.yaml"
    tekst = kaart.read_text(encoding="utf-8").replace("plaatsen: 8", "plaatsen: 1")
    for begeleiders, gevonden in (("3", []), ("4", ["RT690"])):
        kaart.write_text(tekst.replace("begeleiders: 20", f"begeleiders: {begeleiders}"), encoding="utf-8")
        assert vragen(draai, werkmap) == gevonden


def test_kilometers_van_een_heel_jaar_zijn_bij_een_bedrag_per_jaar_geen_vraag(draai: Draai, werkmap: Path) -> None:
    """Zoals de beschikbaarheid van een crisisdienst, die per jaar betaald wordt."""
    tekst = (WORTEL / "productkaarten/BES01-beschikbaarheid-crisis.yaml").read_text(encoding="utf-8")
    assert "bedrag_per_eenheid: 6000," in tekst
    tekst = tekst.replace("bedrag_per_eenheid: 6000,", "bedrag_per_eenheid: 0.39, aantal: 15000,")
    tekst = tekst.replace("cao: jeugdzorg", "cao: proef").replace("opslagset: capaciteit", "opslagset: proef")
    tekst = tekst.replace('schaal: "10", trede: max-2', 'schaal: "9", trede: "1"').replace(
        'schaal: "11"', 'schaal: "9"'
    )
    (werkmap / "productkaarten/BES01.yaml").write_text(tekst, encoding="utf-8")
    opslagen = werkmap / "opslagen.yaml"
    wijzig(opslagen, "bedrag_per_uur: 2.00", "bedrag_per_fte: 2.00")
    assert "BES01" in draai("bereken", map_=werkmap).stdout
    assert vragen(draai, werkmap) == []


def test_een_toelichting_die_over_iets_anders_gaat_is_geen_reden_voor_nul(draai: Draai, werkmap: Path) -> None:
    """Zoals die van het cijfer dat er stond, met nul in plaats van dat cijfer."""
    opslagen = werkmap / "opslagen.yaml"
    wijzig(opslagen, "bedrag_per_uur: 2.00", "toelichting: 5 km per uur., bedrag_per_uur: 0")
    assert "'reiskosten' is 0 en zegt niet waarom" in draai("controleer", map_=werkmap).stdout


@pytest.mark.parametrize(
    ("soort", "tot", "gevraagd"),
    [("wakende_nacht", "24", []), ("wakende_nacht", "23.75", ["RT696"]), ("slaapdienst", "24", ["RT696"])],
)
def test_een_nacht_die_om_middernacht_geknipt_is_roept_geen_vraag_op(
    soort: str, tot: str, gevraagd: list[str], draai: Draai, werkmap: Path
) -> None:
    """Het deel voor middernacht haalt drie uur niet; sluit er geen deel van dezelfde soort op aan, dan blijft het een vraag."""
    tekst = (GALERIJ / "RT696-van-en-tot-verwisseld/productkaarten/44A06.yaml").read_text(encoding="utf-8")
    recht = tekst.replace("van: 15, tot: 7", "van: 7, tot: 15")
    (nacht,) = [regel for regel in recht.splitlines() if "wakende_nacht" in regel]
    laat = nacht.replace("tot: 7", f"tot: {tot}").replace("wakende_nacht", soort)
    vroeg = nacht.replace("Nachtdienst", "Vroeg").replace("van: 23", "van: 0")
    kaart = recht.replace(nacht, f"{laat}\n{vroeg}").replace("ort: geen", "ort: geen\n  slaapdienst_telt_als: 50%")
    kaart = kaart if soort == "slaapdienst" else kaart.replace("\n  slaapdienst_telt_als: 50%", "")
    (werkmap / "productkaarten/44A06.yaml").write_text(kaart, encoding="utf-8")
    assert vragen(draai, werkmap) == gevraagd


def test_een_dagdienst_van_een_heel_etmaal_blijft_een_vraag(draai: Draai, werkmap: Path) -> None:
    """Zij begint en eindigt om middernacht, en sluit dus op zichzelf aan."""
    tekst = (GALERIJ / "RT696-van-en-tot-verwisseld/productkaarten/44A06.yaml").read_text(encoding="utf-8")
    (werkmap / "productkaarten/44A06.yaml").write_text(tekst.replace("van: 15, tot: 7", "van: 0, tot: 24"), "utf-8")
    assert "RT696" in vragen(draai, werkmap)


@pytest.mark.parametrize(
    ("oud", "nieuw", "gevraagd"),
    [
        ("", "", ["RT697"]),
        (", feestdag]", "]", []),
        ("van: 15, tot: 23", "van: 15, tot: 0", ["RT697"]),
        ("van: 15, tot: 23", "van: 15, tot: 3", []),
        ("za, zo], van: 23", "za], van: 23", []),
        ("za, zo], van: 23", "za, zo, feestdag], van: 23", []),
    ],
    ids=["vergeten", "geen-feestdagen", "een-uur-overgenomen", "half-overgenomen", "niet-elke-dag", "hersteld"],
)
def test_een_nacht_die_op_feestdagen_wegvalt(
    oud: str, nieuw: str, gevraagd: list[str], draai: Draai, werkmap: Path
) -> None:
    tekst = (GALERIJ / "RT697-nacht-zonder-feestdag/productkaarten/44A06.yaml").read_text(encoding="utf-8")
    assert oud in tekst
    (werkmap / "productkaarten/44A06.yaml").write_text(tekst.replace(oud, nieuw) if oud else tekst, encoding="utf-8")
    assert [code for code in vragen(draai, werkmap) if code == "RT697"] == gevraagd


def test_een_waarde_van_een_ander_jaar_in_een_reeks_is_geen_vraag(draai: Draai, werkmap: Path) -> None:
    shutil.copytree(GALERIJ / "RT670-in-een-reeks", werkmap, dirs_exist_ok=True)
    assert vragen(draai, werkmap) == ["RT670"]
    assert "RT670" not in draai("controleer", "--tariefjaar", "2025", map_=werkmap).stdout


def test_een_waarde_die_gelijk_is_aan_die_van_een_ander_jaar_blijft_een_vraag(draai: Draai, werkmap: Path) -> None:
    shutil.copytree(GALERIJ / "RT672-in-een-reeks", werkmap, dirs_exist_ok=True)
    opslagen = werkmap / "opslagen.yaml"
    wijzig(opslagen, "{jaar: 2025, waarde: 2%, klasse", "{jaar: 2025, waarde: 0.03%, klasse")
    gelijk = "{jaar: 2026, afleiding: {gelijk: [risico@2025]}, motivering: nog niet bekend, klasse: aanname"
    wijzig(opslagen, "{jaar: 2026, waarde: 0.02%, klasse: vaststaand", gelijk)
    uit = draai("controleer", map_=werkmap).stdout
    assert "0,03% is minder dan een duizendste." in uit


def test_een_pleegvergoeding_mag_ook_in_een_opslagset_meer_zijn_dan_het_loon(draai: Draai, werkmap: Path) -> None:
    verzorging = "element: verzorging, bedrag_per_eenheid: 400.00, prijspeil: 2026, klasse: open"
    for naam, gevraagd in (("Pleegvergoeding", []), ("Voeding", ["RT673"])):
        shutil.copy(GALERIJ / "_basis/opslagen.yaml", werkmap / "opslagen.yaml")
        regel = f"      - {{sleutel: eigen, naam: {naam}, {verzorging}}}\n      - sleutel: overhead_staf"
        wijzig(werkmap / "opslagen.yaml", "      - sleutel: overhead_staf", regel)
        assert vragen(draai, werkmap) == gevraagd


def test_een_vaste_index_uit_een_reeks_heeft_daar_haar_bron(draai: Draai, werkmap: Path) -> None:
    """RT625 vroeg om een bron en jaar die er al staan."""
    opslagen = werkmap / "opslagen.yaml"
    wijzig(opslagen, "percentage: 3%, klasse: suggestie, bron: proef, jaar: 2025", "percentage: {reeks: eigen_index}")
    waarden = "".join(
        f"      - {{jaar: {jaar}, waarde: 3%, klasse: suggestie, bron: VNG-advies}}\n" for jaar in (2024, 2025, 2026)
    )
    wijzig(opslagen, "reeksen:\n", f"reeksen:\n  eigen_index:\n    naam: Eigen index\n    waarden:\n{waarden}")
    assert draai("controleer", "--streng", map_=werkmap) == (0, "", "")


def test_een_afgeleide_cao_tabel_met_een_verhoging_van_bijna_nul_is_een_vraag(draai: Draai, werkmap: Path) -> None:
    """De verhoging van een gepubliceerde tabel toetst RT632 aan de bedragen; een afgeleide heeft die niet."""
    tabel = werkmap / "cao/proef/2026-07-01.yaml"
    for percentage, gevraagd in (("2%", []), ("0.02%", ["RT672"])):
        tabel.write_text(
            "cao: proef\nnaam: Proefcao\ningangsdatum: 2026-07-01\nbevestigd_tot: 2026-12-31\n"
            f"afgeleid: {{van: 2026-01-01, percentage: {percentage}, afronding: 1.00, klasse: aanname, bron: akkoord, motivering: nog niet uit}}\n",
            encoding="utf-8",
        )
        assert vragen(draai, werkmap) == gevraagd
