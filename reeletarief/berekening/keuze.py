"""De kaarten bij de producten waar om gevraagd is."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding
from reeletarief.invoer.kaart.kopregels import kopregels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.invoer.kaart.productkaart import Productkaart
    from reeletarief.invoer.regio import Inlezing, Regio


class OnbekendProductFout(Exception):
    """Er is om een product gevraagd dat geen kaart heeft; draagt een bevinding per product."""

    def __init__(self, bevindingen: Sequence[Bevinding]) -> None:
        super().__init__("; ".join(bevinding.wat for bevinding in bevindingen))
        self.bevindingen = tuple(bevindingen)


def kies_kaarten(inlezing: Inlezing, regio: Regio, producten: Sequence[str]) -> list[Productkaart]:
    """De kaarten van deze producten, of alle; een :class:`OnbekendProductFout` als een product er geen heeft."""
    kaarten = {str(kaart.product): kaart for kaart in regio.kaarten}
    onbekend = [_onbekend_product(code, kaarten, inlezing) for code in producten if code not in kaarten]
    if onbekend:
        raise OnbekendProductFout(onbekend)
    return [kaarten[code] for code in dict.fromkeys(producten)] if producten else list(regio.kaarten)


def _onbekend_product(code: str, kaarten: dict[str, Productkaart], inlezing: Inlezing) -> Bevinding:
    kapot = next((pad for pad in inlezing.gemist if _noemt_product(inlezing, pad, code)), None)
    if kapot is not None:
        return Bevinding(
            "RT501",
            f"{code} ({kapot}) is niet te rekenen: de kaart of een bestand waar die naar verwijst, heeft een fout.",
            "Herstel eerst de fouten hierboven.",
        )
    verwisseld = [kaart for kaart in kaarten if sorted(kaart) == sorted(code.upper())]
    buren = list(dict.fromkeys([*verwisseld, *get_close_matches(code.upper(), list(kaarten), n=3)]))[:3]
    if buren:
        remedie = "Bedoelt u: " + ", ".join(f"{buur} ({kaarten[buur].naam})" for buur in buren) + "?"
    else:
        remedie = f"Er zijn kaarten voor: {', '.join(kaarten) or 'nog geen enkel product'}."
    if inlezing.gemist:
        remedie += f" Deze kaarten vielen weg door een fout: {', '.join(list(inlezing.gemist)[:5])}."
    return Bevinding("RT501", f"Er is geen productkaart voor '{code}'.", remedie)


def _noemt_product(inlezing: Inlezing, pad: str, code: str) -> bool:
    """Of een kaart die niet te gebruiken was, de kaart van dit product is; zegt zij dat niet, dan telt de naam van het bestand."""
    regels = inlezing.bestanden[pad].regels if pad in inlezing.bestanden else ()
    genoemd = kopregels("\n".join(regels)).get("product")
    begin = f"{pad.rpartition('/')[2].rpartition('.')[0]}-".startswith(f"{code.replace(' ', '-')}-")
    return begin if genoemd is None else genoemd == code
