"""Of de bestanden die een besluit bewaart nog die zijn waarmee het genomen is: hun vingerafdruk naast die van toen."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.besluit.ontbreekt import CODE
from reeletarief.invoer.bestand import vingerafdruk_van_berekening
from reeletarief.invoer.bezwaren import toonbaar
from reeletarief.invoer.kaart.besluitblok import vingerafdruk_van_invoer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reeletarief.invoer.besluit.model import Besluit


def gewijzigde_bestanden(besluit: Besluit, toen: Mapping[str, str], inhoud: bytes) -> tuple[Bevinding, ...]:
    """Een fout per bewaard bestand dat niet meer dat van het besluit is, op zijn regel in het besluit.

    ``toen`` geeft op pad de sha256 die het besluit noemt, ``inhoud`` is het besluit zoals het op schijf staat. Regeleinden tellen
    niet mee. Kloppen alle bestanden, maar niet de vingerafdruk van het geheel, dan is dat de fout.
    """
    return tuple(_per_bestand(besluit, toen, inhoud)) or tuple(_geheel(besluit, toen))


def _per_bestand(besluit: Besluit, toen: Mapping[str, str], inhoud: bytes) -> Iterator[Bevinding]:
    for pad, sha256 in toen.items():
        tekst = besluit.invoer.get(pad)
        if tekst is None:
            wat = f"{toonbaar(pad)} hoort bij dit besluit, maar het bestand is hier niet bewaard."
            yield _fout(besluit, wat, 1)
        elif (nu := vingerafdruk_van_invoer(pad, tekst)) != sha256:
            wat = (
                f"{toonbaar(pad)} staat hier anders dan bij het besluit: de vingerafdruk is nu {nu[:12]}… en was {toonbaar(sha256)[:12]}…. "
                "Het is na het besluit gewijzigd."
            )
            yield _fout(besluit, wat, _regel_van(pad, inhoud))


def _geheel(besluit: Besluit, toen: Mapping[str, str]) -> Iterator[Bevinding]:
    nu = vingerafdruk_van_berekening(besluit.versie, besluit.tariefjaar, besluit.peildatum, sorted(toen.items()))
    if nu != besluit.sha256:
        wat = (
            "De vingerafdruk van dit besluit hoort niet bij de bestanden, het tariefjaar, de peildatum en de versie die het noemt. Een "
            "daarvan is na het besluit gewijzigd."
        )
        yield _fout(besluit, wat, 1)


def _fout(besluit: Besluit, wat: str, regel: int) -> Bevinding:
    pad = besluit.bestand.pad
    remedie = f"Haal {pad} terug uit git of het archief. Wat er nu anders uitkomt, zegt: reeletarief verifieer --vastgesteld {pad}."
    return Bevinding(CODE, wat, remedie, Plaats(pad, regel))


def _regel_van(pad: str, inhoud: bytes) -> int:
    """De regel waarop de tekst van dit bestand staat; 1 als dat niet te zien is."""
    sleutel = json.dumps(pad, ensure_ascii=False).encode("utf-8", "surrogatepass")
    treffer = re.search(rb"^[ \t]*" + re.escape(sleutel) + rb"[ \t]*:", inhoud, re.MULTILINE)
    return inhoud.count(b"\n", 0, treffer.start()) + 1 if treffer else 1
