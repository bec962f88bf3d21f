"""Alles wat een begroting te zeggen heeft, bij elkaar: de uitkomst, wat ernaast gelegd is, de aannames en het bewijs.

Wat er bij die uitkomst op te merken valt, staat in :mod:`.kanttekeningen`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.begroting.berekening import begroot, effect_van, naast_plafond
from reeletarief.analyse.begroting.kader import toets_kader
from reeletarief.analyse.begroting.stand import stand_in_zin
from reeletarief.berekening.bewijs import bewijs_met
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from reeletarief.analyse.begroting.berekening import Begroting, Effect, Plafondregel
    from reeletarief.analyse.begroting.jaartarieven import Jaartarieven, Uitgangspunten
    from reeletarief.analyse.begroting.kader import Kadertoets
    from reeletarief.analyse.begroting.prijzen import Prijzen
    from reeletarief.berekening.bewijs import Bewijs
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.begroting.bedragtabellen import Kader, Plafonds
    from reeletarief.invoer.begroting.volumes import Volumes
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven
    from reeletarief.kostprijs.tarief import Tarief


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
    """De plafonds uit ``bestand`` naast de begroting; ``zonder_plafond`` zijn aanbieders met volume in een jaar zonder plafond."""

    regels: tuple[Plafondregel, ...]
    zonder_plafond: tuple[tuple[str, int], ...]
    bestand: str

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

    ``status`` is die van de tarieven van het tariefjaar, de minst zekere als zij verschillen. ``besluiten`` geeft op jaar het bestand van het besluit waar tarieven uit komen, ``gebruikte_index`` de jaren waarvan de index meetelt.
    ``waarschuwingen`` is wat er bij de tarieven en de uitkomst op te merken valt, zoals een tarief dat maar een deel van het jaar geldt.
    """

    regio: str
    status: str
    besluiten: Mapping[int, str]
    gebruikte_index: frozenset[int]
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
    waarschuwingen: tuple[Bevinding, ...] = ()

    @property
    def stand(self) -> str:
        """De status van de hele begroting; gaat zij over jaren met een andere status, dan per jaar."""
        return stand_in_zin(self.begroting.totaal.statussen) or self.status

    @property
    def eigen_besluit(self) -> str | None:
        """De sha256 van het besluit over het tariefjaar; niets als dat er niet is."""
        pad = self.besluiten.get(self.begroting.uitgangspunten.tariefjaar)
        return next((een.sha256 for een in self.bewijs.bestanden if een.pad == pad), None)

    @property
    def vraagt_aandacht(self) -> bool:
        """Of er een bevinding is: een weggelaten rij, een overschrijding of een kader dat niet sluit."""
        over = self.plafonds is not None and bool(self.plafonds.overschrijdingen)
        return bool(self.weggelaten) or over or (self.kader is not None and not sluit(self.kader))


def maak_rapport(
    volumes: Volumes,
    resultaat: Resultaat,
    prijzen: Prijzen,
    tarieven: Jaartarieven,
    uitgangspunten: Uitgangspunten,
    bijlagen: Bijlagen,
) -> Rapport:
    """De begroting van deze volumes met de tarieven van elk jaar, en met elke bijlage ernaast."""
    telling, oud = volumes.telling, bijlagen.oud
    begroting = begroot(telling, tarieven, uitgangspunten)
    effect = oud and Effecttoets(effect_van(telling, tarieven, oud.tarieven, uitgangspunten), oud)
    kader = None if bijlagen.kader is None else toets_kader(bijlagen.kader)
    besluiten = _besluiten(begroting, prijzen)
    gebruikte_index = frozenset(_gebruikte_index(begroting, effect))
    return Rapport(
        regio=resultaat.regio,
        status=_status(begroting, resultaat),
        besluiten={jaar: bestand.pad for jaar, bestand in besluiten.items()},
        gebruikte_index=gebruikte_index,
        volumes=volumes.bestand.pad,
        rijen=telling.rijen,
        weggelaten=volumes.weggelaten,
        begroting=begroting,
        plafonds=bijlagen.plafonds and _plafondtoets(begroting, bijlagen.plafonds),
        effect=effect,
        kader=kader,
        naast_kader=() if kader is None else _naast_kader(begroting, kader),
        aannames=_aannames(begroting, prijzen, resultaat, gebruikte_index),
        bewijs=bewijs_met(
            resultaat.bewijs,
            [volumes.bestand, *besluiten.values(), *bijlagen.bestanden],
            _keuzes(uitgangspunten),
        ),
    )


def _plafondtoets(begroting: Begroting, plafonds: Plafonds) -> Plafondtoets:
    return Plafondtoets(*naast_plafond(begroting, plafonds.bedragen), plafonds.bestand.pad)


def uit_tariefjaar(begroting: Begroting) -> set[str]:
    """De producten met volume waarvan het tarief van het tariefjaar komt, al dan niet met een index."""
    tariefjaar = begroting.uitgangspunten.tariefjaar
    return {regel.product.product for regel in begroting.producten if regel.prijsjaar == tariefjaar}


def gebruikte_tarieven(begroting: Begroting, resultaat: Resultaat) -> list[Tarief]:
    """De tarieven van het tariefjaar waarmee deze begroting rekent."""
    gebruikt = uit_tariefjaar(begroting)
    return [tarief for tarief in resultaat.tarieven if tarief.kaart.product in gebruikt]


def _besluiten(begroting: Begroting, prijzen: Prijzen) -> dict[int, Bestand]:
    """Op jaar het besluitbestand waarvan de inhoud deze begroting bepaalt: dat van het tariefjaar, en elk tot en met het laatste jaar."""
    laatste = max(begroting.jaren, default=prijzen.tariefjaar)
    nu = {prijzen.tariefjaar: prijzen.besluit.bestand} if prijzen.besluit else {}
    later = {jaar: een.besluit.bestand for jaar, een in prijzen.latere.besluiten.items() if jaar <= laatste}
    return nu | later


def _gebruikte_index(begroting: Begroting, effect: Effecttoets | None) -> Iterator[int]:
    """De jaren waarvan de index in een tarief van de begroting zit, of in een oud tarief ernaast."""
    for regel in begroting.producten:
        yield from range(regel.prijsjaar + 1, regel.jaar + 1)
    for oude in effect.effect.regels if effect else ():
        if oude.oud is not None:
            yield from range(begroting.uitgangspunten.tariefjaar + 1, oude.jaar + 1)


def _status(begroting: Begroting, resultaat: Resultaat) -> str:
    """Vastgesteld als elke gebruikte prijs van het tariefjaar dat is."""
    tariefjaar = begroting.uitgangspunten.tariefjaar
    gebruikt = {een.product.status for een in begroting.producten if een.prijsjaar == tariefjaar}
    return VASTGESTELD if gebruikt == {VASTGESTELD} else resultaat.status


def _keuzes(uitgangspunten: Uitgangspunten) -> list[str]:
    """De aannames van de begroting, zoals zij in het bewijs meetellen."""
    index = [f"index {jaar} {cijfer:f}" for jaar, cijfer in sorted(uitgangspunten.indexcijfers.items())]
    return [*index, f"efficiencykorting {uitgangspunten.korting:f}"]


def _naast_kader(begroting: Begroting, toets: Kadertoets) -> tuple[Kaderregel, ...]:
    """De begroting van elke gemeente naast haar kader, voor de jaren van de begroting."""
    netto = {
        (totaal.naam, jaar): bedrag.netto for totaal in begroting.gemeenten for jaar, bedrag in totaal.per_jaar.items()
    }
    uit_kader = {sleutel for sleutel in toets.per_gemeente if sleutel[1] in begroting.jaren}
    return tuple(
        Kaderregel(gemeente, jaar, netto.get((gemeente, jaar)), toets.per_gemeente.get((gemeente, jaar)))
        for gemeente, jaar in sorted(set(netto) | uit_kader)
    )


def sluit(toets: Kadertoets) -> bool:
    """Of elk verschil in het kader door afronden te verklaren is."""
    return all(totaal.is_afronding for totaal in toets.totalen)


def _aannames(
    begroting: Begroting, prijzen: Prijzen, resultaat: Resultaat, gebruikte_index: Iterable[int]
) -> tuple[str, ...]:
    """De aannames in de tarieven, met die van een besluit waar het tarief uit komt, de index van elk gebruikt jaar en de efficiencykorting erbij."""
    uitgangspunten = begroting.uitgangspunten
    uit_bestand = uit_tariefjaar(begroting) & prijzen.uit_bestand
    besloten = prijzen.besluit.tarieven if prijzen.besluit else ()
    namen = {naam for tarief in besloten if tarief.product in uit_bestand for naam in tarief.aannames}
    for tarief in gebruikte_tarieven(begroting, resultaat):
        if tarief.product not in uit_bestand:
            namen |= {*tarief.aannames}
    for regel in begroting.producten:
        if regel.prijsjaar != uitgangspunten.tariefjaar:
            namen |= {*prijzen.latere.besluiten[regel.prijsjaar].op_product[regel.product.product].aannames}
    namen |= {f"begroting.index.{jaar}" for jaar in gebruikte_index}
    if uitgangspunten.korting and any(jaar > uitgangspunten.tariefjaar for jaar in begroting.jaren):
        namen.add("begroting.efficiencykorting")
    return tuple(sorted(namen))
