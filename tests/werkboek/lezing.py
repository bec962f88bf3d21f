"""Een werkboek lezen dat terugkomt: de cellen, of de reden waarom het geweigerd wordt."""

from __future__ import annotations

from reeletarief.fouten import Bevinding
from reeletarief.invoer.werkboek.xlsx_lezen import GelezenWerkboek, lees_werkboek


def gelezen(inhoud: bytes) -> GelezenWerkboek:
    boek = lees_werkboek(inhoud, "besluit.xlsx")
    assert isinstance(boek, GelezenWerkboek), boek
    return boek


def geweigerd(inhoud: bytes) -> Bevinding:
    bevinding = lees_werkboek(inhoud, "besluit.xlsx")
    assert isinstance(bevinding, Bevinding)
    assert bevinding.wat.endswith(".")
    assert bevinding.remedie.endswith(".")
    assert bevinding.plaats is not None
    assert bevinding.plaats.bestand == "besluit.xlsx"
    return bevinding
