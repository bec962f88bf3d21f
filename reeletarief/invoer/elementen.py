"""De kostprijselementen van de NvO zoals een bestand ze noemt; ``kostprijs/elementen.py`` zegt wat erin zit."""

from typing import Literal, get_args

Element = Literal[
    "beroepskracht",
    "niet_productief",
    "reis_opleiding",
    "overhead",
    "gemeentelijke_eisen",
    "huisvesting",
    "verzorging",
    "indexatie",
    "marge",
]
ELEMENTEN: tuple[str, ...] = get_args(Element)
