"""Het blad *Bronnen*: waar de gegevens vandaan komen, wat afwijkt, wat ontbreekt, en welke bestanden gelezen zijn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.weergave.getal import gegeven
from reeletarief.weergave.werkboek.afspraken import BRONNEN, Bronsoort
from reeletarief.weergave.werkboek.cellen import koprij, tekst, titelregels
from reeletarief.weergave.werkboek.tabelmodel import Afdruk, Bereik, Blad, Verwijzing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reeletarief.api import Resultaat
    from reeletarief.kostprijs.tarief import Tarief
    from reeletarief.weergave.werkboek.ligging import Ligging

KOPRIJ = 4
EERSTE_RIJ = 5
_BREEDTEN = (14, 44, 66, 18, 50)
_Regel = tuple[str, str, str, str, str]


def maak_bronnen(ligging: Ligging, resultaat: Resultaat) -> Blad:
    """Eén tabel: bronnen, afwijkingen, elementen die nul zijn, aannames, waarschuwingen en bestanden."""
    tarieven = resultaat.tarieven
    regels = [
        *_bronnen(ligging),
        *_afwijkingen(tarieven),
        *_nullen(tarieven),
        *_aannames(tarieven),
        *_waarschuwingen(tarieven),
        *((Bronsoort.BESTAND, bestand.pad, bestand.sha256, "", "") for bestand in resultaat.bewijs.bestanden),
    ]
    rijen = [tuple(tekst(veld) for veld in regel) for regel in regels]
    laatste = EERSTE_RIJ + len(rijen) - 1
    uitleg = "Bronnen van de gegevens, afwijkingen met hun motief, elementen die nul zijn met de reden, aannames, waarschuwingen, en de gelezen bestanden met hun vingerafdruk (sha256)."
    return Blad(
        naam=BRONNEN,
        rijen=(
            *titelregels("Bronnen en verantwoording", uitleg),
            koprij("Soort", "Wat", "Bron, motief of tekst", "Klasse of code", "Gebruikt voor"),
            *rijen,
        ),
        breedten=_BREEDTEN,
        afdruk=Afdruk(kop=(KOPRIJ, KOPRIJ)),
        vast=Verwijzing(BRONNEN, EERSTE_RIJ, 1),
        filter=Bereik(Verwijzing(BRONNEN, KOPRIJ, 1), Verwijzing(BRONNEN, laatste, len(_BREEDTEN))),
    )


def _bronnen(ligging: Ligging) -> list[_Regel]:
    """Per bron en klasse de gegevens die eruit komen."""
    groepen: dict[tuple[str, str], dict[str, None]] = {}
    for rij in (*ligging.uitgangspunten, *ligging.cao):
        herkomst = rij.post.herkomst
        if herkomst is not None:
            bron = herkomst.bron or "geen erkende bron"
            jaar = f" ({herkomst.jaar})" if herkomst.jaar and str(herkomst.jaar) not in bron else ""
            groepen.setdefault((f"{bron}{jaar}", str(herkomst.klasse)), {})[rij.post.naam] = None
    return [
        (
            Bronsoort.BRON,
            f"{len(namen)} gegevens" if len(namen) > 1 else next(iter(namen)),
            bron,
            klasse,
            _kort(namen, 4),
        )
        for (bron, klasse), namen in sorted(groepen.items())
    ]


def _afwijkingen(tarieven: Sequence[Tarief]) -> list[_Regel]:
    """Wat een product anders doet dan de regio, met de motivering; zonder afwijkingen staat dat er (R6)."""
    regels = [
        (
            Bronsoort.AFWIJKING,
            f"{tarief.kaart.product} {tarief.kaart.naam}",
            str(afwijking.motivering),
            "",
            f"{afwijking.parameter}: {gegeven(afwijking.waarde)}",
        )
        for tarief in tarieven
        for afwijking in tarief.kaart.eigen_waarden
    ]
    return regels or [(Bronsoort.AFWIJKING, "geen", "Geen product wijkt af van de gegevens van de regio.", "", "")]


def _nullen(tarieven: Sequence[Tarief]) -> list[_Regel]:
    """Elementen die nul zijn, met de reden (R1)."""
    groepen: dict[tuple[str, str], dict[str, None]] = {}
    for tarief in tarieven:
        for regel in tarief.zonder:
            groepen.setdefault((regel.element, str(regel.reden)), {})[str(tarief.kaart.product)] = None
    return [
        (Bronsoort.NUL, element.replace("_", " "), reden, "", _kort(producten, 12))
        for (element, reden), producten in groepen.items()
    ]


def _aannames(tarieven: Sequence[Tarief]) -> list[_Regel]:
    """De gegevens zonder erkende bron en de keuzes van de regio die een aanname zijn."""
    groepen: dict[str, dict[str, None]] = {}
    for tarief in tarieven:
        for naam in tarief.aannames:
            groepen.setdefault(naam, {})[str(tarief.kaart.product)] = None
    return [
        (Bronsoort.AANNAME, naam, "Open of aangenomen: geen erkende bron voor deze waarde.", "", _kort(producten, 12))
        for naam, producten in sorted(groepen.items())
    ]


def _waarschuwingen(tarieven: Sequence[Tarief]) -> list[_Regel]:
    groepen: dict[tuple[str, str, str], dict[str, None]] = {}
    for tarief in tarieven:
        for gevonden in tarief.waarschuwingen:
            plek = f"{gevonden.plaats.bestand}:{gevonden.plaats.regel}" if gevonden.plaats else ""
            groepen.setdefault((gevonden.code, gevonden.wat, plek), {})[str(tarief.kaart.product)] = None
    return [
        (Bronsoort.WAARSCHUWING, plek, wat, code, _kort(producten, 12))
        for (code, wat, plek), producten in groepen.items()
    ]


def _kort(namen: Iterable[str], hoogstens: int) -> str:
    alle = list(namen)
    meer = f" en {len(alle) - hoogstens} andere" if len(alle) > hoogstens else ""
    return f"{', '.join(alle[:hoogstens])}{meer}"
