"""``verifieer --formaat json``: het hele oordeel, getallen als tekst en volledig."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reeletarief.weergave.getal import machine
from reeletarief.weergave.json import VERSIE, als_tekst, procent_of_niets, tekst_of_niets
from reeletarief.weergave.meldingen import afdrukbaar
from reeletarief.weergave.verifieer.tekst import bestand_en_regel, celnaam, conclusie

if TYPE_CHECKING:
    from reeletarief.analyse.werkboek.cellen import Celverschil
    from reeletarief.analyse.werkboek.herrekening import Productuitkomst
    from reeletarief.analyse.werkboek.invoer import Verschuiving, Wijziging
    from reeletarief.analyse.werkboek.vergelijking import Oordeel
    from reeletarief.analyse.werkboek.weigering import Weigering
    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud


def oordeel_als_json(oordeel: Oordeel) -> str:
    """Het oordeel als JSON-tekst. Een percentage is een fractie, zoals in de cel; wat er niet is, is ``null``."""
    kenmerken, cellen = oordeel.kenmerken, oordeel.cellen
    return als_tekst(
        {
            "versie": VERSIE,
            "soort": "verificatie",
            "werkboek": {
                "pad": oordeel.bestand,
                "reeletarief": kenmerken.versie,
                "sha256": kenmerken.sha256,
                "tariefjaar": kenmerken.tariefjaar,
                "peildatum": tekst_of_niets(kenmerken.peildatum),
                "producten": list(kenmerken.producten),
            },
            "in_orde": oordeel.in_orde,
            "conclusie": conclusie(oordeel),
            "besluit": oordeel.besluit.bestand.pad if oordeel.besluit else None,
            "regio": _herkomst(oordeel),
            "wijzigingen": [_wijziging(een) for een in oordeel.wijzigingen],
            "weigeringen": [_weigering(een) for een in oordeel.weigeringen],
            "verschuivingen": [_verschuiving(een) for een in oordeel.verschuivingen],
            "formules_vergeleken": None if cellen is None else cellen.formules,
            "bladen_overgeslagen": list(oordeel.overgeslagen),
            "cellen": [_celverschil(een) for een in oordeel.celverschillen],
            "aantekeningen": None if cellen is None else cellen.teksten_erbij,
            "bladen_erbij": None if cellen is None else [afdrukbaar(blad) for blad in cellen.bladen_erbij],
            "bladen_weg": None if cellen is None else list(cellen.bladen_weg),
            "tarieven": [_uitkomst(een) for een in oordeel.uitkomsten],
        }
    )


def _herkomst(oordeel: Oordeel) -> dict[str, Any]:
    herkomst = oordeel.herkomst
    return {
        "zelfde": herkomst.zelfde,
        "reeletarief": herkomst.versie_nu,
        "bestanden": {"anders": list(herkomst.anders), "nieuw": list(herkomst.nieuw), "weg": list(herkomst.weg)},
    }


def _wijziging(een: Wijziging) -> dict[str, Any]:
    rij = een.rij
    bestand, regel = bestand_en_regel(een)
    return {
        "cel": celnaam(rij.plek),
        "sleutel": afdrukbaar(rij.sleutel),
        "naam": afdrukbaar(rij.naam),
        "soort": rij.soort,
        "eenheid": rij.eenheid,
        "uitgegeven": _waarde(rij.uitgegeven),
        "waarde": _waarde(rij.waarde),
        "formule": None if rij.formule is None else afdrukbaar(rij.formule),
        "verschil": _waarde(een.verschil),
        "verschil_procent": procent_of_niets(een.relatief),
        "bestand": afdrukbaar(bestand) or None,
        "regel": regel,
    }


def _weigering(een: Weigering) -> dict[str, Any]:
    return {
        "code": een.bevinding.code,
        "wat": afdrukbaar(een.bevinding.wat),
        "remedie": afdrukbaar(een.bevinding.remedie),
        "cellen": [celnaam(plek) for plek in een.cellen],
    }


def _verschuiving(een: Verschuiving) -> dict[str, Any]:
    return {
        "wat": een.beweging,
        "sleutel": afdrukbaar(een.rij.sleutel),
        "naam": afdrukbaar(een.rij.naam),
        "uitgegeven": _waarde(een.uitgegeven),
        "nu": _waarde(een.nu),
        "vindplaats": afdrukbaar(een.rij.vindplaats),
    }


def _celverschil(een: Celverschil) -> dict[str, Any]:
    return {
        "cel": celnaam(een.plek) if een.plek else None,
        "naam": afdrukbaar(een.naam) or None,
        "wat": een.soort,
        "hoort": afdrukbaar(een.verwacht),
        "staat_er": afdrukbaar(een.gevonden),
    }


def _uitkomst(een: Productuitkomst) -> dict[str, Any]:
    return {
        "product": afdrukbaar(een.product),
        "naam": afdrukbaar(een.naam),
        "regio": _bedrag(een.regio),
        "werkboek": _bedrag(een.werkboek),
        "herrekend": _bedrag(een.herrekend),
        "gelijk": een.gelijk,
        "reden": afdrukbaar(een.reden) or None,
    }


def _bedrag(waarde: Celinhoud) -> str | bool | None:
    return machine(waarde, 2) if isinstance(waarde, Decimal) else _waarde(waarde)


def _waarde(waarde: Celinhoud) -> str | bool | None:
    if isinstance(waarde, Decimal):
        return machine(waarde)
    return afdrukbaar(waarde) if isinstance(waarde, str) else waarde
