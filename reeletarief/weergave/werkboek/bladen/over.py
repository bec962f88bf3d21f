"""Het blad *Over*, na *Besluit*: wat dit werkboek is, voor welke regio en jaar, hoe je het leest, en de inhoud met koppelingen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.besluit.waarom import waarom_besloten
from reeletarief.weergave.getal import geteld, kort
from reeletarief.weergave.werkboek import afspraken
from reeletarief.weergave.werkboek.afspraken import OVER
from reeletarief.weergave.werkboek.bladen.besluit import eerder_besluit, prijssoort, statusregel
from reeletarief.weergave.werkboek.cellen import afdeling, tekst, teksten
from reeletarief.weergave.werkboek.tabelmodel import Afdruk, Blad, Cel, Rol, Stijl, Verwijzing
from reeletarief.weergave.werkboek.vast_getal import naam_van

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.stand.oude_tarieven import OudeTarieven
    from reeletarief.kostprijs.post import Post
    from reeletarief.weergave.werkboek.ligging import Ligging

_Rij = tuple[Cel | None, ...]
_INHOUD = {
    afspraken.BESLUIT: "de tarieven op één A4, met verdeling en voorbehoud; met eerdere tarieven ook oud en verschil",
    afspraken.UITGANGSPUNTEN: "elk gegeven met waarde, grondslag, klasse, bron en jaar; gele cellen zijn te wijzigen",
    afspraken.CAO: "de gebruikte cellen en voorwaarden van de cao's",
    afspraken.LOONKOSTEN: "van maandbedrag naar loonkosten per voltijder, per schaal en trede",
    afspraken.UREN: "van betaalde naar declarabele uren per jaar",
    afspraken.BEREKENING: "van uurkosten naar tarief: een rij per rekenregel, een kolom per product",
    afspraken.ELEMENTEN: "elk tarief naar de lijsten van Jeugdwet, NvO en Wmo, met grafiek",
    afspraken.VERSCHIL: "oud naast nieuw, per product en per element",
    afspraken.CONTROLES: "WAAR of ONWAAR: de delen zijn samen het geheel, en het werkboek is gelijk aan het programma",
    afspraken.BRONNEN: "keuzes van de regio, waarom tarieven verschillen, bronnen, afwijkingen, aannames, waarschuwingen",
}
_KLEUREN = (
    (Rol.INVOER, "invoer", "blauw op geel: een gegeven dat u mag wijzigen; alles rekent mee"),
    (Rol.VAST, "vast", "grijs en cursief: een vast getal, of een waarde ter vergelijking"),
    (Rol.VERWIJZING, "verwijzing", "groen: dezelfde waarde, van een ander blad of een andere kolom"),
    (Rol.BEREKENING, "berekening", "zwart: berekend met cellen uit dezelfde kolom"),
    (Rol.TOTAAL, "totaal", "vet met een lijn erboven: een belangrijke tussenstap of het tarief"),
    (Rol.UITKOMST, "uitkomst", "vet: het tarief zelf, op Besluit en Elementen"),
    (Rol.CONTROLE, "controle", "donkerblauw en vet: een controle die WAAR hoort te zijn; ONWAAR kleurt"),
)
_DOEL = "Bijlage bij het collegebesluit over de tarieven. Het werkboek is de berekening zelf: elke uitkomst volgt met een formule uit de gegevens."
_LEESWIJZER = {
    "Een tarief volgen": "Klik op Besluit op een nieuw tarief en ga met de formule naar Berekening, en zo verder tot de cel van de cao. In "
    "Excel gaat dat met Ctrl+[, in LibreOffice met Extra, Detective, Broncellen aanwijzen. De kolom Hoe zegt het in woorden.",
    "Een gegeven wijzigen": "Wijzig op Uitgangspunten of Cao een gele cel en kijk op Besluit wat het tarief wordt. De bladen zijn beveiligd zonder "
    "wachtwoord, zodat u niet per ongeluk een formule wist.",
    "Percentages": "Een percentage typt u als 8%. Bij Eenheid staat dan 'fractie', want in een formule telt 8% als 0,08.",
    "Afronding": "Een tarief wordt één keer afgerond, aan het eind. Een rekenblad rekent met ongeveer vijftien cijfers; vergelijk dus op de cent.",
    "Terugsturen": "Bewaar het werkboek als Excel-werkmap (.xlsx). Het programma zegt met 'reeletarief verifieer' welke gegevens zijn gewijzigd en "
    "of de uitkomst klopt.",
}


def maak_over(ligging: Ligging, resultaat: Resultaat, bladen: Sequence[str], oud: OudeTarieven | None) -> Blad:
    """De leeswijzer. ``bladen`` zijn de andere bladen van dit werkboek, ``oud`` is het besluit waarmee het vergelijkt."""
    rijen: list[_Rij] = [
        (Cel(f"Reële tarieven jeugdhulp {resultaat.tariefjaar}", Stijl(Rol.TITEL)),),
        (Cel(_DOEL, Stijl(Rol.UITLEG)),),
        (),
        *_gegevens(resultaat, oud),
        *afdeling("Inhoud", [_naar(naam) for naam in bladen]),
        *afdeling("Hoe u dit leest", [teksten(kop, regel) for kop, regel in _LEESWIJZER.items()]),
        *afdeling(
            "Wat de kleuren betekenen", [(Cel(naam, Stijl(rol)), tekst(uitleg)) for rol, naam, uitleg in _KLEUREN]
        ),
        *afdeling("Namen die in formules staan", [_naam(post) for post in ligging.vast]),
    ]
    return Blad(OVER, tuple(rijen), breedten=(28, 96), afdruk=Afdruk(liggend=False))


def _gegevens(resultaat: Resultaat, oud: OudeTarieven | None) -> list[_Rij]:
    aannames = len(resultaat.aannames)
    velden = (
        ("Regio", resultaat.regio),
        ("Tariefjaar", str(resultaat.tariefjaar)),
        ("Peildatum", str(resultaat.peildatum) if resultaat.peildatum else "geen: de cao-tabellen van het hele jaar"),
        ("Status", statusregel(resultaat)),
        *((naam.capitalize(), waarde) for naam, waarde in waarom_besloten(resultaat)),
        ("Prijssoort", prijssoort(resultaat)),
        ("Eerdere tarieven", eerder_besluit(oud) if oud else "niet bijgevoegd"),
        ("Producten", f"{len(resultaat.tarieven)} berekend, {len(resultaat.overgeslagen) or 'geen'} overgeslagen"),
        (
            "Aannames",
            f"{geteld(aannames, 'gegeven', 'gegevens')} zonder erkende bron of met een keuze van de regio",
        ),
        ("Programma", f"reeletarief {resultaat.bewijs.versie}"),
        ("Vingerafdruk (sha256)", resultaat.bewijs.sha256),
    )
    return [(tekst(naam), tekst(waarde)) for naam, waarde in velden]


def _naar(blad: str) -> _Rij:
    return (Cel(blad, Stijl(Rol.KOPPELING), koppeling=Verwijzing(blad, 1, 1)), tekst(_INHOUD[blad]))


def _naam(post: Post) -> _Rij:
    return (tekst(naam_van(post)), tekst(f"{post.naam}: {kort(post.bedrag, 6)}"))
