"""``controleer --formaat github``: opdrachten waarmee GitHub Actions bevindingen bij de regel zet.

GitHub toont er per stap hoogstens tien van elke soort; de rest wordt geteld in een gewone regel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Ernst
from reeletarief.invoer.namen import OPSLAGEN
from reeletarief.weergave.controle_tekst import SOORTEN
from reeletarief.weergave.getal import meervoud
from reeletarief.weergave.meldingen import afdrukbaar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.fouten import Bevinding

HOOGSTENS_PER_SOORT = 10
OPDRACHTEN = {Ernst.FOUT: "error", Ernst.WAARSCHUWING: "warning", Ernst.OPMERKING: "notice"}


def bevindingen_voor_github(bevindingen: Sequence[Bevinding], voorvoegsel: str = "") -> str:
    """Per bevinding een opdracht, per soort hoogstens tien. ``voorvoegsel`` gaat voor elk pad, voor een regio in een submap."""
    regels: list[str] = []
    for ernst in Ernst:
        soort = [bevinding for bevinding in bevindingen if bevinding.ernst is ernst]
        regels += [_opdracht(bevinding, voorvoegsel) for bevinding in soort[:HOOGSTENS_PER_SOORT]]
        rest = len(soort) - HOOGSTENS_PER_SOORT
        if rest > 0:
            regels.append(f"En nog {rest} {meervoud(rest, *SOORTEN[ernst])}; draai 'reeletarief controleer' voor alle.")
    return "".join(f"{regel}\n" for regel in regels)


def _opdracht(bevinding: Bevinding, voorvoegsel: str) -> str:
    plaats = bevinding.plaats
    velden = [f"file={_veld(voorvoegsel + (plaats.bestand if plaats else OPSLAGEN))}"]
    if plaats is not None:
        velden += [f"line={plaats.regel}", f"col={plaats.kolom}"]
    velden.append(f"title={_veld(bevinding.code)}")
    return f"::{OPDRACHTEN[bevinding.ernst]} {','.join(velden)}::{_tekst(f'{bevinding.wat} → {bevinding.remedie}')}"


def _tekst(tekst: str) -> str:
    """Tekst zoals GitHub haar terugleest: procent en regeleinden gecodeerd."""
    return afdrukbaar(tekst.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _veld(tekst: str) -> str:
    """Een veld mag ook geen dubbele punt of komma bevatten."""
    return _tekst(tekst).replace(":", "%3A").replace(",", "%2C")
