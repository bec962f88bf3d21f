"""De kaarten bij de producten waar om gevraagd is."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding
from reeletarief.invoer.kaart.besluitblok import VASTGESTELD
from reeletarief.invoer.kaart.kopregels import kaart_met_fout, kern_van_code

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.invoer.besluit.model import Besluit
    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.regio import Inlezing


class OnbekendProductFout(Exception):
    """Er is om een product gevraagd dat geen kaart heeft; draagt een bevinding per product."""

    def __init__(self, bevindingen: Sequence[Bevinding]) -> None:
        super().__init__("; ".join(bevinding.wat for bevinding in bevindingen))
        self.bevindingen = tuple(bevindingen)


def kies_kaarten(inlezing: Inlezing, producten: Sequence[str]) -> list[Productkaart]:
    """De kaarten van deze producten, of alle; een :class:`OnbekendProductFout` als een product er geen heeft."""
    kaarten = inlezing.regio.op_product
    onbekend = _onbekende_producten([code for code in producten if code not in kaarten], inlezing)
    if onbekend:
        raise OnbekendProductFout(onbekend)
    return [kaarten[code] for code in dict.fromkeys(producten)] if producten else list(inlezing.regio.kaarten)


def _onbekende_producten(codes: Sequence[str], inlezing: Inlezing) -> list[Bevinding]:
    """Een bevinding per code; samen één als zij aan elkaar de code van een kaart zijn, want die stond dan niet tussen aanhalingstekens."""
    samen = " ".join(codes)
    if len(codes) > 1 and (kaart_met_fout(samen, inlezing) or _zelfde_code(samen, inlezing)):
        return [onbekend_product(samen, inlezing)]
    return [onbekend_product(code, inlezing) for code in codes]


def onbekend_product(code: str, inlezing: Inlezing) -> Bevinding:
    """Waarom er bij deze code geen kaart is om mee te rekenen: een fout in de kaart, of een andere schrijfwijze."""
    kapot = kaart_met_fout(code, inlezing)
    if kapot is not None:
        return Bevinding(
            "RT501",
            f"{code} ({kapot}) is niet te rekenen: de kaart of een bestand waar die naar verwijst, heeft een fout.",
            "Herstel eerst de fouten hierboven.",
        )
    kaarten = inlezing.regio.op_product
    zelfde = _zelfde_code(code, inlezing)
    onder_deze_code = [kaart for kaart in kaarten.values() if kaart.standaardcode == code.upper()]
    if onder_deze_code and zelfde is None:
        keuze = onder_deze_code[0].product if len(onder_deze_code) == 1 else "de code van een van deze producten"
        return Bevinding(
            "RT501",
            f"Er is geen productkaart voor '{code}': dat is de landelijke code van {_genoemd(onder_deze_code)}.",
            f"Schrijf {keuze}; het tarief hoort bij het product van de regio.",
        )
    if zelfde is not None:
        remedie = _zo_geschreven(kaarten[zelfde])
    elif vervallen := _vervallen(code, inlezing):
        product, besluit = vervallen
        wat = "Het" if product == code else product
        remedie = (
            f"{wat} staat wel in het besluit over {besluit.tariefjaar}; dat rekent met: --map {besluit.bestand.pad}."
        )
    else:
        remedie = _bedoelde_code(code, inlezing)
    return Bevinding("RT501", f"Er is geen productkaart voor '{code}'.", remedie)


def _vervallen(code: str, inlezing: Inlezing) -> tuple[str, Besluit] | None:
    """Het product met deze code, hoe ook geschreven, met het laatste gelezen besluit waar het in staat: zijn kaart is dan vervallen."""
    gelezen = (een for een in inlezing.besluiten.values() if not isinstance(een, Bevinding))
    besluiten = [een for een in gelezen if een.status == VASTGESTELD]
    met = [
        (een, besluit)
        for besluit in besluiten
        for een in besluit.op_product
        if kern_van_code(een) == kern_van_code(code)
    ]
    return max(met, key=lambda paar: (paar[1].tariefjaar, paar[0] == code), default=None)


def _zo_geschreven(kaart: Productkaart) -> str:
    """De vraag bij een code die alleen in schrijfwijze anders is."""
    code = kaart.code
    if " " in code:
        return f'Bedoelt u "{code}" ({kaart.naam})? Schrijf de code zo, met de aanhalingstekens.'
    return f"Bedoelt u {code} ({kaart.naam})?"


def _bedoelde_code(code: str, inlezing: Inlezing) -> str:
    """De kaarten met een code die op deze lijkt, of anders welke er zijn; en welke er wegvielen."""
    kaarten = inlezing.regio.op_product
    verwisseld = [kaart for kaart in kaarten if sorted(kaart) == sorted(code.upper())]
    buren = list(dict.fromkeys([*verwisseld, *get_close_matches(code.upper(), list(kaarten), n=3)]))[:3]
    if buren:
        remedie = f"Bedoelt u: {_genoemd([kaarten[buur] for buur in buren])}?"
    else:
        remedie = f"Er zijn kaarten voor: {', '.join(kaarten) or 'nog geen enkel product'}."
    if inlezing.gemist:
        remedie += f" Deze kaarten vielen weg door een fout: {', '.join(list(inlezing.gemist)[:5])}."
    return remedie


def _genoemd(kaarten: Sequence[Productkaart]) -> str:
    return ", ".join(f"{kaart.product} ({kaart.naam})" for kaart in kaarten)


def _zelfde_code(code: str, inlezing: Inlezing) -> str | None:
    """De code van een kaart die alleen in schrijfwijze anders is, als er precies één is."""
    codes = [kaart.code for kaart in inlezing.regio.kaarten]
    gelijke = [een for een in codes if kern_van_code(een) == kern_van_code(code)]
    return gelijke[0] if len(gelijke) == 1 else None
