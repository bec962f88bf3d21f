"""Een gelezen blok keuren: het model eruit, of alle bevindingen over de inhoud, met plaats en remedie."""

import re
from collections.abc import Iterable
from dataclasses import is_dataclass
from typing import Any, Generic, NamedTuple, cast, get_args

from pydantic_core import ValidationError

from reeletarief.fouten import HOOGSTENS, Bevinding, Plaats, lijkt_op, meer_dan_getoond, suggestie
from reeletarief.invoer.deels import TE_VEEL_FOUTEN, lees_deels
from reeletarief.invoer.model import ModelSoort, keurder, velden_in_bestand
from reeletarief.invoer.toevoegen import verplichte_sleutels, voeg_toe, voorbeeld, vul_in
from reeletarief.invoer.waarden import WaardeFout
from reeletarief.invoer.yaml_strikt import Blok, Lijst, Tekst


class Keuring(NamedTuple, Generic[ModelSoort]):
    """Wat er van een blok te maken was: het model, of alle bevindingen over de inhoud.

    ``deels`` is wat er van een afgekeurd blok toch te lezen was; wie een veld vraagt dat dat niet was, krijgt
    :class:`~.deels.OnleesbaarVeldFout`. Bij meer dan honderd fouten is er niets: wat er dan verder niet klopt, volgt na herstel.
    """

    model: ModelSoort | None
    bevindingen: tuple[Bevinding, ...]
    deels: ModelSoort | None = None


def keur_blok(soort: type[ModelSoort], wortel: object, bestand: str) -> Keuring[ModelSoort]:
    """Maak van een gelezen blok een model, of geef alle bevindingen over de inhoud."""
    if not isinstance(wortel, Blok):
        plaats = getattr(wortel, "plaats", Plaats(bestand, 1))
        return Keuring(None, (_geen_blok(plaats, soort),))
    try:
        return Keuring(keurder(cast("Any", soort)).validate_python(wortel), ())
    except ValidationError as fout:
        return _afgekeurd(soort, wortel, fout, bestand)


def _afgekeurd(soort: type[ModelSoort], wortel: Blok, fout: ValidationError, bestand: str) -> Keuring[ModelSoort]:
    """De fouten van pydantic als bevindingen, met wat er tussen velden niet klopt voor zover dat al te zien is.

    Van meer dan honderd fouten zijn het de eerste. Een sleutel die verschreven is, ontbreekt niet ook nog.
    """
    losse: list[Any] = [een for een in fout.errors(include_url=False, include_input=False) if _is_eigen(een, wortel)]
    te_veel = len(losse) > HOOGSTENS
    deels = TE_VEEL_FOUTEN if te_veel else lees_deels(soort, wortel)
    details = losse[:HOOGSTENS]
    details += [{"loc": pad, "type": "eis", "ctx": {"error": bezwaar}} for pad, bezwaar in deels.bezwaren]
    verschreven = {
        (*pad[:-1], lijkt_op(str(pad[-1]), _velden(soort, pad)))
        for pad in (detail["loc"] for detail in details if detail["type"] == "unexpected_keyword_argument")
    }
    tellen = [een for een in details if een["type"] != "missing" or een["loc"] not in verschreven]
    rest = [meer_dan_getoond(bestand)] if te_veel else []
    bevindingen = dict.fromkeys([*(_bevinding(een, wortel, soort) for een in tellen), *rest])
    return Keuring(None, tuple(bevindingen), deels.model)


def _is_eigen(detail: Any, wortel: Blok) -> bool:
    """Een lijst waarvan alle regels fout zijn, is niet ook te kort."""
    knoop: Any = wortel
    for sleutel in detail["loc"] if detail["type"] == "too_short" else ():
        knoop = _stap(knoop, sleutel)
    return detail["type"] != "too_short" or not knoop


def _bevinding(detail: Any, wortel: Blok, soort: type[Any]) -> Bevinding:
    """Vertaal één pydantic-fout; de plaats komt uit het gelezen blok langs hetzelfde pad."""
    pad: tuple[Any, ...] = detail["loc"]
    plaats = plaats_van(wortel, pad)
    oorzaak = (detail.get("ctx") or {}).get("error")
    if isinstance(oorzaak, WaardeFout):
        remedie = vul_in(_model_op(soort, pad), str(pad[-1])) if oorzaak.code == _LEEG and pad else ""
        plaats = oorzaak.plaats or (plaats_van(wortel, (*pad, oorzaak.sleutel)) if oorzaak.sleutel else plaats)
        return Bevinding(oorzaak.code, oorzaak.wat, remedie or oorzaak.remedie, plaats)
    naam = str(pad[-1]) if pad else ""
    match detail["type"]:
        case "missing":
            return _ontbreekt(naam, plaats, _model_op(soort, pad))
        case "unexpected_keyword_argument":
            sleutel = _sleutel_van(wortel, pad)
            return _onbekende_sleutel(sleutel, plaats_van_sleutel(sleutel, plaats), _velden(soort, pad))
        case "literal_error" | "enum":
            return _keuze(detail["ctx"]["expected"], _tekst_op(wortel, pad), plaats)
        case _:
            waar = f"Op deze plek in '{pad[-2]}'" if isinstance(pad[-1], int) else f"Bij '{naam}'"
            return _verkeerde_vorm(detail["type"], waar, plaats, _tekst_op(wortel, pad), _voorbeeld_op(soort, pad))


def _geen_blok(plaats: Plaats, soort: type[Any]) -> Bevinding:
    nodig = verplichte_sleutels(soort)
    namen = ", ".join(f"'{naam}:'" for naam in nodig or _velden(soort, ()))
    return Bevinding(
        "RT201",
        "Hier hoort een blok van sleutels en waarden te staan.",
        f"Schrijf regels als 'sleutel: waarde'; hier {'nodig' if nodig else 'mogelijk'}: {namen}.",
        plaats,
    )


def _ontbreekt(naam: str, plaats: Plaats, soort: type[Any]) -> Bevinding:
    return Bevinding("RT220", f"De verplichte sleutel '{naam}' ontbreekt.", voeg_toe(soort, naam), plaats)


def _onbekende_sleutel(sleutel: str, plaats: Plaats, bekend: Iterable[str]) -> Bevinding:
    namen = sorted(bekend)
    hint = suggestie(sleutel, namen, f"Bekend zijn: {', '.join(namen)}.")
    if sleutel == "cao" and "trede" in namen:
        hint = _EEN_CAO
    return Bevinding("RT221", f"De sleutel '{sleutel[:60]}' bestaat hier niet.", hint, plaats)


def _keuze(verwacht: str, gegeven: str, plaats: Plaats) -> Bevinding:
    namen = verwacht.replace("'", "").replace(" or ", ", ").split(", ")
    gewoonlijk = [repr(naam) for naam in _GEWOONLIJK.get(re.sub(r"[\s_-]+", " ", gegeven).lower(), ()) if naam in namen]
    hint = (
        f"Bedoelt u {' of '.join(gewoonlijk)}?" if gewoonlijk else suggestie(gegeven, namen, "Kies er een uit die rij.")
    )
    return Bevinding("RT222", f"'{gegeven[:40]}' kan hier niet; mogelijk zijn: {', '.join(namen)}.", hint, plaats)


_GEWOONLIJK = {
    "dag": ("etmaal", "dagdeel"),
    "dagen": ("etmaal", "dagdeel"),
    "uren": ("uur",),
    "traject": ("stuks",),
    "trajecten": ("stuks",),
    "deels overgenomen": ("deels",),
    "gedeeltelijk": ("deels",),
    "gedeeltelijk overgenomen": ("deels",),
    "niet overgenomen": ("niet",),
    "afgewezen": ("niet",),
}
"""Wat mensen opschrijven, en de namen die zij daarmee kunnen bedoelen; zoeken op gelijkenis vindt die niet, of het tegendeel."""
_VORMEN = {
    "list_type": "een lijst",
    "tuple_type": "een lijst",
    "too_short": "een lijst met ten minste één regel",
}


GEEN_TEKST = "dit"
"""Hoe een melding noemt wat er staat als het geen losse tekst is."""
_LEEG = "RT202"
_EEN_CAO = (
    "Een kaart heeft één cao. Geef wie onder een andere cao werkt een eigen kaart, en maak van dit product een gewogen tarief van beide kaarten "
    "(samenstelling); docs/vormen.md laat zien hoe."
)
"""Wat een kaart zegt die bij een functie een eigen cao noemt: op de naam lijkt er niets, maar de bedoeling is duidelijk."""
_GEEN = frozenset({"geen", "niets", "nee", "nvt", "n.v.t.", "-"})
"""Hoe mensen zeggen dat een lijst leeg is."""


def _verkeerde_vorm(soort: str, waar: str, plaats: Plaats, gegeven: str, zo: str) -> Bevinding:
    """Een lijst of blok dat er niet staat; ``zo`` is een regel zoals zij hier kan, leeg als het model er niets over zegt."""
    vorm = _VORMEN.get(soort, "een blok van sleutels en waarden")
    return Bevinding("RT201", f"{waar} hoort {vorm} te staan.", _in_vorm(soort, gegeven, zo), plaats)


def _in_vorm(soort: str, gegeven: str, zo: str) -> str:
    sleutel, _, voorbeeld_ = zo.partition(": ")
    if soort == "too_short" and zo:
        return f"Schrijf ten minste één regel, zoals '{zo}'."
    if soort not in _VORMEN:
        return f"Schrijf bijvoorbeeld '{zo}'." if zo else "Schrijf {sleutel: waarde, …} of ingesprongen regels."
    if gegeven.lower() in _GEEN:
        return f"Bedoelt u dat er geen zijn? Schrijf een lege lijst: [] in plaats van {gegeven}."
    if zo and gegeven not in {"", GEEN_TEKST} and not voorbeeld_.startswith("[{"):
        return f"Schrijf '{sleutel}: [{gegeven}]'."
    erbij = f", of schrijf '{zo}'" if zo else ""
    return f"Begin elke regel van de lijst met een streepje en een spatie (- ){erbij}."


def _voorbeeld_op(soort: type[Any], pad: tuple[Any, ...]) -> str:
    """Een regel zoals zij op dit pad kan: van een sleutel met haar waarde, van een plek in een lijst met een streepje ervoor."""
    sleutel = pad[-1] if isinstance(pad[-1], str) else pad[-2]
    van = _model_op(soort, pad if isinstance(pad[-1], str) else pad[:-1])
    hint = {veld.name: veld.type for veld in velden_in_bestand(van)}.get(sleutel)
    if hint is None:
        return ""
    if isinstance(pad[-1], str):
        return f"{sleutel}: {voorbeeld(hint)}"
    model = _model_in(hint)
    return f"- {voorbeeld(model)}" if model else ""


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
    return str(knoop) if isinstance(knoop, Tekst) else GEEN_TEKST


def _velden(soort: type[Any], pad: tuple[Any, ...]) -> Iterable[str]:
    """De veldnamen van het model waar de onbekende sleutel in stond."""
    return [veld.name for veld in velden_in_bestand(_model_op(soort, pad))]


def _model_op(soort: type[Any], pad: tuple[Any, ...]) -> type[Any]:
    """Het model waar de laatste sleutel van een pad in staat."""
    huidig = soort
    for sleutel in pad[:-1]:
        hints = {veld.name: veld.type for veld in velden_in_bestand(huidig)}
        if isinstance(sleutel, str) and sleutel in hints:
            huidig = _model_in(hints[sleutel]) or huidig
    return huidig


def _model_in(annotatie: Any) -> Any:
    """Het eerste model binnen een annotatie als ``tuple[Toeslag, ...]`` of ``Bron | None``."""
    if is_dataclass(annotatie):
        return annotatie
    return next((gevonden for deel in get_args(annotatie) if (gevonden := _model_in(deel))), None)
