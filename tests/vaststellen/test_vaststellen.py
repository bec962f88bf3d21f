"""Vaststellen: wat het schrijft, wat het weigert, en dat het nooit half is."""

from __future__ import annotations

import json
import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from reeletarief.analyse.besluit.beletsels import zonder_eigen_bron
from reeletarief.api import bereken, lees_werkmap
from reeletarief.invoer.kaart.besluitblok import zonder_blok
from reeletarief.invoer.reacties.bestanden import Registerbestanden, haal_register
from tests.conftest import VOORBEELDREGIO, Draai, inhoud, op_een_regel, wijzig
from tests.vaststellen.conftest import stel_vast

KAART = "productkaarten/45A48-ambulant-individueel.yaml"


def test_een_besluit_staat_op_elke_kaart_en_in_het_bestand_van_het_jaar(draai: Draai, regio: Path) -> None:
    voor = inhoud(regio)
    uitkomst = stel_vast(draai, regio)
    assert uitkomst.code == 0
    assert "vastgesteld op 9 december 2025, geldig van 1 januari 2026 tot en met 31 december 2026" in uitkomst.stdout
    na = inhoud(regio)
    assert set(na) - set(voor) == {"vastgesteld/2026.json"}
    gewijzigd = {pad for pad in voor if na[pad] != voor[pad]}
    assert gewijzigd == {pad for pad in voor if pad.startswith("productkaarten/")}
    assert all(zonder_blok(na[pad]) == voor[pad] for pad in gewijzigd)
    assert b"tarief: 102.00\n  eenheid: uur\n" in na[KAART]
    besluit = json.loads(na["vastgesteld/2026.json"])
    assert (besluit["status"], besluit["besluit"]["besluitdatum"]) == ("vastgesteld", "2025-12-09")
    assert {pad: tekst.encode() for pad, tekst in besluit["invoer"].items()} == {
        pad: voor[pad] for pad in voor if pad != "besluit.yaml"
    }


def test_berekend_voorgesteld_en_vastgesteld_mogen_verschillen_met_een_reden(draai: Draai, regio: Path) -> None:
    uitkomst = stel_vast(draai, regio)
    besluit = json.loads((regio / "vastgesteld/2026.json").read_text(encoding="utf-8"))
    tarief = next(een for een in besluit["tarieven"] if een["product"] == "41A18")
    assert (tarief["tarief"], tarief["voorgesteld"], tarief["vastgesteld"]) == ("80.29", "84.00", "84.00")
    assert tarief["reden"].startswith("Naar boven afgerond")
    assert sum(Decimal(bedrag) for bedrag in tarief["elementen"].values()) == Decimal(tarief["tarief"])
    assert "Naar boven afgerond" in uitkomst.stdout
    assert "€ 84,00 voor 2026" in draai("uitleg", "41A18", map_=regio).stdout


def test_een_bedrag_dat_het_berekende_is_heet_geen_verschil(draai: Draai, regio: Path) -> None:
    """De reden blijft staan, maar niet als reden van een verschil dat er niet is."""
    wijzig(regio / "besluit.yaml", "    voorgesteld: 84.00\n    vastgesteld: 84.00\n", "    vastgesteld: 80.29\n")
    uitkomst = stel_vast(draai, regio)
    assert "gelijk aan berekend; Naar boven afgerond op hele euro's" in op_een_regel(uitkomst.stdout)
    uitleg = op_een_regel(draai("uitleg", "41A18", map_=regio).stdout)
    assert "tot en met 31 december 2026, gelijk aan berekend; Naar boven afgerond op hele euro's" in uitleg
    assert "wijkt af" not in uitleg


def test_een_ander_voorstel_dat_op_het_berekende_uitkomt_is_wel_een_verschil(draai: Draai, regio: Path) -> None:
    wijzig(regio / "besluit.yaml", "    vastgesteld: 84.00\n", "    vastgesteld: 80.29\n")
    uitkomst = stel_vast(draai, regio)
    assert "Naar boven afgerond" in uitkomst.stdout
    assert "gelijk aan berekend" not in op_een_regel(uitkomst.stdout)


@pytest.mark.parametrize(
    ("in_besluit", "voorgesteld"),
    [("    voorgesteld: 84.00\n", "84.00"), ("    vastgesteld: 84.00\n", "80.29")],
    ids=["alleen-voorgesteld", "alleen-vastgesteld"],
)
def test_wie_een_van_de_bedragen_weglaat_stelt_het_voorgestelde_vast_of_stelt_het_berekende_voor(
    draai: Draai, regio: Path, in_besluit: str, voorgesteld: str
) -> None:
    wijzig(regio / "besluit.yaml", "    voorgesteld: 84.00\n    vastgesteld: 84.00\n", in_besluit)
    assert stel_vast(draai, regio).code == 0
    besluit = json.loads((regio / "vastgesteld/2026.json").read_text(encoding="utf-8"))
    tarief = next(een for een in besluit["tarieven"] if een["product"] == "41A18")
    assert (tarief["voorgesteld"], tarief["vastgesteld"]) == (voorgesteld, "84.00")


def test_meer_dan_het_dubbele_is_een_vraag(draai: Draai, regio: Path) -> None:
    """Een vergeten punt in het besluit: 8400 in plaats van 84.00. Op de kop twee keer de berekende € 80,29 is geen vraag."""
    wijzig(
        regio / "besluit.yaml",
        "voorgesteld: 84.00\n    vastgesteld: 84.00",
        "voorgesteld: 160.58\n    vastgesteld: 160.58",
    )
    assert "[RT021]" not in stel_vast(draai, regio).stderr
    wijzig(regio / "besluit.yaml", "160.58\n    vastgesteld: 160.58", "8400.00\n    vastgesteld: 8400.00")
    uitkomst = stel_vast(draai, regio, "--herziening", "vergissing")
    assert uitkomst.code == 0
    assert (
        "41A18 wordt vastgesteld op € 8.400,00, meer dan twee keer de berekende reële prijs van € 80,29."
        in uitkomst.stderr
    )


def test_minder_dan_de_reele_prijs_mag_maar_wordt_gezegd(draai: Draai, regio: Path) -> None:
    wijzig(regio / "besluit.yaml", "84.00", "79.00")
    uitkomst = stel_vast(draai, regio)
    assert uitkomst.code == 0
    assert "[RT016]" in uitkomst.stderr
    assert "€ 79,00, minder dan de berekende reële prijs van € 80,29" in uitkomst.stderr


def test_na_het_besluit_is_de_berekening_precies_dezelfde_maar_geen_concept_meer(draai: Draai, regio: Path) -> None:
    voor = json.loads(draai("bereken", "--formaat", "json", map_=regio).stdout)
    stel_vast(draai, regio)
    na = json.loads(draai("bereken", "--formaat", "json", map_=regio).stdout)
    assert (voor.pop("status"), na.pop("status")) == ("concept", "vastgesteld")
    besloten = {een["product"]: (een.pop("vastgesteld_tarief"), een.pop("vastgesteld_reden")) for een in na["tarieven"]}
    assert na == voor
    assert besloten["45A48"] == ("102.00", None)
    assert "· vastgesteld" in draai("bereken", "45A48", map_=regio).stdout


def test_de_voorbeeldregio_is_niet_vast_te_stellen_en_alles_wat_openstaat_wordt_genoemd(draai: Draai) -> None:
    uitkomst = draai("vaststellen", "--besluitdatum", "2026-01-01")
    assert (uitkomst.code, uitkomst.stdout) == (1, "")
    assert "[RT991]" in uitkomst.stderr
    assert "[RT992]" in uitkomst.stderr
    assert "'uren.scholing' is open en heeft geen bron van de regio zelf: de bron is 'voorbeeldwaarde'." in (
        uitkomst.stderr
    )
    assert re.search(r"  … en nog \d+, op regel \d+, ", uitkomst.stderr)
    assert "Nog niet vast te stellen:" in uitkomst.stderr
    assert not (VOORBEELDREGIO / "vastgesteld").exists()


def test_dezelfde_waarde_op_meer_plekken_zegt_waar() -> None:
    """De regel is die waar de bron staat. Een afwezigheidsdag heeft geen eigen rooster of plaatsen: daar is niets te herstellen."""
    resultaat = bereken(lees_werkmap(VOORBEELDREGIO), ["43A07-AF", "43A07", "44A06"])
    open_ = {een.wat.split("'")[1]: een for een in zonder_eigen_bron(resultaat.tarieven)}
    for naam in ("rooster", "rooster.ort_over", "verblijf.uren_per_fte"):
        assert str(open_[naam].plaats).startswith("productkaarten/43A07-verblijf-behandelgroep.yaml:")
        assert re.search(r"\. Zo ook .*in productkaarten/44A06-[\w-]+\.yaml:\d+\.$", open_[naam].wat)
    kaart = (
        (VOORBEELDREGIO / "productkaarten/43A07-verblijf-behandelgroep.yaml").read_text(encoding="utf-8").splitlines()
    )
    eerste, *andere = (str(nummer) for nummer, regel in enumerate(kaart, 1) if regel.startswith("  - {functie: "))
    assert str(open_["functiemix"].plaats).split(":")[1] == eerste
    assert f". Zo ook op regel {', '.join(andere)} en in productkaarten/44A06-" in open_["functiemix"].wat
    assert "Zo ook" not in open_["uren.scholing"].wat


def test_een_keuze_zonder_bron_wijst_naar_de_kaart(kopie: Path) -> None:
    keuze = "uren_per_fte: clientgebonden_uren, klasse: open"
    wijzig(kopie / "productkaarten/43A07-verblijf-behandelgroep.yaml", f"{keuze}, bron: voorbeeldwaarde", keuze)
    open_ = zonder_eigen_bron(bereken(lees_werkmap(kopie), ["43A07"]).tarieven)
    (verblijf,) = (een for een in open_ if "'verblijf.uren_per_fte'" in een.wat)
    assert "er staat geen bron bij" in verblijf.wat
    assert str(verblijf.plaats).startswith("productkaarten/43A07-verblijf-behandelgroep.yaml:")


def test_een_voorbeeldwaarde_houdt_vaststellen_tegen(draai: Draai, regio: Path) -> None:
    wijzig(regio / KAART, 'bron: "gesprek over de kaarten, mei 2025 (verzonnen)"', "bron: voorbeeldwaarde")
    voor = inhoud(regio)
    uitkomst = stel_vast(draai, regio)
    assert (uitkomst.code, uitkomst.stdout) == (1, "")
    assert "'functiemix' is open en heeft geen bron van de regio zelf" in uitkomst.stderr
    assert f"{KAART}:" in uitkomst.stderr
    assert inhoud(regio) == voor


@pytest.mark.parametrize("wijziging", [('schaal: "9"', 'schaal: "99"'), ("trede: max-2", "trede: max+2")])
def test_een_product_dat_niet_te_rekenen_is_houdt_ook_een_concept_tegen(
    draai: Draai, regio: Path, wijziging: tuple[str, str]
) -> None:
    wijzig(regio / KAART, *wijziging)
    voor = inhoud(regio)
    uitkomst = draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=regio)
    assert uitkomst.code in {1, 2}
    assert uitkomst.stderr.endswith("Vastleggen kan pas als elk product te rekenen is. Er is niets geschreven.\n")
    assert inhoud(regio) == voor


def test_een_fout_in_een_tabel_van_een_ander_jaar_is_een_punt(draai: Draai, regio: Path) -> None:
    """De kaarten op die cao rekenen dit jaar gewoon; zij zijn geen eigen punten."""
    tabel = (regio / "cao/jeugdzorg/2025-03-01.yaml").read_text(encoding="utf-8")
    tabel = tabel.replace("ingangsdatum: 2025-03-01", "ingangsdatum: 2020-03-01").replace(
        "bevestigd_tot:", "bevestigd:"
    )
    (regio / "cao/jeugdzorg/2020-03-01.yaml").write_text(tabel, encoding="utf-8")
    assert draai("bereken", map_=regio).code == 0
    uitkomst = stel_vast(draai, regio)
    assert uitkomst.code == 1
    assert "Nog niet vast te stellen: 1 punt staat open (1 keer RT221)." in uitkomst.stderr
    assert "RT311" not in uitkomst.stderr


def test_een_aanname_met_een_voorbeeld_als_bron_ook(draai: Draai, regio: Path) -> None:
    wijzig(regio / KAART, 'bron: "gesprek over de kaarten, mei 2025 (verzonnen)"', "bron: voorbeeldwaarde")
    wijzig(regio / KAART, "functiemix_bron: {klasse: open", "functiemix_bron: {klasse: aanname")
    uitkomst = stel_vast(draai, regio)
    assert uitkomst.code == 1
    assert "'functiemix' is een aanname en heeft geen bron van de regio zelf: de bron is 'voorbeeldwaarde'." in (
        uitkomst.stderr
    )


@pytest.mark.parametrize("bestand", ["opslagen.yaml", KAART, "cao/jeugdzorg/2025-03-01.yaml"])
def test_invullen_houdt_vaststellen_tegen_ook_met_een_bron(draai: Draai, regio: Path, bestand: str) -> None:
    """Wat een sjabloon openliet, is pas van de regio als iemand het merk weghaalt."""
    with (regio / bestand).open("a", encoding="utf-8") as regels:
        regels.write("# INVULLEN: de waarde van uw regio\n")
    voor = inhoud(regio)
    uitkomst = stel_vast(draai, regio)
    assert (uitkomst.code, uitkomst.stdout) == (1, "")
    assert re.search(rf"Fout {bestand}:\d+:\d+: \[RT660\]", uitkomst.stderr)
    assert "haal INVULLEN hier weg, of stel vast met --als-concept" in uitkomst.stderr
    assert inhoud(regio) == voor
    assert stel_vast(draai, regio, "--als-concept").code == 0


@pytest.mark.parametrize(
    "regel",
    [
        'doel: "INVULLEN: wat dit is"',
        "doel: Nog INVULLEN door de regio",
        "doel: invullen",
        "doel: |\n  Invullen: de eis",
        "# invullen: de eis",
    ],
)
def test_ook_een_waarde_die_invullen_zegt_houdt_tegen(draai: Draai, regio: Path, regel: str) -> None:
    kaart = (regio / KAART).read_text(encoding="utf-8")
    zonder = re.sub(r"(?m)^doel:.*\n(?: .*\n)*", "", kaart)
    assert zonder != kaart
    (regio / KAART).write_text(f"{zonder}{regel}\n", encoding="utf-8")
    assert draai("controleer", map_=regio).stdout.count("[RT660]") == 1
    uitkomst = stel_vast(draai, regio)
    assert (uitkomst.code, uitkomst.stdout, uitkomst.stderr.count("[RT660]")) == (1, "", 1)


def test_invullen_in_de_besluitgegevens_of_een_motief_houdt_tegen(draai: Draai, regio: Path) -> None:
    besluit = regio / "besluit.yaml"
    wijzig(besluit, "reden: Naar boven", 'reden: "INVULLEN: waarom" # Naar boven')
    (regio / "reacties").mkdir()
    (regio / "reacties" / "r01.yaml").write_text(
        'nummer: "R01"\ndatum: 2025-10-20\naanbieder: Aanbieder A\nelement: marge\nsamenvatting: Te laag.\n'
        "oordeel: niet\nmotief: INVULLEN\n",
        encoding="utf-8",
    )
    uitkomst = draai("vaststellen", "--besluit", str(besluit), map_=regio)
    assert uitkomst.code == 1
    assert "Nog te doen: waarom." in uitkomst.stderr
    assert "Hier staat nog INVULLEN." in uitkomst.stderr


def test_invullen_als_gewoon_woord_is_geen_merk(draai: Draai, regio: Path) -> None:
    with (regio / KAART).open("a", encoding="utf-8") as regels:
        regels.write("# De aanbieder kan het formulier zelf invullen: dat scheelt tijd.\n")
    assert "[RT660]" not in draai("controleer", map_=regio).stdout


def test_invullen_in_een_tabel_waar_geen_tarief_op_rust_houdt_niets_tegen(draai: Draai, regio: Path) -> None:
    """Een tabel van een later jaar die nog niet af is, zegt niets over de tarieven van dit jaar."""
    later = (regio / "cao/jeugdzorg/2025-03-01.yaml").read_text(encoding="utf-8")
    later = later.replace("ingangsdatum: 2025-03-01", "ingangsdatum: 2027-01-01")
    later = later.replace("bevestigd_tot: 2025-12-31", "bevestigd_tot: 2027-12-31 # INVULLEN: de laatste dag")
    (regio / "cao/jeugdzorg/2027-01-01.yaml").write_text(later, encoding="utf-8")
    assert "[RT660]" in draai("controleer", map_=regio).stdout
    assert "[RT660]" not in stel_vast(draai, regio).stderr


def test_een_voorstel_voor_een_later_jaar_houdt_alleen_dat_jaar_tegen(draai: Draai, regio: Path) -> None:
    """Wie in het najaar de cijfers van 2027 klaarzet, kan het besluit over 2026 nog herzien."""
    naar = regio.parent / "naar-2027"
    assert draai("nieuw", "tariefjaar", "2027", "--voorstel", str(naar), map_=regio).code == 0
    shutil.copy(naar / "opslagen.yaml", regio / "opslagen.yaml")
    assert "[RT660]" in draai("controleer", map_=regio).stdout
    assert "[RT660]" not in stel_vast(draai, regio).stderr
    later = draai("vaststellen", "--proef", "--besluitdatum", "2026-11-01", "--tariefjaar", "2027", map_=regio)
    assert "[RT660]" in later.stderr


def test_veel_voorstellen_voor_een_later_jaar_verbergen_geen_merk_van_dit_jaar(draai: Draai, regio: Path) -> None:
    """Van een controle staan er in controleer honderd in beeld; het besluit kijkt naar alle."""
    tabel = regio / "cao/jeugdzorg/2025-03-01.yaml"
    later = re.sub("(?m)^ingangsdatum: .*", "ingangsdatum: 2027-01-01", tabel.read_text(encoding="utf-8"))
    later = re.sub("(?m)^bevestigd_tot: .*", "bevestigd_tot: 2027-12-31", later).replace(
        "cao: jeugdzorg", "cao: alvast"
    )
    (regio / "cao/alvast").mkdir()
    (regio / "cao/alvast/2027-01-01.yaml").write_text(later + "# INVULLEN: van 2027\n" * 110, encoding="utf-8")
    with tabel.open("a", encoding="utf-8") as regels:
        regels.write("# INVULLEN: wat er nu geldt\n")
    assert "Nog te doen: wat er nu geldt." in stel_vast(draai, regio).stderr


@pytest.mark.parametrize("blok", [False, True])
def test_invullen_bij_een_cijfer_dat_een_tarief_leest_houdt_tegen(draai: Draai, regio: Path, blok: bool) -> None:
    """Ook als de bron van dat cijfer op een andere regel staat dan het cijfer zelf."""
    opslagen = regio / "opslagen.yaml"
    regel = next(
        een for een in opslagen.read_text(encoding="utf-8").splitlines() if "{jaar: 2026, waarde: 6.10%" in een
    )
    velden = regel.strip().removeprefix("- {").removesuffix("}").split(", ", 4)
    als_blok = "      - " + "\n        ".join(velden)
    wijzig(opslagen, regel, f"{als_blok if blok else regel} # INVULLEN: de bron")
    assert "[RT660]" in stel_vast(draai, regio).stderr


def test_invullen_houdt_tegen_op_een_regel_die_ook_van_een_later_jaar_is(draai: Draai, regio: Path) -> None:
    """De bron van 2026 staat op dezelfde regel als het cijfer van 2027: het merk kan over allebei gaan."""
    opslagen = regio / "opslagen.yaml"
    regels = opslagen.read_text(encoding="utf-8").splitlines()
    nummer = next(nummer for nummer, een in enumerate(regels) if "{jaar: 2026, waarde: 6.10%" in een)
    begin = next(hoger for hoger in range(nummer, 0, -1) if regels[hoger].strip() == "waarden:")
    waarden = [een.strip().removeprefix("- ") for een in regels[begin + 1 : nummer]]
    samen = [
        f"{regels[begin]} [{', '.join(waarden)}, {{jaar: 2026, waarde: 6.10%, klasse: vaststaand, zekerheid: A,",
        "        bron: cijfers van 2026}, {jaar: 2027, waarde: 6.20%, klasse: vaststaand, bron: cijfers van 2027}] # INVULLEN: de bron",
    ]
    opslagen.write_text("\n".join([*regels[:begin], *samen, *regels[nummer + 1 :], ""]), encoding="utf-8")
    assert "[RT660]" in stel_vast(draai, regio).stderr


def test_een_tabel_die_nog_niet_is_nagelezen_hoeft_niemand_toe_te_voegen(draai: Draai, regio: Path) -> None:
    wijzig(regio / "cao/gehandicaptenzorg/2026-05-01.yaml", "toeslagen:", "toeslagen: # NALEZEN")
    uitkomst = stel_vast(draai, regio)
    assert uitkomst.code == 1
    assert "→ Leg de regels naast de cao-tekst en haal NALEZEN weg, of zet in de besluitgegevens" in uitkomst.stderr
    assert "Voeg de tabel toe" not in uitkomst.stderr


def test_een_cao_die_niet_bevestigd_is_vraagt_een_gemotiveerde_uitzondering(draai: Draai, regio: Path) -> None:
    wijzig(regio / "besluit.yaml", "cao: jeugdzorg", "cao: gehandicaptenzorg")
    uitkomst = stel_vast(draai, regio)
    assert uitkomst.code == 1
    assert "[RT992]" in uitkomst.stderr
    assert "{cao: jeugdzorg, reden: waarom u toch vaststelt}" in uitkomst.stderr
    assert "[RT994]" in uitkomst.stderr


def test_een_controle_die_faalt_houdt_vaststellen_tegen(draai: Draai, regio: Path) -> None:
    """Leegstand als deler op de kaart én als opslag is een fout van ``controleer`` (RT604)."""
    wijzig(regio / "opslagen.yaml", "sleutel: risico, naam: Risico en innovatie", "sleutel: leegstand, naam: Leegstand")
    assert "[RT604]" in draai("controleer", map_=regio).stdout
    uitkomst = stel_vast(draai, regio)
    assert uitkomst.code == 1
    assert "[RT604]" in uitkomst.stderr


@pytest.mark.parametrize(
    ("reactie", "code"),
    [
        ("", "RT983"),
        ("oordeel: niet\n", "RT984"),
    ],
)
def test_een_reactie_zonder_oordeel_of_motief_houdt_vaststellen_tegen(
    draai: Draai, regio: Path, reactie: str, code: str
) -> None:
    (regio / "reacties").mkdir()
    (regio / "reacties" / "r01.yaml").write_text(
        'nummer: "R01"\ndatum: 2025-10-20\naanbieder: Aanbieder A\nproduct: "45A48"\n'
        f"samenvatting: De reistijd is te laag.\n{reactie}",
        encoding="utf-8",
    )
    uitkomst = stel_vast(draai, regio)
    assert uitkomst.code == 1
    assert f"[{code}]" in uitkomst.stderr
    assert not (regio / "vastgesteld").exists()


def test_een_overgenomen_reactie_moet_doorgevoerd_zijn(draai: Draai, regio: Path) -> None:
    """Ook een verandering (``+1 %-punt``) telt vanaf het concept, en na het doorvoeren is er niets meer tegen."""
    draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=regio)
    (regio / "reacties").mkdir()
    (regio / "reacties" / "r01.yaml").write_text(
        'nummer: "R01"\ndatum: 2025-10-20\naanbieder: Aanbieder A\nparameter: uren.intervisie\n'
        'samenvatting: Intervisie kost meer.\neigen_cijfer: "40"\noordeel: overgenomen\nmotief: Dat klopt.\n'
        'wijzigingen: {uren.intervisie: "36", uren.reistijd: +1 %-punt}\n',
        encoding="utf-8",
    )
    geweigerd = stel_vast(draai, regio)
    assert geweigerd.code == 1
    assert geweigerd.stderr.count("[RT993]") == 2
    assert "'uren.intervisie' is niet op 36 gezet: daar staat nu 30 (opslagen.yaml:" in geweigerd.stderr
    wijzig(
        regio / "opslagen.yaml",
        "soort: beroepsgebonden, uren_per_jaar: 30",
        "soort: beroepsgebonden, uren_per_jaar: 36",
    )
    wijzig(
        regio / "opslagen.yaml",
        "clientgebonden_indirect, percentage: 10%, over: [clientgebonden_uren]",
        "clientgebonden_indirect, percentage: 11%, over: [clientgebonden_uren]",
    )
    assert stel_vast(draai, regio).code == 0
    nog_eens = stel_vast(draai, regio)  # ook na het besluit telt +1 %-punt vanaf het concept
    assert ("[RT997]" in nog_eens.stderr, "[RT993]" in nog_eens.stderr) == (True, False)


def test_zonder_concept_houdt_een_verandering_tegen_ook_als_zij_al_is_doorgevoerd(draai: Draai, regio: Path) -> None:
    """Zonder concept is niet te zien of ``+1 %-punt`` er al in zit: dezelfde melding, hoe vaak de waarde ook verzet is."""
    (regio / "reacties").mkdir()
    reactie = regio / "reacties" / "r01.yaml"
    reactie.write_text(
        'nummer: "R01"\ndatum: 2025-10-20\naanbieder: Aanbieder A\nparameter: uren.reistijd\nsamenvatting: Verder weg.\n'
        "eigen_cijfer: +1 %-punt\noordeel: overgenomen\nmotief: Dat klopt.\n",
        encoding="utf-8",
    )
    eerst = stel_vast(draai, regio)
    over = "clientgebonden_indirect, percentage: {}%, over: [clientgebonden_uren]"
    wijzig(regio / "opslagen.yaml", over.format(10), over.format(11))
    daarna = stel_vast(draai, regio)
    assert eerst.code == daarna.code == 1
    assert "[RT987]" in eerst.stderr
    assert "RT993" not in eerst.stderr
    assert daarna.stderr == eerst.stderr
    wijzig(reactie, "eigen_cijfer: +1 %-punt", "eigen_cijfer: +1 %-punt\nwijzigingen: {uren.reistijd: 11%}")
    assert stel_vast(draai, regio).code == 0


def test_een_concept_met_een_eerdere_datum_maakt_een_verandering_niet_ongedaan(draai: Draai, regio: Path) -> None:
    """Wie na het doorvoeren het concept vervangt, krijgt ``+1 %-punt`` er niet nog eens bij; het eerste concept is bewaard."""
    (regio / "reacties").mkdir()
    (regio / "reacties" / "r01.yaml").write_text(
        'nummer: "R01"\ndatum: 2025-10-20\naanbieder: Aanbieder A\nparameter: uren.reistijd\nsamenvatting: Verder weg.\n'
        "eigen_cijfer: +1 %-punt\noordeel: overgenomen\nmotief: Dat klopt.\n",
        encoding="utf-8",
    )
    concept = ("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01")
    eerste = draai(*concept, map_=regio)
    telt = "Reactie R01 verandert 'uren.reistijd' met +1 %-punt: dat telt vanaf dit concept, en wordt dus 11% in plaats van 10%."
    assert (eerste.code, telt in eerste.stderr) == (0, True)
    over = "clientgebonden_indirect, percentage: {}%, over: [clientgebonden_uren]"
    wijzig(regio / "opslagen.yaml", over.format(10), over.format(11))
    tweede = draai(*concept, map_=regio)
    assert (tweede.code, "wordt dus 12% in plaats van 11%" in tweede.stderr) == (0, True)
    geweigerd = stel_vast(draai, regio)
    assert (geweigerd.code, "dat verschil is precies deze verandering" in geweigerd.stderr) == (1, True)
    assert "op 12% gezet" not in geweigerd.stderr


def test_het_register_van_reacties_wordt_een_keer_gelezen(
    draai: Draai, regio: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wat er na het schrijven over reacties gezegd wordt, gaat over hetzelfde register als wat ervoor is nagegaan."""
    (regio / "reacties").mkdir()
    gelezen: list[Path] = []

    def telt(pad: Path, naam: str, werkmap: Path | None) -> Registerbestanden:
        gelezen.append(pad)
        return haal_register(pad, naam, werkmap)

    monkeypatch.setattr("reeletarief.invoer.reacties.bestanden.haal_register", telt)
    assert draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=regio).code == 0
    assert stel_vast(draai, regio).code == 0
    assert gelezen == [regio / "reacties"] * 2  # één keer per opdracht


def test_als_concept_mag_alles_openstaan_en_dat_staat_in_het_bestand(draai: Draai, regio: Path) -> None:
    wijzig(regio / KAART, 'bron: "gesprek over de kaarten, mei 2025 (verzonnen)"', "bron: voorbeeldwaarde")
    uitkomst = draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=regio)
    assert uitkomst.code == 0
    besluit = json.loads((regio / "vastgesteld/2026.json").read_text(encoding="utf-8"))
    assert besluit["status"] == "concept"
    assert {punt["code"] for punt in besluit["besluit"]["open_punten"]} == {"RT991", "RT992"}
    assert b"status: concept\n" in (regio / KAART).read_bytes()
    assert "· concept" in draai("bereken", map_=regio).stdout


def test_een_concept_wordt_door_het_besluit_vervangen_en_blijft_bewaard(draai: Draai, regio: Path) -> None:
    draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=regio)
    concept = (regio / "vastgesteld/2026.json").read_bytes()
    wijzig(
        regio / "opslagen.yaml",
        "percentage: 10%, over: [clientgebonden_uren]",
        "percentage: 11%, over: [clientgebonden_uren]",
    )
    assert stel_vast(draai, regio).code == 0
    bewaard = [pad for pad in (regio / "vastgesteld").iterdir() if pad.name != "2026.json"]
    assert [pad.read_bytes() for pad in bewaard] == [concept]
    assert bewaard[0].name.startswith("2026-concept-2025-10-01-")


def test_twee_keer_vaststellen_doet_niets(draai: Draai, regio: Path) -> None:
    stel_vast(draai, regio)
    voor = inhoud(regio)
    uitkomst = stel_vast(draai, regio)
    assert (uitkomst.code, uitkomst.stdout) == (1, "")
    assert "[RT997]" in uitkomst.stderr
    assert inhoud(regio) == voor


@pytest.mark.parametrize(
    ("bestand", "oud", "nieuw"),
    [
        ("besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2025-12-10"),
        ("besluit.yaml", "ingangsdatum: 2026-01-01", "ingangsdatum: 2026-01-02"),
        ("besluit.yaml", "geldig_tot: 2026-12-31", "geldig_tot: 2027-01-31"),
        ("besluit.yaml", "zaak 2025-0412", "zaak 2025-0413"),
        ("besluit.yaml", "    voorgesteld: 84.00", "    voorgesteld: 83.00"),
        ("besluit.yaml", "    vastgesteld: 84.00", "    vastgesteld: 85.00"),
        ("besluit.yaml", "reden: Naar boven afgerond", "reden: Afgerond"),
        ("opslagen.yaml", "\n", "\n# Besproken met de buurregio.\n"),
    ],
    ids=["dag", "ingang", "einde", "zaak", "voorgesteld", "vastgesteld", "reden", "gegevens"],
)
def test_wat_er_ook_anders_is_het_is_een_ander_besluit(
    draai: Draai, besloten: Path, bestand: str, oud: str, nieuw: str
) -> None:
    wijzig(besloten / bestand, oud, nieuw)
    uitkomst = stel_vast(draai, besloten)
    assert (uitkomst.code, "[RT998]" in uitkomst.stderr) == (1, True)
    waarin = (
        "de gegevens zijn sindsdien gewijzigd" if bestand == "opslagen.yaml" else "andere bedragen, dagen of redenen"
    )
    assert waarin in op_een_regel(uitkomst.stderr)


def test_met_gewijzigde_gegevens_alleen_als_herziening_en_het_oude_besluit_blijft(draai: Draai, regio: Path) -> None:
    stel_vast(draai, regio)
    oud = (regio / "vastgesteld/2026.json").read_bytes()
    wijzig(regio / "opslagen.yaml", "uren_per_jaar: 60", "uren_per_jaar: 64")
    gezegd = op_een_regel(draai("bereken", map_=regio).stderr)
    assert "[RT015]" in gezegd
    assert "Een nieuw besluit neemt u met vaststellen --tariefjaar 2026 --herziening." in gezegd
    geweigerd = stel_vast(draai, regio)
    assert geweigerd.code == 1
    assert "[RT998]" in geweigerd.stderr
    assert "--herziening" in geweigerd.stderr
    assert (regio / "vastgesteld/2026.json").read_bytes() == oud
    assert stel_vast(draai, regio, "--herziening", "uitspraak van de rechtbank (verzonnen)").code == 0
    bewaard = [pad for pad in (regio / "vastgesteld").iterdir() if pad.name != "2026.json"]
    assert [pad.read_bytes() for pad in bewaard] == [oud]
    nieuw = json.loads((regio / "vastgesteld/2026.json").read_text(encoding="utf-8"))
    assert nieuw["besluit"]["herziening"] == "uitspraak van de rechtbank (verzonnen)"
    assert draai("verifieer", "--vastgesteld", "2026", map_=regio).code == 0


def test_een_ander_motief_bij_een_uitzondering_is_een_ander_besluit(draai: Draai, besloten: Path) -> None:
    """Het motief staat bij elk tarief dat op de cao rust; het verbeteren kan dus alleen met een herziening, en die is er dan ook."""
    oud = (besloten / "vastgesteld/2026.json").read_bytes()
    wijzig(besloten / "besluit.yaml", "Voor 2026 is nog geen cao gesloten.", "De cao van 2026 is nog niet getekend.")
    geweigerd = stel_vast(draai, besloten)
    assert (geweigerd.code, "[RT998]" in geweigerd.stderr) == (1, True)
    assert (besloten / "vastgesteld/2026.json").read_bytes() == oud
    assert stel_vast(draai, besloten, "--herziening", "motief verbeterd").code == 0
    assert "De cao van 2026 is nog niet getekend." in op_een_regel(draai("uitleg", "45A48", map_=besloten).stdout)


def test_een_concept_gaat_nooit_over_een_besluit(draai: Draai, regio: Path) -> None:
    stel_vast(draai, regio)
    uitkomst = stel_vast(draai, regio, "--als-concept")
    assert uitkomst.code == 1
    assert "[RT998]" in uitkomst.stderr


def test_een_eerder_genomen_besluit_gaat_niet_over_een_later(draai: Draai, regio: Path) -> None:
    stel_vast(draai, regio)
    wijzig(regio / "besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2025-11-01")
    wijzig(regio / "besluit.yaml", "84.00", "85.00")
    uitkomst = stel_vast(draai, regio, "--herziening", "vergissing")
    assert uitkomst.code == 1
    assert "[RT999]" in uitkomst.stderr


def test_een_concept_van_een_later_jaar_laat_het_besluit_op_de_kaarten(draai: Draai, besluit_2025: Path) -> None:
    """Wie in het najaar het volgende jaar voorlegt, rekent tot dan met wat voor dit jaar is vastgesteld."""
    voor = inhoud(besluit_2025)
    uitkomst = draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=besluit_2025)
    assert uitkomst.code == 0
    assert re.search(r"vastgesteld/2026.json en 0 productkaarten\n\d+ kaarten houden het besluit", uitkomst.stderr)
    na = inhoud(besluit_2025)
    assert set(na) - set(voor) == {"vastgesteld/2026.json"}
    assert json.loads(na["vastgesteld/2026.json"])["besluit"]["besluit"] is None
    assert {pad: na[pad] for pad in voor} == voor
    for jaar in ("2025", "2026"):
        assert draai("verifieer", "--vastgesteld", jaar, map_=besluit_2025).code == 0
    scherm = draai("bereken", "--tariefjaar", "2025", map_=besluit_2025)
    assert scherm.stdout.startswith("Oefenregio · tarieven 2025 · vastgesteld\n")


@pytest.mark.parametrize("per", ["2026-07-01", "2026-01-02"])
def test_een_begroting_zegt_dat_een_tarief_niet_het_hele_jaar_geldt(
    draai: Draai, regio: Path, tmp_path: Path, per: str
) -> None:
    """Na een herziening per 1 juli telt het nieuwe tarief anders stil over twaalf maanden; ook één dag ervoor is niet het hele jaar."""
    volumes = tmp_path / "volumes.csv"
    volumes.write_text("gemeente,product,aanbieder,jaar,aantal\nA,45A48,X,2026,100\n", encoding="utf-8")
    assert stel_vast(draai, regio).code == 0
    assert "[RT020]" not in draai("begroting", str(volumes), map_=regio).stderr
    wijzig(regio / "besluit.yaml", "ingangsdatum: 2026-01-01", f"ingangsdatum: {per}")
    wijzig(regio / "besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2026-05-12")
    anders = 'tarieven:\n  - {product: "45A48", vastgesteld: 103.00, reden: uitspraak (verzonnen)}\n'
    wijzig(regio / "besluit.yaml", "tarieven:\n", anders)
    assert stel_vast(draai, regio, "--herziening", "uitspraak (verzonnen)").code == 0
    uitkomst = draai("begroting", str(volumes), map_=regio)
    assert f"45A48 is vastgesteld van {per} tot en met 2026-12-31; de begroting rekent heel 2026 met" in uitkomst.stderr
    assert draai("begroting", str(volumes), "--streng", map_=regio).code == 1


def test_een_eerder_jaar_zet_de_kaarten_niet_terug(draai: Draai, twee_jaren: Path) -> None:
    regio = twee_jaren
    stel_vast(draai, regio)
    voor = inhoud(regio)
    uitkomst = draai("vaststellen", "--besluitdatum", "2025-01-05", "--tariefjaar", "2025", "--als-concept", map_=regio)
    assert uitkomst.code == 1
    assert "[RT999]" in uitkomst.stderr
    assert inhoud(regio) == voor


def test_een_concept_over_een_later_jaar_houdt_alleen_een_concept_tegen(draai: Draai, twee_jaren: Path) -> None:
    """Een besluit over 2025 kan nog als 2026 al is voorgelegd; een concept over 2025 is dan te laat."""
    assert stel_vast(draai, twee_jaren, "--als-concept").code == 0
    vraag = ("vaststellen", "-j", "2025", "--besluitdatum", "2024-12-10")
    te_laat = draai(*vraag, "--als-concept", map_=twee_jaren)
    assert (te_laat.code, "[RT999]" in te_laat.stderr) == (1, True)
    assert draai(*vraag, map_=twee_jaren).code == 0
    besluit = json.loads((twee_jaren / "vastgesteld/2025.json").read_text(encoding="utf-8"))["besluit"]
    assert "eerdere_besluiten" not in besluit


@pytest.mark.parametrize("meer", [(), ("--herziening", "toch nog een voorstel")], ids=["zo", "als-herziening"])
def test_een_concept_kan_niet_over_het_besluit_heen(draai: Draai, besloten: Path, meer: tuple[str, ...]) -> None:
    """Wat vastgesteld is, wordt niet weer een voorstel; de melding raadt dan ook geen herziening van het concept aan."""
    voor = inhoud(besloten)
    uitkomst = stel_vast(draai, besloten, "--als-concept", *meer)
    assert (uitkomst.code, uitkomst.stdout) == (1, "")
    assert "op 2025-12-09 vastgesteld; een concept kan daar niet overheen." in op_een_regel(uitkomst.stderr)
    assert inhoud(besloten) == voor


@pytest.mark.parametrize("concept", [False, True], ids=["niets", "een concept"])
def test_herzien_kan_alleen_een_besluit(draai: Draai, regio: Path, concept: bool) -> None:
    """Ook van een concept is er niets te herzien: daar gaat het besluit gewoon overheen."""
    if concept:
        assert stel_vast(draai, regio, "--als-concept").code == 0
    uitkomst = stel_vast(draai, regio, "--herziening", "zomaar")
    assert uitkomst.code == 1
    assert "Er is geen besluit over 2026 om te herzien." in uitkomst.stderr


DAGEN = "ingangsdatum: 2026-01-01\ngeldig_tot: 2026-12-31"


@pytest.mark.parametrize(
    ("oud", "nieuw", "code"),
    [
        ("besluitdatum: 2025-12-09\n", "", "RT995"),
        ("ingangsdatum: 2026-01-01", "ingangsdatum: 2027-01-01", "RT996"),
        ("geldig_tot: 2026-12-31", "geldig_tot: 2025-12-31", "RT996"),
        (DAGEN, "ingangsdatum: 2026-07-01\ngeldig_tot: 2026-06-30", "RT996"),
        ('product: "41A18"', 'product: "41A81"', "RT994"),
        ("uitzonderingen:", "uitzonderingen:\n  - {cao: jeugdzorg, reden: Nog geen cao.}", "RT224"),
        ("    reden: Naar boven", "    toelichting: Naar boven", "RT220"),
        ("    voorgesteld: 84.00\n    vastgesteld: 84.00\n", "", "RT220"),
    ],
)
def test_besluitgegevens_die_niet_passen_worden_geweigerd_met_de_plaats(
    draai: Draai, regio: Path, oud: str, nieuw: str, code: str
) -> None:
    wijzig(regio / "besluit.yaml", oud, nieuw)
    voor = inhoud(regio)
    uitkomst = stel_vast(draai, regio)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert f"[{code}]" in uitkomst.stderr
    assert inhoud(regio) == voor


@pytest.mark.parametrize(
    "dagen", [("2026-12-31", "2026-12-31"), ("2026-01-01", "2027-12-31")], ids=["een dag", "zo lang als kan"]
)
def test_een_besluit_geldt_ten_minste_een_dag_en_tot_en_met_het_jaar_erna(
    draai: Draai, regio: Path, dagen: tuple[str, str]
) -> None:
    wijzig(regio / "besluit.yaml", DAGEN, "ingangsdatum: {}\ngeldig_tot: {}".format(*dagen))
    assert stel_vast(draai, regio).code == 0
    assert draai("verifieer", "--vastgesteld", "2026", map_=regio).code == 0


def test_een_kaart_die_weggegooid_is_maar_in_het_besluit_staat(draai: Draai, regio: Path) -> None:
    (regio / "productkaarten/41A18-dagbesteding.yaml").unlink()
    uitkomst = stel_vast(draai, regio)
    assert (uitkomst.code, uitkomst.stdout) == (2, "")
    assert "zet haar dan terug, of haal het product uit de besluitgegevens" in uitkomst.stderr


def test_twee_besluitdata_die_verschillen_worden_geweigerd(draai: Draai, regio: Path) -> None:
    assert stel_vast(draai, regio, "--besluitdatum", "2025-12-10").code == 2


def test_een_besluit_dat_beschadigd_is_houdt_alles_tegen(draai: Draai, regio: Path) -> None:
    (regio / "vastgesteld").mkdir()
    (regio / "vastgesteld/2026.json").write_text("{", encoding="utf-8")
    uitkomst = stel_vast(draai, regio)
    assert uitkomst.code == 2
    assert "[RT990]" in uitkomst.stderr
    assert (regio / "vastgesteld/2026.json").read_text(encoding="utf-8") == "{"


def test_een_kaart_met_windows_regeleinden_en_zonder_slotregel_houdt_haar_bytes(draai: Draai, regio: Path) -> None:
    kaart = regio / KAART
    kaart.write_bytes(kaart.read_bytes().replace(b"\n", b"\r\n").removesuffix(b"\r\n"))
    voor = kaart.read_bytes()
    assert stel_vast(draai, regio).code == 0
    na = kaart.read_bytes()
    assert na.startswith(voor + b"\r\n# Geschreven door")
    assert b"\n" not in na.replace(b"\r\n", b"")
    assert draai("verifieer", "--vastgesteld", "2026", map_=regio).code == 0


def test_sleutels_onder_het_besluit_blijven_staan(draai: Draai, regio: Path) -> None:
    stel_vast(draai, regio)
    kaart = regio / KAART
    wijzig(kaart, "afwijkingen: []\n", "")
    kaart.write_bytes(kaart.read_bytes() + b"\n# hieronder iets van de regio\nafwijkingen: []\n")
    assert zonder_blok(kaart.read_bytes()).endswith(b"\n# hieronder iets van de regio\nafwijkingen: []\n")
    assert stel_vast(draai, regio, "--herziening", "andere volgorde").code == 0
    assert kaart.read_bytes().count(b"vastgesteld:") == 1
    assert b"# hieronder iets van de regio\nafwijkingen: []\n" in kaart.read_bytes()


def test_de_begroting_neemt_het_vastgestelde_bedrag(draai: Draai, regio: Path, tmp_path: Path) -> None:
    volumes = tmp_path / "volumes.csv"
    volumes.write_text(
        "gemeente;aanbieder;product;jaar;aantal\nBovenveld;Aanbieder A;41A18;2026;100\n", encoding="utf-8"
    )

    def bedrag() -> str:
        rapport = json.loads(draai("begroting", str(volumes), "--formaat", "json", map_=regio).stdout)
        return next(str(een["bruto"]) for een in rapport["producten"] if een["product"] == "41A18")

    assert bedrag() == "8029.00"
    stel_vast(draai, regio)
    assert bedrag() == "8400.00"


def test_een_reactie_over_een_ander_jaar_houdt_dit_jaar_niet_tegen(draai: Draai, regio: Path) -> None:
    (regio / "reacties").mkdir()
    (regio / "reacties" / "r01.yaml").write_text(
        'nummer: "R01"\ndatum: 2024-10-20\ntariefjaar: 2025\naanbieder: Aanbieder A\nproduct: "45A48"\n'
        "samenvatting: Vorig jaar was de reistijd te laag.\n",
        encoding="utf-8",
    )
    assert stel_vast(draai, regio).code == 0
    assert "0 reacties" in draai("reacties", "effect", map_=regio).stdout


def test_een_proef_toont_het_besluit_met_de_waarschuwingen_en_schrijft_niets(draai: Draai, regio: Path) -> None:
    wijzig(regio / "besluit.yaml", "84.00", "79.00")
    voor = inhoud(regio)
    proef = stel_vast(draai, regio, "--proef")
    assert proef.code == 0
    assert inhoud(regio) == voor
    assert "[RT016]" in proef.stderr
    assert "Proef: er is niets geschreven. Zonder --proef: vastgesteld/2026.json en 3 productkaarten" in proef.stderr
    echt = stel_vast(draai, regio)
    assert echt.stdout.startswith(proef.stdout)
    assert "verifieer --vastgesteld" not in proef.stdout


def test_een_proef_weigert_wat_het_besluit_weigert(draai: Draai, regio: Path) -> None:
    stel_vast(draai, regio)
    uitkomst = stel_vast(draai, regio, "--proef")
    assert (uitkomst.code, uitkomst.stdout) == (1, "")
    assert "[RT997]" in uitkomst.stderr


def test_besluitgegevens_die_een_lijst_zijn_noemen_wat_erin_kan(draai: Draai, regio: Path) -> None:
    (regio / "besluit.yaml").write_text("- besluitdatum: 2025-12-09\n", encoding="utf-8")
    uitkomst = stel_vast(draai, regio)
    assert uitkomst.code == 2
    assert "hier mogelijk: 'besluitdatum:', 'ingangsdatum:'" in op_een_regel(uitkomst.stderr)
