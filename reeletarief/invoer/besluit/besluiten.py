"""De besluiten van een werkmap: de bestanden ``vastgesteld/<jaar>.json``, elk één keer gelezen."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.besluit.bestand import lees_anker, lees_besluit
from reeletarief.invoer.besluit.keten import Anker, niet_meer_dat
from reeletarief.invoer.besluit.model import Besluit, EerderBesluit
from reeletarief.invoer.besluit.ontbreekt import CODE, ontbreekt
from reeletarief.invoer.bestand import vingerafdruk
from reeletarief.invoer.bezwaren import groter_dan, onleesbaar
from reeletarief.invoer.kaart.besluitblok import CONCEPT, VASTGESTELD
from reeletarief.invoer.namen import BESLUITEN
from reeletarief.invoer.schijf import (
    Gehaald,
    Reden,
    Stempel,
    buiten,
    buiten_werkmap,
    haal_begrensd,
    is_koppeling,
    is_map,
    stempel_van,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

GROOTSTE_BESLUIT = 100_000_000
"""In bytes. Een besluit bewaart alle gelezen bestanden; bij tienduizend kaarten is dat enkele tientallen megabytes."""
_JAARBESTAND = re.compile(r"([0-9]{4})\.json")
_VERVANGEN = re.compile(r"([0-9]{4})-(concept|vastgesteld)-([0-9]{4}-[0-9]{2}-[0-9]{2})-[0-9a-f]{8}\.json")


class Besluiten(NamedTuple):
    """De besluiten op tariefjaar, en per jaar waarom een besluit niet te lezen is. ``inhoud`` is op pad wat er staat.

    Met ``dicht`` is de map zelf niet te lezen: of er besluiten zijn, is dan niet bekend.
    """

    op_jaar: Mapping[int, Besluit]
    onleesbaar: Mapping[int, Bevinding]
    inhoud: Mapping[str, bytes]
    dicht: Bevinding | None = None


def lees_besluiten(werkmap: Path) -> Besluiten:
    """Lees alle besluiten; een werkmap zonder besluiten geeft er geen."""
    dicht = bezwaar_tegen_map(werkmap)
    if dicht is not None:
        return Besluiten({}, {}, {}, dicht)
    op_jaar: dict[int, Besluit] = {}
    fouten: dict[int, Bevinding] = {}
    inhoud: dict[str, bytes] = {}
    for jaar, pad in jaarbestanden(werkmap).items():
        naam = f"{BESLUITEN}/{pad.name}"
        gehaald = haal_besluit(pad, naam, werkmap)
        if isinstance(gehaald, bytes):
            inhoud[naam] = gehaald
        gelezen = gehaald if isinstance(gehaald, Bevinding) else _gelezen(gehaald, pad, werkmap, jaar)
        if isinstance(gelezen, Bevinding):
            fouten[jaar] = gelezen
        else:
            op_jaar[jaar] = gelezen
    return Besluiten(op_jaar, fouten, inhoud)


def besluit_van_werkmap(werkmap: Path, jaar: int) -> Besluit | Bevinding:
    """Het besluit ``vastgesteld/<jaar>.json``, of waarom het er niet is of niet te lezen is."""
    dicht = bezwaar_tegen_map(werkmap)
    if dicht is not None:
        return dicht
    pad = jaarbestanden(werkmap).get(jaar)
    return ontbreekt(jaar) if pad is None else _haal_van_jaar(pad, werkmap, jaar)


def jaarbestanden(werkmap: Path) -> dict[int, Path]:
    """De bestanden ``vastgesteld/<jaar>.json`` op tariefjaar, oplopend; wat anders heet, telt niet mee."""
    return {int(treffer[1]): pad for pad in _alle_paden(werkmap) if (treffer := _JAARBESTAND.fullmatch(pad.name))}


def laatste_concept(werkmap: Path, jaar: int) -> Besluit | Bevinding | None:
    """Het concept dat het besluit van een jaar verving: dat is waar de aanbieders op reageerden.

    Niets als het er niet is, of als er van de laatste dag meer dan een is: welk het was, is dan niet te zien.
    """
    op_dag: dict[str, list[Path]] = {}
    for dag, pad in _vervangen(werkmap, jaar, CONCEPT):
        op_dag.setdefault(dag, []).append(pad)
    laatste = op_dag[max(op_dag)] if op_dag else []
    return _haal_van_jaar(laatste[0], werkmap, jaar) if len(laatste) == 1 else None


def vervangen_concepten(werkmap: Path, jaar: int) -> list[Besluit | Bevinding]:
    """Elk bewaard concept van een jaar, op dag; of waarom het niet te lezen is."""
    return [_haal_van_jaar(pad, werkmap, jaar) for _, pad in _vervangen(werkmap, jaar, CONCEPT)]


def vervangen_besluiten(werkmap: Path, jaar: int) -> list[Besluit | Bevinding]:
    """Elk bewaard besluit van een jaar dat door een herziening is vervangen, op dag; of waarom het niet te lezen is."""
    return [_haal_van_jaar(pad, werkmap, jaar) for _, pad in _vervangen(werkmap, jaar, VASTGESTELD)]


def besluiten_over_jaar(werkmap: Path, jaar: int) -> list[Besluit]:
    """Elk leesbaar besluit of concept over een jaar: dat er nu ligt, en dan wat vervangen is, het laatste eerst."""
    vervangen = sorted((*_vervangen(werkmap, jaar, CONCEPT), *_vervangen(werkmap, jaar, VASTGESTELD)), reverse=True)
    gelezen = (besluit_van_werkmap(werkmap, jaar), *(_haal_van_jaar(pad, werkmap, jaar) for _, pad in vervangen))
    return [een for een in gelezen if isinstance(een, Besluit)]


def producten_van_besluiten(werkmap: Path, jaar: int) -> frozenset[str]:
    """Elk product in een leesbaar besluit of concept over dit jaar of een jaar ervoor."""
    gelezen = [een for van_jaar, een in lees_besluiten(werkmap).op_jaar.items() if van_jaar <= jaar]
    gelezen += [een for een in vervangen_concepten(werkmap, jaar) if isinstance(een, Besluit)]
    return frozenset(tarief.product for een in gelezen for tarief in een.tarieven)


def _vervangen(werkmap: Path, jaar: int, status: str) -> list[tuple[str, Path]]:
    namen = ((_VERVANGEN.fullmatch(pad.name), pad) for pad in _alle_paden(werkmap))
    return [(treffer[3], pad) for treffer, pad in namen if treffer and (int(treffer[1]), treffer[2]) == (jaar, status)]


def _haal_van_jaar(pad: Path, werkmap: Path, jaar: int) -> Besluit | Bevinding:
    gehaald = haal_besluit(pad, f"{BESLUITEN}/{pad.name}", werkmap)
    return gehaald if isinstance(gehaald, Bevinding) else _gelezen(gehaald, pad, werkmap, jaar)


def _gelezen(inhoud: bytes, pad: Path, werkmap: Path, jaar: int) -> Besluit | Bevinding:
    """Het besluit in dit bestand van de werkmap, of waarom het niet te gebruiken is."""
    besluit = besluit_van_jaar(inhoud, f"{BESLUITEN}/{pad.name}", jaar)
    return besluit if isinstance(besluit, Bevinding) else zoals_later_genoemd(besluit, pad.parent, werkmap)


def zoals_later_genoemd(besluit: Besluit, map_: Path, grens: Path | None = None) -> Besluit | Bevinding:
    """Het besluit, of het bezwaar als een later besluit in deze map een ander noemt dat er niet meer ligt."""
    if besluit.status == CONCEPT and heet_vervangen(Path(besluit.bestand.pad)):
        return besluit
    return niet_meer_dat(besluit, _ankers(besluit, map_, grens), lambda: _liggende(besluit, map_, grens)) or besluit


def _ankers(besluit: Besluit, map_: Path, grens: Path | None) -> Iterator[Anker]:
    """Wat de besluiten over dit jaar en erna over de eerdere zeggen; dit besluit zelf telt niet mee, en wordt niet nog eens gelezen."""
    eigen = Path(besluit.bestand.pad)
    for pad in _paden_in(map_):
        treffer = _JAARBESTAND.fullmatch(pad.name)
        if not treffer or int(treffer[1]) < besluit.tariefjaar or pad.name == eigen.name:
            continue
        later = _lees_later(pad, grens, stempel_van(pad))
        if later is not None and later.sha256 != besluit.bestand.sha256:
            yield later.anker._replace(bestand=str(eigen.with_name(pad.name)))


class _Later(NamedTuple):
    """Wat een besluitbestand over de eerdere zegt, met zijn eigen sha256."""

    sha256: str
    anker: Anker


@cache
def _lees_later(pad: Path, grens: Path | None, stempel: Stempel | None) -> _Later | None:  # noqa: ARG001 - waaraan te zien is dat het nog hetzelfde is
    """Wat dit bestand over de eerdere zegt; niets als het geen besluit is.

    Elk eerder besluit wordt hiernaast gelegd, en het kan tientallen megabytes zijn: zolang het op schijf hetzelfde is, wordt het
    één keer gelezen.
    """
    gehaald = haal_besluit(pad, pad.name, grens)
    anker = None if isinstance(gehaald, Bevinding) else lees_anker(gehaald, pad.name)
    return None if isinstance(gehaald, Bevinding) or anker is None else _Later(vingerafdruk(gehaald), anker)


def _liggende(besluit: Besluit, map_: Path, grens: Path | None) -> set[str]:
    """De sha256 van elk bestand over het jaar van dit besluit, ook wat vervangen is."""
    namen = ((pad, _JAARBESTAND.fullmatch(pad.name) or _VERVANGEN.fullmatch(pad.name)) for pad in _paden_in(map_))
    paden = [pad for pad, treffer in namen if treffer and int(treffer[1]) == besluit.tariefjaar]
    gehaald = (haal_besluit(pad, pad.name, grens) for pad in paden)
    return {vingerafdruk(een) for een in gehaald if not isinstance(een, Bevinding)}


def vervangen_en_weg(besluit: Besluit, werkmap: Path) -> tuple[EerderBesluit, ...]:
    """De besluiten over hetzelfde jaar die dit besluit noemt en die er niet meer liggen; een ander jaar mag naar het archief."""
    zelfde_jaar = [een for een in besluit.eerdere if een.tariefjaar == besluit.tariefjaar]
    liggen_er = _liggende(besluit, werkmap / BESLUITEN, werkmap) if zelfde_jaar else set()
    return tuple(een for een in zelfde_jaar if een.sha256 not in liggen_er)


def opvolger_van(besluit: Besluit, map_: Path) -> Besluit | None:
    """Het besluit van dat jaar dat in deze map ligt en dit verving; niets als er geen ander ligt, of een van een andere regio of van ervoor."""
    pad = map_ / f"{besluit.tariefjaar}.json"
    gehaald = haal_besluit(pad, str(pad))
    nu = gehaald if isinstance(gehaald, Bevinding) else lees_besluit(gehaald, str(pad))
    if isinstance(nu, Bevinding):
        return None
    if any(een.sha256 == besluit.bestand.sha256 for een in nu.eerdere):
        return nu
    if _wat_het_is(nu) == _wat_het_is(besluit):
        return None
    past = (nu.regio, nu.tariefjaar) == (besluit.regio, besluit.tariefjaar)
    return nu if past and nu.besluitdatum >= besluit.besluitdatum else None


def _wat_het_is(besluit: Besluit) -> tuple[object, ...]:
    """Waaraan een besluit te herkennen is, ook als er in een kopie iets gewijzigd is."""
    return besluit.status, besluit.besluitdatum, besluit.ingangsdatum, besluit.sha256


def heet_vervangen(pad: Path) -> bool:
    """Of een bestand de naam heeft waaronder ``vaststellen`` bewaart wat vervangen is."""
    return _VERVANGEN.fullmatch(pad.name) is not None


def bezwaar_tegen_map(werkmap: Path) -> Bevinding | None:
    """Waarom de map met besluiten niet te lezen is; een map die er niet is, is leeg."""
    map_ = werkmap / BESLUITEN
    if buiten(werkmap, map_):
        return buiten_werkmap(BESLUITEN)
    try:
        next(map_.iterdir(), None)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as fout:
        return onleesbaar(BESLUITEN, fout)
    return None


def _alle_paden(werkmap: Path) -> list[Path]:
    return [] if bezwaar_tegen_map(werkmap) else _paden_in(werkmap / BESLUITEN)


def _paden_in(map_: Path) -> list[Path]:
    return sorted(map_.iterdir()) if is_map(map_) else []


def haal_besluit(pad: Path, naam: str, grens: Path | None = None) -> bytes | Bevinding:
    """De inhoud van een besluit, of waarom die er niet is; ``naam`` is hoe de melding het bestand noemt.

    Met een ``grens`` wordt een koppeling die daarbuiten uitkomt, niet gevolgd.
    """
    gehaald = haal_begrensd(pad, GROOTSTE_BESLUIT, grens)
    if isinstance(gehaald, Gehaald):
        return gehaald.inhoud
    if gehaald.reden is Reden.BUITEN:
        return buiten_werkmap(naam)
    if gehaald.reden is Reden.TE_GROOT:
        wat = f"Dit bestand is {groter_dan(GROOTSTE_BESLUIT)}."
        return Bevinding(CODE, wat, "Controleer of dit het besluit is.", Plaats(naam, 1))
    if gehaald.reden is Reden.ONTBREEKT and not is_koppeling(pad):
        return Bevinding(CODE, "Dit bestand bestaat niet.", "Controleer het pad.", Plaats(naam, 1))
    remedie = "Controleer of het een gewoon bestand is en of u het mag lezen."
    return Bevinding(CODE, "Dit besluit is niet te lezen.", remedie, Plaats(naam, 1))


def besluit_van_jaar(inhoud: bytes, naam: str, jaar: int) -> Besluit | Bevinding:
    """Het besluit, of waarom het niet te gebruiken is; een besluit van een ander tariefjaar hoort hier niet."""
    besluit = lees_besluit(inhoud, naam)
    if isinstance(besluit, Besluit) and besluit.tariefjaar != jaar:
        return Bevinding(
            CODE,
            f"Dit besluit gaat over {besluit.tariefjaar}, niet over {jaar}.",
            "Kies het goede besluit of geef --tariefjaar; een besluit heet naar zijn jaar, zoals vastgesteld/2026.json.",
            Plaats(naam, 1),
        )
    return besluit
