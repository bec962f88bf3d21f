"""Het formulier van een uitvraag als csv: dezelfde rijen als het blad Antwoorden, met de sleutels erbij.

De tekst begint met een byte order mark: anders leest Excel een é als twee tekens, en is een functie niet terug te vinden.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.invoer.uitvraag.vragen import (
    AANBIEDER,
    AANDELEN,
    ANTWOORD,
    FUNCTIE,
    PRODUCT,
    REGIO,
    TARIEFJAAR,
    TOELICHTING,
    VELD,
    op_te_schrijven,
)
from reeletarief.weergave.csv import als_csv, veilig
from reeletarief.weergave.getal import kort, kort_procent
from reeletarief.weergave.uitvraag.teksten import eenheidtekst, vraagtekst

if TYPE_CHECKING:
    from decimal import Decimal

    from reeletarief.analyse.uitvraag.productvragen import Productvragen, Uitvraag, Vraagregel

_KOP = (
    *(PRODUCT, "Naam", "Wat wij vragen", FUNCTIE, "Niveau", "Schaal", "Trede", "Op de kaart", "Eenheid"),
    *(ANTWOORD, TOELICHTING, VELD, AANBIEDER, REGIO, TARIEFJAAR),
)
_BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def formulier_als_csv(uitvraag: Uitvraag, aanbieder: str) -> bytes:
    """Het formulier voor één aanbieder; de kolommen Uw antwoord en Toelichting zijn leeg."""
    herkomst = (aanbieder, uitvraag.regio, str(uitvraag.tariefjaar))
    rijen = [[*_rij(product, regel), *herkomst] for product in uitvraag.producten for regel in product.regels]
    return (_BOM + als_csv(_KOP, [[veilig(tekst) for tekst in rij] for rij in rijen])).encode("utf-8")


def _rij(product: Productvragen, regel: Vraagregel) -> list[str]:
    kaart, vraag, functie = product.kaart, regel.vraag, regel.functie
    van_de_functie = (
        [functie.functie, functie.niveau, functie.schaal, functie.trede] if functie is not None else [""] * 4
    )
    return [
        vraag.product,
        str(kaart.naam),
        vraagtekst(kaart, vraag.veld),
        *map(str, van_de_functie),
        _getal(regel.op_de_kaart, vraag.veld),
        eenheidtekst(kaart, vraag.veld),
        "",
        "",
        vraag.veld,
    ]


def _getal(waarde: Decimal | None, veld: str) -> str:
    """Met een komma en zonder punten, zoals wij het antwoord ook graag zien."""
    if waarde is None:
        return ""
    tekst = kort_procent(waarde, 4) if veld in AANDELEN else kort(op_te_schrijven(waarde, veld), 4)
    return tekst.replace(".", "")
