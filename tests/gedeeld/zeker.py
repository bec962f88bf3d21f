"""Wat een test zeker weet en een type niet: dat een waarde er is, en dat een regio te lezen was. Klopt dat niet, dan zakt de test daar."""

from __future__ import annotations

from typing import TypeVar

from reeletarief.api import Inlezing, Onleesbaar

T = TypeVar("T")


def aanwezig(waarde: T | None) -> T:
    """De waarde, die hier niet mag ontbreken."""
    assert waarde is not None, "hier hoort een waarde te zijn"
    return waarde


def rekenbaar(inlezing: Inlezing | Onleesbaar) -> Inlezing:
    """De inlezing van een regio waar mee te rekenen is; haar bevindingen zeggen waarom dat niet zo is."""
    assert isinstance(inlezing, Inlezing), inlezing.bevindingen
    return inlezing


def zonder_bevindingen(inlezing: Inlezing | Onleesbaar) -> Inlezing:
    """De inlezing van een regio waar niets op aan te merken is."""
    assert inlezing.bevindingen == (), inlezing.bevindingen
    return rekenbaar(inlezing)
