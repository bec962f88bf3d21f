"""Wat een besluit over zichzelf zegt: wie het nam, waarom het een eerder besluit verving, en waarom het op een cao rust die nog niet vaststond."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.meldingen import afdrukbaar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.analyse.besluit.vaststelling import Vaststelling
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.invoer.besluit.gegevens import Uitzondering
    from reeletarief.invoer.besluit.model import Besluit, Caouitzondering


def waarom_besloten(resultaat: Resultaat) -> Iterator[tuple[str, str]]:
    """Als naam en tekst; niets als er niet is besloten. Een cao waar geen van deze tarieven op rust, blijft weg."""
    besluit = resultaat.besluit
    if besluit is None:
        return
    if besluit.besluit:
        yield "besluit van", besluit.besluit
    if besluit.herziening:
        yield "herziening", besluit.herziening
    gebruikt = {str(cao.laatste.cao) for tarief in resultaat.tarieven for cao in tarief.caos}
    for uitzondering in besluit.uitzonderingen:
        if uitzondering.cao in gebruikt:
            yield "uitzondering", f"cao {uitzondering.cao} stond nog niet vast: {uitzondering.reden}"


def motiefregels(besluit: Vaststelling | Besluit) -> list[str]:
    """Wie het nam en waarom het een eerder besluit verving, elk op een eigen regel voor het scherm."""
    delen = (("Besluit", besluit.besluit), ("Herziening", besluit.herziening))
    return [f"{naam}: {afdrukbaar(tekst)}" for naam, tekst in delen if tekst]


def uitzonderingsregel(uitzondering: Uitzondering | Caouitzondering) -> str:
    """Een uitzondering op een eigen regel, voor het scherm."""
    return f"Uitzondering voor cao {uitzondering.cao}: {afdrukbaar(str(uitzondering.reden))}"
