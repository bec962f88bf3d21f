"""Een OpenDocument-rekenblad (.ods) als gekeurd pakket: het soort, versleuteling en macro's, voor er een blad gelezen wordt.

Zie voor de maten en het zip-bestand zelf :mod:`.pakket`. De regels staan in OpenDocument 1.3, deel 2 (packages):
``mimetype`` zegt wat het is, ``META-INF/manifest.xml`` wat erin zit en of het versleuteld is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reeletarief.invoer.werkboek.pakket import (
    INHOUD,
    XLSX,
    ander_pakket,
    delen_als,
    mimetype,
    open_zip,
    weiger_kapot,
    weiger_macros,
    weiger_soort,
    weiger_versleuteld,
)

if TYPE_CHECKING:
    from reeletarief.invoer.werkboek.pakket import Pakket

ODS = "OpenDocument-rekenblad (.ods)"
CONTENT = "content.xml"
_SOORT = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = "META-INF/manifest.xml"
_MACRO = re.compile(r"^(basic|dialogs|scripts)/.")
_INGESLOTEN = ("oleobject", "javascript", "java-archive")


def open_ods(inhoud: bytes, naam: str) -> Pakket:
    """Het pakket van een .ods, nadat alles eraan is nagegaan wat zonder de bladen te lezen kan."""
    pakket = open_zip(inhoud, naam, ODS)
    _keur_soort(pakket)
    manifest = pakket.elementen(_MANIFEST)
    if not manifest:
        weiger_kapot(naam, f"het deel {_MANIFEST} ontbreekt")
    if any(element.naam == "encryption-data" for element in manifest):
        weiger_versleuteld(naam)
    soorten = [element.attributen.get("media-type", "").lower() for element in manifest]
    if delen_als(pakket, _MACRO) or any(woord in soort for soort in soorten for woord in _INGESLOTEN):
        weiger_macros(naam, ODS)
    if CONTENT not in pakket.delen:
        weiger_kapot(naam, f"het deel {CONTENT} ontbreekt")
    return pakket


def _keur_soort(pakket: Pakket) -> None:
    soort = mimetype(pakket)
    if soort == _SOORT:
        return
    if INHOUD in pakket.delen:
        weiger_soort(pakket.naam, ODS, f"een {XLSX} of een ander Office-bestand")
    if soort.startswith(_SOORT):
        weiger_soort(pakket.naam, ODS, "een sjabloon voor een rekenblad (.ots)")
    weiger_soort(pakket.naam, ODS, ander_pakket(pakket))
