"""De opslagregels waarmee een kaart rekent, met de eigen waarden van die kaart erin, en waar zo'n waarde staat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.kaart.afwijking import waardeveld
from reeletarief.invoer.waarden import Waarde
from reeletarief.kostprijs.afwijkingen import met_afwijkingen
from reeletarief.kostprijs.post import loop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.fouten import Bevinding, Plaats
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.opslagen.lasten import Lastregel
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.opslagen.uren import Urenregel
    from reeletarief.kostprijs.tarief import Tarief


def opslagregels(dossier: Dossier) -> Iterator[Opslagregel]:
    """Elke opslagregel waar een kaart mee rekent, ook haar eigen bedragen; een gedeelde regel komt per kaart langs."""
    for kaart in dossier.regio.kaarten:
        yield from regels_van(dossier, kaart)


def regels_van(dossier: Dossier, kaart: Productkaart) -> tuple[Opslagregel, ...]:
    """De opslagregels waar deze kaart mee rekent: haar eigen bedragen en de regels van haar opslagset."""
    return (*kaart.bedragen, *regels_uit_de_set(dossier, kaart))


def regels_uit_de_set(dossier: Dossier, kaart: Productkaart) -> tuple[Opslagregel, ...]:
    """De regels van de opslagset van een kaart, met haar eigen waarden; leeg bij een traject."""
    if kaart.opslagset is None:
        return ()
    return met_afwijkingen(dossier.regio.opslagen, kaart).opslagsets[str(kaart.opslagset)].regels


def telt_mee(regel: Opslagregel | Lastregel | Urenregel) -> bool:
    """Of een regel iets toevoegt: met een eigen waarde van nul haalt een kaart een regel van de regio voor zichzelf weg."""
    waarde = getattr(regel, waardeveld(regel))
    return not (isinstance(waarde, Waarde) and waarde.getal == 0)


def gaat_van_de_uren_af(tarief: Tarief, regel: Urenregel) -> bool:
    """Of een urenregel bij dit product meetelt: niet bij een rit, of als de kaart haar op nul zet."""
    return any(post.sleutel == f"uren.{regel.sleutel}" and post.bedrag != 0 for post in loop(tarief.tarief))


def plek_van(regel: Opslagregel | Lastregel) -> Plaats:
    """Waar de waarde van een regel staat; komt zij uit een reeks, dan waar de regel staat."""
    waarde = getattr(regel, waardeveld(regel))
    return waarde.plaats if isinstance(waarde, Waarde) else regel.sleutel.plaats


def per_plek(bevindingen: Iterable[Bevinding]) -> Iterator[Bevinding]:
    """Van elke plek alleen de eerste bevinding: een gedeelde waarde is één keer te melden, niet per product."""
    gezien: set[Plaats | None] = set()
    for bevinding in bevindingen:
        if bevinding.plaats not in gezien:
            gezien.add(bevinding.plaats)
            yield bevinding
