"""De echte bestanden waar de fuzzer van uitgaat: uit de Voorbeeldregio, de voorbeelden, en wat het programma zelf schrijft."""

from __future__ import annotations

import contextlib
import functools
import io
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from reeletarief.cli import voer_uit
from tests.conftest import BASIS, WORTEL

RONDE = WORTEL / "examples" / "ronde"
VASTE_OPTIES = ("--besluitdatum", "2025-10-01")


def _onder(map_: Path, *mappen: str) -> dict[str, bytes]:
    paden = [map_ / "opslagen.yaml", *(pad for naam in mappen for pad in sorted((map_ / naam).rglob("*.yaml")))]
    return {pad.relative_to(map_).as_posix(): pad.read_bytes() for pad in paden}


@functools.cache
def basis() -> Mapping[str, bytes]:
    """Een kleine regio: één kaart, één tabel."""
    return _onder(BASIS, "cao", "productkaarten") | {
        "reacties/r.yaml": (RONDE / "reacties/r12-aanbieder-b.yaml").read_bytes()
    }


@functools.cache
def ronde() -> Mapping[str, bytes]:
    """De Oefenregio, met haar reacties, antwoorden en besluitgegevens, en motiveringen van een andere regio."""
    los = ("besluit.yaml", "opgaven/aanbieder-a.yaml", "antwoorden/aanbieder-c.csv", "gemeenten.csv")
    verantwoording = (WORTEL / "examples/verantwoording.yaml").read_bytes()
    regio = _onder(RONDE, "cao", "productkaarten", "reacties") | {"verantwoording.yaml": verantwoording}
    return regio | {naam: (RONDE / naam).read_bytes() for naam in los}


@functools.cache
def zonder_reacties() -> Mapping[str, bytes]:
    """De Oefenregio zonder de reacties, die bij een eerdere stap horen: hier staat niets open."""
    return {pad: inhoud for pad, inhoud in ronde().items() if not pad.startswith("reacties/")}


REGIOS = {"basis": basis, "ronde": ronde, "zonder reacties": zonder_reacties}


@functools.cache
def voorbeeld(kaart: str) -> Mapping[str, bytes]:
    """De Voorbeeldregio met één kaart en de tabellen van haar cao."""
    inhoud = (WORTEL / "productkaarten" / kaart).read_bytes()
    cao = re.search(rb"(?m)^cao: (\S+)", inhoud)
    tabellen = sorted((WORTEL / "cao" / (cao[1].decode() if cao else "jeugdzorg")).glob("*.yaml"))[-3:]
    return {
        "opslagen.yaml": (WORTEL / "opslagen.yaml").read_bytes(),
        f"productkaarten/{kaart}": inhoud,
        **{pad.relative_to(WORTEL).as_posix(): pad.read_bytes() for pad in tabellen},
    }


@functools.cache
def kaarten() -> tuple[str, ...]:
    return tuple(sorted(pad.name for pad in (WORTEL / "productkaarten").glob("*.yaml")))


def zet_neer(map_: Path, inhoud: Mapping[str, bytes]) -> Path:
    for pad, tekst in inhoud.items():
        (map_ / pad).parent.mkdir(parents=True, exist_ok=True)
        (map_ / pad).write_bytes(tekst)
    return map_


@functools.cache
def gemaakt() -> Mapping[str, bytes]:
    """Wat het programma zelf schrijft en later weer leest, van de kleine regio."""
    with tempfile.TemporaryDirectory() as tijdelijk, contextlib.redirect_stderr(io.StringIO()):
        map_ = zet_neer(Path(tijdelijk) / "regio", basis())
        uit = Path(tijdelijk)
        opdrachten: list[list[str]] = [
            ["bereken", "-o", str(uit / "besluit.xlsx")],
            ["bereken", "-o", str(uit / "oud.json")],
            ["toets", "--formulier", "45A48", "-o", str(uit / "opgave.xlsx")],
            ["toets", "--formulier", "45A48", "-o", str(uit / "opgave.ods")],
            *(
                ["uitvraag", "maak", str(uit / vorm), "-a", "Aanbieder A", "-f", vorm]
                for vorm in ("xlsx", "ods", "csv")
            ),
            ["vaststellen", "--als-concept", *VASTE_OPTIES],
        ]
        for opdracht in opdrachten:
            with contextlib.redirect_stdout(io.StringIO()):
                assert voer_uit([*opdracht, "--map", str(map_)]) in {0, 1}, opdracht
        paden = [*uit.glob("*.*"), *uit.glob("*/uitvraag*"), *map_.glob("vastgesteld/*.json")]
        return {
            **{pad.name: pad.read_bytes() for pad in sorted(paden) if pad.is_file()},
            "volumes.csv": b"gemeente;product;aanbieder;aantal;jaar\n"
            + b"Bovenveld;45A48;Aanbieder A;1989;2026\n" * 1
            + b"Middelrade;45A48;Aanbieder B;12.5;2027\n",
            "plafonds.csv": b"aanbieder;jaar;plafond\nAanbieder A;2026;725000\nAanbieder B;2027;1000\n",
            "kader.csv": b"gemeente,product,2026,2027\nBovenveld,45A48,5802000,1\nMiddelrade,45A48,1,2\n",
            "gemeenten.csv": (RONDE / "gemeenten.csv").read_bytes(),
            "aanbieders.csv": b"pseudoniem;naam\nAanbieder A;x\nAanbieder B;y\n",
            "salaris.csv": b"# bron: bijlage\nschaal;trede;maandbedrag_eur\n7;0;2800.00\n7;1;2900.00\n9;0;3500.00\n",
            "scenarios.yaml": (WORTEL / "examples/scenarios.yaml").read_bytes(),
            "opgave.yaml": (WORTEL / "examples/opgave.yaml").read_bytes(),
        }
