"""Het lege opgaveformulier als YAML, met de reële prijs en de uitleg in het commentaar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.analyse.toets.keuring import grootste_afronding
from reeletarief.fouten import op_een_regel
from reeletarief.invoer.elementen import ELEMENTEN
from reeletarief.invoer.kaart.eenheden import decimalen_van
from reeletarief.kostprijs.elementen import NVO
from reeletarief.weergave.besluit.bijstelling import over_het_berekende
from reeletarief.weergave.getal import machine, nederlands
from reeletarief.weergave.toets.tekst import HINTS, ONDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.kostprijs.tarief import Tarief

_KOP = """\
# Opgave van uw prijs (pas toe of leg uit). Vul alle bedragen in, of haal een product dat u niet levert helemaal weg; reële prijs: {regio} {jaar}, status {status}.
# Vingerafdruk van de reële prijs (sha256): {sha256}
# Bedragen met een punt en twee decimalen (of vier, bij een prijs per minuut). De elementen en de afronding zijn samen precies de prijs.
# Nul kosten: bedrag: 0 met reden: "…". Een onderverdeling mag:
#   regels: [{{naam: Reiskosten, bedrag: 1.95}}, {{naam: Opleiding, bedrag: 0.90}}]
# Verschilt uw bedrag van de reële prijs, ook als het nul is, verklaar dat dan (met een minteken als u lager zit):
#   verklaringen:
#     - {{bedrag: 4.28, argument: "…", bron: "…"}}
# De regio zet daar later bij: aanvaard: ja, of aanvaard: nee met motief: "…".
# Wat onder elk element valt:
{elementen}
aanbieder:            # uw pseudoniem, zoals Aanbieder A
tariefjaar: {jaar}
prijspeil: {jaar}
prijs_van: aanbieder  # of: onderaannemer, en dan ook hoofdaannemer: Aanbieder B
producten:
"""


def opgave_als_yaml(resultaat: Resultaat) -> str:
    """Het formulier voor de berekende producten."""
    kop = _KOP.format(
        regio=op_een_regel(resultaat.regio),
        jaar=resultaat.tariefjaar,
        status=resultaat.stand,
        sha256=resultaat.bewijs.sha256,
        elementen="\n".join(f"#   {element}: {ONDER[element]}" for element in ELEMENTEN),
    )
    return kop + "".join(regel for tarief in resultaat.tarieven for regel in _product(tarief))


def _product(tarief: Tarief) -> Iterator[str]:
    kaart = tarief.kaart
    cijfers = decimalen_van(kaart.eenheid)
    yield f'  - product: "{kaart.product}"  # {op_een_regel(kaart.naam)}\n'
    yield f"    eenheid: {kaart.eenheid}\n"
    yield f"    reele_prijs: {machine(tarief.tarief.bedrag, cijfers)}  # niet wijzigen: zo valt op dat zij intussen een andere is\n"
    anders = over_het_berekende(tarief)
    yield f"    prijs:  # reële prijs {nederlands(tarief.tarief.bedrag, cijfers)}{f'. {anders}' if anders else ''}\n"
    yield "    elementen:\n"
    for element in ELEMENTEN:
        yield f"      {element}:  # {NVO[element]}; een verklaring rust op: {HINTS[element]}\n"
        yield f"        bedrag:  # reële prijs {nederlands(tarief.nvo[element].bedrag, cijfers)}\n"
    yield f"    afronding: 0.00  # hooguit {machine(grootste_afronding(kaart.eenheid, tarief), 2)}\n"
