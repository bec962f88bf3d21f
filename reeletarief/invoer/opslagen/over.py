"""Controle van ``over:``: elke grondslag noemt regels die bestaan en al berekend zijn."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol

from reeletarief.fouten import HOOGSTENS, Bevinding, suggestie

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from reeletarief.invoer.yaml_strikt import Tekst


class MetGrondslag(Protocol):
    """Een regel uit een bestand met zijn sleutel en de namen waarover hij gaat."""

    @property
    def sleutel(self) -> Tekst:
        """De naam waarmee andere regels naar deze verwijzen."""
        ...

    @property
    def over(self) -> tuple[Tekst, ...]:
        """De namen die samen de grondslag zijn."""
        ...


class Namen(NamedTuple):
    """De namen rond een lijst regels.

    ``vooraf`` bestaan al vóór de eerste regel, ``erna`` pas na de laatste; ``vergeven`` mag geen regel heten;
    ``omvat`` zegt welke namen al in een andere zitten.
    """

    vooraf: Collection[str]
    erna: Collection[str] = ()
    vergeven: Collection[str] = ()
    omvat: Mapping[str, Collection[str]] = MappingProxyType({})


def controleer_over(regels: Sequence[MetGrondslag], namen: Namen, plek: str) -> list[Bevinding]:
    """Bevindingen over dubbele sleutels en over grondslagen die onbekend, later, dubbel of in een kring zijn.

    ``plek`` noemt de lijst voor de lezer. Na honderd bevindingen houdt de controle op.
    """
    later = set(namen.erna)
    volgorde = {str(regel.sleutel): positie for positie, regel in reversed(list(enumerate(regels)))}
    bekend = set(namen.vooraf)
    bevindingen: list[Bevinding] = []
    for positie, regel in enumerate(regels):
        if len(bevindingen) >= HOOGSTENS:
            break
        if regel.sleutel in bekend or regel.sleutel in namen.vergeven:
            bevindingen.append(_dubbel(regel.sleutel, plek))
        for naam in regel.over:
            if naam not in bekend and (volgorde.get(naam, -1) >= positie or naam in later):
                bevindingen.append(_later_of_kring(regel, naam, regels, plek))
            elif naam not in bekend:
                bevindingen.append(_onbekend(regel, naam, bekend, plek))
        bevindingen += _dubbel_genoemd(regel, namen.omvat)
        bekend.add(str(regel.sleutel))
    return bevindingen


def _dubbel(sleutel: Tekst, plek: str) -> Bevinding:
    return Bevinding(
        "RT224",
        f"De sleutel '{sleutel}' bestaat al in {plek}.",
        "Geef deze regel een eigen sleutel.",
        sleutel.plaats,
    )


def _dubbel_genoemd(regel: MetGrondslag, omvat: Mapping[str, Collection[str]]) -> list[Bevinding]:
    """Namen die twee keer in een grondslag staan, of die al in een andere naam van die grondslag zitten."""
    bevindingen: list[Bevinding] = []
    gezien: set[str] = set()
    for naam in regel.over:
        houder = next((ander for ander in regel.over if ander != naam and naam in omvat.get(ander, ())), None)
        if naam in gezien or houder is not None:
            if houder is not None:
                bevindingen.append(_dubbel_geteld(regel, naam, f"zit al in '{houder}'", f"Haal '{naam}' weg uit"))
            else:
                reden = "staat twee keer in de grondslag"
                bevindingen.append(_dubbel_geteld(regel, naam, reden, f"Noem '{naam}' één keer in"))
        gezien.add(naam)
        if len(bevindingen) >= HOOGSTENS:
            break
    return bevindingen


def _dubbel_geteld(regel: MetGrondslag, naam: Tekst, reden: str, remedie: str) -> Bevinding:
    return Bevinding(
        "RT303",
        f"De regel '{naam}' {reden} en zou in '{regel.sleutel}' dubbel tellen.",
        f"{remedie} 'over' van '{regel.sleutel}'.",
        naam.plaats,
    )


def _onbekend(regel: MetGrondslag, naam: Tekst, bekend: set[str], plek: str) -> Bevinding:
    namen = sorted(bekend)
    hint = suggestie(naam, namen, f"Op deze plek bestaan: {', '.join(namen)}.")
    return Bevinding(
        "RT304",
        f"'{regel.sleutel}' gaat over '{naam}', maar die regel bestaat niet in {plek}.",
        hint,
        naam.plaats,
    )


def _later_of_kring(regel: MetGrondslag, naam: Tekst, regels: Sequence[MetGrondslag], plek: str) -> Bevinding:
    sleutels = {str(andere.sleutel) for andere in regels}
    kring = _kring(str(regel.sleutel), str(naam), {str(r.sleutel): r for r in regels})
    if kring:
        return Bevinding(
            "RT306",
            f"De grondslagen lopen in een kring: {' → '.join(kring)}.",
            "Haal één van deze namen uit 'over', zodat er een regel is om mee te beginnen.",
            naam.plaats,
        )
    return Bevinding(
        "RT305",
        f"'{regel.sleutel}' gaat over '{naam}', maar die regel staat later in {plek}.",
        f"Zet '{naam}' boven '{regel.sleutel}'." if naam in sleutels else "Kies een regel die er eerder al is.",
        naam.plaats,
    )


def _kring(begin: str, naam: str, regels: Mapping[str, MetGrondslag]) -> list[str]:
    """Het pad van ``begin`` via ``naam`` terug naar ``begin``, of een lege lijst als dat er niet is."""
    stapel = [[begin, naam]]
    gezien: set[str] = set()
    while stapel:
        pad = stapel.pop()
        if pad[-1] == begin:
            return pad
        if pad[-1] in gezien or pad[-1] not in regels:
            continue
        gezien.add(pad[-1])
        stapel += [[*pad, str(verder)] for verder in regels[pad[-1]].over]
    return []
