"""Wat een cao-tabel over zijn buren zegt: de afgesproken verhoging, wat ontbreekt en wat er hierna bekend is."""

from dataclasses import field

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
    model,
)
from reeletarief.invoer.waarden import WaardeFout


@model
class Uitzondering:
    """Een cel die niet uit de verhoging volgt, met het bedrag dat er wel staat en de reden."""

    schaal: CodeVeld
    trede: TredeVeld
    bedrag: PositiefBedrag
    reden: TekstVeld


@model
class Verhoging:
    """De afgesproken verhoging ten opzichte van de vorige tabel, waaraan elke cel getoetst wordt.

    Nieuw bedrag = vorig bedrag × (1 + percentage), ten minste het minimum en ten hoogste het maximum per maand
    erbij, half omhoog op de stap ``afronding``. Met ``speling`` mag een cel zoveel naast de onafgeronde uitkomst
    liggen. ``uitzonderingen`` wijken met reden af. ``vervallen``, ``nieuw`` en ``hernoemd`` zeggen per schaal welke
    treden weg zijn, erbij kwamen of een andere naam hebben.
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
        if (self.speling is None) != (self.speling_reden is None):
            raise WaardeFout(
                "RT220",
                "Bij een verhoging horen 'speling' en 'speling_reden' samen.",
                "Geef beide, of geen van beide.",
                plaats,
            )
        structuur = self.vervallen_schalen or self.vervallen or self.nieuw or self.hernoemd
        if structuur and self.structuur_reden is None:
            raise WaardeFout(
                "RT220",
                "Deze verhoging wijzigt schalen of treden zonder 'structuur_reden'.",
                "Voeg 'structuur_reden: …' toe.",
                plaats,
            )


@model
class BekendeVerhoging:
    """Een verhoging die bekend is gemaakt voor een datum waarvoor er geen tabel is."""

    datum: DatumVeld
    percentage: PercentageVeld
    bron: TekstVeld


@model
class Vervolg:
    """Wat er over de tijd na deze tabel bekend is: een notitie die de lezer krijgt als de tabel doorrekent."""

    stand: TekstVeld
    verhogingen: tuple[BekendeVerhoging, ...] = ()


@model
class Ontbreekt:
    """Cellen die de bron niet leesbaar geeft; ze zijn niet ingevuld."""

    schalen: tuple[Codenaam, ...]
    treden: tuple[Tredenaam, ...]
    reden: TekstVeld

    def noemt(self, schaal: str, trede: str) -> bool:
        """Of deze cel een van de onleesbare is."""
        return schaal in self.schalen and trede in self.treden


@model
class Afgeleid:
    """Een tabel die nog niet gepubliceerd is, afgeleid van een eerdere met een percentage per maandbedrag.

    Altijd ``klasse: aanname`` en met een motivering; elke uitvoer noemt haar. ``van`` is de ingangsdatum van de tabel
    waaruit hij volgt.
    """

    van: DatumVeld
    percentage: PercentageVeld
    minimum_per_maand: PositiefBedrag | None = None
    maximum_per_maand: PositiefBedrag | None = None
    afronding: PositiefBedrag
    klasse: TekstVeld
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
        laagste, hoogste = self.minimum_per_maand, self.maximum_per_maand
        if laagste and hoogste and laagste.getal > hoogste.getal:
            raise WaardeFout(
                "RT226",
                "Het minimum per maand is hoger dan het maximum.",
                "Wissel de bedragen om.",
                hoogste.plaats,
            )
