"""Wat er tussen twee bomen anders is, als leden van een groep: elke gewijzigde waarde, en per groep de andere opbouw."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.vergelijk.oorzaakgroepen import gewijzigde_knopen
from reeletarief.analyse.vergelijk.oorzaakplaats import opbouwplaats
from reeletarief.kostprijs.post import VAST_GETAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reeletarief.analyse.vergelijk.boompaar import Boompaar, Knoop
    from reeletarief.fouten import Plaats
    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief


class Lid(NamedTuple):
    """Een wijziging in een groep: de knopen die zij omzet."""

    groep: str
    knopen: tuple[str, ...]
    naam: str
    oud: Post | None
    nieuw: Post | None
    erbij: Plaats | None = None


def plaats_van(post: Post | None) -> Plaats | None:
    """Waar een waarde staat, als zij er is en in een bestand staat."""
    return post.plaats if post else None


def leden_van(paar: Boompaar, oud: Tarief, nieuw: Tarief) -> list[Lid]:
    """Elke gewijzigde waarde als lid van haar groep, en per groep de andere opbouw als één lid."""
    tabellen = _tabellen(oud, nieuw)
    groepen = gewijzigde_knopen(paar)
    waarden = [
        Lid(groep, (sleutel,), _naam(paar.knopen[sleutel]), paar.knopen[sleutel].oud, paar.knopen[sleutel].nieuw)
        for sleutel, groep in groepen.items()
        if paar.knopen[sleutel].is_gegeven
    ]
    opbouw: dict[str, list[str]] = {}
    for sleutel, groep in groepen.items():
        if not paar.knopen[sleutel].is_gegeven:
            opbouw.setdefault(groep, []).append(sleutel)
    return [
        *_dezelfde_plek_samen(waarden),
        *(
            Lid(
                groep,
                tuple(sleutels),
                (groep == "cao" and tabellen) or _opbouwnaam(sleutels, paar),
                None,
                None,
                opbouwplaats(sleutels, paar),
            )
            for groep, sleutels in opbouw.items()
        ),
    ]


def _dezelfde_plek_samen(leden: Iterable[Lid]) -> list[Lid]:
    """Eén cel in een bestand die op meer plekken in de boom staat, is één wijziging."""
    samen: dict[tuple[object, ...], Lid] = {}
    for nummer, lid in enumerate(leden):
        plek = (lid.groep, *plek_van(lid.oud), *plek_van(lid.nieuw))
        sleutel = plek if plek_van(lid.nieuw) else (nummer,)
        eerder = samen.get(sleutel)
        samen[sleutel] = lid._replace(knopen=(*eerder.knopen, *lid.knopen)) if eerder else lid
    return list(samen.values())


def plek_van(post: Post | None) -> tuple[object, ...]:
    """Waaraan dezelfde waarde uit een bestand te herkennen is; leeg als zij er niet is of nergens staat."""
    plaats = plaats_van(post)
    return (plaats.bestand, plaats.regel, plaats.kolom, post.bedrag) if plaats and post else ()


def _tabellen(oud: Tarief, nieuw: Tarief) -> str:
    """Welke cao-tabellen het jaar bepalen, van elke cao waarvan dat er andere zijn."""
    eerst, nu = _dagen(oud), _dagen(nieuw)
    anders = [cao for cao in sorted({*eerst, *nu}) if eerst.get(cao) != nu.get(cao)]
    links, rechts = (", ".join(dag for cao in anders for dag in dagen.get(cao, ())) for dagen in (eerst, nu))
    return f"andere cao-tabellen: {links or 'geen'} → {rechts or 'geen'}" if anders else ""


def _dagen(tarief: Tarief) -> dict[str, list[str]]:
    """Per cao de tabellen van het jaar, elk één keer."""
    dagen: dict[str, list[str]] = {}
    for cao in tarief.caos:
        eigen = [f"{cao.cao} {periode.tabel.dag}" for periode in cao.perioden]
        dagen[cao.cao] = list(dict.fromkeys([*dagen.get(cao.cao, []), *eigen]))
    return dagen


def _naam(knoop: Knoop) -> str:
    post = knoop.nieuw or knoop.oud
    return post.naam if post else ""


def _opbouwnaam(sleutels: Sequence[str], paar: Boompaar) -> str:
    """Wat er in een berekening bij kwam en wat verviel."""
    erbij: dict[str, None] = {}
    weg: dict[str, None] = {}
    for sleutel in sleutels:
        knoop = paar.knopen[sleutel]
        erbij |= dict.fromkeys(_namen(knoop.nieuwe_operanden, knoop.oude_operanden, paar))
        weg |= dict.fromkeys(_namen(knoop.oude_operanden, knoop.nieuwe_operanden, paar))
    if erbij.keys() != weg.keys():  # wat aan beide kanten hetzelfde heet, zegt niets
        erbij, weg = ({naam: None for naam in deze if naam not in die} for deze, die in ((erbij, weg), (weg, erbij)))
    delen = [f"erbij: {_kort(erbij)}" if erbij else "", f"vervallen: {_kort(weg)}" if weg else ""]
    return "; ".join(deel for deel in delen if deel) or "andere volgorde of bewerking"


def _namen(deze: Sequence[str], andere: Sequence[str], paar: Boompaar) -> list[str]:
    """De namen van wat alleen hier staat, zonder de vaste getallen en de tussenstappen van een afleiding."""
    namen = [_naam(paar.knopen[deel]) for deel in deze if deel not in andere and not deel.startswith(VAST_GETAL)]
    return [naam for naam in namen if naam != "tussenstap"]


def _kort(namen: Iterable[str]) -> str:
    alle = list(namen)
    return ", ".join(alle[:3]) + (f" en {len(alle) - 3} andere" if len(alle) > 3 else "")
