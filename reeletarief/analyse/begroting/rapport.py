"""Alles wat een begroting te zeggen heeft, bij elkaar: de uitkomst, wat ernaast gelegd is, de aannames en het bewijs."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import op_decimalen
from reeletarief.fouten import Bevinding, Ernst, Plaats, euro_in_zin, in_zin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reeletarief.analyse.begroting.berekening import Begroting, Effect, Plafondregel, Uitgangspunten
    from reeletarief.analyse.begroting.kader import Kadertoets
    from reeletarief.berekening.bewijs import Bewijs
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven

LIJKT_OP, BUITEN_AFRONDING, ZONDER_OUD, GROF = "RT711", "RT712", "RT713", "RT714"
_GROF_ONDER = Decimal(1)
"""Onder een euro is een halve cent meer dan een half procent van het tarief."""


class Plafondtoets(NamedTuple):
    """De plafonds naast de begroting; ``zonder_plafond`` zijn aanbieders met volume in een jaar zonder plafond."""

    regels: tuple[Plafondregel, ...]
    zonder_plafond: tuple[tuple[str, int], ...]

    @property
    def overschrijdingen(self) -> tuple[Plafondregel, ...]:
        """De regels waarvan de begroting boven het plafond ligt."""
        return tuple(regel for regel in self.regels if regel.ruimte < 0)


class Effecttoets(NamedTuple):
    """Het effect van een andere prijs, met de bewaarde tarieven waarmee vergeleken is."""

    effect: Effect
    oud: OudeTarieven


class Kaderregel(NamedTuple):
    """Een gemeente in een jaar: de begroting naast het kader, in euro; een van beide kan ontbreken."""

    gemeente: str
    jaar: int
    begroting: Decimal | None
    kader: Decimal | None

    @property
    def verschil(self) -> Decimal | None:
        """Kader min begroting, als beide er zijn."""
        return None if self.begroting is None or self.kader is None else self.kader - self.begroting


class Rapport(NamedTuple):
    """Een begroting met wat ernaast gelegd is. ``weggelaten`` rijen zitten in geen enkel bedrag."""

    regio: str
    status: str
    volumes: str
    rijen: int
    weggelaten: int
    begroting: Begroting
    plafonds: Plafondtoets | None
    effect: Effecttoets | None
    kader: Kadertoets | None
    naast_kader: tuple[Kaderregel, ...]
    aannames: tuple[str, ...]
    bewijs: Bewijs

    @property
    def vraagt_aandacht(self) -> bool:
        """Of er een bevinding is: een weggelaten rij, een overschrijding of een kader dat niet sluit."""
        over = self.plafonds is not None and bool(self.plafonds.overschrijdingen)
        return bool(self.weggelaten) or over or (self.kader is not None and not sluit(self.kader))


def naast_kader(begroting: Begroting, toets: Kadertoets) -> tuple[Kaderregel, ...]:
    """De begroting van elke gemeente naast haar kader, voor de jaren van de begroting."""
    begroot = {
        (totaal.naam, jaar): bedrag.netto for totaal in begroting.gemeenten for jaar, bedrag in totaal.per_jaar.items()
    }
    uit_kader = {sleutel for sleutel in toets.per_gemeente if sleutel[1] in begroting.jaren}
    return tuple(
        Kaderregel(gemeente, jaar, begroot.get((gemeente, jaar)), toets.per_gemeente.get((gemeente, jaar)))
        for gemeente, jaar in sorted(set(begroot) | uit_kader)
    )


def sluit(toets: Kadertoets) -> bool:
    """Of elk verschil in het kader door afronden te verklaren is."""
    return all(totaal.is_afronding for totaal in toets.totalen)


def aannames_van(uit_tarieven: Iterable[str], uitgangspunten: Uitgangspunten, jaren: Sequence[int]) -> tuple[str, ...]:
    """De aannames in de tarieven, met de index van elk gebruikt jaar en de efficiencykorting erbij."""
    namen = set(uit_tarieven)
    namen |= {f"begroting.index.{jaar}" for jaar in range(uitgangspunten.tariefjaar + 1, max(jaren, default=0) + 1)}
    if uitgangspunten.korting and any(jaar > uitgangspunten.tariefjaar for jaar in jaren):
        namen.add("begroting.efficiencykorting")
    return tuple(sorted(namen))


def gelijkende_namen(begroting: Begroting, bestand: str) -> Iterator[Bevinding]:
    """Een waarschuwing bij elk stel namen dat alleen in hoofdletters of spaties verschilt; ze tellen apart."""
    for soort, totalen in (("gemeenten", begroting.gemeenten), ("aanbieders", begroting.aanbieders)):
        op_vorm: dict[str, list[str]] = defaultdict(list)
        for totaal in totalen:
            op_vorm[" ".join(totaal.naam.casefold().split())].append(totaal.naam)
        for namen in op_vorm.values():
            if len(namen) > 1:
                genoemd = " en ".join(f"'{naam}'" for naam in namen)
                wat = f"De {soort} {genoemd} verschillen alleen in hoofdletters of spaties en tellen apart."
                remedie = "Is het dezelfde? Schrijf de naam dan overal hetzelfde."
                yield Bevinding(LIJKT_OP, wat, remedie, Plaats(bestand, 1), Ernst.WAARSCHUWING)


def buiten_afronding(toets: Kadertoets) -> Iterator[Bevinding]:
    """Een fout bij elk totaal van het kader dat verder van zijn som ligt dan afronden verklaart."""
    for totaal in toets.totalen:
        if not totaal.is_afronding:
            wat = (
                f"Het totaal van {totaal.naam} in {totaal.jaar} is {euro_in_zin(totaal.gepubliceerd)}, maar de regels zijn samen "
                f"{euro_in_zin(totaal.berekend)}; dat verschil is te groot voor afronding."
            )
            yield Bevinding(BUITEN_AFRONDING, wat, "Vergelijk de regels met de publicatie.", totaal.plaats)


def zonder_oud_tarief(toets: Effecttoets) -> Iterator[Bevinding]:
    """Een waarschuwing als producten met volume geen oud tarief hebben; het effect laat ze weg."""
    if toets.effect.zonder_oud:
        wat = f"Deze producten hebben geen oud tarief per dezelfde eenheid en tellen niet mee in het effect: {', '.join(toets.effect.zonder_oud)}."
        remedie = "Reken de oude tarieven met deze producten erbij, of lees het effect zonder hen."
        yield Bevinding(ZONDER_OUD, wat, remedie, Plaats(toets.oud.bestand.pad, 1), Ernst.WAARSCHUWING)


def grove_tarieven(begroting: Begroting) -> Iterator[Bevinding]:
    """Een waarschuwing bij elk tarief dat zo klein is dat afronden op de cent telt."""
    for product in dict.fromkeys(regel.product for regel in begroting.producten):
        if product.tarief < _GROF_ONDER:
            marge = in_zin(op_decimalen(Decimal("0.5") / product.tarief, 1))
            wat = (
                f"Het tarief van {product.product} is {in_zin(product.tarief)} euro per {product.eenheid}; afgerond op de cent kan dat "
                f"{marge}% schelen, in dit jaar en in elk geïndexeerd jaar opnieuw."
            )
            yield Bevinding(
                GROF, wat, "Reken met een grotere eenheid, of lees het bedrag met die marge.", None, Ernst.WAARSCHUWING
            )
