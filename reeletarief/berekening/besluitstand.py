"""Of een berekening nog die van het besluit is: haar bedragen naast die van het besluitbestand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.berekening.bewijs import maak_bewijs
from reeletarief.berekening.kaart_en_besluit import (
    NIET_OP_DE_KAART,
    WEERSPROKEN,
    Naast,
    is_besluit,
    is_weersproken,
    met_besluit_uit_bestand,
    tegenspraak,
)
from reeletarief.berekening.zelfde_bedragen import komt_zo_uit
from reeletarief.fouten import Bevinding, Ernst, euro_in_zin
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD
from reeletarief.invoer.kaart.eenheden import per
from reeletarief.invoer.namen import BESLUITEN, OPSLAGEN
from reeletarief.kostprijs.cao_jaar import met_vorige

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from reeletarief.berekening.bewijs import Bewijs
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.besluit.model import Besluittarief
    from reeletarief.invoer.bestand import Bestand
    from reeletarief.invoer.kaart.besluitblok import Vastgesteld
    from reeletarief.kostprijs.tarief import Tarief

GEWIJZIGD = "RT015"
_GELDT_NIET = {GEWIJZIGD, WEERSPROKEN}
_NIET_HET_TARIEF = "dit is niet het vastgestelde tarief"


def bestanden_van(tarief: Tarief) -> set[str]:
    """De bestanden waaruit dit tarief volgt: zijn kaarten, die van de onderdelen, de cao-tabellen en ``opslagen.yaml``."""
    onderdelen = (pad for deel in tarief.onderdelen for pad in bestanden_van(deel.tarief))
    return {OPSLAGEN, *_kaartbestanden(tarief), *tabelbestanden(tarief), *onderdelen}


def _kaartbestanden(tarief: Tarief) -> set[str]:
    """De kaart van het product, en bij een afwezigheidsdag ook die van het etmaal: daar staat met welke cao, mix en plaatsen."""
    kaart = tarief.kaart
    return {kaart.product.plaats.bestand, *((kaart.cao.plaats.bestand,) if kaart.cao else ())}


def tabelbestanden(tarief: Tarief) -> set[str]:
    """De cao-tabellen waar dit tarief op rust, met die waar ze van zijn afgeleid."""
    return {tabel.bestand for cao in tarief.caos for periode in cao.perioden for tabel in met_vorige(periode.tabel)}


def bewijsbestanden(tarief: Tarief) -> set[str]:
    """De bestanden waar het bewijs over gaat: die waaruit het tarief volgt, en elke cao-tabel die alleen het prijspeil van de lonen bepaalt."""
    return bestanden_van(tarief) | {cao.peilgrens.bestand for cao in tarief.caos if cao.peilgrens}


def eigen_bewijs(tarief: Tarief, bestanden: Mapping[str, Bestand], peildatum: datetime.date | None) -> Bewijs:
    """Het bewijs van dit ene tarief; ``uitleg`` toont hetzelfde."""
    return maak_bewijs(bestanden, bewijsbestanden(tarief), tarief.jaar, peildatum)


def vastgesteld_op(tarieven: Sequence[Tarief]) -> datetime.date | None:
    """De dag van het besluit als al deze tarieven zijn vastgesteld en nog zo uitkomen; de laatste als ze verschillen."""
    besluiten = [geldend_besluit(tarief) for tarief in tarieven]
    dagen = [blok.besluitdatum.dag for blok in besluiten if blok is not None]
    return max(dagen) if dagen and len(dagen) == len(besluiten) else None


def besluit_van_dit_jaar(tarief: Tarief) -> Vastgesteld | None:
    """Het blok ``vastgesteld`` van de kaart, of uit het besluitbestand, als het een besluit (geen concept) over dit tariefjaar is."""
    blok = tarief.kaart.vastgesteld
    if blok is None or blok.status != VASTGESTELD or blok.tariefjaar != tarief.jaar:
        return None
    return blok


class Bijstelling(NamedTuple):
    """Een vastgesteld bedrag dat een ander is dan het berekende, in euro per eenheid, met de reden van het besluit."""

    vastgesteld: Decimal
    berekend: Decimal
    reden: str
    plaats: Plaats

    @property
    def verschil(self) -> Decimal:
        """Wat er meer is vastgesteld dan berekend."""
        return self.vastgesteld - self.berekend


def geldend_besluit(tarief: Tarief) -> Vastgesteld | None:
    """Het besluit over dit tariefjaar, als deze berekening op het besluit uitkomt; :func:`met_besluit` zegt of dat zo is."""
    blok = besluit_van_dit_jaar(tarief)
    return None if blok is None or any(een.code in _GELDT_NIET for een in tarief.waarschuwingen) else blok


def geldend_bedrag(tarief: Tarief) -> Decimal:
    """Het tarief, in euro per eenheid: het vastgestelde bedrag als deze berekening is vastgesteld, anders het berekende."""
    blok = geldend_besluit(tarief)
    return tarief.tarief.bedrag if blok is None else blok.tarief.getal


def bijstelling_van(tarief: Tarief) -> Bijstelling | None:
    """Hoe het vastgestelde bedrag afwijkt van het berekende; niets als het hetzelfde is, of niet is vastgesteld."""
    blok = geldend_besluit(tarief)
    if blok is None or blok.tarief.getal == tarief.tarief.bedrag:
        return None
    reden = str(blok.reden or "geen reden gegeven")
    return Bijstelling(blok.tarief.getal, tarief.tarief.bedrag, reden, blok.tarief.plaats)


def bijgesteld_met(tarief: Tarief) -> Decimal:
    """Wat er meer is vastgesteld dan berekend, in euro per eenheid; nul als er niets is bijgesteld."""
    return geldend_bedrag(tarief) - tarief.tarief.bedrag


def met_besluit(
    tarief: Tarief,
    bestanden: Mapping[str, Bestand],
    peildatum: datetime.date | None,
    naast: Naast | Bevinding | None = None,
) -> Tarief:
    """Het tarief met zijn besluit, en een kanttekening als zijn kaart iets anders zegt of het sindsdien anders wordt berekend.

    Ook zijn onderdelen. Zegt de kaart niets over dit jaar, dan is het besluit dat van het besluitbestand. ``naast`` is het besluit van
    dit jaar, of waarom dat er niet is; zonder wordt de kaart geloofd.
    """
    if tarief.onderdelen:
        delen = (
            deel._replace(tarief=met_besluit(deel.tarief, bestanden, peildatum, naast)) for deel in tarief.onderdelen
        )
        tarief = tarief._replace(onderdelen=tuple(delen))
    tarief = met_besluit_uit_bestand(tarief, naast)
    blok = tarief.kaart.vastgesteld
    if blok is None or blok.tariefjaar != tarief.jaar or (blok.status != VASTGESTELD and not is_besluit(naast)):
        return tarief
    product = tarief.kaart.product
    gevonden = tegenspraak(str(product), blok, naast, bestanden[product.plaats.bestand].regels)
    tarief = tarief._replace(waarschuwingen=(*tarief.waarschuwingen, *gevonden))
    waarin = "" if is_weersproken(tarief) else _waarin(tarief, blok, bestanden, peildatum, naast)
    return _met_wijziging(tarief, blok, waarin, naast, peildatum) if waarin else tarief


def _met_wijziging(
    tarief: Tarief,
    blok: Vastgesteld,
    waarin: str,
    naast: Naast | Bevinding | None,
    peildatum: datetime.date | None,
) -> Tarief:
    """Het tarief met RT015; is de kaart haar besluit ook kwijt (RT019), dan zegt die ene kanttekening beide."""
    kwijt = next((een for een in tarief.waarschuwingen if een.code == NIET_OP_DE_KAART), None)
    andere = [een for een in tarief.waarschuwingen if een != kwijt]
    verder = _verder(tarief, blok, kwijt, naast, peildatum)
    return tarief._replace(waarschuwingen=(*andere, _gewijzigd(tarief, blok, waarin, kwijt, verder)))


def _gewijzigd(tarief: Tarief, blok: Vastgesteld, waarin: str, kwijt: Bevinding | None, verder: str) -> Bevinding:
    niet_op_kaart = (
        f", en de kaart draagt het besluit niet (het staat in {BESLUITEN}/{tarief.jaar}.json)" if kwijt else ""
    )
    terug = (
        "Is de kaart teruggezet of overschreven, haal haar dan met haar blok vastgesteld uit git of het archief. "
        if kwijt
        else ""
    )
    return Bevinding(
        GEWIJZIGD,
        f"{tarief.product} is op {blok.besluitdatum.dag} vastgesteld op {euro_in_zin(blok.tarief.getal)}, maar {waarin}"
        f"{niet_op_kaart}.",
        f"{terug}{verder}",
        kwijt.plaats if kwijt else blok.vingerafdruk.plaats,
        Ernst.WAARSCHUWING,
    )


def _verder(
    tarief: Tarief,
    blok: Vastgesteld,
    kwijt: Bevinding | None,
    naast: Naast | Bevinding | None,
    peildatum: datetime.date | None,
) -> str:
    """Wat u doet; is het besluitbestand er niet (RT018), dan is er niets om mee te vergelijken of te rekenen."""
    bestand = f"{BESLUITEN}/{tarief.jaar}.json"
    if isinstance(naast, Bevinding):
        return f"Haal eerst {bestand} terug uit git of het archief; dan is te zien waardoor het anders is."
    toen = naast.besluit.peildatum if naast else peildatum
    return (
        f"{_waardoor(tarief.jaar, toen, peildatum)} Bij bereken, uitleg, toets en gevoeligheid rekent '--map {bestand}' met wat er besloten is. "
        f"{_herzien(tarief, blok, kwijt)}"
    )


def _waardoor(jaar: int, toen: datetime.date | None, nu: datetime.date | None) -> str:
    """Hoe te zien is waardoor het anders is. Met een andere dag dan het besluit is er niets naast te leggen: die dag doet het dan al."""
    if nu is None or nu == toen:
        return f"Waardoor het anders is, zegt: reeletarief vergelijk --met vastgesteld --tariefjaar {jaar}."
    naast_besluit = f"Geef --peildatum {toen}" if toen else "Laat --peildatum weg"
    dag = f" --peildatum {toen}" if toen else ""
    return (
        f"{naast_besluit} om het naast het besluit te leggen. Wat de peildatum doet, zegt: reeletarief vergelijk --tariefjaar {jaar}{dag} "
        f"--met-peildatum {nu}."
    )


def _herzien(tarief: Tarief, blok: Vastgesteld, kwijt: Bevinding | None) -> str:
    """Hoe er een nieuw besluit over dit jaar komt. Komt het blok uit het bestand, dan draagt de kaart een later besluit: dan kan het hier niet."""
    hoe = f"vaststellen --tariefjaar {tarief.jaar} --herziening"
    if kwijt is None and blok.vingerafdruk.plaats.bestand != tarief.kaart.product.plaats.bestand:
        return f"Herzien kan met de kaarten van toen, in een kopie van de regio zoals zij was: daar met {hoe}."
    return f"Een nieuw besluit neemt u met {hoe}."


def _waarin(
    tarief: Tarief,
    blok: Vastgesteld,
    bestanden: Mapping[str, Bestand],
    peildatum: datetime.date | None,
    naast: Naast | Bevinding | None,
) -> str:
    """Wat er anders is dan het besluit vastlegde, en of dit dan het vastgestelde bedrag is; leeg als er niets anders is.

    Zonder besluitbestand is alleen te zien of er iets gewijzigd is, aan de vingerafdruk op de kaart.
    """
    besloten = naast.op_product.get(tarief.product) if isinstance(naast, Naast) else None
    if besloten is None:
        zelfde = eigen_bewijs(tarief, bestanden, peildatum).sha256 == blok.vingerafdruk
        return (
            "" if zelfde else f"de gegevens, de peildatum of het programma zijn sindsdien gewijzigd; {_NIET_HET_TARIEF}"
        )
    if komt_zo_uit(besloten, tarief):
        return ""
    if isinstance(naast, Naast) and peildatum != naast.besluit.peildatum:
        komt_erop_uit = (besloten.vastgesteld, besloten.eenheid) == (tarief.tarief.bedrag, tarief.kaart.eenheid)
        slot = "het bedrag is hetzelfde, de berekening een andere" if komt_erop_uit else _NIET_HET_TARIEF
        return f"{_andere_peildatum(naast.besluit.peildatum, peildatum)}; {slot}"
    return f"{_ander_bedrag(tarief, besloten)}; {_NIET_HET_TARIEF}"


def _andere_peildatum(toen: datetime.date | None, nu: datetime.date | None) -> str:
    met_toen, met_nu = (f"met --peildatum {dag}" if dag else "zonder --peildatum" for dag in (toen, nu))
    return f"{met_toen}, en dit is {met_nu} gerekend"


def _ander_bedrag(tarief: Tarief, besloten: Besluittarief) -> str:
    if besloten.eenheid != tarief.kaart.eenheid:
        return f"per {per(besloten.eenheid)}, en de kaart rekent nu per {per(tarief.kaart.eenheid)}"
    nu, toen = euro_in_zin(tarief.tarief.bedrag), euro_in_zin(besloten.berekend)
    if nu != toen:
        return f"de berekening komt nu uit op {nu} en kwam toen uit op {toen}"
    return f"de berekening, die nog wel uitkomt op {nu}, is sindsdien anders opgebouwd"
