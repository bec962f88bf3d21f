"""Wat binnen een cao-tabel moet kloppen: haar bestandsnaam, de grondslagen van haar toeslagen, en de cellen waar zij naar wijst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.fouten import Bevinding, eerste_namen
from reeletarief.invoer.cao.tabelkeuze import pad_van
from reeletarief.invoer.opslagen.grondslagen import LOON_VERGEVEN, LOON_VOORAF
from reeletarief.invoer.opslagen.over import Namen, controleer_over
from reeletarief.invoer.yaml_strikt import Blok, Lijst

if TYPE_CHECKING:
    from reeletarief.invoer.cao.tabel import CaoTabel
    from reeletarief.invoer.cao.voorwaarden import Tabelplek

_ALLEEN_PER_JAAR = (
    "Deze tabel heeft alleen bedragen per jaar, en een aangewezen cel is een bedrag per maand. Haal de verwijzing weg; een minimum kan ook "
    "een bedrag zijn ('minimum_per_jaar')."
)


def controleer_bestandsnaam(tabel: CaoTabel, pad: str) -> list[Bevinding]:
    """Een cao-tabel staat als ``cao/<cao>/<ingangsdatum>.yaml``, zodat de naam niet kan liegen."""
    verwacht = pad_van(str(tabel.cao), tabel.dag)
    if pad == verwacht:
        return []
    return [
        Bevinding(
            "RT307",
            f"De inhoud zegt cao {tabel.cao} per {tabel.dag}, maar het bestand heet {pad}.",
            f"Hernoem het bestand naar {verwacht}, of herstel de sleutel. Is {verwacht} er al, dan is dit een kopie: haal haar weg.",
            tabel.cao.plaats,
        )
    ]


def controleer_toeslagen(tabel: CaoTabel) -> list[Bevinding]:
    """De grondslagen van de toeslagen, en de cellen die een toeslag of de onregelmatigheidstoeslag aanwijst."""
    lijst = f"de toeslagen van cao {tabel.cao} per {tabel.dag}"
    fouten = controleer_over(tabel.toeslagen, Namen(LOON_VOORAF, vergeven=LOON_VERGEVEN), lijst)
    plekken = [regel.minimum_over for regel in tabel.toeslagen]
    plekken += [tabel.ort.uurloon_hoogstens, tabel.ort.salaris_tot_en_met] if tabel.ort else []
    return fouten + [_onbekende_plek(tabel, plek) for plek in plekken if plek and not _bestaat(tabel, plek)]


def _bestaat(tabel: CaoTabel, plek: Tabelplek) -> bool:
    """Of een aangewezen cel in de tabel met maandbedragen staat."""
    return plek.trede in tabel.salaris.get(plek.schaal, {})


def _onbekende_plek(tabel: CaoTabel, plek: Tabelplek) -> Bevinding:
    return Bevinding(
        "RT314",
        f"Schaal {plek.schaal} trede {plek.trede} staat niet in de maandbedragen van cao {tabel.cao} per {tabel.dag}.",
        _bekende_cellen(tabel, plek),
        plek.trede.plaats,
    )


def _bekende_cellen(tabel: CaoTabel, plek: Tabelplek) -> str:
    if not tabel.salaris:
        return _ALLEEN_PER_JAAR
    treden = tabel.salaris.get(plek.schaal)
    if treden is not None:
        return f"Kies een trede van schaal {plek.schaal}: {eerste_namen(list(treden))}."
    return f"Kies een schaal onder 'salaris': {eerste_namen(list(tabel.salaris))}."


def toeslagnamen(blok: object) -> set[str] | None:
    """De sleutels van de toeslagen in een gelezen tabel waar iets anders aan schort; niets als ze er niet zijn."""
    regels = blok.get("toeslagen") if isinstance(blok, Blok) else None
    if not isinstance(regels, Lijst) or not all(isinstance(regel, Blok) and "sleutel" in regel for regel in regels):
        return None
    return {str(regel["sleutel"]) for regel in regels}
