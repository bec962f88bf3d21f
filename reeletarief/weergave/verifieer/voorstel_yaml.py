"""``verifieer --voorstel``: de gewijzigde invoer als YAML om te beoordelen, in de schrijfwijze van de bestanden zelf.

Het voorstel verandert niets. Wie het beoordeelt, geeft per wijziging een motivering en past daarna zelf het bestand aan.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.afronding import op_decimalen
from reeletarief.analyse.werkboek.stand import Soort, gelijk
from reeletarief.fouten import op_een_regel
from reeletarief.invoer.waarden import FIJNSTE_AANTAL, FIJNSTE_BEDRAG, FIJNSTE_PERCENTAGE
from reeletarief.kostprijs.post import BEDRAGEN, Eenheid
from reeletarief.weergave.bewijsregel import begin_van
from reeletarief.weergave.verifieer.tekst import bestand_en_regel, celnaam, veilig, weigeringszin, zoals_in_een_bestand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reeletarief.analyse.werkboek.invoer import Wijziging
    from reeletarief.analyse.werkboek.vergelijking import Oordeel
    from reeletarief.analyse.werkboek.weigering import Weigering

_KOP = """\
# Voorstel uit {bestand} (reeletarief {versie}, sha256 {sha}…), gemaakt door 'reeletarief verifieer'.
# Er is niets doorgevoerd. Beoordeel elke wijziging, vul de motivering in, en pas daarna zelf het genoemde bestand aan.
"""


def voorstel_als_yaml(oordeel: Oordeel) -> str:
    """De gewijzigde invoer als lijst, met een leeg veld voor de motivering; de strikte lezer van dit programma leest haar."""
    kenmerken = oordeel.kenmerken
    kop = _KOP.format(
        bestand=op_een_regel(oordeel.bestand),
        versie=op_een_regel(kenmerken.versie),
        sha=op_een_regel(begin_van(kenmerken.sha256)),
    )
    regels = [regel for wijziging in oordeel.wijzigingen for regel in _wijziging(wijziging, oordeel.weigeringen)]
    return kop + "\n".join(regels) + "\n"


def _wijziging(wijziging: Wijziging, weigeringen: Sequence[Weigering]) -> Iterator[str]:
    rij = wijziging.rij
    bestand, regel = bestand_en_regel(wijziging)
    yield f"- bestand: {veilig(bestand or 'onbekend')}"
    if regel is not None:
        yield f"  regel: {regel}"
    yield f"  sleutel: {veilig(rij.sleutel)}"
    yield f"  naam: {veilig(rij.naam)}"
    yield f"  oud: {zoals_in_een_bestand(rij.uitgegeven, rij.eenheid)}"
    yield f"  nieuw: {zoals_in_een_bestand(rij.waarde, rij.eenheid)}"
    yield f"  werkboekcel: {veilig(celnaam(rij.plek))}"
    geweigerd = (weigeringszin(een) for een in weigeringen if rij.plek in een.cellen)
    let_op = [*_let_op(wijziging), *geweigerd]
    if let_op:
        yield f"  let_op: {veilig(' '.join(let_op))}"
    yield '  motivering: ""'


def _let_op(wijziging: Wijziging) -> Iterator[str]:
    """Waarom deze wijziging niet zomaar over te nemen is."""
    rij, nu = wijziging.rij, wijziging.nu
    if rij.soort is not Soort.INVOER:
        yield "Dit staat niet zo in een bestand: het volgt uit de kalender, een keuze of een rekenregel."
    if not isinstance(rij.waarde, Decimal):
        yield "Dit is geen getal."
    elif _te_fijn(rij.waarde, rij.eenheid):
        yield "Zoveel decimalen leest het programma niet uit een bestand; kies hoe het afgerond wordt."
    if rij.formule is not None:
        yield f"In de cel staat een formule: ={rij.formule[:80]}."
    if nu is None:
        yield "Dit gegeven is er in de regio niet meer."
    elif not gelijk(nu.waarde, rij.uitgegeven):
        yield f"In het bestand staat nu {zoals_in_een_bestand(nu.waarde, nu.eenheid)}."


def _te_fijn(waarde: Decimal, eenheid: str) -> bool:
    """Of een bestand een waarde in deze eenheid niet op zoveel decimalen kent."""
    if eenheid == Eenheid.FRACTIE:
        return op_decimalen(waarde * 100, FIJNSTE_PERCENTAGE) != waarde * 100
    return op_decimalen(waarde, FIJNSTE_BEDRAG if eenheid in BEDRAGEN else FIJNSTE_AANTAL) != waarde
