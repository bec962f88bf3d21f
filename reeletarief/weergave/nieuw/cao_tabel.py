"""Een cao-tabel om in te vullen: elk gat zegt wat er moet komen, en geen getal is verzonnen."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from reeletarief.fouten import op_een_regel
from reeletarief.invoer.invullen import MERK
from reeletarief.invoer.modeline import modeline
from reeletarief.invoer.yaml_plek import aangehaald
from reeletarief.weergave.cao.salaris_yaml import salaris_als_yaml

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from reeletarief.invoer.cao.salaris_csv import SalarisCsv
    from reeletarief.invoer.cao.tabel import CaoTabel

_EERSTE_SCHAAL = (
    f"salaris: # {MERK}: alle schalen van de cao, per schaal een regel zoals hieronder\n"
    '  # "schaal": {"0": bedrag, "1": bedrag}'
)
_GEEN_VINDPLAATS = f"# {MERK}: de bijlage, tabel of bladzijde met de bedragen"


def lege_tabel(
    sjabloon: str, cao: str, dag: datetime.date, vorige: CaoTabel | None, bedragen: SalarisCsv | None
) -> str:
    """De tekst van de tabel, met de naam van de vorige als die er is.

    De maandbedragen zijn die van de csv; zonder csv staan er de schalen van de vorige tabel, elk met een gat.
    """
    tekst = Template(sjabloon).substitute(
        cao=cao,
        ingangsdatum=dag,
        naam=aangehaald(str(vorige.naam)) if vorige else f"# {MERK}: de naam van de cao, zoals Cao Jeugdzorg",
        vindplaats=aangehaald(bedragen.bron) if bedragen and bedragen.bron else _GEEN_VINDPLAATS,
        snel=_sneller(cao, vorige)
        if bedragen is None
        else f"De bedragen komen uit {op_een_regel(bedragen.bestand.pad)}.",
        salaris=_salaris(vorige) if bedragen is None else "\n".join(salaris_als_yaml(bedragen.salaris)),
    )
    return f"{modeline('cao-tabel', 2)}\n{tekst}"


def _sneller(cao: str, vorige: CaoTabel | None) -> str:
    """Hoe de bedragen niet getypt hoeven te worden."""
    if vorige is None:
        return f"Staan de bedragen in een csv, dan neemt 'reeletarief nieuw cao-tabel {cao} DATUM --salaris BESTAND' ze over."
    return (
        f"De vorige tabel is {vorige.bestand}. Staan de bedragen in een csv, dan gaat 'reeletarief cao importeer --cao {cao}' sneller:\n"
        "# dat neemt ook de voorwaarden over, om na te lezen."
    )


def _salaris(vorige: CaoTabel | None) -> str:
    if vorige is None:
        return _EERSTE_SCHAAL
    return "\n".join(["salaris:", *(_schaal(schaal, tuple(treden)) for schaal, treden in vorige.schalen.items())])


def _schaal(schaal: str, treden: Sequence[str]) -> str:
    gewoon = [trede for trede in treden if trede.isdigit()]
    anders = [trede for trede in treden if not trede.isdigit()]
    bereik = f'trede "{gewoon[0]}" tot en met "{gewoon[-1]}"' if gewoon else ""
    wat = " en ".join(deel for deel in (bereik, ", ".join(anders)) if deel)
    return f'  {aangehaald(schaal)}: # {MERK}: {wat} (in de vorige tabel), elk met het maandbedrag, zoals {{"0": bedrag, "1": bedrag}}'
