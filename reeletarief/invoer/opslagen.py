"""Het model van ``opslagen.yaml``: alles wat de regio zelf kiest, met bron en klasse."""

import datetime
from collections.abc import Callable
from dataclasses import field
from itertools import pairwise
from typing import Annotated, Any, Literal, NamedTuple

from reeletarief.invoer import waarden
from reeletarief.invoer.cao import eis_een_vorm, eis_grondslag
from reeletarief.invoer.model import (
    BedragVeld,
    DatumVeld,
    Herkomstvelden,
    JaarVeld,
    Klasse,
    PercentageOfBedrag,
    PercentageVeld,
    PositiefBedrag,
    PositiefGetal,
    Sleutelnaam,
    SleutelVeld,
    TekstVeld,
    TenMinste,
    UrenVeld,
    Veld,
    model,
)
from reeletarief.invoer.waarden import Waarde, WaardeFout
from reeletarief.invoer.yaml_strikt import Blok, Lijst, Tekst


class Reeksnaam(NamedTuple):
    """Een verwijzing naar een reeks: ``{reeks: aof_hoog}``."""

    reeks: Tekst


def _of_reeks(lees: Callable[[object], Waarde]) -> Callable[[object], Waarde | Reeksnaam]:
    def lees_waarde_of_reeks(invoer: object) -> Waarde | Reeksnaam:
        if isinstance(invoer, Blok):
            if list(invoer) != ["reeks"]:
                raise WaardeFout(
                    "RT201", "Hier hoort een waarde of {reeks: naam}.", "Schrijf bijvoorbeeld {reeks: aof_hoog}."
                )
            return Reeksnaam(waarden.lees_sleutel(invoer["reeks"]))
        return lees(invoer)

    return lees_waarde_of_reeks


_REEKS_SCHEMA = {
    "type": "object",
    "properties": {"reeks": {"type": "string"}},
    "required": ["reeks"],
    "additionalProperties": False,
}

PercentageOfReeks = Annotated[
    Waarde | Reeksnaam,
    Veld(_of_reeks(waarden.lees_percentage), {"anyOf": [{"type": "string"}, _REEKS_SCHEMA]}),
]
BedragOfReeks = Annotated[
    Waarde | Reeksnaam,
    Veld(_of_reeks(waarden.lees_bedrag), {"anyOf": [{"type": "number"}, _REEKS_SCHEMA]}),
]


@model
class Geldigheid:
    """De kalenderjaren waarin een regel geldt, met de reden waarom hij daarbuiten nul is."""

    vanaf: JaarVeld | None = None
    tot_en_met: JaarVeld | None = None
    reden: TekstVeld


@model
class Lastregel(Herkomstvelden):
    """Een werkgeverslast of inhouding: percentage over genoemde regels, of een bedrag per fte per jaar.

    ``franchise`` gaat van de grondslag af; ``maximum`` begrenst de grondslag (vóór de franchise).
    """

    sleutel: SleutelVeld
    naam: TekstVeld
    percentage: PercentageOfReeks | None = None
    bedrag_per_jaar: BedragOfReeks | None = None
    over: tuple[SleutelVeld, ...] = ()
    franchise: BedragOfReeks | None = None
    maximum: BedragOfReeks | None = None
    geldig: Geldigheid | None = None

    def __post_init__(self) -> None:
        eis_een_vorm(self.sleutel, "percentage of bedrag_per_jaar", self.percentage, self.bedrag_per_jaar)
        eis_grondslag(self.sleutel, self.percentage, self.over)
        eis_herkomst(self, self.sleutel, self.percentage, self.bedrag_per_jaar, self.franchise, self.maximum)
        eis_niet_negatief(self.percentage)


@model
class Urenregel(Herkomstvelden):
    """Uren die niet declarabel zijn, in een van de drie soorten van domein §4."""

    sleutel: SleutelVeld
    naam: TekstVeld
    soort: Literal["algemeen", "beroepsgebonden", "clientgebonden_indirect"]
    percentage: PercentageOfReeks | None = None
    uren_per_jaar: UrenVeld | None = None
    over: tuple[SleutelVeld, ...] = ()

    def __post_init__(self) -> None:
        eis_een_vorm(self.sleutel, "percentage of uren_per_jaar", self.percentage, self.uren_per_jaar)
        eis_grondslag(self.sleutel, self.percentage, self.over)
        eis_herkomst(self, self.sleutel, self.percentage, self.uren_per_jaar)
        eis_niet_negatief(self.percentage)


@model
class Uren:
    """De productiviteit: welke uren afgaan, en of de indirecte cliëntgebonden uren declarabel zijn."""

    declarabel: Literal["direct", "direct_en_indirect"]
    regels: tuple[Urenregel, ...] = ()


OpslagElement = Literal[
    "reiskosten", "opleidingskosten", "overhead", "gemeentelijke_eisen", "huisvesting", "verzorging", "marge"
]


@model
class Opslagregel(Herkomstvelden):
    """Een opslag: percentage over genoemde regels, of een bedrag.

    ``als: opslag`` telt het percentage op bij de grondslag; ``als: aandeel`` leest het als deel van de
    uitkomst (grondslag plus alle aandelen over diezelfde grondslag). ``bedrag_per_uur`` geldt per
    declarabel uur; ``bedrag_per_fte`` en ``totaal_per_jaar`` met ``fte`` worden door de declarabele uren
    gedeeld.
    """

    sleutel: SleutelVeld
    naam: TekstVeld
    element: OpslagElement
    percentage: PercentageOfReeks | None = None
    over: tuple[SleutelVeld, ...] = ()
    als: Literal["opslag", "aandeel"] | None = None
    bedrag_per_uur: BedragOfReeks | None = None
    bedrag_per_fte: BedragOfReeks | None = None
    totaal_per_jaar: BedragVeld | None = None
    fte: PositiefGetal | None = None

    @property
    def bedrag(self) -> Waarde | Reeksnaam | None:
        """De waarde van een bedragregel, in welke van de drie vormen dan ook."""
        return self.bedrag_per_uur or self.bedrag_per_fte or self.totaal_per_jaar

    def __post_init__(self) -> None:
        vormen = (self.percentage, self.bedrag_per_uur, self.bedrag_per_fte, self.totaal_per_jaar)
        namen = "percentage, bedrag_per_uur, bedrag_per_fte of totaal_per_jaar"
        eis_een_vorm(self.sleutel, namen, *vormen)
        eis_grondslag(self.sleutel, self.percentage, self.over)
        eis_herkomst(self, self.sleutel, *vormen)
        eis_niet_negatief(self.percentage)
        self._eis_bijpassende_velden()

    def _eis_bijpassende_velden(self) -> None:
        if (self.percentage is None) != (self.als is None):
            raise WaardeFout(
                "RT227",
                f"Bij '{self.sleutel}' horen 'percentage' en 'als' samen.",
                "Schrijf 'als: opslag' (over de grondslag) of 'als: aandeel' (deel van de uitkomst).",
                self.sleutel.plaats,
            )
        if (self.totaal_per_jaar is None) != (self.fte is None):
            raise WaardeFout(
                "RT227",
                f"Bij '{self.sleutel}' horen 'totaal_per_jaar' en 'fte' samen.",
                "Geef beide, of gebruik bedrag_per_fte.",
                self.sleutel.plaats,
            )
        if isinstance(self.bedrag, Waarde) and self.prijspeil is None:
            raise WaardeFout(
                "RT220",
                f"De sleutel 'prijspeil' ontbreekt bij het bedrag '{self.sleutel}'.",
                "Voeg het jaar toe waarvan dit bedrag het prijspeil heeft.",
                self.sleutel.plaats,
            )


@model
class Opslagset:
    """Een genoemde reeks opslagen die productkaarten delen."""

    naam: TekstVeld
    regels: tuple[Opslagregel, ...] = ()


@model
class Indexering(Herkomstvelden):
    """Hoe bedragen van een ouder prijspeil naar het tariefjaar gaan (domein §6).

    * ``geen``: niet, met een toelichting waarom;
    * ``vast``: één percentage per jaar;
    * ``ova_ppc``: gewogen OVA en ppc, met de stand (voorlopig of definitief) die geldt;
    * ``vng_verschil`` en ``vng_verhouding``: gewogen voorlopige index plus correctie over het vorige jaar.

    ``afronding`` rondt de index af zoals hij gepubliceerd wordt (VNG: ``0.01%``).
    """

    methode: Literal["geen", "vast", "ova_ppc", "vng_verschil", "vng_verhouding"]
    percentage: PercentageOfReeks | None = None
    gewicht_ova: PercentageVeld | None = None
    gewicht_ppc: PercentageVeld | None = None
    stand: Literal["voorlopig", "definitief"] | None = None
    afronding: PercentageVeld | None = None

    def __post_init__(self) -> None:
        nodig = {
            "geen": {"toelichting"},
            "vast": {"percentage"},
            "ova_ppc": {"gewicht_ova", "gewicht_ppc", "stand"},
        }.get(self.methode, {"gewicht_ova", "gewicht_ppc"})
        mogelijk = nodig | {"toelichting", "afronding"}
        for veld in ("percentage", "gewicht_ova", "gewicht_ppc", "stand", "toelichting"):
            if (getattr(self, veld) is None) and veld in nodig:
                raise WaardeFout("RT220", f"De methode {self.methode} vraagt '{veld}'.", f"Voeg '{veld}: …' toe.")
            if getattr(self, veld) is not None and veld not in mogelijk:
                raise WaardeFout("RT221", f"De methode {self.methode} gebruikt geen '{veld}'.", "Haal de sleutel weg.")
        if self.gewicht_ova and self.gewicht_ppc and self.gewicht_ova.getal + self.gewicht_ppc.getal != 1:
            raise WaardeFout(
                "RT302",
                "De gewichten van OVA en ppc zijn samen niet precies 100%.",
                "Pas een van beide aan.",
                self.gewicht_ppc.plaats,
            )
        if self.methode != "geen":
            eis_herkomst(self, "indexering", self.percentage, self.gewicht_ova)


@model
class Afronding:
    """De stap waarop het tarief wordt afgerond, half omhoog. ``0.60`` maakt het minuuttarief heel."""

    stap: PositiefBedrag
    toelichting: TekstVeld | None = None


class Afleiding(NamedTuple):
    """Een rekenregel over andere reeksen, voor een waarde die niet gepubliceerd is.

    ``operanden`` zijn namen van reeksen, eventueel met jaartal (``pfzw_premie@2021``), of weer een
    afleiding. Zonder jaartal geldt het jaar van de waarde zelf.
    """

    bewerking: str
    operanden: tuple["Tekst | Afleiding", ...]


def lees_afleiding(invoer: object) -> Afleiding:
    """Lees ``{verschil: [a, {quotient: [b, c]}]}`` of ``{gelijk: [a@2024]}``."""
    bewerkingen = ("gelijk", "som", "verschil", "product", "quotient")
    plaats = getattr(invoer, "plaats", None)
    if not isinstance(invoer, Blok) or len(invoer) != 1 or next(iter(invoer)) not in bewerkingen:
        raise WaardeFout(
            "RT228",
            "Een afleiding is één bewerking met haar operanden.",
            f"Schrijf {{bewerking: [reeks, reeks@jaar]}}; bewerkingen zijn {', '.join(bewerkingen)}.",
            plaats,
        )
    (bewerking, operanden) = next(iter(invoer.items()))
    if not isinstance(operanden, Lijst) or not _goed_aantal(str(bewerking), len(operanden)):
        raise WaardeFout(
            "RT228",
            f"De bewerking '{bewerking}' heeft niet het goede aantal operanden.",
            "'gelijk' neemt er één, 'quotient' twee, de andere bewerkingen twee of meer.",
            bewerking.plaats,
        )
    delen = tuple(lees_afleiding(deel) if isinstance(deel, Blok) else _lees_operand(deel) for deel in operanden)
    return Afleiding(str(bewerking), delen)


def _goed_aantal(bewerking: str, aantal: int) -> bool:
    return aantal == {"gelijk": 1, "quotient": 2}.get(bewerking, max(aantal, 2))


def _lees_operand(invoer: object) -> Tekst:
    tekst = waarden.lees_tekst(invoer)
    naam, apenstaart, jaar = tekst.partition("@")
    waarden.lees_sleutel(Tekst(naam, tekst.plaats))
    if apenstaart:
        waarden.lees_jaar(Tekst(jaar, tekst.plaats))
    return tekst


AfleidingVeld = Annotated[Afleiding, Veld(lees_afleiding, {"type": "object"})]


@model
class Reekswaarde:
    """Eén waarde van een reeks, voor een jaar of voor een tijdvak, met bron en klasse.

    Is de waarde niet gepubliceerd, dan staat er een ``afleiding`` uit andere reeksen, altijd van
    klasse ``aanname`` en met een motivering.
    """

    jaar: JaarVeld | None = None
    vanaf: DatumVeld | None = None
    tot_en_met: DatumVeld | None = None
    waarde: PercentageOfBedrag | None = None
    afleiding: AfleidingVeld | None = None
    klasse: Klasse
    bron: TekstVeld
    zekerheid: Literal["A", "B", "C"] | None = None
    motivering: TekstVeld | None = None
    toelichting: TekstVeld | None = None

    def __post_init__(self) -> None:
        eis_een_vorm(self.bron, "waarde of afleiding", self.waarde, self.afleiding)
        if (self.jaar is None) == (self.vanaf is None) or (self.vanaf is None) != (self.tot_en_met is None):
            raise WaardeFout(
                "RT223",
                "Een reekswaarde geldt voor een 'jaar', of van 'vanaf' tot en met 'tot_en_met'.",
                "Geef een van beide vormen.",
                self.bron.plaats,
            )
        if (self.afleiding is not None) != (self.klasse is Klasse.AANNAME):
            raise WaardeFout(
                "RT228",
                "Een afgeleide waarde is een aanname, en een aanname in een reeks heeft een afleiding.",
                "Zet 'klasse: aanname' bij een afleiding; is de waarde zelf gekozen, gebruik dan 'klasse: open'.",
                self.bron.plaats,
            )
        if self.afleiding is not None and self.motivering is None:
            raise WaardeFout(
                "RT220", "Een aanname heeft een motivering.", "Voeg 'motivering: …' toe.", self.bron.plaats
            )

    @property
    def begin(self) -> datetime.date:
        """De eerste dag waarop deze waarde geldt."""
        return self.vanaf.dag if self.vanaf else datetime.date(self.jaar or 1, 1, 1)

    @property
    def einde(self) -> datetime.date:
        """De laatste dag waarop deze waarde geldt."""
        return self.tot_en_met.dag if self.tot_en_met else datetime.date(self.jaar or 1, 12, 31)


@model
class Reeks:
    """Een gedateerde parameter: premie, maximum, franchise, index."""

    naam: TekstVeld
    waarden: Annotated[tuple[Reekswaarde, ...], TenMinste(1)]

    def __post_init__(self) -> None:
        for eerdere, latere in pairwise(self.waarden):
            if latere.begin <= eerdere.einde:
                raise WaardeFout(
                    "RT229",
                    f"Deze waarde begint op {latere.begin}, voordat de vorige ophoudt ({eerdere.einde}).",
                    "Zet de waarden op volgorde van datum, zonder overlap.",
                    latere.bron.plaats,
                )
        soorten = {waarde.waarde.is_percentage for waarde in self.waarden if waarde.waarde}
        if not soorten:
            raise WaardeFout(
                "RT229",
                "Deze reeks heeft alleen afgeleide waarden.",
                "Een reeks heeft ten minste één gepubliceerde waarde; leid anders af op de plek van gebruik.",
                self.naam.plaats,
            )
        if len(soorten) > 1:
            raise WaardeFout(
                "RT229",
                "Deze reeks mengt percentages en bedragen.",
                "Schrijf elke waarde met, of elke waarde zonder procentteken.",
                self.naam.plaats,
            )

    @property
    def is_percentage(self) -> bool:
        """Of de waarden percentages zijn (anders bedragen)."""
        return any(waarde.waarde is not None and waarde.waarde.is_percentage for waarde in self.waarden)


@model
class Opslagen:
    """De keuzes van de regio: ``opslagen.yaml``."""

    regio: TekstVeld
    tariefjaar: JaarVeld
    toelichting: TekstVeld | None = None
    inhoudingen: tuple[Lastregel, ...] = ()
    werkgeverslasten: tuple[Lastregel, ...] = ()
    uren: Uren
    opslagsets: dict[Sleutelnaam, Opslagset]
    indexering: Indexering
    afronding: Afronding
    reeksen: dict[Sleutelnaam, Reeks] = field(default_factory=dict)


def eis_herkomst(regel: Herkomstvelden, sleutel: Any, *waarden_op_regel: object) -> None:
    """Weiger een eigen waarde zonder klasse, of zonder bron als de klasse niet open is."""
    if not any(isinstance(waarde, Waarde) for waarde in waarden_op_regel):
        return
    plaats = getattr(sleutel, "plaats", None)
    if regel.klasse is None:
        raise WaardeFout(
            "RT230",
            f"De waarde van '{sleutel}' heeft geen klasse.",
            "Voeg 'klasse: vaststaand', 'suggestie' of 'open' toe.",
            plaats,
        )
    if regel.bron is None and regel.klasse is not Klasse.OPEN:
        raise WaardeFout(
            "RT230",
            f"De waarde van '{sleutel}' ({regel.klasse}) heeft geen bron.",
            "Voeg 'bron: …' toe, of maak de klasse open als er geen erkende bron is.",
            plaats,
        )


def eis_niet_negatief(percentage: object) -> None:
    """Weiger een percentage onder nul; een korting is een bedrag met een minteken."""
    if isinstance(percentage, Waarde) and percentage.getal < 0:
        raise WaardeFout("RT211", "Dit percentage ligt onder nul.", "Controleer het minteken.", percentage.plaats)
