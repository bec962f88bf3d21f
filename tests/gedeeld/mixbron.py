"""Hoe ``uitvraag verwerk --voorstel`` de herkomst van een functiemix op een kaart zet; uitleg en voorbeelden schrijven haar ook zo."""

from __future__ import annotations

from reeletarief.analyse.uitvraag.voorstel import Maatstaf, Mixvoorstel
from reeletarief.cli.uitvraag.verwerk_voorstel import KLASSE
from reeletarief.invoer.kaart.mixwijziging import Mixbron


def mixbron(jaar: int, aanbieders: int) -> str:
    """Het blok ``functiemix_bron`` na een uitvraag in dit jaar onder zoveel aanbieders, met de mediaan als maatstaf."""
    voorstel = Mixvoorstel("P", "pad", aanbieders, Maatstaf.MEDIAAN, jaar, (), None, None, (), ())
    velden = Mixbron(KLASSE, voorstel.bron, str(jaar)).geschreven
    return f"{{{', '.join(f'{naam}: {tekst}' for naam, tekst in velden.items())}}}"
