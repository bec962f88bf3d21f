"""Een eigen waarde toevoegen onder ``afwijkingen`` van een kaart, met behoud van elke byte die er al stond.

Wat er ingevoegd is, wordt nagelezen: zonder de nieuwe regels hoort de kaart precies te zijn wat zij was. Lukt dat niet, dan
is er geen nieuwe kaart.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.fouten import Plaats, op_een_regel
from reeletarief.invoer.yaml_plek import aangehaald, vervang
from reeletarief.invoer.yaml_regels import yamlregels
from reeletarief.invoer.yaml_strikt import Lijst

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reeletarief.invoer.yaml_regels import Yamlregels
    from reeletarief.invoer.yaml_strikt import Blok, Tekst

SLEUTEL = "afwijkingen"
_LEEG = re.compile(r"( ?)\[ *\]")
_GEWOON = re.compile(r"[a-z]+\.[a-z][a-z0-9_]*")


class NieuweAfwijking(NamedTuple):
    """Wat er onder ``afwijkingen`` bij komt; ``waarde`` en ``prijspeil`` staan er zoals in een bestand."""

    parameter: str
    waarde: str
    bron: str
    jaar: int
    motivering: str
    prijspeil: int | None

    @property
    def velden(self) -> Mapping[str, str]:
        """De regels van de afwijking, als YAML."""
        velden = {
            "parameter": self.parameter if _GEWOON.fullmatch(self.parameter) else _veilig(self.parameter),
            "waarde": self.waarde,
            "klasse": "open",
            "bron": _veilig(self.bron),
            "jaar": str(self.jaar),
        }
        if self.prijspeil is not None:
            velden["prijspeil"] = str(self.prijspeil)
        return {**velden, "motivering": _veilig(self.motivering)}


def voeg_toe(inhoud: bytes, bestand: str, nieuwe: Sequence[NieuweAfwijking]) -> dict[Plaats, str] | None:
    """Wat er op welke plaats in de kaart bij komt, voor :func:`~reeletarief.invoer.yaml_plek.vervang`; niets als dat niet veilig kan."""
    kaart = yamlregels(inhoud, bestand)
    wijziging = None if kaart is None else _wijziging(kaart, nieuwe)
    if kaart is None or wijziging is None:
        return None
    na = yamlregels(vervang(inhoud, wijziging), bestand)
    return wijziging if na is not None and _alleen_erbij(kaart.wortel, na.wortel, len(nieuwe)) else None


def _alleen_erbij(voor: Blok, na: Blok, aantal: int) -> bool:
    """Of de kaart zonder de nieuwe afwijkingen is wat zij was; ze staan samen voor of na wat er al stond."""
    lijst, oud = na.get(SLEUTEL), voor.get(SLEUTEL) or []
    if not isinstance(lijst, Lijst) or oud not in (lijst[aantal:], lijst[:-aantal]):
        return False
    zonder = [{sleutel: waarde for sleutel, waarde in blok.items() if sleutel != SLEUTEL} for blok in (voor, na)]
    return zonder[0] == zonder[1]


def _wijziging(kaart: Yamlregels, nieuwe: Sequence[NieuweAfwijking]) -> dict[Plaats, str] | None:
    lijst = kaart.wortel.get(SLEUTEL)
    if lijst is None:
        return _aan_het_slot(kaart, nieuwe)
    if not isinstance(lijst, Lijst):
        return None
    if not lijst:
        return _in_lege_lijst(kaart, lijst.plaats, nieuwe)
    if kaart.regels[lijst.plaats.regel - 1][lijst.plaats.kolom - 1] == "[":
        tekst = "".join(
            f"{{{', '.join(f'{naam}: {waarde}' for naam, waarde in een.velden.items())}}}, " for een in nieuwe
        )
        return {lijst[0].plaats._replace(lengte=0): tekst}
    return _na_de_laatste(kaart, lijst, nieuwe)


def _aan_het_slot(kaart: Yamlregels, nieuwe: Sequence[NieuweAfwijking]) -> dict[Plaats, str] | None:
    """De kaart heeft nog geen afwijkingen: ze komen onder het laatste dat er staat."""
    nummer = kaart.laatste_regel(len(kaart.regels), 0)
    return {kaart.einde(nummer): f"{kaart.regeleinde}{SLEUTEL}:{_als_lijst(kaart, nieuwe, 2)}"}


def _in_lege_lijst(kaart: Yamlregels, plaats: Plaats, nieuwe: Sequence[NieuweAfwijking]) -> dict[Plaats, str] | None:
    """``afwijkingen: []`` wordt een lijst; commentaar achter de haken blijft staan."""
    regel = kaart.regels[plaats.regel - 1]
    treffer = _LEEG.match(regel, max(0, plaats.kolom - 2))
    if treffer is None:
        return None
    haken = Plaats(kaart.bestand, plaats.regel, treffer.start() + 1, len(treffer[0]))
    slot, lijst = kaart.einde(plaats.regel), _als_lijst(kaart, nieuwe, 2)
    if treffer.end() == slot.kolom - 1:
        return {haken: lijst}
    return {haken: "", slot: lijst}


def _na_de_laatste(kaart: Yamlregels, lijst: Lijst, nieuwe: Sequence[NieuweAfwijking]) -> dict[Plaats, str]:
    """Onder de laatste afwijking, op dezelfde inspringing; commentaar dat bij het volgende hoort, blijft daarboven."""
    later = [sleutel.plaats.regel for sleutel in kaart.wortel if sleutel.plaats.regel > lijst.plaats.regel]
    nummer = kaart.laatste_regel(min(later, default=len(kaart.regels) + 1) - 1, lijst.plaats.kolom - 1)
    return {kaart.einde(nummer): _als_lijst(kaart, nieuwe, lijst.plaats.kolom - 1)}


def _als_lijst(kaart: Yamlregels, nieuwe: Sequence[NieuweAfwijking], inspringing: int) -> str:
    regels: list[str] = []
    for een in nieuwe:
        for nummer, (naam, waarde) in enumerate(een.velden.items()):
            regels.append(f"{' ' * inspringing}{'  ' if nummer else '- '}{naam}: {waarde}")
    return "".join(f"{kaart.regeleinde}{regel}" for regel in regels)


def _veilig(tekst: str | Tekst) -> str:
    return aangehaald(op_een_regel(tekst))
