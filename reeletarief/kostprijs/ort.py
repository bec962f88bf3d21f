"""De onregelmatigheidstoeslag van een functie in een rooster: een deel van haar salaris, per fte per jaar."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from reeletarief.kostprijs import post as posten
from reeletarief.kostprijs.inschaling import salaris, salaris_op
from reeletarief.kostprijs.post import Eenheid, Post

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reeletarief.invoer.cao.ort import Ort as Tijdvakken
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.cao.voorwaarden import Slaapdienst, Tabelplek
    from reeletarief.invoer.kaart.functie import Functie
    from reeletarief.kostprijs.cao_jaar import CaoJaar, Periode

Voorwaarde = TypeVar("Voorwaarde", "Tijdvakken", "Slaapdienst")
ORT = "onregelmatigheidstoeslag"
JAAR = Eenheid.EURO_PER_JAAR


class Geldend(NamedTuple, Generic[Voorwaarde]):
    """Een voorwaarde van een cao die in een periode geldt, met de tabel waar zij in staat; dat kan de volgende zijn."""

    regel: Voorwaarde
    tabel: CaoTabel

    @property
    def bron(self) -> str:
        """De cao en het artikel."""
        return f"{self.tabel.naam}, {self.regel.vindplaats}"


class Ort(NamedTuple):
    """Wat de toeslag van een functie bepaalt.

    Per periode van het jaar: ``percentages`` is de gemiddelde toeslag over de roosteruren, ``delen`` het deel van het
    salaris waarover zij betaald wordt (de uren met toeslag ÷ de uren waar het salaris voor staat), en ``grenzen`` de cel
    waarvan het salaris de toeslag begrenst. Een gegeven percentage van het salaris heeft geen grens.
    ``toeslagen`` zijn de toeslagen van de cao die ook over deze toeslag gaan.
    """

    sleutel: str
    percentages: tuple[Post, ...]
    delen: tuple[Post, ...]
    grenzen: tuple[Tabelplek | None, ...]
    toeslagen: tuple[str, ...]


def ort_toeslag(cao: CaoJaar, functie: Functie, sleutel: str, ort: Ort) -> Post:
    """De toeslag in euro per fte per jaar: Σ over de perioden van percentage × deel × salaris (tot het maximum)."""
    delen = [
        _in_periode(periode, functie, (sleutel, staart(cao, periode)), toeslag, grens)
        for periode, *toeslag, grens in zip(cao.perioden, ort.percentages, ort.delen, ort.grenzen, strict=True)
    ]
    return delen[0] if len(delen) == 1 else posten.som(f"{sleutel}.{ORT}", ORT, JAAR, *delen)


def ort_in(cao: CaoJaar, periode: Periode) -> Geldend[Tijdvakken] | None:
    """De tijdvakken die in een periode gelden, of niets als dat niet bekend is."""
    return voorwaarde_in(cao, periode, lambda tabel: tabel.ort)


def voorwaarde_in(
    cao: CaoJaar, periode: Periode, kies: Callable[[CaoTabel], Voorwaarde | None]
) -> Geldend[Voorwaarde] | None:
    """Een voorwaarde zoals zij in een periode geldt: van haar tabel, of van de volgende als die van haar al is opgehouden.

    Houdt zij midden in de periode op, of is er in het jaar geen volgende tabel, dan is er niets mee te rekenen.
    """
    regel = kies(periode.tabel)
    if regel is None:
        return None
    if regel.tot_en_met is None or periode.einde(cao.jaar) <= regel.tot_en_met.dag:
        return Geldend(regel, periode.tabel)
    plek = cao.perioden.index(periode) + 1
    begonnen = datetime.date(cao.jaar, periode.maanden[0], 1) <= regel.tot_en_met.dag
    return None if begonnen or plek == len(cao.perioden) else voorwaarde_in(cao, cao.perioden[plek], kies)


def staart(cao: CaoJaar, periode: Periode) -> str:
    """Wat een sleutel uniek maakt als er in het jaar meer dan één tabel geldt."""
    return "" if len(cao.perioden) == 1 else f".{periode.tabel.dag}"


def _in_periode(
    periode: Periode, functie: Functie, sleutels: tuple[str, str], toeslag: Sequence[Post], grens: Tabelplek | None
) -> Post:
    """Percentage × deel × het salaris van de periode, of × het salaris waarmee de cao de toeslag begrenst."""
    sleutel, slot = sleutels
    basis = salaris(periode, functie, f"{sleutel}.jaarsalaris{slot}")
    if grens is not None:
        basis = _begrensd(basis, grens, periode, f"{sleutel}.{ORT}{slot}")
    naam = f"{ORT} {periode.wanneer}" if slot else ORT
    return posten.product(f"{sleutel}.{ORT}{slot}", naam, JAAR, *toeslag, basis)


def _begrensd(eigen: Post, plek: Tabelplek, periode: Periode, sleutel: str) -> Post:
    """Het laagste van het eigen salaris en dat van de cel die de cao als maximum aanwijst."""
    naam = f"salaris schaal {plek.schaal} trede {plek.trede}, het hoogste voor de toeslag"
    grens = salaris_op(plek, periode, f"{sleutel}.maximum", naam)
    return posten.minimum(f"{sleutel}.salaris", "salaris waarover de toeslag gaat", JAAR, eigen, grens)
