"""De zinnen van een toets, voor elke vorm die mensen lezen: wat het oordeel is, wat er nog moet komen en waar het op rust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.toets.oordeel import NIETS_TE_VERKLAREN, Oordeel
from reeletarief.berekening.stand import status_van
from reeletarief.invoer.kaart.eenheden import decimalen_van, per
from reeletarief.weergave.aannames import aannamezin
from reeletarief.weergave.aannamewaarden import aannamewaarden
from reeletarief.weergave.besluit.bijstelling import over_het_berekende
from reeletarief.weergave.getal import (
    als_waarde_met_uur,
    euro,
    getekend_procent,
    getekende_euro,
    geteld,
    kort_procent,
)

if TYPE_CHECKING:
    from decimal import Decimal

    from reeletarief.analyse.toets.oordeel import Elementtoets, Producttoets, Toets
    from reeletarief.analyse.toets.rust import Rustpunt
    from reeletarief.berekening.resultaat import Resultaat

ONDER = {
    "beroepskracht": "de loonkosten van de uren die het product levert, niet de hele loonsom: die ÷ bruto-nettofactor (betaalde uren ÷ geleverde uren)",
    "niet_productief": "de loonkosten van alle andere betaalde uren, zoals verlof, ziekte, scholing en overleg: de rest van dezelfde loonsom",
    "reis_opleiding": "reiskosten en opleidingsbudget in geld; de uren van reizen en scholing zijn loonkosten",
    "overhead": "personeel, ict, kantoor en algemene kosten van de organisatie",
    "gemeentelijke_eisen": "wat gemeenten extra vragen, zoals verantwoording en rapportage",
    "huisvesting": "het gebouw of de ruimte van een verblijf of een groep; een kantoor hoort bij overhead",
    "verzorging": "kosten voor de jeugdige zelf die geen loon of reiskosten zijn, zoals voeding",
    "indexatie": "de stap van het prijspeil van uw kosten naar het tariefjaar; wat al op dat peil is, telt niet mee",
    "marge": "de stap van kostprijs naar prijs: risico, innovatie en marge",
}
"""Wat er onder elk element valt; de eerste twee zijn samen de loonsom, zoals ``kostprijs/keten.py`` haar splitst."""

HINTS = {
    "beroepskracht": "de functiemix met schaal en trede per functie, uit de salarisadministratie, naast die waar de reële prijs mee rekent",
    "niet_productief": "de uren per fte per jaar: contracturen min verlof, ziekte, scholing, overleg en reistijd, uit de urenregistratie",
    "reis_opleiding": "kilometers per uur hulp met de vergoeding per kilometer, en het opleidingsbudget per medewerker",
    "overhead": "de jaarrekening: overhead gesplitst in personeel, ict, huisvesting en algemeen, met waarover het percentage gaat",
    "gemeentelijke_eisen": "welke eis van welke gemeente, hoeveel uren of kosten die per jaar vraagt, en over hoeveel hulp dat gaat",
    "huisvesting": "huur of kapitaallasten met de vierkante meters en plaatsen, uit het contract of de jaarrekening",
    "verzorging": "voeding, inventaris en kosten per jeugdige per dag, uit de jaarrekening",
    "indexatie": "welk indexcijfer, van welke bron, met welke weging, en van welk prijspeil naar welk",
    "marge": "welk risico het dekt en hoe groot dat de afgelopen jaren was, of welke vernieuwing ermee betaald wordt",
}
"""Wat er bij een verklaring van elk element past."""

EERLIJK = "Verklaard betekent dat het verschil met een argument en een bron is onderbouwd. Of het overtuigt, beoordeelt de regio."
_VERSCHUIVEN = "Ook een lager bedrag vraagt uitleg: kosten kunnen naar een ander element verschoven zijn."
_AFGEROND = "Elk bedrag is voor het lezen apart afgerond; opgeteld kan dat enkele centen schelen."
_ONDERAANNEMER = (
    "Wie hulp uitbesteedt, betaalt daarvoor ook een reële prijs (art. 2.3 lid 3 Besluit Jeugdwet). Vooral een lager bedrag "
    "vraagt hier uitleg: hoe de onderaannemer ermee uitkomt, of welk deel van het werk bij de hoofdaannemer blijft."
)


def verschil_procent(fractie: Decimal | None) -> str:
    """Een verschil in procenten met één decimaal; leeg als er niets is om mee te vergelijken."""
    return "" if fractie is None else getekend_procent(fractie, 1)


def decimalen(product: Producttoets) -> int:
    """Op hoeveel decimalen de bedragen van dit product te lezen zijn."""
    return decimalen_van(product.tarief.kaart.eenheid)


def kop(toets: Toets) -> str:
    """Van wie de prijs is en waar hij over gaat."""
    opgave = toets.opgave
    wie = (
        f"{opgave.aanbieder}, onderaannemer van {opgave.hoofdaannemer}"
        if opgave.van_onderaannemer
        else opgave.aanbieder
    )
    return f"Toets van de prijs van {wie} · tariefjaar {opgave.tariefjaar.jaar}"


def uitgangspunt(toets: Toets) -> str:
    """Wat er vergeleken wordt en wat het oordeel waard is."""
    drempel = f" Drempel: {kort_procent(toets.drempel)} van de reële prijs." if toets.drempel else ""
    return f"{EERLIJK} {_ONDERAANNEMER if toets.opgave.van_onderaannemer else _VERSCHUIVEN}{drempel} {_AFGEROND}"


def productkop(product: Producttoets) -> str:
    """Code en naam van het product."""
    return f"{product.product} {product.tarief.kaart.naam}"


def uitkomst(product: Producttoets, toets: Toets) -> str:
    """De twee prijzen, het verschil en het oordeel in één zin."""
    cijfers, eenheid = decimalen(product), per(product.tarief.kaart.eenheid)
    van = (
        f"{toets.opgave.hoofdaannemer} betaalt"
        if toets.opgave.van_onderaannemer
        else f"{toets.opgave.aanbieder} vraagt"
    )
    if product.oordeel is Oordeel.VASTGESTELD:
        return (
            f"{van} {euro(product.prijs, cijfers)} per {eenheid}: precies het vastgestelde tarief. De reële prijs is berekend op "
            f"{euro(product.referentie, cijfers)}; het verschil van {getekende_euro(product.verschil, cijfers)} is van het besluit."
        )
    return (
        f"{van} {euro(product.prijs, cijfers)} per {eenheid}; de reële prijs is {euro(product.referentie, cijfers)}. "
        f"Verschil {getekende_euro(product.verschil, cijfers)} "
        f"({verschil_procent(product.fractie)}): {product.oordeel}."
    )


def telling(product: Producttoets) -> str:
    """Hoeveel er van de verschillen verklaard is, en hoeveel niet."""
    if product.oordeel in NIETS_TE_VERKLAREN:
        return "Er is geen verschil dat uitleg vraagt."
    cijfers = decimalen(product)
    if all(een.oordeel in {Oordeel.GEEN, Oordeel.VERKLAARD} for een in product.elementen):
        return f"Verklaard: {getekende_euro(product.verklaard, cijfers)}; er blijft niets over."
    grens = f" De drempel is {euro(product.drempel, cijfers)}." if product.drempel else ""
    return (
        f"Verklaard: {getekende_euro(product.verklaard, cijfers)}. Niet verklaard: samen {euro(product.onverklaard, cijfers)}, "
        f"hoger en lager bij elkaar.{grens}{_van_het_besluit(product)}"
    )


def _van_het_besluit(product: Producttoets) -> str:
    """Dat de prijs het vastgestelde tarief is, en dus alleen wat tussen elementen verschoven is uitleg vraagt; anders leeg."""
    if product.bijgesteld is None:
        return ""
    bijgesteld = getekende_euro(product.bijgesteld, decimalen(product))
    return (
        f" De prijs is precies het vastgestelde tarief: {bijgesteld} is van het besluit en vraagt geen uitleg, wat tussen elementen "
        "verschoven is wel."
    )


def nog_te_laten_zien(product: Producttoets, toets: Toets) -> list[str]:
    """Per element dat niet verklaard is: om welk bedrag het gaat en wat erbij nodig is."""
    cijfers, onderaannemer = decimalen(product), toets.opgave.van_onderaannemer
    return [
        f"{een.naam}: {_open(een, cijfers)}. {_nodig(een, onderaannemer=onderaannemer)} Wat past: {HINTS[een.element]}."
        for een in product.nog_te_laten_zien
    ]


def _open(een: Elementtoets, cijfers: int) -> str:
    """Welk bedrag er open staat, en waardoor."""
    bedrag = euro(abs(een.rest), cijfers)
    afgewezen = sum(not verklaring.telt for verklaring in een.verklaringen)
    weg = f" ({geteld(afgewezen, 'verklaring', 'verklaringen')} niet aanvaard)" if afgewezen else ""
    if een.rest * een.verschil < 0:
        return f"de verklaringen die tellen, gaan {bedrag} verder dan het verschil{weg}"
    nog = "nog " if een.oordeel is Oordeel.DEELS else ""
    zonder = "met een reden voor nul, maar zonder verklaring" if een.reden else "zonder uitleg"
    return f"{nog}{bedrag} {'hoger' if een.rest > 0 else 'lager'} {zonder}{weg}"


def _nodig(een: Elementtoets, *, onderaannemer: bool) -> str:
    if onderaannemer and een.verschil < 0:
        return "Nodig, met een bron: hoe de onderaannemer met dit lagere bedrag uitkomt, of welk werk bij de hoofdaannemer blijft."
    if een.reden:
        return "Nodig: de reden ook als verklaring, met het bedrag en een bron."
    return "Nodig: een argument en een bron."


def van_de_aanbieder(toets: Toets) -> str:
    """De toelichting die de aanbieder bij zijn hele opgave gaf; leeg als die er niet is."""
    return f"Toelichting van {toets.opgave.aanbieder}: {toets.opgave.toelichting}" if toets.opgave.toelichting else ""


def oordeel_van_regio(aanvaard: str | None, motief: str | None) -> str:
    """Het oordeel van de regio over een verklaring."""
    if aanvaard is None:
        return "nog niet beoordeeld"
    woord = "aanvaard" if aanvaard == "ja" else "niet aanvaard, telt niet"
    return f"{woord}: {motief}" if motief else woord


def toelichting(product: Producttoets) -> list[str]:
    """Per element waarom het nul is, bij de aanbieder en in de reële prijs, en waaruit het bedrag bestaat."""
    cijfers = decimalen(product)
    return [regel for een in product.elementen for regel in _toelichting(een, cijfers)]


def _toelichting(een: Elementtoets, cijfers: int) -> list[str]:
    regels = [f"{een.naam}, aanbieder nul: {een.reden}"] if een.reden else []
    if een.reden_referentie and een.verschil:
        regels.append(f"{een.naam}, reële prijs: {een.reden_referentie}")
    if een.regels:
        delen = ", ".join(f"{naam} {euro(bedrag, cijfers)}" for naam, bedrag in een.regels)
        regels.append(f"{een.naam}, opbouw van de aanbieder: {delen}")
    return regels


def waarde(punt: Rustpunt) -> str:
    """De waarde waar een element op rust, met haar eenheid."""
    return als_waarde_met_uur(punt.post.bedrag, punt.post.eenheid)


def rustpunt(punt: Rustpunt) -> str:
    """Een waarde met haar naam en plaats."""
    return f"{punt.post.naam} {waarde(punt)} ({punt.plaats.op_regel})"


def zonder_rustpunt(een: Elementtoets) -> str:
    """Wat er staat bij een element van de reële prijs waar niets onder ligt."""
    return een.reden_referentie or "geen kosten"


def bron_van_referentie(product: Producttoets, resultaat: Resultaat) -> str:
    """Waar de reële prijs vandaan komt, zodat ook zij te weerleggen is."""
    aannames = len(product.tarief.aannames)
    anders = over_het_berekende(product.tarief)
    return (
        f"{f'{anders} ' if anders else ''}De reële prijs komt uit {product.tarief.kaart.product.plaats.bestand} ({resultaat.regio} {resultaat.tariefjaar}, "
        f"status {status_van(product.tarief)}) met {geteld(aannames, 'aanname', 'aannames')} erin. "
        f"De hele opbouw: reeletarief uitleg {product.product} --alles."
    )


def aannames_in_het_kort(product: Producttoets) -> str:
    """De aannames in de reële prijs voor op een scherm; leeg als er geen zijn."""
    zin = aannamezin(product.tarief.aannames)
    return f"{zin} Ze staan met waarde en bron in de hele opbouw." if zin else ""


def aannames(product: Producttoets) -> str:
    """De aannames in de reële prijs in woorden, met hun waarde als zij er een hebben (in een waarde kan een puntkomma staan); leeg als er geen zijn."""
    waarden = aannamewaarden([product.tarief])
    return " · ".join(str(waarden[aanname]) for aanname in product.tarief.aannames)


def slot(toets: Toets) -> str:
    """Eén zin over alle producten samen."""
    per_oordeel = {oordeel: sum(een.oordeel is oordeel for een in toets.producten) for oordeel in Oordeel}
    delen = ", ".join(f"{aantal} {oordeel}" for oordeel, aantal in per_oordeel.items() if aantal)
    aantal = len(toets.producten)
    return f"{geteld(aantal, 'product', 'producten')}: {delen}."
