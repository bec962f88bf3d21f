"""Het model van een cao-tabel: één bestand per cao en ingangsdatum."""

import datetime
from dataclasses import field

from reeletarief.invoer.cao_voorwaarden import Arbeidsduur, FeestdagVeld, Toeslag, Verlof
from reeletarief.invoer.model import (
    Bron,
    Codenaam,
    DatumVeld,
    PositiefBedrag,
    SleutelVeld,
    TekstVeld,
    Tredenaam,
    model,
)
from reeletarief.invoer.waarden import Waarde, WaardeFout


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
