"""Een opslagpercentage is groter dan iets wat in dit veld gevonden is.

Dit is een vraag, geen norm: voor geen enkele opslag van jeugdhulp is een erkend percentage gevonden. De grens is het dubbele van
het hoogste dat de bronnen noemen, zodat alleen een tikfout of een andere eenheid erboven komt:

* marge: 14%. Het hoogste rendement waar een bron een grens bij legt, is 7% (EY over 2021 en 2022, via skipr.nl);
* overhead: 62% als opslag, 47% als aandeel. Het hoogste cijfer is 23,6% van alle kosten (Berenschot over 2011), als opslag 31%;
* de andere elementen: 100%, dus meer dan waar het percentage over gaat. Daar is geen cijfer van gevonden.

Heeft de regio onder ``grenzen`` zelf een hoogste waarde voor de marge of de overhead, dan geldt die (RT612, RT608) in plaats van deze.
Een percentage uit een reeks telt net zo. Staan
marge of overhead er als bedrag of in delen, dan geldt hun deel van de kostprijs: 14%, en 47%.

Goed:

    - {sleutel: risico, naam: Risico, element: marge, percentage: 2%, over: [kostprijs], als: opslag, …}

Fout:

    - {sleutel: risico, naam: Risico, element: marge, percentage: 200%, over: [kostprijs], als: opslag, …}
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.regels import per_plek, plek_van, regels_van
from reeletarief.controles.gedeeld.uitkomst import deel_in_zin, deel_van_kostprijs
from reeletarief.controles.gedeeld.waarden import opslagwaarden
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.weergave.getal import kort_procent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.opslagen.bestand import Grenzen
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.waarden import Waarde
    from reeletarief.kostprijs.tarief import Tarief

CODE = "RT671"
ERNST = Ernst.WAARSCHUWING
NAAM = "percentage buiten de bronnen"
HOOGSTE = {
    ("marge", "opslag"): Decimal("0.14"),
    ("marge", "aandeel"): Decimal("0.14"),
    ("overhead", "opslag"): Decimal("0.62"),
    ("overhead", "aandeel"): Decimal("0.47"),
}
GEHEEL = Decimal(1)
VAN_DE_KOSTPRIJS = {"marge": HOOGSTE["marge", "opslag"], "overhead": HOOGSTE["overhead", "aandeel"]}
"""Welk deel van de kostprijs een element in een tarief hooguit is, hoe het ook geschreven is."""


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk opslagpercentage boven de grens van zijn element, en elk tarief waarin marge of overhead samen te groot is, waar de regio zelf geen grens heeft."""
    eigen = set(_met_eigen_grens(dossier.grenzen))
    te_veel = [
        (kaart, _bevinding(regel, waarde, grens))
        for kaart, regel, waarde in opslagwaarden(dossier, lambda regel: regel.percentage)
        if regel.element not in eigen and waarde.getal > (grens := _grens(regel))
    ]
    yield from per_plek(bevinding for _, bevinding in te_veel)
    al_gevraagd = {kaart.code for kaart, _ in te_veel}
    yield from per_plek(
        bevinding
        for tarief in dossier.resultaat.tarieven
        if tarief.product not in al_gevraagd and not tarief.onderdelen
        for element in sorted(VAN_DE_KOSTPRIJS.keys() - eigen)
        for bevinding in _samen(dossier, tarief, element)
    )


def _samen(dossier: Dossier, tarief: Tarief, element: str) -> Iterator[Bevinding]:
    """Een marge of overhead die als bedrag, of in delen samen, een groter deel van de kostprijs is dan de grens; bij de eerste regel ervan."""
    deel, grens = deel_van_kostprijs(tarief, element), VAN_DE_KOSTPRIJS[element]
    regel = next((regel for regel in regels_van(dossier, tarief.kaart) if regel.element == element), None)
    if regel is not None and deel > grens:
        yield Bevinding(
            CODE,
            f"Bij {tarief.product} is {element} samen {deel_in_zin(deel)} van de kostprijs, meer dan {kort_procent(grens)}; zo'n deel is in geen bron "
            "gevonden.",
            "Controleer de cijfers en de eenheid. Klopt het toch, zet dan onder 'grenzen' wat in uw regio hoort; dit is een vraag, geen norm.",
            plek_van(regel),
            ERNST,
        )


def _met_eigen_grens(grenzen: Grenzen) -> Iterator[str]:
    """De elementen waar de regio zelf zegt wat te veel is; een grens met alleen een laagste waarde zegt dat niet."""
    if grenzen.marge_in_kostprijs is not None and grenzen.marge_in_kostprijs.hoogste is not None:
        yield "marge"
    if grenzen.overhead_in_kostprijs is not None and grenzen.overhead_in_kostprijs.hoogste is not None:
        yield "overhead"


def _grens(regel: Opslagregel) -> Decimal:
    return HOOGSTE.get((regel.element, str(regel.als)), GEHEEL)


def _bevinding(regel: Opslagregel, waarde: Waarde, grens: Decimal) -> Bevinding:
    return Bevinding(
        CODE,
        f"{kort_procent(waarde.getal)} voor '{regel.sleutel}' is meer dan {kort_procent(grens)}; zo'n percentage voor "
        f"{regel.element.replace('_', ' ')} is in geen bron gevonden.",
        "Controleer de cijfers. Klopt het toch, zet dan onder 'grenzen' wat in uw regio hoort; dit is een vraag, geen norm."
        if (regel.element, str(regel.als)) in HOOGSTE
        else "Controleer de cijfers en de regels onder 'over'; dit is een vraag, geen norm.",
        waarde.plaats,
        ERNST,
    )
