"""Wat een cao-tabel over zijn buren zegt: de afgesproken verhoging, wat ontbreekt en wat er hierna bekend is."""

from dataclasses import field
from typing import Annotated

from reeletarief.invoer.eisen import eis_niet_negatief
from reeletarief.invoer.model import (
    Codenaam,
    CodeVeld,
    DatumVeld,
    PercentageVeld,
    PositiefBedrag,
    TekstVeld,
    Tredenaam,
    TredeVeld,
    Veld,
    model,
)
from reeletarief.invoer.toevoegen import voeg_toe
from reeletarief.invoer.waarden import Waarde, WaardeFout
from reeletarief.invoer.woorden import lees_tekst
from reeletarief.invoer.yaml_strikt import Tekst


@model
class Uitzondering:
    """Een cel die niet uit de verhoging volgt, met het bedrag dat er wel staat en de reden.

    Attributes:
        schaal: Schaal van de cel.
        trede: Trede van de cel.
        bedrag: Het bedrag dat er staat, per maand bij voltijd.
        reden: Waarom het bedrag niet uit de verhoging volgt.
    """

    schaal: CodeVeld
    trede: TredeVeld
    bedrag: PositiefBedrag
    reden: TekstVeld


@model
class Verhoging:
    """De afgesproken verhoging ten opzichte van de vorige tabel, waaraan elke cel getoetst wordt.

    Nieuw bedrag = vorig bedrag × (1 + percentage), ten minste het minimum en ten hoogste het maximum per maand
    erbij, half omhoog op de stap ``afronding``.

    Attributes:
        percentage: Afgesproken verhoging van elk maandbedrag.
        minimum_per_maand: Wat er per maand ten minste bij komt.
        maximum_per_maand: Wat er per maand ten hoogste bij komt.
        afronding: De stap waarop een bedrag wordt afgerond, half omhoog.
        speling: Hoeveel een cel naast de onafgeronde uitkomst mag liggen, samen met speling_reden.
        speling_reden: Waarom er speling nodig is.
        uitzonderingen: Cellen die niet uit de verhoging volgen, elk met de reden.
        vervallen_schalen: Schalen die er niet meer zijn.
        vervallen: Per schaal de treden die er niet meer zijn.
        nieuw: Per schaal de treden die erbij kwamen.
        hernoemd: Per schaal de treden die een andere naam kregen, oude naam eerst.
        structuur_reden: Waarom schalen of treden veranderden; verplicht als er iets vervallen, nieuw of
            hernoemd is.
        vindplaats: Waar de verhoging staat.
    """

    percentage: PercentageVeld
    minimum_per_maand: PositiefBedrag | None = None
    maximum_per_maand: PositiefBedrag | None = None
    afronding: PositiefBedrag
    speling: PositiefBedrag | None = None
    speling_reden: TekstVeld | None = None
    uitzonderingen: tuple[Uitzondering, ...] = ()
    vervallen_schalen: tuple[Codenaam, ...] = ()
    vervallen: dict[Codenaam, tuple[Tredenaam, ...]] = field(default_factory=dict)
    nieuw: dict[Codenaam, tuple[Tredenaam, ...]] = field(default_factory=dict)
    hernoemd: dict[Codenaam, dict[Tredenaam, Tredenaam]] = field(default_factory=dict)
    structuur_reden: TekstVeld | None = None
    vindplaats: TekstVeld | None = None

    def __post_init__(self) -> None:
        plaats = self.percentage.plaats
        _eis_minimum_onder_maximum(self.minimum_per_maand, self.maximum_per_maand)
        if (self.speling is None) != (self.speling_reden is None):
            er, weg = ("speling_reden", "speling") if self.speling is None else ("speling", "speling_reden")
            raise WaardeFout(
                "RT220",
                f"Bij de verhoging staat '{er}' zonder '{weg}'.",
                f"{voeg_toe(Verhoging, weg)} Anders haalt u '{er}' weg.",
                plaats,
            )
        structuur = self.vervallen_schalen or self.vervallen or self.nieuw or self.hernoemd
        if structuur and self.structuur_reden is None:
            raise WaardeFout(
                "RT220",
                "Deze verhoging wijzigt schalen of treden zonder 'structuur_reden'.",
                voeg_toe(Verhoging, "structuur_reden"),
                plaats,
            )


@model
class BekendeVerhoging:
    """Een verhoging die bekend is gemaakt voor een datum waarvoor er geen tabel is.

    Attributes:
        datum: De dag waarop de verhoging ingaat.
        percentage: De verhoging van de salarissen.
        bron: Waar zij bekend is gemaakt.
    """

    datum: DatumVeld
    percentage: PercentageVeld
    bron: TekstVeld


@model
class Vervolg:
    """Wat er over de tijd na deze tabel bekend is: een notitie die de lezer krijgt als de tabel doorrekent.

    Attributes:
        stand: Hoe het met de volgende cao staat, in een zin.
        verhogingen: De verhogingen die al bekend zijn.
    """

    stand: TekstVeld
    verhogingen: tuple[BekendeVerhoging, ...] = ()


@model
class Ontbreekt:
    """Cellen die de bron niet leesbaar geeft; ze zijn niet ingevuld.

    Attributes:
        schalen: De schalen met zulke cellen.
        treden: De treden met zulke cellen.
        reden: Waarom ze ontbreken.
    """

    schalen: tuple[Codenaam, ...]
    treden: tuple[Tredenaam, ...]
    reden: TekstVeld

    def noemt(self, schaal: str, trede: str) -> bool:
        """Of deze cel een van de onleesbare is."""
        return schaal in self.schalen and trede in self.treden


@model
class Afgeleid:
    """Een tabel die nog niet gepubliceerd is, afgeleid van een eerdere met een percentage per maandbedrag.

    Elke uitvoer noemt haar.

    Attributes:
        van: Ingangsdatum van de tabel waaruit deze volgt.
        percentage: Verhoging van elk maandbedrag.
        minimum_per_maand: Wat er per maand ten minste bij komt.
        maximum_per_maand: Wat er per maand ten hoogste bij komt.
        afronding: De stap waarop een bedrag wordt afgerond, half omhoog.
        klasse: Altijd aanname.
        motivering: Waarom deze verhoging aannemelijk is.
        bron: Waar de verhoging op rust.
    """

    van: DatumVeld
    percentage: PercentageVeld
    minimum_per_maand: PositiefBedrag | None = None
    maximum_per_maand: PositiefBedrag | None = None
    afronding: PositiefBedrag
    klasse: Annotated[Tekst, Veld(lees_tekst, "aanname")]
    motivering: TekstVeld
    bron: TekstVeld

    def __post_init__(self) -> None:
        eis_niet_negatief(self.percentage)
        if self.klasse != "aanname":
            raise WaardeFout(
                "RT222",
                f"Een afgeleide tabel is een aanname, geen '{self.klasse[:40]}'.",
                "Schrijf 'klasse: aanname'; een gepubliceerde tabel schrijft u uit onder 'salaris'.",
                self.klasse.plaats,
            )
        _eis_minimum_onder_maximum(self.minimum_per_maand, self.maximum_per_maand)


def _eis_minimum_onder_maximum(laagste: Waarde | None, hoogste: Waarde | None) -> None:
    if laagste and hoogste and laagste.getal > hoogste.getal:
        raise WaardeFout(
            "RT226", "Het minimum per maand is hoger dan het maximum.", "Wissel de bedragen om.", hoogste.plaats
        )
