"""Een lege cao-tabel: elk gat zegt wat er moet komen, en geen getal is verzonnen."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from reeletarief.invoer.invullen import MERK
from reeletarief.invoer.modeline import modeline
from reeletarief.invoer.yaml_plek import aangehaald

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from reeletarief.invoer.cao.tabel import CaoTabel

_EERSTE_SCHAAL = (
    f"salaris: # {MERK}: alle schalen van de cao, per schaal een regel zoals hieronder\n"
    '  # "schaal": {"0": bedrag, "1": bedrag}'
)


def lege_tabel(sjabloon: str, cao: str, dag: datetime.date, vorige: CaoTabel | None) -> str:
    """De tekst van de tabel; de schalen zijn die van de vorige tabel, als die er is."""
    if vorige is None:
        snel = "Staan de bedragen van de volgende tabel in een csv, dan neemt 'reeletarief cao importeer' u het werk uit handen."
        naam, salaris = f"# {MERK}: de naam van de cao, zoals Cao Jeugdzorg", _EERSTE_SCHAAL
    else:
        snel = (
            f"De vorige tabel is {vorige.bestand}. Staan de bedragen in een csv, dan gaat 'reeletarief cao importeer --cao {cao}' sneller:\n"
            "# dat neemt ook de voorwaarden over, om na te lezen."
        )
        naam = aangehaald(str(vorige.naam))
        salaris = "\n".join(
            ["salaris:", *(_schaal(schaal, tuple(treden)) for schaal, treden in vorige.schalen.items())]
        )
    tekst = Template(sjabloon).substitute(cao=cao, ingangsdatum=dag, naam=naam, snel=snel, salaris=salaris)
    return f"{modeline('cao-tabel', 2)}\n{tekst}"


def _schaal(schaal: str, treden: Sequence[str]) -> str:
    gewoon = [trede for trede in treden if trede.isdigit()]
    anders = [trede for trede in treden if not trede.isdigit()]
    bereik = f'trede "{gewoon[0]}" tot en met "{gewoon[-1]}"' if gewoon else ""
    wat = " en ".join(deel for deel in (bereik, ", ".join(anders)) if deel)
    return f'  {aangehaald(schaal)}: # {MERK}: {wat} (in de vorige tabel), elk met het maandbedrag, zoals {{"0": bedrag, "1": bedrag}}'
