"""Een waarde op de plek zelf, of een verwijzing naar een reeks: voor iedereen dezelfde, of per cao een eigen."""

from collections.abc import Callable
from typing import Annotated, NamedTuple

from reeletarief.fouten import Plaats
from reeletarief.invoer import waarden, woorden
from reeletarief.invoer.model import Veld
from reeletarief.invoer.waarden import Waarde, WaardeFout
from reeletarief.invoer.yaml_strikt import Blok, Knoop, Tekst


class Reeksnaam(NamedTuple):
    """Een verwijzing naar een reeks: ``{reeks: aof_hoog}``."""

    reeks: Tekst

    def __str__(self) -> str:
        return str(self.reeks)


class ReeksPerCao(NamedTuple):
    """Per cao een reeks: ``{reeks_per_cao: {jeugdzorg: verzuim_jeugdzorg, ggz: verzuim_ggz}}``."""

    per_cao: dict[str, Tekst]
    plaats: Plaats

    def __str__(self) -> str:
        return ", ".join(f"{naam} ({cao})" for cao, naam in self.per_cao.items())


Verwijzing = Reeksnaam | ReeksPerCao


def _of_reeks(lees: Callable[[object], Waarde]) -> Callable[[object], Waarde | Verwijzing]:
    def lees_waarde_of_reeks(invoer: object) -> Waarde | Verwijzing:
        return _lees_verwijzing(invoer) if isinstance(invoer, Blok) else lees(invoer)

    return lees_waarde_of_reeks


def _lees_verwijzing(invoer: Blok) -> Verwijzing:
    if list(invoer) == ["reeks"]:
        return Reeksnaam(_op_zijn_plek(woorden.lees_sleutel, invoer["reeks"]))
    if list(invoer) == ["reeks_per_cao"] and isinstance(invoer["reeks_per_cao"], Blok) and invoer["reeks_per_cao"]:
        per_cao = {
            str(_op_zijn_plek(woorden.lees_caonaam, cao)): _op_zijn_plek(woorden.lees_sleutel, naam)
            for cao, naam in invoer["reeks_per_cao"].items()
        }
        return ReeksPerCao(per_cao, invoer.plaats)
    raise WaardeFout(
        "RT201",
        "Hier hoort een waarde, {reeks: naam} of {reeks_per_cao: {cao: naam}}.",
        "Schrijf bijvoorbeeld {reeks: aof_hoog}.",
    )


def _op_zijn_plek(lees: Callable[[object], Tekst], naam: Knoop) -> Tekst:
    """Een naam in de verwijzing; wat eraan mankeert, staat bij die naam en niet bij het veld waar de verwijzing in staat."""
    try:
        return lees(naam)
    except WaardeFout as fout:
        fout.plaats = fout.plaats or naam.plaats
        raise


PercentageOfReeks = Annotated[
    Waarde | Reeksnaam | ReeksPerCao, Veld(_of_reeks(waarden.lees_percentage), "percentage_of_reeks")
]
BedragOfReeks = Annotated[Waarde | Reeksnaam | ReeksPerCao, Veld(_of_reeks(waarden.lees_bedrag), "bedrag_of_reeks")]
