"""Een besluit als json: de uitvoer van ``bereken`` met het besluit erbij, en de tekst van elk gelezen bestand.

:mod:`reeletarief.invoer.besluit.bestand` leest het terug. Omdat de vorm die van ``bereken --formaat json`` is, werken ``vergelijk``,
``begroting --oud`` en ``bereken --oud`` er ook mee.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reeletarief.weergave.bereken.json import tariefblok
from reeletarief.weergave.getal import machine
from reeletarief.weergave.json import als_tekst, bevinding, omslag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reeletarief.analyse.besluit.vaststelling import Besluitregel, Vaststelling


def besluit_als_json(vaststelling: Vaststelling, invoer: Mapping[str, bytes]) -> str:
    """Het besluit als JSON-tekst; ``invoer`` is op pad de inhoud van de bestanden, kaarten zonder hun besluit."""
    inhoud = {
        **omslag(vaststelling.resultaat),
        "status": vaststelling.status,
        "besluit": _besluit(vaststelling),
        "tarieven": [_regel(regel) for regel in vaststelling.regels],
        "overgeslagen": [],
        "invoer": {pad: invoer[pad].decode("utf-8") for pad in sorted(invoer)},
    }
    return als_tekst(inhoud)


def _besluit(vaststelling: Vaststelling) -> dict[str, Any]:
    return {
        "besluitdatum": str(vaststelling.besluitdatum),
        "ingangsdatum": str(vaststelling.ingangsdatum),
        "geldig_tot": str(vaststelling.geldig_tot),
        "besluit": vaststelling.besluit,
        "herziening": vaststelling.herziening,
        **_eerdere(vaststelling),
        "uitzonderingen": [{"cao": str(een.cao), "reden": str(een.reden)} for een in vaststelling.uitzonderingen],
        "aannames": list(vaststelling.resultaat.aannames),
        "open_punten": [bevinding(punt) for punt in vaststelling.open_punten],
    }


def _eerdere(vaststelling: Vaststelling) -> dict[str, Any]:
    """De besluiten die er al lagen; het eerste besluit van een regio noemt er geen."""
    regels = [
        {"tariefjaar": een.tariefjaar, "besluitdatum": str(een.besluitdatum), "sha256": een.sha256}
        for een in vaststelling.eerdere
    ]
    return {"eerdere_besluiten": regels} if regels else {}


def _regel(regel: Besluitregel) -> dict[str, Any]:
    return {
        **tariefblok(regel.tarief),
        "voorgesteld": machine(regel.voorgesteld, 2),
        "vastgesteld": machine(regel.vastgesteld, 2),
        "reden": regel.reden,
        "vingerafdruk": regel.vingerafdruk,
    }
