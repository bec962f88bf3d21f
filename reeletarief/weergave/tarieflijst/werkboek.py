"""``tarieflijst`` als werkboek: een blad met de tarieven en een blad met wat erbij hoort te weten."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief import __version__
from reeletarief.weergave.bewijsregel import begin_van
from reeletarief.weergave.tarieflijst.velden import BEDRAGEN, CODES, VELDEN, rijen, slotregel, toelichting
from reeletarief.weergave.werkboek.cellen import CODE, TEKST, titelregels
from reeletarief.weergave.werkboek.hoogten import met_hoogten
from reeletarief.weergave.werkboek.tabelblad import tabelblad
from reeletarief.weergave.werkboek.tabelmodel import Blad, Cel, Opmaak, Rol, Stijl, Werkboek

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.tarieflijst import Tarieflijst
    from reeletarief.invoer.gemeenten import Gemeente

_BREEDTE_TOELICHTING = 120


def lijst_als_werkboek(lijst: Tarieflijst, gemeenten: Sequence[Gemeente]) -> Werkboek:
    """De lijst als werkboek, om als xlsx of ods te bewaren."""
    herkomst = lijst.herkomst
    titel = f"Tarieflijst jeugdhulp {herkomst.tariefjaar}, {herkomst.regio}, {herkomst.status}"
    bladen = (_tarieven(lijst, gemeenten, titel), _toelichting(lijst, gemeenten, titel))
    return Werkboek(
        titel=titel,
        onderwerp="Tarieven voor het berichtenverkeer",
        maker=f"reeletarief {__version__}",
        bladen=tuple(map(met_hoogten, bladen)),
        namen={},
        eigenschappen={},
        voet=f"reeletarief {__version__} · {herkomst.regio} {herkomst.tariefjaar} · {herkomst.status}"
        f" · sha256 {begin_van(herkomst.vingerafdruk)}",
    )


def _tarieven(lijst: Tarieflijst, gemeenten: Sequence[Gemeente], titel: str) -> Blad:
    return tabelblad(
        "Tarieven",
        titel,
        slotregel(lijst, gemeenten),
        [(veld.kop, veld.breedte) for veld in VELDEN],
        [tuple(_cel(veld.naam, velden[veld.naam]) for veld in VELDEN) for velden in rijen(lijst, gemeenten)],
        blijft_staan=0,
    )


def _cel(naam: str, waarde: str | int | Decimal | None) -> Cel:
    if naam == "vingerafdruk":  # de hele staat op het blad Toelichting
        return Cel(begin_van(str(waarde)), CODE)
    if naam in CODES:
        return Cel(waarde, CODE)
    if naam in BEDRAGEN:
        return Cel(waarde, Stijl(Rol.BEREKENING, Opmaak.EURO))
    return Cel(waarde, Stijl(Rol.BEREKENING, Opmaak.GEWOON) if isinstance(waarde, int | Decimal) else TEKST)


def _toelichting(lijst: Tarieflijst, gemeenten: Sequence[Gemeente], titel: str) -> Blad:
    herkomst = lijst.herkomst
    regels = [
        slotregel(lijst, gemeenten),
        *toelichting(lijst),
        "Productcode is de landelijke code (lijst JZ21); de productcategorie is het begin daarvan. Product is de code in de regio.",
        f"Vingerafdruk van de berekening: {herkomst.vingerafdruk}.",
    ]
    rijen_ = (*titelregels(titel, "Toelichting bij de tarieflijst."), *((Cel(regel, TEKST),) for regel in regels))
    return Blad("Toelichting", rijen_, (_BREEDTE_TOELICHTING,))
