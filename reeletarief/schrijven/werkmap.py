"""Bestanden van een werkmap samen wijzigen: alle of geen, ook als het programma halverwege wordt afgebroken.

Eerst komen de nieuwe en de oude inhoud in een verborgen map, dan een lijst van wat er gaat wisselen. Pas daarna wisselen de
bestanden om; de lijst weghalen maakt het definitief. Ligt de lijst er nog bij een volgende start, dan is er halverwege
gestopt: :func:`herstel` zet dan alles terug, en bewaart wat iemand daarna zelf wijzigde. Een slot (:mod:`.slot`) houdt twee
opdrachten tegelijk uit elkaar.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.namen import LIJST, ONDERBROKEN
from reeletarief.invoer.schijf import is_map
from reeletarief.schrijven.bestand import inhoud_nu, schrijf_bestand, schrijf_nieuw, vervang
from reeletarief.schrijven.slot import Slot, is_nog, kent_sloten, neem_slot

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SLOT = "slot"
BEWAARD = ".uw-versie"
"""Waarop de naam eindigt van een bestand dat iemand wijzigde nadat een opdracht halverwege stopte."""


class BezetFout(Exception):
    """Een andere opdracht schrijft op dit moment in deze werkmap."""


class PlekFout(OSError):
    """Op deze plek wordt niet geschreven: een koppeling, iets buiten de werkmap, of iets onder een gewoon bestand."""


class GewijzigdFout(Exception):
    """Een bestand is tijdens de opdracht door iemand anders gewijzigd; draagt het pad binnen de werkmap."""


def schrijf_in_werkmap(werkmap: Path, nieuw: Mapping[str, bytes], was: Mapping[str, bytes | None]) -> None:
    """Schrijf deze bestanden, op pad binnen de werkmap. ``was`` is wat er hoort te staan; ``None`` als er niets staat.

    Een :class:`GewijzigdFout` als er iets anders staat, een :class:`BezetFout` als er een ander schrijft, een
    :class:`PlekFout` als een pad via een koppeling of buiten de werkmap komt, en een ``OSError`` als schrijven niet gaat; in
    alle gevallen is de werkmap dan zoals zij was.
    """
    with gewisseld_in_werkmap(werkmap, nieuw, was):
        pass


@contextlib.contextmanager
def gewisseld_in_werkmap(werkmap: Path, nieuw: Mapping[str, bytes], was: Mapping[str, bytes | None]) -> Iterator[None]:
    """Als :func:`schrijf_in_werkmap`, maar definitief na het blok: gaat het daarin mis, dan staat alles weer zoals het was."""
    _eis_plek(werkmap, ONDERBROKEN)
    for pad in nieuw:
        eis_bestand(werkmap, pad)
    with _slot(werkmap):
        _herstel(werkmap)
        for pad, inhoud in was.items():
            if inhoud_nu(werkmap / pad) != inhoud:
                raise GewijzigdFout(pad)
        try:
            _zet_klaar(werkmap, nieuw, was)
            for nummer, pad in enumerate(nieuw):
                _wissel(werkmap / ONDERBROKEN / f"nieuw-{nummer}", werkmap / pad)
            yield
        except BaseException:
            _herstel(werkmap)
            raise
        (werkmap / ONDERBROKEN / LIJST).unlink()


def herstel(werkmap: Path) -> tuple[str, ...] | None:
    """Zet een werkmap terug waarin halverwege is gestopt; niets als dat niet nodig was.

    Stond alles al op zijn plek, dan is de opdracht daarmee af en blijft het zo. Wat iemand na het stoppen zelf wijzigde, komt
    naast het bestand te staan; het antwoord noemt die plekken.

    Een :class:`BezetFout` als er op dit moment geschreven wordt, een ``OSError`` als terugzetten niet gaat, en een
    ``ValueError`` als de lijst er niet een van dit programma is. Zo'n lijst kan met een werkmap zijn meegekomen; er wordt
    daarom nooit iets buiten de werkmap mee teruggezet of weggehaald.
    """
    opzij = werkmap / ONDERBROKEN
    if not is_map(opzij):
        return None
    if os.path.lexists(opzij / LIJST):
        with _slot(werkmap):
            return None if _rond_af(werkmap) else _herstel(werkmap)
    with contextlib.suppress(BezetFout, OSError), _slot(werkmap):
        pass  # gestopt voor er iets wisselde: het slot teruggeven ruimt op, en lukt dat niet, dan kan het later nog
    return None


def _zet_klaar(werkmap: Path, nieuw: Mapping[str, bytes], was: Mapping[str, bytes | None]) -> None:
    """De nieuwe en oude inhoud opzij, en als laatste de lijst die zegt wat waar hoort."""
    opzij = werkmap / ONDERBROKEN
    for nummer, (pad, inhoud) in enumerate(nieuw.items()):
        schrijf_nieuw(opzij / f"nieuw-{nummer}", inhoud)
        oud = was.get(pad)
        if oud is not None:
            schrijf_nieuw(opzij / f"oud-{nummer}", oud)
            shutil.copymode(werkmap / pad, opzij / f"nieuw-{nummer}")
    boven = dict.fromkeys(map_ for pad in nieuw for map_ in Path(pad).parents if not (werkmap / map_).exists())
    van_diep_naar_ondiep = sorted(boven, key=lambda map_: -len(map_.parts))  # zo gaan zij bij het terugzetten weg
    mappen = [map_.as_posix() for map_ in van_diep_naar_ondiep]
    bestanden = [[pad, was.get(pad) is not None, _som(inhoud)] for pad, inhoud in nieuw.items()]
    lijst = {"bestanden": bestanden, "mappen": mappen}
    schrijf_bestand(opzij / LIJST, json.dumps(lijst).encode())
    for map_ in mappen:
        (werkmap / map_).mkdir(parents=True, exist_ok=True)


def _eis_plek(werkmap: Path, pad: str) -> None:
    """Een :class:`PlekFout` als een pad niet in een gewone map van de werkmap ligt; een koppeling kan naar buiten wijzen."""
    doel = werkmap / pad
    if doel.is_symlink():
        raise PlekFout(errno.EINVAL, f"{pad} is een koppeling")
    boven = doel.parent
    if boven.is_symlink() and not boven.is_dir():
        raise PlekFout(errno.EINVAL, f"{Path(pad).parent} is een koppeling naar niets")
    if boven.exists() and not boven.is_dir():
        raise PlekFout(errno.EINVAL, f"{Path(pad).parent} is geen map")
    if not boven.resolve().is_relative_to(werkmap.resolve()):
        raise PlekFout(errno.EINVAL, f"{pad} ligt buiten de werkmap")


def eis_bestand(werkmap: Path, pad: str) -> None:
    """Als :func:`_eis_plek`, en wat er staat moet een gewoon bestand zijn: lezen uit een pijp houdt nooit op."""
    _eis_plek(werkmap, pad)
    doel = werkmap / pad
    if doel.exists() and not doel.is_file():
        raise PlekFout(errno.EINVAL, f"{pad} is geen gewoon bestand")


def _wissel(van: Path, naar: Path) -> None:
    """Zet een klaargezet bestand op zijn plek. Een koppeling wordt geweigerd: haar doel kan buiten de werkmap liggen."""
    if naar.is_symlink():
        raise PlekFout(errno.EINVAL, f"{naar.name} is een koppeling")
    van.replace(naar)


def _rond_af(werkmap: Path) -> bool:
    """Haal de lijst weg als alles gewisseld was en dat bleef, want dan was alleen dat nog te doen; zegt of het zo was."""
    opzij = werkmap / ONDERBROKEN
    if not (opzij / LIJST).exists():
        return False
    if any(_nog_te_doen(werkmap, nummer, een) for nummer, een in enumerate(_lees_lijst(werkmap).bestanden)):
        return False
    (opzij / LIJST).unlink()
    return True


def _nog_te_doen(werkmap: Path, nummer: int, een: _Wissel) -> bool:
    """Of een bestand nog moest wisselen, of alweer staat zoals het was: dan is ook het terugzetten halverwege gestopt."""
    if os.path.lexists(werkmap / ONDERBROKEN / f"nieuw-{nummer}"):
        return True
    nu = inhoud_nu(werkmap / een.pad)
    return nu == _oud(werkmap, nummer, een) and (nu is None or _som(nu) != een.som)


def _oud(werkmap: Path, nummer: int, een: _Wissel) -> bytes | None:
    """Wat er stond voor het wisselen."""
    return (werkmap / ONDERBROKEN / f"oud-{nummer}").read_bytes() if een.bestond else None


def _herstel(werkmap: Path) -> tuple[str, ...] | None:
    """Terugzetten met het slot in handen."""
    opzij = werkmap / ONDERBROKEN
    lijst = opzij / LIJST
    if not lijst.exists():
        return None
    stand = _lees_lijst(werkmap)
    oud = [_oud(werkmap, nummer, een) for nummer, een in enumerate(stand.bestanden)]
    bewaard = [
        eigen
        for een, inhoud in zip(stand.bestanden, oud, strict=True)
        if (eigen := _zet_terug(werkmap, een, inhoud)) is not None
    ]
    for map_ in stand.mappen:
        with contextlib.suppress(OSError):
            (werkmap / map_).rmdir()
    lijst.unlink()
    return tuple(bewaard)


def _zet_terug(werkmap: Path, een: _Wissel, oud: bytes | None) -> str | None:
    """Zet één bestand terug; stond er iets wat wij niet schreven, dan blijft dat ernaast bewaard en komt die plek terug."""
    pad = werkmap / een.pad
    nu = inhoud_nu(pad)
    eigen = None
    if nu is not None and nu != oud and een.som != _som(nu):
        eigen = _vrije_plek(werkmap, een.pad)
        pad.replace(werkmap / eigen)
    if oud is None:
        pad.unlink(missing_ok=True)
    elif nu != oud:
        vervang(pad, oud)
    return eigen


def _vrije_plek(werkmap: Path, pad: str) -> str:
    """Een naam naast een bestand die nog vrij is."""
    namen = (f"{pad}{BEWAARD}{nummer or ''}" for nummer in count())
    return next(naam for naam in namen if not os.path.lexists(werkmap / naam))


class _Wissel(NamedTuple):
    """Een bestand dat wisselt: of het er al was, en de vingerafdruk van zijn nieuwe inhoud."""

    pad: str
    bestond: bool
    som: str


class _Stand(NamedTuple):
    """Wat er wisselde, en de mappen die gemaakt zijn."""

    bestanden: tuple[_Wissel, ...]
    mappen: tuple[str, ...]


def _lees_lijst(werkmap: Path) -> _Stand:
    """De lijst; een ``ValueError`` als zij een andere vorm heeft of buiten de werkmap wijst."""
    try:
        eis_bestand(werkmap, f"{ONDERBROKEN}/{LIJST}")
        blok = json.loads((werkmap / ONDERBROKEN / LIJST).read_bytes())
        wissels = tuple(_Wissel(str(pad), bestond is True, str(som)) for pad, bestond, som in blok["bestanden"])
        stand = _Stand(wissels, tuple(blok["mappen"]))
        eigen = [f"{ONDERBROKEN}/oud-{nummer}" for nummer in range(len(stand.bestanden))]
        for pad in (*eigen, *(een.pad for een in stand.bestanden)):
            eis_bestand(werkmap, pad)
        for pad in stand.mappen:
            _eis_plek(werkmap, pad)
    except (KeyError, TypeError, RecursionError, PlekFout) as fout:
        raise ValueError(LIJST) from fout
    return stand


def _som(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud).hexdigest()


@contextlib.contextmanager
def _slot(werkmap: Path) -> Iterator[None]:
    """Het slot van deze werkmap, zolang het blok duurt; daarna is er van het schrijven niets meer te zien."""
    opzij = werkmap / ONDERBROKEN
    _eis_plek(werkmap, ONDERBROKEN)
    eis_bestand(werkmap, f"{ONDERBROKEN}/{_SLOT}")
    opzij.mkdir(exist_ok=True)
    with _greep(opzij / _SLOT) if kent_sloten() else contextlib.nullcontext():
        try:
            yield
        finally:
            if not (opzij / LIJST).exists():
                shutil.rmtree(opzij, ignore_errors=True)


@contextlib.contextmanager
def _greep(pad: Path) -> Iterator[None]:
    """Dit bestand met zijn slot; een :class:`BezetFout` als een ander het heeft, of het zojuist weggaf en opruimde."""
    try:
        greep = os.open(pad, os.O_RDWR | os.O_CREAT, 0o666)
    except FileNotFoundError:  # wie net klaar was, ruimde de map op
        raise BezetFout from None
    try:
        if neem_slot(greep) is Slot.BEZET or not is_nog(greep, pad):
            raise BezetFout
        yield
    finally:
        os.close(greep)
