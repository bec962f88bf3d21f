"""De werkmap van een regio: de map met ``opslagen.yaml``, ``cao/`` en ``productkaarten/``.

Leest elk bestand één keer, binnen de werkmap, en verzamelt alle bevindingen van alle bestanden. Een
kaart met fouten valt weg en houdt de andere kaarten niet op.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Plaats, gesorteerd
from reeletarief.invoer.cao import CaoTabel
from reeletarief.invoer.kaart import Productkaart
from reeletarief.invoer.model import ModelSoort, lees_model
from reeletarief.invoer.opslagen import Opslagen
from reeletarief.invoer.samenhang import controleer_bestandsnaam, controleer_kaarten, controleer_opslagen
from reeletarief.invoer.yaml_strikt import lees_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAXIMALE_BYTES = 5_000_000
OPSLAGEN = "opslagen.yaml"


@dataclass(frozen=True, slots=True)
class Bestand:
    """Een gelezen bestand: de vingerafdruk voor het bewijs en de regels voor een melding."""

    pad: str
    sha256: str
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regio:
    """Alles wat de berekening van een regio nodig heeft, al ingelezen en gecontroleerd.

    ``caos`` geeft per cao de tabellen op volgorde van ingangsdatum; ``kaarten`` staan op productcode.
    """

    opslagen: Opslagen
    caos: Mapping[str, tuple[CaoTabel, ...]]
    kaarten: tuple[Productkaart, ...]
    bestanden: Mapping[str, Bestand]


@dataclass(frozen=True, slots=True)
class Inlezing:
    """Wat het lezen van een werkmap opleverde.

    ``regio`` ontbreekt als er zonder de foute bestanden niets te rekenen valt. ``gemist`` noemt de
    productkaarten die door een fout wegvielen.
    """

    regio: Regio | None
    bevindingen: tuple[Bevinding, ...]
    gemist: tuple[str, ...]
    bestanden: Mapping[str, Bestand]


@dataclass(slots=True)
class _Verzameling:
    """Wat er tijdens één lezing bijeenkomt."""

    map: Path
    bevindingen: list[Bevinding] = field(default_factory=list)
    bestanden: dict[str, Bestand] = field(default_factory=dict)


def lees_werkmap(map_: Path) -> Inlezing:
    """Lees een werkmap in en geef de regio met alle bevindingen, gesorteerd op bestand en regel."""
    verzameling = _Verzameling(map_)
    if not (map_ / OPSLAGEN).exists() and not (map_ / OPSLAGEN).is_symlink():
        return Inlezing(None, (_geen_werkmap(map_),), (), {})
    opslagen = _lees(verzameling, OPSLAGEN, Opslagen)
    tabellen = _lees_tabellen(verzameling)
    kaarten, gemist = _lees_kaarten(verzameling)
    return _voeg_samen(verzameling, opslagen, tabellen, kaarten, gemist)


def _voeg_samen(
    verzameling: _Verzameling,
    opslagen: Opslagen | None,
    tabellen: list[CaoTabel],
    kaarten: list[tuple[str, Productkaart]],
    gemist: list[str],
) -> Inlezing:
    """Controleer de samenhang en stel de regio samen uit wat goed is."""
    per_cao: dict[str, tuple[CaoTabel, ...]] = {}
    for tabel in sorted(tabellen, key=lambda tabel: (tabel.cao, tabel.dag)):
        per_cao[str(tabel.cao)] = (*per_cao.get(str(tabel.cao), ()), tabel)
    regio = None
    if opslagen is not None:
        fouten_in_opslagen = controleer_opslagen(opslagen)
        verzameling.bevindingen += fouten_in_opslagen
        goede, slechte = controleer_kaarten(kaarten, opslagen, per_cao, verzameling.bevindingen)
        gemist = gemist + slechte
        if not fouten_in_opslagen:
            regio = Regio(opslagen, per_cao, goede, verzameling.bestanden)
    bevindingen = gesorteerd(verzameling.bevindingen)
    return Inlezing(regio, bevindingen, tuple(sorted(gemist)), verzameling.bestanden)


def _lees_tabellen(verzameling: _Verzameling) -> list[CaoTabel]:
    tabellen = []
    for pad in _yaml_onder(verzameling, "cao"):
        tabel = _lees(verzameling, pad, CaoTabel)
        if tabel is not None:
            bevindingen = controleer_bestandsnaam(tabel, pad)
            verzameling.bevindingen += bevindingen
            tabellen += [] if bevindingen else [tabel]
    return tabellen


def _lees_kaarten(verzameling: _Verzameling) -> tuple[list[tuple[str, Productkaart]], list[str]]:
    kaarten: list[tuple[str, Productkaart]] = []
    gemist: list[str] = []
    for pad in _yaml_onder(verzameling, "productkaarten"):
        kaart = _lees(verzameling, pad, Productkaart)
        if kaart is None:
            gemist.append(pad)
        else:
            kaarten.append((pad, kaart))
    return kaarten, gemist


def _yaml_onder(verzameling: _Verzameling, submap: str) -> Iterator[str]:
    """De YAML-bestanden onder een submap, op naam; verborgen bestanden tellen niet mee."""
    begin = verzameling.map / submap
    if _buiten(verzameling.map, begin):
        verzameling.bevindingen.append(_buiten_werkmap(submap))
        return
    for huidig, mappen, namen in os.walk(begin):
        mappen[:] = sorted(naam for naam in mappen if not naam.startswith("."))
        for naam in sorted(namen):
            pad = (Path(huidig) / naam).relative_to(verzameling.map).as_posix()
            if naam.startswith("."):
                continue
            if naam.endswith(".yaml"):
                yield pad
            elif naam.lower().endswith((".yml", ".yaml")):
                verzameling.bevindingen.append(_andere_extensie(pad))


def _lees(verzameling: _Verzameling, pad: str, soort: type[ModelSoort]) -> ModelSoort | None:
    """Lees één bestand tot een model; alle bevindingen komen in de verzameling."""
    tekst = _lees_tekst(verzameling, pad)
    if tekst is None:
        return None
    wortel, vormfouten = lees_yaml(tekst, pad)
    verzameling.bevindingen += vormfouten
    if wortel is None:
        return None
    model, inhoudsfouten = lees_model(soort, wortel, pad)
    verzameling.bevindingen += inhoudsfouten
    return None if vormfouten else model


def _lees_tekst(verzameling: _Verzameling, pad: str) -> str | None:
    """De inhoud van een bestand als UTF-8, of een bevinding waarom dat niet kan."""
    volledig = verzameling.map / pad
    if _buiten(verzameling.map, volledig):
        verzameling.bevindingen.append(_buiten_werkmap(pad))
        return None
    try:
        if not volledig.is_file():
            raise FileNotFoundError(pad)
        with volledig.open("rb") as bestand:
            inhoud = bestand.read(MAXIMALE_BYTES + 1)
    except OSError as fout:
        verzameling.bevindingen.append(_onleesbaar(pad, fout))
        return None
    if len(inhoud) > MAXIMALE_BYTES:
        verzameling.bevindingen.append(_te_groot(pad))
        return None
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        verzameling.bevindingen.append(_geen_utf8(pad, inhoud, fout.start))
        return None
    regels = tuple(tekst.splitlines())
    verzameling.bestanden[pad] = Bestand(pad, hashlib.sha256(inhoud).hexdigest(), regels)
    return tekst


def _buiten(map_: Path, volledig: Path) -> bool:
    """Of een pad, na het volgen van koppelingen, buiten de werkmap uitkomt."""
    try:
        return not volledig.resolve().is_relative_to(map_.resolve())
    except (OSError, RuntimeError):
        return True


def _geen_werkmap(map_: Path) -> Bevinding:
    return Bevinding(
        "RT110",
        f"De map {map_} heeft geen {OPSLAGEN} en is dus geen werkmap.",
        "Ga naar de map van de regio, of wijs hem aan met --map MAP.",
    )


def _buiten_werkmap(pad: str) -> Bevinding:
    return Bevinding(
        "RT102",
        "Dit is een koppeling die buiten de werkmap uitkomt; die wordt niet gevolgd.",
        "Zet het bestand zelf in de werkmap.",
        Plaats(_toonbaar(pad), 1),
    )


def _onleesbaar(pad: str, fout: OSError) -> Bevinding:
    reden = "geen toestemming" if isinstance(fout, PermissionError) else "het is geen gewoon bestand"
    return Bevinding(
        "RT101",
        f"Dit bestand is niet te lezen ({reden}).",
        "Controleer of het bestand bestaat en of u het mag lezen.",
        Plaats(_toonbaar(pad), 1),
    )


def _te_groot(pad: str) -> Bevinding:
    return Bevinding(
        "RT101",
        f"Dit bestand is groter dan {MAXIMALE_BYTES // 1_000_000} MB.",
        "Een kaart of tabel is enkele kilobytes; controleer of dit het goede bestand is.",
        Plaats(_toonbaar(pad), 1),
    )


def _geen_utf8(pad: str, inhoud: bytes, positie: int) -> Bevinding:
    regel = inhoud.count(b"\n", 0, positie) + 1
    kolom = positie - inhoud.rfind(b"\n", 0, positie)
    return Bevinding(
        "RT103",
        f"Dit bestand is geen UTF-8: op deze plek staat byte 0x{inhoud[positie]:02X}.",
        "Sla het bestand in uw editor opnieuw op als UTF-8.",
        Plaats(_toonbaar(pad), regel, kolom),
    )


def _andere_extensie(pad: str) -> Bevinding:
    return Bevinding(
        "RT101",
        "Dit bestand eindigt niet op .yaml en wordt daarom niet gelezen.",
        "Hernoem het zodat het eindigt op .yaml.",
        Plaats(_toonbaar(pad), 1),
    )


def _toonbaar(pad: str) -> str:
    """Een bestandsnaam die altijd af te drukken is."""
    return pad.encode("utf-8", "replace").decode("utf-8")
