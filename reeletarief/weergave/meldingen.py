"""Bevindingen als tekst: plaats, uittreksel met ^^^, wat er mis is en wat te doen.

Een fout staat er altijd helemaal, en van een kanttekening (RT0xx) de eerste zin. Komt dezelfde waarschuwing vaker voor, of
dezelfde soort fout veel vaker, dan staat wat hetzelfde is er één keer, en per plaats alleen wat er anders is.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from reeletarief.fouten import HOOGSTENS, Bevinding, Ernst, eerste_zin, op_een_rij
from reeletarief.weergave.getal import geteld, opsomming

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reeletarief.invoer.bestand import Bestand

_VENSTER = 110
_SAMEN = 3
"""Vanaf zoveel waarschuwingen van één soort staan ze in één blok."""
_VEEL = 5
"""Vanaf zoveel fouten met dezelfde remedie ook, al zegt elke zin iets anders: een nieuw jaar mist tientallen cijfers."""
_KANTTEKENING = "RT0"
"""Wat bij een uitkomst hoort; ``controleer`` en de json zeggen het voluit, dus op het scherm volstaat de eerste zin."""
_MEER = "  Meer {}: reeletarief controleer, of --formaat json"
_PLAATSEN = 5
"""Zoveel plaatsen hebben in een lijst van wat openstaat hun eigen regel; van de andere staat er alleen waar ze zijn."""
_DELEN = re.compile(r"((?<!\w)'[^']*'(?!\w)|\s+|[.,;:]+(?=\s|$))")
"""Waar een zin in delen valt: woorden, leestekens, en een naam tussen aanhalingstekens in haar geheel."""
_KOPPEN = {Ernst.FOUT: "Fout", Ernst.WAARSCHUWING: "Let op", Ernst.OPMERKING: "Ter info"}


def melding(bevinding: Bevinding, bestanden: Mapping[str, Bestand]) -> str:
    """Eén bevinding als alinea; het begin ``bestand:regel:kolom`` is voor een editor te volgen."""
    kop = _KOPPEN[bevinding.ernst]
    plaats = f" {bevinding.plaats}:" if bevinding.plaats else ":"
    regels = [f"{kop}{plaats} [{bevinding.code}]", *_uittreksel(bevinding, bestanden)]
    regels += [f"  {bevinding.wat}", f"  → {bevinding.remedie}"]
    return afdrukbaar("\n".join(regels))


def meldingen(bevindingen: Iterable[Bevinding], bestanden: Mapping[str, Bestand]) -> str:
    """Alle bevindingen onder elkaar, met een lege regel ertussen; van een kanttekening de eerste zin."""
    return "\n\n".join(tekst for _, tekst in _alineas(_per_soort(bevindingen), bestanden, _alle_plaatsen, _zin))


def uitgeschreven(bevindingen: Iterable[Bevinding], bestanden: Mapping[str, Bestand]) -> list[tuple[Ernst, str]]:
    """Dezelfde alinea's met elke zin voluit, en bij elke alinea haar ernst."""
    return _alineas(_per_soort(bevindingen), bestanden, _alle_plaatsen, _voluit)


def blijft_staan(gemotiveerd: Sequence[Bevinding]) -> str:
    """Hoeveel bevindingen gemotiveerd blijven staan, welke, en waar de redenen staan."""
    hoeveel = geteld(len(gemotiveerd), "bevinding blijft", "bevindingen blijven")
    waar = dict.fromkeys(een.motief.bestand for een in gemotiveerd if een.motief)
    return f"{hoeveel} gemotiveerd staan ({met_aantal(een.code for een in gemotiveerd)}); zie {op_een_rij(list(waar), 'en')}."


def met_aantal(codes: Iterable[str]) -> str:
    """De codes op volgorde, en hoe vaak: ``RT012, RT608 2 keer``."""
    aantallen = Counter(codes)
    return ", ".join(f"{code} {aantal} keer" if aantal > 1 else code for code, aantal in sorted(aantallen.items()))


def redenen_op_een_rij(redenen: Iterable[Bevinding]) -> str:
    """Waarom iets niet te rekenen is, in een alinea: elke reden met haar code."""
    return " ".join(f"[{reden.code}] {reden.wat}" for reden in redenen)


def _per_soort(bevindingen: Iterable[Bevinding]) -> list[list[Bevinding]]:
    """Waarschuwingen van één soort bij de eerste ervan, en fouten die woord voor woord gelijk zijn of met veel zijn ook.

    Wat alleen uit een andere fout volgt, staat achteraan: anders verdrinkt die fout erin.
    """
    alle = list(bevindingen)
    aantal = Counter((bevinding.code, bevinding.remedie) for bevinding in alle)
    groepen: dict[object, list[Bevinding]] = {}
    gevolgen: list[Bevinding] = []
    for bevinding in alle:
        if bevinding.vervalt:
            gevolgen.append(bevinding)
            continue
        apart = bevinding.ernst is Ernst.FOUT and aantal[bevinding.code, bevinding.remedie] < _VEEL
        zin = bevinding.wat if apart else ""
        groepen.setdefault((bevinding.ernst, bevinding.code, zin, bevinding.remedie), []).append(bevinding)
    return [*groepen.values(), *([gevolgen] if gevolgen else [])]


def _gevolgzin(gevolgen: Sequence[Bevinding]) -> str:
    """Welke producten niet berekend zijn door een fout die al gemeld is."""
    producten = dict.fromkeys(bevinding.vervalt for bevinding in gevolgen)
    return afdrukbaar(f"Daardoor ook niet berekend [{gevolgen[0].code}]: {opsomming(producten, HOOGSTENS)}.")


def openstaand(bevindingen: Iterable[Bevinding], bestanden: Mapping[str, Bestand]) -> str:
    """Wat er nog te doen is, ook fouten per soort en bestand bij elkaar: een nieuwe regio heeft er tientallen."""
    groepen: dict[object, list[Bevinding]] = {}
    for bevinding in bevindingen:
        soort = (bevinding.ernst, bevinding.code, bevinding.remedie, bevinding.bestand)
        groepen.setdefault(soort, []).append(bevinding)
    return "\n\n".join(tekst for _, tekst in _alineas(groepen.values(), bestanden, _eerste_plaatsen, _zin))


def _alineas(
    groepen: Iterable[Sequence[Bevinding]],
    bestanden: Mapping[str, Bestand],
    plaatsen: Callable[[Sequence[Bevinding], Sequence[str]], list[str]],
    zin: Callable[[Bevinding], str],
) -> list[tuple[Ernst, str]]:
    alineas: list[tuple[Ernst, str]] = []
    alle = list(groepen)
    for groep in alle:
        ernst = groep[0].ernst
        if groep[0].vervalt and len(alle) > 1:  # zonder de fout zelf erbij zegt elke zin waar zij zit
            teksten = [_gevolgzin(groep)]
        elif len(groep) >= _SAMEN:
            teksten = [_blok(groep, plaatsen, zin)]
        else:
            teksten = [_alleen(een, bestanden, zin) for een in groep]
        alineas += [(ernst, tekst) for tekst in teksten]
    return alineas


def _alleen(bevinding: Bevinding, bestanden: Mapping[str, Bestand], in_zin: Callable[[Bevinding], str]) -> str:
    """Eén bevinding; van een kanttekening met meer zinnen de eerste, en waar de andere staan."""
    zin = in_zin(bevinding)
    if zin == bevinding.wat:
        return melding(bevinding, bestanden)
    return "\n".join([melding(bevinding._replace(wat=zin), bestanden), _MEER.format("hierover")])


def _zin(bevinding: Bevinding) -> str:
    kort = bevinding.code.startswith(_KANTTEKENING) and bevinding.ernst is not Ernst.FOUT
    return eerste_zin(bevinding.wat) if kort else bevinding.wat


def _voluit(bevinding: Bevinding) -> str:
    return bevinding.wat


def _blok(
    groep: Sequence[Bevinding],
    plaatsen: Callable[[Sequence[Bevinding], Sequence[str]], list[str]],
    in_zin: Callable[[Bevinding], str],
) -> str:
    """Bevindingen van één soort: de zin en de remedie één keer, en de plaatsen met wat daar anders is."""
    eerste = groep[0]
    zinnen = [in_zin(bevinding) for bevinding in groep]
    zin, verschillen = _samen(zinnen)
    regels = [f"{_KOPPEN[eerste.ernst]}: [{eerste.code}] {len(groep)} keer", *([f"  {zin}"] if zin else [])]
    regels += plaatsen(groep, verschillen)
    regels.append(f"  → {eerste.remedie}")
    if zinnen != [bevinding.wat for bevinding in groep]:
        regels.append(_MEER.format("over elk"))
    return afdrukbaar("\n".join(regels))


def _alle_plaatsen(groep: Sequence[Bevinding], verschillen: Sequence[str]) -> list[str]:
    """Een regel per plaats."""
    return [
        "  " + ": ".join(deel for deel in (str(bevinding.plaats or ""), verschil) if deel)
        for bevinding, verschil in zip(groep, verschillen, strict=True)
    ]


def _eerste_plaatsen(groep: Sequence[Bevinding], verschillen: Sequence[str]) -> list[str]:
    """Een regel voor de eerste plaatsen, en de regelnummers van de andere in hetzelfde bestand."""
    regels = _alle_plaatsen(groep[:_PLAATSEN], verschillen[:_PLAATSEN])
    rest = [str(bevinding.plaats.regel) for bevinding in groep[_PLAATSEN:] if bevinding.plaats]
    nummers = ", ".join(dict.fromkeys(rest))
    if len(groep) > _PLAATSEN:
        regels.append(f"  … en nog {len(groep) - _PLAATSEN}{f', op regel {nummers}' if nummers else ''}")
    return regels


def _samen(zinnen: Sequence[str]) -> tuple[str, list[str]]:
    """De zin met ``…`` waar zij verschillen, en per zin wat daar staat; lijken ze te weinig op elkaar, dan elk voluit.

    >>> _samen(["Rij 3 telt niet mee.", "Rij 14 telt niet mee."])
    ('Rij … telt niet mee.', ['3', '14'])
    """
    woorden = [_DELEN.split(zin) for zin in zinnen]
    if len({len(delen) for delen in woorden}) > 1:
        return "", list(zinnen)
    kolommen = list(zip(*woorden, strict=True))
    anders = [len(set(kolom)) > 1 for kolom in kolommen]
    if 4 * sum(anders) > len(kolommen):  # de helft van de woorden: tussen twee woorden zit steeds een scheiding
        return "", list(zinnen)
    stukken = [
        (verschilt, ["".join(delen) for delen in zip(*(kolom for _, kolom in groep), strict=True)])
        for verschilt, groep in groupby(zip(_aaneen(kolommen, anders), kolommen, strict=True), key=itemgetter(0))
    ]
    zin = "".join("…" if verschilt else teksten[0] for verschilt, teksten in stukken)
    verschillen = [teksten for verschilt, teksten in stukken if verschilt]
    tussen = "; " if any("," in tekst for teksten in verschillen for tekst in teksten) else ", "
    return zin, [tussen.join(teksten[nummer] for teksten in verschillen) for nummer in range(len(zinnen))]


def _aaneen(kolommen: Sequence[tuple[str, ...]], anders: Sequence[bool]) -> list[bool]:
    """Welke kolommen verschillen, met de spatie tussen twee ervan erbij: woorden die na elkaar anders zijn, blijven één stuk."""
    uit = list(anders)
    vorige = None
    for plek, (kolom, verschilt) in enumerate(zip(kolommen, anders, strict=True)):
        if verschilt and vorige is not None:
            uit[vorige:plek] = [True] * (plek - vorige)
        vorige = plek if verschilt else None if kolom[0].strip() else vorige
    return uit


def _uittreksel(bevinding: Bevinding, bestanden: Mapping[str, Bestand]) -> list[str]:
    """De regel uit het bestand met eronder ^^^ op de plek; van een lange regel alleen het deel eromheen."""
    plaats = bevinding.plaats
    if plaats is None or plaats.bestand not in bestanden:
        return []
    regels = bestanden[plaats.bestand].regels
    if not 1 <= plaats.regel <= len(regels):
        return []
    tekst = regels[plaats.regel - 1].replace("\t", " ")
    begin = max(0, plaats.kolom - 1 - _VENSTER // 2) if len(tekst) > _VENSTER else 0
    stuk = tekst[begin : begin + _VENSTER]
    lengte = max(1, min(plaats.lengte, len(stuk) - (plaats.kolom - 1 - begin)))
    nummer = f"{plaats.regel:>5} | "
    return [f"{nummer}{stuk}", " " * (len(nummer) + plaats.kolom - 1 - begin) + "^" * lengte]


def afdrukbaar(tekst: str) -> str:
    """Vervang stuurtekens en losse surrogaten, zodat een bestand het scherm niet kan besturen."""
    if tekst.isprintable():
        return tekst  # verreweg de meeste teksten; teken voor teken kijken is dan zonde van de tijd
    schoon = "".join(teken if teken == "\n" or teken.isprintable() else "\N{REPLACEMENT CHARACTER}" for teken in tekst)
    return schoon.encode("utf-8", "replace").decode("utf-8")
