"""Het formulier van een uitvraag als werkboek: uitleg, de cellen om in te vullen, en wat de kaart vraagt.

De lezer (:mod:`reeletarief.invoer.uitvraag.lezen`) vindt alles terug op de namen van kolommen en de sleutels in elke rij.
Die staan in cellen, want documenteigenschappen overleven een ander programma of een csv niet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import NUL
from reeletarief.fouten import in_zin
from reeletarief.invoer.uitvraag.vragen import (
    AANBIEDER,
    AANDELEN,
    ANTWOORD,
    ANTWOORDEN,
    FUNCTIE,
    GRENZEN,
    PRODUCT,
    REGIO,
    TARIEFJAAR,
    TOELICHTING,
    VELD,
    op_te_schrijven,
)
from reeletarief.weergave.uitvraag.teksten import eenheidtekst, productkop, vraagtekst
from reeletarief.weergave.uitvraag.uitleg import CONTROLE, Controle, blad_kaart, blad_uitleg, controlenamen
from reeletarief.weergave.werkboek.bereiken import groeit_mee
from reeletarief.weergave.werkboek.cellen import CODE, getal
from reeletarief.weergave.werkboek.hoogten import met_hoogten
from reeletarief.weergave.werkboek.tabelblad import tabelblad
from reeletarief.weergave.werkboek.tabelmodel import (
    Afdruk,
    Bereik,
    Cel,
    Functie,
    GelijkAan,
    Keuring,
    Naam,
    Opmaak,
    Rekenteken,
    Rol,
    Stijl,
    Verwijzing,
    Werkboek,
)
from reeletarief.weergave.woorden import aaneengesloten

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from reeletarief.analyse.uitvraag.productvragen import Productvragen, Uitvraag, Vraagregel
    from reeletarief.weergave.werkboek.tabelmodel import Blad

_KOLOMMEN = (
    (PRODUCT, 11),
    ("Wat wij vragen", 40),
    (FUNCTIE, 26),
    ("Niveau", 8),
    ("Schaal", 8),
    ("Trede", 8),
    ("Op de kaart", 12),
    (ANTWOORD, 13),
    ("Eenheid", 25),
    (TOELICHTING, 44),
    ("Samen", 10),
    ("Controle", 19),
    (VELD, 24),
    (AANBIEDER, 18),
    (REGIO, 18),
    (TARIEFJAAR, 11),
)
"""De kolommen met hun breedte. De eenheid staat tussen de twee kolommen om in te vullen, zodat die uit elkaar blijven."""

_NUMMERS = {naam: nummer for nummer, (naam, _) in enumerate(_KOLOMMEN, 1)}
_EERSTE_RIJ = 5
_TWEE_REGELS = 29
_UITLEG = (
    "Vul alleen de gele cellen in. Typ een percentage als 20%. Is het antwoord nul, typ dan 0. Levert u een product niet, laat "
    "het dan helemaal leeg."
)


class _Plek(NamedTuple):
    """Een vraag met het nummer van haar rij."""

    rij: int
    regel: Vraagregel


def maak_formulier(uitvraag: Uitvraag, aanbieder: str) -> Werkboek:
    """Het formulier voor één aanbieder, onder zijn pseudoniem."""
    titel = f"Uitvraag tarieven jeugdhulp {uitvraag.tariefjaar}"
    bladen = (blad_uitleg(uitvraag, aanbieder, titel), _blad_antwoorden(uitvraag, aanbieder), blad_kaart(uitvraag))
    return Werkboek(
        titel=f"{titel}, {uitvraag.regio}",
        onderwerp=f"Formulier voor {aanbieder}",
        maker=f"reeletarief {uitvraag.versie}",
        bladen=tuple(_ruim(met_hoogten(blad)) for blad in bladen),
        namen=controlenamen(bladen[0]),
        eigenschappen={
            "reeletarief-uitvraag": "1",
            "reeletarief-versie": uitvraag.versie,
            "reeletarief-sha256": uitvraag.vingerafdruk,
            "reeletarief-tariefjaar": str(uitvraag.tariefjaar),
            "reeletarief-aanbieder": aanbieder[:255],
        },
        voet=f"{titel} · {uitvraag.regio} · {aanbieder}",
    )


def _ruim(blad: Blad) -> Blad:
    """Ten minste twee regels voor wie een toelichting schrijft."""
    hoogten = {
        nummer: max(_TWEE_REGELS, blad.rijhoogten.get(nummer, 0))
        for nummer, rij in enumerate(blad.rijen, 1)
        if groeit_mee(rij)
    }
    return blad._replace(rijhoogten={**blad.rijhoogten, **hoogten})


def _blad_antwoorden(uitvraag: Uitvraag, aanbieder: str) -> Blad:
    rijen: list[tuple[Cel | None, ...]] = []
    plekken: list[_Plek] = []
    for product in uitvraag.producten:
        rijen.append(_productkop(product))
        eerste = _EERSTE_RIJ + len(rijen)
        eigen = [_Plek(rij, regel) for rij, regel in enumerate(product.regels, eerste)]
        aandelen = [plek.rij for plek in eigen if plek.regel.vraag.veld in AANDELEN]
        herkomst = (aanbieder, uitvraag.regio, str(uitvraag.tariefjaar))
        rijen += [_rij(plek, product, aandelen, herkomst) for plek in eigen]
        plekken += eigen
    blad = tabelblad(
        *(ANTWOORDEN, f"Antwoorden van {aanbieder}", _UITLEG, _KOLOMMEN, rijen),
        blijft_staan=1,
        afdruk=Afdruk(tot_kolom=_NUMMERS["Controle"]),
    )
    controle = _bereik("Controle", _EERSTE_RIJ, _EERSTE_RIJ + len(rijen) - 1)
    nadruk = (GelijkAan(controle, Naam(Controle.ANDERS)),)
    return blad._replace(keuringen=_keuringen(plekken), nadruk=nadruk)


def _productkop(product: Productvragen) -> tuple[Cel, ...]:
    kop = Stijl(Rol.TUSSENKOP)
    return (Cel(productkop(product.kaart), kop), *(Cel(None, kop) for _ in _KOLOMMEN[1:]))


def _rij(plek: _Plek, product: Productvragen, aandelen: Sequence[int], herkomst: Sequence[str]) -> tuple[Cel, ...]:
    kaart, (vraag, functie, op_de_kaart) = product.kaart, plek.regel
    veld, aandeel = vraag.veld, vraag.veld in AANDELEN
    sluit_af = aandelen[-1:] == [plek.rij]
    van_de_functie = (
        (functie.functie, functie.niveau, functie.schaal, functie.trede) if functie is not None else (None,) * 4
    )
    return (
        Cel(vraag.product, CODE),
        _tekst(vraagtekst(kaart, veld)),
        *(Cel(None if tekst is None else str(tekst), CODE) for tekst in van_de_functie),
        getal(op_de_kaart, Rol.TEKST, Opmaak.PROCENT if aandeel else _opmaak(op_de_kaart, veld)),
        Cel(None, Stijl(Rol.INVOER, Opmaak.PROCENT_FIJN if aandeel else Opmaak.GEWOON)),
        _tekst(eenheidtekst(kaart, veld)),
        Cel(None, Stijl(Rol.INVOER, Opmaak.CODE)),
        *(_controle(aandelen) if sluit_af else (_tekst(None), _tekst(None))),
        *(Cel(tekst, Stijl(Rol.VAST, Opmaak.CODE)) for tekst in (veld, *herkomst)),
    )


def _controle(aandelen: Sequence[int]) -> tuple[Cel, Cel]:
    """Hoeveel de aandelen van een product samen zijn, en wat dat betekent."""
    cellen = _bereik(ANTWOORD, aandelen[0], aandelen[-1])
    som = Functie("SUM", (cellen,))
    klopt = Rekenteken("=", (Functie("ROUND", (som, Naam(Controle.DECIMALEN))), Naam(Controle.GEHEEL)))
    oordeel = Functie("IF", (klopt, Naam(Controle.KLOPT), Naam(Controle.ANDERS)))
    formule = Functie("IF", (Functie("COUNT", (cellen,)), oordeel, Naam(Controle.LEEG)))
    samen = getal(NUL, Rol.BEREKENING, Opmaak.PROCENT_FIJN, som)
    return samen, Cel(CONTROLE[Controle.LEEG][0], Stijl(Rol.CONTROLE), formule)


def _keuringen(plekken: Sequence[_Plek]) -> tuple[Keuring, ...]:
    """Per veld wat er in de antwoordcellen mag staan."""
    per_veld: dict[str, list[int]] = {}
    for plek in plekken:
        per_veld.setdefault(plek.regel.vraag.veld, []).append(plek.rij)
    return tuple(
        Keuring(
            tuple(_bereik(ANTWOORD, van, tot) for van, tot in aaneengesloten(rijen)),
            GRENZEN[veld].laagste,
            GRENZEN[veld].hoogste,
            "Uw antwoord",
            _hulp(veld),
            leeg_mag=True,
        )
        for veld, rijen in per_veld.items()
    )


def _hulp(veld: str) -> str:
    if veld in AANDELEN:
        return "Typ een percentage van 0% tot en met 100%, zoals 20%. Is het nul, typ dan 0%."
    nul = " Is het nul, typ dan 0." if GRENZEN[veld].laagste == 0 else ""
    return f"Typ een getal, zoals 12 of 7,5, en niet meer dan {in_zin(GRENZEN[veld].hoogste)}.{nul}"


def _opmaak(waarde: Decimal | None, veld: str) -> Opmaak:
    """Een berekend getal op twee decimalen, een gegeven getal zoals het op de kaart staat."""
    berekend = waarde is not None and waarde != op_te_schrijven(waarde, veld)
    return Opmaak.GETAL if berekend else Opmaak.GEWOON


def _tekst(inhoud: str | None) -> Cel:
    return Cel(inhoud, Stijl(Rol.TEKST))


def _bereik(kolom: str, van: int, tot: int) -> Bereik:
    return Bereik(Verwijzing("", van, _NUMMERS[kolom]), Verwijzing("", tot, _NUMMERS[kolom]))
