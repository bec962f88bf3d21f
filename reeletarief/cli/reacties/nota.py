"""``reeletarief reacties nota``: de nota van beantwoording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.afloop import BEVINDING, GOED, meld, telt_mee
from reeletarief.cli.besluiten import besloten_producten, zoals_besloten
from reeletarief.cli.opties import Map, Peildatum, Streng, Tariefjaar, lees_jaar, lees_peildatum
from reeletarief.cli.reacties.gedeeld import (
    Register,
    effecten_of_stop,
    kanttekeningen,
    over_het_concept,
    register_of_stop,
    schrijf_uit,
    voor_dit_jaar,
)
from reeletarief.cli.reacties.uitgangspunt import Met, uitgangspunt_of_stop
from reeletarief.cli.vormkeuze import SCHRIJVERS, eis_bestand, formaatoptie, in_vorm, kies_vorm, uitvoeroptie
from reeletarief.weergave.console import Kleur

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.reacties.nota import Overgang
    from reeletarief.analyse.reacties.toepassen import Doorgerekend
    from reeletarief.berekening.resultaat import Resultaat
    from reeletarief.cli.reacties.uitgangspunt import Uitgangspunt
    from reeletarief.fouten import Bevinding

NAAR_HET_CONCEPT = (
    "Leg het concept eerst vast met reeletarief vaststellen --als-concept. Is er al vastgesteld, wijs dan met --met het concept aan "
    "dat in vastgesteld/ bewaard is."
)
VORMEN = {vorm: SCHRIJVERS[vorm] for vorm in ("md", "html", "docx")}

NotaFormaat = Annotated[
    str | None, formaatoptie(VORMEN, "De vorm van de uitkomst; anders volgt hij uit -o, of Markdown.")
]
NotaUitvoer = Annotated[str | None, uitvoeroptie(VORMEN)]


def nota_opdracht(
    met: Met = None,
    register: Register = None,
    tariefjaar: Tariefjaar = None,
    peildatum: Peildatum = None,
    map_: Map = None,
    formaat: NotaFormaat = None,
    uitvoer: NotaUitvoer = None,
    streng: Streng = False,
) -> None:
    """Schrijf de nota van beantwoording.

    \b
    Voorbeelden:
      reeletarief reacties nota -o nota.docx
      reeletarief reacties nota -o nota.html
      reeletarief reacties nota

    Elke reactie met het antwoord erop, en per product het concepttarief en het tarief: wat is vastgesteld, of anders wat uit de regio
    van nu berekend is. Is de regio al verder dan het besluit, dan rekent de nota met de bestanden die het besluit bewaart. Het
    concept is vastgesteld/JAAR.json, of na het besluit het concept dat daar bewaard is. Zolang er een reactie zonder oordeel of motief
    in staat, heet de nota concept. Is er meer gewijzigd dan de reacties, dan is dat een waarschuwing.

    \b
    Code 0: in orde. 1: een reactie zonder oordeel of motief, een product overgeslagen,
    een kaart die het besluit tegenspreekt, of een waarschuwing met --streng.
    2: een reactie past niet, of een bestand of opdracht klopt niet.
    """
    vorm = _vorm(formaat, uitvoer)
    jaar, dag = lees_jaar(tariefjaar), lees_peildatum(peildatum)
    gegeven = register_of_stop(map_, register)
    punt = uitgangspunt_of_stop(map_, jaar, dag, met)
    gegeven = voor_dit_jaar(gegeven, punt)
    effecten = effecten_of_stop(map_, punt, gegeven)
    from reeletarief.analyse.reacties.nota import overgangen
    from reeletarief.invoer.reacties.register import onafgedaan
    from reeletarief.weergave.reacties.nota import bewijsdeel, nota

    reacties, nu = gegeven.register.reacties, _nu(punt.nu)
    over = overgangen(effecten, nu)
    document = nota(effecten, reacties, punt.naam, over)
    register_ = gegeven.register.bestanden.values()
    slot = bewijsdeel(effecten.basis.resultaat, nu, register_, is_concept=punt.naam.is_concept)
    document = document._replace(delen=(*document.delen, *slot))
    inhoud = in_vorm(VORMEN, vorm, Kleur.NOOIT, uitvoer, document=document)
    schrijf_uit(inhoud, uitvoer, map_, [*gegeven.paden, *punt.invoer])
    open_, let_op = onafgedaan(reacties), _let_op(punt, over)
    meld([*open_, *let_op], gegeven.register.bestanden)
    weg = punt.basis.resultaat.overgeslagen or nu.overgeslagen
    raise typer.Exit(
        BEVINDING if open_ or weg or telt_mee(nu.waarschuwingen, streng=False) or (streng and let_op) else GOED
    )


def _nu(nu: Doorgerekend) -> Resultaat:
    """De tarieven van nu; is er over dit jaar besloten en zijn de kaarten verder, dan die van het besluit."""
    from reeletarief.berekening.bereken import bereken

    jaar, peildatum = nu.tijdkeuze
    if peildatum is not None:
        return nu.resultaat
    inlezing = zoals_besloten(nu.inlezing, besloten_producten(nu.inlezing, jaar), jaar)
    return nu.resultaat if inlezing is nu.inlezing else bereken(inlezing, (), jaar, inlezing.eigen_peildatum(jaar))


def _vorm(formaat: str | None, uitvoer: str | None) -> str:
    """De vorm van de nota; een docx is geen tekst en gaat dus naar een bestand."""
    vorm = kies_vorm(formaat, uitvoer, VORMEN)
    eis_bestand(vorm, uitvoer, "nota")
    return vorm


def _let_op(punt: Uitgangspunt, over: Sequence[Overgang]) -> list[Bevinding]:
    """Wat de lezer van de nota moet weten: geen concept, een ander programma, of andere wijzigingen dan de reacties."""
    from reeletarief.fouten import eerste_namen

    if not punt.naam.is_concept:
        wat = "Er is geen concept om de tarieven mee te vergelijken."
        return kanttekeningen([wat], NAAR_HET_CONCEPT)
    anders = [een.product for een in over if een.onverklaard]
    zinnen = (
        [f"Het berekende tarief is niet het concept met de overgenomen reacties: {eerste_namen(anders, 8)}."]
        if anders
        else []
    )
    return [
        *over_het_concept(punt),
        *kanttekeningen(
            zinnen, "Verwerk de reacties in de werkmap, of leg in de nota uit wat er nog meer is gewijzigd."
        ),
    ]
