"""``uitleg --formaat json``: de boom van één tarief, elke post met zijn operanden op sleutel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reeletarief.afronding import DECIMALEN
from reeletarief.kostprijs.post import Post, loop
from reeletarief.weergave.bereken.json import vastgesteld
from reeletarief.weergave.getal import machine
from reeletarief.weergave.json import als_tekst, bevinding, omslag, vindplaats

if TYPE_CHECKING:
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.kaart.afwijking import Afwijking
    from reeletarief.kostprijs.tarief import Tarief


def uitleg_als_json(tarief: Tarief, resultaat: Resultaat) -> str:
    """De uitleg als JSON. Elke post volgt exact uit zijn operanden, op 18 decimalen half omhoog."""
    kaart = tarief.kaart
    inhoud = {
        **omslag(resultaat),
        "product": kaart.code,
        "naam": str(kaart.naam),
        "eenheid": kaart.eenheid,
        "vorm": kaart.vorm,
        "loonpeil": tarief.cao.loonpeil if tarief.cao else None,
        "tarief": machine(tarief.tarief.bedrag, 2),
        **vastgesteld(tarief),
        "wortel": tarief.tarief.sleutel,
        "decimalen": DECIMALEN,
        "elementen": {naam: post.sleutel for naam, post in tarief.jeugdwet.items()},
        "nvo": {naam: post.sleutel for naam, post in tarief.nvo.items()},
        "prijssoort": tarief.prijssoort,
        "tariefdifferentiatie": str(kaart.tariefdifferentiatie) if kaart.tariefdifferentiatie else None,
        "onderdelen": [
            {"product": deel.product, "aantal": deel.aantal.sleutel, "kosten": deel.kosten.sleutel}
            for deel in tarief.onderdelen
        ],
        "zonder": [{"element": regel.element, "reden": str(regel.reden)} for regel in tarief.zonder],
        "afwijkingen": [_afwijking(afwijking) for afwijking in kaart.eigen_waarden],
        "aannames": list(tarief.aannames),
        "waarschuwingen": [bevinding(gevonden) for gevonden in tarief.waarschuwingen],
        "posten": [_post(post) for post in loop(*tarief.wortels)],
    }
    return als_tekst(inhoud)


def _afwijking(afwijking: Afwijking) -> dict[str, Any]:
    return {
        "parameter": str(afwijking.parameter),
        "waarde": machine(afwijking.waarde.getal),
        "motivering": str(afwijking.motivering),
    }


def _post(post: Post) -> dict[str, Any]:
    herkomst = post.herkomst
    return {
        "sleutel": post.sleutel,
        "naam": post.naam,
        "bedrag": machine(post.bedrag),
        "eenheid": str(post.eenheid),
        "bewerking": str(post.bewerking),
        "operanden": [operand.sleutel for operand in post.operanden],
        "element": post.element,
        "parameter": herkomst.parameter if herkomst else None,
        "klasse": str(herkomst.klasse) if herkomst else None,
        "bron": herkomst.bron if herkomst else None,
        "jaar": herkomst.jaar if herkomst else None,
        "prijspeil": herkomst.prijspeil if herkomst else None,
        "zekerheid": herkomst.zekerheid if herkomst else None,
        "toelichting": herkomst.toelichting if herkomst else None,
        **vindplaats(post.plaats),
    }
