"""Wat er van een afgekeurd blok wél te lezen is, en de eisen die daar al over te toetsen zijn.

Zo komt de som van een functiemix ook boven als er elders op de kaart iets mis is. Geen eis hoeft te zeggen van welke velden
zij afhangt: een veld dat niet te lezen was, geeft :class:`OnleesbaarVeldFout` aan wie het vraagt, en die eis is dan nog niet te
toetsen. Twee regels houden meldingen weg die alleen uit een andere volgen. Een model dat zelf niet aan een eis voldoet, is voor
het model eromheen onleesbaar; en staat er een sleutel die niet bestaat, dan kan elk veld dat ontbreekt daarmee bedoeld zijn.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, is_dataclass
from typing import Annotated, Any, NamedTuple, NoReturn, TypeVar, get_args, get_origin

from pydantic_core import ValidationError

from reeletarief.invoer.model import keurder, velden_in_bestand
from reeletarief.invoer.waarden import WaardeFout
from reeletarief.invoer.yaml_strikt import Blok, Lijst

Een = TypeVar("Een")
Eis = Callable[[Any], None]
Pad = tuple[Any, ...]


class OnleesbaarVeldFout(Exception):
    """Een veld dat niet te lezen was."""


class Bezwaar(NamedTuple):
    """Een eis waar een deel van het bestand niet aan voldoet: het pad van sleutels erheen, en wat er mis is."""

    pad: Pad
    fout: WaardeFout


class Deels(NamedTuple):
    """Een model met alleen de velden die te lezen waren (of niets, als er niet gekeken is), en wat daar al aan schort."""

    model: Any
    bezwaren: tuple[Bezwaar, ...]


TE_VEEL_FOUTEN = Deels(None, ())
"""Van een blok met heel veel fouten wordt niet stuk voor stuk gekeken wat er te lezen is; dat duurt even lang als de keuring zelf."""


def _weiger(_model: object) -> NoReturn:
    raise OnleesbaarVeldFout


_GEMIST = property(_weiger)
"""Staat op een onderklasse van het model: een veld dat gewoon ontbrak, gaf de standaardwaarde die als attribuut op de klasse staat."""


def lees_deels(soort: type[Any], blok: Blok) -> Deels:
    """Lees van een blok wat te lezen is, met de eisen die daar al over te toetsen zijn."""
    lezing = _Lezing()
    return Deels(lezing.deelmodel(soort, blok, ()), tuple(lezing.bezwaren))


def leesbaar(model: Any, veld: str) -> bool:
    """Of dit veld van een (deels gelezen) model te lezen was."""
    return getattr(type(model), veld, None) is not _GEMIST


def voor_zover(controles: Iterator[Een]) -> Iterator[Een]:
    """Wat deze controles geven, tot een ervan een veld nodig heeft dat niet te lezen was."""
    try:
        yield from controles
    except OnleesbaarVeldFout:
        return


class _Lezing:
    """Leest een boom van modellen zover het gaat; wat niet te lezen is, is ``None``."""

    def __init__(self) -> None:
        self.bezwaren: list[Bezwaar] = []

    def deelmodel(self, soort: type[Any], blok: Blok, pad: Pad) -> Any:
        """Een model met alleen de velden die te lezen zijn; de bezwaren tegen wat er staat, worden bewaard."""
        velden = velden_in_bestand(soort)
        gelezen = {
            veld.name: self._lees(veld.type, blok[veld.name], (*pad, veld.name)) for veld in velden if veld.name in blok
        }
        vreemd = len(gelezen) < len(blok)
        afwezig = [veld for veld in velden if veld.name not in gelezen]
        gemist = [naam for naam, waarde in gelezen.items() if waarde is None]
        gemist += [veld.name for veld in afwezig if vreemd or not _standaard(veld)]
        gelezen |= {naam: waarde for veld in afwezig for naam, waarde in _standaard(veld).items()}
        model: Any = object.__new__(type(soort.__name__, (soort,), dict.fromkeys(gemist, _GEMIST)))
        vars(model).update(gelezen)
        self.bezwaren += [Bezwaar(pad, fout) for fout in _toets(model)]
        return model

    def _lees(self, hint: Any, knoop: object, pad: Pad) -> Any:
        try:
            return keurder(hint).validate_python(knoop)
        except ValidationError:
            return self._lees_delen(hint, knoop, pad)

    def _lees_delen(self, hint: Any, knoop: object, pad: Pad) -> Any:
        oorsprong, delen = get_origin(hint), get_args(hint)
        if isinstance(hint, type) and is_dataclass(hint) and isinstance(knoop, Blok):
            eerder = len(self.bezwaren)
            model = self.deelmodel(hint, knoop, pad)
            return None if any(bezwaar.pad == pad for bezwaar in self.bezwaren[eerder:]) else model
        if oorsprong is tuple and isinstance(knoop, Lijst) and knoop:
            regels = [self._lees(delen[0], regel, (*pad, nummer)) for nummer, regel in enumerate(knoop)]
            return None if None in regels else tuple(regels)
        if oorsprong is Annotated or delen[1:] == (type(None),):
            return self._lees_delen(delen[0], knoop, pad)
        return None


def _standaard(veld: Any) -> Mapping[str, Any]:
    """De waarde van een veld dat niet in het bestand staat; niets als dat veld verplicht is."""
    if veld.default_factory is not MISSING:
        return {veld.name: veld.default_factory()}
    return {} if veld.default is MISSING else {veld.name: veld.default}


def _toets(model: Any) -> Iterator[WaardeFout]:
    """Waar een model niet aan voldoet; een eis die een onleesbaar veld nodig heeft, wordt overgeslagen."""
    for rij in _eisen(model):
        for eis in rij:
            try:
                eis(model)
            except OnleesbaarVeldFout:
                continue
            except WaardeFout as fout:
                yield fout
                break


def _eisen(model: Any) -> tuple[tuple[Eis, ...], ...]:
    """De rijen eisen van een model; een model dat er geen noemt, heeft één rij met wat het altijd toetst."""
    alles = getattr(type(model), "__post_init__", None)
    rijen: tuple[tuple[Eis, ...], ...] = getattr(model, "EISEN", ((alles,),) if alles else ())
    return rijen
