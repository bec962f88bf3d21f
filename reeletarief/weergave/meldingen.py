"""Bevindingen als tekst: plaats, uittreksel met ^^^, wat er mis is en wat te doen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reeletarief.invoer.regio import Bestand

_VENSTER = 110
_KOPPEN = {Ernst.FOUT: "Fout", Ernst.WAARSCHUWING: "Let op", Ernst.OPMERKING: "Ter info"}


def melding(bevinding: Bevinding, bestanden: Mapping[str, Bestand]) -> str:
    """Eén bevinding als alinea; het begin ``bestand:regel:kolom`` is voor een editor te volgen."""
    kop = _KOPPEN[bevinding.ernst]
    plaats = f" {bevinding.plaats}:" if bevinding.plaats else ":"
    regels = [f"{kop}{plaats} [{bevinding.code}]", *_uittreksel(bevinding, bestanden)]
    regels += [f"  {bevinding.wat}", f"  → {bevinding.remedie}"]
    return afdrukbaar("\n".join(regels))


def meldingen(bevindingen: Iterable[Bevinding], bestanden: Mapping[str, Bestand]) -> str:
    """Alle bevindingen onder elkaar, met een lege regel ertussen."""
    return "\n\n".join(melding(bevinding, bestanden) for bevinding in bevindingen)


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


def op_een_regel(tekst: str) -> str:
    """Tekst zonder regeleinden en stuurtekens, zodat zij de vorm van een bestand of commentaar niet verandert."""
    return afdrukbaar(" ".join(tekst.split()))


def afdrukbaar(tekst: str) -> str:
    """Vervang stuurtekens en losse surrogaten, zodat een bestand het scherm niet kan besturen."""
    if tekst.isprintable():
        return tekst  # verreweg de meeste teksten; teken voor teken kijken is dan zonde van de tijd
    schoon = "".join(teken if teken == "\n" or teken.isprintable() else "\N{REPLACEMENT CHARACTER}" for teken in tekst)
    return schoon.encode("utf-8", "replace").decode("utf-8")
