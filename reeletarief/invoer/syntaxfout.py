"""Een fout in de YAML zelf, in gewoon Nederlands en op de plek waar zij begint.

De YAML-lezer merkt een fout vaak pas later: een dubbele punt die mist op de regel erna, een aanhalingsteken dat open bleef bij
het volgende. Daarom leest deze module nog één keer tot aan de fout, en kijkt wat er vlak voor stond.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from reeletarief.fouten import Bevinding, Plaats
from reeletarief.invoer.yaml_lezer import LEZER

if TYPE_CHECKING:
    from collections.abc import Sequence

Uitleg = tuple[Any, str, str]
"""Waar de fout begint (zoals PyYAML een plek aanwijst), wat er mis is, en de remedie."""
_VREEMDE_SPATIE = re.compile("(?:^|[:,{\\[-]) *([\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff])")
"""Een spatie die geen gewone is, op een plek waar YAML alleen de gewone kent."""
_STREEPJE = re.compile(r" *-[^\s\d-]")
_MIST_DUBBELE_PUNT = (
    "Op deze regel staat geen dubbele punt met een spatie erachter.",
    "Schrijf 'sleutel: waarde', met een spatie na de dubbele punt. Hoort dit nog bij de regel erboven, spring dan in.",
)
_AANHALING_OPEN = (
    "Een aanhalingsteken wordt geopend maar niet gesloten.",
    "Zet aan het eind van de waarde hetzelfde aanhalingsteken.",
)
_NA_AANHALING = (
    "Achter het sluitende aanhalingsteken staat nog tekst.",
    "Zet de hele waarde tussen aanhalingstekens. Staat er in de tekst zelf een, neem dan het andere soort eromheen.",
)
_NA_HAAK = ("Achter de sluitende haak staat nog iets.", "Haal het weg, of zet het op een eigen regel.")
_UITLEG = (
    ("could not find expected ':'", *_MIST_DUBBELE_PUNT),
    (
        "mapping values are not allowed",
        "Hier staat een dubbele punt te veel, of deze regel springt anders in dan de regel erboven.",
        "Zet een tekst met een dubbele punt tussen aanhalingstekens, of herstel de inspringing.",
    ),
    (
        "found character that cannot start any token",
        "Een waarde kan niet met dit teken beginnen.",
        "Zet de waarde tussen aanhalingstekens; een procentteken staat achter het getal.",
    ),
    ("unexpected end of stream", *_AANHALING_OPEN),
    (
        "unknown escape character",
        "Tussen dubbele aanhalingstekens maakt een \\ van het teken erachter iets anders.",
        "Zet de tekst tussen enkele aanhalingstekens ('…').",
    ),
    (
        "block sequence entries are not allowed",
        "Een lijst met streepjes kan niet achter een sleutel op dezelfde regel beginnen.",
        "Begin de lijst op de regel eronder, of schrijf haar als [een, twee].",
    ),
    (
        "expected ',' or '",
        "Een lijst [ ] of blok { } wordt niet goed gesloten.",
        "Zet een komma tussen de onderdelen en sluit af met ] of }.",
    ),
    (
        "expected node content",
        "Hier hoort een waarde, maar er staat een komma of een haak.",
        "Sluit een lijst [ met ] en een blok { met }, en haal een komma te veel weg. Is het teken tekst, zet er aanhalingstekens om.",
    ),
    (
        "expected alphabetic or numeric character",
        "Een waarde kan niet met dit teken beginnen.",
        "Zet de waarde tussen aanhalingstekens.",
    ),
    (
        "expected comment or line break",
        "Achter de | of > aan het begin van een lange tekst kan op deze regel niets meer staan.",
        "Begin de tekst op de regel eronder, of haal de | of > weg.",
    ),
    (
        "did not find expected",
        "De opbouw klopt hier niet: deze regel past niet bij de regels erboven.",
        "Kijk of de regel even ver inspringt als zijn buren, en of hierboven een aanhalingsteken open is blijven staan.",
    ),
)
_BEGINT_EERDER = ("could not find expected ':'", "unexpected end of stream", "alphabetic or numeric character")
"""Problemen waarvan de YAML-lezer zelf zegt waar ze begonnen."""


def syntaxfout(tekst: str, bestand: str, fout: Any) -> Bevinding:
    """De bevinding bij een tekst die geen YAML is; wat aan de regel zelf te zien is, gaat voor."""
    teken = fout.problem_mark or fout.context_mark
    regels = [*tekst.splitlines(), ""]
    if regels[teken.line][: teken.column + 1].strip(" ").startswith("\t"):
        return Bevinding(
            "RT104",
            "Deze regel springt in met een tab.",
            "Gebruik spaties; YAML kent geen tabs voor inspringen.",
            _plaats(bestand, teken),
        )
    plek, wat, remedie = _uitleg(tekst, regels, fout, teken)
    vreemd = _VREEMDE_SPATIE.search(regels[plek.line])
    if vreemd is not None:
        return _vreemde_spatie(vreemd[1], Plaats(bestand, plek.line + 1, vreemd.start(1) + 1))
    streepje = _STREEPJE.match(regels[plek.line])
    if streepje is not None:
        return _streepje(Plaats(bestand, plek.line + 1, streepje.end() - 1))
    return Bevinding("RT104", wat, remedie, _plaats(bestand, plek))


def _uitleg(tekst: str, regels: Sequence[str], fout: Any, teken: Any) -> Uitleg:
    """De uitleg van deze fout."""
    probleem = str(fout.problem or "")
    eerder = _wat_ervoor_stond(probleem, _vorige(tekst, teken), regels, teken)
    if eerder is not None:
        return eerder
    wat, remedie = next(
        ((wat, remedie) for engels, wat, remedie in _UITLEG if engels in probleem),
        ("Dit is geen geldige YAML.", "Vergelijk de regel met een werkend bestand ernaast."),
    )
    begin = fout.context_mark
    if begin is not None and any(deel in probleem for deel in _BEGINT_EERDER):
        return begin, wat, remedie
    if begin is not None and "expected ',' or '" in probleem and begin.line < teken.line:
        return teken, wat, f"{remedie} De haak gaat open op regel {begin.line + 1}."
    return teken, wat, remedie


def _wat_ervoor_stond(probleem: str, vorige: Any, regels: Sequence[str], teken: Any) -> Uitleg | None:
    """De uitleg als de oorzaak zit in wat er vlak voor de fout stond."""
    if "mapping values are not allowed" in probleem and isinstance(vorige, yaml.ScalarToken):
        return _tekst_loopt_door(vorige.start_mark, regels, teken)
    if "did not find expected" in probleem and vorige is not None and vorige.end_mark.line == teken.line:
        return _niet_goed_gesloten(vorige, teken, in_haken="',' or '" in probleem)
    return None


def _tekst_loopt_door(begin: Any, regels: Sequence[str], teken: Any) -> Uitleg | None:
    """De tekst voor deze dubbele punt begon op een eerdere regel: daar mist er een, of deze regel springt te ver in."""
    if begin.line == teken.line:
        return None
    if not regels[begin.line][: begin.column].rstrip().endswith(":"):
        return (begin, *_MIST_DUBBELE_PUNT)
    return (
        teken,
        f"Deze regel springt zo ver in dat hij bij de tekst hoort van regel {begin.line + 1}.",
        "Laat de regel even ver inspringen als haar buren, of zet de hele tekst tussen aanhalingstekens.",
    )


def _niet_goed_gesloten(vorige: Any, teken: Any, *, in_haken: bool) -> Uitleg | None:
    """Een aanhalingsteken of haak die te laat of te vroeg sluit; tussen haken kan er ook alleen een komma missen."""
    aangehaald = isinstance(vorige, yaml.ScalarToken) and vorige.style in {"'", '"'}
    if aangehaald and vorige.start_mark.line < teken.line:
        return (vorige.start_mark, *_AANHALING_OPEN)
    if aangehaald and not in_haken:
        return (teken, *_NA_AANHALING)
    if isinstance(vorige, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and not in_haken:
        return (teken, *_NA_HAAK)
    return None


def _vorige(tekst: str, teken: Any) -> Any:
    """Het laatste woord of leesteken dat helemaal vóór de plek van de fout staat."""
    lezer, vorige = LEZER(tekst), None
    try:
        while (stuk := lezer.get_token()) is not None:
            if (stuk.end_mark.line, stuk.end_mark.column) > (teken.line, teken.column):
                break
            vorige = stuk
    except yaml.MarkedYAMLError:
        pass
    return vorige


def _vreemde_spatie(teken: str, plaats: Plaats) -> Bevinding:
    return Bevinding(
        "RT104",
        f"Hier staat een bijzondere spatie (U+{ord(teken):04X}); YAML kent op deze plek alleen de gewone.",
        "Typ de spatie opnieuw; vaak is zij meegekomen met kopiëren en plakken.",
        plaats,
    )


def _streepje(plaats: Plaats) -> Bevinding:
    wat, remedie = "Achter het streepje van een lijst hoort een spatie.", "Schrijf '- ' voor elke regel van de lijst."
    return Bevinding("RT104", wat, remedie, plaats)


def _plaats(bestand: str, teken: Any) -> Plaats:
    return Plaats(bestand, teken.line + 1, teken.column + 1)
