"""Het verschil van een product met een eerder besluit of met een jaar eerder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.afronding import op_decimalen
from reeletarief.analyse.vergelijk.oorzaakgroepen import BIJGESTELD
from reeletarief.analyse.vergelijk.tariefverschil import tariefverschillen
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.kostprijs.elementen import JEUGDWET
from reeletarief.weergave.datum import op_peildatum
from reeletarief.weergave.getal import euro, getekend, getekend_procent, nederlands
from reeletarief.weergave.meldingen import redenen_op_een_rij
from reeletarief.weergave.rapport.model import Verschil, Verschilrij
from reeletarief.weergave.rapport.verschiloverzicht import EN_WAARDOOR
from reeletarief.weergave.vergelijk.tekst import van_wat_naar_wat

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from reeletarief.analyse.vergelijk.oorzaken import Oorzaak, Wijziging
    from reeletarief.analyse.vergelijk.tariefverschil import Tariefverschil
    from reeletarief.analyse.vergelijk.vergelijking import Vergelijking
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven

_VERDEELD = "Van elke groep oorzaken is het gemiddelde over alle volgordes genomen; daardoor zijn de delen samen precies het verschil."
_DECIMALEN = 4


def met_besluit(resultaat: Resultaat, oud: OudeTarieven) -> dict[str, Verschil]:
    """Per product het verschil met eerder bewaarde tarieven; die hebben alleen bedragen, van een besluit de vastgestelde."""
    titel = f"Verschil met {oud.tariefjaar} ({oud.bestand.pad}, {oud.status})"
    return {
        een.product: Verschil(titel, _zin(een), _elementen(een), _eerder(een))
        for een in tariefverschillen(resultaat.tarieven, oud.tarieven)
        if een.nieuw is not None
    }


def met_vorig_jaar(vergelijking: Vergelijking) -> dict[str, Verschil]:
    """Per product het verschil met de andere kant van de vergelijking, met de oorzaken; of waarom dat er niet is."""
    oud = vergelijking.oud
    status = " (vastgesteld)" if oud.status == VASTGESTELD else ""
    titel = f"Verschil met {oud.tariefjaar}{status}{op_peildatum(oud.peildatum)}{EN_WAARDOOR}"
    gemist = {
        product: Verschil(titel, _gemist(oud.tariefjaar, redenen), (), ("niet te rekenen", ""))
        for product, redenen in oud.gemist.items()
    }
    vergeleken = {
        een.product: Verschil(
            titel,
            _zin(een.verschil),
            _elementen(een.verschil),
            _eerder(een.verschil),
            tuple(rij for oorzaak in een.oorzaken or () for rij in _oorzaak(oorzaak)),
            _VERDEELD if een.oorzaken else "",
        )
        for een in vergelijking.producten
        if een.verschil.nieuw is not None
    }
    return gemist | vergeleken


def _gemist(jaar: int, redenen: Iterable[Bevinding]) -> str:
    return f"Voor {jaar} is dit product niet te rekenen. {redenen_op_een_rij(redenen)}"


def _zin(een: Tariefverschil) -> str:
    if een.oud is None or een.nieuw_tarief is None:
        return "Dit product is nieuw; er is geen eerder tarief om mee te vergelijken."
    van = f"{euro(een.oud.tarief)} per {per(een.oud.eenheid)}"
    if een.bedrag is None:
        return f"Het was {van}; de eenheid is nu een andere, dus de bedragen zijn niet te vergelijken."
    if not een.bedrag:
        return f"Het tarief is gelijk gebleven: {van}."
    deel = f" ({getekend_procent(een.fractie)})" if een.fractie is not None else ""
    return f"Van {euro(een.oud.tarief)} naar {euro(een.nieuw_tarief)}: {getekend(een.bedrag, 2)} euro{deel}."


def _eerder(een: Tariefverschil) -> tuple[str, str]:
    """Het oude tarief, en het verschil daarmee als dat er is."""
    if een.oud is None:
        return "nieuw", ""
    if een.bedrag is None:
        return f"{euro(een.oud.tarief)} per {per(een.oud.eenheid)}", ""
    return euro(een.oud.tarief), _met_deel(een.bedrag, een.fractie)


def _met_deel(bedrag: Decimal, fractie: Decimal | None) -> str:
    deel = f" ({getekend_procent(fractie)})" if fractie is not None else ""
    return f"{getekend(bedrag, 2)}{deel}"


def _elementen(een: Tariefverschil) -> tuple[Verschilrij, ...]:
    """Per element oud, nieuw en verschil, en als laatste wat er meer is vastgesteld dan berekend; samen het tarief."""
    rijen = [(JEUGDWET[naam], *drie) for naam, drie in een.elementen.items()]
    rijen += [(BIJGESTELD, *een.bijgesteld)] if een.bijgesteld else []
    return tuple(
        Verschilrij(naam, nederlands(oud, _DECIMALEN), nederlands(nieuw, _DECIMALEN), getekend(bedrag, _DECIMALEN))
        for naam, oud, nieuw, bedrag in rijen
    )


def _oorzaak(oorzaak: Oorzaak) -> list[Verschilrij]:
    """De groep met haar deel, en daaronder elke wijziging waarvan iets te zien is, met oud en nieuw."""
    rijen = [Verschilrij(oorzaak.naam, "", "", getekend(oorzaak.bedrag, _DECIMALEN))]
    return rijen + [_wijziging(een) for een in oorzaak.wijzigingen if op_decimalen(een.bedrag, _DECIMALEN)]


def _wijziging(een: Wijziging) -> Verschilrij:
    naam, oud, nieuw = van_wat_naar_wat(een)
    return Verschilrij(f"– {naam}", oud, nieuw, getekend(een.bedrag, _DECIMALEN))
