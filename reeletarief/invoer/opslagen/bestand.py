"""Het model van ``opslagen.yaml``: alles wat de regio zelf kiest, met bron en klasse."""

from dataclasses import field
from typing import Literal

from reeletarief.invoer.eisen import (
    eis_bandbreedte,
    eis_een_vorm,
    eis_geen_prijspeil,
    eis_grondslag,
    eis_herkomst,
    eis_hooguit_honderd,
    eis_niet_negatief,
)
from reeletarief.invoer.model import (
    Herkomstvelden,
    JaarVeld,
    PercentageOfGetal,
    PercentageVeld,
    PositiefBedrag,
    Sleutelnaam,
    SleutelVeld,
    TekstVeld,
    UrenVeld,
    model,
)
from reeletarief.invoer.opslagen.reeks import Reeks
from reeletarief.invoer.opslagen.regel import OpslagElement, Opslagregel
from reeletarief.invoer.opslagen.verwijzing import BedragOfReeks, PercentageOfReeks, ReeksPerCao
from reeletarief.invoer.waarden import WaardeFout, positief

GROOTSTE_STAP = 10
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
class Geldigheid:
    """De kalenderjaren waarin een regel geldt, met de reden waarom hij daarbuiten nul is.

    Attributes:
        vanaf: Eerste kalenderjaar waarin de regel geldt.
        tot_en_met: Laatste kalenderjaar waarin de regel geldt.
        reden: Waarom de regel daarbuiten nul is.
    """

    vanaf: JaarVeld | None = None
    tot_en_met: JaarVeld | None = None
    reden: TekstVeld

    def __post_init__(self) -> None:
        if self.vanaf is None and self.tot_en_met is None:
            raise WaardeFout(
                "RT223",
                "Een geldigheid zonder jaren zegt niets.",
                "Geef 'vanaf', 'tot_en_met' of beide.",
                self.reden.plaats,
            )
        if self.vanaf is not None and self.tot_en_met is not None and self.vanaf > self.tot_en_met:
            raise WaardeFout(
                "RT226",
                f"De regel geldt vanaf {self.vanaf} tot en met {self.tot_en_met}: nooit.",
                "Wissel de jaren om.",
                self.reden.plaats,
            )

    def omvat(self, jaar: int) -> bool:
        """Of de regel in dit kalenderjaar geldt."""
        return (self.vanaf or jaar) <= jaar <= (self.tot_en_met or jaar)


@model
class Lastregel(Herkomstvelden):
    """Een werkgeverslast of inhouding: percentage over genoemde regels, of een bedrag per fte per jaar.

    Attributes:
        sleutel: Naam waarmee andere regels naar deze verwijzen.
        naam: Hoe een lezer de regel genoemd ziet.
        percentage: Percentage over de regels onder 'over', of een verwijzing naar een reeks.
        bedrag_per_jaar: Bedrag per voltijder per jaar, in plaats van een percentage.
        over: De regels die samen de grondslag van het percentage zijn.
        franchise: Bedrag per jaar dat van de grondslag af gaat.
        maximum: Bedrag per jaar waar de grondslag niet boven komt, vóór de franchise.
        geldig: De kalenderjaren waarin de regel geldt; zonder opgave altijd.
    """

    sleutel: SleutelVeld
    naam: TekstVeld
    percentage: PercentageOfReeks | None = None
    bedrag_per_jaar: BedragOfReeks | None = None
    over: tuple[SleutelVeld, ...] = ()
    franchise: BedragOfReeks | None = None
    maximum: BedragOfReeks | None = None
    geldig: Geldigheid | None = None

    def geldt_in(self, jaar: int) -> bool:
        """Of de regel in dit kalenderjaar meetelt; zonder ``geldig`` altijd."""
        return self.geldig is None or self.geldig.omvat(jaar)

    def __post_init__(self) -> None:
        eis_een_vorm(self.sleutel, "percentage of bedrag_per_jaar", self.percentage, self.bedrag_per_jaar)
        eis_grondslag(self.sleutel, self.percentage, self.over)
        eis_herkomst(self, self.sleutel, self.percentage, self.bedrag_per_jaar, self.franchise, self.maximum)
        eis_niet_negatief(self.percentage, self.bedrag_per_jaar, self.franchise, self.maximum)
        eis_geen_prijspeil(self, self.sleutel)
        if self.percentage is None and (self.franchise or self.maximum):
            raise WaardeFout(
                "RT227",
                f"Bij '{self.sleutel}' horen franchise en maximum bij een percentage, niet bij een bedrag.",
                "Haal ze weg, of maak er een percentage van.",
                self.sleutel.plaats,
            )


@model
class Urenregel(Herkomstvelden):
    """Uren die niet declarabel zijn, in een van drie soorten.

    Attributes:
        sleutel: Naam waarmee andere regels naar deze verwijzen.
        naam: Hoe een lezer de regel genoemd ziet.
        soort: Soort uren: algemeen (verlof, feestdag, ziekte), beroepsgebonden (scholing, overleg, intervisie)
            of clientgebonden_indirect (reistijd, verslaglegging).
        percentage: Deel van de uren onder 'over' dat niet declarabel is, hooguit 100%; of een verwijzing naar
            een reeks.
        uren_per_jaar: Uren per voltijder per jaar, in plaats van een percentage.
        over: De uren waarover het percentage gaat.
        laag: De laagste waarde die verdedigbaar is.
        hoog: De hoogste waarde die verdedigbaar is.
    """

    sleutel: SleutelVeld
    naam: TekstVeld
    soort: Literal["algemeen", "beroepsgebonden", "clientgebonden_indirect"]
    percentage: PercentageOfReeks | None = None
    uren_per_jaar: UrenVeld | None = None
    over: tuple[SleutelVeld, ...] = ()
    laag: PercentageOfGetal | None = None
    hoog: PercentageOfGetal | None = None

    def __post_init__(self) -> None:
        eis_een_vorm(self.sleutel, "percentage of uren_per_jaar", self.percentage, self.uren_per_jaar)
        eis_grondslag(self.sleutel, self.percentage, self.over)
        eis_herkomst(self, self.sleutel, self.percentage, self.uren_per_jaar)
        eis_geen_prijspeil(self, self.sleutel)
        eis_niet_negatief(self.percentage, self.uren_per_jaar)
        eis_hooguit_honderd(self.percentage)
        eis_hooguit_honderd(self.hoog if self.percentage is not None else None)
        eis_bandbreedte(self, self.sleutel, self.percentage or self.uren_per_jaar, self.laag, self.hoog)


@model
class Uren:
    """De productiviteit: welke uren afgaan, en of de indirecte cliëntgebonden uren declarabel zijn.

    Attributes:
        declarabel: Wat declarabel is: alleen directe cliënturen (direct), of ook de indirecte (direct_en_indirect).
        regels: De uren die niet declarabel zijn, op volgorde van soort.
    """

    declarabel: Literal["direct", "direct_en_indirect"]
    regels: tuple[Urenregel, ...] = ()


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
            raise WaardeFout("RT223", "Een grens heeft een laagste of een hoogste waarde.", "Geef een van beide.")
        eis_herkomst(self, "grens", gegeven)
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

    methode: Literal["geen", "vast", "ova_ppc", "vng_verschil", "vng_verhouding"]
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
                raise WaardeFout("RT220", f"De methode {self.methode} vraagt '{veld}'.", f"Voeg '{veld}: …' toe.")
            if getattr(self, veld) is not None and veld not in mogelijk:
                raise WaardeFout("RT221", f"De methode {self.methode} gebruikt geen '{veld}'.", "Haal de sleutel weg.")

    def _eis_gewichten(self) -> None:
        """De gewichten zijn delen van één geheel, samen precies 100%."""
        if self.gewicht_ova and self.gewicht_ppc and self.gewicht_ova.getal + self.gewicht_ppc.getal != 1:
            raise WaardeFout(
                "RT302",
                "De gewichten van OVA en ppc zijn samen niet precies 100%.",
                "Pas een van beide aan.",
                self.gewicht_ppc.plaats,
            )
        eis_hooguit_honderd(self.gewicht_ova)
        eis_hooguit_honderd(self.gewicht_ppc)
        eis_niet_negatief(self.gewicht_ova, self.gewicht_ppc)


@model
class Afronding:
    """De stap waarop het tarief wordt afgerond, half omhoog.

    Attributes:
        stap: De stap in euro, hooguit 10; 0.01 rondt op de cent af, 0.60 maakt het minuuttarief heel.
        toelichting: Waarom de regio deze stap kiest.
    """

    stap: PositiefBedrag
    toelichting: TekstVeld | None = None

    def __post_init__(self) -> None:
        if self.stap.getal > GROOTSTE_STAP:
            raise WaardeFout(
                "RT211",
                f"Een stap van {self.stap.getal} euro maakt van tarieven ronde bedragen of nul.",
                f"Kies een stap van hooguit {GROOTSTE_STAP} euro.",
                self.stap.plaats,
            )


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
    prijssoort: Literal["vaste_prijs", "ondergrens"] | None = None
    grenzen: Grenzen | None = None
    reeksen: dict[Sleutelnaam, Reeks] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for regel in self.inhoudingen:
            eis_hooguit_honderd(regel.percentage)
