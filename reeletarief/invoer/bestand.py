"""Een gelezen bestand, met de vingerafdruk waaraan te zien is of het nog hetzelfde is."""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Sequence

    from reeletarief.fouten import Plaats


class Bestand(NamedTuple):
    """Een gelezen bestand: de vingerafdruk voor het bewijs en de regels voor een melding.

    De vingerafdruk van een productkaart gaat over alles behalve het blok ``vastgesteld``, dat het programma zelf schrijft.
    """

    pad: str
    sha256: str
    regels: Sequence[str]

    def tekst_op(self, plaats: Plaats) -> str:
        """Wat er op een plaats in dit bestand staat."""
        begin = plaats.kolom - 1
        return self.regels[plaats.regel - 1][begin : begin + plaats.lengte]


def vingerafdruk(inhoud: bytes) -> str:
    """De sha256 van de inhoud zoals zij te lezen is; van een bestand met gewone regeleinden is dat wat ``sha256sum`` geeft.

    Zo heeft hetzelfde bestand op elke machine en na elke editor dezelfde vingerafdruk.
    """
    return hashlib.sha256(zoals_te_lezen(inhoud)).hexdigest()


def zoals_te_lezen(inhoud: bytes) -> bytes:
    """De inhoud zonder wat git of een editor er ongemerkt in zet: ``\\r\\n`` (git voor Windows), en een BOM vooraan (Kladblok, PowerShell)."""
    return inhoud.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n")


def vingerafdruk_van_berekening(
    versie: str, jaar: int, peildatum: datetime.date | None, bestanden: Iterable[tuple[str, str]]
) -> str:
    """De vingerafdruk over programmaversie, tariefjaar, peildatum en de gebruikte bestanden, elk met zijn pad en sha256."""
    regels = [f"reeletarief {versie}", f"tariefjaar {jaar}", f"peildatum {peildatum or 'geen'}"]
    regels += [f"{sha256}  {pad}" for pad, sha256 in bestanden]
    return hashlib.sha256("\n".join(regels).encode("utf-8", "surrogatepass")).hexdigest()
