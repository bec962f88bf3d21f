"""Wat velden van één blok over elkaar zeggen, voor zover een schema dat kan uitdrukken en een editor het helder meldt.

Het zijn de verbanden die bij het invullen helpen: welke blokken bij een eenheid horen, en welke velden samengaan of elkaar
uitsluiten. De modellen keuren ze zelf, met een remedie; een test legt ze naast elkaar, zodat een schema nooit iets afkeurt wat
een model aanneemt. De blokken van een kaart komen rechtstreeks uit :data:`reeletarief.invoer.productvorm.VORMEN`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reeletarief.invoer.afwijking import GRENSVELDEN
from reeletarief.invoer.functie import MATEN
from reeletarief.invoer.kaart import EENHEIDCODES, Productkaart
from reeletarief.invoer.opslagregel import BEDRAGSOORTEN
from reeletarief.invoer.productvorm import ALLE_BLOKKEN, VORMEN, Productvorm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Schema = dict[str, Any]
_MAG_LEEG = frozenset({"bedragen"})
"""Een lege lijst telt hier als niet ingevuld en mag dus altijd."""


def verbanden(soort: type[Any]) -> Schema:
    """De verbanden binnen een model, als sleutelwoorden van zijn schema; leeg als er geen zijn."""
    delen = [*_REGELS.get(soort.__name__, ()), *(_vormen() if soort is Productkaart else ())]
    return {"allOf": delen} if delen else {}


def _ten_minste_een(*velden: str) -> list[Schema]:
    """Een van de velden staat er."""
    melding = f"Geef een van: {_opsomming(velden)}."
    return [{"anyOf": [{"required": [veld], "errorMessage": melding} for veld in velden]}]


def _hooguit_een(*velden: str) -> list[Schema]:
    """Staat een veld er, dan de andere niet."""
    return [
        {
            "if": {"required": [veld]},
            "then": {
                "properties": dict.fromkeys(velden[plek + 1 :], False),
                "errorMessage": f"Geef er één: {_opsomming(velden)}.",
            },
        }
        for plek, veld in enumerate(velden[:-1])
    ]


def _precies_een(*velden: str) -> list[Schema]:
    return [*_ten_minste_een(*velden), *_hooguit_een(*velden)]


def _vraagt(veld: str, *andere: str) -> list[Schema]:
    """Staat dit veld er, dan die andere ook."""
    melding = f"Bij '{veld}' hoort ook {_opsomming(andere, 'en')}."
    return [{"if": {"required": [veld]}, "then": {"required": list(andere), "errorMessage": melding}}]


def _samen(een: str, ander: str) -> list[Schema]:
    return [*_vraagt(een, ander), *_vraagt(ander, een)]


def _opsomming(velden: Sequence[str], woord: str = "of") -> str:
    return velden[0] if len(velden) == 1 else f"{', '.join(velden[:-1])} {woord} {velden[-1]}"


_BRON_BIJ_KLASSE: list[Schema] = [
    {
        "if": {"properties": {"klasse": {"not": {"const": "open"}}}, "required": ["klasse"]},
        "then": {"required": ["bron"], "errorMessage": "Alleen bij klasse open mag 'bron' ontbreken."},
    }
]

_REGELS: Mapping[str, Sequence[Schema]] = {
    "Lastregel": [
        *_precies_een("percentage", "bedrag_per_jaar"),
        *_vraagt("percentage", "over"),
        *(deel for grens in GRENSVELDEN for deel in _vraagt(grens, "percentage")),
    ],
    "Urenregel": [*_precies_een("percentage", "uren_per_jaar"), *_vraagt("percentage", "over")],
    "Opslagregel": [
        *_precies_een("percentage", *BEDRAGSOORTEN),
        *_samen("percentage", "als"),
        *_vraagt("percentage", "over"),
        *_samen("totaal_per_jaar", "fte"),
    ],
    "Toeslag": [
        *_precies_een("percentage", "bedrag_per_maand", "bedrag_per_jaar"),
        *_vraagt("percentage", "over"),
        *_hooguit_een("minimum_per_maand", "minimum_per_jaar", "minimum_over"),
        *(deel for minimum in ("maand", "jaar") for deel in _vraagt(f"minimum_per_{minimum}", "percentage")),
        *_vraagt("minimum_over", "percentage"),
    ],
    "Verhoging": [*_samen("speling", "speling_reden")],
    "Geldigheid": [*_ten_minste_een("vanaf", "tot_en_met")],
    "Grens": [*_ten_minste_een("laagste", "hoogste"), *_vraagt("laagste", "klasse"), *_vraagt("hoogste", "klasse")],
    "Reekswaarde": [
        *_precies_een("waarde", "afleiding"),
        *_precies_een("jaar", "vanaf"),
        *_samen("vanaf", "tot_en_met"),
        *_vraagt("afleiding", "motivering"),
    ],
    "Functie": [*_hooguit_een(*MATEN)],
    "Rooster": [*_precies_een("ort", "ort_percentage"), *_vraagt("ort_percentage", "ort_over"), *_BRON_BIJ_KLASSE],
    "Groep": [*_hooguit_een("bezettingsgraad", "no_show"), *_BRON_BIJ_KLASSE],
    "Verblijf": [*_hooguit_een("bezettingsgraad", "leegstand"), *_BRON_BIJ_KLASSE],
    "Inzet": _BRON_BIJ_KLASSE,
    "Capaciteit": _BRON_BIJ_KLASSE,
    "Samenstelling": _BRON_BIJ_KLASSE,
    "AnderTarief": [*_ten_minste_een("voorgesteld", "vastgesteld")],
    "Reactie": [*_ten_minste_een("product", "element", "parameter")],
}


def _vormen() -> list[Schema]:
    """Per eenheid welke blokken op een kaart horen; heeft een eenheid twee vormen, dan beslist het kenmerk."""
    return [
        {
            "if": {"properties": {"eenheid": {"const": eenheid}}, "required": ["eenheid"]},
            "then": _eerste_passende([vorm for vorm in VORMEN if eenheid in vorm.eenheden], eenheid),
        }
        for eenheid in EENHEIDCODES
    ]


def _eerste_passende(vormen: Sequence[Productvorm], eenheid: str) -> Schema:
    vorm = vormen[0]
    if vorm.kenmerk is None:
        return _blokken(vorm, eenheid)
    return {
        "if": {"required": [vorm.kenmerk]},
        "then": _blokken(vorm, eenheid),
        "else": _eerste_passende(vormen[1:], eenheid),
    }


def _blokken(vorm: Productvorm, eenheid: str) -> Schema:
    """De blokken die een vorm nodig heeft, en die er niets doen."""
    overbodig = [blok for blok in ALLE_BLOKKEN if blok not in (*vorm.nodig, *vorm.mogelijk)]
    return {
        "allOf": [
            {
                "required": list(vorm.nodig),
                "errorMessage": f"Een product per {eenheid} vraagt: {_opsomming(vorm.nodig, 'en')}.",
            },
            {
                "properties": {blok: {"maxItems": 0} if blok in _MAG_LEEG else False for blok in overbodig},
                "errorMessage": f"Dit doet niets bij een product per {eenheid} van de vorm {vorm.naam}.",
            },
        ]
    }
