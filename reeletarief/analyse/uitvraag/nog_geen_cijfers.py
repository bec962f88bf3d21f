"""Een uitvraag over een jaar waarvan nog niet elke reeks een waarde heeft: de vragen hangen daar niet van af.

Alleen de declarabele uren die naast een vraag staan, volgen uit de berekening. Wie in het voorjaar voor over een jaar uitvraagt, mist dan
dat ene cijfer, en dat is geen fout in de regio.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, Ernst, gesorteerd
from reeletarief.invoer.uitvraag.antwoorden import DECLARABELE_UREN
from reeletarief.invoer.uitvraag.vragen import vragen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reeletarief.berekening.resultaat import Overgeslagen, Resultaat
    from reeletarief.invoer.kaart.productkaart import Productkaart

GEEN_WAARDE = "RT402"


def andere_redenen(resultaat: Resultaat) -> tuple[Bevinding, ...]:
    """Waarom producten niet te rekenen zijn, behalve omdat een reeks voor dit jaar nog geen waarde heeft."""
    return gesorteerd(reden for een in resultaat.overgeslagen for reden in een.redenen if reden.code != GEEN_WAARDE)


def zonder_jaarcijfers(resultaat: Resultaat, kaarten: Iterable[Productkaart]) -> Bevinding | None:
    """De opmerking dat reeksen voor dit jaar nog geen waarde hebben, en van hoeveel van deze kaarten de declarabele uren daarom ontbreken."""
    weg = {een.product for een in resultaat.overgeslagen if _mist_een_reeks(een)}
    zonder = sum(kaart.code in weg and _vraagt_uren(kaart) for kaart in kaarten)
    if not zonder:
        return None
    alle = (reden for een in resultaat.overgeslagen for reden in een.redenen)
    reeksen = len({reden.plaats for reden in alle if reden.code == GEEN_WAARDE})
    jaar = resultaat.tariefjaar
    wat = (
        f"Voor {jaar} {'heeft 1 reeks' if reeksen == 1 else f'hebben {reeksen} reeksen'} nog geen waarde. De declarabele uren op de kaart zijn daarom van "
        f"{zonder} {'product' if zonder == 1 else 'producten'} niet te berekenen en blijven leeg; de vragen zijn dezelfde."
    )
    remedie = f"Welke het zijn, zegt: reeletarief bereken --tariefjaar {jaar}. De uitvraag kan zonder."
    return Bevinding(GEEN_WAARDE, wat, remedie, ernst=Ernst.OPMERKING)


def _mist_een_reeks(een: Overgeslagen) -> bool:
    return any(reden.code == GEEN_WAARDE for reden in een.redenen)


def _vraagt_uren(kaart: Productkaart) -> bool:
    return any(vraag.veld == DECLARABELE_UREN for vraag in vragen(kaart))
