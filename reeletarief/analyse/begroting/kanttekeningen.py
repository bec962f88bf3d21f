"""Wat er bij een begroting op te merken valt: over de tarieven die zij gebruikt, de namen in de volumes, en wat ernaast ligt."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.afronding import op_decimalen
from reeletarief.analyse.begroting.deel_van_het_jaar import (
    deel_van_het_jaar,
    in_besluit,
    nog_een_jaar_ervoor,
    op_kaarten,
)
from reeletarief.analyse.begroting.gelijkende_namen import gelijkende_namen
from reeletarief.analyse.begroting.prijzen import anders_berekend
from reeletarief.analyse.begroting.rapport import gebruikte_tarieven, uit_tariefjaar
from reeletarief.berekening.besluitstand import GEWIJZIGD
from reeletarief.fouten import Bevinding, Ernst, Plaats, euro_in_zin, gesorteerd, in_zin
from reeletarief.invoer.kaart.eenheden import per

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.analyse.begroting.berekening import Begroting
    from reeletarief.analyse.begroting.jaartarieven import Product
    from reeletarief.analyse.begroting.kader import Kadertoets
    from reeletarief.analyse.begroting.prijzen import Prijzen
    from reeletarief.analyse.begroting.rapport import Effecttoets, Rapport
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.kostprijs.tarief import Tarief

BUITEN_AFRONDING, ZONDER_OUD, GROF, OUD_NIET_OUDER = "RT712", "RT713", "RT714", "RT715"
_GROF_ONDER = Decimal(1)
"""Onder een euro is een halve cent meer dan een half procent van het tarief."""


def uit_tarieven(
    rapport: Rapport, resultaat: Resultaat, prijzen: Prijzen, eerdere: Sequence[Besluit]
) -> tuple[Bevinding, ...]:
    """De waarschuwingen bij de tarieven van het tariefjaar die in deze begroting meetellen, elk één keer; ook als een tarief niet het hele jaar geldt.

    ``eerdere`` zijn de besluiten die voor dat van dit jaar golden.
    Dat een berekening niet meer die van het besluit is, zegt de begroting zelf: zij rekent met het besluit.
    """
    gebruikt = gebruikte_tarieven(rapport.begroting, resultaat)
    bij_tarieven = (
        een
        for tarief in gebruikt
        for een in tarief.waarschuwingen
        if een.code != GEWIJZIGD or tarief.product not in prijzen.uit_bestand
    )
    anders = anders_berekend(prijzen, uit_tariefjaar(rapport.begroting), resultaat)
    return gesorteerd(
        (*bij_tarieven, *anders, *_deel_van_het_tariefjaar(rapport.begroting, gebruikt, prijzen, eerdere))
    )


def _deel_van_het_tariefjaar(
    begroting: Begroting, gebruikt: Sequence[Tarief], prijzen: Prijzen, eerdere: Sequence[Besluit]
) -> Iterator[Bevinding]:
    """Of een tarief het hele jaar geldt, bij elk product met volume in het tariefjaar; ook als het alleen nog in het besluit staat."""
    in_het_jaar = {een.product.product for een in begroting.producten if een.jaar == prijzen.tariefjaar}
    berekend = {tarief.product: tarief for tarief in gebruikt}
    tarieven = [tarief for een, tarief in berekend.items() if een in in_het_jaar]
    zonder_kaart = (in_het_jaar & prijzen.uit_bestand) - berekend.keys()
    uit_bestand = in_besluit(prijzen.besluit, zonder_kaart) if prijzen.besluit else ()
    yield from deel_van_het_jaar((*op_kaarten(tarieven), *uit_bestand), eerdere)
    yield from nog_een_jaar_ervoor(tarieven)


def bij_uitkomst(rapport: Rapport) -> list[Bevinding]:
    """Wat er bij de uitkomst zelf te zeggen valt, en bij het kader en de oude tarieven als die ernaast liggen."""
    gevonden = [*gelijkende_namen(rapport), *_grove_tarieven(rapport.begroting)]
    if rapport.kader is not None:
        gevonden += buiten_afronding(rapport.kader)
    if rapport.effect is not None:
        gevonden += [*_zonder_oud_tarief(rapport.effect), *_oud_niet_ouder(rapport, rapport.effect)]
    return gevonden


def buiten_afronding(toets: Kadertoets) -> Iterator[Bevinding]:
    """Een fout bij elk totaal van het kader dat verder van zijn som ligt dan afronden verklaart."""
    for totaal in toets.totalen:
        if not totaal.is_afronding:
            wat = (
                f"Het totaal van {totaal.naam} in {totaal.jaar} is {euro_in_zin(totaal.gepubliceerd)}, maar de regels zijn samen "
                f"{euro_in_zin(totaal.berekend)}; dat verschil is te groot voor afronding."
            )
            yield Bevinding(BUITEN_AFRONDING, wat, "Vergelijk de regels met de publicatie.", totaal.plaats)


def _zonder_oud_tarief(toets: Effecttoets) -> Iterator[Bevinding]:
    """Een waarschuwing als producten met volume geen oud tarief hebben, of de index om er een naar een later jaar te brengen; het effect laat ze weg."""
    plaats = Plaats(toets.oud.bestand.pad, 1)
    if toets.effect.zonder_oud:
        wat = f"Deze producten hebben geen oud tarief per dezelfde eenheid en tellen niet mee in het effect: {', '.join(toets.effect.zonder_oud)}."
        remedie = "Reken de oude tarieven met deze producten erbij, of lees het effect zonder hen."
        yield Bevinding(ZONDER_OUD, wat, remedie, plaats, Ernst.WAARSCHUWING)
    if jaren := toets.effect.zonder_index:
        genoemd = " en ".join(map(str, jaren))
        wat = f"Wat een oud tarief na {jaren[0] - 1} zou zijn, is niet te zeggen zonder de index van {genoemd}; die jaren tellen niet mee in het effect."
        remedie = f"Geef die index erbij ({' '.join(f'--index {jaar}=…%' for jaar in jaren)}), of lees het effect zonder die jaren."
        yield Bevinding(ZONDER_OUD, wat, remedie, plaats, Ernst.WAARSCHUWING)


def _oud_niet_ouder(rapport: Rapport, toets: Effecttoets) -> Iterator[Bevinding]:
    """Een waarschuwing als de oude tarieven van een later jaar zijn, of als het de besloten tarieven zijn waar de begroting zelf mee rekent.

    Een ander bestand over hetzelfde jaar mag: zo is te zien wat een herziening kost, of wat er van concept naar besluit veranderde.
    """
    oud, jaar, regels = toets.oud, rapport.begroting.uitgangspunten.tariefjaar, toets.effect.regels
    if oud.tariefjaar > jaar:
        wat = f"De oude tarieven zijn van {oud.tariefjaar}, later dan het tariefjaar {jaar}: het effect is wat teruggaan naar {jaar} kost"
        if any(regel.oud is not None and regel.jaar > jaar for regel in regels):
            wat += f", en na {jaar} komt de index op een oud tarief waar die stijging al in zit"
        remedie = (
            f"Wilt u zien wat de tarieven van {oud.tariefjaar} meer of minder kosten, begroot dan met --tariefjaar {oud.tariefjaar} en geef als --oud de "
            f"tarieven van {jaar}; anders tarieven van {jaar} of eerder."
        )
        yield Bevinding(OUD_NIET_OUDER, f"{wat}.", remedie, Plaats(oud.bestand.pad, 1), Ernst.WAARSCHUWING)
    elif oud.bestand.sha256 == rapport.eigen_besluit and not any(regel.effect for regel in regels):
        wat = f"De oude tarieven zijn het besluit over {jaar} waar de begroting zelf mee rekent; het effect is daarom nul."
        remedie = "Geef als --oud de tarieven van ervoor: een besluit over een eerder jaar, of het bewaarde besluit dat dit verving."
        yield Bevinding(OUD_NIET_OUDER, wat, remedie, Plaats(oud.bestand.pad, 1), Ernst.WAARSCHUWING)


def _grove_tarieven(begroting: Begroting) -> Iterator[Bevinding]:
    """Een waarschuwing bij elk tarief dat zo klein is dat afronden op de cent telt."""
    per_eenheid: dict[tuple[str, str], Product] = {}
    for regel in begroting.producten:
        per_eenheid.setdefault((regel.product.product, regel.product.eenheid), regel.product)
    for product in per_eenheid.values():
        if product.tarief < _GROF_ONDER:
            marge = in_zin(op_decimalen(Decimal("0.5") / product.tarief, 1))
            wat = (
                f"Het tarief van {product.product} is {euro_in_zin(product.tarief)} per {per(product.eenheid)}; afgerond op de cent kan dat "
                f"{marge}% schelen, in dit jaar en in elk geïndexeerd jaar opnieuw."
            )
            yield Bevinding(
                GROF, wat, "Reken met een grotere eenheid, of lees het bedrag met die marge.", None, Ernst.WAARSCHUWING
            )
