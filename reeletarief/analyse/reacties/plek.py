"""Waar een overgenomen waarde in de bestanden staat of komt te staan.

Een parameter heet zoals in ``gevoeligheid``; een regel van een opslagset mag ook met de set erin (``opslagen.ambulant.risico``).
Van een functie op een kaart zijn ook ``schaal`` en ``trede`` te wijzigen, van een regel van de regio ook ``laag`` en ``hoog``. Zonder product gaat het om de waarde van de regio;
een eigen waarde op een kaart blijft dan staan. Met een product gaat het alleen om dat product: een waarde op de kaart zelf
wordt vervangen, van een waarde van de regio krijgt de kaart een afwijking.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.analyse.gevoeligheid.herleiding import reeksen_achter, reekswaarde
from reeletarief.analyse.gevoeligheid.keuze import knoppen_met_naam
from reeletarief.analyse.gevoeligheid.knoppen import Soort, knoppen_van
from reeletarief.fouten import Bevinding, RekenFout, eerste_namen, suggestie
from reeletarief.invoer.kaart.afwijking import waardeveld
from reeletarief.invoer.samenhang import parameters
from reeletarief.invoer.waarden import Waarde
from reeletarief.kostprijs.functiemix import functiesleutels

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reeletarief.analyse.gevoeligheid.knoppen import Knop
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.regio import Regio
    from reeletarief.invoer.samenhang import Parameterregel
    from reeletarief.kostprijs.tarief import Tarief

ONBEKEND, MEERDUIDIG = "RT985", "RT986"
_HOOGSTENS = 8


class Vorm(StrEnum):
    """Hoe een waarde in een bestand geschreven wordt."""

    PERCENTAGE = "percentage"
    BEDRAG = "bedrag"
    GETAL = "getal"
    SCHAAL = "schaal"
    TREDE = "trede"


class Plek(NamedTuple):
    """De plaats van een waarde, of van de kaart die er een afwijking voor krijgt (dan is ``kaart`` er).

    ``nu`` is de waarde van nu als die een getal is, ``uit_reeks`` die van dit product als zij uit een reeks volgt, en
    ``prijspeil`` dat van de regel waarvan de kaart gaat afwijken.
    """

    plaats: Plaats
    vorm: Vorm
    nu: Decimal | None
    parameter: str
    kaart: Productkaart | None = None
    prijspeil: int | None = None
    uit_reeks: Decimal | None = None

    @property
    def sleutel(self) -> tuple[Plaats, str]:
        """Waaraan te zien is dat twee wijzigingen over dezelfde waarde gaan."""
        return self.plaats, self.parameter if self.kaart else ""


def zoek_plek(regio: Regio, tarieven: Sequence[Tarief], product: str | None, naam: str, plaats: Plaats) -> Plek:
    """De ene plek van een parameter; een :class:`RekenFout` (met ``plaats``) als die er niet is of als er meer zijn."""
    kaarten = _kaarten(regio, product, plaats)
    op_kaart = _inschaling(kaarten, naam)
    if op_kaart:
        return _enige(op_kaart, naam, plaats)
    if product is not None:
        return _van_product(regio, tarieven, kaarten[0], naam, plaats)
    regels = _regels(regio, naam)
    if regels:
        return _van_regel(naam, _enige_regel(naam, regels, plaats), tarieven, plaats)
    grens = _grens(regio, naam, plaats)
    if grens is not None:
        return grens
    return _enige([_van_knop(knop) for knop in _knoppen(tarieven, naam, plaats)], naam, plaats)


def _kaarten(regio: Regio, product: str | None, plaats: Plaats) -> list[Productkaart]:
    kaarten = [kaart for kaart in regio.kaarten if product is None or kaart.product == product]
    if product is not None and not kaarten:
        raise RekenFout(onbekend_product(product, [kaart.code for kaart in regio.kaarten], plaats))
    return kaarten


def onbekend_product(product: str, codes: Sequence[str], plaats: Plaats) -> Bevinding:
    """Een product waarvoor geen kaart is, met de code die er het meest op lijkt."""
    hint = suggestie(product, codes, "Noem een product dat een kaart heeft.")
    vervallen = "Is de kaart weggehaald, zet haar dan terug; of haal bij deze reactie product, wijzigingen en eigen_cijfer weg en zeg het in het motief."
    return Bevinding(ONBEKEND, f"Er is geen productkaart voor '{product}'.", f"{hint} {vervallen}", plaats)


def _inschaling(kaarten: Sequence[Productkaart], naam: str) -> list[Plek]:
    """De schaal of trede van een functie, op elke kaart die haar heeft."""
    stam, _, veld = naam.rpartition(".")
    if veld not in {Vorm.SCHAAL, Vorm.TREDE}:
        return []
    return [
        Plek(getattr(functie, veld).plaats, Vorm(veld), None, naam)
        for kaart in kaarten
        for sleutel, functie in zip(functiesleutels(kaart), kaart.functiemix, strict=True)
        if sleutel == stam
    ]


def _van_product(regio: Regio, tarieven: Sequence[Tarief], kaart: Productkaart, naam: str, plaats: Plaats) -> Plek:
    kort = _zonder_set(naam, kaart)
    regels = parameters(regio.opslagen, str(kaart.opslagset)) if kaart.opslagset else {}
    eigen_tarief = [een for een in tarieven if een.kaart.product == kaart.product]
    eigen = next((een for een in kaart.eigen_waarden if een.parameter == kort), None)
    if eigen is not None:
        return _van_waarde(eigen.waarde, _vorm_van_regel(regels[kort]), kort)
    if kort in regels:
        return _als_afwijking(kaart, kort, regels[kort], eigen_tarief)
    product = kaart.code
    plekken = [_van_knop(knop) for knop in _knoppen(eigen_tarief, naam, plaats)]
    plek = _enige(plekken, naam, plaats)
    if plek.plaats.bestand == kaart.product.plaats.bestand:
        return plek
    raise RekenFout(
        Bevinding(
            MEERDUIDIG,
            f"'{naam}' is niet alleen voor {product} te wijzigen: de waarde staat in {plek.plaats.op_regel}.",
            "Laat 'product' weg als de wijziging overal geldt waar deze waarde gebruikt wordt, of kies een parameter van de kaart.",
            plaats,
        )
    )


def _zonder_set(naam: str, kaart: Productkaart) -> str:
    voor = f"opslagen.{kaart.opslagset}."
    return f"opslagen.{naam.removeprefix(voor)}" if naam.startswith(voor) else naam


def _als_afwijking(kaart: Productkaart, naam: str, regel: Parameterregel, eigen_tarief: Sequence[Tarief]) -> Plek:
    waarde = getattr(regel, waardeveld(regel))
    plek = Plek(kaart.product.plaats, _vorm_van_regel(regel), None, naam, kaart, regel.prijspeil)
    if isinstance(waarde, Waarde):
        return plek._replace(nu=waarde.getal)
    return plek._replace(uit_reeks=next((reekswaarde(tarief, naam) for tarief in eigen_tarief), None))


def _vorm_van_regel(regel: Parameterregel) -> Vorm:
    veld = waardeveld(regel)
    if veld == "percentage":
        return Vorm.PERCENTAGE
    return Vorm.GETAL if veld.startswith("uren") else Vorm.BEDRAG


def _regels(regio: Regio, naam: str) -> dict[str, Parameterregel]:
    """De regels van de regio die zo heten, op hun volle naam: een opslagregel met de set erin."""
    per_naam: dict[str, Parameterregel] = {}
    for set_ in regio.opslagen.opslagsets:
        for kort, regel in parameters(regio.opslagen, set_).items():
            lang = volle_naam(kort, set_, regel)
            if naam in {kort, lang}:
                per_naam[lang] = regel
    return per_naam


def volle_naam(kort: str, set_: str, regel: Parameterregel) -> str:
    """De naam van een regel die in de hele regio maar één regel aanwijst: een opslagregel met de set erin."""
    return f"opslagen.{set_}.{regel.sleutel}" if kort.startswith("opslagen.") else kort


def _enige_regel(naam: str, regels: dict[str, Parameterregel], plaats: Plaats) -> Parameterregel:
    if len(regels) > 1:
        keuzes = eerste_namen(list(regels), _HOOGSTENS)
        wat = f"'{naam}' staat in {len(regels)} opslagsets."
        raise RekenFout(Bevinding(MEERDUIDIG, wat, f"Noem de set ({keuzes}), of een product.", plaats))
    return next(iter(regels.values()))


def _van_regel(naam: str, regel: Parameterregel, tarieven: Sequence[Tarief], plaats: Plaats) -> Plek:
    waarde = getattr(regel, waardeveld(regel))
    if isinstance(waarde, Waarde):
        return _van_waarde(waarde, _vorm_van_regel(regel), naam)
    reeksen = reeksen_achter(((tarief, knoppen_van(tarief)) for tarief in tarieven), naam)
    raise RekenFout(
        Bevinding(
            MEERDUIDIG,
            f"'{naam}' heeft geen eigen waarde maar volgt uit een reeks ({waarde}).",
            f"Wijzig de waarde in de reeks ({eerste_namen(reeksen) or 'zoals reeksen.naam.2026'}), of noem een product: dat krijgt dan een eigen waarde.",
            plaats,
        )
    )


def _grens(regio: Regio, naam: str, plaats: Plaats) -> Plek | None:
    """De laagste of hoogste waarde bij een regel van de regio: wie de waarde daarbuiten zet, verzet ook de grens."""
    stam, _, veld = naam.rpartition(".")
    regels = _regels(regio, stam) if veld in {"laag", "hoog"} else {}
    if not regels:
        return None
    regel = _enige_regel(stam, regels, plaats)
    grens = getattr(regel, veld, None)
    return None if grens is None else _van_waarde(grens, _vorm_van_regel(regel), naam)


def _van_waarde(waarde: Waarde, anders: Vorm, naam: str) -> Plek:
    return Plek(waarde.plaats, Vorm.PERCENTAGE if waarde.is_percentage else anders, waarde.getal, naam)


def _knoppen(tarieven: Sequence[Tarief], naam: str, plaats: Plaats) -> list[Knop]:
    """Elke knop die zo heet, in welk tarief ook; zijn er geen, of is het een hele tabel, dan een :class:`RekenFout`."""
    alle = [knop for tarief in tarieven for knop in knoppen_van(tarief) if knop.plaats is not None]
    gevonden = knoppen_met_naam(alle, naam)
    if not gevonden:
        bekend = sorted({knop.naam for knop in alle})
        hint = suggestie(naam, bekend, "De namen staan in reeletarief gevoeligheid PRODUCT --alles.")
        raise RekenFout(Bevinding(ONBEKEND, f"Er is geen parameter '{naam}'.", hint, plaats))
    if any(knop.soort is Soort.SAMEN for knop in gevonden):
        remedie = "Een cao-tabel volgt de cao: leg een nieuwe tabel vast, of wijzig de inschaling (schaal of trede) op de kaart."
        raise RekenFout(Bevinding(MEERDUIDIG, f"'{naam}' staat voor veel waarden tegelijk.", remedie, plaats))
    return gevonden


def _van_knop(knop: Knop) -> Plek:
    vorm = Vorm.BEDRAG if knop.post.eenheid.is_bedrag else Vorm.GETAL
    assert knop.plaats is not None
    return Plek(knop.plaats, Vorm.PERCENTAGE if knop.soort is Soort.PERCENTAGE else vorm, knop.waarde, knop.basis)


def _enige(plekken: Sequence[Plek], naam: str, plaats: Plaats) -> Plek:
    per_plaats = {plek.plaats: plek for plek in plekken}
    if len(per_plaats) == 1:
        return next(iter(per_plaats.values()))
    waar = [een.op_regel for een in sorted(per_plaats)]
    wat = f"'{naam}' staat op {len(per_plaats)} plekken: {eerste_namen(waar, _HOOGSTENS)}."
    namen = sorted({plek.parameter for plek in plekken})
    kies = f"Kies er een: {eerste_namen(namen, _HOOGSTENS)}."
    remedie = kies if len(namen) > 1 else "Noem het product waar de reactie over gaat."
    raise RekenFout(Bevinding(MEERDUIDIG, wat, remedie, plaats))
