"""Een tarief wijkt sterk af van vorig jaar zonder dat de kaart zegt waarom.

``grenzen.wijziging_per_jaar`` zegt welke wijziging de regio gewoon vindt: ``hoogste`` naar boven, en naar beneden
``laagste`` (een percentage onder nul) of anders evenveel. Wat daarbuiten valt, vraagt ``motivering_wijziging`` op de
kaart. Het gaat om wat er berekend is; wijkt het vastgestelde bedrag daarvan af, dan draagt het besluit de reden.
Vergeleken wordt met wat het besluit van het jaar ervoor als berekend vastlegde, als dat er ligt en per dezelfde eenheid is; anders
met dezelfde kaarten en keuzes in het jaar ervoor. Zonder die grens, of zonder tarief voor vorig jaar, is er geen controle.
Bron: een aanbieder moet een wijziging kunnen volgen (NvO §8.4, stap h).

Goed:

    product: "45A48"
    motivering_wijziging: De nieuwe functiemix vraagt een hbo'er meer.

Fout (bij een wijziging van 12% en een grens van 10%):

    product: "45A48"
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.berekening.kaart_en_besluit import als_naast, is_besluit
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.besluit.bijstelling import uit_de_berekening
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.getal import euro, kort_procent

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.opslagen.bestand import Grens
    from reeletarief.kostprijs.tarief import Tarief

CODE = "RT606"
ERNST = Ernst.WAARSCHUWING
NAAM = "wijziging zonder motivering"


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk tarief dat meer wijzigt dan de grens en waarvan de kaart geen motivering heeft."""
    grens = dossier.grenzen.wijziging_per_jaar
    if grens is None:
        return
    vorige = {**_gerekend(dossier), **_besloten(dossier)}
    for tarief in dossier.resultaat.tarieven:
        oud = vorige.get(tarief.product)
        if oud is not None and tarief.kaart.motivering_wijziging is None and _te_veel(oud, tarief, grens):
            yield _bevinding(oud, tarief, grens)


class _Vorig(NamedTuple):
    """Het berekende tarief van het jaar ervoor, in euro per eenheid; ``zin`` zegt ook van welk jaar, en waar het vandaan komt."""

    bedrag: Decimal
    zin: str


def _gerekend(dossier: Dossier) -> dict[str, _Vorig]:
    """Wat de kaarten van nu voor het jaar ervoor uitrekenen."""
    return {
        een.product: _Vorig(een.tarief.bedrag, f"{uit_de_berekening(een)} in {een.jaar}")
        for een in dossier.vorig.tarieven
    }


def _besloten(dossier: Dossier) -> dict[str, _Vorig]:
    """Wat het besluit van het jaar ervoor per dezelfde eenheid vastlegde; een kaart die sindsdien wijzigde, rekent dat jaar anders."""
    naast = als_naast(dossier.inlezing.besluiten.get(dossier.jaar - 1))
    if not is_besluit(naast):
        return {}
    wanneer = f"in {dossier.jaar - 1} (besluit van {voluit(naast.besluit.besluitdatum)})"
    eenheden = {tarief.product: tarief.kaart.eenheid for tarief in dossier.resultaat.tarieven}
    return {
        een.product: _Vorig(een.berekend, f"{euro(een.berekend)} {wanneer}")
        for een in naast.besluit.tarieven
        if een.eenheid == eenheden.get(een.product)
    }


def _wijziging(oud: _Vorig, nieuw: Tarief) -> Decimal:
    return (nieuw.tarief.bedrag - oud.bedrag) / oud.bedrag


def _te_veel(oud: _Vorig, nieuw: Tarief, grens: Grens) -> bool:
    wijziging = _wijziging(oud, nieuw)
    omlaag = grens.laagste.getal if grens.laagste else -grens.hoogste.getal if grens.hoogste else wijziging
    return wijziging < omlaag or (grens.hoogste is not None and wijziging > grens.hoogste.getal)


def _norm(wijziging: Decimal, grens: Grens) -> str:
    """De grens waar een wijziging overheen gaat, in woorden; zonder laagste geldt de hoogste ook omlaag."""
    te_laag = grens.laagste if grens.laagste and wijziging < grens.laagste.getal else None
    if te_laag and te_laag.getal > 0:
        return f"; zonder uitleg stijgt het ten minste {kort_procent(te_laag.getal)}"
    over = te_laag or grens.hoogste
    return f"; zonder uitleg is dat hoogstens {kort_procent(abs(over.getal))}" if over else ""


def _bevinding(oud: _Vorig, nieuw: Tarief, grens: Grens) -> Bevinding:
    verschil = nieuw.tarief.bedrag - oud.bedrag
    richting = "stijgt" if verschil > 0 else "daalt"
    return Bevinding(
        CODE,
        f"Het tarief van {nieuw.kaart.product} {richting} van {oud.zin} naar "
        f"{uit_de_berekening(nieuw)} in {nieuw.jaar}: {euro(abs(verschil))} ofwel "
        f"{kort_procent(abs(_wijziging(oud, nieuw)), 2)}{_norm(_wijziging(oud, nieuw), grens)}.",
        "Zet 'motivering_wijziging: INVULLEN' op de kaart en vul in waarom, of zoek na wat het tarief zo verandert.",
        nieuw.kaart.product.plaats,
        ERNST,
    )
