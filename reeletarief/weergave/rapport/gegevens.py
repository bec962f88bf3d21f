"""Van een resultaat naar een rapport: alles wat erin komt te staan, als tekst die klaar is om te tonen."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from reeletarief.analyse.waterval import Loondelen
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD
from reeletarief.weergave.besluit.waarom import waarom_besloten
from reeletarief.weergave.datum import op_peildatum, voluit
from reeletarief.weergave.meldingen import redenen_op_een_rij
from reeletarief.weergave.rapport.aannames import Aannamegroepen
from reeletarief.weergave.rapport.ankers import Ankers
from reeletarief.weergave.rapport.boom import boom_van
from reeletarief.weergave.rapport.bouwstenen import Urenstenen, lonen_van, reeksen_van, zonder_plek
from reeletarief.weergave.rapport.bronnen import Bronnen
from reeletarief.weergave.rapport.gedeelde_posten import GedeeldePosten
from reeletarief.weergave.rapport.kanttekeningen import Kanttekeningen
from reeletarief.weergave.rapport.model import (
    Bewijsstuk,
    Bouwsteen,
    Rapport,
)
from reeletarief.weergave.rapport.product import Omgeving, keuzes_van_de_regio, product_van
from reeletarief.weergave.rapport.teksten import SPLITSING
from reeletarief.weergave.rapport.verschiloverzicht import overzicht_van
from reeletarief.weergave.uitleg.tekst import declareerwijze

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.rapport.model import Antwoord, Verschil

_NIETS: Mapping[str, tuple[()]] = MappingProxyType({})


def maak_rapport(
    resultaat: Resultaat,
    verschillen: Mapping[str, Sequence[Verschil]] = _NIETS,
    antwoorden: Mapping[str, Sequence[Antwoord]] = _NIETS,
) -> Rapport:
    """Het rapport over een resultaat.

    ``verschillen`` en ``antwoorden`` zijn er per product, als de lezer ernaar gevraagd heeft; reacties die niet over één
    product gaan, staan onder de lege naam. Producten waaruit een ander bestaat, krijgen altijd een sectie, ook als ze niet
    gevraagd waren.
    """
    op_code = _met_onderdelen(resultaat.tarieven)
    alle, gevraagd = list(op_code.values()), {tarief.product for tarief in resultaat.tarieven}
    omgeving, uren = _omgeving_van(op_code, resultaat)
    producten = tuple(
        product_van(
            tarief, omgeving, verschillen.get(code, ()), antwoorden.get(code, ()), in_overzicht=code in gevraagd
        )
        for code, tarief in op_code.items()
    )
    lonen, reeksen = _gedeelde_stenen(alle, omgeving, uren.stenen)
    return Rapport(
        titel=f"Onderbouwing tarieven {resultaat.tariefjaar}, {resultaat.regio}",
        regio=resultaat.regio,
        tariefjaar=resultaat.tariefjaar,
        status=_status(resultaat),
        is_vastgesteld=resultaat.status == VASTGESTELD,
        peildatum=voluit(resultaat.peildatum) if resultaat.peildatum else "",
        overal=(*waarom_besloten(resultaat), *(keuzes_van_de_regio(alle[0]) if alle else ())),
        segmenten=tuple(sorted({product.segment for product in producten if product.in_overzicht})),
        producten=producten,
        overgeslagen=tuple((weg.product, redenen_op_een_rij(weg.redenen)) for weg in resultaat.overgeslagen),
        verschillen=overzicht_van(producten),
        algemeen=tuple(antwoorden.get("", ())),
        lonen=lonen,
        uren=uren.stenen,
        reeksen=reeksen,
        bronnen=tuple(omgeving.bronnen),
        kanttekeningen=tuple(omgeving.kanttekeningen),
        aannames=resultaat.aannames,
        aannamegroepen=tuple(omgeving.aannames),
        notities=_notities(alle),
        voorwaarden=tuple(_voorwaarden(alle)),
        versie=resultaat.bewijs.versie,
        vingerafdruk=resultaat.bewijs.sha256,
        bestanden=tuple(Bewijsstuk(bestand.pad, bestand.sha256) for bestand in resultaat.bewijs.bestanden),
        besluitbestand=_besluitbestand(resultaat),
    )


def _besluitbestand(resultaat: Resultaat) -> Bewijsstuk | None:
    """Het bestand met de bedragen en redenen die niet uit de berekening volgen; de kaarten noemen dezelfde sha256.

    Zonder zijn map: wie alleen het bestand heeft, krijgt hetzelfde rapport.
    """
    if resultaat.besluit is None:
        return None
    bestand = resultaat.besluit.bestand
    return Bewijsstuk(bestand.pad.rpartition("/")[2], bestand.sha256)


def _omgeving_van(op_code: Mapping[str, Tarief], resultaat: Resultaat) -> tuple[Omgeving, Urenstenen]:
    """Wat de producten delen: ankers, berekeningen, gedeelde posten, bronnen en kanttekeningen.

    De producten zonder eigen waarden gaan voor: wat zij gebruiken, heet dan niet naar één product.
    """
    gewone_eerst = dict(sorted(op_code.items(), key=lambda paar: bool(paar[1].kaart.eigen_waarden)))
    ankers, gedeeld, bronnen = Ankers(), GedeeldePosten(op_code.values()), Bronnen(op_code.values())
    productankers = {code: ankers.neem_product(code) for code in op_code}
    bomen = {code: boom_van(tarief, gedeeld, bronnen, productankers) for code, tarief in gewone_eerst.items()}
    uren = Urenstenen(ankers, gedeeld, bronnen)
    omgeving = Omgeving(
        peil=op_peildatum(resultaat.peildatum),
        ankers=ankers,
        productankers=productankers,
        bomen=bomen,
        gedeeld=gedeeld,
        loondelen=Loondelen(),
        bronnen=bronnen,
        kanttekeningen=Kanttekeningen(),
        aannames=Aannamegroepen(list(op_code.values())),
        urenstenen={code: steen for code, tarief in gewone_eerst.items() if (steen := uren.neem(tarief))},
    )
    return omgeving, uren


def _gedeelde_stenen(
    alle: Sequence[Tarief], omgeving: Omgeving, uren: Sequence[Bouwsteen]
) -> tuple[tuple[Bouwsteen, ...], tuple[Bouwsteen, ...]]:
    """De bouwstenen van lonen en van reeksen; wat gedeeld is en nergens thuishoort, komt achter de reeksen."""
    gedeeld, bronnen = omgeving.gedeeld, omgeving.bronnen
    lonen, reeksen = lonen_van(alle, omgeving.ankers, gedeeld, bronnen), reeksen_van(gedeeld, bronnen)
    rest = zonder_plek(gedeeld, (*lonen, *uren, *reeksen), bronnen)
    return lonen, (*reeksen, Bouwsteen("overige-bouwstenen", "Andere gedeelde regels", "", rest)) if rest else reeksen


def _notities(alle: Sequence[Tarief]) -> tuple[str, ...]:
    """Wat voor alle producten hetzelfde is: hoe element a gesplitst is, en wat een afgeleid tarief per minuut of uur waard is."""
    gesplitst = [SPLITSING for tarief in alle if tarief.uren is not None]
    afgeleid = [
        f"Een {tarief.andere_eenheid.naam.lower()} is {declareerwijze(tarief)}"
        for tarief in alle
        if tarief.andere_eenheid is not None
    ]
    return tuple(dict.fromkeys((*gesplitst, *afgeleid)))


def _voorwaarden(alle: Sequence[Tarief]) -> Iterable[tuple[str, str]]:
    """Per cao wat zij verder regelt en niet in de loonkosten zit, met de reden."""
    tabellen = {cao.laatste.bestand: cao.laatste for tarief in alle for cao in tarief.caos}
    for tabel in sorted(tabellen.values(), key=lambda een: een.bestand):
        for regel in tabel.niet_berekend:
            naam = str(regel.sleutel).replace("_", " ")
            reden = f" Niet berekend: {regel.reden}" if regel.reden else ""
            yield f"{tabel.naam}, {naam}", f"{regel.tekst}.{reden}"


def _status(resultaat: Resultaat) -> str:
    return f"vastgesteld op {voluit(resultaat.vastgesteld_op)}" if resultaat.vastgesteld_op else resultaat.stand


def _met_onderdelen(tarieven: Sequence[Tarief]) -> dict[str, Tarief]:
    """De tarieven op productcode, gevolgd door de producten waaruit andere bestaan voor zover die er nog niet bij zijn."""
    alle = {tarief.product: tarief for tarief in tarieven}
    wachtrij = list(tarieven)
    while wachtrij:
        for deel in wachtrij.pop(0).onderdelen:
            if deel.product not in alle:
                alle[deel.product] = deel.tarief
                wachtrij.append(deel.tarief)
    return alle
