"""``uitvraag verwerk --formaat csv``: een regel per veld van een product; aandelen als fractie.

Wat een voorstel met de tarieven doet staat er niet in: dat gaat per product en niet per veld, en ook over producten waar niets over gevraagd is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.uitvraag.aanbieders import naam_in_verslag
from reeletarief.weergave.csv import als_csv, rijtje, veilig
from reeletarief.weergave.getal import machine
from reeletarief.weergave.uitvraag.verslag_json import CIJFERS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from reeletarief.analyse.uitvraag.samenvatting import Cijfers, Productsamenvatting, Uitschieter
    from reeletarief.analyse.uitvraag.verslag import Verslag, Voorstel
    from reeletarief.berekening.resultaat import Resultaat

_WAT = ("product", "naam", "eenheid", "veld", "functie", "kaart", "n")
_UITVRAAG = ("tariefjaar", "aanbieders", "minstens")
_OVER_CIJFERS = ("gewogen_over", "zonder_gewogen", "uitschieters_met_waarde")
_OVER_VOORSTEL = ("maatstaf", "zonder_voorstel")


def uitvraag_als_csv(verslag: Verslag, resultaat: Resultaat) -> str:
    """De samenvatting als csv-tekst; zonder genoeg antwoorden zijn de cijfers leeg. ``voorstel`` is de nieuwe inzet."""
    kop = (*_WAT, *CIJFERS, "uitschieters", "voorstel", *_UITVRAAG, *_OVER_CIJFERS, *_OVER_VOORSTEL)
    return als_csv(kop, (rij for een in verslag.samenvatting.producten for rij in _rijen(een, verslag, resultaat)))


def _rijen(een: Productsamenvatting, verslag: Verslag, resultaat: Resultaat) -> Iterator[list[str]]:
    kaart = verslag.kaarten[een.product]
    uitvraag = [str(getal) for getal in (resultaat.tariefjaar, een.aanbieders, verslag.samenvatting.minstens)]
    over_voorstel = _over_voorstel(een.product, verslag.voorstel)
    for veld in een.velden:
        nieuw = verslag.voorstel.nieuw(veld.vraag) if verslag.voorstel else None
        yield [
            *(
                veilig(str(tekst))
                for tekst in (kaart.product, kaart.naam, kaart.eenheid, veld.vraag.veld, veld.vraag.functie or "")
            ),
            _getal(verslag.nu[veld.vraag]),
            str(veld.n),
            *_cijfers(veld.cijfers),
            _getal(nieuw),
            *uitvraag,
            *_over_cijfers(veld.cijfers),
            *over_voorstel,
        ]


def _cijfers(cijfers: Cijfers | None) -> list[str]:
    if cijfers is None:
        return [""] * (len(CIJFERS) + 1)
    getallen = [_getal(getattr(cijfers, naam)) for naam in CIJFERS]
    return [*getallen, veilig(", ".join(f"{los.aanbieder} ({los.cel})" for los in cijfers.uitschieters))]


def _over_cijfers(cijfers: Cijfers | None) -> list[str]:
    """Over hoeveel aanbieders het gewogen gemiddelde gaat of waarom het er niet is, en wat elke uitschieter antwoordde."""
    if cijfers is None:
        return [""] * len(_OVER_CIJFERS)
    over = str(cijfers.wegen) if cijfers.wegen else ""
    return [over, veilig(cijfers.zonder_gewogen), rijtje(map(_uitschieter, cijfers.uitschieters))]


def _uitschieter(los: Uitschieter) -> str:
    return f"{los.aanbieder}: {machine(los.waarde)} ({naam_in_verslag(los.bestand, los.aanbieder)}, {los.cel})"


def _over_voorstel(product: str, voorstel: Voorstel | None) -> list[str]:
    """Uit welk cijfer het voorstel voor een product komt, of waarom het er geen heeft."""
    if voorstel is None:
        return [""] * len(_OVER_VOORSTEL)
    maatstaf = next((str(mix.maatstaf) for mix in voorstel.mixen if mix.product == product), "")
    return [maatstaf, veilig(next((een.reden for een in voorstel.zonder if een.product == product), ""))]


def _getal(getal: Decimal | None) -> str:
    return "" if getal is None else machine(getal)
