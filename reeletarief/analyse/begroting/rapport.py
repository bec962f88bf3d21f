"""Alles wat een begroting te zeggen heeft, bij elkaar: de uitkomst, wat ernaast gelegd is, de aannames en het bewijs.

Wat er bij die uitkomst op te merken valt, staat in :mod:`.kanttekeningen`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.begroting.berekening import begroot, effect_van, naast_plafond
from reeletarief.analyse.begroting.kader import toets_kader
from reeletarief.berekening.bewijs import bewijs_met
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from reeletarief.analyse.begroting.berekening import Begroting, Effect, Plafondregel, Uitgangspunten
    from reeletarief.analyse.begroting.kader import Kadertoets
    from reeletarief.analyse.begroting.prijzen import Prijzen
    from reeletarief.berekening.bewijs import Bewijs
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.begroting.bedragtabellen import Kader, Plafonds
    from reeletarief.invoer.begroting.volumes import Volumes
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven
    from reeletarief.kostprijs.tarief import Tarief


AANNAME = "aanname"


class Bijlagen(NamedTuple):
    """De bestanden die naast de begroting gelegd worden, voor zover gegeven."""

    plafonds: Plafonds | None
    oud: OudeTarieven | None
    kader: Kader | None

    @property
    def bestanden(self) -> list[Bestand]:
        """De bestanden zelf, voor het bewijs en voor meldingen."""
        return [bijlage.bestand for bijlage in self if bijlage is not None]


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
    """Een begroting met wat ernaast gelegd is. ``weggelaten`` rijen zitten in geen enkel bedrag.

    ``status`` is die van de tarieven van het tariefjaar; die van een later jaar volgen daaruit met een index en zijn dus een aanname.
    """

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

    def status_in(self, jaar: int) -> str:
        """Of de tarieven van dit jaar vastgesteld, een concept of een aanname zijn."""
        return self.status if jaar == self.begroting.uitgangspunten.tariefjaar else AANNAME

    @property
    def stand(self) -> str:
        """De status van de hele begroting; gaat zij over meer jaren, dan van het tariefjaar en van wat erna komt."""
        statussen = list(dict.fromkeys(map(self.status_in, self.begroting.jaren)))
        if len(statussen) > 1:
            return f"{self.begroting.uitgangspunten.tariefjaar} {self.status}, daarna {AANNAME}"
        return statussen[0] if statussen else self.status

    @property
    def vraagt_aandacht(self) -> bool:
        """Of er een bevinding is: een weggelaten rij, een overschrijding of een kader dat niet sluit."""
        over = self.plafonds is not None and bool(self.plafonds.overschrijdingen)
        return bool(self.weggelaten) or over or (self.kader is not None and not sluit(self.kader))


def maak_rapport(
    volumes: Volumes, resultaat: Resultaat, prijzen: Prijzen, uitgangspunten: Uitgangspunten, bijlagen: Bijlagen
) -> Rapport:
    """De begroting van deze volumes met de prijzen die gelden, en met elke bijlage ernaast."""
    telling, oud, producten = volumes.telling, bijlagen.oud, prijzen.producten
    begroting = begroot(telling, producten, uitgangspunten)
    bestanden = [prijzen.besluit.bestand] if prijzen.besluit else []
    kader = None if bijlagen.kader is None else toets_kader(bijlagen.kader)
    aannames = [naam for tarief in gebruikte_tarieven(begroting, resultaat) for naam in tarief.aannames]
    return Rapport(
        regio=resultaat.regio,
        status=_status(begroting, prijzen, resultaat),
        volumes=volumes.bestand.pad,
        rijen=telling.rijen,
        weggelaten=volumes.weggelaten,
        begroting=begroting,
        plafonds=bijlagen.plafonds and Plafondtoets(*naast_plafond(begroting, bijlagen.plafonds.bedragen)),
        effect=oud and Effecttoets(effect_van(telling, producten, oud.tarieven, uitgangspunten), oud),
        kader=kader,
        naast_kader=() if kader is None else _naast_kader(begroting, kader),
        aannames=_aannames(aannames, uitgangspunten, begroting.jaren),
        bewijs=bewijs_met(
            resultaat.bewijs, [volumes.bestand, *bestanden, *bijlagen.bestanden], _keuzes(uitgangspunten)
        ),
    )


def gebruikte_tarieven(begroting: Begroting, resultaat: Resultaat) -> list[Tarief]:
    """De tarieven van de producten waarvan er volume is."""
    gebruikt = {regel.product.product for regel in begroting.producten}
    return [tarief for tarief in resultaat.tarieven if tarief.kaart.product in gebruikt]


def _status(begroting: Begroting, prijzen: Prijzen, resultaat: Resultaat) -> str:
    """Vastgesteld als elke gebruikte prijs dat is."""
    gebruikt = {regel.product.product for regel in begroting.producten}
    return VASTGESTELD if gebruikt and gebruikt <= prijzen.besloten else resultaat.status


def _keuzes(uitgangspunten: Uitgangspunten) -> list[str]:
    """De aannames van de begroting, zoals zij in het bewijs meetellen."""
    index = [f"index {jaar} {cijfer:f}" for jaar, cijfer in sorted(uitgangspunten.indexcijfers.items())]
    return [*index, f"efficiencykorting {uitgangspunten.korting:f}"]


def _naast_kader(begroting: Begroting, toets: Kadertoets) -> tuple[Kaderregel, ...]:
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


def _aannames(uit_tarieven: Iterable[str], uitgangspunten: Uitgangspunten, jaren: Sequence[int]) -> tuple[str, ...]:
    """De aannames in de tarieven, met de index van elk gebruikt jaar en de efficiencykorting erbij."""
    namen = set(uit_tarieven)
    namen |= {f"begroting.index.{jaar}" for jaar in range(uitgangspunten.tariefjaar + 1, max(jaren, default=0) + 1)}
    if uitgangspunten.korting and any(jaar > uitgangspunten.tariefjaar for jaar in jaren):
        namen.add("begroting.efficiencykorting")
    return tuple(sorted(namen))
