"""Het blad *Bronnen*: de keuzes van de regio, waar de gegevens vandaan komen, wat afwijkt en ontbreekt, en de gelezen bestanden.

De eisen R1 tot en met R13 staan in docs/eisen.md.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.berekening.onzeker import onzekere_herkomsten
from reeletarief.weergave.aannamewaarden import aannamewaarden
from reeletarief.weergave.datum import op_peildatum
from reeletarief.weergave.getal import opsomming
from reeletarief.weergave.herkomst import bron_met_jaar
from reeletarief.weergave.uitleg.tekst import (
    METHODEN,
    afwezigheidsregel,
    caoregel,
    eigen_en_van_de_regio,
    stapelregel,
    urenkeuze,
)
from reeletarief.weergave.voorbehoud import motiefzin
from reeletarief.weergave.werkboek.afspraken import BRONNEN, Bronsoort
from reeletarief.weergave.werkboek.cellen import teksten
from reeletarief.weergave.werkboek.rijsleutel import in_woorden, opschrift
from reeletarief.weergave.werkboek.tabelblad import tabelblad

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.kostprijs.post import Post
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.werkboek.ligging import Ligging
    from reeletarief.weergave.werkboek.tabelmodel import Blad

_KOLOMMEN = (
    ("Soort", 15),
    ("Wat", 44),
    ("Bron, motief of tekst", 72),
    ("Klasse of code", 18),
    ("Gebruikt voor", 54),
)
_HOOGSTENS_PRODUCTEN = 12
_UITLEG = (
    "Wat de regio koos, waarom tarieven verschillen, waar de gegevens vandaan komen, wat afwijkt, welke elementen nul zijn, "
    "aannames, waarschuwingen, en de gelezen bestanden met hun vingerafdruk. Filter op Soort of zoek op een productcode."
)
_PRIJSSOORTEN = {
    "vaste_prijs": "vaste prijs: elke aanbieder krijgt dit tarief",
    "ondergrens": "ondergrens: een inschrijving mag niet lager zijn",
    None: "niet gezegd of het tarief een vaste prijs of een ondergrens is",
}
_GEEN_AFWIJKING = "Deze producten wijken niet af van de gegevens van de regio."
_STIL = "De productkaart zegt niet of dit product afwijkt; er is met de gegevens van de regio gerekend."
_GEEN_BRON = "geen erkende bron"
_Regel = tuple[str, str, str, str, str]
_Aannamebronnen = dict[tuple[str, str], dict[str, None]]
"""Per bron en klasse de producten."""


def maak_bronnen(ligging: Ligging, resultaat: Resultaat) -> Blad:
    """Eén tabel: keuzes, cao's, verschillen, bronnen, afwijkingen, elementen die nul zijn, aannames, waarschuwingen, bestanden."""
    tarieven = resultaat.tarieven
    regels = [
        *_keuzes(tarieven),
        *_caos(tarieven, resultaat),
        *_verschillen(tarieven),
        *_bronnen(ligging),
        *_afwijkingen(tarieven),
        *_nullen(tarieven),
        *_aannames(tarieven, ligging),
        *_waarschuwingen(tarieven),
        *((Bronsoort.BESTAND, bestand.pad, bestand.sha256, "", "") for bestand in resultaat.bewijs.bestanden),
    ]
    rijen = [teksten(*regel) for regel in regels]
    return tabelblad(BRONNEN, "Bronnen en verantwoording", _UITLEG, _KOLOMMEN, rijen)


def _keuzes(tarieven: Sequence[Tarief]) -> list[_Regel]:
    """Wat geen getal is maar het tarief wel bepaalt: prijssoort, indexmethode, uren, afwezigheid en stapelen (eisen R8 en R12)."""
    keuzes: dict[str, Sequence[str | None]] = {
        "prijssoort": [_PRIJSSOORTEN[tarief.prijssoort] for tarief in tarieven],
        "indexering": [
            f"{METHODEN[tarief.indexmethode]}; cijfers, gewichten en bron staan op Uitgangspunten onder indexering en reeks"
            for tarief in tarieven
        ],
        "uren per fte": [urenkeuze(tarief) for tarief in tarieven],
        "afwezigheid": [afwezigheidsregel(tarief) for tarief in tarieven],
        "stapelen": [stapelregel(tarief) for tarief in tarieven],
    }
    regels: list[_Regel] = []
    for wat, gekozen in keuzes.items():
        groepen: dict[str, list[str]] = {}
        for tarief, keuze in zip(tarieven, gekozen, strict=True):
            if keuze:
                groepen.setdefault(keuze, []).append(tarief.product)
        regels += [(Bronsoort.KEUZE, wat, keuze, "", _van(codes, tarieven)) for keuze, codes in groepen.items()]
    return regels


def _caos(tarieven: Sequence[Tarief], resultaat: Resultaat) -> list[_Regel]:
    """Per cao de tabellen van het jaar, tot wanneer ze bevestigd zijn en op welk webadres de tekst staat (eis R5)."""
    peil = op_peildatum(resultaat.peildatum)
    groepen: dict[tuple[str, str], list[str]] = {}
    for tarief in tarieven:
        for cao in tarief.caos:
            adressen = dict.fromkeys(str(een.tabel.bron.url) for een in cao.perioden if een.tabel.bron.url)
            regel = "; ".join((caoregel(cao, peil), *(f"tekst: {adres}" for adres in adressen)))
            groepen.setdefault((str(cao.cao), regel), []).append(tarief.product)
    return [(Bronsoort.CAO, cao, regel, "", _van(codes, tarieven)) for (cao, regel), codes in groepen.items()]


def _verschillen(tarieven: Sequence[Tarief]) -> list[_Regel]:
    """Waarom een product een ander tarief heeft dan zijn buren (eis R7), en waarom het sterk afwijkt van vorig jaar."""
    regels: list[_Regel] = []
    for tarief in tarieven:
        kaart = tarief.kaart
        wie, code = f"{kaart.product} {kaart.naam}", kaart.code
        waarom = str(kaart.tariefdifferentiatie or "De productkaart zegt niet waarom dit tarief van andere verschilt.")
        regels.append((Bronsoort.TARIEFVERSCHIL, wie, waarom, "", code))
        if kaart.motivering_wijziging:
            regels.append((Bronsoort.WIJZIGING, wie, str(kaart.motivering_wijziging), "", code))
    return regels


def _bronnen(ligging: Ligging) -> list[_Regel]:
    """Per bron en klasse de gegevens die eruit komen, en de keuzes die er een eigen bron voor noemen, zoals welke premie geldt."""
    groepen: dict[tuple[str, str], dict[str, None]] = {}
    for post in (*(rij.post for rij in (*ligging.uitgangspunten, *ligging.cao)), *_gekozen(ligging)):
        herkomst = post.herkomst
        if herkomst is not None:
            groepen.setdefault((bron_met_jaar(herkomst, _GEEN_BRON), str(herkomst.klasse)), {})[post.naam] = None
    return [
        (
            Bronsoort.BRON,
            f"{len(namen)} gegevens" if len(namen) > 1 else next(iter(namen)),
            bron,
            klasse,
            opsomming(namen, 4),
        )
        for (bron, klasse), namen in sorted(groepen.items())
    ]


def _afwijkingen(tarieven: Sequence[Tarief]) -> list[_Regel]:
    """Wat een product anders doet dan de regio, met de motivering; wie niet afwijkt, staat er ook (eis R6)."""
    regels = [
        (
            Bronsoort.AFWIJKING,
            f"{tarief.product} {tarief.kaart.naam}",
            str(afwijking.motivering),
            "",
            eigen_en_van_de_regio(afwijking, tarief),
        )
        for tarief in tarieven
        for afwijking in tarief.kaart.eigen_waarden
    ]
    geen = [tarief.product for tarief in tarieven if tarief.kaart.afwijkingen == ()]
    stil = [tarief.product for tarief in tarieven if tarief.kaart.afwijkingen is None]
    if geen:
        regels.append((Bronsoort.AFWIJKING, "geen", _GEEN_AFWIJKING, "", _van(geen, tarieven)))
    if stil:
        regels.append((Bronsoort.AFWIJKING, "niet gezegd", _STIL, "", _van(stil, tarieven)))
    return regels


def _nullen(tarieven: Sequence[Tarief]) -> list[_Regel]:
    """Elementen die nul zijn, met de reden (eis R1)."""
    groepen: dict[tuple[str, str], dict[str, None]] = {}
    for tarief in tarieven:
        for regel in tarief.zonder:
            groepen.setdefault((regel.element, str(regel.reden)), {})[tarief.product] = None
    return [
        (Bronsoort.NUL, element.replace("_", " "), reden, "", _van(list(producten), tarieven))
        for (element, reden), producten in groepen.items()
    ]


def _gekozen(ligging: Ligging) -> Iterator[Post]:
    """De rekenregels met een eigen herkomst: een last of opslag waarvoor de regio zegt waarom juist dit percentage geldt."""
    indeling = ligging.indeling
    for kolom in (*(een for _, een in (*indeling.lonen, *indeling.uren)), *indeling.berekening):
        yield from (regel.post for regel in kolom.regels if regel.post.herkomst and regel.post.operanden)


def _aannames(tarieven: Sequence[Tarief], ligging: Ligging) -> list[_Regel]:
    """De gegevens zonder erkende bron en de keuzes van de regio die een aanname zijn, elk op één regel met al haar bronnen."""
    namen: dict[str, dict[str, None]] = {}
    for rij in (*ligging.uitgangspunten, *ligging.cao):
        if rij.post.herkomst is not None and rij.post.herkomst.parameter:
            namen.setdefault(rij.post.herkomst.parameter, {})[rij.post.naam] = None
    waarden = aannamewaarden(tarieven)
    regels = []
    for parameter, bronnen in sorted(_bronnen_per_aanname(tarieven).items()):
        wat = _wat(parameter, list(namen.get(parameter, ())) or [waarden[parameter].naam])
        codes = dict.fromkeys(code for gebruikt in bronnen.values() for code in gebruikt)
        volgorde = [tarief.product for tarief in tarieven if tarief.product in codes]
        klassen = " of ".join(dict.fromkeys(klasse for _, klasse in bronnen))
        regels.append((Bronsoort.AANNAME, wat, _met_producten(bronnen), klassen, _van(volgorde, tarieven)))
    return regels


def _bronnen_per_aanname(tarieven: Sequence[Tarief]) -> dict[str, _Aannamebronnen]:
    """Per parameter elke bron met haar klasse, en de producten die er hun waarde uit hebben."""
    per_aanname: dict[str, _Aannamebronnen] = {}
    for tarief in tarieven:
        for herkomst in onzekere_herkomsten(tarief):
            bronnen = per_aanname.setdefault(str(herkomst.parameter), {})
            sleutel = (herkomst.bron or _GEEN_BRON, str(herkomst.klasse))
            bronnen.setdefault(sleutel, {})[tarief.product] = None
    return per_aanname


def _met_producten(bronnen: _Aannamebronnen) -> str:
    """De bron; zijn het er meer, dan bij elke bron de producten die er hun waarde uit hebben."""
    per_bron: dict[str, dict[str, None]] = {}
    for (bron, _), codes in bronnen.items():
        per_bron.setdefault(bron, {}).update(codes)
    if len(per_bron) == 1:
        return next(iter(per_bron))
    return "; ".join(f"{bron} ({opsomming(codes, _HOOGSTENS_PRODUCTEN)})" for bron, codes in per_bron.items())


def _wat(parameter: str, namen: Sequence[str]) -> str:
    """Waar een aanname over gaat: de naam van het gegeven, of van een keuze zonder getal haar sleutel in woorden."""
    naam = opschrift(namen) if namen and "." in parameter else ""
    soort, _, rest = parameter.partition(".")
    van = f", cao {rest.partition('.')[0]}" if soort == "cao" and naam and "cao " not in naam else ""
    return f"{naam}{van}" if naam else in_woorden(parameter)


def _waarschuwingen(tarieven: Sequence[Tarief]) -> list[_Regel]:
    groepen: dict[tuple[str, str, str], dict[str, None]] = {}
    for tarief in tarieven:
        for gevonden in tarief.waarschuwingen:
            plek = gevonden.plaats.op_regel if gevonden.plaats else ""
            wat = f"{gevonden.wat} {motiefzin(gevonden)}".rstrip()
            groepen.setdefault((gevonden.code, wat, plek), {})[tarief.product] = None
    return [
        (Bronsoort.WAARSCHUWING, plek, wat, code, _van(list(producten), tarieven))
        for (code, wat, plek), producten in groepen.items()
    ]


def _van(codes: Sequence[str], tarieven: Sequence[Tarief]) -> str:
    """De producten waar een regel voor geldt."""
    return "alle producten" if len(codes) == len(tarieven) > 1 else opsomming(codes, _HOOGSTENS_PRODUCTEN)
