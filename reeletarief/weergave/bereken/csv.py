"""``bereken --formaat csv``: één regel per product, met de elementen van de Jeugdwet en de NvO."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.berekening.besluitstand import geldend_besluit
from reeletarief.berekening.stand import status_van
from reeletarief.invoer.kaart.eenheden import EENHEIDCODES
from reeletarief.kostprijs.elementen import JEUGDWET, NVO
from reeletarief.weergave.csv import als_csv, veilig
from reeletarief.weergave.getal import machine

if TYPE_CHECKING:
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.kostprijs.tarief import Tarief

_NVO = tuple(naam for naam in NVO if naam not in JEUGDWET)
"""De elementen van de NvO; marge en afronding staan al bij die van de Jeugdwet."""


def resultaat_als_csv(resultaat: Resultaat) -> str:
    """Het resultaat als csv-tekst met kopregel: product, tarief en de elementen van de Jeugdwet en de NvO; elk product heeft zijn eigen status."""
    kop = ["product", "naam", "segment", "eenheid", "eenheidcode", "tariefjaar", "status", "tarief"]
    kop += [*JEUGDWET, "aannames", "waarschuwingen", "vastgesteld_tarief"]
    kop += ["onafgerond", *(f"nvo_{naam}" for naam in _NVO), "prijssoort", "vastgesteld_reden", "peildatum"]
    return als_csv(kop, (_rij(tarief, resultaat) for tarief in resultaat.tarieven))


def _rij(tarief: Tarief, resultaat: Resultaat) -> list[str]:
    kaart, besluit = tarief.kaart, geldend_besluit(tarief)
    tekst = [kaart.product, kaart.naam, kaart.segment, kaart.eenheid, EENHEIDCODES[kaart.eenheid]]
    return [
        *(veilig(str(veld)) for veld in tekst),
        str(resultaat.tariefjaar),
        status_van(tarief),
        machine(tarief.tarief.bedrag, 2),
        *(machine(tarief.jeugdwet[naam].bedrag, 2) for naam in JEUGDWET),
        veilig(" ".join(tarief.aannames)),
        veilig(" ".join(sorted({bevinding.code for bevinding in tarief.waarschuwingen}))),
        machine(besluit.tarief.getal, 2) if besluit else "",
        machine(tarief.onafgerond.bedrag, 2),
        *(machine(tarief.nvo[naam].bedrag, 2) for naam in _NVO),
        tarief.prijssoort or "",
        veilig(str(besluit.reden or "")) if besluit else "",
        str(resultaat.peildatum or ""),
    ]
