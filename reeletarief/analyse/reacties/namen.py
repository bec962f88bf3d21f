"""Hoe parameters in gewone woorden heten, op de naam waarmee een reactie ze noemt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.gevoeligheid.knoppen import knoppen_van
from reeletarief.analyse.reacties.plek import Vorm
from reeletarief.invoer.samenhang import parameters
from reeletarief.kostprijs.functiemix import functiesleutels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.regio import Regio
    from reeletarief.kostprijs.tarief import Tarief


def parameternamen(regio: Regio, tarieven: Sequence[Tarief]) -> dict[str, str]:
    """Hoe elke parameter in gewone woorden heet: die van de regels, van de functies en van alle andere waarden in een tarief."""
    namen = {**namen_in(tarieven), **_functienamen(regio.kaarten)}
    for set_ in regio.opslagen.opslagsets:
        for kort, regel in parameters(regio.opslagen, set_).items():
            namen |= {kort: str(regel.naam), f"opslagen.{set_}.{regel.sleutel}": str(regel.naam)}
    return namen


def namen_in(tarieven: Sequence[Tarief]) -> dict[str, str]:
    """De namen in gewone woorden van alles wat in deze tarieven een waarde heeft, en van de functies op hun kaarten."""
    namen = {
        naam: knop.omschrijving
        for tarief in tarieven
        for knop in knoppen_van(tarief)
        for kort in knop.namen
        for naam in (kort, _met_set(kort, tarief))
    }
    return namen | _functienamen(tarief.kaart for tarief in tarieven)


def _met_set(naam: str, tarief: Tarief) -> str:
    """``opslagen.overhead_ict`` met de opslagset van de kaart erin: ``opslagen.ambulant.overhead_ict``."""
    deel, _, sleutel = naam.partition("opslagen.")
    return naam if deel or not sleutel else f"opslagen.{tarief.kaart.opslagset}.{sleutel}"


def _functienamen(kaarten: Iterable[Productkaart]) -> dict[str, str]:
    return {
        f"{sleutel}.{veld}": f"{veld} van {functie.functie}"
        for kaart in kaarten
        for sleutel, functie in zip(functiesleutels(kaart), kaart.functiemix, strict=True)
        for veld in (Vorm.SCHAAL, Vorm.TREDE)
    }
