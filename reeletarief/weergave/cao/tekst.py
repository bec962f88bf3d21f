"""Voorwaarden, verhogingen en herkomst van een cao-tabel in woorden, voor elke vorm die een mens leest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.cao.voorwaarden import DAGEN, REDEN, Celplek, Gegeven, Voorwaarde
from reeletarief.invoer.waarden import Waarde
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.getal import euro, gegeven, getekend_kort_procent, meervoud

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.cao.verhoging import Afgeleid, Verhoging, Vervolg

_VORMEN = {
    "uren_per_week": "{} uur per week",
    "uren_per_jaar": "{} uur per jaar",
    "uren": "{} uur per jaar",
    "over": "over {}",
    "bedrag_per_maand": "{} per maand",
    "bedrag_per_jaar": "{} per jaar",
    "minimum_per_maand": "ten minste {} per maand",
    "minimum_per_jaar": "ten minste {} per jaar",
    "minimum_over": "ten minste dat percentage van {}",
    "schalen_tot_en_met": "schaal tot en met {}",
    "salaris_tot_en_met": "salaris tot en met {}",
    "uurloon_hoogstens": "over hoogstens het uurloon van {}",
    "uren_per_maand": "uurloon is 1/{} van het maandsalaris",
    "tot_en_met": "tot en met {}",
    "telt_als": "telt voor {} als gewerkt",
}
_ZONDER_KOMMA = frozenset({"over"})
_DAGNAMEN = {
    "feestdag": "feestdag",
    "kerst_en_oudjaarsavond": "24 en 31 december",
}


class Regel(NamedTuple):
    """Een voorwaarde op het scherm: naam, inhoud en vindplaats in de cao."""

    naam: str
    tekst: str
    vindplaats: str


def voorwaarderegels(alle: Iterable[Voorwaarde]) -> list[Regel]:
    """De voorwaarden als regels; dagen met dezelfde onregelmatigheidstoeslag staan op één regel."""
    regels: list[Regel] = []
    dagen: dict[tuple[tuple[str, object], ...], list[Voorwaarde]] = {}
    for voorwaarde in alle:
        if voorwaarde.groep == "ort":
            dagen.setdefault(voorwaarde.kern, []).append(voorwaarde)
        elif voorwaarde.groep != "niet_berekend":
            regels.append(_regel(voorwaarde, voorwaarde.naam))
    return regels + [_regel(groep[0], ortnaam([v.naam for v in groep])) for groep in dagen.values()]


def reden(voorwaarde: Voorwaarde) -> str:
    """Waarom een voorwaarde niet in de loonkosten zit."""
    return "".join(_woord(veld, waarde) for veld, waarde in voorwaarde.velden if veld == REDEN)


def _regel(voorwaarde: Voorwaarde, naam: str) -> Regel:
    return Regel(naam, met_aanname(voorwaarde), voorwaarde.vindplaats or "")


def met_aanname(voorwaarde: Voorwaarde) -> str:
    """Wat een voorwaarde inhoudt, en of dat een aanname is."""
    return f"{inhoud(voorwaarde)}{' (aanname)' if voorwaarde.aanname else ''}"


def naam_van(voorwaarde: Voorwaarde) -> str:
    """De naam van een voorwaarde op zichzelf."""
    if voorwaarde.groep == "niet_berekend":
        return f"niet in de loonkosten: {voorwaarde.naam}"
    return ortnaam([voorwaarde.naam]) if voorwaarde.groep == "ort" else voorwaarde.naam


def ortnaam(dagen: Sequence[str]) -> str:
    """De dagen van een onregelmatigheidstoeslag: ``onregelmatigheid ma-vr``."""
    nummers = [DAGEN.index(dag) for dag in dagen]
    aaneen = len(nummers) > 2 and nummers == list(range(nummers[0], nummers[-1] + 1)) and nummers[-1] < 7
    namen = [_DAGNAMEN.get(dag, dag) for dag in dagen]
    return f"onregelmatigheid {namen[0]}-{namen[-1]}" if aaneen else f"onregelmatigheid {', '.join(namen)}"


def inhoud(voorwaarde: Voorwaarde) -> str:
    """Wat een voorwaarde inhoudt, als tekst."""
    tekst = ""
    for veld, waarde in voorwaarde.velden:
        if veld != REDEN:
            teken = "" if not tekst else " " if veld in _ZONDER_KOMMA else ", "
            tekst += teken + _veld(veld, waarde, voorwaarde.groep)
    return tekst


def _veld(veld: str, waarde: Gegeven, groep: str) -> str:
    if groep == "ort":
        return f"{veld} uur {_woord(veld, waarde)}"
    return _VORMEN.get(veld, "{}").format(_woord(veld, waarde))


def _woord(veld: str, waarde: Gegeven) -> str:
    if isinstance(waarde, Celplek):
        return f"schaal {waarde.schaal} trede {waarde.trede}"
    if isinstance(waarde, Waarde):
        bedrag = veld.startswith(("bedrag_", "minimum_per_"))
        return euro(waarde.getal) if bedrag else gegeven(waarde)
    if isinstance(waarde, str):
        return waarde
    return ", ".join(naam.replace("_", " ") for naam in waarde) or "geen"


def verhoging_kort(tabel: CaoTabel) -> str:
    """De verhoging van een tabel in een paar tekens: ``+4%, min 120, max 240``."""
    regel = tabel.afleiding.regel if tabel.afleiding is not None else tabel.verhoging
    return "" if regel is None else _kort(regel)


def _kort(regel: Verhoging | Afgeleid) -> str:
    return verhoging_in_woorden(regel.percentage, regel.minimum_per_maand, regel.maximum_per_maand)


def verhoging_in_woorden(percentage: Waarde, minimum: Waarde | None, maximum: Waarde | None) -> str:
    """Een verhoging met haar grenzen: ``+4%, min 120, max 240``."""
    grenzen = (("min", minimum), ("max", maximum))
    delen = [getekend_kort_procent(percentage.getal), *(f"{naam} {gegeven(w)}" for naam, w in grenzen if w is not None)]
    return ", ".join(delen)


def verhoging_lang(verhoging: Verhoging) -> list[str]:
    """De verhoging met haar grenzen, speling, uitzonderingen en wijzigingen in de indeling, elk op een regel."""
    regels = [f"{_kort(verhoging)}, afgerond op {gegeven(verhoging.afronding)}"]
    if verhoging.speling is not None:
        regels.append(f"speling {gegeven(verhoging.speling)}: {verhoging.speling_reden}")
    for reden, plekken in _per_reden(verhoging).items():
        regels.append(f"uitzondering {', '.join(plekken)}: {reden}")
    if verhoging.vervallen_schalen:
        schalen = meervoud(len(verhoging.vervallen_schalen), "schaal", "schalen")
        regels.append(f"vervallen {schalen}: {', '.join(str(schaal) for schaal in verhoging.vervallen_schalen)}")
    regels += [f"schaal {s}: vervallen trede {', '.join(treden)}" for s, treden in verhoging.vervallen.items()]
    regels += [f"schaal {s}: nieuwe trede {', '.join(treden)}" for s, treden in verhoging.nieuw.items()]
    for schaal, namen in verhoging.hernoemd.items():
        regels += [f"schaal {schaal}: trede {oud} heet nu {nieuw}" for oud, nieuw in namen.items()]
    if verhoging.structuur_reden is not None:
        regels.append(f"reden van de andere indeling: {verhoging.structuur_reden}")
    return regels


def _per_reden(verhoging: Verhoging) -> dict[str, list[str]]:
    """De uitzonderingen met dezelfde reden bij elkaar."""
    redenen: dict[str, list[str]] = {}
    for cel in verhoging.uitzonderingen:
        redenen.setdefault(str(cel.reden), []).append(f"{cel.schaal}/{cel.trede} {euro(cel.bedrag.getal)}")
    return redenen


def vervolgregels(vervolg: Vervolg) -> list[str]:
    """Wat er over de tijd na een tabel bekend is."""
    bekend = [
        f"bekend, geen tabel: {gegeven(v.percentage)} per {voluit(v.datum.dag)} ({v.bron})" for v in vervolg.verhogingen
    ]
    return [str(vervolg.stand), *bekend]


def soort(tabel: CaoTabel) -> str:
    """Of een tabel gepubliceerd is, of afgeleid en dus een aanname."""
    return "gepubliceerd" if tabel.afleiding is None else f"afgeleid van {tabel.afleiding.regel.van.dag} (aanname)"


def per(tabel: CaoTabel) -> str:
    """Waarin de bedragen van een tabel staan."""
    return "maand" if tabel.salaris else "jaar"


def eenheid(tabel: CaoTabel) -> str:
    """De eenheid van de bedragen van een tabel, voor een programma."""
    return f"euro per {per(tabel)}"


def soortnaam(tabel: CaoTabel) -> str:
    """Of een tabel gepubliceerd of afgeleid is, voor een programma."""
    return "gepubliceerd" if tabel.afleiding is None else "afgeleid"
