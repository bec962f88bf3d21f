"""Op een smal venster breekt geen woord, bedrag of code; een pad breekt na een schuine streep."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from reeletarief.weergave.afbreken import BreekbareTekst, in_breedte
from tests.conftest import VOORBEELDREGIO, Uitkomst
from tests.gedeeld.venster import in_terminal, stukken, te_breed

UITTREKSEL = re.compile(r" *(\d+ \||\^)")
KAART = "productkaarten/45A48-ambulant-individueel.yaml"
RUIM = 2000
OPDRACHTEN = (
    ("controleer",),
    ("bereken",),
    ("cao", "lijst"),
    ("cao", "lijst", "jeugdzorg"),
    ("cao", "vergelijk", "jeugdzorg"),
)


def gewijzigd(map_: Path) -> Path:
    """De kaart krijgt een andere functiemix: een oorzaak met een lang pad."""
    kaart = map_ / KAART
    tekst = kaart.read_text(encoding="utf-8")
    kaart.write_text(tekst.replace("aandeel: 65%", "aandeel: 60%").replace("aandeel: 15%", "aandeel: 20%"), "utf-8")
    return map_


@pytest.mark.parametrize(
    ("opdracht", "breedte"),
    [
        *((opdracht, breedte) for opdracht in OPDRACHTEN for breedte in (60, 80, 100)),
        *((("matrix",), breedte) for breedte in (80, 100)),
    ],
)
def test_geen_woord_breekt_en_geen_regel_is_te_breed(opdracht: tuple[str, ...], breedte: int) -> None:
    smal, ruim = (in_terminal(een, VOORBEELDREGIO, *opdracht, "--kleur", "nooit") for een in (breedte, RUIM))
    heel = set(stukken(ruim))
    assert not [stuk for stuk in set(stukken(smal)) - heel if any(stuk in ander for ander in heel)]
    assert not [regel for regel in te_breed(smal, breedte) if not UITTREKSEL.match(regel)]


@pytest.mark.parametrize("breedte", [60, 80, 100])
def test_een_oorzaak_van_vergelijk_heeft_haar_pad_heel_of_na_een_schuine_streep(breedte: int, kopie: Path) -> None:
    scherm = in_terminal(breedte, VOORBEELDREGIO, "vergelijk", "--met", str(gewijzigd(kopie)), "--kleur", "nooit")
    assert not te_breed(scherm.replace(str(kopie), ""), breedte)
    assert "45A48-ambulant-individueel.yaml:17" in stukken(scherm)
    assert "€ 102,00" in scherm


def test_buiten_een_terminal_blijft_een_bevinding_op_een_regel(draai: Callable[..., Uitkomst]) -> None:
    assert max(map(len, draai("controleer").stdout.splitlines())) > 160


@pytest.mark.parametrize(
    ("tekst", "breedte", "regels"),
    [
        ("een twee drie", 8, ["een twee ", "drie"]),
        ("zie cao/jeugdzorg/2025-03-01.yaml:14", 32, ["zie ", "cao/jeugdzorg/2025-03-01.yaml:14"]),
        ("zie cao/jeugdzorg/2025-03-01.yaml:14", 20, ["zie cao/jeugdzorg/", "2025-03-01.yaml:14"]),
        ("voor € 1.234,56 per uur", 8, ["voor ", "€ 1.234,56 ", "per uur"]),
        ("stijgt +2,5 %-punt", 11, ["stijgt ", "+2,5 %-punt"]),
        ("arbeidsongeschiktheidspensioen", 10, ["arbeidsongeschiktheidspensioen"]),
        ("", 10, [""]),
    ],
)
def test_tekst_breekt_alleen_waar_dat_mag(tekst: str, breedte: int, regels: list[str]) -> None:
    assert BreekbareTekst(tekst).regels(breedte) == regels


def test_wat_afbreekt_springt_in_tenzij_een_woord_er_dan_niet_past() -> None:
    assert BreekbareTekst("een twee drie", links=2, verder=2).regels(9) == ["  een ", "    twee ", "    drie"]
    assert BreekbareTekst("een langwoord drie", links=2, verder=2).regels(10) == [" een ", " langwoord ", " drie"]


def test_een_uittreksel_blijft_zoals_het_in_het_bestand_staat() -> None:
    melding = "Fout a.yaml:1:1: [RT202]\n    1 | naam:   een twee drie\n      ^^^^\n  Dit is wat er mis is."
    assert in_breedte(melding, 16).splitlines() == [
        "Fout a.yaml:1:1:",
        "  [RT202]",
        "    1 | naam:   een twee drie",
        "      ^^^^",
        "  Dit is wat er",
        "    mis is.",
    ]
