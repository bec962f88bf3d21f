"""De onregelmatigheidstoeslag van een functie in een rooster: een deel van haar salaris, per fte per jaar."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.inschaling import cel, salaris
from reeletarief.kostprijs.post import Eenheid, Post

if TYPE_CHECKING:
    from reeletarief.invoer.cao_voorwaarden import Tabelplek
    from reeletarief.invoer.functie import Functie
    from reeletarief.kostprijs.cao_jaar import CaoJaar, Periode

ORT = "onregelmatigheidstoeslag"
JAAR = Eenheid.EURO_PER_JAAR


class Ort(NamedTuple):
    """Wat de toeslag van een functie bepaalt.

    ``percentages`` zijn per periode van het jaar de gemiddelde toeslag over de roosteruren; ``deel`` is het deel van
    het salaris waarover zij betaald wordt: de uren met toeslag ÷ de uren waar het salaris voor staat.
    """

    sleutel: str
    percentages: tuple[Post, ...]
    deel: Post


def ort_toeslag(cao: CaoJaar, functie: Functie, sleutel: str, ort: Ort) -> Post:
    """De toeslag per fte per jaar: Σ over de perioden van percentage × deel × salaris (tot het maximum)."""
    delen = [
        _in_periode(periode, functie, sleutel, staart(cao, periode), (percentage, ort.deel))
        for periode, percentage in zip(cao.perioden, ort.percentages, strict=True)
    ]
    return delen[0] if len(delen) == 1 else posten.som(f"{sleutel}.{ORT}", ORT, JAAR, *delen)


def staart(cao: CaoJaar, periode: Periode) -> str:
    """Wat een sleutel uniek maakt als er in het jaar meer dan één tabel geldt."""
    return "" if len(cao.perioden) == 1 else f".{periode.tabel.dag}"


def _in_periode(periode: Periode, functie: Functie, sleutel: str, slot: str, toeslag: tuple[Post, Post]) -> Post:
    """Percentage × deel × het salaris van de periode, of × het salaris waarmee de cao de toeslag begrenst."""
    basis = salaris(periode, functie, f"{sleutel}.jaarsalaris{slot}")
    ort = periode.tabel.ort
    if ort is not None and ort.uurloon_hoogstens is not None:
        basis = _begrensd(basis, ort.uurloon_hoogstens, periode, f"{sleutel}.{ORT}{slot}")
    naam = f"{ORT} vanaf {periode.tabel.dag}" if slot else ORT
    return posten.product(f"{sleutel}.{ORT}{slot}", naam, JAAR, *toeslag, basis)


def _begrensd(eigen: Post, plek: Tabelplek, periode: Periode, sleutel: str) -> Post:
    """Het laagste van het eigen salaris en dat van de cel die de cao als maximum aanwijst."""
    bedrag = cel(periode.tabel, str(plek.schaal), str(plek.trede))
    maanden = posten.constante(f"{periode.aantal_maanden} maanden", periode.aantal_maanden)
    naam = f"salaris schaal {plek.schaal} trede {plek.trede}, het hoogste voor de toeslag"
    grens = posten.product(f"{sleutel}.maximum", naam, JAAR, maanden, bedrag)
    return posten.minimum(f"{sleutel}.salaris", "salaris waarover de toeslag gaat", JAAR, eigen, grens)
