"""De gemeenschappelijke vorm van alle modellen.

Een model is een bevroren dataklasse die alleen haar eigen sleutels kent. De keuring doet pydantic-core,
de motor van pydantic, met een schema dat hier uit de dataklasse volgt. De ``BaseModel`` van pydantic zelf
blijft erbuiten omdat alleen het laden daarvan al meer kost dan een hele berekening (docs/snelheid.md). Wat
wordt afgekeurd, wordt een :class:`~reeletarief.fouten.Bevinding` met plaats en remedie (:mod:`.keuring`).
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
)

from pydantic_core import SchemaValidator, core_schema

from reeletarief.invoer import waarden, woorden
from reeletarief.invoer.waarden import Datum, Waarde
from reeletarief.invoer.yaml_strikt import Tekst

ModelSoort = TypeVar("ModelSoort")

NIET_IN_BESTAND = MappingProxyType({"in_bestand": False})
"""Kenmerk van een veld dat het programma zelf invult en dat dus geen sleutel in een bestand is."""


@dataclass_transform(frozen_default=True, kw_only_default=True)
def model(klasse: type[ModelSoort]) -> type[ModelSoort]:
    """Maak van een klasse een model: bevroren, met benoemde velden.

    Een gewone bevroren dataklasse schrijft en vertaalt per klasse zes functies; met twintig modellen kost
    dat een merkbaar deel van de start. De twee functies hieronder dienen alle modellen.
    """
    dataclass(init=False, repr=False, eq=False, kw_only=True)(klasse)
    setattr(klasse, "__init__", _vul)  # noqa: B010
    setattr(klasse, "__setattr__", _weiger_wijziging)  # noqa: B010
    return klasse


def _vul(self: Any, **waarden: Any) -> None:
    """Vul de velden van een model; een ontbrekend veld krijgt zijn standaardwaarde."""
    velden = self.__dataclass_fields__
    if onbekend := waarden.keys() - velden.keys():
        raise TypeError(f"onbekende velden: {', '.join(sorted(onbekend))}")
    self.__dict__.update(waarden)
    for naam in velden.keys() - waarden.keys():
        self.__dict__[naam] = _standaard(velden[naam])
    if hasattr(self, "__post_init__"):
        self.__post_init__()


def _standaard(veld: Field[Any]) -> Any:
    waarde = veld.default_factory() if veld.default_factory is not MISSING else veld.default
    if waarde is MISSING:
        raise TypeError(f"het veld {veld.name} ontbreekt")
    return waarde


def _weiger_wijziging(self: Any, naam: str, _waarde: object) -> None:
    raise FrozenInstanceError(f"{type(self).__name__}.{naam} ligt vast; gebruik dataclasses.replace")


class Klasse(StrEnum):
    """Hoe hard een parameter is (docs/bestanden.md, *Klasse en bron*)."""

    VASTSTAAND = "vaststaand"
    SUGGESTIE = "suggestie"
    OPEN = "open"
    AANNAME = "aanname"


class Veld:
    """Hoe een losse waarde gelezen wordt, en onder welke naam een JSON Schema haar vorm kent.

    De vormen staan in :mod:`reeletarief.weergave.schema.waarden`; hier staat alleen de naam, want ze zijn pas nodig
    als iemand om een schema vraagt.
    """

    def __init__(self, lees: Callable[[object], Any], vorm: str) -> None:
        self.lees = lees
        self.vorm = vorm


class MetPlaats:
    """Kenmerk van een keuze uit een rij woorden waarvan iemand wil weten waar zij staat; het blijft de tekst uit het bestand."""


class TenMinste:
    """Het kleinste aantal regels van een lijst."""

    def __init__(self, aantal: int) -> None:
        self.aantal = aantal


def _met_eis(lees: Callable[[object], Waarde], eis: Callable[[Waarde], Waarde]) -> Callable[[object], Waarde]:
    return lambda invoer: eis(lees(invoer))


_LEES_SLEUTEL = Veld(woorden.lees_sleutel, "sleutel")
_LEES_CODE = Veld(woorden.lees_code, "code")

TekstVeld = Annotated[Tekst, Veld(woorden.lees_tekst, "tekst")]
OnderbouwingVeld = Annotated[Tekst, Veld(woorden.lees_onderbouwing, "onderbouwing")]
CodeVeld = Annotated[Tekst, _LEES_CODE]
Codenaam = Annotated[str, _LEES_CODE]
SleutelVeld = Annotated[Tekst, _LEES_SLEUTEL]
Sleutelnaam = Annotated[str, _LEES_SLEUTEL]
CaoVeld = Annotated[Tekst, Veld(woorden.lees_caonaam, "caonaam")]
TredeVeld = Annotated[Tekst, Veld(woorden.lees_trede, "trede")]
Tredenaam = Annotated[str, Veld(woorden.lees_tredesleutel, "tredenaam")]
JaarVeld = Annotated[int, Veld(waarden.lees_jaar, "jaar")]
DatumVeld = Annotated[Datum, Veld(waarden.lees_datum, "datum")]
PercentageVeld = Annotated[Waarde, Veld(waarden.lees_percentage, "percentage")]
BedragVeld = Annotated[Waarde, Veld(waarden.lees_bedrag, "bedrag")]
PositiefBedrag = Annotated[Waarde, Veld(_met_eis(waarden.lees_bedrag, waarden.positief), "positief_bedrag")]
UrenVeld = Annotated[Waarde, Veld(_met_eis(waarden.lees_uren, waarden.niet_negatief), "uren")]
PositieveUren = Annotated[Waarde, Veld(_met_eis(waarden.lees_uren, waarden.positief), "positieve_uren")]
PositiefGetal = Annotated[Waarde, Veld(_met_eis(waarden.lees_getal, waarden.positief), "positief_getal")]
GeteldAantal = Annotated[Waarde, Veld(_met_eis(waarden.lees_getal, waarden.ten_minste_een), "geteld_aantal")]
AantalOfDeel = Annotated[Waarde, Veld(waarden.lees_aantal, "aantal_of_deel")]
PercentageOfBedrag = Annotated[Waarde, Veld(waarden.lees_percentage_of_bedrag, "percentage_of_bedrag")]
PercentageOfGetal = Annotated[Waarde, Veld(waarden.lees_percentage_of_getal, "percentage_of_getal")]


@model
class Bron:
    """Waar iets gepubliceerd is.

    Attributes:
        titel: Titel van het stuk, zoals die van de cao.
        jaar: Jaar van publicatie.
        vindplaats: Waar het in het stuk staat: bijlage, tabel, artikel of pagina.
        url: Webadres van het stuk.
    """

    titel: TekstVeld
    jaar: JaarVeld | None = None
    vindplaats: TekstVeld | None = None
    url: TekstVeld | None = None

    def __str__(self) -> str:
        return ", ".join(str(deel) for deel in (self.titel, self.vindplaats) if deel)


@model
class Herkomstvelden:
    """De velden waarmee een regel zegt waar zijn waarde vandaan komt.

    ``klasse`` en ``bron`` zijn verplicht zodra de waarde op de regel zelf staat; verwijst de regel
    naar een reeks, dan staan ze daar.

    Attributes:
        klasse: Hoe hard de waarde is: vaststaand (wet of cao), suggestie (een cijfer uit een bron), open (de regio of
            het overleg kiest) of aanname.
        bron: Waar de waarde vandaan komt; verplicht zodra de klasse niet open is.
        jaar: Het jaar van de bron.
        prijspeil: Het jaar waarvan het bedrag de prijzen heeft; de index rekent vanaf daar naar het tariefjaar.
        houdbaar_tot: Het laatste tariefjaar waarvoor de waarde nog bij de tijd is.
        zekerheid: Hoe hard de bron is: A (officieel, of twee bronnen gelijk), B (één degelijke bron) of C (zwak of onvolledig).
        toelichting: Wat een lezer erbij moet weten.
    """

    klasse: Klasse | None = None
    bron: TekstVeld | None = None
    jaar: JaarVeld | None = None
    prijspeil: JaarVeld | None = None
    houdbaar_tot: JaarVeld | None = None
    zekerheid: Literal["A", "B", "C"] | None = None
    toelichting: TekstVeld | None = None


@cache
def keurder(hint: Any) -> SchemaValidator:
    """Wat één annotatie keurt: een model, een lijst ervan of een losse waarde."""
    return SchemaValidator(_schema(hint))


def _schema_van_model(soort: Any) -> Any:
    """Het keuringsschema van een dataklasse, uit haar velden en hun annotaties."""
    eigen = velden_in_bestand(soort)
    velden = [
        core_schema.dataclass_field(veld.name, _met_standaard(veld, _schema(veld.type)), kw_only=True) for veld in eigen
    ]
    return core_schema.dataclass_schema(
        soort,
        core_schema.dataclass_args_schema(soort.__name__, velden),
        [veld.name for veld in eigen],
        post_init=hasattr(soort, "__post_init__"),
        frozen=True,
        config=core_schema.CoreConfig(extra_fields_behavior="forbid"),
    )


def velden_in_bestand(soort: Any) -> list[Any]:
    """De velden van een model die een sleutel in een bestand zijn."""
    return [veld for veld in fields(soort) if veld.metadata.get("in_bestand", True)]


def _met_standaard(veld: Any, schema: Any) -> Any:
    if veld.default is not MISSING:
        return core_schema.with_default_schema(schema, default=veld.default)
    if veld.default_factory is not MISSING:
        return core_schema.with_default_schema(schema, default_factory=veld.default_factory)
    return schema


def _schema(hint: Any) -> Any:
    """Het keuringsschema van één annotatie."""
    oorsprong, delen = get_origin(hint), get_args(hint)
    if oorsprong is Annotated:
        return _schema_met_veld(delen[0], delen[1])
    if oorsprong in {Union, UnionType}:
        return _schema(gevuld(hint))
    if oorsprong is tuple:
        return core_schema.tuple_variable_schema(_schema(delen[0]))
    if oorsprong is dict:
        return core_schema.dict_schema(_schema(delen[0]), _schema(delen[1]))
    if oorsprong is Literal:
        return core_schema.literal_schema(list(delen))
    return _schema_van_model(hint) if is_dataclass(hint) else core_schema.enum_schema(hint, list(hint), sub_type="str")


def gevuld(hint: Any) -> Any:
    """Wat een veld dat mag ontbreken is, als het er staat."""
    return next(deel for deel in get_args(hint) if deel is not type(None))


def _zoals_geschreven(invoer: object, keur: Callable[[object], object]) -> object:
    """Een keuze uit een rij, als de tekst uit het bestand: die weet waar zij staat, en het woord uit de rij niet."""
    keur(invoer)
    return invoer


def _schema_met_veld(hint: Any, veld: Veld | TenMinste | MetPlaats) -> Any:
    if isinstance(veld, MetPlaats):
        return core_schema.no_info_wrap_validator_function(_zoals_geschreven, _schema(hint))
    if isinstance(veld, Veld):
        return core_schema.no_info_plain_validator_function(veld.lees)
    return core_schema.tuple_variable_schema(_schema(get_args(hint)[0]), min_length=veld.aantal)
