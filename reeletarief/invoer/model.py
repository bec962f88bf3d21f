"""De gemeenschappelijke vorm van alle modellen, en de vertaling van hun fouten.

Een model is bevroren en kent alleen zijn eigen sleutels. Wat pydantic afkeurt, wordt hier een
:class:`~reeletarief.fouten.Bevinding` met plaats en remedie in gewoon Nederlands.
"""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, PlainValidator, ValidationError, WithJsonSchema

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer import waarden
from reeletarief.invoer.waarden import Datum, Waarde, WaardeFout
from reeletarief.invoer.yaml_strikt import Blok, Lijst, Tekst

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Model(BaseModel):
    """Een blok uit een bestand: alleen bekende sleutels, na het lezen onveranderlijk."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Klasse(StrEnum):
    """Hoe hard een parameter is (domein §7)."""

    VASTSTAAND = "vaststaand"
    SUGGESTIE = "suggestie"
    OPEN = "open"
    AANNAME = "aanname"


def _veld(lees: Callable[[object], Any], schema: dict[str, Any]) -> Any:
    return Annotated[Any, PlainValidator(lees), WithJsonSchema(schema)]


def _met_eis(lees: Callable[[object], Waarde], eis: Callable[[Waarde], Waarde]) -> Callable[[object], Waarde]:
    return lambda invoer: eis(lees(invoer))


_TEKST = {"type": "string", "minLength": 1}
_GETAL = {"type": "number"}
_PERCENTAGE = {"type": "string", "pattern": r"^-?(0|[1-9]\d*)(\.\d+)?%$"}

if TYPE_CHECKING:
    TekstVeld = Tekst
    CodeVeld = Tekst
    SleutelVeld = Tekst
    Sleutelnaam = str
    Codenaam = str
    Tredenaam = str
    TredeVeld = Tekst
    JaarVeld = int
    DatumVeld = Datum
    PercentageVeld = Waarde
    BedragVeld = Waarde
    PositiefBedrag = Waarde
    UrenVeld = Waarde
    PositieveUren = Waarde
    PositiefGetal = Waarde
    PercentageOfBedrag = Waarde
    PercentageOfGetal = Waarde
else:
    TekstVeld = _veld(waarden.lees_tekst, _TEKST)
    CodeVeld = _veld(waarden.lees_code, _TEKST)
    SleutelVeld = _veld(waarden.lees_sleutel, {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"})
    TredeVeld = _veld(waarden.lees_trede, {"type": ["string", "integer"]})
    Sleutelnaam = SleutelVeld
    Codenaam = CodeVeld
    Tredenaam = _veld(waarden.lees_tredesleutel, {"type": "string"})
    JaarVeld = _veld(waarden.lees_jaar, {"type": "integer", "minimum": 1000, "maximum": 2999})
    DatumVeld = _veld(waarden.lees_datum, {"type": "string", "format": "date"})
    PercentageVeld = _veld(waarden.lees_percentage, _PERCENTAGE)
    BedragVeld = _veld(waarden.lees_bedrag, _GETAL)
    PositiefBedrag = _veld(_met_eis(waarden.lees_bedrag, waarden.positief), _GETAL)
    UrenVeld = _veld(_met_eis(waarden.lees_uren, waarden.niet_negatief), _GETAL)
    PositieveUren = _veld(_met_eis(waarden.lees_uren, waarden.positief), _GETAL)
    PositiefGetal = _veld(_met_eis(waarden.lees_getal, waarden.positief), _GETAL)
    PercentageOfBedrag = _veld(waarden.lees_percentage_of_bedrag, {"type": ["string", "number"]})
    PercentageOfGetal = _veld(waarden.lees_percentage_of_getal, {"type": ["string", "number"]})


class Bron(Model):
    """Waar iets gepubliceerd is."""

    titel: TekstVeld
    jaar: JaarVeld | None = None
    vindplaats: TekstVeld | None = None
    url: TekstVeld | None = None

    def __str__(self) -> str:
        return ", ".join(str(deel) for deel in (self.titel, self.vindplaats) if deel)


class Herkomstvelden(Model):
    """De velden waarmee een regel zegt waar zijn waarde vandaan komt.

    ``klasse`` en ``bron`` zijn verplicht zodra de waarde op de regel zelf staat; verwijst de regel
    naar een reeks, dan staan ze daar.
    """

    klasse: Klasse | None = None
    bron: TekstVeld | None = None
    jaar: JaarVeld | None = None
    prijspeil: JaarVeld | None = None
    toelichting: TekstVeld | None = None


ModelSoort = TypeVar("ModelSoort", bound=Model)


def lees_model(
    soort: type[ModelSoort], wortel: object, bestand: str
) -> tuple[ModelSoort | None, tuple[Bevinding, ...]]:
    """Maak van een gelezen blok een model, of geef alle bevindingen over de inhoud."""
    if not isinstance(wortel, Blok):
        plaats = getattr(wortel, "plaats", Plaats(bestand, 1))
        return None, (_geen_blok(plaats),)
    try:
        return soort.model_validate(wortel), ()
    except ValidationError as fout:
        details = fout.errors(include_url=False, include_input=False)
        return None, tuple(_bevinding(detail, wortel, soort) for detail in details)


def _bevinding(detail: Any, wortel: Blok, soort: type[Model]) -> Bevinding:
    """Vertaal één pydantic-fout; de plaats komt uit het gelezen blok langs hetzelfde pad."""
    pad: tuple[Any, ...] = detail["loc"]
    plaats = plaats_van(wortel, pad)
    oorzaak = (detail.get("ctx") or {}).get("error")
    if isinstance(oorzaak, WaardeFout):
        return Bevinding(oorzaak.code, oorzaak.wat, oorzaak.remedie, oorzaak.plaats or plaats)
    naam = str(pad[-1]) if pad else ""
    match detail["type"]:
        case "missing":
            return _ontbreekt(naam, plaats)
        case "extra_forbidden":
            sleutel = _sleutel_van(wortel, pad)
            return _onbekende_sleutel(sleutel, plaats_van_sleutel(sleutel, plaats), _velden(soort, pad))
        case "literal_error" | "enum":
            return _keuze(detail["ctx"]["expected"], _tekst_op(wortel, pad), plaats)
        case _:
            return _verkeerde_vorm(detail["type"], naam, plaats)


def _geen_blok(plaats: Plaats) -> Bevinding:
    return Bevinding(
        "RT201",
        "Hier hoort een blok van sleutels en waarden te staan.",
        "Schrijf regels als 'sleutel: waarde', naar het voorbeeld van een bestand ernaast.",
        plaats,
    )


def _ontbreekt(naam: str, plaats: Plaats) -> Bevinding:
    return Bevinding("RT220", f"De verplichte sleutel '{naam}' ontbreekt.", f"Voeg '{naam}: …' toe.", plaats)


def _onbekende_sleutel(sleutel: str, plaats: Plaats, bekend: Iterable[str]) -> Bevinding:
    namen = sorted(bekend)
    buren = get_close_matches(sleutel, namen, n=1)
    hint = f"Bedoelt u '{buren[0]}'?" if buren else f"Bekend zijn: {', '.join(namen)}."
    return Bevinding("RT221", f"De sleutel '{sleutel[:60]}' bestaat hier niet.", hint, plaats)


def _keuze(verwacht: str, gegeven: str, plaats: Plaats) -> Bevinding:
    namen = verwacht.replace("'", "").replace(" or ", ", ").split(", ")
    buren = get_close_matches(gegeven, namen, n=1)
    hint = f"Bedoelt u '{buren[0]}'?" if buren else "Kies er een uit die rij."
    return Bevinding("RT222", f"'{gegeven[:40]}' kan hier niet; mogelijk zijn: {', '.join(namen)}.", hint, plaats)


_VORMEN = {
    "list_type": ("een lijst", "Begin elke regel van de lijst met een streepje (-)."),
    "tuple_type": ("een lijst", "Begin elke regel van de lijst met een streepje (-)."),
    "too_short": ("een lijst met ten minste één regel", "Voeg een regel toe."),
}


def _verkeerde_vorm(soort: str, naam: str, plaats: Plaats) -> Bevinding:
    vorm, remedie = _VORMEN.get(
        soort, ("een blok van sleutels en waarden", "Schrijf {sleutel: waarde, …} of ingesprongen regels.")
    )
    return Bevinding("RT201", f"Bij '{naam}' hoort {vorm} te staan.", remedie, plaats)


def _stap(knoop: Any, sleutel: Any) -> Any:
    """Eén stap langs het pad; pydantic zet soms namen in het pad die niet in het bestand staan."""
    if isinstance(knoop, Blok):
        return knoop.get(sleutel)
    if isinstance(knoop, Lijst) and isinstance(sleutel, int) and sleutel < len(knoop):
        return knoop[sleutel]
    return None


def plaats_van(wortel: Blok, pad: tuple[Any, ...]) -> Plaats:
    """De plaats van de diepste waarde langs het pad die in het bestand staat."""
    knoop: Any = wortel
    plaats = wortel.plaats
    for sleutel in pad:
        volgende = _stap(knoop, sleutel)
        if volgende is None:
            continue
        if pad[-1] == "[key]" and sleutel == pad[-2]:
            return plaats_van_sleutel(_sleutel_van(wortel, pad[:-1]), plaats)
        plaats = _plaats_met_sleutel(knoop, sleutel, volgende)
        knoop = volgende
    return plaats


def _plaats_met_sleutel(knoop: Any, sleutel: Any, waarde: Any) -> Plaats:
    """Een blok of lijst wijzen we aan bij zijn sleutel; een losse waarde bij de waarde zelf."""
    if isinstance(waarde, Tekst) and (waarde != "" or waarde.aangehaald):
        return waarde.plaats
    if isinstance(knoop, Blok):
        eigen = next((bekend for bekend in knoop if bekend == sleutel), None)
        if isinstance(eigen, Tekst):
            return eigen.plaats
    plaats: Plaats = waarde.plaats
    return plaats


def _sleutel_van(wortel: Blok, pad: tuple[Any, ...]) -> str:
    """De sleutel zoals hij in het bestand staat (met plaats) voor een onbekende sleutel op dit pad."""
    knoop: Any = wortel
    for sleutel in pad[:-1]:
        knoop = _stap(knoop, sleutel) or knoop
    if isinstance(knoop, Blok):
        return next((bekend for bekend in knoop if bekend == pad[-1]), str(pad[-1]))
    return str(pad[-1])


def plaats_van_sleutel(sleutel: str, anders: Plaats) -> Plaats:
    """De plaats van een sleutel uit het bestand, of anders de gegeven plaats."""
    return sleutel.plaats if isinstance(sleutel, Tekst) else anders


def _tekst_op(wortel: Blok, pad: tuple[Any, ...]) -> str:
    knoop: Any = wortel
    for sleutel in pad:
        knoop = _stap(knoop, sleutel) if _stap(knoop, sleutel) is not None else knoop
    return str(knoop) if isinstance(knoop, Tekst) else "dit"


def _velden(soort: type[Model], pad: tuple[Any, ...]) -> Iterable[str]:
    """De veldnamen van het model waar de onbekende sleutel in stond."""
    huidig: Any = soort
    for sleutel in pad[:-1]:
        if isinstance(sleutel, str) and hasattr(huidig, "model_fields") and sleutel in huidig.model_fields:
            huidig = _model_in(huidig.model_fields[sleutel].annotation) or huidig
    return list(huidig.model_fields)


def _model_in(annotatie: Any) -> Any:
    """Het eerste model binnen een annotatie als ``tuple[Model, ...]`` of ``Model | None``."""
    if isinstance(annotatie, type) and issubclass(annotatie, Model):
        return annotatie
    for deel in getattr(annotatie, "__args__", ()):
        gevonden = _model_in(deel)
        if gevonden is not None:
            return gevonden
    return None
