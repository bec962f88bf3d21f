"""Hoe breed een letter op papier is, voor wie moet weten of een tekst past zonder haar te tekenen.

De maten zijn die van Arial. Lettertypen die Arial vervangen waar het er niet is (Liberation Sans, Nimbus Sans), zijn even breed.
"""

from __future__ import annotations

CIJFER = 556
"""Een cijfer; alle cijfers zijn even breed. Alle breedten zijn in duizendsten van de lettergrootte."""
_OVERIG = 600

_BREEDTEN = {
    letter: breedte
    for letters, breedte in (
        ("'ijl", 222),
        (" .,:;/!Ift", 278),
        ("r()-", 333),
        ("cksvxyzJ", 500),
        ("FTZ", 611),
        ("ABEKPSVXY", 667),
        ("CDHNRUw", 722),
        ("GOQ", 778),
        ("mM", 833),
        ("%", 889),
        ("W", 944),
    )
    for letter in letters
} | dict.fromkeys("abdeghnopquL0123456789€_", CIJFER)


def letterbreedte(letter: str) -> int:
    """De breedte van een letter, in duizendsten van de lettergrootte."""
    return _BREEDTEN.get(letter, _OVERIG)


def tekstbreedte(tekst: str) -> int:
    """De breedte van een tekst op één regel, in duizendsten van de lettergrootte."""
    return sum(map(letterbreedte, tekst))
