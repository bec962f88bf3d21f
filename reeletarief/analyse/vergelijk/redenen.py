"""Waarom een tarief anders is opgebouwd terwijl er niets bij kwam of verviel: andere cao-tabellen, of een ander prijspeil."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import in_zin
from reeletarief.kostprijs.kop import Kop, kop_van, voorvoegsel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.analyse.vergelijk.boompaar import Boompaar
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.waarden import Waarde
    from reeletarief.kostprijs.cao_jaar import CaoJaar
    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief


class Reden(NamedTuple):
    """Een reden in woorden, met de plaats in de nieuwe stand als zij daar staat, en die in de oude van wat verviel."""

    naam: str
    plaats: Plaats | None
    oude_plaats: Plaats | None = None


class Wissel(NamedTuple):
    """Een reden die van één plek komt, met de groep van die plek."""

    groep: str
    reden: Reden


def waarde_in_zin(waarde: Waarde | None) -> str:
    """Een waarde uit een bestand zoals zij in een reden staat."""
    if waarde is None:
        return "niet gegeven"
    return f"{in_zin(waarde.getal * 100)}%" if waarde.is_percentage else in_zin(waarde.getal)


def met_en_zonder(eerst: Sequence[str], nu: Sequence[str]) -> str:
    """Wat er in een lijst uit een bestand bij kwam en wat eruit ging: ``met koningsdag, zonder bevrijdingsdag``."""
    erbij, weg = (
        [naam.replace("_", " ") for naam in een if naam not in ander] for een, ander in ((nu, eerst), (eerst, nu))
    )
    return ", ".join([f"met {naam}" for naam in erbij] + [f"zonder {naam}" for naam in weg])


def andere_tabellen(oud: Tarief, nieuw: Tarief) -> dict[str, Reden]:
    """De cao's waarvan het jaar in andere delen valt, op het voorvoegsel van het onderdeel dat die cao heeft.

    Dat is zo als een van beide tarieven met meer dan één tabel rekent, en niet met dezelfde. De plaats is de ingangsdatum van
    de eerste tabel die erbij kwam, of anders in de oude stand die van de eerste die wegviel.
    """
    eerst, nu = _caos(oud), _caos(nieuw)
    paren = {begin: (eerst[begin], cao) for begin, cao in nu.items() if begin in eerst and eerst[begin].cao == cao.cao}
    dagen = {begin: (dagen_van(was), dagen_van(cao)) for begin, (was, cao) in paren.items()}
    return {
        begin: _andere_dagen(str(nu[begin].cao), van, naar)
        for begin, (van, naar) in dagen.items()
        if van.keys() != naar.keys() and max(len(van), len(naar)) > 1
    }


def producten_in_beide(oud: Tarief, nieuw: Tarief) -> Iterator[tuple[str, Tarief, Tarief]]:
    """Het product zelf en de onderdelen die het oud en nieuw heeft, met het voorvoegsel van hun posten in de boom."""
    eerst = dict(_producten_in(oud, ""))
    return ((begin, eerst[begin], nu) for begin, nu in _producten_in(nieuw, "") if begin in eerst)


def _producten_in(tarief: Tarief, begin: str) -> Iterator[tuple[str, Tarief]]:
    """Het product zelf en zijn onderdelen, op het voorvoegsel van hun posten in de boom."""
    yield begin, tarief
    for deel in tarief.onderdelen:
        yield from _producten_in(deel.tarief, f"{begin}{voorvoegsel(deel.product)}")


def _caos(tarief: Tarief) -> dict[str, CaoJaar]:
    """De cao van een product op het voorvoegsel van zijn posten, en die van zijn onderdelen."""
    return {begin: een.cao for begin, een in _producten_in(tarief, "") if een.cao}


def dagen_van(cao: CaoJaar) -> dict[str, Plaats]:
    """De tabellen van het jaar, met de plaats van hun ingangsdatum."""
    return {str(periode.tabel.dag): periode.tabel.ingangsdatum.plaats for periode in cao.perioden}


def _andere_dagen(cao: str, van: dict[str, Plaats], naar: dict[str, Plaats]) -> Reden:
    links, rechts = (", ".join(f"{cao} {dag}" for dag in dagen) for dagen in (van, naar))
    erbij, weg = (
        next((plaats for dag, plaats in een.items() if dag not in ander), None)
        for een, ander in ((naar, van), (van, naar))
    )
    return Reden(f"andere cao-tabellen: {links} → {rechts}", erbij, None if erbij else weg)


def andere_prijspeilen(paar: Boompaar, oud: Tarief, nieuw: Tarief) -> tuple[Reden, ...]:
    """Wat op een ander prijspeil staat, zodat er meer of minder jaren te indexeren is: lonen, en bedragen van de regio."""
    redenen = (*_lonen(oud, nieuw), *_bedragen(paar, oud, nieuw), *_een_jaar_verder(paar, oud, nieuw))
    return tuple({reden.naam: reden for reden in redenen}.values())


def _lonen(oud: Tarief, nieuw: Tarief) -> Iterator[Reden]:
    """De cao's waarvan de lonen een ander prijspeil hebben; dat volgt uit tot wanneer de laatste tabel geldt."""
    eerder = _caos(oud)
    for begin, cao in _caos(nieuw).items():
        was = eerder.get(begin)
        if was and cao.loonpeil != was.loonpeil and _achter(cao) != _achter(was):
            waren = "waren" if was.cao == cao.cao else f"die van cao {was.cao}"
            naam = f"lonen van cao {cao.cao} op prijspeil {cao.loonpeil}, {waren} op {was.loonpeil}"
            yield Reden(naam, *_waar_het_loonpeil_uit_volgt(cao, was))


def _waar_het_loonpeil_uit_volgt(cao: CaoJaar, was: CaoJaar) -> tuple[Plaats | None, Plaats | None]:
    """De plaats in de nieuwe stand, of die in de oude: de tabel die erna kwam (of wegviel), en anders ``bevestigd_tot``."""
    if cao.peilgrens is None and was.peilgrens:
        return None, was.peilgrens.ingangsdatum.plaats
    return (cao.peilgrens.ingangsdatum if cao.peilgrens else cao.laatste.bevestigd_tot).plaats, None


def _achter(cao: CaoJaar) -> int:
    return cao.jaar - cao.loonpeil


def _een_jaar_verder(paar: Boompaar, oud: Tarief, nieuw: Tarief) -> Iterator[Reden]:
    """De prijspeilen die bleven terwijl het tariefjaar verderging: daar zijn nu meer (of minder) jaren van te indexeren."""
    if oud.jaar == nieuw.jaar:
        return
    eerder = _caos(oud)
    peilen = {
        cao.loonpeil
        for begin, cao in _caos(nieuw).items()
        if begin in eerder and cao.loonpeil == eerder[begin].loonpeil
    }
    peilen |= {nu for _, was, nu in _gegeven_bedragen(paar, oud, nieuw) if was == nu}
    achter = [str(peil) for peil in sorted(peilen) if peil < max(oud.jaar, nieuw.jaar)]
    if achter:
        yield Reden(f"prijspeil {' en '.join(achter)} geïndexeerd naar {nieuw.jaar}, was naar {oud.jaar}", None)


def _gegeven_bedragen(paar: Boompaar, oud: Tarief, nieuw: Tarief) -> Iterator[tuple[Post, int, int]]:
    """De gegeven bedragen van de regio die er in beide zijn, met hun prijspeil van toen en van nu."""
    for sleutel, knoop in paar.knopen.items():
        if kop_van(sleutel) is Kop.OPSLAGEN and knoop.is_gegeven and knoop.oud and knoop.nieuw:
            yield knoop.nieuw, _peil(knoop.oud, oud.jaar), _peil(knoop.nieuw, nieuw.jaar)


def _bedragen(paar: Boompaar, oud: Tarief, nieuw: Tarief) -> Iterator[Reden]:
    """De gegeven bedragen van de regio die een ander prijspeil hebben."""
    for post, was, nu in _gegeven_bedragen(paar, oud, nieuw):
        if was != nu and oud.jaar - was != nieuw.jaar - nu:
            yield Reden(f"{post.naam} op prijspeil {nu}, was {was}", post.plaats)


def _peil(post: Post, jaar: int) -> int:
    """Het prijspeil waarop een bedrag staat; zonder prijspeil, of met een later, dat van het tariefjaar."""
    peil = post.herkomst.prijspeil if post.herkomst else None
    return jaar if peil is None else min(peil, jaar)
