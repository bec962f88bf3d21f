"""Wat een besluit wel en niet raakt als de regio verder werkt; elk bedrag hier is onze eigen regressie op de Oefenregio."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reeletarief.api import bereken, lees_werkmap
from reeletarief.berekening.zelfde_bedragen import komt_zo_uit
from reeletarief.invoer.besluit.bestand import lees_besluit
from reeletarief.invoer.besluit.model import Besluit
from reeletarief.invoer.kaart.besluitblok import zonder_blok
from tests.conftest import VOORBEELDREGIO, Draai, als_rijen, op_een_regel, wijzig
from tests.gedeeld.kloon import git, leg_vast, schone_git
from tests.vaststellen.conftest import concept_als_besluit, stel_vast

__all__ = ["schone_git"]

ANDERS = "productkaarten/41A18-dagbesteding.yaml"
BESLUIT = "vastgesteld/2026.json"


def met_een_opmerking(map_: Path) -> None:
    for pad in ("opslagen.yaml", ANDERS):
        wijzig(map_ / pad, "\n", "\n# Besproken met de buurregio.\n")


def met_een_reeks_van_volgend_jaar(map_: Path) -> None:
    """Wat elke regio in het najaar doet: de cijfers van het volgende jaar erbij."""
    regel = 'premiepercentages en franchises 2026"}\n  pfzw_maximum:'
    erbij = "      - {jaar: 2027, waarde: 17500, klasse: open, bron: voorbeeldwaarde}\n"
    wijzig(map_ / "opslagen.yaml", regel, regel.replace("  pfzw_maximum:", f"{erbij}  pfzw_maximum:"))


def met_een_andere_versie(map_: Path) -> None:
    """Het besluit en de kaarten zoals een andere versie van het programma ze had geschreven: met andere vingerafdrukken."""
    besluit = map_ / BESLUIT
    oud = hashlib.sha256(besluit.read_bytes()).hexdigest()
    wijzig(besluit, '"vingerafdruk": "', '"vingerafdruk": "0')
    nieuw = hashlib.sha256(besluit.read_bytes()).hexdigest()
    for kaart in sorted((map_ / "productkaarten").glob("*.yaml")):
        wijzig(kaart, 'vingerafdruk: "', 'vingerafdruk: "0')
        wijzig(kaart, oud, nieuw)


def test_dezelfde_bedragen_per_een_andere_eenheid_is_een_ander_tarief(besloten: Path) -> None:
    gelezen = lees_besluit((besloten / BESLUIT).read_bytes(), BESLUIT)
    assert isinstance(gelezen, Besluit)
    (nu,) = bereken(lees_werkmap(besloten), ["45A48"]).tarieven
    besloten_tarief = gelezen.op_product["45A48"]
    assert komt_zo_uit(besloten_tarief, nu)
    assert not komt_zo_uit(besloten_tarief._replace(eenheid="dagdeel"), nu)


@pytest.mark.parametrize("verder", [met_een_opmerking, met_een_reeks_van_volgend_jaar, met_een_andere_versie])
def test_wat_geen_bedrag_verandert_laat_het_besluit_staan(
    draai: Draai, besloten: Path, tmp_path: Path, verder: Callable[[Path], None]
) -> None:
    volumes = tmp_path / "volumes.csv"
    volumes.write_text("gemeente,product,aanbieder,jaar,aantal\nA,41A18,X,2026,100\n", encoding="utf-8")
    voor = draai("begroting", str(volumes), "-f", "csv", map_=besloten)
    verder(besloten)
    na = draai("bereken", map_=besloten)
    assert na.code == 0
    assert "[RT015]" not in na.stderr
    assert na.stdout.startswith("Oefenregio · tarieven 2026 · vastgesteld\n")
    assert "* 41A18 is vastgesteld op € 84,00; berekend: € 80,29" in op_een_regel(na.stdout)
    assert draai("begroting", str(volumes), "-f", "csv", map_=besloten).stdout == voor.stdout
    assert "8400" in voor.stdout
    assert "[RT015]" not in draai("controleer", map_=besloten).stdout


@pytest.mark.parametrize(
    ("product", "oud", "nieuw", "vastgesteld", "waarin"),
    [
        (
            "41A18",
            "begeleiders: 0.6}",
            "begeleiders: 0.62}",
            "€ 84,00",
            "de berekening komt nu uit op € 81,03 en kwam toen uit op € 80,29",
        ),
        ("45A48", "\neenheid: uur", "\neenheid: minuut", "€ 102,00", "per uur, en de kaart rekent nu per minuut"),
    ],
)
def test_een_andere_berekening_is_niet_meer_het_besluit_en_de_melding_zegt_waarin(
    draai: Draai, besloten: Path, product: str, oud: str, nieuw: str, vastgesteld: str, waarin: str
) -> None:
    kaart = next((besloten / "productkaarten").glob(f"{product}-*.yaml"))
    wijzig(kaart, oud, nieuw)
    melding = op_een_regel(draai("bereken", product, map_=besloten).stderr)
    zin = (
        f"{product} is op 2025-12-09 vastgesteld op {vastgesteld}, maar {waarin}; dit is niet het vastgestelde tarief."
    )
    assert zin in melding
    assert (
        "Bij bereken, uitleg, toets en gevoeligheid rekent '--map vastgesteld/2026.json' met wat er besloten is."
        in melding
    )
    assert vastgesteld in draai("tarieflijst", "--tariefjaar", "2026", map_=besloten).stdout


def test_een_andere_opbouw_onder_dezelfde_cent_is_ook_een_andere_berekening(draai: Draai, besloten: Path) -> None:
    wijzig(besloten / "opslagen.yaml", "uren_per_jaar: 60", "uren_per_jaar: 64")
    melding = op_een_regel(draai("bereken", "45A49", map_=besloten).stderr)
    assert (
        "45A49 is op 2025-12-09 vastgesteld op € 0,49, maar de berekening, die nog wel uitkomt op € 0,49, is sindsdien anders opgebouwd"
        in melding
    )


def test_een_besluit_met_een_peildatum_vraagt_dezelfde_peildatum(draai: Draai, regio: Path) -> None:
    peil = ("--peildatum", "2026-11-01")
    assert stel_vast(draai, regio, *peil).code == 0
    assert "[RT015]" not in draai("bereken", "41A18", *peil, map_=regio).stderr
    melding = op_een_regel(draai("bereken", "41A18", map_=regio).stderr)
    assert "maar met --peildatum 2026-11-01, en dit is zonder --peildatum gerekend; dit is niet het" in melding


def test_komt_het_door_de_peildatum_dan_zegt_de_remedie_hoe_u_het_besluit_weer_ziet(
    draai: Draai, besloten: Path
) -> None:
    """De kaarten zijn dezelfde: 'vergelijk --met vastgesteld' vindt dan niets, en met --peildatum weigert het."""
    melding = op_een_regel(draai("bereken", "41A18", "--peildatum", "2026-11-01", map_=besloten).stderr)
    assert "maar zonder --peildatum, en dit is met --peildatum 2026-11-01 gerekend" in melding
    assert "Laat --peildatum weg om het naast het besluit te leggen." in melding
    assert "Wat de peildatum doet, zegt: reeletarief vergelijk --tariefjaar 2026 --met-peildatum 2026-11-01." in melding
    assert "vergelijk --met vastgesteld" not in melding
    assert "[RT015]" not in draai("bereken", "41A18", map_=besloten).stderr
    verschil = draai("vergelijk", "--tariefjaar", "2026", "--met-peildatum", "2026-11-01", map_=besloten)
    assert (verschil.code, "andere cao-tabellen" in verschil.stdout) == (0, True)


def test_zonder_besluitbestand_telt_de_vingerafdruk_op_de_kaart(draai: Draai, besloten: Path) -> None:
    """Wat het besluit vastlegde, is dan niet te zien; alleen of er iets aan de bestanden gewijzigd is."""
    (besloten / BESLUIT).unlink()
    assert "[RT015]" not in draai("bereken", map_=besloten).stderr
    met_een_opmerking(besloten)
    melding = op_een_regel(draai("bereken", "41A18", map_=besloten).stderr)
    assert "maar de gegevens, de peildatum of het programma zijn sindsdien gewijzigd" in melding


def test_een_kaart_die_haar_besluit_kwijt_is_rekent_met_het_besluit_en_zegt_dat(draai: Draai, besloten: Path) -> None:
    """Zo'n kaart komt van een oudere versie, bijvoorbeeld bij het samenvoegen in git."""
    kaart = besloten / ANDERS
    kaart.write_bytes(zonder_blok(kaart.read_bytes()))
    uitkomst = draai("bereken", map_=besloten)
    zin = f"41A18 is voor 2026 vastgesteld op € 84,00 ({BESLUIT}), maar de kaart zegt dat niet; het besluit geldt."
    assert uitkomst.stderr.count("[RT019]") == 1
    assert zin in uitkomst.stderr
    assert uitkomst.stdout.startswith("Oefenregio · tarieven 2026 · vastgesteld\n")
    assert tarief(draai, besloten)["vastgesteld_tarief"] == "84.00"
    assert zin in draai("controleer", map_=besloten).stdout
    assert draai("bereken", "--streng", map_=besloten).code == 1


def test_een_kaart_die_haar_besluit_kwijt_is_en_anders_uitkomt_krijgt_een_melding_met_beide(
    draai: Draai, besloten: Path
) -> None:
    """Dat het besluit geldt en dat dit niet het vastgestelde tarief is, staat nooit naast elkaar."""
    kaart = besloten / ANDERS
    kaart.write_bytes(zonder_blok(kaart.read_bytes()).replace(b"begeleiders: 0.6}", b"begeleiders: 0.62}"))
    for uit in (draai("bereken", "41A18", map_=besloten).stderr, draai("controleer", map_=besloten).stdout):
        assert "[RT019]" not in uit
        assert "het besluit geldt" not in uit
        assert uit.count("[RT015]") == 1
        assert f"Let op {ANDERS}:" in uit
        assert (
            "41A18 is op 2025-12-09 vastgesteld op € 84,00, maar de berekening komt nu uit op € 81,03 en kwam toen uit op € 80,29; dit is "
            f"niet het vastgestelde tarief, en de kaart draagt het besluit niet (het staat in {BESLUIT}). "
            "→ Is de kaart teruggezet of overschreven, haal haar dan met haar blok vastgesteld uit git of het archief. "
            "Waardoor het anders is, zegt: reeletarief vergelijk --met vastgesteld --tariefjaar 2026."
        ) in op_een_regel(uit)
        assert "Een nieuw besluit neemt u met vaststellen --tariefjaar 2026 --herziening." in op_een_regel(uit)
    assert draai("bereken", "41A18", map_=besloten).stdout.startswith("Oefenregio · tarieven 2026 · concept\n")


def test_ook_als_geen_enkele_kaart_nog_een_besluit_draagt(draai: Draai, besloten: Path) -> None:
    for kaart in (besloten / "productkaarten").glob("*.yaml"):
        kaart.write_bytes(zonder_blok(kaart.read_bytes()))
    uitkomst = draai("bereken", map_=besloten)
    assert "[RT019] 3 keer" in uitkomst.stderr
    assert tarief(draai, besloten)["vastgesteld_tarief"] == "84.00"


def test_een_kaart_met_alleen_het_besluit_van_een_eerder_jaar_is_dat_van_dit_jaar_kwijt(
    draai: Draai, twee_besluiten: Path
) -> None:
    kaart = twee_besluiten / ANDERS
    regels = kaart.read_text(encoding="utf-8").replace("tariefjaar: 2026", "tariefjaar: 2025")
    kaart.write_text(regels, encoding="utf-8")
    assert "[RT019]" in draai("bereken", "41A18", map_=twee_besluiten).stderr
    assert tarief(draai, twee_besluiten)["vastgesteld_tarief"] == "84.00"


def test_een_concept_op_schijf_maakt_van_een_kaart_zonder_besluit_niets_anders(draai: Draai, regio: Path) -> None:
    voor = draai("bereken", map_=regio)
    assert draai("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01", map_=regio).code == 0
    for kaart in (regio / "productkaarten").glob("*.yaml"):
        kaart.write_bytes(zonder_blok(kaart.read_bytes()))
    assert draai("bereken", map_=regio) == voor


@pytest.fixture
def besluit_2025(draai: Draai, regio: Path) -> Path:
    """Vastgesteld voor 2025, met dagbesteding op € 90,00."""
    for cao in ("jeugdzorg", "gehandicaptenzorg"):
        shutil.copytree(VOORBEELDREGIO / "cao" / cao, regio / "cao" / cao, dirs_exist_ok=True)
    besluit = regio / "besluit-2025.yaml"
    besluit.write_text(
        'besluitdatum: 2024-12-10\ntarieven:\n  - {product: "41A18", voorgesteld: 90.00, vastgesteld: 90.00, reden: "Afspraak."}\n',
        encoding="utf-8",
    )
    concept = ("vaststellen", "--als-concept", "--tariefjaar", "2025", "--besluit", str(besluit))
    assert draai(*concept, map_=regio).code == 0
    concept_als_besluit(regio, 2025)
    return regio


@pytest.fixture
def twee_besluiten(draai: Draai, besluit_2025: Path) -> Path:
    """Daarna ook vastgesteld voor 2026; de kaarten dragen dat van 2026."""
    assert stel_vast(draai, besluit_2025).code == 0
    return besluit_2025


def tarief(draai: Draai, map_: Path, *keuze: str) -> dict[str, str]:
    (rij,) = als_rijen(draai("bereken", "41A18", "-f", "csv", *keuze, map_=map_).stdout)
    return rij


def test_het_besluit_van_een_eerder_jaar_blijft_gelden(draai: Draai, twee_besluiten: Path) -> None:
    """Een kaart draagt één besluit, het laatste; dat van een eerder jaar staat in zijn eigen bestand."""
    assert tarief(draai, twee_besluiten)["vastgesteld_tarief"] == "84.00"
    assert tarief(draai, twee_besluiten, "--tariefjaar", "2025")["vastgesteld_tarief"] == "90.00"
    scherm = draai("bereken", "--tariefjaar", "2025", map_=twee_besluiten)
    assert scherm.stdout.startswith("Oefenregio · tarieven 2025 · vastgesteld\n")
    uitleg = op_een_regel(draai("uitleg", "41A18", "--tariefjaar", "2025", map_=twee_besluiten).stdout)
    assert "€ 90,00 voor 2025, vastgesteld op 10 december 2024" in uitleg


def test_een_kaart_die_voor_het_volgende_jaar_wijzigde_rekent_een_eerder_jaar_anders(
    draai: Draai, twee_besluiten: Path
) -> None:
    wijzig(twee_besluiten / ANDERS, "begeleiders: 0.6}", "begeleiders: 0.62}")
    uitkomst = draai("bereken", "41A18", "--tariefjaar", "2025", map_=twee_besluiten)
    assert "[RT015]" in uitkomst.stderr
    assert "41A18 is op 2024-12-10 vastgesteld op € 90,00" in op_een_regel(uitkomst.stderr)
    assert tarief(draai, twee_besluiten, "--tariefjaar", "2025")["vastgesteld_tarief"] == ""


def test_een_kaart_die_voor_het_volgende_jaar_wijzigde_vraagt_een_motivering_ook_als_dezelfde_kaart_dat_niet_doet(
    draai: Draai, besluit_2025: Path
) -> None:
    """Naast het besluit stijgt 41A18 sterk; met de kaart van nu in beide jaren is er bijna geen verschil (RT606)."""
    wijzig(besluit_2025 / ANDERS, "begeleiders: 0.6}", "begeleiders: 1.2}")
    melding = op_een_regel(draai("controleer", map_=besluit_2025).stdout)
    assert "in 2025 (besluit van 10 december 2024) naar" in melding
    assert "[RT606]" in melding


def test_het_besluit_van_het_jaar_ervoor_telt_ook_als_de_kaarten_een_later_besluit_dragen(
    draai: Draai, twee_besluiten: Path
) -> None:
    """Geen kaart wijst nog naar 2025; het besluit ligt er wel, en daar legt RT606 het tarief naast."""
    wijzig(twee_besluiten / ANDERS, "begeleiders: 0.6}", "begeleiders: 1.2}")
    for jaar in ((), ("--tariefjaar", "2026")):
        melding = op_een_regel(draai("controleer", *jaar, map_=twee_besluiten).stdout)
        assert "[RT606]" in melding
        assert "in 2025 (besluit van 10 december 2024) naar" in melding


def test_een_besluit_per_een_andere_eenheid_zegt_niets_over_de_wijziging(draai: Draai, besluit_2025: Path) -> None:
    """Een bedrag per minuut is niet naast een bedrag per uur te leggen; dan telt wat de kaart nu voor 2025 uitrekent."""
    wijzig(besluit_2025 / "opslagen.yaml", "wijziging_per_jaar: {hoogste: 10%", "wijziging_per_jaar: {hoogste: 0.1%")
    wijzig(besluit_2025 / "productkaarten/45A48-ambulant-individueel.yaml", "\neenheid: uur", "\neenheid: minuut")
    melding = op_een_regel(draai("controleer", map_=besluit_2025).stdout)
    assert re.search(r"Het tarief van 45A48 \w+ van € [12],\d\d in 2025 naar € [12],\d\d in 2026", melding)


@pytest.mark.parametrize("blok", ["van 2026", "geen"])
def test_ook_als_geen_kaart_meer_naar_het_besluit_van_het_jaar_ervoor_wijst(
    draai: Draai, twee_besluiten: Path, blok: str
) -> None:
    """Na het besluit van dit jaar ligt dat van het jaar ervoor er nog, en telt het nog (RT606)."""
    for kaart in (twee_besluiten / "productkaarten").glob("*.yaml"):
        if blok == "geen":
            kaart.write_bytes(zonder_blok(kaart.read_bytes()))
    wijzig(twee_besluiten / ANDERS, "begeleiders: 0.6}", "begeleiders: 1.2}")
    melding = op_een_regel(draai("controleer", map_=twee_besluiten).stdout)
    assert "in 2025 (besluit van 10 december 2024) naar" in melding


def test_controleer_van_een_eerder_jaar_ligt_ook_naast_het_besluit_van_dat_jaar(
    draai: Draai, twee_besluiten: Path
) -> None:
    wijzig(twee_besluiten / ANDERS, "begeleiders: 0.6}", "begeleiders: 1.2}")
    assert "[RT015]" in draai("bereken", "--tariefjaar", "2025", map_=twee_besluiten).stderr
    assert "41A18 is op 2024-12-10 vastgesteld op € 90,00" in op_een_regel(
        draai("controleer", "--tariefjaar", "2025", map_=twee_besluiten).stdout
    )


@pytest.mark.usefixtures("schone_git")
def test_kaarten_zonder_besluit_zijn_in_git_hetzelfde_als_in_de_map(draai: Draai, besloten: Path) -> None:
    for kaart in (besloten / "productkaarten").glob("*.yaml"):
        kaart.write_bytes(zonder_blok(kaart.read_bytes()))
    git(besloten, "init", "--quiet")
    leg_vast(besloten)
    assert "Geen wijziging" in draai("vergelijk", "--met", "HEAD", map_=besloten).stdout


def test_verifieer_zegt_het_als_kaarten_hun_besluit_kwijt_zijn(draai: Draai, besloten: Path, tmp_path: Path) -> None:
    werkboek = tmp_path / "besluit.xlsx"
    assert draai("bereken", "-o", str(werkboek), map_=besloten).code == 0
    (besloten / ANDERS).write_bytes(zonder_blok((besloten / ANDERS).read_bytes()))
    assert "[RT019]" in draai("verifieer", str(werkboek), map_=besloten).stderr


def test_een_lijst_van_halverwege_het_jaar_laat_die_van_ervoor_staan(
    draai: Draai, besloten: Path, tmp_path: Path
) -> None:
    lijsten = tmp_path / "lijsten"
    assert draai("tarieflijst", "-o", f"{lijsten}/", "-f", "csv", map_=besloten).code == 0
    wijzig(besloten / "besluit.yaml", "besluitdatum: 2025-12-09", "besluitdatum: 2026-05-12")
    wijzig(besloten / "besluit.yaml", "ingangsdatum: 2026-01-01", "ingangsdatum: 2026-07-01")
    herziening = ("vaststellen", "--besluit", str(besloten / "besluit.yaml"), "--herziening", "uitspraak (verzonnen)")
    uitkomst = draai(*herziening, map_=besloten)
    assert uitkomst.code == 0, uitkomst.stderr
    assert draai("tarieflijst", "-o", f"{lijsten}/", "-f", "csv", map_=besloten).code == 0
    assert sorted(pad.name for pad in lijsten.iterdir()) == ["tarieflijst-2026-vanaf-07-01.csv", "tarieflijst-2026.csv"]


@pytest.mark.parametrize("opdracht", ["uitleg", "bereken"])
def test_een_product_dat_vervallen_is_staat_nog_in_het_besluit(draai: Draai, besloten: Path, opdracht: str) -> None:
    (besloten / ANDERS).unlink()
    uitkomst = draai(opdracht, "41A18", map_=besloten)
    assert uitkomst.code == 2
    assert (
        f"[RT501] Er is geen productkaart voor '41A18'. → Het staat wel in het besluit over 2026; dat rekent met: --map {BESLUIT}."
        in op_een_regel(uitkomst.stderr)
    )


@pytest.mark.parametrize("geschreven", ["41a18", "41 A18"])
def test_een_product_dat_vervallen_is_is_ook_in_een_andere_schrijfwijze_te_herkennen(
    draai: Draai, besloten: Path, geschreven: str
) -> None:
    """Een kaart is dat ook; zonder dit vroeg de melding of u een ander product bedoelde."""
    (besloten / ANDERS).unlink()
    stderr = op_een_regel(draai("bereken", geschreven, map_=besloten).stderr)
    assert (
        f"[RT501] Er is geen productkaart voor '{geschreven}'. → 41A18 staat wel in het besluit over 2026; dat rekent met: --map {BESLUIT}."
        in stderr
    )


def test_van_meer_besluiten_met_een_vervallen_product_telt_het_laatste(draai: Draai, twee_besluiten: Path) -> None:
    (twee_besluiten / ANDERS).unlink()
    stderr = op_een_regel(draai("bereken", "41A18", map_=twee_besluiten).stderr)
    assert "Het staat wel in het besluit over 2026;" in stderr


def test_een_concept_is_geen_besluit_waarin_een_vervallen_product_staat(draai: Draai, besloten: Path) -> None:
    """``--map`` met een concept rekent niet met wat er besloten is, want dat is er niet."""
    (besloten / ANDERS).unlink()
    wijzig(besloten / BESLUIT, '"status": "vastgesteld"', '"status": "concept"')
    stderr = op_een_regel(draai("bereken", "41A18", map_=besloten).stderr)
    assert "Er is geen productkaart voor '41A18'." in stderr
    assert "staat wel in het besluit" not in stderr


def test_herzien_van_een_eerder_jaar_verwijst_naar_een_kopie_van_toen(draai: Draai, twee_besluiten: Path) -> None:
    """Met een later besluit weigert vaststellen het hier (RT999); de remedie bij een gewijzigde kaart zegt dat meteen."""
    wijzig(twee_besluiten / ANDERS, "begeleiders: 0.6}", "begeleiders: 0.62}")
    stderr = op_een_regel(draai("bereken", "41A18", "--tariefjaar", "2025", map_=twee_besluiten).stderr)
    assert "[RT015]" in stderr
    assert (
        "Herzien kan met de kaarten van toen, in een kopie van de regio zoals zij was: daar met vaststellen --tariefjaar 2025 --herziening."
        in stderr
    )
    nu = op_een_regel(draai("bereken", "41A18", map_=twee_besluiten).stderr)
    assert "Een nieuw besluit neemt u met vaststellen --tariefjaar 2026 --herziening." in nu


def test_een_bom_van_kladblok_is_geen_wijziging(draai: Draai, twee_besluiten: Path) -> None:
    """Kladblok en PowerShell zetten er een voor; aan wat er staat, verandert niets. Regeleinden tellen ook niet mee."""
    for pad in ("opslagen.yaml", ANDERS, "vastgesteld/2025.json", BESLUIT):
        bestand = twee_besluiten / pad
        bestand.write_bytes(b"\xef\xbb\xbf" + bestand.read_bytes().replace(b"\n", b"\r\n"))
    assert tarief(draai, twee_besluiten)["vastgesteld_tarief"] == "84.00"
    assert "[RT017]" not in draai("controleer", map_=twee_besluiten).stdout
    for jaar in ("2025", "2026"):
        uitkomst = draai("verifieer", "--vastgesteld", jaar, map_=twee_besluiten)
        assert uitkomst.code == 0
        assert "bestanden van het besluit staan nog zo in de regio." in uitkomst.stdout


def test_een_bom_verandert_de_vingerafdruk_van_een_berekening_niet(draai: Draai, besloten: Path) -> None:
    voor = draai("bereken", "-f", "json", map_=besloten)
    for bestand in (
        besloten / "opslagen.yaml",
        *besloten.glob("productkaarten/*.yaml"),
        *besloten.glob("cao/*/*.yaml"),
    ):
        bestand.write_bytes(b"\xef\xbb\xbf" + bestand.read_bytes())
    assert draai("bereken", "-f", "json", map_=besloten).stdout == voor.stdout


def test_een_kopie_van_een_kaart_voor_een_nieuw_product(draai: Draai, besloten: Path) -> None:
    """Wie een product in tweeën splitst, begint met een kopie; het besluit dat daar nog op staat, is niet van haar."""
    kopie = (besloten / ANDERS).read_text(encoding="utf-8").replace('product: "41A18"', 'product: "41A18L"')
    (besloten / "productkaarten/41A18L.yaml").write_text(kopie, encoding="utf-8")
    stdout = op_een_regel(draai("controleer", map_=besloten).stdout)
    assert "Op de kaart staat een besluit over 2026, maar in vastgesteld/2026.json staat 41A18L niet." in stdout
    assert (
        "→ Is dit een kopie van een andere kaart, haal het blok vastgesteld dan hier weg. Haal de kaart anders terug uit git."
        in stdout
    )
