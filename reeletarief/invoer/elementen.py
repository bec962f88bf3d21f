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
ELEMENTNAMEN = {
    "beroepskracht": "kosten van de beroepskracht",
    "niet_productief": "niet-productieve uren",
    "reis_opleiding": "reis- en opleidingskosten",
    "overhead": "overhead",
    "gemeentelijke_eisen": "gemeentelijke verplichtingen",
    "huisvesting": "huisvesting en verblijf",
    "verzorging": "verzorging",
    "indexatie": "indexatie",
    "marge": "risico en marge",
}
"""Hoe een lezer een element genoemd ziet, op het scherm, in een formulier en in een nota."""
