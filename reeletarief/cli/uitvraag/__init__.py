"""``reeletarief uitvraag``: aanbieders vragen hoe zij leveren, en hun antwoorden verwerken."""

from __future__ import annotations

from reeletarief.cli.nederlands import NederlandseOpdracht, nieuwe_groep
from reeletarief.cli.uitvraag.maak import maak_opdracht
from reeletarief.cli.uitvraag.verwerk import verwerk_opdracht

uitvraag_groep = nieuwe_groep("uitvraag", no_args_is_help=True)


@uitvraag_groep.callback()
def uitvraag() -> None:
    """Vraag aanbieders wie het werk doet en hoeveel uren dat kost.

    \b
    Voorbeelden:
      reeletarief uitvraag maak uitvraag/ --aanbieder "Aanbieder A"   een formulier om in te vullen
      reeletarief uitvraag maak uitvraag/ --aanbieders aanbieders.csv  een formulier voor elke aanbieder
      reeletarief uitvraag verwerk antwoorden/                         vat samen wat terugkwam
      reeletarief uitvraag verwerk antwoorden/ --voorstel voorstel/    en stel de functiemix voor
    """


uitvraag_groep.command("maak", cls=NederlandseOpdracht)(maak_opdracht)
uitvraag_groep.command("verwerk", cls=NederlandseOpdracht)(verwerk_opdracht)
