"""Een getal op de opdrachtregel: een decimale komma mag, en geeft hetzelfde als een punt; een duizendteken blijft een vraag."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import WORTEL, Draai

VOLUMES = str(WORTEL / "examples" / "begroting" / "volumes.csv")
SALARIS = str(WORTEL / "tests" / "cao" / "csv" / "goed.csv")
OPGAVE = str(WORTEL / "examples" / "opgave.yaml")
OPDRACHTEN = {
    "begroting, index": ("begroting", VOLUMES, "--index", "2027=3%", "--index", "2028={}", "2,5%"),
    "begroting, korting": ("begroting", VOLUMES, "--index", "2027=3%", "--index", "2028=3%", "--efficiencykorting", "{}", "1,5%"),
    "vergelijk, percentage": ("vergelijk", "45A48", "--met-tariefjaar", "2025", "--max-stijging", "{}", "2,5%"),
    "vergelijk, bedrag": ("vergelijk", "45A48", "--met-tariefjaar", "2025", "--max-stijging", "45A48={}", "0,50"),
    "toets, drempel": ("toets", OPGAVE, "--drempel", "{}", "2,5%"),
    "gevoeligheid, doel": ("gevoeligheid", "45A48", "--parameter", "uren.reistijd", "--doel", "{}", "103,25"),
    "gevoeligheid, van en tot": ("gevoeligheid", "45A48", "--parameter", "uren.reistijd", "--van", "{}", "--tot", "12%", "7,5%"),
}  # fmt: skip


@pytest.mark.parametrize("naam", OPDRACHTEN)
def test_een_decimale_komma_is_een_punt(naam: str, draai: Draai) -> None:
    *opdracht, met_komma = OPDRACHTEN[naam]
    komma, punt = (
        draai(*(deel.format(getal) for deel in opdracht), map_=WORTEL)
        for getal in (met_komma, met_komma.replace(",", "."))
    )
    assert punt.code in {0, 1}, punt
    assert (komma.code, komma.stdout, komma.stderr) == (punt.code, punt.stdout, punt.stderr)


def test_ook_bij_een_verhoging_van_een_cao(draai: Draai, tmp_path: Path) -> None:
    uit = []
    for percentage, minimum in (("2,5%", "50,00"), ("2.5%", "50.00")):
        opties = ("--cao", "ggz", "--ingangsdatum", "2027-01-01", "--bevestigd-tot", "2027-12-31", "--bron-titel", "x")
        uitkomst = draai(
            "cao", "importeer", SALARIS, *opties, "--percentage", percentage, "--minimum", minimum, map_=WORTEL
        )
        uit.append((uitkomst.code, uitkomst.stdout, uitkomst.stderr))
    assert uit[0] == uit[1]
    assert "De waarde van" not in uit[0][2]


@pytest.mark.parametrize(
    "opdracht",
    [
        ("begroting", VOLUMES, "--efficiencykorting", "1,500%"),
        ("toets", OPGAVE, "--drempel", "2,500%"),
        ("gevoeligheid", "45A48", "--parameter", "uren.reistijd", "--doel", "1.250,00"),
        ("vergelijk", "--met-tariefjaar", "2025", "--max-stijging", "1,000"),
    ],
)
def test_een_duizendteken_blijft_een_vraag(opdracht: tuple[str, ...], draai: Draai) -> None:
    assert draai(*opdracht, map_=WORTEL).code == 2
