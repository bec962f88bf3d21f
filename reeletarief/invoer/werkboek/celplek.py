"""De naam van een cel in een rekenblad: B7 is rij 7 van kolom 2."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=1024)
def kolomletters(kolom: int) -> str:
    """De letters van een kolom: 1 is A, 27 is AA."""
    letters = ""
    while kolom:
        kolom, rest = divmod(kolom - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def kolomnummer(letters: str) -> int:
    """Het nummer van een kolom: A is 1, AA is 27."""
    nummer = 0
    for letter in letters:
        nummer = nummer * 26 + ord(letter) - ord("A") + 1
    return nummer


def cel(rij: int, kolom: int) -> str:
    """De naam van een cel, zoals B7."""
    return f"{kolomletters(kolom)}{rij}"
