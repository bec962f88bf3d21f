"""Een kostprijselement is nul zonder dat de regio zegt waarom.

Een tarief toont alle elementen, ook de nullen met hun reden; anders kan een aanbieder niet zien of iets vergeten is
(NvO §8.3; art. 2.3 Besluit Jeugdwet). ``zonder`` in de opslagset noemt de elementen die er bewust niet zijn. Staat een
element in ``zonder`` terwijl er wel een regel voor is, dan klopt een van beide niet. Ook een regel van 0% of € 0 zegt
waarom, in haar naam of ``toelichting`` en met een woord als nul, geen of niet: anders is niet te zien of het cijfer nog moet komen.
Komt de nul uit een reeks, dan mag het ook in de ``toelichting`` daarvan staan.
Een eigen waarde van een kaart heeft haar ``motivering``.

Goed:

    opslagsets:
      ambulant:
        regels: […]
        zonder:
          - {element: verzorging, reden: ambulante hulp kent geen maaltijden of kleding}

Fout:

    opslagsets:
      ambulant:
        regels: […]         # geen regel met element verzorging, en geen 'zonder'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from reeletarief.controles.gedeeld.regels import per_plek
from reeletarief.controles.gedeeld.waarden import lezer
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.herken import NUL, gaat_over, noemt
from reeletarief.invoer.keuring import plaats_van_sleutel
from reeletarief.invoer.opslagen.regel import UIT_DE_LONEN, OpslagElement
from reeletarief.kostprijs.elementen import NVO, PLEKKEN
from reeletarief.weergave.getal import gegeven

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.invoer.opslagen.bestand import Opslagset
    from reeletarief.invoer.opslagen.regel import Opslagregel
    from reeletarief.invoer.waarden import Waarde

CODE = "RT620"
ERNST = Ernst.WAARSCHUWING
NAAM = "element nul zonder reden"
_REMEDIE = "Voeg een regel met dit element toe, of zet het in de opslagset onder 'zonder', zoals {element: reiskosten, reden: INVULLEN}."
"""Voor elk element dezelfde, zodat alle opslagsets samen één melding zijn."""


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Per gebruikte opslagset de elementen zonder regel en zonder reden, de tegenspraken en de regels van nul."""
    for naam, set_ in dossier.opslagsets.items():
        yield from _zonder_reden(naam, set_, _op_elke_kaart(dossier, naam))
        yield from _met_regel(naam, set_)
    yield from per_plek(_regels_van_nul(dossier))


def _op_elke_kaart(dossier: Dossier, naam: str) -> set[str]:
    """De elementen waarvoor elke kaart met deze opslagset een eigen bedrag heeft, zoals een rit zijn kilometers."""
    per_kaart = [{str(r.element) for r in kaart.bedragen} for kaart in dossier.regio.kaarten if kaart.opslagset == naam]
    return set.intersection(*per_kaart) if per_kaart else set()


def _zonder_reden(naam: str, set_: Opslagset, op_kaarten: set[str]) -> Iterator[Bevinding]:
    genoemd = {regel.element for regel in set_.regels} | {zonder.element for zonder in set_.zonder} | op_kaarten
    for element in get_args(OpslagElement):
        if element not in genoemd | UIT_DE_LONEN:
            yield Bevinding(
                CODE,
                f"Opslagset '{naam}' heeft geen regel voor '{element}' ({NVO[PLEKKEN[element].nvo]}) en zegt niet waarom.",
                _REMEDIE,
                plaats_van_sleutel(naam, set_.naam.plaats),
                ERNST,
            )


def _met_regel(naam: str, set_: Opslagset) -> Iterator[Bevinding]:
    for zonder in set_.zonder:
        regel = next((regel for regel in set_.regels if regel.element == zonder.element), None)
        if regel is not None:
            yield Bevinding(
                CODE,
                f"Opslagset '{naam}' zegt zonder '{zonder.element}' te zijn, maar heeft er een regel voor: '{regel.sleutel}'.",
                "Haal het element weg onder 'zonder', of verwijder de regel.",
                zonder.reden.plaats,
                ERNST,
            )


def _regels_van_nul(dossier: Dossier) -> Iterator[Bevinding]:
    """Elke regel die nul is zonder dat zij of haar reeks zegt waarom; van een eigen waarde van een kaart zegt de motivering het."""
    lees, sets = lezer(dossier), dossier.opslagsets
    for kaart in dossier.regio.kaarten:
        set_ = sets.get(str(kaart.opslagset))
        for regel in (*(set_.regels if set_ else ()), *kaart.bedragen):
            for waarde in lees(kaart, regel.percentage or regel.bedrag):
                if waarde.getal == 0 and not _zegt_waarom(dossier, regel, waarde):
                    yield _van_nul(regel, waarde)


def _van_nul(regel: Opslagregel, waarde: Waarde) -> Bevinding:
    return Bevinding(
        CODE,
        f"De opslag '{regel.sleutel}' is {gegeven(waarde)} en zegt niet waarom.",
        f"Zet in 'toelichting' waarom zij nul is (met een woord als nul, geen of niet). Is er niets voor dit element, haal de regel dan weg en zet onder 'zonder': {{element: {regel.element}, reden: INVULLEN}}.",
        waarde.plaats,
        ERNST,
    )


def _zegt_waarom(dossier: Dossier, regel: Opslagregel, waarde: Waarde) -> bool:
    return gaat_over(regel, NUL) or any(
        noemt(tekst, NUL) for tekst in (regel.toelichting or "", *_bij(dossier, waarde))
    )


def _bij(dossier: Dossier, waarde: Waarde) -> Iterator[str]:
    """Wat een reeks bij een van haar waarden zegt."""
    for reeks in dossier.regio.opslagen.reeksen.values():
        if any(een.waarde is waarde for een in reeks.waarden):
            yield from (een.toelichting or "" for een in reeks.waarden if een.waarde is waarde)
            yield reeks.toelichting or ""
