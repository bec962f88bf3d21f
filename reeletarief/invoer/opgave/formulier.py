"""Het opgaveformulier dat ingevuld terugkomt: van cellen naar hetzelfde model, en dezelfde meldingen, als de YAML.

De lezer maakt van de cellen een blok zoals de YAML-lezer dat doet, en het model keurt dat. Wat er in een cel staat, wordt nooit
geraden: tekst in een getalcel, een foutwaarde of een verschoven rij is een melding met de naam van de cel.
"""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Plaats, gesorteerd
from reeletarief.invoer.bestand import Bestand
from reeletarief.invoer.keuring import keur_blok
from reeletarief.invoer.opgave.bestand import GelezenOpgave, Opgave
from reeletarief.invoer.opgave.cellen import Cellen, RijPlek
from reeletarief.invoer.opgave.indeling import gevonden_rijen
from reeletarief.invoer.opgave.rijen import BLAD, JAREN, VERPLICHT, Kolom, Soort
from reeletarief.invoer.werkboek.celplek import cel
from reeletarief.invoer.werkboek.formulierblad import lees_formulier
from reeletarief.invoer.yaml_strikt import Blok, Lijst, Tekst

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.invoer.werkboek.formulierblad import Formulierblad


def lees_opgaveformulier(inhoud: bytes, naam: str) -> GelezenOpgave:
    """Lees het formulier (.xlsx of .ods); alle fouten in één keer."""
    bestand = Bestand(naam, hashlib.sha256(inhoud).hexdigest(), ())
    bladen = lees_formulier(inhoud, naam)
    if isinstance(bladen, Bevinding):
        return GelezenOpgave(None, bestand, (bladen,))
    blad = bladen.get(BLAD)
    if blad is None:
        wat = f"Dit bestand heeft geen blad '{BLAD}'; het is geen opgaveformulier."
        remedie = "Maak een formulier met: reeletarief toets --formulier PRODUCT -o opgave.xlsx"
        return GelezenOpgave(None, bestand, (Bevinding("RT979", wat, remedie, Plaats(naam, 1)),))
    return _lees(blad, bestand)


def met_celnaam(bevinding: Bevinding, blad: str, bestand: str) -> Bevinding:
    """Dezelfde bevinding met de cel erbij zoals een rekenblad haar noemt: ``Opgave!E12``."""
    plaats = bevinding.plaats
    if plaats is None or plaats.bestand != bestand:
        return bevinding
    return bevinding._replace(wat=f"{blad}!{cel(plaats.regel, plaats.kolom)}: {bevinding.wat}")


def _lees(blad: Formulierblad, bestand: Bestand) -> GelezenOpgave:
    rijen, fouten = gevonden_rijen(blad)
    if fouten and not rijen:
        return GelezenOpgave(None, bestand, gesorteerd(fouten), BLAD)
    cellen = Cellen(blad, [])
    wortel, leeg = _opgave(rijen, cellen)
    fouten += cellen.fouten
    opgave = None
    if not fouten:
        keuring = keur_blok(Opgave, wortel, bestand.pad)
        opgave, fouten = keuring.model, [*keuring.bevindingen]
    return GelezenOpgave(
        None if fouten else opgave, bestand, gesorteerd(fouten), BLAD, leeg, dict(_referenties(rijen, blad))
    )


def _referenties(rijen: Sequence[RijPlek], blad: Formulierblad) -> Iterator[tuple[str, Decimal]]:
    """De reële prijs per product zoals zij in het formulier staat."""
    for plek in rijen:
        staat_er = blad.cellen.get((plek.nummer, Kolom.REFERENTIE))
        if plek.rij.soort is Soort.PRIJS and isinstance(staat_er, Decimal):
            yield plek.rij.product, staat_er


def _opgave(rijen: Sequence[RijPlek], cellen: Cellen) -> tuple[Blok, tuple[str, ...]]:
    """Het blok van de hele opgave, met de producten die helemaal leeg zijn gelaten."""
    wortel = _blok(Plaats(cellen.blad.bestand, 1))
    for plek in rijen:
        if plek.rij.soort is Soort.VELD:
            _zet(wortel, plek, plek.rij.onderdeel, _veld(plek, cellen))
    per_product: dict[str, list[RijPlek]] = {}
    for plek in rijen:
        if plek.rij.product:
            per_product.setdefault(plek.rij.product, []).append(plek)
    gevuld = {product: eigen for product, eigen in per_product.items() if any(map(cellen.gevuld, eigen))}
    if not gevuld:
        wat = "In dit formulier is van geen enkel product iets ingevuld."
        cellen.fouten.append(
            Bevinding("RT978", wat, "Vul de prijs en de elementen in.", Plaats(cellen.blad.bestand, 1))
        )
    producten = Lijst(_product(product, eigen, cellen) for product, eigen in gevuld.items())
    producten.plaats = wortel.plaats
    wortel[Tekst("producten", wortel.plaats)] = producten
    return wortel, tuple(product for product in per_product if product not in gevuld)


def _veld(plek: RijPlek, cellen: Cellen) -> Tekst | None:
    naam = plek.rij.onderdeel
    if naam in JAREN:
        return cellen.eis_jaar(plek)
    return cellen.eis_tekst(plek, Kolom.TEKST) if naam in VERPLICHT else cellen.tekst(plek, Kolom.TEKST)


def _product(product: str, rijen: Sequence[RijPlek], cellen: Cellen) -> Blok:
    """Eén product; wat er niet ingevuld hoeft te worden en leeg is, blijft weg."""
    begin = Plaats(cellen.blad.bestand, rijen[0].nummer, Kolom.PRODUCT)
    uit = _blok(begin)
    uit[Tekst("product", begin)] = Tekst(product, begin, aangehaald=True)
    elementen = _blok(begin)
    for plek in rijen:
        if plek.rij.soort is Soort.PRIJS:
            eenheid = Plaats(cellen.blad.bestand, plek.nummer, Kolom.ONDERDEEL)
            uit[Tekst("eenheid", eenheid)] = Tekst(plek.rij.onderdeel, eenheid, aangehaald=True)
            _zet(uit, plek, "prijs", cellen.eis_bedrag(plek))
        elif plek.rij.soort is Soort.AFRONDING:
            _zet(uit, plek, "afronding", cellen.bedrag(plek))
        elif plek.rij.soort is Soort.ELEMENT:
            _zet(elementen, plek, plek.rij.onderdeel, _element(plek, rijen, cellen))
    uit[Tekst("elementen", begin)] = elementen
    if "prijs" not in uit and not cellen.fouten:
        wat = f"De rij met de prijs van {product} ontbreekt in dit formulier."
        cellen.fouten.append(Bevinding("RT979", wat, "Vul een nieuw formulier in.", begin))
    return uit


def _element(plek: RijPlek, rijen: Sequence[RijPlek], cellen: Cellen) -> Blok | None:
    bedrag = cellen.eis_bedrag(plek)
    if bedrag is None:
        return None
    uit = _blok(Plaats(cellen.blad.bestand, plek.nummer, Kolom.BEDRAG))
    _zet(uit, plek, "bedrag", bedrag)
    _zet(uit, plek, "reden", cellen.tekst(plek, Kolom.TEKST))
    for soort, naam in ((Soort.REGEL, "regels"), (Soort.VERKLARING, "verklaringen")):
        lijst = Lijst(
            _onder(eigen, cellen)
            for eigen in rijen
            if (eigen.rij.soort, eigen.rij.onderdeel) == (soort, plek.rij.onderdeel) and cellen.gevuld(eigen)
        )
        lijst.plaats = uit.plaats
        uit[Tekst(naam, uit.plaats)] = lijst
    return uit


def _onder(plek: RijPlek, cellen: Cellen) -> Blok:
    """Een verklaring of kostenregel: van een rij waar iets op staat, moet alles wat erbij hoort ingevuld zijn."""
    uit = _blok(Plaats(cellen.blad.bestand, plek.nummer, Kolom.BEDRAG))
    _zet(uit, plek, "bedrag", cellen.eis_bedrag(plek))
    verklaring = plek.rij.soort is Soort.VERKLARING
    _zet(uit, plek, "argument" if verklaring else "naam", cellen.eis_tekst(plek, Kolom.TEKST))
    if verklaring:
        _zet(uit, plek, "bron", cellen.eis_tekst(plek, Kolom.BRON))
        _zet(uit, plek, "aanvaard", cellen.ja_of_nee(plek))
        _zet(uit, plek, "motief", cellen.tekst(plek, Kolom.MOTIEF))
    return uit


def _blok(plaats: Plaats) -> Blok:
    blok = Blok()
    blok.plaats = plaats
    return blok


def _zet(blok: Blok, plek: RijPlek, naam: str, waarde: Tekst | Blok | None) -> None:
    """Zet een waarde onder haar sleutel; wat niet is ingevuld, blijft weg."""
    if waarde is not None:
        blok[Tekst(naam, Plaats(waarde.plaats.bestand, plek.nummer, waarde.plaats.kolom))] = waarde
