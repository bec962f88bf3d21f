"""Welke bevindingen de regio gemotiveerd laat staan, en welke motiveringen nergens (meer) bij horen."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.berekening.motiveringen import (
    is_te_ruim,
    motief_van,
    motivering_bij,
    passende_bevindingen,
    per_bestand,
)
from reeletarief.controles.samen.uitleg import codes
from reeletarief.fouten import (
    HOOGSTENS,
    Bevinding,
    Ernst,
    Motief,
    eerste_namen,
    gesorteerd,
    meer_dan_getoond,
    suggestie,
)
from reeletarief.invoer.namen import VERANTWOORDING
from reeletarief.invoer.verantwoording import Gemotiveerd

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reeletarief.invoer.verantwoording import Motivering

ZONDER_BEVINDING, NIET_TE_MOTIVEREN = "RT317", "RT318"
_BACKSLASH = "\\"


class Verantwoord(NamedTuple):
    """De bevindingen waar nog iets mee moet, die met hun motief blijven staan, en welke van de open in een ander jaar gemotiveerd zijn."""

    open: tuple[Bevinding, ...]
    gemotiveerd: tuple[Bevinding, ...] = ()
    ander_jaar: tuple[Gemotiveerd, ...] = ()


def verantwoord(
    bevindingen: Sequence[Bevinding], motiveringen: Sequence[Motivering], tariefjaar: int | None
) -> Verantwoord:
    """Verdeel de bevindingen over open en gemotiveerd.

    Een waarschuwing of opmerking is gemotiveerd als een motivering voor dit tariefjaar erbij hoort; een fout nooit, en van
    meer meldingen geen als de motivering niet noemt welke zij bedoelt. Een motivering voor dit jaar waar niets van overblijft, is
    zelf een bevinding: RT317, of RT318 als haar code een fout is of niet bestaat. Bij een open bevinding hoort ook wat er voor een
    ander jaar over staat, het laatste jaar eerst: vaak is dat dit jaar weer het antwoord. Wat een besluit zelf motiveert, is ook
    gemotiveerd, tenzij hetzelfde bij een tarief buiten dat besluit open staat.
    """
    in_besluit = _in_besluit(bevindingen)
    bevindingen = tuple(dict.fromkeys(een._replace(motief=None) for een in bevindingen))
    passend = passende_bevindingen([een for een in motiveringen if een.tariefjaar == tariefjaar], bevindingen)
    bij = motivering_bij(passend)
    rest = [bevinding for bevinding in bevindingen if bevinding not in bij and bevinding not in in_besluit]
    andere = sorted((een for een in motiveringen if een.tariefjaar != tariefjaar), key=lambda een: -een.tariefjaar)
    eerder = motivering_bij(passende_bevindingen(andere, rest))
    motieven = in_besluit | {een: motief_van(bij[een]) for een in bij}
    return Verantwoord(
        gesorteerd([*rest, *_begrensd(_bezwaren(passend, bij, rest))]),
        tuple(een._replace(motief=motieven[een]) for een in bevindingen if een in motieven),
        tuple(Gemotiveerd(een, str(eerder[een].motivering), eerder[een].tariefjaar) for een in rest if een in eerder),
    )


def _in_besluit(bevindingen: Sequence[Bevinding]) -> dict[Bevinding, Motief]:
    """Wat een besluit motiveert, zonder motief, met dat motief; niet wat bij een ander tarief open staat."""
    open_ = {een for een in bevindingen if een.motief is None}
    kaal = {een._replace(motief=None): een.motief for een in bevindingen if een.motief is not None}
    return {een: motief for een, motief in kaal.items() if een not in open_}


def _bezwaren(
    passend: Mapping[Motivering, Sequence[Bevinding]],
    bij: Mapping[Bevinding, Motivering],
    rest: Sequence[Bevinding],
) -> Iterator[Bevinding]:
    zoek = _Zoek(rest)
    for een, gevonden in passend.items():
        if not gevonden:
            yield from zoek.bezwaar(een)
        elif is_te_ruim(een, gevonden):
            yield _te_ruim(een, len(gevonden))
        elif not any(bij[bevinding] is een for bevinding in gevonden):
            yield _al_gemotiveerd(een, bij[gevonden[0]])


def _begrensd(bezwaren: Iterable[Bevinding]) -> Iterator[Bevinding]:
    """De bezwaren tot en met de honderdste fout; bij elke hoort zoeken naar de code die wel bestaat."""
    fouten = 0
    for een in bezwaren:
        fouten += een.ernst is Ernst.FOUT
        if fouten > HOOGSTENS:
            yield meer_dan_getoond(VERANTWOORDING)
            return
        yield een


class _Zoek:
    """Zegt wat er mis is met een motivering die bij geen waarschuwing of opmerking hoort."""

    def __init__(self, rest: Sequence[Bevinding]) -> None:
        self._codes = codes()
        self._per_bestand = per_bestand(rest)
        self._fouten = any(bevinding.ernst is Ernst.FOUT for bevinding in rest)
        self._bestanden: dict[str, list[str]] = {}
        for code, bestand in self._per_bestand:
            self._bestanden.setdefault(code, []).append(bestand)

    def bezwaar(self, motivering: Motivering) -> Iterator[Bevinding]:
        """RT317 of RT318.

        Staan er fouten, dan is niet te zeggen of zij nog ergens bij hoort: van een kaart die niet te lezen is, is er ook geen waarschuwing.
        """
        code, bestand = str(motivering.code), str(motivering.bestand)
        if code not in self._codes:
            hint = suggestie(code, self._codes, "De code staat tussen haken in de melding, zoals RT608.")
            yield Bevinding(NIET_TE_MOTIVEREN, f"De code '{code}' bestaat niet.", hint, motivering.code.plaats)
        elif any(motivering.hoort_bij(een) for een in self._per_bestand.get((code, bestand), ())):
            yield Bevinding(
                NIET_TE_MOTIVEREN,
                f"{code} bij {bestand} is een fout, en die is niet te motiveren.",
                "Herstel de fout en haal deze motivering weg.",
                motivering.code.plaats,
            )
        elif not self._fouten:
            wat = f"Deze motivering hoort bij geen bevinding van controleer: {code} bij {bestand}."
            yield _zonder_bevinding(motivering, wat, self._remedie(motivering))

    def _remedie(self, motivering: Motivering) -> str:
        """Is er wel een bevinding met deze code, dan waar de motivering op afketst."""
        zelfde = self._bestanden.get(str(motivering.code), [])
        if motivering.bestand in zelfde:
            return f"Geen melding noemt '{motivering.noemt}' als heel woord of getal. Lees haar na en pas 'noemt' en de motivering aan."
        bedoeld = [een for een in zelfde if _zelfde_pad(een, motivering.bestand)]
        if len(bedoeld) == 1:
            return f"Bedoelt u '{bedoeld[0]}'?"
        if zelfde:
            waar = eerste_namen(zelfde)
            return f"{motivering.code} staat nu bij {waar}. Gaat de motivering daarover, pas dan 'bestand' aan; haal haar anders weg."
        return "Haal haar weg; er valt hier niets meer te motiveren."


def _zelfde_pad(een: str, ander: str) -> bool:
    """Of twee paden hetzelfde bestand kunnen zijn: met ``./`` of een map ervoor, met backslashes, of met andere hoofdletters."""
    kort, lang = sorted((f"/{pad.replace(_BACKSLASH, '/').casefold()}" for pad in (een, ander)), key=len)
    return lang.endswith(kort)


def _te_ruim(motivering: Motivering, aantal: int) -> Bevinding:
    return _zonder_bevinding(
        motivering,
        f"{motivering.code} staat {aantal} keer bij {motivering.bestand}, en deze motivering zegt niet bij welke zij hoort.",
        "Zet bij 'noemt' een naam of getal uit de melding die u bedoelt.",
    )


def _al_gemotiveerd(motivering: Motivering, eerder: Motivering) -> Bevinding:
    return _zonder_bevinding(
        motivering,
        f"Wat deze motivering zegt over {motivering.code} bij {motivering.bestand}, is op regel {eerder.code.plaats.regel} al gemotiveerd.",
        "Maak van de twee een.",
    )


def _zonder_bevinding(motivering: Motivering, wat: str, remedie: str) -> Bevinding:
    return Bevinding(ZONDER_BEVINDING, wat, remedie, motivering.code.plaats, Ernst.WAARSCHUWING)
