"""Wat nog openstaat houdt vaststellen tegen: een keuze, een voorbeeldwaarde, een cao die niet bevestigd is, een controle die faalt."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reeletarief.analyse.besluit.beletsels import zonder_eigen_bron
from reeletarief.api import bereken, lees_werkmap
from tests.conftest import VOORBEELDREGIO, Draai, inhoud, wijzig
from tests.vaststellen.conftest import KAART, stel_vast


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
