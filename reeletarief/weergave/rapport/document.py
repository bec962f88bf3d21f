"""Het rapport als document: koppen, alinea's en tabellen, voor de vormen zonder eigen sjabloon."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import met_hoofdletter
from reeletarief.weergave.document.inhoud import Alinea, Document, Kop, Lijst, Tabel
from reeletarief.weergave.rapport.teksten import OP_DE_KAARTEN, producttitel, teksten_bij
from reeletarief.weergave.tabelinhoud import Kolom, getalkolommen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reeletarief.weergave.document.inhoud import Deel
    from reeletarief.weergave.rapport.model import (
        Antwoord,
        Bouwsteen,
        Elemententabel,
        Functiemix,
        Product,
        Rapport,
        Regel,
        Steenrij,
        Verschil,
        Verschilrij,
    )
    from reeletarief.weergave.rapport.teksten import Teksten
    from reeletarief.weergave.rapport.waterval import Waterval


_TEKSTKOLOMMEN = ("product", "naam", "segment", "eenheid", "status")
"""De kolommen van het overzicht die geen getal zijn."""


def rapport_als_document(rapport: Rapport) -> Document:
    """Alle hoofdstukken van het rapport, in de volgorde van de pagina."""
    teksten = teksten_bij(rapport)
    delen: list[Deel] = [Alinea(rapport.status, "Status"), Alinea(teksten.inleiding), *map(Alinea, teksten.stand)]
    delen += [Alinea(tekst, met_hoofdletter(naam)) for naam, tekst in rapport.overal]
    delen += _methode(teksten)
    delen += _overzicht(rapport, teksten)
    if rapport.overgeslagen:
        delen += [Kop("Niet berekend"), Lijst(tuple(f"{naam}: {waarom}" for naam, waarom in rapport.overgeslagen))]
    delen += [Kop("De tarieven een voor een"), Alinea(teksten.leeswijzer), *_vooraf(rapport, teksten)]
    for product in rapport.producten:
        delen += _product(product)
    if rapport.algemeen:
        delen += [Kop("Reacties die over meer producten gaan"), *_antwoorden(rapport.algemeen, 2)]
    delen += _bouwstenen(rapport, teksten)
    delen += [Kop("Woordenlijst"), *(Alinea(uitleg, woord) for woord, uitleg in teksten.woordenlijst)]
    return Document(rapport.titel, tuple(delen + _bewijs(rapport, teksten)))


def product_als_document(rapport: Rapport) -> Document:
    """De secties van de producten met wat zij delen, zonder de hoofdstukken over het geheel."""
    teksten = teksten_bij(rapport)
    delen: list[Deel] = [Alinea(zin) for zin in teksten.stand]
    delen += [Alinea(tekst, met_hoofdletter(naam)) for naam, tekst in rapport.overal]
    delen += _vooraf(rapport, teksten)
    for product in rapport.producten:
        delen += _product(product)
    delen += _bouwstenen(rapport, teksten)
    return Document(producttitel(rapport), tuple(delen + _bewijs(rapport, teksten)))


def _vooraf(rapport: Rapport, teksten: Teksten) -> list[Deel]:
    """Wat voor elk product hetzelfde is: de letters van de wet, en hoe de arbeid gesplitst is."""
    return [*(Alinea(letters, naam) for naam, letters in teksten.letters), *map(Alinea, rapport.notities)]


def _methode(teksten: Teksten) -> list[Deel]:
    methode = teksten.methode
    stappen = (Alinea(uitleg, kern=f"{nummer}. {vraag}") for nummer, (vraag, uitleg) in enumerate(methode.stappen, 1))
    return [Kop(methode.titel), *map(Alinea, methode.alineas), *stappen, Alinea(methode.slot)]


def _overzicht(rapport: Rapport, teksten: Teksten) -> list[Deel]:
    kolommen = tuple(Kolom(kop, is_getal=kop not in _TEKSTKOLOMMEN) for kop in teksten.koppen)
    rijen = tuple(
        (
            een.code,
            een.naam,
            een.segment,
            een.eenheid,
            f"{een.tarief} (berekend: {een.bijgesteld.berekend})" if een.bijgesteld else een.tarief,
            *een.elementen,
            str(len(een.aannames)),
            een.stand,
        )
        for een in rapport.producten
        if een.in_overzicht
    )
    delen: list[Deel] = [Kop("Overzicht van de tarieven"), Alinea(teksten.overzicht), Tabel(kolommen, rijen)]
    delen += [Kop("Verschil met eerdere tarieven")] if rapport.verschillen else []
    for titel, verschillen in rapport.verschillen:
        delen += [Kop(titel, 2), _verschiltabel("product", verschillen)]
    return delen


def _product(product: Product) -> list[Deel]:
    delen: list[Deel] = [
        Kop(f"{product.code} {product.naam}", 2),
        Alinea(f"{product.tarief} per {product.per} ({product.eenheidcode})", "Tarief"),
        Alinea(product.status, "Status"),
    ]
    if product.bijgesteld:
        delen.append(Alinea(f"{product.bijgesteld.berekend}; {product.bijgesteld.stap}", "Berekend"))
    if product.doel or product.eisen:
        delen.append(Kop("Waar het voor is", 3))
        delen += [Alinea(product.doel)] if product.doel else []
        delen += [Lijst(product.eisen)] if product.eisen else []
    delen += [Alinea(tekst, met_hoofdletter(naam)) for naam, teksten in product.kenmerken for tekst in teksten]
    delen += _functiemix(product.functiemix) if product.functiemix else []
    delen += _onderdelen(product) if product.onderdelen else []
    delen += _waterval(product.waterval)
    delen += _elementen(product.lijsten)
    if product.bijgesteld:
        delen += [Alinea(bedrag, met_hoofdletter(naam)) for naam, bedrag in product.bijgesteld.slot]
    delen += [Kop("De berekening", 3), _boom(product.boom), *map(Alinea, product.notities)]
    delen += [Kop("De uren van een jaar", 3), Alinea(product.uren.zin)] if product.uren else []
    delen += _slot(product)
    for verschil in product.verschillen:
        delen += _verschil(verschil)
    if product.antwoorden:
        delen += [Kop("Reacties en antwoorden", 3), *_antwoorden(product.antwoorden, 4)]
    return delen


def _functiemix(mix: Functiemix) -> list[Deel]:
    kolommen = (*map(Kolom, ("functie", "niveau", "schaal", "trede")), *getalkolommen(*mix.koppen))
    rijen = tuple(
        (een.functie, een.niveau, een.schaal, een.trede, een.inzet, een.kosten, een.samen) for een in mix.rijen
    )
    return [Kop(mix.titel, 3), Tabel(kolommen, rijen)]


def _onderdelen(product: Product) -> list[Deel]:
    kolommen = (Kolom("product"), *getalkolommen("gemiddeld aantal", "tarief", "bedrag"))
    rijen = tuple((een.product.tekst, een.aantal, een.tarief, een.bedrag) for een in product.onderdelen)
    return [Kop("Waaruit het bestaat", 3), Tabel(kolommen, rijen)]


def _waterval(waterval: Waterval) -> list[Deel]:
    kolommen = (Kolom("stap"), *getalkolommen(waterval.eenheid))
    rijen = tuple((stap.naam, stap.bedrag) for stap in waterval.rijen)
    return [Kop(waterval.titel, 3), Alinea(waterval.verhaal), Tabel(kolommen, rijen)]


def _elementen(tabel: Elemententabel) -> list[Deel]:
    """De drie lijsten naast elkaar; een element dat over meer rijen gaat, staat bij de eerste."""
    rijen = [(een.onder, een.jeugdwet, een.norm, een.wmo) for een in tabel.rijen]
    lijst = Tabel(tuple(map(Kolom, tabel.koppen)), (*rijen, tabel.samen), frozenset({len(rijen)}))
    return [Kop("De elementen van het tarief", 3), lijst]


def _boom(regels: Sequence[Regel]) -> Tabel:
    """De berekening als tabel; een streepje per niveau."""
    kolommen = (Kolom("post"), Kolom("rekensom"), *getalkolommen("bedrag"), Kolom("bron"))
    rijen = tuple([(f"{'– ' * een.niveau}{een.naam}", een.som, een.bedrag, _bron(een)) for een in regels])
    return Tabel(kolommen, rijen)


def _bron(rij: Regel | Steenrij) -> str:
    bron = f"{rij.bron} {rij.klasse} [{rij.bronanker}]".strip() if rij.klasse else rij.bron.strip()
    if not rij.verder:
        return bron
    return "; ".join(filter(None, (bron, *[f"zie {verder.tekst}" for verder in rij.verder])))


def _slot(product: Product) -> list[Deel]:
    waarschuwingen = ", ".join(koppeling.tekst for koppeling in product.waarschuwingen)
    return [
        Kop("Afwijkingen en aannames", 3),
        *([Lijst(product.afwijkingen)] if product.afwijkingen else [Alinea("geen", "Afwijkingen")]),
        Alinea("; ".join(een.tekst for een in product.aannamegroepen) or "geen", f"Aannames ({len(product.aannames)})"),
        Alinea(waarschuwingen or "geen", "Waarschuwingen"),
        Alinea(product.bronnen or "geen", "Eigen bronnen"),
    ]


def _verschil(verschil: Verschil) -> list[Deel]:
    delen: list[Deel] = [Kop(verschil.titel, 3), Alinea(verschil.zin)]
    for naam, rijen in (("element", verschil.elementen), ("waardoor", verschil.oorzaken)):
        if rijen:
            delen.append(_verschiltabel(naam, rijen))
    return [*delen, *([Alinea(verschil.noot)] if verschil.noot else [])]


def _verschiltabel(naam: str, rijen: Sequence[Verschilrij]) -> Tabel:
    kolommen = (Kolom(naam), *(Kolom(kop, is_getal=True) for kop in ("oud", "nieuw", "verschil")))
    return Tabel(kolommen, tuple(map(tuple, rijen)))


def _antwoorden(antwoorden: Iterable[Antwoord], niveau: int) -> list[Deel]:
    delen: list[Deel] = []
    for een in antwoorden:
        delen.append(Kop(een.kop, niveau))
        velden = (
            ("Gaat over", een.gaat_over),
            ("Reactie", een.samenvatting),
            ("Eigen cijfer van de aanbieder", een.eigen_cijfer),
            ("Oordeel van de regio", een.oordeel),
            ("Motief", een.motief),
            ("Wat de regio overneemt", een.wijziging),
        )
        delen += [Alinea(tekst, naam) for naam, tekst in velden if tekst]
    return delen


def _bouwstenen(rapport: Rapport, teksten: Teksten) -> list[Deel]:
    delen: list[Deel] = [Kop("Bouwstenen"), Alinea(teksten.bouwstenen)]
    for titel, stenen in (
        ("De uren van een jaar", rapport.uren),
        ("Loonkosten per inschaling", rapport.lonen),
        ("Waarden die producten delen", rapport.reeksen),
    ):
        if stenen:
            delen.append(Kop(titel, 2))
            for steen in stenen:
                delen += _steen(steen)
    if rapport.voorwaarden:
        punten = tuple(f"{naam}: {tekst}" for naam, tekst in rapport.voorwaarden)
        delen += [Kop("Wat de cao's verder regelen", 2), Alinea(teksten.voorwaarden), Lijst(punten)]
    if rapport.aannamegroepen:
        groepen = tuple(
            f"{een.titel}: {'; '.join(f'{aanname.tekst} ({aanname.sleutel})' for aanname in een.aannames)}"
            for een in rapport.aannamegroepen
        )
        delen += [Kop("Aannames", 2), Lijst(groepen)]
    if rapport.kanttekeningen:
        punten = tuple(f"[{een.code}] {een.plaats} {een.tekst} {een.vervolg}" for een in rapport.kanttekeningen)
        delen += [Kop("Waarschuwingen", 2), Lijst(punten)]
    return [*delen, *_bronnen(rapport, teksten)]


def _bronnen(rapport: Rapport, teksten: Teksten) -> list[Deel]:
    kolommen = (*getalkolommen("nr"), *map(Kolom, ("bron", "klasse", "gebruikt voor")))
    rijen = tuple(
        (
            een.nummer,
            " ".join((een.tekst, *een.adressen)),
            een.klasse,
            f"{een.waarden}. {een.toelichting}" if een.toelichting else een.waarden,
        )
        for een in rapport.bronnen
    )
    return [Kop("Bronnen", 2), Alinea(teksten.bronnen), Tabel(kolommen, rijen)]


def _steen(steen: Bouwsteen) -> list[Deel]:
    kolommen = (Kolom("regel"), Kolom("rekensom"), *getalkolommen("bedrag", "deel"), Kolom("bron"))
    rijen = tuple((een.naam, een.som, een.bedrag, een.deel, _bron(een)) for een in steen.rijen)
    titel = f"{steen.titel}: {steen.uitkomst}" if steen.uitkomst else steen.titel
    return [Kop(titel, 3), Tabel(kolommen, rijen)]


def _bewijs(rapport: Rapport, teksten: Teksten) -> list[Deel]:
    rijen = tuple((bestand.pad, bestand.sha256) for bestand in rapport.bestanden)
    besluit = rapport.besluitbestand
    return [
        Kop("Bewijs"),
        Alinea(teksten.bewijs),
        Alinea(f"reeletarief {rapport.versie}", "Programma"),
        Alinea(f"sha256 {rapport.vingerafdruk}", "Vingerafdruk"),
        *([Alinea(f"{besluit.pad}, sha256 {besluit.sha256}; {OP_DE_KAARTEN}", "Besluit")] if besluit else []),
        Tabel((Kolom("bestand"), Kolom("sha256")), rijen),
    ]
