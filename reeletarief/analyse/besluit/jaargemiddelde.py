"""Een besluit dat later dan 1 januari ingaat, met tarieven waarin ook de lonen van ervoor zitten (RT032).

Gelden er in een jaar meer tabellen van een cao, dan is het tarief een gemiddelde over het hele jaar. Gaat het besluit pas in als een
tabel al is opgevolgd, dan telt die nog mee in een tarief dat daarna geldt. Is het tarief gelijk aan dat van ervoor, dan is het over het
hele jaar dat gemiddelde en klopt het. Anders blijft het zoals het is; of dat de bedoeling is, weet de regio. Ook zonder eerder besluit
is het te zeggen: een tarief dat pas in mei begint, hoort bij de lonen vanaf mei, en wat er ervoor gold kan buiten het programma gemaakt zijn.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.besluit.aansluiting import laatste_op
from reeletarief.fouten import Bevinding, Ernst, eerste_namen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reeletarief.analyse.besluit.vaststelling import Vaststelling
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.kostprijs.cao_jaar import CaoJaar, Periode

OOK_VAN_ERVOOR = "RT032"


class _Eerder(NamedTuple):
    """De perioden van een cao die voor de ingangsdatum ophouden, de tabellen die pas erna ingaan, en de producten waarin zij tellen."""

    perioden: tuple[Periode, ...]
    erna: tuple[datetime.date, ...]
    producten: list[str]

    @property
    def verder(self) -> str:
        """Dat er dit jaar nog een tabel komt: het tarief van de ingangsdatum kent haar lonen niet."""
        if not self.erna:
            return ""
        dagen = " en ".join(map(str, self.erna))
        return f"; met de lonen per {dagen} ook, en neem het gemiddelde over de maanden"


def gemiddeld_met_ervoor(vaststelling: Vaststelling, eerdere: Iterable[Besluit]) -> Iterator[Bevinding]:
    """Per cao de producten met een ander tarief dan ervoor, dat ook op lonen van voor de ingangsdatum rust."""
    laatste = laatste_op(vaststelling.ingangsdatum, eerdere)
    toen = {een.product: een.vastgesteld for een in laatste.tarieven} if laatste else {}
    gevonden: dict[str, _Eerder] = {}
    for regel in vaststelling.regels:
        product = regel.tarief.product
        if regel.is_bijgesteld or toen.get(product) == regel.vastgesteld:
            continue
        for cao in regel.tarief.caos:
            if perioden := _voorbij(cao, vaststelling):
                gevonden.setdefault(cao.cao, _Eerder(perioden, _erna(cao, vaststelling), [])).producten.append(product)
    for naam, eerder in gevonden.items():
        yield _bevinding(naam, eerder, vaststelling, laatste)


def _remedie(cao: str, eerder: _Eerder, vaststelling: Vaststelling, laatste: Besluit | None) -> str:
    """Wat de regio nagaat: of er een ander tarief aan voorafging. Zonder eerder besluit weet het programma daar niets van."""
    dag, jaar = vaststelling.ingangsdatum, vaststelling.resultaat.tariefjaar
    dan = (
        f"kijk dan wat het vanaf die dag is ('reeletarief bereken {eerder.producten[0]} --peildatum {dag}'{eerder.verder}), en zet dat bedrag met die "
        "reden onder 'tarieven' in de besluitgegevens."
    )
    if laatste is None:
        return (
            f"Wat er voor die dag gold, staat in geen eerder besluit. Geldt dit tarief alleen vanaf die dag, {dan} Rekent u er ook de maanden "
            "ervoor mee af, dan klopt het."
        )
    if laatste.tariefjaar == jaar:
        dan += f" Voor al deze producten doet dat: reeletarief nieuw besluit BESTAND.yaml --tariefjaar {jaar} --ingangsdatum {dag} --cao {cao}."
    return f"Is over de maanden ervoor al een ander tarief betaald, {dan}"


def _voorbij(cao: CaoJaar, vaststelling: Vaststelling) -> tuple[Periode, ...]:
    return tuple(een for een in cao.perioden if een.einde(cao.jaar) < vaststelling.ingangsdatum)


def _erna(cao: CaoJaar, vaststelling: Vaststelling) -> tuple[datetime.date, ...]:
    dagen = (datetime.date(cao.jaar, een.maanden[0], 1) for een in cao.perioden)
    return tuple(dag for dag in dagen if dag > vaststelling.ingangsdatum)


def _bevinding(cao: str, eerder: _Eerder, vaststelling: Vaststelling, laatste: Besluit | None) -> Bevinding:
    dag = vaststelling.ingangsdatum
    tabellen = " en ".join(str(periode.tabel.dag) for periode in eerder.perioden)
    return Bevinding(
        OOK_VAN_ERVOOR,
        f"Dit besluit gaat in op {dag}, maar het tarief is het gemiddelde over heel {vaststelling.resultaat.tariefjaar}: de lonen van voor die dag "
        f"(cao {cao} per {tabellen}) tellen mee in {eerste_namen(eerder.producten)}.",
        _remedie(cao, eerder, vaststelling, laatste),
        eerder.perioden[0].tabel.ingangsdatum.plaats,
        Ernst.WAARSCHUWING,
    )
