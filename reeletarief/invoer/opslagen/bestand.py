"""Het model van ``opslagen.yaml``: alles wat de regio zelf kiest, met bron en klasse."""

from dataclasses import field
from typing import Annotated, Literal

from reeletarief.invoer.eisen import eis_geen_prijspeil, eis_herkomst, eis_hooguit_honderd
from reeletarief.invoer.kaart.eenheden import EENHEIDCODES
from reeletarief.invoer.model import (
    Herkomstvelden,
    JaarVeld,
    MetPlaats,
    PercentageVeld,
    PositiefBedrag,
    Sleutelnaam,
    TekstVeld,
    model,
)
from reeletarief.invoer.opslagen.indexering import Indexering
from reeletarief.invoer.opslagen.lasten import Lastregel
from reeletarief.invoer.opslagen.reeks import Reeks
from reeletarief.invoer.opslagen.regel import OpslagElement, Opslagregel
from reeletarief.invoer.opslagen.uren import Uren
from reeletarief.invoer.waarden import Waarde, WaardeFout

GROOTSTE_STAP = 10


@model
class ZonderElement:
    """Een kostprijselement dat in deze opslagset nul is, met de reden.

    Attributes:
        element: Het kostprijselement dat nul is.
        reden: Waarom het nul is.
    """

    element: OpslagElement
    reden: TekstVeld


@model
class Opslagset:
    """Een genoemde reeks opslagen die productkaarten delen.

    Attributes:
        naam: Hoe een lezer de opslagset genoemd ziet.
        regels: De opslagen, op volgorde: een regel kan over regels erboven gaan.
        zonder: De kostprijselementen die in deze set nul zijn, elk met de reden.
    """

    naam: TekstVeld
    regels: tuple[Opslagregel, ...] = ()
    zonder: tuple[ZonderElement, ...] = ()


@model
class Grens(Herkomstvelden):
    """Een bandbreedte waaraan een uitkomst getoetst wordt; ze verandert geen tarief.

    Attributes:
        laagste: Onder dit percentage waarschuwt 'controleer'.
        hoogste: Boven dit percentage waarschuwt 'controleer'.
    """

    laagste: PercentageVeld | None = None
    hoogste: PercentageVeld | None = None

    def __post_init__(self) -> None:
        gegeven = self.laagste or self.hoogste
        if gegeven is None:
            raise WaardeFout(
                "RT223", "Deze grens heeft geen laagste en geen hoogste waarde.", "Geef een van beide, of allebei."
            )
        eis_herkomst(self, "grens", gegeven)
        eis_geen_prijspeil(self, "grens")
        if self.laagste and self.hoogste and self.laagste.getal > self.hoogste.getal:
            raise WaardeFout("RT226", "De laagste waarde ligt boven de hoogste.", "Wissel ze om.", gegeven.plaats)


@model
class Grenzen:
    """Waaraan ``controleer`` de uitkomsten toetst: wijziging tegenover vorig jaar, overhead, productiviteit en marge.

    Attributes:
        wijziging_per_jaar: Hoeveel een tarief van jaar op jaar mag veranderen zonder motivering.
        overhead_in_kostprijs: Overhead als deel van de kostprijs.
        declarabel_van_contract: Declarabele uren als deel van de contracturen.
        marge_in_kostprijs: Risico en marge als deel van de kostprijs.
    """

    wijziging_per_jaar: Grens | None = None
    overhead_in_kostprijs: Grens | None = None
    declarabel_van_contract: Grens | None = None
    marge_in_kostprijs: Grens | None = None


@model
class Afronding:
    """De stap waarop het tarief wordt afgerond, half omhoog.

    Attributes:
        stap: De stap in euro, hooguit 10; 0.01 rondt op de cent af, 0.60 maakt het minuuttarief heel.
        per_uur: De stap van een tarief per uur, in plaats van 'stap'.
        per_minuut: De stap van een tarief per minuut, in plaats van 'stap'.
        per_dagdeel: De stap van een tarief per dagdeel, in plaats van 'stap'.
        per_etmaal: De stap van een tarief per etmaal, in plaats van 'stap'.
        per_stuks: De stap van het tarief van een traject, in plaats van 'stap'.
        per_stuk: De stap van een tarief per stuk, in plaats van 'stap'.
        per_jaar: De stap van een bedrag per jaar, in plaats van 'stap'.
        toelichting: Waarom de regio deze stap kiest.
    """

    stap: PositiefBedrag
    per_uur: PositiefBedrag | None = None
    per_minuut: PositiefBedrag | None = None
    per_dagdeel: PositiefBedrag | None = None
    per_etmaal: PositiefBedrag | None = None
    per_stuks: PositiefBedrag | None = None
    per_stuk: PositiefBedrag | None = None
    per_jaar: PositiefBedrag | None = None
    toelichting: TekstVeld | None = None

    def __post_init__(self) -> None:
        for stap in (self.stap, *(self.eigen(eenheid) for eenheid in EENHEIDCODES)):
            if stap is not None and stap.getal > GROOTSTE_STAP:
                raise WaardeFout(
                    "RT211",
                    f"Een stap van {stap.getal} euro maakt van tarieven ronde bedragen of nul.",
                    f"Kies een stap van hooguit {GROOTSTE_STAP} euro.",
                    stap.plaats,
                )

    def eigen(self, eenheid: str) -> Waarde | None:
        """De stap die alleen voor tarieven in deze eenheid geldt, als die er is."""
        stap: Waarde | None = getattr(self, f"per_{eenheid}")
        return stap

    def voor(self, eenheid: str) -> Waarde:
        """De stap van een tarief in deze eenheid."""
        eigen = self.eigen(eenheid)
        return self.stap if eigen is None else eigen


@model
class Opslagen:
    """De keuzes van de regio: ``opslagen.yaml``.

    Attributes:
        regio: Naam van de regio.
        tariefjaar: Het jaar waarvoor de tarieven gelden.
        toelichting: Wat een lezer over de keuzes moet weten.
        inhoudingen: Inhoudingen op het salaris van de medewerker, zoals zijn deel van de pensioenpremie.
        werkgeverslasten: Premies en lasten van de werkgever, op volgorde.
        uren: De productiviteit: welke uren van het contract niet declarabel zijn.
        opslagsets: De opslagsets die productkaarten kunnen kiezen, op naam.
        indexering: Hoe bedragen van een ouder prijspeil naar het tariefjaar gaan.
        afronding: De stap waarop het tarief wordt afgerond.
        prijssoort: Of het tarief een vaste prijs is of een ondergrens.
        grenzen: Waaraan 'controleer' de uitkomsten toetst.
        reeksen: Waarden met een datum, op naam: premies, maxima, franchises, OVA en ppc.
    """

    regio: TekstVeld
    tariefjaar: JaarVeld
    toelichting: TekstVeld | None = None
    inhoudingen: tuple[Lastregel, ...] = ()
    werkgeverslasten: tuple[Lastregel, ...] = ()
    uren: Uren
    opslagsets: dict[Sleutelnaam, Opslagset]
    indexering: Indexering
    afronding: Afronding
    prijssoort: Annotated[Literal["vaste_prijs", "ondergrens"], MetPlaats()] | None = None
    grenzen: Grenzen | None = None
    reeksen: dict[Sleutelnaam, Reeks] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for regel in self.inhoudingen:
            eis_hooguit_honderd(regel.percentage)
