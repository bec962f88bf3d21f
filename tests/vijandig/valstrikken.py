"""Wat er in een werkmap kan staan dat geen gewoon bestand is: koppelingen naar buiten, pijpen, mappen, vreemde namen."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.vijandig.opdrachten import Speelveld

PLEKKEN = (
    "opslagen.yaml",
    "productkaarten/45A48.yaml",
    "productkaarten/extra.yaml",
    "cao/proef/2026-01-01.yaml",
    "cao/proef/2027-01-01.yaml",
    "reacties/r.yaml",
    "reacties/extra.yaml",
    "vastgesteld/2026.json",
    "vastgesteld/2026-concept-2025-10-01-0123abcd.json",
    "cao",
    "cao/proef",
    "productkaarten",
    "reacties",
    "vastgesteld",
    ".reeletarief-schrijven",
    ".reeletarief-schrijven/lijst.json",
    ".reeletarief-schrijven/slot",
    ".reeletarief-schrijven/oud-0",
)


def _ruim(pad: Path) -> Path:
    pad.parent.mkdir(parents=True, exist_ok=True)
    if pad.is_dir() and not pad.is_symlink():
        shutil.rmtree(pad)
    else:
        pad.unlink(missing_ok=True)
    return pad


def _koppel(naar: str) -> Callable[[Speelveld, Path], None]:
    def zet(veld: Speelveld, pad: Path) -> None:
        _ruim(pad).symlink_to(naar.format(geheim=veld.geheim, zelf=pad.name, regio=veld.regio))

    return zet


def _pijp(_: Speelveld, pad: Path) -> None:
    os.mkfifo(_ruim(pad))


def _map(_: Speelveld, pad: Path) -> None:
    _ruim(pad).mkdir()


def _leeg(_: Speelveld, pad: Path) -> None:
    _ruim(pad).write_bytes(b"")


def _nullen(_: Speelveld, pad: Path) -> None:
    _ruim(pad).write_bytes(bytes(900_000))


def _lange_regel(_: Speelveld, pad: Path) -> None:
    _ruim(pad).write_bytes(b"naam: " + b"x" * 900_000)


def _weg(_: Speelveld, pad: Path) -> None:
    _ruim(pad)


def _vreemde_naam(naam: bytes) -> Callable[[Speelveld, Path], None]:
    """Hetzelfde bestand onder een naam die geen gewone tekst is."""

    def zet(_: Speelveld, pad: Path) -> None:
        map_ = pad if pad.is_dir() else pad.parent
        with contextlib.suppress(OSError):  # de naam kan op dit bestandssysteem te lang zijn
            (map_ / os.fsdecode(naam)).write_bytes(b"product: x\n")

    return zet


def _lijst(*bestanden: tuple[str, bool], mappen: tuple[str, ...] = ()) -> Callable[[Speelveld, Path], None]:
    """Een lijst van een onderbroken opdracht die met de werkmap meekwam, met een oude inhoud die naar buiten wijst."""

    def zet(veld: Speelveld, _: Path) -> None:
        opzij = veld.regio / ".reeletarief-schrijven"
        if opzij.is_symlink() or (opzij.exists() and not opzij.is_dir()):
            return
        opzij.mkdir(exist_ok=True)
        _ruim(opzij / "lijst.json").write_text(json.dumps({"bestanden": bestanden, "mappen": mappen}), encoding="utf-8")
        for naam in ("oud-0", "oud-1"):
            with contextlib.suppress(FileExistsError):
                (opzij / naam).symlink_to(veld.geheim / "geheim.yaml")

    return zet


VALSTRIKKEN: dict[str, Callable[[Speelveld, Path], None]] = {
    "koppeling naar een geheim": _koppel("{geheim}/geheim.yaml"),
    "koppeling naar een map met geheimen": _koppel("{geheim}"),
    "koppeling naar een map dieper": _koppel("{geheim}/map"),
    "betrekkelijke koppeling naar buiten": _koppel("../../../geheim/geheim.yaml"),
    "koppeling naar het wachtwoordbestand": _koppel("/etc/passwd"),
    "koppeling naar zichzelf": _koppel("{zelf}"),
    "koppeling naar niets": _koppel("{geheim}/nieuw"),
    "koppeling naar een apparaat": _koppel("/dev/zero"),
    "koppeling binnen de werkmap": _koppel("{regio}/opslagen.yaml"),
    "pijp": _pijp,
    "map": _map,
    "leeg": _leeg,
    "nullen": _nullen,
    "lange regel": _lange_regel,
    "weg": _weg,
    "naam met regeleinde": _vreemde_naam(b"a\nb.yaml"),
    "naam die geen utf-8 is": _vreemde_naam(b"\xff\xfe.yaml"),
    "naam die de leesrichting draait": _vreemde_naam("\u202elmay.yaml".encode()),
    "lange naam": _vreemde_naam(b"a" * 250 + b".yaml"),
    "naam die een optie lijkt": _vreemde_naam(b"--map.yaml"),
    "naam in hoofdletters": _vreemde_naam(b"KAART.YAML"),
    "naam op jaar": _vreemde_naam(b"9999.json"),
    "lijst die buiten wijst": _lijst(("../../../geheim/geheim.yaml", False)),
    "lijst die iets van buiten terugzet": _lijst(("productkaarten/45A48.yaml", True), ("opslagen.yaml", True)),
    "lijst die iets weghaalt": _lijst(("opslagen.yaml", False), mappen=("cao", "..", "productkaarten")),
}
