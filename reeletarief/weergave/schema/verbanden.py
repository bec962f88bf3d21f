"""Wat de velden van één bestand over elkaar zeggen, voor zover een schema dat kan uitdrukken.

De modellen keuren dit zelf, met een remedie. Hier staat het voor de editor, die het tijdens het typen meldt; een test legt beide
naast elkaar, zodat een schema nooit iets afkeurt wat een model aanneemt. Wat uit een tabel volgt, komt uit die tabel: de blokken
van een kaart uit :data:`reeletarief.invoer.kaart.productvorm.VORMEN`, de velden van een indexmethode uit ``METHODEN``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reeletarief.fouten import op_een_rij
from reeletarief.invoer.cao.voorwaarden import KORTSTE_WEEK, LANGSTE_WEEK
from reeletarief.invoer.kaart.afwijking import GRENSVELDEN
from reeletarief.invoer.kaart.eenheden import EENHEIDCODES
from reeletarief.invoer.kaart.functie import MATEN
from reeletarief.invoer.kaart.groep import LANGSTE_DAGDEEL
from reeletarief.invoer.kaart.productvorm import VORMEN, Productvorm
from reeletarief.invoer.kaart.samenstelling import LANGSTE_ACUUT
from reeletarief.invoer.kaart.verblijf import DAGEN_IN_SCHRIKKELJAAR
from reeletarief.invoer.opslagen.bestand import GROOTSTE_STAP
from reeletarief.invoer.opslagen.indexering import METHODEN, METHODEVELDEN
from reeletarief.invoer.opslagen.regel import BEDRAGSOORTEN
from reeletarief.weergave.schema.eisen import (
    aanwezig,
    als,
    deel,
    een_van,
    elk_een_keer,
    gelijk,
    graad,
    hooguit,
    hooguit_een,
    hooguit_honderd,
    ingevuld,
    los,
    met,
    niet_negatief,
    nul_of_graad,
    op_velden,
    precies_een,
    samen,
    ten_minste_een,
    vraagt,
    waarde,
    zonder,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reeletarief.weergave.schema.eisen import Eisen, Schema

_MAG_LEEG = frozenset({"bedragen"})
"""Een lege lijst telt hier als niet ingevuld en mag dus altijd."""
_NIET_OPEN = gelijk("klasse", {"not": {"const": "open"}})
_BRON_BIJ_KLASSE: Eisen = [als(_NIET_OPEN, met(["bron"], "Alleen bij klasse open mag 'bron' ontbreken."))]
_GEEN_PRIJSPEIL: Eisen = [zonder(["prijspeil"], "Een prijspeil hoort alleen bij een opslag met een eigen bedrag.")]
_AANTAL_ALS_GETAL = op_velden(
    ["bedragen"],
    {"items": op_velden(["aantal"], {"type": "number", "errorMessage": "Schrijf het aantal als getal, zoals 12."})},
)
_EERSTE_DAG = {"pattern": "-01$", "errorMessage": "Schrijf de eerste dag van een maand."}
_LAATSTE_DAG = {"pattern": "-(?:2[89]|3[01])$", "errorMessage": "Schrijf de laatste dag van een maand."}


def verbanden(soort: type[Any]) -> Schema:
    """De verbanden binnen een model, als sleutelwoorden van zijn schema; leeg als er geen zijn."""
    regels = REGELS.get(soort.__name__, [])
    return {"allOf": regels} if regels else {}


def _herkomst(*velden: str) -> Eisen:
    """Een eigen waarde heeft een klasse, en een bron tenzij de klasse open is."""
    dan = {"allOf": [met(["klasse"], "Een eigen waarde heeft een klasse."), *_BRON_BIJ_KLASSE]}
    return [als(een_van(*map(los, velden)), dan)]


def _bandbreedte(*velden: str) -> Eisen:
    """Alleen een eigen waarde die niet vaststaat heeft een laagste en hoogste waarde, in dezelfde soort."""
    grenzen = ("laag", "hoog")
    soorten = (
        ("string", "Schrijf dit als percentage, zoals de waarde zelf."),
        ("number", "Schrijf dit als getal, zoals de waarde zelf."),
    )
    return [
        als(waarde("klasse", "vaststaand"), zonder(grenzen, "Wat vaststaat, heeft geen 'laag' of 'hoog'.")),
        als(
            een_van(*(gelijk(veld, {"type": "object"}) for veld in velden)),
            zonder(grenzen, "Een waarde uit een reeks heeft geen 'laag' of 'hoog'."),
        ),
        *(
            als(
                een_van(*(gelijk(veld, {"type": soort}) for veld in velden)),
                op_velden(grenzen, {"type": soort, "errorMessage": melding}),
            )
            for soort, melding in soorten
        ),
        *niet_negatief("laag"),
    ]


def _methoden() -> Eisen:
    """Per indexmethode de velden die zij vraagt, en die zij niet gebruikt."""
    return [
        als(
            waarde("methode", methode),
            {
                "allOf": [
                    met(sorted(nodig), f"De methode {methode} vraagt {op_een_rij(sorted(nodig), 'en')}."),
                    zonder(
                        [veld for veld in METHODEVELDEN if veld not in nodig | {"toelichting"}],
                        f"De methode {methode} gebruikt dit niet.",
                    ),
                ]
            },
        )
        for methode, nodig in METHODEN.items()
    ]


def _vormen() -> Eisen:
    """Per eenheid welke blokken op een kaart horen; heeft een eenheid twee vormen, dan beslist het kenmerk."""
    return [
        als(
            waarde("eenheid", eenheid), _eerste_passende([vorm for vorm in VORMEN if eenheid in vorm.eenheden], eenheid)
        )
        for eenheid in EENHEIDCODES
    ]


def _eerste_passende(vormen: Sequence[Productvorm], eenheid: str) -> Schema:
    vorm = vormen[0]
    if vorm.kenmerk is None:
        return _blokken(vorm, eenheid)
    kenmerken = [aanwezig(vorm.kenmerk), *({"not": aanwezig(sleutel)} for sleutel in vorm.zonder)]
    return als({"allOf": kenmerken}, _blokken(vorm, eenheid), _eerste_passende(vormen[1:], eenheid))


def _blokken(vorm: Productvorm, eenheid: str) -> Schema:
    """De blokken die een vorm nodig heeft, die er niets doen, de maten van een functie, en of een aantal een percentage kan zijn."""
    maten = [maat for maat in MATEN if maat not in vorm.maten]
    return {
        "allOf": [
            met(vorm.nodig, f"Een product per {eenheid} vraagt: {op_een_rij(vorm.nodig, 'en')}."),
            {
                "properties": {blok: {"maxItems": 0} if blok in _MAG_LEEG else False for blok in vorm.vreemd},
                "errorMessage": f"Dit doet niets bij een product {vorm.bij(eenheid)}.",
            },
            *(
                [_functies(zonder(maten, f"Geef bij een product per {eenheid}: {op_een_rij(vorm.maten, 'of')}."))]
                if vorm.maten
                else []
            ),
            *([] if vorm.voor_jeugdigen else [_AANTAL_ALS_GETAL]),
        ]
    }


def _functies(eis: Schema) -> Schema:
    """Elke functie van de functiemix voldoet."""
    return op_velden(["functiemix"], {"items": eis})


def _met_functie(eis: Schema) -> Schema:
    """De functiemix heeft een functie die hieraan voldoet."""
    return gelijk("functiemix", {"contains": eis})


_KAART: Eisen = [
    *_vormen(),
    als(
        {"allOf": [aanwezig("verblijf"), een_van(aanwezig("rooster"), _met_functie(aanwezig("fte")))]},
        op_velden(["verblijf"], met(["plaatsen"], "Een rooster of een vast aantal fte vraagt 'plaatsen'.")),
    ),
    als(
        een_van(
            waarde("eenheid", "uur"),
            waarde("eenheid", "minuut"),
            {"allOf": [waarde("eenheid", "stuk"), {"not": aanwezig("functiemix")}]},
        ),
        op_velden(["inzet"], zonder(["uren_per_stuk"], "Dit hoort bij een consult (eenheid stuk met een functiemix).")),
        als(
            {"allOf": [waarde("eenheid", "stuk"), aanwezig("functiemix")]},
            op_velden(["inzet"], met(["uren_per_stuk"], "Een consult vraagt 'uren_per_stuk'.")),
        ),
    ),
    als(
        _met_functie(aanwezig("aandeel")),
        _functies(zonder([maat for maat in MATEN if maat != "aandeel"], "Geef elke functie een aandeel, of geen.")),
    ),
    als(
        gelijk("capaciteit", waarde("soort", "lumpsum_per_fte")),
        _functies(zonder(["fte"], "Geef bij lumpsum_per_fte elke functie een aandeel.")),
    ),
]

REGELS: dict[str, Eisen] = {
    "Productkaart": _KAART,
    "Functie": [*hooguit_een(*MATEN), *niet_negatief("aandeel")],
    "Inzet": [*graad("bezettingsgraad"), *_BRON_BIJ_KLASSE],
    "Groep": [
        *hooguit_een("bezettingsgraad", "no_show"),
        *graad("bezettingsgraad"),
        *deel("no_show"),
        op_velden(
            ["uren_per_dagdeel"],
            {
                "minimum": 1,
                "maximum": LANGSTE_DAGDEEL,
                "errorMessage": f"Een dagdeel duurt 1 tot {LANGSTE_DAGDEEL} uur.",
            },
        ),
        *_BRON_BIJ_KLASSE,
    ],
    "Verblijf": [
        *hooguit_een("bezettingsgraad", "leegstand"),
        *graad("bezettingsgraad"),
        *deel("leegstand"),
        *hooguit("dagen_per_jaar", DAGEN_IN_SCHRIKKELJAAR, f"Een jaar heeft hooguit {DAGEN_IN_SCHRIKKELJAAR} etmalen."),
        *_BRON_BIJ_KLASSE,
    ],
    "Capaciteit": [*deel("elders_betaald"), *_BRON_BIJ_KLASSE],
    "Samenstelling": _BRON_BIJ_KLASSE,
    "Profiel": [
        *hooguit("hoogstens_dagen", LANGSTE_ACUUT, f"Acute hulp duurt ten hoogste {LANGSTE_ACUUT} dagen."),
        als(
            waarde("intensiteit", "acuut"),
            met(["hoogstens_dagen"], "Acute hulp vraagt 'hoogstens_dagen'."),
            zonder(["hoogstens_dagen"], "Dit hoort alleen bij acuut."),
        ),
        als(
            gelijk("intensiteit", {"not": {"enum": ["acuut", "duurzaam"]}}),
            op_velden(
                ["stapelbaar_met"], {"maxItems": 0, "errorMessage": "Stapelen kan alleen bij acuut of duurzaam."}
            ),
        ),
    ],
    "Afwezigheid": elk_een_keer("vervalt"),
    "Dienst": elk_een_keer("dagen"),
    "Rooster": [
        *precies_een("ort", "ort_percentage"),
        *deel("ort_percentage"),
        als(
            waarde("ort", "geen"),
            zonder(["ort_over"], "Zonder onregelmatigheidstoeslag doet dit niets."),
            met(["ort_over"], "Bij een onregelmatigheidstoeslag hoort ook ort_over."),
        ),
        *niet_negatief("slaapdienst_telt_als"),
        *hooguit_honderd("slaapdienst_telt_als"),
        *_BRON_BIJ_KLASSE,
    ],
    "Lastregel": [
        *precies_een("percentage", "bedrag_per_jaar"),
        *vraagt("percentage", "over"),
        *(eis for grens in GRENSVELDEN for eis in vraagt(grens, "percentage")),
        *_herkomst("percentage", "bedrag_per_jaar", *GRENSVELDEN),
        *niet_negatief("percentage", "bedrag_per_jaar", *GRENSVELDEN),
        *_GEEN_PRIJSPEIL,
    ],
    "Urenregel": [
        *precies_een("percentage", "uren_per_jaar"),
        *vraagt("percentage", "over"),
        *_herkomst("percentage", "uren_per_jaar"),
        *niet_negatief("percentage"),
        *hooguit_honderd("percentage"),
        *_bandbreedte("percentage", "uren_per_jaar"),
        *_GEEN_PRIJSPEIL,
    ],
    "Opslagregel": [
        *precies_een("percentage", *BEDRAGSOORTEN),
        *samen("percentage", "als"),
        *vraagt("percentage", "over"),
        *samen("totaal_per_jaar", "fte"),
        *_herkomst("percentage", *BEDRAGSOORTEN),
        *niet_negatief("percentage", "aantal"),
        *hooguit_honderd("aantal"),
        *_bandbreedte("percentage", *BEDRAGSOORTEN),
        als(
            een_van(*map(los, BEDRAGSOORTEN)),
            met(["prijspeil"], "Een bedrag heeft een prijspeil: het jaar waarvan het de prijzen heeft."),
            _GEEN_PRIJSPEIL[0],
        ),
        als(
            aanwezig("aantal"),
            een_van(aanwezig("bedrag_per_eenheid"), aanwezig("bedrag_per_plaats"))
            | {"errorMessage": "'aantal' hoort bij een bedrag per eenheid of per plaats."},
        ),
    ],
    "Geldigheid": ten_minste_een("vanaf", "tot_en_met"),
    "Grens": [*ten_minste_een("laagste", "hoogste"), *_herkomst("laagste", "hoogste"), *_GEEN_PRIJSPEIL],
    "Indexering": [
        *_methoden(),
        *_herkomst("percentage", "gewicht_ova"),
        *_GEEN_PRIJSPEIL,
        *niet_negatief("gewicht_ova", "gewicht_ppc", "afronding"),
        *hooguit_honderd("gewicht_ova", "gewicht_ppc"),
        op_velden(["afronding"], {"pattern": "[1-9]", "errorMessage": "Dit moet meer dan nul zijn."}),
        op_velden(["percentage"], zonder(["reeks_per_cao"], "De indexering kiest geen reeks per cao.")),
    ],
    "Afronding": [
        eis
        for veld in ("stap", *(f"per_{eenheid}" for eenheid in EENHEIDCODES))
        for eis in hooguit(veld, GROOTSTE_STAP, f"Kies een stap van hooguit {GROOTSTE_STAP} euro.")
    ],
    "Opslagen": [op_velden(["inhoudingen"], {"items": {"allOf": hooguit_honderd("percentage")}})],
    "Reekswaarde": [
        *precies_een("waarde", "afleiding"),
        *precies_een("jaar", "vanaf"),
        *samen("vanaf", "tot_en_met"),
        *vraagt("afleiding", "motivering"),
        op_velden(["vanaf"], _EERSTE_DAG),
        op_velden(["tot_en_met"], _LAATSTE_DAG),
        als(waarde("klasse", "aanname"), met(["afleiding"], "Bij een aanname in een reeks hoort een afleiding.")),
        als(
            aanwezig("afleiding"),
            op_velden(
                ["klasse"],
                {"not": {"const": "open"}, "errorMessage": "Een afgeleide waarde kan niet van klasse open zijn."},
            ),
        ),
    ],
    "Reeks": [
        als(
            {"not": gelijk("waarden", {"contains": aanwezig("waarde")})},
            met(["soort"], "Een reeks met alleen afgeleide waarden vraagt 'soort': percentage of bedrag."),
        )
    ],
    "CaoTabel": [
        *ten_minste_een("salaris", "salaris_per_jaar"),
        op_velden(["ingangsdatum"], _EERSTE_DAG),
        *elk_een_keer("feestdagen"),
    ],
    "AfgeleideTabel": [op_velden(["ingangsdatum"], _EERSTE_DAG), *elk_een_keer("feestdagen")],
    "Toeslag": [
        *precies_een("percentage", "bedrag_per_maand", "bedrag_per_jaar"),
        *vraagt("percentage", "over"),
        *niet_negatief("percentage", "bedrag_per_maand", "bedrag_per_jaar"),
        *hooguit_een("minimum_per_maand", "minimum_per_jaar", "minimum_over"),
        *(eis for soort in ("per_maand", "per_jaar", "over") for eis in vraagt(f"minimum_{soort}", "percentage")),
    ],
    "Arbeidsduur": [
        op_velden(
            ["uren_per_week"],
            {"minimum": KORTSTE_WEEK, "maximum": LANGSTE_WEEK, "errorMessage": "Dit is geen voltijdse werkweek."},
        )
    ],
    "Slaapdienst": nul_of_graad("telt_als"),
    "Tijdvak": niet_negatief("percentage"),
    "Verhoging": [
        *samen("speling", "speling_reden"),
        als(
            een_van(*map(ingevuld, ("vervallen_schalen", "vervallen", "nieuw", "hernoemd"))),
            met(["structuur_reden"], "Wie schalen of treden wijzigt, geeft een 'structuur_reden'."),
        ),
    ],
    "Afgeleid": niet_negatief("percentage"),
    "AnderTarief": ten_minste_een("voorgesteld", "vastgesteld"),
    "Reactie": [
        *ten_minste_een("product", "element", "parameter"),
        als(
            ingevuld("wijzigingen"),
            gelijk("oordeel", {"enum": ["overgenomen", "deels"]})
            | {"errorMessage": "Wijzigingen horen bij een oordeel overgenomen of deels."},
        ),
    ],
    "Scenario": [op_velden(["wijzigingen"], {"minProperties": 1, "errorMessage": "Noem ten minste één parameter."})],
}
"""Per model, op naam, wat zijn velden over elkaar zeggen."""
