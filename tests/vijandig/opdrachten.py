"""Een opdracht onder bewaking: wat er ook in de werkmap staat, het antwoord is een nette melding en code 0, 1 of 2."""

from __future__ import annotations

import contextlib
import io
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from reeletarief.cli import voer_uit
from tests.conftest import Uitkomst
from tests.vijandig.bewaking import bewaakt

GEHEIM = "geheim-dat-nergens-mag-opduiken"


class Speelveld:
    """Een map met een werkmap om te vernielen (``regio``), een uitvoermap, en een geheim daarbuiten."""

    def __init__(self, wortel: Path) -> None:
        self.wortel = wortel
        self.binnen = wortel / "binnen"
        self.regio = self.binnen / "regio"
        self.uit = self.binnen / "uit"
        self.geheim = wortel / "geheim"

    def schoon(self) -> None:
        """Begin opnieuw: een lege werkmap en uitvoermap, en het geheim zoals het was."""
        for map_ in (self.binnen, self.geheim):
            shutil.rmtree(map_, ignore_errors=True)
        self.regio.mkdir(parents=True)
        self.uit.mkdir()
        (self.binnen / "tijdelijk").mkdir()
        (self.geheim / "map").mkdir(parents=True)
        for naam in ("geheim.yaml", "map/geheim.yaml", "2026.json", "lijst.json", "oud-0", "slot"):
            (self.geheim / naam).write_text(f"naam: {GEHEIM}\n", encoding="utf-8")

    def geheimen(self) -> dict[str, bytes]:
        """Alles wat er buiten de werkmap staat; dat hoort te blijven zoals het was."""
        alle = sorted(self.geheim.rglob("*"))
        return {str(pad.relative_to(self.geheim)): pad.read_bytes() if pad.is_file() else b"" for pad in alle}

    def draai(self, opdracht: Sequence[str]) -> str:
        """Draai een opdracht; ``{regio}`` en ``{uit}`` worden de mappen. Geeft wat er op stdout en stderr kwam."""
        uitkomst = self.uitkomst(opdracht)
        return uitkomst.stdout + uitkomst.stderr

    def uitkomst(self, opdracht: Sequence[str]) -> Uitkomst:
        """Hetzelfde, met de code en stdout en stderr apart."""
        argumenten = [deel.format(regio=self.regio, uit=self.uit) for deel in opdracht]
        if "--map" not in argumenten and "--uitleg" not in argumenten:
            argumenten += ["--map", str(self.regio)]
        voor = self.geheimen()
        uit, fout = io.StringIO(), io.StringIO()
        tempfile.tempdir = str(self.binnen / "tijdelijk")  # openpyxl heeft er tijdelijke bestanden
        try:
            with contextlib.redirect_stdout(uit), contextlib.redirect_stderr(fout), bewaakt(self.binnen):
                code = voer_uit(argumenten)
        finally:
            tempfile.tempdir = None
        tekst = uit.getvalue() + fout.getvalue()
        assert code in {0, 1, 2}, code
        assert "Traceback" not in tekst
        assert code != 2 or fout.getvalue().strip(), "code 2 zonder melding"
        assert GEHEIM not in tekst
        assert self.geheimen() == voor
        return Uitkomst(code, uit.getvalue(), fout.getvalue())


OVER_DE_WERKMAP: tuple[tuple[str, ...], ...] = (
    ("bereken",),
    ("bereken", "--formaat", "json"),
    ("bereken", "--formaat", "csv", "--tariefjaar", "2025"),
    ("bereken", "-o", "{uit}/b.xlsx"),
    ("bereken", "-o", "{uit}/b.ods"),
    ("bereken", "-o", "{uit}/b.html"),
    ("bereken", "-o", "{uit}/b.md", "--vorig-jaar"),
    ("uitleg", "45A48", "--alles"),
    ("uitleg", "45A48", "--formaat", "json"),
    ("uitleg", "45A48", "--post", "overhead"),
    ("uitleg", "45A48", "-o", "{uit}/uitleg.docx"),
    ("controleer",),
    ("controleer", "--formaat", "gitlab"),
    ("controleer", "-o", "{uit}/controle.docx"),
    ("controleer", "--formaat", "md"),
    ("vergelijk", "--met-tariefjaar", "2025"),
    ("vergelijk", "--met", "{uit}/was", "--formaat", "json"),
    ("vergelijk", "--met", "{uit}/was", "--formaat", "html"),
    ("gevoeligheid",),
    ("gevoeligheid", "45A48", "--alles"),
    ("gevoeligheid", "45A48", "--parameter", "overhead", "--doel", "100"),
    ("gevoeligheid", "--bandbreedte"),
    ("matrix",),
    ("cao", "lijst"),
    ("cao", "verloopt"),
    ("cao", "toon", "jeugdzorg"),
    ("cao", "toon", "proef"),
    ("vaststellen", "--als-concept", "--besluitdatum", "2025-10-01"),
    ("reacties",),
    ("reacties", "effect"),
    ("reacties", "nota", "-o", "{uit}/nota.docx"),
    ("tarieflijst", "--als-concept", "-o", "{uit}/lijst-concept.xlsx"),
    ("uitvraag", "maak", "{uit}/uitvraag", "-a", "Aanbieder A"),
    ("nieuw", "tariefjaar", "2027", "--voorstel", "{uit}/naar-2027"),
    ("nieuw", "besluit", "{uit}/juli.yaml", "--ingangsdatum", "2026-07-01"),
    ("toets", "--formulier", "45A48", "-o", "{uit}/f.xlsx"),
)
"""Opdrachten die de hele werkmap lezen; de eerste komen het vaakst aan de beurt als Hypothesis verkleint."""

MET_EEN_BESTAND: dict[str, tuple[tuple[str, ...], ...]] = {
    "besluit.xlsx": (("verifieer", "{uit}/besluit.xlsx"), ("verifieer", "{uit}/besluit.xlsx", "--voorstel", "{uit}/v.yaml")),
    "oud.json": (
        ("bereken", "--oud", "{uit}/oud.json", "-o", "{uit}/b.xlsx"),
        ("vergelijk", "--met", "{uit}/oud.json"),
        ("begroting", "{uit}/volumes.csv", "--oud", "{uit}/oud.json"),
    ),
    "2026.json": (
        ("verifieer", "--vastgesteld", "{uit}/2026.json"),
        ("vergelijk", "--met", "{uit}/2026.json"),
        ("reacties", "effect", "--met", "{uit}/2026.json"),
        ("bereken", "--map", "{uit}/2026.json"),
        ("uitleg", "45A48", "--alles", "--map", "{uit}/2026.json"),
        ("bereken", "-o", "{uit}/b.html", "--map", "{uit}/2026.json"),
        ("bereken", "-o", "{uit}/b.xlsx", "--map", "{uit}/2026.json"),
        ("tarieflijst", "--als-concept", "--map", "{uit}/2026.json"),
    ),
    "opgave.xlsx": (("toets", "{uit}/opgave.xlsx"),),
    "opgave.ods": (("toets", "{uit}/opgave.ods"),),
    "opgave.yaml": (("toets", "{uit}/opgave.yaml"),),
    "uitvraag-2026-aanbieder-a.xlsx": (("uitvraag", "verwerk", "{uit}"),),
    "uitvraag-2026-aanbieder-a.ods": (("uitvraag", "verwerk", "{uit}"),),
    "uitvraag-2026-aanbieder-a.csv": (("uitvraag", "verwerk", "{uit}", "--voorstel", "{uit}/voorstel"),),
    "volumes.csv": (("begroting", "{uit}/volumes.csv"), ("begroting", "{uit}/volumes.csv", "--ga-door", "--index", "2027=3%")),
    "plafonds.csv": (("begroting", "{uit}/volumes.csv", "--plafonds", "{uit}/plafonds.csv"),),
    "kader.csv": (("begroting", "{uit}/volumes.csv", "--kader", "{uit}/kader.csv"),),
    "gemeenten.csv": (
        ("tarieflijst", "--als-concept", "--gemeenten", "{uit}/gemeenten.csv", "-o", "{uit}/lijsten/"),
        ("tarieflijst", "--als-concept", "--gemeenten", "{uit}/gemeenten.csv"),
    ),
    "aanbieders.csv": (("uitvraag", "maak", "{uit}/uitvraag", "--aanbieders", "{uit}/aanbieders.csv"),),
    "salaris.csv": (
        ("cao", "importeer", "{uit}/salaris.csv", "--cao", "proef", "--ingangsdatum", "2027-01-01", "--bevestigd-tot", "2027-12-31", "--bron-titel", "x"),
    ),
    "scenarios.yaml": (("gevoeligheid", "--scenarios", "{uit}/scenarios.yaml"),),
}  # fmt: skip
"""Per bestand van een ander: de opdrachten die het lezen."""
