"""Wat vaststellen tegenhoudt: een waarde zonder eigen bron, INVULLEN, een cao die niet bevestigd is, een controle die faalt.

Een tarief dat op een voorbeeldwaarde rust, is een concept en kan niet worden vastgesteld. Een open waarde mag wel, als de
regio er zelf een bron bij noemt: een uitvraag, een besluit, een onderzoek.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from reeletarief.berekening.besluitstand import bestanden_van
from reeletarief.berekening.motiveringen import CAO_ONZEKER
from reeletarief.berekening.onzeker import onzekere_herkomsten
from reeletarief.fouten import Bevinding, Ernst, eerste_namen, eerste_zin, gesorteerd
from reeletarief.invoer.invullen import CODE as INVULLEN
from reeletarief.invoer.invullen import als_beletsel
from reeletarief.invoer.merkregel import regels_bij_merk
from reeletarief.invoer.model import Klasse
from reeletarief.invoer.namen import cao_van
from reeletarief.invoer.woorden import zichtbaar
from reeletarief.kostprijs.post import loop

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from reeletarief.fouten import Plaats
    from reeletarief.invoer.besluit.gegevens import Uitzondering
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.opslagen.reeks import Reeks
    from reeletarief.kostprijs.tarief import Tarief

_Regel: TypeAlias = tuple[str, int]
"""Een regel in een bestand."""
ZONDER_BRON, ONBEVESTIGD, OVERBODIG = "RT991", "RT992", "RT994"
VOORBEELD = "voorbeeld"
"""Een bron met dit woord erin is geen bron van een regio: zo heten de waarden om mee te oefenen."""
_HOOGSTENS_ELDERS = 5
"""Zoveel andere plekken van dezelfde waarde staan in een melding."""
_EERST = {"RT636": "Leg de regels naast de cao-tekst en haal NALEZEN weg"}
"""Wat u doet als de tabel er al is; anders ontbreekt zij."""


def beletsels(
    tarieven: Sequence[Tarief],
    nagekeken: Iterable[Bevinding],
    uitzonderingen: Sequence[Uitzondering],
    reeksen: Iterable[Reeks],
    bestanden: Mapping[str, Bestand],
) -> tuple[Bevinding, ...]:
    """Alles wat deze tarieven nog een concept maakt; leeg als er niets open staat.

    ``nagekeken`` zijn de bevindingen van ``controleer``; daarvan houden fouten tegen, en INVULLEN in een bestand waar een
    tarief op rust, behalve bij een waarde van de ``reeksen`` die geen tarief leest (zie de regels van de ``bestanden``). ``uitzonderingen`` zijn de cao's waarvan het besluit motiveert dat de regio er toch op vaststelt.
    """
    alle = list(nagekeken)
    fouten = [bevinding for bevinding in alle if bevinding.ernst is Ernst.FOUT and not bevinding.vervalt]
    open_ = [*_nog_in_te_vullen(tarieven, alle, reeksen, bestanden), *zonder_eigen_bron(tarieven)]
    return gesorteerd([*fouten, *open_, *_onbevestigd(tarieven, uitzonderingen)])


def _nog_in_te_vullen(
    tarieven: Sequence[Tarief],
    nagekeken: Iterable[Bevinding],
    reeksen: Iterable[Reeks],
    bestanden: Mapping[str, Bestand],
) -> Iterator[Bevinding]:
    """Het merk INVULLEN waar een tarief op rust; in een tabel of bij een cijfer van een ander jaar houdt het niets tegen."""
    gebruikt = {pad for tarief in tarieven for pad in bestanden_van(tarief)}
    merken = [een for een in nagekeken if een.code == INVULLEN and een.bestand in gebruikt]
    if not merken:
        return
    gelezen, ongelezen = _reeksregels(tarieven, reeksen)
    for merk in merken:
        erover = _waarover(merk.plaats, bestanden)
        if erover & gelezen or not erover & ongelezen:
            yield als_beletsel(merk)


def _waarover(plaats: Plaats | None, bestanden: Mapping[str, Bestand]) -> frozenset[_Regel]:
    """De regels waar een merk op deze plaats over kan gaan."""
    pad, nummer = _regel(plaats)
    return frozenset((pad, een) for een in regels_bij_merk(bestanden[pad].regels, nummer))


def _reeksregels(tarieven: Sequence[Tarief], reeksen: Iterable[Reeks]) -> tuple[frozenset[_Regel], frozenset[_Regel]]:
    """De regels die een tarief leest, en die met een waarde van een reeks die geen tarief leest, zoals van een later jaar."""
    gelezen = {
        _regel(post.plaats) for tarief in tarieven for deel in _met_onderdelen(tarief) for post in loop(*deel.wortels)
    }
    per_waarde = [
        {_regel(waarde.bron.plaats), _regel(waarde.waarde.plaats if waarde.waarde else waarde.bron.plaats)}
        for reeks in reeksen
        for waarde in reeks.waarden
    ]
    gelezen = gelezen.union(*(regels for regels in per_waarde if regels & gelezen))
    return frozenset(gelezen), frozenset().union(*per_waarde) - gelezen


def _met_onderdelen(tarief: Tarief) -> Iterator[Tarief]:
    """Het tarief en dat van elk product waar het uit bestaat."""
    yield tarief
    for deel in tarief.onderdelen:
        yield from _met_onderdelen(deel.tarief)


def _regel(plaats: Plaats | None) -> _Regel:
    return (plaats.bestand, plaats.regel) if plaats else ("", 0)


def heeft_eigen_bron(bron: str | None) -> bool:
    """Of een open waarde een bron van de regio zelf heeft: er staat iets, en het is geen voorbeeld."""
    return zichtbaar(bron or "") and VOORBEELD not in str(bron).lower()


def zonder_eigen_bron(tarieven: Sequence[Tarief]) -> tuple[Bevinding, ...]:
    """Elke open of aangenomen waarde zonder eigen bron; dezelfde parameter op meer plekken is één bevinding."""
    plekken: dict[tuple[str, Klasse, str | None], set[Plaats | None]] = {}
    for tarief in tarieven:
        for een in onzekere_herkomsten(tarief):
            if not heeft_eigen_bron(een.bron):
                plekken.setdefault((str(een.parameter), een.klasse, een.bron), set()).add(een.plaats)
    return gesorteerd(_zonder_bron(*waarde, plaatsen) for waarde, plaatsen in plekken.items())


def _zonder_bron(naam: str, klasse: Klasse, bron: str | None, plaatsen: Collection[Plaats | None]) -> Bevinding:
    soort = "een aanname" if klasse is Klasse.AANNAME else "open"
    waarom = f"de bron is '{bron}'" if bron else "er staat geen bron bij"
    eerste, *andere = sorted(plaats for plaats in plaatsen if plaats)
    return Bevinding(
        ZONDER_BRON,
        f"'{naam}' is {soort} en heeft geen bron van de regio zelf: {waarom}.{_zo_ook(eerste, andere)}",
        "Vul de waarde van uw regio in met haar bron (uitvraag, onderzoek, besluit), of stel vast met --als-concept.",
        eerste,
    )


def _zo_ook(eerste: Plaats, andere: Sequence[Plaats]) -> str:
    """Waar dezelfde waarde nog meer staat: de andere regels van dit bestand, en van elk ander bestand de eerste."""
    hier = dict.fromkeys(
        str(een.regel) for een in andere if een.bestand == eerste.bestand and een.regel != eerste.regel
    )
    elders: dict[str, int] = {}
    for een in andere:
        elders.setdefault(een.bestand, een.regel)
    plekken = [f"{bestand}:{regel}" for bestand, regel in elders.items() if bestand != eerste.bestand]
    delen = [f"op regel {eerste_namen(list(hier), _HOOGSTENS_ELDERS)}"] if hier else []
    delen += [f"in {eerste_namen(plekken, _HOOGSTENS_ELDERS)}"] if plekken else []
    return f" Zo ook {' en '.join(delen)}." if delen else ""


def onzekere_caos(tarieven: Sequence[Tarief]) -> set[tuple[str, Bevinding]]:
    """De cao's waarvan een gebruikte tabel voor dit jaar niet vaststaat, elk met de bevinding die dat zegt."""
    return {
        (cao_van(bevinding.bestand), bevinding)
        for tarief in tarieven
        for bevinding in tarief.waarschuwingen
        if bevinding.code in CAO_ONZEKER and bevinding.plaats is not None
    }


def _onbevestigd(tarieven: Sequence[Tarief], uitzonderingen: Sequence[Uitzondering]) -> Iterator[Bevinding]:
    """Een cao-tabel die voor dit jaar niet vaststaat, zonder uitzondering; en een uitzondering waar niets voor is."""
    gemotiveerd = {str(uitzondering.cao) for uitzondering in uitzonderingen}
    onzeker = onzekere_caos(tarieven)
    for cao, bevinding in onzeker:
        if cao not in gemotiveerd:
            yield Bevinding(
                ONBEVESTIGD,
                f"De cao {cao} staat voor dit tariefjaar niet vast. {eerste_zin(bevinding.wat)}",
                f"{_EERST.get(bevinding.code, 'Voeg de tabel toe')}, of zet in de besluitgegevens onder uitzonderingen: "
                f"{{cao: {cao}, reden: waarom u toch vaststelt}}.",
                bevinding.plaats,
            )
    for uitzondering in uitzonderingen:
        if str(uitzondering.cao) not in {cao for cao, _ in onzeker}:
            yield Bevinding(
                OVERBODIG,
                f"De uitzondering voor cao {uitzondering.cao} is nergens voor: geen tarief rust op een onzekere tabel ervan.",
                "Haal de uitzondering weg, of controleer de naam van de cao.",
                uitzondering.cao.plaats,
            )
