"""``reeletarief reacties``: het register als document, csv en json."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reeletarief.weergave.csv import als_csv, veilig
from reeletarief.weergave.document.inhoud import Alinea, Document, Tabel
from reeletarief.weergave.json import VERSIE, als_tekst, bevinding, tekst_of_niets
from reeletarief.weergave.reacties.tekst import eigen_cijfer, motief, oordeel, telling, telzin, waarover
from reeletarief.weergave.tabelinhoud import Kolom

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.analyse.reacties.parameterwoord import Parameterwoorden
    from reeletarief.fouten import Bevinding
    from reeletarief.invoer.reacties.register import Reactie

_KOLOMMEN = ("reactie", "datum", "aanbieder", "over", "vraagt", "oordeel", "motief")
_VELDEN = (
    "nummer",
    "datum",
    "aanbieder",
    "product",
    "element",
    "parameter",
    "samenvatting",
    "eigen_cijfer",
    "oordeel",
    "motief",
)


def overzicht(reacties: Sequence[Reactie], woorden: Parameterwoorden) -> Document:
    """Elke reactie op een regel, met bovenaan de stand; wat geen woorden heeft, heet zoals in het register."""
    rijen = tuple(
        (
            str(een.nummer),
            str(een.datum.dag),
            str(een.aanbieder),
            waarover(een, woorden),
            eigen_cijfer(een, woorden),
            oordeel(een),
            motief(een),
        )
        for een in reacties
    )
    tabel = Tabel(tuple(Kolom(naam) for naam in _KOLOMMEN), rijen)
    return Document("Reacties op de concepttarieven", (Alinea(telzin(reacties)), tabel))


def overzicht_als_csv(reacties: Sequence[Reactie]) -> str:
    """Elke reactie op een regel."""
    return als_csv((*_VELDEN, "beoordeeld_op", "wijzigingen"), (_rij(een) for een in reacties))


def _rij(een: Reactie) -> list[str]:
    blok = _blok(een)
    wijzigingen = " | ".join(f"{naam}: {waarde}" for naam, waarde in een.overgenomen.items())
    return [veilig(tekst) for tekst in (*(str(blok[veld] or "") for veld in (*_VELDEN, "beoordeeld_op")), wijzigingen)]


def _blok(een: Reactie) -> dict[str, Any]:
    return {
        "nummer": str(een.nummer),
        "datum": str(een.datum.dag),
        "aanbieder": str(een.aanbieder),
        "product": tekst_of_niets(een.product),
        "element": een.element,
        "parameter": tekst_of_niets(een.parameter),
        "samenvatting": str(een.samenvatting),
        "eigen_cijfer": tekst_of_niets(een.eigen_cijfer),
        "oordeel": een.oordeel,
        "wijzigingen": {str(naam): str(waarde) for naam, waarde in een.overgenomen.items()},
        "motief": str(een.motief) if een.heeft_motief else None,
        "beoordeeld_op": str(een.beoordeeld_op.dag) if een.beoordeeld_op else None,
    }


def overzicht_als_json(reacties: Sequence[Reactie], onafgedaan: Sequence[Bevinding]) -> str:
    """Het register met de telling, en wat er nog openstaat."""
    inhoud = {
        "versie": VERSIE,
        "telling": telling(reacties),
        "reacties": [_blok(een) for een in reacties],
        "onafgedaan": [bevinding(een) for een in onafgedaan],
    }
    return als_tekst(inhoud)
