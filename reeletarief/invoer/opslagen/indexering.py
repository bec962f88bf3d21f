"""Hoe ``opslagen.yaml`` bedragen van een ouder prijspeil naar het tariefjaar brengt."""

from typing import Annotated, Literal

from reeletarief.fouten import in_zin
from reeletarief.invoer.eisen import (
    eis_geen_prijspeil,
    eis_herkomst,
    eis_hooguit_honderd,
    eis_niet_negatief,
    tot_honderd,
)
from reeletarief.invoer.model import Herkomstvelden, MetPlaats, PercentageVeld, model
from reeletarief.invoer.opslagen.verwijzing import PercentageOfReeks, ReeksPerCao
from reeletarief.invoer.toevoegen import voeg_toe
from reeletarief.invoer.waarden import WaardeFout, positief

METHODEN = {
    "geen": frozenset({"toelichting"}),
    "vast": frozenset({"percentage"}),
    "ova_ppc": frozenset({"gewicht_ova", "gewicht_ppc", "stand"}),
    "vng_verschil": frozenset({"gewicht_ova", "gewicht_ppc"}),
    "vng_verhouding": frozenset({"gewicht_ova", "gewicht_ppc"}),
}
"""Per methode van indexeren de velden die zij vraagt; een toelichting en een afronding mogen altijd."""
METHODEVELDEN = ("percentage", "gewicht_ova", "gewicht_ppc", "stand", "toelichting")
"""De velden van de indexering die niet bij elke methode passen."""


@model
class Indexering(Herkomstvelden):
    """Hoe bedragen van een ouder prijspeil naar het tariefjaar gaan.

    * ``geen``: niet, met een toelichting waarom;
    * ``vast``: één percentage per jaar;
    * ``ova_ppc``: gewogen OVA en ppc, met de stand (voorlopig of definitief) die geldt;
    * ``vng_verschil`` en ``vng_verhouding``: gewogen voorlopige index plus correctie over het vorige jaar.

    Attributes:
        methode: Hoe geïndexeerd wordt: geen, vast (één percentage), ova_ppc (gewogen OVA en ppc), vng_verschil
            of vng_verhouding (gewogen voorlopige index plus correctie over het vorige jaar).
        percentage: Percentage per jaar, bij de methode vast.
        gewicht_ova: Gewicht van de OVA (lonen); met dat van de ppc samen 100%.
        gewicht_ppc: Gewicht van de ppc (prijzen); met dat van de OVA samen 100%.
        stand: Welke stand van OVA en ppc geldt, bij de methode ova_ppc.
        afronding: Waarop de index wordt afgerond zoals hij gepubliceerd wordt (VNG: 0.01%).
    """

    NODIG = ("toelichting",)
    """Wat er bij de methode geen, buiten de verplichte velden in elk geval staat."""

    methode: Annotated[Literal["geen", "vast", "ova_ppc", "vng_verschil", "vng_verhouding"], MetPlaats()]
    percentage: PercentageOfReeks | None = None
    gewicht_ova: PercentageVeld | None = None
    gewicht_ppc: PercentageVeld | None = None
    stand: Literal["voorlopig", "definitief"] | None = None
    afronding: PercentageVeld | None = None

    def __post_init__(self) -> None:
        self._eis_velden_van_de_methode()
        self._eis_gewichten()
        if self.afronding is not None:
            positief(self.afronding)
        eis_geen_prijspeil(self, "indexering")
        if isinstance(self.percentage, ReeksPerCao):
            raise WaardeFout(
                "RT201",
                "De indexering geldt voor alle cao's samen en kiest geen reeks per cao.",
                "Schrijf één percentage, of {reeks: naam}.",
                self.percentage.plaats,
            )
        if self.methode != "geen":
            eis_herkomst(self, "indexering", self.percentage, self.gewicht_ova)

    def _eis_velden_van_de_methode(self) -> None:
        """Wat de methode nodig heeft, is er; wat zij niet gebruikt, niet."""
        nodig = METHODEN[self.methode]
        mogelijk = nodig | {"toelichting", "afronding"}
        for veld in METHODEVELDEN:
            if (getattr(self, veld) is None) and veld in nodig:
                raise WaardeFout("RT220", f"De methode {self.methode} vraagt '{veld}'.", voeg_toe(Indexering, veld))
            if getattr(self, veld) is not None and veld not in mogelijk:
                raise WaardeFout("RT221", f"De methode {self.methode} gebruikt geen '{veld}'.", "Haal de sleutel weg.")

    def _eis_gewichten(self) -> None:
        """De gewichten zijn delen van één geheel, samen precies 100%."""
        if self.gewicht_ova and self.gewicht_ppc and self.gewicht_ova.getal + self.gewicht_ppc.getal != 1:
            som = self.gewicht_ova.getal + self.gewicht_ppc.getal
            raise WaardeFout(
                "RT302",
                f"De gewichten van OVA en ppc zijn samen {in_zin(som * 100)}%, niet precies 100%.",
                f"{tot_honderd(som)} Pas 'gewicht_ova' of 'gewicht_ppc' aan.",
                self.gewicht_ppc.plaats,
            )
        eis_hooguit_honderd(self.gewicht_ova)
        eis_hooguit_honderd(self.gewicht_ppc)
        eis_niet_negatief(self.gewicht_ova, self.gewicht_ppc)
