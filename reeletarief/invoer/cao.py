"""Het model van een cao-tabel: één bestand per cao en ingangsdatum."""

import datetime
from dataclasses import field
from typing import Annotated, Any

from reeletarief.fouten import Plaats, suggestie
from reeletarief.invoer.model import (
    BedragVeld,
    Bron,
    Codenaam,
    DatumVeld,
    Klasse,
    PercentageVeld,
    PositiefBedrag,
    PositieveUren,
    SleutelVeld,
    TekstVeld,
    Tredenaam,
    UrenVeld,
    Veld,
    model,
)
from reeletarief.invoer.waarden import Waarde, WaardeFout, lees_tekst
from reeletarief.invoer.yaml_strikt import Tekst

FEESTDAGEN = (
    "nieuwjaar",
    "goede_vrijdag",
    "eerste_paasdag",
    "tweede_paasdag",
    "koningsdag",
    "bevrijdingsdag",
    "hemelvaart",
    "eerste_pinksterdag",
    "tweede_pinksterdag",
    "eerste_kerstdag",
    "tweede_kerstdag",
)


def _lees_feestdag(invoer: object) -> Tekst:
    naam = lees_tekst(invoer)
    if naam not in FEESTDAGEN:
        hint = suggestie(naam, FEESTDAGEN, f"Kies uit: {', '.join(FEESTDAGEN)}.")
        raise WaardeFout("RT222", f"'{naam[:40]}' is geen feestdag die het programma kent.", hint)
    return naam


FeestdagVeld = Annotated[Tekst, Veld(_lees_feestdag)]


@model
class Arbeidsduur:
    """Contracturen bij een voltijd dienstverband.

    ``klasse: aanname`` zegt dat de voorwaarde voor dit tijdvak niet in de cao zelf is nagelezen; dat
    telt in elke uitvoer als aanname. Hetzelfde geldt bij toeslagen en verlof.
    """

    uren_per_week: PositieveUren
    uren_per_jaar: PositieveUren
    vindplaats: TekstVeld | None = None
    klasse: Klasse = Klasse.VASTSTAAND


@model
class Toeslag:
    """Een toeslag bovenop het salaris: een percentage over genoemde regels, of een vast bedrag.

    ``minimum_per_maand`` en ``minimum_per_jaar`` gelden bij een voltijd dienstverband.
    """

    sleutel: SleutelVeld
    naam: TekstVeld | None = None
    percentage: PercentageVeld | None = None
    bedrag_per_maand: BedragVeld | None = None
    bedrag_per_jaar: BedragVeld | None = None
    over: tuple[SleutelVeld, ...] = ()
    minimum_per_maand: PositiefBedrag | None = None
    minimum_per_jaar: PositiefBedrag | None = None
    vindplaats: TekstVeld | None = None
    klasse: Klasse = Klasse.VASTSTAAND

    def __post_init__(self) -> None:
        vormen = (self.percentage, self.bedrag_per_maand, self.bedrag_per_jaar)
        eis_een_vorm(self.sleutel, "percentage, bedrag_per_maand of bedrag_per_jaar", *vormen)
        eis_grondslag(self.sleutel, self.percentage, self.over)
        eis_niet_negatief(self.percentage, self.bedrag_per_maand, self.bedrag_per_jaar)
        if self.percentage is None and (self.minimum_per_maand or self.minimum_per_jaar):
            raise WaardeFout(
                "RT227",
                f"Bij '{self.sleutel}' hoort een minimum bij een percentage, niet bij een bedrag.",
                "Haal het minimum weg, of maak er een percentage van.",
                self.sleutel.plaats,
            )
        if self.minimum_per_maand and self.minimum_per_jaar:
            raise WaardeFout(
                "RT223",
                "Een minimum per maand en een minimum per jaar gaan niet samen.",
                "Houd het minimum dat in de cao staat.",
                self.sleutel.plaats,
            )


@model
class Verlof:
    """Verlofuren per jaar bij een voltijd dienstverband."""

    wettelijk: UrenVeld
    bovenwettelijk: UrenVeld
    vindplaats: TekstVeld | None = None
    klasse: Klasse = Klasse.VASTSTAAND


@model
class CaoTabel:
    """Een salaristabel met de voorwaarden die vanaf de ingangsdatum gelden.

    ``salaris`` geeft bruto euro per maand bij voltijd, per schaal en trede; ``salaris_per_jaar``
    hetzelfde per jaar, voor tabellen die zo gepubliceerd zijn. ``bevestigd_tot`` is de laatste dag
    waarvoor partijen de tabel hebben afgesproken.
    """

    cao: SleutelVeld
    naam: TekstVeld
    ingangsdatum: DatumVeld
    bevestigd_tot: DatumVeld
    bron: Bron
    toelichting: TekstVeld | None = None
    arbeidsduur: Arbeidsduur
    toeslagen: tuple[Toeslag, ...] = ()
    verlof: Verlof
    feestdagen: tuple[FeestdagVeld, ...]
    salaris: dict[Codenaam, dict[Tredenaam, PositiefBedrag]] = field(default_factory=dict)
    salaris_per_jaar: dict[Codenaam, dict[Tredenaam, PositiefBedrag]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._controleer_datums()
        self._controleer_feestdagen()
        if bool(self.salaris) == bool(self.salaris_per_jaar):
            raise WaardeFout(
                "RT225",
                "Een cao-tabel heeft precies één salaristabel met bedragen.",
                "Vul 'salaris' (per maand) of 'salaris_per_jaar'.",
                self.ingangsdatum.plaats,
            )

    def _controleer_datums(self) -> None:
        if self.ingangsdatum.dag.day != 1:
            raise WaardeFout(
                "RT226",
                f"De tabel gaat in op {self.ingangsdatum.dag}, midden in een maand; het jaarsalaris telt hele maanden.",
                "Schrijf de eerste dag van de maand waarvoor de tabel voor het eerst geldt.",
                self.ingangsdatum.plaats,
            )
        if self.bevestigd_tot.dag < self.ingangsdatum.dag:
            raise WaardeFout(
                "RT226",
                f"De tabel is bevestigd tot {self.bevestigd_tot.dag}, voordat hij ingaat.",
                "Controleer beide datums.",
                self.bevestigd_tot.plaats,
            )

    def _controleer_feestdagen(self) -> None:
        for positie, naam in enumerate(self.feestdagen):
            if naam in self.feestdagen[:positie]:
                raise WaardeFout("RT224", f"De feestdag {naam} staat er twee keer.", "Verwijder er een.", naam.plaats)

    @property
    def schalen(self) -> dict[str, dict[str, Waarde]]:
        """De salaristabel die ingevuld is, per maand of per jaar."""
        return self.salaris or self.salaris_per_jaar

    @property
    def dag(self) -> datetime.date:
        """De ingangsdatum als kalenderdag."""
        return self.ingangsdatum.dag


def eis_een_vorm(sleutel: Any, namen: str, *vormen: object) -> None:
    """Weiger een regel die geen of meer dan één van de genoemde waardevormen heeft."""
    aantal = sum(vorm is not None for vorm in vormen)
    if aantal != 1:
        hoeveel = "geen" if aantal == 0 else "meer dan één"
        raise WaardeFout(
            "RT223",
            f"De regel '{sleutel}' heeft {hoeveel} waarde.",
            f"Geef precies één van: {namen}.",
            _plaats(sleutel),
        )


def eis_grondslag(sleutel: Any, percentage: object, over: tuple[Any, ...]) -> None:
    """Weiger een percentage zonder grondslag en een bedrag mét grondslag."""
    if percentage is not None and not over:
        raise WaardeFout(
            "RT301",
            f"Het percentage van '{sleutel}' zegt niet waarover het gaat.",
            "Voeg 'over: [regel, …]' toe met de regels die de grondslag vormen.",
            _plaats(sleutel),
        )
    if over and percentage is None:
        raise WaardeFout(
            "RT301",
            f"De regel '{sleutel}' is een bedrag en heeft geen grondslag nodig.",
            "Haal 'over' weg, of maak er een percentage van.",
            _plaats(sleutel),
        )


def eis_niet_negatief(*waarden: object) -> None:
    """Weiger een waarde onder nul; wat geen losse waarde is (zoals een reeks), telt niet mee."""
    for waarde in waarden:
        if isinstance(waarde, Waarde) and waarde.getal < 0:
            raise WaardeFout("RT211", "Dit ligt onder nul.", "Controleer het minteken.", waarde.plaats)


def eis_hooguit_honderd(waarde: object) -> None:
    """Weiger een percentage boven 100%."""
    if isinstance(waarde, Waarde) and waarde.getal > 1:
        raise WaardeFout("RT211", "Dit is meer dan 100%.", "Controleer de cijfers.", waarde.plaats)


def _plaats(sleutel: Any) -> Plaats | None:
    return getattr(sleutel, "plaats", None)
