"""Een opslagpercentage zegt niet wat het meet, waarvoor het geldt of waar het vandaan komt.

Elk percentage draagt zijn ``definitie`` (wat het meet), ``bron``, ``jaar`` en ``reikwijdte`` (waarvoor de bron geldt);
waarover het gaat staat al in ``over``. Zonder die gegevens is niet te zien of cijfers bij elkaar passen
(RBDHA:2019:11096). Staat het percentage in een reeks, dan staan bron en jaar daar en hoort de
``definitie`` bij de reeks of bij de regel. Een eigen percentage van een kaart, anders dan nul, heeft zijn eigen bron en jaar.

Goed:

    - sleutel: overhead_ict
      percentage: 4%
      over: [beroepskracht]
      definitie: kosten van ict ÷ loonkosten van beroepskrachten
      reikwijdte: jeugdhulpaanbieders in Nederland
      bron: …
      jaar: 2024

Fout:

    - sleutel: overhead_ict
      percentage: 4%
      over: [beroepskracht]
      bron: …
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reeletarief.controles.gedeeld.waarden import definities
from reeletarief.fouten import Bevinding, Ernst
from reeletarief.invoer.waarden import Waarde

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reeletarief.controles.gedeeld.dossier import Dossier
    from reeletarief.fouten import Plaats
    from reeletarief.invoer.opslagen.regel import Opslagregel

CODE = "RT622"
ERNST = Ernst.WAARSCHUWING
NAAM = "percentage zonder definitie, jaar, bron of reikwijdte"
NODIG = ("definitie", "jaar", "bron", "reikwijdte")
_VAN_EEN_AFWIJKING = ("jaar", "bron")
"""Wat een eigen waarde van een kaart zelf zegt; wat zij meet en waarvoor, staat bij de regel van de regio."""
_OPSLAG = "opslagen."


def controleer(dossier: Dossier) -> Iterator[Bevinding]:
    """Elk opslagpercentage waarbij een van de gegevens ontbreekt: van de regio, uit een reeks, of van een kaart zelf."""
    for set_ in dossier.opslagsets.values():
        for regel in set_.regels:
            mist = _mist(dossier, regel)
            if mist:
                yield _bevinding(f"'{regel.sleutel}'", mist, regel.sleutel.plaats)
    for kaart in dossier.regio.kaarten:
        for eigen in kaart.eigen_waarden:
            mist = [veld for veld in _VAN_EEN_AFWIJKING if getattr(eigen, veld) is None]
            van_een_opslag = eigen.parameter.startswith(_OPSLAG) and eigen.waarde.is_percentage
            if mist and van_een_opslag and eigen.waarde.getal != 0:
                yield _bevinding(f"'{eigen.parameter}' op de kaart van {kaart.product}", mist, eigen.parameter.plaats)


def _mist(dossier: Dossier, regel: Opslagregel) -> list[str]:
    """Wat er bij het percentage van een opslagregel ontbreekt; bij een reeks is dat hooguit de definitie."""
    if isinstance(regel.percentage, Waarde):
        return [veld for veld in NODIG if getattr(regel, veld) is None]
    zonder = regel.percentage is not None and None in definities(dossier.regio.opslagen, regel)
    return ["definitie"] if zonder else []


def _bevinding(waarvan: str, mist: list[str], plaats: Plaats) -> Bevinding:
    return Bevinding(
        CODE,
        f"Het percentage van {waarvan} mist: {', '.join(mist)}.",
        "Vul dat aan, zodat te zien is wat dit getal meet en waarvoor het geldt.",
        plaats,
        ERNST,
    )
