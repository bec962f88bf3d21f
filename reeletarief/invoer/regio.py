"""Van de tekst van bestanden naar een regio: inlezen, modelleren en de samenhang controleren.

Zuiver: de bestanden komen als bytes binnen, waar ze ook vandaan komen (map, git, test). Alle bevindingen
van alle bestanden komen eruit; een kaart met fouten valt weg en houdt de andere kaarten niet op.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Bevinding, Plaats, gesorteerd
from reeletarief.invoer.cao import CaoTabel
from reeletarief.invoer.kaart import Productkaart
from reeletarief.invoer.model import ModelSoort, lees_model
from reeletarief.invoer.opslagen import Opslagen
from reeletarief.invoer.samenhang import controleer_bestandsnaam, controleer_kaarten, controleer_opslagen
from reeletarief.invoer.yaml_strikt import lees_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

OPSLAGEN = "opslagen.yaml"
CAO = "cao/"
PRODUCTKAARTEN = "productkaarten/"


class Bestand(NamedTuple):
    """Een gelezen bestand: de vingerafdruk voor het bewijs en de regels voor een melding."""

    pad: str
    sha256: str
    regels: tuple[str, ...]


class Regio(NamedTuple):
    """Alles wat de berekening van een regio nodig heeft, al ingelezen en gecontroleerd.

    ``caos`` geeft per cao de tabellen op volgorde van ingangsdatum; ``kaarten`` staan op productcode.
    """

    opslagen: Opslagen
    caos: Mapping[str, tuple[CaoTabel, ...]]
    kaarten: tuple[Productkaart, ...]
    bestanden: Mapping[str, Bestand]


class Inlezing(NamedTuple):
    """Wat het lezen van een werkmap opleverde.

    ``regio`` ontbreekt als er zonder de foute bestanden niets te rekenen valt. ``gemist`` noemt de
    bestanden van productkaarten die door een fout wegvielen.
    """

    regio: Regio | None
    bevindingen: tuple[Bevinding, ...]
    gemist: tuple[str, ...]
    bestanden: Mapping[str, Bestand]


def lees_regio(
    inhoud: Mapping[str, bytes], vooraf: Iterable[Bevinding] = (), onleesbaar: Iterable[str] = ()
) -> Inlezing:
    """Lees een regio uit de inhoud van bestanden, op pad binnen de werkmap.

    ``vooraf`` zijn bevindingen die bij het ophalen al zijn gedaan, ``onleesbaar`` de paden die daardoor
    ontbreken. De volgorde van de bestanden maakt niet uit.
    """
    lezer = _Lezer(list(vooraf))
    paden = sorted(inhoud)
    opslagen = lezer.lees(OPSLAGEN, inhoud[OPSLAGEN], Opslagen) if OPSLAGEN in inhoud else None
    tabellen = {pad: lezer.lees(pad, inhoud[pad], CaoTabel) for pad in paden if pad.startswith(CAO)}
    kaarten = {pad: lezer.lees(pad, inhoud[pad], Productkaart) for pad in paden if pad.startswith(PRODUCTKAARTEN)}
    gemist = [pad for pad, kaart in kaarten.items() if kaart is None]
    gemist += [pad for pad in onleesbaar if pad.startswith(PRODUCTKAARTEN)]
    caos, kapotte_caos = _per_cao(tabellen, lezer.bevindingen)
    kapotte_caos |= {_cao_in(pad) for pad in onleesbaar if pad.startswith(CAO)}
    goede_kaarten = [(pad, kaart) for pad, kaart in kaarten.items() if kaart is not None]
    regio = None
    if opslagen is not None:
        eigen_fouten = controleer_opslagen(opslagen)
        lezer.bevindingen += eigen_fouten
        goede, slechte = controleer_kaarten(goede_kaarten, opslagen, caos, kapotte_caos, lezer.bevindingen)
        gemist += slechte
        regio = None if eigen_fouten else Regio(opslagen, caos, goede, lezer.bestanden)
    return Inlezing(regio, gesorteerd(lezer.bevindingen), tuple(sorted(gemist)), lezer.bestanden)


def _per_cao(
    tabellen: Mapping[str, CaoTabel | None], bevindingen: list[Bevinding]
) -> tuple[dict[str, tuple[CaoTabel, ...]], set[str]]:
    """De tabellen per cao op ingangsdatum, en de cao's waarvan een tabel niet te gebruiken is."""
    per_cao: dict[str, list[CaoTabel]] = {}
    kapot: set[str] = set()
    for pad, tabel in tabellen.items():
        verkeerd = controleer_bestandsnaam(tabel, pad) if tabel is not None else []
        bevindingen += verkeerd
        if tabel is None or verkeerd:
            kapot |= {_cao_in(pad)} | ({str(tabel.cao)} if tabel is not None else set())
        else:
            per_cao.setdefault(str(tabel.cao), []).append(tabel)
    return {cao: tuple(sorted(rij, key=lambda tabel: tabel.dag)) for cao, rij in per_cao.items()}, kapot


def _cao_in(pad: str) -> str:
    """De naam van de cao uit ``cao/<cao>/<datum>.yaml``."""
    return pad.removeprefix(CAO).partition("/")[0]


class _Lezer:
    """Leest bestanden tot modellen en houdt bij wat er gelezen en gevonden is."""

    def __init__(self, bevindingen: list[Bevinding]) -> None:
        self.bevindingen = bevindingen
        self.bestanden: dict[str, Bestand] = {}

    def lees(self, pad: str, inhoud: bytes, soort: type[ModelSoort]) -> ModelSoort | None:
        try:
            tekst = inhoud.decode("utf-8-sig")
        except UnicodeDecodeError as fout:
            self.bevindingen.append(_geen_utf8(pad, inhoud, fout.start))
            return None
        self.bestanden[pad] = Bestand(pad, hashlib.sha256(inhoud).hexdigest(), tuple(tekst.splitlines()))
        wortel, vormfouten = lees_yaml(tekst, pad)
        self.bevindingen += vormfouten
        if wortel is None:
            return None
        model, inhoudsfouten = lees_model(soort, wortel, pad)
        self.bevindingen += inhoudsfouten
        return None if vormfouten else model


def _geen_utf8(pad: str, inhoud: bytes, positie: int) -> Bevinding:
    regel = inhoud.count(b"\n", 0, positie) + 1
    kolom = positie - inhoud.rfind(b"\n", 0, positie)
    return Bevinding(
        "RT103",
        f"Dit bestand is geen UTF-8: op deze plek staat byte 0x{inhoud[positie]:02X}.",
        "Sla het bestand in uw editor opnieuw op als UTF-8.",
        Plaats(pad, regel, kolom),
    )
