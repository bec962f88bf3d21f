"""``bereken --formaat json``: een blok per tarief, bedragen als tekst; ``vergelijk`` en een besluit lezen het terug."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reeletarief.berekening.besluitstand import geldend_besluit
from reeletarief.weergave.getal import machine
from reeletarief.weergave.json import als_tekst, bevinding, omslag

if TYPE_CHECKING:
    from reeletarief.berekening.resultaat import Overgeslagen, Resultaat
    from reeletarief.kostprijs.tarief import Tarief


def resultaat_als_json(resultaat: Resultaat) -> str:
    """Het resultaat als JSON-tekst, met vaste volgorde en zonder klok."""
    inhoud = {
        **omslag(resultaat),
        "tarieven": [tariefblok(tarief) for tarief in resultaat.tarieven],
        "overgeslagen": [_overgeslagen(product) for product in resultaat.overgeslagen],
    }
    return als_tekst(inhoud)


def tariefblok(tarief: Tarief) -> dict[str, Any]:
    """Een tarief als blok; de elementen tellen precies op tot het tarief, en wat er is vastgesteld staat ernaast."""
    return {
        "product": tarief.product,
        "naam": str(tarief.kaart.naam),
        "eenheid": tarief.kaart.eenheid,
        "tarief": machine(tarief.tarief.bedrag, 2),
        "onafgerond": machine(tarief.onafgerond.bedrag, 2),
        "elementen": {naam: machine(post.bedrag, 2) for naam, post in tarief.jeugdwet.items()},
        "nvo": {naam: machine(post.bedrag, 2) for naam, post in tarief.nvo.items()},
        "aannames": list(tarief.aannames),
        "prijssoort": tarief.prijssoort,
        "waarschuwingen": [bevinding(gevonden) for gevonden in tarief.waarschuwingen],
        **vastgesteld(tarief),
    }


def vastgesteld(tarief: Tarief) -> dict[str, str | None]:
    """Het vastgestelde tarief, met de reden als het niet het berekende is; niets als deze berekening niet is vastgesteld."""
    blok = geldend_besluit(tarief)
    if blok is None:
        return {}
    reden = str(blok.reden) if blok.reden else None
    return {"vastgesteld_tarief": machine(blok.tarief.getal, 2), "vastgesteld_reden": reden}


def _overgeslagen(product: Overgeslagen) -> dict[str, Any]:
    return {"product": product.product, "redenen": [bevinding(reden) for reden in product.redenen]}
