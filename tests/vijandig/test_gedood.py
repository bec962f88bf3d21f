"""``kill -9`` op elk moment van elke schrijvende opdracht: daarna staat er oud of nieuw, nooit half, en de volgende lukt.

In de gewone stand een gespreide steekproef van de momenten, ’s nachts (``REELETARIEF_NACHT=1``) allemaal.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from reeletarief.cli import voer_uit
from reeletarief.schrijven.werkmap import herstel
from tests.vijandig import bronnen
from tests.vijandig.kind import dood_bij, draai, tel_handelingen
from tests.vijandig.stand import elke_of_steekproef

EERST = {
    "uit/b.xlsx": b"oud",
    "uit/b.ods": b"oud",
    "uit/b.html": b"oud",
    "uit/b.json": b"oud",
    "uit/b.csv": b"oud",
    "uit/b.md": b"oud",
}
OUDE_LIJSTEN = {f"uit/lijsten/tarieflijst-2026-991{nummer}-concept.csv": b"oud" for nummer in (1, 2)}
CONCEPT = ("vaststellen", "--als-concept", "--besluitdatum")


class Geval(NamedTuple):
    """Een schrijvende opdracht, wat er al staat, wat er eerst gedaan is, en in welke delen de uitkomst uiteenvalt.

    Elk deel is helemaal oud of helemaal nieuw; wat niet onder een deel valt, blijft zoals het was.
    """

    opdracht: tuple[str, ...]
    regio: str = "basis"
    staat_er: Mapping[str, bytes] = {}
    eerst: tuple[tuple[str, ...], ...] = ()
    delen: tuple[str, ...] = ("",)


GEVALLEN = {
    **{f"bereken {vorm}": Geval(("bereken", "-o", f"uit/b.{vorm}"), staat_er=EERST) for vorm in ("xlsx", "ods", "html", "json", "csv", "md")},
    "bereken, nieuw bestand": Geval(("bereken", "-o", "uit/nieuw.csv"), staat_er={"uit/x": b""}),
    "uitvraag, nieuwe map": Geval(("uitvraag", "maak", "uit/diep/vraag", "-a", "Aanbieder A", "-a", "Aanbieder B", "-f", "csv")),
    "uitvraag, map die er is": Geval(
        ("uitvraag", "maak", "uit/vraag", "-a", "Aanbieder A", "-a", "Aanbieder B", "-f", "csv"), staat_er={"uit/vraag/brief.txt": b"oud"}
    ),
    "uitvraag verwerken": Geval(
        ("uitvraag", "verwerk", "antwoorden", "--voorstel", "voorstel", "--minstens", "1", "--maatstaf", "mediaan", "-o", "uit/b.md"),
        regio="ronde",
        staat_er=EERST,
        delen=("voorstel/", "uit/"),
    ),
    "cao importeren": Geval(
        ("cao", "importeer", "salaris.csv", "--cao", "proef", "--ingangsdatum", "2027-01-01", "--bevestigd-tot", "2027-12-31", "--bron-titel", "x", "-o", "cao/proef/2027-01-01.yaml"),
        staat_er={"salaris.csv": bronnen.gemaakt()["salaris.csv"]},
    ),
    "tarieflijsten, nieuwe map": Geval(
        ("tarieflijst", "--als-concept", "--gemeenten", "gemeenten.csv", "-o", "uit/lijsten/"), staat_er={"gemeenten.csv": bronnen.gemaakt()["gemeenten.csv"]}
    ),
    "tarieflijsten, map met oude lijsten": Geval(
        ("tarieflijst", "--als-concept", "--gemeenten", "gemeenten.csv", "-o", "uit/lijsten/"),
        staat_er={"gemeenten.csv": bronnen.gemaakt()["gemeenten.csv"], **OUDE_LIJSTEN},
    ),
    "controleverslag": Geval(("controleer", "-o", "uit/controle.docx"), staat_er={"uit/controle.docx": b"oud"}),
    "nota": Geval(("reacties", "nota", "-o", "uit/nota.docx"), regio="ronde", staat_er={"uit/nota.docx": b"oud"}),
    "reacties verwerken": Geval(("reacties", "effect", "--voorstel", "voorstel"), regio="ronde", eerst=((*CONCEPT, "2025-10-01"),)),
    "concept": Geval((*CONCEPT, "2025-10-01")),
    "tweede concept": Geval((*CONCEPT, "2025-11-01"), eerst=((*CONCEPT, "2025-10-01"),)),
    "besluit over drie kaarten": Geval(("vaststellen", "--besluit", "besluit.yaml"), regio="zonder reacties"),
    "nieuw tariefjaar": Geval(("nieuw", "tariefjaar", "2027", "--voorstel", "naar-2027")),
    "nieuwe productkaart": Geval(("nieuw", "productkaart", "45A55", "--vorm", "uur", "--naam", "Proef")),
    "nieuw besluit": Geval(
        ("nieuw", "besluit", "uit/juli.yaml", "--ingangsdatum", "2026-07-01"),
        regio="zonder reacties",
        eerst=(("vaststellen", "--besluit", "besluit.yaml"),),
    ),
    "begroting": Geval(
        ("begroting", "volumes.csv", "-o", "uit/begroting.xlsx"),
        staat_er={
            "volumes.csv": b"gemeente;product;aanbieder;aantal;jaar\nBovenveld;45A48;Aanbieder A;1989;2026\n",
            "uit/begroting.xlsx": b"oud",
        },
    ),
    "formulier": Geval(("toets", "--formulier", "45A48", "-o", "uit/opgave.ods")),
}  # fmt: skip


def zet_op(map_: Path, geval: Geval) -> Path:
    """De werkmap van een geval, opnieuw; wie dit aanroept staat er daarna in."""
    shutil.rmtree(map_, ignore_errors=True)
    bronnen.zet_neer(map_, {**bronnen.REGIOS[geval.regio](), **geval.staat_er})
    (map_ / "uit").mkdir(exist_ok=True)
    os.chdir(map_)
    return map_


def staat_er(map_: Path) -> dict[str, bytes]:
    """Wat iemand in de map ziet; verborgen bestanden zijn van het programma zelf."""
    paden = (pad.relative_to(map_) for pad in sorted(map_.rglob("*")) if pad.is_file())
    return {
        pad.as_posix(): (map_ / pad).read_bytes()
        for pad in paden
        if not any(deel.startswith(".") for deel in pad.parts)
    }


def deel_van(alles: Mapping[str, bytes], deel: str) -> dict[str, bytes]:
    return {pad: inhoud for pad, inhoud in alles.items() if pad.startswith(deel)}


def eis_oud_of_nieuw(
    geval: Geval, nu: Mapping[str, bytes], oud: Mapping[str, bytes], nieuw: Mapping[str, bytes], punt: int
) -> None:
    for deel in geval.delen:
        assert deel_van(nu, deel) in (deel_van(oud, deel), deel_van(nieuw, deel)), (
            punt,
            deel,
            sorted(deel_van(nu, deel)),
        )
    erbuiten = [{pad: b for pad, b in alles.items() if not pad.startswith(geval.delen)} for alles in (nu, oud)]
    assert erbuiten[0] == erbuiten[1], punt


def zet_terug(map_: Path) -> None:
    """Wat een volgende opdracht eerst doet, in elke map waar een lijst van wisselingen is blijven liggen."""
    for lijst in sorted(map_.rglob(".reeletarief-schrijven/lijst.json")):
        herstel(lijst.parent.parent)


def verborgen(map_: Path) -> list[str]:
    return sorted(pad.relative_to(map_).as_posix() for pad in map_.rglob(".*"))


@pytest.mark.parametrize("naam", GEVALLEN)
def test_gedood_op_elk_moment_staat_er_oud_of_nieuw(
    naam: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    geval, map_, uitslag = GEVALLEN[naam], tmp_path / "werk", tmp_path / "aantal"

    def begin() -> None:
        zet_op(map_, geval)
        for opdracht in geval.eerst:
            assert voer_uit(list(opdracht)) == 0

    monkeypatch.chdir(tmp_path)
    begin()
    oud = staat_er(map_)
    assert draai(geval.opdracht, tel_handelingen(map_, uitslag)).code in {0, 1}
    nieuw, aantal = staat_er(map_), int(uitslag.read_bytes())
    for deel in geval.delen:
        assert deel_van(nieuw, deel) != deel_van(oud, deel), deel
    assert verborgen(map_) == []
    for punt in elke_of_steekproef(aantal, 3):
        begin()
        assert draai(geval.opdracht, dood_bij(punt, map_)).code is None, punt
        gezien = staat_er(map_)
        assert all(inhoud in (oud.get(pad), nieuw.get(pad)) for pad, inhoud in gezien.items()), punt
        zet_terug(map_)
        eis_oud_of_nieuw(geval, staat_er(map_), oud, nieuw, punt)
        assert voer_uit(list(geval.opdracht)) in {0, 1, 2}
        eis_oud_of_nieuw(geval, staat_er(map_), nieuw, nieuw, punt)
        assert verborgen(map_) == [], punt
    capsys.readouterr()
