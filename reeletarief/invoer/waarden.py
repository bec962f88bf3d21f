"""Van tekst naar getal, percentage, datum of naam, zonder te raden.

Een waarde die op twee manieren te lezen is (``3.250``, ``1.5``, ``36:00``, ``010``, ``no``) wordt
geweigerd met een vraag. Getallen worden rechtstreeks uit de tekst een :class:`~decimal.Decimal`.
"""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from reeletarief.invoer.getalvorm import EEN_PERCENT, GETAL, procenten
from reeletarief.invoer.yaml_strikt import Blok, Lijst, Tekst

if TYPE_CHECKING:
    from collections.abc import Callable

    from reeletarief.fouten import Plaats

MAXIMALE_GETALLENGTE = 15
GROOTSTE_PERCENTAGE = 1000
EERSTE_JAAR, LAATSTE_JAAR = 1950, 2100
VROEGSTE_JAAR = 1900
"""Van een datum; nog vroeger is altijd een tikfout, en aan de rand van de kalender is niet te rekenen."""
FIJNSTE_PERCENTAGE = 6
"""Het grootste aantal decimalen van een percentage."""

_GEKRULD = "“”„‟‘’‚«»"
_GEWOON_BEDRAG = re.compile(r"-?(0|[1-9][0-9]{0,11})(\.[0-9]{2})?")
TREDE_REKENWOORD = re.compile(r"max(-[1-9][0-9]?)?|gemiddelde")
TREDE = re.compile(r"0|[1-9]\d{0,2}|[a-zA-Z][\w-]{0,29}", re.ASCII)
SLEUTEL = re.compile(r"[a-z][a-z0-9_]{0,59}")
CAONAAM = re.compile(r"[a-z][a-z0-9_-]{0,59}")
DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_JAAR = re.compile(r"[0-9]{4}")
CODE = re.compile(r"[A-Za-z0-9]([A-Za-z0-9 ._/+-]{0,58}[A-Za-z0-9+])?")
_WOORDEN = frozenset({"~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "="})
_CIJFERBEGIN = frozenset("0123456789+-.")
_LEEST_ALS_GETAL = (
    r"[-+]?(\d[\d_]*(:[0-5]?\d)+(\.\d*)?|\d[\d_,]*(\.[\d_]*)?([eE][-+]?\d+)?|\.\d+([eE][-+]?\d+)?)"
    r"|[-+]?0[xob][0-9a-fA-F_]+|[-+]?\.(inf|nan)|\d{4}-\d{1,2}-\d{1,2}([Tt ].*)?"
)
_VUL_IN = "Vul een tekst in of haal de sleutel weg."
_ONSCHULDIG = str.maketrans("", "", "\n\u00a0")
"""Regeleinden en vaste spaties zijn niet afdrukbaar, maar wel gewone tekst."""
_LEEG_OGEND = str.maketrans("", "", "\u115f\u1160\u2800\u3164\uffa0")
"""Deze tekens heten een letter of een teken, maar er is niets van te zien."""


class WaardeFout(ValueError):
    """Een waarde is niet eenduidig of past niet; draagt code, uitleg en remedie."""

    def __init__(self, code: str, wat: str, remedie: str, plaats: Plaats | None = None) -> None:
        super().__init__(wat)
        self.code = code
        self.wat = wat
        self.remedie = remedie
        self.plaats = plaats


class Waarde(NamedTuple):
    """Een getal met de plaats waar het staat. Een percentage is een fractie: ``8%`` is 0,08."""

    getal: Decimal
    plaats: Plaats
    is_percentage: bool = False


class Datum(NamedTuple):
    """Een kalenderdag met de plaats waar hij staat."""

    dag: datetime.date
    plaats: Plaats


def _vraag() -> Any:
    """De module met de vragen bij een getal of datum die niet eenduidig is; alleen wie er een heeft, laadt haar."""
    from reeletarief.invoer import getalvraag

    return getalvraag


def _kaal(invoer: object, verwacht: str) -> Tekst:
    """De invoer als losse, niet lege tekst; een blok of lijst op deze plek is een fout."""
    if isinstance(invoer, Blok | Lijst):
        soort = "een blok" if isinstance(invoer, Blok) else "een lijst"
        raise WaardeFout("RT201", f"Hier hoort {verwacht}, maar er staat {soort}.", f"Schrijf {verwacht}.")
    if not isinstance(invoer, Tekst):
        raise TypeError(invoer)
    if invoer == "" or (not invoer.aangehaald and invoer in {"~", "null", "Null", "NULL"}):
        raise WaardeFout(
            "RT202", f"Hier is niets ingevuld; er hoort {verwacht}.", "Vul een waarde in of haal de sleutel weg."
        )
    return invoer


def lees_tekst(invoer: object) -> Tekst:
    """Vrije tekst; wat een YAML-lezer voor iets anders aanziet, moet tussen aanhalingstekens."""
    tekst = _kaal(invoer, "een tekst")
    if not tekst.aangehaald and _leest_anders(tekst):
        raise WaardeFout(
            "RT203",
            f"'{tekst[:40]}' kan een YAML-lezer voor iets anders dan tekst aanzien (getal, datum of ja/nee).",
            f'Bedoelt u de tekst? Schrijf dan "{tekst[:40]}" tussen aanhalingstekens.',
        )
    if not tekst.isprintable() and not tekst.translate(_ONSCHULDIG).isprintable():
        raise WaardeFout(
            "RT204",
            "In deze tekst staat een onzichtbaar teken (een stuurteken of een teken dat de leesrichting draait).",
            "Typ de tekst opnieuw in.",
        )
    return tekst


def zichtbaar(tekst: str) -> bool:
    """Of er iets te lezen staat; een paar tekens heten een letter, maar zien er leeg uit."""
    return bool(tekst.translate(_LEEG_OGEND).strip())


def lees_onderbouwing(invoer: object) -> Tekst:
    """Tekst waar iets van afhangt (een reden, een bron): alleen wit onderbouwt niets."""
    tekst = lees_tekst(invoer)
    if not zichtbaar(tekst):
        raise WaardeFout("RT202", "Hier staat niets dan wit; er hoort een tekst.", _VUL_IN)
    return tekst


def _leest_anders(tekst: str) -> bool:
    """Of een YAML-lezer (1.1 of 1.2) deze kale tekst voor iets anders dan tekst aanziet."""
    if tekst[0] not in _CIJFERBEGIN:
        return tekst.lower() in _WOORDEN
    return re.fullmatch(_LEEST_ALS_GETAL, tekst, re.IGNORECASE) is not None


def lees_code(invoer: object) -> Tekst:
    """Een code of schaalnaam: altijd tussen aanhalingstekens, want ``45E10`` leest als getal."""
    code = lees_tekst(invoer)
    if not code.aangehaald:
        raise WaardeFout(
            "RT205",
            f"De code {code[:40]} staat niet tussen gewone aanhalingstekens.",
            f'Schrijf "{code[:40].strip(_GEKRULD)}", dan leest elk programma hem hetzelfde.',
        )
    if not CODE.fullmatch(code):
        raise WaardeFout(
            "RT205",
            "Een code bestaat uit hooguit 60 gewone letters, cijfers, spaties en . _ / + - , zonder spaties eromheen.",
            f'Schrijf "{code.strip()}".' if CODE.fullmatch(code.strip()) else _vraag().vreemd_in_code(code),
        )
    return code


def lees_trede(invoer: object) -> Tekst:
    """Een trede: een periodieknummer (``5``), een eigen naam (``extra1``), ``max``, ``max-2`` of ``gemiddelde``."""
    trede = _kaal(invoer, "een trede")
    if trede.lower() in _WOORDEN:
        raise WaardeFout(
            "RT203",
            f"'{trede}' leest een YAML-lezer als ja of nee.",
            "Gebruik de naam die de cao aan deze trede geeft.",
        )
    if TREDE.fullmatch(trede) and (not trede.startswith("max") or TREDE_REKENWOORD.fullmatch(trede)):
        return trede
    if re.fullmatch(r"0\d+", trede):
        raise WaardeFout(
            "RT206",
            f"De trede {trede} begint met een nul; sommige lezers maken daar een ander getal van.",
            f"Bedoelt u trede {trede.lstrip('0') or '0'}?",
        )
    bedoeld = _vraag().gewone_tekens(trede).replace(" ", "").lower()
    raise WaardeFout(
        "RT206",
        f"'{trede[:40]}' is geen trede.",
        f"Bedoelt u {bedoeld}?"
        if TREDE_REKENWOORD.fullmatch(bedoeld)
        else "Schrijf een periodieknummer (5), een naam uit de tabel (extra1), max, max-2 of gemiddelde.",
    )


def lees_tredesleutel(invoer: object) -> Tekst:
    """De naam van een trede in een salaristabel; de rekenwoorden max en gemiddelde zijn vergeven."""
    trede = lees_trede(invoer)
    if TREDE_REKENWOORD.fullmatch(trede):
        raise WaardeFout(
            "RT206",
            f"'{trede}' is een rekenwoord en kan geen trede in een tabel heten.",
            "Gebruik de naam die de cao aan deze trede geeft.",
        )
    return trede


def lees_sleutel(invoer: object) -> Tekst:
    """Een sleutel waarnaar andere regels verwijzen: kleine letters, cijfers en _ ."""
    sleutel = lees_tekst(invoer)
    if not SLEUTEL.fullmatch(sleutel):
        klein = re.sub(r"[\s-]+", "_", sleutel.lower())
        raise WaardeFout(
            "RT207",
            f"'{sleutel[:40]}' is geen geldige sleutel.",
            f"Bedoelt u '{klein}'?"
            if SLEUTEL.fullmatch(klein)
            else "Gebruik kleine letters, cijfers en _ , te beginnen met een letter (zoals overhead_ict).",
        )
    return sleutel


def lees_caonaam(invoer: object) -> Tekst:
    """De naam van een cao, die ook de naam van haar map is: kleine letters, cijfers, - en _ ."""
    naam = lees_tekst(invoer)
    if not CAONAAM.fullmatch(naam):
        klein = re.sub(r"\s+", "-", naam.strip().lower())
        raise WaardeFout(
            "RT207",
            f"'{naam[:40]}' is geen naam voor een cao.",
            f"Bedoelt u '{klein}'?"
            if CAONAAM.fullmatch(klein)
            else "Gebruik kleine letters, cijfers, - en _ , te beginnen met een letter (zoals sociaal-werk).",
        )
    return naam


def lees_jaar(invoer: object) -> int:
    """Een kalenderjaar in vier cijfers."""
    jaar = _kaal(invoer, "een jaartal")
    if not _JAAR.fullmatch(jaar):
        raise WaardeFout("RT208", f"'{jaar[:40]}' is geen jaartal.", "Schrijf vier cijfers, zoals 2026.")
    if jaar.aangehaald:
        wat = f'"{jaar}" staat tussen aanhalingstekens en is dus tekst, geen jaartal.'
        raise WaardeFout("RT208", wat, f"Haal de aanhalingstekens weg: {jaar}.")
    if not EERSTE_JAAR <= int(jaar) <= LAATSTE_JAAR:
        wat = f"Het jaar {jaar} ligt niet tussen {EERSTE_JAAR} en {LAATSTE_JAAR}."
        raise WaardeFout("RT208", wat, "Controleer de cijfers.")
    return int(jaar)


def lees_datum(invoer: object) -> Datum:
    """Een datum als jjjj-mm-dd die op de kalender bestaat, vanaf 1900; ``9999-12-31`` mag, voor wat geen einde heeft."""
    tekst = _kaal(invoer, "een datum")
    try:
        if not DATUM.fullmatch(tekst):
            raise ValueError(tekst)
        dag = datetime.date.fromisoformat(tekst)
    except ValueError:
        raise WaardeFout(*_vraag().geen_datum(tekst)) from None
    if dag.year < VROEGSTE_JAAR:
        raise WaardeFout("RT209", f"{tekst} ligt vóór {VROEGSTE_JAAR}.", "Controleer de cijfers van het jaar.")
    return Datum(dag, tekst.plaats)


def lees_percentage(invoer: object) -> Waarde:
    """Een percentage met procentteken; ``8.33%`` wordt de fractie 0,0833."""
    tekst = _kaal(invoer, "een percentage")
    if not tekst.endswith("%"):
        raise WaardeFout(
            "RT210",
            f"'{tekst[:40]}' heeft geen procentteken.",
            f"{_vraag().bedoelt_percentage(tekst)}Schrijf het procentteken erbij.",
        )
    kaal = Tekst(tekst[:-1].rstrip(" "), tekst.plaats)
    getal = _getal(kaal, "25", _weiger_te_fijn, "%")
    if abs(getal) > GROOTSTE_PERCENTAGE:
        raise WaardeFout("RT213", f"{tekst} is meer dan {GROOTSTE_PERCENTAGE}%.", "Controleer de cijfers.")
    return Waarde(getal * EEN_PERCENT, tekst.plaats, is_percentage=True)


def lees_bedrag(invoer: object) -> Waarde:
    """Een bedrag in euro, met geen of precies twee decimalen."""
    if type(invoer) is Tekst and not invoer.aangehaald and _GEWOON_BEDRAG.fullmatch(invoer):
        return Waarde(Decimal(invoer), invoer.plaats)
    tekst = _zonder_aanhaling(_kaal(invoer, "een bedrag"), "2946.27")
    return Waarde(_getal(tekst, "2946.27", _weiger_decimalen), tekst.plaats)


def lees_uren(invoer: object) -> Waarde:
    """Een aantal uren, met hooguit twee decimalen (drie lezen als duizendtal)."""
    tekst = _zonder_aanhaling(_kaal(invoer, "een aantal uren"), "7.2")
    return Waarde(_getal(tekst, "7.2", _weiger_duizendtal), tekst.plaats)


def lees_getal(invoer: object) -> Waarde:
    """Een gewoon getal (aantal, fte), met hooguit twee decimalen."""
    tekst = _zonder_aanhaling(_kaal(invoer, "een getal"), "1.5")
    return Waarde(_getal(tekst, "1.5", _weiger_duizendtal), tekst.plaats)


def lees_percentage_of_bedrag(invoer: object) -> Waarde:
    """Een waarde van een reeks: percentage als er een procentteken staat, anders een bedrag."""
    tekst = _kaal(invoer, "een percentage of bedrag")
    return lees_percentage(tekst) if tekst.endswith("%") else lees_bedrag(tekst)


def lees_percentage_of_getal(invoer: object) -> Waarde:
    """Een eigen waarde voor een parameter: percentage met procentteken, anders een aantal of bedrag."""
    tekst = _kaal(invoer, "een percentage, aantal of bedrag")
    return lees_percentage(tekst) if tekst.endswith("%") else lees_getal(tekst)


def lees_aantal(invoer: object) -> Waarde:
    """Hoe vaak een bedrag telt: een getal vanaf nul, of als deel van de jeugdigen een percentage tot en met 100%."""
    aantal = lees_percentage_of_getal(invoer)
    if aantal.is_percentage and aantal.getal > 1:
        raise WaardeFout(
            "RT211",
            f"{procenten(aantal.getal)}% is meer dan alle jeugdigen.",
            bedoelt_aantal(aantal.getal),
            aantal.plaats,
        )
    return niet_negatief(aantal)


def bedoelt_aantal(deel: Decimal) -> str:
    """De vraag welk aantal bedoeld is met een percentage; ``20%`` kan 20 zijn, of 0.2."""
    beide = (procenten(deel), f"{deel.normalize():f}")
    # met meer decimalen is een aantal zelf weer een vraag (RT215)
    kan = [een for een in beide if Decimal(een) == Decimal(_op_centen(een))]
    if not kan:
        return "Schrijf het aantal zonder procentteken, met hooguit twee decimalen."
    return f"Bedoelt u {' of '.join(kan)}? Schrijf het zo op, zonder procentteken."


def positief(waarde: Waarde) -> Waarde:
    """Weiger nul en negatief."""
    if waarde.getal <= 0:
        raise WaardeFout("RT211", "Dit moet meer dan nul zijn.", "Controleer het teken en de cijfers.", waarde.plaats)
    return waarde


def ten_minste_een(waarde: Waarde) -> Waarde:
    """Weiger minder dan één, waar geteld wordt wat niet te delen is (plaatsen, deelnemers, dagen)."""
    if positief(waarde).getal < 1:
        cijfers = f"{waarde.getal:f}".partition(".")[2].strip("0")
        raise WaardeFout(
            "RT211",
            f"{waarde.getal} is minder dan één; hier hoort hoeveel het er zijn.",
            f"Bedoelt u {cijfers}? Een deel van het geheel ({procenten(waarde.getal)}%) hoort hier niet.",
            waarde.plaats,
        )
    return waarde


def niet_negatief(waarde: Waarde) -> Waarde:
    """Weiger een negatieve waarde."""
    if waarde.getal < 0:
        raise WaardeFout("RT211", "Dit mag niet onder nul liggen.", "Controleer het minteken.", waarde.plaats)
    return waarde


def _zonder_aanhaling(tekst: Tekst, voorbeeld: str) -> Tekst:
    if tekst.aangehaald:
        raise WaardeFout(*_vraag().aangehaald(tekst, voorbeeld))
    return tekst


def _getal(tekst: Tekst, voorbeeld: str, weiger: Callable[[Tekst], None], teken: str = "") -> Decimal:
    """De tekst als exact getal, of een fout die vraagt wat er bedoeld is."""
    if len(tekst) > MAXIMALE_GETALLENGTE:
        raise WaardeFout(
            "RT213", f"Dit getal heeft {len(tekst)} tekens.", f"Schrijf een getal zoals {voorbeeld}{teken}."
        )
    if not GETAL.fullmatch(tekst):
        raise WaardeFout(*_vraag().geen_getal(tekst, voorbeeld, teken))
    weiger(tekst)
    return Decimal(tekst)


def _weiger_te_fijn(tekst: Tekst) -> None:
    """Een percentage is door zijn teken eenduidig, tenzij het ook het grootste kan zijn (1.000%); fijner dan zes decimalen is een vergissing."""
    heel, _, decimalen = tekst.partition(".")
    if tekst.lstrip("-") == f"{GROOTSTE_PERCENTAGE // 1000}.000":
        raise _dubbelzinnig(Tekst(f"{tekst}%", tekst.plaats), f"{heel}000%", f"{heel}%")
    if len(decimalen) > FIJNSTE_PERCENTAGE:
        raise WaardeFout("RT215", f"{tekst}% heeft meer dan zes decimalen.", "Rond het percentage af.")


def _weiger_decimalen(tekst: Tekst) -> None:
    """Een bedrag heeft geen of twee decimalen; drie cijfers achter de punt kan een duizendtal zijn."""
    heel, punt, decimalen = tekst.partition(".")
    if not punt or len(decimalen) == 2:
        return
    if len(decimalen) == 3 and heel.lstrip("-") != "0":
        raise _dubbelzinnig(tekst, f"{heel}{decimalen}.00", _op_centen(tekst))
    raise WaardeFout(
        "RT215",
        f"Het bedrag {tekst} heeft {len(decimalen)} {'decimaal' if len(decimalen) == 1 else 'decimalen'}; het zijn er geen of precies twee.",
        f"Bedoelt u {_op_centen(tekst)}?"
        if Decimal(_op_centen(tekst))
        else "De cent is de kleinste stap; schrijf 0.01 of meer.",
    )


def _weiger_duizendtal(tekst: Tekst) -> None:
    """Uren en aantallen hebben hooguit twee decimalen; drie cijfers kan een duizendtal zijn."""
    heel, _, decimalen = tekst.partition(".")
    if len(decimalen) == 3 and heel.lstrip("-") != "0":
        raise _dubbelzinnig(tekst, f"{heel}{decimalen}", _op_centen(tekst))
    if len(decimalen) > 2:
        raise WaardeFout("RT215", f"{tekst} heeft meer dan twee decimalen.", f"Bedoelt u {_op_centen(tekst)}?")


def _op_centen(tekst: str) -> str:
    """Het getal op twee decimalen, als voorstel in een melding; gerekend wordt er niet mee."""
    return f"{Decimal(tekst).quantize(Decimal('0.01'), ROUND_HALF_UP):f}"


def _dubbelzinnig(tekst: Tekst, duizendtal: str, breuk: str) -> WaardeFout:
    return WaardeFout(
        "RT215",
        f"{tekst} kan {duizendtal} betekenen, maar ook {breuk}.",
        f"Bedoelt u {duizendtal} of {breuk}? Schrijf het zo op.",
    )
