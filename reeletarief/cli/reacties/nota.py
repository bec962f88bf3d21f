"""``reeletarief reacties nota``: de nota van beantwoording."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli.bereken import vorm_van
from reeletarief.cli.gedeeld import BEVINDING, GOED, meld
from reeletarief.cli.opties import (
    Map,
    Peildatum,
    Streng,
    Tariefjaar,
    lees_jaar,
    lees_keuze,
    lees_peildatum,
)
from reeletarief.cli.reacties.gedeeld import (
    Met,
    Register,
    effecten_of_stop,
    kanttekeningen,
    register_of_stop,
    schrijf_uit,
    uitgangspunt_of_stop,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.reacties_nota import Overgang
    from reeletarief.cli.reacties.gedeeld import Uitgangspunt
    from reeletarief.fouten import Bevinding
    from reeletarief.weergave.document import Document

NOTAVORMEN = {".md": "md", ".html": "html", ".docx": "docx"}

NotaFormaat = Annotated[
    str | None,
    typer.Option("--formaat", "-f", metavar="md|html|docx", help="De vorm; anders volgt hij uit -o, of Markdown."),
]
NotaUitvoer = Annotated[
    str | None,
    typer.Option("--uitvoer", "-o", metavar="BESTAND", help="Schrijf naar dit bestand (.md, .html of .docx)."),
]


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

    Elke reactie met het antwoord erop, en per product het concepttarief en het definitieve tarief. Het concept is vastgesteld/<jaar>.json, of na het besluit het concept dat daar bewaard is; definitief is de werkmap zoals ze nu is. Staat er een reactie zonder oordeel of motief in, dan heet
    de nota concept en is de code 1. Is er meer gewijzigd dan de reacties, dan is dat een waarschuwing (code 1 met --streng).
    """
    vorm = _vorm(formaat, uitvoer)
    jaar, dag = lees_jaar(tariefjaar), lees_peildatum(peildatum)
    gegeven = register_of_stop(map_, register)
    punt = uitgangspunt_of_stop(map_, jaar, dag, met)
    effecten = effecten_of_stop(punt, gegeven)
    from reeletarief.analyse.reacties_nota import overgangen
    from reeletarief.invoer.reacties import onafgedaan
    from reeletarief.weergave.reacties_nota import bewijsdeel, nota

    reacties, definitief = gegeven.register.reacties, punt.nu.resultaat
    over = overgangen(effecten, definitief)
    document = nota(effecten, reacties, punt.naam, over)
    slot = bewijsdeel(effecten.basis.resultaat, definitief, is_concept=punt.naam.is_concept)
    inhoud = _als(document._replace(delen=(*document.delen, *slot)), vorm)
    schrijf_uit(inhoud, uitvoer, map_, [*gegeven.paden, *punt.invoer])
    open_, let_op = onafgedaan(reacties), _let_op(punt, over)
    meld([*open_, *let_op], gegeven.register.bestanden)
    weg = punt.basis.resultaat.overgeslagen or definitief.overgeslagen
    raise typer.Exit(BEVINDING if open_ or weg or (streng and let_op) else GOED)


def _vorm(formaat: str | None, uitvoer: str | None) -> str:
    """De vorm van de nota; een docx is geen tekst en gaat dus naar een bestand."""
    if formaat:
        vorm = lees_keuze("--formaat", formaat, tuple(NOTAVORMEN.values()))
    else:
        vorm = "md" if uitvoer is None else vorm_van(uitvoer, NOTAVORMEN)
    if vorm == "docx" and uitvoer is None:
        raise typer.BadParameter("een docx gaat naar een bestand; geef -o nota.docx.", param_hint="--uitvoer")
    return vorm


def _als(document: Document, vorm: str) -> str | bytes:
    if vorm == "docx":
        from reeletarief.weergave.document_docx import als_docx

        return als_docx(document)
    if vorm == "html":
        from reeletarief.weergave.document_html import als_html

        return als_html(document)
    from reeletarief.weergave.document_md import als_md

    return als_md(document)


def _let_op(punt: Uitgangspunt, over: Sequence[Overgang]) -> list[Bevinding]:
    """Wat de lezer van de nota moet weten: geen concept, een ander programma, of andere wijzigingen dan de reacties."""
    if not punt.naam.is_concept:
        wat = "Er is geen concept om de definitieve tarieven mee te vergelijken."
        return kanttekeningen([wat], "Leg het concept eerst vast: reeletarief vaststellen --als-concept.")
    anders = [een.product for een in over if een.onverklaard]
    namen = f"{', '.join(anders[:8])}{' …' if len(anders) > 8 else ''}"
    zinnen = [f"Het definitieve tarief is niet het concept met de overgenomen reacties: {namen}."] if anders else []
    return [
        *kanttekeningen(
            punt.naam.opmerkingen, "Kijk of het concept met dit programma nog hetzelfde is, of leg dit uit."
        ),
        *kanttekeningen(
            zinnen, "Verwerk de reacties in de werkmap, of leg in de nota uit wat er nog meer is gewijzigd."
        ),
    ]
