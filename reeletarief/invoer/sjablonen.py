"""De sjablonen van ``nieuw``: wat er eigen aan is, en wat al in de Voorbeeldregio staat.

Eigen teksten (uitleg per sleutel, README, lege cao-tabel) staan onder ``gegevens/nieuw/``. De kaarten, ``opslagen.yaml``, de
cao-tabellen en de recepten voor CI zijn die van de Voorbeeldregio: in een kloon staan ze in de wortel, en bij het bouwen gaan
ze mee in het pakket.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reeletarief.invoer.kaart.kopregels import kopregels
from reeletarief.invoer.landelijk import GEGEVENS, PAKKET, OntbrekendeGegevensFout, bestanden_in, landelijke_map
from reeletarief.invoer.namen import PRODUCTKAARTEN
from reeletarief.invoer.yaml_strikt import lees_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

NIEUW = GEGEVENS / "nieuw"
CI = {".github/workflows/tarieven.yml": "github.yml", ".gitlab-ci.yml": "gitlab-ci.yml"}
"""Waar een recept voor CI komt te staan, en hoe het heet."""


class Uitleg(NamedTuple):
    """Wat een sleutel betekent, en wat een nieuwe regio of kaart er zelf moet kiezen (als er iets te kiezen valt)."""

    uitleg: str
    invullen: str | None


class Caovoorbeeld(NamedTuple):
    """Per niveau een schaal om mee te beginnen, en of de tabel zegt hoe een uur slaapdienst betaald wordt."""

    per_niveau: Mapping[str, str]
    met_slaapdienst: bool


GEEN_VOORBEELD = Caovoorbeeld({}, True)
"""Van een cao die niet met het programma meekomt, is geen schaal te noemen."""


def voorbeeldregio() -> Mapping[str, str]:
    """De bestanden van de Voorbeeldregio als tekst, op pad; zonder die bestanden een :class:`OntbrekendeGegevensFout`."""
    map_ = landelijke_map()
    bestanden = bestanden_in(map_) if map_ else {}
    if not any(pad.startswith(PRODUCTKAARTEN) for pad in bestanden):
        raise OntbrekendeGegevensFout
    return {pad: inhoud.decode("utf-8") for pad, inhoud in bestanden.items()}


def op_product(bestanden: Mapping[str, str]) -> dict[str, str]:
    """De paden van de productkaarten, op productcode; ook van een kaart met fouten."""
    kaarten = {pad: tekst for pad, tekst in bestanden.items() if pad.startswith(PRODUCTKAARTEN)}
    return {product: pad for pad, tekst in kaarten.items() if (product := kopregels(tekst).get("product"))}


def ci_recept(naam: str) -> str:
    """Een recept voor CI, zoals ``github.yml``."""
    for map_ in (NIEUW / "ci", PAKKET.parent / "examples" / "ci"):
        if (map_ / naam).is_file():
            return (map_ / naam).read_text(encoding="utf-8")
    raise OntbrekendeGegevensFout


def eigen(naam: str) -> str:
    """Een sjabloon uit ``gegevens/nieuw/``, als tekst."""
    return (NIEUW / naam).read_text(encoding="utf-8")


def uitleg_bij(naam: str) -> dict[str, Uitleg]:
    """De uitleg per sleutel uit ``gegevens/nieuw/uitleg-<naam>.yaml``; onder ``kop`` staat die van het hele bestand."""
    blok = _blok(f"uitleg-{naam}.yaml")
    return {str(sleutel): Uitleg(str(deel["uitleg"]), deel.get("invullen")) for sleutel, deel in blok.items()}


def caovoorbeelden() -> dict[str, Caovoorbeeld]:
    """Per cao waarmee een kaart begint als haar voorbeeld bij een andere cao hoort."""
    return {
        str(cao): Caovoorbeeld(
            {str(niveau): str(schaal) for niveau, schaal in velden.items() if niveau != "slaapdienst"},
            "slaapdienst" not in velden,
        )
        for cao, velden in _blok("schalen.yaml").items()
    }


def _blok(naam: str) -> dict[Any, Any]:
    wortel, fouten = lees_yaml(eigen(naam), naam)
    assert isinstance(wortel, dict), fouten
    return wortel
