"""Kaarten en besluiten waar iemand aan gezeten heeft: per ongeluk, of om vals te spelen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reeletarief.analyse.besluit.beletsels import heeft_eigen_bron
from reeletarief.invoer.kaart.besluitblok import met_blok, zonder_blok
from tests.conftest import Draai, inhoud, op_een_regel, wijzig
from tests.vaststellen.conftest import stel_vast

KAART = "productkaarten/45A48-ambulant-individueel.yaml"
EIGEN_BLOK = """vastgesteld:
  tariefjaar: 2025
  status: concept
  tarief: 90.00
  eenheid: uur
  berekend: 90.00
  besluitdatum: 2024-12-09
  ingangsdatum: 2025-01-01
  geldig_tot: 2025-12-31
  vingerafdruk: "abc"
  besluit: "cd"
"""


@pytest.mark.parametrize("tussen", ["\n", "# kolom nul\n", "  # ingesprongen\n", "\n\n# twee\n\n", "   \n"])
@pytest.mark.parametrize("einde", ["\n", "\r\n"])
def test_een_blok_met_een_lege_regel_of_commentaar_erin_is_een_blok(tussen: str, einde: str) -> None:
    voor, na = "naam: x\n", "# van mij\n\nandere: 1\n"
    blok = EIGEN_BLOK.replace("  tarief: 90", f"{tussen}  tarief: 90")
    kaart = (voor + blok + na).replace("\n", einde).encode()
    assert zonder_blok(kaart) == (voor + na).replace("\n", einde).encode()


def test_een_blok_direct_na_een_bom_is_een_blok() -> None:
    assert zonder_blok(b"\xef\xbb\xbf" + EIGEN_BLOK.encode() + b"naam: x\n") == b"\xef\xbb\xbfnaam: x\n"


@pytest.mark.parametrize("tekst", ["# vastgesteld: nee\n", "a: |\n  vastgesteld: nee\n", "vastgesteld_op: 1\n  b: 2\n"])
def test_wat_er_alleen_op_lijkt_blijft_staan(tekst: str) -> None:
    assert zonder_blok(tekst.encode()) == tekst.encode()
    assert met_blok(tekst.encode(), ["a: 1"]).startswith(tekst.encode())


@pytest.mark.parametrize(
    "maak",
    [
        lambda kaart: kaart + EIGEN_BLOK.replace("vastgesteld:", "vastgesteld :"),
        lambda kaart: kaart + EIGEN_BLOK.replace("vastgesteld:", '"vastgesteld":'),
        lambda kaart: kaart + "...\n",
        lambda kaart: "".join(f"  {regel}" for regel in kaart.splitlines(keepends=True)),
    ],
)
def test_een_kaart_waar_geen_blok_onder_past_wordt_genoemd(
    draai: Draai, regio: Path, maak: Callable[[str], str]
) -> None:
    kaart = regio / KAART
    kaart.write_text(maak(kaart.read_text(encoding="utf-8")), encoding="utf-8")
    voor = inhoud(regio)
    assert draai("bereken", map_=regio).code == 0
    uit = stel_vast(draai, regio)
    assert uit.code == 2
    assert f"Onder {KAART} past het besluit niet" in uit.stderr
    assert inhoud(regio) == voor


@pytest.mark.parametrize(
    ("oud", "nieuw", "wat"),
    [
        (
            "ingangsdatum: 2026-01-01",
            "ingangsdatum: 2026-07-01",
            "ingangsdatum 2026-07-01, en in het besluit 2026-01-01",
        ),
        ("geldig_tot: 2026-12-31", "geldig_tot: 2027-12-31", "geldig_tot 2027-12-31, en in het besluit 2026-12-31"),
        (
            "berekend: 102.00",
            "berekend: 102.00\n  reden: later bedacht",
            'reden "later bedacht", en in het besluit niets',
        ),
    ],
)
def test_verifieer_ziet_een_kaart_met_andere_dagen_of_een_andere_reden(
    draai: Draai, besloten: Path, oud: str, nieuw: str, wat: str
) -> None:
    wijzig(besloten / KAART, oud, nieuw)
    uit = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uit.code == 1
    assert f"Kaart 45A48: op de kaart staat {wat} ({KAART})." in op_een_regel(uit.stdout)


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ('"geldig_tot": "2026-12-31"', '"geldig_tot": "2026-11-30"'),
        ('"ingangsdatum": "2026-01-01"', '"ingangsdatum": "2026-07-01"'),
        ("hele euro's", "halve euro's"),
    ],
)
def test_verifieer_ziet_een_besluitbestand_met_andere_dagen_of_een_andere_reden(
    draai: Draai, besloten: Path, oud: str, nieuw: str
) -> None:
    wijzig(besloten / "vastgesteld/2026.json", oud, nieuw)
    assert draai("verifieer", "--vastgesteld", "2026", map_=besloten).code == 1


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ('"vastgesteld": "84.00"', '"vastgesteld": "999.00", "vastgesteld": "84.00"'),
        ('"reeletarief": "', '"reeletarief": "\\udfff'),
    ],
)
def test_een_besluit_met_dubbele_namen_of_een_halve_versie_is_niet_te_gebruiken(
    draai: Draai, besloten: Path, oud: str, nieuw: str
) -> None:
    wijzig(besloten / "vastgesteld/2026.json", oud, nieuw)
    for opdracht in (["verifieer", "--vastgesteld", "2026"], ["tarieflijst"]):
        uit = draai(*opdracht, map_=besloten)
        assert uit.code == 2
        assert "RT990" in uit.stderr


def test_een_emoji_mag_ook_als_twee_halve_tekens_in_json_staan(draai: Draai, besloten: Path) -> None:
    pad = besloten / "vastgesteld/2026.json"
    blok = json.loads(pad.read_text(encoding="utf-8"))
    blok["besluit"]["besluit"] = "zaak \N{SMILING FACE WITH OPEN MOUTH}"
    pad.write_text(json.dumps(blok), encoding="utf-8")
    uitkomst = draai("verifieer", "--vastgesteld", "2026", map_=besloten)
    assert uitkomst.stderr == ""  # te lezen, en dus na te rekenen; dat het een ander bestand is, zeggen de kaarten
    assert "Besluit: zaak \N{SMILING FACE WITH OPEN MOUTH}" in uitkomst.stdout


@pytest.mark.parametrize("naam", ["vastgesteld/2026.json", "vastgesteld/nieuw.json", "reacties/ronde-1.yaml"])
@pytest.mark.parametrize("opdracht", [["bereken", "-f", "json"], ["tarieflijst", "-f", "csv"]])
def test_uitvoer_komt_nooit_over_een_besluit_of_het_register(
    draai: Draai, besloten: Path, naam: str, opdracht: list[str]
) -> None:
    voor = inhoud(besloten)
    uit = draai(*opdracht, "-o", str(besloten / naam), map_=besloten)
    assert uit.code == 2
    assert "Kies een andere" in uit.stderr
    assert inhoud(besloten) == voor


@pytest.mark.parametrize("wit", ['"  "', '"\N{NO-BREAK SPACE}"', '"\N{HANGUL FILLER}"'])
def test_wit_is_geen_reden_voor_een_ander_tarief(draai: Draai, regio: Path, wit: str) -> None:
    besluit = regio / "besluit.yaml"
    besluit.write_text(
        f'besluitdatum: 2025-12-09\ntarieven:\n  - {{product: "41A18", vastgesteld: 84.00, reden: {wit}}}\n', "utf-8"
    )
    uit = draai("vaststellen", "--als-concept", "--besluit", str(besluit), map_=regio)
    assert uit.code == 2
    assert "RT202" in uit.stderr


@pytest.mark.parametrize("bron", [None, "", "  ", "\N{NO-BREAK SPACE}", "\N{BRAILLE PATTERN BLANK}", "een VOORBEELD"])
def test_wit_is_geen_bron_van_de_regio_zelf(bron: str | None) -> None:
    assert not heeft_eigen_bron(bron)


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("besluitdatum: 2025-12-09", "besluitdatum: 2025-12-16"),
        ("zaak 2025-0412", "zaak 2025-0413"),
        ("hele euro's", "ronde bedragen"),
    ],
)
def test_een_verkeerde_datum_zaak_of_reden_is_met_een_herziening_te_verbeteren(
    draai: Draai, besloten: Path, oud: str, nieuw: str
) -> None:
    besluit = besloten / "besluit.yaml"
    wijzig(besluit, oud, nieuw)
    uit = draai("vaststellen", "--besluit", str(besluit), map_=besloten)
    assert uit.code == 1
    assert "RT998" in uit.stderr
    assert draai("vaststellen", "--besluit", str(besluit), "--herziening", "schrijffout", map_=besloten).code == 0
    assert nieuw.rpartition(": ")[2] in (besloten / "vastgesteld/2026.json").read_text(encoding="utf-8")
    assert draai("verifieer", "--vastgesteld", "2026", map_=besloten).code == 0
    assert len(list((besloten / "vastgesteld").iterdir())) == 2


REACTIE = """nummer: "R01"
datum: 2025-10-14
aanbieder: Aanbieder A
parameter: uren.reistijd
samenvatting: verzonnen
eigen_cijfer: 12%
oordeel: overgenomen
motief: verzonnen
"""


def test_een_overgenomen_reactie_die_niet_is_doorgevoerd_houdt_tegen(draai: Draai, regio: Path) -> None:
    (regio / "reacties").mkdir()
    (regio / "reacties/r.yaml").write_text(REACTIE, encoding="utf-8")
    voor = inhoud(regio)
    uit = stel_vast(draai, regio)
    assert uit.code == 1
    assert "RT993" in uit.stderr
    assert inhoud(regio) == voor


def test_een_concept_komt_niet_over_een_besluit(draai: Draai, besloten: Path) -> None:
    voor = inhoud(besloten)
    uit = draai("vaststellen", "--als-concept", "--besluitdatum", "2026-01-01", map_=besloten)
    assert uit.code == 1
    assert "RT998" in uit.stderr
    assert inhoud(besloten) == voor


@pytest.mark.parametrize(
    "reden", ["", "  ", "\N{BRAILLE PATTERN BLANK}", "a\nb", "\x1b[31m", "\N{RIGHT-TO-LEFT OVERRIDE}x"]
)
def test_een_herziening_heeft_een_leesbare_reden(draai: Draai, besloten: Path, reden: str) -> None:
    wijzig(besloten / "besluit.yaml", "84.00", "85.00")
    voor = inhoud(besloten)
    uit = draai("vaststellen", "--besluit", str(besloten / "besluit.yaml"), "--herziening", reden, map_=besloten)
    assert uit.code == 2
    assert "--herziening" in uit.stderr
    assert inhoud(besloten) == voor
