"""Een csv met salarisbedragen voor de proefregio, en het voorstel dat ``reeletarief cao importeer`` ervan maakt."""

from __future__ import annotations

from pathlib import Path

from reeletarief.api import lees_regio
from reeletarief.invoer.cao.tabel import CaoTabel
from tests.conftest import BASIS, WORTEL

CSV = WORTEL / "tests" / "cao" / "csv"
KOP = "schaal,trede,maandbedrag_eur\n"
DOEL = "cao/proef/2027-01-01.yaml"
OPGAVE = ["--cao", "proef", "--ingangsdatum", "2027-01-01", "--bevestigd-tot", "2027-12-31", "--bron-titel", "Cao 2027"]


def als_csv(map_: Path, tekst: str) -> Path:
    pad = map_ / "tabel.csv"
    pad.write_text(tekst, encoding="utf-8")
    return pad


def gelezen(tekst: str, pad: str = DOEL, map_: Path = BASIS) -> CaoTabel:
    """Het voorstel door de strikte lezer, tussen de bestanden van zijn regio."""
    bestanden = {str(een.relative_to(map_)): een.read_bytes() for een in sorted(map_.glob("cao/*/*.yaml"))}
    bestanden["opslagen.yaml"] = (map_ / "opslagen.yaml").read_bytes()
    inlezing = lees_regio({**bestanden, pad: tekst.encode()})
    assert inlezing.bevindingen == ()
    (tabel,) = [een for tabellen in inlezing.caos.values() for een in tabellen if een.bestand == pad]
    return tabel


def bedragen(tabel: CaoTabel) -> dict[str, dict[str, str]]:
    return {s: {t: f"{w.getal:.2f}" for t, w in treden.items()} for s, treden in tabel.salaris.items()}
