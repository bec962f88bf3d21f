"""De bladen *Uitleg* en *Kaart* van een uitvraag: wat wij vragen en waarom, hoe u invult, en wat de kaart van een product vraagt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.uitvraag.vragen import AANDELEN, ANTWOORDEN
from reeletarief.weergave.datum import voluit
from reeletarief.weergave.uitvraag.teksten import begrippen, productkop, wat_de_kaart_vraagt
from reeletarief.weergave.werkboek.cellen import afdeling, tekst, teksten, titelregels
from reeletarief.weergave.werkboek.tabelmodel import Afdruk, Blad, Cel, Opmaak, Rol, Stijl, Verwijzing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reeletarief.analyse.uitvraag.productvragen import Productvragen, Uitvraag
    from reeletarief.weergave.werkboek.tabelmodel import Inhoud

UITLEG, KAART = "Uitleg", "Kaart"
_Rij = tuple[Cel | None, ...]


class Controle:
    """De namen van de cellen waar de controle op het blad Antwoorden mee rekent."""

    LEEG = "controle_leeg"
    KLOPT = "controle_klopt"
    ANDERS = "controle_anders"
    GEHEEL = "controle_geheel"
    DECIMALEN = "controle_decimalen"


CONTROLE: Mapping[str, tuple[str | int, str]] = {
    Controle.LEEG: ("nog niet ingevuld", "U hebt bij dit product nog geen aandeel ingevuld."),
    Controle.KLOPT: ("klopt: samen 100%", "De aandelen van dit product zijn samen 100%."),
    Controle.ANDERS: ("samen geen 100%", "De aandelen zijn samen meer of minder dan 100%. Pas een aandeel aan."),
    Controle.GEHEEL: (1, "Zoveel zijn de aandelen van een product samen."),
    Controle.DECIMALEN: (4, "Op zoveel cijfers achter de komma kijkt de controle: 33,33% is 0,3333."),
}
"""Wat er in die cellen staat, met uitleg; ze staan onderaan het blad Uitleg."""

_CONTROLESTIJL: Mapping[Inhoud, Stijl] = {1: Stijl(Rol.VAST, Opmaak.PROCENT), 4: Stijl(Rol.VAST, Opmaak.GEWOON)}

_WAT = (
    "Wij vragen u hoe u deze jeugdhulp in de praktijk levert: welke functies het werk doen, hoeveel uren zij hebben en hoe groot een groep is.",
    "Wij vragen niet naar salarissen, kosten of namen van medewerkers.",
)
_WAAROM = (
    "De gemeenten moeten van de wet een reële prijs betalen (artikel 2.3 van het Besluit Jeugdwet). Een reële prijs begint bij wie het werk doet en hoeveel tijd het kost. Dat weet u beter dan wij.",
)
_HOE = (
    "Vul op het blad Antwoorden de gele cellen in. De andere cellen kunt u niet wijzigen. Wat een product inhoudt, staat op het blad Kaart.",
    "Levert u een product niet? Laat dan alle gele cellen van dat product leeg.",
    "Levert u een product wel? Vul dan bij dat product elke gele cel onder 'Uw antwoord' in. Is het antwoord nul, typ dan 0. Een lege cel betekent voor ons dat u niets hebt ingevuld. Alleen het volume mag leeg blijven.",
    "Geef het gemiddelde van het laatste hele jaar waarover u cijfers hebt.",
)
_HOE_AANDELEN = (
    "Typ een aandeel als percentage, zoals 20%. De aandelen van een product zijn samen 100%. De kolom Controle kijkt dat na.",
    "Werken er mensen met een functie die er niet bij staat? Vul hun aandeel in bij 'andere functies' en schrijf bij Toelichting welke functies het zijn. Werken die er niet, typ dan 0%.",
)
_HOE_SLOT = (
    "Is iets bij u anders dan wij vragen? Schrijf het bij Toelichting. Alles wat u daar schrijft, lezen wij.",
    "Voeg geen rijen of kolommen toe en haal er geen weg. Bewaar het bestand in dezelfde vorm en stuur het terug.",
)
_DAARNA = (
    "In dit formulier staat niet uw naam maar een schuilnaam (pseudoniem). Ook in de uitkomsten staat alleen die schuilnaam.",
    "Wij leggen de antwoorden van alle aanbieders naast elkaar, en berekenen per vraag onder meer het gemiddelde en het midden.",
    "Zijn er bij een vraag minder dan drie antwoorden? Dan laten wij daarvan geen cijfers zien. Bij drie zijn het laagste, het middelste en het hoogste cijfer wel de antwoorden zelf, zonder naam. Wie de aanbieders kent, kan dan raden wie wat antwoordde.",
    "Klopt er iets niet, of ontbreekt er iets? Dan vragen wij het u, met de cel erbij.",
)


def blad_uitleg(uitvraag: Uitvraag, aanbieder: str, titel: str) -> Blad:
    """Het voorblad. De cellen waar de controle mee rekent, staan op de laatste rijen: zie :func:`controlenamen`."""
    met_aandelen = bool(uitvraag.velden & set(AANDELEN))
    hoe = (*_HOE, *(_HOE_AANDELEN if met_aandelen else ()), *_HOE_SLOT)
    woorden = begrippen(uitvraag.velden, uitvraag.declarabel)
    rijen = [
        *titelregels(
            titel, f"{uitvraag.regio} vraagt u hoe u jeugdhulp levert, om een reëel tarief te kunnen berekenen."
        ),
        *_gegevens(uitvraag, aanbieder),
        *afdeling("Wat wij vragen", _genummerd(_WAT, "")),
        *afdeling("Waarom", _genummerd(_WAAROM, "")),
        *afdeling("Hoe u invult", _genummerd(hoe, "stap")),
        *afdeling("Wat wij met uw antwoorden doen", _genummerd(_DAARNA, "")),
        *afdeling("Wat de woorden betekenen", (teksten(woord, zin) for woord, zin in woorden.items())),
        *afdeling("Wat er in de kolom Controle staat", (_controlecel(*deel) for deel in CONTROLE.values())),
    ]
    return Blad(UITLEG, tuple(rijen), breedten=(26, 100), afdruk=Afdruk(liggend=False, hoog=1))


def controlenamen(uitleg: Blad) -> Mapping[str, Verwijzing]:
    """Waar de cellen staan waar de controle mee rekent."""
    eerste = len(uitleg.rijen) - len(CONTROLE) + 1
    return {naam: Verwijzing(UITLEG, rij, 1, vast=True) for rij, naam in enumerate(CONTROLE, eerste)}


def blad_kaart(uitvraag: Uitvraag) -> Blad:
    """Per product wat de kaart vraagt: doel, eisen, eenheid, cao, groep en rooster."""
    uitleg = "Dit vraagt de regio nu van elk product. Is het bij u anders, schrijf dat dan op het blad Antwoorden bij Toelichting."
    rijen = [*titelregels("Wat de kaart vraagt", uitleg)]
    for product in uitvraag.producten:
        rijen += _kaartrijen(product)
    return Blad(KAART, tuple(rijen), breedten=(18, 108), afdruk=Afdruk(liggend=False))


def _kaartrijen(product: Productvragen) -> list[_Rij]:
    kop = Stijl(Rol.TUSSENKOP)
    vraagt = wat_de_kaart_vraagt(product.kaart)
    return [(Cel(productkop(product.kaart), kop), Cel(None, kop)), *(teksten(*deel) for deel in vraagt), ()]


def _gegevens(uitvraag: Uitvraag, aanbieder: str) -> list[_Rij]:
    terug = (
        f"voor {voluit(uitvraag.terug_voor)}"
        if uitvraag.terug_voor
        else "zie het bericht waarmee u dit formulier kreeg"
    )
    velden = {
        "Regio": uitvraag.regio,
        "Tariefjaar": str(uitvraag.tariefjaar),
        "Dit formulier is van": aanbieder,
        "Producten": str(len(uitvraag.producten)),
        "Terugsturen": terug,
    }
    antwoorden = Cel(ANTWOORDEN, Stijl(Rol.KOPPELING), koppeling=Verwijzing(ANTWOORDEN, 1, 1))
    kaart = Cel(KAART, Stijl(Rol.KOPPELING), koppeling=Verwijzing(KAART, 1, 1))
    naar = [(antwoorden, tekst("hier vult u in")), (kaart, tekst("hier leest u wat een product inhoudt"))]
    return [*(teksten(naam, waarde) for naam, waarde in velden.items()), *naar]


def _genummerd(zinnen: Iterable[str], woord: str) -> Iterable[_Rij]:
    """Zinnen onder elkaar, met een nummer als er een woord voor is."""
    return (teksten(f"{woord} {nummer}" if woord else None, zin) for nummer, zin in enumerate(zinnen, 1))


def _controlecel(inhoud: Inhoud, uitleg: str) -> _Rij:
    return (Cel(inhoud, _CONTROLESTIJL.get(inhoud, Stijl(Rol.CONTROLE))), tekst(uitleg))
