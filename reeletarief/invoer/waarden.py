"""Van tekst naar getal, bedrag, percentage of datum, zonder te raden; namen en codes leest :mod:`.woorden`.

Een waarde die op twee manieren te lezen is (``3.250``, ``1.5``, ``36:00``) wordt geweigerd met een vraag
(:mod:`.getalvraag`, alleen geladen als er een is). Getallen worden rechtstreeks uit de tekst een
:class:`~decimal.Decimal`.
"""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, NamedTuple

from reeletarief.afronding import op_cent, op_decimalen
from reeletarief.invoer.getalvorm import EEN_PROCENT, GEKRULD, GETAL, procenten
from reeletarief.invoer.yaml_strikt import Blok, Lijst, Tekst

if TYPE_CHECKING:
    from collections.abc import Callable

    from reeletarief.fouten import Plaats

MAXIMALE_GETALLENGTE = 15
"""In tekens, met het minteken en de punt erbij."""
GROOTSTE_PERCENTAGE = 1000
FIJNSTE_PERCENTAGE = 6
"""Het grootste aantal decimalen van een percentage."""
FIJNSTE_BEDRAG, FIJNSTE_AANTAL = 2, 4
"""Dezelfde grens voor een bedrag, en voor uren, fte en aantallen: een derde is 0.3333, vijftig minuten is 0.8333."""
EERSTE_JAAR, LAATSTE_JAAR = 1950, 2100
VROEGSTE_JAAR = 1900
"""Van een datum; nog vroeger is altijd een tikfout, en aan de rand van de kalender is niet te rekenen."""
DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_GEWOON_BEDRAG = re.compile(r"-?(0|[1-9][0-9]{0,10})(\.[0-9]{2})?")
_DUIZENDTAL = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
"""Drie cijfers achter een punt die ook een duizendteken kan zijn; met vier ervoor kan dat niet."""
_JAAR = re.compile(r"[0-9]{4}")


class WaardeFout(ValueError):
    """Een waarde is niet eenduidig of past niet; draagt code, uitleg en remedie.

    Zonder ``plaats`` is het de plek van het blok, of daarin van ``sleutel``: een blok of lijst kent na het keuren zijn plaats niet meer.
    """

    def __init__(self, code: str, wat: str, remedie: str, plaats: Plaats | None = None, *, sleutel: str = "") -> None:
        super().__init__(wat)
        self.code = code
        self.wat = wat
        self.remedie = remedie
        self.plaats = plaats
        self.sleutel = sleutel


class Waarde(NamedTuple):
    """Een getal met de plaats waar het staat. Een percentage is een fractie: ``8%`` is 0,08."""

    getal: Decimal
    plaats: Plaats
    is_percentage: bool = False


EEN_DAG = datetime.timedelta(days=1)


class Datum(NamedTuple):
    """Een kalenderdag met de plaats waar hij staat."""

    dag: datetime.date
    plaats: Plaats


def losse_tekst(invoer: object, verwacht: str) -> Tekst:
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


def lees_jaar(invoer: object) -> int:
    """Een kalenderjaar in vier cijfers."""
    jaar = losse_tekst(invoer, "een jaartal")
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
    tekst = losse_tekst(invoer, "een datum")
    try:
        if not DATUM.fullmatch(tekst):
            raise ValueError(tekst)
        dag = datetime.date.fromisoformat(tekst)
    except ValueError:
        from reeletarief.invoer.getalvraag import geen_datum

        raise WaardeFout(*geen_datum(tekst)) from None
    if dag.year < VROEGSTE_JAAR:
        raise WaardeFout("RT209", f"{tekst} ligt vóór {VROEGSTE_JAAR}.", "Controleer de cijfers van het jaar.")
    return Datum(dag, tekst.plaats)


def lees_percentage(invoer: object) -> Waarde:
    """Een percentage met procentteken; ``8.33%`` wordt de fractie 0,0833."""
    tekst = losse_tekst(invoer, "een percentage")
    if not tekst.endswith("%"):
        from reeletarief.invoer.getalvraag import bedoelt_percentage, geen_getal

        if tekst.strip(GEKRULD).endswith("%"):
            raise WaardeFout(*geen_getal(tekst, "25", "%"))
        raise WaardeFout(
            "RT210",
            f"'{tekst[:40]}' heeft geen procentteken.",
            f"{bedoelt_percentage(tekst)}Schrijf het procentteken erbij.",
        )
    kaal = Tekst(tekst[:-1].rstrip(" "), tekst.plaats)
    getal = _getal(kaal, "25", _weiger_te_fijn_percentage, "%")
    if abs(getal) > GROOTSTE_PERCENTAGE:
        raise WaardeFout("RT213", f"{tekst} is meer dan {GROOTSTE_PERCENTAGE}%.", "Controleer de cijfers.")
    return Waarde(getal * EEN_PROCENT, tekst.plaats, is_percentage=True)


def lees_bedrag(invoer: object) -> Waarde:
    """Een bedrag in euro, met geen of precies twee decimalen."""
    if type(invoer) is Tekst and not invoer.aangehaald and _GEWOON_BEDRAG.fullmatch(invoer):
        return Waarde(Decimal(invoer), invoer.plaats)
    tekst = _zonder_aanhaling(losse_tekst(invoer, "een bedrag"), "2946.27")
    return Waarde(_getal(tekst, "2946.27", _weiger_te_fijn_bedrag), tekst.plaats)


def lees_uren(invoer: object) -> Waarde:
    """Een aantal uren, met hooguit vier decimalen (drie kunnen een duizendtal zijn)."""
    tekst = _zonder_aanhaling(losse_tekst(invoer, "een aantal uren"), "7.2")
    return Waarde(_getal(tekst, "7.2", _weiger_te_fijn_aantal), tekst.plaats)


def lees_getal(invoer: object) -> Waarde:
    """Een gewoon getal (aantal, fte), met hooguit vier decimalen."""
    tekst = _zonder_aanhaling(losse_tekst(invoer, "een getal"), "1.5")
    return Waarde(_getal(tekst, "1.5", _weiger_te_fijn_aantal), tekst.plaats)


def lees_percentage_of_bedrag(invoer: object) -> Waarde:
    """Een waarde van een reeks: percentage als er een procentteken staat, anders een bedrag."""
    tekst = losse_tekst(invoer, "een percentage of bedrag")
    return lees_percentage(tekst) if tekst.endswith("%") else lees_bedrag(tekst)


def lees_percentage_of_getal(invoer: object) -> Waarde:
    """Een eigen waarde voor een parameter: percentage met procentteken, anders een aantal of bedrag."""
    tekst = losse_tekst(invoer, "een percentage, aantal of bedrag")
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
    beide = (aantal_in_bestand(deel * 100), aantal_in_bestand(deel))
    # met meer decimalen is een aantal zelf weer een vraag (RT215)
    kan = [een for een in beide if Decimal(een) == Decimal(_afgerond(een, FIJNSTE_AANTAL))]
    if not kan:
        return "Schrijf het aantal zonder procentteken, met hooguit vier decimalen."
    return f"Bedoelt u {' of '.join(kan)}? Schrijf het zo op, zonder procentteken."


def positief(waarde: Waarde) -> Waarde:
    """Weiger nul en negatief."""
    if waarde.getal < 0:
        raise _onder_nul(waarde, "meer dan nul")
    if waarde.getal == 0:
        wat = f"{zoals_geschreven(waarde)} is nul; hier hoort meer dan nul."
        raise WaardeFout("RT211", wat, "Schrijf een waarde boven nul.", waarde.plaats)
    return waarde


def zoals_geschreven(waarde: Waarde) -> str:
    """De waarde zoals zij in een bestand staat: ``40%`` of ``-12.50``."""
    return f"{procenten(waarde.getal)}%" if waarde.is_percentage else f"{waarde.getal:f}"


def aantal_in_bestand(getal: Decimal) -> str:
    """Een aantal zoals het in een bestand te schrijven is: ``1.3330``, want ``1.333`` kan een duizendtal zijn."""
    tekst = f"{getal.normalize():f}"
    return f"{tekst}0" if _DUIZENDTAL.fullmatch(tekst) else tekst


def op_aantal(getal: Decimal) -> Decimal:
    """Een aantal zoals een bestand het kan hebben (0.3333) blijft zo; een berekend aantal met meer decimalen komt op twee."""
    return getal if getal == op_decimalen(getal, FIJNSTE_AANTAL) else op_cent(getal)


def _onder_nul(waarde: Waarde, hoort: str) -> WaardeFout:
    goed = zoals_geschreven(waarde._replace(getal=-waarde.getal))
    wat = f"{zoals_geschreven(waarde)} ligt onder nul; hier hoort {hoort}."
    return WaardeFout("RT211", wat, f"Bedoelt u {goed}? Haal dan het minteken weg.", waarde.plaats)


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
        raise _onder_nul(waarde, "nul of meer")
    return waarde


def _zonder_aanhaling(tekst: Tekst, voorbeeld: str) -> Tekst:
    if tekst.aangehaald:
        from reeletarief.invoer.getalvraag import aangehaald

        raise WaardeFout(*aangehaald(tekst, voorbeeld))
    return tekst


def _getal(tekst: Tekst, voorbeeld: str, weiger: Callable[[Tekst], None], teken: str = "") -> Decimal:
    """De tekst als exact getal, of een fout die vraagt wat er bedoeld is."""
    if len(tekst) > MAXIMALE_GETALLENGTE:
        raise WaardeFout(
            "RT213", f"Dit getal heeft {len(tekst)} tekens.", f"Schrijf een getal zoals {voorbeeld}{teken}."
        )
    if not GETAL.fullmatch(tekst):
        from reeletarief.invoer.getalvraag import geen_getal

        raise WaardeFout(*geen_getal(tekst, voorbeeld, teken))
    weiger(tekst)
    return Decimal(tekst)


def _weiger_te_fijn_percentage(tekst: Tekst) -> None:
    """Een percentage is door zijn teken eenduidig, tenzij het ook het grootste kan zijn (1.000%); fijner dan zes decimalen is een vergissing."""
    heel, _, decimalen = tekst.partition(".")
    if tekst.lstrip("-") == f"{GROOTSTE_PERCENTAGE // 1000}.000":
        raise _dubbelzinnig(Tekst(f"{tekst}%", tekst.plaats), f"{heel}000%", f"{heel}%")
    if len(decimalen) > FIJNSTE_PERCENTAGE:
        raise WaardeFout("RT215", f"{tekst}% heeft meer dan zes decimalen.", "Rond het percentage af.")


def _weiger_te_fijn_bedrag(tekst: Tekst) -> None:
    """Een bedrag heeft geen of twee decimalen; drie cijfers achter de punt kan een duizendtal zijn."""
    heel, punt, decimalen = tekst.partition(".")
    if not punt or len(decimalen) == FIJNSTE_BEDRAG:
        return
    if _DUIZENDTAL.fullmatch(tekst):
        raise _dubbelzinnig(tekst, f"{heel}{decimalen}.00", _afgerond(tekst, FIJNSTE_BEDRAG))
    raise WaardeFout(
        "RT215",
        f"Het bedrag {tekst} heeft {len(decimalen)} {'decimaal' if len(decimalen) == 1 else 'decimalen'}; het zijn er geen of precies twee.",
        bedoelt_afgerond(tekst, FIJNSTE_BEDRAG, "De cent"),
    )


def _weiger_te_fijn_aantal(tekst: Tekst) -> None:
    """Uren en aantallen hebben hooguit vier decimalen; drie cijfers kan een duizendtal zijn, met een nul erachter niet meer."""
    heel, _, decimalen = tekst.partition(".")
    if _DUIZENDTAL.fullmatch(tekst):
        breuk = _afgerond(tekst, FIJNSTE_AANTAL)
        raise _dubbelzinnig(tekst, f"{heel}{decimalen}", breuk.removesuffix("00"))
    if len(decimalen) > FIJNSTE_AANTAL:
        raise WaardeFout(
            "RT215",
            f"{tekst} heeft meer dan vier decimalen.",
            bedoelt_afgerond(tekst, FIJNSTE_AANTAL, "Een tienduizendste"),
        )


def bedoelt_afgerond(tekst: str, decimalen: int, kleinste_stap: str) -> str:
    """De vraag of het getal op zoveel decimalen bedoeld is; wat daar nul van wordt zonder nul te zijn, is dat niet."""
    afgerond = _afgerond(tekst, decimalen)
    if Decimal(tekst) and not Decimal(afgerond):
        return f"{kleinste_stap} is de kleinste stap; schrijf {Decimal(1).scaleb(-decimalen)} of meer."
    return f"Bedoelt u {afgerond}?"


def _afgerond(tekst: str, decimalen: int) -> str:
    """Het getal op zoveel decimalen, als voorstel in een melding; gerekend wordt er niet mee."""
    return f"{Decimal(tekst).quantize(Decimal(1).scaleb(-decimalen), ROUND_HALF_UP):f}"


def _dubbelzinnig(tekst: Tekst, duizendtal: str, breuk: str) -> WaardeFout:
    return WaardeFout(
        "RT215",
        f"{tekst} kan {duizendtal} betekenen, maar ook {breuk}.",
        f"Bedoelt u {duizendtal} of {breuk}? Schrijf het zo op.",
    )
