"""Wat elke uitkomst in json deelt: de omslag, het bewijs, een bevinding, en bedragen als tekst."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from reeletarief.weergave.getal import machine, machine_procent

if TYPE_CHECKING:
    from decimal import Decimal

    from reeletarief.berekening.bewijs import Bewijs
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding, Plaats

VERSIE = 1


def omslag(resultaat: Resultaat) -> dict[str, Any]:
    """Wat elke uitkomst van een berekening over zichzelf zegt."""
    return {
        "versie": VERSIE,
        "regio": resultaat.regio,
        "tariefjaar": resultaat.tariefjaar,
        "peildatum": str(resultaat.peildatum) if resultaat.peildatum else None,
        "status": resultaat.status,
        "stand": resultaat.stand,
        "bewijs": bewijs(resultaat.bewijs),
    }


def bedrag_of_niets(bedrag: Decimal | None) -> str | None:
    """Een bedrag als tekst, met ten minste de centen; ``null`` als het er niet is."""
    return None if bedrag is None else machine(bedrag, 2)


def getal_of_niets(getal: Decimal | None) -> str | None:
    """Een getal op al zijn decimalen; ``null`` als het er niet is."""
    return None if getal is None else machine(getal)


def procent_of_niets(fractie: Decimal | None) -> str | None:
    """Een fractie als percentage; ``null`` als zij er niet is."""
    return None if fractie is None else machine_procent(fractie)


def tekst_of_niets(tekst: object) -> str | None:
    """Een tekst zoals zij in het bestand staat; ``null`` als zij er niet is."""
    return None if tekst is None else str(tekst)


def als_tekst(inhoud: dict[str, Any]) -> str:
    """Een blok als ingesprongen JSON met een regeleinde aan het slot."""
    uit = io.StringIO()
    json.dump(inhoud, uit, ensure_ascii=False, indent=2)  # stukje voor stukje: dumps bewaart eerst miljoenen stukjes
    uit.write("\n")
    return uit.getvalue()


def bewijs(bewijs_: Bewijs) -> dict[str, Any]:
    """Het bewijs als blok: programmaversie, vingerafdruk en de bestanden."""
    return {
        "reeletarief": bewijs_.versie,
        "sha256": bewijs_.sha256,
        "bestanden": [{"pad": bestand.pad, "sha256": bestand.sha256} for bestand in bewijs_.bestanden],
    }


def bevinding(gevonden: Bevinding) -> dict[str, Any]:
    """Een bevinding als blok; met ``motivering`` als de regio haar gemotiveerd laat staan."""
    return {
        "code": gevonden.code,
        "tekst": gevonden.wat,
        "remedie": gevonden.remedie,
        **vindplaats(gevonden.plaats),
        **({"motivering": gevonden.motief.tekst} if gevonden.motief else {}),
    }


def vindplaats(plaats: Plaats | None) -> dict[str, Any]:
    """Het bestand en de regel; ``null`` als er geen plaats is."""
    return {"bestand": plaats.bestand if plaats else None, "regel": plaats.regel if plaats else None}
