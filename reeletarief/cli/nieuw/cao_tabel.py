"""``reeletarief nieuw cao-tabel``: een lege tabel die bij elk gat zegt wat er moet komen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reeletarief.cli import aanvullen
from reeletarief.cli.gedeeld import is_invoer, schrijf, stop
from reeletarief.cli.nieuw.gedeeld import eis_binnen, eis_vrij, lees_regio_of_stop, schrijf_teksten
from reeletarief.cli.opties import Map, lees_als, lees_dag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reeletarief.analyse.cao.gebruik import Reekskeuze

CaoNaam = Annotated[
    str,
    typer.Argument(
        metavar="CAO", autocompletion=aanvullen.caos, help="De cao, zoals de map onder cao/ heet of gaat heten."
    ),
]
Ingang = Annotated[
    str, typer.Argument(metavar="INGANGSDATUM", help="De eerste dag waarop de tabel geldt (jjjj-mm-dd).")
]

Uitvoer = Annotated[
    str | None,
    typer.Option(
        "--uitvoer", "-o", metavar="PAD", help="Schrijf hierheen in plaats van in cao/, om eerst in te vullen."
    ),
]


def cao_tabel_opdracht(cao: CaoNaam, ingangsdatum: Ingang, uitvoer: Uitvoer = None, map_: Map = None) -> None:
    """Schrijf een lege cao-tabel op de goede plek.

    \b
    Voorbeelden:
      reeletarief nieuw cao-tabel jeugdzorg 2026-01-01
      reeletarief nieuw cao-tabel kinderopvang 2026-01-01 --map mijn-regio
      reeletarief nieuw cao-tabel jeugdzorg 2026-01-01 -o later/jeugdzorg.yaml

    Elk gat zegt wat er moet komen; het programma verzint geen cijfers. Zolang er in de regio gaten zijn, rekenen de kaarten op
    deze cao niet, en noemt 'reeletarief controleer' elk gat. Met -o vult u eerst in, buiten de regio. Hebt u de bedragen als csv en is er al een tabel van deze cao, dan is
    'reeletarief cao importeer' sneller.

    \b
    Code 0: de tabel staat er. 2: de tabel is er al, of de opdracht klopt niet; dan is er niets geschreven.
    """
    from reeletarief.analyse.cao.gebruik import reekskeuzes_zonder
    from reeletarief.analyse.cao.voorstel import vorige_tabel
    from reeletarief.invoer.cao.tabelkeuze import pad_van
    from reeletarief.invoer.sjablonen import eigen
    from reeletarief.invoer.waarden import lees_caonaam
    from reeletarief.weergave.nieuw.cao_tabel import lege_tabel

    lees_als("CAO", cao, lees_caonaam)
    dag = lees_dag("INGANGSDATUM", ingangsdatum)
    if dag.day != 1:
        raise typer.BadParameter(f"{dag} is niet de eerste dag van een maand.", param_hint="INGANGSDATUM")
    inlezing, regio = lees_regio_of_stop(map_)
    werkmap = Path(map_ or ".")
    plek = werkmap / pad_van(cao, dag)
    doel = plek if uitvoer is None else Path(uitvoer)
    if is_invoer(doel, werkmap):
        _eis_plek(doel, plek)
    if uitvoer is None:
        eis_binnen(doel, werkmap)
    eis_vrij(doel)
    vorige = vorige_tabel(inlezing.caos.get(cao, ()), dag)
    tekst = lege_tabel(eigen("cao-tabel.yaml"), cao, dag, vorige)
    schrijf_teksten({doel: tekst})
    in_gebruik = sum(kaart.cao == cao for kaart in regio.kaarten)
    samenvatting = _samenvatting(cao, doel, plek, in_gebruik, eerste=vorige is None)
    schrijf(samenvatting + _ook_in_opslagen(cao, reekskeuzes_zonder(regio.opslagen, cao)), None, werkmap)


def _eis_plek(doel: Path, plek: Path) -> None:
    """Tussen de bestanden van de regio heeft een tabel maar één plek."""
    if doel.resolve() != plek.resolve():
        stop(f"{doel} ligt tussen de bestanden van de regio.", f"Daar hoort deze tabel als {plek}.")


def _samenvatting(cao: str, doel: Path, plek: Path, in_gebruik: int, *, eerste: bool) -> str:
    regels = [f"Geschreven: {doel}"]
    if doel == plek:
        regels.append(
            "Alle gaten staan nog open; zolang rekenen de kaarten op deze cao niet. Wat er moet komen, zegt: reeletarief controleer"
        )
        if in_gebruik:
            rusten = "rust 1 kaart" if in_gebruik == 1 else f"rusten {in_gebruik} kaarten"
            regels.append(
                f"In deze regio {rusten} op cao {cao}. Zij blijven rekenen als u dit bestand weghaalt en eerst buiten de regio invult:\n"
                f"  reeletarief nieuw cao-tabel {cao} {plek.stem} -o later/{cao}.yaml"
            )
    else:
        regels.append(f"Vul de gaten in en zet het bestand dan neer als {plek}.")
    if not eerste:
        regels.append(
            f"Staan de bedragen in een csv, haal dit bestand dan weg en gebruik: reeletarief cao importeer --cao {cao} …"
        )
    return "\n".join(regels) + "\n"


def _ook_in_opslagen(cao: str, keuzes: Iterable[Reekskeuze]) -> str:
    """Waar de regio voor deze cao nog een reeks moet kiezen; leeg als dat nergens hoeft."""
    plekken = [f"  - {keuze.parameter} ({_op_regels(keuze.regels)})" for keuze in keuzes]
    if not plekken:
        return ""
    regels = [
        f"Kies ook in opslagen.yaml voor {cao} een reeks, anders rekenen haar kaarten niet (RT313). Zet bij elke reeks_per_cao hieronder",
        f"'{cao}: naam_van_de_reeks'. Heeft de cao een eigen premie of percentage, zet dat dan eerst met zijn bron onder 'reeksen'.",
        *plekken,
    ]
    return "\n".join(regels) + "\n"


def _op_regels(nummers: tuple[int, ...]) -> str:
    return f"regel{'s' if len(nummers) > 1 else ''} {', '.join(map(str, nummers))}"
