"""Het blok ``vastgesteld`` zoals het op een productkaart komt te staan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.yaml_plek import aangehaald
from reeletarief.weergave.getal import machine

if TYPE_CHECKING:
    from reeletarief.analyse.besluit.vaststelling import Besluitregel, Vaststelling


def regels_voor_kaart(vaststelling: Vaststelling, regel: Besluitregel, besluit_sha256: str) -> tuple[str, ...]:
    """De regels van het blok, in YAML zoals de strikte lezer haar leest; ``besluit_sha256`` is van het vastgelegde bestand."""
    velden = {
        "tariefjaar": str(vaststelling.resultaat.tariefjaar),
        "status": vaststelling.status,
        "tarief": machine(regel.vastgesteld, 2),
        "eenheid": regel.tarief.kaart.eenheid,
        "berekend": machine(regel.berekend, 2),
        **({"reden": aangehaald(regel.reden)} if regel.reden else {}),
        "besluitdatum": str(vaststelling.besluitdatum),
        "ingangsdatum": str(vaststelling.ingangsdatum),
        "geldig_tot": str(vaststelling.geldig_tot),
        "vingerafdruk": f'"{regel.vingerafdruk}"',
        "besluit": f'"{besluit_sha256}"',
    }
    return tuple(f"{naam}: {waarde}" for naam, waarde in velden.items())
