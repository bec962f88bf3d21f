"""Scenario's uit een YAML-bestand: per scenario een naam en wat er aan parameters wijzigt.

Een wijziging is een waarde zoals in de andere bestanden (``10%``, ``1.95``), een verandering in procenten van een bedrag,
aantal, uren of salaristabel (``+5%``), of een verandering van een percentage in procentpunten (``-2 %-punt``).
"""

import re
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, NamedTuple

from reeletarief.afronding import NUL
from reeletarief.fouten import Bevinding
from reeletarief.invoer import waarden, woorden
from reeletarief.invoer.bestand import Bestand
from reeletarief.invoer.eisen import eis_uniek
from reeletarief.invoer.los_bestand import lees_los
from reeletarief.invoer.model import TekstVeld, TenMinste, Veld, model
from reeletarief.invoer.waarden import WaardeFout
from reeletarief.invoer.yaml_strikt import Tekst

_PUNT = re.compile(r"([+-])(\S+?) ?%-punt")
_PROCENT = re.compile(r"([+-])(\S+)%")


class Wijze(StrEnum):
    """Hoe een wijziging gelezen moet worden."""

    WAARDE = "waarde"
    PROCENT = "procent"
    PROCENTPUNT = "procentpunt"


class Wijziging(NamedTuple):
    """Wat er met een parameter gebeurt: een nieuwe waarde, of een verandering als fractie."""

    tekst: Tekst
    wijze: Wijze
    verandering: Decimal = NUL


def lees_wijziging(invoer: object) -> Wijziging:
    """Een waarde, of een verandering met een teken ervoor."""
    if not isinstance(invoer, Tekst) or not invoer:
        raise WaardeFout(
            "RT201", "Hier hoort een waarde of een verandering.", "Schrijf bijvoorbeeld 10%, 1.95, +5% of -2 %-punt."
        )
    for patroon, wijze in ((_PUNT, Wijze.PROCENTPUNT), (_PROCENT, Wijze.PROCENT)):
        treffer = patroon.fullmatch(invoer)
        if treffer:
            getal = waarden.lees_percentage(Tekst(f"{treffer[2]}%", invoer.plaats)).getal
            return Wijziging(invoer, wijze, -getal if treffer[1] == "-" else getal)
    return Wijziging(invoer, Wijze.WAARDE)


Wijzigingen = dict[
    Annotated[str, Veld(woorden.lees_tekst, "tekst")], Annotated[Wijziging, Veld(lees_wijziging, "cijfer")]
]


@model
class Scenario:
    """Een genoemd stel wijzigingen, op naam van de parameter.

    Attributes:
        naam: Naam van het scenario, boven zijn kolom.
        toelichting: Wat het scenario voorstelt.
        wijzigingen: Per parameter de nieuwe waarde (10%, 1.95) of een verandering (+5%, -2 %-punt).
    """

    naam: TekstVeld
    toelichting: TekstVeld | None = None
    wijzigingen: Wijzigingen

    def __post_init__(self) -> None:
        if not self.wijzigingen:
            raise WaardeFout(
                "RT220",
                f"Het scenario '{self.naam}' wijzigt niets.",
                "Voeg onder 'wijzigingen' een regel toe zoals 'opslagen.overhead: 20%', of haal het scenario weg.",
                self.naam.plaats,
            )


@model
class Scenariobestand:
    """Het bestand met scenario's, in de volgorde waarin ze naast elkaar komen.

    Attributes:
        scenarios: De scenario's, in de volgorde waarin ze naast elkaar komen.
    """

    scenarios: Annotated[tuple[Scenario, ...], TenMinste(1)]

    def __post_init__(self) -> None:
        eis_uniek(
            (scenario.naam for scenario in self.scenarios),
            "Twee scenario's heten '{naam}'.",
            "Geef een van beide een eigen naam.",
        )


class GelezenScenarios(NamedTuple):
    """De scenario's met hun bestand; met bevindingen niet te gebruiken."""

    scenarios: tuple[Scenario, ...]
    bestand: Bestand
    bevindingen: tuple[Bevinding, ...]


def lees_scenarios(inhoud: bytes, naam: str) -> GelezenScenarios:
    """Lees het bestand strikt; alle fouten in één keer."""
    gelezen = lees_los(inhoud, naam, Scenariobestand)
    return GelezenScenarios(gelezen.model.scenarios if gelezen.model else (), gelezen.bestand, gelezen.bevindingen)
