"""``controleer --formaat github``: opdrachten waarmee GitHub Actions bevindingen bij de regel zet.

GitHub toont er per stap hoogstens tien van elke soort; de rest wordt geteld in een gewone regel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Ernst
from reeletarief.invoer.namen import OPSLAGEN
from reeletarief.weergave.controleer.tekst import SOORTEN
from reeletarief.weergave.getal import geteld
from reeletarief.weergave.meldingen import afdrukbaar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.fouten import Bevinding

HOOGSTENS_PER_SOORT = 10
OPDRACHTEN = {Ernst.FOUT: "error", Ernst.WAARSCHUWING: "warning", Ernst.OPMERKING: "notice"}


def bevindingen_voor_github(bevindingen: Sequence[Bevinding], voorvoegsel: str = "") -> str:
    """Per bevinding een opdracht, per soort hoogstens tien; wat uit een andere fout volgt, komt achteraan.

    ``voorvoegsel`` gaat voor elk pad, voor een regio in een submap.
    """
    regels: list[str] = []
    fouten_eerst = sorted(bevindingen, key=lambda bevinding: bool(bevinding.vervalt))
    for ernst in Ernst:
        soort = [bevinding for bevinding in fouten_eerst if bevinding.ernst is ernst]
        regels += [_opdracht(bevinding, voorvoegsel) for bevinding in soort[:HOOGSTENS_PER_SOORT]]
        rest = len(soort) - HOOGSTENS_PER_SOORT
        if rest > 0:
            regels.append(f"En nog {geteld(rest, *SOORTEN[ernst])}; draai 'reeletarief controleer' voor alle.")
    return "".join(f"{regel}\n" for regel in regels)


def _opdracht(bevinding: Bevinding, voorvoegsel: str) -> str:
    plaats = bevinding.plaats
    velden = {"file": voorvoegsel + (plaats.bestand if plaats else OPSLAGEN)}
    if plaats is not None:
        velden |= {"line": str(plaats.regel), "col": str(plaats.kolom)}
    tekst = f"{bevinding.wat} → {bevinding.remedie}"
    return opdracht(OPDRACHTEN[bevinding.ernst], tekst, **velden, title=bevinding.code)


def opdracht(soort: str, tekst: str, **velden: str) -> str:
    """Eén opdracht, met tekst en velden gecodeerd zoals GitHub ze terugleest."""
    gecodeerd = ",".join(f"{naam}={_veld(waarde)}" for naam, waarde in velden.items())
    return f"::{soort} {gecodeerd}::{_tekst(tekst)}"


def _tekst(tekst: str) -> str:
    """Tekst zoals GitHub haar terugleest: procent en regeleinden gecodeerd."""
    return afdrukbaar(tekst.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _veld(tekst: str) -> str:
    """Een veld mag ook geen dubbele punt of komma bevatten."""
    return _tekst(tekst).replace(":", "%3A").replace(",", "%2C")
