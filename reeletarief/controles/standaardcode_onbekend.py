"""Een landelijke productcode staat niet in de lijst.

Declaraties gaan met landelijke standaardcodes (iJw, lijst JZ21). ``standaardcode`` op de kaart, of anders ``product`` als
dat de vorm van zo'n code heeft (twee cijfers, een letter, twee cijfers), moet in die lijst staan, met een
hoofdletter (staat die kaart er ook al, dan is dat RT684). Een eigen productcode
van een andere vorm is geen bevinding; zet er dan de standaardcode bij.

Goed:

    product: "45A48"

Fout:

    product: "45A84"
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier

CODE = "RT650"
ERNST = Ernst.WAARSCHUWING
NAAM = "onbekende standaardcode"
VORM = re.compile(r"\d\d[A-Z]\d\d")


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke kaart met een standaardcode die niet in de lijst staat."""
    if not dossier.standaardcodes:
        return
    producten = {kaart.code for kaart in dossier.regio.kaarten}
    for kaart in dossier.regio.kaarten:
        code = kaart.standaardcode or kaart.product
        als_code = VORM.fullmatch(code) or (VORM.fullmatch(code.upper()) and code.upper() not in producten)
        bedoeld = kaart.standaardcode is not None or als_code
        if bedoeld and code not in dossier.standaardcodes:
            yield Bevinding(
                CODE,
                f"De standaardcode {code} staat niet in de landelijke lijst.",
                _voorstel(code, dossier),
                code.plaats,
                ERNST,
            )


def _voorstel(code: str, dossier: Dossier) -> str:
    """De bekende codes die er het meest op lijken; omgewisselde cijfers gaan voor."""
    bekend = [code.upper()] if code.upper() in dossier.standaardcodes else list(dossier.standaardcodes)
    omgewisseld = sorted(
        (ander for ander in bekend if sorted(ander) == sorted(code.upper())),
        key=lambda ander: sum(een != twee for een, twee in zip(ander, code.upper(), strict=True)),
    )
    buren = list(dict.fromkeys([*omgewisseld, *get_close_matches(code.upper(), bekend, n=3)]))[:3]
    if not buren:
        return "Zoek de code op in de landelijke lijst (JZ21)."
    return "Bedoelt u " + ", ".join(f"{buur} ({dossier.standaardcodes[buur].omschrijving})" for buur in buren) + "?"
