"""``verifieer --voorstel``: de gewijzigde invoer als YAML om te beoordelen, in de schrijfwijze van de bestanden zelf.

Het voorstel verandert niets. Wie het beoordeelt, geeft per wijziging een motivering en past daarna zelf het bestand aan.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.analyse.werkboek.stand import Soort, gelijk
from reeletarief.invoer.yaml_plek import aangehaald
from reeletarief.kostprijs.post import BEDRAGEN, Eenheid
from reeletarief.weergave.getal import machine
from reeletarief.weergave.meldingen import op_een_regel
from reeletarief.weergave.verifieer.tekst import celnaam

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.analyse.werkboek.invoer import Wijziging
    from reeletarief.analyse.werkboek.vergelijking import Oordeel
    from reeletarief.invoer.werkboek.xlsx_blad import Celinhoud

_KOP = """\
# Voorstel uit {bestand} (reeletarief {versie}, sha256 {sha}…), gemaakt door 'reeletarief verifieer'.
# Er is niets doorgevoerd. Beoordeel elke wijziging, vul de motivering in, en pas daarna zelf het genoemde bestand aan.
"""
_DECIMALEN_PERCENTAGE, _DECIMALEN_ANDERS = 6, 2


def voorstel_als_yaml(oordeel: Oordeel) -> str:
    """De gewijzigde invoer als lijst, met een leeg veld voor de motivering; de strikte lezer van dit programma leest haar."""
    kenmerken = oordeel.kenmerken
    kop = _KOP.format(
        bestand=op_een_regel(oordeel.bestand),
        versie=op_een_regel(kenmerken.versie),
        sha=op_een_regel(kenmerken.sha256[:16]),
    )
    regels = [regel for wijziging in oordeel.wijzigingen for regel in _wijziging(wijziging)]
    return kop + "\n".join(regels) + "\n"


def _wijziging(wijziging: Wijziging) -> Iterator[str]:
    rij = wijziging.rij
    bestand, _, regel = (wijziging.nu or rij).vindplaats.rpartition(":")
    yield f"- bestand: {_veilig(bestand or 'onbekend')}"
    if regel.isdecimal():
        yield f"  regel: {regel}"
    yield f"  sleutel: {_veilig(rij.sleutel)}"
    yield f"  naam: {_veilig(rij.naam)}"
    yield f"  oud: {zoals_in_een_bestand(rij.uitgegeven, rij.eenheid)}"
    yield f"  nieuw: {zoals_in_een_bestand(rij.waarde, rij.eenheid)}"
    yield f"  werkboekcel: {_veilig(celnaam(rij.plek))}"
    let_op = list(_let_op(wijziging))
    if let_op:
        yield f"  let_op: {_veilig(' '.join(let_op))}"
    yield '  motivering: ""'


def zoals_in_een_bestand(waarde: Celinhoud, eenheid: str) -> str:
    """Een waarde zoals ze in een YAML-bestand staat: ``12%``, ``1950.00``, ``36``."""
    if isinstance(waarde, Decimal):
        if eenheid == Eenheid.FRACTIE:
            return f"{machine(waarde * 100)}%"
        return machine(waarde, 2 if eenheid in BEDRAGEN else 0)
    return _veilig("" if waarde is None else str(waarde))


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
    fractie = eenheid == Eenheid.FRACTIE
    decimalen = machine(waarde * 100 if fractie else waarde).partition(".")[2]
    return len(decimalen) > (_DECIMALEN_PERCENTAGE if fractie else _DECIMALEN_ANDERS)


def _veilig(tekst: str) -> str:
    """Tekst uit het werkboek als YAML."""
    return aangehaald(op_een_regel(tekst))
