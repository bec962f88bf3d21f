"""De voorwaarden in een cao-tabel naast het salaris: arbeidsduur, toeslagen, verlof, feestdagen en onregelmatigheid."""

from typing import Annotated

from reeletarief.fouten import in_zin, suggestie
from reeletarief.invoer.eisen import eis_een_vorm, eis_graad, eis_grondslag, eis_hooguit_honderd, eis_niet_negatief
from reeletarief.invoer.model import (
    BedragVeld,
    CodeVeld,
    DatumVeld,
    Klasse,
    PercentageVeld,
    PositiefBedrag,
    PositieveUren,
    SleutelVeld,
    TekstVeld,
    TredeVeld,
    UrenVeld,
    Veld,
    model,
)
from reeletarief.invoer.waarden import WaardeFout
from reeletarief.invoer.woorden import lees_tekst
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


FeestdagVeld = Annotated[Tekst, Veld(_lees_feestdag, "feestdag")]


KORTSTE_WEEK, LANGSTE_WEEK = 20, 60
"""Ruim om elke voltijdse werkweek heen; daarbuiten is het een tikfout, of de uren per jaar op de verkeerde plek."""


@model
class Arbeidsduur:
    """Contracturen bij een voltijd dienstverband.

    Attributes:
        uren_per_week: Uren per week bij voltijd.
        uren_per_jaar: Uren per jaar bij voltijd, vóór verlof en feestdagen.
        vindplaats: Artikel in de cao.
        klasse: Vaststaand, of aanname als de voorwaarde voor dit tijdvak niet in de cao zelf is nagelezen; een
            aanname telt in elke uitvoer.
    """

    uren_per_week: PositieveUren
    uren_per_jaar: PositieveUren
    vindplaats: TekstVeld | None = None
    klasse: Klasse = Klasse.VASTSTAAND

    def __post_init__(self) -> None:
        uren = self.uren_per_week
        if not KORTSTE_WEEK <= uren.getal <= LANGSTE_WEEK:
            raise WaardeFout(
                "RT211",
                f"Een voltijder werkt geen {in_zin(uren.getal)} uur per week.",
                f"Schrijf de uren per week, van {KORTSTE_WEEK} tot en met {LANGSTE_WEEK}.",
                uren.plaats,
            )


@model
class Tabelplek:
    """Een cel van de salaristabel, aangewezen met schaal en trede.

    Attributes:
        schaal: Schaal in de salaristabel.
        trede: Trede in die schaal.
    """

    schaal: CodeVeld
    trede: TredeVeld


@model
class Toeslag:
    """Een toeslag bovenop het salaris: een percentage over genoemde regels, of een vast bedrag.

    Attributes:
        sleutel: Naam waarmee andere regels naar deze verwijzen, zoals vakantietoeslag.
        naam: Hoe een lezer de toeslag genoemd ziet; zonder opgave de sleutel.
        percentage: Percentage over de regels onder 'over'.
        bedrag_per_maand: Vast bedrag per maand bij voltijd, in plaats van een percentage.
        bedrag_per_jaar: Vast bedrag per jaar bij voltijd, in plaats van een percentage.
        over: De regels die samen de grondslag van het percentage zijn, zoals jaarsalaris.
        minimum_per_maand: Kleinste bedrag per maand bij voltijd.
        minimum_per_jaar: Kleinste bedrag per jaar bij voltijd.
        minimum_over: De cel van de salaristabel waarover het percentage ten minste gerekend wordt.
        vindplaats: Artikel in de cao.
        toelichting: Wat een lezer erbij moet weten.
        klasse: Vaststaand, of aanname als de voorwaarde voor dit tijdvak niet in de cao zelf is nagelezen; een
            aanname telt in elke uitvoer.
    """

    sleutel: SleutelVeld
    naam: TekstVeld | None = None
    percentage: PercentageVeld | None = None
    bedrag_per_maand: BedragVeld | None = None
    bedrag_per_jaar: BedragVeld | None = None
    over: tuple[SleutelVeld, ...] = ()
    minimum_per_maand: PositiefBedrag | None = None
    minimum_per_jaar: PositiefBedrag | None = None
    minimum_over: Tabelplek | None = None
    vindplaats: TekstVeld | None = None
    toelichting: TekstVeld | None = None
    klasse: Klasse = Klasse.VASTSTAAND

    def __post_init__(self) -> None:
        vormen = (self.percentage, self.bedrag_per_maand, self.bedrag_per_jaar)
        eis_een_vorm(self.sleutel, "percentage, bedrag_per_maand of bedrag_per_jaar", *vormen)
        eis_grondslag(self.sleutel, self.percentage, self.over, "jaarsalaris")
        eis_niet_negatief(self.percentage, self.bedrag_per_maand, self.bedrag_per_jaar)
        minima = [minimum for minimum in (self.minimum_per_maand, self.minimum_per_jaar, self.minimum_over) if minimum]
        if self.percentage is None and minima:
            raise WaardeFout(
                "RT227",
                f"'{self.sleutel}' is een bedrag met een minimum; een minimum hoort bij een percentage.",
                "Haal het minimum weg, of maak er een percentage van.",
                self.sleutel.plaats,
            )
        if len(minima) > 1:
            raise WaardeFout(
                "RT223",
                "Een minimum per maand, een minimum per jaar en een minimum over een tabelbedrag gaan niet samen.",
                "Houd het minimum dat in de cao staat.",
                self.sleutel.plaats,
            )


@model
class Verlofregel:
    """Verlof naast het wettelijke en bovenwettelijke, zoals een levensfasebudget of balansverlof, in uren per jaar.

    Attributes:
        sleutel: Eigen naam van dit verlof, zoals balansverlof.
        naam: Hoe een lezer het verlof genoemd ziet; zonder opgave de sleutel.
        uren: Uren per jaar bij voltijd.
        vindplaats: Artikel in de cao.
        klasse: Vaststaand, of aanname als de voorwaarde voor dit tijdvak niet in de cao zelf is nagelezen; een
            aanname telt in elke uitvoer.
    """

    sleutel: SleutelVeld
    naam: TekstVeld
    uren: UrenVeld
    vindplaats: TekstVeld | None = None
    klasse: Klasse = Klasse.VASTSTAAND


@model
class Verlof:
    """Verlofuren per jaar bij een voltijd dienstverband.

    Attributes:
        wettelijk: Wettelijk verlof, in uren per jaar.
        bovenwettelijk: Bovenwettelijk verlof, in uren per jaar.
        extra: Ander verlof, zoals een levensfasebudget.
        vindplaats: Artikel in de cao.
        klasse: Vaststaand, of aanname als de voorwaarde voor dit tijdvak niet in de cao zelf is nagelezen; een
            aanname telt in elke uitvoer.
    """

    wettelijk: UrenVeld
    bovenwettelijk: UrenVeld
    extra: tuple[Verlofregel, ...] = ()
    vindplaats: TekstVeld | None = None
    klasse: Klasse = Klasse.VASTSTAAND

    def __post_init__(self) -> None:
        """Elke verlofregel heeft een eigen sleutel; anders telt er stil maar één mee."""
        gezien = {"wettelijk", "bovenwettelijk"}
        for regel in self.extra:
            if regel.sleutel in gezien:
                raise WaardeFout(
                    "RT224",
                    f"Het verlof '{regel.sleutel}' staat er twee keer.",
                    "Geef elke verlofregel een eigen sleutel, of tel de uren op.",
                    regel.sleutel.plaats,
                )
            gezien.add(str(regel.sleutel))


@model
class Slaapdienst:
    """Het deel van een uur slaapdienst dat volgens de cao als gewerkt telt, in loon of in vrije tijd.

    Attributes:
        telt_als: Deel van een uur slaapdienst dat als gewerkt telt; 0% als de cao er alleen een bedrag voor geeft.
        tot_en_met: Laatste dag waarop de regel geldt, als zij eerder ophoudt dan de salaristabel.
        vindplaats: Artikel in de cao.
        klasse: Vaststaand, of aanname als de voorwaarde voor dit tijdvak niet in de cao zelf is nagelezen; een
            aanname telt in elke uitvoer.
    """

    telt_als: PercentageVeld
    tot_en_met: DatumVeld | None = None
    vindplaats: TekstVeld
    klasse: Klasse = Klasse.VASTSTAAND

    def __post_init__(self) -> None:
        eis_niet_negatief(self.telt_als)
        eis_hooguit_honderd(self.telt_als)
        if self.telt_als.getal != 0:  # 0,5% is 0,5 met een teken te veel
            eis_graad("deel van een uur slaapdienst", self.telt_als)


@model
class NietBerekend:
    """Een voorwaarde die in de cao staat maar niet in de loonkosten zit, met de reden.

    Attributes:
        sleutel: Eigen naam van de voorwaarde.
        tekst: Wat de cao zegt.
        reden: Waarom het niet in de loonkosten zit.
        vindplaats: Artikel in de cao.
    """

    sleutel: SleutelVeld
    tekst: TekstVeld
    reden: TekstVeld | None = None
    vindplaats: TekstVeld | None = None
